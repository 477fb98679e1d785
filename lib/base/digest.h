/* Sums that tell what was summed up: each thing becomes one number, such that two lists whose sums are the
 * same have the same things, in whatever order. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stdint.h>

/* The beginning of a thing, and what it consists of; NULL counts as "". */
uint64_t digest_begin(void);
uint64_t digest_text(uint64_t hash, const char *text);
uint64_t digest_number(uint64_t hash, int64_t number);

/* What is summed up. */
uint64_t digest_end(uint64_t hash);

#endif

/* SHA-1, as git names its objects and closes its index with it: libmd's, but for whole blocks on processors that have
 * instructions for them.  Not for secrets. */
#ifndef BASE_SHA1_H
#define BASE_SHA1_H

#include <stddef.h>
#include <sys/types.h>
#include <sha1.h>

enum { SHA1_BYTES = SHA1_DIGEST_LENGTH, SHA1_TEXT_SIZE = SHA1_DIGEST_STRING_LENGTH };

struct sha1 {
	SHA1_CTX libmd;
};

void sha1_begin(struct sha1 *sha1);
void sha1_add(struct sha1 *sha1, const void *bytes, size_t length);
void sha1_end(struct sha1 *sha1, unsigned char digest[SHA1_BYTES]);

/* 40 hexadecimal digits and a NUL, and back; from text that was checked. */
void sha1_format(const unsigned char digest[SHA1_BYTES], char text[SHA1_TEXT_SIZE]);
void sha1_parse(const char *text, unsigned char digest[SHA1_BYTES]);

#endif

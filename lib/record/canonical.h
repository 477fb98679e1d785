/* The reader of records in the one spelling that record/write.h gives them, line by line.
 *
 * Internal to record/.  Nearly all that a store holds was written by record_write, and needs none of
 * what YAML can do beyond it.  The law: what is taken here, record/read_yaml.h reads as the same record.
 * So nothing is guessed: at the first byte that record_write would not have put there, and at a value
 * that its field does not take, the document is not taken, no word is said, and the caller gives the
 * document to libyaml, which reads it or says what is wrong.  Not taken are, among others, keys in
 * another order, indentation by anything but two spaces, comments, empty lines between keys, plain and
 * single-quoted texts, escapes but \" \\ \t, anchors, tags, directives, lists in brackets that hold
 * something, and whatever is beyond the limits of record/bytes.h.
 *
 * Wants bytes that bytes_check has passed: UTF-8 without CR, NUL, U+0085, U+2028, U+2029, and with a
 * newline at the end. */
#ifndef RECORD_CANONICAL_H
#define RECORD_CANONICAL_H

#include <stdbool.h>
#include <stddef.h>

#include "record/canonical_text.h"
#include "record/field.h"

/* Begin on `bytes` (kept); strings of records go into `arena` (kept).  Close with canonical_close. */
void canonical_open(struct canonical *in, const char *bytes, size_t length, struct arena *arena);
void canonical_close(struct canonical *in);

/* Read the next document into `record` (schema->size bytes, zeroed), with the "---" before it, and go
 * to its end: there the bytes end or another "---" begins.  False when it is not taken: `at`, `line`
 * and the arena are then as before, the record holds whatever it holds. */
bool canonical_read(struct canonical *in, const struct schema *schema, void *record);

#endif

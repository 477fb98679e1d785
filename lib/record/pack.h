/* A record as bytes, short and quickly read again by the program that wrote them: for records that are put aside
 * (no file format: nobody else reads them). */
#ifndef RECORD_PACK_H
#define RECORD_PACK_H

#include "base/arena.h"
#include "base/str.h"
#include "record/field.h"

/* Add the fields of the record that are not empty. */
void record_pack_add(const struct schema *schema, const void *record, struct str *into);

/* Make `record`, a struct of the schema's size, what was packed.  Its texts are those in `bytes` (kept), its words,
 * pairs and lists are in the arena; members that are no field of the schema are emptied.  The end of its bytes. */
const char *record_pack_read(const struct schema *schema, void *record, const char *bytes, struct arena *arena);

#endif

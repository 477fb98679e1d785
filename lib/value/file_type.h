/* What a file is, by the bytes it begins with: a name may say anything. */
#ifndef VALUE_FILE_TYPE_H
#define VALUE_FILE_TYPE_H

#include <stdbool.h>
#include <stddef.h>

/* "jpg", "pdf", "docx", "txt", ...: a word of small letters and digits that can be the end of a file's
 * name; "bin" for what is not known.  Static. */
const char *file_type_of(const char *bytes, size_t length);

/* Is this a word that file_type_of may return? */
bool file_type_is(const char *word);

#endif

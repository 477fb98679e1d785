/* Numbers that identify: people, units, telephones; their check digits.
 *
 * Messages say what is wrong with a number and never repeat it: it is personal data, and messages
 * reach logs. */
#ifndef VALUE_IDENT_H
#define VALUE_IDENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

/* Resident identity number (GB 11643-1999): 17 digits and a check character (0-9, X upper case),
 * with a real birth date.  ERR_MALFORMED says which part fails. */
int ident_resident_check(const char *text, struct err *err);

/* Unified social credit code (GB 32100-2015): 18 characters, check character at the end. */
int ident_credit_check(const char *text, struct err *err);

/* A telephone number as people write it, without blanks, hyphens, brackets and +86: "138-0013-8000",
 * "+86 138 0013 8000" and "(0724)2331234" become 13800138000 and 0724-2331234.  What is no number stays as it
 * is.  In the arena, or the text. */
const char *ident_phone_plain(const char *text, struct arena *arena);

/* Telephone: a mobile number (1[3-9] and 9 digits), a landline with area code
 * (0 and 2-3 digits, an optional "-", 7-8 digits, an optional "-" and extension of 1-6 digits),
 * or a 3- to 5-digit or 400/800 service number (10 digits, single "-" between them allowed). */
int ident_phone_check(const char *text, struct err *err);

/* Does a number of at least 14 digits hold, from its 7th on, an existing day as YYYYMMDD? */
bool ident_has_birth_date(const char *text);

bool ident_is_mobile(const char *text);

/* The length of a landline's area code; 0: not a landline. */
size_t ident_area_size(const char *text);

#endif

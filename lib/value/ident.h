/* Numbers that identify: people, units, telephones; their check digits and their masks.
 *
 * Messages say what is wrong with a number and never repeat it: it is personal data, and messages
 * reach logs. */
#ifndef VALUE_IDENT_H
#define VALUE_IDENT_H

#include "base/arena.h"
#include "base/err.h"

/* Resident identity number (GB 11643-1999): 17 digits and a check character (0-9, X upper case),
 * with a real birth date.  ERR_MALFORMED says which part fails. */
int ident_resident_check(const char *text, struct err *err);

/* Unified social credit code (GB 32100-2015): 18 characters, check character at the end. */
int ident_credit_check(const char *text, struct err *err);

/* Telephone: a mobile number (1[3-9] and 9 digits), a landline with area code
 * (0 and 2-3 digits, an optional "-", 7-8 digits, an optional "-" and extension of 1-6 digits),
 * or a 3- to 5-digit or 400/800 service number (10 digits, single "-" between them allowed). */
int ident_phone_check(const char *text, struct err *err);

/* Masks for lists and exports; a text too short to keep anything becomes all "*".
 * Identity number: first 4 and last 4 stay, 10 stars (4208**********0012); other lengths alike,
 * but below 12 characters all are stars.
 * Phone: 138****8000; a landline keeps the area code, its "-" and the last two digits; what is
 * neither becomes all "*".
 * Name: the first and the last character stay (王*明, 买*****逊); of two the first (李*);
 * one character is kept.  The result is in the arena; NULL or "" gives "". */
const char *ident_mask_number(struct arena *arena, const char *text);
const char *ident_mask_phone(struct arena *arena, const char *text);
const char *ident_mask_name(struct arena *arena, const char *text);

#endif

/* Masks: personal data as lists, exports and messages show it.
 *
 * Numbers keep so much that two people can be told apart, and no more.  What belongs to companies is
 * public and stays: their names.  A text too short to keep anything becomes all "*".  NULL or "" gives "".  Results are in the arena or the text itself. */
#ifndef VALUE_MASK_H
#define VALUE_MASK_H

#include <stdbool.h>

#include "base/arena.h"

/* Identity or bank number: first 4 and last 4 stay (4208**********0012); below 12 characters all are
 * stars. */
const char *mask_number(struct arena *arena, const char *text);

/* Telephone: 138****8000; a landline keeps the area code, its "-" and the last two digits; what is neither
 * becomes all "*". */
const char *mask_phone(struct arena *arena, const char *text);

/* Name: the surname and the last character stay (王*明, 欧阳*华, 买*****逊), of two characters the first
 * (李*), of a double surname and one more the surname (欧阳*).  One character is kept.  Companies stay. */
const char *mask_name(struct arena *arena, const char *text);

/* Is it the name of a company, a shop, an authority, a school, and not that of a person? */
bool mask_is_company(const char *name);

/* Address: the digits of houses, entrances, floors and rooms (象山大道***号*栋*单元***室), Arabic of any
 * width, and Chinese numerals in front of such a word; roads keep theirs (五一路, 107国道). */
const char *mask_address(struct arena *arena, const char *text);

/* The value of the digit, ASCII or full width, that a text begins with; -1: none. */
int mask_digit(const char *text);

/* Is the text as a mask leaves it, also where its stars became full width?  Such a one is not taken back by an
 * import.  Of a single value any star says so, of free text (`prose`) only four behind a digit. */
bool mask_is_masked(const char *text, bool prose);

#endif

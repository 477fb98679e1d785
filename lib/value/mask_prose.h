/* Free text with personal numbers in it. */
#ifndef VALUE_MASK_PROSE_H
#define VALUE_MASK_PROSE_H

#include "base/arena.h"

/* Free text: what is a telephone or an identity number in it, also among Chinese text, in full-width digits,
 * with blanks, hyphens or brackets between groups.  A landline without its area code only behind a word
 * as 电话.  Numbers of meters, accounts and tickets, dates and amounts stay; NULL or "" gives "". */
const char *mask_prose(struct arena *arena, const char *text);

#endif

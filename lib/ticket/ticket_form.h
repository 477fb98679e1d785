/* What a registration form must say before a matter is received (article 5(3), annex 9): who, how he
 * is reached, and what he asks for. */
#ifndef TICKET_TICKET_FORM_H
#define TICKET_TICKET_FORM_H

#include "base/err.h"

struct service;
struct ticket;

/* ERR_REFUSED names everything that the form lacks, at once, and what to type.  Consultations and
 * what is done directly need nothing; nobody's name and telephone are asked for when it says why
 * there is none (`anonymous`), nor a telephone when it says how else he is reached (`no_phone`). */
int ticket_form_check(const struct service *service, const struct ticket *form, struct err *err);

#endif

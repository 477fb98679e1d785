/* Papers as they are named at the window: only those that the service asks for, so that nobody is
 * sent for something that nobody needs. */
#ifndef OFFICE_PAPER_H
#define OFFICE_PAPER_H

#include <stdbool.h>

#include "base/err.h"
#include "record/words.h"

struct service;

/* ERR_REFUSED names the first code that is no paper of the service, with the one that was probably
 * meant, else all that there are.  With `all` the word "all" is right, too. */
int paper_check(const struct service *service, const struct words *codes, bool all, struct err *err);

#endif

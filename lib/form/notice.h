/* 一次性告知书 of a ticket: why it cannot be done at once, which papers are still to come, whom to ask,
 * where and when (article 5(2)).  The one of a service in general is form/checklist.h. */
#ifndef FORM_NOTICE_H
#define FORM_NOTICE_H

#include "form/form_grid.h"
#include "form/form_words.h"

struct service;

void notice_form(struct form_grid *form, const struct form_words *names, const struct service *service,
	const struct ticket *ticket, struct arena *arena);

#endif

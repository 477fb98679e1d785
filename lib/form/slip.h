/* 受理回执: what a customer takes home when a matter was received: its number (also as a QR code), what
 * was promised in words, and whom to ask (article 5(3)). */
#ifndef FORM_SLIP_H
#define FORM_SLIP_H

#include "form/form_grid.h"
#include "form/form_words.h"

struct service;

/* `promise` is ticket_promise_words of the moment. */
void slip_form(struct form_grid *form, const struct form_words *names, const struct service *service,
	const struct ticket *ticket, const char *promise, struct arena *arena);

#endif

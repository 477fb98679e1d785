/* The papers that a window hands out: the forms of annexes 8, 9 and 10, the payment receipt and the
 * one-time notice, each as a form (form/form_grid.h) filled in from records.
 *
 * The words on them are the regulation's own and Chinese whatever the language of the messages.  What
 * no record says yet is left to the pen.  A form of a matter that changed an account shows the
 * account as it was then: what came later does not change what a paper says. */
#ifndef FORM_FORM_PRINT_H
#define FORM_FORM_PRINT_H

#include <stdbool.h>

#include "account/account.h"
#include "base/arena.h"
#include "base/err.h"
#include "form/form_grid.h"
#include "office/catalogue.h"
#include "payment/payment.h"
#include "ticket/ticket.h"

struct session;
struct event;

enum form_words_kind {
	FORM_PRINT_REGISTER, /* annex 9: “一站式服务”业务受理登记表 */
	FORM_PRINT_APPROVAL, /* annex 8: 用户用水业务审批表, in three copies */
	FORM_PRINT_TRANSFER, /* annex 10: 水表过户更名申请表 */
	FORM_PRINT_RECEIPT,  /* 水费收据 */
	FORM_PRINT_NOTICE    /* 一次性告知书 */
};
extern const struct choice form_print_kinds[]; /* register approval transfer receipt notice */

struct form_print_order {
	int kind;           /* enum form_words_kind */
	const char *record; /* ticket, receipt or service, as typed; NULL: the empty form */
	int for_whom;       /* enum paper_for, of a notice */
};

/* Load what the order names and fill the form in.  ERR_REFUSED when there is no such record, or it
 * is a ticket of a service with another form; ERR_USAGE for an empty receipt or notice, which
 * nobody should sign.  In the session's arena. */
int form_print_load(const struct session *session, const struct form_print_order *order, struct form_grid *form,
	struct err *err);

/* Who and what the codes in records are. */
struct form_words {
	const char *company;
	struct catalogue catalogue;
	struct list staff; /* struct staff */
};

/* An account as it was before and after a matter. */
struct form_account {
	struct account before;
	struct account after;
	const struct event *event; /* of the matter; NULL: it has not changed the account yet, and
	                              both are the account as it stands */
};

/* The account around the last event that belongs to `ref`, a ticket or a receipt. */
int form_print_account_at(const struct account *account, const char *ref, struct arena *arena,
	struct form_account *at, struct err *err);

/* The forms, filled in; a zeroed record leaves its places empty.  `service` may be NULL. */
void annex9_register(struct form_grid *form, const struct form_words *names,
	const struct ticket *ticket, struct arena *arena);
void annex8_approval(struct form_grid *form, const struct form_words *names,
	const struct service *service, const struct ticket *ticket,
	const struct form_account *account, struct arena *arena);
void annex10_transfer(struct form_grid *form, const struct form_words *names,
	const struct service *service, const struct ticket *ticket,
	const struct form_account *account, struct arena *arena);
void receipt_form(struct form_grid *form, const struct form_words *names,
	const struct payment *payment, const struct form_account *account, const char *countered_by,
	struct arena *arena);
void checklist_form(struct form_grid *form, const struct form_words *names,
	const struct service *service, int for_whom, struct arena *arena);

#endif

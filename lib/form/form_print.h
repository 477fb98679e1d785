/* The papers that a window hands out: the forms of annexes 8, 9 and 10, receipts, refund vouchers and
 * statements of accounts, slips and one-time notices, each a form (form/form_grid.h) filled in from the
 * records of a store, to be shown (form/form_text.h) or printed (form/form_pdf.h).
 *
 * The words on them are the regulation's own and Chinese whatever the language of the messages.
 * What no record says yet is left to the pen.  A form of a matter that changed an account shows the
 * account as it was then: what came later does not change what a paper says. */
#ifndef FORM_FORM_PRINT_H
#define FORM_FORM_PRINT_H

#include "base/err.h"
#include "form/form_grid.h"
#include "rules/catalogue.h"
#include "record/field.h"

struct session;

enum form_print_kind {
	FORM_PRINT_REGISTER, /* annex 9 (form/annex9_register.h) */
	FORM_PRINT_APPROVAL, /* annex 8 (form/annex8_approval.h) */
	FORM_PRINT_TRANSFER, /* annex 10 (form/annex10_transfer.h) */
	FORM_PRINT_RECEIPT,  /* form/receipt.h; form/voucher.h of what was given back */
	FORM_PRINT_NOTICE,   /* form/checklist.h of a service, form/notice.h of a ticket */
	FORM_PRINT_SLIP,     /* form/slip.h */
	FORM_PRINT_EVIDENCE, /* form/evidence_form.h */
	FORM_PRINT_STATEMENT /* form/statement.h */
};
extern const struct choice form_print_kinds[]; /* register approval transfer receipt notice slip evidence statement */

struct form_print_order {
	int kind;           /* enum form_print_kind */
	const char *record; /* ticket, receipt, account or service, as typed; NULL: the empty form */
	int for_whom;       /* enum paper_for, of a notice */
	int from, to;       /* days, of a statement; 0: no end */
	int64_t holder;     /* number, of a statement: 1 the first; 0: who holds now */
};

/* Does the form have somebody's data on it?  Of a notice that is one of a ticket, whose id begins with a
 * digit. */
bool form_print_is_personal(const struct form_print_order *order);

/* Load what the order names and fill the form in.  ERR_REFUSED when there is no such record, or it
 * is a ticket of a service with another form; ERR_USAGE for an empty receipt, notice, slip or evidence,
 * which nobody should sign.  In the session's arena. */
int form_print_load(const struct session *session, const struct form_print_order *order,
	struct form_grid *form, struct err *err);

#endif

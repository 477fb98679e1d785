/* The papers that a window hands out, for the printer or the terminal. */
#include "cli/main.h"
#include "form/form_print.h"
#include "program/form_program.h"

static struct {
	struct form_print_order order;
	const char *kind;
	const char *path;
	bool blank;
	bool text;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("output", path, LINE, N_("write to a file; \"-\" is standard output"), "FILE", AS_TYPED, .letter = 'o'),
	FLAG("blank", blank, N_("the empty form, to be filled in by hand")),
	FLAG("text", text, N_("the form as text for a terminal, once, in place of PDF")),
	OPTION("for", order.for_whom, ENUM, N_("for a notice: for whom"), "WHOM", CHOICES(paper_fors)),
	OPTION("from", order.from, DATE, N_("for a statement: from this day on"), "DATE"),
	OPTION("holder", order.holder, INT, N_("for a statement: of which holder, 1 for the first (who holds it now)"), "NUMBER"),
	OPTION("to", order.to, DATE, N_("for a statement: up to this day (today)"), "DATE"),
};

static const struct command_operand operands[] = {
	OPERAND("FORM", kind, N_("register (annex 9), approval (annex 8), transfer (annex 10), receipt, notice, slip, evidence or statement"), .names = form_print_kinds),
	OPERAND("TICKET", order.record, N_("ticket id; for a receipt or the voucher of a refund its number, for a statement the account, for a notice the service, or a ticket that rests; none with --blank"), .optional = true),
};
#undef RECORD

static const struct command_example examples[] = {
	{"form-print register 20260918-XS-0001 -o register.pdf",
		N_("the registration form of a ticket, to be signed")},
	{"form-print register 20260918-XS-0001 --text", N_("the same on the terminal")},
	{"form-print transfer --blank -o transfer.pdf", N_("an empty application for a transfer")},
	{"form-print evidence 20260918-XS-0001 -o evidence.pdf", N_("what is known of a delay, for the inspector")},
	{"form-print notice transfer --for unit -o notice.pdf", N_("what a company is to bring for a transfer, to take home")},
	{"form-print receipt 20260918-XS-R0001 -o receipt.pdf",
		N_("the receipt of a payment in two parts, or the voucher of a refund")},
	{"form-print statement 0000054321 --from 2026-01-01 -o statement.pdf", N_("what was billed and paid this year")},
	{"form-print slip 20260918-XS-0001 --text", N_("what the customer of a ticket takes home: number, promise, whom to ask")},
};

static int run(struct run *run, struct err *err)
{
	struct form_grid form;
	if (form_program_check(&arg.order, arg.kind, arg.blank, run->session.mem, err) ||
		form_program_name(run, &arg.order, err))
		return -1;
	bool personal = form_print_is_personal(&arg.order);
	unsigned besides = arg.order.kind == FORM_PRINT_EVIDENCE ? ROLE_INSPECTOR : 0;
	if ((personal && form_program_require_role(run, besides, err)) ||
		form_print_load(&run->session, &arg.order, &form, err) ||
		(personal && form_program_reveal(run, arg.order.record, err)))
		return -1;
	return form_program_write(run, &form, arg.path, arg.text, err);
}

static const struct command command = {
	.name = "form-print",
	.summary = N_("print a form of the regulation, a receipt, a statement, a slip or a one-time notice as PDF"),
	.description = N_("A4, ready to be signed. Names and numbers are printed in full, as the form is the customer's own: a form with a record on it requires one of the roles (evidence: the inspector, too); an empty form and the notice of a service require none. The same record gives the same bytes. A character that no font has is refused and named."),
	.article = "五（三）",
	.need = NEED_READ,
	.roles = ROLE_CLERK | ROLE_HANDLER | ROLE_SUPERVISOR | ROLE_ADMIN,
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)

/* Everything about one ticket: the form, what happened, and what may come next. */
#include "cli/main.h"
#include "rules/catalogue.h"
#include "page/ticket_page.h"
#include "ticket/evidence.h"
#include "ticket/ticket_attachment.h"
#include "ticket/ticket_id.h"
#include "ticket/ticket_reveal.h"
#include "ticket/ticket_store.h"
#include "ticket/ticket_view.h"

static struct {
	const char *id;
	bool evidence;
	bool attachments;
	const char *open;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	FLAG("evidence", evidence,
		N_("the evidence of a delay: time line, reminders, who held it, notices, articles"), .group = 1),
	FLAG("attachments", attachments, N_("the files that belong to it, and which are here"), .group = 1),
	OPTION("open", open, ID, N_("print where an attachment lies: its number, or digits of its SHA-256"),
		"N|SHA", .group = 1),
};
#undef RECORD

static const struct command_operand operands[] = {
	{.name = "ID", .help = N_("ticket id"), .offset = offsetof(__typeof__(arg), id)},
};

static const struct command_example examples[] = {
	{"ticket-show 20260918-XS-0002", N_("the form, the time line and the next steps")},
	{"ticket-show 20260918-XS-0002 --evidence", N_("what happened in a delay, as evidence")},
	{"ticket-show 20260918-XS-0002 --attachments", N_("the files that belong to it")},
	{"ticket-show 20260918-XS-0002 --format json --unmask",
		N_("the whole record for a program, personal data in full")},
};

static int run(struct run *run, struct err *err)
{
	struct catalogue catalogue;
	struct ticket whole;
	const char *id;
	if (ticket_find(&run->session, arg.id, &id, err) ||
		ticket_load(run->session.store, id, &whole, err) ||
		catalogue_load_readable(run->session.store, &catalogue, err))
		return -1;
	ticket_page_names(run);
	run->out.whole_names = true;
	if (arg.attachments || arg.open)
		return arg.open ? ticket_page_open(run, &whole, arg.open, err)
				: ticket_page_attachments(run, &whole, err);
	return ticket_page_show(run, &catalogue, &whole, arg.evidence, err);
}

static const struct command command = {
	.name = "ticket-show",
	.summary = N_("show a ticket, what happened to it, and what may come next"),
	.description = N_("The telephone number is masked unless --unmask is given, by a supervisor, inspector or "
			  "admin, or by whoever received or handles the ticket."),
	.article = "五（三）",
	COMMAND_ROWS(ticket_view_schema),
	.owes = ticket_reveal_owes,
	.outputs = OUTPUTS(OUTPUT_RECORD(NULL, ticket_view_schema),
		OUTPUT_RECORD("evidence", evidence_schema),
		OUTPUT_ROWS("attachments", ticket_attachment_schema, TICKET_PAGE_ATTACHMENTS)),
	COMMAND_OPERANDS(operands), COMMAND_TABLES,
};

COMMAND_MAIN(command)

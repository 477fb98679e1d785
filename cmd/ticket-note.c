/* Add a note to a ticket, in whatever state it is. */
#include "act/ticket_act.h"
#include "program/ticket_program.h"

static struct {
	const char *text;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("text", text, TEXT, N_("the note"), "TEXT", REQUIRED),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-note 20260918-XS-0001 --text '用户来电补充：下午在家'",
		N_("prints the id and the new state")},
	{"ticket-note 20260918-XS-0001 --text 用户催问 --dry-run", N_("shows what would change")},
};

static int note(struct ticket *ticket, const struct session *session, struct err *err)
{
	return ticket_note(ticket, session, arg.text, err);
}

TICKET_PROGRAM(.name = "ticket-note", .rule = note,
	.summary = N_("add a note to tickets; prints id and state"))

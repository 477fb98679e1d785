/* Settle what two desks decided differently about a ticket. */
#include "dispute/dispute_ticket.h"
#include "program/ticket_program.h"

static struct {
	const char *take;
	const char *reason;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("take", take, ID, N_("the event whose side stands: ticket-show lists them"), "EVENT", REQUIRED),
	OPTION("reason", reason, TEXT, N_("why that one"), "TEXT", REQUIRED),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-resolve 20260918-XS-0009 --take XS-3 --reason 属营抄中心职责", N_("the department that XS chose stands; prints id and state")},
	{"ticket-resolve 20260918-XS-0009 --take XS-3 --reason 属营抄中心职责 --dry-run", N_("what would change")},
};

static int resolve(struct ticket *ticket, const struct session *session, struct err *err)
{
	return dispute_ticket_resolve(ticket, session, arg.take, arg.reason, err);
}

TICKET_PROGRAM(.name = "ticket-resolve", .rule = resolve,
	.summary = N_("settle what two desks decided differently about tickets; prints id and state"),
	.description = N_("Two windows that did not know of each other set one field to different values: the ticket is "
		"disputed, and only noted on until a supervisor says which side stands. All that was decided "
		"along with it is taken from that side too; what the other did besides stays, and so do both "
		"events."))

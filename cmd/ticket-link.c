/* Link a ticket to the one it repeats (并案), or note which it follows. */
#include "act/ticket_relation.h"
#include "program/ticket_program.h"

static struct ticket_relation arg;

#define RECORD struct ticket_relation
static const struct command_option options[] = {
	OPTION("duplicate-of", duplicate_of, LINE, N_("the older ticket that it repeats, and that answers for it"),
		"ID", .group = 1),
	OPTION("follows", follows, LINE, N_("the ticket whose matter it goes on with; this is only noted"),
		"ID", .group = 1),
	OPTION("unlink", unlink, TEXT, N_("why it does not repeat, or follow, another"), "REASON", .group = 1),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-link 20260918-XS-0002 --duplicate-of 20260918-XS-0001",
		N_("the same matter was reported twice: the first ticket answers for both")},
	{"ticket-link 20260918-XS-0002 --follows 20260918-XS-0001", N_("another matter that goes on from it")},
};

static int relate(struct session *session, const char *typed, struct ticket *ticket, struct err *err)
{
	return ticket_relate(session, typed, &arg, ticket, err);
}

TICKET_PROGRAM(.name = "ticket-link", .change = relate,
	.summary = N_("link tickets to the one they repeat; prints id and state"),
	.description = N_("A linked ticket owes nothing: the main ticket answers for it. When that has a "
		"result, the linked one has it too and owes telling and call-back of its own; when "
		"it is refused or withdrawn, or on --unlink, the linked one goes back to its own "
		"state, its due date moved by the working days linked. What is overdue or "
		"escalated is not linked; a main ticket that is closed takes duplicates for 30 days."))

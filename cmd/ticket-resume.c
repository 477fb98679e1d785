/* Take a ticket up again after a hold; its due date moves. */
#include "act/ticket_clock.h"
#include "program/ticket_program.h"

static struct {
	const char *note;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("note", note, TEXT, N_("what came of the wait"), "TEXT"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-resume 20260918-XS-0006", N_("prints id, due date and first due date")},
	{"ticket-resume 20260918-XS-0006 --note 检定合格 --dry-run", N_("what would change")},
};

static int resume(struct ticket *ticket, const struct session *session, struct err *err)
{
	return ticket_resume(ticket, session, arg.note, err);
}

TICKET_PROGRAM(.name = "ticket-resume", .rule = resume, .print = ticket_program_print_due,
	.summary = N_("resume tickets after a hold; prints id, due date and first due date"),
	.description = N_("Due moves by the working days held, from the day the hold began to the "
		"day before it ends; the first due date is kept beside it."))

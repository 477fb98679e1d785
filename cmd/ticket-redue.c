/* Compute the due date anew after an amended holiday notice. */
#include "act/ticket_moved_due.h"
#include "program/ticket_program.h"

static struct {
	const char *note;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("note", note, TEXT, N_("a note, kept with the event"), "TEXT"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"calendar-import calendar/2020-hubei.yaml --region hubei", N_("a notice is amended: tells which tickets it moves")},
	{"ticket-list --state assigned --ids | ticket-redue - # exit 1", N_("exit 1: nothing moved here; prints id, due date and first due date")},
};

static int redue(struct ticket *ticket, const struct session *session, struct err *err)
{
	return ticket_redue(ticket, session, arg.note, err);
}

TICKET_PROGRAM(.name = "ticket-redue", .rule = redue, .print = ticket_program_print_due,
	.summary = N_("compute due dates anew after an amended notice; prints id, due date and first due date"),
	.description = N_("The due date is counted again from the assignment, by the calendar that holds "
		"now, with the limit and all that moved it since. The first due date stays. A "
		"ticket that was overdue only by the calendar of before is so no longer."))

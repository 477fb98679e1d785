/* Tell the customer the result (送达). */
#include "program/ticket_program.h"
#include "ticket/ticket_act.h"

static struct {
	int by;
	const char *note;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("by", by, ENUM, N_("how the customer was told"),
		"HOW", REQUIRED, CHOICES(ticket_channels), RENAMED(ticket_channels_renamed)),
	OPTION("note", note, TEXT, N_("what was said"), "TEXT"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-deliver 20260918-XS-0003 --by phone", N_("the customer was told by phone")},
	{"ticket-deliver 20260918-XS-0003 --by window --note 用户当场确认",
		N_("at the window, with a note")},
};

static int deliver(struct ticket *ticket, const struct session *session, struct err *err)
{
	return ticket_deliver(ticket, session, arg.by, arg.note, err);
}

TICKET_PROGRAM(.name = "ticket-deliver", .rule = deliver,
	.summary = N_("record that the customer was told the result; prints id and state"))

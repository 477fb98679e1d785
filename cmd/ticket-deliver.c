/* Tell the customer the result (送达). */
#include "act/ticket_act.h"
#include "act/ticket_unreached.h"
#include "program/ticket_program.h"

static struct {
	int by;
	const char *note;
	const char *not_possible;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("by", by, ENUM, N_("how the customer was told"),
		"HOW", CHOICES(ticket_channels), RENAMED(ticket_channels_renamed), .group = 1),
	OPTION("note", note, TEXT, N_("what was said"), "TEXT"),
	OPTION("not-possible", not_possible, TEXT,
		N_("why the customer cannot be told; no call-back is owed then"), "REASON", .group = 1),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-deliver 20260918-XS-0003 --by phone", N_("the customer was told by phone")},
	{"ticket-deliver 20260918-XS-0003 --by window --note 用户当场确认",
		N_("at the window, with a note")},
	{"ticket-deliver 20260918-XS-0003 --not-possible 匿名反映，未留联系方式", N_("there is no way to tell")},
};

static int deliver(struct ticket *ticket, const struct session *session, struct err *err)
{
	if (arg.not_possible && arg.note)
		return err_set(err, ERR_USAGE, _("--note: nothing was said to a customer who cannot be told"));
	if (arg.not_possible)
		return ticket_cannot_tell(ticket, session, arg.not_possible, err);
	if (!arg.by)
		return err_hint(err, err_set(err, ERR_USAGE, _("--by or --not-possible is needed")),
			"ticket-deliver --help");
	return ticket_deliver(ticket, session, arg.by, arg.note, err);
}

TICKET_PROGRAM(.name = "ticket-deliver", .rule = deliver,
	.summary = N_("record that the customer was told the result; prints id and state"),
	.description = N_("Of a customer who cannot be told, as the form has no telephone, the reason is kept; "
		"a supervisor says so of one who has. Such a ticket is closed without a call-back."))

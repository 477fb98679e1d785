/* Review a received ticket: agree, refuse, or ask for papers. */
#include "program/review_program.h"
#include "program/ticket_program.h"
#include "value/id.h"

static struct review arg;

#define RECORD struct review
static const struct command_option options[] = {
	FLAG("agree", agree, N_("the review agrees"), .group = 1),
	FLAG("disagree", disagree, N_("with --department: the opinion is against it"), .group = 1),
	OPTION("department", department, ID,
		N_("this is the opinion of a department that the service asks for"),
		"DEPARTMENT", CHECK(id_check_code)),
	OPTION("refuse", refuse, TEXT, N_("refuse the matter, for this reason"),
		"REASON", .group = 1),
	OPTION("missing", missing, WORDS,
		N_("documents that are missing: the ticket rests until they come"),
		"PAPER,...", CHECK(id_check_code), .group = 1),
	FLAG("papers-complete", complete, N_("the missing documents have come"), .group = 1),
	OPTION("rest", rest, TEXT, N_("why else it rests (arrears, the holder is absent)"),
		"REASON", .group = 1),
	FLAG("go-on", go_on, N_("what it rested for is over"), .group = 1),
	OPTION("opinion", opinion, TEXT, N_("the opinion, kept with the event"), "TEXT"),
	OPTION("given-by", given_by, LINE,
		N_("with --department: who gave it, when the window records it"), "NAME"),
	OPTION("told", told, ENUM, N_("with --refuse: how the customer was told"),
		"HOW", CHOICES(ticket_channels), RENAMED(ticket_channels_renamed)),
	OPTION("said", said, TEXT, N_("with --told: what was said"), "TEXT"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-review 20260918-XS-0001 --agree", N_("the review agrees; next is ticket-assign")},
	{"ticket-review 20260918-XS-0001 --rest 户主不在",
		N_("it rests, and goes on with --go-on; documents that are missing are named with --missing")},
};

static int review(struct ticket *ticket, const struct session *session, struct err *err)
{
	return review_program_apply(&arg, ticket, session, err);
}

static int print(struct run *run, const struct ticket *ticket, struct err *err)
{
	return review_program_print(run, &arg, ticket, err);
}

TICKET_PROGRAM(.name = "ticket-review", .rule = review, .print = print,
	.summary = N_("review tickets: agree, refuse, or ask for documents; prints id and state"),
	.description = N_("A service that needs opinions (更名过户) is agreed to only when every department "
		"it asks has given one in favour (--department <department> --agree --opinion "
		"<opinion>)."))

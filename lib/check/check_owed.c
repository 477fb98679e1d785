#include "check/check_owed.h"

#include "base/message.h"
#include "base/str.h"
#include "office/session.h"
#include "store/store.h"
#include "ticket/ticket.h"
#include "ticket/ticket_owed.h"

/* What takes it from one person; a window's and a department's debts are anybody's there. */
static const char *const ways_on[OWED_CLOSE + 1] = {
	[OWED_RESULT] = N_("ticket-assign %s --handler <id>"),
	[OWED_HOLD] = "ticket-resume %s",
	[OWED_VISIT] = N_("ticket-visit %s --reason <text>"),
};

/* Of the debt only what and by whom is looked at, on which no stage's limit bears. */
static int look(struct findings *findings, const struct ticket *ticket, struct arena *scratch,
	struct ticket_owed *owed, struct err *err)
{
	struct session *session = findings->session;
	struct ticket_owed_rules rules = {.settings = &session->store->settings, .staff = &findings->staff};
	struct ticket_history history;
	if (session_calendar(session, &rules.calendar, err) ||
		ticket_history_of(ticket, rules.calendar, session->today, scratch, &history, err))
		return -1;
	*owed = ticket_owed_of(&history, &rules, scratch);
	return 0;
}

static void note_gone(struct findings *findings, const char *path, const char *id, const struct ticket_owed *owed)
{
	struct err err = {0};
	char text[ERR_TEXT_SIZE];
	const struct staff *person = str_empty(owed->person) ? NULL : staff_find(&findings->staff, owed->person);
	if (!person || !ways_on[owed->what] || !staff_has_left(person, findings->session->today))
		return;
	(void)err_hint(&err,
		err_set(&err, ERR_REFUSED, _("%s is owed by %s, who has left"),
			gettext(ticket_owed_kinds[owed->what].title), person->name),
		gettext(ways_on[owed->what]), id);
	findings_add(findings, FINDING_NOTE, ERR_REFUSED, path, err_text(&err, text));
}

void check_owed_of(struct findings *findings, const char *path, const struct ticket *ticket)
{
	struct arena scratch = {0};
	struct ticket_owed owed = {0};
	struct err ignored = {0};
	if (findings->has_staff && findings->has_calendar && look(findings, ticket, &scratch, &owed, &ignored) == 0)
		note_gone(findings, path, ticket->id, &owed);
	arena_clear(&scratch);
}

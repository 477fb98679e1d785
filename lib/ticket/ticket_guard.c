#include "ticket/ticket_guard.h"

#include "base/message.h"
#include "base/str.h"
#include "office/regulation.h"
#include "ticket/ticket.h"
#include "value/date.h"

static int guard_extension(const struct ticket *ticket, int today, struct err *err)
{
	char text[DATE_TEXT_SIZE];
	if (today <= ticket->due)
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_("ticket %s was due on %s: an extension is given before that (%s)"), ticket->id,
			date_format(ticket->due, text), regulation_cite("六")),
		_("ticket-remind %s --to <whom>"), ticket->id);
}

/* All that is missing at once, so that nobody is sent back twice.  That the customer was told of an
 * extension earlier does not count. */
static int guard_escalation(const struct ticket *ticket, int today, struct err *err)
{
	struct str lacking = {0};
	char due[DATE_TEXT_SIZE];
	const char *next = NULL;
	if (ticket->escalated_at)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("ticket %s was escalated already"), ticket->id),
			"ticket-show %s", ticket->id);
	if (today <= ticket->due)
		str_add_format(&lacking, _("it is not overdue (due %s)"), date_format(ticket->due, due));
	if (ticket_count_acts(ticket, "remind") == 0) {
		str_add_format(&lacking, "%s%s", lacking.length ? _("; ") : "",
			_("no reminder was recorded"));
		next = _("--to <whom>");
	}
	if (ticket_count_acts(ticket, "inform") == 0) {
		str_add_format(&lacking, "%s%s", lacking.length ? _("; ") : "",
			_("the customer was not told"));
		next = _("--to <whom> --told <channel>");
	}
	int rc = 0;
	if (lacking.length && next)
		rc = err_hint(err,
			err_set(err, ERR_REFUSED,
				_("ticket %s cannot be escalated (%s): %s"), ticket->id,
					regulation_cite("六"), str_text(&lacking)),
			"ticket-remind %s %s", ticket->id, next);
	else if (lacking.length)
		rc = err_set(err, ERR_REFUSED, _("ticket %s cannot be escalated (%s): %s"),
			ticket->id, regulation_cite("六"), str_text(&lacking));
	str_close(&lacking);
	return rc;
}

static const struct {
	const char *act;
	int (*check)(const struct ticket *ticket, int today, struct err *err);
} guards[] = {
	{"extend", guard_extension},
	{"escalate", guard_escalation},
};

int ticket_guard_check(const char *act, const struct ticket *ticket, int today, struct err *err)
{
	for (size_t i = 0; i < sizeof guards / sizeof *guards; i++)
		if (str_equal(guards[i].act, act))
			return guards[i].check(ticket, today, err);
	return 0;
}

#include "account/account_disputed.h"

#include <stdbool.h>
#include <string.h>

#include "account/account.h"
#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "record/field_title.h"

/* What an act rests on besides the fields that it writes. */
static const struct {
	const char *act;
	const char *needs[6];
} rows[] = {
	{"transfer", {"state", "holder", "reading", "bills", "prepaid"}},
	{"cancel", {"state", "reading", "meter", "bills", "prepaid"}},
	{"suspend", {"state", "reading", "meter"}},
	{"resume", {"state", "reading", "meter"}},
	{"read", {"state", "reading", "meter", "meter_no"}},
	{"meter", {"state", "reading", "meter", "meter_no"}},
	{"base", {"state", "use", "population"}},
	{"class", {"state"}},
	{"contact", {"state"}},
	{"edit", {"state"}},
	{"update", {"state"}},
	{"refund", {"prepaid", "bills"}},
	{"carry", {"bills", "prepaid"}},
};

static bool needs(const char *act, const char *key)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (size_t n = 0; str_equal(rows[i].act, act) && rows[i].needs[n]; n++)
			if (str_equal(rows[i].needs[n], key))
				return true;
	return false;
}

static bool is_in_the_way(const struct words *disputed, const struct event *event)
{
	for (size_t i = 0; i < disputed->n; i++)
		if (event_pair(&event->set, disputed->items[i]) || needs(event->act, disputed->items[i]))
			return true;
	return false;
}

static bool has_event(const struct event_list *events, const char *id)
{
	for (size_t i = events->n; i > 0; i--)
		if (str_equal(events->items[i - 1].id, id))
			return true;
	return false;
}

int account_disputed_refuse(const struct account *account, struct err *err)
{
	struct arena scratch = {0};
	if (account->disputed.n == 0)
		return 0;
	err_hint(err,
		err_set(err, ERR_REFUSED, _("account %s is disputed (%s): two desks did different things"),
			account->number, field_title_all(&account_schema, &account->disputed, &scratch)),
		_("account-resolve %s --take <event> --reason <reason>"), account->number);
	arena_clear(&scratch);
	return -1;
}

int account_disputed_check(const struct account *before, const struct account *after, struct err *err)
{
	for (size_t i = before->disputed.n ? after->events.n : 0; i > 0; i--) {
		const struct event *event = &after->events.items[i - 1];
		if (!has_event(&before->events, event->id) && !str_equal(event->act, "resolve") &&
			is_in_the_way(&before->disputed, event))
			return account_disputed_refuse(before, err);
	}
	return 0;
}

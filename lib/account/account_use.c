#include "account/account_use.h"

#include "account/account_dated.h"
#include "base/message.h"
#include "office/event.h"
#include "rules/regulation.h"
#include "office/session.h"
#include "value/date.h"

static int first_of_month(int date, int64_t months, int *first, struct err *err)
{
	int year, month, day, later;
	if (date_add_months(date, months, &later, err))
		return -1;
	date_split(later, &year, &month, &day);
	*first = later - day + 1;
	return 0;
}

/* The days from which and until which it holds. */
static int span(const struct session *session, const struct base_volume *base, int *from, int *until,
	struct err *err)
{
	*from = base->from;
	*until = 0;
	if (!*from && first_of_month(session->today, 1, from, err))
		return -1;
	if (base->years && first_of_month(*from, 12 * base->years, until, err))
		return -1;
	*until -= base->years != 0;
	return 0;
}

static int check_base(const struct base_volume *base, struct err *err)
{
	if (base->population < 0 || base->population > ACCOUNT_PEOPLE_MOST || base->volume < 0 ||
		base->volume > 1000000 || base->years < 0 || base->years > 50)
		return err_set(err, ERR_REFUSED, _("people, volume or years are out of range"));
	if (!base->population && !base->volume)
		return err_set(err, ERR_USAGE, _("--population <people> or --volume <m3> is needed"));
	return 0;
}

/* The first step of the price is that of households (荆门 2011 tariff). */
static int refuse_other_use(const struct account *account, struct err *err)
{
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_("account %s is not residential then, and only such a one has a base volume (%s)"),
			account->number, regulation_cite("annex-5")),
		_("account-class %s --use residential=100"), account->number);
}

int account_base(struct account *account, const struct session *session, const struct base_volume *base,
	struct err *err)
{
	struct account after = *account;
	int from, until;
	if (check_base(base, err) || span(session, base, &from, &until, err))
		return -1;
	if (!account_dated_is_residential(account, from))
		return refuse_other_use(account, err);
	account_dated(&after, session->today);
	if (base->population)
		after.population = base->population;
	account_dated_keep_base(&after, account);
	after.base_next = base->volume ? base->volume : account_default_base(after.population);
	after.base_next_from = from;
	after.base_next_until = until;
	account_dated(&after, session->today);
	event_append(session, &account_schema, account, &after, "base", NULL);
	*account = after;
	return 0;
}

static bool is_same(const struct words *a, const struct words *b)
{
	for (size_t i = 0; i < a->n; i++)
		if (!words_have(b, a->items[i]))
			return false;
	return a->n == b->n;
}

int account_class(struct account *account, const struct session *session, const struct words *use,
	struct err *err)
{
	struct account after = *account;
	int from;
	if (use->n == 0)
		return err_hint(err,
			err_set(err, ERR_USAGE, _("the new shares are needed")),
			_("--use <class>=<percent>,..."));
	if (account_check_use(use, err) || first_of_month(session->today, 1, &from, err))
		return -1;
	account_dated(&after, session->today);
	if (is_same(after.use_next.n ? &after.use_next : &after.use, use))
		return account_refuse_same(account, field_find(&account_schema, "use")->title, err);
	after.use_next = *use;
	after.use_from = from;
	event_append(session, &account_schema, account, &after, "class", NULL);
	*account = after;
	return 0;
}

#include "account/account_use.h"

#include "base/message.h"
#include "office/event.h"
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

int account_base(struct account *account, const struct session *session, const struct base_volume *base,
	struct err *err)
{
	struct account after = *account;
	if (base->population < 0 || base->population > ACCOUNT_PEOPLE_MOST || base->volume < 0 ||
		base->volume > 1000000 || base->years < 0 || base->years > 50)
		return err_set(err, ERR_REFUSED, _("people, volume or years are out of range"));
	if (!base->population && !base->volume)
		return err_set(err, ERR_USAGE, _("--population <people> or --volume <m3> is needed"));
	if (base->population)
		after.population = base->population;
	after.base_volume = base->volume ? base->volume : account_default_base(after.population);
	after.base_from = base->from;
	after.base_until = 0;
	if (!after.base_from && first_of_month(session->today, 1, &after.base_from, err))
		return -1;
	if (base->years) {
		if (first_of_month(after.base_from, 12 * base->years, &after.base_until, err))
			return -1;
		after.base_until -= 1;
	}
	event_append(session, &account_schema, account, &after, "base", NULL);
	*account = after;
	return 0;
}

int account_class(struct account *account, const struct session *session, const struct words *use,
	struct err *err)
{
	struct account after = *account;
	int from;
	char text[DATE_TEXT_SIZE];
	if (use->n == 0)
		return err_hint(err,
			err_set(err, ERR_USAGE, _("the new shares are needed")),
			_("--use <class>=<percent>,..."));
	if (account_check_use(use, err) || first_of_month(session->today, 1, &from, err))
		return -1;
	after.use = *use;
	event_append(session, &account_schema, account, &after, "class",
		arena_printf(session->mem, _("effective from %s"), date_format(from, text)));
	*account = after;
	return 0;
}

#include "admin/staff_away.h"

#include "admin/staff_change.h"
#include "base/message.h"
#include "base/str.h"
#include "office/session.h"
#include "office/staff.h"
#include "value/date.h"

/* A leave gives the deputy the power to act for the person: it is his own to give, or an admin's. */
static int check_who(const struct session *session, const struct staff *staff, struct err *err)
{
	if (str_equal(session->staff->id, staff->id) || (staff_role_bits(session->staff) & ROLE_ADMIN))
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("a leave is noted by the person or by an admin, not by %s"),
			session->staff->name),
		_("ask %s or an admin"), staff->name);
}

/* Is there a day from `from` to `until` on which the spells of leave are? */
static bool meets(const struct spell_list *list, int from, int until)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->items[i].from <= until && from <= list->items[i].until)
			return true;
	return false;
}

static int check_deputy(const struct session *session, const struct staff_list *all,
	const struct staff_away *order, struct err *err)
{
	const struct staff *deputy = staff_find(all, order->deputy);
	if (!deputy)
		return staff_refuse(all, order->deputy, order->from, err);
	if (str_equal(order->deputy, order->id))
		return err_set(err, ERR_REFUSED, _("%s cannot stand in for himself"), deputy->name);
	if (!staff_is_active(deputy, order->from) || !staff_is_active(deputy, order->until))
		return err_set(err, ERR_REFUSED, _("%s is not on duty on all of these days"), deputy->name);
	const struct spell_list away = spell_list_of(&deputy->away, session->mem);
	if (meets(&away, order->from, order->until))
		return err_set(err, ERR_REFUSED, _("%s is away on one of these days"), deputy->name);
	return 0;
}

static int add(const struct session *session, const struct staff_list *all, const struct staff_away *order,
	struct spell_list *away, struct err *err)
{
	char day[DATE_TEXT_SIZE];
	if (order->until < session->today)
		return err_set(err, ERR_REFUSED, _("%s is past"), date_format(order->until, day));
	if (check_deputy(session, all, order, err))
		return -1;
	struct spell *grown = arena_array(session->mem, away->n + 1, sizeof *grown);
	for (size_t i = 0; i < away->n; i++)
		grown[i] = away->items[i];
	grown[away->n] = (struct spell){order->from, order->until, order->deputy};
	*away = (struct spell_list){grown, away->n + 1};
	return spell_order(away, session->mem, err);
}

/* Days that are over stay: what a deputy did then rests on them. */
static int take_back(const struct session *session, const struct staff *staff, int from,
	struct spell_list *away, struct err *err)
{
	size_t n = 0;
	bool found = false;
	for (size_t i = 0; i < away->n; i++) {
		struct spell spell = away->items[i];
		bool meant = spell.until >= session->today && (!from || from == spell.from);
		found = found || meant;
		if (meant && spell.from < session->today)
			spell.until = session->today - 1;
		if (!meant || spell.from < session->today)
			away->items[n++] = spell;
	}
	away->n = n;
	if (found)
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("%s has no such leave today or later"), staff->name),
		"staff-show %s", staff->id);
}

static int change(const struct session *session, const struct staff_list *all, struct staff *staff,
	const void *context, struct err *err)
{
	const struct staff_away *order = context;
	struct spell_list away = spell_list_of(&staff->away, session->mem);
	if (check_who(session, staff, err))
		return -1;
	if (order->cancel ? take_back(session, staff, order->from, &away, err)
			  : add(session, all, order, &away, err))
		return -1;
	staff->away = spell_words_of(&away, session->mem);
	return 0;
}

int staff_away_set(struct session *session, const struct staff_away *order, const char **spells,
	struct err *err)
{
	const struct staff_change_act act = {.id = order->id, .what = order->cancel ? "back" : "away",
		.rule = change, .context = order};
	struct staff now;
	if (staff_change_act(session, &act, &now, err))
		return -1;
	*spells = field_format(field_find(&staff_schema, "away"), &now, session->mem);
	return 0;
}

#include "admin/staff_change.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "rules/catalogue.h"
#include "office/event.h"
#include "rules/regulation.h"
#include "office/session.h"
#include "store/settings.h"
#include "store/store.h"
#include "txn/txn.h"

/* A first day after the last spell has ended begins another; else both days are those of the last
 * spell. */
static int overlay_duty(struct staff *staff, const struct staff_wish *wish, struct arena *mem,
	struct err *err)
{
	const bool from_none = words_have(&wish->emptied, "from");
	const bool until_none = words_have(&wish->emptied, "until");
	if (!wish->from && !wish->until && !from_none && !until_none)
		return 0;
	struct spell_list list = staff_duty(staff, mem);
	struct spell *last = list.n ? &list.items[list.n - 1] : NULL;
	if (!last || (wish->from && last->until && last->until < wish->from)) {
		struct spell *grown = arena_array(mem, list.n + 1, sizeof *grown);
		for (size_t i = 0; i < list.n; i++)
			grown[i] = list.items[i];
		list = (struct spell_list){grown, list.n + 1};
		last = &grown[list.n - 1];
	}
	if (wish->from || from_none)
		last->from = wish->from;
	if (wish->until || until_none)
		last->until = wish->until;
	if (spell_order(&list, mem, err))
		return -1;
	if (list.n == 1 && !list.items[0].from && !list.items[0].until)
		list.n = 0;
	staff->duty = spell_words_of(&list, mem);
	staff->active_from = staff->active_to = 0;
	return 0;
}

/* Take over what was given. */
static int overlay(struct staff *staff, const struct staff_wish *wish, struct arena *mem,
	struct err *err)
{
	const struct {
		const char *key;
		const char **is;
		const char *wanted;
	} texts[] = {
		{"name", &staff->name, wish->name},
		{"badge", &staff->badge, wish->badge},
		{"login", &staff->login, wish->login},
		{"department", &staff->department, wish->department},
		{"desk", &staff->desk, wish->desk},
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		if (words_have(&wish->emptied, texts[i].key))
			*texts[i].is = NULL;
		if (!str_empty(texts[i].wanted))
			*texts[i].is = texts[i].wanted;
	}
	if (wish->roles.n)
		staff->roles = staff_ordered_roles(&wish->roles, mem);
	return overlay_duty(staff, wish, mem, err);
}

/* The login of somebody who left may be given to another. */
static int check_login(const struct session *session, const struct staff_list *all,
	const struct staff *changed, struct err *err)
{
	const struct staff *staff = all->items;
	for (size_t i = 0; i < all->n; i++)
		if (&staff[i] != changed && !str_empty(changed->login) &&
			!staff_has_left(&staff[i], session->today) &&
			str_equal(staff[i].login, changed->login))
			return err_set(err, ERR_REFUSED, _("login \"%s\" already belongs to %s"),
				changed->login, staff[i].id);
	return 0;
}

static int check_admin(const struct session *session, const struct staff_list *all, struct err *err)
{
	const struct staff *staff = all->items;
	for (size_t i = 0; i < all->n; i++)
		if ((staff_role_bits(&staff[i]) & ROLE_ADMIN) && staff_is_active(&staff[i], session->today))
			return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("nobody on duty would be left with the role admin")),
		_("give it to another"));
}

/* The role of an inspector is given by another: whoever has power over the staff file would else
 * inspect himself. */
static int check_inspector(const struct session *session, const struct staff *before,
	const struct staff *changed, struct err *err)
{
	if (!str_equal(session->staff->id, changed->id) ||
		!(staff_role_bits(changed) & ~staff_role_bits(before) & ROLE_INSPECTOR))
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("nobody gives himself the role inspector (%s)"),
			regulation_cite("六")),
		_("ask another admin"));
}

static int check_badge(const struct session *session, const struct staff *changed, struct err *err)
{
	if (session->store->settings.badge != BADGE_REQUIRED || !str_empty(changed->badge) ||
		staff_has_left(changed, session->today))
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("%s has no badge number, and the settings require one (%s)"),
			changed->name, regulation_cite("七")),
		_("staff-set %s --badge <number>"), changed->id);
}

static int check_all(const struct session *session, const struct staff_list *all,
	const struct staff *before, const struct staff *changed, struct err *err)
{
	return check_login(session, all, changed, err) || check_admin(session, all, err) ||
			       check_inspector(session, before, changed, err) ||
			       check_badge(session, changed, err)
		       ? -1
		       : 0;
}

static int check_department(const struct session *session, const char *code, struct err *err)
{
	struct catalogue catalogue;
	const struct department *department;
	if (str_empty(code))
		return 0;
	return catalogue_load(session->store, &catalogue, err) ||
		       catalogue_department(&catalogue, code, &department, err)
		       ? -1
		       : 0;
}

/* The list with room for one more at its end. */
static struct staff *copy_list(struct staff_list *all, struct arena *mem)
{
	struct staff *copy = arena_array(mem, all->n + 1, sizeof *copy);
	if (all->n)
		memcpy(copy, all->items, all->n * sizeof *copy);
	all->items = copy;
	return &copy[all->n];
}

static int apply(struct session *session, struct staff_list *all, const struct staff_wish *wish,
	struct staff **changed, struct err *err)
{
	const struct staff nobody = {0};
	struct staff *free_place = copy_list(all, session->mem);
	struct staff *staff = staff_find(all, wish->id);
	bool joins = !staff;
	if (joins) {
		staff = free_place;
		all->n++;
		if (str_empty(wish->name) || wish->roles.n == 0)
			return err_set(err, ERR_REFUSED,
				_("%s is new and needs --name <name> and --roles <role>,..."), wish->id);
		staff->id = wish->id;
	}
	struct staff before = joins ? nobody : *staff;
	*changed = staff;
	if (overlay(staff, wish, session->mem, err) || check_all(session, all, &before, staff, err))
		return -1;
	if (!joins && record_equal(&staff_schema, &before, staff))
		return 0;
	event_append(session, &staff_schema, &before, staff, joins ? "join" : "change", NULL);
	return 0;
}

/* What staff-set tells of a person: as the first run with the op-id left it. */
static struct staff as_left_by(const struct op *done)
{
	struct staff staff = {.id = op_id(done, 0)};
	if (done->ids.n > 1)
		staff.roles = (struct words){done->ids.items + 1, done->ids.n - 1};
	return staff;
}

int staff_change(struct session *session, const struct staff_wish *wish, struct staff *now, struct err *err)
{
	struct txn *txn = NULL;
	struct staff_list all;
	struct staff *changed = NULL;
	int rc = -1;

	if (txn_begin(session->store, &session->actor, &txn, err))
		goto done;
	if (txn_repeated(txn)) {
		*now = as_left_by(txn_repeated(txn));
		rc = 0;
		goto done;
	}
	if (check_department(session, wish->department, err) ||
		staff_load_all(session->store, &all, err) ||
		apply(session, &all, wish, &changed, err) || staff_save_all(txn, &all, err))
		goto done;
	txn_result(txn, changed->id);
	for (size_t i = 0; i < changed->roles.n; i++)
		txn_result(txn, changed->roles.items[i]);
	if (txn_commit(txn, err, "%s", wish->id))
		goto done;
	*now = *changed;
	rc = 0;
done:
	txn_end(txn);
	return rc;
}

static int run_act(struct session *session, const struct staff_change_act *act, struct staff_list *all,
	struct err *err)
{
	copy_list(all, session->mem);
	struct staff *staff = staff_find(all, act->id);
	if (!staff)
		return staff_refuse(all, act->id, 0, err);
	const struct staff before = *staff;
	if (act->rule(session, all, staff, act->context, err))
		return -1;
	event_append(session, &staff_schema, &before, staff, act->what, act->text);
	if (act->finish)
		act->finish(session, staff, act->context);
	return 0;
}

int staff_change_act(struct session *session, const struct staff_change_act *act, struct staff *now, struct err *err)
{
	struct txn *txn = NULL;
	struct staff_list all;
	int rc = -1;

	if (txn_begin(session->store, &session->actor, &txn, err) ||
		staff_load_all(session->store, &all, err))
		goto done;
	if (!txn_repeated(txn)) {
		if (run_act(session, act, &all, err) || staff_save_all(txn, &all, err))
			goto done;
		txn_result(txn, act->id);
		if (txn_commit(txn, err, "%s", act->id))
			goto done;
	}
	const struct staff *staff = staff_find(&all, act->id);
	if (staff)
		*now = *staff;
	rc = staff ? 0 : staff_refuse(&all, act->id, 0, err);
done:
	txn_end(txn);
	return rc;
}

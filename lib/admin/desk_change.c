#include "admin/desk_change.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "office/session.h"
#include "office/staff.h"
#include "store/path.h"
#include "store/store.h"
#include "txn/txn.h"

/* Take over what was given. */
static void overlay(struct desk *desk, const struct desk_wish *wish, struct arena *mem)
{
	const struct {
		const char *option;
		int *is;
		int wanted;
	} days[] = {
		{"active-from", &desk->active_from, wish->active_from},
		{"active-to", &desk->active_to, wish->active_to},
	};
	if (!str_empty(wish->name))
		desk->name = wish->name;
	if (!str_empty(wish->clone) || words_have(&wish->emptied, "clone"))
		desk->clone = wish->clone;
	if (wish->keys.n || words_have(&wish->emptied, "key"))
		desk->keys = words_union(&wish->keys, &(struct words){0}, mem);
	if (wish->roles.n || words_have(&wish->emptied, "roles"))
		desk->roles = staff_ordered_roles(&wish->roles, mem);
	for (size_t i = 0; i < sizeof days / sizeof *days; i++)
		if (days[i].wanted || words_have(&wish->emptied, days[i].option))
			*days[i].is = days[i].wanted;
}

/* By its key the hub knows a machine: two desks with one would be one. */
static int check_keys(const struct session *session, const struct desk_list *all, const struct desk *changed,
	struct err *err)
{
	for (size_t k = 0; k < changed->keys.n; k++)
		for (size_t i = 0; i < all->n; i++)
			if (&all->items[i] != changed && !desk_has_ended(&all->items[i], session->today) &&
				words_have(&all->items[i].keys, changed->keys.items[k]))
				return err_hint(err,
					err_set(err, ERR_REFUSED, _("this key already belongs to desk %s"),
						all->items[i].code),
					"desk-set %s --key none", all->items[i].code);
	return 0;
}

static int check_clone(const struct desk_list *all, const struct desk *changed, struct err *err)
{
	if (str_empty(changed->clone))
		return 0;
	const struct desk *of = desk_find(all, changed->clone);
	if (!of)
		return desk_refuse(all, changed->clone, err);
	if (of == changed || !str_empty(of->clone))
		return err_set(err, ERR_REFUSED, _("desk %s has no clone of its own that %s could work in"),
			of->code, changed->code);
	if (changed->keys.n)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("desk %s works in the clone of %s, by the keys of that one"),
				changed->code, of->code),
			"desk-set %s --key none", changed->code);
	for (size_t i = 0; i < all->n; i++)
		if (str_equal(all->items[i].clone, changed->code))
			return err_set(err, ERR_REFUSED, _("desk %s works in the clone of %s"), all->items[i].code,
				changed->code);
	return 0;
}

static int check_days(const struct session *session, const struct desk *changed, struct err *err)
{
	if (changed->active_from && changed->active_to && changed->active_to < changed->active_from)
		return err_set(err, ERR_REFUSED, _("the last day is before the first"));
	if (changed->active_to && str_equal(changed->code, session->store->settings.centre))
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("desk %s is the centre, which keeps what holds for all"),
				changed->code),
			_("name another in %s"), STORE_SETTINGS_PATH);
	return 0;
}

/* The list with room for one more at its end. */
static struct desk *copy_list(struct desk_list *all, struct arena *mem)
{
	struct desk *copy = arena_array(mem, all->n + 1, sizeof *copy);
	if (all->n)
		memcpy(copy, all->items, all->n * sizeof *copy);
	all->items = copy;
	return &copy[all->n];
}

static int apply(struct session *session, struct desk_list *all, const struct desk_wish *wish,
	struct desk **changed, struct err *err)
{
	const struct desk nothing = {0};
	struct desk *free_place = copy_list(all, session->mem);
	struct desk *desk = desk_find(all, wish->code);
	const bool opens = !desk;
	if (opens) {
		if (str_empty(wish->name))
			return err_set(err, ERR_REFUSED, _("desk %s is new and needs --name <name>"), wish->code);
		desk = free_place;
		desk->code = wish->code;
		all->n++;
	}
	const struct desk before = opens ? nothing : *desk;
	*changed = desk;
	overlay(desk, wish, session->mem);
	if (check_keys(session, all, desk, err) || check_clone(all, desk, err) || check_days(session, desk, err))
		return -1;
	if (opens || !record_equal(&desk_schema, &before, desk))
		event_append(session, &desk_schema, &before, desk, opens ? "open" : "change", NULL);
	return 0;
}

int desk_change(struct session *session, const struct desk_wish *wish, struct desk *now, struct err *err)
{
	struct txn *txn = NULL;
	struct desk_list all;
	struct desk *changed = NULL;
	int rc = -1;

	if (txn_begin(session->store, &session->actor, &txn, err) ||
		desk_load_all(session->store, &all, err))
		goto done;
	if (txn_repeated(txn)) {
		changed = desk_find(&all, wish->code);
		if (!changed) {
			desk_refuse(&all, wish->code, err);
			goto done;
		}
	} else {
		if (apply(session, &all, wish, &changed, err) || desk_save_all(txn, &all, err))
			goto done;
		txn_result(txn, changed->code);
		if (txn_commit(txn, err, "%s", changed->code))
			goto done;
	}
	*now = *changed;
	rc = 0;
done:
	txn_end(txn);
	return rc;
}

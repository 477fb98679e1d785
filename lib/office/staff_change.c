#include "office/staff_change.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "office/catalogue.h"
#include "office/event.h"
#include "office/session.h"
#include "store/txn.h"

/* Roles in the order of the table, each once, however they were typed. */
static struct words ordered_roles(const struct words *roles, struct arena *mem)
{
	const struct staff given = {.roles = *roles};
	unsigned bits = staff_role_bits(&given);
	const char **items = arena_array(mem, roles->n, sizeof *items);
	size_t n = 0;
	for (unsigned i = 0; staff_roles[i].name; i++)
		if (bits & 1U << i)
			items[n++] = staff_roles[i].name;
	return (struct words){items, n};
}

/* Take over what was given. */
static void overlay(struct staff *staff, const struct staff *wanted, struct arena *mem)
{
	const char **texts[][2] = {
		{&staff->name, (const char **)&wanted->name},
		{&staff->badge, (const char **)&wanted->badge},
		{&staff->login, (const char **)&wanted->login},
		{&staff->department, (const char **)&wanted->department},
		{&staff->desk, (const char **)&wanted->desk},
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (!str_empty(*texts[i][1]))
			*texts[i][0] = *texts[i][1];
	if (wanted->roles.n)
		staff->roles = ordered_roles(&wanted->roles, mem);
	if (wanted->active_from)
		staff->active_from = wanted->active_from;
	if (wanted->active_to)
		staff->active_to = wanted->active_to;
}

/* The login of somebody who left may be given to another. */
static bool has_left(const struct staff *staff, const struct session *session)
{
	return staff->active_to && staff->active_to < session->today;
}

static int check_all(const struct session *session, const struct staff_list *all, const struct staff *changed,
	struct err *err)
{
	const struct staff *staff = all->items;
	bool has_admin = false;
	for (size_t i = 0; i < all->n; i++) {
		has_admin = has_admin || ((staff_role_bits(&staff[i]) & ROLE_ADMIN) &&
						 staff_is_active(&staff[i], session->today));
		if (&staff[i] != changed && !str_empty(changed->login) && !has_left(&staff[i], session) &&
			str_equal(staff[i].login, changed->login))
			return err_set(err, ERR_REFUSED, _("login \"%s\" already belongs to %s"),
				changed->login, staff[i].id);
	}
	if (!has_admin)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("nobody on duty would be left with the role admin")),
			_("give it to another"));
	if (changed->active_from && changed->active_to && changed->active_to < changed->active_from)
		return err_set(err, ERR_REFUSED, _("the last day on duty is before the first"));
	return 0;
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

static int apply(struct session *session, struct staff_list *all, const struct staff *wanted,
	struct staff **changed, struct err *err)
{
	const struct staff nobody = {0};
	struct staff *free_place = copy_list(all, session->mem);
	struct staff *staff = staff_find(all, wanted->id);
	bool joins = !staff;
	if (joins) {
		staff = free_place;
		all->n++;
		if (str_empty(wanted->name) || wanted->roles.n == 0)
			return err_set(err, ERR_REFUSED,
				_("%s is new and needs --name <name> and --roles <role>,..."), wanted->id);
		staff->id = wanted->id;
	}
	struct staff before = joins ? nobody : *staff;
	overlay(staff, wanted, session->mem);
	*changed = staff;
	if (check_all(session, all, staff, err))
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

int staff_change(struct session *session, const struct staff *wanted, struct staff *now, struct err *err)
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
	if (check_department(session, wanted->department, err) ||
		staff_load_all(session->store, &all, err) ||
		apply(session, &all, wanted, &changed, err) || staff_save_all(txn, &all, err))
		goto done;
	txn_result(txn, changed->id);
	for (size_t i = 0; i < changed->roles.n; i++)
		txn_result(txn, changed->roles.items[i]);
	if (txn_commit(txn, err, "%s", wanted->id))
		goto done;
	*now = *changed;
	rc = 0;
done:
	txn_end(txn);
	return rc;
}

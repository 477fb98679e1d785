#include "office/staff.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "office/session.h"
#include "office/spell.h"
#include "store/path.h"
#include "store/store.h"
#include "txn/txn.h"
#include "value/date.h"
#include "value/id.h"

const struct choice staff_roles[] = {
	{"clerk", N_("clerk")},
	{"handler", N_("handler")},
	{"supervisor", N_("supervisor")},
	{"inspector", N_("inspector")},
	{"admin", N_("administrator")},
	{NULL, NULL},
};

const struct choice staff_acts[] = {
	{"join", N_("entered")},
	{"change", N_("entry changed")},
	{"note", N_("noted by a supervisor")},
	{"away", N_("on leave")},
	{"back", N_("back from leave")},
	{NULL, NULL},
};

int staff_check_role(const char *text, struct err *err)
{
	if (choice_find(staff_roles, text) >= 0)
		return 0;
	if (choice_suggest(staff_roles, text, ERR_MALFORMED, err) < 0)
		return -1;
	return err_set(err, ERR_MALFORMED,
		_("\"%s\" is not a valid role (clerk, handler, supervisor, inspector, admin)"), text);
}

#define RECORD struct staff
static const struct field staff_fields[] = {
	FIELD(id, ID, N_("staff"), .flags = FIELD_REQUIRED, .check = id_check_staff),
	FIELD(name, LINE, N_("full name"), .flags = FIELD_REQUIRED),
	FIELD(badge, LINE, N_("badge"), .rank = 3),
	FIELD(login, LINE, N_("login"), .rank = 4),
	FIELD(department, ID, N_("department"), .rank = 1, .check = id_check_code, .names = "department"),
	FIELD(desk, ID, N_("desk"), .rank = 2, .check = id_check_desk, .names = "desk"),
	FIELD(roles, WORDS, N_("roles"), .names = "role", .rank = 1, .flags = FIELD_REQUIRED, .check = staff_check_role),
	FIELD(active_from, DATE, N_("active from")),
	FIELD(active_to, DATE, N_("active to")),
	FIELD(duty, WORDS, N_("on duty"), .rank = 3, .check = spell_check_duty),
	FIELD(away, WORDS, N_("away"), .rank = 4, .names = "leave", .check = spell_check_away),
	FIELD(disputed, WORDS, N_("disputed"), .flags = FIELD_DERIVED, .names = "field"),
	FIELD(events, LIST_OF(event), N_("events")),
};
#undef RECORD

const struct schema staff_schema = {
	.name = "staff",
	.title = N_("list of staff"),
	.size = sizeof(struct staff),
	SCHEMA_FIELDS(staff_fields),
	.summary = N_("catalogue/staff.yaml: who works at the windows and departments"),
};

int staff_load_all(struct store *store, struct staff_list *all, struct err *err)
{
	struct list list;
	bool found;
	if (store_read_list(store, PATH_STAFF, &staff_schema, &list, &found, err))
		return -1;
	if (!found)
		return err_hint(err,
			err_set(err, ERR_MALFORMED, _("%s is missing"), PATH_STAFF),
			"git restore %s", PATH_STAFF);
	*all = (struct staff_list){list.items, list.n};
	return 0;
}

int staff_load_readable(struct store *store, struct staff_list *all, struct err *err)
{
	*all = (struct staff_list){0};
	return staff_load_all(store, all, err) ? store_damaged(store, err) : 0;
}

static int by_id(const void *a, const void *b)
{
	const struct staff *one = a, *other = b;
	return strcmp(one->id, other->id);
}

int staff_save_all(struct txn *txn, const struct staff_list *all, struct err *err)
{
	struct arena scratch = {0};
	struct staff *sorted = arena_array(&scratch, all->n, sizeof *sorted);
	if (all->n)
		memcpy(sorted, all->items, all->n * sizeof *sorted);
	qsort(sorted, all->n, sizeof *sorted, by_id);
	int rc = txn_put_list(txn, PATH_STAFF, &staff_schema, sorted, all->n, err);
	arena_clear(&scratch);
	return rc;
}

struct staff *staff_find(const struct staff_list *all, const char *id)
{
	struct staff *staff = all->items;
	for (size_t i = 0; i < all->n; i++)
		if (str_equal(staff[i].id, id))
			return &staff[i];
	return NULL;
}

const char *staff_name(struct store *store, const char *id)
{
	struct staff_list all;
	struct err err = {0};
	const struct staff *found = store && staff_load_all(store, &all, &err) == 0
					    ? staff_find(&all, id)
					    : NULL;
	return found ? found->name : id;
}

struct called_list staff_called(const struct staff_list *all, int day, struct arena *arena)
{
	const struct staff *staff = all->items;
	struct called *items = arena_array(arena, all->n + 1, sizeof *items);
	struct called_list list = {items, 0};
	for (size_t i = 0; i < all->n; i++)
		if (!day || staff_is_active(&staff[i], day))
			items[list.n++] = (struct called){staff[i].id, staff[i].name, NULL};
	return list;
}

int staff_refuse(const struct staff_list *all, const char *id, int day, struct err *err)
{
	struct arena scratch = {0};
	const struct called_list called = staff_called(all, day, &scratch);
	const struct called *near = called_nearest(&called, id);
	if (near)
		err_set(err, ERR_REFUSED,
			day ? _("no staff member on duty is called \"%s\"; did you mean \"%s\" (%s)?")
			    : _("no staff member is called \"%s\"; did you mean \"%s\" (%s)?"),
			id, near->code, near->title);
	else
		err_hint(err,
			err_set(err, ERR_REFUSED,
				day ? _("no staff member on duty is called \"%s\"")
				    : _("no staff member is called \"%s\""),
				id),
			"staff-list");
	arena_clear(&scratch);
	return -1;
}

unsigned staff_role_bits(const struct staff *staff)
{
	unsigned bits = 0;
	for (size_t i = 0; i < staff->roles.n; i++) {
		int role = choice_find(staff_roles, staff->roles.items[i]);
		if (role >= 0)
			bits |= 1U << role;
	}
	return bits;
}

struct words staff_ordered_roles(const struct words *roles, struct arena *arena)
{
	const struct staff given = {.roles = *roles};
	const unsigned bits = staff_role_bits(&given);
	struct words ordered = {arena_array(arena, roles->n, sizeof *ordered.items), 0};
	for (unsigned i = 0; staff_roles[i].name; i++)
		if (bits & 1U << i)
			ordered.items[ordered.n++] = staff_roles[i].name;
	return ordered;
}

bool staff_stands_in(const struct session *session, const char *id)
{
	struct staff_list all;
	struct err ignored = {0};
	return session->store && staff_load_all(session->store, &all, &ignored) == 0 &&
	       staff_is_deputy(&all, session->staff->id, id, session->today);
}

struct spell_list staff_duty(const struct staff *staff, struct arena *arena)
{
	struct spell_list list = spell_list_of(&staff->duty, arena);
	if (list.n == 0 && (staff->active_from || staff->active_to))
		list.items[list.n++] = (struct spell){.from = staff->active_from, .until = staff->active_to};
	return list;
}

bool staff_is_active(const struct staff *staff, int date)
{
	struct arena scratch = {0};
	const struct spell_list list = staff_duty(staff, &scratch);
	bool active = list.n == 0;
	for (size_t i = 0; i < list.n; i++)
		active = active || spell_has(&list.items[i], date);
	arena_clear(&scratch);
	return active;
}

bool staff_has_left(const struct staff *staff, int date)
{
	struct arena scratch = {0};
	const struct spell_list list = staff_duty(staff, &scratch);
	bool left = list.n > 0;
	for (size_t i = 0; i < list.n; i++)
		left = left && list.items[i].until && list.items[i].until < date;
	arena_clear(&scratch);
	return left;
}

const struct staff *staff_deputy(const struct staff_list *all, const char *id, int day)
{
	const struct staff *staff = staff_find(all, id);
	const struct staff *deputy = NULL;
	struct arena scratch = {0};
	const struct spell_list list =
		staff ? spell_list_of(&staff->away, &scratch) : (struct spell_list){0};
	for (size_t i = 0; i < list.n && !deputy; i++)
		if (spell_has(&list.items[i], day))
			deputy = staff_find(all, list.items[i].deputy);
	arena_clear(&scratch);
	return deputy && staff_is_active(deputy, day) ? deputy : NULL;
}

bool staff_is_deputy(const struct staff_list *all, const char *who, const char *id, int day)
{
	const struct staff *deputy = staff_deputy(all, id, day);
	return deputy && str_equal(deputy->id, who);
}

const char *staff_role_names(unsigned roles, const char *between, struct arena *arena)
{
	struct str names = {0};
	for (unsigned i = 0; staff_roles[i].name; i++)
		if (roles & 1U << i)
			str_add_format(&names, "%s%s", names.length ? between : "", staff_roles[i].name);
	return str_keep(&names, arena);
}

const char *staff_role_titles(unsigned roles, struct arena *arena)
{
	struct str titles = {0};
	for (unsigned i = 0; staff_roles[i].name; i++)
		if (roles & 1U << i)
			str_add_format(&titles, "%s%s", titles.length ? _(" or ") : "",
				_(staff_roles[i].title));
	return str_keep(&titles, arena);
}

int staff_require(const struct staff *who, unsigned roles, const char *program, struct err *err)
{
	if (!roles || (staff_role_bits(who) & roles))
		return 0;
	struct arena scratch = {0};
	err_hint(err,
		err_set(err, ERR_REFUSED,
			_("%s may not run %s: it requires role %s (roles are in %s)"), who->name,
				program, staff_role_titles(roles, &scratch), PATH_STAFF),
		_("ask an admin"));
	arena_clear(&scratch);
	return -1;
}

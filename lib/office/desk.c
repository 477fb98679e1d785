#include "office/desk.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/session.h"
#include "office/staff.h"
#include "record/read.h"
#include "store/path.h"
#include "store/settings.h"
#include "store/store.h"
#include "txn/txn.h"
#include "value/id.h"
#include "value/ssh_key.h"

const struct choice desk_acts[] = {
	{"open", N_("entered")},
	{"change", N_("entry changed")},
	{NULL, NULL},
};

#define RECORD struct desk
static const struct field desk_fields[] = {
	FIELD(code, ID, N_("desk"), .flags = FIELD_REQUIRED, .check = id_check_desk),
	FIELD(name, LINE, N_("name"), .flags = FIELD_REQUIRED),
	FIELD(clone, ID, N_("in the clone of"), .rank = 3, .check = id_check_desk, .names = "desk"),
	FIELD(keys, WORDS, N_("public keys"), .rank = 4, .check = ssh_key_check),
	FIELD(roles, WORDS, N_("roles"), .names = "role", .rank = 1, .check = staff_check_role),
	FIELD(active_from, DATE, N_("works from"), .rank = 2),
	FIELD(active_to, DATE, N_("works until"), .rank = 2),
	FIELD(events, LIST_OF(event), N_("events")),
};
#undef RECORD

const struct schema desk_schema = {
	.name = "desk",
	.title = N_("list of desks"),
	.size = sizeof(struct desk),
	SCHEMA_FIELDS(desk_fields),
	.summary = N_("catalogue/desks.yaml: the windows that have a clone of the store"),
};

struct desk_build {
	struct arena *arena;
	struct desk_list list;
	size_t room;
};

static int collect(void *context, void *record, size_t line, struct err *err)
{
	struct desk_build *build = context;
	(void)line;
	(void)err;
	VEC_PUSH(build->arena, build->list.items, build->list.n, build->room) = *(const struct desk *)record;
	return 0;
}

int desk_read_all(const char *path, const char *bytes, size_t length, struct arena *arena,
	struct desk_list *all, struct err *err)
{
	struct desk_build build = {.arena = arena};
	if (bytes && record_read_stream(&desk_schema, path, bytes, length, arena, collect, &build, err))
		return -1;
	*all = build.list;
	return 0;
}

int desk_load_all(struct store *store, struct desk_list *all, struct err *err)
{
	const char *bytes;
	size_t length;
	return store_read(store, PATH_DESKS, RECORD_VOLUME_BYTES, store->mem, &bytes, &length, err)
		       ? -1
		       : desk_read_all(PATH_DESKS, bytes, length, store->mem, all, err);
}

static int by_code(const void *a, const void *b)
{
	const struct desk *one = a, *other = b;
	return strcmp(one->code, other->code);
}

int desk_save_all(struct txn *txn, const struct desk_list *all, struct err *err)
{
	struct arena scratch = {0};
	struct desk *sorted = arena_array(&scratch, all->n, sizeof *sorted);
	if (all->n)
		memcpy(sorted, all->items, all->n * sizeof *sorted);
	qsort(sorted, all->n, sizeof *sorted, by_code);
	int rc = txn_put_list(txn, PATH_DESKS, &desk_schema, sorted, all->n, err);
	arena_clear(&scratch);
	return rc;
}

struct desk *desk_find(const struct desk_list *all, const char *code)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_equal(all->items[i].code, code))
			return &all->items[i];
	return NULL;
}

bool desk_is_active(const struct desk *desk, int date)
{
	return (!desk->active_from || desk->active_from <= date) && !desk_has_ended(desk, date);
}

bool desk_has_ended(const struct desk *desk, int date)
{
	return desk->active_to && desk->active_to < date;
}

bool desk_is_of(const struct desk_list *all, const char *code, const char *clone)
{
	const struct desk *desk = desk_find(all, code);
	return str_equal(desk && !str_empty(desk->clone) ? desk->clone : code, clone);
}

unsigned desk_role_bits(const struct desk *desk)
{
	const struct staff as_staff = {.roles = desk->roles};
	return desk->roles.n ? staff_role_bits(&as_staff) : ~0U;
}

static struct words named(unsigned roles, struct arena *arena)
{
	struct words names = {0};
	size_t room = 0;
	for (unsigned i = 0; staff_roles[i].name; i++)
		if (roles & 1U << i)
			VEC_PUSH(arena, names.items, names.n, room) = staff_roles[i].name;
	return names;
}

int desk_narrow(struct session *session, unsigned roles, const char *program, struct err *err)
{
	struct store *store = session->store;
	struct desk_list all;
	if (!store->has_hub || str_empty(store->desk))
		return 0;
	if (desk_load_all(store, &all, err))
		return -1;
	const struct desk *desk = desk_find(&all, store->desk);
	if (!desk || !desk->roles.n)
		return 0;
	const unsigned his = staff_role_bits(session->staff);
	const unsigned wanted = roles ? his & roles : his;
	if (wanted && !(wanted & desk_role_bits(desk)))
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("%s as %s is not done at desk %s, whose machine is for the role %s"), program,
				staff_role_titles(wanted, session->mem), desk->code,
				staff_role_titles(desk_role_bits(desk), session->mem)),
			_("do it at desk %s"), store->settings.centre);
	struct staff *here = arena_alloc(session->mem, sizeof *here);
	*here = *session->staff;
	here->roles = named(his & desk_role_bits(desk), session->mem);
	session->staff = here;
	return 0;
}

struct called_list desk_called(const struct desk_list *all, struct arena *arena)
{
	struct called *items = arena_array(arena, all->n + 1, sizeof *items);
	for (size_t i = 0; i < all->n; i++)
		items[i] = (struct called){all->items[i].code, all->items[i].name, NULL};
	return (struct called_list){items, all->n};
}

int desk_refuse(const struct desk_list *all, const char *code, struct err *err)
{
	struct arena scratch = {0};
	const struct called_list called = desk_called(all, &scratch);
	const struct called *near = called_nearest(&called, code);
	if (near)
		err_set(err, ERR_REFUSED, _("no desk is called \"%s\"; did you mean \"%s\" (%s)?"), code,
			near->code, near->title);
	else
		err_hint(err, err_set(err, ERR_REFUSED, _("no desk is called \"%s\""), code), "desk-list");
	arena_clear(&scratch);
	return -1;
}

/* Which desks have a clone of the store. */
#include "base/vec.h"
#include "cli/main.h"
#include "office/desk.h"

static struct {
	bool all;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	FLAG("all", all, N_("also those whose last day is past or whose first is still to come")),
};
#undef RECORD

static const struct command_example examples[] = {
	{"desk-list", N_("the desks that work today")},
	{"desk-list --all --columns code,keys --format csv", N_("the keys by which a hub knows them")},
};

static int run(struct run *run, struct err *err)
{
	struct desk_list all;
	struct desk *found = NULL;
	size_t n = 0, room = 0;
	if (desk_load_all(run->session.store, &all, err))
		return -1;
	for (size_t i = 0; i < all.n; i++)
		if (arg.all || desk_is_active(&all.items[i], run->session.today))
			VEC_PUSH(run->session.mem, found, n, room) = all.items[i];
	return run_rows(run, &desk_schema, found, n, err);
}

static const struct command command = {
	.name = "desk-list",
	.summary = N_("list the desks that have a clone of the store"),
	.article = "一",
	COMMAND_ROWS(desk_schema),
	.columns = "code,name,clone,roles,active_from,active_to,keys",
	.columns_table = "code,name,clone,roles,active_from,active_to",
	COMMAND_TABLES,
};

COMMAND_MAIN(command)

/* Who works here. */
#include "base/vec.h"
#include "cli/main.h"
#include "rules/catalogue.h"

static struct {
	struct words roles;
	bool all;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("role", roles, WORDS, N_("only people with one of these roles"), "ROLE,...", CHECK(staff_check_role), NAMES(staff_roles)),
	FLAG("all", all, N_("also people who left")),
};
#undef RECORD

static const struct command_example examples[] = {
	{"staff-list", N_("everybody on duty")},
	{"staff-list --role handler --ids", N_("the ids of those who handle tickets")},
};

/* The spells of an entry of format 1 too; the old two columns are of the last spell. */
static struct staff shown(const struct staff *staff, struct arena *mem)
{
	struct staff row = *staff;
	const struct spell_list duty = staff_duty(staff, mem);
	row.duty = spell_words_of(&duty, mem);
	row.active_from = duty.n ? duty.items[duty.n - 1].from : 0;
	row.active_to = duty.n ? duty.items[duty.n - 1].until : 0;
	return row;
}

static int run(struct run *run, struct err *err)
{
	const unsigned roles = staff_role_bits(&(struct staff){.roles = arg.roles});
	struct staff_list all;
	struct staff *found = NULL;
	size_t n = 0;
	size_t room = 0;
	if (staff_load_all(run->session.store, &all, err))
		return -1;
	const struct staff *staff = all.items;
	for (size_t i = 0; i < all.n; i++)
		if ((arg.all || staff_is_active(&staff[i], run->session.today)) &&
			(!roles || (roles & staff_role_bits(&staff[i]))))
			VEC_PUSH(run->session.mem, found, n, room) = shown(&staff[i], run->session.mem);
	return run_rows(run, &staff_schema, found, n, err);
}

static const struct command command = {
	.name = "staff-list",
	.summary = N_("list the staff"),
	.article = "一",
	COMMAND_ROWS(staff_schema),
	.columns = "id,name,badge,login,department,desk,roles,duty,away",
	COMMAND_TABLES,
};

COMMAND_MAIN(command)

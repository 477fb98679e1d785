/* Add a staff member, or change one. */
#include "admin/staff_change.h"
#include "cli/main.h"
#include "rules/regulation.h"
#include "store/path.h"
#include "value/id.h"

static struct staff_wish arg;

#define RECORD struct staff_wish
static const struct command_option options[] = {
	OPTION("name", name, LINE, N_("full name"), "NAME"),
	OPTION("badge", badge, LINE, N_("badge number (none: no longer)"), "NUMBER", EMPTIES),
	OPTION("login", login, LINE, N_("Unix login; XS:LOGIN where it counts for one desk only (none: no longer)"), "LOGIN", CHECK(id_check_login), EMPTIES),
	OPTION("department", department, ID, N_("department (none: no longer)"), "DEPARTMENT", CHECK(id_check_code), EMPTIES),
	OPTION("desk", desk, ID, N_("window: two capital letters (none: no longer)"), "XS", CHECK(id_check_desk), EMPTIES),
	OPTION("roles", roles, WORDS, N_("roles: clerk, handler, supervisor, inspector, admin"), "ROLE,...", CHECK(staff_check_role), NAMES(staff_roles)),
	OPTION("from", from, DATE, N_("first day on duty; after the last day of a spell it begins another (none: ever since)"), "DATE", EMPTIES),
	OPTION("until", until, DATE, N_("last day on duty; people who left stay in the file (none: still here)"), "DATE", EMPTIES),
};

static const struct command_operand operands[] = {
	OPERAND("ID", id, N_("id of the staff member"), .kind = "STAFF", .fresh = true),
};
#undef RECORD

static const struct command_example examples[] = {
	{"staff-set wangmin --name 王敏 --badge 012 --desk XS --roles clerk",
		N_("a new clerk; prints the id and the roles")},
	{"staff-set zhaolei --name 赵磊 --department meter-reading --roles handler --login zhaolei",
		N_("a handler of a department, known by login")},
};

static const char *role_titles(const struct run *run, const struct staff *staff)
{
	const char *titles = "";
	for (size_t i = 0; i < staff->roles.n; i++)
		titles = arena_printf(run->session.mem, "%s%s%s", titles, i ? _(", ") : "",
			run_name(run, "role", staff->roles.items[i]));
	return titles;
}

static int run(struct run *run, struct err *err)
{
	struct staff now;
	if (id_check_staff(arg.id, err)) {
		err->code = ERR_USAGE;
		return -1;
	}
	arg.emptied = run->emptied;
	if (staff_change(&run->session, &arg, &now, err))
		return -1;
	if (str_empty(now.badge))
		run_say(run, _("%s has no badge number yet (%s)"), now.id, regulation_cite("七"));
	run_result(run, run_sentence(run, _("%s: %s"), now.name, role_titles(run, &now)),
		"%s\t%s", now.id, staff_role_names(staff_role_bits(&now), ",", run->session.mem));
	return 0;
}

static const struct command command = {
	.name = "staff-set",
	.summary = N_("add a staff member or change one; prints id and roles"),
	.article = "七",
	.need = NEED_WRITE,
	.kept = PATH_STAFF,
	.gives_badges = true,
	.roles = ROLE_ADMIN,
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)

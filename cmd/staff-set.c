/* Add a staff member, or change one. */
#include "cli/main.h"
#include "office/staff_change.h"
#include "value/id.h"

static struct staff arg;

#define RECORD struct staff
static const struct command_option options[] = {
	OPTION("name", name, LINE, N_("full name"), "NAME"),
	OPTION("badge", badge, LINE, N_("badge number"), "NUMBER"),
	OPTION("login", login, LINE, N_("Unix login; XS:LOGIN where it counts for one desk only"), "LOGIN", CHECK(id_check_login)),
	OPTION("department", department, ID, N_("department"), "DEPARTMENT", CHECK(id_check_code)),
	OPTION("desk", desk, ID, N_("window: two capital letters"), "XS", CHECK(id_check_desk)),
	OPTION("roles", roles, WORDS, N_("roles: clerk, handler, supervisor, inspector, admin"), "ROLE,...", CHECK(staff_check_role)),
	OPTION("from", active_from, DATE, N_("first day on duty"), "DATE"),
	OPTION("until", active_to, DATE, N_("last day on duty; people who left stay in the file"), "DATE"),
};

static const struct command_operand operands[] = {
	OPERAND("ID", id, N_("id of the staff member")),
};
#undef RECORD

static const struct command_example examples[] = {
	{"staff-set wangmin --name 王敏 --badge 012 --desk XS --roles clerk",
		N_("a new clerk; prints the id and the roles")},
	{"staff-set zhaolei --name 赵磊 --department meter-reading --roles handler --login zhaolei",
		N_("a handler of a department, known by login")},
};

static int run(struct run *run, struct err *err)
{
	struct staff now;
	if (id_check_staff(arg.id, err)) {
		err->code = ERR_USAGE;
		return -1;
	}
	if (staff_change(&run->session, &arg, &now, err))
		return -1;
	run_print(run, "%s\t%s", now.id, staff_role_names(staff_role_bits(&now), ",", run->session.mem));
	return 0;
}

static const struct command command = {
	.name = "staff-set",
	.summary = N_("add a staff member or change one; prints id and roles"),
	.article = "七",
	.need = NEED_WRITE,
	.roles = ROLE_ADMIN,
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)

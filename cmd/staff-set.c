/* Add a staff member, or change one. */
#include "cli/main.h"
#include "office/staff_change.h"
#include "store/path.h"
#include "value/id.h"

static struct staff arg;

#define AT(member) .offset = offsetof(struct staff, member)
static const struct command_option options[] = {
	{.field = {.key = "name", .type = FIELD_LINE, AT(name), .title = N_("name")},
		.value = "NAME"},
	{.field = {.key = "badge", .type = FIELD_LINE, AT(badge), .title = N_("badge number")},
		.value = "NUMBER"},
	{.field = {.key = "login", .type = FIELD_LINE, AT(login), .title = N_("login on the machine")},
		.value = "LOGIN"},
	{.field = {.key = "department", .type = FIELD_ID, AT(department), .check = id_check_code,
		 .title = N_("department")},
		.value = "DEPARTMENT"},
	{.field = {.key = "desk", .type = FIELD_ID, AT(desk), .check = id_check_desk,
		 .title = N_("window: two capital letters")},
		.value = "XS"},
	{.field = {.key = "roles", .type = FIELD_WORDS, AT(roles), .check = staff_check_role,
		 .title = N_("roles: clerk, handler, supervisor, inspector, admin")},
		.value = "ROLE,..."},
	{.field = {.key = "from", .type = FIELD_DATE, AT(active_from),
		 .title = N_("first day on duty")},
		.value = "DATE"},
	{.field = {.key = "until", .type = FIELD_DATE, AT(active_to),
		 .title = N_("last day on duty; people who left stay in the file")},
		.value = "DATE"},
};

static const struct command_operand operands[] = {
	{.name = "ID", .help = N_("id of the staff member"), AT(id)},
};
#undef AT

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
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.run = run,
};

COMMAND_MAIN(command)

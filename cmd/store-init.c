/* Make a new store: the directory in which a utility's records live, under git. */
#include "cli/main.h"
#include "office/regulation.h"
#include "office/store_init.h"
#include "value/id.h"

static struct store_init arg = {
	.company = "荆门市供水总公司",
	.region = "hubei",
	.language = "zh_CN",
};

/* The languages that there are messages in. */
static int check_language(const char *text, struct err *err)
{
	if (str_equal(text, "zh_CN") || str_equal(text, "en"))
		return 0;
	return err_set(err, ERR_MALFORMED, _("\"%s\" is not a language of these programs (zh_CN, en)"),
		text);
}

#define RECORD struct store_init
static const struct command_option options[] = {
	OPTION("desk", desk, ID, N_("code of this window: two capital letters"), "XS", REQUIRED, CHECK(id_check_desk)),
	OPTION("company", company, LINE, N_("name of the utility, for forms and reports"), "NAME"),
	OPTION("region", region, ID, N_("which calendar overlays apply (hubei)"), "REGION", CHECK(id_check_code)),
	OPTION("language", language, LINE, N_("language of messages where the environment names none (zh_CN)"), "LANGUAGE", CHECK(check_language)),
	OPTION("staff", staff, ID, N_("id of the first staff member (your login)"), "ID", CHECK(id_check_staff)),
	OPTION("staff-name", staff_name, LINE, N_("name of the first staff member"), "NAME"),
	OPTION("badge", badge, LINE, N_("badge number of the first staff member"), "NUMBER"),
	FLAG("claimed", claimed, N_("several people share your login: each says who he is (--as, ONESTOP_STAFF)")),
	FLAG("test-clock", test_clock, N_("let ONESTOP_NOW pin the clock: for trying out, never for real work")),
};

static const struct command_operand operands[] = {
	OPERAND("DIR", directory, N_("where; it must not exist or be empty"), AS_TYPED),
};
#undef RECORD

static const struct command_example examples[] = {
	{"store-init new-store --desk XS", N_("a store for the window XS; you are its first member")},
	{"store-init trial --desk DB --test-clock --claimed --staff-name 王敏", N_("a store to try things out in")},
};

static int run(struct run *run, struct err *err)
{
	arg.data_dir = run->data_dir;
	if ((arg.test_clock && run_pin_clock(run, err)) || store_init_make(&arg, &run->session, err))
		return -1;
	run_result(run, run_sentence(run, _("a store for desk %s was made"), arg.desk) , "%s", arg.directory);
	if (str_empty(arg.badge) && run->session.staff)
		run_say(run, _("%s has no badge number yet (%s)"), run->session.staff->id, regulation_cite("七"));
	run_say(run, _("next: cd %s, then ticket-new <service> --name <name> --phone <phone> --request <text>"), arg.directory);
	return 0;
}

static const struct command command = {
	.name = "store-init",
	.summary = N_("make a new store with its catalogue, calendar and first staff member"),
	.description = N_("The person who runs it becomes the first staff member with the roles clerk, "
			  "supervisor and admin. The store is a git repository; clone it for further "
			  "windows and give each clone a desk code of its own (git config onestop.desk)."),
	.article = "一",
	.need = NEED_NEW,
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)

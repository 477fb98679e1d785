/* Make a new store: the directory in which a utility's records live, under git. */
#include "cli/main.h"
#include "rules/regulation.h"
#include "office/store_init.h"
#include "hub/hub.h"
#include "value/id.h"

static struct {
	struct store_init store;
	bool hub;
	const char *from;
} arg = {.store = {
	.company = "荆门市供水总公司",
	.region = "hubei",
	.language = "zh_CN",
}};

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("desk", store.desk, ID, N_("code of this window: two capital letters"), "XS", REQUIRED, UNLESS("hub"), CHECK(id_check_desk)),
	OPTION("company", store.company, LINE, N_("name of the utility, for forms and reports"), "NAME"),
	OPTION("region", store.region, ID, N_("which calendar overlays apply (hubei)"), "REGION", CHECK(id_check_code)),
	OPTION("language", store.language, LINE, N_("language of messages where the environment names none (zh_CN)"), "LANGUAGE", CHECK(store_init_check_language)),
	OPTION("staff", store.staff, ID, N_("id of the first staff member (your login)"), "ID", CHECK(id_check_staff)),
	OPTION("staff-name", store.staff_name, LINE, N_("name of the first staff member"), "NAME"),
	OPTION("badge", store.badge, LINE, N_("badge number of the first staff member"), "NUMBER"),
	FLAG("claimed", store.claimed, N_("several people share your login: each says who he is (--as, ONESTOP_STAFF)")),
	FLAG("test-clock", store.test_clock, N_("let ONESTOP_NOW pin the clock: for trying out, never for real work")),
	FLAG("hub", hub, N_("make a hub instead, where windows with stores of their own meet, or bring one up to these programs")),
	OPTION("from", from, LINE, N_("with --hub: the store that it begins with"), "DIR", AS_TYPED),
};

static const struct command_operand operands[] = {
	OPERAND("DIR", store.directory, N_("where; it must not exist or be empty"), AS_TYPED),
};
#undef RECORD

static const struct command_example examples[] = {
	{"store-init new-store --desk XS", N_("a store for the window XS; you are its first member")},
	{"store-init trial --desk DB --test-clock --claimed --staff-name 王敏", N_("a store to try things out in")},
	{"store-init hub.git --hub --from .", N_("the hub for windows that have stores of their own")},
};

static int run_hub(struct run *run, struct err *err)
{
	if (hub_make(&(struct hub_order){arg.store.directory, arg.from}, &run->session, err))
		return -1;
	run_result(run, run_sentence(run, _("the hub is there")), "%s", arg.store.directory);
	run_say(run, _("next: at the centre git remote add hub %s and store-sync, then at each window store-clone"), arg.store.directory);
	return 0;
}

static int run(struct run *run, struct err *err)
{
	if (arg.hub || arg.from)
		return run_hub(run, err);
	arg.store.data_dir = run->data_dir;
	if ((arg.store.test_clock && run_pin_clock(run, err)) || store_init_make(&arg.store, &run->session, err))
		return -1;
	run_result(run, run_sentence(run, _("a store for desk %s was made"), arg.store.desk) , "%s", arg.store.directory);
	if (str_empty(arg.store.badge) && run->session.staff)
		run_say(run, _("%s has no badge number yet (%s)"), run->session.staff->id, regulation_cite("七"));
	run_say(run, _("next: cd %s, then ticket-new <service> --name <name> --phone <phone> --request <text>"), arg.store.directory);
	return 0;
}

static const struct command command = {
	.name = "store-init",
	.summary = N_("make a new store with its catalogue, calendar and first staff member"),
	.description = N_("The person who runs it becomes the first staff member with the roles clerk, supervisor and admin. "
		"The store is a git repository; a further window has a clone of it (store-clone).\n\n"
		"With --hub it makes the bare repository in which clones meet. Windows come by ssh as one login, whose ~/.ssh/"
		"authorized_keys is a link to onestop/authorized_keys of the hub, which follows desk-set; the centre has a key, too."),
	.article = "一",
	.need = NEED_NEW,
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)

/* Add a desk that has a clone of the store, or change one. */
#include "admin/desk_change.h"
#include "cli/main.h"
#include "store/path.h"
#include "value/id.h"
#include "value/ssh_key.h"

static struct desk_wish arg;

#define RECORD struct desk_wish
static const struct command_option options[] = {
	OPTION("name", name, LINE, N_("what the window is called"), "NAME"),
	OPTION("key", keys, WORDS, N_("the public key of its machine, all that stands in the .pub file; in place of those before (none: no longer)"), "KEY", EMPTIES),
	OPTION("clone", clone, ID, N_("the desk in whose clone it works, by the keys of that one (none: it has its own)"), "XS", CHECK(id_check_desk), EMPTIES),
	OPTION("roles", roles, WORDS, N_("what may be done from its machine: clerk, handler, supervisor, inspector, admin (none: all)"), "ROLE,...", CHECK(staff_check_role), NAMES(staff_roles), EMPTIES),
	OPTION("active-from", active_from, DATE, N_("first day (none: ever since)"), "DATE", EMPTIES),
	OPTION("active-to", active_to, DATE, N_("last day: from the day after it a hub takes nothing more from there (none: still open)"), "DATE", EMPTIES),
};

static const struct command_operand operands[] = {
	OPERAND("CODE", code, N_("code of the desk: two capital letters"), .kind = "XS"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"desk-set XT --name 三号窗口 --roles clerk,handler --key \"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ+WINzjKWZHl6HeOWET0ZzADWMTh4k1m3sl3c+h0ed1 onestop XT\"",
		N_("a new window, with the key that store-clone printed there; prints code and name")},
	{"desk-set XT --name 三号窗口 --active-to today", N_("its machine is gone: nothing more is taken from there")},
};

/* People give what stands in the file, with its comment. */
static int take_keys(struct run *run, struct err *err)
{
	for (size_t i = 0; i < arg.keys.n; i++) {
		arg.keys.items[i] = ssh_key_clean(arg.keys.items[i], run->session.mem);
		if (ssh_key_check(arg.keys.items[i], err)) {
			err->code = ERR_USAGE;
			return err_prefix(err, "--key");
		}
	}
	return 0;
}

static int run(struct run *run, struct err *err)
{
	struct desk now;
	if (id_check_desk(arg.code, err)) {
		err->code = ERR_USAGE;
		return -1;
	}
	arg.emptied = run->emptied;
	if (take_keys(run, err) || desk_change(&run->session, &arg, &now, err))
		return -1;
	run_result(run, run_sentence(run, _("desk %s: %s"), now.code, now.name), "%s\t%s", now.code, now.name);
	return 0;
}

static const struct command command = {
	.name = "desk-set",
	.summary = N_("add a desk with a clone of the store or change one; prints code and name"),
	.description = N_("For windows that have clones of their own: a hub knows their machines by the keys that "
			  "stand here, and takes from each what its roles allow. A key is changed where a machine is "
			  "replaced; a window that is given up ends with --active-to, and its code is never given to "
			  "another. One store that all windows share needs no entries."),
	.article = "一",
	.need = NEED_WRITE,
	.kept = PATH_DESKS,
	.roles = ROLE_ADMIN,
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)

/* office/identity.h: who acts, as a table of what there is to decide by. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/str.h"
#include "office/identity.h"
#include "office/staff.h"
#include "store/store.h"

static const char *clerk[] = {"clerk"};
static const char *admin[] = {"clerk", "admin"};
static const char *inspector[] = {"inspector"};
static const char *away[] = {"2024-10-04..2024-10-04 bob"}; /* TODAY */
static const char *was_away[] = {"2024-10-01..2024-10-03 bob"};
#define INSPECTOR .roles = {inspector, 1}
#define CLERK .roles = {clerk, 1}
#define ADMIN .roles = {admin, 2}

enum { TODAY = 20000 };

static struct staff people[] = {
	{.id = "ann", .name = "ann", .login = "ann", ADMIN},
	{.id = "bob", .name = "bob", .login = "bob", CLERK},
	{.id = "old", .name = "old", .login = "bob", CLERK, .active_to = TODAY - 1},
	{.id = "left", .name = "left", .login = "left", ADMIN, .active_to = TODAY - 1},
	{.id = "window-xs", .name = "window-xs", .login = "XS:user", CLERK},
	{.id = "anybody", .name = "anybody", .login = "user", CLERK},
	{.id = "nameless", .name = "nameless", .login = "#1007", CLERK},
	{.id = "machine", .name = "machine", .login = "root", CLERK},
	{.id = "silent", .name = "silent", CLERK},
	{.id = "travels", .name = "travels", .away = {away, 1}, CLERK},
	{.id = "back", .name = "back", .away = {was_away, 1}, CLERK},
	{.id = "inspects", .name = "inspects", .login = "inspects", .away = {away, 1}, INSPECTOR},
};
static const struct staff_list all = {people, sizeof people / sizeof *people};
static const struct staff_list without_root = {people, 7};

static const char *shared[] = {"window", "DB:desk", "root"};
static const struct words claimed = {shared, 2};
static const struct words root_claimed = {shared, 3};

struct row {
	const char *label;
	struct identity_facts facts;
	const char *who; /* NULL: refused */
	const char *says; /* the login of the commit, or part of the refusal */
};

#define USER(name) .uid = 1000, .euid = 1000, .gid = 100, .egid = 100, .login = (name)
#define RIGHTS(user, group) .uid = 1000, .gid = 100, .euid = (user), .egid = (group)
#define ROOT .login = "root"

static void check(const struct row *row, const struct staff_list *staff)
{
	struct arena mem = {0};
	struct identity found = {0};
	struct err err = {0};
	char text[ERR_TEXT_SIZE];
	int rc = identity_decide(&row->facts, staff, TODAY, &mem, &found, &err);
	if (row->who ? rc || !str_equal(found.staff->id, row->who) || !str_equal(found.login, row->says)
		     : !rc || err.code != ERR_REFUSED || !strstr(err_text(&err, text), row->says))
		fail_msg("%s: %s, \"%s\"", row->label, rc ? err_text(&err, text) : found.staff->id,
			rc ? "" : found.login);
	assert_int_equal(found.claimed, row->who && str_ends(row->says, " claimed"));
	arena_clear(&mem);
}

static void identity_decide__by_login(void **state)
{
	static const struct row rows[] = {
		{"a login", {USER("bob")}, "bob", "bob"},
		{"one on duty before one who left", {USER("bob"), .desk = "XS"}, "bob", "bob"},
		{"a number without a name", {USER("#1007")}, "nameless", "#1007"},
		{"nobody", {USER("eve")}, NULL, "no staff member has the login \"eve\""},
		{"nobody, and the way out", {USER("eve")}, NULL, "staff-set <staff> --login eve"},
		{"no login is not that of an entry without one", {USER("")}, NULL, "no staff member"},
		{"left", {USER("left")}, NULL, "left is not on duty today"},
		{"that of the desk", {USER("user"), .desk = "XS"}, "window-xs", "user"},
		{"at another desk", {USER("user"), .desk = "DB"}, "anybody", "user"},
		{"without a desk", {USER("user")}, "anybody", "user"},
		{"the environment does not count", {USER("bob"), .environment = "ann"}, "bob", "bob"},
		{"the configuration does not count", {USER("bob"), .configured = "ann"}, "bob", "bob"},
		{"sudo is noted", {USER("bob"), .sudo = "eve"}, "bob", "bob via eve"},
		{"sudo by the same", {USER("bob"), .sudo = "bob"}, "bob", "bob"},
		{"the session is noted", {USER("bob"), .audit = "eve"}, "bob", "bob via eve"},
		{"sudo to somebody unknown", {USER("eve"), .sudo = "bob"}, NULL, "login \"eve\""},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check(&rows[i], &all);
}

static void identity_decide__as_another(void **state)
{
	static const struct row rows[] = {
		{"oneself", {USER("bob"), .as = "bob"}, "bob", "bob"},
		{"a clerk", {USER("bob"), .as = "ann"}, NULL, "bob may not act for ann"},
		{"an admin", {USER("ann"), .as = "bob"}, "bob", "ann"},
		{"an admin for nobody", {USER("ann"), .as = "eve"}, NULL, "no staff member is called \"eve\""},
		{"an admin for one who left", {USER("ann"), .as = "old"}, NULL, "old is not on duty"},
		{"an admin who left", {USER("left"), .as = "bob"}, NULL, "left is not on duty"},
		{"a stranger", {USER("eve"), .as = "ann"}, NULL, "login \"eve\""},
		{"the deputy", {USER("bob"), .as = "travels"}, "travels", "bob"},
		{"the deputy of another day", {USER("bob"), .as = "back"}, NULL, "bob may not act for back"},
		{"another than the deputy", {USER("user"), .as = "travels"}, NULL, "anybody may not act"},
		{"an admin for one who is away", {USER("ann"), .as = "travels"}, "travels", "ann"},
		{"an inspector", {USER("inspects")}, "inspects", "inspects"},
		{"an inspector, named", {USER("inspects"), .as = "inspects"}, "inspects", "inspects"},
		{"an inspector's deputy", {USER("bob"), .as = "inspects"}, NULL, "nobody acts for inspects"},
		{"an admin for an inspector", {USER("ann"), .as = "inspects"}, NULL, "nobody acts for inspects"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check(&rows[i], &all);
}

static void identity_decide__root(void **state)
{
	static const struct row rows[] = {
		{"sudo", {ROOT, .sudo = "bob", .audit = "ann"}, "bob", "root via bob"},
		{"the session", {ROOT, .audit = "ann"}, "ann", "root via ann"},
		{"sudo by a stranger, the session", {ROOT, .sudo = "eve", .audit = "ann"}, "ann", "root via eve"},
	};
	static const struct row entry = {"an entry", {ROOT, .sudo = "eve"}, "machine", "root via eve"};
	static const struct row none = {"nobody", {ROOT, .sudo = "eve"}, NULL, "/etc/cron.d"};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		check(&rows[i], &all);
		check(&rows[i], &without_root);
	}
	check(&entry, &all);
	check(&none, &without_root);
}

static void identity_decide__claimed(void **state)
{
	static const struct row rows[] = {
		{"nobody named", {USER("window"), .claimed = &claimed}, NULL, "export ONESTOP_STAFF=<staff>"},
		{"--as", {USER("window"), .claimed = &claimed, .as = "bob", .environment = "ann"}, "bob", "window claimed"},
		{"the environment", {USER("window"), .claimed = &claimed, .environment = "ann", .configured = "bob"}, "ann", "window claimed"},
		{"the configuration", {USER("window"), .claimed = &claimed, .configured = "bob"}, "bob", "window claimed"},
		{"somebody unknown", {USER("window"), .claimed = &claimed, .as = "eve"}, NULL, "no staff member is called \"eve\""},
		{"one who left", {USER("window"), .claimed = &claimed, .as = "old"}, NULL, "old is not on duty"},
		{"one of the desk", {USER("desk"), .desk = "DB", .claimed = &claimed, .as = "bob"}, "bob", "desk claimed"},
		{"of another desk", {USER("desk"), .desk = "XS", .claimed = &claimed, .as = "bob"}, NULL, "login \"desk\""},
		{"others are not", {USER("bob"), .claimed = &claimed, .environment = "ann"}, "bob", "bob"},
		{"root is not", {ROOT, .claimed = &claimed, .environment = "ann"}, "machine", "root"},
		{"root by sudo of one that is", {ROOT, .claimed = &claimed, .sudo = "window", .as = "bob"}, "bob", "root via window claimed"},
		{"root", {ROOT, .claimed = &root_claimed, .environment = "ann"}, "ann", "root claimed"},
		{"root, its own entry", {ROOT, .claimed = &root_claimed}, "machine", "root claimed"},
		{"root, whose sudo is named", {ROOT, .claimed = &root_claimed, .sudo = "bob"}, "bob", "root via bob claimed"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check(&rows[i], &all);
}

static void identity_decide__refuses_rights_of_another(void **state)
{
	static const struct row rows[] = {
		{"user", {RIGHTS(0, 100), .login = "bob"}, NULL, "rights of another login or group"},
		{"group", {RIGHTS(1000, 5), .login = "bob"}, NULL, "rights of another login or group"},
		{"claimed", {RIGHTS(0, 100), .login = "window", .claimed = &claimed, .as = "ann"}, NULL, "chmod a-s"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check(&rows[i], &all);
}

static void identity_desk__is_the_clones_or_the_persons(void **state)
{
	static const struct staff here = {.id = "here", .desk = "XS"};
	static const struct staff anywhere = {.id = "anywhere"};
	static const struct {
		const char *label;
		bool has_hub;
		const char *clone;
		const struct staff *who;
		const char *wanted;
		const char *desk; /* NULL: refused */
	} rows[] = {
		{"shared: the person's", false, "DB", &here, NULL, "XS"},
		{"shared: the person's before --desk", false, "DB", &here, "YH", "XS"},
		{"shared: --desk", false, "DB", &anywhere, "YH", "YH"},
		{"shared: the clone's", false, "DB", &anywhere, NULL, "DB"},
		{"shared: nobody known", false, "DB", NULL, NULL, "DB"},
		{"shared: the clone has none", false, NULL, &here, NULL, "XS"},
		{"shared: nothing", false, NULL, &anywhere, NULL, NULL},
		{"shared: the clone's is none", false, "db", &anywhere, NULL, NULL},
		{"hub: the clone's", true, "DB", &here, NULL, "DB"},
		{"hub: --desk of the clone", true, "DB", &here, "DB", "DB"},
		{"hub: another", true, "DB", &here, "XS", NULL},
		{"hub: two desks, the person's", true, "DB XS", &here, NULL, "XS"},
		{"hub: two desks, the first", true, "DB XS", &anywhere, NULL, "DB"},
		{"hub: two desks, --desk", true, "DB XS", &anywhere, "XS", "XS"},
		{"hub: two desks, the person's before --desk", true, "DB XS", &here, "DB", "XS"},
		{"hub: two desks, a third", true, "DB XS", &anywhere, "YH", NULL},
		{"hub: the person's is elsewhere", true, "DB YH", &here, NULL, "DB"},
		{"hub: the clone's is none", true, "db", &anywhere, NULL, NULL},
		{"hub: the clone has none", true, NULL, &here, NULL, NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char first[3] = "";
		const char *desks[] = {first, rows[i].clone && rows[i].clone[2] ? rows[i].clone + 3 : NULL};
		const struct words of_clone = {desks, rows[i].clone ? 1 + (desks[1] != NULL) : 0};
		if (rows[i].clone)
			memcpy(first, rows[i].clone, 2);
		const struct store store = {.desk = of_clone.n ? desks[0] : NULL, .desks = of_clone,
			.has_hub = rows[i].has_hub};
		const char *desk = NULL;
		struct err err = {0};
		int rc = identity_desk(&store, rows[i].who, rows[i].wanted, &desk, &err);
		if (rows[i].desk ? rc || !str_equal(desk, rows[i].desk) : !rc || !err.code)
			fail_msg("%s: %s", rows[i].label, rc ? err.msg : desk);
	}
}

static void identity_own_login__is_that_of_sudo(void **state)
{
	static const struct identity_facts user = {USER("bob"), .sudo = "ann"};
	static const struct identity_facts root = {ROOT};
	static const struct identity_facts by_sudo = {ROOT, .sudo = "ann"};
	(void)state;
	assert_string_equal(identity_own_login(&user), "bob");
	assert_string_equal(identity_own_login(&root), "root");
	assert_string_equal(identity_own_login(&by_sudo), "ann");
}

static void identity_gather__reads_no_variable_but_sudo(void **state)
{
	struct arena mem = {0};
	struct identity_facts facts = {0};
	struct err err = {0};
	(void)state;
	setenv("LOGNAME", "eve", 1);
	setenv("USER", "eve", 1);
	setenv("SUDO_UID", "4294967294", 1);
	assert_int_equal(identity_gather(&facts, &mem, &err), 0);
	assert_int_equal(facts.uid, getuid());
	assert_string_not_equal(facts.login, "eve");
	assert_string_equal(facts.sudo, "#4294967294");
	for (const char **bad = (const char *[]){"", "x", "-1", "4294967295", "1 ", "99999999999", NULL}; *bad; bad++) {
		setenv("SUDO_UID", *bad, 1);
		assert_int_equal(identity_gather(&facts, &mem, &err), 0);
		assert_null(facts.sudo);
	}
	unsetenv("SUDO_UID");
	arena_clear(&mem);
}

/* With no descriptors left, the user database cannot be read: that is no answer. */
static void identity_gather__fails_without_descriptors(void **state)
{
	struct arena mem = {0};
	struct identity_facts facts = {.login = "before"};
	struct err err = {0};
	struct rlimit limit;
	struct rlimit none;
	(void)state;
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &limit), 0);
	none = limit;
	none.rlim_cur = 0;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
	int rc = identity_gather(&facts, &mem, &err);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
	assert_int_equal(rc, -1);
	assert_int_equal(err.code, ERR_SYSTEM);
	assert_string_equal(facts.login, "before");
	arena_clear(&mem);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(identity_decide__by_login),
		cmocka_unit_test(identity_decide__as_another),
		cmocka_unit_test(identity_decide__root),
		cmocka_unit_test(identity_decide__claimed),
		cmocka_unit_test(identity_desk__is_the_clones_or_the_persons),
		cmocka_unit_test(identity_decide__refuses_rights_of_another),
		cmocka_unit_test(identity_own_login__is_that_of_sudo),
		cmocka_unit_test(identity_gather__reads_no_variable_but_sudo),
		cmocka_unit_test(identity_gather__fails_without_descriptors),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

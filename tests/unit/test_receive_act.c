/* Who may do an act, as a hub has it, is who may run the programs that do it: those say it themselves (--spec). */
#include "sync/receive_act.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/process.h"
#include "base/str.h"
#include "office/staff.h"

static const struct act_case {
	enum receive_of of;
	const char *act;
	bool centre;
	const char *programs[4];
} cases[] = {
	{RECEIVE_OF_ACCOUNT, "open", false, {"account-new", "account-import"}},
	{RECEIVE_OF_ACCOUNT, "update", true, {"account-import"}},
	{RECEIVE_OF_ACCOUNT, "bill", false, {"bill-import", "account-transfer", "account-cancel"}},
	{RECEIVE_OF_ACCOUNT, "adjust", true, {"bill-adjust"}},
	{RECEIVE_OF_ACCOUNT, "bill-void", true, {"bill-void"}},
	{RECEIVE_OF_ACCOUNT, "pay", false, {"account-pay", "payment-import", "payment-match"}},
	{RECEIVE_OF_ACCOUNT, "void", false, {"account-pay", "payment-import"}},
	{RECEIVE_OF_ACCOUNT, "refund", false, {"account-refund", "payment-match"}},
	{RECEIVE_OF_ACCOUNT, "carry", true, {"bill-import", "store-maintain"}},
	{RECEIVE_OF_ACCOUNT, "transfer", false, {"account-transfer"}},
	{RECEIVE_OF_ACCOUNT, "suspend", false, {"account-suspend"}},
	{RECEIVE_OF_ACCOUNT, "resume", false, {"account-resume"}},
	{RECEIVE_OF_ACCOUNT, "cancel", false, {"account-cancel"}},
	{RECEIVE_OF_ACCOUNT, "base", false, {"account-base"}},
	{RECEIVE_OF_ACCOUNT, "class", false, {"account-class"}},
	{RECEIVE_OF_ACCOUNT, "meter", false, {"account-meter"}},
	{RECEIVE_OF_ACCOUNT, "read", false, {"account-read"}},
	{RECEIVE_OF_ACCOUNT, "contact", false, {"account-contact"}},
	{RECEIVE_OF_ACCOUNT, "edit", false, {"account-edit"}},
	{RECEIVE_OF_ACCOUNT, "resolve", false, {"account-resolve"}},
	{RECEIVE_OF_TICKET, "resolve", false, {"ticket-resolve"}},
	{RECEIVE_OF_TICKET, "import", false, {"ticket-import"}},
	{RECEIVE_OF_TICKET, "note", false, {"ticket-note"}},
	{RECEIVE_OF_TICKET, "extend", false, {"ticket-extend"}},
	{RECEIVE_OF_TICKET, "redue", false, {"ticket-redue"}},
	{RECEIVE_OF_TICKET, "reject", false, {"ticket-reject"}},
	{RECEIVE_OF_TICKET, "undo", false, {"ticket-undo"}},
	{RECEIVE_OF_STAFF, "join", true, {"staff-set"}},
	{RECEIVE_OF_STAFF, "change", true, {"staff-set"}},
	{RECEIVE_OF_STAFF, "note", true, {"staff-note"}},
	{RECEIVE_OF_STAFF, "away", true, {"staff-away"}},
	{RECEIVE_OF_STAFF, "back", true, {"staff-away"}},
	{RECEIVE_OF_DESK, "open", true, {"desk-set"}},
	{RECEIVE_OF_DESK, "change", true, {"desk-set"}},
	{RECEIVE_OF_BOOK, "close", false, {"payment-close"}},
	{RECEIVE_OF_BOOK, "reopen", false, {"payment-reopen"}},
};

/* What stands in `"roles": [...]` of its specification, the first member of that name. */
static unsigned roles_of(const char *program, struct arena *arena)
{
	const char *build = getenv("BUILD");
	const char *const argv[] = {arena_printf(arena, "%s/bin/%s", build ? build : "build", program), "--spec", NULL};
	const char *const env[] = {"LANG=C.UTF-8", "PATH=/usr/bin:/bin", NULL};
	const struct process process = {.argv = argv, .env = env, .directory = "."};
	struct str said = {0};
	struct err err = {0};
	unsigned roles = 0;
	int status;
	assert_int_equal(process_run(&process, &said, NULL, &status, &err), 0);
	assert_int_equal(status, 0);
	const char *at = strstr(str_text(&said), "\n  \"roles\": [");
	assert_non_null(at);
	const char *text = arena_dup_n(arena, at, strcspn(at, "]"));
	for (size_t i = 0; staff_roles[i].name; i++)
		if (strstr(text, arena_printf(arena, "\"%s\"", staff_roles[i].name)))
			roles |= 1U << i;
	str_close(&said);
	return roles;
}

static void acts_are_of_who_may_run_the_programs(void **state)
{
	struct arena arena = {0};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct act_case *one = &cases[i];
		unsigned roles, wanted = 0;
		bool centre, anyone = false;
		assert_true(receive_act_find(one->of, one->act, &roles, &centre));
		for (size_t p = 0; p < 4 && one->programs[p]; p++) {
			const unsigned his = roles_of(one->programs[p], &arena);
			anyone = anyone || his == ROLE_ANYONE;
			wanted |= his;
		}
		if (roles != (anyone ? ROLE_ANYONE : wanted) || centre != one->centre)
			fail_msg("\"%s\" of %s: roles %#x and not %#x", one->act, one->programs[0], roles, wanted);
	}
	arena_clear(&arena);
}

static void there_are_no_others(void **state)
{
	unsigned roles;
	bool centre;
	(void)state;
	assert_false(receive_act_find(RECEIVE_OF_ACCOUNT, "conjure", &roles, &centre));
	assert_false(receive_act_find(RECEIVE_OF_STAFF, "pay", &roles, &centre));
	assert_false(receive_act_find(RECEIVE_OF_BOOK, "note", &roles, &centre));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(acts_are_of_who_may_run_the_programs),
		cmocka_unit_test(there_are_no_others),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

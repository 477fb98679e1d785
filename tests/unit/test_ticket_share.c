/* ticket/ticket_share.h: what several processes find comes in the order of the days, with what they were told, and
 * whatever ends one of them is told. */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/str.h"
#include "office/session.h"
#include "store/share.h"
#include "store/store.h"
#include "ticket/ticket_share.h"
#include "ticket/ticket_view.h"

enum { DAYS = 200, A_DAY = 50, NEVER = 1000 };

struct looking {
	struct arena arena;
	struct store store;
	struct session session;
	struct ticket_view found[A_DAY];
	pid_t us;
	size_t fails_at;  /* days */
	size_t killed_at;
	size_t ends_at;   /* so many were given */
	size_t given;
	bool ordered;
};

static int find(void *context, size_t day, struct ticket_view **found, size_t *n, struct err *err)
{
	struct looking *looking = context;
	assert_int_not_equal(getpid(), looking->us);
	if (day == looking->killed_at)
		raise(SIGKILL);
	if (day % 7 == 3)
		store_note_once(&looking->store, arena_printf(&looking->arena, "note %zu", day / 20));
	looking->store.damaged = day == 33;
	if (day == looking->fails_at)
		return err_set(err, ERR_MALFORMED, "day %zu", day);
	*n = day % 5 ? A_DAY : 0;
	*found = looking->found;
	for (size_t i = 0; i < *n; i++)
		looking->found[i] = (struct ticket_view){.ticket = {.id = arena_printf(&looking->arena, "%zu-%zu", day, i),
								 .request = "路面渗水两天，附近有积水，怀疑供水管道破裂"}};
	return 0;
}

static int give(void *context, struct ticket_view *view, struct err *err)
{
	struct looking *looking = context;
	struct arena scratch = {0};
	const size_t n = looking->given++;
	const size_t day = n / A_DAY / 4 * 5 + n / A_DAY % 4 + 1;
	if (!str_equal(view->ticket.id, arena_printf(&scratch, "%zu-%zu", day, n % A_DAY)) ||
		!str_starts(view->ticket.request, "路面"))
		looking->ordered = false;
	arena_clear(&scratch);
	return looking->given == looking->ends_at ? err_set(err, ERR_SYSTEM, "enough") : 0;
}

static int run(struct looking *looking, struct err *err)
{
	const struct ticket_share share = {&looking->session, DAYS, find, give, looking, looking};
	int rc = 0;
	looking->store = (struct store){.fd = -1, .mem = &looking->arena};
	looking->session = (struct session){.store = &looking->store, .mem = &looking->arena};
	looking->us = getpid();
	looking->ordered = true;
	if (share_processors() < 2)
		skip();
	assert_true(ticket_share_run(&share, &rc, err));
	assert_true(looking->ordered);
	/* None of them is left. */
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);
	return rc;
}

static void ticket_share_run__gives_all_in_order(void **state)
{
	struct looking looking = {.fails_at = NEVER, .killed_at = NEVER};
	struct err err = {0};
	(void)state;
	assert_int_equal(run(&looking, &err), 0);
	assert_int_equal(looking.given, DAYS / 5 * 4 * A_DAY);
	assert_true(looking.store.damaged);
	assert_int_equal(looking.store.notes_n, DAYS / 20);
	for (size_t i = 0; i < looking.store.notes_n; i++)
		assert_string_equal(looking.store.notes[i], arena_printf(&looking.arena, "note %zu", i));
	arena_clear(&looking.arena);
}

static void ticket_share_run__tells_what_ends_it(void **state)
{
	static const struct {
		const char *label;
		size_t fails_at, killed_at, ends_at;
		enum err_code code;
		const char *message;
		size_t given;
	} rows[] = {
		{"a day that cannot be read", 101, NEVER, 0, ERR_MALFORMED, "day 101", 80 * A_DAY},
		{"the first", 0, NEVER, 0, ERR_MALFORMED, "day 0", 0},
		{"a process that is killed", NEVER, 101, 0, ERR_SYSTEM, "ended early", 80 * A_DAY},
		{"one that is killed at once", NEVER, 1, 0, ERR_SYSTEM, "ended early", 0},
		{"whoever takes them has enough", NEVER, NEVER, 17, ERR_SYSTEM, "enough", 17},
		{"at the last", NEVER, NEVER, DAYS / 5 * 4 * A_DAY, ERR_SYSTEM, "enough", DAYS / 5 * 4 * A_DAY},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct looking looking = {
			.fails_at = rows[i].fails_at, .killed_at = rows[i].killed_at, .ends_at = rows[i].ends_at};
		struct err err = {0};
		if (run(&looking, &err) != -1 || err.code != rows[i].code || !str_contains(err.msg, rows[i].message) ||
			looking.given != rows[i].given)
			fail_msg("%s: %zu given, %s", rows[i].label, looking.given, err.msg);
		arena_clear(&looking.arena);
	}
}

static void ticket_share_run__leaves_a_few_days_to_the_one(void **state)
{
	struct looking looking = {.us = getpid()};
	const struct ticket_share share = {&looking.session, 31, find, give, &looking, &looking};
	struct err err = {0};
	int rc = 0;
	(void)state;
	assert_false(ticket_share_run(&share, &rc, &err));
	assert_int_equal(looking.given, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ticket_share_run__gives_all_in_order),
		cmocka_unit_test(ticket_share_run__tells_what_ends_it),
		cmocka_unit_test(ticket_share_run__leaves_a_few_days_to_the_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Work that several processes share: what each hands back, in turn, and what becomes of those that do not get that far. */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/share.h"
#include "store/share_turns.h"
#include "store/store.h"

enum { PIECES = 500 };

struct board {
	_Atomic int64_t end;
	atomic_size_t seen;
};

struct fixture {
	char path[4096];
	struct arena mem;
	struct store store;
	struct share share;
	struct spool spool; /* of all */
	size_t refuses;     /* the process that does not hand back anything; 0: all do */
	size_t dies;
	bool sleeps;
};

static int set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);
	const char *tmp = getenv("TMPDIR");
	snprintf(fixture->path, sizeof fixture->path, "%s/onestop-share-XXXXXX", tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(fixture->path));
	fixture->store.fd = open(fixture->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	fixture->store.mem = &fixture->mem;
	assert_int_equal(mkdirat(fixture->store.fd, ".git", 0777), 0);
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;
	spool_close(&fixture->spool);
	arena_clear(&fixture->mem);
	unlinkat(fixture->store.fd, ".git", AT_REMOVEDIR);
	close(fixture->store.fd);
	int rc = rmdir(fixture->path);
	free(fixture);
	return rc;
}

/* Pieces of a length of their own, into the spool of all; where they lie is handed back. */
static void add_pieces(struct fixture *fixture, size_t nth, struct share_result *result)
{
	char piece[64];
	for (int i = 0; i < PIECES; i++) {
		struct err err = {0};
		int64_t at;
		const int n = snprintf(piece, sizeof piece, "piece %d of process %zu", i, nth);
		if (spool_add(&fixture->spool, &fixture->store, piece, (size_t)n, &at, &err))
			_exit(9);
		SHARE_PUT(result, at);
		share_put_text(result, piece);
	}
}

static int help(void *context, size_t nth, struct share_result *result)
{
	struct fixture *fixture = context;
	struct board *board = fixture->share.board;
	atomic_fetch_add(&board->seen, 1);
	if (nth == fixture->dies)
		raise(SIGKILL);
	while (fixture->sleeps)
		pause();
	SHARE_PUT(result, nth);
	add_pieces(fixture, nth, result);
	return nth == fixture->refuses ? -1 : 0;
}

static void start(struct fixture *fixture, size_t most)
{
	struct err err = {0};
	int64_t at;
	share_open(&fixture->share, &fixture->store, sizeof(struct board));
	struct board *board = fixture->share.board;
	assert_int_equal(board->end, 0);
	assert_int_equal(spool_add(&fixture->spool, &fixture->store, "begin", 5, &at, &err), 0);
	board->end = fixture->spool.length;
	fixture->spool.end = &board->end;
	share_start(&fixture->share, most, help, fixture);
	assert_int_equal(fixture->share.n, most < SHARES ? most : SHARES);
}

static void come_back(struct fixture *fixture, struct share_result *result, size_t nth)
{
	struct str text = {0};
	struct err err = {0};
	size_t who;
	SHARE_TAKE(result, who);
	assert_int_equal(who, nth);
	for (int i = 0; i < PIECES; i++) {
		int64_t at;
		SHARE_TAKE(result, at);
		const char *piece = share_take_text(result, &fixture->mem);
		assert_int_equal(spool_read(&fixture->spool, at, strlen(piece), &text, &err), 0);
		assert_string_equal(str_text(&text), piece);
	}
	assert_int_equal(result->at, result->bytes.length);
	str_close(&text);
}

static void share__hands_back_in_turn(void **state)
{
	struct fixture *fixture = *state;
	for (size_t most = 1; most <= SHARES + 1; most++) {
		struct share_result mine = {0}, result;
		struct err err = {0};
		start(fixture, most);
		const size_t us = 0;
		SHARE_PUT(&mine, us);
		add_pieces(fixture, us, &mine);
		come_back(fixture, &mine, us);
		str_close(&mine.bytes);
		for (size_t i = 1; i < fixture->share.n; i++) {
			assert_int_equal(share_end(&fixture->share, i, &result, &err), 0);
			come_back(fixture, &result, i);
			str_close(&result.bytes);
		}
		const struct board *board = fixture->share.board;
		assert_int_equal(board->seen, fixture->share.n - 1);
		fixture->spool.end = NULL;
		spool_close(&fixture->spool);
		share_close(&fixture->share);
	}
}

static void share__tells_who_could_not_and_who_was_killed(void **state)
{
	struct fixture *fixture = *state;
	struct share_result result;
	struct err err = {0};
	fixture->refuses = 1;
	fixture->dies = 2;
	start(fixture, 4);
	assert_int_equal(share_end(&fixture->share, 1, &result, &err), 1);
	assert_int_equal(err.code, ERR_NONE);
	assert_int_equal(share_end(&fixture->share, 2, &result, &err), -1);
	assert_int_equal(err.code, ERR_SYSTEM);
	assert_string_equal(err.msg, "a process that did a part of the work ended early");
	assert_int_equal(share_end(&fixture->share, 3, &result, &err), 0);
	come_back(fixture, &result, 3);
	str_close(&result.bytes);
	fixture->spool.end = NULL;
	share_close(&fixture->share);
}

/* As whoever started us may have it. */
static void share__needs_no_exit_status(void **state)
{
	struct fixture *fixture = *state;
	signal(SIGCHLD, SIG_IGN);
	share__hands_back_in_turn(state);
	share__tells_who_could_not_and_who_was_killed(state);
	fixture->refuses = fixture->dies = 0;
	signal(SIGCHLD, SIG_DFL);
}

static void share__ends_those_nobody_waits_for(void **state)
{
	struct fixture *fixture = *state;
	fixture->sleeps = true;
	start(fixture, 3);
	fixture->spool.end = NULL;
	share_close(&fixture->share);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);
}

static void share__is_of_one_process_where_one_processor_is_ours(void **state)
{
	cpu_set_t before, one;
	(void)state;
	assert_int_equal(sched_getaffinity(0, sizeof before, &before), 0);
	CPU_ZERO(&one);
	for (int i = 0; i < CPU_SETSIZE && CPU_COUNT(&one) == 0; i++)
		if (CPU_ISSET(i, &before))
			CPU_SET(i, &one);
	assert_int_equal(sched_setaffinity(0, sizeof one, &one), 0);
	assert_int_equal(share_processors(), 1);
	assert_int_equal(sched_setaffinity(0, sizeof before, &before), 0);
	assert_in_range(share_processors(), 1, SHARES);
}

/* ---- Turns --------------------------------------------------------------------------------------- */

enum { TURNS = 200, NEVER = TURNS };

/* What of the pieces goes wrong, and what the first process has in the end. */
struct turns_search {
	size_t unwell;   /* piece */
	bool killed;     /* the others, as they begin */
	bool none;       /* of the others can begin */
	bool quarrel;    /* what another has is not well with what the first has */
	size_t sum;      /* of the pieces + 1 */
};

static int take_turn(void *context, size_t i)
{
	struct turns_search *search = context;
	const struct timespec while_ = {.tv_nsec = 100 * 1000};
	nanosleep(&while_, NULL); /* so that each has some */
	search->sum += i + 1;
	return i == search->unwell ? -1 : 0;
}

static int begin_turns(void *context)
{
	const struct turns_search *search = context;
	if (search->killed)
		raise(SIGKILL);
	return search->none ? -1 : 0;
}

static void put_turns(const void *context, struct share_result *result)
{
	const struct turns_search *search = context;
	SHARE_PUT(result, search->sum);
}

static int take_turns(void *context, struct share_result *result)
{
	struct turns_search *search = context;
	size_t sum;
	SHARE_TAKE(result, sum);
	search->sum += sum;
	return search->quarrel ? -1 : 0;
}

static void share_turns__are_well_when_all_are(void **state)
{
	static const struct {
		const char *label;
		struct turns_search search;
		bool alone; /* well where nobody shares */
	} cases[] = {
		{"all", {.unwell = NEVER}, true},
		{"the first", {.unwell = 0}, false},
		{"one of them", {.unwell = 100}, false},
		{"the last", {.unwell = TURNS - 1}, false},
		{"killed", {.unwell = NEVER, .killed = true}, true},
		{"not begun", {.unwell = NEVER, .none = true}, true},
		{"not well together", {.unwell = NEVER, .quarrel = true}, true},
	};
	struct fixture *fixture = *state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct turns_search search = cases[i].search;
		const struct share_turns turns = {.n = TURNS, .each = take_turn, .begin = begin_turns, .put = put_turns,
			.take = take_turns, .context = &search};
		const bool wanted = share_processors() > 1 ? i == 0 : cases[i].alone;
		if (share_turns_run(&fixture->store, &turns) != wanted)
			fail_msg("%s", cases[i].label);
		if (wanted)
			assert_int_equal(search.sum, TURNS * (TURNS + 1) / 2);
		assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	}
	struct turns_search none = {.unwell = NEVER};
	const struct share_turns nothing = {.each = take_turn, .begin = begin_turns, .put = put_turns, .take = take_turns,
		.context = &none};
	assert_true(share_turns_run(&fixture->store, &nothing));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(share__hands_back_in_turn, set_up, tear_down),
		cmocka_unit_test_setup_teardown(share__tells_who_could_not_and_who_was_killed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(share__needs_no_exit_status, set_up, tear_down),
		cmocka_unit_test_setup_teardown(share__ends_those_nobody_waits_for, set_up, tear_down),
		cmocka_unit_test(share__is_of_one_process_where_one_processor_is_ours),
		cmocka_unit_test_setup_teardown(share_turns__are_well_when_all_are, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

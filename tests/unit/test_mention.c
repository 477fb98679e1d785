/* Whoever asks for the tickets of an account gets the same with the cache of what files name as without, whatever
 * happened to the files and to the cache. */
#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
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

#include "base/digest.h"
#include "base/file.h"
#include "base/str.h"
#include "git/journal.h"
#include "store/mention.h"
#include "store/path.h"
#include "store/settings.h"
#include "store/store.h"
#include "ticket/ticket.h"
#include "ticket/ticket_store.h"

#define CACHE ".git/onestop.mentions"

enum { DAYS = 20, TICKETS = 300, ACCOUNTS = 40, ROUNDS = 25, SETTLED_SECONDS = 5, THIRD = 3, BITS = 8 };

enum place { OPEN, CLOSED, BOUND, GONE };

static struct model {
	char id[sizeof "20260801-XS-0001"];
	int account;
	enum place place;
} tickets[TICKETS];

static struct arena arena;
static struct store *store;
static char directory[] = "/tmp/onestop-test-mention-XXXXXX";
static uint64_t state = 20260918;

static unsigned pick(unsigned n)
{
	state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned)(state >> 33) % n;
}

static void add_text(struct str *text, const struct model *ticket)
{
	str_add_format(text, "id: \"%s\"\nservice: \"facility\"\nstate: \"closed\"\nround: 1\nname: \"李一\"\n"
		"account: \"00000%05d\"\nowner: \"wangmin\"\nreceived_at: \"2026-08-14T09:00:00+08:00\"\n"
		"events:\n- id: \"XS-1\"\n  at: \"2026-08-14T09:00:00+08:00\"\n  by: \"wangmin\"\n  act: \"receive\"\n",
		ticket->id, ticket->account);
}

static void write_file(const char *path, const struct str *text)
{
	struct err err = {0};
	const char *temp = arena_printf(&arena, "%s.new", path);
	if (file_make_parents(store->fd, path, &err) ||
		file_replace(store->fd, path, temp, text->text, text->length, false, &err))
		fail_msg("%s", err.msg);
}

static const char *path_of(const struct model *ticket, enum place place)
{
	return place == BOUND ? path_ticket_volume(ticket->id, &arena)
			      : path_ticket(place == OPEN ? PATH_TICKETS_OPEN : PATH_TICKETS_CLOSED, ticket->id, &arena);
}

static void write_volume(size_t day)
{
	struct str text = {0};
	for (size_t i = day; i < TICKETS; i += DAYS)
		if (tickets[i].place == BOUND) {
			str_add(&text, text.length ? "---\n" : "");
			add_text(&text, &tickets[i]);
		}
	if (text.length)
		write_file(path_of(&tickets[day], BOUND), &text);
	else
		unlinkat(store->fd, path_of(&tickets[day], BOUND), 0);
	str_close(&text);
}

/* As the programs leave the files when this ticket went from there to where it is. */
static void put(size_t i, enum place from)
{
	struct str text = {0};
	struct model *ticket = &tickets[i];
	if ((from == OPEN || from == CLOSED) && ticket->place != from)
		unlinkat(store->fd, path_of(ticket, from), 0);
	if (from == BOUND || ticket->place == BOUND)
		write_volume(i % DAYS);
	if (ticket->place == OPEN || ticket->place == CLOSED) {
		add_text(&text, ticket);
		write_file(path_of(ticket, ticket->place), &text);
	}
	str_close(&text);
}

/* By hand, in its place, of the same size, and with the time put back. */
static void edit(size_t i)
{
	struct str text = {0};
	struct stat st;
	const char *path = path_of(&tickets[i], tickets[i].place);
	add_text(&text, &tickets[i]);
	int fd = openat(store->fd, path, O_WRONLY);
	assert_true(fd >= 0 && fstat(fd, &st) == 0 && (size_t)st.st_size == text.length);
	assert_int_equal(write(fd, text.text, text.length), text.length);
	const struct timespec times[] = {st.st_atim, st.st_mtim};
	assert_int_equal(futimens(fd, times), 0);
	close(fd);
	str_close(&text);
}

static int setup(void **unused)
{
	const struct settings settings = {.format = SETTINGS_FORMAT};
	struct err err = {0};
	(void)unused;
	if (!mkdtemp(directory) || store_open_new(directory, &settings, &arena, &store, &err) ||
		file_make_parents(store->fd, ".git/objects/x", &err))
		return -1;
	for (size_t i = 0; i < TICKETS; i++) {
		snprintf(tickets[i].id, sizeof tickets[i].id, "202608%02zu-XS-%04zu", i % DAYS + 1, i + 1);
		tickets[i].account = (int)pick(ACCOUNTS);
		tickets[i].place = i / DAYS % 3;
		put(i, GONE);
	}
	return 0;
}

static int remove_all(const char *path)
{
	const char *const arguments[] = {"rm", "-rf", path, NULL};
	const pid_t child = fork();
	int status = 1;
	if (child == 0) {
		execvp(arguments[0], (char *const *)arguments);
		_exit(1);
	}
	waitpid(child, &status, 0);
	return status;
}

static int teardown(void **unused)
{
	(void)unused;
	int rc = remove_all(directory);
	store_close(store);
	arena_clear(&arena);
	return rc;
}

static int add_id(void *context, const struct ticket *ticket, const char *path, struct err *err)
{
	(void)path;
	(void)err;
	str_add_format(context, "%s ", ticket->id);
	return 0;
}

static void find(struct ticket_walk walk, struct str *found)
{
	struct arena scratch = {0};
	struct err err = {0};
	walk.trays = TRAY_ALL;
	walk.each = add_id;
	walk.context = found;
	if (ticket_walk(store, &walk, &scratch, &err))
		str_add(found, err.msg);
	arena_clear(&scratch);
}

/* Is what the cache helps to find of every account what its bytes find? */
static bool agrees(const char *after)
{
	bool same = true;
	for (int account = 0; same && account <= ACCOUNTS; account++) {
		struct str with = {0}, without = {0};
		const char *number = arena_printf(&arena, "00000%05d", account);
		find((struct ticket_walk){.account = number}, &with);
		find((struct ticket_walk){.needle = arena_printf(&arena, "account: \"%s\"", number)}, &without);
		same = str_equal(str_text(&with), str_text(&without));
		if (!same)
			print_error("after %s, %s:\n%s\nand without\n%s\n", after, number, str_text(&with),
				str_text(&without));
		str_close(&with);
		str_close(&without);
	}
	return same;
}

/* Of how many tickets of these trays it is known that their files do not name the account. */
static size_t known_of(const char *number, enum place first, enum place last)
{
	size_t known = 0;
	struct arena scratch = {0};
	for (size_t i = 0; i < TICKETS; i++) {
		struct stat st;
		const char *path = path_of(&tickets[i], tickets[i].place);
		struct mention *mention = mention_begin(store, number, true, &scratch);
		known += tickets[i].place >= first && tickets[i].place <= last && fstatat(store->fd, path, &st, 0) == 0 &&
			 mention_lacks(mention, path, &st);
		mention_end(mention, false);
	}
	arena_clear(&scratch);
	return known;
}

static size_t files_of(const char *path)
{
	size_t n = 0;
	DIR *dir = fdopendir(openat(store->fd, path, O_RDONLY | O_DIRECTORY));
	for (struct dirent *entry; dir && (entry = readdir(dir)) != NULL;)
		n += entry->d_name[0] != '.';
	if (dir)
		closedir(dir);
	return n;
}

static void mention__takes_up_nothing_that_was_just_written(void **unused)
{
	(void)unused;
	assert_true(agrees("writing"));
	assert_int_equal(known_of("none", OPEN, BOUND), 0);
	assert_int_equal(files_of(CACHE), 0);
}

static void mention__knows_what_lay_for_some_seconds(void **unused)
{
	(void)unused;
	sleep(SETTLED_SECONDS);
	assert_true(agrees("some seconds"));
	assert_int_equal(files_of(CACHE), 3);
	assert_int_equal(files_of(".git/onestop.new"), 0);
	assert_int_equal(known_of("none", OPEN, BOUND), TICKETS);
	assert_in_range(known_of("0000000007", OPEN, BOUND), TICKETS / 2, TICKETS - 1);
}

static void mention__is_right_after_every_change(void **unused)
{
	static const struct {
		const char *label;
		enum place from;
		enum place to;
		bool by_hand;
	} rows[] = {
		{"new", GONE, OPEN, false},	   {"close", OPEN, CLOSED, false},
		{"bind", CLOSED, BOUND, false},	   {"reopen", BOUND, OPEN, false},
		{"reopen a closed one", CLOSED, OPEN, false}, {"another account", OPEN, OPEN, false},
		{"another in a volume", BOUND, BOUND, false}, {"remove", OPEN, GONE, false},
		{"a hand edit", OPEN, OPEN, true}, {"a hand edit of a closed one", CLOSED, CLOSED, true},
	};
	const size_t rows_n = sizeof rows / sizeof *rows;
	(void)unused;
	for (size_t n = 0; n < ROUNDS * rows_n; n++) {
		const size_t row = n % rows_n;
		const size_t first = pick(TICKETS);
		size_t i = first;
		while (tickets[i].place != rows[row].from && (i = (i + 1) % TICKETS) != first)
			;
		if (tickets[i].place != rows[row].from)
			continue;
		tickets[i].place = rows[row].to;
		if (rows[row].by_hand || rows[row].from == rows[row].to || pick(THIRD) == 0)
			tickets[i].account = (tickets[i].account + 1 + (int)pick(ACCOUNTS - 1)) % ACCOUNTS;
		rows[row].by_hand ? edit(i) : put(i, rows[row].from);
		if (n / rows_n < 2 && !agrees(rows[row].label))
			fail();
	}
	assert_true(agrees("many changes"));
	sleep(SETTLED_SECONDS);
	assert_true(agrees("many changes that settled"));
	assert_true(agrees("many changes that are known"));
}

static size_t first_in(enum place place)
{
	size_t i = 0;
	while (i + 1 < TICKETS && tickets[i].place != place)
		i++;
	return i;
}

/* Files of a commit that are not in their places yet: what is remembered of those paths is of other files. */
static void mention__does_not_know_what_a_commit_covers(void **unused)
{
	struct model *open = &tickets[first_in(OPEN)], *closed = &tickets[first_in(CLOSED)];
	struct str text = {0};
	struct str found = {0};
	struct stat st;
	struct err err = {0};
	struct journal_file file;
	struct journal_entry entries[] = {
		{.path = path_of(open, OPEN), .old_id = JOURNAL_NO_ID, .new_id = JOURNAL_NO_ID},
		{.path = path_of(closed, CLOSED), .removes = true, .old_id = JOURNAL_NO_ID, .new_id = JOURNAL_NO_ID},
	};
	struct journal journal = {.parent = JOURNAL_NO_ID, .commit = JOURNAL_NO_ID, .entries = entries, .entries_n = 2};
	(void)unused;
	journal_name(journal.nonce);
	const char *temp = journal_temp_of(&journal, 0, &arena);
	const int before = open->account;
	open->account = ACCOUNTS;
	add_text(&text, open);
	write_file(temp, &text);
	str_close(&text);
	assert_int_equal(fstatat(store->fd, temp, &st, 0), 0);
	entries[0].inode = st.st_ino;
	if (journal_begin(store->fd, JOURNAL_APPLY, &journal, &file, &err) || journal_finish(&file, JOURNAL_NO_ID, &err))
		fail_msg("%s", err.msg);
	assert_true(known_of("0000000040", OPEN, OPEN) > 50);
	find((struct ticket_walk){.account = "0000000040"}, &found);
	assert_string_equal(str_text(&found), arena_printf(&arena, "%s ", open->id));
	str_close(&found);
	assert_true(agrees("a commit under way"));
	open->account = before;
	assert_int_equal(unlinkat(store->fd, JOURNAL_APPLY, 0) | unlinkat(store->fd, temp, 0), 0);
	assert_true(agrees("a commit that was taken back"));
}

static struct str cache_of(const char *name)
{
	struct str text = {0};
	char bytes[4096];
	ssize_t n;
	int fd = openat(store->fd, name, O_RDONLY);
	assert_true(fd >= 0);
	while ((n = read(fd, bytes, sizeof bytes)) > 0)
		str_add_n(&text, bytes, (size_t)n);
	close(fd);
	return text;
}

static void mention__does_without_a_damaged_one(void **unused)
{
	static const char name[] = CACHE "/tickets-open";
	struct str good = cache_of(name);
	(void)unused;
	assert_true(good.length > 2000);
	assert_true(known_of("none", OPEN, OPEN) > 50);
	for (size_t i = 0; i < 80; i++) {
		struct str bad = {0};
		const bool cut = i % 4 == 0;
		str_add_n(&bad, good.text, cut ? pick((unsigned)good.length) : good.length);
		const size_t at = i < 48 ? i : pick((unsigned)good.length);
		if (!cut)
			bad.text[at] = (char)(bad.text[at] ^ (1 << pick(BITS)));
		write_file(name, &bad);
		str_close(&bad);
		if (known_of("none", OPEN, OPEN) > 0)
			fail_msg("%zu: byte %zu", i, at);
		if (i % 8 == 0)
			assert_true(agrees(cut ? "a cut" : "another byte"));
	}
	write_file(name, &good);
	assert_true(known_of("none", OPEN, OPEN) > 50);
	str_close(&good);
}

/* As lib/store/mention.c sums up what stands behind format and sum. */
static void sum_up(struct str *text)
{
	uint64_t word;
	uint64_t sum = text->length - 2 * sizeof sum;
	for (size_t at = 2 * sizeof sum; at + sizeof word <= text->length; at += sizeof word) {
		memcpy(&word, text->text + at, sizeof word);
		sum = (sum ^ word) * UINT64_C(0x9E3779B97F4A7C15);
		sum ^= sum >> 29;
	}
	sum = digest_end(sum);
	memcpy(text->text + sizeof sum, &sum, sizeof sum);
}

/* A head of 32 bytes ends with how many entries and numbers there are, an entry of 48 with the first of its
 * numbers and how many. */
static void mention__reads_nothing_beyond_a_forged_one(void **unused)
{
	static const char name[] = CACHE "/tickets-open";
	static const struct {
		size_t at;
		uint32_t forged;
		bool good;
	} rows[] = {
		{8, 0, true}, /* the sum, which is made again */
		{24, 0xFFFFFFFF, false}, {28, 0xFFFFFFFF, false}, {24, 0, false}, {28, 0, false},
		{32 + 40, 0xFFFFFFFF, false}, {32 + 44, 0xFFFFFFFF, false}, {32 + 48 + 40, 0x7FFFFFFF, false},
		{32 + 48 + 44, 0x40000000, false},
	};
	struct str good = cache_of(name);
	(void)unused;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str bad = {0};
		str_add_n(&bad, good.text, good.length);
		memcpy(bad.text + rows[i].at, &rows[i].forged, sizeof rows[i].forged);
		sum_up(&bad);
		write_file(name, &bad);
		str_close(&bad);
		if ((known_of("none", OPEN, OPEN) > 50) != rows[i].good)
			fail_msg("row %zu", i);
		assert_true(agrees("a forged one"));
	}
	write_file(name, &good);
	str_close(&good);
}

static void mention__is_not_believed_under_another_name(void **unused)
{
	struct str open = cache_of(CACHE "/tickets-open");
	(void)unused;
	write_file(CACHE "/tickets-closed", &open);
	write_file(CACHE "/tickets-archive-2026-08", &open);
	str_close(&open);
	assert_true(agrees("the cache of another directory"));
}

static void mention__of_a_copy_is_another(void **unused)
{
	struct stat st;
	struct arena scratch = {0};
	(void)unused;
	assert_true(agrees("some time"));
	for (size_t i = 0; i < TICKETS; i++)
		if (tickets[i].place != GONE) {
			const char *path = path_of(&tickets[i], tickets[i].place);
			struct str text = cache_of(path);
			write_file(path, &text);
			str_close(&text);
			struct mention *mention = mention_begin(store, "none", true, &scratch);
			assert_int_equal(fstatat(store->fd, path, &st, 0), 0);
			assert_false(mention_lacks(mention, path, &st));
			mention_end(mention, false);
		}
	arena_clear(&scratch);
	assert_true(agrees("a copy"));
}

/* A file of that name is in the way of root, too. */
static void mention__is_not_needed_where_nobody_may_write(void **unused)
{
	struct str nothing = {0};
	(void)unused;
	str_add(&nothing, "x");
	assert_int_equal(remove_all(arena_printf(&arena, "%s/" CACHE, directory)), 0);
	write_file(CACHE, &nothing);
	str_close(&nothing);
	sleep(SETTLED_SECONDS);
	assert_true(agrees("no place for it"));
	assert_int_equal(files_of(".git/onestop.new"), 0);
	assert_int_equal(unlinkat(store->fd, CACHE, 0), 0);
}

/* Each takes away what the others wrote, too. */
static void mention__is_right_for_many_readers_at_once(void **unused)
{
	enum { READERS = 4 };
	(void)unused;
	for (int i = 0; i < READERS; i++)
		if (fork() == 0) {
			bool same = true;
			for (int n = 0; same && n < 4; n++) {
				same = agrees("others");
				unlinkat(store->fd, n % 2 ? CACHE "/tickets-open" : CACHE "/tickets-closed", 0);
			}
			_exit(same ? 0 : 1);
		}
	for (int i = 0; i < READERS; i++) {
		int status = 1;
		wait(&status);
		assert_int_equal(status, 0);
	}
	assert_true(agrees("all readers"));
	assert_int_equal(files_of(CACHE), 3);
	assert_int_equal(files_of(".git/onestop.new"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mention__takes_up_nothing_that_was_just_written),
		cmocka_unit_test(mention__knows_what_lay_for_some_seconds),
		cmocka_unit_test(mention__is_right_after_every_change),
		cmocka_unit_test(mention__does_not_know_what_a_commit_covers),
		cmocka_unit_test(mention__does_without_a_damaged_one),
		cmocka_unit_test(mention__reads_nothing_beyond_a_forged_one),
		cmocka_unit_test(mention__is_not_believed_under_another_name),
		cmocka_unit_test(mention__of_a_copy_is_another),
		cmocka_unit_test(mention__is_not_needed_where_nobody_may_write),
		cmocka_unit_test(mention__is_right_for_many_readers_at_once),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}

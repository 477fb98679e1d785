#include "store/mention.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/boot.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/stopwatch.h"
#include "base/str.h"
#include "base/vec.h"
#include "git/journal.h"
#include "store/path.h"
#include "store/store.h"

#define DIRECTORY ".git/onestop.mentions"

/* Read as a number: written by a machine of another order of bytes it is another format. */
#define FORMAT UINT64_C(0x6F6E656D656E7431)

enum {
	LIMIT_BYTES = 64 * 1024 * 1024,
	/* So much may be read again each time before it is written. */
	FEW_FILES = 16,
	FEW_BYTES = 64 * 1024,
	/* The coarsest clock of a file system, and a second for rounding. */
	RACE_SECONDS = 3,
};

struct mention_head {
	uint64_t format;
	uint64_t sum; /* of all that follows */
	uint64_t boot;
	uint32_t entries_n;
	uint32_t numbers_n;
};

/* A file, as it was when it was read. */
struct mention_entry {
	uint64_t path;
	uint64_t inode;
	uint64_t size;
	uint64_t written;
	uint64_t changed;
	uint32_t first; /* of its numbers */
	uint32_t n;
};

struct mention_added {
	struct mention_entry entry;
	time_t latest; /* of its times */
};

enum mention_fate { MENTION_UNSEEN, MENTION_SEEN, MENTION_REPLACED };

struct mention {
	struct store *store;
	uint32_t number;
	uint64_t boot;
	int64_t began;
	bool bounded; /* not every file is looked at */
	/* Of one directory: */
	struct arena arena;
	const char *directory; /* with a "/" at its end; NULL: none, or one that has no cache */
	const struct mention_entry *entries;
	unsigned char *fates;
	size_t entries_n;
	const uint32_t *numbers;
	struct mention_added *added;
	size_t added_n;
	size_t added_room;
	uint32_t *new_numbers;
	size_t new_n;
	size_t new_room;
	size_t read_bytes;
};

static uint32_t number_of(const char *text, size_t n)
{
	uint64_t hash = digest_begin();
	for (size_t i = 0; i < n; i++)
		hash = (hash ^ (unsigned char)text[i]) * UINT64_C(1099511628211);
	return (uint32_t)digest_end(hash);
}

/* In words of 8 bytes, as a megabyte is summed up before each answer. */
static uint64_t sum_of(const char *bytes, size_t length)
{
	uint64_t sum = length;
	uint64_t word;
	for (size_t at = 0; at + sizeof word <= length; at += sizeof word) {
		memcpy(&word, bytes + at, sizeof word);
		sum = (sum ^ word) * UINT64_C(0x9E3779B97F4A7C15);
		sum ^= sum >> 29;
	}
	return digest_end(sum);
}

static uint64_t nanoseconds(struct timespec at)
{
	return (uint64_t)at.tv_sec * 1000000000U + (uint64_t)at.tv_nsec;
}

static struct mention_entry entry_of(const char *path, const struct stat *st)
{
	return (struct mention_entry){
		.path = digest_end(digest_text(digest_begin(), path)),
		.inode = (uint64_t)st->st_ino,
		.size = (uint64_t)st->st_size,
		.written = nanoseconds(st->st_mtim),
		.changed = nanoseconds(st->st_ctim),
	};
}

/* ---- The cache of a directory ------------------------------------------------------------------- */

/* "tickets/archive/2026-08/" of a volume, "tickets/open/" of all that lies in it, however deep; 0: it has none. */
static size_t directory_of(const char *path)
{
	static const char *const loose[] = {PATH_TICKETS_OPEN "/", PATH_TICKETS_CLOSED "/"};
	static const char archive[] = PATH_TICKETS_ARCHIVE "/";
	for (size_t i = 0; i < sizeof loose / sizeof *loose; i++)
		if (str_starts(path, loose[i]))
			return strlen(loose[i]);
	const char *slash = str_starts(path, archive) ? strchr(path + strlen(archive), '/') : NULL;
	return slash ? (size_t)(slash - path) + 1 : 0;
}

static const char *file_of(struct mention *mention)
{
	char *path = arena_printf(&mention->arena, DIRECTORY "/%s", mention->directory);
	char *name = path + strlen(DIRECTORY "/");
	name[strlen(name) - 1] = '\0';
	for (char *at = name; *at; at++)
		*at = *at == '/' ? '-' : *at;
	return path;
}

/* Nothing that it says is used where one thing of it is not as it was written. */
static bool is_sound(const struct mention *mention, const struct mention_head *head, const char *bytes, size_t length)
{
	const size_t summed = sizeof head->format + sizeof head->sum;
	return head->format == FORMAT && head->boot == mention->boot &&
	       length == sizeof *head + (size_t)head->entries_n * sizeof *mention->entries +
				 (size_t)head->numbers_n * sizeof *mention->numbers &&
	       head->sum == sum_of(bytes + summed, length - summed);
}

/* It lies where it was read to, as an arena aligns it. */
static void take(struct mention *mention, const struct mention_head *head, const char *bytes)
{
	const void *entries = bytes + sizeof *head;
	const void *numbers = bytes + sizeof *head + head->entries_n * sizeof *mention->entries;
	mention->entries = entries;
	mention->numbers = numbers;
	mention->fates = arena_alloc(&mention->arena, head->entries_n);
	for (size_t i = 0; i < head->entries_n; i++)
		if (mention->entries[i].first > head->numbers_n ||
			mention->entries[i].n > head->numbers_n - mention->entries[i].first)
			return;
	mention->entries_n = head->entries_n;
}

static void load(struct mention *mention)
{
	struct mention_head head;
	struct err ignored = {0};
	const char *bytes;
	size_t length;
	const char *path = file_of(mention);
	int fd = mention->boot ? file_open_beneath(mention->store->fd, path, O_RDONLY) : -1;
	if (fd < 0)
		return;
	if (file_read_fd(fd, path, LIMIT_BYTES, &mention->arena, &bytes, &length, &ignored) == 0 &&
		length >= sizeof head && (uintptr_t)bytes % _Alignof(struct mention_entry) == 0) {
		memcpy(&head, bytes, sizeof head);
		if (is_sound(mention, &head, bytes, length))
			take(mention, &head, bytes);
	}
	close(fd);
}

static int by_path(const void *a, const void *b)
{
	const uint64_t one = ((const struct mention_entry *)a)->path;
	const uint64_t two = ((const struct mention_entry *)b)->path;
	return one < two ? -1 : one > two;
}

/* The entry of this path; NULL: none, or with `same` of another file. */
static const struct mention_entry *find(struct mention *mention, const struct mention_entry *wanted, bool same)
{
	const struct mention_entry *entry = mention->entries_n
		? bsearch(wanted, mention->entries, mention->entries_n, sizeof *entry, by_path) : NULL;
	if (entry && same && (entry->inode != wanted->inode || entry->size != wanted->size ||
			entry->written != wanted->written || entry->changed != wanted->changed))
		return NULL;
	if (entry)
		mention->fates[entry - mention->entries] = same ? MENTION_SEEN : MENTION_REPLACED;
	return entry;
}

/* ---- Writing it ----------------------------------------------------------------------------------- */

static void put(struct mention_entry *all, size_t *n, struct mention_entry entry, const uint32_t *numbers,
	struct str *into)
{
	const uint32_t first = (uint32_t)(into->length / sizeof *numbers);
	str_add_n(into, (const char *)(numbers + entry.first), entry.n * sizeof *numbers);
	entry.first = first;
	all[(*n)++] = entry;
}

/* What is still known and what was taken up before `before`, as bytes. */
static void compose(struct mention *mention, bool whole, time_t before, struct str *into)
{
	static const uint32_t none;
	struct mention_head head = {.format = FORMAT, .boot = mention->boot};
	struct mention_entry *all =
		arena_array(&mention->arena, mention->entries_n + mention->added_n, sizeof *all);
	struct str numbers = {0};
	size_t n = 0;
	for (size_t i = 0; i < mention->entries_n; i++)
		if (mention->fates[i] == MENTION_SEEN || (mention->fates[i] == MENTION_UNSEEN && !whole))
			put(all, &n, mention->entries[i], mention->numbers, &numbers);
	for (size_t i = 0; i < mention->added_n; i++)
		if (mention->added[i].latest < before)
			put(all, &n, mention->added[i].entry, mention->new_numbers, &numbers);
	if (numbers.length / sizeof none % 2)
		str_add_n(&numbers, (const char *)&none, sizeof none);
	if (n)
		qsort(all, n, sizeof *all, by_path);
	head.entries_n = (uint32_t)n;
	head.numbers_n = (uint32_t)(numbers.length / sizeof none);
	str_add_n(into, (const char *)&head, sizeof head);
	str_add_n(into, (const char *)all, n * sizeof *all);
	str_add_n(into, numbers.text, numbers.length);
	str_close(&numbers);
	const size_t summed = sizeof head.format + sizeof head.sum;
	head.sum = sum_of(into->text + summed, into->length - summed);
	memcpy(into->text, &head, sizeof head);
}

/* The clock of the file system says when we began to read, not ours, which may be another machine's. */
static int fill(struct mention *mention, int fd, const char *path, bool whole)
{
	struct stat st;
	struct str text = {0};
	struct err ignored = {0};
	if (fstat(fd, &st))
		return -1;
	const time_t began = st.st_mtim.tv_sec - (time_t)((stopwatch_ms() - mention->began) / 1000);
	compose(mention, whole, began - RACE_SECONDS, &text);
	int rc = file_write_all(fd, path, str_text(&text), text.length, &ignored);
	str_close(&text);
	return rc;
}

/* Through a temporary of .git/onestop.new, which the next program that commits empties: it may be taken from us. */
static void save(struct mention *mention, bool whole)
{
	struct journal names = {0};
	struct err ignored = {0};
	const int store_fd = mention->store->fd;
	journal_name(names.nonce);
	const char *path = file_of(mention);
	const char *temp = journal_temp(&names, "mention", &mention->arena);
	if (faccessat(store_fd, ".git", W_OK, 0) || file_make_parents(store_fd, temp, &ignored) ||
		file_make_parents(store_fd, path, &ignored))
		return;
	int fd = file_create(store_fd, temp, &ignored);
	if (fd < 0)
		return;
	int rc = fill(mention, fd, temp, whole);
	if (close(fd) || rc || renameat(store_fd, temp, store_fd, path))
		unlinkat(store_fd, temp, 0);
}

/* ---- Looking -------------------------------------------------------------------------------------- */

/* A volume stays, and not every month is looked at by everybody. */
static void leave(struct mention *mention, bool whole)
{
	const bool loose = mention->directory && !str_starts(mention->directory, PATH_TICKETS_ARCHIVE);
	if (mention->directory && mention->boot &&
		(mention->added_n >= FEW_FILES || mention->read_bytes >= FEW_BYTES))
		save(mention, whole && loose && !mention->bounded);
	arena_clear(&mention->arena);
	*mention = (struct mention){.store = mention->store, .number = mention->number, .boot = mention->boot,
		.began = mention->began, .bounded = mention->bounded};
}

static void enter(struct mention *mention, const char *path)
{
	const size_t n = directory_of(path);
	if (mention->directory && n == strlen(mention->directory) && strncmp(path, mention->directory, n) == 0)
		return;
	leave(mention, true);
	if (!n)
		return;
	mention->directory = arena_dup_n(&mention->arena, path, n);
	load(mention);
}

struct mention *mention_begin(struct store *store, const char *number, bool bounded, struct arena *arena)
{
	if (!number || strchr(number, '"'))
		return NULL;
	struct mention *mention = arena_alloc(arena, sizeof *mention);
	char boot[BOOT_ID_SIZE];
	boot_id(boot);
	mention->store = store;
	mention->bounded = bounded;
	mention->number = number_of(number, strlen(number));
	mention->boot = *boot ? digest_end(digest_text(digest_begin(), boot)) : 0;
	mention->began = stopwatch_ms();
	return mention;
}

bool mention_lacks(struct mention *mention, const char *path, const struct stat *st)
{
	const struct mention_entry wanted = entry_of(path, st);
	enter(mention, path);
	const struct mention_entry *entry = find(mention, &wanted, true);
	if (!entry)
		return false;
	for (size_t i = 0; i < entry->n; i++)
		if (mention->numbers[entry->first + i] == mention->number)
			return false;
	return true;
}

/* All numbers in these bytes, behind those that are there. */
static bool collect(struct mention *mention, const char *bytes, size_t length)
{
	const char *end = bytes + length;
	const size_t key = strlen(MENTION_KEY);
	const size_t first = mention->new_n;
	bool found = false;
	uint32_t last = 0;
	for (const char *at = bytes; (at = memmem(at, (size_t)(end - at), MENTION_KEY, key)) != NULL;) {
		at += key;
		const char *stop = memchr(at, '"', (size_t)(end - at));
		if (!stop)
			break;
		const uint32_t number = number_of(at, (size_t)(stop - at));
		found = found || number == mention->number;
		/* A ticket often names its own again and again. */
		if (number != last || mention->new_n == first)
			VEC_PUSH(&mention->arena, mention->new_numbers, mention->new_n, mention->new_room) = number;
		last = number;
	}
	return found;
}

static time_t latest_of(const struct stat *st)
{
	return st->st_mtim.tv_sec > st->st_ctim.tv_sec ? st->st_mtim.tv_sec : st->st_ctim.tv_sec;
}

bool mention_has(struct mention *mention, const char *path, const char *bytes, size_t length, const struct stat *st)
{
	if (!mention)
		return true;
	const size_t first = mention->new_n;
	const bool may = st && mention->directory && (size_t)st->st_size == length;
	struct mention_added added = {0};
	if (may) {
		added = (struct mention_added){entry_of(path, st), latest_of(st)};
		if (find(mention, &added.entry, true))
			return true;
	}
	const bool found = collect(mention, bytes, length);
	if (!may || added.latest + RACE_SECONDS >= time(NULL)) {
		mention->new_n = first;
		return found;
	}
	find(mention, &added.entry, false);
	added.entry.first = (uint32_t)first;
	added.entry.n = (uint32_t)(mention->new_n - first);
	VEC_PUSH(&mention->arena, mention->added, mention->added_n, mention->added_room) = added;
	mention->read_bytes += length;
	return found;
}

void mention_end(struct mention *mention, bool whole)
{
	if (mention)
		leave(mention, whole);
}

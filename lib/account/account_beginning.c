#include "account/account_beginning.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/param.h>

#include "account/account_block.h"
#include "account/account_store.h"
#include "base/str.h"
#include "base/vec.h"
#include "record/copy.h"
#include "store/path.h"
#include "store/scan.h"

enum { BLOCK_ACCOUNTS = 100, FEW_BLOCKS = 100, STOP = 1 };

struct beginning_search {
	const char *prefix;
	struct arena *arena;
	struct account_beginnings *list;
	struct words stems; /* the names of blocks: numbers without the last two characters */
	size_t stems_room;
};

/* Names of directories and blocks are the first characters of numbers, or more of them than are typed. */
static bool is_wanted(void *context, const char *name)
{
	const struct beginning_search *search = context;
	return strncmp(name, search->prefix, MIN(strcspn(name, "."), strlen(search->prefix))) == 0;
}

static int add_stem(void *context, const struct scan_file *file, struct err *err)
{
	struct beginning_search *search = context;
	(void)err;
	VEC_PUSH(search->arena, search->stems.items, search->stems.n, search->stems_room) =
		arena_dup_n(search->arena, file->name, strcspn(file->name, "."));
	return 0;
}

static int add_account(void *context, const struct account *account, const char *path, struct err *err)
{
	struct beginning_search *search = context;
	struct account_list *accounts = &search->list->accounts;
	struct account copy = *account;
	(void)path;
	(void)err;
	if (accounts->n == ACCOUNT_BEGINNING_MOST)
		return STOP;
	copy.events = (struct event_list){0};
	record_copy(&account_schema,
		&VEC_PUSH(search->arena, accounts->items, accounts->n, search->list->accounts_room), &copy,
		search->arena);
	return 0;
}

/* 0, STOP when they are too many, or -1. */
static int read_accounts(struct beginning_search *search, struct store *store, const char *prefix, struct err *err)
{
	struct arena scratch = {0};
	const struct account_walk walk = {.prefix = prefix, .each = add_account, .context = search};
	int rc = account_walk(store, &walk, &scratch, err);
	arena_clear(&scratch);
	return rc;
}

/* The length of what all stems begin with. */
static size_t common_length(const struct words *stems)
{
	size_t common = strlen(stems->items[0]);
	for (size_t i = 1; i < stems->n; i++) {
		size_t n = 0;
		while (n < common && stems->items[i][n] == stems->items[0][n])
			n++;
		common = n;
	}
	return common;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The accounts of a block whose name tells no more of their numbers than was typed. */
static int add_block(struct beginning_search *search, struct store *store, const char *stem, struct err *err)
{
	struct account_block block;
	struct account account;
	const char *path = path_account_block(arena_printf(search->arena, "%s00", stem), search->arena);
	int rc = account_block_read(store, path, search->arena, &block, err);
	for (size_t i = 0; rc == 0 && i < block.n; i++) {
		if (!str_starts(block.documents[i].number, search->prefix))
			continue;
		rc = account_block_parse(&block, &block.documents[i], search->arena, &account, err);
		if (rc == 0)
			rc = add_account(search, &account, path, err);
	}
	return rc == STOP ? 0 : rc;
}

/* Sorted, those that go on alike stand together, behind those that do not go on. */
static int add_beginnings(struct beginning_search *search, struct store *store, struct err *err)
{
	const struct words *stems = &search->stems;
	size_t i = 0;
	qsort(stems->items, stems->n, sizeof *stems->items, by_bytes);
	for (; i < stems->n && strlen(stems->items[i]) <= strlen(search->prefix); i++)
		if (add_block(search, store, stems->items[i], err))
			return -1;
	const struct words rest = {stems->items + i, stems->n - i};
	const size_t length = rest.n ? common_length(&rest) + 1 : 0;
	while (i < stems->n) {
		size_t end = i + 1;
		while (end < stems->n && strncmp(stems->items[i], stems->items[end], length) == 0)
			end++;
		struct account_beginning *beginning =
			&VEC_PUSH(search->arena, search->list->items, search->list->n, search->list->room);
		beginning->number = arena_dup_n(search->arena, stems->items[i],
			end - i == 1 ? strlen(stems->items[i]) : strnlen(stems->items[i], length));
		beginning->most = (end - i) * BLOCK_ACCOUNTS;
		i = end;
	}
	return 0;
}

int account_beginning_list(struct store *store, const char *prefix, struct arena *arena,
	struct account_beginnings *list, struct err *err)
{
	struct beginning_search search = {.prefix = prefix, .arena = arena, .list = list};
	const struct scan scan = {
		.directory = PATH_ACCOUNTS,
		.keep = true,
		.wants = is_wanted,
		.each = add_stem,
		.context = &search,
	};
	*list = (struct account_beginnings){0};
	if (scan_files(store, &scan, arena, err))
		return -1;
	int rc = search.stems.n > FEW_BLOCKS ? STOP : read_accounts(&search, store, prefix, err);
	if (rc == STOP) {
		list->accounts.n = 0;
		rc = add_beginnings(&search, store, err);
	}
	return rc;
}

#include "domain/account.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "record/read.h"
#include "record/write.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/store.h"
#include "store/txn.h"

/* A block is the text of its documents; only those that are asked for are parsed, the others are
 * carried over byte for byte.  A document begins with `number: "N"` and ends before "---". */
struct document {
	const char *bytes;
	size_t length;
	const char *number;
};

struct block {
	struct document *documents;
	size_t n;
	size_t room;
};

#define NUMBER_MARK "number: \""
#define SEPARATOR "---\n"

/* Cut the text into documents.  Canonical form is what makes this possible, so anything else is
 * refused. */
static int split(const char *path, const char *bytes, size_t length, struct arena *arena,
	struct block *block, struct err *err)
{
	const char *end = bytes + length;
	const char *at = bytes;
	const size_t mark = strlen(NUMBER_MARK);
	while (at < end) {
		const char *next = strstr(at, "\n" SEPARATOR);
		const char *stop = next ? next + 1 : end;
		if (!str_starts(at, NUMBER_MARK))
			return err_set(err, ERR_MALFORMED,
				_("%s: a document does not begin with its number; first: store-check"), path);
		struct document document = {at, (size_t)(stop - at),
			arena_dup_n(arena, at + mark, strcspn(at + mark, "\"\n"))};
		if (block->n && strcmp(block->documents[block->n - 1].number, document.number) >= 0)
			return err_set(err, ERR_MALFORMED, _("%s: account %s does not follow %s in order"),
				path, document.number, block->documents[block->n - 1].number);
		VEC_PUSH(arena, block->documents, block->n, block->room) = document;
		at = next ? stop + strlen(SEPARATOR) : end;
	}
	return 0;
}

static int read_block(struct store *store, const char *path, struct arena *arena,
	struct block *block, struct err *err)
{
	const char *bytes;
	size_t length;
	*block = (struct block){0};
	if (store_read(store, path, RECORD_VOLUME_BYTES, arena, &bytes, &length, err))
		return -1;
	if (bytes && strlen(bytes) != length)
		return err_set(err, ERR_MALFORMED, _("%s: has a NUL byte"), path);
	return bytes ? split(path, bytes, length, arena, block, err) : 0;
}

static struct document *find(const struct block *block, const char *number)
{
	for (size_t i = 0; i < block->n; i++)
		if (str_equal(block->documents[i].number, number))
			return &block->documents[i];
	return NULL;
}

static int parse(const struct document *document, const char *path, struct arena *arena,
	struct account *account, struct err *err)
{
	struct account read = {0};
	if (record_read(&account_schema, &read, path, document->bytes, document->length, arena, err))
		return -1;
	*account = read;
	return 0;
}

int account_exists(struct store *store, const char *number, bool *exists, struct err *err)
{
	struct block block;
	if (path_check_account(number, err) ||
		read_block(store, path_account_block(number, store->mem), store->mem, &block, err))
		return -1;
	*exists = find(&block, number) != NULL;
	return 0;
}

int account_load(struct store *store, const char *number, struct account *account,
	struct err *err)
{
	struct block block;
	if (path_check_account(number, err))
		return -1;
	const char *path = path_account_block(number, store->mem);
	if (read_block(store, path, store->mem, &block, err))
		return -1;
	const struct document *document = find(&block, number);
	if (!document)
		return err_set(err, ERR_REFUSED, _("there is no account %s; first: account-list --find"),
			number);
	return parse(document, path, store->mem, account, err);
}

static int by_number(const void *a, const void *b)
{
	return strcmp((*(const struct account *const *)a)->number,
		(*(const struct account *const *)b)->number);
}

static void add_separator(struct str *text)
{
	if (text->length)
		str_add(text, SEPARATOR);
}

/* Merge the sorted `accounts` into the sorted documents of their block. */
static int write_block(struct txn *txn, const char *path, const struct block *old,
	const struct account *const *accounts, size_t n, struct err *err)
{
	struct str text = {0};
	size_t at = 0;
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < n; i++) {
		int order = -1;
		for (; at < old->n; at++) {
			order = strcmp(old->documents[at].number, accounts[i]->number);
			if (order >= 0)
				break;
			add_separator(&text);
			str_add_n(&text, old->documents[at].bytes, old->documents[at].length);
		}
		if (at < old->n && order == 0)
			at++;
		rc = record_write(&account_schema, accounts[i], text.length == 0, &text, err);
	}
	for (; rc == 0 && at < old->n; at++) {
		add_separator(&text);
		str_add_n(&text, old->documents[at].bytes, old->documents[at].length);
	}
	if (rc == 0 && text.length > RECORD_VOLUME_BYTES)
		rc = err_set(err, ERR_REFUSED, _("%s: would be larger than the %d KiB it may have"), path,
			RECORD_VOLUME_BYTES / 1024);
	if (rc == 0)
		txn_put(txn, path, text.text, text.length);
	str_close(&text);
	return rc;
}

int account_save(struct txn *txn, struct store *store, const struct account *accounts,
	size_t accounts_n, struct err *err)
{
	struct arena scratch = {0};
	const struct account **sorted = arena_array(&scratch, accounts_n, sizeof *sorted);
	int rc = 0;
	for (size_t i = 0; i < accounts_n; i++)
		sorted[i] = &accounts[i];
	if (accounts_n)
		qsort(sorted, accounts_n, sizeof *sorted, by_number);
	for (size_t i = 0; rc == 0 && i < accounts_n;) {
		struct arena_mark mark = arena_mark(&scratch);
		const char *path = path_account_block(sorted[i]->number, &scratch);
		size_t end = i + 1;
		struct block old;
		while (end < accounts_n &&
			str_equal(path, path_account_block(sorted[end]->number, &scratch)))
			end++;
		rc = read_block(store, path, &scratch, &old, err);
		if (rc == 0)
			rc = write_block(txn, path, &old, sorted + i, end - i, err);
		i = end;
		arena_reset(&scratch, mark);
	}
	arena_clear(&scratch);
	return rc;
}

struct walking {
	const struct account_walk *walk;
	struct arena *arena;
};

static int walk_block(void *context, const struct scan_file *file, struct err *err)
{
	struct walking *walking = context;
	const struct account_walk *walk = walking->walk;
	const size_t needle = walk->needle ? strlen(walk->needle) : 0;
	struct block block = {0};
	if (needle && !memmem(file->bytes, file->length, walk->needle, needle))
		return 0;
	if (split(file->path, file->bytes, file->length, walking->arena, &block, err))
		return -1;
	for (size_t i = 0; i < block.n; i++) {
		const struct document *document = &block.documents[i];
		struct account account;
		if (needle && !memmem(document->bytes, document->length, walk->needle, needle))
			continue;
		if (parse(document, file->path, walking->arena, &account, err))
			return -1;
		int rc = walk->each(walk->context, &account, file->path, err);
		if (rc)
			return rc;
	}
	return 0;
}

int account_walk(struct store *store, const struct account_walk *walk, struct arena *arena,
	struct err *err)
{
	struct walking walking = {walk, arena};
	const struct scan scan = {
		.directory = PATH_ACCOUNTS,
		.limit = RECORD_VOLUME_BYTES,
		.keep = walk->keep,
		.each = walk_block,
		.context = &walking,
	};
	return scan_files(store, &scan, arena, err);
}

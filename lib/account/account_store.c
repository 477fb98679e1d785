#include "account/account_store.h"

#include <stdlib.h>
#include <string.h>
#include <sys/param.h>

#include "account/account.h"
#include "account/account_block.h"
#include "account/account_disputed.h"
#include "base/message.h"
#include "base/str.h"
#include "record/read.h"
#include "store/git_blob.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/store.h"
#include "txn/txn.h"
#include "value/id.h"

int account_exists(struct store *store, const char *number, bool *exists, struct err *err)
{
	struct account_block block;
	if (id_check_account(number, err) ||
		account_block_read(store, path_account_block(number, store->mem), store->mem, &block, err))
		return -1;
	*exists = account_block_find(&block, number) != NULL;
	return 0;
}

int account_load(struct store *store, const char *number, struct account *account,
	struct err *err)
{
	struct account_block block;
	if (id_check_account(number, err))
		return -1;
	const char *path = path_account_block(number, store->mem);
	if (account_block_read(store, path, store->mem, &block, err))
		return -1;
	const struct account_document *document = account_block_find(&block, number);
	if (!document)
		return git_blob_refuse_removed(store, &path, 1, err)
			       ? -1
			       : err_hint(err,
					 err_set(err, ERR_REFUSED, _("there is no account %s"), number),
					 _("account-list --find <text>"));
	return account_block_parse(&block, document, store->mem, account, err);
}

static int by_number(const void *a, const void *b)
{
	return account_block_order((*(const struct account *const *)a)->number,
		(*(const struct account *const *)b)->number);
}

/* What of them is disputed is seen in the bytes: of an import few are parsed for it. */
static int check_disputed(const struct account_block *old, const struct account *const *accounts, size_t n,
	struct arena *scratch, struct err *err)
{
	static const char sign[] = "\ndisputed:\n";
	for (size_t i = 0; i < n; i++) {
		const struct account_document *document = account_block_find(old, accounts[i]->number);
		struct account before = {0};
		if (document && memmem(document->bytes, document->length, sign, sizeof sign - 1) &&
			(account_block_parse(old, document, scratch, &before, err) ||
				account_disputed_check(&before, accounts[i], err)))
			return -1;
	}
	return 0;
}

/* Merge the sorted `accounts` into their block. */
static int save_block(struct txn *txn, struct store *store, const char *path,
	const struct account *const *accounts, size_t n, struct arena *scratch, struct err *err)
{
	struct account_block old;
	struct str text = {0};
	int rc = account_block_read(store, path, scratch, &old, err);
	if (rc == 0)
		rc = check_disputed(&old, accounts, n, scratch, err);
	if (rc == 0)
		rc = account_block_write(&old, accounts, NULL, n, &text, err);
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
		while (end < accounts_n &&
			str_equal(path, path_account_block(sorted[end]->number, &scratch)))
			end++;
		rc = save_block(txn, store, path, sorted + i, end - i, &scratch, err);
		i = end;
		arena_reset(&scratch, mark);
	}
	arena_clear(&scratch);
	return rc;
}

struct block_search {
	const struct account_walk *walk;
	struct store *store;
	struct arena *arena;
};

static bool holds(const struct account_walk *walk, const char *bytes, size_t length)
{
	bool one = !walk->any;
	for (size_t i = 0; !one && i < walk->any->n; i++)
		one = memmem(bytes, length, walk->any->items[i], strlen(walk->any->items[i])) != NULL;
	return one && (!walk->needle || memmem(bytes, length, walk->needle, strlen(walk->needle))) &&
	       (!walk->may || walk->may(walk->context, bytes, length));
}

/* Directories and blocks have the name of a number without its last characters. */
static bool is_wanted(void *context, const char *name)
{
	const struct block_search *search = context;
	const char *prefix = search->walk->prefix;
	return !prefix || strncmp(name, prefix, MIN(strcspn(name, "."), strlen(prefix))) == 0;
}

static int walk_block(void *context, const struct scan_file *file, struct err *err)
{
	struct block_search *search = context;
	const struct account_walk *walk = search->walk;
	struct account_block block;
	/* What was cut short may have lost the needle with the rest. */
	bool cut = file->length == 0 || file->bytes[file->length - 1] != '\n';
	if (!cut && !holds(walk, file->bytes, file->length))
		return 0;
	if (account_block_split(file->path, file->bytes, file->length, search->arena, &block, err))
		return store_damaged(search->store, err);
	for (size_t i = 0; i < block.n; i++) {
		const struct account_document *document = &block.documents[i];
		struct account account;
		bool last = i + 1 == block.n;
		if (!(cut && last) && !holds(walk, document->bytes, document->length))
			continue;
		if (walk->prefix && !str_starts(document->number, walk->prefix))
			continue;
		if (account_block_parse(&block, document, search->arena, &account, err)) {
			if (store_damaged(search->store, err))
				return -1;
			continue;
		}
		int rc = walk->each(walk->context, &account, file->path, err);
		if (rc)
			return rc;
	}
	return 0;
}

int account_walk(struct store *store, const struct account_walk *walk, struct arena *arena,
	struct err *err)
{
	struct block_search search = {walk, store, arena};
	const struct scan scan = {
		.directory = PATH_ACCOUNTS,
		.limit = RECORD_VOLUME_BYTES,
		.keep = walk->keep,
		.wants = is_wanted,
		.opens = is_wanted,
		.each = walk_block,
		.context = &search,
	};
	return scan_files(store, &scan, arena, err);
}

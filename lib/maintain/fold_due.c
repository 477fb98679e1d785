#include "maintain/fold_due.h"

#include <stdbool.h>
#include <string.h>

#include "account/account.h"
#include "account/account_block.h"
#include "account/account_fold.h"
#include "account/account_history.h"
#include "account/account_store.h"
#include "base/str.h"
#include "base/vec.h"
#include "maintain/part.h"
#include "office/session.h"
#include "store/store.h"
#include "txn/txn.h"

/* A commit of so many blocks takes some tenths of a second. */
enum { BLOCKS = 16 };

/* Blocks with an account that is due. */
struct fold_search {
	struct session session;
	struct arena *mem; /* of the paths */
	const char **paths;
	size_t n;
	size_t room;
	size_t accounts;
};

/* Most accounts have too few events; they are seen without being read. */
static bool may_be_due(void *context, const char *bytes, size_t length)
{
	static const char event[] = "\n- id: ";
	size_t n = 0;
	(void)context;
	for (const char *at = bytes, *end = bytes + length;
		n < FOLD_LEAST && (at = memmem(at, (size_t)(end - at), event, strlen(event))); at++)
		n++;
	return n >= FOLD_LEAST;
}

static int look(void *context, const struct account *account, const char *path, struct err *err)
{
	struct fold_search *search = context;
	struct account copy = *account;
	struct event_list left;
	(void)err;
	if (!account_fold(&copy, &search->session, &left))
		return 0;
	search->accounts++;
	if (search->n == 0 || !str_equal(search->paths[search->n - 1], path))
		VEC_PUSH(search->mem, search->paths, search->n, search->room) = arena_dup(search->mem, path);
	return 0;
}

static int find_due(const struct session *session, struct fold_search *search, struct err *err)
{
	struct arena scratch = {0};
	const struct account_walk walk = {.may = may_be_due, .each = look, .context = search};
	search->session = *session;
	search->session.mem = &scratch;
	int rc = account_walk(session->store, &walk, &scratch, err);
	arena_clear(&scratch);
	return rc;
}

struct fold_part {
	const struct fold_due_order *order;
	const char *const *paths;
	size_t n;
	size_t folded;
};

static int fold_block(const struct session *session, struct txn *txn, const char *path, size_t *folded,
	struct err *err)
{
	struct account_block block;
	struct str text = {0};
	struct arena *mem = session->mem;
	size_t n = 0;
	if (account_block_read(session->store, path, mem, &block, err))
		return -1;
	struct account *accounts = arena_array(mem, block.n + 1, sizeof *accounts);
	const struct account **changed = arena_array(mem, block.n + 1, sizeof *changed);
	const struct account **read = arena_array(mem, block.n + 1, sizeof *read);
	struct account *before = arena_array(mem, block.n + 1, sizeof *before);
	struct account_history *left = arena_array(mem, block.n + 1, sizeof *left);
	for (size_t i = 0; i < block.n; i++) {
		if (!may_be_due(NULL, block.documents[i].bytes, block.documents[i].length))
			continue;
		if (account_block_parse(&block, &block.documents[i], mem, &accounts[n], err))
			return -1;
		before[n] = accounts[n];
		read[n] = &before[n];
		if (!account_fold(&accounts[n], session, &left[n].events))
			continue;
		left[n].number = accounts[n].number;
		changed[n] = &accounts[n];
		n++;
	}
	int rc = account_block_write(&block, changed, read, n, &text, err);
	if (rc == 0 && n) {
		txn_put(txn, path, text.text, text.length);
		rc = account_history_add(txn, session->store, left, n, mem, err);
	}
	*folded += n;
	str_close(&text);
	return rc;
}

static int fold_blocks(const struct session *session, void *context, struct err *err)
{
	struct fold_part *part = context;
	struct txn *txn = NULL;
	size_t folded = 0;
	int rc = txn_begin(session->store, &session->actor, &txn, err);
	for (size_t i = 0; rc == 0 && i < part->n; i++)
		rc = fold_block(session, txn, part->paths[i], &folded, err);
	if (rc == 0 && folded) {
		txn_trailer(txn, "Article", part->order->article);
		rc = txn_commit(txn, err, "%zu accounts folded", folded);
	}
	txn_end(txn);
	part->folded += rc ? 0 : folded;
	return rc;
}

static int fold_all(const struct session *session, const struct fold_due_order *order,
	const struct fold_search *search, size_t *folded, struct err *err)
{
	struct fold_part part = {.order = order};
	int rc = 0;
	for (size_t at = 0; rc == 0 && at < search->n; at += part.n) {
		part.paths = search->paths + at;
		part.n = search->n - at < BLOCKS ? search->n - at : BLOCKS;
		rc = part_do(session, fold_blocks, &part, err);
		if (order->each)
			order->each(order->context, at + part.n, search->n);
	}
	*folded = part.folded;
	return rc;
}

int fold_due(const struct session *session, const struct fold_due_order *order, size_t *folded, struct err *err)
{
	struct arena paths = {0};
	struct fold_search search = {.mem = &paths};
	*folded = 0;
	int rc = find_due(session, &search, err);
	if (rc == 0 && session->actor.preview)
		*folded = search.accounts;
	else if (rc == 0)
		rc = fold_all(session, order, &search, folded, err);
	arena_clear(&paths);
	return rc;
}

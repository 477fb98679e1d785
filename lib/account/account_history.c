#include "account/account_history.h"

#include <string.h>

#include "account/account.h"
#include "account/account_block.h"
#include "account/account_settle.h"
#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "record/read.h"
#include "record/write.h"
#include "store/path.h"
#include "store/store.h"
#include "txn/txn.h"
#include "value/date.h"
#include "value/id.h"
#include "value/moment.h"

#define RECORD struct account_history
static const struct field account_history_fields[] = {
	FIELD(number, ID, N_("account"), .flags = FIELD_REQUIRED, .check = id_check_account),
	FIELD(events, LIST_OF(event), N_("events"), .flags = FIELD_REQUIRED),
};
#undef RECORD

const struct schema account_history_schema = {
	.name = "account-history",
	.size = sizeof(struct account_history),
	SCHEMA_FIELDS(account_history_fields),
	.summary = N_("events that were folded away from an account, of one year"),
};

static int year_of(const struct event *event)
{
	return date_year(moment_date(event->at));
}

static int load_year(struct store *store, int year, const char *number, struct arena *arena,
	struct account_history *history, struct err *err)
{
	struct account_block block;
	const char *path = path_account_history(year, number, arena);
	*history = (struct account_history){.number = number};
	if (account_block_read(store, path, arena, &block, err))
		return -1;
	const struct account_document *document = account_block_find(&block, number);
	return document ? record_read(&account_history_schema, history, path, document->bytes,
				  document->length, arena, err)
			: 0;
}

int account_history_load(struct store *store, const struct account *account, struct event_list *past,
	struct err *err)
{
	struct settlement settled;
	const char **years;
	size_t n = 0, room = 0, years_n;
	struct event *items = NULL;
	*past = (struct event_list){0};
	account_settle(&account->events, store->mem, &settled);
	if (!settled.carry)
		return 0;
	if (store_names(store, PATH_ACCOUNT_HISTORY, store->mem, &years, &years_n, err))
		return -1;
	for (size_t y = 0; y < years_n; y++) {
		struct account_history history;
		int64_t year;
		struct err ignored = {0};
		if (num_parse(years[y], DATE_YEAR_FIRST, DATE_YEAR_LAST, &year, &ignored))
			continue;
		if (load_year(store, (int)year, account->number, store->mem, &history, err))
			return -1;
		for (size_t i = 0; i < history.events.n; i++)
			VEC_PUSH(store->mem, items, n, room) = history.events.items[i];
	}
	*past = (struct event_list){items, n};
	return 0;
}

int account_whole(struct store *store, struct account *account, struct err *err)
{
	struct event_list past;
	if (account_history_load(store, account, &past, err))
		return -1;
	if (past.n)
		account->events = account_unfold(&past, &account->events, store->mem);
	return 0;
}

/* The document of an account with what more left it; a document that is not there begins one. */
static int add_to_document(const struct account_block *block, const struct account_history *left, int year,
	struct str *text, struct arena *arena, struct err *err)
{
	const struct account_document *document = account_block_find(block, left->number);
	struct account_history history = {.number = left->number};
	size_t room = 0;
	if (document && record_read(&account_history_schema, &history, block->path, document->bytes,
				document->length, arena, err))
		return -1;
	for (size_t i = 0; i < left->events.n; i++)
		if (year_of(&left->events.items[i]) == year)
			VEC_PUSH(arena, history.events.items, history.events.n, room) = left->events.items[i];
	return record_write(&account_history_schema, &history, true, text, err);
}

static bool has_of_year(const struct account_history *left, int year)
{
	for (size_t i = 0; i < left->events.n; i++)
		if (year_of(&left->events.items[i]) == year)
			return true;
	return false;
}

static int add_year(struct txn *txn, struct store *store, int year, const struct account_history *left, size_t n,
	struct arena *arena, struct err *err)
{
	struct account_block block;
	struct account_document *changed = arena_array(arena, n, sizeof *changed);
	struct str text = {0};
	size_t changed_n = 0;
	const char *path = path_account_history(year, left->number, arena);
	if (account_block_read(store, path, arena, &block, err))
		return -1;
	for (size_t i = 0; i < n; i++) {
		struct str one = {0};
		if (!has_of_year(&left[i], year))
			continue;
		int rc = add_to_document(&block, &left[i], year, &one, arena, err);
		changed[changed_n++] = (struct account_document){
			arena_dup_n(arena, str_text(&one), one.length), one.length, left[i].number};
		str_close(&one);
		if (rc)
			return -1;
	}
	int rc = changed_n ? account_block_replace(&block, changed, changed_n, &text, err) : 0;
	if (rc == 0 && changed_n)
		txn_put(txn, path, text.text, text.length);
	str_close(&text);
	return rc;
}

int account_history_add(struct txn *txn, struct store *store, const struct account_history *left, size_t n,
	struct arena *arena, struct err *err)
{
	int first = DATE_YEAR_LAST, last = DATE_YEAR_FIRST;
	for (size_t i = 0; i < n; i++)
		for (size_t e = 0; e < left[i].events.n; e++) {
			int year = year_of(&left[i].events.items[e]);
			first = year < first ? year : first;
			last = year > last ? year : last;
		}
	for (int year = first; year <= last; year++)
		if (add_year(txn, store, year, left, n, arena, err))
			return -1;
	return 0;
}

#include "import/bill_import.h"

#include <string.h>

#include "account/account_fold.h"
#include "account/account_history.h"
#include "account/account_settle.h"
#include "base/message.h"
#include "base/sha256.h"
#include "base/str.h"
#include "base/vec.h"
#include "import/import_block.h"
#include "import/import_value.h"
#include "office/session.h"
#include "payment/bill_period.h"
#include "payment/billing.h"
#include "payment/penalty.h"
#include "store/share.h"
#include "value/id.h"
#include "value/money.h"

/* ---- Columns ------------------------------------------------------------------------------------- */

/* ORDER bill_kind */
static const struct choice kinds[] = {{"bill", ""}, {"final", ""}, {"penalty", ""}, {NULL, NULL}};

#define RECORD struct bill_import_row
static const struct field row_fields[] = {
	FIELD(account, ID, N_("account"), .check = id_check_account),
	FIELD_AS("period", bill.period, ID, N_("period"), .check = bill_check_period),
	FIELD_AS("volume_m3", bill.volume_m3, INT, N_("volume (m3)"), .flags = FIELD_RIGHT),
	FIELD_AS("amount", bill.amount, MONEY, N_("amount (yuan)"), .flags = FIELD_RIGHT),
	FIELD(kind, ENUM, N_("kind"), .choices = kinds),
	FIELD(billed, LINE, N_("penalties before (yuan)")),
};
#undef RECORD

static const struct schema row_schema = {
	.name = "bill",
	.size = sizeof(struct bill_import_row),
	SCHEMA_FIELDS(row_fields),
	.summary = "a row of a table of bills",
};

static int read_period(const char *text, void *value, struct arena *arena, struct err *err)
{
	return import_value_month(text, value, arena, err);
}

static int read_volume(const char *text, void *value, struct arena *arena, struct err *err)
{
	return import_value_whole(text, 1000000000, value, arena, err);
}

static int read_amount(const char *text, void *value, struct arena *arena, struct err *err)
{
	return import_value_money(text, value, arena, err);
}

/* Last bills are not imported: transfer and cancellation make them. */
static int read_kind(const char *text, void *value, struct arena *arena, struct err *err)
{
	static const struct import_word words[] = {
		{.text = "bill", .value = BILL_PERIOD},
		{.text = "水费", .value = BILL_PERIOD},
		{.text = "penalty", .value = BILL_PENALTY},
		{.text = "违约金", .value = BILL_PENALTY},
	};
	(void)arena;
	return import_value_choice(words, sizeof words / sizeof *words, text, value, err);
}

static int read_billed(const char *text, void *value, struct arena *arena, struct err *err)
{
	int64_t fen;
	if (money_parse(text, &fen, err))
		return -1;
	*(const char **)value = arena_dup(arena, text);
	return 0;
}

// clang-format off
static const struct import_column columns[] = {
	{"account", "户号|用户编号|用户号|account|number", NULL, IMPORT_NEEDED | IMPORT_NUMBER},
	{"period", "账期|账单月份|月份|年月|period|month", read_period, IMPORT_NEEDED},
	{"volume_m3", "水量|用水量|水量(吨)|水量（吨）|水量(立方米)|水量（立方米）|volume_m3|volume|volume (m3)", read_volume, IMPORT_NEEDED},
	{"amount", "金额|应收金额|水费|金额(元)|金额（元）|amount|amount (yuan)", read_amount, IMPORT_NEEDED},
	{"kind", "类别|费用类别|类型|kind", read_kind, 0},
	{"billed", "已计违约金|已计违约金(元)|已计违约金（元）|billed|penalties before (yuan)", read_billed, 0},
};
// clang-format on

const struct import_table bill_import_columns = {
	.schema = &row_schema,
	.shown = &penalty_schema,
	IMPORT_COLUMNS(columns),
	.number = "account",
};

/* ---- Rows ---------------------------------------------------------------------------------------- */

/* What the file has billed to the account so far. */
struct row_billed {
	const char *period;
	int kind;
	size_t line;
};

struct bill_import {
	struct session session; /* with the arena of the block */
	struct import_file file;
	const struct import_order *order;
	struct bill_import_result *result;
	struct txn *txn;
	struct account_history *left; /* what was folded away from accounts of the block */
	size_t left_n;
	char sha256[SHA256_TEXT_SIZE];
	struct bill_period_list periods;
	/* Of the account that is looked at, in the arena of the block. */
	struct row_billed *billed;
	size_t billed_n;
	size_t billed_room;
};

/* A bill that the file itself billed before: the other place is a line of it. */
static int check_once(const struct bill_import *import, const struct account *account,
	const struct bill_import_row *row, struct err *err)
{
	for (size_t i = 0; i < import->billed_n; i++)
		if (import->billed[i].kind == row->kind && str_equal(import->billed[i].period, row->bill.period))
			return err_set(err, ERR_REFUSED,
				row->kind == BILL_PENALTY
					? _("account %s was billed a penalty for %s already, in line %zu of the file")
					: _("account %s was billed for %s already, in line %zu of the file"),
				account->number, row->bill.period, import->billed[i].line);
	return 0;
}

/* The same file, or what was computed from the same debt, is not billed twice. */
static int check_penalty(const struct bill_import *import, const struct account *account,
	const struct bill_period *period, const struct bill_import_row *row, struct err *err)
{
	int64_t said;
	char text[MONEY_TEXT_SIZE];
	for (size_t i = 0; i < period->reg.entries.n; i++) {
		const struct bill_entry *entry = &period->reg.entries.items[i];
		if (entry->act == BILL_ACT_PENALTY && str_equal(entry->sha256, import->sha256) &&
			!(period->entries[BILL_PENALTY].made && period->entries[BILL_PENALTY].at == i))
			return err_set(err, ERR_REFUSED, _("the penalties of this file were billed already, by %s/%s"),
				period->reg.name, entry->id);
	}
	struct account whole = *account;
	if (account_whole(import->session.store, &whole, err))
		return -1;
	const int64_t billed = billing_penalties(&whole.events, row->bill.period, import->session.mem);
	if (row->billed && money_parse(row->billed, &said, err))
		return -1;
	if (!row->billed || said == billed)
		return billing_check_penalty(&whole.events, account->number, row->bill.period, billed,
			row->bill.amount, import->session.mem, err);
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("the penalties that account %s was billed for %s are %s yuan, not %s"),
			account->number, row->bill.period, money_format(billed, text), row->billed),
		"bill-penalty");
}

/* The key of the bill; what has left the record is looked at where the month was billed before. */
static int key_of(struct bill_import *import, const struct account *account, const struct settlement *settled,
	const struct bill_import_row *row, const char **key, struct err *err)
{
	struct account whole = *account;
	struct settlement all;
	const struct session *session = &import->session;
	if (billing_key(account, settled, session, row->bill.period, row->kind, key, err) == 0)
		return 0;
	*err = (struct err){0};
	if (account_whole(session->store, &whole, err))
		return -1;
	account_settle(&whole.events, session->mem, &all);
	return billing_key(&whole, &all, session, row->bill.period, row->kind, key, err);
}

/* Put it on the account and count it; a bill of nothing is passed over. */
static int bill(struct bill_import *import, struct account *account, const struct bill_import_row *row,
	size_t line, bool *changed, struct err *err)
{
	struct bill_period *period;
	struct settlement settled;
	struct bill fresh = row->bill;
	if (fresh.amount == 0) {
		import->result->zero++;
		return 0;
	}
	account_settle(&account->events, import->session.mem, &settled);
	if (check_once(import, account, row, err) || bill_period_find(&import->periods, row->bill.period, &period, err) ||
		(row->kind == BILL_PENALTY && check_penalty(import, account, period, row, err)) ||
		key_of(import, account, &settled, row, &fresh.period, err) ||
		billing_bill(account, &settled, &import->session, &fresh, NULL, err))
		return -1;
	/* Not before there is a bill: an entry counts what refers to it. */
	struct bill_entry *entry = bill_period_entry(&import->periods, period, row->kind, &event_last(&account->events)->ref);
	bill_register_count(entry, fresh.volume_m3, fresh.amount);
	VEC_PUSH(import->session.mem, import->billed, import->billed_n, import->billed_room) =
		(struct row_billed){row->bill.period, row->kind, line};
	import->result->bills++;
	import->result->sum += fresh.amount;
	*changed = true;
	return 0;
}

/* What bill-penalty shows beside what it bills: of a bill, columns that are called so mean something else. */
static int compare_penalty(struct bill_import *import, struct import_row *row, const struct account *account,
	const struct bill_import_row *taken, struct err *err)
{
	struct penalty month;
	if (taken->kind != BILL_PENALTY)
		return 0;
	if (penalty_month(&import->session, account, taken->bill.period, &month, err))
		return -1;
	import_row_compare(row, &month);
	return 0;
}

/* One bill of the account: NULL when there is none.  True when the account changed. */
static bool take_bill(struct bill_import *import, struct import_row *row, struct account *account)
{
	struct bill_import_row taken = {0};
	struct err err = {0};
	bool changed = false;
	if (!account) {
		err_hint(&err,
			err_set(&err, ERR_REFUSED, _("there is no account %s"), row->entry->number),
			_("account-list --find <text>"));
		import_row_refuse_err(row, import->file.number_at, &err);
	}
	import_row_take(row, &taken);
	if (row->faulty)
		return false;
	if (billing_check_period(&import->session, taken.bill.period, &err)) {
		import_row_refuse_err(row, import_file_place(&import->file, "period"), &err);
		return false;
	}
	if (billing_check_size(&taken.bill, &err)) {
		import_row_refuse_err(row, import_file_place(&import->file, "amount"), &err);
		return false;
	}
	if (compare_penalty(import, row, account, &taken, &err))
		import_row_refuse_err(row, import->file.number_at, &err);
	if (row->faulty)
		return false;
	if (bill(import, account, &taken, row->entry->place.line, &changed, &err))
		import_row_refuse_err(row, import->file.number_at, &err);
	return changed;
}

/* All bills of one account, the rows from `*at` on; `*at` goes behind them. */
static int take_account(struct bill_import *import, struct import_block *block, size_t *at,
	struct err *err)
{
	const struct import_entry *first = &block->entries[*at];
	const struct account_document *document = account_block_find(&block->accounts, first->number);
	struct account *account = document ? arena_alloc(block->arena, sizeof *account) : NULL;
	struct account *read = document ? arena_alloc(block->arena, sizeof *read) : NULL;
	bool changed = false;
	import->billed = NULL;
	import->billed_n = import->billed_room = 0;
	if (account && account_block_parse(&block->accounts, document, block->arena, read, err))
		return err_prefix(err, "%s:%zu:1", import->file.text.name, first->place.line);
	if (account)
		*account = *read;
	for (; *at < block->entries_n && str_equal(block->entries[*at].number, first->number); ++*at) {
		struct import_row row;
		if (import_row_read(&row, &import->file, &block->entries[*at], block->arena, err))
			return -1;
		changed |= take_bill(import, &row, account);
	}
	if (!changed)
		return 0;
	/* The block is written anyway: what is old enough leaves it. */
	struct account_history *left = &import->left[import->left_n];
	if (account_fold(account, &import->session, &left->events)) {
		left->number = account->number;
		import->left_n++;
	}
	import_block_put(block, account, read);
	return 0;
}

static int take_block(void *context, struct import_block *block, struct err *err)
{
	struct bill_import *import = context;
	import->session.mem = block->arena;
	import->left = arena_array(block->arena, block->entries_n, sizeof *import->left);
	import->left_n = 0;
	for (size_t at = 0; at < block->entries_n;)
		if (take_account(import, block, &at, err))
			return -1;
	return account_history_add(import->txn, import->session.store, import->left, import->left_n,
		block->arena, err);
}

/* What stands in the import of another process, into this one. */
static void hand(void *context, struct share_result *into)
{
	const struct bill_import *import = context;
	bill_period_hand(&import->periods, into);
	SHARE_PUT(into, import->result->bills);
	SHARE_PUT(into, import->result->sum);
	SHARE_PUT(into, import->result->zero);
}

static bool take_over(void *context, bool last, struct share_result *from)
{
	(void)last;
	struct bill_import *import = context;
	struct bill_import_result theirs;
	if (!bill_period_take(&import->periods, from))
		return false;
	SHARE_TAKE(from, theirs.bills);
	SHARE_TAKE(from, theirs.sum);
	SHARE_TAKE(from, theirs.zero);
	import->result->bills += theirs.bills;
	import->result->sum += theirs.sum;
	import->result->zero += theirs.zero;
	return true;
}

int bill_import_take(const struct session *session, const struct import_order *order, struct txn *txn,
	struct bill_import_result *result, struct err *err)
{
	struct bill_import import = {
		.session = *session,
		.file = {.table = &bill_import_columns, .mem = session->mem},
		.order = order,
		.result = result,
		.txn = txn,
		.periods = {.session = session, .source = order->source},
	};
	const struct import_block_work work = {take_block, hand, take_over, &import};
	*result = (struct bill_import_result){0};
	sha256_of_bytes(order->bytes, order->length, import.sha256);
	import.periods.sha256 = arena_dup(session->mem, import.sha256);
	if (import_file_open(&import.file, order, IMPORT_ENCODING_DETECT, err) ||
		import_block_each(&import.file, order, session->store, txn, &work, err) ||
		((!import.file.rejects.n || order->skip_bad) && bill_period_put(&import.periods, txn, err)))
		return -1;
	return import_file_finish(&import.file, order, &result->import, err);
}

#include "import/bill_import.h"

#include <string.h>

#include "account/account_fold.h"
#include "account/account_history.h"
#include "base/message.h"
#include "base/sha256.h"
#include "base/str.h"
#include "base/vec.h"
#include "import/import_block.h"
#include "import/import_value.h"
#include "office/session.h"
#include "payment/bill_register.h"
#include "payment/billing.h"
#include "value/id.h"
#include "value/money.h"

/* ---- Columns ------------------------------------------------------------------------------------- */

#define RECORD struct bill_import_row
static const struct field row_fields[] = {
	FIELD(account, ID, N_("account"), .check = id_check_account),
	FIELD_AS("period", bill.period, ID, N_("period"), .check = bill_check_period),
	FIELD_AS("volume_m3", bill.volume_m3, INT, N_("volume (m3)"), .flags = FIELD_RIGHT),
	FIELD_AS("amount", bill.amount, MONEY, N_("amount (yuan)"), .flags = FIELD_RIGHT),
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
	(void)arena;
	return money_parse(text, value, err);
}

// clang-format off
static const struct import_column columns[] = {
	{"account", "户号|用户编号|用户号|account|number", NULL, IMPORT_NEEDED | IMPORT_NUMBER},
	{"period", "账期|账单月份|月份|年月|period|month", read_period, IMPORT_NEEDED},
	{"volume_m3", "水量|用水量|水量(吨)|水量（吨）|volume_m3|volume", read_volume, IMPORT_NEEDED},
	{"amount", "金额|应收金额|水费|金额(元)|金额（元）|amount", read_amount, IMPORT_NEEDED},
};
// clang-format on

const struct import_table bill_import_columns = {
	.schema = &row_schema,
	IMPORT_COLUMNS(columns),
	.number = "account",
};

/* ---- Rows ---------------------------------------------------------------------------------------- */

/* The entry of a period in its register, to which the file's bills of that period are counted. */
struct period_entry {
	const char *period;
	struct bill_register reg; /* its last entry is this import's */
	const char *ref;
};

struct bill_import {
	struct session session; /* with the arena of the block */
	struct import_file file;
	const struct import_order *order;
	struct bill_import_result *result;
	struct txn *txn;
	struct account_history *left; /* what was folded away from accounts of the block */
	size_t left_n;
	struct period_entry *periods;
	size_t periods_n;
	size_t periods_room;
};

/* The name of a file, without the directories it lay in. */
static const char *source_of(const char *name)
{
	const char *slash = strrchr(name, '/');
	return slash ? slash + 1 : name;
}

static int find_period(struct bill_import *import, const char *period, struct period_entry **found,
	struct err *err)
{
	struct session session = import->session;
	char sha256[SHA256_TEXT_SIZE];
	for (size_t i = 0; i < import->periods_n; i++)
		if (str_equal(import->periods[i].period, period)) {
			*found = &import->periods[i];
			return 0;
		}
	session.mem = import->file.mem;
	struct period_entry entry = {.period = arena_dup(session.mem, period)};
	if (bill_register_read(session.store, entry.period, NULL, &entry.reg, err))
		return -1;
	struct bill_entry *line = bill_register_add(&entry.reg, &session, BILL_ACT_BILL, &entry.ref);
	sha256_of_bytes(import->order->bytes, import->order->length, sha256);
	line->source = source_of(import->order->name);
	line->sha256 = arena_dup(session.mem, sha256);
	VEC_PUSH(session.mem, import->periods, import->periods_n, import->periods_room) = entry;
	*found = &import->periods[import->periods_n - 1];
	return 0;
}

/* Put it on the account and count it; a bill of nothing is passed over. */
static int bill(struct bill_import *import, struct account *account, const struct bill *given,
	bool *changed, struct err *err)
{
	struct period_entry *period;
	struct bill fresh = *given;
	if (given->amount == 0) {
		import->result->zero++;
		return 0;
	}
	if (billing_key(account, &import->session, given->period, BILL_PERIOD, &fresh.period, err) ||
		find_period(import, given->period, &period, err) ||
		billing_bill(account, &import->session, &fresh, period->ref, err))
		return -1;
	struct bill_entry_list *entries = &period->reg.entries;
	bill_register_count(&entries->items[entries->n - 1], fresh.volume_m3, fresh.amount);
	import->result->bills++;
	import->result->sum += fresh.amount;
	*changed = true;
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
			"account-list --find");
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
	if (bill(import, account, &taken.bill, &changed, &err))
		import_row_refuse_err(row, import->file.number_at, &err);
	return changed;
}

static int put_registers(const struct bill_import *import, struct txn *txn, struct err *err)
{
	if (import->file.rejects.n && !import->order->skip_bad)
		return 0;
	for (size_t i = 0; i < import->periods_n; i++)
		if (bill_register_put(&import->periods[i].reg, txn, err))
			return -1;
	return 0;
}

/* All bills of one account, the rows from `*at` on; `*at` goes behind them. */
static int take_account(struct bill_import *import, struct import_block *block, size_t *at,
	struct err *err)
{
	const struct import_entry *first = &block->entries[*at];
	const struct account_document *document = account_block_find(&block->accounts, first->number);
	struct account *account = document ? arena_alloc(block->arena, sizeof *account) : NULL;
	bool changed = false;
	if (account && account_block_parse(&block->accounts, document, block->arena, account, err))
		return err_prefix(err, "%s:%zu:1", import->file.text.name, first->place.line);
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
	import_block_put(block, account);
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

int bill_import_take(const struct session *session, const struct import_order *order, struct txn *txn,
	struct bill_import_result *result, struct err *err)
{
	struct bill_import import = {
		.session = *session,
		.file = {.table = &bill_import_columns, .mem = session->mem},
		.order = order,
		.result = result,
		.txn = txn,
	};
	*result = (struct bill_import_result){0};
	if (import_file_open(&import.file, order, CSV_TABLE_DETECT, err) ||
		import_block_each(&import.file, order, session->store, txn, take_block, &import, err) ||
		put_registers(&import, txn, err))
		return -1;
	return import_file_finish(&import.file, order, &result->import, err);
}

#include "import/payment_import.h"

#include "account/account_disputed.h"
#include "account/account_history.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "import/import_block.h"
#include "import/payment_lines.h"
#include "office/session.h"
#include "value/money.h"

struct payment_import {
	struct payment_lines lines;
	struct session session; /* with the arena of the block */
	struct payment_import_result *result;
};

/* ---- Accounts ---------------------------------------------------------------------------------------- */

/* The payment outlives the block. */
static void keep_bills(struct payment *payment, struct arena *mem)
{
	struct bill *kept = arena_array(mem, payment->bills.n, sizeof *kept);
	for (size_t i = 0; i < payment->bills.n; i++) {
		kept[i] = payment->bills.items[i];
		kept[i].period = arena_dup(mem, kept[i].period);
	}
	payment->bills.items = kept;
}

static const struct payment *taken_back(const struct payment_import *import, const struct payment_lines_entry *entry)
{
	if (entry->takes_back)
		return entry->takes_back;
	const struct payment_lines_entry *line = &import->lines.entries[entry->takes_line - 1];
	return line->account ? &line->payment : NULL;
}

/* Take the payment back, which may have been folded away. */
static int take_back(struct payment_import *import, struct account *account, const struct payment *old,
	const char *said, struct payment *payment, struct err *err)
{
	const struct session *session = &import->session;
	struct event_list past;
	return account_history_load(session->store, account, &past, err) ||
			       payment_void(account, session, old, &past, said, payment, err)
		       ? -1
		       : 0;
}

/* Why something was taken back: the words of the statement, as records are in nobody's language. */
static const char *said_of(const struct payment_row *row)
{
	return str_empty(row->status) ? row->number : row->status;
}

/* One line on its account; where the account does not take it, it is 挂账. */
static int take_line(struct payment_import *import, size_t i, struct account *account, bool *changed,
	struct err *failed)
{
	const struct payment_row *row = &import->lines.rows[i];
	struct payment_lines_entry *entry = &import->lines.entries[i];
	struct payment payment = {.receipt = entry->payment.receipt, .account = entry->account,
		.method = import->lines.map.method, .foreign = row->number};
	const struct payment *old = row->refunded ? taken_back(import, entry) : NULL;
	const struct account before = *account;
	struct err err = {0};
	int rc;
	if (!row->refunded)
		rc = payment_apply(account, &import->session, row->amount, 0, &payment, &err);
	else if (!old)
		rc = err_set(&err, ERR_REFUSED, "%s", entry->why);
	else
		rc = take_back(import, account, old, said_of(row), &payment, &err);
	if (rc == 0)
		rc = account_disputed_check(&before, account, &err);
	if (rc)
		*account = before;
	if (rc && err.code != ERR_REFUSED)
		return *failed = err, -1;
	if (rc) {
		entry->account = NULL;
		entry->why = arena_dup(import->lines.file.mem, err.msg);
		return 0;
	}
	keep_bills(&payment, import->lines.file.mem);
	entry->payment = payment;
	*changed = true;
	return 0;
}

/* What came in first, then what went back: bills of WeChat begin with the latest. */
static int take_account(struct payment_import *import, struct import_block *block, size_t begin, size_t end,
	struct err *err)
{
	const char *number = block->entries[begin].number;
	const struct account_document *document = account_block_find(&block->accounts, number);
	struct account *account = arena_alloc(block->arena, sizeof *account);
	struct account *read = arena_alloc(block->arena, sizeof *read);
	bool changed = false;
	if (!document)
		bug("an account that was there is gone");
	if (account_block_parse(&block->accounts, document, block->arena, read, err))
		return -1;
	*account = *read;
	for (int refunds = 0; refunds < 2; refunds++)
		for (size_t at = begin; at < end; at++) {
			size_t i = block->entries[at].index;
			if ((import->lines.rows[i].refunded != NULL) == refunds &&
				take_line(import, i, account, &changed, err))
				return -1;
		}
	if (changed)
		import_block_put(block, account, read);
	return 0;
}

static int take_block(void *context, struct import_block *block, struct err *err)
{
	struct payment_import *import = context;
	import->session.mem = block->arena;
	for (size_t begin = 0, end; begin < block->entries_n; begin = end) {
		end = begin + 1;
		while (end < block->entries_n &&
			str_equal(block->entries[end].number, block->entries[begin].number))
			end++;
		if (take_account(import, block, begin, end, err))
			return -1;
	}
	return 0;
}

/* ---- The book ----------------------------------------------------------------------------------------- */

enum { CHANGES_SHOWN = 20 };

static void tell(struct payment_import *import, const char *line)
{
	struct import_result *result = &import->result->import;
	size_t room = result->changes.n;
	if (result->changes.n < CHANGES_SHOWN)
		VEC_PUSH(import->lines.file.mem, result->changes.items, result->changes.n, room) = line;
	else
		result->changes_more++;
}

/* A line that is open and its refund close one another: both leave 挂账. */
static int close_open(struct payment_import *import, size_t i, struct txn *txn, struct err *err)
{
	const struct payment_lines_entry *entry = &import->lines.entries[i];
	const struct payment_row *row = &import->lines.rows[i];
	const struct unmatched *open = entry->closes;
	const char *payee = !str_empty(row->payer) ? row->payer : str_empty(open->held.payee) ? "-" : open->held.payee;
	struct payment back = {.method = import->lines.map.method, .amount = -row->amount, .foreign = row->number,
		.voids = entry->payment.receipt, .payee = payee, .reason = said_of(row)};
	struct payment out = back;
	out.amount = row->amount;
	out.foreign = open->foreign;
	out.voids = open->held.receipt;
	if (payment_book_number(&import->lines.book, &back, err) || payment_book_add(&import->lines.book, txn, &back, err) ||
		payment_book_number(&import->lines.book, &out, err))
		return -1;
	return payment_book_add(&import->lines.book, txn, &out, err);
}

static void leave_open(struct payment_import *import, size_t i)
{
	const struct payment_row *row = &import->lines.rows[i];
	const struct payment_lines_entry *entry = &import->lines.entries[i];
	char text[MONEY_TEXT_SIZE];
	import->result->unmatched++;
	import->result->unmatched_sum += row->amount;
	tell(import, arena_printf(import->lines.file.mem, _("unmatched: %s %s, %s"), row->number,
			     money_format(row->amount, text), entry->why));
}

static int book_line(struct payment_import *import, size_t i, struct txn *txn, struct err *err)
{
	const struct payment_row *row = &import->lines.rows[i];
	struct payment_lines_entry *entry = &import->lines.entries[i];
	import->result->booked++;
	import->result->sum += row->amount;
	if (!entry->account)
		entry->payment = (struct payment){.receipt = entry->payment.receipt, .method = import->lines.map.method,
			.amount = row->amount, .foreign = row->number, .payee = row->payer, .reason = row->note};
	if (!entry->account && !entry->closes && !entry->closed)
		leave_open(import, i);
	const char *receipt = entry->payment.receipt;
	if (payment_book_number(&import->lines.book, &entry->payment, err))
		return -1;
	if (!str_equal(receipt, entry->payment.receipt))
		bug("another receipt than the account was told");
	return payment_book_add(&import->lines.book, txn, &entry->payment, err);
}

/* A line of this file that fits no account, and whose refund stands in it too. */
static void find_closed(struct payment_import *import, struct payment_lines_entry *refund)
{
	struct payment_lines_entry *entry = refund->takes_line ? &import->lines.entries[refund->takes_line - 1] : NULL;
	if (!entry || entry->account)
		return;
	struct unmatched *open = arena_alloc(import->lines.file.mem, sizeof *open);
	open->foreign = import->lines.rows[refund->takes_line - 1].number;
	open->held.receipt = entry->payment.receipt;
	open->held.payee = import->lines.rows[refund->takes_line - 1].payer;
	entry->closed = true;
	refund->account = NULL;
	refund->closes = open;
}

/* As the receipts were given: payments and then refunds in the order of the file; behind them what closes lines that were open. */
static int book_lines(struct payment_import *import, struct txn *txn, struct err *err)
{
	const size_t n = import->lines.file.entries_n;
	for (size_t i = 0; i < n; i++)
		if (import->lines.entries[i].payment.receipt)
			find_closed(import, &import->lines.entries[i]);
	for (int refunds = 0; refunds < 2; refunds++)
		for (size_t i = 0; i < n; i++)
			if (import->lines.entries[i].payment.receipt && (import->lines.rows[i].refunded != NULL) == refunds &&
				book_line(import, i, txn, err))
				return -1;
	for (size_t i = 0; i < n; i++)
		if (import->lines.entries[i].payment.receipt && import->lines.entries[i].closes &&
			close_open(import, i, txn, err))
			return -1;
	for (size_t i = 0; i < import->lines.reasons_n; i++)
		tell(import, arena_printf(import->lines.file.mem, _("passed over: %s (%zu)"), import->lines.reasons[i].text,
				     import->lines.reasons[i].n));
	return payment_book_save(&import->lines.book, txn, err);
}

int payment_import_take(struct session *session, const struct import_order *order, struct txn *txn,
	struct payment_import_result *result, struct err *err)
{
	struct payment_import import = {.session = *session, .result = result,
		.lines = {.session = session, .seen = {.mem = session->mem}, .accounts = {.mem = session->mem}}};
	*result = (struct payment_import_result){0};
	if (payment_lines_read(&import.lines, order, err) ||
		import_block_each(&import.lines.file, order, session->store, txn,
			&(struct import_block_work){.each = take_block, .context = &import}, err) ||
		book_lines(&import, txn, err))
		return -1;
	result->known = import.lines.known;
	result->passed = import.lines.passed;
	return import_file_finish(&import.lines.file, order, &result->import, err);
}

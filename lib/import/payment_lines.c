#include "import/payment_lines.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/session.h"
#include "value/id.h"
#include "value/money.h"

/* ---- Rows ------------------------------------------------------------------------------------- */

static void count_passed(struct payment_lines *lines, const char *why)
{
	lines->passed++;
	for (size_t i = 0; i < lines->reasons_n; i++)
		if (str_equal(lines->reasons[i].text, why)) {
			lines->reasons[i].n++;
			return;
		}
	VEC_PUSH(lines->file.mem, lines->reasons, lines->reasons_n, lines->reasons_room) =
		(struct payment_lines_reason){why, 1};
}

static int read_rows(struct payment_lines *lines, struct err *err)
{
	struct import_file *file = &lines->file;
	struct arena scratch = {0};
	struct payment_row_form form;
	int rc = 0;
	payment_row_begin(&form, file, &lines->map, lines->session->today);
	lines->rows = arena_array(file->mem, file->entries_n, sizeof *lines->rows);
	lines->entries = arena_array(file->mem, file->entries_n, sizeof *lines->entries);
	for (size_t i = 0; rc == 0 && i < file->entries_n; i++) {
		struct import_row row;
		if (file->entries[i].bad)
			continue;
		rc = import_row_read(&row, file, &file->entries[i], &scratch, err);
		if (rc == 0)
			payment_row_read(&row, &form, &lines->rows[i]);
		if (rc == 0 && row.faulty) {
			lines->rows[i] = (struct payment_row){0};
			file->entries[i].bad = true;
		} else if (rc == 0 && lines->rows[i].passed) {
			count_passed(lines, lines->rows[i].passed);
			lines->rows[i] = (struct payment_row){0};
		}
		arena_clear(&scratch);
	}
	return rc;
}

/* A fault of a line that was read before. */
static int refuse(struct payment_lines *lines, size_t i, const char *rule, struct err *err)
{
	struct arena scratch = {0};
	struct import_row row;
	int rc = import_row_read(&row, &lines->file, &lines->file.entries[i], &scratch, err);
	if (rc == 0)
		import_row_refuse(&row, import_file_place(&lines->file, "number"), rule);
	lines->file.entries[i].bad = true;
	arena_clear(&scratch);
	return rc;
}

/* The same number with the same amount is the same payment; with another it cannot be. */
static int take_known(struct payment_lines *lines, size_t i, int64_t amount, const char *where, struct err *err)
{
	char text[MONEY_TEXT_SIZE];
	if (lines->rows[i].amount == amount) {
		lines->known++;
		return 0;
	}
	return refuse(lines, i,
		arena_printf(lines->file.mem, _("is booked already, with %s: %s"), money_format(amount, text), where),
		err);
}

/* ---- Whose a line is ------------------------------------------------------------------------------- */

/* A refund of the whole payment takes it back. */
static void find_refunded(struct payment_lines *lines, size_t i)
{
	const struct payment_row *row = &lines->rows[i];
	struct payment_lines_entry *entry = &lines->entries[i];
	const struct unmatched *old = payment_seen_find(&lines->seen, row->refunded);
	size_t at = map_get(&lines->numbers, row->refunded);
	entry->account = NULL;
	entry->why = _("no payment that was as much is known");
	if (old && old->open == -row->amount)
		entry->closes = old;
	else if (old && !old->open && old->owned && old->owned->amount == -row->amount)
		entry->takes_back = old->owned;
	else if (at && lines->rows[at - 1].amount == -row->amount)
		entry->takes_line = at;
	if (entry->takes_back)
		entry->account = entry->takes_back->account;
	if (entry->takes_line)
		entry->account = lines->entries[at - 1].account;
}

/* The number that the entry will have when its turn comes: accounts are told it before. */
static int give_receipt(struct payment_lines *lines, struct payment_lines_entry *entry, struct err *err)
{
	struct payment first = {0};
	if (payment_book_number(&lines->book, &first, err))
		return -1;
	const int digits = (int)(strrchr(first.receipt, 'R') + 1 - first.receipt);
	entry->payment.receipt = arena_printf(lines->file.mem, "%.*s%04zu", digits, first.receipt,
		(size_t)id_receipt_number(first.receipt) + lines->receipts++);
	return id_check_receipt(entry->payment.receipt, err);
}

static int place_line(struct payment_lines *lines, size_t i, struct err *err)
{
	const struct payment_row *row = &lines->rows[i];
	struct payment_lines_entry *entry = &lines->entries[i];
	const struct unmatched *booked = payment_seen_find(&lines->seen, row->number);
	size_t before = map_get(&lines->numbers, row->number);
	if (booked)
		return take_known(lines, i, booked->amount, booked->receipts, err);
	if (before)
		return take_known(lines, i, lines->rows[before - 1].amount,
			arena_printf(lines->file.mem, _("line %zu"), lines->rows[before - 1].line), err);
	map_set(&lines->numbers, lines->file.mem, row->number, i + 1);
	entry->account = payment_account_of(&lines->accounts, row);
	entry->why = row->accounts_n ? _("no account has the number") : _("no account is named");
	return give_receipt(lines, entry, err);
}

static int place_lines(struct payment_lines *lines, struct err *err)
{
	struct import_file *file = &lines->file;
	for (int refunds = 0; refunds < 2; refunds++)
		for (size_t i = 0; i < file->entries_n; i++)
			if (lines->rows[i].number && (lines->rows[i].refunded != NULL) == refunds &&
				place_line(lines, i, err))
				return -1;
	for (size_t i = 0; i < file->entries_n; i++)
		if (lines->entries[i].payment.receipt && lines->rows[i].refunded)
			find_refunded(lines, i);
	/* Blocks are taken by the number of the account. */
	for (size_t i = 0; i < file->entries_n; i++)
		file->entries[i].number = lines->entries[i].payment.receipt ? lines->entries[i].account : NULL;
	return 0;
}

/* ---- The file ---------------------------------------------------------------------------------------- */

static int open_file(struct payment_lines *lines, const struct import_order *order, struct err *err)
{
	struct arena *mem = lines->session->mem;
	if (payment_map_read(order->map, mem, &lines->map, err))
		return -1;
	lines->file = (struct import_file){.table = &payment_map_columns, .mem = mem,
		.headings = payment_map_headings, .begins = payment_map_begins, .map = &lines->map};
	return import_file_open(&lines->file, order, lines->map.encoding, err);
}

int payment_lines_read(struct payment_lines *lines, const struct import_order *order, struct err *err)
{
	struct session *session = lines->session;
	if (open_file(lines, order, err) || read_rows(lines, err))
		return -1;
	const size_t n = lines->file.entries_n;
	if (payment_seen_load(&lines->seen, session->store, session->today, lines->rows, n, err) ||
		payment_account_load(&lines->accounts, session->store, lines->rows, n, err) ||
		payment_book_open(session, &lines->book, err))
		return -1;
	return place_lines(lines, err);
}

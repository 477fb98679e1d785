#include "check/check_payment.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "check/check_cash_up.h"
#include "check/check_foreign.h"
#include "check/check_receipt.h"
#include "finding/findings.h"
#include "office/session.h"
#include "payment/day_book.h"
#include "payment/payment.h"
#include "record/read.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/store.h"
#include "value/id.h"

/* One page of a day book, while its entries are read. */
struct page_check {
	struct findings *findings;
	const struct scan_file *file;
	struct arena *arena;
	size_t n; /* of entries */
};

/* Receipts are numbered without a gap, and each stands where its number says. */
static int check_place(const struct page_check *check, const struct payment *entry, struct err *err)
{
	const int page = day_book_page_of(check->file->name);
	const char *place = day_book_path(check->findings->session->store, entry->receipt, check->arena);
	const int next = (page ? page - 1 : 0) * PATH_PAGE_ENTRIES + (int)check->n;
	if (!str_equal(place, check->file->path))
		return err_set(err, ERR_MALFORMED, _("receipt %s belongs in %s"), entry->receipt, place);
	if (id_receipt_number(entry->receipt) != next)
		return err_set(err, ERR_MALFORMED, _("receipt %s stands where number %d of the book should"),
			entry->receipt, next);
	return 0;
}

/* An entry is spent to the fen: on bills and as prepaid.  Money that fits no account yet (挂账) is not
 * spent; it has the number of who sent it. */
int check_payment_sums(const struct payment *entry, struct err *err)
{
	int64_t fen = entry->prepaid;
	for (size_t i = 0; i < entry->bills.n; i++)
		fen += entry->bills.items[i].paid;
	if (str_empty(entry->account)) {
		if (fen != 0 || entry->bills.n || str_empty(entry->foreign))
			return err_set(err, ERR_REFUSED,
				_("receipt %s is of no account, and needs the number there and no parts"),
				entry->receipt);
		return 0;
	}
	if (fen != entry->amount)
		return err_set(err, ERR_REFUSED, _("receipt %s: its parts do not sum to its amount"),
			entry->receipt);
	return 0;
}

static int check_entry(void *context, void *record, size_t line, struct err *ignored)
{
	struct page_check *check = context;
	const struct payment *entry = record;
	struct err err = {0};
	(void)ignored;
	check->n++;
	check_receipt_held(check->findings, entry);
	check_foreign_number(check->findings, entry);
	if (check_place(check, entry, &err) || check_payment_sums(entry, &err)) {
		err_prefix(&err, "%zu:1", line);
		findings_add_err(check->findings, check->file->path, &err);
	}
	return 0;
}

/* A page is begun when the one before it is full. */
static int check_page_before(const struct page_check *check, struct err *err)
{
	const struct scan_file *file = check->file;
	const int page = day_book_page_of(file->name);
	const int directory = (int)(strlen(file->path) - strlen(file->name));
	struct list before;
	struct err unread = {0};
	bool found;
	if (page <= 1)
		return 0;
	const char *path =
		arena_printf(check->arena, "%.*s%.2s-%02d.yaml", directory, file->path, file->name, page - 1);
	/* One that cannot be read is told for itself. */
	if (store_read_list(check->findings->session->store, path, &payment_schema, &before, &found, &unread) ||
		before.n >= PATH_PAGE_ENTRIES)
		return 0;
	return err_set(err, ERR_REFUSED, _("is begun, and %s has %zu of its %d entries"), path, before.n,
		PATH_PAGE_ENTRIES);
}

/* Every entry is right in itself. */
static int check_page(struct findings *findings, const struct scan_file *file, struct arena *scratch,
	struct err *err)
{
	struct page_check check = {.findings = findings, .file = file, .arena = scratch};
	if (findings->session->store->settings.format >= SETTINGS_FORMAT_MONEY && !day_book_page_of(file->name))
		return err_set(err, ERR_MALFORMED, _("is not called as a page of a day book (XS-01.yaml)"));
	if (record_read_stream(&payment_schema, file->path, file->bytes, file->length, scratch,
		    check_entry, &check, err) ||
		findings_canonical_stream(&payment_schema, file, scratch, err)) {
		findings->books_unread = true;
		return -1;
	}
	return check_page_before(&check, err);
}

int check_payment_book(void *context, const struct scan_file *file, struct err *ignored)
{
	struct findings *findings = context;
	struct arena scratch = {0};
	struct err err = {0};
	(void)ignored;
	int rc = str_ends(file->name, "-closed.yaml")
			 ? check_cash_up(findings, file, &scratch, &err)
			 : check_page(findings, file, &scratch, &err);
	if (rc)
		findings_add_err(findings, file->path, &err);
	arena_clear(&scratch);
	return 0;
}

static int sum_entry(void *context, void *record, size_t line, struct err *ignored)
{
	(void)line, (void)ignored;
	check_receipt_held(context, record);
	check_foreign_number(context, record);
	return 0;
}

int check_payment_sum(void *context, const struct scan_file *file, struct err *err)
{
	struct arena scratch = {0};
	int rc = str_ends(file->name, "-closed.yaml")
			 ? 0
			 : record_read_stream(&payment_schema, file->path, file->bytes, file->length, &scratch,
				   sum_entry, context, err);
	arena_clear(&scratch);
	return rc;
}

#include "check/check_payment.h"

#include "account/account.h"
#include "account/account_store.h"
#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "office/session.h"
#include "payment/payment.h"
#include "payment/payment_book.h"
#include "record/read.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/store.h"
#include "value/id.h"

/* One day book, while its entries are read. */
struct book_check {
	struct findings *findings;
	const struct scan_file *file;
	struct arena *arena;
	size_t n; /* of entries */
};

/* What the account says of a receipt: its event refers to it. */
static bool account_knows(const struct account *account, const char *receipt)
{
	const struct event *event = account->events.items;
	for (size_t i = 0; i < account->events.n; i++)
		if (str_equal(event[i].ref, receipt))
			return true;
	return false;
}

/* An entry is spent to the fen: on bills and as prepaid. */
static int check_entry(void *context, void *record, size_t line, struct err *ignored)
{
	struct book_check *check = context;
	const struct payment *entry = record;
	const struct bill *bill = entry->bills.items;
	struct account account;
	struct err err = {0};
	int64_t fen = entry->prepaid;
	(void)ignored;
	check->n++;
	for (size_t i = 0; i < entry->bills.n; i++)
		fen += bill[i].paid;
	const char *place = path_day_book(id_receipt_day(entry->receipt),
		id_receipt_desk(entry->receipt, check->arena), check->arena);
	if (!str_equal(place, check->file->path))
		err_set(&err, ERR_MALFORMED, _("receipt %s belongs in %s"), entry->receipt, place);
	else if (fen != entry->amount)
		err_set(&err, ERR_REFUSED, _("receipt %s: its parts do not sum to its amount"),
			entry->receipt);
	else if (account_load(check->findings->session->store, entry->account, &account, &err) == 0 &&
		 !account_knows(&account, entry->receipt))
		err_set(&err, ERR_REFUSED, _("account %s does not know receipt %s"), entry->account,
			entry->receipt);
	if (err.code) {
		err_prefix(&err, "%zu:1", line);
		findings_add_err(check->findings, check->file->path, &err);
	}
	return 0;
}

static int check_cash_up(struct findings *findings, const struct scan_file *file,
	struct arena *scratch, struct err *err)
{
	struct cash_up cash_up = {0};
	struct payment_list entries;
	int64_t total = 0;
	if (record_read(&cash_up_schema, &cash_up, file->path, file->bytes, file->length, scratch,
		    err) ||
		payment_day(findings->session->store, cash_up.date, cash_up.desk, &entries, err))
		return -1;
	const struct payment *entry = entries.items;
	for (size_t i = 0; i < entries.n; i++)
		total += entry[i].amount;
	if (!str_equal(file->path, path_cash_up(cash_up.date, cash_up.desk, scratch)))
		return err_set(err, ERR_MALFORMED, _("belongs at %s"),
			path_cash_up(cash_up.date, cash_up.desk, scratch));
	if (total != cash_up.total || (int64_t)entries.n != cash_up.entries)
		return err_set(err, ERR_REFUSED, _("the day book is not what was cashed up"));
	return 0;
}

/* Every entry is right in itself; and are there as many as accounts know? */
static int check_day_book(struct findings *findings, const struct scan_file *file,
	struct arena *scratch, struct err *err)
{
	struct book_check check = {.findings = findings, .file = file, .arena = scratch};
	struct findings_book *count = findings_book(findings, file->path);
	count->seen = true;
	if (record_read_stream(&payment_schema, file->path, file->bytes, file->length, scratch,
		    check_entry, &check, err) ||
		findings_canonical_stream(&payment_schema, file, scratch, err))
		return -1;
	if (check.n != count->known && !findings->accounts_unread)
		return err_set(err, ERR_REFUSED, _("holds %zu entries, and accounts know %zu"), check.n,
			count->known);
	return 0;
}

static int check_book(void *context, const struct scan_file *file, struct err *ignored)
{
	struct findings *findings = context;
	struct arena scratch = {0};
	struct err err = {0};
	(void)ignored;
	int rc = str_ends(file->name, "-closed.yaml")
			 ? check_cash_up(findings, file, &scratch, &err)
			 : check_day_book(findings, file, &scratch, &err);
	if (rc)
		findings_add_err(findings, file->path, &err);
	arena_clear(&scratch);
	return 0;
}

int check_payments(struct findings *findings, struct err *err)
{
	struct arena files = {0};
	const struct scan scan = {
		.directory = PATH_PAYMENTS,
		.limit = RECORD_VOLUME_BYTES,
		.each = check_book,
		.failed = findings_unreadable,
		.context = findings,
	};
	int rc = scan_files(findings->session->store, &scan, &files, err);
	arena_clear(&files);
	for (size_t i = 0; rc == 0 && i < findings->books_n; i++)
		if (!findings->books[i].seen)
			findings_add(findings, FINDING_ERROR, ERR_REFUSED, findings->books[i].path,
				arena_printf(findings->mem, _("is missing, and accounts know %zu of its receipts"),
					findings->books[i].known));
	return rc;
}

#include "check/findings.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "account/account.h"
#include "account/account_store.h"
#include "office/session.h"
#include "office/event.h"
#include "payment/payment.h"
#include "record/read.h"
#include "record/write.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/store.h"
#include "value/id.h"

/* One block: every document in its place, in order, in canonical form, the sum of its events. */
struct block_check {
	struct findings *findings;
	const struct scan_file *file;
	const char *last;     /* number before this one */
	struct arena *arena;
	size_t n;             /* of entries */
};

static int check_rules(const struct account *account, struct err *err)
{
	const struct bill *bill = account->bills.items;
	if (account_check_use(&account->use, err) ||
		(account->calibre && account_check_calibre(account->calibre, err)))
		return -1;
	if (account->prepaid < 0)
		return err_set(err, ERR_REFUSED, _("less than nothing is prepaid"));
	if (account->prepaid > 0 && account->bills.n)
		return err_set(err, ERR_REFUSED, _("something is prepaid while a bill is unpaid"));
	for (size_t i = 0; i < account->bills.n; i++)
		if (bill[i].paid < 0 || bill[i].paid >= bill[i].amount ||
			(i > 0 && str_less(bill[i].period, bill[i - 1].period)))
			return err_set(err, ERR_REFUSED, _("the bill of %s does not fit"), bill[i].period);
	return 0;
}

/* The count of the day book at `path`. */
static struct book_count *count_of(struct findings *findings, const char *path)
{
	size_t at = map_get(&findings->books_at, path);
	if (at)
		return &findings->books[at - 1];
	const char *kept = arena_dup(findings->mem, path);
	VEC_PUSH(findings->mem, findings->books, findings->books_n, findings->books_room) =
		(struct book_count){.path = kept};
	map_set(&findings->books_at, findings->mem, kept, findings->books_n);
	return &findings->books[findings->books_n - 1];
}

/* Count what the account knows of each day book. */
static void note_receipts(struct block_check *check, const struct account *account)
{
	struct findings *findings = check->findings;
	const struct event *event = account->events.items;
	for (size_t i = 0; i < account->events.n; i++) {
		struct err grammar = {0};
		if ((!str_equal(event[i].act, "pay") && !str_equal(event[i].act, "void")) ||
			str_empty(event[i].ref) || id_check_receipt(event[i].ref, &grammar))
			continue;
		const char *book = path_day_book(id_receipt_day(event[i].ref),
			id_receipt_desk(event[i].ref, check->arena), check->arena);
		count_of(findings, book)->known++;
	}
}

static int check_account(void *context, void *record, size_t line, struct err *ignored)
{
	struct block_check *check = context;
	const struct account *account = record;
	struct err err = {0};
	(void)ignored;
	check->findings->check->accounts++;
	note_receipts(check, account);
	const char *place = path_account_block(account->number, check->arena);
	if (!str_equal(place, check->file->path))
		err_set(&err, ERR_MALFORMED, _("account %s belongs at %s"), account->number, place);
	else if (check->last && !str_less(check->last, account->number))
		err_set(&err, ERR_MALFORMED, _("account %s does not follow %s in order"), account->number,
			check->last);
	else if (event_check(&account_schema, account, check->arena, &err) ||
		 check_rules(account, &err))
		err_prefix(&err, "%s", account->number);
	if (err.code) {
		err_prefix(&err, "%zu:1", line);
		findings_add_err(check->findings, check->file->path, &err);
	}
	check->last = account->number;
	return 0;
}

/* A file as it would be written, against the file as it is. */
struct rewriting {
	const struct schema *schema;
	struct str text;
};

static int rewrite(void *context, void *record, size_t line, struct err *err)
{
	struct rewriting *rewriting = context;
	(void)line;
	return record_write(rewriting->schema, record, rewriting->text.length == 0, &rewriting->text,
		err);
}

static int check_stream(const struct schema *schema, const struct scan_file *file,
	struct arena *scratch, struct err *err)
{
	struct rewriting again = {.schema = schema};
	int rc = record_read_stream(schema, file->path, file->bytes, file->length, scratch, rewrite,
		&again, err);
	if (rc == 0 && (again.text.length != file->length ||
			       memcmp(again.text.text, file->bytes, file->length) != 0))
		rc = err_set(err, ERR_MALFORMED, _("not in canonical form"));
	str_close(&again.text);
	return rc;
}

static int check_block(void *context, const struct scan_file *file, struct err *ignored)
{
	struct findings *findings = context;
	struct arena scratch = {0};
	struct err err = {0};
	struct block_check check = {.findings = findings, .file = file, .arena = &scratch};
	(void)ignored;
	if (record_read_stream(&account_schema, file->path, file->bytes, file->length, &scratch,
		    check_account, &check, &err)) {
		findings->accounts_unread = true;
		findings_add_err(findings, file->path, &err);
	} else if (check_stream(&account_schema, file, &scratch, &err)) {
		findings_add_err(findings, file->path, &err);
	}
	arena_clear(&scratch);
	return 0;
}

int check_accounts(struct findings *findings, struct err *err)
{
	struct arena files = {0};
	const struct scan scan = {
		.directory = PATH_ACCOUNTS,
		.limit = RECORD_VOLUME_BYTES,
		.each = check_block,
		.failed = findings_unreadable,
		.context = findings,
	};
	int rc = scan_files(findings->session->store, &scan, &files, err);
	arena_clear(&files);
	return rc;
}

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
	struct block_check *check = context;
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
	struct list entries;
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
	struct block_check check = {.findings = findings, .file = file, .arena = scratch};
	struct book_count *count = count_of(findings, file->path);
	count->seen = true;
	if (record_read_stream(&payment_schema, file->path, file->bytes, file->length, scratch,
		    check_entry, &check, err) ||
		check_stream(&payment_schema, file, scratch, err))
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

#include "check/receipt_compare.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "account/account_money.h"
#include "base/digest.h"
#include "base/err.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "check/check_events.h"
#include "finding/findings.h"
#include "finding/record_text.h"
#include "office/bill.h"
#include "office/event.h"
#include "office/session.h"
#include "payment/day_book.h"
#include "payment/payment.h"
#include "record/bytes.h"
#include "record/copy.h"
#include "record/read.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/store.h"
#include "value/id.h"
#include "value/moment.h"
#include "value/money.h"

bool receipt_compare_of_event(const char *account, const struct event *event, struct receipt_facts *facts)
{
	struct err ignored = {0};
	if (!account_money_moves(event) || str_empty(event->ref) || id_check_receipt(event->ref, &ignored))
		return false;
	*facts = (struct receipt_facts){event->ref, account, event->by, event->voids, event->at, event->amount,
		event->claimed, &event->bills};
	return true;
}

struct receipt_facts receipt_compare_of_entry(const struct payment *entry)
{
	return (struct receipt_facts){entry->receipt, entry->account, entry->by, entry->voids, entry->at,
		entry->amount, entry->claimed, &entry->bills};
}

void receipt_compare_reduce(struct receipt_facts *facts)
{
	static const struct bill_list none;
	*facts = (struct receipt_facts){.receipt = facts->receipt, .account = facts->account, .bills = &none};
}

/* ---- Sums ---------------------------------------------------------------------------------------- */

uint64_t receipt_compare_digest(const struct receipt_facts *facts)
{
	uint64_t hash = digest_begin();
	hash = digest_text(hash, facts->receipt);
	hash = digest_text(hash, facts->account);
	hash = digest_text(hash, facts->by);
	hash = digest_text(hash, facts->voids);
	hash = digest_number(hash, facts->at);
	hash = digest_number(hash, facts->amount);
	hash = digest_number(hash, facts->claimed);
	for (size_t i = 0; i < facts->bills->n; i++) {
		const struct bill *bill = &facts->bills->items[i];
		hash = digest_text(hash, bill->period);
		hash = digest_number(hash, bill->volume_m3);
		hash = digest_number(hash, bill->amount);
		hash = digest_number(hash, bill->paid);
	}
	return digest_end(hash);
}

/* ---- Differences --------------------------------------------------------------------------------- */

/* The first that is not the same: where it stands in both records, and the two texts. */
struct receipt_difference {
	struct record_words words;
	const char *held;
	const char *known;
};

static const char *yuan(int64_t fen, struct arena *mem)
{
	char text[MONEY_TEXT_SIZE];
	return arena_dup(mem, money_format(fen, text));
}

static bool bills_differ(const struct bill_list *held, const struct bill_list *known, struct receipt_difference *difference,
	struct arena *mem)
{
	for (size_t i = 0; i < held->n && i < known->n; i++) {
		const struct bill *a = &held->items[i], *b = &known->items[i];
		const char *bill = a->period;
		if (!str_equal(a->period, b->period))
			*difference = (struct receipt_difference){{NULL, bill, "period"}, a->period, b->period};
		else if (a->volume_m3 != b->volume_m3)
			*difference = (struct receipt_difference){{NULL, bill, "volume_m3"},
				arena_printf(mem, "%lld", (long long)a->volume_m3),
				arena_printf(mem, "%lld", (long long)b->volume_m3)};
		else if (a->amount != b->amount)
			*difference = (struct receipt_difference){{NULL, bill, "amount"}, yuan(a->amount, mem), yuan(b->amount, mem)};
		else if (a->paid != b->paid)
			*difference = (struct receipt_difference){{NULL, bill, "paid"}, yuan(a->paid, mem), yuan(b->paid, mem)};
		else
			continue;
		return true;
	}
	if (held->n != known->n)
		*difference = (struct receipt_difference){{.member = "bills"}, arena_printf(mem, "%zu", held->n),
			arena_printf(mem, "%zu", known->n)};
	return held->n != known->n;
}

/* An event is of the moment of its entry, or of that of an event before it where a clock ran ahead. */
static bool at_differs(int64_t held, int64_t known, int64_t latest)
{
	return known < held || (known > held && latest >= 0 && known > latest);
}

static bool receipt_compare_differ(const struct receipt_facts *held, const struct receipt_facts *known, int64_t latest,
	struct receipt_difference *difference, struct arena *mem)
{
	char a[MOMENT_TEXT_SIZE], b[MOMENT_TEXT_SIZE];
	if (held->amount != known->amount)
		*difference = (struct receipt_difference){{.member = "amount"}, yuan(held->amount, mem), yuan(known->amount, mem)};
	else if (!str_equal(held->voids ? held->voids : "", known->voids ? known->voids : ""))
		*difference = (struct receipt_difference){{.member = "voids"}, held->voids, known->voids};
	else if (!str_equal(held->by, known->by))
		*difference = (struct receipt_difference){{.member = "by"}, held->by, known->by};
	else if (held->claimed != known->claimed)
		*difference = (struct receipt_difference){{.member = "claimed"}, held->claimed ? "true" : "false",
			known->claimed ? "true" : "false"};
	else if (at_differs(held->at, known->at, latest))
		*difference = (struct receipt_difference){{.member = "at"}, arena_dup(mem, moment_format(held->at, a)),
			arena_dup(mem, moment_format(known->at, b))};
	else
		return bills_differ(held->bills, known->bills, difference, mem);
	return true;
}

/* ---- One by one ---------------------------------------------------------------------------------- */

struct receipt_entry {
	struct payment entry;
	struct findings_place place;
	struct findings_place met; /* the account that knows it; path NULL: none yet */
	bool told;                 /* that another account does */
};

struct receipt_search {
	struct findings *findings;
	const struct map *days;
	struct receipt_entry *items;
	size_t n;
	size_t room;
	struct map at;               /* by receipt: index + 1 */
	const struct scan_file *file;
	struct map missing;          /* pages that are not there, by path: how many receipts of theirs are known */
};

static bool is_wanted(const struct receipt_search *search, const char *receipt)
{
	char day[RECEIPT_DAY_LENGTH + 1] = "";
	memcpy(day, receipt, strnlen(receipt, RECEIPT_DAY_LENGTH));
	return map_get(search->days, day) != 0;
}

/* Does a receipt of these days stand in the bytes, wherever?  Nearly no file has one, and this is many times
 * faster than reading it. */
static bool has_wanted(const struct receipt_search *search, const struct scan_file *file)
{
	const char *end = file->bytes + file->length;
	for (const char *at = file->bytes; (at = memmem(at, (size_t)(end - at), "-R", 2)) != NULL; at += 2)
		if (at - file->bytes >= RECEIPT_DAY_LENGTH && is_wanted(search, at - RECEIPT_DAY_LENGTH))
			return true;
	return false;
}

static int gather_entry(void *context, void *record, size_t line, struct err *ignored)
{
	struct receipt_search *search = context;
	struct arena *mem = search->findings->mem;
	const struct payment *entry = record;
	const struct findings_place place = {arena_dup(mem, search->file->path), line};
	(void)ignored;
	if (str_empty(entry->account) || !is_wanted(search, entry->receipt))
		return 0;
	size_t at = map_get(&search->at, entry->receipt);
	if (at) {
		const struct findings_place *first = &search->items[at - 1].place;
		findings_add(search->findings, FINDING_ERROR, ERR_REFUSED, place.path,
			arena_printf(mem, _("%zu:1: receipt %s appears twice, first at %s:%zu"), line,
				entry->receipt, first->path, first->line));
		return 0;
	}
	VEC_PUSH(mem, search->items, search->n, search->room) = (struct receipt_entry){.place = place};
	struct receipt_entry *kept = &search->items[search->n - 1];
	record_copy(&payment_schema, &kept->entry, entry, mem);
	map_set(&search->at, mem, kept->entry.receipt, search->n);
	return 0;
}

static int gather_book(void *context, const struct scan_file *file, struct err *ignored)
{
	struct receipt_search *search = context;
	struct arena scratch = {0};
	struct err told = {0}; /* by check_payment.c */
	(void)ignored;
	search->file = file;
	if (!str_ends(file->name, "-closed.yaml") && has_wanted(search, file))
		record_read_stream(&payment_schema, file->path, file->bytes, file->length, &scratch, gather_entry,
			search, &told);
	arena_clear(&scratch);
	return 0;
}

static bool is_there(struct store *store, const char *path)
{
	int file = store_open_file(store, path);
	if (file >= 0)
		close(file);
	return file >= 0;
}

static void tell_unknown(struct receipt_search *search, const struct findings_place *place,
	const struct receipt_facts *facts, const char *event)
{
	const struct record_words words = {.event = event, .member = "ref"};
	struct arena *mem = search->findings->mem;
	struct store *store = search->findings->session->store;
	const char *page = day_book_path(store, facts->receipt, mem);
	if (search->findings->books_unread)
		return;
	if (!is_there(store, page)) {
		map_set(&search->missing, mem, page, map_get(&search->missing, page) + 1);
		return;
	}
	findings_add(search->findings, FINDING_ERROR, ERR_REFUSED, place->path,
		arena_printf(search->findings->mem, _("%zu:1: account %s: no day book has receipt %s"),
			findings_line(search->findings, place, &words), facts->account, facts->receipt));
}

static void tell_difference(struct receipt_search *search, const struct receipt_entry *held,
	const struct findings_place *place, const struct receipt_facts *known, const char *event,
	const struct receipt_difference *difference)
{
	struct findings *findings = search->findings;
	struct record_words words = difference->words;
	const size_t line = findings_line(findings, &held->place, &words);
	words.event = event;
	findings_add(findings, FINDING_ERROR, ERR_REFUSED, held->place.path,
		arena_printf(findings->mem,
			_("%zu:1: receipt %s: \"%s\" is \"%s\", and account %s has \"%s\" (%s:%zu)"), line,
			known->receipt, words.member, difference->held ? difference->held : "", known->account,
			difference->known ? difference->known : "", place->path,
			findings_line(findings, place, &words)));
}

/* The book has it on another account. */
static void tell_account(struct receipt_search *search, struct receipt_entry *held,
	const struct findings_place *place, const struct receipt_facts *known, const char *event)
{
	struct findings *findings = search->findings;
	const struct record_words account = {.member = "account"}, ref = {.event = event, .member = "ref"};
	findings_add(findings, FINDING_ERROR, ERR_REFUSED, held->place.path,
		arena_printf(findings->mem,
			_("%zu:1: account %s does not know receipt %s, but %s does (%s:%zu)"),
			findings_line(findings, &held->place, &account), held->entry.account, known->receipt,
			known->account, place->path, findings_line(findings, place, &ref)));
	held->told = true;
}

static void compare_event(void *context, const struct findings_place *place, const char *account,
	const struct event *event, int64_t latest)
{
	struct receipt_search *search = context;
	struct receipt_facts known;
	struct receipt_difference difference = {0};
	if (!receipt_compare_of_event(account, event, &known) || !is_wanted(search, known.receipt))
		return;
	size_t at = map_get(&search->at, known.receipt);
	if (!at) {
		tell_unknown(search, place, &known, event->id);
		return;
	}
	struct receipt_entry *entry = &search->items[at - 1];
	struct receipt_facts held = receipt_compare_of_entry(&entry->entry);
	if (search->findings->session->store->settings.format < SETTINGS_FORMAT_MONEY) {
		receipt_compare_reduce(&held);
		receipt_compare_reduce(&known);
		latest = -1;
	}
	if (!str_equal(held.account, known.account)) {
		tell_account(search, entry, place, &known, event->id);
		return;
	}
	if (entry->met.path)
		findings_add(search->findings, FINDING_ERROR, ERR_REFUSED, place->path,
			arena_printf(search->findings->mem, _("%zu:1: receipt %s appears twice, first at %s:%zu"),
				findings_line(search->findings, place, &(struct record_words){event->id, NULL, "ref"}),
				known.receipt, entry->met.path, entry->met.line));
	else if (receipt_compare_differ(&held, &known, latest, &difference, search->findings->mem))
		tell_difference(search, entry, place, &known, event->id, &difference);
	entry->met = (struct findings_place){arena_dup(search->findings->mem, place->path), place->line};
}

static bool may_know(void *context, const struct scan_file *file)
{
	return has_wanted(context, file);
}

static int walk_books(struct receipt_search *search, struct err *err)
{
	struct arena files = {0};
	const struct scan scan = {.directory = PATH_PAYMENTS, .deep = true, .limit = RECORD_VOLUME_BYTES,
		.each = gather_book, .failed = check_events_unread, .context = search};
	int rc = scan_files(search->findings->session->store, &scan, &files, err);
	arena_clear(&files);
	return rc;
}

int receipt_compare(struct findings *findings, const struct map *days, struct err *err)
{
	struct receipt_search search = {.findings = findings, .days = days};
	const struct check_events events = {.may_have = may_know, .each = compare_event, .context = &search};
	if (walk_books(&search, err) || check_events_each(findings, &events, err))
		return -1;
	for (size_t i = 0; i < search.missing.room; i++)
		if (search.missing.slots[i].key)
			findings_add(findings, FINDING_ERROR, ERR_REFUSED, search.missing.slots[i].key,
				arena_printf(findings->mem, _("is missing, and accounts know %zu of its receipts"),
					search.missing.slots[i].value));
	for (size_t i = 0; i < search.n && !findings->accounts_unread; i++) {
		const struct receipt_entry *held = &search.items[i];
		if (!held->met.path && !held->told)
			findings_add(findings, FINDING_ERROR, ERR_REFUSED, held->place.path,
				arena_printf(findings->mem, _("%zu:1: account %s does not know receipt %s"),
					held->place.line, held->entry.account, held->entry.receipt));
	}
	return 0;
}

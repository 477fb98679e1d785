#include "payment/payment_foreign.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "record/bytes.h"
#include "record/read.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/store.h"
#include "value/date.h"

/* As records are written (record/write.h): a line of its own, the number in quotation marks. */
static const char needle[] = "\nforeign: \"";
static const char owner[] = "\naccount: \"";
static const char parting[] = "\n---\n";

int payment_check_foreign(const char *text, struct err *err)
{
	size_t length = strspn(text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._-#:/");
	if (length && length <= PAYMENT_FOREIGN_BYTES && !text[length])
		return 0;
	return err_set(err, ERR_MALFORMED,
		_("\"%s\" is not a valid number of a payment (up to %d letters, digits and . _ - # : /)"), text,
		PAYMENT_FOREIGN_BYTES);
}

struct page_walk {
	struct store *store;
	const struct payment_foreign_search *search;
	struct arena *arena;
};

/* One entry: the bytes of a document. */
struct entry_bytes {
	const char *begin;
	const char *end;
};

/* The last parting of the page that ends before `at`, or the beginning. */
static const char *begin_of(const char *page, const char *at)
{
	for (const char *c = at; c > page; c--)
		if (c - page >= (ptrdiff_t)sizeof parting - 1 &&
			memcmp(c - (sizeof parting - 1), parting, sizeof parting - 1) == 0)
			return c;
	return page;
}

/* Is the number, which a quotation mark ends, one of those that are looked for? */
static bool is_wanted(const struct page_walk *walk, const char *number)
{
	char text[PAYMENT_FOREIGN_STORED + 1];
	const struct map *numbers = walk->search->numbers;
	size_t length = 0;
	if (!numbers)
		return true;
	for (; length < sizeof text - 1 && number[length] && number[length] != '"'; length++)
		text[length] = number[length];
	text[length] = '\0';
	return map_get(numbers, text) != 0;
}

static bool is_owned(const struct entry_bytes *entry)
{
	return memmem(entry->begin, (size_t)(entry->end - entry->begin), owner, sizeof owner - 1);
}

static int tell_entry(const struct page_walk *walk, const char *path, const struct entry_bytes *bytes, struct err *err)
{
	struct payment *entry = arena_alloc(walk->arena, sizeof *entry);
	if (record_read(&payment_schema, entry, path, bytes->begin, (size_t)(bytes->end - bytes->begin), walk->arena,
		    err))
		return store_damaged(walk->store, err);
	return walk->search->each(walk->search->context, entry, err);
}

static int each_page(void *context, const struct scan_file *file, struct err *err)
{
	const struct page_walk *walk = context;
	const char *end = file->bytes + file->length;
	const char *path = NULL;
	int rc = 0;
	for (const char *at = file->bytes; rc == 0;) {
		const char *hit = memmem(at, (size_t)(end - at), needle, sizeof needle - 1);
		if (!hit)
			break;
		at = hit + sizeof needle - 1;
		if (!is_wanted(walk, at))
			continue;
		if (walk->search->number) {
			walk->search->number(walk->search->context, at);
			continue;
		}
		const char *next = memmem(hit, (size_t)(end - hit), parting, sizeof parting - 1);
		const struct entry_bytes entry = {begin_of(file->bytes, hit), next ? next + 1 : end};
		at = entry.end;
		if (walk->search->accountless && is_owned(&entry))
			continue;
		path = path ? path : arena_dup(walk->arena, file->path);
		rc = tell_entry(walk, path, &entry, err);
	}
	return rc;
}

static bool is_page(void *context, const char *name)
{
	(void)context;
	return !str_ends(name, "-closed.yaml");
}

/* Is the day ("2026", "09-18") one whose books are read? */
static bool is_within(const struct payment_foreign_search *search, const char *year, const char *day)
{
	char first[DATE_TEXT_SIZE] = "";
	char last[DATE_TEXT_SIZE] = "9999-99-99";
	if (search->from)
		date_format(search->from, first);
	if (search->until)
		date_format(search->until, last);
	const int from = strncmp(year, first, strlen(first) < 4 ? 0 : 4);
	const int until = strncmp(year, last, 4);
	return (from > 0 || (from == 0 && (!*first || strcmp(day, first + 5) >= 0))) &&
	       (until < 0 || (until == 0 && strcmp(day, last + 5) <= 0));
}

static int walk_year(const char *year, struct page_walk *walk, struct err *err)
{
	struct arena scratch = {0};
	const char **days;
	size_t days_n;
	const char *directory = arena_printf(&scratch, "%s/%s", PATH_PAYMENTS, year);
	int rc = store_names(walk->store, directory, &scratch, &days, &days_n, err);
	for (size_t i = 0; rc == 0 && i < days_n; i++) {
		struct arena files = {0};
		const struct scan scan = {
			.directory = arena_printf(&scratch, "%s/%s", directory, days[i]),
			.limit = RECORD_VOLUME_BYTES,
			.wants = is_page,
			.each = each_page,
			.context = walk,
		};
		/* Books of the first format, a file a day, have no such numbers. */
		if (str_ends(days[i], ".yaml") || !is_within(walk->search, year, days[i]))
			continue;
		rc = scan_files(walk->store, &scan, &files, err);
		arena_clear(&files);
	}
	arena_clear(&scratch);
	return rc;
}

int payment_foreign_each(struct store *store, const struct payment_foreign_search *search,
	struct arena *arena, struct err *err)
{
	struct page_walk walk = {store, search, arena};
	struct arena names = {0};
	const char **years;
	size_t years_n;
	int rc = store_names(store, PATH_PAYMENTS, &names, &years, &years_n, err);
	for (size_t i = 0; rc == 0 && i < years_n; i++)
		rc = walk_year(years[i], &walk, err);
	arena_clear(&names);
	return rc;
}

bool payment_foreign_back(const struct payment *old, const struct payment *reversal, struct payment *line)
{
	if (str_empty(old->foreign) || str_empty(old->account))
		return false;
	*line = (struct payment){
		.method = old->method,
		.amount = old->amount,
		.voids = reversal->receipt,
		.foreign = old->foreign,
		.reason = reversal->reason,
	};
	return true;
}

#include "payment/day_book.h"

#include <ctype.h>
#include <string.h>

#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "store/path.h"
#include "store/store.h"
#include "value/date.h"
#include "value/id.h"

enum { DESK_BYTES = 2, PAGE_AT = 3 };

int day_book_page_of(const char *name)
{
	const size_t n = strlen(name);
	const size_t digits = strspn(name + (n < PAGE_AT ? n : PAGE_AT), "0123456789");
	char text[8] = "";
	int64_t page;
	struct err ignored = {0};
	if (n < PAGE_AT || name[DESK_BYTES] != '-' || digits < 2 || digits >= sizeof text ||
		!str_equal(name + PAGE_AT + digits, ".yaml"))
		return 0;
	memcpy(text, name + PAGE_AT, digits);
	/* One spelling a page: no leading zero beyond two digits. */
	if (num_parse(text, 1, 99999, &page, &ignored) || (digits > 2 && text[0] == '0'))
		return 0;
	return (int)page;
}


int day_book_check_format(const struct store *store, struct err *err)
{
	if (store->settings.format >= SETTINGS_FORMAT_MONEY)
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("the store is of format %lld, whose day books are only read"),
			(long long)store->settings.format),
		"store-upgrade");
}

const char *day_book_path(const struct store *store, const char *receipt, struct arena *arena)
{
	if (store->settings.format >= SETTINGS_FORMAT_MONEY)
		return path_receipt_page(receipt, arena);
	return path_day_book_1(id_receipt_day(receipt), id_receipt_desk(receipt, arena), arena);
}

static bool is_of(const char *name, const char *desk)
{
	return strncmp(name, desk, DESK_BYTES) == 0;
}

int day_book_last_page(struct store *store, int date, const char *desk, int *page, struct err *err)
{
	const char **names;
	size_t n;
	int last = 0;
	if (store->settings.format < SETTINGS_FORMAT_MONEY) {
		*page = 1;
		return 0;
	}
	if (store_names(store, path_day_books(date, store->mem), store->mem, &names, &n, err))
		return -1;
	for (size_t i = 0; i < n; i++)
		if (is_of(names[i], desk) && day_book_page_of(names[i]) > last)
			last = day_book_page_of(names[i]);
	*page = last;
	return 0;
}

int day_book_page(struct store *store, int date, const char *desk, int page,
	struct payment_list *entries, struct err *err)
{
	struct list list;
	bool found;
	const char *path = store->settings.format < SETTINGS_FORMAT_MONEY
				   ? path_day_book_1(date, desk, store->mem)
				   : path_day_page(date, desk, page, store->mem);
	if (store_read_list(store, path, &payment_schema, &list, &found, err))
		return -1;
	*entries = (struct payment_list){list.items, list.n};
	return 0;
}

int day_book_load(struct store *store, int date, const char *desk, struct payment_list *entries,
	struct err *err)
{
	struct payment_list all = {0};
	struct payment_list page;
	size_t room = 0;
	int last;
	if (day_book_last_page(store, date, desk, &last, err))
		return -1;
	for (int p = 1; p <= last; p++) {
		if (day_book_page(store, date, desk, p, &page, err))
			return -1;
		for (size_t i = 0; i < page.n; i++)
			VEC_PUSH(store->mem, all.items, all.n, room) = page.items[i];
	}
	*entries = all;
	return 0;
}

/* The day of the directory `name` in that of a year; -1: it is not one. */
static int day_of(const char *year, const char *name, struct arena *arena)
{
	int date;
	struct err ignored = {0};
	return date_parse(arena_printf(arena, "%s-%s", year, name), &date, &ignored) ? -1 : date;
}

static int walk_day(struct store *store, const struct day_book_walk *walk, int date, struct arena *arena,
	struct err *err)
{
	const char **names;
	const char *last = "";
	size_t n;
	if (store_names(store, path_day_books(date, arena), arena, &names, &n, err))
		return store_damaged(store, err);
	for (size_t i = 0; i < n; i++) {
		const char *desk = arena_dup_n(arena, names[i], strnlen(names[i], DESK_BYTES));
		struct err ignored = {0};
		if (!day_book_page_of(names[i]) || str_equal(desk, last) || id_check_desk(desk, &ignored) ||
			(walk->desk && !str_equal(desk, walk->desk)))
			continue;
		last = desk;
		int rc = walk->each(walk->context, date, desk, err);
		if (rc)
			return rc;
	}
	return 0;
}

/* "2026-09-18-XS.yaml" */
static int walk_file_1(const struct day_book_walk *walk, const char *name, struct arena *arena,
	struct err *err)
{
	const size_t day_n = strlen("2026-09-18");
	struct err ignored = {0};
	int date;
	if (strlen(name) != strlen("2026-09-18-XS.yaml") ||
		date_parse(arena_dup_n(arena, name, day_n), &date, &ignored) ||
		(walk->from && date < walk->from) || (walk->to && date > walk->to))
		return 0;
	const char *desk = arena_dup_n(arena, name + day_n + 1, DESK_BYTES);
	return walk->desk && !str_equal(walk->desk, desk) ? 0 : walk->each(walk->context, date, desk, err);
}

static int walk_year(struct store *store, const struct day_book_walk *walk, const char *year,
	struct arena *arena, struct err *err)
{
	const char **names;
	size_t n;
	if (store_names(store, arena_printf(arena, "%s/%s", PATH_PAYMENTS, year), arena, &names, &n, err))
		return store_damaged(store, err);
	for (size_t i = 0; i < n; i++) {
		int date = day_of(year, names[i], arena);
		if (store->settings.format < SETTINGS_FORMAT_MONEY && walk_file_1(walk, names[i], arena, err))
			return -1;
		if (date < 0 || (walk->from && date < walk->from) || (walk->to && date > walk->to))
			continue;
		int rc = walk_day(store, walk, date, arena, err);
		if (rc)
			return rc;
	}
	return 0;
}

int day_book_each(struct store *store, const struct day_book_walk *walk, struct arena *arena,
	struct err *err)
{
	const char **years;
	size_t n;
	/* Of one day the directory is known. */
	if (walk->from && walk->from == walk->to && store->settings.format >= SETTINGS_FORMAT_MONEY)
		return walk_day(store, walk, walk->from, arena, err);
	if (store_names(store, PATH_PAYMENTS, arena, &years, &n, err))
		return store_damaged(store, err);
	for (size_t i = 0; i < n; i++) {
		struct err ignored = {0};
		int64_t year;
		if (num_parse(years[i], 1, 9999, &year, &ignored) ||
			(walk->from && year < date_year(walk->from)) || (walk->to && year > date_year(walk->to)))
			continue;
		int rc = walk_year(store, walk, years[i], arena, err);
		if (rc)
			return rc;
	}
	return 0;
}

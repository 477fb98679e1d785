#include "sync/receive_path.h"

#include <ctype.h>
#include <string.h>

#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "finding/stray.h"
#include "office/bill.h"
#include "payment/day_book.h"
#include "record/bytes.h"
#include "store/path.h"
#include "store/store.h"
#include "value/date.h"
#include "value/id.h"

static struct receive_path of(enum receive_kind kind, size_t limit)
{
	return (struct receive_path){.kind = kind, .desk = "", .limit = limit};
}

/* The pieces of a path, without ".yaml". */
struct pieces {
	char *items[8];
	size_t n;
};

static void cut(const char *path, struct arena *arena, struct pieces *pieces)
{
	enum { MOST = sizeof pieces->items / sizeof *pieces->items };
	char *rest = arena_dup(arena, path);
	size_t length = strlen(rest);
	if (str_ends(rest, ".yaml"))
		rest[length - strlen(".yaml")] = '\0';
	*pieces = (struct pieces){0};
	while (pieces->n < MOST) {
		char *slash = strchr(rest, '/');
		pieces->items[pieces->n++] = rest;
		if (!slash)
			return;
		*slash = '\0';
		rest = slash + 1;
	}
}

static bool is_desk(const char *text)
{
	struct err ignored = {0};
	return id_check_desk(text, &ignored) == 0;
}

/* "2026-09-18" of year and "09-18". */
static bool is_day(const char *year, const char *day, struct arena *arena)
{
	struct err ignored = {0};
	int date;
	return date_parse(arena_printf(arena, "%s-%s", year, day), &date, &ignored) == 0;
}

static bool is_month(const char *month, struct arena *arena)
{
	return is_day(month, "01", arena);
}

static bool is_ticket(const char *path, const struct pieces *at, struct receive_path *parsed, struct arena *arena)
{
	struct err ignored = {0};
	*parsed = of(RECEIVE_TICKET, RECORD_FILE_BYTES);
	return id_check_ticket(at->items[3], &ignored) == 0 &&
	       str_equal(path, path_ticket(str_starts(path, PATH_TICKETS_OPEN "/") ? PATH_TICKETS_OPEN : PATH_TICKETS_CLOSED,
				       at->items[3], arena));
}

static bool is_volume(const struct pieces *at, struct receive_path *parsed, struct arena *arena)
{
	const char *month = at->items[2], *day = at->items[3];
	*parsed = of(RECEIVE_VOLUME, RECORD_VOLUME_BYTES);
	return strlen(day) == 10 && strncmp(day, month, 7) == 0 && strlen(month) == 7 &&
	       is_day(month, day + 8, arena);
}

/* A block is a number without its last two characters, in the directory of it without the last four. */
static bool is_block(const char *directory, const char *name)
{
	const size_t n = strlen(name);
	for (const char *c = name; *c; c++)
		if (!isdigit((unsigned char)*c) && !isupper((unsigned char)*c))
			return false;
	return n >= 4 && n <= 14 && strlen(directory) == n - 2 && strncmp(directory, name, n - 2) == 0;
}

static bool is_account(const struct pieces *at, struct receive_path *parsed, struct arena *arena)
{
	*parsed = of(RECEIVE_BLOCK, RECORD_VOLUME_BYTES);
	if (at->n == 3)
		return is_block(at->items[1], at->items[2]);
	*parsed = of(RECEIVE_HISTORY, RECORD_VOLUME_BYTES);
	return strlen(at->items[2]) == 4 && is_day(at->items[2], "01-01", arena) &&
	       is_block(at->items[3], at->items[4]);
}

/* "2026-08" is the centre's, "2026-09-XS" a desk's. */
static bool is_register(const struct pieces *at, struct receive_path *parsed, struct arena *arena)
{
	struct err ignored = {0};
	char *period = at->items[1];
	const size_t n = strlen("2026-08");
	*parsed = of(RECEIVE_REGISTER, RECORD_VOLUME_BYTES);
	if (strlen(period) != n && (strlen(period) != n + 3 || period[n] != '-' || !is_desk(period + n + 1)))
		return false;
	return bill_check_period(arena_dup_n(arena, period, n), &ignored) == 0;
}

static bool is_book(const struct pieces *at, struct receive_path *parsed, struct arena *arena)
{
	const char *name = at->items[3];
	const char *desk = arena_dup_n(arena, name, strcspn(name, "-"));
	const bool closes = str_equal(name + strlen(desk), "-closed");
	*parsed = of(closes ? RECEIVE_CASH_UP : RECEIVE_PAGE, RECORD_VOLUME_BYTES);
	return is_desk(desk) && is_day(at->items[1], at->items[2], arena) &&
	       (closes || day_book_page_of(arena_printf(arena, "%s.yaml", name)) > 0);
}

static bool is_ops(const struct pieces *at, struct receive_path *parsed, struct arena *arena)
{
	const char *name = at->items[3];
	*parsed = of(RECEIVE_OPS, RECORD_VOLUME_BYTES);
	return is_month(at->items[1], arena) && is_desk(at->items[2]) && strlen(name) == 2 &&
	       strspn(name, "0123456789abcdef") == 2;
}

static bool is_calendar(const struct pieces *at, struct receive_path *parsed, struct arena *arena)
{
	const char *name = at->items[1];
	*parsed = of(RECEIVE_CATALOGUE, RECORD_VOLUME_BYTES);
	return strlen(name) >= 4 && is_day(arena_dup_n(arena, name, 4), "01-01", arena) &&
	       strspn(name, "0123456789abcdefghijklmnopqrstuvwxyz-") == strlen(name);
}

/* Of those that stray_knows. */
static bool is_known(const char *path, struct receive_path *parsed, struct arena *arena)
{
	struct pieces at;
	cut(path, arena, &at);
	*parsed = of(RECEIVE_CATALOGUE, RECORD_VOLUME_BYTES);
	if (str_equal(path, STORE_SETTINGS_PATH))
		return parsed->kind = RECEIVE_SETTINGS, true;
	if (str_equal(path, PATH_STAFF) || str_equal(path, PATH_DESKS))
		return parsed->kind = RECEIVE_STAFF, true;
	if (str_starts(path, PATH_CATALOGUE "/"))
		return true;
	if (str_starts(path, PATH_CALENDAR "/"))
		return is_calendar(&at, parsed, arena);
	if (str_starts(path, PATH_TICKETS_ARCHIVE "/"))
		return is_volume(&at, parsed, arena);
	if (str_starts(path, "tickets/"))
		return is_ticket(path, &at, parsed, arena);
	if (str_starts(path, PATH_ACCOUNTS "/"))
		return is_account(&at, parsed, arena);
	if (str_starts(path, PATH_BILLS "/"))
		return is_register(&at, parsed, arena);
	if (str_starts(path, PATH_PAYMENTS "/"))
		return at.n == 4 && is_book(&at, parsed, arena);
	if (str_starts(path, PATH_OPS "/"))
		return is_ops(&at, parsed, arena);
	*parsed = of(RECEIVE_PLAIN, RECORD_FILE_BYTES);
	/* What git does with records is not for a commit to say; attachments lie beside them. */
	return str_equal(path, "README.md") || str_ends(path, ".gitignore");
}

int receive_path_parse(const char *path, struct arena *arena, struct receive_path *parsed, struct err *err)
{
	char desk[PATH_DESK_SIZE];
	if (stray_knows(path) && is_known(path, parsed, arena)) {
		parsed->centre = path_keeper(path, desk) == PATH_OF_CENTRE;
		parsed->desk = arena_dup(arena, desk);
		return 0;
	}
	return err_set(err, ERR_REFUSED, _("is not a file of a store"));
}

int receive_path_check(const struct receive_path *path, const char *desk, bool centre, struct err *err)
{
	if (path->centre && !centre)
		return err_set(err, ERR_REFUSED, _("is kept by the centre"));
	if (*path->desk && !str_equal(path->desk, desk))
		return err_set(err, ERR_REFUSED, _("is written by desk %s alone"), path->desk);
	return 0;
}

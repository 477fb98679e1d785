#include "store/path.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "value/date.h"
#include "value/id.h"

const char *path_ticket(const char *tray, const char *id, struct arena *arena)
{
	char day[DATE_TEXT_SIZE];
	return arena_printf(arena, "%s/%s/%s.yaml", tray, date_format(id_ticket_day(id), day), id);
}

const char *path_ticket_volume(const char *id, struct arena *arena)
{
	return arena_printf(arena, "%s/%.4s-%.2s/%.4s-%.2s-%.2s.yaml", PATH_TICKETS_ARCHIVE, id,
		id + 4, id, id + 4, id + 6);
}

const char *path_account_block(const char *number, struct arena *arena)
{
	int n = (int)strlen(number);
	return arena_printf(arena, "%s/%.*s/%.*s.yaml", PATH_ACCOUNTS, n - 4, number, n - 2, number);
}

const char *path_account_history(int year, const char *number, struct arena *arena)
{
	int n = (int)strlen(number);
	return arena_printf(arena, PATH_ACCOUNT_HISTORY "/%d/%.*s/%.*s.yaml", year, n - 4, number, n - 2,
		number);
}

const char *path_bill_register(const char *period, const char *desk, struct arena *arena)
{
	return arena_printf(arena, PATH_BILLS "/%s%s%s.yaml", period, desk ? "-" : "", desk ? desk : "");
}

const char *path_day_books(int date, struct arena *arena)
{
	char day[DATE_TEXT_SIZE];
	date_format(date, day);
	return arena_printf(arena, "%s/%.4s/%s", PATH_PAYMENTS, day, day + 5);
}

const char *path_day_page(int date, const char *desk, int page, struct arena *arena)
{
	return arena_printf(arena, "%s/%s-%02d.yaml", path_day_books(date, arena), desk, page);
}

const char *path_receipt_page(const char *receipt, struct arena *arena)
{
	return path_day_page(id_receipt_day(receipt), id_receipt_desk(receipt, arena),
		(id_receipt_number(receipt) - 1) / PATH_PAGE_ENTRIES + 1, arena);
}

const char *path_cash_up(int date, const char *desk, struct arena *arena)
{
	return arena_printf(arena, "%s/%s-closed.yaml", path_day_books(date, arena), desk);
}

static const char *day_file_1(int date, const char *desk, const char *end, struct arena *arena)
{
	char day[DATE_TEXT_SIZE];
	date_format(date, day);
	return arena_printf(arena, "%s/%.4s/%s-%s%s.yaml", PATH_PAYMENTS, day, day, desk, end);
}

const char *path_day_book_1(int date, const char *desk, struct arena *arena)
{
	return day_file_1(date, desk, "", arena);
}

const char *path_cash_up_1(int date, const char *desk, struct arena *arena)
{
	return day_file_1(date, desk, "-closed", arena);
}

const char *path_ops(const char *month, const char *desk, const char *name, struct arena *arena)
{
	return arena_printf(arena, "%s/%s/%s/%s", PATH_OPS, month, desk, name);
}

/* The beginnings of paths, where 0 stands for a digit and XS for the code of a desk; the first that has the
 * beginning counts.  Bound tickets are every desk's, like all others: one that is noted or reopened leaves
 * its volume. */
static const struct {
	const char *shape;
	enum path_keeper keeper;
} kept[] = {
	{PATH_ACCOUNT_HISTORY "/", PATH_OF_CENTRE},
	{PATH_ACCOUNTS "/", PATH_OF_EVERY_DESK},
	{PATH_TICKETS_OPEN "/", PATH_OF_EVERY_DESK},
	{PATH_TICKETS_CLOSED "/", PATH_OF_EVERY_DESK},
	{PATH_TICKETS_ARCHIVE "/", PATH_OF_EVERY_DESK},
	{PATH_BILLS "/0000-00-XS.yaml", PATH_OF_DESK},
	{PATH_PAYMENTS "/0000/00-00/XS-", PATH_OF_DESK},
	{PATH_PAYMENTS "/0000/0000-00-00-XS", PATH_OF_DESK}, /* of format 1 */
	{PATH_OPS "/0000-00/XS/", PATH_OF_DESK},
	{PATH_ATTACHMENTS "/", PATH_OF_EVERY_DESK}, /* that they are not git's */
	{"", PATH_OF_CENTRE}, /* begins every path: settings, catalogue, calendar, imported bills */
};

static bool begins(const char *path, const char *shape, char desk[PATH_DESK_SIZE])
{
	size_t n = 0;
	for (; *shape; path++, shape++) {
		if (*shape == 'X' || *shape == 'S') {
			if (*path < 'A' || *path > 'Z')
				return false;
			desk[n++] = *path;
		} else if (*shape == '0' ? *path < '0' || *path > '9' : *path != *shape) {
			return false;
		}
	}
	return true;
}

enum path_keeper path_keeper(const char *path, char desk[PATH_DESK_SIZE])
{
	for (size_t i = 0;; i++) {
		memset(desk, 0, PATH_DESK_SIZE);
		if (begins(path, kept[i].shape, desk))
			return kept[i].keeper;
	}
}

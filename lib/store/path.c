#include "store/path.h"

#include <ctype.h>
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

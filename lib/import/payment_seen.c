#include "import/payment_seen.h"

#include "base/str.h"

/* The first day whose books may have the lines: none has, where a line says no day, or gives back what was
 * paid before. */
static int first_day(const struct payment_row *rows, size_t rows_n, int today)
{
	int first = today;
	for (size_t i = 0; i < rows_n; i++) {
		if (rows[i].number && !rows[i].date)
			return 0;
		if (rows[i].number && rows[i].date < first)
			first = rows[i].date;
	}
	for (size_t i = 0; i < rows_n; i++)
		if (rows[i].refunded && first > today - UNMATCHED_DAYS)
			first = today - UNMATCHED_DAYS;
	return first;
}

int payment_seen_load(struct payment_seen *seen, struct store *store, int today, const struct payment_row *rows,
	size_t rows_n, struct err *err)
{
	struct map wanted = {0};
	for (size_t i = 0; i < rows_n; i++) {
		if (rows[i].number)
			map_set(&wanted, seen->mem, rows[i].number, 1);
		if (rows[i].refunded)
			map_set(&wanted, seen->mem, rows[i].refunded, 1);
	}
	if (unmatched_lookup(store, first_day(rows, rows_n, today), &wanted, seen->mem, &seen->numbers, err))
		return -1;
	for (size_t i = 0; i < seen->numbers.n; i++)
		map_set(&seen->at, seen->mem, seen->numbers.items[i].foreign, i + 1);
	return 0;
}

const struct unmatched *payment_seen_find(const struct payment_seen *seen, const char *number)
{
	size_t at = map_get(&seen->at, number);
	return at ? &seen->numbers.items[at - 1] : NULL;
}

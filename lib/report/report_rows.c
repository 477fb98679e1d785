#include "report/report_rows.h"

#include <stdlib.h>

#include "base/vec.h"
#include "record/copy.h"

void report_rows_add(struct report_rows *rows, const void *row)
{
	size_t size = rows->schema->size;
	rows->items = vec_grow(rows->arena, rows->items, rows->n, &rows->room, size);
	record_copy(rows->schema, (char *)rows->items + size * rows->n++, row, rows->arena);
}

struct list report_rows_sort(const struct report_rows *rows,
	int (*compare)(const void *a, const void *b))
{
	if (rows->n)
		qsort(rows->items, rows->n, rows->schema->size, compare);
	return (struct list){rows->items, rows->n};
}

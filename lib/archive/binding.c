#include "archive/binding.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/vec.h"
#include "record/bytes.h"
#include "record/volume.h"
#include "store/path.h"
#include "store/store.h"
#include "txn/txn.h"
#include "value/date.h"

/* Of most tickets the call-back and what customers say about it come within that time. */
enum { REST_DAYS = 60 };

int binding_before(int today)
{
	int year, month, day, first = 0;
	struct err ignored = {0};
	/* The month of the day after the last one that may be bound. */
	date_split(today - REST_DAYS + 1, &year, &month, &day);
	return date_make(year, month, 1, &first, &ignored) ? 0 : first;
}

int binding_add(struct binding *binding, const char *id, const char *bytes, size_t length, struct err *err)
{
	struct arena *mem = binding->store->mem;
	struct binding_item item = {.length = length};
	if (spool_add(&binding->spool, binding->store, bytes, length, &item.at, err))
		return -1;
	item.id = arena_dup(mem, id);
	VEC_PUSH(mem, binding->items, binding->n, binding->room) = item;
	return 0;
}

static int compare_items(const void *a, const void *b)
{
	return strcmp(((const struct binding_item *)a)->id, ((const struct binding_item *)b)->id);
}

static int read_parts(const struct binding *binding, const struct binding_item *items, size_t n,
	struct arena *arena, struct volume_part *parts, struct err *err)
{
	struct str buffer = {0};
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < n; i++) {
		rc = spool_read(&binding->spool, items[i].at, items[i].length, &buffer, err);
		parts[i] = (struct volume_part){.id = items[i].id, .length = items[i].length,
			.bytes = rc ? NULL : arena_dup_n(arena, buffer.text, buffer.length)};
	}
	str_close(&buffer);
	return rc;
}

/* What stands in the volume stands nowhere else; what has no room in it lies where it lay. */
static void put_day(struct binding *binding, struct txn *txn, const char *path, const struct str *volume,
	const struct volume_part *parts, size_t n, struct arena *arena)
{
	const bool fits = volume->length <= RECORD_VOLUME_BYTES;
	if (fits) {
		txn_put(txn, path, volume->text, volume->length);
		binding->bound += n;
		binding->volumes++;
	}
	for (size_t i = 0; i < n; i++) {
		const char *closed = path_ticket(PATH_TICKETS_CLOSED, parts[i].id, arena);
		if (!fits && !binding->moves)
			txn_put(txn, closed, parts[i].bytes, parts[i].length);
		else if (fits && binding->moves)
			txn_remove(txn, closed);
	}
}

/* The items of a day: their ids begin alike. */
static int bind_day(struct binding *binding, struct txn *txn, const struct binding_item *items, size_t n,
	struct err *err)
{
	struct arena arena = {0};
	struct str volume = {0};
	const char *bytes;
	size_t length;
	const char *path = path_ticket_volume(items->id, &arena);
	struct volume_part *parts = arena_array(&arena, n, sizeof *parts);
	int rc = txn_read(txn, path, RECORD_VOLUME_BYTES, &arena, &bytes, &length, err) ||
				 read_parts(binding, items, n, &arena, parts, err) ||
				 volume_change(path, bytes, parts, n, &volume, err)
			 ? -1 : 0;
	if (rc == 0)
		put_day(binding, txn, path, &volume, parts, n, &arena);
	str_close(&volume);
	arena_clear(&arena);
	return rc;
}

int binding_put(struct binding *binding, struct txn *txn, struct err *err)
{
	const size_t day = strlen("20260918");
	const struct binding_item *items = binding->items;
	if (binding->n)
		qsort(binding->items, binding->n, sizeof *binding->items, compare_items);
	for (size_t first = 0, next; first < binding->n; first = next) {
		for (next = first + 1; next < binding->n && strncmp(items[next].id, items[first].id, day) == 0;)
			next++;
		if (bind_day(binding, txn, items + first, next - first, err))
			return -1;
	}
	return 0;
}

void binding_close(struct binding *binding)
{
	spool_close(&binding->spool);
}

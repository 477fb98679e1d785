#include "import/ticket_seen.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "record/read.h"
#include "store/path.h"
#include "store/scan.h"
#include "ticket/ticket.h"

static void add_taker(struct ticket_seen *seen, const char *number, const char *taker)
{
	VEC_PUSH(seen->mem, seen->takers, seen->takers_n, seen->takers_room) = taker;
	map_set(&seen->numbers, seen->mem, arena_dup(seen->mem, number), seen->takers_n);
}

void ticket_seen_add(struct ticket_seen *seen, const char *number, size_t line)
{
	add_taker(seen, number, arena_printf(seen->mem, _("is already in line %zu"), line));
}

const char *ticket_seen_taker(const struct ticket_seen *seen, const char *number)
{
	size_t taken = map_get(&seen->numbers, number);
	return taken ? seen->takers[taken - 1] : NULL;
}

/* Go past `key: "VALUE"` and the end of its line; the value, or NULL when the line is no such one
 * or would need unescaping. */
static const char *take_line(const char **at, const char *key, struct arena *arena)
{
	if (!str_starts(*at, key))
		return NULL;
	const char *value = *at + strlen(key);
	size_t n = strcspn(value, "\"\\\n");
	if (!str_starts(value + n, "\"\n"))
		return NULL;
	*at = value + n + 2;
	return arena_dup_n(arena, value, n);
}

struct seen_search {
	struct ticket_seen *seen;
	struct arena *arena; /* reset after every file */
};

/* A document as our writer makes it begins with its id and its number; to read these two lines
 * costs a hundredth of parsing the record.  One that looks otherwise is parsed. */
static int see_document(const struct seen_search *search, const char *path, const char *begin,
	size_t length, struct err *err)
{
	const char *at = begin;
	struct ticket ticket = {0};
	if (!memmem(begin, length, "ledger_id", strlen("ledger_id")))
		return 0;
	const char *id = take_line(&at, "id: \"", search->arena);
	const char *number = id ? take_line(&at, "ledger_id: \"", search->arena) : NULL;
	if (!number) {
		if (record_read(&ticket_schema, &ticket, path, begin, length, search->arena, err))
			return -1;
		id = ticket.id;
		number = ticket.ledger_id;
	}
	if (!str_empty(number))
		add_taker(search->seen, number,
			arena_printf(search->seen->mem, _("is already in the store as ticket %s"), id));
	return 0;
}

static int see_file(void *context, const struct scan_file *file, struct err *err)
{
	const char *begin = file->bytes;
	while (begin) {
		const char *next = strstr(begin, "\n---\n");
		size_t length = next ? (size_t)(next + 1 - begin) : strlen(begin);
		if (see_document(context, file->path, begin, length, err))
			return -1;
		begin = next ? next + strlen("\n---\n") : NULL;
	}
	return 0;
}

int ticket_seen_load(struct ticket_seen *seen, struct store *store, struct err *err)
{
	static const struct {
		const char *directory;
		size_t limit;
	} trays[] = {
		{PATH_TICKETS_OPEN, RECORD_FILE_BYTES},
		{PATH_TICKETS_CLOSED, RECORD_FILE_BYTES},
		{PATH_TICKETS_ARCHIVE, RECORD_VOLUME_BYTES},
	};
	struct arena scratch = {0};
	struct seen_search search = {seen, &scratch};
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < sizeof trays / sizeof *trays; i++) {
		const struct scan scan = {.directory = trays[i].directory, .limit = trays[i].limit,
			.each = see_file, .context = &search};
		rc = scan_files(store, &scan, &scratch, err);
	}
	arena_clear(&scratch);
	return rc;
}

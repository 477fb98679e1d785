#include "import/ticket_seen.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event.h"
#include "office/session.h"
#include "record/read.h"
#include "store/path.h"
#include "store/scan.h"
#include "ticket/ticket.h"
#include "ticket/ticket_store.h"

static void add_taker(struct ticket_seen *seen, const char *number, const char *taker)
{
	VEC_PUSH(seen->mem, seen->takers, seen->takers_n, seen->takers_room) = taker;
	map_set(&seen->numbers, seen->mem, arena_dup(seen->mem, number), seen->takers_n);
}

void ticket_seen_add(struct ticket_seen *seen, const char *number, size_t line)
{
	add_taker(seen, number, arena_printf(seen->mem, _("stands already in line %zu"), line));
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

struct op_count {
	const struct session *session;
	size_t imported;
	size_t closed;
};

/* The state that the import gave it, whatever became of it since. */
static bool was_final(const struct event *event)
{
	for (size_t i = 0; i < event->set.n; i++)
		if (str_equal(event->set.items[i].key, "state"))
			return ticket_is_final(choice_find(ticket_states, event->set.items[i].value));
	return false;
}

static int count_ticket(void *context, const struct ticket *ticket, const char *path,
	struct err *err)
{
	struct op_count *count = context;
	const struct event *event = ticket->events.items;
	size_t n = event_find_op(&ticket->events, count->session->op);
	(void)path;
	if (n == 0)
		return 0;
	if (!str_equal(event[n - 1].act, "import"))
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("op-id \"%s\" was already used by another program on ticket %s"), count->session->op, ticket->id),
			_("choose another"));
	count->imported++;
	count->closed += was_final(&event[n - 1]);
	return 0;
}

int ticket_seen_op(const struct session *session, size_t *imported, size_t *closed, struct err *err)
{
	struct op_count count = {.session = session};
	struct arena scratch = {0};
	int rc = 0;
	if (!str_empty(session->op)) {
		const struct ticket_walk walk = {
			.trays = TRAY_ALL,
			.needle = arena_printf(session->mem, "op: \"%s\"", session->op),
			.each = count_ticket,
			.context = &count,
		};
		rc = ticket_walk(session->store, &walk, &scratch, err);
	}
	arena_clear(&scratch);
	*imported = count.imported;
	*closed = count.closed;
	return rc;
}

#include "ticket/ticket.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "office/session.h"
#include "office/event.h"
#include "record/read.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/store.h"
#include "store/txn.h"
#include "value/date.h"
#include "value/id.h"

/* Between two documents of a bound volume. */
#define SEPARATOR "\n---\n"

static const char *tray_of(int state)
{
	return ticket_is_final(state) ? PATH_TICKETS_CLOSED : PATH_TICKETS_OPEN;
}

/* The number at the end of "20260918-XS-0007.yaml" or of an id; 0 when the desk is another. */
static int64_t number_of(const char *name, const char *desk)
{
	int64_t number;
	struct err ignored = {0};
	struct arena scratch = {0};
	if (strlen(name) < 13 || strncmp(name + 9, desk, 2) != 0)
		return 0;
	char *digits = arena_dup_n(&scratch, name + 12, strspn(name + 12, "0123456789"));
	int rc = num_parse(digits, 1, INT32_MAX, &number, &ignored);
	arena_clear(&scratch);
	return rc ? 0 : number;
}

static int highest_in_tray(struct store *store, const char *tray, const char *desk, int day,
	int64_t *highest, struct err *err)
{
	const char **names;
	size_t names_n;
	char text[DATE_TEXT_SIZE];
	const char *directory = arena_printf(store->mem, "%s/%s", tray, date_format(day, text));
	if (store_names(store, directory, store->mem, &names, &names_n, err))
		return -1;
	for (size_t i = 0; i < names_n; i++) {
		int64_t number = number_of(names[i], desk);
		if (number > *highest)
			*highest = number;
	}
	return 0;
}

/* Ids of the day in its bound volume, if that day was bound already. */
static int highest_in_volume(struct store *store, const char *desk, const char *first_id,
	int64_t *highest, struct err *err)
{
	const char *bytes;
	size_t length;
	const char *path = path_ticket_volume(first_id, store->mem);
	if (store_read(store, path, RECORD_VOLUME_BYTES, store->mem, &bytes, &length, err))
		return -1;
	const char *mark = arena_printf(store->mem, "\nid: \"%.11s-", first_id);
	for (const char *at = bytes; at && (at = strstr(at, mark)) != NULL; at++) {
		int64_t number = number_of(at + strlen("\nid: \""), desk);
		if (number > *highest)
			*highest = number;
	}
	return 0;
}

int ticket_next_id(struct store *store, const char *desk, int day, int64_t *last, const char **id,
	struct err *err)
{
	char text[DATE_TEXT_SIZE];
	date_format(day, text);
	const char *prefix =
		arena_printf(store->mem, "%.4s%.2s%.2s-%s-", text, text + 5, text + 8, desk);
	if (*last == 0) {
		int64_t highest = 0;
		if (highest_in_tray(store, PATH_TICKETS_OPEN, desk, day, &highest, err) ||
			highest_in_tray(store, PATH_TICKETS_CLOSED, desk, day, &highest, err) ||
			highest_in_volume(store, desk, prefix, &highest, err))
			return -1;
		*last = highest;
	}
	*last += 1;
	*id = arena_printf(store->mem, "%s%04lld", prefix, (long long)*last);
	return id_check_ticket(*id, err);
}

struct tail {
	const char *typed;
	bool parsed;      /* it is a desk and number, or a number */
	const char *desk; /* "" for any */
	int64_t number;
	const char **found;
	size_t found_n;
	size_t found_room;
	struct arena *arena;
};

static int match_tail(void *context, const struct scan_file *file, struct err *err)
{
	struct tail *tail = context;
	(void)err;
	if (strlen(file->name) < 13)
		return 0;
	const char *id = arena_dup_n(tail->arena, file->name, strcspn(file->name, "."));
	const char *desk = arena_dup_n(tail->arena, file->name + 9, 2);
	bool number = tail->parsed && (!*tail->desk || str_equal(tail->desk, desk)) &&
		      number_of(file->name, desk) == tail->number;
	/* "2" is number 2, not every id that ends in a 2. */
	if (tail->parsed ? number : str_ends(id, tail->typed))
		VEC_PUSH(tail->arena, tail->found, tail->found_n, tail->found_room) =
			arena_dup_n(tail->arena, file->name, strcspn(file->name, "."));
	return 0;
}

/* "XS-7", "XS-0007" or "7". */
static bool parse_tail(const char *typed, struct tail *tail)
{
	struct err ignored = {0};
	const char *dash = strchr(typed, '-');
	tail->desk = "";
	if (dash) {
		tail->desk = arena_dup_n(tail->arena, typed, (size_t)(dash - typed));
		if (id_check_desk(tail->desk, &ignored))
			return false;
		typed = dash + 1;
	}
	return num_parse(typed, 1, INT32_MAX, &tail->number, &ignored) == 0;
}

int ticket_find(const struct session *session, const char *typed, const char **id, struct err *err)
{
	const char *folded = utf8_fold(typed, session->mem);
	struct err grammar = {0};
	struct tail tail = {.arena = session->mem};
	if (id_check_ticket(folded, &grammar) == 0) {
		*id = folded;
		return 0;
	}
	tail.typed = folded;
	tail.parsed = parse_tail(folded, &tail);
	bool digits = strspn(folded, "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == strlen(folded);
	if (!session->by_tail || !*folded || !digits)
		return err_set(err, ERR_USAGE, "%s", grammar.msg);
	const struct scan scan = {
		.directory = PATH_TICKETS_OPEN, .keep = true, .each = match_tail, .context = &tail};
	if (scan_files(session->store, &scan, session->mem, err))
		return -1;
	if (tail.found_n == 0)
		return err_set(err, ERR_REFUSED, _("no open ticket ends in \"%s\"; first: ticket-list"),
			folded);
	if (tail.found_n > 1) {
		struct str list = {0};
		for (size_t i = 0; i < tail.found_n && i < 8; i++)
			str_add_format(&list, "%s%s", i ? ", " : "", tail.found[i]);
		err_set(err, ERR_REFUSED, _("\"%s\" may be %s%s; give more of the id"), folded,
			str_text(&list), tail.found_n > 8 ? ", ..." : "");
		str_close(&list);
		return -1;
	}
	*id = tail.found[0];
	return 0;
}

/* The document of a volume that begins with this id, cut out so that only it is parsed. */
static int load_from_volume(struct store *store, const char *id, struct ticket *ticket,
	bool *found, struct err *err)
{
	const char *bytes;
	size_t length;
	const char *path = path_ticket_volume(id, store->mem);
	if (store_read(store, path, RECORD_VOLUME_BYTES, store->mem, &bytes, &length, err))
		return -1;
	const char *first = arena_printf(store->mem, "id: \"%s\"\n", id);
	const char *begin = NULL;
	if (bytes && str_starts(bytes, first))
		begin = bytes;
	else if (bytes) {
		begin = strstr(bytes, arena_printf(store->mem, SEPARATOR "%s", first));
		begin = begin ? begin + strlen(SEPARATOR) : NULL;
	}
	*found = begin != NULL;
	if (!begin)
		return 0;
	const char *end = strstr(begin, SEPARATOR);
	size_t n = end ? (size_t)(end + 1 - begin) : strlen(begin);
	return record_read(&ticket_schema, ticket, path, begin, n, store->mem, err);
}

int ticket_load(struct store *store, const char *id, struct ticket *ticket, struct err *err)
{
	static const char *const trays[] = {PATH_TICKETS_OPEN, PATH_TICKETS_CLOSED};
	struct ticket loaded = {0};
	bool found = false;
	const char *path = NULL;
	if (id_check_ticket(id, err))
		return -1;
	for (size_t i = 0; i < 2 && !found; i++) {
		path = path_ticket(trays[i], id, store->mem);
		if (store_read_record(store, path, &ticket_schema, &loaded, &found, err))
			return -1;
	}
	if (!found) {
		path = path_ticket_volume(id, store->mem);
		if (load_from_volume(store, id, &loaded, &found, err))
			return -1;
	}
	if (!found)
		return err_set(err, ERR_REFUSED, _("there is no ticket %s; first: ticket-list"), id);
	if (!str_equal(loaded.id, id))
		return err_set(err, ERR_MALFORMED, _("%s: the ticket in it calls itself %s"), path,
			loaded.id);
	*ticket = loaded;
	return 0;
}

int ticket_save(struct txn *txn, struct store *store, const struct ticket *ticket, struct err *err)
{
	const char *tray = tray_of(ticket->state);
	const char *other =
		str_equal(tray, PATH_TICKETS_OPEN) ? PATH_TICKETS_CLOSED : PATH_TICKETS_OPEN;
	txn_remove(txn, path_ticket(other, ticket->id, store->mem));
	txn_trailer(txn, "Ticket", ticket->id);
	return txn_put_record(txn, path_ticket(tray, ticket->id, store->mem), &ticket_schema, ticket,
		err);
}

/* One walk over all trays.  A ticket that moves to the next tray while we read is seen twice: the
 * ids of the trays before are kept, sorted, to tell. */
struct walking {
	const struct ticket_walk *walk;
	struct arena *arena;
	struct arena ids; /* of its own, as `arena` is reset after every file */
	const char **seen;
	size_t seen_n;
	size_t seen_room;
	size_t sorted_n; /* those of the trays before this one */
	const char *path;
	bool given; /* a ticket of this part was handed on */
};

static int compare_ids(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int walk_document(void *context, void *record, size_t line, struct err *err)
{
	struct walking *walking = context;
	const struct ticket *ticket = record;
	(void)line;
	walking->given = true;
	if (walking->sorted_n && bsearch(&ticket->id, walking->seen, walking->sorted_n,
					 sizeof *walking->seen, compare_ids))
		return 0;
	VEC_PUSH(&walking->ids, walking->seen, walking->seen_n, walking->seen_room) =
		arena_dup(&walking->ids, ticket->id);
	return walking->walk->each(walking->walk->context, ticket, walking->path, err);
}

static int pass_over(void *context, void *record, size_t line, struct err *err)
{
	(void)context;
	(void)record;
	(void)line;
	(void)err;
	return 0;
}

/* The documents in `length` bytes of the file from `begin` on. */
static int walk_part(struct walking *walking, const struct scan_file *file, const char *begin,
	size_t length, struct err *err)
{
	walking->given = false;
	int rc = record_read_stream(&ticket_schema, file->path, begin, length, walking->arena,
		walk_document, walking, err);
	/* What could not be read has its line in the file, not in the part. */
	if (rc && !walking->given && begin != file->bytes)
		record_read_stream(&ticket_schema, file->path, file->bytes, file->length,
			walking->arena, pass_over, NULL, err);
	return rc;
}

/* Where the document begins that `at` stands in: "---" at the beginning of a line parts two, and
 * cannot be anything else. */
static const char *document_begin(const struct scan_file *file, const char *at)
{
	const size_t mark = strlen(SEPARATOR);
	const char *end = file->bytes + file->length;
	while ((at = memrchr(file->bytes, '\n', (size_t)(at - file->bytes))) != NULL)
		if ((size_t)(end - at) >= mark && memcmp(at, SEPARATOR, mark) == 0)
			return at + mark;
	return file->bytes;
}

/* Of a volume with thousands of tickets only those are parsed that hold the needle. */
static int walk_file(void *context, const struct scan_file *file, struct err *err)
{
	struct walking *walking = context;
	const char *needle = walking->walk->needle;
	const char *end = file->bytes + file->length;
	walking->path = file->path;
	if (!needle)
		return walk_part(walking, file, file->bytes, file->length, err);
	int rc = 0;
	for (const char *at = file->bytes; rc == 0 && at < end;) {
		at = memmem(at, (size_t)(end - at), needle, strlen(needle));
		if (!at)
			break;
		const char *begin = document_begin(file, at);
		const char *stop =
			memmem(begin, (size_t)(end - begin), SEPARATOR, strlen(SEPARATOR));
		stop = stop ? stop + 1 : end;
		rc = walk_part(walking, file, begin, (size_t)(stop - begin), err);
		at = stop;
	}
	return rc;
}

int ticket_walk(struct store *store, const struct ticket_walk *walk, struct arena *arena,
	struct err *err)
{
	return ticket_walk_at(store, walk, NULL, arena, err);
}

int ticket_walk_at(struct store *store, const struct ticket_walk *walk, const char *commit,
	struct arena *arena, struct err *err)
{
	static const struct {
		unsigned tray;
		const char *directory;
		size_t limit;
	} trays[] = {
		{TRAY_OPEN, PATH_TICKETS_OPEN, RECORD_FILE_BYTES},
		{TRAY_CLOSED, PATH_TICKETS_CLOSED, RECORD_FILE_BYTES},
		{TRAY_ARCHIVE, PATH_TICKETS_ARCHIVE, RECORD_VOLUME_BYTES},
	};
	struct walking walking = {.walk = walk, .arena = arena};
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < sizeof trays / sizeof *trays; i++) {
		const struct scan scan = {
			.directory = trays[i].directory,
			.limit = trays[i].limit,
			.commit = commit,
			.keep = walk->keep,
			.each = walk_file,
			.context = &walking,
		};
		if (walk->trays & trays[i].tray)
			rc = scan_files(store, &scan, arena, err);
		if (walking.seen_n)
			qsort(walking.seen, walking.seen_n, sizeof *walking.seen, compare_ids);
		walking.sorted_n = walking.seen_n;
	}
	arena_clear(&walking.ids);
	return rc;
}

struct duplicate {
	const char *service;
	const char *account;
	const char *id;
	struct arena *mem;
};

static int look_for_twin(void *context, const struct ticket *ticket, const char *path,
	struct err *err)
{
	struct duplicate *duplicate = context;
	(void)path;
	(void)err;
	if (!str_equal(ticket->service, duplicate->service) || !str_equal(ticket->account, duplicate->account))
		return 0;
	duplicate->id = arena_dup(duplicate->mem, ticket->id);
	return 1;
}

int ticket_find_duplicate(struct store *store, const char *service, const char *account,
	const char **id, struct err *err)
{
	struct arena scratch = {0};
	struct duplicate duplicate = {service, account, NULL, store->mem};
	const struct ticket_walk walk = {
		.trays = TRAY_OPEN,
		.needle = arena_printf(store->mem, "account: \"%s\"", account),
		.each = look_for_twin,
		.context = &duplicate,
	};
	int rc = ticket_walk(store, &walk, &scratch, err);
	arena_clear(&scratch);
	*id = duplicate.id;
	return rc < 0 ? -1 : 0;
}

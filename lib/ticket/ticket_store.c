#include "ticket/ticket_store.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "record/read.h"
#include "record/volume.h"
#include "store/git_blob.h"
#include "store/mention.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/scan_commit.h"
#include "store/store.h"
#include "txn/txn.h"
#include "ticket/ticket.h"
#include "ticket/ticket_id.h"
#include "value/date.h"
#include "value/id.h"
#include "value/id_set.h"

const char *ticket_tray_of(const struct ticket *ticket)
{
	return ticket_is_final(ticket->state) && ticket->disputed.n == 0 ? PATH_TICKETS_CLOSED : PATH_TICKETS_OPEN;
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
	const char *begin;
	size_t n;
	*found = bytes && volume_find(bytes, id, &begin, &n);
	if (!*found)
		return 0;
	return record_read(&ticket_schema, ticket, path, begin, n, store->mem, err);
}

/* One look into all trays, in the order in which a ticket moves. */
static int find(struct store *store, const char *id, struct ticket *ticket, const char **path,
	bool *found, struct err *err)
{
	static const char *const trays[] = {PATH_TICKETS_OPEN, PATH_TICKETS_CLOSED};
	for (size_t i = 0; i < 2; i++) {
		*path = path_ticket(trays[i], id, store->mem);
		if (store_read_record(store, *path, &ticket_schema, ticket, found, err))
			return -1;
		if (*found)
			return 0;
	}
	*path = path_ticket_volume(id, store->mem);
	return load_from_volume(store, id, ticket, found, err);
}

static int refuse_missing(struct store *store, const char *id, struct err *err)
{
	const char *const paths[] = {path_ticket(PATH_TICKETS_OPEN, id, store->mem),
		path_ticket(PATH_TICKETS_CLOSED, id, store->mem), path_ticket_volume(id, store->mem)};
	if (git_blob_refuse_removed(store, paths, sizeof paths / sizeof *paths, err) ||
		ticket_refuse_astray(store, id, err))
		return -1;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("there is no ticket %s"), id),
		"ticket-list");
}

int ticket_load(struct store *store, const char *id, struct ticket *ticket, struct err *err)
{
	struct ticket loaded = {0};
	bool found = false;
	const char *path = NULL;
	if (id_check_ticket(id, err) || find(store, id, &loaded, &path, &found, err))
		return -1;
	/* One that is reopened meanwhile moves from a tray we have not seen to one we have. */
	while (!found && store_moved(store))
		if (store_look(store, err) || find(store, id, &loaded, &path, &found, err))
			return -1;
	if (!found)
		return refuse_missing(store, id, err);
	if (!str_equal(loaded.id, id))
		return err_set(err, ERR_MALFORMED, _("%s: the ticket in it has the id %s"), path,
			loaded.id);
	*ticket = loaded;
	return 0;
}

/* A bound ticket that changes leaves its volume, so that it stands in one place. */
static int take_out(struct txn *txn, struct store *store, const char *id, struct err *err)
{
	const struct volume_part out = {.id = id};
	const char *path = path_ticket_volume(id, store->mem);
	struct arena scratch = {0};
	struct str rest = {0};
	const char *bytes, *begin;
	size_t length, n;
	int rc = txn_read(txn, path, RECORD_VOLUME_BYTES, &scratch, &bytes, &length, err);
	if (rc == 0 && bytes && volume_find(bytes, id, &begin, &n)) {
		rc = volume_change(path, bytes, &out, 1, &rest, err);
		if (rc == 0 && rest.length)
			txn_put(txn, path, rest.text, rest.length);
		else if (rc == 0)
			txn_remove(txn, path);
	}
	str_close(&rest);
	arena_clear(&scratch);
	return rc;
}

int ticket_save(struct txn *txn, struct store *store, const struct ticket *ticket, struct err *err)
{
	const char *tray = ticket_tray_of(ticket);
	const char *other =
		str_equal(tray, PATH_TICKETS_OPEN) ? PATH_TICKETS_CLOSED : PATH_TICKETS_OPEN;
	txn_remove(txn, path_ticket(other, ticket->id, store->mem));
	txn_trailer(txn, "Ticket", ticket->id);
	if (take_out(txn, store, ticket->id, err))
		return -1;
	int rc = txn_put_record(txn, path_ticket(tray, ticket->id, store->mem), &ticket_schema, ticket,
		err);
	/* Nothing but its texts makes a ticket so large, and they only grow. */
	return rc && err->code == ERR_REFUSED
		       ? err_hint(err, rc, _("ticket-new %s, for what is still to be said"), ticket->service)
		       : rc;
}

/* One walk over all trays.  Tickets move while we read.  Files of open and closed ones that were read
 * are known by their names, so that none is given twice; after the walk the names are listed again until
 * no commit came between, so that none is missed.  Of bound volumes the ids of the trays before tell, and
 * their ids of one that was reopened behind us. */
struct ticket_search {
	const struct ticket_walk *walk;
	struct store *store;
	struct mention *mention; /* of the account; NULL: none is asked for */
	struct arena *arena;
	struct arena ids; /* of its own, as `arena` is reset after every file */
	const char **seen;
	size_t seen_n;
	size_t seen_room;
	size_t sorted_n; /* those of the trays before this one */
	struct id_set bound; /* those of volumes: one may be reopened behind us */
	bool again; /* the names are listed again */
	const char *path;
	size_t given;    /* so many tickets of this part were handed on */
	bool ended;      /* whoever got one wants no more */
	bool single;	 /* the tray has one file a ticket */
	struct map read; /* names of files of single tickets */
	/* Of this tray, as texts, "" for none: days received, and the day that a document must name. */
	char from[DATE_TEXT_SIZE];
	char to[DATE_TEXT_SIZE];
	char since[DATE_TEXT_SIZE];
};

static int compare_ids(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int walk_document(void *context, void *record, size_t line, struct err *err)
{
	struct ticket_search *search = context;
	const struct ticket *ticket = record;
	(void)line;
	search->given++;
	if (search->sorted_n && bsearch(&ticket->id, search->seen, search->sorted_n,
					 sizeof *search->seen, compare_ids))
		return 0;
	if (search->again && id_set_has(&search->bound, ticket->id))
		return 0;
	if (!search->single)
		id_set_add(&search->bound, ticket->id);
	else
		VEC_PUSH(&search->ids, search->seen, search->seen_n, search->seen_room) =
			arena_dup(&search->ids, ticket->id);
	int rc = search->walk->each(search->walk->context, ticket, search->path, err);
	search->ended = rc != 0;
	return rc;
}

static int pass_over(void *context, void *record, size_t line, struct err *err)
{
	(void)context;
	(void)record;
	(void)line;
	(void)err;
	return 0;
}

/* The documents in `length` bytes of the file from `begin` on; those behind a damaged one too, where it
 * may be passed over. */
static int walk_part(struct ticket_search *search, const struct scan_file *file, const char *begin,
	size_t length, struct err *err)
{
	const char *end = begin + length;
	while (begin) {
		search->given = 0;
		int rc = record_read_stream(&ticket_schema, file->path, begin, (size_t)(end - begin),
			search->arena, walk_document, search, err);
		if (rc == 0 || search->ended)
			return rc;
		/* What could not be read has its line in the file, not in the part. */
		if (begin != file->bytes)
			record_read_stream(&ticket_schema, file->path, file->bytes, file->length,
				search->arena, pass_over, NULL, err);
		if (store_damaged(search->store, err))
			return -1;
		begin = volume_after(begin, end, search->given + 1);
	}
	return 0;
}

/* The documents that may be asked for. */
static int walk_those(struct ticket_search *search, const struct scan_file *file, struct err *err)
{
	const struct ticket_walk *walk = search->walk;
	const char *end = file->bytes + file->length;
	int rc = 0;
	for (const char *at = file->bytes; rc == 0 && at < end;) {
		at = walk->next(walk->context, at, (size_t)(end - at));
		if (!at)
			break;
		const char *begin = volume_begin(file->bytes, end, at);
		at = volume_end(begin > at ? begin : at, end);
		rc = walk_part(search, file, begin, (size_t)(at - begin), err);
	}
	return rc;
}

/* What a document may be wanted for in this file, and where it stands next: `end` for nowhere. */
struct wanted {
	const char *end;
	const char *day;
	const char *bytes;
};

static void look_for_next(const struct ticket_search *search, const char *at, struct wanted *next)
{
	const struct ticket_walk *walk = search->walk;
	const char *bytes = walk->needle ? walk->needle : walk->despite;
	if (bytes && (!next->bytes || next->bytes < at))
		next->bytes = memmem(at, (size_t)(next->end - at), bytes, strlen(bytes));
	if (!walk->needle && (!next->day || next->day < at))
		next->day = date_find_since(at, (size_t)(next->end - at), search->since);
	next->bytes = next->bytes ? next->bytes : next->end;
	next->day = next->day ? next->day : next->end;
}

/* A document that holds the needle must name the day as well. */
static bool is_recent(const struct ticket_search *search, const char *begin, const char *stop)
{
	return !search->walk->needle || !*search->since ||
	       date_find_since(begin, (size_t)(stop - begin), search->since);
}

/* Of a volume with thousands of tickets only those are parsed that hold the needle and the day. */
static int walk_file(void *context, const struct scan_file *file, struct err *err)
{
	struct ticket_search *search = context;
	const char *end = file->bytes + file->length;
	struct wanted next = {.end = end};
	search->path = file->path;
	if (search->single)
		map_set(&search->read, &search->ids, arena_dup(&search->ids, file->name), 1);
	const bool cut = volume_is_cut(file->bytes, file->length);
	if (!cut && !mention_has(search->mention, file->path, file->bytes, file->length, file->st))
		return 0;
	/* What was cut short may have lost the needle with the rest. */
	if (search->walk->next && !cut)
		return walk_those(search, file, err);
	if ((!search->walk->needle && !*search->since) || cut)
		return walk_part(search, file, file->bytes, file->length, err);
	int rc = 0;
	for (const char *at = file->bytes; rc == 0 && at < end;) {
		look_for_next(search, at, &next);
		at = next.day < next.bytes ? next.day : next.bytes;
		if (at == end)
			break;
		const char *begin = volume_begin(file->bytes, end, at);
		const char *stop = volume_end(begin, end);
		if (is_recent(search, begin, stop))
			rc = walk_part(search, file, begin, (size_t)(stop - begin), err);
		at = stop;
	}
	return rc;
}

int ticket_walk(struct store *store, const struct ticket_walk *walk, struct arena *arena,
	struct err *err)
{
	return ticket_walk_at(store, walk, NULL, arena, err);
}

/* Directories and volumes are named after the month or the day received: "2026-08", "2026-08-14.yaml";
 * what has another name is looked into. */
static bool is_wanted(void *context, const char *name)
{
	const struct ticket_search *search = context;
	static const char month[] = "0000-00";
	size_t n = 0;
	while (n < sizeof month - 1 && (month[n] == '-' ? name[n] == '-' : name[n] >= '0' && name[n] <= '9'))
		n++;
	if (n < sizeof month - 1)
		return !search->single || !map_get(&search->read, name);
	n = name[n] == '-' ? DATE_TEXT_SIZE - 1 : n;
	return (!*search->from || strncmp(name, search->from, n) >= 0) &&
	       (!*search->to || strncmp(name, search->to, n) <= 0);
}

static void bound(struct ticket_search *search, unsigned tray)
{
	const struct ticket_walk *walk = search->walk;
	bool later = tray == TRAY_ARCHIVE && walk->bound_from > walk->from;
	date_format(later ? walk->bound_from : walk->from, search->from);
	date_format(walk->to, search->to);
	date_format(tray == TRAY_OPEN ? 0 : walk->since, search->since);
}

static const struct {
	unsigned tray;
	const char *directory;
	size_t limit;
	bool single;
} trays[] = {
	{TRAY_OPEN, PATH_TICKETS_OPEN, RECORD_FILE_BYTES, true},
	{TRAY_CLOSED, PATH_TICKETS_CLOSED, RECORD_FILE_BYTES, true},
	{TRAY_ARCHIVE, PATH_TICKETS_ARCHIVE, RECORD_VOLUME_BYTES, false},
};

/* Of one day it is known which directory it has. */
static const char *directory_of(const struct ticket_search *search, const char *tray, struct arena *arena)
{
	const size_t month = strlen("0000-00");
	if (!*search->from || !str_equal(search->from, search->to))
		return tray;
	return search->single ? arena_printf(arena, "%s/%s", tray, search->from)
			      : arena_printf(arena, "%s/%.*s", tray, (int)month, search->from);
}

static int walk_trays(struct store *store, struct ticket_search *search, unsigned wanted,
	const char *commit, struct err *err)
{
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < sizeof trays / sizeof *trays; i++) {
		search->single = trays[i].single;
		bound(search, trays[i].tray);
		const struct scan scan = {
			.directory = directory_of(search, trays[i].directory, search->arena),
			.limit = trays[i].limit,
			.keep = search->walk->keep,
			.wants = is_wanted,
			.opens = is_wanted,
			.mention = search->mention,
			.each = walk_file,
			.context = search,
		};
		if (wanted & trays[i].tray)
			rc = commit ? scan_commit(store, &scan, commit, search->arena, err)
				    : scan_files(store, &scan, search->arena, err);
		if (search->seen_n)
			qsort(search->seen, search->seen_n, sizeof *search->seen, compare_ids);
		search->sorted_n = search->seen_n;
	}
	return rc;
}

/* A look at the work tree; at names listed again only those of files that were not read. */
static int look(struct ticket_search *search, unsigned wanted, struct err *err)
{
	const bool bounded = search->walk->from || search->walk->to || search->again;
	if (store_look(search->store, err))
		return -1;
	search->mention = mention_begin(search->store, search->walk->account, bounded, &search->ids);
	int rc = walk_trays(search->store, search, wanted, NULL, err);
	mention_end(search->mention, rc == 0);
	return rc;
}

int ticket_walk_at(struct store *store, const struct ticket_walk *asked, const char *commit,
	struct arena *arena, struct err *err)
{
	struct ticket_walk walk = *asked;
	struct ticket_search search = {.walk = &walk, .store = store, .arena = arena};
	if (walk.account)
		walk.needle = arena_printf(&search.ids, MENTION_KEY "%s\"", walk.account);
	int rc = commit ? walk_trays(store, &search, walk.trays, commit, err) : look(&search, walk.trays, err);
	while (rc == 0 && !commit && store_moved(store)) {
		search.again = true;
		rc = look(&search, walk.trays & (TRAY_OPEN | TRAY_CLOSED), err);
	}
	id_set_clear(&search.bound);
	arena_clear(&search.ids);
	return rc;
}

#include "ticket/ticket_id.h"

#include <string.h>

#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "office/session.h"
#include "record/read.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/store.h"
#include "txn/txn.h"
#include "ticket/ticket.h"
#include "value/date.h"
#include "value/id.h"
#include "value/id_tail.h"

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
	struct id_tail wanted;
	const char **found;
	size_t found_n;
	size_t found_room;
	struct arena *arena;
};

static int match_tail(void *context, const struct scan_file *file, struct err *err)
{
	struct tail *tail = context;
	struct err ignored = {0};
	const char *id = arena_dup_n(tail->arena, file->name, strcspn(file->name, "."));
	(void)err;
	/* "2" is number 2, not every id that ends in a 2. */
	if (id_check_ticket(id, &ignored) == 0 && id_tail_is(&tail->wanted, id))
		VEC_PUSH(tail->arena, tail->found, tail->found_n, tail->found_room) = id;
	return 0;
}

/* Of several the one of today, if it is one. */
static void keep_today(struct tail *tail, int today)
{
	const char *of_today = NULL;
	size_t n = 0;
	for (size_t i = 0; i < tail->found_n; i++)
		if (id_ticket_day(tail->found[i]) == today) {
			of_today = tail->found[i];
			n++;
		}
	if (n == 1) {
		tail->found[0] = of_today;
		tail->found_n = 1;
	}
}

int ticket_find(const struct session *session, const char *typed, const char **id, struct err *err)
{
	const char *folded = id_tail_fold(typed, session->mem);
	struct err grammar = {0};
	struct tail tail = {.arena = session->mem};
	if (id_check_ticket(folded, &grammar) == 0) {
		*id = folded;
		return 0;
	}
	if (!session->by_tail || !id_tail_parse(folded, 0, session->mem, &tail.wanted)) {
		id_check_ticket(utf8_fold(typed, session->mem), &grammar);
		return err_set(err, ERR_USAGE, "%s", grammar.msg);
	}
	const struct scan scan = {
		.directory = PATH_TICKETS_OPEN, .keep = true, .each = match_tail, .context = &tail};
	if (scan_files(session->store, &scan, session->mem, err))
		return -1;
	keep_today(&tail, session->today);
	if (tail.found_n == 0)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("no open ticket ends in \"%s\""), folded),
			"ticket-list");
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

struct astray_search {
	const char *id;
	const char *path;
};

static int refuse_astray(void *context, void *record, size_t line, struct err *err)
{
	const struct astray_search *search = context;
	const struct ticket *ticket = record;
	if (!str_equal(ticket->id, search->id))
		return 0;
	err_set(err, ERR_MALFORMED, _("ticket %s is not found here: a record begins with id: \"%s\", after a line of --- alone"),
		search->id, search->id);
	return err_hint(err, err_prefix(err, "%s:%zu:1", search->path, line), "store-check");
}

int ticket_refuse_astray(struct store *store, const char *id, struct err *err)
{
	struct arena scratch = {0};
	struct astray_search search = {id, path_ticket_volume(id, &scratch)};
	const char *bytes;
	size_t length;
	int rc = store_read(store, search.path, RECORD_VOLUME_BYTES, &scratch, &bytes, &length, err);
	/* Hardly ever does a ticket name another of its day. */
	if (rc == 0 && bytes && strstr(bytes, id))
		rc = record_read_stream(&ticket_schema, search.path, bytes, length, &scratch, refuse_astray, &search,
			err);
	arena_clear(&scratch);
	return rc;
}

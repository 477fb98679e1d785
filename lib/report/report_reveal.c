#include "report/report_reveal.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/vec.h"
#include "office/reveal_log.h"
#include "office/session.h"
#include "office/staff.h"
#include "report/report_rows.h"
#include "store/store.h"
#include "value/id.h"
#include "value/moment.h"

enum part { HASH, AT, STAFF, LOGIN, PROGRAM, REASON, IDS, PARTS };

static bool take_parts(const struct reveal_log_line *line, struct arena *arena, const char *parts[PARTS])
{
	char *at = arena_dup_n(arena, line->text, line->length);
	size_t n = 0;
	for (char *part; n < PARTS && (part = strsep(&at, "\t")) != NULL; n++)
		parts[n] = part;
	return n == PARTS && !at;
}

static struct words words_of(const char *text, struct arena *arena)
{
	const char **items = NULL;
	size_t n = 0, room = 0;
	char *rest = arena_dup(arena, text);
	for (char *word; (word = strsep(&rest, " ")) != NULL;)
		if (*word)
			VEC_PUSH(arena, items, n, room) = word;
	return (struct words){items, n};
}

/* What is no whole line (a cut one) is none. */
static bool row_of(const struct session *session, const struct reveal_log_line *line, struct report_log *row)
{
	struct err ignored = {0};
	const char *parts[PARTS];
	if (!take_parts(line, session->mem, parts) || moment_parse(parts[AT], &row->at, &ignored))
		return false;
	row->staff = parts[STAFF];
	row->staff_name = staff_name(session->store, row->staff);
	row->desk = line->desk ? line->desk : session->store->desk;
	row->program = parts[PROGRAM];
	row->records = words_of(parts[IDS], session->mem);
	row->text = str_equal(parts[REASON], "-") ? NULL : parts[REASON];
	row->what = row->text;
	row->login = parts[LOGIN];
	for (size_t i = row->records.n; i > 0; i--) {
		const char *id = row->records.items[i - 1];
		if (id_check_ticket(id, &ignored) == 0)
			row->ticket = id;
		else if (id_check_account(id, &ignored) == 0)
			row->account = id;
	}
	return true;
}

static bool is_wanted(const struct report_log_query *query, const struct report_log *row)
{
	const int day = moment_date(row->at);
	return (!query->from || day >= query->from) && (!query->to || day <= query->to) &&
	       (!query->staff || str_equal(query->staff, row->staff)) && (!query->desk || str_equal(query->desk, row->desk)) &&
	       (!query->ticket || words_have(&row->records, query->ticket)) &&
	       (!query->account || words_have(&row->records, query->account));
}

static void add(struct session *session, const struct report_log_query *query, const struct reveal_log_line_list *lines,
	struct report_rows *rows)
{
	for (size_t i = 0; i < lines->n; i++) {
		struct report_log row = {0};
		if (row_of(session, &lines->items[i], &row) && is_wanted(query, &row))
			report_rows_add(rows, &row);
	}
}

static int by_moment(const void *a, const void *b)
{
	const struct report_log *one = a, *other = b;
	return one->at != other->at ? (one->at > other->at) - (one->at < other->at) : strcmp(one->desk ? one->desk : "", other->desk ? other->desk : "");
}

int report_reveal_list(struct session *session, const struct report_log_query *query, struct list *list,
	struct err *err)
{
	struct report_rows rows = {.schema = &report_log_schema, .arena = session->mem};
	struct reveal_log_line_list own, others;
	if (reveal_log_load(session->store, session->mem, &own, err) ||
		reveal_log_load_others(session->store, session->mem, &others, err))
		return -1;
	add(session, query, &own, &rows);
	add(session, query, &others, &rows);
	*list = report_rows_sort(&rows, by_moment);
	return 0;
}

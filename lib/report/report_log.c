#include "report/report_log.h"

#include <string.h>

#include "account/account.h"
#include "base/message.h"
#include "base/speech.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/session.h"
#include "office/staff.h"
#include "report/report_commits.h"
#include "report/report_log_record.h"
#include "report/report_log_text.h"
#include "report/report_rows.h"
#include "store/store.h"
#include "ticket/transition.h"
#include "value/id.h"
#include "value/moment.h"

#define RECORD struct report_log
static const struct field log_fields[] = {
	FIELD(commit, ID, N_("commit"), .flags = FIELD_REQUIRED),
	FIELD(at, MOMENT, N_("at"), .flags = FIELD_REQUIRED),
	FIELD(staff, ID, N_("staff id")),
	FIELD(staff_name, LINE, N_("who")),
	FIELD(desk, ID, N_("desk"), .names = "desk"),
	FIELD(program, ID, N_("program")),
	FIELD(ticket, ID, N_("ticket")),
	FIELD(account, ID, N_("account")),
	FIELD(records, WORDS, N_("ticket or account")),
	FIELD(acts, WORDS, N_("acts"), .names = "act"),
	FIELD(text, LINE, N_("text"), .flags = FIELD_PROSE),
	FIELD(what, LINE, N_("what was done"), .flags = FIELD_PROSE),
	FIELD(login, LINE, N_("login")),
};
#undef RECORD

const struct schema report_log_schema = {
	.name = "act",
	.title = N_("what was done"),
	.size = sizeof(struct report_log),
	SCHEMA_FIELDS(log_fields),
	.summary = N_("what somebody did with one command line"),
};

struct log_search {
	const struct report_log_query *query;
	struct report_log_record record; /* whose acts are wanted; where desks are looked for */
	struct staff_list staff;
	struct arena *scratch;
	struct report_rows rows; /* the newest first */
	bool met;                /* the last act of who asked */
};

static bool is_known(const char *act)
{
	return transition_program(act) || (!str_empty(act) && choice_find(account_acts, act) >= 0);
}

const char *report_log_act(const char *program, const char *act)
{
	const bool of_ticket = transition_program(act) && (!program || str_starts(program, "ticket-"));
	const int found = of_ticket ? -1 : choice_find(account_acts, act);
	return found >= 0 ? _(account_acts[found].title) : transition_title(act);
}

/* The values of a trailer ("Ticket: ID"), added to `words`; the first. */
static const char *trailer(const char *message, const char *key, struct words *words, struct arena *arena)
{
	size_t room = words->n;
	const char *first = NULL;
	size_t n = strlen(key);
	for (const char *line = message; *line; line += strcspn(line, "\n"), line += *line == '\n') {
		if (strncmp(line, key, n) != 0)
			continue;
		const char *value = arena_dup_n(arena, line + n, strcspn(line + n, "\n"));
		VEC_PUSH(arena, words->items, words->n, room) = value;
		first = first ? first : value;
	}
	return first;
}

/* Every commit of these programs ends with who made it, and under which login. */
static bool is_ours(const char *message)
{
	const char *end = NULL;
	for (const char *at = strstr(message, "\nStaff: "); at; at = strstr(at + 1, "\nStaff: "))
		end = at + 1 + strcspn(at + 1, "\n");
	if (end && str_starts(end, "\nLogin: "))
		end += 1 + strcspn(end + 1, "\n");
	return end && strspn(end, "\n") == strlen(end);
}

/* "ID approve, assign": the acts, when all of them are acts; else it is a text. */
static bool take_acts(const char *rest, struct report_log *row, struct arena *arena)
{
	size_t room = 0;
	while (*rest) {
		const char *act = arena_dup_n(arena, rest, strcspn(rest, ","));
		if (!is_known(act))
			return false;
		VEC_PUSH(arena, row->acts.items, row->acts.n, room) = act;
		rest += strlen(act);
		rest += strspn(rest, ", ");
	}
	return row->acts.n > 0;
}

/* "PROGRAM: ID WHAT". */
static void read_subject(const char *message, struct report_log *row, struct arena *arena)
{
	const char *subject = arena_dup_n(arena, message, strcspn(message, "\n"));
	const char *colon = strstr(subject, ": ");
	row->text = subject;
	/* A merge of two windows' work is nobody's act, but its program is known. */
	if ((!row->staff && !str_starts(subject, "store-sync: join ")) || !colon)
		return;
	row->program = arena_dup_n(arena, subject, (size_t)(colon - subject));
	const char *rest = colon + 2;
	for (size_t i = 0; i < row->records.n; i++) {
		size_t n = strlen(row->records.items[i]);
		if (strncmp(rest, row->records.items[i], n) == 0 && (rest[n] == ' ' || !rest[n]))
			rest += n + (rest[n] == ' ');
	}
	row->text = rest;
	if (take_acts(rest, row, arena))
		row->text = NULL;
	else
		row->acts = (struct words){0};
}

static struct report_log row_of(const struct log_search *search, const struct report_commit *commit)
{
	struct arena *arena = search->scratch;
	struct words ignored = {0};
	struct report_log row = {.commit = commit->id, .at = commit->authored, .staff_name = commit->author};
	if (is_ours(commit->message)) {
		row.staff = trailer(commit->message, "Staff: ", &ignored, arena);
		row.login = trailer(commit->message, "Login: ", &ignored, arena);
		row.ticket = trailer(commit->message, "Ticket: ", &row.records, arena);
		row.account = trailer(commit->message, "Account: ", &row.records, arena);
	}
	read_subject(commit->message, &row, arena);
	return row;
}

static bool is_wanted(const struct report_log_query *query, const struct report_log *row)
{
	int day = moment_date(row->at);
	return (!query->from || day >= query->from) && (!query->to || day <= query->to) &&
	       (!query->staff || str_equal(query->staff, row->staff));
}

/* The acts as people read them, and what else is said. */
static const char *in_words(const struct report_log *row, const struct staff_list *staff, struct arena *arena)
{
	struct str what = {0};
	for (size_t i = 0; i < row->acts.n; i++)
		str_add_format(&what, "%s%s", i ? _(", ") : "", report_log_act(row->program, row->acts.items[i]));
	if (!str_empty(row->text))
		str_add_format(&what, "%s%s", what.length ? " " : "",
			report_log_text(row->program, row->text, staff, arena));
	return str_keep(&what, arena);
}

/* What the message does not say: the desk, for want of any other that of the person now, and what was done. */
static int complete(struct log_search *search, const struct report_commit *commit, const struct report_log_names *names,
	struct report_log *row, struct err *err)
{
	struct report_log_mark mark;
	size_t room = 0;
	if (report_log_record_mark(&search->record, commit, names, search->scratch, &mark, err))
		return -1;
	const struct staff *staff = row->staff && !mark.desk ? staff_find(&search->staff, row->staff) : NULL;
	row->desk = staff ? staff->desk : mark.desk;
	if (mark.act && row->acts.n == 0)
		VEC_PUSH(search->scratch, row->acts.items, row->acts.n, room) = mark.act;
	const char *before = speech_row_begin(search->scratch);
	row->what = in_words(row, &search->staff, search->scratch);
	speech_row_end(before, search->scratch);
	return 0;
}

static int each(void *context, const struct report_commit *commit, bool *enough, struct err *err)
{
	struct log_search *search = context;
	const struct report_log_query *query = search->query;
	struct report_log row = row_of(search, commit);
	const struct report_log_names names = {row.records, row.ticket, row.account};
	bool concerned;
	if (query->since && str_equal(row.staff, query->since)) {
		search->met = *enough = true;
		return 0;
	}
	if (!is_wanted(query, &row))
		return 0;
	if (report_log_record_concerned(&search->record, commit, &names, search->scratch, &concerned, err) ||
		(concerned && complete(search, commit, &names, &row, err)))
		return -1;
	if (concerned && (!query->desk || str_equal(query->desk, row.desk)))
		report_rows_add(&search->rows, &row);
	return 0;
}

int report_log_period(const struct session *session, struct report_log_query *query, struct err *err)
{
	bool days = query->day || query->from || query->to;
	if ((query->day && (query->from || query->to)) || (query->to && !query->from))
		return err_set(err, ERR_USAGE, _("--day, or --from and maybe --to"));
	if (query->to && query->to < query->from)
		return err_set(err, ERR_USAGE, _("--to is before --from"));
	if (days && query->since)
		return err_set(err, ERR_USAGE, _("--since-me goes with no day"));
	if (!days && !query->since && !query->ticket && !query->account)
		query->day = session->today;
	if (query->day)
		query->from = query->to = query->day;
	return 0;
}

static struct list oldest_first(const struct report_rows *rows)
{
	struct report_log *row = rows->items;
	for (size_t i = 0; i < rows->n / 2; i++) {
		struct report_log other = row[i];
		row[i] = row[rows->n - 1 - i];
		row[rows->n - 1 - i] = other;
	}
	return (struct list){row, rows->n};
}

int report_log_list(struct session *session, const struct report_log_query *query, struct list *list,
	struct err *err)
{
	struct arena scratch = {0};
	struct log_search search = {
		.query = query,
		.record = {.ticket = query->ticket, .account = query->account, .blobs = {.store = session->store}},
		.scratch = &scratch,
		.rows = {.schema = &report_log_schema, .arena = session->mem},
	};
	const struct report_commits commits = {
		.paths = report_log_record_paths(&search.record, session->mem),
		/* Nothing was done to a ticket before it was received. */
		.since = query->from ? query->from : query->ticket ? id_ticket_day(query->ticket) : 0,
		.each = each,
		.context = &search,
	};
	if (staff_load_readable(session->store, &search.staff, err))
		return -1;
	int rc = report_commits_walk(session->store, &commits, &scratch, err);
	git_blob_end(&search.record.blobs);
	arena_clear(&scratch);
	if (rc)
		return -1;
	if (query->since && !search.met)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("%s has done nothing in this store yet"),
				staff_name(session->store, query->since)),
			"store-log --day today");
	*list = oldest_first(&search.rows);
	return 0;
}

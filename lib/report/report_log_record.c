#include "report/report_log_record.h"

#include <string.h>

#include "base/str.h"
#include "store/path.h"
#include "store/store.h"
#include "value/id.h"

enum { DESK_LENGTH = 2 };

const char *const *report_log_record_paths(const struct report_log_record *record, struct arena *arena)
{
	const char **paths = arena_array(arena, 6, sizeof *paths);
	size_t n = 0;
	if (!record->ticket && !record->account)
		return NULL;
	if (record->ticket) {
		paths[n++] = path_ticket(PATH_TICKETS_OPEN, record->ticket, arena);
		paths[n++] = path_ticket(PATH_TICKETS_CLOSED, record->ticket, arena);
		paths[n++] = path_ticket_volume(record->ticket, arena);
	}
	if (record->account) {
		const char *block = path_account_block(record->account, arena);
		paths[n++] = block;
		paths[n++] = arena_printf(arena, ":(glob)" PATH_ACCOUNT_HISTORY "/*%s", block + strlen(PATH_ACCOUNTS));
	}
	return paths;
}

/* A record within a file of several: from its first line up to the "---" before the next or the end of the
 * file, without the last line end; "" when it is not there. */
static const char *cut(const char *text, const char *first, struct arena *arena)
{
	size_t n = strlen(first);
	for (const char *at = strstr(text, first); at; at = strstr(at + 1, first))
		if ((at == text || at[-1] == '\n') && at[n] == '\n') {
			const char *end = strstr(at, "\n---\n");
			size_t length = end ? (size_t)(end - at) : strlen(at);
			return arena_dup_n(arena, at, length - (!end && at[length - 1] == '\n'));
		}
	return "";
}

static int read_record(struct report_log_record *record, const char *id, const char *first, struct arena *arena,
	const char **text, struct err *err)
{
	struct str bytes = {0};
	*text = "";
	bool there = strspn(id, "0") != strlen(id);
	int rc = there ? git_blob_read(&record->blobs, id, &bytes, err) : 0;
	if (rc == 0)
		*text = cut(str_text(&bytes), first, arena);
	str_close(&bytes);
	return rc;
}

/* Does the commit change what one of the files has of the record that begins with the line? */
static int compare(struct report_log_record *record, const struct report_commit *commit, const char *beneath,
	const char *first, struct arena *arena, bool *differs, struct err *err)
{
	*differs = false;
	for (size_t i = 0; i < commit->changes_n && !*differs; i++) {
		const struct report_commit_change *change = &commit->changes[i];
		const char *was, *is;
		if (!str_starts(change->path, beneath))
			continue;
		if (read_record(record, change->old_id, first, arena, &was, err) ||
			read_record(record, change->new_id, first, arena, &is, err))
			return -1;
		*differs = !str_equal(was, is);
	}
	return 0;
}

int report_log_record_concerned(struct report_log_record *record, const struct report_commit *commit,
	const struct report_log_names *names, struct arena *arena, bool *concerned, struct err *err)
{
	*concerned = true;
	if (record->ticket && !words_have(&names->records, record->ticket) &&
		compare(record, commit, "tickets/", arena_printf(arena, "id: \"%s\"", record->ticket), arena, concerned,
			err))
		return -1;
	if (!*concerned || !record->account || words_have(&names->records, record->account))
		return 0;
	*concerned = false;
	/* A command line on another account of the block. */
	if (names->account)
		return 0;
	return compare(record, commit, PATH_ACCOUNTS "/", arena_printf(arena, "number: \"%s\"", record->account), arena,
		concerned, err);
}

/* The desk that the path names: of operations, day books and what a window billed. */
static const char *desk_of_path(const char *path, struct arena *arena)
{
	char desk[PATH_DESK_SIZE];
	return path_keeper(path, desk) == PATH_OF_DESK ? arena_dup(arena, desk) : NULL;
}

/* The last event of a record, "- id: "XS-8"" and what follows: its desk, and its act. */
static void read_last_event(const char *record, struct report_log_mark *mark, struct arena *arena)
{
	static const char begin[] = "\n- id: \"";
	static const char act[] = "\n  act: \"";
	struct err no = {0};
	const char *last = NULL;
	for (const char *at = strstr(record, begin); at; at = strstr(at + 1, begin))
		last = at + strlen(begin);
	const char *desk = last ? arena_dup_n(arena, last, strnlen(last, DESK_LENGTH)) : NULL;
	if (!desk || id_check_desk(desk, &no) || last[DESK_LENGTH] != '-')
		return;
	if (!mark->desk)
		mark->desk = desk;
	const char *what = strstr(last, act);
	if (what && !mark->act)
		mark->act = arena_dup_n(arena, what + strlen(act), strcspn(what + strlen(act), "\""));
}

static int read_record_of(struct report_log_record *record, const struct report_commit *commit, const char *beneath,
	const char *first, struct report_log_mark *mark, struct arena *arena, struct err *err)
{
	for (size_t i = 0; i < commit->changes_n; i++) {
		const struct report_commit_change *change = &commit->changes[i];
		const char *text;
		if (!str_starts(change->path, beneath))
			continue;
		if (read_record(record, change->new_id, first, arena, &text, err))
			return -1;
		if (*text) {
			read_last_event(text, mark, arena);
			return 0;
		}
	}
	return 0;
}

int report_log_record_mark(struct report_log_record *record, const struct report_commit *commit,
	const struct report_log_names *names, struct arena *arena, struct report_log_mark *mark, struct err *err)
{
	*mark = (struct report_log_mark){0};
	for (size_t i = 0; i < commit->changes_n && !mark->desk; i++)
		mark->desk = desk_of_path(commit->changes[i].path, arena);
	if (names->ticket && read_record_of(record, commit, "tickets/",
				     arena_printf(arena, "id: \"%s\"", names->ticket), mark, arena, err))
		return -1;
	if (!names->account || (mark->desk && mark->act))
		return 0;
	return read_record_of(record, commit, PATH_ACCOUNTS "/", arena_printf(arena, "number: \"%s\"", names->account),
		mark, arena, err);
}

#include "ticket/ticket_share.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "office/session.h"
#include "record/pack.h"
#include "store/share.h"
#include "store/store.h"
#include "ticket/ticket_view.h"

enum {
	DAYS_LEAST = 32,          /* of fewer a process alone is through as soon */
	PIPE_BYTES = 1024 * 1024, /* what the others may be ahead */
};

struct pipes {
	const struct ticket_share *asked;
	struct share processes;
	size_t n; /* of the others */
	int reads[SHARES];
	int writes[SHARES];
};

static void close_all(int *fds, size_t n, size_t but)
{
	for (size_t i = 0; i < n; i++)
		if (fds[i] >= 0 && i != but) {
			close(fds[i]);
			fds[i] = -1;
		}
}

static bool open_pipes(struct pipes *pipes)
{
	for (size_t i = 0; i < SHARES; i++)
		pipes->reads[i] = pipes->writes[i] = -1;
	for (size_t i = 0; i < pipes->n; i++) {
		int ends[2];
		if (pipe2(ends, O_CLOEXEC))
			return false;
		pipes->reads[i] = ends[0];
		pipes->writes[i] = ends[1];
		/* More than a user may have is no fault. */
		(void)fcntl(ends[1], F_SETPIPE_SZ, PIPE_BYTES);
	}
	return true;
}

/* ---- The others ---------------------------------------------------------------------------------- */

/* What this process was told so far besides the tickets. */
struct told {
	size_t notes;
	size_t years;
};

static struct told told_of(const struct session *session)
{
	return (struct told){session->store->notes_n, session->calendar ? session->calendar->missing_n : 0};
}

static void put_told(struct share_result *result, const struct session *session, struct told before)
{
	const struct told now = told_of(session);
	SHARE_PUT(result, session->store->damaged);
	const size_t notes = now.notes - before.notes, years = now.years - before.years;
	SHARE_PUT(result, notes);
	for (size_t i = before.notes; i < now.notes; i++)
		share_put_text(result, session->store->notes[i]);
	SHARE_PUT(result, years);
	for (size_t i = before.years; i < now.years; i++) {
		SHARE_PUT(result, session->calendar->missing[i]);
		share_put_text(result, session->calendar->wanted_by[i]);
	}
}

static void put_day(const struct ticket_share *asked, size_t day, struct share_result *result)
{
	const struct told before = told_of(asked->session);
	struct ticket_view *found = NULL;
	struct err err = {0};
	size_t n = 0;
	const int rc = asked->find(asked->find_context, day, &found, &n, &err);
	SHARE_PUT(result, rc);
	SHARE_PUT(result, err);
	put_told(result, asked->session, before);
	n = rc ? 0 : n;
	SHARE_PUT(result, n);
	for (size_t i = 0; i < n; i++)
		record_pack_add(&ticket_view_schema, &found[i], &result->bytes);
}

static int help(void *context, size_t nth, struct share_result *result)
{
	struct pipes *pipes = context;
	const size_t own = nth - 1;
	struct share_result day = {0};
	struct err broken = {0};
	int rc = 0;
	(void)result;
	close_all(pipes->reads, pipes->n, SHARES);
	close_all(pipes->writes, pipes->n, own);
	for (size_t i = own; rc == 0 && i < pipes->asked->days_n; i += pipes->n) {
		str_clear(&day.bytes);
		put_day(pipes->asked, i, &day);
		const size_t length = day.bytes.length;
		rc = file_write_all(pipes->writes[own], "", (const char *)&length, sizeof length, &broken) ||
				     file_write_all(pipes->writes[own], "", str_text(&day.bytes), length, &broken)
			     ? -1
			     : 0;
	}
	str_close(&day.bytes);
	return rc;
}

/* ---- This one ------------------------------------------------------------------------------------ */

/* False at the end. */
static bool read_whole(int fd, char *into, size_t length)
{
	while (length) {
		const ssize_t n = read(fd, into, length);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		into += n;
		length -= (size_t)n;
	}
	return true;
}

static int take_length(struct pipes *pipes, size_t other, struct share_result *day, struct err *err)
{
	size_t length;
	struct share_result nothing = {0};
	str_clear(&day->bytes);
	day->at = 0;
	if (read_whole(pipes->reads[other], (char *)&length, sizeof length)) {
		str_reserve(&day->bytes, length);
		day->bytes.length = length;
		if (read_whole(pipes->reads[other], day->bytes.text, length))
			return 0;
	}
	if (share_end(&pipes->processes, other + 1, &nothing, err) >= 0)
		err_set(err, ERR_SYSTEM, _("a process that did a part of the work ended early"));
	str_close(&nothing.bytes);
	return -1;
}

/* As if this process had been told. */
static int take_told(struct share_result *day, const struct session *session, struct err *err)
{
	struct store *store = session->store;
	bool damaged;
	size_t notes, years;
	int rc = 0;
	SHARE_TAKE(day, damaged);
	SHARE_TAKE(day, notes);
	for (size_t i = 0; i < notes; i++)
		store_note_once(store, share_take_text(day, store->mem));
	store->damaged = store->damaged || damaged;
	SHARE_TAKE(day, years);
	for (size_t i = 0; rc == 0 && i < years; i++) {
		int year;
		SHARE_TAKE(day, year);
		rc = session_do_without(session, year, share_take_text(day, store->mem), err);
	}
	return rc;
}

static int give_day(struct pipes *pipes, struct share_result *day, struct arena *arena, struct err *err)
{
	const struct ticket_share *asked = pipes->asked;
	struct err theirs;
	size_t n;
	int rc;
	SHARE_TAKE(day, rc);
	SHARE_TAKE(day, theirs);
	if (take_told(day, asked->session, err))
		return -1;
	if (rc)
		*err = theirs;
	SHARE_TAKE(day, n);
	const char *at = str_text(&day->bytes) + day->at;
	for (size_t i = 0; rc == 0 && i < n; i++) {
		const struct arena_mark mark = arena_mark(arena);
		struct ticket_view view;
		at = record_pack_read(&ticket_view_schema, &view, at, arena);
		rc = asked->give(asked->give_context, &view, err);
		arena_reset(arena, mark);
	}
	return rc;
}

static int give_all(struct pipes *pipes, struct err *err)
{
	struct share_result day = {0};
	struct arena arena = {0};
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < pipes->asked->days_n; i++)
		rc = take_length(pipes, i % pipes->n, &day, err) || give_day(pipes, &day, &arena, err) ? -1 : 0;
	str_close(&day.bytes);
	arena_clear(&arena);
	return rc;
}

bool ticket_share_run(const struct ticket_share *asked, int *rc, struct err *err)
{
	struct pipes pipes = {.asked = asked, .n = share_processors()};
	pipes.n = pipes.n < SHARES ? pipes.n : SHARES - 1;
	if (asked->days_n < DAYS_LEAST || pipes.n < 2)
		return false;
	share_open(&pipes.processes, asked->session->store, 0);
	bool shared = open_pipes(&pipes);
	if (shared)
		share_start(&pipes.processes, pipes.n + 1, help, &pipes);
	close_all(pipes.writes, pipes.n, SHARES);
	shared = shared && pipes.processes.n == pipes.n + 1;
	if (shared)
		*rc = give_all(&pipes, err);
	close_all(pipes.reads, pipes.n, SHARES);
	share_close(&pipes.processes);
	return shared;
}

#include "check/check_events.h"

#include <stddef.h>

#include "account/account.h"
#include "account/account_history.h"
#include "account/account_money.h"
#include "base/arena.h"
#include "finding/findings.h"
#include "office/session.h"
#include "record/bytes.h"
#include "record/read.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/store.h"

struct events_walk {
	const struct check_events *events;
	const struct scan_file *file;
};

void check_events_of(const struct check_events *events, const struct findings_place *place, const char *account,
	const struct event_list *list, bool begins)
{
	int64_t latest = begins ? 0 : -1;
	for (size_t i = 0; i < list->n; i++) {
		const struct event *event = &list->items[i];
		events->each(events->context, place, account, event, latest);
		latest = event->at > latest ? event->at : latest;
	}
}

static int each_account(void *context, void *record, size_t line, struct err *ignored)
{
	const struct events_walk *walk = context;
	const struct account *account = record;
	const struct findings_place place = {walk->file->path, line};
	(void)ignored;
	/* Folded ones came before those that are here. */
	bool folded = false;
	for (size_t i = 0; i < account->events.n; i++)
		folded = folded || account_money_carries(&account->events.items[i]);
	check_events_of(walk->events, &place, account->number, &account->events, !folded);
	return 0;
}

static int each_past(void *context, void *record, size_t line, struct err *ignored)
{
	const struct events_walk *walk = context;
	const struct account_history *past = record;
	const struct findings_place place = {walk->file->path, line};
	(void)ignored;
	check_events_of(walk->events, &place, past->number, &past->events, false);
	return 0;
}

static int read_file(struct events_walk *walk, const struct scan_file *file, const struct schema *schema,
	int (*each)(void *context, void *record, size_t line, struct err *err))
{
	struct arena scratch = {0};
	struct err told = {0}; /* by check_account.c */
	walk->file = file;
	if (walk->events->may_have(walk->events->context, file))
		record_read_stream(schema, file->path, file->bytes, file->length, &scratch, each, walk, &told);
	arena_clear(&scratch);
	return 0;
}

static int each_block(void *context, const struct scan_file *file, struct err *ignored)
{
	(void)ignored;
	return read_file(context, file, &account_schema, each_account);
}

static int each_history(void *context, const struct scan_file *file, struct err *ignored)
{
	(void)ignored;
	return read_file(context, file, &account_history_schema, each_past);
}

void check_events_unread(void *context, const char *path, const struct err *err)
{
	(void)context, (void)path, (void)err;
}

static int walk_files(struct findings *findings, struct events_walk *walk, const char *directory, bool deep,
	int (*each)(void *context, const struct scan_file *file, struct err *err), struct err *err)
{
	struct arena files = {0};
	const struct scan scan = {.directory = directory, .deep = deep, .limit = RECORD_VOLUME_BYTES, .each = each,
		.failed = check_events_unread, .context = walk};
	int rc = scan_files(findings->session->store, &scan, &files, err);
	arena_clear(&files);
	return rc;
}

int check_events_each(struct findings *findings, const struct check_events *events, struct err *err)
{
	struct events_walk walk = {.events = events};
	return walk_files(findings, &walk, PATH_ACCOUNTS, false, each_block, err) ||
			       walk_files(findings, &walk, PATH_ACCOUNT_HISTORY, true, each_history, err)
		       ? -1
		       : 0;
}

#include "cli/glance.h"

#include <stdlib.h>

#include "base/str.h"
#include "cli/command.h"
#include "cli/language.h"
#include "store/store.h"
#include "txn/store_open.h"
#include "value/date.h"
#include "value/moment.h"

/* A word that is only being typed has not been to the shell yet. */
static const char *expanded(const char *path, struct arena *arena)
{
	const char *home = getenv("HOME");
	return str_starts(path, "~/") && !str_empty(home) ? arena_printf(arena, "%s%s", home, path + 1) : path;
}

int glance_open(struct run *run, const char *named)
{
	struct session *session = &run->session;
	struct err ignored = {0};
	const char *root;
	struct store *store = NULL;
	session->now = moment_now();
	session->today = moment_date(session->now);
	if (!str_empty(named))
		named = expanded(named, session->mem);
	if (store_find(str_empty(named) ? NULL : named, session->mem, &root, &ignored) ||
		store_open_as_is(root, session->mem, &store, &ignored))
		return -1;
	store->reads_on = true;
	session->store = store;
	session->calendar = arena_alloc(session->mem, sizeof *session->calendar);
	language_choose(run->wish, store->settings.language);
	/* A clock that cannot be read is told by the program itself. */
	if (store->settings.test_clock && run_pin_clock(run, &ignored))
		ignored = (struct err){0};
	return 0;
}

void glance_close(struct run *run)
{
	store_close(run->session.store);
	run->session.store = NULL;
	run->session.calendar = NULL;
}

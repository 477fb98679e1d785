#include "sync/receive_past.h"

#include "account/account_history.h"
#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "history/history.h"
#include "history/history_tree.h"
#include "office/event.h"
#include "record/copy.h"
#include "record/read.h"
#include "store/path.h"
#include "value/date.h"

struct past_build {
	struct arena *arena;
	const char *number;
	struct event *items;
	size_t n;
	size_t room;
};

static int gather(void *context, void *record, size_t line, struct err *err)
{
	struct past_build *build = context;
	struct account_history copy = {0};
	(void)line, (void)err;
	if (!str_equal(((const struct account_history *)record)->number, build->number))
		return 0;
	record_copy(&account_history_schema, &copy, record, build->arena);
	for (size_t i = 0; i < copy.events.n; i++)
		VEC_PUSH(build->arena, build->items, build->n, build->room) = copy.events.items[i];
	return 0;
}

static int read_year(struct receive_look *look, int year, struct past_build *build, struct err *err)
{
	struct str bytes = {0};
	bool found;
	const char *name = arena_printf(build->arena, "%s:%s", look->is->parents[0],
		path_account_history(year, build->number, build->arena));
	int rc = history_object(look->history, name, &bytes, &found, err);
	if (rc == 0 && found)
		rc = record_read_stream(&account_history_schema, name, str_text(&bytes), bytes.length, build->arena, gather,
			build, err);
	str_close(&bytes);
	return rc;
}

static bool was_folded(const struct event_list *events)
{
	for (size_t i = 0; i < events->n; i++)
		if (str_equal(events->items[i].act, "carry"))
			return true;
	return false;
}

int receive_past_load(struct receive_look *look, const char *number, const struct event_list *events,
	struct arena *arena, struct event_list *past, struct err *err)
{
	struct past_build build = {.arena = arena, .number = number};
	struct history_tree tree = {0};
	*past = (struct event_list){0};
	if (!was_folded(events))
		return 0;
	const char *name = arena_printf(arena, "%s:" PATH_ACCOUNT_HISTORY, look->is->parents[0]);
	int rc = history_tree_open(look->history, name, &tree, err);
	while (rc == 0 && history_tree_next(&tree)) {
		struct err ignored = {0};
		int64_t year;
		if (num_parse(tree.name, DATE_YEAR_FIRST, DATE_YEAR_LAST, &year, &ignored) == 0)
			rc = read_year(look, (int)year, &build, err);
	}
	history_tree_close(&tree);
	*past = (struct event_list){build.items, build.n};
	return rc;
}

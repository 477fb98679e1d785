#include "sync/receive_then.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "git/past.h"
#include "history/history.h"
#include "history/history_tree.h"
#include "store/path.h"
#include "value/date.h"
#include "value/moment.h"

enum { IDS = 3 };

static const char *const wanted[IDS] = {PATH_CATALOGUE, PATH_CALENDAR, STORE_SETTINGS_PATH};

/* The ids of the three; "" for one that is not there. */
static int find_ids(struct receive_look *look, char ids[IDS][GIT_ID_SIZE], struct err *err)
{
	struct history_tree tree = {0};
	memset(ids, 0, IDS * sizeof *ids);
	int rc = history_tree_open(look->history, arena_printf(look->mem, "%s^{tree}", look->is->parents[0]), &tree, err);
	while (rc == 0 && history_tree_next(&tree))
		for (size_t i = 0; i < IDS; i++)
			if (str_equal(tree.name, wanted[i]))
				memcpy(ids[i], tree.id, GIT_ID_SIZE);
	history_tree_close(&tree);
	return rc;
}

static int keep_file(struct receive_look *look, struct past *past, const char *path, const char *id, struct err *err)
{
	struct str bytes = {0};
	bool found = false;
	int rc = history_object(look->history, id, &bytes, &found, err);
	if (rc == 0 && found)
		past_keep(past, path, str_text(&bytes), bytes.length);
	str_close(&bytes);
	return rc;
}

static int keep_directory(struct receive_look *look, struct past *past, const char *directory, const char *id,
	struct err *err)
{
	struct history_tree tree = {0};
	int rc = *id ? history_tree_open(look->history, id, &tree, err) : 0;
	while (rc == 0 && *id && history_tree_next(&tree))
		if (str_ends(tree.name, ".yaml"))
			rc = keep_file(look, past, arena_printf(past->mem, "%s/%s", directory, tree.name), tree.id, err);
	history_tree_close(&tree);
	return rc;
}

static int load(struct receive_look *look, struct receive_then *then, struct err *err)
{
	struct past *past = arena_alloc(&then->mem, sizeof *past);
	struct settings settings = {0};
	bool found = false;
	past->mem = &then->mem;
	then->store = *look->store;
	then->store.mem = &then->mem;
	then->store.past = past;
	then->store.reads_on = false;
	then->calendar = (struct session_calendar){0};
	if (keep_directory(look, past, wanted[0], then->key[0], err) ||
		keep_directory(look, past, wanted[1], then->key[1], err) ||
		(*then->key[2] && keep_file(look, past, wanted[2], then->key[2], err)) ||
		store_read_record(&then->store, STORE_SETTINGS_PATH, &settings_schema, &settings, &found, err))
		return -1;
	then->store.settings = settings;
	return staff_load_all(&then->store, &then->staff, err) || catalogue_load(&then->store, &then->catalogue, err) ? -1
														      : 0;
}

static void set_session(struct receive_look *look, struct receive_then *then)
{
	const struct staff *staff = staff_find(&then->staff, look->author);
	then->session = (struct session){
		.mem = &then->mem,
		.store = &then->store,
		.staff = staff ? staff : staff_find(&look->staff, look->author),
		.desk = look->desk,
		.now = look->is->authored,
		.today = moment_date(look->is->authored),
		.actor = {.staff = look->author},
		.calendar = &then->calendar,
	};
}

int receive_then_of(struct receive_look *look, struct receive_then **found, struct err *err)
{
	struct receive_then *then = look->then;
	char ids[IDS][GIT_ID_SIZE];
	int rc = 0;
	if (find_ids(look, ids, err))
		return -1;
	if (!then)
		then = look->then = arena_alloc(look->store->mem, sizeof *then);
	if (memcmp(ids, then->key, sizeof ids) != 0) {
		arena_clear(&then->mem);
		memcpy(then->key, ids, sizeof ids);
		rc = load(look, then, err);
		if (rc)
			memset(then->key, 0, sizeof then->key);
	}
	set_session(look, then);
	*found = then;
	return rc;
}

void receive_then_end(struct receive_look *look)
{
	if (look->then)
		arena_clear(&look->then->mem);
}

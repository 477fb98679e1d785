#include "sync/receive_look.h"

#include "base/message.h"
#include "base/str.h"
#include "git/past.h"
#include "store/path.h"
#include "store/settings.h"

void receive_look_refuse(struct receive_look *look, const char *path, const struct err *why)
{
	if (look->refused.code)
		return;
	look->refused = *why;
	/* Messages of the reader begin with the path themselves. */
	if (!str_starts(why->msg, path))
		err_prefix(&look->refused, "%s", path);
}

static int keep_file(struct receive_look *look, struct past *past, const char *commit, const char *path, struct err *err)
{
	struct str bytes = {0};
	bool found;
	int rc = history_object(look->history, arena_printf(past->mem, "%s:%s", commit, path), &bytes, &found, err);
	if (rc == 0 && found)
		past_keep(past, path, str_text(&bytes), bytes.length);
	str_close(&bytes);
	return rc;
}

int receive_look_office(struct receive_look *look, const char *commit, struct err *err)
{
	static const char *const files[] = {STORE_SETTINGS_PATH, PATH_STAFF, PATH_DESKS};
	struct store *store = look->store;
	struct past *past = arena_alloc(store->mem, sizeof *past);
	struct settings settings = {0};
	bool found = false;
	past->mem = store->mem;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		if (keep_file(look, past, commit, files[i], err))
			return -1;
	store->past = past;
	if (store_read_record(store, STORE_SETTINGS_PATH, &settings_schema, &settings, &found, err) ||
		staff_load_all(store, &look->staff, err) || desk_load_all(store, &look->desks, err))
		return -1;
	if (!found)
		return err_set(err, ERR_MALFORMED, _("commit %.12s has no %s"), commit, STORE_SETTINGS_PATH);
	store->settings = settings;
	return 0;
}

#include "store/scan.h"

#include "base/str.h"
#include "store/store.h"

static int visit_file(struct store *store, const struct scan *scan, const char *directory,
	const char *name, struct arena *arena, struct err *err)
{
	struct arena_mark mark = arena_mark(arena);
	struct scan_file file = {.name = name};
	int rc = 0;
	file.path = arena_printf(arena, "%s/%s", directory, name);
	if (scan->limit)
		rc = store_read(store, file.path, scan->limit, arena, &file.bytes, &file.length, err);
	if (rc == 0 && (file.bytes || !scan->limit))
		rc = scan->each(scan->context, &file, err);
	if (!scan->keep)
		arena_reset(arena, mark);
	return rc;
}

static int visit_directory(struct store *store, const struct scan *scan, const char *directory,
	int depth, struct arena *arena, struct err *err)
{
	const char **names;
	size_t names_n;
	if (store_names(store, directory, arena, &names, &names_n, err))
		return -1;
	for (size_t i = 0; i < names_n; i++) {
		int rc = 0;
		if (str_ends(names[i], ".yaml"))
			rc = visit_file(store, scan, directory, names[i], arena, err);
		else if (depth > 0)
			rc = visit_directory(store, scan, arena_printf(arena, "%s/%s", directory, names[i]),
				depth - 1, arena, err);
		if (rc)
			return rc;
	}
	return 0;
}

int scan_files(struct store *store, const struct scan *scan, struct arena *arena, struct err *err)
{
	/* Trays are one directory a day deep, account blocks one directory a group. */
	return visit_directory(store, scan, scan->directory, 1, arena, err);
}

#include "upgrade/upgrade_stream.h"

#include <string.h>

#include "office/session.h"
#include "record/read.h"
#include "store/scan.h"
#include "txn/txn.h"

/* One walk, and the file it is in. */
struct stream_build {
	struct upgrade *upgrade;
	const struct schema *schema;
	int (*each)(struct upgrade *upgrade, void *record, bool *changed, struct arena *arena,
		struct err *err);
	struct arena arena; /* of the file */
	char *items;
	size_t n;
	size_t room;
	bool changed;
};

static int take_record(void *context, void *record, size_t line, struct err *err)
{
	struct stream_build *build = context;
	const size_t size = build->schema->size;
	(void)line;
	if (build->each(build->upgrade, record, &build->changed, &build->arena, err))
		return -1;
	if (build->n == build->room) {
		build->room = build->room ? 2 * build->room : 16;
		char *grown = arena_array(&build->arena, build->room, size);
		if (build->n)
			memcpy(grown, build->items, build->n * size);
		build->items = grown;
	}
	memcpy(build->items + build->n++ * size, record, size);
	return 0;
}

static int take_file(void *context, const struct scan_file *file, struct err *err)
{
	struct stream_build *build = context;
	build->items = NULL;
	build->n = build->room = 0;
	build->changed = false;
	int rc = record_read_stream(build->schema, file->path, file->bytes, file->length, &build->arena,
		take_record, build, err);
	if (rc == 0 && build->changed)
		rc = txn_put_list(build->upgrade->txn, file->path, build->schema, build->items, build->n, err);
	arena_clear(&build->arena);
	return rc;
}

int upgrade_stream(struct upgrade *upgrade, const struct schema *schema, const char *directory,
	int (*each)(struct upgrade *upgrade, void *record, bool *changed, struct arena *arena, struct err *err),
	struct err *err)
{
	struct stream_build build = {.upgrade = upgrade, .schema = schema, .each = each};
	struct arena names = {0};
	const struct scan scan = {.directory = directory, .limit = RECORD_VOLUME_BYTES, .each = take_file,
		.context = &build};
	int rc = scan_files(upgrade->session->store, &scan, &names, err);
	arena_clear(&build.arena);
	arena_clear(&names);
	return rc;
}

bool upgrade_stream_order(struct event_list *events, struct arena *arena)
{
	struct event *event = events->items;
	bool any = false;
	for (size_t i = 1; i < events->n; i++) {
		const char **before = arena_array(arena, 1, sizeof *before);
		const size_t n = strcspn(event[i].id, "-") + 1;
		if (strncmp(event[i].id, event[i - 1].id, n) == 0)
			continue;
		before[0] = event[i - 1].id;
		event[i].after = (struct words){before, 1};
		any = true;
	}
	return any;
}

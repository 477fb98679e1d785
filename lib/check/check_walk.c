#include "check/check_walk.h"

#include <stdint.h>
#include <string.h>

#include "base/str.h"
#include "base/vec.h"
#include "check/check_account.h"
#include "check/check_op.h"
#include "check/check_past.h"
#include "check/check_payment.h"
#include "check/check_register.h"
#include "check/check_sums.h"
#include "check/check_ticket.h"
#include "finding/findings.h"
#include "office/session.h"
#include "record/bytes.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/store.h"

/* Of two directories that a path stands in the first counts. */
static const struct tray {
	const char *directory;
	int depth; /* how many directories lie between it and a file */
	size_t limit;
	int (*each)(void *findings, const struct scan_file *file, struct err *err);
	int (*sum)(void *findings, const struct scan_file *file, struct err *err);
	void (*unread)(void *findings, const char *path, const struct err *err);
} trays[] = {
	{PATH_TICKETS_OPEN, 1, RECORD_FILE_BYTES, check_ticket_file, NULL, findings_unreadable},
	{PATH_TICKETS_CLOSED, 1, RECORD_FILE_BYTES, check_ticket_file, NULL, findings_unreadable},
	{PATH_TICKETS_ARCHIVE, 1, RECORD_VOLUME_BYTES, check_ticket_volume, NULL, findings_unreadable},
	{PATH_ACCOUNT_HISTORY, 2, RECORD_VOLUME_BYTES, check_past_alone, check_past_sum, findings_unreadable},
	{PATH_ACCOUNTS, 1, RECORD_VOLUME_BYTES, check_account_block, check_account_sum, findings_unreadable},
	{PATH_PAYMENTS, 2, RECORD_VOLUME_BYTES, check_payment_book, check_payment_sum, findings_unreadable},
	{PATH_BILLS, 1, RECORD_VOLUME_BYTES, check_register_file, check_register_before, check_register_unread},
	{PATH_OPS, 2, RECORD_VOLUME_BYTES, check_op_file, NULL, findings_unreadable},
};

enum { TRAYS = sizeof trays / sizeof *trays };

/* ---- Parts --------------------------------------------------------------------------------------- */

static void add_parts(struct findings *findings, size_t tray, const char *directory, int depth, struct arena *arena,
	struct check_part_list *list)
{
	const char **names;
	size_t n;
	struct err told_later = {0};
	VEC_PUSH(arena, list->items, list->n, list->room) = (struct check_part){tray, directory};
	if (depth == 0 || store_names(findings->session->store, directory, arena, &names, &n, &told_later))
		return;
	for (size_t i = 0; i < n; i++)
		if (!str_ends(names[i], ".yaml"))
			add_parts(findings, tray, arena_printf(arena, "%s/%s", directory, names[i]), depth - 1, arena, list);
}

void check_walk_list(struct findings *findings, struct arena *arena, struct check_part_list *list)
{
	for (size_t i = 0; i < TRAYS; i++)
		if (findings->session->store->settings.format >= SETTINGS_FORMAT_MONEY ||
			!str_starts(trays[i].directory, PATH_ACCOUNT_HISTORY))
			add_parts(findings, i, trays[i].directory, trays[i].depth, arena, list);
}

void check_walk_list_open(struct findings *findings, struct arena *arena, struct check_part_list *list)
{
	add_parts(findings, 0, trays[0].directory, trays[0].depth, arena, list);
}

/* ---- Files --------------------------------------------------------------------------------------- */

struct part_walk {
	struct findings *findings;
	struct check_doubts *doubts;
	size_t tray;
	bool known; /* what is doubtful is so already */
};

static void doubt(struct part_walk *walk, const char *path)
{
	struct check_doubts *doubts = walk->doubts;
	if (!walk->known)
		VEC_PUSH(walk->findings->mem, doubts->files, doubts->n, doubts->room) =
			(struct check_doubt){walk->findings->order, walk->tray,
				arena_dup(walk->findings->mem, path), !str_ends(path, ".yaml")};
}

/* What is read besides the file, as the mates of a ticket are, is let go with it. */
static int each_file(void *context, const struct scan_file *file, struct err *err)
{
	struct part_walk *walk = context;
	struct findings *findings = walk->findings;
	struct session *const session = findings->session;
	struct arena scratch = {0};
	struct store store = *session->store;
	struct session aside = *session;
	size_t before = findings->n;
	store.mem = &scratch;
	aside.store = &store;
	findings->session = &aside;
	int rc = trays[walk->tray].each(findings, file, err);
	findings->session = session;
	if (findings->n > before)
		doubt(walk, file->path);
	arena_clear(&scratch);
	return rc;
}

static void unread(void *context, const char *path, const struct err *err)
{
	struct part_walk *walk = context;
	trays[walk->tray].unread(walk->findings, path, err);
	doubt(walk, path);
}

static int walk_part(struct part_walk *walk, const char *directory, struct err *err)
{
	struct arena files = {0};
	const struct scan scan = {.directory = directory, .flat = true, .limit = trays[walk->tray].limit,
		.each = each_file, .failed = unread, .context = walk};
	int rc = scan_files(walk->findings->session->store, &scan, &files, err);
	arena_clear(&files);
	return rc;
}

int check_walk_part(struct findings *findings, struct check_doubts *doubts, const struct check_part *part,
	size_t order, struct err *err)
{
	struct part_walk walk = {.findings = findings, .doubts = doubts, .tray = part->tray};
	findings->order = order;
	return walk_part(&walk, part->directory, err);
}

static int walk_file(struct part_walk *walk, const char *path, struct err *err)
{
	struct arena scratch = {0};
	struct scan_file file = {.path = path, .name = strrchr(path, '/') + 1};
	struct err failed = {0};
	int rc = 0;
	if (store_read(walk->findings->session->store, path, trays[walk->tray].limit, &scratch, &file.bytes,
		    &file.length, &failed))
		unread(walk, path, &failed);
	else if (file.bytes)
		rc = each_file(walk, &file, err);
	arena_clear(&scratch);
	return rc;
}

static size_t tray_of(const char *path)
{
	size_t i = 0;
	while (i < TRAYS && !(str_starts(path, trays[i].directory) && path[strlen(trays[i].directory)] == '/'))
		i++;
	return i;
}

bool check_walk_reads(const char *path)
{
	const size_t tray = tray_of(path);
	int depth = 0;
	if (tray == TRAYS || !str_ends(path, ".yaml") || strstr(path, "/."))
		return false;
	for (const char *at = path + strlen(trays[tray].directory) + 1; (at = strchr(at, '/')); at++)
		depth++;
	return depth <= trays[tray].depth;
}

int check_walk_file(struct findings *findings, struct check_doubts *doubts, const char *path, size_t order,
	struct err *err)
{
	struct part_walk walk = {.findings = findings, .doubts = doubts, .tray = tray_of(path)};
	findings->order = order;
	return walk.tray < TRAYS ? walk_file(&walk, path, err) : 0;
}

int check_walk_again(struct findings *findings, struct check_doubts *doubts, struct err *err)
{
	struct part_walk walk = {.findings = findings, .doubts = doubts, .known = true};
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < doubts->n; i++) {
		findings->order = doubts->files[i].order;
		walk.tray = doubts->files[i].tray;
		rc = doubts->files[i].directory ? walk_part(&walk, doubts->files[i].path, err)
						: walk_file(&walk, doubts->files[i].path, err);
	}
	return rc;
}

int check_walk_sum(struct findings *findings, const struct scan_file *file, struct err *err)
{
	const size_t tray = tray_of(file->path);
	return tray < TRAYS && trays[tray].sum ? trays[tray].sum(findings, file, err) : 0;
}

#include "carry/carry_known.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "carry/carry_stage.h"
#include "git/beside.h"
#include "office/attachment.h"
#include "store/path.h"
#include "store/store.h"
#include "ticket/ticket.h"
#include "ticket/ticket_attachment.h"
#include "ticket/ticket_store.h"

enum { ERASED = 1, HAD };

static int take(void *context, const struct ticket *ticket, const char *path, struct err *err)
{
	struct carry_known *known = context;
	struct ticket_attachment_list list;
	struct arena scratch = {0};
	struct err damaged = {0};
	(void)path;
	(void)err;
	/* store-check tells of one that cannot be read. */
	if (ticket_attachments(ticket, &scratch, &list, &damaged))
		list.n = 0;
	for (size_t i = 0; i < list.n; i++) {
		const struct ticket_attachment *one = &list.items[i];
		const char *named = attachment_path(one->sha256, one->type, &scratch);
		const size_t was = map_get(&known->paths, named);
		const size_t is = one->state == ATTACHMENT_ERASED ? ERASED : HAD;
		if (is > was)
			map_set(&known->paths, &known->mem, arena_dup(&known->mem, named), is);
	}
	arena_clear(&scratch);
	return 0;
}

static int add(struct store *store, const char *commit, unsigned trays, struct carry_known *known, struct err *err)
{
	struct arena scratch = {0};
	const struct ticket_walk walk = {.trays = trays, .needle = "\n  file:", .each = take, .context = known};
	int rc = ticket_walk_at(store, &walk, commit, &scratch, err);
	arena_clear(&scratch);
	return rc;
}

int carry_known_load(struct store *store, const char *commit, struct carry_known *known, struct err *err)
{
	*known = (struct carry_known){0};
	return add(store, commit, TRAY_ALL, known, err);
}

static bool has_all(const struct carry_known *known, const struct carry_file_list *files)
{
	struct arena scratch = {0};
	bool all = true;
	for (size_t i = 0; all && i < files->n; i++)
		all = carry_known_has(known, arena_printf(&scratch, PATH_ATTACHMENTS "/%s", files->items[i].path));
	arena_clear(&scratch);
	return all;
}

int carry_known_these(struct store *store, const char *const *commits, const struct carry_file_list *files,
	struct carry_known *known, struct err *err)
{
	static const unsigned trays[] = {TRAY_OPEN | TRAY_CLOSED, TRAY_ARCHIVE};
	*known = (struct carry_known){0};
	for (size_t t = 0; t < sizeof trays / sizeof *trays && !has_all(known, files); t++)
		for (size_t i = 0; commits[i]; i++)
			if (add(store, commits[i], trays[t], known, err))
				return -1;
	return 0;
}

void carry_known_close(struct carry_known *known)
{
	arena_clear(&known->mem);
	*known = (struct carry_known){0};
}

bool carry_known_has(const struct carry_known *known, const char *path)
{
	return map_get(&known->paths, path) == HAD;
}

bool carry_known_erased(const struct carry_known *known, const char *path)
{
	return map_get(&known->paths, path) == ERASED;
}

size_t carry_known_absent(const struct carry_known *known, const struct map *here, const struct map *there)
{
	size_t n = 0;
	for (size_t i = 0; i < known->paths.room; i++) {
		const struct map_slot *slot = &known->paths.slots[i];
		if (!slot->key || slot->value != HAD)
			continue;
		const char *name = slot->key + strlen(PATH_ATTACHMENTS "/");
		n += !map_get(here, name) && !map_get(there, name);
	}
	return n;
}

int carry_known_sweep(const struct carry_known *known, int root, size_t *erased, struct err *err)
{
	for (size_t i = 0; i < known->paths.room; i++) {
		const struct map_slot *slot = &known->paths.slots[i];
		struct stat st;
		if (!slot->key || slot->value != ERASED || !beside_path_is_plain(slot->key) ||
			fstatat(root, slot->key, &st, AT_SYMLINK_NOFOLLOW))
			continue;
		if (beside_remove(root, slot->key, err))
			return -1;
		*erased += 1;
	}
	return 0;
}

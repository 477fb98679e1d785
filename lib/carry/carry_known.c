#include "carry/carry_known.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "git/beside.h"
#include "office/attachment.h"
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

int carry_known_load(struct store *store, const char *commit, struct carry_known *known, struct err *err)
{
	struct arena scratch = {0};
	const struct ticket_walk walk = {.trays = TRAY_ALL, .needle = "\n  file:", .each = take, .context = known};
	*known = (struct carry_known){0};
	int rc = ticket_walk_at(store, &walk, commit, &scratch, err);
	arena_clear(&scratch);
	return rc;
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

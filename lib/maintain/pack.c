#include "maintain/pack.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"
#include "git/git_object.h"
#include "git/git_pack.h"
#include "git/git_loose.h"
#include "maintain/pack_list.h"
#include "maintain/pack_merge.h"
#include "store/branch.h"
#include "store/git.h"
#include "store/git_ref.h"
#include "store/git_run.h"
#include "store/store.h"

/* The commit up to which all is packed: where the next night begins. */
#define PACKED ".git/onestop.packed"

struct packing {
	struct store *store;
	const struct pack_order *order;
	char head[GIT_ID_SIZE];
	const char *since; /* NULL: not known */
	size_t loose;
};

static void tell(void *context, size_t n)
{
	const struct packing *packing = context;
	if (packing->order->each)
		packing->order->each(packing->order->context, n < packing->loose ? n : packing->loose, packing->loose);
}

/* What a hand or a power cut made of the note is none, and so is a commit that is not here. */
static int read_since(struct packing *packing, struct err *err)
{
	struct store *store = packing->store;
	struct arena scratch = {0};
	const char *bytes;
	size_t length;
	if (store_read(store, PACKED, GIT_ID_SIZE, store->mem, &bytes, &length, err))
		return -1;
	if (bytes && length == GIT_ID_SIZE && git_is_id(bytes)) {
		const char *id = arena_dup_n(store->mem, bytes, GIT_ID_SIZE - 1);
		const char *commit;
		if (git_object_read(store->fd, "commit", id, &scratch, &commit, &length))
			packing->since = id;
	}
	arena_clear(&scratch);
	return 0;
}

static int write_since(const struct packing *packing, struct err *err)
{
	char line[GIT_ID_SIZE + 1];
	memcpy(line, packing->head, GIT_ID_SIZE - 1);
	line[GIT_ID_SIZE - 1] = '\n';
	return file_replace(packing->store->fd, PACKED, PACKED ".new", line, GIT_ID_SIZE, false, err);
}

static int add_loose(void *list, const char *id, struct err *err)
{
	return pack_list_add(list, id, err);
}

static int make_pack(const struct packing *packing, struct err *err)
{
	static const char *const arguments[] = {"-c", "pack.windowMemory=64m", "-c", "pack.deltaCacheSize=64m",
		"pack-objects", "-q", "--non-empty", "--no-reuse-delta", "--delta-base-offset",
		GIT_PACK_DIRECTORY "/pack", NULL};
	struct pack_list list = {.store = packing->store};
	struct str said = {0};
	int rc = *packing->head && !str_equal(packing->head, packing->since)
			 ? pack_list_history(&list, packing->since, packing->head, err)
			 : 0;
	if (rc == 0 && (git_loose_each(packing->store->fd, add_loose, &list, err) || pack_list_end(&list, err)))
		rc = -1;
	const struct git_run input = {.input_fd = list.spool.fd};
	if (rc == 0 && list.spool.length)
		rc = git_must_on(packing->store, NULL, arguments, &input, &said, err);
	str_close(&said);
	pack_list_close(&list);
	return rc ? err_hint(err, rc, "store-check --objects") : 0;
}

/* What a pack has that was there before the flush is on the disk. */
static int remove_packed(struct packing *packing, size_t *packs_n, struct err *err)
{
	struct store *store = packing->store;
	const char **names;
	size_t names_n;
	size_t n = 0;
	if (git_pack_names(store->fd, store->mem, &names, &names_n, err))
		return -1;
	struct git_pack *packs = arena_array(store->mem, names_n + 1, sizeof *packs);
	for (size_t i = 0; i < names_n; i++) {
		if (git_pack_open(store->fd, names[i], &packs[n]) && git_pack_stands(store->fd, &packs[n]))
			n++;
		else
			git_pack_close(&packs[n]);
	}
	int rc = store_sync(store, err);
	if (rc == 0)
		rc = git_loose_remove(store->fd, packs, n, tell, packing, err);
	for (size_t i = 0; i < n; i++)
		git_pack_close(&packs[i]);
	*packs_n = names_n;
	return rc;
}

int pack_store(struct store *store, const struct pack_order *order, struct pack_result *result, struct err *err)
{
	struct packing packing = {.store = store, .order = order};
	size_t left;
	*result = (struct pack_result){0};
	if (pack_merge_clean(store, err) || git_ref_read(store, BRANCH_REF, packing.head, err) ||
		read_since(&packing, err) || git_loose_count(store->fd, &packing.loose, err))
		return -1;
	tell(&packing, 0);
	if (packing.loose && (make_pack(&packing, err) || remove_packed(&packing, &result->packs, err) ||
				     (*packing.head && write_since(&packing, err)) || git_loose_count(store->fd, &left, err)))
		return -1;
	if (packing.loose)
		result->objects = packing.loose > left ? packing.loose - left : 0;
	return pack_merge(store, !packing.since, &result->packs, err);
}

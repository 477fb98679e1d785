#include "txn/git_commit_pack.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "git/git_pack_write.h"
#include "git/journal.h"
#include "store/spool.h"
#include "store/store.h"
#include "txn/git_change.h"

int git_commit_pack_put(struct git_change *change, struct spool *spool, struct store *store, const char *bytes,
	size_t length, struct err *err)
{
	struct str packed = {0};
	int rc = spool_add(spool, store, bytes, length, &change->at, err);
	if (rc == 0)
		rc = git_pack_write_object("blob", bytes, length, &packed, err);
	if (rc == 0)
		rc = spool_add(spool, store, packed.text, packed.length, &change->packed_at, err);
	change->packed_length = rc == 0 ? packed.length : 0;
	str_close(&packed);
	return rc;
}

bool git_commit_pack_may(const struct git_commit *commit)
{
	int64_t bytes = GIT_PACK_WRITE_BYTES / 2; /* the trees, and what is not compressed yet */
	for (size_t i = 0; i < commit->changes_n; i++)
		bytes += (int64_t)commit->changes[i].packed_length;
	return bytes < GIT_PACK_WRITE_BYTES;
}

struct packing {
	struct git_pack_write pack;
	const struct git_commit *commit;
	struct str bytes;  /* one object */
	struct str packed; /* the same, compressed */
};

static int by_id(const void *a, const void *b)
{
	return strcmp((*(const struct git_change *const *)a)->new_id, (*(const struct git_change *const *)b)->new_id);
}

/* Each blob once, though several files may have it.  How many. */
static size_t list_blobs(const struct git_commit *commit, const struct git_change **list)
{
	size_t n = 0, kept = 0;
	for (size_t i = 0; i < commit->changes_n; i++)
		if (!commit->changes[i].removes)
			list[n++] = &commit->changes[i];
	qsort(list, n, sizeof(*list), by_id);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || !str_equal(list[i]->new_id, list[kept - 1]->new_id))
			list[kept++] = list[i];
	return kept;
}

static int add(struct packing *p, const char *type, const char *id, const char *bytes, size_t length, struct err *err)
{
	str_clear(&p->packed);
	if (git_pack_write_object(type, bytes, length, &p->packed, err))
		return -1;
	return git_pack_write_add(&p->pack, id, p->packed.text, p->packed.length, err);
}

static int add_blob(struct packing *p, const struct git_change *change, struct err *err)
{
	const char *bytes;
	if (!change->bytes && change->packed_length)
		return spool_read(p->commit->spool, change->packed_at, change->packed_length, &p->packed, err) ||
				       git_pack_write_add(&p->pack, change->new_id, p->packed.text, p->packed.length, err)
			       ? -1
			       : 0;
	return git_change_bytes(change, p->commit->spool, &p->bytes, &bytes, err) ||
			       add(p, "blob", change->new_id, bytes, change->length, err)
		       ? -1
		       : 0;
}

static int add_all(struct packing *p, const struct git_change *const *blobs, size_t blobs_n,
	const struct git_tree_list *trees, const char *text, const char *id, struct err *err)
{
	for (size_t i = 0; i < blobs_n; i++)
		if (add_blob(p, blobs[i], err))
			return -1;
	for (size_t i = 0; i < trees->n; i++)
		if (add(p, "tree", trees->made[i].id, trees->made[i].bytes, trees->made[i].length, err))
			return -1;
	return add(p, "commit", id, text, strlen(text), err);
}

int git_commit_pack_write(struct store *store, const struct git_commit *commit, const struct git_tree_list *trees,
	const char *text, const char *id, struct arena *arena, struct err *err)
{
	struct packing p = {.commit = commit};
	struct journal names = {0};
	const struct git_change **blobs = arena_array(arena, commit->changes_n, sizeof(*blobs));
	const size_t blobs_n = list_blobs(commit, blobs);
	journal_name(names.nonce);
	int rc = git_pack_write_begin(&p.pack, store->fd, blobs_n + trees->n + 1, journal_temp(&names, "pack", arena),
		journal_temp(&names, "packed", arena), err);
	if (rc)
		return rc;
	rc = add_all(&p, blobs, blobs_n, trees, text, id, err);
	if (rc)
		git_pack_write_drop(&p.pack);
	else
		rc = git_pack_write_end(&p.pack, err);
	str_close(&p.bytes);
	str_close(&p.packed);
	return rc;
}

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

/* A blob or a tree. */
struct object {
	const char *id;
	const struct git_change *blob;
	const struct git_tree_made *tree;
};

static int by_kind_and_id(const void *a, const void *b)
{
	const struct object *one = a;
	const struct object *other = b;
	int kinds = (one->tree != NULL) - (other->tree != NULL);
	return kinds ? kinds : strcmp(one->id, other->id);
}

/* Each once, though several files may have the same bytes, and several directories the same files.  How many. */
static size_t list_objects(const struct git_commit *commit, const struct git_tree_list *trees, struct object *list)
{
	size_t n = 0, kept = 0;
	for (size_t i = 0; i < commit->changes_n; i++)
		if (!commit->changes[i].removes)
			list[n++] = (struct object){commit->changes[i].new_id, &commit->changes[i], NULL};
	for (size_t i = 0; i < trees->n; i++)
		list[n++] = (struct object){trees->made[i].id, NULL, &trees->made[i]};
	qsort(list, n, sizeof *list, by_kind_and_id);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || by_kind_and_id(&list[i], &list[kept - 1]) != 0)
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

static int add_all(struct packing *p, const struct object *list, size_t n, const char *text, const char *id,
	struct err *err)
{
	for (size_t i = 0; i < n; i++) {
		const struct git_tree_made *tree = list[i].tree;
		if (tree ? add(p, "tree", tree->id, tree->bytes, tree->length, err) : add_blob(p, list[i].blob, err))
			return -1;
	}
	return add(p, "commit", id, text, strlen(text), err);
}

int git_commit_pack_write(struct store *store, const struct git_commit *commit, const struct git_tree_list *trees,
	const char *text, const char *id, struct arena *arena, struct err *err)
{
	struct packing p = {.commit = commit};
	struct journal names = {0};
	struct object *list = arena_array(arena, commit->changes_n + trees->n, sizeof *list);
	const size_t n = list_objects(commit, trees, list);
	journal_name(names.nonce);
	int rc = git_pack_write_begin(&p.pack, store->fd, n + 1, journal_temp(&names, "pack", arena),
		journal_temp(&names, "packed", arena), err);
	if (rc)
		return rc;
	rc = add_all(&p, list, n, text, id, err);
	if (rc)
		git_pack_write_drop(&p.pack);
	else
		rc = git_pack_write_end(&p.pack, err);
	str_close(&p.bytes);
	str_close(&p.packed);
	return rc;
}

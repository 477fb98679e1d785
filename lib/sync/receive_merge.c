#include "sync/receive_merge.h"

#include <string.h>

#include "base/map.h"
#include "base/message.h"
#include "base/str.h"
#include "store/git_blob.h"
#include "store/tree.h"
#include "merge/store_merge.h"

enum { PLAIN_FILE = 0100644 };

/* The blob that the merge has at a path; "" for none. */
static const char *blob_of(const struct tree_change *change, char id[SHA1_TEXT_SIZE])
{
	if (change->bytes)
		git_blob_id(change->bytes, change->length, id);
	else
		memcpy(id, change->new_id, SHA1_TEXT_SIZE);
	return strspn(id, "0") == strlen(id) ? "" : id;
}

static int refuse(const char *path, struct err *err)
{
	return err_set(err, ERR_REFUSED, _("%s: is not what merging gives"), path);
}

/* Both say how the tree differs from that of the first parent. */
static int compare(const struct tree_change_list *wanted, const struct history_change_list *is, struct arena *mem,
	struct err *err)
{
	struct map places = {0};
	char id[SHA1_TEXT_SIZE];
	for (size_t i = 0; i < is->n; i++)
		map_set(&places, mem, is->items[i].path, i + 1);
	for (size_t i = 0; i < wanted->n; i++) {
		const struct tree_change *change = &wanted->items[i];
		const size_t at = map_get(&places, change->path);
		if (!at || !str_equal(is->items[at - 1].new_id, blob_of(change, id)))
			return refuse(change->path, err);
		map_set(&places, mem, change->path, is->n + 1);
	}
	for (size_t i = 0; i < is->n; i++)
		if (map_get(&places, is->items[i].path) != is->n + 1 ||
			(*is->items[i].new_id && is->items[i].mode != PLAIN_FILE))
			return refuse(is->items[i].path, err);
	return 0;
}

int receive_merge_check(struct receive_look *look, struct err *err)
{
	struct tree_change_list wanted = {0};
	struct history_change_list is;
	return store_merge(look->store, look->is->parents[0], look->is->parents[1], look->mem, &wanted, err) ||
			       history_changes(look->history, look->is, 0, look->mem, &is, err) ||
			       compare(&wanted, &is, look->mem, err)
		       ? -1
		       : 0;
}

/* The trees of a commit: what they have, and what they become by changes, in process.
 *
 * Of loose objects only (git/git_object.h): where one on the way is not loose, or a path meets what no path
 * of a store does (a link, a module, a directory in the place of a file), the answer is false and git is
 * asked. */
#ifndef GIT_TREE_H
#define GIT_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/sha1.h"

struct git_tree_change {
	const char *path;
	const char *id;		    /* of the blob; NULL: the file goes */
	char there[SHA1_TEXT_SIZE]; /* what the tree had before; zeros for nothing */
};

/* A tree that is new. */
struct git_tree_made {
	char id[SHA1_TEXT_SIZE];
	const char *bytes;
	size_t length;
};

/* The new trees, the innermost first. */
struct git_tree_list {
	struct git_tree_made *made;
	size_t n;
	size_t room;
};

/* The tree of a commit, which must be whole in `bytes`; false where there is none. */
bool git_tree_of_commit(const char *bytes, char tree[SHA1_TEXT_SIZE]);

/* The blob that the tree has at `path`; zeros for nothing. */
bool git_tree_find(int store_fd, const char *tree, const char *path, char id[SHA1_TEXT_SIZE],
	struct arena *arena);

/* What the tree (NULL: an empty one) becomes by the changes, which are sorted by path and have each once.
 * `id` is that of the whole, `list` has what is new, in the arena; nothing is written. */
bool git_tree_update(int store_fd, const char *tree, struct git_tree_change *changes, size_t changes_n,
	struct git_tree_list *list, char id[SHA1_TEXT_SIZE], struct arena *arena);

#endif

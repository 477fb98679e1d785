/* One commit after the other while they are made anew for another desk.  For the parts of lib/renumber/. */
#ifndef RENUMBER_RENUMBER_WALK_H
#define RENUMBER_RENUMBER_WALK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"
#include "history/history.h"
#include "record/words.h"
#include "store/tree.h"
#include "renumber/renumber_names.h"

/* A file, or a document of one, as a commit has it; bytes NULL: it has none.  A NUL follows them. */
struct renumber_text {
	const char *bytes;
	size_t length;
};

struct renumber_walk {
	struct store *store;
	struct history *history;
	struct words from; /* codes that work in this clone */
	struct renumber_names names;
	struct arena *arena;
	void (*tell)(void *context, const char *line);
	void *context;
	struct map left_out; /* paths of cash-ups that are */
	/* The commit. */
	const struct history_commit *is;
	const char *now; /* id of its parent as it was made anew */
	struct tree_change_list changes; /* against that one */
	struct map places; /* path -> 1 + index of its change */
	struct map done;   /* tickets: one that moved stands at two paths */
};

/* Is it the same in both? */
bool renumber_walk_same(const struct renumber_text *a, const struct renumber_text *b);

/* Is it a desk of this clone? */
bool renumber_walk_is_own(const struct renumber_walk *walk, const char *desk);

/* A file as the commit has it, as its parent has it, as the new commit has it so far. */
int renumber_walk_is(struct renumber_walk *walk, const char *path, struct renumber_text *text, struct err *err);
int renumber_walk_was(struct renumber_walk *walk, const char *path, struct renumber_text *text, struct err *err);
int renumber_walk_now(struct renumber_walk *walk, const char *path, struct renumber_text *text, struct err *err);

/* A record of one; `*record` NULL: there is none. */
int renumber_walk_record(struct renumber_walk *walk, const char *path, const struct schema *schema,
	const struct renumber_text *text, void **record, struct err *err);

/* All records of one. */
int renumber_walk_list(struct renumber_walk *walk, const char *path, const struct schema *schema,
	const struct renumber_text *text, struct list *list, struct err *err);

/* The new commit has this there, nothing, these records, one more record at the end. */
void renumber_walk_put(struct renumber_walk *walk, const char *path, const struct renumber_text *text);
void renumber_walk_remove(struct renumber_walk *walk, const char *path);
int renumber_walk_put_list(struct renumber_walk *walk, const char *path, const struct schema *schema,
	const struct list *list, struct err *err);
int renumber_walk_append(struct renumber_walk *walk, const char *path, const struct schema *schema, const void *record,
	struct err *err);

#endif

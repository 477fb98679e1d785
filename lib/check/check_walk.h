/* The files of a store that are checked one by one, in parts: the files that stand in one directory. */
#ifndef CHECK_CHECK_WALK_H
#define CHECK_CHECK_WALK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

struct check_doubts;
struct findings;
struct scan_file;

struct check_part {
	size_t tray; /* of the table in check_walk.c */
	const char *directory;
};

struct check_part_list {
	struct check_part *items;
	size_t n;
	size_t room;
};

/* All parts of the store, in the order in which findings are told; in the arena.  What cannot be listed is a
 * part, too, and told when it is looked at. */
void check_walk_list(struct findings *findings, struct arena *arena, struct check_part_list *list);

/* Those of tickets/open alone. */
void check_walk_list_open(struct findings *findings, struct arena *arena, struct check_part_list *list);

/* Check the files of a part, the `order`th.  Those in which something is found become doubtful. */
int check_walk_part(struct findings *findings, struct check_doubts *doubts, const struct check_part *part,
	size_t order, struct err *err);

/* Is it one of the files that these parts have?  Those besides that no program reads (finding/stray.h) are read here. */
bool check_walk_reads(const char *path);

/* Check the one file, if it is there and of a tray. */
int check_walk_file(struct findings *findings, struct check_doubts *doubts, const char *path, size_t order,
	struct err *err);

/* Check what is doubtful, as it is now. */
int check_walk_again(struct findings *findings, struct check_doubts *doubts, struct err *err);

/* Sum up what a file says that has these bytes.  Nothing where it says nothing that others must agree with. */
int check_walk_sum(struct findings *findings, const struct scan_file *file, struct err *err);

#endif

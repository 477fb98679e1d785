/* What a path in a commit is of, and who may write there. */
#ifndef SYNC_RECEIVE_PATH_H
#define SYNC_RECEIVE_PATH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

enum receive_kind {
	RECEIVE_NONE,
	RECEIVE_SETTINGS,
	RECEIVE_CATALOGUE, /* any other file of catalogue/, and the calendar */
	RECEIVE_STAFF,     /* and the register of desks */
	RECEIVE_TICKET,    /* open or closed */
	RECEIVE_VOLUME,
	RECEIVE_BLOCK,
	RECEIVE_HISTORY,
	RECEIVE_REGISTER,
	RECEIVE_PAGE,
	RECEIVE_CASH_UP,
	RECEIVE_OPS,
	RECEIVE_PLAIN      /* README.md, .gitignore: no program reads them */
};

struct receive_path {
	enum receive_kind kind;
	const char *desk; /* that alone writes there; "": any */
	bool centre;      /* only the centre */
	size_t limit;     /* bytes that a file may have */
};

/* ERR_REFUSED for a path that no file of a store has: strays, and ids that are none. */
int receive_path_parse(const char *path, struct arena *arena, struct receive_path *parsed, struct err *err);

/* May the desk write there? */
int receive_path_check(const struct receive_path *path, const char *desk, bool centre, struct err *err);

#endif

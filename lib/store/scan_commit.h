/* Walking the files of a tray as a commit has them: reports that must give the same figures for
 * ever after are computed from a commit and name it. */
#ifndef STORE_SCAN_COMMIT_H
#define STORE_SCAN_COMMIT_H

#include "base/arena.h"
#include "base/err.h"
#include "store/git.h"
#include "store/scan.h"

/* scan_files, as the commit has the files, through git; `deep` and `failed` have no meaning here. */
int scan_commit(struct store *store, const struct scan *scan, const char *commit,
	struct arena *arena, struct err *err);

/* The id of a commit a person named (an id, a prefix of one, a tag, "HEAD~3"); ERR_REFUSED if there
 * is none. */
int scan_commit_resolve(struct store *store, const char *name, char id[GIT_ID_SIZE],
	struct err *err);

#endif

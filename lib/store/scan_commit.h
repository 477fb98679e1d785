/* Reading what commits have: the files of a tray, the rules of the store, the lines that were added.
 * Reports that must give the same figures for ever after are computed from a commit and name it, with the
 * holidays and limits that were known then. */
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

/* From here on the store reads calendar, catalogue, staff and desks as the commit (id) has them, and its settings
 * are those of then; records are read as before.  To be called before any of them is read. */
int scan_commit_look_back(struct store *store, const char *commit, struct err *err);

/* Call `each` for every line that a commit added to one of the files (NULL ends `paths`), the oldest commit
 * first; asks git once.  Line and commit (id) are borrowed. */
int scan_commit_lines(struct store *store, const char *const *paths,
	void (*each)(void *context, const char *line, const char *commit), void *context, struct err *err);

#endif

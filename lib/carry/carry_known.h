/* What the tickets say of attachments: which of them there are, and which were erased. */
#ifndef CARRY_CARRY_KNOWN_H
#define CARRY_CARRY_KNOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"

struct carry_file_list;
struct store;

struct carry_known {
	struct arena mem;
	struct map paths; /* "attachments/ab/cdef.jpg" */
};

/* By all tickets as a commit (id or ref) has them; NULL: as they lie here.  Ends with carry_known_close. */
int carry_known_load(struct store *store, const char *commit, struct carry_known *known, struct err *err);

/* Of these files ("ab/cdef.jpg") alone it is to be known whether any of the commits, NULL-terminated, has them: volumes,
 * which may be of many years, are read only for what no ticket out of them names. */
int carry_known_these(struct store *store, const char *const *commits, const struct carry_file_list *files,
	struct carry_known *known, struct err *err);

void carry_known_close(struct carry_known *known);

/* Has a ticket this attachment? */
bool carry_known_has(const struct carry_known *known, const char *path);

/* Was it erased, and no ticket has it any more? */
bool carry_known_erased(const struct carry_known *known, const char *path);

/* How many that tickets have are not among these paths ("ab/cdef.jpg" of either). */
size_t carry_known_absent(const struct carry_known *known, const struct map *here, const struct map *there);

/* Remove what was erased from beneath the directory `root`, durably; adds to `*erased` how many. */
int carry_known_sweep(const struct carry_known *known, int root, size_t *erased, struct err *err);

#endif

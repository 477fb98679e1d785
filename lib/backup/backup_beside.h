/* The attachments in a backup: is each what its name says? */
#ifndef BACKUP_BACKUP_BESIDE_H
#define BACKUP_BACKUP_BESIDE_H

#include "base/arena.h"
#include "base/err.h"

/* Look at attachments/ in a directory, where it is there.  `*wrong` is the path of one whose content is not
 * what its name says; NULL when there is none. */
int backup_beside_check(const char *directory, struct arena *arena, const char **wrong, struct err *err);

#endif

/* Opening a store: what must be right before anything of it is read. */
#ifndef TXN_STORE_OPEN_H
#define TXN_STORE_OPEN_H

#include "base/arena.h"
#include "base/err.h"

struct store;

/* Open the store at `root`: reads .git/config, and looks whether git may be started (store_check_git),
 * finishes what an interrupted program left if nobody holds the lock
 * (txn/recover.h), looks through what is being published (store_look), reads onestop.yaml.  That
 * it could not be recovered is noted; off its branch nothing is touched.  Close with store_close. */
int store_open(const char *root, struct arena *mem, struct store **store, struct err *err);

/* The same, but what an interrupted program left stays: no lock is taken and nothing is written.  For what
 * is asked while somebody types. */
int store_open_as_is(const char *root, struct arena *mem, struct store **store, struct err *err);

/* A bare repository, as a hub is: nothing but what commits have can be read of it.  As the hook of a push it
 * sees what is being pushed, which no ref has yet.  Calendar, catalogue, staff and settings are those of
 * the commit that scan_commit_look_back is given then. */
int store_open_bare(const char *root, struct arena *mem, struct store **store, struct err *err);

#endif

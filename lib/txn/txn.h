/* One command, one commit: all of it or nothing, and durable before it is acknowledged.
 *
 *     lock -> recover -> (the caller reads and applies its rules) -> objects -> publish -> (the
 *          caller prints)
 *
 * How a commit is published: txn/publish.h; what becomes of one that was cut short:
 * txn/recover.h.  A hand edit of a file that would be overwritten refuses the commit; other hand
 * edits stay as they are.
 */
#ifndef TXN_TXN_H
#define TXN_TXN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "record/field.h"
#include "txn/op.h"

struct lock;
struct store;
struct txn;

/* Who acts, and how. */
struct txn_actor {
	const char *program;
	const char *staff; /* id */
	const char *name;  /* of the author of the commit */
	const char *login; /* for the trailer "Login" */
	const char *relied; /* path of the file that says who acts: must be as HEAD has it; NULL.
	                    * A dry run does not look. */
	int64_t now;       /* moment: the commit's author date */
	int wait_seconds;  /* for the lock */
	void (*waiting)(const char *holder, int waited_seconds, void *context);
	void *context;
	int again_seconds; /* of store/lock.h */
	const char *desk; /* whose the commit is */
	bool upgrades;    /* it brings an older store to the format of today: all others are refused there */
	bool syncs;       /* it brings what others have: may write in a store that came out of a backup, too */
	struct op op;     /* of the command line: all but `ids` */
	struct str *preview; /* not NULL: a dry run; what would be committed is described here */
};

/* Take the lock, repair what a killed program left, and begin.  The actor is kept.  A dry run neither locks nor
 * repairs.  End with txn_end.
 * ERR_REFUSED when the op-id was used for another command line, and in a store of an older format. */
int txn_begin(struct store *store, const struct txn_actor *actor, struct txn **txn,
	struct err *err);

/* What was done under the same op-id by the same command line; NULL when nothing was.  A caller that
 * gets an operation returns the result it names, changes nothing, and does not commit. */
const struct op *txn_repeated(const struct txn *txn);

/* A word of the result (copied), for the next who comes with the op-id: an id, a day, a count.  Never
 * personal data. */
void txn_result(struct txn *txn, const char *word);

/* The file at `path` shall have these bytes (copied; many megabytes to disk, and txn_commit tells
 * when there is no room) or, for txn_remove, not be.  Nothing is
 * touched before txn_commit.  A later call for a path replaces an earlier one. */
void txn_put(struct txn *txn, const char *path, const char *bytes, size_t length);
void txn_remove(struct txn *txn, const char *path);

/* The bytes of a file of at most `limit` bytes as the transaction has them so far: those put, none (NULL) when
 * it was removed, else those of the store (store_read). */
int txn_read(struct txn *txn, const char *path, size_t limit, struct arena *arena, const char **bytes,
	size_t *length, struct err *err);

/* A file beside the records that git does not see (git/beside.h): written at once and durable before the
 * commit, and taken away again when the commit is not made; not so when it was there before and is only
 * written anew.  One in a transaction.  A dry run does not write it. */
int txn_put_beside(struct txn *txn, const char *path, const char *bytes, size_t length, bool anew,
	struct err *err);

/* Remove such a file, at once: when the commit that says so is made. */
int txn_remove_beside(struct txn *txn, const char *path, struct err *err);

/* txn_put of one record in canonical form. */
int txn_put_record(struct txn *txn, const char *path, const struct schema *schema,
	const void *record, struct err *err);

/* txn_put of a stream of records. */
int txn_put_list(struct txn *txn, const char *path, const struct schema *schema,
	const void *items, size_t n, struct err *err);

/* A trailer line of the commit message ("Ticket", id).  Never personal data. */
void txn_trailer(struct txn *txn, const char *key, const char *value);

/* May a transaction of this store write the file?  In one without a hub always; else by who keeps it
 * (store/path.h).  ERR_REFUSED names that desk.  txn_commit asks for every file; programs ask before people
 * type for nothing.  `path` "": what only the centre does, though every desk may write the files
 * (account-import). */
int txn_check_keeper(const struct store *store, const char *path, struct err *err);

/* Commit under the subject "PROGRAM: TEXT".  0: done and durable, or nothing had to change; what has
 * an op-id is noted, and committed, in either case.  -1: nothing changed, or (ERR_SYSTEM, said so in
 * the message) the next program will repair. */
int txn_commit(struct txn *txn, struct err *err, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The commit that the transaction stands on ("" in a new store), and the lock, for git processes that write. */
const char *txn_head(const struct txn *txn);
const struct lock *txn_lock(const struct txn *txn);

/* Release the lock; a transaction that was not committed leaves no trace.  Accepts NULL. */
void txn_end(struct txn *txn);

#endif

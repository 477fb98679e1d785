/* Operations: the command lines that were carried out under a name (--op-id), so that one which is
 * sent again is recognised, does nothing, and returns its first result.
 *
 *     ops/2026-11/XS/3f.yaml    the month, the desk, the first byte of the SHA-256 of the name
 *
 * txn/txn.h writes an entry in the commit that the command makes, and looks for it under the
 * lock.  A file of a desk is written by the clone of that desk alone, so clones that meet never
 * disagree about one.  A name is recognised for OP_DAYS; how long a look takes depends on the number
 * of months and desks in that time, and not on how much a store holds. */
#ifndef TXN_OP_H
#define TXN_OP_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"

struct store;

enum { OP_DAYS = 400 };

struct op {
	const char *op;          /* the name; NULL: the command line was given none */
	int64_t at;              /* moment */
	const char *program;
	const char *fingerprint; /* of its arguments: op_fingerprint */
	int64_t part;            /* which operand of several, from 1; 0: the command has one result */
	struct words ids;        /* the result: ids, days and counts, and nothing personal */
};

extern const struct schema op_schema;

/* The grammar of a name: 1 to 64 letters, digits and . _ : @ + - (ERR_MALFORMED). */
int op_check(const char *text, struct err *err);

/* Four hex digits, in the arena.  16 bits tell a slip from a repeat; a whole hash would give away
 * the telephone number among the arguments to whoever tries all numbers. */
const char *op_fingerprint(const char *bytes, size_t length, struct arena *arena);

/* Look for an operation of the name and part of `wanted` at any desk, in the OP_DAYS before
 * `wanted->at`; `*found` is NULL when there is none.  ERR_REFUSED when the name was given to
 * another command line: another program, or other arguments. */
int op_find(struct store *store, const struct op *wanted, const struct op **found, struct err *err);

/* The id at `index`; "", which is no id of any kind, when the entry (edited by hand) has not as many. */
const char *op_id(const struct op *op, size_t index);

/* What there is to write when an operation of a desk is done: its file with the entry as its last,
 * and the files of the same name that lie further back than anybody looks, which are to be removed. */
struct op_file {
	const char *path;
	struct list entries;
	struct words old;
};
int op_file(struct store *store, const char *desk, const struct op *op, struct op_file *file,
	struct err *err);

/* Does the entry belong into the file at `path`?  ERR_MALFORMED otherwise. */
int op_check_place(const struct op *op, const char *path, struct arena *arena, struct err *err);

#endif

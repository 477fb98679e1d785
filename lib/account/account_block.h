/* A block file of accounts as its documents, each the bytes it has: what is not asked for is
 * neither parsed nor written anew.  Internal to account/account*; store/path.h says which accounts
 * share a block. */
#ifndef ACCOUNT_ACCOUNT_BLOCK_H
#define ACCOUNT_ACCOUNT_BLOCK_H

#include <stddef.h>

#include "account/account.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct store;

/* It begins with `number: "N"` and ends before "---". */
struct account_document {
	const char *bytes;
	size_t length;
	const char *number;
};

struct account_block {
	const char *path;
	struct account_document *documents; /* by number */
	size_t n;
	size_t room;
};

/* Cut `bytes`, which a NUL follows, into documents; they are kept.  Canonical form is what makes
 * this possible, so anything else is refused. */
int account_block_split(const char *path, const char *bytes, size_t length, struct arena *arena,
	struct account_block *block, struct err *err);

/* The block at `path`; one without documents when there is no such file.  In the arena. */
int account_block_read(struct store *store, const char *path, struct arena *arena,
	struct account_block *block, struct err *err);

/* As strcmp, of numbers: so sorted, those of one block stand together, whatever others there are.  By bytes
 * alone 00001000100, of another block, would stand between 0000100010 and 0000100011. */
int account_block_order(const char *a, const char *b);

/* The document of an account; NULL when there is none. */
const struct account_document *account_block_find(const struct account_block *block,
	const char *number);

/* Parse one document; strings in the arena. */
int account_block_parse(const struct account_block *block,
	const struct account_document *document, struct arena *arena, struct account *account,
	struct err *err);

/* Append the bytes of the block with these documents, sorted by number, in it. */
int account_block_replace(const struct account_block *block, const struct account_document *documents,
	size_t n, struct str *text, struct err *err);

/* The same with these accounts, sorted by number.  `read`: what account_block_parse made of the document of
 * each (NULL where it did not), as it was before it was changed, so that less is read back; or NULL. */
int account_block_write(const struct account_block *block, const struct account *const *accounts,
	const struct account *const *read, size_t n, struct str *text, struct err *err);

#endif

/* Taking the accounts of another system over: rows of a table become accounts.
 *
 * An account that is not here yet is opened; one that is here and that the row says other things of
 * is changed only when that was asked for, and otherwise refused with what differs; an empty cell
 * says nothing.  A table of a whole city does not fit into memory as cells and accounts: its rows
 * are sorted by account number, and one block of accounts after the other is read, merged and
 * handed to the transaction. */
#ifndef IMPORT_ACCOUNT_IMPORT_H
#define IMPORT_ACCOUNT_IMPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "account/account.h"
#include "base/arena.h"
#include "base/err.h"
#include "import/csv_table.h"
#include "import/rejects.h"
#include "record/field.h"

struct session;
struct txn;

/* How a table is encoded, when it is said. */
enum { ACCOUNT_ENCODING_NONE, ACCOUNT_ENCODING_UTF8, ACCOUNT_ENCODING_GB18030 };
extern const struct choice account_encodings[]; /* "" utf-8 gb18030 */

/* What a column of the table is, where its heading does not say so. */
struct account_map_column {
	const char *field;  /* key of account_schema */
	const char *column; /* the heading */
};

/* What a text in the column of a field stands for: what could have stood there itself. */
struct account_map_word {
	const char *field;
	const char *text;
	const char *value;
};

struct account_map {
	const char *name;
	int encoding;        /* ACCOUNT_ENCODING_... */
	struct list columns; /* struct account_map_column */
	struct list words;   /* struct account_map_word */
};

extern const struct schema account_map_schema;

/* Read and check the map in the file `path`. */
int account_map_read(const char *path, struct arena *arena, struct account_map *map,
	struct err *err);

/* A row and the account it is of. */
struct account_row {
	const char *number; /* NULL: the row has faults already */
	struct csv_table_place place;
	size_t index;
	bool twice; /* another row has the number */
};

enum { ACCOUNT_IMPORT_CHANGES = 20 };

struct account_import {
	struct session *session;
	bool update; /* accounts that are here already may be changed */
	bool skip_bad;
	const struct account_map *map; /* NULL: by the headings */
	enum csv_table_encoding encoding;
	struct csv_table_text text;
	struct csv_table_row header;
	const struct field **fields; /* of every column; NULL: the column is passed over */
	size_t number_at;            /* the column that has the number */
	struct account_row *rows;    /* in the order of the file; account_import_take sorts them */
	size_t rows_n;
	struct rejects rejects; /* in the order of the file after account_import_take */
	bool malformed;       /* a fault is not only that an account differs */
	const char **changes; /* the first that were made: `NUMBER FIELD: "OLD" -> "NEW"` */
	size_t changes_n;
	size_t changes_room;
	size_t changes_more; /* fields that were changed beyond those */
	size_t added;
	size_t changed;
	size_t same;
	size_t added_before; /* by an earlier run with this op-id; one of them set: nothing is to be */
	size_t changed_before; /* committed, and the counts above are the first result again */
};

/* Read the table in the file `path` ("-": standard input): its headings and where every row lies.
 * `map_path` may be NULL, `encoding` ACCOUNT_ENCODING_NONE. */
int account_import_open(struct account_import *import, struct session *session, const char *path,
	const char *map_path, int encoding, struct err *err);

/* Put the blocks with the accounts of all rows without faults into the transaction, unless there
 * are faults and skip_bad is not set; faults are collected.  `each` is told after every block how
 * many rows are done. */
int account_import_take(struct account_import *import, struct txn *txn,
	void (*each)(void *context, size_t done), void *context, struct err *err);

/* The rows with faults as a table of the same encoding, with a column "error". */
int account_import_rejects(const struct account_import *import, const char **bytes,
	size_t *length, struct err *err);

#endif

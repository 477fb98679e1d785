/* Taking a ledger over: rows of a table that another system or a registration book (登记台账)
 * kept become tickets, by a map that says which column is what and which words mean which of ours.
 *
 * A map is a YAML file that a utility writes itself (data/import has two).  What a row says and a
 * ticket has no place for is kept in the remark, under the heading of its column; nothing is
 * guessed and nothing is dropped in silence. */
#ifndef IMPORT_TICKET_IMPORT_H
#define IMPORT_TICKET_IMPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"
#include "import/csv_table.h"
#include "import/rejects.h"
#include "office/catalogue.h"
#include "office/staff.h"
#include "record/field.h"

struct session;
struct store;
struct ticket;
struct txn;

/* What a column gives a ticket. */
enum ticket_map_field {
	TICKET_MAP_ID,
	TICKET_MAP_RECEIVED,
	TICKET_MAP_CLOSED,
	TICKET_MAP_STATUS,
	TICKET_MAP_SERVICE,
	TICKET_MAP_NAME,
	TICKET_MAP_PHONE,
	TICKET_MAP_ADDRESS,
	TICKET_MAP_ACCOUNT,
	TICKET_MAP_REQUEST,
	TICKET_MAP_OWNER,
	TICKET_MAP_DEPARTMENT,
	TICKET_MAP_HANDLER,
	TICKET_MAP_ASSIGNED,
	TICKET_MAP_DUE,
	TICKET_MAP_RESULT,
	TICKET_MAP_CHANNEL,
	TICKET_MAP_VISIT,
	TICKET_MAP_REMARK,
	TICKET_MAP_FIELDS_N
};
extern const struct choice ticket_map_fields[];

/* What a row is whose status contradicts its closed date. */
enum { CONTRADICTION_ERROR, CONTRADICTION_OPEN, CONTRADICTION_CLOSED };
extern const struct choice ticket_map_contradictions[]; /* error open closed */

/* What a status means.  Incomplete: papers are missing, so no clock runs. */
enum { TICKET_MAP_OPEN, TICKET_MAP_STATE_CLOSED, TICKET_MAP_INCOMPLETE };
extern const struct choice ticket_map_states[]; /* open closed incomplete */

struct ticket_map_column {
	int field;          /* enum ticket_map_field */
	const char *column; /* the heading */
};

/* A word of the file and what it means: `code` of a service or department, or `value`, the index
 * of a state or channel.  A text that ends in "*" stands for every text that begins so. */
struct ticket_map_word {
	const char *text;
	const char *code;
	int value;
};

struct ticket_map {
	const char *path;  /* of its file, for messages */
	const char *name;
	int encoding;      /* enum csv_table_encoding */
	struct words date_format; /* styles of value/stamp.h */
	int contradiction;
	const char *default_service;
	int default_channel;
	struct list columns;     /* struct ticket_map_column */
	struct list statuses;    /* struct ticket_map_word */
	struct list services;    /* struct ticket_map_word */
	struct list departments; /* struct ticket_map_word */
	struct list channels;    /* struct ticket_map_word */
};

extern const struct schema ticket_map_schema;

/* Read and check the map in the file `path`, whose codes must be in the catalogue.  ERR_MALFORMED
 * names the file, and the line and column where one is to blame. */
int ticket_map_read(const char *path, const struct catalogue *catalogue, struct arena *arena,
	struct ticket_map *map, struct err *err);

/* What `text` means by these words: the entry with exactly this text, else the one with the longest
 * beginning; NULL when there is none. */
const struct ticket_map_word *ticket_map_find(const struct list *words, const char *text);

struct ticket_import {
	struct session *session;
	struct catalogue catalogue;
	struct ticket_map map;
	struct csv_table rows;
	struct staff_list staff;
	size_t *places;     /* for every column of the map: its index in a row */
	struct map numbers; /* numbers of the old ledger that are taken, 1 + index in `takers` */
	const char **takers; /* by what: "ticket ID" or "line N" */
	size_t takers_n;
	size_t takers_room;
	int *days;          /* received dates so far, and the last number given out on each */
	int64_t *days_last;
	size_t days_n;
	size_t days_room;
	size_t imported;
	size_t closed;
	struct rejects rejects; /* in the order of the file */
};

/* Read the table in the file `path` ("-": standard input) by the map in the file `map_path`, and
 * see that it has the map's columns, each once. */
int ticket_import_open(struct ticket_import *import, struct session *session, const char *path, const char *map_path,
	struct err *err);

/* Make a ticket of every row that has no fault and put it into the transaction; faults are
 * collected.  `each` (may be NULL) is told after every row how many are done. */
int ticket_import_take(struct ticket_import *import, struct txn *txn,
	void (*each)(void *context, size_t done), void *context, struct err *err);

/* The faulty rows as a table of the same encoding: the cells as they were and a column "error". */
int ticket_import_rejects(const struct ticket_import *import, const char **bytes, size_t *length,
	struct err *err);

/* The numbers of old ledgers that tickets of the store already have go into import->numbers. */
int ticket_seen_load(struct ticket_import *import, struct err *err);

/* How many tickets an import with this op-id made, and how many of them closed; 0 for no op-id.
 * ERR_REFUSED when another program has used it. */
int ticket_seen_op(const struct session *session, size_t *imported, size_t *closed, struct err *err);

#endif

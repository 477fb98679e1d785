/* A map of ticket-import: which column of a ledger gives a ticket what, and which of its words mean which
 * of ours.  A YAML file that a utility writes itself (data/import has two). */
#ifndef IMPORT_TICKET_MAP_H
#define IMPORT_TICKET_MAP_H

#include "base/arena.h"
#include "base/err.h"
#include "import/import_column.h"
#include "rules/catalogue.h"
#include "record/field.h"

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

/* The same as an import table, in the same order: which are about somebody, which are numbers, and
 * which several columns may give. */
extern const struct import_table ticket_map_columns;

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
	int encoding;      /* enum import_encoding */
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

#endif

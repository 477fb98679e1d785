/* A file that comes in: its encoding, its headings, where its rows lie, and what is wrong with them.
 * What ticket-, account- and bill-import do alike.
 *
 * A table of a whole city does not fit into memory as cells and records, so a file is decoded and
 * walked over once, which tells the place of every row; a row is read again when its turn comes.
 * Every fault of every row is collected, each with its place, and the rows that have one can be
 * handed back as a table. */
#ifndef IMPORT_IMPORT_FILE_H
#define IMPORT_IMPORT_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "import/csv_table.h"
#include "import/import_column.h"
#include "import/rejects.h"

/* What a program wants of the file. */
struct import_order {
	const char *name; /* of the file, for messages */
	const char *source; /* the file, as records name it: without directories; "-": standard input */
	const char *bytes; /* a NUL follows; kept */
	size_t length;
	const char *map;   /* file that says what the columns are; NULL: their headings do */
	int encoding;      /* enum import_encoding */
	size_t skip_lines; /* lines above the headings that are no part of the table */
	bool skip_bad;     /* take the good rows though others are bad */
	/* Lists of ours (import/import_shown.h), told apart where the headings are not those wanted; NULL. */
	const struct import_ours_list *ours;
	/* Told how many rows are done; may be NULL. */
	void (*each)(void *context, size_t done, size_t total);
	void *context;
};

/* What came of it. */
struct import_result {
	size_t rows_n;
	struct rejects rejects; /* in the order of the file */
	const char *rejected;   /* with skip_bad: the rows that have faults, as import_file_finish says */
	size_t rejected_length;
	const char *assumed;    /* the encoding, where nobody said it and it is not UTF-8; else NULL */
	const char *refusal;    /* why nothing is taken, where it is not that rows are bad; else NULL */
	const char *hint;       /* what to type then */
	struct words changes;   /* the first changes that were made to records, one a line */
	size_t changes_more;    /* beyond those */
};

/* Where a row is. */
struct import_entry {
	const char *number; /* the account it is of, in a table that has such a column */
	struct csv_table_place place;
	size_t index; /* below the headings */
	bool bad;     /* it has faults already and needs no second look; no number then */
};

/* What a column gives; zero for one that is passed over. */
struct import_place {
	const struct import_column *column;
	const struct field *field; /* of the table's schema */
	const struct field *shown; /* without a column: what a list of ours shows there, to be compared */
};

struct import_file {
	/* For who opens it to fill in. */
	const struct import_table *table;
	struct arena *mem;
	/* What the columns give (import_file_give); NULL: import_file_recognize.  `map` is for it. */
	int (*headings)(struct import_file *file, struct err *err);
	/* Of a table with titles: is this the line of the headings?  NULL: the first with all that are needed. */
	bool (*begins)(const struct import_file *file, const struct csv_table_row *row);
	const void *map;
	const struct import_ours_list *ours; /* of the order */
	/* What a text in a column stands for by the map; may be NULL. */
	const char *(*meaning)(const void *map, const char *key, const char *text);
	/* What is in it. */
	struct csv_table_text text;
	struct csv_table_row header; /* no cells until it was found */
	bool totals;                 /* sums were passed: what follows may be anything */
	struct import_place *places; /* of every heading */
	size_t number_at;            /* the column with the account numbers */
	struct import_entry *entries;
	size_t entries_n;
	struct rejects rejects;
};

/* Decode the bytes of the order, find the headings, which may stand below a title, and learn where the rows
 * lie.  Rows without anything are passed over; one that looks like a total is a fault.  `encoding` holds where
 * the order leaves it open.  ERR_MALFORMED with the place; faults of single rows are collected.
 *
 * Of a table with titles, what stands above the headings is passed over, and below them sums (a first cell
 * like 合计, 总交易单数, # or ----), and behind these whatever is not as wide as a row. */
int import_file_open(struct import_file *file, const struct import_order *order, int encoding,
	struct err *err);

/* Give the columns what their headings say.  A heading that is not known is refused in a strict
 * table, unless it is that of the reasons in a table of rejects. */
int import_file_recognize(struct import_file *file, struct err *err);

/* The column at `at` gives this; refused when another one does so already. */
int import_file_give(struct import_file *file, size_t at, const struct import_column *column,
	struct err *err);

/* The index of the heading, blanks around it aside, or where there is none of one that differs in blanks, width
 * and case only; `*times` is how often it stands there. */
size_t import_file_find(const struct import_file *file, const char *heading, size_t *times);

/* Where the column lies that gives the field; the one with the numbers when none does. */
size_t import_file_place(const struct import_file *file, const char *key);

/* Fill in what the file has to say: rows and faults, and with skip_bad the rows that have faults as a
 * table of the same encoding, the cells as they were and a column "error". */
int import_file_finish(struct import_file *file, const struct import_order *order,
	struct import_result *result, struct err *err);

/* A row whose turn has come. */
struct import_row {
	struct import_file *file;
	const struct import_entry *entry;
	struct csv_table_row cells;
	struct arena *arena;
	const void *known; /* the record in the store that it is of, to be set by who reads it; NULL for none */
	bool faulty;
};

/* Read the row again; in the arena. */
int import_row_read(struct import_row *row, struct import_file *file, const struct import_entry *entry,
	struct arena *arena, struct err *err);

/* Read every cell but the number into its field of the record; what cannot be is a fault.  One that says what
 * the known record has, as a list shows it, is not read. */
void import_row_take(struct import_row *row, void *record);

/* The cells that a list of ours shows beside the fields: what does not say what the record of table->shown does
 * is a fault.  An empty one says nothing. */
void import_row_compare(struct import_row *row, const void *record);

/* A fault: "FILE:LINE:COLUMN: WHAT" at the cell, or `HEADING "VALUE": RULE` for a rule it breaks,
 * which an error may say. */
void import_row_fault(struct import_row *row, size_t at, const char *what);
void import_row_refuse(struct import_row *row, size_t at, const char *rule);
void import_row_refuse_err(struct import_row *row, size_t at, const struct err *err);

#endif

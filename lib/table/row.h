/* How a format receives rows and columns: one walk, one table of functions per format.
 *
 * Internal to lib/table/; programs use out.h.  A page is a choice of columns and an order of rows;
 * row_walk shows it to a writer heading by heading and cell by cell.  A cell comes as finished
 * text, personal data masked already, so that no format can forget it. */
#ifndef TABLE_ROW_H
#define TABLE_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"
#include "table/out_order.h"

struct row_column {
	const struct field *field;
	const char *key;     /* as it was asked for: some fields have a second one (record/field.h) */
	const char *heading; /* the translated title or the key, as out->titles wants it */
};

struct row_cell;
struct row_page {
	const struct out *out;
	const struct schema *schema;
	struct row_column *columns;
	size_t columns_n;
	const void **rows;
	size_t rows_n;
	const struct out_source *source; /* where rows come from one by one; NULL: `rows` */
	bool single; /* one record, not a list that happens to hold one */
	const char *title;    /* of the sheet in a workbook, at most 31 characters */
	const char *headline; /* the line above its headings: list, period, company, when it was made */
	const struct out_share *shares;
	size_t shares_n;
	struct arena *arena;
	FILE *stream;       /* where the bytes go */
	const char *target; /* its name, for messages */
	const char *speech; /* of a paper, while it is walked: LANGUAGE as it was, in which failures are told */
	bool masks;         /* the row that is written is masked */
	bool terminal;      /* does a person see the stream? */
	size_t terminal_columns; /* how wide a page for it is */
	void *state;        /* the writer's own */
	/* row_label, for a writer that needs the rest of a row at one of its cells. */
	struct row_cell (*label)(const struct row_page *page, const struct field *field, const void *record);
};

struct row_cell {
	const struct field *field;
	const void *record;
	size_t column;
	const char *text; /* "" when empty; in the arena until the row ends, or constant */
	size_t width;     /* of the text on a terminal, for writers to people; else 0 */
	int64_t number;   /* row_number of the field */
	bool at_least;    /* row_is_at_least */
};

/* A format.  Every function but `cell` may be NULL. */
struct row_writer {
	bool people; /* cells are for people: translated enum values, moments to the minute */
	int (*begin)(struct row_page *page, struct err *err);
	int (*heading)(struct row_page *page, size_t column, struct err *err);
	int (*cell)(struct row_page *page, const struct row_cell *cell, struct err *err);
	int (*line_end)(struct row_page *page, struct err *err); /* of headings and each row */
	int (*end)(struct row_page *page, struct err *err);
	void (*close)(struct row_page *page); /* frees page->state, whether all went well or not */
};

extern const struct row_writer out_table; /* out_table.c, and so on */
extern const struct row_writer out_card;  /* one record as "title: value" lines */
extern const struct row_writer out_csv;
extern const struct row_writer out_tsv;
extern const struct row_writer out_tsv_ids;   /* the bare first column */
extern const struct row_writer out_json;
extern const struct row_writer out_mail;

/* A cell for people: of the field, whatever columns the page has. */
struct row_cell row_label(const struct row_page *page, const struct field *field, const void *record);

/* Show the page to the writer: begin, headings unless out->no_header, rows, end, close.  Of a paper
 * (out_order_is_paper) all is said in Chinese; what a source of rows says, and failures, are not. */
int row_walk(struct row_page *page, const struct row_writer *writer, struct err *err);

/* The text of a field, masked unless out->unmask; for people an enum's translated title,
 * "2026-09-18 09:00", "yes".  Csv for a spreadsheet has the titles too, figures, days and moments as programs
 * read them.  In the arena or constant. */
const char *row_text(const struct row_page *page, bool people, const struct field *field,
	const void *record);

/* Personal data in `text` made unreadable as the field's flags ask, unless out->unmask. */
const char *row_mask(const struct row_page *page, const struct field *field, const char *text);

/* The value of a field that is a number at heart: int, money, date, moment, flag, the index of an
 * enum, the count of words, pairs and lists; 0 for text. */
int64_t row_number(const struct field *field, const void *record);
int64_t row_number_of(const struct field *field, const void *value); /* of the member itself */

/* Is the number only known to be at least so much (field->at_least)?  Programs read it in the column of
 * the flag, people at the number itself. */
bool row_is_at_least(const struct row_page *page, const struct field *field, const void *record);

/* A figure, which stands at the right of its column? */
bool row_is_figure(const struct field *field);

/* The translated title of a field or choice; its key when it has none. */
const char *row_title(const char *title, const char *key);

/* ERR_SYSTEM `cannot write TARGET: ...` from errno. */
int row_write_error(const struct row_page *page, struct err *err);

/* The pages of one workbook, which share arena, stream and target. */
struct row_book {
	struct row_page *pages;
	size_t pages_n;
	const struct out_book *charts; /* NULL: none */
	struct row_page *tidy;         /* charts->tidy_n: those whose figures stand one a row */
	const char *headline;          /* above the charts */
};

/* row_walk, as it is handed to table-xlsx.so. */
typedef int (*out_xlsx_walk)(struct row_page *page, const struct row_writer *writer, struct err *err);

/* The function of table-xlsx.so: write the pages as a workbook to the file `path`.  The object is
 * built from out_xlsx*.c alone and takes nothing from the program but the walk handed to it. */
int out_xlsx_write(struct row_book *book, const char *path, out_xlsx_walk walk, struct err *err);

#endif

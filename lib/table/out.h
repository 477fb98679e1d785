/* Rows and columns for people and for machines: one entry for every list and report.
 *
 * Rows are structs described by a field table (record/field.h), so the table that reads and
 * writes a record also prints it.  Knows no ticket.  Formats: table (aligned, Chinese right), csv
 * (RFC 4180, UTF-8, no BOM, LF), tsv (TAB, CR and LF inside values become a space), json (one
 * array of objects, stable keys), xlsx (typed cells).  Headings of a table and a workbook are
 * translated titles, the others' are keys.
 *
 * A workbook is made by libexec/onestop/table-xlsx.so, beside the directory of the program and opened
 * when one is asked for, because libxlsxwriter would double the start-up of every program. */
#ifndef TABLE_OUT_H
#define TABLE_OUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"

enum out_format { OUT_TABLE, OUT_CSV, OUT_TSV, OUT_JSON, OUT_XLSX };
extern const struct choice out_formats[]; /* table csv tsv json xlsx */

enum out_titles { OUT_TITLES_AUTO, OUT_TITLES_ZH, OUT_TITLES_KEY };
extern const struct choice out_titles[]; /* "" zh key */

struct out {
	int format;          /* enum out_format */
	int titles;          /* enum out_titles: AUTO is titles in table and xlsx, else keys */
	const char *path;    /* -o FILE; NULL or "-" is stdout */
	const char *columns; /* "a,b", "all", "help"; NULL is the caller's default */
	const char *sort;    /* "due", "department,-due"; NULL is the order given */
	bool no_header;
	bool excel;  /* csv: BOM, CRLF; text cells get a leading ' when they begin with = + - @
	                (full-width too) TAB CR LF, are digits that a spreadsheet would change (more
	                than 11, or a 0 in front), or look like a number or day it would make of them
	                (1E5, 12.50, 1-2); figures never */
	bool ids;    /* bare first column, one a line, nothing else; empty ones are left out */
	bool nul;    /* with ids: NUL in place of LF */
	bool unmask; /* personal data as it is; otherwise masked by the field's flag */
	const char *tree; /* tables: draw the rows as branches of a root that says this */
	bool whole_names; /* names as they are, numbers masked: one record shown to a clerk */
	/* The name people read for a code (FIELD_ID, FIELD_LINE, FIELD_WORDS) of the kind field->names ("service");
	 * NULL: the code. */
	const char *(*name_of)(const void *context, const char *kind, const char *code);
	const void *names; /* its context */
};

/* Print `rows_n` structs of `schema`.  `columns` are the default column keys ("id,due"), used when
 * out->columns is NULL.  An unknown column or sort key is ERR_USAGE naming the one that was probably
 * meant, else those that exist, a column named twice is ERR_USAGE.  "help" lists key, type and title
 * of every column instead of the rows.
 *
 * A table prints enum values by their translated title, moments as "2026-09-18 09:00" and escapes
 * control characters; a list without rows prints nothing, not even headings.  On a terminal long
 * text is folded to its width; elsewhere nothing is cut or folded.  csv, tsv and json print enum
 * names and whole moments; FIELD_LIST prints as its count but in json.
 *
 * JSON: FIELD_INT is a number, FIELD_MONEY a string "86.40", everything else of one value a string,
 * and null when empty; FIELD_FLAG is true or false, FIELD_WORDS an array of strings, FIELD_PAIRS an
 * object, FIELD_LIST an array of objects, each of them there when empty.  An empty field is "" in
 * the other formats; a FIELD_REQUIRED int, money or flag is never empty ("0", "0.00", "false").
 *
 * A number that is only known to be at least so much (field->at_least) is "≥ 3" in a table and, still a
 * number, in a workbook; csv, tsv and json have the number, and the column that says so.
 *
 * Sorting: numbers, dates and enums as numbers, text by bytes; what is equal keeps its order.
 *
 * With out->path the file is written beside and renamed, so a failed report never leaves half a
 * file; what is no regular file (a device, a pipe) is written in place.  xlsx to a terminal is
 * refused (ERR_USAGE: give -o FILE).  A full disk or a closed pipe is ERR_SYSTEM. */
int out_rows(const struct out *out, const struct schema *schema, const char *columns,
	const void *rows, size_t rows_n, struct arena *arena, struct err *err);

/* A column of text that tells what share of a whole a part is ("98.3%").  The cells of a workbook
 * hold the figure instead, as a percentage that the sheet calculates where it shows both columns;
 * where the whole is 0 they keep the text. */
struct out_share {
	const char *key;   /* of the column */
	const char *part;  /* keys of FIELD_INT columns of the schema's own */
	const char *whole;
};

struct out_sheet {
	const char *title; /* translated; at most 31 characters, none of [ ] : * ? / \ */
	const struct schema *schema;
	const char *columns; /* keys */
	const void *rows;
	size_t rows_n;
	const struct out_share *shares;
	size_t shares_n;
};

enum out_chart_kind { OUT_COLUMNS, OUT_LINES, OUT_PIE };

/* A chart of the figures on a sheet, row by row; one without rows is left out. */
struct out_chart {
	const char *title; /* translated */
	int kind;          /* enum out_chart_kind */
	size_t sheet;      /* index among the sheets */
	const char *category; /* key of the column that names what is drawn */
	const char *values;   /* keys of the columns with figures, "a,b": a series each */
};

struct out_book {
	const struct out_sheet *sheets; /* the first is what the other formats print */
	size_t sheets_n;
	const char *charts_title; /* of the sheet the charts stand on */
	const struct out_chart *charts;
	size_t charts_n;
};

/* In a workbook all sheets, and the charts one beneath the other on a sheet of their own; in every
 * other format out_rows of the first sheet.  out->columns and out->sort are for the first sheet. */
int out_book(const struct out *out, const struct out_book *book, struct arena *arena,
	struct err *err);

/* One record as "title: value" lines with the values aligned (table), as a JSON object (json), or
 * as one csv/tsv/xlsx row; with every column unless out->columns names some.  Empty fields are left
 * out of the table form; FIELD_LIST is left to the caller in the table form. */
int out_record(const struct out *out, const struct schema *schema, const void *record,
	struct arena *arena, struct err *err);

#endif

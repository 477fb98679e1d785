/* Rows and columns for people and for machines: one entry for every list and report.
 *
 * Rows are structs described by a field table (record/field.h), so the table that reads and
 * writes a record also prints it.  Knows no ticket.  Formats: table (aligned, Chinese right), csv
 * (RFC 4180, UTF-8, no BOM, LF), tsv (TAB, CR and LF inside values become a space), json (one
 * array of objects, stable keys), xlsx (typed cells), mail (a line that says it in short, then a block of
 * short lines per record).  Headings of a table, a workbook and a mail are translated titles, the
 * others' are keys.
 *
 * A workbook is made by libexec/onestop/table-xlsx.so, beside the directory of the program and opened
 * when one is asked for, because libxlsxwriter would double the start-up of every program. */
#ifndef TABLE_OUT_H
#define TABLE_OUT_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"
#include "table/out_order.h"

extern const struct choice out_formats[]; /* enum out_format: table csv tsv json xlsx mail */
/* The types of columns as --columns help calls them, by enum field_type. */
extern const struct choice out_help_types[];
extern const struct choice out_titles[]; /* enum out_titles: "" zh key */

/* Print `rows_n` structs of `schema`.  `columns` are the default column keys ("id,due"), used when
 * out->columns is NULL.  An unknown column or sort key is ERR_USAGE naming the one that was probably
 * meant, else those that exist, a column named twice is ERR_USAGE.  "help" lists key, type and title
 * of every column instead of the rows.
 *
 * A table prints enum values by their translated title, moments as "2026-09-18 09:00" and escapes
 * control characters; a list without rows prints nothing, not even headings, and neither does a
 * mail, which has the same words.  On a terminal long
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

/* Can rows be printed as they come?  Not where they are sorted, and not in a mail, which begins with how many
 * there are.  (A table keeps the text of its cells until it knows how wide they are.) */
bool out_streams(const struct out *out);

/* out_rows, of rows that come; only where out_streams. */
int out_stream(const struct out *out, const struct schema *schema, const char *columns,
	const struct out_source *source, struct arena *arena, struct err *err);

/* Rows that came and are kept, sorted. */
struct out_kept {
	struct keep *keep;
	size_t rows_n;
};

/* Keep the rows, less the lists that are neither shown nor sorted by, in their order (NULL: as they come); columns
 * and sort keys are looked at before the first is asked for.  Closed with out_kept_close, also after a failure. */
int out_keep(const struct out *out, const struct schema *schema, const char *columns,
	const struct out_source *source, const struct out_order *order, struct out_kept *kept, struct arena *arena,
	struct err *err);

/* They come again. */
struct out_source out_kept_source(const struct out_kept *kept);

/* out_rows of what was kept for the same columns. */
int out_kept_rows(const struct out *out, const struct schema *schema, const char *columns,
	const struct out_kept *kept, struct arena *arena, struct err *err);

void out_kept_close(struct out_kept *kept);

/* In a workbook all sheets, and the charts one beneath the other on a sheet of their own; in every
 * other format out_rows of the first sheet.  out->columns and out->sort are for the first sheet. */
int out_book(const struct out *out, const struct out_book *book, struct arena *arena,
	struct err *err);

/* One record as "title: value" lines with the values aligned (table), a line for each value (xlsx), as a JSON
 * object (json), or as one csv/tsv row; with every column unless out->columns names some.  Empty fields and
 * lists are left out of a table and a workbook: lists are left to the caller. */
int out_record(const struct out *out, const struct schema *schema, const void *record,
	struct arena *arena, struct err *err);

#endif

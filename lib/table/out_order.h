/* What is to be printed, and how: an order for table/out.h, which every format follows
 * (table/row.h).  Programs include out.h. */
#ifndef TABLE_OUT_ORDER_H
#define TABLE_OUT_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct out_kept;
struct schema;

enum out_format { OUT_TABLE, OUT_CSV, OUT_TSV, OUT_JSON, OUT_XLSX, OUT_MAIL };

enum out_titles { OUT_TITLES_AUTO, OUT_TITLES_ZH, OUT_TITLES_KEY };

/* What a page is, for the line above it and for the name of its sheet.  Zero says nothing. */
struct out_head {
	const char *title;   /* msgid: "tickets overdue"; NULL: that of the schema */
	const char *program; /* in place of the title where keys are wanted */
	const char *company;
	const char *commit;  /* what the figures were computed from; NULL */
	int from;            /* the period, first and last day; 0: none */
	int to;
	int as_of;           /* the rows are as they stood at the end of this day; 0: not told */
	int64_t made_at;     /* 0: not told */
};

struct out {
	int format;          /* enum out_format */
	int titles;          /* enum out_titles: AUTO is titles in table, xlsx and mail, else keys */
	const char *path;    /* -o FILE; NULL or "-" is stdout */
	const char *columns; /* "a,b", "all", "help"; NULL is the caller's default */
	const char *sort;    /* "due", "department,-due"; NULL is the order given */
	bool no_header;
	bool wide;   /* tables: every column, nothing folded, also where the terminal is narrower */
	bool excel;  /* csv: BOM, CRLF; titles of columns and values in Chinese; text cells get a leading ' when they begin with = + - @
	                (full-width too) TAB CR LF, are digits that a spreadsheet would change (more
	                than 11, or a 0 in front), or look like a number or day it would make of them
	                (1E5, 12.50, 1-2); figures never */
	bool ids;    /* bare first column, one a line, nothing else; empty ones are left out */
	bool nul;    /* with ids: NUL in place of LF */
	bool unmask; /* personal data as it is; otherwise masked by the field's flag */
	/* Of which rows; NULL: of all. */
	bool (*may_see)(const void *context, const struct schema *schema, const void *row);
	const void *seer; /* its context */
	const char *tree; /* tables: draw the rows as branches of a root that says this */
	bool whole_names; /* names as they are, numbers masked: one record shown to a clerk */
	struct out_head head; /* of workbooks */
	/* The name people read for a code (FIELD_ID, _LINE, _TEXT, _WORDS) of the kind field->names ("service");
	 * NULL: the code.  Asked for "" first, before there are rows: it may load then what it needs. */
	const char *(*name_of)(const void *context, const char *kind, const char *code);
	const void *names; /* its context */
	/* Around each row, as a code may be called otherwise in another row; the end is given what the begin
	 * returned.  NULL: there is no such code. */
	const void *(*row_begins)(const void *context, const struct schema *schema, const void *row);
	void (*row_ends)(const void *context, const void *before);
	/* mail: what the first line says, of which day ("截至10月9日（周五）：超期 1 件"). */
	const char *headline; /* NULL: how many there are, or which record */
};

/* Is it what the house gives to people outside the programs, a workbook or csv for a spreadsheet?  Its titles,
 * those of values too, are Chinese whoever asks for it. */
bool out_order_is_paper(const struct out *out);

/* The order is known, before rows are made: those of a paper are in its language (base/speech.h). */
void out_order_chosen(const struct out *out);

/* Is the format one for people?  They read titles and names, and of the columns those that fit a page. */
bool out_order_is_for_people(const struct out *out);

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
	size_t first;         /* only these rows of the sheet, from the first on; rows_n 0: all */
	size_t rows_n;
};

/* A sheet that has the figures of another one a row: period, what they are of, key, value, unit. */
struct out_tidy {
	const char *title; /* translated */
	size_t sheet;      /* index among the sheets */
	const char *columns; /* of the schema of that sheet; NULL: those that it shows */
};

struct out_book {
	const struct out_sheet *sheets; /* the first is what the other formats print */
	size_t sheets_n;
	const struct out_kept *kept; /* the rows of the first, in place of its own; NULL */
	const char *charts_title; /* of the sheet the charts stand on, before all others */
	bool list_first;          /* but behind the first, which is what was asked for */
	const struct out_chart *charts;
	size_t charts_n;
	const struct out_tidy *tidy; /* the last sheets */
	size_t tidy_n;
};

/* The order that rows which come have, where out->sort says no other; of those that are equal by that, too. */
struct out_order {
	const char *keys; /* as out->sort */
	int (*ids)(const char *a, const char *b); /* how FIELD_ID compare in it; NULL: by bytes */
};

/* Rows that come one after the other, in their order, and need not stay: `each` calls `give` with every one
 * and ends with what that returned when it is not 0. */
struct out_source {
	int (*each)(void *context, int (*give)(void *page, const void *row, struct err *err), void *page,
		struct err *err);
	void *context;
};

#endif

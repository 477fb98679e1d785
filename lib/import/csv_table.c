#include "import/csv_table.h"

#include <csv.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "base/text_place.h"
#include "table/quote.h"

/* libcsv tells where a cell ends, not where it begins; so it is fed byte by byte. */
struct row_reader {
	int (*each)(void *context, const struct csv_table_row *row, size_t index, struct err *err);
	void *context;
	struct arena *arena;
	bool reset;          /* the arena after every row */
	struct arena_mark mark;
	struct err *err;
	struct csv_table_row row; /* the one being read */
	size_t cells_room;
	size_t rows_n;
	int stopped;         /* what `each` returned */
	bool full;           /* the row has more cells than a row may have */
	bool ended;          /* the last byte ended a cell */
	bool begun;          /* the cell has more than blanks */
	bool enclosed;       /* it began with a quotation mark */
	struct text_place start;  /* of the cell */
	struct text_place at;     /* of the byte */
	size_t offset;       /* of the byte */
};

/* What TABs part has seldom quotation marks around its cells, and then at their beginning.  One within a cell
 * is a character like any other: libcsv reads it as this byte, which no UTF-8 has. */
static const char QUOTE_WITHIN = '\xFF';

static char as_read(const struct csv_table_text *text, struct row_reader *reader, char c)
{
	reader->enclosed = reader->enclosed || (c == '"' && !reader->begun);
	return c == '"' && text->delimiter == '\t' && !reader->enclosed ? QUOTE_WITHIN : c;
}

static const char *as_written(const char *text, size_t length, struct arena *arena)
{
	char *cell = arena_dup_n(arena, text, length);
	for (char *c = cell; (c = strchr(c, QUOTE_WITHIN)); c++)
		*c = '"';
	return cell;
}

static void cell_ended(void *text, size_t length, void *context)
{
	struct row_reader *reader = context;
	reader->ended = true;
	reader->enclosed = false;
	reader->full = reader->full || reader->row.cells_n == CSV_TABLE_CELLS;
	if (reader->full)
		return;
	const struct csv_table_cell cell = {
		.text = text ? as_written(text, length, reader->arena) : "",
		.line = reader->start.line,
		.column = reader->start.column,
	};
	VEC_PUSH(reader->arena, reader->row.cells, reader->row.cells_n, reader->cells_room) = cell;
}

static void row_ended(int terminator, void *context)
{
	struct row_reader *reader = context;
	size_t width = reader->row.cells_n;
	(void)terminator;
	if (reader->stopped || reader->full)
		return;
	reader->row.line = reader->at.line;
	reader->row.column = reader->at.column;
	reader->stopped =
		reader->each(reader->context, &reader->row, reader->rows_n++, reader->err);
	if (reader->reset)
		arena_reset(reader->arena, reader->mark);
	/* Most rows are as long as the one before: make the room at once. */
	reader->cells_room = width;
	reader->row = (struct csv_table_row){
		.cells = arena_array(reader->arena, width, sizeof(struct csv_table_cell))};
}

enum { GO_ON = 0, BAD_ROW = 2 }; /* beside what `each` returns, which is 1 or less than 0 */

/* Where the line ends that holds this byte: behind its end. */
static size_t line_end(const struct csv_table_text *text, size_t offset)
{
	while (offset < text->length && text->bytes[offset] != '\n' && text->bytes[offset] != '\r')
		offset++;
	if (offset < text->length)
		offset += text->bytes[offset] == '\r' && text->bytes[offset + 1] == '\n' ? 2 : 1;
	return offset;
}

/* The row that is being read is bad: it is handed over as the one cell that its first line is, and the
 * next row begins with the next line. */
static int hand_over_bad(const struct csv_table_text *text, struct row_reader *reader, struct text_place place,
	const char *what)
{
	const struct csv_table_place begin = reader->row.begin;
	const size_t end = line_end(text, begin.offset);
	size_t n = end - begin.offset;
	while (n && strchr("\r\n", text->bytes[begin.offset + n - 1]))
		n--;
	struct csv_table_cell *raw = arena_array(reader->arena, 1, sizeof *raw);
	*raw = (struct csv_table_cell){arena_dup_n(reader->arena, text->bytes + begin.offset, n), begin.line,
		begin.column};
	reader->row = (struct csv_table_row){.cells = raw, .cells_n = 1, .line = begin.line,
		.column = begin.column, .begin = begin,
		.fault = arena_printf(reader->arena, "%s:%zu:%zu: %s", text->name, place.line, place.column, what)};
	reader->full = false;
	row_ended(0, reader);
	reader->offset = end;
	reader->at = reader->start = (struct text_place){begin.line + 1, 1};
	reader->row.begin = (struct csv_table_place){end, begin.line + 1, 1};
	reader->begun = reader->ended = reader->enclosed = false;
	return reader->stopped ? reader->stopped : BAD_ROW;
}

static int feed(struct csv_parser *parser, const struct csv_table_text *text, struct row_reader *reader)
{
	for (; reader->offset < text->length; reader->offset++) {
		const char c = text->bytes[reader->offset];
		const char next = text->bytes[reader->offset + 1];
		bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
		const char read = as_read(text, reader, c);
		reader->ended = false;
		if (csv_parse(parser, &read, 1, cell_ended, row_ended, reader) != 1)
			return hand_over_bad(text, reader, reader->at,
				_("a quotation mark out of place: a cell that has some is put in quotation marks, "
				  "and they are doubled in it"));
		if (reader->stopped)
			return reader->stopped;
		if (reader->full)
			return hand_over_bad(text, reader, reader->at,
				_("a row of more than 1000 cells; is a quotation mark missing?"));
		reader->begun = !reader->ended && (reader->begun || !blank);
		text_place_move(&reader->at, c, next);
		/* Empty lines belong to no cell and to no row. */
		bool empty_line = !reader->begun && reader->row.cells_n == 0 && (c == '\n' || c == '\r');
		if (reader->ended || empty_line)
			reader->start = reader->at;
		if (reader->row.cells_n == 0 && (reader->ended || empty_line))
			reader->row.begin = (struct csv_table_place){reader->offset + 1, reader->at.line,
				reader->at.column};
	}
	/* The last line may lack its end; an open quotation may not. */
	if (csv_fini(parser, cell_ended, row_ended, reader))
		return hand_over_bad(text, reader, reader->start, _("the quotation that begins here has no end"));
	return reader->stopped;
}

/* Read rows from where `reader` begins to the end of the text, or until `each` ends it. */
static int parse(const struct csv_table_text *text, struct row_reader *reader, struct err *err)
{
	int rc = BAD_ROW;
	reader->err = err;
	reader->mark = arena_mark(reader->arena);
	while (rc == BAD_ROW) {
		struct csv_parser parser;
		if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL))
			return err_set(err, ERR_SYSTEM, _("no memory to read %s"), text->name);
		csv_set_delim(&parser, (unsigned char)text->delimiter);
		csv_set_blk_size(&parser, 4096);
		rc = feed(&parser, text, reader);
		csv_free(&parser);
	}
	return rc;
}

/* A table has headings and something below them. */
static int parse_all(const struct csv_table_text *text, struct row_reader *reader, struct err *err)
{
	reader->start = reader->at = (struct text_place){text->begin.line, text->begin.column};
	reader->row.begin = text->begin;
	reader->offset = text->begin.offset;
	int rc = parse(text, reader, err);
	if (rc)
		return rc;
	if (reader->rows_n == 0)
		return err_set(err, ERR_MALFORMED, _("%s: is empty"), text->name);
	if (reader->rows_n == 1)
		return text_place_refuse(text->name, reader->at, _("there is nothing below the headings"), err);
	return 0;
}

/* ---- What parts the cells ------------------------------------------------------------------------ */

#define WIDE_COMMA "\xEF\xBC\x8C" /* U+FF0C, of a Chinese input method */

enum { LINES_LOOKED_AT = 20, DELIMITERS = 4 };
/* A wide comma is read as this character, which no text has. */
static const char UNIT_SEPARATOR = '\x1F';
static const char *const delimiters[DELIMITERS] = {",", "\t", ";", WIDE_COMMA};

static int by_number(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

/* How often each stands in the line, outside quotations; returns where the next line begins. */
static size_t count_line(const struct csv_table_text *text, size_t at, int counts[DELIMITERS])
{
	bool quoted = false;
	memset(counts, 0, DELIMITERS * sizeof *counts);
	for (; at < text->length && (quoted || !strchr("\r\n", text->bytes[at])); at++) {
		quoted ^= text->bytes[at] == '"';
		for (int d = 0; !quoted && d < DELIMITERS; d++)
			counts[d] += str_starts(text->bytes + at, delimiters[d]);
	}
	return line_end(text, at);
}

/* What most lines have most of; a wide comma only where there is nothing else, as prose is full of it. */
static int find_delimiter(const struct csv_table_text *text)
{
	int counts[DELIMITERS][LINES_LOOKED_AT];
	int n = 0, best = 0, most = 0;
	for (size_t at = text->begin.offset; at < text->length && n < LINES_LOOKED_AT;) {
		int line[DELIMITERS];
		const size_t begin = at;
		at = count_line(text, at, line);
		if (strspn(text->bytes + begin, " \t\r\n") >= at - begin)
			continue;
		for (int d = 0; d < DELIMITERS; d++)
			counts[d][n] = line[d];
		n++;
	}
	for (int d = 0; n && d < DELIMITERS; d++) {
		qsort(counts[d], (size_t)n, sizeof **counts, by_number);
		const int middle = counts[d][n / 2];
		if (middle > most && (d < DELIMITERS - 1 || most == 0)) {
			most = middle;
			best = d;
		}
	}
	return best;
}

/* The text with another character for wide commas that part cells. */
static void narrow_commas(struct csv_table_text *text, struct arena *arena)
{
	char *copy = arena_dup_n(arena, text->bytes, text->length);
	size_t n = 0;
	bool quoted = false;
	for (size_t at = 0; at < text->length; at++) {
		quoted ^= text->bytes[at] == '"';
		bool wide = !quoted && at >= text->begin.offset && str_starts(text->bytes + at, WIDE_COMMA);
		copy[n++] = wide ? UNIT_SEPARATOR : text->bytes[at];
		at += wide ? strlen(WIDE_COMMA) - 1 : 0;
	}
	copy[n] = '\0';
	text->bytes = copy;
	text->length = n;
}

static void skip_line(struct csv_table_text *text)
{
	text->begin.offset = line_end(text, text->begin.offset);
	text->begin.line++;
}

/* "sep=;": what a spreadsheet writes above the headings. */
static bool take_sep_line(struct csv_table_text *text)
{
	const char *line = text->bytes + text->begin.offset;
	if (!str_starts(line, "sep=") || !line[4] || !strchr("\r\n", line[5]))
		return false;
	text->delimiter = line[4];
	skip_line(text);
	return true;
}

int csv_table_open(const char *name, const char *bytes, size_t length, enum import_encoding encoding,
	size_t skip_lines, struct arena *arena, struct csv_table_text *text, struct err *err)
{
	struct import_text plain;
	if (import_encoding_read(name, bytes, length, encoding, arena, &plain, err))
		return -1;
	*text = (struct csv_table_text){.name = name, .bytes = plain.bytes, .length = plain.length,
		.encoding = plain.encoding, .guessed = plain.guessed, .begin = {0, 1, 1}};
	for (size_t i = 0; i < skip_lines; i++)
		skip_line(text);
	if (take_sep_line(text))
		return 0;
	const int found = find_delimiter(text);
	text->delimiter = delimiters[found][0];
	if (found == DELIMITERS - 1) {
		narrow_commas(text, arena);
		text->delimiter = UNIT_SEPARATOR;
	}
	return 0;
}

int csv_table_walk(const struct csv_table_text *text,
	int (*each)(void *context, const struct csv_table_row *row, size_t index, struct err *err),
	void *context, struct arena *arena, struct err *err)
{
	struct row_reader reader = {.each = each, .context = context, .arena = arena, .reset = true};
	return parse_all(text, &reader, err);
}

enum { TAKEN = 1 }; /* ends the walk, and is no failure */

static int take_row(void *context, const struct csv_table_row *row, size_t index, struct err *err)
{
	(void)index;
	(void)err;
	*(struct csv_table_row *)context = *row;
	return TAKEN;
}

int csv_table_again(const struct csv_table_text *text, const struct csv_table_place *from, struct arena *arena,
	struct csv_table_row *row, struct err *err)
{
	const struct text_place place = {from->line, from->column};
	struct row_reader reader = {
		.each = take_row,
		.context = row,
		.arena = arena,
		.row = {.begin = *from},
		.start = place,
		.at = place,
		.offset = from->offset,
	};
	int rc = parse(text, &reader, err);
	if (rc == 0)
		bug("no row where one was read");
	return rc == TAKEN ? 0 : rc;
}

int csv_table_check_width(const struct csv_table_text *text, size_t width, const struct csv_table_row *row,
	struct err *err)
{
	if (row->cells_n == width)
		return 0;
	struct text_place place = {row->line, row->column};
	if (row->cells_n > width)
		place = (struct text_place){row->cells[width].line, row->cells[width].column};
	return err_set(err, ERR_MALFORMED, _("%s:%zu:%zu: the row has %zu cells, the heading line %zu"),
		text->name, place.line, place.column, row->cells_n, width);
}

/* What is read again must not be taken for a table of another delimiter. */
static bool has_delimiter(const char *text, bool alone)
{
	return strpbrk(text, "\t;") || (alone && (strstr(text, WIDE_COMMA) || str_starts(text, "sep=")));
}

void csv_table_add_line(struct str *out, const char *const *cells, size_t cells_n)
{
	for (size_t i = 0; i < cells_n; i++) {
		if (i)
			str_add_char(out, ',');
		if (has_delimiter(cells[i], cells_n == 1))
			quote_put(out, cells[i]);
		else
			quote_add(out, cells[i], cells_n == 1);
	}
	str_add_char(out, '\n');
}

size_t csv_table_lines(const struct csv_table_text *text)
{
	size_t lines = 1;
	for (size_t i = 0; i < text->length; i++)
		lines += text->bytes[i] == '\n' || text->bytes[i] == '\r';
	return lines;
}

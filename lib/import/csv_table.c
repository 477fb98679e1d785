#include "import/csv_table.h"

#include <csv.h>
#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <string.h>
#include <unistr.h>

#include "base/message.h"
#include "base/vec.h"
#include "table/quote.h"

const struct choice csv_table_encodings[] = {
	{"", ""},
	{"utf-8", "UTF-8"},
	{"gb18030", "GB18030"},
	{NULL, NULL},
};

struct place {
	size_t line;
	size_t column;
};

/* Go past the byte `c`, which `next` follows. */
static void place_move(struct place *place, char c, char next)
{
	if (c == '\n' || (c == '\r' && next != '\n'))
		*place = (struct place){place->line + 1, 1};
	else if (((unsigned char)c & 0xC0) != 0x80)
		place->column++;
}

static struct place place_of(const char *bytes, size_t offset)
{
	struct place place = {1, 1};
	for (size_t i = 0; i < offset; i++)
		place_move(&place, bytes[i], bytes[i + 1]);
	return place;
}

static int refuse_at(const char *name, struct place place, const char *what, struct err *err)
{
	return err_set(err, ERR_MALFORMED, "%s:%zu:%zu: %s", name, place.line, place.column, what);
}

/* Convert all bytes; on failure `*used` says how many could be. */
static int convert(iconv_t how, const char *bytes, size_t length, struct str *out, size_t *used)
{
	char *in = (char *)bytes; /* iconv(3) does not write there */
	size_t left = length;
	bool flushed = false;
	while (!flushed) {
		char buffer[16 * 1024];
		char *to = buffer;
		size_t room = sizeof buffer;
		flushed = left == 0;
		size_t rc = iconv(how, flushed ? NULL : &in, &left, &to, &room);
		int failed = errno;
		str_add_n(out, buffer, (size_t)(to - buffer));
		if (rc == (size_t)-1 && failed != E2BIG) {
			*used = length - left;
			return -1;
		}
		if (rc == (size_t)-1)
			flushed = false;
	}
	*used = length;
	return 0;
}

/* From one encoding to another; a failure leaves the place to the caller. */
static int recode(const char *from, const char *to, const char *bytes, size_t length,
	struct str *out, size_t *used, struct err *err)
{
	iconv_t how = iconv_open(to, from);
	if (how == (iconv_t)-1)
		return err_set_errno(err, errno, _("%s cannot be converted to %s here"), from, to);
	int rc = convert(how, bytes, length, out, used);
	iconv_close(how);
	if (rc)
		return err_set(err, ERR_MALFORMED, _("byte 0x%02X is not %s"),
			(unsigned)(unsigned char)bytes[*used], from);
	return 0;
}

static int decode_gb18030(const char *name, const char *bytes, size_t length, struct arena *arena,
	const char **text, size_t *text_length, struct err *err)
{
	struct str out = {0};
	size_t used = 0;
	int rc = recode("GB18030", "UTF-8", bytes, length, &out, &used, err);
	if (rc == 0) {
		*text = arena_dup_n(arena, str_text(&out), out.length);
		*text_length = out.length;
	} else if (err->code == ERR_MALFORMED) {
		struct place place = place_of(str_text(&out), out.length);
		err_prefix(err, "%s:%zu:%zu", name, place.line, place.column);
	}
	str_close(&out);
	return rc;
}

/* UTF-8 without NUL from here on. */
static int check_text(const char *name, const char *text, size_t length, struct err *err)
{
	const char *bad = (const char *)u8_check((const uint8_t *)text, length);
	const char *nul = memchr(text, '\0', length);
	if (nul && (!bad || nul < bad))
		return refuse_at(name, place_of(text, (size_t)(nul - text)),
			_("a NUL byte, which text does not have"), err);
	if (!bad)
		return 0;
	err_hint(err,
		err_set(err, ERR_MALFORMED, _("byte 0x%02X is not UTF-8"),
			(unsigned)(unsigned char)*bad),
		_("see whether the file is gb18030"));
	struct place place = place_of(text, (size_t)(bad - text));
	return err_prefix(err, "%s:%zu:%zu", name, place.line, place.column);
}

/* libcsv tells where a cell ends, not where it begins; so it is fed byte by byte. */
struct row_reader {
	const char *name;
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
	struct place start;  /* of the cell */
	struct place at;     /* of the byte */
	size_t offset;       /* of the byte */
};

static void cell_ended(void *text, size_t length, void *context)
{
	struct row_reader *reader = context;
	reader->ended = true;
	reader->full = reader->full || reader->row.cells_n == CSV_TABLE_CELLS;
	if (reader->full)
		return;
	const struct csv_table_cell cell = {
		.text = text ? arena_dup_n(reader->arena, text, length) : "",
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

static int refuse_quotes(const struct row_reader *reader, struct err *err)
{
	return refuse_at(reader->name, reader->at,
		_("a quotation mark out of place: a cell that has some is put in quotation marks, and "
		  "they are doubled in it"),
		err);
}

static int feed(struct csv_parser *parser, const char *text, size_t length,
	struct row_reader *reader, struct err *err)
{
	for (; reader->offset < length; reader->offset++) {
		const char c = text[reader->offset];
		const char next = text[reader->offset + 1];
		bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
		reader->ended = false;
		if (csv_parse(parser, &c, 1, cell_ended, row_ended, reader) != 1)
			return refuse_quotes(reader, err);
		if (reader->stopped)
			return reader->stopped;
		if (reader->full)
			return refuse_at(reader->name, reader->at,
				_("a row of more than 1000 cells; is a quotation mark missing?"), err);
		reader->begun = !reader->ended && (reader->begun || !blank);
		place_move(&reader->at, c, next);
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
		return refuse_at(reader->name, reader->start,
			_("the quotation that begins here has no end"), err);
	return reader->stopped;
}

/* Read rows from where `reader` begins to the end of the text, or until `each` ends it. */
static int parse(const struct csv_table_text *text, struct row_reader *reader, struct err *err)
{
	struct csv_parser parser;
	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL))
		return err_set(err, ERR_SYSTEM, _("no memory to read %s"), text->name);
	reader->name = text->name;
	reader->err = err;
	reader->mark = arena_mark(reader->arena);
	csv_set_blk_size(&parser, 4096);
	int rc = feed(&parser, text->bytes, text->length, reader, err);
	csv_free(&parser);
	return rc;
}

/* A table has headings and something below them. */
static int parse_all(const struct csv_table_text *text, struct row_reader *reader, struct err *err)
{
	reader->start = reader->at = (struct place){1, 1};
	reader->row.begin = (struct csv_table_place){0, 1, 1};
	int rc = parse(text, reader, err);
	if (rc)
		return rc;
	if (reader->rows_n == 0)
		return err_set(err, ERR_MALFORMED, _("%s: is empty"), text->name);
	if (reader->rows_n == 1)
		return refuse_at(text->name, reader->at, _("there is nothing below the headings"), err);
	return 0;
}

enum csv_table_encoding csv_table_detect(const char *bytes, size_t length)
{
	struct str out = {0};
	struct err ignored = {0};
	size_t used;
	const char *bad = (const char *)u8_check((const uint8_t *)bytes, length);
	if (!bad)
		return CSV_TABLE_UTF8;
	/* Chinese headings of one encoding are as good as never right in the other one, so where these
	 * are UTF-8 it is a damaged file in UTF-8. */
	for (const char *c = bytes; c < bad && *c != '\n'; c++)
		if ((unsigned char)*c >= 0x80 && memchr(c, '\n', (size_t)(bad - c)))
			return CSV_TABLE_UTF8;
	bool other = recode("GB18030", "UTF-8", bytes, length, &out, &used, &ignored) == 0;
	str_close(&out);
	return other ? CSV_TABLE_GB18030 : CSV_TABLE_UTF8;
}

static bool begins_with_mark(const char *bytes, size_t length)
{
	return length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
}

/* Byte order marks before the first text: at the very beginning, where they are skipped, or behind empty
 * lines that somebody put above what a program wrote, where they are taken out of a copy, so that the
 * lines keep their numbers. */
static void drop_marks(const char **bytes, size_t *length, struct arena *arena)
{
	size_t blank = 0;
	for (; begins_with_mark(*bytes, *length); *length -= 3)
		*bytes += 3;
	while (blank < *length && strchr(" \t\r\n", (*bytes)[blank]) && (*bytes)[blank])
		blank++;
	size_t text = blank;
	while (begins_with_mark(*bytes + text, *length - text))
		text += 3;
	if (text == blank)
		return;
	struct str without = {0};
	str_add_n(&without, *bytes, blank);
	str_add_n(&without, *bytes + text, *length - text);
	*length = without.length;
	*bytes = str_keep(&without, arena);
}

int csv_table_decode(const char *name, const char *bytes, size_t length, enum csv_table_encoding encoding,
	struct arena *arena, struct csv_table_text *text, struct err *err)
{
	if (encoding == CSV_TABLE_DETECT)
		encoding = csv_table_detect(bytes, length);
	if (encoding == CSV_TABLE_GB18030 &&
		decode_gb18030(name, bytes, length, arena, &bytes, &length, err))
		return -1;
	if (check_text(name, bytes, length, err))
		return -1;
	drop_marks(&bytes, &length, arena);
	*text = (struct csv_table_text){name, bytes, length, encoding};
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
	const struct place place = {from->line, from->column};
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
	struct place place = {row->line, row->column};
	if (row->cells_n > width)
		place = (struct place){row->cells[width].line, row->cells[width].column};
	return err_set(err, ERR_MALFORMED, _("%s:%zu:%zu: the row has %zu cells, the heading line %zu"),
		text->name, place.line, place.column, row->cells_n, width);
}

void csv_table_add_line(struct str *out, const char *const *cells, size_t cells_n)
{
	for (size_t i = 0; i < cells_n; i++) {
		if (i)
			str_add_char(out, ',');
		quote_add(out, cells[i], cells_n == 1);
	}
	str_add_char(out, '\n');
}

int csv_table_encode(const struct str *text, enum csv_table_encoding encoding, struct arena *arena,
	const char **bytes, size_t *length, struct err *err)
{
	struct str out = {0};
	size_t used;
	if (encoding == CSV_TABLE_GB18030) {
		if (recode("UTF-8", "GB18030", str_text(text), text->length, &out, &used, err)) {
			str_close(&out);
			return -1;
		}
	} else {
		str_add_n(&out, str_text(text), text->length);
	}
	*bytes = arena_dup_n(arena, str_text(&out), out.length);
	*length = out.length;
	str_close(&out);
	return 0;
}

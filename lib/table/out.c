#include "table/out.h"

#include "base/message.h"
#include "base/pager.h"
#include "base/str.h"
#include "base/terminal.h"
#include "table/keep.h"
#include "table/pick.h"
#include "table/row.h"
#include "table/sheet.h"
#include "table/sink.h"

const struct choice out_formats[] = {
	{"table", N_("table")},
	{"csv", N_("comma-separated values")},
	{"tsv", N_("tab-separated values")},
	{"json", N_("JSON")},
	{"xlsx", N_("workbook")},
	{"mail", N_("mail: a line that says it in short, then a block per record")},
	{NULL, NULL},
};

const struct choice out_titles[] = {
	{"", ""},
	{"zh", N_("titles")},
	{"key", N_("keys")},
	{NULL, NULL},
};

/* What --columns help lists. */
struct column_help {
	const char *key;
	int type;
	const char *title;
};

const struct choice out_help_types[] = {
	[FIELD_LINE] = {"line", N_("text")},
	[FIELD_TEXT] = {"text", N_("text of several lines")},
	[FIELD_ID] = {"id", N_("identifier")},
	[FIELD_ENUM] = {"enum", N_("one of a list")},
	[FIELD_DATE] = {"date", N_("date")},
	[FIELD_MOMENT] = {"moment", N_("date and time")},
	[FIELD_INT] = {"int", N_("whole number")},
	[FIELD_MONEY] = {"money", N_("money")},
	[FIELD_FLAG] = {"flag", N_("yes or no")},
	[FIELD_WORDS] = {"words", N_("words")},
	[FIELD_PAIRS] = {"pairs", N_("keys and values")},
	[FIELD_LIST] = {"list", N_("list")},
	{NULL, NULL},
};

#define RECORD struct column_help
static const struct field help_fields[] = {
	FIELD(key, ID, N_("Column")),
	FIELD(type, ENUM, N_("Type"), .flags = FIELD_REQUIRED, .choices = out_help_types),
	FIELD(title, LINE, N_("Title")),
};
#undef RECORD

static const struct schema help_schema = {
	.name = "column",
	.title = N_("columns"),
	.size = sizeof(struct column_help),
	SCHEMA_FIELDS(help_fields),
	.summary = "a column that --columns takes",
};

/* JSON's one array is for lists; a single record in a table would waste the width. */
static const struct row_writer *writer_of(const struct row_page *page)
{
	if (page->out->ids)
		return &out_tsv_ids;
	switch ((enum out_format)page->out->format) {
	case OUT_TABLE:
		return page->single ? &out_card : &out_table;
	case OUT_CSV:
		return &out_csv;
	case OUT_TSV:
		return &out_tsv;
	case OUT_JSON:
		return &out_json;
	case OUT_MAIL:
		return &out_mail;
	case OUT_XLSX:
		break; /* sheet_write brings its own */
	}
	return NULL;
}

static int write_book(struct row_book *book, struct err *err)
{
	struct row_page *page = &book->pages[0];
	const struct row_writer *writer = writer_of(page);

	if (writer)
		return row_walk(page, writer, err);
	if (page->terminal)
		return err_set(err, ERR_USAGE, _("a workbook is not for a terminal; give -o <file>"));
	return sheet_write(book, err);
}

/* A terminal that was named as a file is as wide as most. */
static size_t columns_of(const struct sink *sink)
{
	const size_t columns = sink->terminal ? terminal_columns(pager_terminal()) : 0;
	return columns ? columns : TERMINAL_COLUMNS;
}

static void aim(struct row_page *page, const struct sink *sink)
{
	page->stream = sink->stream;
	page->target = sink->target;
	page->terminal = sink->terminal;
	page->terminal_columns = columns_of(sink);
}

static int print_book(struct row_book *book, struct err *err)
{
	const struct row_page *first = &book->pages[0];
	struct sink sink;
	int rc = -1;

	if (sink_open(&sink, first->out->path, first->arena, err))
		return -1;
	for (size_t i = 0; i < book->pages_n; i++)
		aim(&book->pages[i], &sink);
	for (size_t i = 0; book->charts && i < book->charts->tidy_n; i++)
		aim(&book->tidy[i], &sink);
	if (write_book(book, err) == 0)
		rc = sink_commit(&sink, err);
	sink_close(&sink);
	return rc;
}

static int print_page(struct row_page *page, const char *columns, const char *sort,
	struct err *err)
{
	struct row_book book = {.pages = page, .pages_n = 1};

	if (pick_columns(page, columns, err) || pick_order(page, sort, err))
		return -1;
	return print_book(&book, err);
}

static const void **row_pointers(const struct schema *schema, const void *rows, size_t rows_n,
	struct arena *arena)
{
	const void **pointers = arena_array(arena, rows_n, sizeof *pointers);

	for (size_t i = 0; i < rows_n; i++)
		pointers[i] = (const char *)rows + i * schema->size;
	return pointers;
}

static int print_help(const struct out *out, const struct schema *schema, struct arena *arena,
	struct err *err)
{
	struct column_help *help = arena_array(arena, schema->fields_n, sizeof *help);
	struct out plain = *out;

	plain.ids = false;
	for (size_t i = 0; i < schema->fields_n; i++) {
		const struct field *field = field_at(schema, i);
		help[i] = (struct column_help){
			.key = field_shown(field),
			.type = (int)field->type,
			.title = row_title(field->title, field->key),
		};
	}
	struct row_page page = {
		.out = &plain,
		.schema = &help_schema,
		.rows = row_pointers(&help_schema, help, schema->fields_n, arena),
		.rows_n = schema->fields_n,
		.arena = arena,
	};
	return print_page(&page, "all", NULL, err);
}

int out_rows(const struct out *out, const struct schema *schema, const char *columns,
	const void *rows, size_t rows_n, struct arena *arena, struct err *err)
{
	if (str_equal(out->columns, "help"))
		return print_help(out, schema, arena, err);
	struct row_page page = {
		.out = out,
		.schema = schema,
		.rows = row_pointers(schema, rows, rows_n, arena),
		.rows_n = rows_n,
		.arena = arena,
	};
	return print_page(&page, out->columns ? out->columns : columns, out->sort, err);
}

bool out_streams(const struct out *out)
{
	return (out->ids || out->format != OUT_MAIL) && str_empty(out->sort) && !str_equal(out->columns, "help");
}

int out_stream(const struct out *out, const struct schema *schema, const char *columns,
	const struct out_source *source, struct arena *arena, struct err *err)
{
	struct row_page page = {.out = out, .schema = schema, .source = source, .arena = arena};
	return print_page(&page, out->columns ? out->columns : columns, NULL, err);
}

int out_keep(const struct out *out, const struct schema *schema, const char *columns,
	const struct out_source *source, const struct out_order *order, struct out_kept *kept, struct arena *arena,
	struct err *err)
{
	struct row_page page = {.out = out, .schema = schema, .arena = arena};
	*kept = (struct out_kept){.keep = arena_alloc(arena, sizeof *kept->keep)};
	if (pick_columns(&page, out->columns ? out->columns : columns, err) ||
		keep_rows(kept->keep, &page, order, source, err))
		return -1;
	kept->rows_n = kept->keep->n;
	return 0;
}

struct out_source out_kept_source(const struct out_kept *kept)
{
	return (struct out_source){keep_each, kept->keep};
}

int out_kept_rows(const struct out *out, const struct schema *schema, const char *columns,
	const struct out_kept *kept, struct arena *arena, struct err *err)
{
	const struct out_source source = out_kept_source(kept);
	struct row_page page = {
		.out = out,
		.schema = schema,
		.source = &source,
		.rows_n = kept->rows_n,
		.arena = arena,
	};
	return print_page(&page, out->columns ? out->columns : columns, NULL, err);
}

void out_kept_close(struct out_kept *kept)
{
	if (kept->keep)
		keep_close(kept->keep);
}

/* A sheet that stands behind the first shows all of its rows as they are. */
static int add_page(struct row_book *book, const struct out *out, const struct out_sheet *sheet,
	struct arena *arena, struct err *err)
{
	bool first = book->pages_n == 0;
	const struct out_kept *kept = first ? book->charts->kept : NULL;
	struct row_page *page = &book->pages[book->pages_n++];

	*page = (struct row_page){
		.out = out,
		.schema = sheet->schema,
		.rows = row_pointers(sheet->schema, sheet->rows, sheet->rows_n, arena),
		.rows_n = kept ? kept->rows_n : sheet->rows_n,
		.title = sheet->title,
		.shares = sheet->shares,
		.shares_n = sheet->shares_n,
		.arena = arena,
	};
	const char *columns = first && out->columns ? out->columns : sheet->columns;
	if (pick_columns(page, columns, err))
		return -1;
	if (!kept)
		return pick_order(page, first ? out->sort : NULL, err);
	struct out_source *source = arena_alloc(arena, sizeof *source);
	*source = out_kept_source(kept);
	page->source = source;
	return 0;
}

static int add_tidy(struct row_book *book, size_t number, struct err *err)
{
	const struct out_tidy *tidy = &book->charts->tidy[number];
	struct row_page *page = &book->tidy[number];

	*page = book->pages[tidy->sheet];
	page->title = tidy->title;
	if (!tidy->columns)
		return 0;
	page->columns = NULL;
	page->columns_n = 0;
	return pick_columns(page, tidy->columns, err);
}

int out_book(const struct out *out, const struct out_book *book, struct arena *arena,
	struct err *err)
{
	const struct out_sheet *first = &book->sheets[0];
	struct row_book pages = {
		.pages = arena_array(arena, book->sheets_n, sizeof *pages.pages),
		.charts = book,
	};

	if (out->ids || out->format != OUT_XLSX || str_equal(out->columns, "help"))
		return book->kept ? out_kept_rows(out, first->schema, first->columns, book->kept, arena, err)
				  : out_rows(out, first->schema, first->columns, first->rows, first->rows_n, arena, err);
	for (size_t i = 0; i < book->sheets_n; i++)
		if (add_page(&pages, out, &book->sheets[i], arena, err))
			return -1;
	pages.tidy = arena_array(arena, book->tidy_n, sizeof *pages.tidy);
	for (size_t i = 0; i < book->tidy_n; i++)
		if (add_tidy(&pages, i, err))
			return -1;
	return print_book(&pages, err);
}

int out_record(const struct out *out, const struct schema *schema, const void *record,
	struct arena *arena, struct err *err)
{
	if (str_equal(out->columns, "help"))
		return print_help(out, schema, arena, err);
	struct row_page page = {
		.out = out,
		.schema = schema,
		.rows = row_pointers(schema, record, 1, arena),
		.rows_n = 1,
		.single = true,
		.arena = arena,
	};
	return print_page(&page, out->columns ? out->columns : "all", out->sort, err);
}

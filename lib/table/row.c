#include "table/row.h"

#include <errno.h>
#include <string.h>

#include "base/message.h"
#include "base/speech.h"
#include "base/str.h"
#include "base/utf8.h"
#include "record/field_mask.h"
#include "record/field_title.h"
#include "value/date.h"
#include "value/moment.h"

static const void *member(const struct field *field, const void *record)
{
	return (const char *)record + field->offset;
}

int64_t row_number_of(const struct field *field, const void *value)
{
	switch (field->type) {
	case FIELD_ENUM:
	case FIELD_DATE:
		return *(const int *)value;
	case FIELD_MOMENT:
	case FIELD_INT:
	case FIELD_MONEY:
		return *(const int64_t *)value;
	case FIELD_FLAG:
		return *(const bool *)value;
	case FIELD_WORDS:
		return (int64_t)((const struct words *)value)->n;
	case FIELD_PAIRS:
		return (int64_t)((const struct pairs *)value)->n;
	case FIELD_LIST:
		return (int64_t)((const struct list *)value)->n;
	case FIELD_LINE:
	case FIELD_TEXT:
	case FIELD_ID:
		break;
	}
	return 0;
}

int64_t row_number(const struct field *field, const void *record)
{
	return row_number_of(field, member(field, record));
}

bool row_is_figure(const struct field *field)
{
	return field->flags & FIELD_RIGHT || field->type == FIELD_INT ||
		field->type == FIELD_MONEY || field->type == FIELD_LIST;
}

const char *row_title(const char *title, const char *key)
{
	/* gettext("") is the header of the catalogue, not a translation. */
	return str_empty(title) ? key : _(title);
}

const char *row_mask(const struct row_page *page, const struct field *field, const char *text)
{
	if (str_empty(text))
		return "";
	if (!page->masks)
		return text;
	return field_mask(field, text, !page->out->whole_names, page->arena);
}

/* Several values in one cell are masked one by one, then joined as field_format joins them. */
static const char *masked_words(const struct row_page *page, const struct field *field,
	const void *record)
{
	const struct words *words = member(field, record);
	const char *text = "";

	for (size_t i = 0; i < words->n; i++)
		text = arena_printf(page->arena, "%s%s%s", text, i ? "," : "",
			row_mask(page, field, words->items[i]));
	return text;
}

static const char *masked_pairs(const struct row_page *page, const struct field *field,
	const void *record)
{
	const struct pairs *pairs = member(field, record);
	const char *text = "";

	for (size_t i = 0; i < pairs->n; i++)
		text = arena_printf(page->arena, "%s%s%s=%s", text, i ? "," : "",
			pairs->items[i].key, row_mask(page, field, pairs->items[i].value));
	return text;
}

/* What an empty field says where its record must have it: no money is a figure too. */
static const char *zero_text(const struct field *field)
{
	if (!(field->flags & FIELD_REQUIRED))
		return "";
	return field->type == FIELD_MONEY ? "0.00" : field->type == FIELD_FLAG ? "false" : "";
}

/* What holds where nothing was said; of a workbook the cells are values. */
static const char *assumed_text(const struct row_page *page, const struct field *field, const void *record)
{
	const int64_t number = field->assumed && page->out->format != OUT_XLSX ? field->assumed(record) : 0;
	return number ? arena_printf(page->arena, _("%lld (default)"), (long long)number) : "";
}

/* The title of a choice, with what is said of it: "special=40". */
static const char *titled_word(const struct field *field, const char *word, struct arena *arena)
{
	const size_t n = strcspn(word, "=");
	const int choice = choice_find(field->choices, arena_dup_n(arena, word, n));
	return choice < 0 ? word : arena_printf(arena, "%s%s", row_title(field->choices[choice].title, word), word + n);
}

/* The names people read for several codes. */
static const char *named_words(const struct row_page *page, const struct field *field,
	const void *record)
{
	const struct words *words = member(field, record);
	const char *text = "";

	if (str_equal(field->names, "field"))
		return field_title_all(page->schema, words, page->arena);
	for (size_t i = 0; i < words->n; i++)
		text = arena_printf(page->arena, "%s%s%s", text,
			i == 0 ? "" : field->choices ? C_("between choices", ",") : _(", "),
			field->choices ? titled_word(field, words->items[i], page->arena)
				       : page->out->name_of(page->out->names, field->names, words->items[i]));
	return text;
}

/* The title that people read instead of `text`, a value as programs read it. */
static const char *titled(const struct row_page *page, const struct field *field,
	const void *record, const char *text)
{
	if (field->type == FIELD_ENUM)
		return row_title(field->choices[row_number(field, record)].title, text);
	if (field->type == FIELD_FLAG)
		return row_number(field, record) ? _("yes") : _("no");
	if ((field->type == FIELD_ID || field->type == FIELD_LINE || field->type == FIELD_TEXT) && field->names &&
		page->out->name_of)
		return page->out->name_of(page->out->names, field->names, text);
	if (field->type == FIELD_WORDS && (field->choices || (field->names && page->out->name_of)))
		return named_words(page, field, record);
	return text;
}

static const char *for_people(const struct row_page *page, const struct field *field,
	const void *record, const char *text)
{
	/* All moments are +08:00: "2026-09-18T09:00:00+08:00" says no more than this. */
	if (field->type == FIELD_MOMENT && strlen(text) == MOMENT_TEXT_SIZE - 1)
		return arena_printf(page->arena, "%.10s %.5s", text, text + 11);
	text = titled(page, field, record, text);
	return row_is_at_least(page, field, record) ? arena_printf(page->arena, "≥ %s", text) : text;
}

bool row_is_at_least(const struct row_page *page, const struct field *field, const void *record)
{
	const struct field *flag = field->at_least ? field_find(page->schema, field->at_least) : NULL;
	return flag && row_number(flag, record);
}

const char *row_text(const struct row_page *page, bool people, const struct field *field,
	const void *record)
{
	unsigned personal = field->flags & FIELD_PERSONAL;

	if (personal && page->masks) {
		if (field->type == FIELD_WORDS)
			return masked_words(page, field, record);
		if (field->type == FIELD_PAIRS)
			return masked_pairs(page, field, record);
	}
	const char *text = field_format(field, record, page->arena);
	if (str_empty(text))
		text = zero_text(field);
	if (str_empty(text) && people)
		return assumed_text(page, field, record);
	if (str_empty(text))
		return "";
	if (people)
		text = for_people(page, field, record, text);
	else if (page->out->format == OUT_CSV && out_order_is_paper(page->out))
		text = titled(page, field, record, text);
	return row_mask(page, field, text);
}

int row_write_error(const struct row_page *page, struct err *err)
{
	const int number = errno ? errno : EIO;
	const bool paper = out_order_is_paper(page->out);
	const char *before = paper ? speech_in(page->speech, page->arena) : NULL;
	err_set_errno(err, number, _("cannot write %s"), page->target);
	if (paper)
		speech_in(before, page->arena);
	return -1;
}

/* A line of output ends here; a disk that filled up while it was written is noticed at once. */
static int line_end(struct row_page *page, const struct row_writer *writer, struct err *err)
{
	if (writer->line_end && writer->line_end(page, err))
		return -1;
	return ferror(page->stream) ? row_write_error(page, err) : 0;
}

static int walk_headings(struct row_page *page, const struct row_writer *writer, struct err *err)
{
	if (!writer->heading || page->out->no_header)
		return 0;
	for (size_t i = 0; i < page->columns_n; i++)
		if (writer->heading(page, i, err))
			return -1;
	return line_end(page, writer, err);
}

static struct row_cell cell_of(const struct row_page *page, bool people, const struct field *field,
	const void *record)
{
	struct row_cell cell = {
		.field = field,
		.record = record,
		.text = row_text(page, people, field, record),
		.number = row_number(field, record),
		.at_least = row_is_at_least(page, field, record),
	};
	if (people)
		cell.width = utf8_width(cell.text);
	return cell;
}

struct row_cell row_label(const struct row_page *page, const struct field *field, const void *record)
{
	return cell_of(page, true, field, record);
}

static int walk_cells(struct row_page *page, const struct row_writer *writer, const void *record,
	struct err *err)
{
	const struct out *out = page->out;
	page->masks = !out->unmask || (out->may_see && !out->may_see(out->seer, page->schema, record));
	for (size_t i = 0; i < page->columns_n; i++) {
		const struct field *field = page->columns[i].field;
		struct row_cell cell = cell_of(page, writer->people, field, record);
		cell.column = i;
		if (writer->cell(page, &cell, err))
			return -1;
	}
	return line_end(page, writer, err);
}

static int walk_row(struct row_page *page, const struct row_writer *writer, const void *record,
	struct err *err)
{
	const struct out *out = page->out;
	const void *before = out->row_begins ? out->row_begins(out->names, page->schema, record) : NULL;
	int rc = walk_cells(page, writer, record, err);
	if (out->row_begins)
		out->row_ends(out->names, before);
	return rc;
}

/* Nothing of a row stays in the arena. */
static int walk_row_alone(struct row_page *page, const struct row_writer *writer, const void *record,
	struct err *err)
{
	struct arena_mark mark = arena_mark(page->arena);
	int rc = walk_row(page, writer, record, err);
	arena_reset(page->arena, mark);
	return rc;
}

struct row_taking {
	struct row_page *page;
	const struct row_writer *writer;
};

/* Where rows come from is asked in the language of messages: it has failures of its own. */
static int take_row(void *context, const void *record, struct err *err)
{
	const struct row_taking *taking = context;
	struct row_page *page = taking->page;
	if (!out_order_is_paper(page->out))
		return walk_row_alone(page, taking->writer, record, err);
	struct arena_mark mark = arena_mark(page->arena);
	speech_in(SPEECH_PAPERS, page->arena);
	int rc = walk_row(page, taking->writer, record, err);
	speech_in(page->speech, page->arena);
	arena_reset(page->arena, mark);
	return rc;
}

static int walk_source(struct row_page *page, const struct row_writer *writer, struct err *err)
{
	struct row_taking taking = {page, writer};
	const bool paper = out_order_is_paper(page->out);
	if (paper)
		speech_in(page->speech, page->arena);
	int rc = page->source->each(page->source->context, take_row, &taking, err);
	if (paper)
		speech_in(SPEECH_PAPERS, page->arena);
	return rc;
}

static int walk_rows(struct row_page *page, const struct row_writer *writer, struct err *err)
{
	if (page->source)
		return walk_source(page, writer, err);
	for (size_t i = 0; i < page->rows_n; i++)
		if (walk_row_alone(page, writer, page->rows[i], err))
			return -1;
	return 0;
}

/* What names need is loaded when they are first asked for, and must outlive the rows. */
static void load_names(const struct row_page *page, const struct row_writer *writer)
{
	const bool named = (writer->people || out_order_is_paper(page->out)) && page->out->name_of;
	for (size_t i = 0; named && i < page->columns_n; i++)
		if (page->columns[i].field->names)
			(void)page->out->name_of(page->out->names, page->columns[i].field->names, "");
}

static int walk_page(struct row_page *page, const struct row_writer *writer, struct err *err)
{
	load_names(page, writer);
	if (writer->begin && writer->begin(page, err))
		return -1;
	if (walk_headings(page, writer, err))
		return -1;
	if (walk_rows(page, writer, err))
		return -1;
	if (writer->end && writer->end(page, err))
		return -1;
	return ferror(page->stream) ? row_write_error(page, err) : 0;
}

int row_walk(struct row_page *page, const struct row_writer *writer, struct err *err)
{
	const bool paper = out_order_is_paper(page->out);
	if (paper)
		page->speech = speech_in(SPEECH_PAPERS, page->arena);
	int rc = walk_page(page, writer, err);

	if (paper)
		speech_in(page->speech, page->arena);
	if (writer->close)
		writer->close(page);
	return rc;
}

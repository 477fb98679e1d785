#include "table/row.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

/* Below this a text is left to the terminal. */
enum { CARD_NARROWEST = 8 };

/* The heading column is as wide as the longest heading that will be printed. */
struct card_state {
	size_t width;
};

static bool is_shown(const struct row_page *page, const struct field *field, const void *record)
{
	return field->type != FIELD_LIST && *row_text(page, true, field, record);
}

static int measure(struct row_page *page, struct err *err)
{
	struct card_state *state = arena_alloc(page->arena, sizeof *state);

	(void)err;
	page->state = state;
	for (size_t i = 0; i < page->rows_n; i++)
		for (size_t j = 0; j < page->columns_n; j++) {
			size_t width = utf8_width(page->columns[j].heading);
			if (width > state->width &&
				is_shown(page, page->columns[j].field, page->rows[i]))
				state->width = width;
		}
	return 0;
}

/* The lines of a text begin below one another; a line break at its end adds nothing. */
static void write_lines(const struct row_page *page, const char *text, size_t indent)
{
	while (*text) {
		size_t length = strcspn(text, "\n");
		fwrite(text, 1, length, page->stream);
		fputc('\n', page->stream);
		text += length;
		if (*text && *++text)
			fprintf(page->stream, "%*s", *text == '\n' ? 0 : (int)indent, "");
	}
}

static int write_cell(struct row_page *page, const struct row_cell *cell, struct err *err)
{
	const struct card_state *state = page->state;

	(void)err;
	if (!is_shown(page, cell->field, cell->record))
		return 0;
	const char *heading = page->columns[cell->column].heading;
	const char *text = utf8_printable(cell->text, cell->field->type == FIELD_TEXT, page->arena);
	size_t gap = state->width - utf8_width(heading) + 1;
	fprintf(page->stream, "%s:%*s", heading, (int)gap, "");
	const size_t indent = state->width + 2;
	if (page->terminal && !page->out->wide && page->terminal_columns > indent + CARD_NARROWEST)
		text = utf8_wrap(text, page->terminal_columns - indent, page->arena);
	write_lines(page, text, indent);
	return 0;
}

const struct row_writer out_card = {
	.people = true,
	.begin = measure,
	.cell = write_cell,
};

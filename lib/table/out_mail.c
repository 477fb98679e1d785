#include "table/row.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/utf8.h"
#include "value/date.h"

/* Mail is read in any font, and programs on its way may fold, flow and quote it: lines are short, nothing
 * stands below anything else by its width, no line ends with a blank, and each but the first of a record
 * begins with blanks, which keeps mail programs from joining it to the one before, and from taking it
 * for a command or an envelope ("~", ".", "From "). */
enum { MAIL_COLUMNS = 72 };

struct mail_state {
	bool begun;       /* is the first line written? */
	size_t row;       /* that is being written, from 1 */
	size_t lines;     /* of it that are written */
	size_t indent;    /* as wide as its number is */
};

static int begin_mail(struct row_page *page, struct err *err)
{
	(void)err;
	page->state = arena_alloc(page->arena, sizeof(struct mail_state));
	return 0;
}

/* What the list says in short: as the program put it, the record that it is of, or how many there are. */
static const char *headline(const struct row_page *page, const struct row_cell *first)
{
	if (!str_empty(page->out->headline))
		return page->out->headline;
	if (page->single)
		return first->text;
	return arena_printf(page->arena, ngettext("%zu listed", "%zu listed", page->rows_n), page->rows_n);
}

static void write_headline(const struct row_page *page, const struct row_cell *first)
{
	const char *said = utf8_printable(headline(page, first), false, page->arena);
	int year, month, day;
	if (!page->out->head.as_of) {
		fprintf(page->stream, "%s\n\n", said);
		return;
	}
	date_split(page->out->head.as_of, &year, &month, &day);
	fprintf(page->stream, _("As of %02d-%02d (%s): %s"), month, day, date_weekday_name(page->out->head.as_of), said);
	fputs("\n\n", page->stream);
}

/* The first line of a record has its number, and the others as many blanks. */
static void write_line(const struct row_page *page, const char *line, size_t length)
{
	struct mail_state *state = page->state;
	if (!state->lines++ && !page->single)
		state->indent = (size_t)fprintf(page->stream, "%zu. ", state->row);
	else
		fprintf(page->stream, "%*s", length ? (int)state->indent : 0, "");
	fwrite(line, 1, length, page->stream);
	fputc('\n', page->stream);
}

static int write_cell(struct row_page *page, const struct row_cell *cell, struct err *err)
{
	struct mail_state *state = page->state;
	(void)err;
	if (!state->begun && !page->out->no_header)
		write_headline(page, cell);
	state->begun = true;
	if (cell->column == 0) {
		if (state->row++)
			fputc('\n', page->stream);
		state->lines = 0;
		state->indent = 2;
	}
	if (str_empty(cell->text))
		return 0;
	const char *text = utf8_printable(cell->text, cell->field->type == FIELD_TEXT, page->arena);
	text = utf8_wrap(arena_printf(page->arena, "%s: %s", page->columns[cell->column].heading, text),
		MAIL_COLUMNS, page->arena);
	while (*text) {
		size_t length = strcspn(text, "\n");
		write_line(page, text, length);
		text += length + (text[length] == '\n');
	}
	return 0;
}

const struct row_writer out_mail = {
	.people = true,
	.begin = begin_mail,
	.cell = write_cell,
};

#include "table/row.h"

#include <string.h>

/* Nothing in this format can be quoted: what would end a cell or a line becomes a space. */
static void write_text(const struct row_page *page, const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\t\r\n");
		fwrite(text, 1, length, page->stream);
		text += length;
		if (*text) {
			fputc(' ', page->stream);
			text++;
		}
	}
}

static void write_column(const struct row_page *page, size_t column, const char *text)
{
	if (column)
		fputc('\t', page->stream);
	write_text(page, text);
}

static int write_heading(struct row_page *page, size_t column, struct err *err)
{
	(void)err;
	write_column(page, column, page->columns[column].heading);
	return 0;
}

static int write_cell(struct row_page *page, const struct row_cell *cell, struct err *err)
{
	(void)err;
	write_column(page, cell->column, cell->text);
	return 0;
}

static int write_line_end(struct row_page *page, struct err *err)
{
	(void)err;
	fputc('\n', page->stream);
	return 0;
}

const struct row_writer out_tsv = {
	.heading = write_heading,
	.cell = write_cell,
	.line_end = write_line_end,
};

/* A row without the value has nothing that the next program could take: no empty line for it. */
static int write_id(struct row_page *page, const struct row_cell *cell, struct err *err)
{
	(void)err;
	if (cell->column || !*cell->text)
		return 0;
	if (page->out->nul)
		fputs(cell->text, page->stream);
	else
		write_text(page, cell->text);
	fputc(page->out->nul ? '\0' : '\n', page->stream);
	return 0;
}

const struct row_writer out_tsv_ids = {
	.cell = write_id,
};

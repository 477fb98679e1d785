#include "import/import_file.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "import/import_layout.h"
#include "import/import_shown.h"
#include "import/import_value.h"

#define BLANKS " \t\r\n"

/* ---- Headings -------------------------------------------------------------------------------- */

static int refuse_heading(const struct import_file *file, size_t at, const char *what, struct err *err)
{
	const struct csv_table_cell *cell = &file->header.cells[at];
	return err_set(err, ERR_MALFORMED, "%s:%zu:%zu: %s", file->text.name, cell->line, cell->column, what);
}

static bool is_heading(const char *text, const char *heading)
{
	size_t length = strlen(heading);
	text += strspn(text, BLANKS);
	return strncmp(text, heading, length) == 0 && !text[length + strspn(text + length, BLANKS)];
}

size_t import_file_find(const struct import_file *file, const char *heading, size_t *times)
{
	struct arena scratch = {0};
	const char *plain = import_value_heading(heading, &scratch);
	size_t found = 0;
	*times = 0;
	/* As the map has it, else with other blanks, widths and cases. */
	for (int loosely = 0; loosely < 2 && !*times; loosely++)
		for (size_t i = file->header.cells_n; i-- > 0;) {
			const char *text = file->header.cells[i].text;
			if (loosely ? !str_equal(import_value_heading(text, &scratch), plain) : !is_heading(text, heading))
				continue;
			found = i;
			++*times;
		}
	arena_clear(&scratch);
	return found;
}

size_t import_file_place(const struct import_file *file, const char *key)
{
	for (size_t i = 0; i < file->header.cells_n; i++)
		if (file->places[i].column && str_equal(file->places[i].column->key, key))
			return i;
	return file->number_at;
}

int import_file_give(struct import_file *file, size_t at, const struct import_column *column,
	struct err *err)
{
	for (size_t i = 0; i < at; i++)
		if (file->places[i].column == column && !(column->flags & IMPORT_JOINED))
			return refuse_heading(file, at,
				arena_printf(file->mem, _("the columns \"%s\" and \"%s\" both give the field %s"),
					file->header.cells[i].text, file->header.cells[at].text, column->key),
				err);
	file->places[at].column = column;
	if (file->table->schema)
		file->places[at].field = field_find(file->table->schema, column->key);
	if (str_equal(column->key, file->table->number))
		file->number_at = at;
	return 0;
}

/* The columns that have no meaning yet and are those of a list of ours. */
static int take_shown(struct import_file *file, struct err *err)
{
	const struct schema *shown = file->table->shown;
	const enum import_shown_naming naming = import_shown_naming(shown, &file->header);
	for (size_t i = 0; i < file->header.cells_n; i++) {
		const struct field *field = file->places[i].column
						    ? NULL
						    : import_shown_find(shown, naming, file->header.cells[i].text);
		const struct import_column *column = field ? import_column_of(file->table, field->key) : NULL;
		if (column && import_file_give(file, i, column, err))
			return -1;
		if (!column)
			file->places[i].shown = field;
	}
	return 0;
}

int import_file_recognize(struct import_file *file, struct err *err)
{
	size_t n = file->header.cells_n;
	for (size_t i = 0; i < n; i++) {
		const char *heading = file->header.cells[i].text;
		const struct import_column *column = import_column_find(file->table, heading);
		if (column && import_file_give(file, i, column, err))
			return -1;
	}
	if (file->table->shown && take_shown(file, err))
		return -1;
	for (size_t i = 0; file->table->strict && i < n; i++) {
		const char *heading = file->header.cells[i].text;
		const bool reasons = i + 1 == n && str_equal(heading, REJECTS_HEADING);
		if (!file->places[i].column && !file->places[i].shown && !reasons)
			return err_hint(err,
				refuse_heading(file, i,
					arena_printf(file->mem,
						_("no field is known for the column \"%s\""), heading),
					err),
				_("--map <map>, which says what the columns are"));
	}
	return 0;
}

static int check_needed(const struct import_file *file, struct err *err)
{
	for (size_t i = 0; i < file->table->n; i++) {
		const struct import_column *column = &file->table->columns[i];
		size_t at = 0;
		while (at < file->header.cells_n && file->places[at].column != column)
			at++;
		if (at == file->header.cells_n && column->headings && column->flags & IMPORT_NEEDED)
			return refuse_heading(file, 0,
				arena_printf(file->mem, _("no column gives the field %s (headings: %s)"),
					column->key, import_column_shown(column, file->mem)),
				err);
	}
	return 0;
}

static int take_header(struct import_file *file, const struct csv_table_row *header, struct err *err)
{
	file->header = *header;
	file->header.cells = arena_array(file->mem, header->cells_n, sizeof *header->cells);
	for (size_t i = 0; i < header->cells_n; i++) {
		file->header.cells[i] = header->cells[i];
		file->header.cells[i].text =
			arena_dup(file->mem, import_value_bare(header->cells[i].text, file->mem));
	}
	file->places = arena_array(file->mem, header->cells_n, sizeof *file->places);
	if (file->headings ? file->headings(file, err) : import_file_recognize(file, err))
		return -1;
	return check_needed(file, err);
}

/* ---- Where the rows lie ------------------------------------------------------------------------ */

/* Above the headings may stand a title, a company, a period. */
enum { TITLE_ROWS = 10 };

struct file_walk {
	struct import_file *file;
	struct arena *scratch; /* reset after every row */
	size_t titles;         /* rows before the headings */
	struct err no_header;  /* why the first of them that might have been are none */
	bool lone;             /* that was a row of one cell, as titles are */
};

/* Is it the row of headings?  One above it may be a title; what has a known heading is not. */
static int seek_header(struct file_walk *walk, const struct csv_table_row *row, struct err *err)
{
	struct import_file *file = walk->file;
	struct err why = {0};
	if (take_header(file, row, &why) == 0)
		return 0;
	if (import_shown_refuse_ours(file->ours, file->table, file->text.name, row, err))
		return -1;
	const bool known = !file->headings && import_layout_knows(file->table, row);
	file->header = (struct csv_table_row){0};
	if (!walk->no_header.code || known || (walk->lone && import_layout_filled(row) > 1)) {
		walk->no_header = why;
		walk->lone = import_layout_filled(row) < 2;
	}
	if (known || why.code == ERR_SYSTEM || ++walk->titles == TITLE_ROWS) {
		*err = walk->no_header;
		return -1;
	}
	return 0;
}

/* The account that a row is of; a fault when it does not say. */
static void take_number(struct import_row *row, struct import_entry *entry)
{
	struct import_file *file = row->file;
	const struct import_place *place = &file->places[file->number_at];
	const char *text = row->cells.cells[file->number_at].text;
	void *record = arena_alloc(row->arena, file->table->schema->size);
	struct err err = {0};
	int rc = import_column_read(place->column, place->field, text, record, row->arena, &err);
	const char *const *number = (const void *)((const char *)record + place->field->offset);
	if (rc == 0 && str_empty(*number))
		rc = err_set(&err, ERR_MALFORMED, _("is empty; every row needs it"));
	if (rc)
		import_row_refuse_err(row, file->number_at, &err);
	else
		entry->number = arena_dup(file->mem, *number);
}

static int refuse_row(struct import_row *row, const char *message)
{
	struct import_file *file = row->file;
	rejects_add(&file->rejects, file->mem, row->entry->index, arena_dup(file->mem, message));
	row->faulty = true;
	return 0;
}

/* What is wrong with the row as a whole, or the account that it is of. */
static int look_at_row(struct import_row *row, struct import_entry *entry)
{
	struct import_file *file = row->file;
	struct err wrong = {0};
	if (row->cells.fault)
		return refuse_row(row, row->cells.fault);
	import_layout_tidy(&row->cells, file->header.cells_n, row->arena);
	if (import_layout_refuse_total(&row->cells, file->text.name, row->arena, &wrong) ||
		csv_table_check_width(&file->text, file->header.cells_n, &row->cells, &wrong)) {
		char text[ERR_TEXT_SIZE];
		return refuse_row(row, err_text(&wrong, text));
	}
	if (file->table->number)
		take_number(row, entry);
	return 0;
}

static int take_row(void *context, const struct csv_table_row *cells, size_t index, struct err *err)
{
	struct file_walk *walk = context;
	struct import_file *file = walk->file;
	(void)index;
	if (!file->header.cells && file->table->titled)
		return (file->begins ? file->begins(file, cells) : import_layout_begins(file->table, cells))
			       ? take_header(file, cells, err)
			       : import_shown_refuse_ours(file->ours, file->table, file->text.name, cells, err);
	if (file->table->titled && import_layout_is_below(cells, file->header.cells_n, &file->totals))
		return 0;
	if (!cells->fault && import_layout_filled(cells) == 0)
		return 0;
	if (!file->header.cells && cells->fault)
		return err_set(err, ERR_MALFORMED, "%s", cells->fault);
	if (!file->header.cells)
		return seek_header(walk, cells, err);
	struct import_entry *entry = &file->entries[file->entries_n];
	*entry = (struct import_entry){.place = cells->begin, .index = file->entries_n++};
	struct import_row row = {.file = file, .entry = entry, .cells = *cells, .arena = walk->scratch};
	look_at_row(&row, entry);
	entry->bad = row.faulty;
	return 0;
}

/* A file without headings, or with nothing below them. */
static int check_rows(const struct file_walk *walk, struct err *err)
{
	const struct import_file *file = walk->file;
	if (!file->header.cells && walk->no_header.code) {
		*err = walk->no_header;
		return -1;
	}
	if (!file->header.cells)
		return err_set(err, ERR_MALFORMED, _("%s: is empty"), file->text.name);
	if (file->entries_n == 0)
		return err_set(err, ERR_MALFORMED, _("%s:%zu:1: there is nothing below the headings"),
			file->text.name, file->header.line);
	return 0;
}

/* The headings were found, and rows or the sums of none below them. */
static int check_found(const struct import_file *file, struct err *err)
{
	struct str needed = {0};
	if (file->header.cells_n && (file->entries_n || file->totals))
		return 0;
	if (file->header.cells_n)
		return err_set(err, ERR_MALFORMED, _("%s: there is nothing below the headings"), file->text.name);
	for (size_t i = 0; i < file->table->n; i++)
		if (file->table->columns[i].flags & IMPORT_NEEDED)
			str_add_format(&needed, "%s%s", needed.length ? ", " : "", file->table->columns[i].key);
	return err_set(err, ERR_MALFORMED, _("%s: no line has the headings of the columns that give %s"),
		file->text.name, str_keep(&needed, file->mem));
}

int import_file_open(struct import_file *file, const struct import_order *order, int encoding,
	struct err *err)
{
	struct arena scratch = {0};
	struct file_walk walk = {.file = file, .scratch = &scratch};
	file->ours = order->ours;
	if (order->encoding)
		encoding = order->encoding;
	if (csv_table_open(order->name, order->bytes, order->length, (enum import_encoding)encoding,
		    order->skip_lines, file->mem, &file->text, err))
		return -1;
	file->entries = arena_array(file->mem, csv_table_lines(&file->text), sizeof *file->entries);
	int rc = csv_table_walk(&file->text, take_row, &walk, &scratch, err);
	arena_clear(&scratch);
	if (rc)
		return rc;
	return file->table->titled ? check_found(file, err) : check_rows(&walk, err);
}

/* ---- Rows -------------------------------------------------------------------------------------- */

int import_row_read(struct import_row *row, struct import_file *file, const struct import_entry *entry,
	struct arena *arena, struct err *err)
{
	*row = (struct import_row){.file = file, .entry = entry, .arena = arena};
	if (csv_table_again(&file->text, &entry->place, arena, &row->cells, err))
		return -1;
	import_layout_tidy(&row->cells, file->header.cells_n, arena);
	return 0;
}

void import_row_fault(struct import_row *row, size_t at, const char *what)
{
	struct import_file *file = row->file;
	const struct csv_table_cell *cell = &row->cells.cells[at];
	row->faulty = true;
	rejects_add(&file->rejects, file->mem, row->entry->index,
		arena_printf(file->mem, "%s:%zu:%zu: %s", file->text.name, cell->line, cell->column, what));
}

void import_row_refuse(struct import_row *row, size_t at, const char *rule)
{
	const struct import_column *column = row->file->places[at].column;
	const char *heading = row->file->header.cells[at].text;
	const char *text = row->cells.cells[at].text;
	const bool personal = column ? column->flags & IMPORT_PERSONAL : row->file->places[at].shown->flags & FIELD_PERSONAL;
	const char *said = *text && !personal ? arena_printf(row->arena, " \"%s\"", import_value_shown(text, row->arena)) : "";
	import_row_fault(row, at, arena_printf(row->arena, "%s%s: %s", heading, said, rule));
}

void import_row_refuse_err(struct import_row *row, size_t at, const struct err *err)
{
	char text[ERR_TEXT_SIZE];
	import_row_refuse(row, at, err_text(err, text));
}

void import_row_take(struct import_row *row, void *record)
{
	const struct import_file *file = row->file;
	for (size_t i = 0; i < row->cells.cells_n; i++) {
		const struct import_place *place = &file->places[i];
		const char *text = row->cells.cells[i].text;
		struct err err = {0};
		if (!place->column || i == file->number_at)
			continue;
		if (file->meaning)
			text = file->meaning(file->map, place->column->key, text);
		if (!text[strspn(text, BLANKS)] && !(place->column->flags & IMPORT_NEEDED))
			continue;
		if (!text[strspn(text, BLANKS)])
			import_row_refuse(row, i, _("is empty; every row needs it"));
		else if (row->known && import_shown_agrees(place->field, row->known, text, row->arena))
			continue;
		else if ((row->known && import_shown_check(place->column, place->field, row->known, text, row->arena, &err)) ||
			 import_column_read(place->column, place->field, text, record, row->arena, &err))
			import_row_refuse_err(row, i, &err);
	}
}

void import_row_compare(struct import_row *row, const void *record)
{
	for (size_t i = 0; i < row->cells.cells_n; i++) {
		const struct field *field = row->file->places[i].shown;
		const char *rule = field ? import_shown_differs(field, record, row->cells.cells[i].text, row->arena) : NULL;
		if (rule)
			import_row_refuse(row, i, rule);
	}
}

/* ---- What came of it ----------------------------------------------------------------------------- */

struct rejects_source {
	const struct import_file *file;
	const struct csv_table_place *places; /* by row: the entries may have been sorted */
};

static int row_of(void *context, size_t row, struct csv_table_row *cells, struct err *err)
{
	const struct rejects_source *source = context;
	return csv_table_again(&source->file->text, &source->places[row], source->file->mem, cells, err);
}

int import_file_finish(struct import_file *file, const struct import_order *order,
	struct import_result *result, struct err *err)
{
	struct csv_table_place *places = arena_array(file->mem, file->entries_n, sizeof *places);
	struct rejects_source source = {file, places};
	for (size_t i = 0; i < file->entries_n; i++)
		places[file->entries[i].index] = file->entries[i].place;
	rejects_sort(&file->rejects);
	result->rows_n = file->entries_n;
	if (file->text.guessed && file->text.encoding != IMPORT_ENCODING_UTF8)
		result->assumed = import_encoding_names[file->text.encoding].title;
	result->rejects = file->rejects;
	if (!order->skip_bad || file->rejects.n == 0)
		return 0;
	return rejects_table(&file->rejects, &file->header, row_of, &source, file->text.encoding, file->mem,
		&result->rejected, &result->rejected_length, err);
}

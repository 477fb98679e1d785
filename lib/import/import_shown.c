#include "import/import_shown.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "import/import_layout.h"
#include "import/import_value.h"
#include "record/field_mask.h"
#include "value/date.h"

#define DIGITS "0123456789"

/* What a spreadsheet keeps of a figure. */
enum { FIGURE_DIGITS = 15 };

/* ---- Headings ---------------------------------------------------------------------------------- */

static bool is_word(const char *word, const char *plain, struct arena *arena)
{
	return !str_empty(word) && str_equal(import_value_lower(word, arena), plain);
}

static bool is_title(const char *title, const char *plain, struct arena *arena)
{
	return !str_empty(title) && (is_word(title, plain, arena) || is_word(message_chinese(title), plain, arena));
}

/* The column of the list that a heading names in this way; NULL for none. */
static const struct field *column_of(const struct schema *schema, const char *heading, enum import_shown_naming naming)
{
	struct arena scratch = {0};
	const char *plain = import_value_heading(heading, &scratch);
	const struct field *found = NULL;
	for (size_t i = 0; !found && *plain && i < schema->fields_n; i++) {
		const struct field *field = field_at(schema, i);
		if (naming == IMPORT_SHOWN_KEYS
				? is_word(field->key, plain, &scratch) || is_word(field->shown, plain, &scratch)
				: is_title(field->title, plain, &scratch))
			found = field;
	}
	arena_clear(&scratch);
	return found;
}

static size_t count_named(const struct schema *schema, const struct csv_table_row *header, enum import_shown_naming naming)
{
	size_t n = 0;
	for (size_t i = 0; i < header->cells_n; i++)
		n += column_of(schema, header->cells[i].text, naming) != NULL;
	return n;
}

enum import_shown_naming import_shown_naming(const struct schema *shown, const struct csv_table_row *header)
{
	return count_named(shown, header, IMPORT_SHOWN_TITLES) > count_named(shown, header, IMPORT_SHOWN_KEYS)
		       ? IMPORT_SHOWN_TITLES
		       : IMPORT_SHOWN_KEYS;
}

const struct field *import_shown_find(const struct schema *shown, enum import_shown_naming naming,
	const char *heading)
{
	const struct field *field = column_of(shown, heading, naming);
	return field ? field
		     : column_of(shown, heading,
			       naming == IMPORT_SHOWN_KEYS ? IMPORT_SHOWN_TITLES : IMPORT_SHOWN_KEYS);
}

/* Has the row the headings of such a list, so many at least, and nothing else? */
static bool is_list(const struct schema *shown, const struct csv_table_row *row, size_t least)
{
	const size_t filled = import_layout_filled(row);
	return filled >= least && (count_named(shown, row, IMPORT_SHOWN_KEYS) == filled ||
					  count_named(shown, row, IMPORT_SHOWN_TITLES) == filled);
}

int import_shown_refuse_ours(const struct import_ours_list *ours, const struct import_table *table, const char *file,
	const struct csv_table_row *row, struct err *err)
{
	/* Two headings are also those of other tables; which of ours it would be is only guessed then. */
	enum { LEAST_OF_ITS_OWN = 2, LEAST = 4 };
	for (size_t i = 0; ours && i < ours->n; i++)
		if (is_list(ours->items[i].schema, row,
			    ours->items[i].schema == table->ours ? LEAST_OF_ITS_OWN : LEAST))
			return err_hint(err,
				err_set(err, ERR_MALFORMED,
					_("%s:%zu:1: is a list of %s; what it shows stands in the store and is not imported"),
					file, row->line, ours->items[i].by),
				"%s", gettext(ours->items[i].instead));
	return 0;
}

/* ---- Values ------------------------------------------------------------------------------------ */

int import_shown_choice(const struct field *field, const char *text, struct arena *arena)
{
	const char *plain = import_value_lower(text, arena);
	for (int i = 0; *plain && field->choices[i].name; i++)
		if (is_word(field->choices[i].name, plain, arena) || is_title(field->choices[i].title, plain, arena))
			return i;
	return -1;
}

/* The text as tsv has it: a blank for what would end a line or a column. */
static const char *in_one_line(const char *text, struct arena *arena)
{
	char *line = arena_dup(arena, text);
	for (char *c = line; *c; c++)
		if (*c == '\t' || *c == '\r' || *c == '\n')
			*c = ' ';
	return import_value_bare(line, arena);
}

/* "居民生活用水=50、特种用水=50" as the record has it: "residential=50,special=50". */
static const char *without_titles(const struct field *field, const char *text, struct arena *arena)
{
	static const char comma[] = "、";
	struct str plain = {0};
	for (const char *at = import_value_lower(text, arena); *at;) {
		const char *end = strstr(at, comma);
		const size_t n = end ? (size_t)(end - at) : strcspn(at, ",");
		const char *word = import_value_bare(arena_dup_n(arena, at, n), arena);
		const size_t named = strcspn(word, "=");
		const int choice = import_shown_choice(field, arena_dup_n(arena, word, named), arena);
		str_add_format(&plain, "%s%s%s", plain.length ? "," : "",
			choice < 0 ? "" : field->choices[choice].name, choice < 0 ? word : word + named);
		at += n + (end ? sizeof comma - 1 : at[n] == ',');
	}
	return str_keep(&plain, arena);
}

static bool is_number(const struct field *field, const char *stored, const char *text, struct arena *arena)
{
	const char *plain = import_value_lower(text, arena);
	struct err ignored = {0};
	int64_t said;
	int64_t held;
	int day;
	switch (field->type) {
	case FIELD_INT:
	case FIELD_LIST:
		return import_value_whole(plain, INT64_MAX, &said, arena, &ignored) == 0 &&
		       import_value_whole(str_empty(stored) ? "0" : stored, INT64_MAX, &held, arena, &ignored) == 0 && said == held;
	case FIELD_MONEY:
		return import_value_money(plain, &said, arena, &ignored) == 0 &&
		       import_value_money(str_empty(stored) ? "0" : stored, &held, arena, &ignored) == 0 && said == held;
	case FIELD_DATE:
		return import_value_date(plain, &day, arena, &ignored) == 0 &&
		       str_equal(date_format(day, arena_alloc(arena, DATE_TEXT_SIZE)), stored);
	default:
		return false;
	}
}

bool import_shown_agrees(const struct field *field, const void *record, const char *text, struct arena *arena)
{
	const char *stored = field_format(field, record, arena);
	if (str_equal(stored, text))
		return true;
	switch (field->type) {
	case FIELD_ENUM:
		return import_shown_choice(field, text, arena) == *(const int *)((const char *)record + field->offset);
	case FIELD_FLAG:
		return is_title(*stored ? N_("yes") : N_("no"), import_value_lower(text, arena), arena) ||
		       (!*stored && str_equal(import_value_lower(text, arena), "false"));
	case FIELD_WORDS:
		if (field->choices && str_equal(stored, without_titles(field, text, arena)))
			return true;
		/* fall through */
	case FIELD_LINE:
	case FIELD_TEXT:
	case FIELD_ID:
	case FIELD_PAIRS:
		return str_equal(in_one_line(stored, arena), in_one_line(text, arena));
	default:
		return is_number(field, stored, text, arena);
	}
}

const char *import_shown_differs(const struct field *field, const void *record, const char *text, struct arena *arena)
{
	if (!*text || import_shown_agrees(field, record, text, arena))
		return NULL;
	const char *stored = field_mask(field, field_format(field, record, arena), true, arena);
	return arena_printf(arena,
		_("is \"%s\" in the store, and is not changed by an import: empty the cell, or export the list again"),
		import_value_shown(stored, arena));
}

static bool is_digits(const char *text)
{
	return *text && !text[strspn(text, DIGITS)];
}

int import_shown_check(const struct import_column *column, const struct field *field, const void *record,
	const char *text, struct arena *arena, struct err *err)
{
	const char *stored = field_format(field, record, arena);
	if (!(column->flags & IMPORT_NUMBER) || !is_digits(text) || !is_digits(stored))
		return 0;
	const bool cut = str_equal(stored + strspn(stored, "0"), text);
	const bool rounded = strlen(stored) > FIGURE_DIGITS && strlen(text) == strlen(stored) &&
			     strncmp(stored, text, FIGURE_DIGITS) == 0 &&
			     !text[FIGURE_DIGITS + strspn(text + FIGURE_DIGITS, "0")];
	if (!cut && !rounded)
		return 0;
	return err_hint(err,
		err_set(err, ERR_MALFORMED,
			cut ? _("a spreadsheet has cut off the zeros in front") : _("a spreadsheet has destroyed this number")),
		_("export it again as text"));
}

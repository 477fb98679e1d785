#include "import/import_column.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/utf8.h"
#include "import/import_value.h"
#include "value/mask.h"

/* Is the text one of those that `headings` parts by "|"? */
static bool has_heading(const char *headings, const char *text)
{
	size_t length = strlen(text);
	for (const char *at = headings; at && *at;) {
		size_t n = strcspn(at, "|");
		if (n == length && strncmp(at, text, n) == 0)
			return true;
		at += n + (at[n] == '|');
	}
	return false;
}

const struct import_column *import_column_find(const struct import_table *table, const char *heading)
{
	struct arena scratch = {0};
	const struct import_column *found = NULL;
	const char *text = import_value_heading(heading, &scratch);
	for (size_t i = 0; !found && *text && i < table->n; i++)
		if (has_heading(table->columns[i].headings, text))
			found = &table->columns[i];
	arena_clear(&scratch);
	return found;
}

const struct import_column *import_column_of(const struct import_table *table, const char *key)
{
	for (size_t i = 0; i < table->n; i++)
		if (str_equal(table->columns[i].key, key))
			return &table->columns[i];
	return NULL;
}

const char *import_column_shown(const struct import_column *column, struct arena *arena)
{
	struct str list = {0};
	for (const char *c = column->headings; c && *c; c++)
		if (*c == '|')
			str_add(&list, ", ");
		else
			str_add_char(&list, *c);
	return str_keep(&list, arena);
}

int import_column_check(const struct import_column *column, const char *text, struct err *err)
{
	if (!(column->flags & IMPORT_NUMBER) || !import_value_is_destroyed(text))
		return 0;
	return err_hint(err,
		err_set(err, ERR_MALFORMED, _("a spreadsheet has destroyed this number")),
		_("export it again as text"));
}

int import_column_check_mask(const struct import_column *column, bool prose, const char *text, struct err *err)
{
	if (!(column->flags & IMPORT_PERSONAL) || !mask_is_masked(text, prose))
		return 0;
	return err_set(err, ERR_MALFORMED,
		_("is masked, as lists show it: export it with --unmask, or leave the cell empty"));
}

int import_column_read(const struct import_column *column, const struct field *field, const char *text,
	void *record, struct arena *arena, struct err *err)
{
	const char *clean;
	if (column->flags & IMPORT_NUMBER)
		text = utf8_fold(text, arena);
	if (import_column_check(column, text, err))
		return -1;
	if ((field->flags & FIELD_PERSONAL) && import_column_check_mask(column, field->flags & FIELD_PROSE, text, err))
		return -1;
	if (column->read)
		return column->read(import_value_lower(text, arena), (char *)record + field->offset, arena, err);
	if (utf8_clean(text, field->type == FIELD_TEXT, arena, &clean, err))
		return -1;
	return field_parse(field, record, clean, arena, err);
}

#include "import/account_map.h"

#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "import/account_column.h"
#include "import/csv_table.h"
#include "record/read.h"

int account_map_check_field(const char *key, struct err *err)
{
	if (import_column_of(&account_columns, key))
		return 0;
	return err_set(err, ERR_MALFORMED, _("\"%s\" is not a field that a table may give"), key);
}

#define RECORD struct account_map_column
static const struct field column_fields[] = {
	FIELD(field, ID, N_("field"), .flags = FIELD_REQUIRED, .check = account_map_check_field),
	FIELD(column, LINE, N_("heading"), .flags = FIELD_REQUIRED),
};
#undef RECORD

#define RECORD struct account_map_word
static const struct field word_fields[] = {
	FIELD(field, ID, N_("field"), .flags = FIELD_REQUIRED, .check = account_map_check_field),
	FIELD(text, LINE, N_("text"), .flags = FIELD_REQUIRED),
	FIELD(value, LINE, N_("means")),
};
#undef RECORD

static const struct schema column_schema = {
	.name = "column",
	.size = sizeof(struct account_map_column),
	SCHEMA_FIELDS(column_fields),
	.summary = N_("a column of the table and the field of an account that it gives"),
};

static const struct schema word_schema = {
	.name = "word",
	.size = sizeof(struct account_map_word),
	SCHEMA_FIELDS(word_fields),
	.summary = N_("a text in the column of a field and what it means"),
};

#define RECORD struct account_map
static const struct field map_fields[] = {
	FIELD(name, LINE, N_("name"), .flags = FIELD_REQUIRED),
	FIELD(encoding, ENUM, N_("encoding"), .choices = import_encoding_names),
	FIELD(columns, LIST, N_("columns"), .flags = FIELD_REQUIRED, .of = &column_schema),
	FIELD(words, LIST, N_("words"), .of = &word_schema),
};
#undef RECORD

const struct schema account_map_schema = {
	.name = "map",
	.size = sizeof(struct account_map),
	SCHEMA_FIELDS(map_fields),
	.summary = N_("a map of account-import: what the columns and words of a table mean"),
};

static int check_columns(const char *path, const struct account_map *map, struct err *err)
{
	const struct account_map_column *column = map->columns.items;
	bool number = false;
	for (size_t i = 0; i < map->columns.n; i++) {
		number = number || str_equal(column[i].field, "number");
		for (size_t j = 0; j < i; j++)
			if (str_equal(column[i].field, column[j].field))
				return err_set(err, ERR_MALFORMED,
					_("%s: \"%s\" and \"%s\" both give the field %s, which takes one column"),
					path, column[j].column, column[i].column, column[i].field);
	}
	if (!number)
		return err_set(err, ERR_MALFORMED, _("%s: no column gives the field %s"), path, "number");
	return 0;
}

int account_map_read(const char *path, struct arena *arena, struct account_map *map,
	struct err *err)
{
	struct account_map read = {0};
	const char *bytes;
	size_t length;
	if (file_read(path, RECORD_FILE_BYTES, arena, &bytes, &length, err) ||
		record_read(&account_map_schema, &read, path, bytes, length, arena, err) ||
		check_columns(path, &read, err))
		return -1;
	const struct account_map_word *word = read.words.items;
	for (size_t i = 0; i < read.words.n; i++)
		for (size_t j = 0; j < i; j++)
			if (str_equal(word[i].text, word[j].text) && str_equal(word[i].field, word[j].field))
				return err_set(err, ERR_MALFORMED, _("%s: %s: \"%s\" appears twice"), path,
					"words", word[i].text);
	*map = read;
	return 0;
}

const char *account_map_field(const struct account_map *map, const char *heading)
{
	const struct account_map_column *column = map->columns.items;
	for (size_t i = 0; i < map->columns.n; i++) {
		size_t length = strlen(column[i].column);
		const char *text = heading + strspn(heading, " \t\r\n");
		if (strncmp(text, column[i].column, length) == 0 &&
			!text[length + strspn(text + length, " \t\r\n")])
			return column[i].field;
	}
	return NULL;
}

const char *account_map_meaning(const struct account_map *map, const char *key, const char *text)
{
	const struct account_map_word *word = map->words.items;
	for (size_t i = 0; i < map->words.n; i++)
		if (str_equal(word[i].field, key) && str_equal(word[i].text, text))
			return word[i].value ? word[i].value : "";
	return text;
}

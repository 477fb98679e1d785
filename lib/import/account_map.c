
#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "import/account_column.h"
#include "import/account_import.h"
#include "record/read.h"

const struct choice account_encodings[] = {
	{"", ""},
	{"utf-8", "UTF-8"},
	{"gb18030", "GB18030"},
	{NULL, NULL},
};

static int check_field(const char *key, struct err *err)
{
	if (account_column_field(key))
		return 0;
	return err_set(err, ERR_MALFORMED, _("\"%s\" is no field that a table may give"), key);
}

#define AT(member) .offset = offsetof(struct account_map_column, member)
static const struct field column_fields[] = {
	{.key = "field", .title = N_("field"), .type = FIELD_ID, .flags = FIELD_REQUIRED, AT(field),
		.check = check_field},
	{.key = "column", .title = N_("heading"), .type = FIELD_LINE, .flags = FIELD_REQUIRED,
		AT(column)},
};
#undef AT

#define AT(member) .offset = offsetof(struct account_map_word, member)
static const struct field word_fields[] = {
	{.key = "field", .title = N_("field"), .type = FIELD_ID, .flags = FIELD_REQUIRED, AT(field),
		.check = check_field},
	{.key = "text", .title = N_("text"), .type = FIELD_LINE, .flags = FIELD_REQUIRED, AT(text)},
	{.key = "value", .title = N_("stands for"), .type = FIELD_LINE, AT(value)},
};
#undef AT

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
	.summary = N_("a text in the column of a field and what it stands for"),
};

#define AT(member) .offset = offsetof(struct account_map, member)
static const struct field map_fields[] = {
	{.key = "name", .title = N_("name"), .type = FIELD_LINE, .flags = FIELD_REQUIRED, AT(name)},
	{.key = "encoding", .title = N_("encoding"), .type = FIELD_ENUM, AT(encoding),
		.choices = account_encodings},
	{.key = "columns", .title = N_("columns"), .type = FIELD_LIST, .flags = FIELD_REQUIRED,
		AT(columns), .of = &column_schema},
	{.key = "words", .title = N_("words"), .type = FIELD_LIST, AT(words), .of = &word_schema},
};
#undef AT

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
				return err_set(err, ERR_MALFORMED, _("%s: %s: \"%s\" stands there twice"), path,
					"words", word[i].text);
	*map = read;
	return 0;
}

#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "import/ticket_import.h"
#include "record/read.h"
#include "store/path.h"
#include "ticket/ticket.h"
#include "value/id.h"
#include "value/stamp.h"

const struct choice ticket_map_fields[] = {
	{"id", N_("number in the ledger")},
	{"received", N_("received at")},
	{"closed", N_("closed at")},
	{"status", N_("state")},
	{"service", N_("service")},
	{"name", N_("name or unit")},
	{"phone", N_("telephone")},
	{"address", N_("address")},
	{"account", N_("account")},
	{"request", N_("request")},
	{"owner", N_("received by")},
	{"department", N_("department")},
	{"handler", N_("handler")},
	{"assigned", N_("handed over at")},
	{"due", N_("due")},
	{"result", N_("result")},
	{"channel", N_("channel")},
	{"visit", N_("visit")},
	{"remark", N_("remark")},
	{NULL, NULL},
};

const struct choice ticket_map_contradictions[] = {
	{"error", N_("error")},
	{"open", N_("open")},
	{"closed", N_("closed")},
	{NULL, NULL},
};

const struct choice ticket_map_states[] = {
	{"open", N_("open")},
	{"closed", N_("closed")},
	{"incomplete", N_("papers missing")},
	{NULL, NULL},
};

#define AT(member) .offset = offsetof(struct ticket_map_column, member)
static const struct field column_fields[] = {
	{.key = "field", .title = N_("field"), .type = FIELD_ENUM, .flags = FIELD_REQUIRED, AT(field),
		.choices = ticket_map_fields},
	{.key = "column", .title = N_("heading"), .type = FIELD_LINE, .flags = FIELD_REQUIRED,
		AT(column)},
};
#undef AT

static const struct schema column_schema = {
	.name = "column",
	.size = sizeof(struct ticket_map_column),
	SCHEMA_FIELDS(column_fields),
	.summary = N_("a column of the table and what it gives a ticket"),
};

#define AT(member) .offset = offsetof(struct ticket_map_word, member)
#define TEXT_FIELD                                                                                 \
	{.key = "text", .title = N_("text"), .type = FIELD_LINE, .flags = FIELD_REQUIRED, AT(text)}
static const struct field status_fields[] = {
	TEXT_FIELD,
	{.key = "state", .title = N_("state"), .type = FIELD_ENUM, .flags = FIELD_REQUIRED, AT(value),
		.choices = ticket_map_states},
};

static const struct field code_fields[] = {
	TEXT_FIELD,
	{.key = "code", .title = N_("code"), .type = FIELD_ID, .flags = FIELD_REQUIRED, AT(code),
		.check = id_check_code},
};

static const struct field channel_fields[] = {
	TEXT_FIELD,
	{.key = "channel", .title = N_("channel"), .type = FIELD_ENUM, .flags = FIELD_REQUIRED,
		AT(value), .choices = ticket_channels, .renamed = ticket_channels_renamed},
};
#undef AT

static const struct schema status_schema = {
	.name = "status",
	.size = sizeof(struct ticket_map_word),
	SCHEMA_FIELDS(status_fields),
	.summary = N_("a word in the status column and the state it means"),
};

static const struct schema code_schema = {
	.name = "word",
	.size = sizeof(struct ticket_map_word),
	SCHEMA_FIELDS(code_fields),
	.summary = N_("a word in the service or department column and the code it means"),
};

static const struct schema channel_schema = {
	.name = "channel",
	.size = sizeof(struct ticket_map_word),
	SCHEMA_FIELDS(channel_fields),
	.summary = N_("a word in the channel column and the channel it means"),
};

#define AT(member) .offset = offsetof(struct ticket_map, member)
static const struct field map_fields[] = {
	{.key = "name", .title = N_("name"), .type = FIELD_LINE, .flags = FIELD_REQUIRED, AT(name)},
	{.key = "encoding", .title = N_("encoding"), .type = FIELD_ENUM, AT(encoding),
		.choices = csv_table_encodings},
	{.key = "date_format", .title = N_("forms of dates"), .type = FIELD_WORDS,
		.flags = FIELD_REQUIRED, AT(date_format), .check = stamp_check_style},
	{.key = "contradiction", .title = N_("contradictions are"), .type = FIELD_ENUM,
		AT(contradiction), .choices = ticket_map_contradictions},
	{.key = "default_service", .title = N_("service where none is named"), .type = FIELD_ID,
		AT(default_service), .check = id_check_code},
	{.key = "default_channel", .title = N_("channel where none is named"), .type = FIELD_ENUM,
		AT(default_channel), .choices = ticket_channels, .renamed = ticket_channels_renamed},
	{.key = "columns", .title = N_("columns"), .type = FIELD_LIST, .flags = FIELD_REQUIRED,
		AT(columns), .of = &column_schema},
	{.key = "statuses", .title = N_("statuses"), .type = FIELD_LIST, AT(statuses),
		.of = &status_schema},
	{.key = "services", .title = N_("services"), .type = FIELD_LIST, AT(services),
		.of = &code_schema},
	{.key = "departments", .title = N_("departments"), .type = FIELD_LIST, AT(departments),
		.of = &code_schema},
	{.key = "channels", .title = N_("channels"), .type = FIELD_LIST, AT(channels),
		.of = &channel_schema},
};
#undef AT

const struct schema ticket_map_schema = {
	.name = "map",
	.size = sizeof(struct ticket_map),
	SCHEMA_FIELDS(map_fields),
	.summary = N_("a map of ticket-import: what the columns and words of a table mean"),
};

const struct ticket_map_word *ticket_map_find(const struct list *words, const char *text)
{
	const struct ticket_map_word *word = words->items;
	const struct ticket_map_word *best = NULL;
	size_t best_length = 0;
	for (size_t i = 0; i < words->n; i++) {
		size_t length = strlen(word[i].text);
		if (str_equal(word[i].text, text))
			return &word[i];
		if (word[i].text[length - 1] != '*' || strncmp(word[i].text, text, length - 1) != 0)
			continue;
		if (length > best_length) {
			best = &word[i];
			best_length = length;
		}
	}
	return best;
}

/* Only these may be made of several columns. */
static bool is_joined(int field)
{
	return field == TICKET_MAP_ADDRESS || field == TICKET_MAP_REQUEST || field == TICKET_MAP_REMARK;
}

static bool has_column(const struct ticket_map *map, int field)
{
	const struct ticket_map_column *column = map->columns.items;
	for (size_t i = 0; i < map->columns.n; i++)
		if (column[i].field == field)
			return true;
	return false;
}

static int check_columns(const struct ticket_map *map, struct err *err)
{
	const struct ticket_map_column *column = map->columns.items;
	for (size_t i = 0; i < map->columns.n; i++)
		for (size_t j = 0; j < i; j++)
			if (column[i].field == column[j].field && !is_joined(column[i].field))
				return err_set(err, ERR_MALFORMED,
					_("%s: \"%s\" and \"%s\" both give the field %s, which takes one column"),
					map->path, column[j].column, column[i].column,
					ticket_map_fields[column[i].field].name);
	/* Without the number of a row nobody could tell that it was imported before. */
	static const int needed[] = {TICKET_MAP_ID, TICKET_MAP_RECEIVED};
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		if (!has_column(map, needed[i]))
			return err_set(err, ERR_MALFORMED, _("%s: no column gives the field %s"), map->path,
				ticket_map_fields[needed[i]].name);
	if (!has_column(map, TICKET_MAP_SERVICE) && str_empty(map->default_service))
		return err_set(err, ERR_MALFORMED,
			_("%s: neither does a column give the service nor is there a default_service"),
			map->path);
	return 0;
}

static int check_words(const struct ticket_map *map, const char *key, const struct list *words,
	struct err *err)
{
	const struct ticket_map_word *word = words->items;
	for (size_t i = 0; i < words->n; i++)
		for (size_t j = 0; j < i; j++)
			if (str_equal(word[i].text, word[j].text))
				return err_set(err, ERR_MALFORMED, _("%s: %s: \"%s\" stands there twice"),
					map->path, key, word[i].text);
	return 0;
}

static int check_codes(const struct ticket_map *map, const struct catalogue *catalogue,
	struct err *err)
{
	const struct ticket_map_word *service = map->services.items;
	const struct ticket_map_word *department = map->departments.items;
	const struct service *any_service;
	const struct department *any_department;
	int rc = 0;
	if (!str_empty(map->default_service))
		rc = catalogue_service(catalogue, map->default_service, &any_service, err);
	for (size_t i = 0; rc == 0 && i < map->services.n; i++)
		rc = catalogue_service(catalogue, service[i].code, &any_service, err);
	for (size_t i = 0; rc == 0 && i < map->departments.n; i++)
		rc = catalogue_department(catalogue, department[i].code, &any_department, err);
	if (rc == 0)
		return 0;
	err->code = ERR_MALFORMED;
	return err_prefix(err, "%s", map->path);
}

int ticket_map_read(const char *path, const struct catalogue *catalogue, struct arena *arena,
	struct ticket_map *map, struct err *err)
{
	struct ticket_map read = {0};
	const char *bytes;
	size_t length;
	if (file_read(path, RECORD_FILE_BYTES, arena, &bytes, &length, err) ||
		record_read(&ticket_map_schema, &read, path, bytes, length, arena, err))
		return -1;
	read.path = path;
	if (check_columns(&read, err) || check_words(&read, "statuses", &read.statuses, err) ||
		check_words(&read, "services", &read.services, err) ||
		check_words(&read, "departments", &read.departments, err) ||
		check_words(&read, "channels", &read.channels, err) ||
		check_codes(&read, catalogue, err))
		return -1;
	*map = read;
	return 0;
}

#include "import/ticket_map.h"

#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "import/csv_table.h"
#include "record/read.h"
#include "ticket/ticket.h"
#include "ticket/ticket_view.h"
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
	{"assigned", N_("assigned at")},
	{"due", N_("due")},
	{"result", N_("result")},
	{"channel", N_("channel")},
	{"visit", N_("visit")},
	{"remark", N_("remark")},
	{NULL, NULL},
};

// clang-format off
static const struct import_column columns[] = {
	[TICKET_MAP_ID] = {"id", NULL, NULL, IMPORT_NEEDED | IMPORT_NUMBER},
	[TICKET_MAP_RECEIVED] = {"received", NULL, NULL, IMPORT_NEEDED},
	[TICKET_MAP_CLOSED] = {"closed", NULL, NULL, 0},
	[TICKET_MAP_STATUS] = {"status", NULL, NULL, 0},
	[TICKET_MAP_SERVICE] = {"service", NULL, NULL, 0},
	[TICKET_MAP_NAME] = {"name", NULL, NULL, IMPORT_PERSONAL},
	[TICKET_MAP_PHONE] = {"phone", NULL, NULL, IMPORT_PERSONAL | IMPORT_NUMBER},
	[TICKET_MAP_ADDRESS] = {"address", NULL, NULL, IMPORT_PERSONAL | IMPORT_JOINED},
	[TICKET_MAP_ACCOUNT] = {"account", NULL, NULL, IMPORT_NUMBER},
	[TICKET_MAP_REQUEST] = {"request", NULL, NULL, IMPORT_PERSONAL | IMPORT_JOINED},
	[TICKET_MAP_OWNER] = {"owner", NULL, NULL, 0},
	[TICKET_MAP_DEPARTMENT] = {"department", NULL, NULL, 0},
	[TICKET_MAP_HANDLER] = {"handler", NULL, NULL, 0},
	[TICKET_MAP_ASSIGNED] = {"assigned", NULL, NULL, 0},
	[TICKET_MAP_DUE] = {"due", NULL, NULL, 0},
	[TICKET_MAP_RESULT] = {"result", NULL, NULL, IMPORT_PERSONAL},
	[TICKET_MAP_CHANNEL] = {"channel", NULL, NULL, 0},
	[TICKET_MAP_VISIT] = {"visit", NULL, NULL, IMPORT_PERSONAL},
	[TICKET_MAP_REMARK] = {"remark", NULL, NULL, IMPORT_PERSONAL | IMPORT_JOINED},
};
// clang-format on

const struct import_table ticket_map_columns = {
	IMPORT_COLUMNS(columns), .ours = &ticket_view_schema};

const struct choice ticket_map_contradictions[] = {
	{"error", N_("error")},
	{"open", N_("open")},
	{"closed", N_("closed")},
	{NULL, NULL},
};

const struct choice ticket_map_states[] = {
	{"open", N_("open")},
	{"closed", N_("closed")},
	{"incomplete", N_("documents missing")},
	{NULL, NULL},
};

#define RECORD struct ticket_map_column
static const struct field column_fields[] = {
	FIELD(field, ENUM, N_("field"), .flags = FIELD_REQUIRED, .choices = ticket_map_fields),
	FIELD(column, LINE, N_("heading"), .flags = FIELD_REQUIRED),
};
#undef RECORD

static const struct schema column_schema = {
	.name = "column",
	.size = sizeof(struct ticket_map_column),
	SCHEMA_FIELDS(column_fields),
	.summary = N_("a column of the table and what it gives a ticket"),
};

#define RECORD struct ticket_map_word
#define TEXT_FIELD FIELD(text, LINE, N_("text"), .flags = FIELD_REQUIRED)
static const struct field status_fields[] = {
	TEXT_FIELD,
	FIELD_AS("state", value, ENUM, N_("state"), .flags = FIELD_REQUIRED, .choices = ticket_map_states),
};

static const struct field code_fields[] = {
	TEXT_FIELD,
	FIELD(code, ID, N_("code"), .flags = FIELD_REQUIRED, .check = id_check_code),
};

static const struct field channel_fields[] = {
	TEXT_FIELD,
	FIELD_AS("channel", value, ENUM, N_("channel"), .flags = FIELD_REQUIRED, .choices = ticket_channels,
		.renamed = ticket_channels_renamed),
};
#undef RECORD

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

#define RECORD struct ticket_map
static const struct field map_fields[] = {
	FIELD(name, LINE, N_("name"), .flags = FIELD_REQUIRED),
	FIELD(encoding, ENUM, N_("encoding"), .choices = import_encoding_names),
	FIELD(date_format, WORDS, N_("date styles"), .flags = FIELD_REQUIRED, .check = stamp_check_style),
	FIELD(contradiction, ENUM, N_("contradictions are"), .choices = ticket_map_contradictions),
	FIELD(default_service, ID, N_("service where none is named"), .check = id_check_code),
	FIELD(default_channel, ENUM, N_("channel where none is named"), .choices = ticket_channels,
		.renamed = ticket_channels_renamed),
	FIELD(columns, LIST, N_("columns"), .flags = FIELD_REQUIRED, .of = &column_schema),
	FIELD(statuses, LIST, N_("statuses"), .of = &status_schema),
	FIELD(services, LIST, N_("services"), .of = &code_schema),
	FIELD(departments, LIST, N_("departments"), .of = &code_schema),
	FIELD(channels, LIST, N_("channels"), .of = &channel_schema),
};
#undef RECORD

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

/* Only some may be made of several columns. */
static bool is_joined(int field)
{
	return columns[field].flags & IMPORT_JOINED;
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
	for (int field = 0; field < TICKET_MAP_FIELDS_N; field++)
		if (columns[field].flags & IMPORT_NEEDED && !has_column(map, field))
			return err_set(err, ERR_MALFORMED, _("%s: no column gives the field %s"), map->path,
				columns[field].key);
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
				return err_set(err, ERR_MALFORMED, _("%s: %s: \"%s\" appears twice"),
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

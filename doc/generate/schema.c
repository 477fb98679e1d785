#include "schema.h"

#include <libintl.h>
#include <string.h>

#include "base/str.h"
#include "generate.h"
#include "grammar.h"
#include "record/read.h"

/* Text of any number of lines. */
#define ANY_TEXT "^[^\x01-\x08\x0b-\x1f\x7f]+$"

const char *schema_chinese(const char *msgid)
{
	const char *text = str_empty(msgid) ? "" : gettext(msgid);
	return str_empty(text) || text == msgid ? NULL : text;
}

static void set_text(json_t *into, const char *key, const char *text)
{
	if (!str_empty(text))
		json_object_set_new(into, key, json_string(text));
}

/* What it is called in both languages. */
static void set_titles(json_t *into, const char *msgid)
{
	set_text(into, "title", schema_chinese(msgid));
	set_text(into, "description", msgid);
}

/* "window 窗口; phone 电话", behind what the field is. */
static void tell_choices(json_t *into, const struct field *field)
{
	struct str text = {0};
	str_add_format(&text, "%s:", field->title);
	for (const struct choice *choice = field->choices; choice->name; choice++) {
		const char *chinese = schema_chinese(choice->title);
		if (*choice->name)
			str_add_format(&text, "%s %s%s%s", text.text[text.length - 1] == ':' ? "" : ";",
				choice->name, chinese ? " " : "", chinese ? chinese : "");
	}
	for (const struct renamed *one = field->renamed; one && one->was; one++)
		str_add_format(&text, "; %s was called %s", one->is, one->was);
	set_text(into, "description", str_text(&text));
	str_close(&text);
}

static json_t *choice_schema(const struct schema_build *build, const struct field *field)
{
	json_t *names = json_array();
	for (const struct choice *choice = field->choices; choice->name; choice++)
		if (*choice->name)
			json_array_append_new(names, json_string(choice->name));
	for (const struct renamed *one = field->renamed; one && one->was && !build->printed; one++)
		json_array_append_new(names, json_string(one->was));
	return json_pack("{s:s, s:o}", "type", "string", "enum", names);
}

static json_t *text_schema(const char *pattern, const char *format)
{
	json_t *text = json_pack("{s:s, s:s}", "type", "string", "pattern", pattern);
	set_text(text, "format", format);
	return text;
}

/* A text with a grammar of its own, or any; masked it has none. */
static json_t *free_text(struct schema_build *build, const struct field *field)
{
	const bool masked = build->printed && field->flags & FIELD_PERSONAL;
	if (field->check && !masked)
		return text_schema(grammar_pattern(field, &build->arena), NULL);
	json_t *text = text_schema(field->type == FIELD_TEXT ? ANY_TEXT : ONE_LINE, NULL);
	json_object_set_new(text, "maxLength", json_integer(RECORD_SCALAR_BYTES));
	return text;
}

/* The key of the definition of such records; a second kind of the same name has a number. */
static const char *definition_key(struct schema_build *build, const struct schema *schema)
{
	for (int i = 1;; i++) {
		char *key = arena_printf(&build->arena, i > 1 ? "record-%s-%d" : "record-%s", schema->name, i);
		for (char *blank = key; (blank = strchr(blank, ' '));)
			*blank = '-';
		const json_t *known = json_object_get(build->definitions, key);
		if (!known || str_equal(spec_text(known, "description"), schema->summary))
			return key;
	}
}

/* The definition of a record within others, made when it is first met. */
static json_t *reference(struct schema_build *build, const struct schema *schema)
{
	const char *key = definition_key(build, schema);
	if (!json_object_get(build->definitions, key)) {
		/* Its place, before those of the records within it. */
		json_object_set_new(build->definitions, key, json_pack("{s:s}", "description", schema->summary));
		json_object_set_new(build->definitions, key, schema_object(build, schema, NULL));
	}
	return json_pack("{s:o}", "$ref", json_sprintf("#/definitions/%s", key));
}

/* A text without the fields of any other: an item of a list of words. */
static json_t *word_schema(struct schema_build *build, const struct field *field)
{
	if (field->check && !(build->printed && field->flags & FIELD_PERSONAL))
		return text_schema(grammar_pattern(field, &build->arena), NULL);
	return text_schema("^[^,\x01-\x1f\x7f]+$", NULL);
}

static json_t *value_schema(struct schema_build *build, const struct field *field)
{
	switch (field->type) {
	case FIELD_LINE:
	case FIELD_TEXT:
	case FIELD_ID:
		return free_text(build, field);
	case FIELD_ENUM:
		return choice_schema(build, field);
	case FIELD_DATE:
		return text_schema("^" GRAMMAR_DATE "$", "date");
	case FIELD_MOMENT:
		return text_schema("^" GRAMMAR_MOMENT "$", "date-time");
	case FIELD_INT:
		return json_pack("{s:s}", "type", "integer");
	case FIELD_MONEY:
		return text_schema(build->printed ? "^" GRAMMAR_AMOUNT "$" : "^" GRAMMAR_YUAN "$", NULL);
	case FIELD_FLAG:
		return json_pack("{s:s}", "type", "boolean");
	case FIELD_WORDS:
		return json_pack("{s:s, s:o}", "type", "array", "items", word_schema(build, field));
	case FIELD_PAIRS:
		return json_pack("{s:s, s:{s:s}}", "type", "object", "additionalProperties", "type", "string");
	case FIELD_LIST:
		return json_pack("{s:s, s:o}", "type", "array", "items", reference(build, field->of));
	}
	die(field->key, "a field of no type");
}

/* What is printed is null where a value of its type is empty, but for those that say something then. */
static bool may_be_null(const struct field *field)
{
	const bool always = field->flags & FIELD_REQUIRED;
	switch (field->type) {
	case FIELD_FLAG:
	case FIELD_WORDS:
	case FIELD_PAIRS:
	case FIELD_LIST:
		return false;
	case FIELD_ENUM:
		return !always && !*field->choices[0].name;
	default:
		return !always;
	}
}

static void allow_null(json_t *value)
{
	json_t *names = json_object_get(value, "enum");
	if (names)
		json_array_append_new(names, json_null());
	json_object_set_new(value, "type", json_pack("[s, s]", spec_text(value, "type"), "null"));
}

static json_t *field_schema(struct schema_build *build, const struct field *field)
{
	json_t *value = value_schema(build, field);
	json_t *said = json_object();
	set_titles(said, field->title);
	if (field->type == FIELD_ENUM)
		tell_choices(said, field);
	if (build->printed && may_be_null(field))
		allow_null(value);
	json_object_update(said, value);
	json_decref(value);
	return said;
}

bool schema_has_column(const char *columns, const char *key)
{
	const size_t n = strlen(key);
	if (!columns)
		return true;
	for (const char *at = columns; *at; at += strcspn(at, ","), at += *at == ',')
		if (strncmp(at, key, n) == 0 && (at[n] == ',' || !at[n]))
			return true;
	return false;
}

static const char *key_of(const struct schema_build *build, const struct field *field)
{
	return build->printed ? field_shown(field) : field->key;
}

static bool must_be_there(const struct schema_build *build, const struct field *field, const char *columns)
{
	if (columns)
		return schema_has_column(columns, key_of(build, field));
	return build->printed || field->flags & FIELD_REQUIRED;
}

json_t *schema_object(struct schema_build *build, const struct schema *schema, const char *columns)
{
	json_t *object = json_object();
	json_t *properties = json_object();
	json_t *required = json_array();
	set_titles(object, schema->summary);
	json_object_set_new(object, "type", json_string("object"));
	for (size_t i = 0; i < schema->fields_n; i++) {
		const struct field *field = field_at(schema, i);
		json_object_set_new(properties, key_of(build, field), field_schema(build, field));
		if (must_be_there(build, field, columns))
			json_array_append_new(required, json_string(key_of(build, field)));
	}
	json_object_set_new(object, "properties", properties);
	if (json_array_size(required))
		json_object_set(object, "required", required);
	json_decref(required);
	json_object_set_new(object, "additionalProperties", json_false());
	return object;
}

#include "office/event_correction.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "record/choice.h"

static const char *say(const struct field *field, const char *value)
{
	if (!value)
		return gettext(field->title);
	int i = field->type == FIELD_ENUM ? choice_find(field->choices, value) : -1;
	return i < 0 ? value : gettext(field->choices[i].title);
}

static const char *value_of(const struct event_correction_words *words, const struct field *field,
	const char *value)
{
	return str_empty(value) ? words->empty : words->say(field, value);
}

static const char *correction(const struct schema *schema, const struct event_correction_words *words,
	const struct event *shown, struct arena *arena)
{
	const char *text = "";
	for (size_t i = 0; i < shown->was.n; i++) {
		const struct pair *was = &shown->was.items[i];
		const struct field *field = field_find(schema, was->key);
		if (field)
			text = arena_printf(arena, "%s%s%s%s%s%s%s", text, *text ? words->then : "",
				words->say(field, NULL), words->colon, value_of(words, field, was->value),
				words->arrow, value_of(words, field, event_pair(&shown->set, was->key)));
	}
	return text;
}

void event_correction_tell(const struct schema *schema, const struct event_list *shown,
	const struct event_correction_words *words, struct event_list *events, struct arena *arena)
{
	const struct event_correction_words messages = {
		.colon = _(": "), .arrow = _(" -> "), .then = _("; "), .empty = _("(empty)"), .say = say};
	struct event *copies = arena_array(arena, events->n, sizeof *copies);
	if (!words)
		words = &messages;
	for (size_t i = 0; i < events->n; i++) {
		copies[i] = events->items[i];
		const char *told = correction(schema, words, &shown->items[i], arena);
		bool reason = !str_empty(copies[i].text);
		if (*told)
			copies[i].text = arena_printf(arena, "%s%s%s", told, reason ? words->then : "",
				reason ? copies[i].text : "");
	}
	events->items = copies;
}

struct correction_titles {
	const struct schema *schema;
	const char *(*name_of)(const void *names, const char *kind, const char *code);
	const void *names;
	struct arena *arena;
};

static const char *titled_code(const struct correction_titles *titles, const struct field *field, const char *code)
{
	const int i = field->choices ? choice_find(field->choices, code) : -1;
	if (i >= 0)
		return str_empty(field->choices[i].title) ? code : gettext(field->choices[i].title);
	return field->names ? titles->name_of(titles->names, field->names, code) : code;
}

/* "residential=70,special=30": each word by its title, with what is said of it. */
static const char *titled_words(const struct correction_titles *titles, const struct field *field, const char *text)
{
	const char *told = "";
	for (const char *rest = text; *rest;) {
		const size_t length = strcspn(rest, ",");
		const size_t word = strcspn(rest, "=,");
		const char *code = arena_dup_n(titles->arena, rest, word);
		told = arena_printf(titles->arena, "%s%s%s%.*s", told, *told ? C_("between choices", ",") : "",
			titled_code(titles, field, code), (int)(length - word), rest + word);
		rest += length + (rest[length] == ',');
	}
	return told;
}

static struct pair titled(const struct correction_titles *titles, const struct pair *pair)
{
	const struct field *field = field_find(titles->schema, pair->key);
	if (!field || str_empty(field->title))
		return *pair;
	const char *value = pair->value;
	if (str_empty(value))
		value = _("(empty)");
	else if (field->type == FIELD_WORDS)
		value = titled_words(titles, field, value);
	else if (field->type == FIELD_FLAG)
		value = str_equal(value, "true") ? _("yes") : _("no");
	else
		value = titled_code(titles, field, value);
	return (struct pair){gettext(field->title), value};
}

void event_correction_title(const struct schema *schema,
	const char *(*name_of)(const void *names, const char *kind, const char *code), const void *names,
	struct event_list *events, struct arena *arena)
{
	const struct correction_titles titles = {schema, name_of, names, arena};
	struct event *copies = arena_array(arena, events->n, sizeof *copies);
	for (size_t i = 0; i < events->n; i++) {
		copies[i] = events->items[i];
		struct pair *pairs = arena_array(arena, copies[i].set.n, sizeof *pairs);
		for (size_t k = 0; k < copies[i].set.n; k++)
			pairs[k] = titled(&titles, &copies[i].set.items[k]);
		copies[i].set.items = pairs;
	}
	events->items = copies;
}

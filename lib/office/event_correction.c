#include "office/event_correction.h"

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

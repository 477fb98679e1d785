#include "page/ticket_time_line.h"

#include <string.h>

#include "base/str.h"
#include "ticket/ticket.h"

/* In which words an act tells that it set a field to something, in their order; `only`: of no other value. */
static const struct told {
	const char *key;
	const char *only;
	const char *words;
} told_rows[] = {
	{"department", NULL, "%s"},
	{"handler", NULL, N_("handler %s")},
	{"missing", NULL, N_("missing: %s")},
	{"duplicate_of", NULL, N_("repeats %s")},
	{"result", NULL, "%s"},
	{"not_done", NULL, N_("nothing done: %s")},
	{"due", NULL, N_("due %s")},
	{"held_until", NULL, N_("expected to end on %s")},
	{"told", NULL, N_("told by %s")},
	{"not_told", NULL, N_("could not be told: %s")},
	{"reached", "no", N_("not reached")},
	{"satisfaction", NULL, "%s"},
	{"solved", "no", N_("not solved")},
	{"quality", NULL, N_("service: %s")},
	{"no_visit", NULL, N_("no call-back: %s")},
	{"cause", NULL, N_("cause of the delay: %s")},
	{"accountability", NULL, N_("accountability: %s")},
};

static const char *name_of(const struct run *run, const struct field *field, const char *code)
{
	return run->out.name_of(run->out.names, field->names, code);
}

/* Names for codes that are joined by ",". */
static const char *names_of_list(const struct run *run, const struct field *field, const char *list)
{
	struct arena *mem = run->session.mem;
	const char *text = "";
	for (size_t length; *list; list += length + (list[length] == ',')) {
		length = strcspn(list, ",");
		text = arena_printf(mem, "%s%s%s", text, *text ? _(", ") : "",
			name_of(run, field, arena_dup_n(mem, list, length)));
	}
	return text;
}

static const char *value_of(const struct run *run, const struct field *field, const char *value)
{
	const int choice = field->type == FIELD_ENUM ? choice_find(field->choices, value) : -1;
	if (choice > 0)
		return _(field->choices[choice].title);
	if (!field->names)
		return value;
	return field->type == FIELD_WORDS ? names_of_list(run, field, value) : name_of(run, field, value);
}

static const char *tell(const struct run *run, const struct told *row, const struct event *event,
	const char *before)
{
	struct arena *mem = run->session.mem;
	const char *value = event_pair(&event->set, row->key);
	if (str_empty(value) || str_equal(value, event->text) || (row->only && !str_equal(row->only, value)))
		return before;
	/* Whom nobody called back was not out of reach. */
	if (str_equal(row->key, "reached") && event_pair(&event->set, "no_visit"))
		return before;
	const struct field *field = field_find(&ticket_schema, row->key);
	const char *words = str_equal(row->words, "%s") ? "%s" : _(row->words);
	const char *place = strstr(words, "%s");
	const char *text = place ? arena_printf(mem, "%.*s%s%s", (int)(place - words), words,
					   value_of(run, field, value), place + 2)
				 : words;
	return arena_printf(mem, "%s%s%s", before, *before ? _("; ") : "", text);
}

void ticket_time_line_tell(const struct run *run, struct event_list *events)
{
	struct arena *mem = run->session.mem;
	struct event *copies = arena_array(mem, events->n, sizeof *copies);
	for (size_t i = 0; i < events->n; i++) {
		struct event *event = &copies[i];
		const char *told = "";
		*event = events->items[i];
		/* A correction tells what stood there as well (office/event_correction.h). */
		for (size_t j = 0; event->was.n == 0 && j < sizeof told_rows / sizeof *told_rows; j++)
			told = tell(run, &told_rows[j], event, told);
		if (*told)
			event->text = str_empty(event->text) ? told : arena_printf(mem, "%s%s%s", told, _("; "), event->text);
	}
	events->items = copies;
}

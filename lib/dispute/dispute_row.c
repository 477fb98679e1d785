#include "dispute/dispute_row.h"

#include "base/message.h"
#include "base/str.h"
#include "record/choice.h"
#include "record/field_mask.h"

#define RECORD struct dispute_row
static const struct field row_fields[] = {
	FIELD(field, LINE, N_("disputed")),
	FIELD(event, ID, N_("event")),
	FIELD(value, LINE, N_("decided")),
	FIELD(by, ID, N_("by"), .names = "staff"),
	FIELD(at, MOMENT, N_("at")),
};
#undef RECORD

const struct schema dispute_row_schema = {
	.name = "dispute",
	.title = N_("disputes"),
	.size = sizeof(struct dispute_row),
	SCHEMA_FIELDS(row_fields),
	.summary = N_("what one of two desks decided that did not know of each other"),
};

static const char *value_of(const struct field *field, const char *value, const struct dispute_row_how *how,
	struct arena *arena)
{
	const int choice = field && field->type == FIELD_ENUM ? choice_find(field->choices, value) : -1;
	if (choice >= 0)
		return _(field->choices[choice].title);
	if (field && field->names && how->name_of && !str_empty(value))
		return how->name_of(how->names, field->names, value);
	if (field && !how->unmask && !str_empty(value))
		return field_mask(field, value, false, arena);
	return str_empty(value) ? "-" : value;
}

struct dispute_row_list dispute_rows(const struct schema *schema, const struct dispute_list *disputes,
	const struct dispute_row_how *how, struct arena *arena)
{
	struct dispute_row *rows = arena_array(arena, disputes->n + 1, sizeof *rows);
	for (size_t i = 0; i < disputes->n; i++) {
		const struct dispute *side = &disputes->items[i];
		const struct field *field = field_find(schema, side->key);
		rows[i] = (struct dispute_row){
			.field = field ? _(field->title) : side->key,
			.event = side->event,
			.value = value_of(field, side->value, how, arena),
			.by = side->by,
			.at = side->at,
		};
	}
	return (struct dispute_row_list){rows, disputes->n};
}

const char *dispute_row_line(const struct dispute_row_list *rows, struct arena *arena)
{
	struct str line = {0};
	for (size_t i = 0; i < rows->n; i++) {
		const struct dispute_row *row = &rows->items[i];
		if (i == 0 || !str_equal(row->field, rows->items[i - 1].field))
			str_add_format(&line, "%s%s: ", i ? "; " : "", row->field);
		else
			str_add(&line, " / ");
		str_add_format(&line, "%s %s", row->event, row->value);
	}
	return str_keep(&line, arena);
}

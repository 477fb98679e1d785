#include "dispute/dispute_take.h"

#include <string.h>

#include "base/str.h"

struct take_build {
	const struct schema *schema;
	const struct event_list *events;
	const struct dispute_list *disputes;
	struct arena *arena;
	size_t *sides; /* of each event: on how many sides it is */
	bool *taken;   /* of each field */
};

static bool is_disputed(const struct take_build *build, const char *key)
{
	for (size_t i = 0; i < build->disputes->n; i++)
		if (str_equal(build->disputes->items[i].key, key))
			return true;
	return false;
}

static size_t index_of(const struct event_list *events, const char *id)
{
	size_t i = 0;
	while (i < events->n && !str_equal(events->items[i].id, id))
		i++;
	return i;
}

/* Count the events of the sides: those of all of them came before the dispute. */
static int count_sides(struct take_build *build, struct err *err)
{
	build->sides = arena_array(build->arena, build->events->n + 1, sizeof *build->sides);
	for (size_t i = 0; i < build->disputes->n; i++) {
		void *record = arena_alloc(build->arena, build->schema->size);
		if (event_dispute_side(build->schema, build->events, build->disputes->items[i].event, record,
			    build->arena, err))
			return -1;
		const struct event_list *side = event_list_of(build->schema, record);
		for (size_t e = 0; e < side->n; e++)
			build->sides[index_of(build->events, side->items[e].id)]++;
	}
	return 0;
}

static bool decides(const struct take_build *build, const struct event *event)
{
	for (size_t i = 0; i < event->set.n; i++)
		if (is_disputed(build, event->set.items[i].key))
			return true;
	return false;
}

/* Words that were joined and numbers that were summed are of all sides, unless they are disputed themselves. */
static bool goes_along(const struct take_build *build, const struct field *field)
{
	return is_disputed(build, field->key) || !(field->flags & (FIELD_SET | FIELD_COUNT | FIELD_DERIVED));
}

static void choose_fields(struct take_build *build)
{
	const struct schema *schema = build->schema;
	build->taken = arena_array(build->arena, schema->fields_n, sizeof *build->taken);
	for (size_t e = 0; e < build->events->n; e++) {
		const struct event *event = &build->events->items[e];
		if (build->sides[e] == 0 || build->sides[e] == build->disputes->n || !decides(build, event))
			continue;
		for (size_t p = 0; p < event->set.n; p++) {
			const struct field *field = field_find(schema, event->set.items[p].key);
			if (field && goes_along(build, field))
				build->taken[field - schema->fields] = true;
		}
	}
}

int dispute_take(const struct schema *schema, const struct event_list *events,
	const struct dispute_list *disputes, const char *take, void *after, struct arena *arena, struct err *err)
{
	struct take_build build = {.schema = schema, .events = events, .disputes = disputes, .arena = arena};
	void *side = arena_alloc(arena, schema->size);
	if (event_dispute_side(schema, events, take, side, arena, err) || count_sides(&build, err))
		return -1;
	choose_fields(&build);
	for (size_t i = 0; i < schema->fields_n; i++) {
		const struct field *field = &schema->fields[i];
		if (build.taken[i])
			memcpy((char *)after + field->offset, (const char *)side + field->offset, field_size(field));
	}
	return 0;
}

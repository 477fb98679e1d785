#include "office/event_cause.h"

#include "base/map.h"
#include "office/event_order.h"

struct cause_build {
	struct event_causes *causes;
	struct map places;    /* by id: index + 1 */
	size_t unsaid;        /* so many say nothing of their order: each had seen all before it */
	int64_t *folded;      /* of each desk: its last event that was folded away */
	int64_t *last;        /* of each desk: the number of the last that stood before */
	size_t *previous;     /* and its index + 1 */
};

static int64_t *row(const struct event_causes *causes, size_t event)
{
	return causes->seen + event * causes->desks.n;
}

static void see(const struct event_causes *causes, size_t event, const int64_t *more)
{
	int64_t *seen = row(causes, event);
	for (size_t d = 0; d < causes->desks.n; d++)
		seen[d] = more[d] > seen[d] ? more[d] : seen[d];
}

/* What an event names, or its desk's previous one. */
static void see_one(const struct cause_build *build, size_t event, const char *id)
{
	const struct event_causes *causes = build->causes;
	const size_t place = map_get(&build->places, id);
	const struct event_name name = event_name_parse(id);
	const size_t desk = event_name_find(&causes->desks, &name);
	if (place)
		see(causes, event, row(causes, place - 1));
	else if (desk == causes->desks.n || name.number > build->folded[desk])
		see(causes, event, build->last);
}

static void name_all(struct cause_build *build, const struct event_list *events, size_t count, struct arena *arena)
{
	struct event_causes *causes = build->causes;
	for (size_t i = 0; i < count; i++) {
		const struct event *event = &events->items[i];
		const struct event_name name = event_name_parse(event->id);
		causes->number[i] = name.number;
		causes->desk[i] = event_name_desk(&causes->desks, &name, arena);
		for (size_t f = 0; f < event->folded.n; f++) {
			const struct event_name folded = event_name_parse(event->folded.items[f]);
			const size_t desk = event_name_desk(&causes->desks, &folded, arena);
			if (folded.number > causes->desks.items[desk].number)
				causes->desks.items[desk].number = folded.number;
		}
	}
}

/* Which had seen all before was told when it was read; now from behind, how far all that come later had seen. */
static void end_stretches(struct event_causes *causes, struct arena *arena)
{
	const size_t desks_n = causes->desks.n;
	int64_t *least = arena_array(arena, desks_n + 1, sizeof *least);
	for (size_t d = 0; d < desks_n; d++)
		least[d] = INT64_MAX;
	for (size_t i = causes->n; i > 0; i--) {
		const int64_t *seen = row(causes, i - 1);
		causes->ends[i - 1] = causes->ends[i - 1] && least[causes->desk[i - 1]] >= causes->number[i - 1];
		for (size_t d = 0; d < desks_n; d++)
			least[d] = seen[d] < least[d] ? seen[d] : least[d];
	}
}

static void see_before(struct cause_build *build, const struct event *event, size_t i)
{
	struct event_causes *causes = build->causes;
	const size_t desk = causes->desk[i];
	const size_t previous = build->previous[desk];
	const int64_t last = previous ? causes->number[previous - 1] : build->folded[desk];
	if (previous)
		see(causes, i, row(causes, previous - 1));
	if (causes->number[i] != last + 1 || i < build->unsaid)
		see(causes, i, build->last);
	for (size_t a = 0; a < event->after.n; a++)
		see_one(build, i, event->after.items[a]);
	causes->ends[i] = true;
	for (size_t d = 0; d < causes->desks.n; d++)
		causes->ends[i] = causes->ends[i] && row(causes, i)[d] >= build->last[d];
	row(causes, i)[desk] = causes->number[i];
	build->last[desk] = causes->number[i];
	build->previous[desk] = i + 1;
}

void event_cause_of(const struct event_list *events, size_t count, struct arena *arena,
	struct event_causes *causes)
{
	struct cause_build build = {.causes = causes, .unsaid = event_order_unsaid(events, count)};
	*causes = (struct event_causes){.n = count};
	causes->number = arena_array(arena, count + 1, sizeof *causes->number);
	causes->desk = arena_array(arena, count + 1, sizeof *causes->desk);
	name_all(&build, events, count, arena);
	causes->ends = arena_array(arena, count + 1, sizeof *causes->ends);
	const size_t desks_n = causes->desks.n;
	causes->seen = arena_array(arena, (count + 1) * (desks_n + 1), sizeof *causes->seen);
	build.folded = arena_array(arena, desks_n + 1, sizeof *build.folded);
	build.last = arena_array(arena, desks_n + 1, sizeof *build.last);
	for (size_t d = 0; d < desks_n; d++)
		build.folded[d] = causes->desks.items[d].number;
	build.previous = arena_array(arena, desks_n + 1, sizeof *build.previous);
	for (size_t i = 0; i < count; i++) {
		see_before(&build, &events->items[i], i);
		map_set(&build.places, arena, events->items[i].id, i + 1);
	}
	end_stretches(causes, arena);
}

bool event_cause_saw(const struct event_causes *causes, size_t event, size_t other)
{
	return event != other && row(causes, event)[causes->desk[other]] >= causes->number[other];
}

struct event_list event_cause_seen(const struct event_causes *causes, const struct event_list *events,
	size_t event, struct arena *arena)
{
	struct event_list seen = {arena_array(arena, event + 1, sizeof *seen.items), 0};
	for (size_t i = 0; i < event; i++)
		if (event_cause_saw(causes, event, i))
			seen.items[seen.n++] = events->items[i];
	return seen;
}

bool event_cause_last(const struct event_causes *causes, const struct event_list *events, size_t event,
	const char *key, size_t *last)
{
	size_t found = event;
	for (size_t i = event; i-- > 0;) {
		const struct event *one = &events->items[i];
		const bool sets = event_pair(&one->set, key) != NULL;
		if (!event_cause_saw(causes, event, i) || !(sets || str_equal(one->act, EVENT_RESOLVE)))
			continue;
		if (found == event ? !sets : !event_cause_saw(causes, found, i))
			return false;
		found = found == event ? i : found;
	}
	*last = found;
	return true;
}

size_t event_cause_stretch(const struct event_causes *causes, size_t from)
{
	while (from < causes->n && !causes->ends[from])
		from++;
	return from < causes->n ? from + 1 : causes->n;
}

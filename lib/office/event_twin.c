#include "office/event_twin.h"

#include "base/str.h"

enum { BITS = 64 };

static uint64_t *row(const struct event_twins *twins, size_t event)
{
	return twins->seen + (event - twins->from) * twins->row;
}

static bool has(const struct event_twins *twins, size_t event, size_t other)
{
	const size_t bit = other - twins->from;
	return row(twins, event)[bit / BITS] >> bit % BITS & 1;
}

static void see(const struct event_twins *twins, size_t event, size_t other)
{
	const size_t bit = other - twins->from;
	row(twins, event)[bit / BITS] |= (uint64_t)1 << bit % BITS;
	for (size_t i = 0; i < twins->row; i++)
		row(twins, event)[i] |= row(twins, other)[i];
}

/* How many of its fields need a person where two values meet, and does the other set them alike? */
static size_t count_alike(const struct schema *schema, const struct event *event, const struct event *other,
	bool *alike)
{
	size_t n = 0;
	for (size_t i = 0; i < event->set.n; i++) {
		const struct pair *pair = &event->set.items[i];
		const struct field *field = field_find(schema, pair->key);
		if (!field || field->flags & FIELD_MERGED)
			continue;
		const char *value = event_pair(&other->set, pair->key);
		*alike = *alike && value && str_equal(pair->value, value);
		n++;
	}
	return n;
}

static bool is_same(const struct schema *schema, const struct event *event, const struct event *other)
{
	bool alike = true;
	if (!str_equal(event->act, other->act))
		return false;
	const size_t n = count_alike(schema, event, other, &alike);
	return alike && n > 0 && count_alike(schema, other, event, &alike) == n && alike;
}

/* What it had seen more, so had those that saw the one it repeats. */
static void repeat(struct event_twins *twins, size_t event, size_t first)
{
	twins->first[event - twins->from] = first;
	for (size_t i = twins->from; i < event; i++)
		if (i == first || (twins->first[i - twins->from] == i && has(twins, i, first)))
			for (size_t w = 0; w < twins->row; w++)
				row(twins, i)[w] |= row(twins, event)[w];
}

static void place(struct event_twins *twins, const struct schema *schema, const struct event_list *events, size_t i)
{
	twins->first[i - twins->from] = i;
	/* From behind: what the last ones had seen needs no second look. */
	for (size_t j = i; j-- > twins->from;)
		if (event_cause_saw(twins->causes, i, j) && !has(twins, i, twins->first[j - twins->from]))
			see(twins, i, twins->first[j - twins->from]);
	for (size_t j = twins->from; j < i; j++)
		if (twins->first[j - twins->from] == j && !has(twins, i, j) &&
			is_same(schema, &events->items[i], &events->items[j])) {
			repeat(twins, i, j);
			return;
		}
}

void event_twin_of(const struct schema *schema, const struct event_list *events, const struct event_causes *causes,
	size_t from, size_t end, struct arena *arena, struct event_twins *twins)
{
	const size_t n = end - from;
	*twins = (struct event_twins){.causes = causes, .from = from, .end = end, .row = (n + BITS - 1) / BITS};
	twins->first = arena_array(arena, n + 1, sizeof *twins->first);
	twins->seen = arena_array(arena, (n + 1) * (twins->row + 1), sizeof *twins->seen);
	for (size_t i = from; i < end; i++)
		place(twins, schema, events, i);
}

bool event_twin_repeats(const struct event_twins *twins, size_t event)
{
	return twins->first[event - twins->from] != event;
}

bool event_twin_saw(const struct event_twins *twins, size_t event, size_t other)
{
	if (other < twins->from)
		return true;
	return has(twins, twins->first[event - twins->from], twins->first[other - twins->from]);
}

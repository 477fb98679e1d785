#include "office/event_causal.h"

#include <inttypes.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"

static struct event_track *track_of(const struct event_causal *causal, const char *key)
{
	const struct schema *schema = causal->schema;
	for (size_t i = 0; i < schema->fields_n; i++)
		if (str_equal(schema->fields[i].key, key))
			return &causal->tracks[i];
	return NULL;
}

/* ---- Numbers that are summed --------------------------------------------------------------------- */

static int parse_count(const struct event_causal *causal, const struct event_track *track, const char *value,
	uint64_t *count, struct err *err)
{
	void *record = arena_alloc(causal->arena, causal->schema->size);
	if (field_parse(track->field, record, value, causal->arena, err))
		return -1;
	*count = (uint64_t)*(const int64_t *)(const void *)((const char *)record + track->field->offset);
	return 0;
}

/* Has a twin of it been counted among those that the event had seen?  `all`: among all of the stretch. */
static bool is_counted(const struct event_track *track, const struct event_twins *twins, size_t at, size_t event,
	bool all)
{
	const size_t *first = twins->first;
	for (size_t i = 0; i < at; i++)
		if (first[track->writes[i].event - twins->from] == first[track->writes[at].event - twins->from] &&
			(all || event_cause_saw(twins->causes, event, track->writes[i].event)))
			return true;
	return false;
}

/* The sum that the event had before it. */
static uint64_t count_seen(const struct event_track *track, const struct event_twins *twins, size_t event, bool all)
{
	uint64_t count = track->count;
	for (size_t i = 0; i < track->writes_n; i++)
		if ((all || event_cause_saw(twins->causes, event, track->writes[i].event)) &&
			!is_counted(track, twins, i, event, all))
			count += track->writes[i].added;
	return count;
}

/* ---- One event ----------------------------------------------------------------------------------- */

static int write_words(const struct event_causal *causal, struct event_track *track, const struct event_twins *twins,
	size_t event, const char *value, struct err *err)
{
	void *record = arena_alloc(causal->arena, causal->schema->size);
	if (field_parse(track->field, record, value, causal->arena, err))
		return -1;
	event_words_set(&track->words, twins, event, causal->events->items[event].text,
		(const struct words *)(const void *)((const char *)record + track->field->offset), causal->arena);
	return 0;
}

static void push_write(const struct event_causal *causal, struct event_track *track, struct event_write one)
{
	VEC_PUSH(causal->arena, track->writes, track->writes_n, track->writes_room) = one;
}

static int write_field(const struct event_causal *causal, const struct event_twins *twins, size_t event,
	const struct pair *pair, struct err *err)
{
	struct event_track *track = track_of(causal, pair->key);
	struct event_write one = {.event = event, .value = pair->value ? pair->value : ""};
	uint64_t count = 0;
	if (!track)
		return 0;
	if (track->field->flags & FIELD_SET)
		return write_words(causal, track, twins, event, one.value, err);
	if (track->field->flags & FIELD_COUNT) {
		if (parse_count(causal, track, one.value, &count, err))
			return -1;
		one.added = count - count_seen(track, twins, event, false);
	} else if (event_twin_repeats(twins, event)) {
		return 0;
	}
	push_write(causal, track, one);
	return 0;
}

/* ---- Which stand --------------------------------------------------------------------------------- */

/* Of the first `n` writes of the stretch those that no other of them had seen, as far as `seen_by` had seen
 * them (SIZE_MAX: all); where there are none, those of before. */
static size_t gather_open(const struct event_causal *causal, const struct event_track *track,
	const struct event_twins *twins, size_t seen_by, struct event_write **open)
{
	struct event_write *items = arena_array(causal->arena, track->writes_n + 1, sizeof *items);
	size_t n = 0, seen = 0;
	for (size_t i = 0; i < track->writes_n; i++) {
		const struct event_write *one = &track->writes[i];
		bool stands = seen_by == SIZE_MAX || event_twin_saw(twins, seen_by, one->event);
		seen += stands;
		for (size_t j = 0; stands && j < track->writes_n; j++) {
			const size_t other = track->writes[j].event;
			stands = j == i || !event_twin_saw(twins, other, one->event) ||
				 (seen_by != SIZE_MAX && !event_twin_saw(twins, seen_by, other));
		}
		if (stands)
			items[n++] = *one;
	}
	*open = seen ? items : track->open;
	return seen ? n : track->open_n;
}

static bool differ(const struct event_write *writes, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (!str_equal(writes[i].value, writes[0].value))
			return true;
	return false;
}

static void resolve_field(const struct event_causal *causal, struct event_track *track,
	const struct event_twins *twins, size_t event)
{
	struct event_write *open;
	if (track->field->flags & FIELD_SET) {
		event_words_resolve(&track->words, twins, event, causal->arena);
		return;
	}
	/* What it sets it has set already. */
	if (track->field->flags & (FIELD_COUNT | FIELD_DERIVED) ||
		(track->writes_n && track->writes[track->writes_n - 1].event == event))
		return;
	const size_t n = gather_open(causal, track, twins, event, &open);
	if (differ(open, n))
		push_write(causal, track, (struct event_write){.event = event, .value = open[n - 1].value});
}

static void end_stretch(const struct event_causal *causal, const struct event_twins *twins)
{
	for (size_t i = 0; i < causal->schema->fields_n; i++) {
		struct event_track *track = &causal->tracks[i];
		if (track->field->flags & FIELD_SET)
			event_words_end(&track->words, twins, causal->arena);
		if (track->field->flags & FIELD_COUNT)
			track->count = count_seen(track, twins, SIZE_MAX, true);
		if (track->writes_n == 0)
			continue;
		track->open_n = gather_open(causal, track, twins, SIZE_MAX, &track->open);
		track->writes_n = 0;
	}
}

/* ---- All of them --------------------------------------------------------------------------------- */

static bool carries(const struct event *event)
{
	return event->folded.n > 0;
}

static int take(const struct event_causal *causal, const struct event_twins *twins, size_t i, struct err *err)
{
	const struct event *event = &causal->events->items[i];
	for (size_t p = 0; p < event->set.n; p++)
		if (write_field(causal, twins, i, &event->set.items[p], err))
			return err_prefix(err, _("event %s, \"%s\""), event->id, event->set.items[p].key);
	for (size_t f = 0; f < causal->schema->fields_n && str_equal(event->act, EVENT_RESOLVE); f++)
		resolve_field(causal, &causal->tracks[f], twins, i);
	return 0;
}

/* What was folded away comes first: all events that are left had seen it, or are added to it. */
static int take_carried(const struct event_causal *causal, const struct event_causes *causes, struct err *err)
{
	for (size_t i = 0; i < causes->n; i++) {
		struct event_twins alone;
		if (!carries(&causal->events->items[i]))
			continue;
		event_twin_of(causal->schema, causal->events, causes, i, i + 1, causal->arena, &alone);
		if (take(causal, &alone, i, err))
			return -1;
		end_stretch(causal, &alone);
	}
	return 0;
}

int event_causal_of(const struct schema *schema, const struct event_list *events, size_t count,
	struct arena *arena, struct event_causal *causal, struct err *err)
{
	struct event_causes causes;
	*causal = (struct event_causal){.schema = schema, .events = events, .arena = arena,
		.tracks = arena_array(arena, schema->fields_n, sizeof *causal->tracks)};
	for (size_t i = 0; i < schema->fields_n; i++)
		causal->tracks[i].field = &schema->fields[i];
	event_cause_of(events, count, arena, &causes);
	if (take_carried(causal, &causes, err))
		return -1;
	for (size_t from = 0, end; from < count; from = end) {
		struct event_twins twins;
		end = event_cause_stretch(&causes, from);
		event_twin_of(schema, events, &causes, from, end, arena, &twins);
		for (size_t i = from; i < end; i++)
			if (!carries(&events->items[i]) && take(causal, &twins, i, err))
				return -1;
		end_stretch(causal, &twins);
	}
	return 0;
}

bool event_causal_is_disputed(const struct event_track *track)
{
	if (track->field->flags & FIELD_SET)
		return track->words.held_n > 0;
	return !(track->field->flags & FIELD_MERGED) && differ(track->open, track->open_n);
}

static int fill_field(const struct event_causal *causal, const struct event_track *track, void *record,
	struct arena *arena, struct err *err)
{
	const char *value = track->open_n ? track->open[track->open_n - 1].value : "";
	if (track->field->flags & FIELD_COUNT)
		value = arena_printf(causal->arena, "%" PRId64, (int64_t)track->count);
	if (track->field->flags & FIELD_SET) {
		const struct words *now = &track->words.now;
		struct words copy = {arena_array(arena, now->n + 1, sizeof *copy.items), now->n};
		for (size_t i = 0; i < now->n; i++)
			copy.items[i] = arena_dup(arena, now->items[i]);
		*(struct words *)(void *)((char *)record + track->field->offset) = copy;
		return 0;
	}
	if (track->field->type == FIELD_LIST || track->field->type == FIELD_PAIRS)
		return 0;
	return field_parse(track->field, record, value, arena, err);
}

static void fill_disputed(const struct event_causal *causal, void *record, struct arena *arena)
{
	const struct field *field = field_find(causal->schema, "disputed");
	struct words keys = {arena_array(arena, causal->schema->fields_n, sizeof *keys.items), 0};
	if (!field)
		return;
	for (size_t i = 0; i < causal->schema->fields_n; i++)
		if (event_causal_is_disputed(&causal->tracks[i]))
			keys.items[keys.n++] = causal->tracks[i].field->key;
	*(struct words *)(void *)((char *)record + field->offset) = keys;
}

int event_causal_fill(const struct event_causal *causal, void *record, struct arena *arena, struct err *err)
{
	for (size_t i = 0; i < causal->schema->fields_n; i++)
		if (fill_field(causal, &causal->tracks[i], record, arena, err))
			return -1;
	fill_disputed(causal, record, arena);
	return 0;
}

struct words event_causal_words(const struct schema *schema, const struct words *fields,
	const struct words *derived, struct arena *arena)
{
	struct words words = {arena_array(arena, schema->fields_n, sizeof *words.items), 0};
	for (size_t i = 0; i < schema->fields_n; i++) {
		const struct field *field = &schema->fields[i];
		if (words_have(field->flags & FIELD_DERIVED ? derived : fields, field->key))
			words.items[words.n++] = field->key;
	}
	return words;
}

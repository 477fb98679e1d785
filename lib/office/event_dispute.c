#include "office/event_dispute.h"

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event_causal.h"
#include "office/event_order.h"
#include "record/field_title.h"

struct dispute_build {
	const struct event_list *events;
	struct dispute_list *disputes;
	size_t room;
	struct arena *arena;
};

static void add_side(struct dispute_build *build, const char *key, size_t index, const char *value)
{
	const struct event *event = &build->events->items[index];
	const struct event_name name = event_name_parse(event->id);
	VEC_PUSH(build->arena, build->disputes->items, build->disputes->n, build->room) =
		(struct dispute){key, event->id, arena_dup_n(build->arena, event->id, name.length), event->by,
			event->at, arena_dup(build->arena, value)};
}

/* Of words the sides are those who spoke for and against one; what each left is its value. */
static void add_words(struct dispute_build *build, const struct event_track *track)
{
	for (size_t i = 0; i < track->words.held_n; i++) {
		const size_t index = track->words.held[i].event;
		const char *set = event_pair(&build->events->items[index].set, track->field->key);
		const char *word = track->words.held[i].there ? track->words.held[i].word : "";
		add_side(build, track->field->key, index, set ? set : word);
	}
}

static void add_sides(struct dispute_build *build, const struct event_track *track)
{
	if (track->field->flags & FIELD_SET)
		add_words(build, track);
	for (size_t i = 0; i < track->open_n; i++)
		add_side(build, track->field->key, track->open[i].event, track->open[i].value);
}

int event_disputes(const struct schema *schema, const struct event_list *events, struct arena *arena,
	struct dispute_list *disputes, struct err *err)
{
	struct arena scratch = {0};
	struct dispute_list found = {0};
	struct dispute_build build = {events, &found, 0, arena};
	struct event_causal causal;
	int rc = 0;
	if (!event_order_is_linear(events, events->n)) {
		rc = event_causal_of(schema, events, events->n, &scratch, &causal, err);
		for (size_t i = 0; rc == 0 && i < schema->fields_n; i++)
			if (event_causal_is_disputed(&causal.tracks[i]))
				add_sides(&build, &causal.tracks[i]);
	}
	arena_clear(&scratch);
	if (rc == 0)
		*disputes = found;
	return rc;
}

static int refuse_side(const struct schema *schema, const struct dispute_list *disputes, const char *event,
	struct err *err)
{
	struct str text = {0};
	for (size_t i = 0; i < disputes->n; i++)
		if (i == 0 || !str_equal(disputes->items[i].key, disputes->items[i - 1].key))
			str_add_format(&text, "%s%s", text.length ? _(", ") : "", field_title(schema, disputes->items[i].key));
	err_set(err, ERR_REFUSED, _("event %s is not a side of what is disputed (%s)"), event, str_text(&text));
	str_close(&text);
	return -1;
}

static size_t find(const struct event_list *events, const char *id)
{
	size_t i = 0;
	while (i < events->n && !str_equal(events->items[i].id, id))
		i++;
	return i;
}

/* Is it of the branch of the event: seen by it, or after it and before anybody put the sides together?  What was
 * folded away is of every one. */
static bool is_of_side(const struct event_causes *causes, const size_t *others, size_t n, size_t event, size_t i,
	const struct event *at)
{
	if (i == event || event_cause_saw(causes, event, i) || at->folded.n)
		return true;
	for (size_t o = 0; o < n; o++)
		if (i == others[o] || event_cause_saw(causes, i, others[o]))
			return false;
	return event_cause_saw(causes, i, event);
}

int event_dispute_side(const struct schema *schema, const struct event_list *events, const char *event,
	void *record, struct arena *arena, struct err *err)
{
	struct dispute_list disputes;
	struct event_causes causes;
	struct event_list side = {arena_array(arena, events->n + 1, sizeof *side.items), 0};
	size_t *others = NULL, n = 0, room = 0;
	const size_t index = find(events, event);
	bool known = false;
	if (index == events->n)
		return err_set(err, ERR_REFUSED, _("no event is called \"%s\""), event);
	if (event_disputes(schema, events, arena, &disputes, err))
		return -1;
	event_cause_of(events, events->n, arena, &causes);
	for (size_t i = 0; i < disputes.n; i++) {
		const size_t other = find(events, disputes.items[i].event);
		known = known || other == index;
		if (other != index && !event_cause_saw(&causes, index, other) && !event_cause_saw(&causes, other, index))
			VEC_PUSH(arena, others, n, room) = other;
	}
	if (!known)
		return refuse_side(schema, &disputes, event, err);
	for (size_t i = 0; i < events->n; i++)
		if (is_of_side(&causes, others, n, index, i, &events->items[i]))
			side.items[side.n++] = events->items[i];
	return event_replay(schema, &side, side.n, record, arena, err);
}

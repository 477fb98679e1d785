#include "office/event.h"

#include <stddef.h>
#include <string.h>

#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event_causal.h"
#include "office/event_order.h"
#include "office/session.h"
#include "record/field_mask.h"
#include "record/field_next.h"
#include "value/id.h"
#include "value/mask.h"

/* ORDER separation */
const struct choice event_separations[] = {
	{"", ""},
	{"same-department", N_("same department")},
	{"same-person", N_("same person")},
	{NULL, NULL},
};

#define RECORD struct event
static const struct field event_fields[] = {
	FIELD(id, ID, N_("event"), .flags = FIELD_REQUIRED),
	FIELD(at, MOMENT, N_("at"), .flags = FIELD_REQUIRED),
	FIELD(by, ID, N_("by"), .flags = FIELD_REQUIRED, .names = "staff"),
	FIELD(claimed, FLAG, N_("identity not verified")),
	FIELD(act, ID, N_("act"), .flags = FIELD_REQUIRED, .names = "act"),
	FIELD(after, WORDS, N_("after")),
	FIELD(op, LINE, N_("operation")),
	FIELD(ref, ID, N_("belongs to"), .rank = 3),
	FIELD(text, TEXT, N_("text"), .flags = FIELD_PROSE),
	FIELD(on, DATE, N_("on")),
	FIELD(separation, ENUM, N_("by the same"), .rank = 2, .choices = event_separations),
	FIELD(used, INT, N_("use (m3)"), .flags = FIELD_RIGHT),
	FIELD(old_reading, INT, N_("old meter out at (m3)"), .flags = FIELD_RIGHT),
	FIELD(forced, TEXT, N_("taken though another has it"), .flags = FIELD_PROSE),
	FIELD(file, PAIRS, N_("file")),
	FIELD(given_by, LINE, N_("given by"), .flags = FIELD_NAME),
	FIELD(told, PAIRS, N_("promised")),
	FIELD(typed, PAIRS, N_("typed for later")),
	FIELD(amount, MONEY, N_("amount (yuan)"), .flags = FIELD_RIGHT),
	FIELD(bills, LIST_OF(bill), N_("bills")),
	FIELD(voids, ID, N_("reverses"), .check = id_check_receipt),
	FIELD(ticket, ID, N_("ticket")),
	FIELD(holding, INT, N_("holder number"), .flags = FIELD_RIGHT),
	FIELD(keys, WORDS, N_("bills named")),
	FIELD(folded, WORDS, N_("folded up to")),
	FIELD(through, ID, N_("folded through"), .check = bill_check_period),
	FIELD(holdings, LIST_OF(holding), N_("holders")),
	FIELD(set, PAIRS, N_("changed"), .rank = 3),
	FIELD(was, PAIRS, N_("before")),
};
#undef RECORD

const struct schema event_schema = {
	.name = "event",
	.title = N_("what happened"),
	.size = sizeof(struct event),
	SCHEMA_FIELDS(event_fields),
	.summary = N_("what happened to a record"),
};

const struct event_list *event_list_of(const struct schema *schema, const void *record)
{
	size_t last = schema->fields_n - 1; /* where most records have them, and asked for every event of every record */
	const struct field *field = field_next(schema, "events", &last);
	if (!field)
		bug("a record without events");
	return (const struct event_list *)((const char *)record + field->offset);
}

static struct event_list *events_of(const struct schema *schema, void *record)
{
	return (struct event_list *)event_list_of(schema, record);
}

static bool is_of(const char *id, const char *desk)
{
	return str_starts(id, desk) && id[strlen(desk)] == '-';
}

/* The number in an event's id of this desk; 0 in one of another. */
static int64_t number_of(const char *id, const char *desk)
{
	const size_t n = strlen(desk);
	int64_t number;
	struct err ignored = {0};
	if (!str_starts(id, desk) || id[n] != '-' ||
		num_parse(id + n + 1, 1, INT32_MAX, &number, &ignored))
		return 0;
	return number;
}

/* The next number of this desk within the record: one more than the highest, of those that were folded
 * away, too. */
static const char *next_id(const struct event_list *events, const char *desk, struct arena *arena)
{
	int64_t highest = 0;
	for (size_t i = 0; i < events->n; i++) {
		const struct event *event = &events->items[i];
		int64_t number = number_of(event->id, desk);
		highest = number > highest ? number : highest;
		for (size_t f = 0; f < event->folded.n; f++) {
			number = number_of(event->folded.items[f], desk);
			highest = number > highest ? number : highest;
		}
	}
	return arena_printf(arena, "%s-%lld", desk, (long long)highest + 1);
}

static bool is_named(const struct event_list *events, const char *id)
{
	const struct event *event = events->items;
	for (size_t i = 0; i < events->n; i++)
		if (words_have(&event[i].after, id))
			return true;
	return false;
}

/* Are two events of one desk? */
static bool is_beside(const char *id, const char *other)
{
	size_t n = strcspn(id, "-");
	return strncmp(id, other, n) == 0 && other[n] == '-';
}

/* Is it the last of its desk? */
static bool is_last(const struct event_list *events, size_t at)
{
	const struct event *event = events->items;
	for (size_t i = at + 1; i < events->n; i++)
		if (is_beside(event[at].id, event[i].id))
			return false;
	return true;
}

/* What the next event of the desk is after: the heads of other desks (office/event_order.h). */
static struct words heads(const struct event_list *events, const char *desk, struct arena *arena)
{
	const struct event *event = events->items;
	struct words after = {0};
	size_t room = 0;
	for (size_t i = 0; i < events->n; i++)
		if (!is_of(event[i].id, desk) && is_last(events, i) && !is_named(events, event[i].id))
			VEC_PUSH(arena, after.items, after.n, room) = event[i].id;
	return after;
}

void event_next(const struct event_list *events, const char *desk, struct arena *arena, const char **id,
	struct words *after)
{
	*id = next_id(events, desk, arena);
	*after = heads(events, desk, arena);
}

/* Events follow one another in time, also where a clock ran ahead before it was set. */
static int64_t latest(const struct event_list *events)
{
	const struct event *event = events->items;
	int64_t latest = 0;
	for (size_t i = 0; i < events->n; i++)
		if (event[i].at > latest)
			latest = event[i].at;
	return latest;
}

/* Is it a field that events set? */
static bool is_set(const struct field *field)
{
	return field->type != FIELD_LIST && !(field->flags & FIELD_DERIVED);
}

/* The words of the record that say what is disputed; NULL where it has none. */
static struct words *disputed_of(const struct schema *schema, void *record)
{
	const struct field *field = field_find(schema, "disputed");
	return field ? (struct words *)(void *)((char *)record + field->offset) : NULL;
}

/* An event that saw both sides and sets the field ends the dispute. */
static void settle_disputed(const struct schema *schema, void *record, struct arena *arena)
{
	struct words *disputed = disputed_of(schema, record);
	void *replayed = arena_alloc(arena, schema->size);
	struct err ignored = {0};
	if (!disputed || disputed->n == 0 ||
		event_replay(schema, events_of(schema, record), events_of(schema, record)->n, replayed, arena, &ignored))
		return;
	*disputed = event_causal_words(schema, disputed_of(schema, replayed), disputed, arena);
}

void event_append(const struct session *session, const struct schema *schema, const void *before,
	void *after, const char *what, const char *text)
{
	struct event_list *events = events_of(schema, after);
	struct event *grown = arena_array(session->mem, events->n + 1, sizeof *grown);
	struct event *event = &grown[events->n];
	int64_t last = latest(events);
	size_t room = 0;
	if (events->n)
		memcpy(grown, events->items, events->n * sizeof *grown);
	*event = (struct event){
		.id = next_id(events, session->desk, session->mem),
		.at = last > session->now ? last : session->now,
		.by = session->actor.staff,
		.claimed = session->claimed,
		.act = what,
		.after = heads(events, session->desk, session->mem),
		.text = text,
	};
	for (size_t i = 0; i < schema->fields_n; i++) {
		const struct field *field = &schema->fields[i];
		if (!is_set(field) || field_equal(field, before, after))
			continue;
		const char *value = field_is_empty(field, after) ? "" : field_format(field, after, session->mem);
		VEC_PUSH(session->mem, event->set.items, event->set.n, room) =
			(struct pair){field->key, value};
	}
	*events = (struct event_list){grown, events->n + 1};
	settle_disputed(schema, after, session->mem);
}

void event_say(const struct session *session, const struct schema *schema, void *record, const char *key)
{
	struct event *event = event_last(events_of(schema, record));
	const struct field *field = field_find(schema, key);
	size_t room = 0;
	if (!event_pair(&event->set, key))
		VEC_PUSH(session->mem, event->set.items, event->set.n, room) =
			(struct pair){field->key, field_format(field, record, session->mem)};
}

void event_keep_old(const struct session *session, const struct schema *schema, const void *before,
	void *after)
{
	const struct event_list *events = events_of(schema, after);
	struct event *event = &events->items[events->n - 1];
	size_t room = 0;
	for (size_t i = 0; i < event->set.n; i++) {
		const struct field *field = field_find(schema, event->set.items[i].key);
		const char *value = field_is_empty(field, before) ? "" : field_format(field, before, session->mem);
		VEC_PUSH(session->mem, event->was.items, event->was.n, room) = (struct pair){field->key, value};
	}
}

struct event *event_last(struct event_list *events)
{
	if (events->n == 0)
		bug("a record without events");
	return &events->items[events->n - 1];
}

static int replay_one(const struct schema *schema, const struct event *event, void *record, struct arena *arena,
	struct err *err)
{
	size_t next = 0;
	for (size_t p = 0; p < event->set.n; p++) {
		const struct pair *pair = &event->set.items[p];
		const struct field *field = field_next(schema, pair->key, &next);
		if (!field || field->type == FIELD_LIST)
			return err_set(err, ERR_MALFORMED, _("event %s sets \"%s\", which is not a field of the record %s"),
				event->id, pair->key, schema->name);
		if (field_parse(field, record, pair->value ? pair->value : "", arena, err))
			return err_prefix(err, _("event %s, \"%s\""), event->id, pair->key);
	}
	return 0;
}

static int replay_causal(const struct schema *schema, const struct event_list *events, size_t count, void *record,
	struct arena *arena, struct err *err)
{
	struct arena scratch = {0};
	struct event_causal causal;
	int rc = event_causal_of(schema, events, count, &scratch, &causal, err);
	if (rc == 0)
		rc = event_causal_fill(&causal, record, arena, err);
	arena_clear(&scratch);
	return rc;
}

int event_replay(const struct schema *schema, const struct event_list *events, size_t count,
	void *record, struct arena *arena, struct err *err)
{
	for (size_t i = 0; i < count; i++)
		if (replay_one(schema, &events->items[i], record, arena, err))
			return -1;
	if (!event_order_is_linear(events, count) &&
		replay_causal(schema, events, count, record, arena, err))
		return -1;
	*events_of(schema, record) = (struct event_list){events->items, count};
	return 0;
}

size_t event_count_before(const struct event_list *events, int64_t moment)
{
	size_t n = events->n;
	while (n > 0 && events->items[n - 1].at >= moment)
		n--;
	return n;
}

static bool sets(const struct event *event, const char *key)
{
	for (size_t i = 0; i < event->set.n; i++)
		if (str_equal(event->set.items[i].key, key))
			return true;
	return false;
}

bool event_is_claimed(const struct event_list *events, const char *key, const char *who)
{
	const struct event *event = events->items;
	size_t n = events->n;
	while (n > 0 && !sets(&event[n - 1], key))
		n--;
	return n > 0 && event[n - 1].claimed && str_equal(event[n - 1].by, who);
}

int event_check(const struct schema *schema, const void *record, struct arena *arena,
	struct err *err)
{
	const struct event_list *events = events_of(schema, (void *)record);
	void *replayed = arena_alloc(arena, schema->size);
	if (event_replay(schema, events, events->n, replayed, arena, err))
		return -1;
	struct words *disputed = disputed_of(schema, replayed);
	if (disputed)
		*disputed = event_causal_words(schema, disputed, disputed_of(schema, (void *)record), arena);
	for (size_t i = 0; i < schema->fields_n; i++) {
		const struct field *field = &schema->fields[i];
		if ((is_set(field) || str_equal(field->key, "disputed")) && !field_equal(field, record, replayed))
			return err_set(err, ERR_MALFORMED,
				_("\"%s\" differs from its events, which say \"%s\""), field->key,
				field_format(field, replayed, arena));
	}
	return 0;
}

int event_check_set(const struct schema *schema, const struct event_list *events, struct err *err)
{
	for (size_t i = 0; i < events->n; i++) {
		const struct event *event = &events->items[i];
		for (size_t p = 0; p < event->set.n; p++) {
			const struct field *field = field_find(schema, event->set.items[p].key);
			if (field && !is_set(field))
				return err_set(err, ERR_MALFORMED, _("event %s sets \"%s\", which is computed"),
					event->id, field->key);
		}
	}
	return 0;
}

static struct pairs masked_pairs(const struct schema *schema, const struct pairs *pairs, bool names,
	struct arena *arena)
{
	struct pair *copies = arena_array(arena, pairs->n, sizeof *copies);
	for (size_t i = 0; i < pairs->n; i++) {
		struct pair pair = pairs->items[i];
		const struct field *field = field_find(schema, pair.key);
		if (field && !str_empty(pair.value))
			pair.value = field_mask(field, pair.value, names, arena);
		copies[i] = pair;
	}
	return (struct pairs){copies, pairs->n};
}

/* Names, numbers and telephones alike: of what belongs to no field yet nobody can tell which. */
static void mask_typed(struct event *event, struct arena *arena)
{
	struct pair *items = arena_array(arena, event->typed.n, sizeof *items);
	for (size_t i = 0; i < event->typed.n; i++)
		items[i] = (struct pair){event->typed.items[i].key, "***"};
	event->typed.items = items;
}

void event_mask(const struct schema *schema, struct event_list *events, bool names,
	struct arena *arena)
{
	struct event *copies = arena_array(arena, events->n, sizeof *copies);
	for (size_t i = 0; i < events->n; i++) {
		copies[i] = events->items[i];
		mask_typed(&copies[i], arena);
		if (names && !str_empty(copies[i].given_by))
			copies[i].given_by = mask_name(arena, copies[i].given_by);
		copies[i].set = masked_pairs(schema, &copies[i].set, names, arena);
		copies[i].was = masked_pairs(schema, &copies[i].was, names, arena);
	}
	events->items = copies;
}

#include "office/event_order.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "office/event_name.h"

/* The first event of a desk in a record that another one began, which names nothing. */
static bool is_unsaid(const struct event *first, const struct event *event)
{
	return event->after.n == 0 && event->folded.n == 0 && event_name_parse(event->id).number == 1 &&
	       !event_name_is_beside(event->id, first->id) && !str_equal(event->act, first->act);
}

size_t event_order_unsaid(const struct event_list *events, size_t count)
{
	const struct event *event = events->items;
	bool unsaid = false;
	size_t n = 0;
	for (; n < count && event[n].after.n == 0; n++)
		unsaid = unsaid || is_unsaid(&event[0], &event[n]);
	return unsaid ? n : 0;
}

static bool is_linear_from(const struct event_list *events, size_t from, size_t count)
{
	const struct event *event = events->items;
	for (size_t i = from; i < count; i++)
		if (!event_name_is_beside(event[i].id, event[i - 1].id) &&
			!words_have(&event[i].after, event[i - 1].id))
			return false;
	return true;
}

bool event_order_is_linear(const struct event_list *events, size_t count)
{
	if (is_linear_from(events, 1, count))
		return true;
	const size_t unsaid = event_order_unsaid(events, count);
	return unsaid && is_linear_from(events, unsaid, count);
}

/* `number` of a desk: how far it has counted.  It counts on from its last event that was folded away. */
static void count_folded(const struct event_list *events, struct event_desk_list *desks, struct arena *arena)
{
	const struct event *event = events->items;
	for (size_t i = 0; i < events->n; i++)
		for (size_t f = 0; f < event[i].folded.n; f++) {
			const struct event_name name = event_name_parse(event[i].folded.items[f]);
			const size_t desk = event_name_desk(desks, &name, arena);
			if (name.number > desks->items[desk].number)
				desks->items[desk].number = name.number;
		}
}

static int refuse_id(const struct event *event, struct err *err)
{
	return err_set(err, ERR_MALFORMED, _("event \"%s\" has no id of a desk and a number"), event->id);
}

static int refuse_number(const struct event *event, const struct event_name *name, int64_t last, struct err *err)
{
	const char desk[] = {name->desk[0], name->desk[1], '\0'};
	return err_set(err, ERR_MALFORMED, _("event %s stands where %s-%lld follows"), event->id, desk,
		(long long)last + 1);
}

static int check_id(const struct event *event, const struct event_name *name, struct event_desk_list *desks,
	struct arena *arena, struct err *err)
{
	if (name->number == 0)
		return refuse_id(event, err);
	const size_t desk = event_name_desk(desks, name, arena);
	const int64_t last = desks->items[desk].number;
	if (name->number != last + 1)
		return refuse_number(event, name, last, err);
	desks->items[desk].number = name->number;
	return 0;
}

static int check_after(const struct event *event, const struct event_desk_list *desks, struct err *err)
{
	for (size_t i = 0; i < event->after.n; i++) {
		const char *id = event->after.items[i];
		const struct event_name seen = event_name_parse(id);
		const struct words before = {event->after.items, i};
		if (event_name_is_beside(event->id, id) || words_have(&before, id))
			return err_set(err, ERR_MALFORMED, _("event %s names %s, which goes without saying"),
				event->id, id);
		const size_t desk = event_name_find(desks, &seen);
		if (seen.number == 0 || desk == desks->n || seen.number > desks->items[desk].number)
			return err_set(err, ERR_MALFORMED, _("event %s is after %s, which does not stand before it"),
				event->id, id);
	}
	return 0;
}

static int check_place(const struct event_list *events, struct arena *arena, struct err *err)
{
	struct event_list sorted = *events;
	if (event_order_is_linear(events, events->n))
		return 0;
	if (event_order_sort(&sorted, arena, err))
		return -1;
	for (size_t i = 0; i < events->n; i++)
		if (!str_equal(events->items[i].id, sorted.items[i].id))
			return err_set(err, ERR_MALFORMED, _("event %s stands where %s comes first"),
				events->items[i].id, sorted.items[i].id);
	return 0;
}

int event_order_check(const struct event_list *events, struct arena *arena, struct err *err)
{
	const struct event *event = events->items;
	struct event_desk_list desks = {0};
	count_folded(events, &desks, arena);
	for (size_t i = 0; i < events->n; i++) {
		const struct event_name name = event_name_parse(event[i].id);
		if (check_id(&event[i], &name, &desks, arena, err) || check_after(&event[i], &desks, err))
			return -1;
		if (i > 0 && event[i].at < event[i - 1].at)
			return err_set(err, ERR_MALFORMED, _("event %s is earlier than %s, which stands before it"),
				event[i].id, event[i - 1].id);
	}
	return check_place(events, arena, err);
}

/* ---- Sorting ------------------------------------------------------------------------------------- */

/* An event to be placed: those of one desk follow one another, so that of each desk only the next one can
 * come next. */
struct order_entry {
	const struct event *event;
	struct event_name name;
	size_t desk;
	size_t turn; /* among those that say nothing of their order, from 1; 0: it is none of them */
};

struct order_sort {
	struct event_desk_list desks; /* `number`: how far it has been placed */
	struct order_entry *entries;  /* by desk and number */
	size_t *next;                 /* of each desk: the entry that comes next */
	size_t *end;
	size_t turns; /* so many of those that say nothing have been placed */
	struct arena *arena;
};

static int by_desk_and_number(const void *a, const void *b)
{
	const struct order_entry *x = a, *y = b;
	const size_t n = x->name.length < y->name.length ? x->name.length : y->name.length;
	const int desks = memcmp(x->name.desk, y->name.desk, n);
	if (desks || x->name.length != y->name.length)
		return desks ? desks : x->name.length < y->name.length ? -1 : 1;
	return (x->name.number > y->name.number) - (x->name.number < y->name.number);
}

static int sort_begin(struct order_sort *sort, const struct event_list *events, struct err *err)
{
	sort->entries = arena_array(sort->arena, events->n + 1, sizeof *sort->entries);
	count_folded(events, &sort->desks, sort->arena);
	const size_t unsaid = event_order_unsaid(events, events->n);
	for (size_t i = 0; i < events->n; i++) {
		const struct event *event = &events->items[i];
		const struct event_name name = event_name_parse(event->id);
		if (name.number == 0)
			return refuse_id(event, err);
		sort->entries[i] = (struct order_entry){event, name, event_name_desk(&sort->desks, &name, sort->arena),
			i < unsaid ? i + 1 : 0};
	}
	qsort(sort->entries, events->n, sizeof *sort->entries, by_desk_and_number);
	sort->next = arena_array(sort->arena, sort->desks.n + 1, sizeof *sort->next);
	sort->end = arena_array(sort->arena, sort->desks.n + 1, sizeof *sort->end);
	for (size_t i = events->n; i > 0; i--) {
		const size_t desk = sort->entries[i - 1].desk;
		sort->next[desk] = i - 1;
		sort->end[desk] = sort->end[desk] ? sort->end[desk] : i;
	}
	return 0;
}

/* Has all been placed that it follows? */
static bool is_free(const struct order_sort *sort, const struct order_entry *entry)
{
	if (entry->name.number != sort->desks.items[entry->desk].number + 1 ||
		(entry->turn && entry->turn != sort->turns + 1))
		return false;
	for (size_t i = 0; i < entry->event->after.n; i++) {
		const struct event_name seen = event_name_parse(entry->event->after.items[i]);
		const size_t desk = event_name_find(&sort->desks, &seen);
		if (seen.number == 0 || desk == sort->desks.n || sort->desks.items[desk].number < seen.number)
			return false;
	}
	return true;
}

static bool comes_first(const struct order_entry *a, const struct order_entry *b)
{
	return a->event->at != b->event->at ? a->event->at < b->event->at : by_desk_and_number(a, b) < 0;
}

static int refuse_rest(const struct order_sort *sort, struct err *err)
{
	for (size_t d = 0; d < sort->desks.n; d++) {
		const struct order_entry *entry = &sort->entries[sort->next[d]];
		if (sort->next[d] < sort->end[d] && entry->name.number != sort->desks.items[d].number + 1)
			return refuse_number(entry->event, &entry->name, sort->desks.items[d].number, err);
	}
	for (size_t d = 0; d < sort->desks.n; d++)
		if (sort->next[d] < sort->end[d])
			return err_set(err, ERR_MALFORMED, _("event %s follows itself, or events that are not there"),
				sort->entries[sort->next[d]].event->id);
	bug("events are left and none of them");
}

int event_order_sort(struct event_list *events, struct arena *arena, struct err *err)
{
	struct order_sort sort = {.arena = arena};
	struct event *sorted = arena_array(arena, events->n + 1, sizeof *sorted);
	if (sort_begin(&sort, events, err))
		return -1;
	for (size_t i = 0; i < events->n; i++) {
		const struct order_entry *first = NULL;
		for (size_t d = 0; d < sort.desks.n; d++) {
			const struct order_entry *entry = &sort.entries[sort.next[d]];
			if (sort.next[d] < sort.end[d] && is_free(&sort, entry) &&
				(!first || comes_first(entry, first)))
				first = entry;
		}
		if (!first)
			return refuse_rest(&sort, err);
		sorted[i] = *first->event;
		sort.turns += first->turn != 0;
		sort.next[first->desk]++;
		sort.desks.items[first->desk].number = first->name.number;
	}
	events->items = sorted;
	return 0;
}

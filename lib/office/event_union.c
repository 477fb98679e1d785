#include "office/event_union.h"

#include <string.h>

#include "base/map.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event_name.h"
#include "office/event_order.h"

struct union_build {
	struct map places; /* by id: index + 1 */
	struct event_list all;
	size_t room;
	struct arena *arena;
};

static int add(struct union_build *build, const struct event_list *events, struct err *err)
{
	for (size_t i = 0; i < events->n; i++) {
		const struct event *event = &events->items[i];
		const size_t place = map_get(&build->places, event->id);
		if (place && !record_equal(&event_schema, event, &build->all.items[place - 1]))
			return err_set(err, ERR_REFUSED, _("event %s is not the same in both"), event->id);
		if (place)
			continue;
		VEC_PUSH(build->arena, build->all.items, build->all.n, build->room) = *event;
		map_set(&build->places, build->arena, event->id, build->all.n);
	}
	return 0;
}

/* `number` of a desk: its last event that was folded away. */
static void note_folded(const struct event_list *events, struct event_desk_list *desks, struct arena *arena)
{
	for (size_t i = 0; i < events->n; i++)
		for (size_t f = 0; f < events->items[i].folded.n; f++) {
			const struct event_name name = event_name_parse(events->items[i].folded.items[f]);
			const size_t desk = event_name_desk(desks, &name, arena);
			if (name.number > desks->items[desk].number)
				desks->items[desk].number = name.number;
		}
}

/* One carry stands for all that was folded; an older one is among what it folds. */
static int check_carries(const struct event_list *events, struct err *err)
{
	const struct event *carry = NULL;
	for (size_t i = 0; i < events->n; i++) {
		if (events->items[i].folded.n == 0)
			continue;
		if (carry)
			return err_set(err, ERR_REFUSED, _("events %s and %s both fold what happened before"), carry->id,
				events->items[i].id);
		carry = &events->items[i];
	}
	return 0;
}

/* Whose events that say nothing of their order (event_order_unsaid) stand as in its file: the one that has more of them,
 * and of equals the one whose ids come first, whichever is ours. */
static bool is_first(const struct event_list *ours, const struct event_list *theirs)
{
	const size_t our_n = event_order_unsaid(ours, ours->n);
	const size_t their_n = event_order_unsaid(theirs, theirs->n);
	int order = our_n > their_n ? -1 : our_n < their_n;
	for (size_t i = 0; order == 0 && i < ours->n && i < theirs->n; i++)
		order = strcmp(ours->items[i].id, theirs->items[i].id);
	return order <= 0;
}

int event_union(const struct event_list *ours, const struct event_list *theirs, struct event_list *both,
	struct event_list *left, struct arena *arena, struct err *err)
{
	struct union_build build = {.arena = arena};
	struct event_desk_list desks = {0};
	struct event_list stay = {0}, gone = {0};
	size_t stay_room = 0, gone_room = 0;
	const bool first = is_first(ours, theirs);
	if (add(&build, first ? ours : theirs, err) || add(&build, first ? theirs : ours, err))
		return -1;
	note_folded(&build.all, &desks, arena);
	for (size_t i = 0; i < build.all.n; i++) {
		const struct event_name name = event_name_parse(build.all.items[i].id);
		const size_t desk = event_name_find(&desks, &name);
		if (desk == desks.n || name.number > desks.items[desk].number)
			VEC_PUSH(arena, stay.items, stay.n, stay_room) = build.all.items[i];
		else
			VEC_PUSH(arena, gone.items, gone.n, gone_room) = build.all.items[i];
	}
	if (check_carries(&stay, err) || event_order_sort(&stay, arena, err))
		return -1;
	*both = stay;
	if (left)
		*left = gone;
	return 0;
}

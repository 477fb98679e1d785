#include "office/event_order.h"

#include <string.h>

#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "value/id.h"

/* An event id in its parts; number 0: it is not one. */
struct event_name {
	const char *desk;
	int64_t number;
};

static struct event_name name_parse(const char *id, struct arena *arena)
{
	const char *dash = id ? strchr(id, '-') : NULL;
	struct event_name name = {"", 0};
	struct err ignored = {0};
	if (!dash)
		return name;
	name.desk = arena_dup_n(arena, id, (size_t)(dash - id));
	if (dash[1] == '0' || id_check_desk(name.desk, &ignored) ||
		num_parse(dash + 1, 1, INT32_MAX, &name.number, &ignored))
		name.number = 0;
	return name;
}

/* How far each desk has counted. */
struct count_list {
	struct event_name *items;
	size_t n;
	size_t room;
};

static struct event_name *count_of(struct count_list *counts, const char *desk, struct arena *arena)
{
	for (size_t i = 0; i < counts->n; i++)
		if (str_equal(counts->items[i].desk, desk))
			return &counts->items[i];
	struct event_name *count = &VEC_PUSH(arena, counts->items, counts->n, counts->room);
	*count = (struct event_name){desk, 0};
	return count;
}

static int check_id(const struct event *event, const struct event_name *name,
	struct count_list *counts, struct arena *arena, struct err *err)
{
	struct event_name *count = count_of(counts, name->desk, arena);
	if (name->number == 0)
		return err_set(err, ERR_MALFORMED, _("event \"%s\" has no id of a desk and a number"), event->id);
	if (name->number != count->number + 1)
		return err_set(err, ERR_MALFORMED, _("event %s stands where %s-%lld follows"), event->id,
			name->desk, (long long)count->number + 1);
	count->number = name->number;
	return 0;
}

static int check_after(const struct event *event, const struct event_name *name,
	struct count_list *counts, struct arena *arena, struct err *err)
{
	for (size_t i = 0; i < event->after.n; i++) {
		const char *id = event->after.items[i];
		const struct event_name seen = name_parse(id, arena);
		struct words before = {event->after.items, i};
		if (str_equal(seen.desk, name->desk) || words_have(&before, id))
			return err_set(err, ERR_MALFORMED, _("event %s names %s, which goes without saying"),
				event->id, id);
		if (seen.number == 0 || seen.number > count_of(counts, seen.desk, arena)->number)
			return err_set(err, ERR_MALFORMED, _("event %s is after %s, which does not stand before it"),
				event->id, id);
	}
	return 0;
}

/* A desk counts on from its last event that was folded away. */
static void count_folded(const struct event_list *events, struct count_list *counts,
	struct arena *arena)
{
	const struct event *event = events->items;
	for (size_t i = 0; i < events->n; i++)
		for (size_t f = 0; f < event[i].folded.n; f++) {
			const struct event_name name = name_parse(event[i].folded.items[f], arena);
			struct event_name *count = count_of(counts, name.desk, arena);
			if (name.number > count->number)
				count->number = name.number;
		}
}

int event_order_check(const struct event_list *events, struct arena *arena, struct err *err)
{
	const struct event *event = events->items;
	struct count_list counts = {0};
	count_folded(events, &counts, arena);
	for (size_t i = 0; i < events->n; i++) {
		const struct event_name name = name_parse(event[i].id, arena);
		if (check_id(&event[i], &name, &counts, arena, err) ||
			check_after(&event[i], &name, &counts, arena, err))
			return -1;
		if (i > 0 && event[i].at < event[i - 1].at)
			return err_set(err, ERR_MALFORMED, _("event %s is earlier than %s, which stands before it"),
				event[i].id, event[i - 1].id);
	}
	return 0;
}

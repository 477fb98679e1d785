#include "office/event_dispute.h"

#include "office/event_order.h"

int event_disputes(const struct schema *schema, const struct event_list *events, struct arena *arena,
	struct dispute_list *disputes, struct err *err)
{
	void *record = arena_alloc(arena, schema->size);
	if (event_replay(schema, events, events->n, record, arena, err))
		return -1;
	*disputes = (struct dispute_list){0};
	return 0;
}

#include "check/check_event.h"

#include "office/event.h"
#include "office/event_order.h"
#include "office/session.h"
#include "store/store.h"

int check_event(const struct findings *findings, const struct schema *schema, const void *record,
	struct arena *arena, struct err *err)
{
	const struct event_list *events = event_list_of(schema, record);
	bool computed = findings->session->store->settings.format >= 2;
	if (event_check(schema, record, arena, err) || event_order_check(events, arena, err))
		return -1;
	return computed ? event_check_set(schema, events, err) : 0;
}

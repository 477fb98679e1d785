#include "merge/record_merge.h"

#include "account/account.h"
#include "account/account_settle.h"
#include "office/event.h"
#include "office/event_union.h"

int record_merge(const struct schema *schema, const void *ours, const void *theirs, void *merged,
	struct arena *arena, struct err *err)
{
	struct event_list events;
	if (event_union(event_list_of(schema, ours), event_list_of(schema, theirs), &events, NULL, arena, err) ||
		event_replay(schema, &events, events.n, merged, arena, err))
		return -1;
	if (schema == &account_schema)
		account_settled(merged, arena);
	return 0;
}

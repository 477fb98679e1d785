#include "sync/receive_dispute.h"

#include <stdbool.h>
#include <string.h>

#include "account/account.h"
#include "account/account_disputed.h"
#include "account/account_settle.h"
#include "act/ticket_rule.h"
#include "base/message.h"
#include "base/str.h"
#include "dispute/dispute_account.h"
#include "dispute/dispute_take.h"
#include "office/event.h"
#include "office/event_dispute.h"
#include "ticket/ticket.h"

/* The record as the first `count` events make it. */
static int replay(const struct schema *schema, const struct event_list *events, size_t count, void *record,
	struct arena *arena, struct err *err)
{
	if (event_replay(schema, events, count, record, arena, err))
		return -1;
	if (schema == &account_schema)
		account_settled(record, arena);
	return 0;
}

static bool is_same(const struct schema *schema, const void *a, const void *b)
{
	for (size_t i = 0; i < schema->fields_n; i++) {
		const struct field *field = &schema->fields[i];
		if (field->type != FIELD_LIST && !(field->flags & FIELD_DERIVED) && !field_equal(field, a, b))
			return false;
	}
	return true;
}

static int sides(const struct schema *schema, const void *record, struct arena *arena, struct dispute_list *list,
	struct err *err)
{
	return schema == &account_schema ? dispute_account_sides(record, arena, list, err)
					 : event_disputes(schema, event_list_of(schema, record), arena, list, err);
}

static int take(const struct schema *schema, const void *record, const struct dispute_list *list, const char *event,
	void *after, struct arena *arena, struct err *err)
{
	return schema == &account_schema
		       ? dispute_account_take(record, event, after, arena, err)
		       : dispute_take(schema, event_list_of(schema, record), list, event, after, arena, err);
}

/* The event does not say whose side it takes, but its record is as one of them has it. */
static int check_side(const struct schema *schema, const void *before, const void *after, struct arena *arena,
	struct err *err)
{
	struct dispute_list list;
	void *taken = arena_alloc(arena, schema->size);
	if (sides(schema, before, arena, &list, err))
		return -1;
	for (size_t i = 0; i < list.n; i++) {
		struct err ignored = {0};
		memcpy(taken, before, schema->size);
		if (take(schema, before, &list, list.items[i].event, taken, arena, &ignored) == 0 &&
			is_same(schema, taken, after))
			return 0;
	}
	return err_set(err, ERR_REFUSED, list.n ? _("takes what no side of the dispute has")
						: _("settles what is not disputed"));
}

int receive_dispute_check(const struct schema *schema, const struct event_list *events, size_t at, struct arena *arena,
	struct err *err)
{
	const char *act = ((const struct event *)events->items)[at].act;
	void *before = arena_alloc(arena, schema->size), *after = arena_alloc(arena, schema->size);
	if (replay(schema, events, at, before, arena, err) || replay(schema, events, at + 1, after, arena, err))
		return -1;
	if (str_equal(act, "resolve"))
		return check_side(schema, before, after, arena, err);
	if (schema == &account_schema)
		return account_disputed_check(before, after, err);
	return str_equal(act, "note") ? 0 : ticket_rule_disputed(before, err);
}

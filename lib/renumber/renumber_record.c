#include "renumber/renumber_record.h"

#include <string.h>

#include "account/account.h"
#include "account/account_settle.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event.h"
#include "payment/cash_up.h"

/* The events of the record that is made. */
struct events_build {
	struct renumber_names *names;
	const struct renumber_record *of;
	struct event_list list;
	size_t room;
};

static const struct event *find(const struct event_list *events, const char *id)
{
	for (size_t i = 0; events && i < events->n; i++)
		if (str_equal(events->items[i].id, id))
			return &events->items[i];
	return NULL;
}

/* A cash-up names its desk. */
static void name_desk(const struct events_build *build, struct event *event)
{
	for (size_t i = 0; build->of->schema == &cash_up_schema && i < event->set.n; i++)
		if (str_equal(event->set.items[i].key, "desk"))
			event->set.items[i].value = build->names->code;
}

static int add(struct events_build *build, const struct event *was, struct err *err)
{
	struct renumber_names *names = build->names;
	struct event event = {0};
	if (renumber_names_record(names, &event_schema, was, &event, err))
		return -1;
	event_next(&build->list, names->code, names->arena, &event.id, &event.after);
	const char *own = str_empty(was->ref) ? NULL : renumber_names_of_event(names, build->of->name, was->ref);
	const char *ref = own ? own : renumber_names_of(names, was->ref);
	event.ref = ref ? ref : event.ref;
	name_desk(build, &event);
	VEC_PUSH(names->arena, build->list.items, build->list.n, build->room) = event;
	renumber_names_note_event(names, build->of->name, was->id, event.id);
	return 0;
}

/* Only events were appended, and what the record says is their sum. */
static int check_is(const struct renumber_record *of, struct arena *arena, struct err *err)
{
	const struct event_list *was = of->was ? event_list_of(of->schema, of->was) : NULL;
	const struct event_list *is = event_list_of(of->schema, of->is);
	const char *differs;
	for (size_t i = 0; was && i < was->n; i++) {
		const struct event *kept = find(is, was->items[i].id);
		if (!kept || !record_equal(&event_schema, kept, &was->items[i]))
			return err_set(err, ERR_REFUSED, _("event %s was changed or removed"), was->items[i].id);
	}
	if (event_check(of->schema, of->is, arena, err))
		return -1;
	return of->schema == &account_schema ? account_settle_check(of->is, arena, &differs, err) : 0;
}

int renumber_record_make(struct renumber_names *names, const struct renumber_record *of, void *made, struct err *err)
{
	struct events_build build = {.names = names, .of = of};
	const struct event_list *was = of->was ? event_list_of(of->schema, of->was) : NULL;
	const struct event_list *is = event_list_of(of->schema, of->is);
	const struct event_list *now = of->now ? event_list_of(of->schema, of->now) : NULL;
	if (check_is(of, names->arena, err))
		return err_prefix(err, "%s", of->name);
	for (size_t i = 0; now && i < now->n; i++)
		VEC_PUSH(names->arena, build.list.items, build.list.n, build.room) = now->items[i];
	for (size_t i = 0; i < is->n; i++)
		if (!find(was, is->items[i].id) && add(&build, &is->items[i], err))
			return err_prefix(err, "%s", of->name);
	memset(made, 0, of->schema->size);
	if (event_replay(of->schema, &build.list, build.list.n, made, names->arena, err))
		return err_prefix(err, "%s", of->name);
	if (of->schema == &account_schema)
		account_settled(made, names->arena);
	return 0;
}

#include "sync/receive_fold.h"

#include "account/account.h"
#include "account/account_fold.h"
#include "account/account_history.h"
#include "account/account_money.h"
#include "account/account_settle.h"
#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "finding/record_text.h"
#include "history/history.h"
#include "history/history_tree.h"
#include "office/event.h"
#include "office/session.h"
#include "record/copy.h"
#include "record/read.h"
#include "store/path.h"
#include "value/date.h"
#include "value/moment.h"

/* ---- What was folded away before -------------------------------------------------------------------- */

struct past_build {
	struct arena *arena;
	const char *number;
	struct event *items;
	size_t n;
	size_t room;
};

static int gather(void *context, void *record, size_t line, struct err *err)
{
	struct past_build *build = context;
	struct account_history copy = {0};
	(void)line, (void)err;
	if (!str_equal(((const struct account_history *)record)->number, build->number))
		return 0;
	record_copy(&account_history_schema, &copy, record, build->arena);
	for (size_t i = 0; i < copy.events.n; i++)
		VEC_PUSH(build->arena, build->items, build->n, build->room) = copy.events.items[i];
	return 0;
}

static int read_year(struct receive_look *look, int year, struct past_build *build, struct err *err)
{
	struct str bytes = {0};
	bool found;
	const char *name = arena_printf(build->arena, "%s:%s", look->is->parents[0],
		path_account_history(year, build->number, build->arena));
	int rc = history_object(look->history, name, &bytes, &found, err);
	if (rc == 0 && found)
		rc = record_read_stream(&account_history_schema, name, str_text(&bytes), bytes.length, build->arena, gather,
			build, err);
	str_close(&bytes);
	return rc;
}

static bool was_folded(const struct event_list *events)
{
	for (size_t i = 0; i < events->n; i++)
		if (str_equal(events->items[i].act, "carry"))
			return true;
	return false;
}

int receive_fold_past(struct receive_look *look, const char *number, const struct event_list *events,
	struct arena *arena, struct event_list *past, struct err *err)
{
	struct past_build build = {.arena = arena, .number = number};
	struct history_tree tree = {0};
	*past = (struct event_list){0};
	if (!was_folded(events))
		return 0;
	const char *name = arena_printf(arena, "%s:" PATH_ACCOUNT_HISTORY, look->is->parents[0]);
	int rc = history_tree_open(look->history, name, &tree, err);
	while (rc == 0 && history_tree_next(&tree)) {
		struct err ignored = {0};
		int64_t year;
		if (num_parse(tree.name, DATE_YEAR_FIRST, DATE_YEAR_LAST, &year, &ignored) == 0)
			rc = read_year(look, (int)year, &build, err);
	}
	history_tree_close(&tree);
	*past = (struct event_list){build.items, build.n};
	return rc;
}

/* ---- A fold, once more -------------------------------------------------------------------------------- */

/* An account while its fold is done once more. */
struct fold_look {
	const struct receive_look *look;
	const struct account *account;
	const bool *kept;
	struct account before; /* as the parent has it */
	struct arena *arena;
};

static int read_before(struct fold_look *of, const struct record_text *before, struct err *err)
{
	/* A NUL ends it, as it does a file. */
	const char *text = *before->key ? arena_dup_n(of->arena, before->bytes, before->length) : NULL;
	return text ? record_read(&account_schema, &of->before, before->name, text, before->length, of->arena, err) : 0;
}

/* The account as it was when the event at that place was written, with what left by it. */
static int replay(const struct fold_look *of, size_t carry, struct account *then, struct err *err)
{
	const struct event_list *was = &of->before.events, *is = &of->account->events;
	struct account all = *of->account;
	struct event *items = arena_array(of->arena, was->n + is->n, sizeof *items);
	size_t n = 0;
	for (size_t i = 0; i < was->n; i++)
		items[n++] = was->items[i];
	for (size_t i = 0; i < carry; i++)
		if (!of->kept[i])
			items[n++] = is->items[i];
	all.events = (struct event_list){items, n};
	return account_replay(&all, n, then, of->arena, err);
}

/* Who wrote it, and when, is looked at with all events (sync/receive_event.h). */
static bool same_event(const struct event *made, const struct event *is)
{
	static const char *const others[] = {"id", "at", "by", "claimed"};
	for (size_t i = 0; i < event_schema.fields_n; i++) {
		const struct field *field = &event_schema.fields[i];
		bool other = false;
		for (size_t o = 0; o < sizeof others / sizeof *others; o++)
			other = other || str_equal(field->key, others[o]);
		if (!other && !field_equal(field, made, is))
			return false;
	}
	return true;
}

/* Do the same events stay, and does the last carry the others? */
static bool same_fold(const struct event_list *made, const struct event_list *is, size_t carry)
{
	if (made->n != carry + 1)
		return false;
	for (size_t i = 0; i < carry; i++)
		if (!str_equal(made->items[i].id, is->items[i].id))
			return false;
	return same_event(&made->items[carry], &is->items[carry]);
}

/* Folded is by the day on which it is done, which its commit says: the event is dated later where it stands behind one
 * of a desk whose clock runs ahead (office/event.h). */
static bool folds_so(const struct fold_look *of, const struct account *then, size_t carry)
{
	/* Without a store it is not asked which desk is the centre: of the act that was. */
	const struct session session = {.mem = of->arena, .desk = of->look->desk, .now = of->look->is->authored,
		.today = moment_date(of->look->is->authored), .actor = {.staff = of->look->author}};
	struct account made = *then;
	struct event_list left;
	return account_fold(&made, &session, &left) && same_fold(&made.events, &of->account->events, carry);
}

static int check_carry(const struct fold_look *of, size_t carry, struct err *err)
{
	struct account then = {0};
	if (replay(of, carry, &then, err))
		return -1;
	return folds_so(of, &then, carry) ? 0 : err_set(err, ERR_REFUSED, _("does not carry what left the record"));
}

/* The first event that left; there is one. */
static const char *find_left(const struct fold_look *of)
{
	const struct event_list *was = &of->before.events, *is = &of->account->events;
	size_t i = 0;
	while (i + 1 < was->n && i < is->n && str_equal(was->items[i].id, is->items[i].id))
		i++;
	return was->items[i].id;
}

static int check_all(const struct fold_look *of, struct err *err)
{
	const struct event_list *is = &of->account->events;
	bool carried = false;
	for (size_t i = 0; i < is->n; i++) {
		if (of->kept[i] || !account_money_carries(&is->items[i]))
			continue;
		carried = true;
		if (check_carry(of, i, err))
			return err_prefix(err, _("event %s"), is->items[i].id);
	}
	if (carried)
		return 0;
	err_set(err, ERR_REFUSED, _("left the record, and no event carries it"));
	return err_prefix(err, _("event %s"), find_left(of));
}

static bool concerns(const struct record_text *before, const struct event_list *events, const bool *kept)
{
	size_t kept_n = 0;
	bool carries = false;
	for (size_t i = 0; i < events->n; i++) {
		kept_n += kept[i];
		carries = carries || (!kept[i] && account_money_carries(&events->items[i]));
	}
	return carries || kept_n != before->n;
}

int receive_fold_check(const struct receive_look *look, const struct record_text *before, const struct account *account,
	const bool *kept, struct arena *arena, struct err *err)
{
	struct fold_look of = {.look = look, .account = account, .kept = kept, .arena = arena};
	if (!concerns(before, &account->events, kept))
		return 0;
	return read_before(&of, before, err) || check_all(&of, err) ? -1 : 0;
}

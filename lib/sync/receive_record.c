#include "sync/receive_record.h"

#include <string.h>

#include "account/account.h"
#include "account/account_history.h"
#include "account/account_settle.h"
#include "base/message.h"
#include "base/str.h"
#include "check/check_payment.h"
#include "check/check_ticket.h"
#include "finding/findings.h"
#include "office/bill.h"
#include "office/event.h"
#include "office/event_order.h"
#include "payment/cash_up.h"
#include "payment/day_book.h"
#include "payment/payment.h"
#include "record/read.h"
#include "store/path.h"
#include "sync/receive_act.h"
#include "sync/receive_event.h"
#include "sync/receive_fold.h"
#include "sync/receive_look.h"
#include "sync/receive_money.h"
#include "sync/receive_rule.h"
#include "sync/receive_step.h"
#include "ticket/ticket.h"
#include "ticket/transition.h"
#include "value/id.h"

/* A record while it is looked at. */
struct record_look {
	struct receive_look *look;
	const struct check_record_place *before;
	const struct check_record_place *after;
	const bool *kept;
	struct arena arena;
};

static int read_canonical(struct record_look *of, const struct schema *schema, void *record, const char *bytes,
	size_t length, struct err *err)
{
	/* A NUL ends it, as it does a file. */
	const char *text = arena_dup_n(&of->arena, bytes, length);
	return record_read(schema, record, of->after->path, text, length, &of->arena, err) ||
			       findings_canonical(schema, record, text, length, err)
		       ? -1
		       : 0;
}

static bool is_new(const struct record_look *of)
{
	return !*of->before->record->key;
}

/* Who writes has before him all that his commit began with: an event that does not say so pretends to have known less,
 * as if it had crossed with what forbids it.  What an account comes to when it is folded was written before that left. */
static int check_seen(struct record_look *of, const struct event_list *events, size_t at, struct err *err)
{
	const struct event *event = events->items;
	const struct event_list before = {events->items, at};
	const char *id;
	struct words after;
	for (size_t i = at + 1; i < events->n; i++)
		if (of->kept[i])
			return err_set(err, ERR_REFUSED, _("stands before %s, which was there already"), event[i].id);
	if (str_equal(event[at].act, "carry"))
		return 0;
	event_next(&before, of->look->desk, &of->arena, &id, &after);
	for (size_t i = 0; i < after.n; i++)
		if (!words_have(&event[at].after, after.items[i]))
			return err_set(err, ERR_REFUSED, _("does not say that it follows %s, which was there already"),
				after.items[i]);
	return 0;
}

/* Does he leave in this commit, or has left? */
static bool leaves(const struct record_look *of, const struct event_list *events)
{
	const struct event *event = events->items;
	for (size_t i = 0; i < events->n; i++)
		if (!of->kept[i] && (str_equal(event[i].act, "cancel") || str_equal(event[i].act, "transfer")))
			return true;
	return false;
}

/* A window writes the last bill of who leaves; all else comes with the bills of a period. */
static int check_bills(const struct record_look *of, const struct event_list *events, const struct event *event,
	struct err *err)
{
	struct bill_key key;
	const bool bills = str_equal(event->act, "bill");
	if (bills && !of->look->centre && !leaves(of, events))
		return err_set(err, ERR_REFUSED, _("is a last bill, and nobody leaves"));
	for (size_t i = 0; bills && i < event->bills.n; i++)
		if (event->bills.items[i].amount < 0 || event->bills.items[i].volume_m3 < 0)
			return err_set(err, ERR_REFUSED, _("bills less than nothing"));
	for (size_t i = 0; !of->look->centre && str_equal(event->act, "bill") && i < event->bills.n; i++)
		if (bill_key_parse(event->bills.items[i].period, &key, err))
			return -1;
		else if (key.kind != BILL_FINAL)
			return err_set(err, ERR_REFUSED, _("bills %s, which the centre alone does"),
				event->bills.items[i].period);
	return 0;
}

static int check_money(const struct record_look *of, const struct event_list *events, const struct event *event,
	struct err *err)
{
	return check_bills(of, events, event, err) ||
			       receive_money_event(&of->look->money, of->after->record->name, event, err)
		       ? -1
		       : 0;
}

/* Most records are not, and need not be made anew. */
static bool may_be_disputed(const struct record_look *of)
{
	static const char sign[] = "\ndisputed:\n";
	const struct record_text *was = of->before->record;
	return !is_new(of) && memmem(was->bytes, was->length, sign, sizeof sign - 1);
}

static int check_step(struct record_look *of, enum receive_of kind, const struct event_list *events, size_t at,
	struct err *err)
{
	struct receive_look *look = of->look;
	struct arena *arena = &of->arena;
	switch (kind) {
	case RECEIVE_OF_TICKET:
		return receive_step_check(&ticket_schema, events, at, may_be_disputed(of), arena, err);
	case RECEIVE_OF_ACCOUNT:
		return receive_step_check(&account_schema, events, at, may_be_disputed(of), arena, err) ||
				       receive_rule_money(look, of->after->record->name, events, at, arena, err)
			       ? -1
			       : 0;
	case RECEIVE_OF_BOOK:
		return receive_rule_reopened(look, events, at, arena, err);
	default:
		return 0;
	}
}

static int check_new_events(struct record_look *of, enum receive_of kind, const struct event_list *events,
	struct err *err)
{
	const struct event *event = events->items;
	/* As many as were compared by their bytes. */
	if (events->n != of->after->record->n)
		return err_set(err, ERR_MALFORMED, _("not in canonical form"));
	for (size_t i = 0; i < events->n; i++) {
		if (of->kept[i])
			continue;
		if (receive_event_check(of->look, kind, &event[i], err) || check_seen(of, events, i, err) ||
			check_step(of, kind, events, i, err) ||
			(kind == RECEIVE_OF_ACCOUNT && check_money(of, events, &event[i], err)))
			return err_prefix(err, _("event %s"), event[i].id);
	}
	return 0;
}

/* The new events are his, the fields are the sum of all, and these stand in an order that can have been. */
static int check_events(struct record_look *of, enum receive_of kind, const struct schema *schema, const void *record,
	struct err *err)
{
	const struct event_list *events = event_list_of(schema, record);
	return check_new_events(of, kind, events, err) || event_check(schema, record, &of->arena, err) ||
			       event_order_check(events, &of->arena, err) || event_check_set(schema, events, err)
		       ? -1
		       : 0;
}

/* Done once more it gives the same, of those that can have been at all. */
static int check_again(struct record_look *of, const struct event_list *events, struct err *err)
{
	for (size_t i = 0; i < events->n; i++)
		if (!of->kept[i] && receive_rule_ticket(of->look, events, i, &of->arena, err))
			return err_prefix(err, _("event %s"), ((const struct event *)events->items)[i].id);
	return 0;
}

static int check_ticket(struct record_look *of, struct err *err)
{
	struct ticket ticket = {0};
	const struct record_text *text = of->after->record;
	if (read_canonical(of, &ticket_schema, &ticket, text->bytes, text->length, err) ||
		check_ticket_place(of->after->path, &ticket, &of->arena, err) ||
		check_events(of, RECEIVE_OF_TICKET, &ticket_schema, &ticket, err) || transition_check(&ticket, err) ||
		check_again(of, &ticket.events, err))
		return -1;
	if (is_new(of) && strncmp(ticket.id + TICKET_ID_DESK, of->look->desk, strlen(of->look->desk)) != 0)
		return err_set(err, ERR_REFUSED, _("ticket %s is not numbered by desk %s, which opened it"), ticket.id,
			of->look->desk);
	return 0;
}

static int check_account(struct record_look *of, struct err *err)
{
	struct account account = {0};
	const struct record_text *text = of->after->record;
	const char *differs;
	if (read_canonical(of, &account_schema, &account, text->bytes, text->length, err))
		return -1;
	const char *place = path_account_block(account.number, &of->arena);
	if (!str_equal(place, of->after->path))
		return err_set(err, ERR_MALFORMED, _("account %s belongs at %s"), account.number, place);
	return check_events(of, RECEIVE_OF_ACCOUNT, &account_schema, &account, err) ||
			       account_settle_check(&account, &of->arena, &differs, err) ||
			       receive_fold_check(of->look, of->before->record, &account, of->kept, &of->arena, err)
		       ? -1
		       : 0;
}

static int check_staff(struct record_look *of, struct err *err)
{
	struct staff staff = {0};
	const struct record_text *text = of->after->record;
	return read_canonical(of, &staff_schema, &staff, text->bytes, text->length, err) ||
			       check_events(of, RECEIVE_OF_STAFF, &staff_schema, &staff, err)
		       ? -1
		       : 0;
}

static int check_desk(struct record_look *of, struct err *err)
{
	struct desk desk = {0};
	const struct record_text *text = of->after->record;
	return read_canonical(of, &desk_schema, &desk, text->bytes, text->length, err) ||
			       check_events(of, RECEIVE_OF_DESK, &desk_schema, &desk, err)
		       ? -1
		       : 0;
}

struct reversed_search {
	const struct payment *entry;
	bool found;
};

/* The entry that is reversed has all that the reversal takes back, and is none itself. */
static int each_reversed(void *context, void *record, size_t line, struct err *err)
{
	struct reversed_search *search = context;
	const struct payment *is = search->entry, *was = record;
	(void)line;
	if (!str_equal(was->receipt, is->voids))
		return 0;
	bool mirrors = str_empty(was->voids) && str_equal(was->account, is->account) && was->amount == -is->amount &&
		       was->prepaid == -is->prepaid && was->method == is->method && was->bills.n == is->bills.n;
	for (size_t i = 0; mirrors && i < is->bills.n; i++) {
		const struct bill *a = &was->bills.items[i], *b = &is->bills.items[i];
		mirrors = str_equal(a->period, b->period) && a->paid == -b->paid;
	}
	search->found = true;
	return mirrors ? 0 : err_set(err, ERR_REFUSED, _("does not take back what %s brought"), is->voids);
}

/* In the book that it stands in, of whatever desk and day.  Lines that no account has are split as they are matched. */
static int check_reversal(struct record_look *of, const struct payment *entry, struct err *err)
{
	struct reversed_search search = {.entry = entry};
	struct str text = {0};
	bool found = false;
	if (str_empty(entry->voids) || str_empty(entry->account))
		return 0;
	const char *name =
		arena_printf(&of->arena, "%s:%s", of->look->is->id, path_receipt_page(entry->voids, &of->arena));
	int rc = history_object(of->look->history, name, &text, &found, err);
	if (rc == 0 && found)
		rc = record_read_stream(&payment_schema, name, str_text(&text), text.length, &of->arena, each_reversed, &search,
			err);
	str_close(&text);
	if (rc == 0 && !search.found)
		return err_set(err, ERR_REFUSED, _("reverses %s, which stands in no book"), entry->voids);
	return rc;
}

/* Receipts have no gap, so the number says where an entry stands. */
static int check_entry(struct record_look *of, size_t index, struct err *err)
{
	const struct record_text *text = of->after->record;
	const struct record_text_entry *at = &text->entries[index];
	struct payment entry = {0};
	if (read_canonical(of, &payment_schema, &entry, at->bytes, at->length, err))
		return -1;
	const char *place = path_receipt_page(entry.receipt, &of->arena);
	if (!str_equal(place, of->after->path) || id_receipt_number(entry.receipt) != text->before + (int64_t)index + 1)
		return err_set(err, ERR_MALFORMED, _("receipt %s does not stand where its number says"), entry.receipt);
	if (check_payment_sums(&entry, err) || receive_event_entry(of->look, &entry, err) ||
		check_reversal(of, &entry, err) ||
		receive_money_entry(&of->look->money, &entry, err))
		return err_prefix(err, _("entry %s"), entry.receipt);
	return 0;
}

static int check_page(struct record_look *of, struct err *err)
{
	for (size_t i = 0; i < of->after->record->n; i++)
		if (!of->kept[i] && check_entry(of, i, err))
			return -1;
	return 0;
}

/* Its totals are held against the book by sync/receive_file.c. */
static int check_cash_up(struct record_look *of, struct err *err)
{
	struct cash_up cash_up = {0};
	const struct record_text *text = of->after->record;
	if (read_canonical(of, &cash_up_schema, &cash_up, text->bytes, text->length, err))
		return -1;
	const char *place = path_cash_up(cash_up.date, cash_up.desk, &of->arena);
	if (!str_equal(place, of->after->path))
		return err_set(err, ERR_MALFORMED, _("belongs at %s"), place);
	return check_events(of, RECEIVE_OF_BOOK, &cash_up_schema, &cash_up, err)
		       ? -1
		       : 0;
}

/* What is in it was held against what left the accounts, byte for byte (history/check_record.h). */
static int check_past(struct record_look *of, struct err *err)
{
	struct account_history past = {0};
	const struct record_text *text = of->after->record;
	return read_canonical(of, &account_history_schema, &past, text->bytes, text->length, err);
}

static const struct {
	const char *path;
	int (*check)(struct record_look *of, struct err *err);
} kinds[] = {
	{"tickets/", check_ticket},
	{PATH_ACCOUNT_HISTORY "/", check_past},
	{PATH_ACCOUNTS "/", check_account},
	{PATH_STAFF, check_staff},
	{PATH_DESKS, check_desk},
	{PATH_PAYMENTS "/", check_page},
};

void receive_record_changed(void *context, const struct check_record_place *before,
	const struct check_record_place *after, const bool *kept)
{
	struct receive_look *look = context;
	struct record_look of = {.look = look, .before = before, .after = after, .kept = kept};
	struct err err = {0};
	int rc = 0;
	if (look->refused.code)
		return;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (!str_starts(after->path, kinds[i].path))
			continue;
		rc = str_ends(after->path, "-closed.yaml") ? check_cash_up(&of, &err) : kinds[i].check(&of, &err);
		break;
	}
	if (rc) {
		if (!str_starts(after->path, PATH_PAYMENTS "/"))
			err_prefix(&err, "%s", after->record->name);
		receive_look_refuse(look, after->path, &err);
	}
	arena_clear(&of.arena);
}

#include "sync/receive_money.h"

#include <string.h>

#include "account/account_money.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "check/receipt_compare.h"
#include "office/bill.h"
#include "office/event.h"
#include "payment/bill_register.h"
#include "payment/payment.h"
#include "store/share.h"
#include "value/id.h"

/* What is said of a receipt, word for word, on either side. */
struct receive_receipt {
	const char *receipt;
	const char *known; /* by the account; NULL: not yet */
	const char *held;  /* by the book */
	int64_t known_at;
	int64_t held_at;
	const char *apart; /* why another should have given it back; NULL: he may */
	bool by_bank;      /* a line of a statement: nobody here gave it back */
};

/* All events that refer to one entry of a register, and that entry. */
struct receive_billed {
	const char *ref;
	const char *by;
	int64_t count;     /* less what the entry says: nothing in the end */
	int64_t volume_m3;
	int64_t total;
	bool known;
	bool held;
};

static const char *facts_text(const struct receipt_facts *facts, struct arena *mem)
{
	const char *text = arena_printf(mem, "%s %s %s %lld %d", facts->account, facts->by,
		facts->voids ? facts->voids : "-", (long long)facts->amount, facts->claimed);
	for (size_t i = 0; i < facts->bills->n; i++) {
		const struct bill *bill = &facts->bills->items[i];
		text = arena_printf(mem, "%s %s %lld %lld %lld", text, bill->period, (long long)bill->volume_m3,
			(long long)bill->amount, (long long)bill->paid);
	}
	return text;
}

static struct receive_receipt *receipt_of(struct receive_money *money, const char *receipt)
{
	const size_t at = map_place(&money->receipts_at, &money->mem, &receipt, money->receipts_n + 1);
	if (at > money->receipts_n)
		VEC_PUSH(&money->mem, money->receipts, money->receipts_n, money->receipts_room) =
			(struct receive_receipt){.receipt = receipt};
	return &money->receipts[at - 1];
}

static struct receive_billed *billed_of(struct receive_money *money, const char *ref)
{
	const size_t at = map_place(&money->billed_at, &money->mem, &ref, money->billed_n + 1);
	if (at > money->billed_n)
		VEC_PUSH(&money->mem, money->billed, money->billed_n, money->billed_room) =
			(struct receive_billed){.ref = ref};
	return &money->billed[at - 1];
}

static int note_bills(struct receive_money *money, const struct event *event, struct err *err)
{
	if (str_empty(event->ref) || !strchr(event->ref, '/'))
		return err_set(err, ERR_REFUSED, _("stands in no register of bills"));
	struct receive_billed *billed = billed_of(money, event->ref);
	billed->known = true;
	if (!billed->by)
		billed->by = arena_dup(&money->mem, event->by);
	for (size_t i = 0; i < event->bills.n; i++) {
		const struct bill *bill = &event->bills.items[i];
		if (strncmp(bill->period, event->ref, BILL_PERIOD_SIZE - 1) != 0)
			return err_set(err, ERR_REFUSED, _("the register is of another period"));
		billed->count++;
		billed->volume_m3 += bill->volume_m3;
		billed->total += bill->amount;
	}
	return 0;
}

int receive_money_event(struct receive_money *money, const char *account, const struct event *event, struct err *err)
{
	struct receipt_facts facts;
	if (account_money_charges(event))
		return note_bills(money, event, err);
	if (!account_money_moves(event))
		return 0;
	if (!receipt_compare_of_event(account, event, &facts))
		return err_set(err, ERR_REFUSED, _("moves money under no receipt"));
	struct receive_receipt *receipt = receipt_of(money, facts.receipt);
	if (receipt->known)
		return err_set(err, ERR_REFUSED, _("receipt %s is known to two accounts"), facts.receipt);
	receipt->known = facts_text(&facts, &money->mem);
	receipt->known_at = facts.at;
	return 0;
}

int receive_money_entry(struct receive_money *money, const struct payment *entry, struct err *err)
{
	const struct receipt_facts facts = receipt_compare_of_entry(entry);
	if (str_empty(facts.account))
		return 0;
	struct receive_receipt *receipt = receipt_of(money, facts.receipt);
	if (receipt->held)
		return err_set(err, ERR_REFUSED, _("receipt %s is entered twice"), facts.receipt);
	receipt->held = facts_text(&facts, &money->mem);
	receipt->held_at = facts.at;
	receipt->by_bank = !str_empty(entry->foreign) && entry->method != METHOD_CASH;
	return 0;
}

void receive_money_apart(struct receive_money *money, const char *receipt, const struct err *why)
{
	char text[ERR_TEXT_SIZE];
	receipt_of(money, receipt)->apart = arena_dup(&money->mem, err_text(why, text));
}

void receive_money_register(struct receive_money *money, const char *name, const struct bill_entry *entry)
{
	struct receive_billed *billed = billed_of(money, arena_printf(&money->mem, "%s/%s", name, entry->id));
	billed->held = true;
	billed->count -= entry->count;
	billed->volume_m3 -= entry->volume_m3;
	billed->total -= entry->total;
}

static int check_receipt(const struct receive_receipt *receipt, struct err *err)
{
	if (!receipt->held)
		return err_set(err, ERR_REFUSED, _("receipt %s: the account knows it, and no day book has it"),
			receipt->receipt);
	if (!receipt->known)
		return err_set(err, ERR_REFUSED, _("receipt %s: the day book has it, and the account does not know it"),
			receipt->receipt);
	/* An event is of the moment of its entry, or later where another clock ran ahead. */
	if (!str_equal(receipt->known, receipt->held) || receipt->known_at < receipt->held_at)
		return err_set(err, ERR_REFUSED, _("receipt %s: account and day book do not say the same of it"),
			receipt->receipt);
	return receipt->apart && !receipt->by_bank ? err_set(err, ERR_REFUSED, "%s", receipt->apart) : 0;
}

static int check_billed(const struct receive_billed *billed, struct err *err)
{
	if (!billed->held)
		return err_set(err, ERR_REFUSED, _("register entry %s: accounts refer to it, and it is not there"),
			billed->ref);
	if (billed->count || billed->volume_m3 || billed->total)
		return err_set(err, ERR_REFUSED, _("register entry %s: accounts do not come to what it says"),
			billed->ref);
	return 0;
}

static void put_receipt(const struct receive_receipt *receipt, struct share_result *result)
{
	share_put_text(result, receipt->receipt);
	share_put_text(result, receipt->known ? receipt->known : "");
	SHARE_PUT(result, receipt->known_at);
	share_put_text(result, receipt->apart ? receipt->apart : "");
}

static const char *text_or_null(const char *text)
{
	return *text ? text : NULL;
}

static bool take_receipt(struct receive_money *money, struct share_result *result)
{
	struct receive_receipt *receipt = receipt_of(money, share_take_text(result, &money->mem));
	const char *known = text_or_null(share_take_text(result, &money->mem));
	int64_t known_at;
	SHARE_TAKE(result, known_at);
	const char *apart = text_or_null(share_take_text(result, &money->mem));
	if (receipt->known && known)
		return false;
	receipt->known_at = known ? known_at : receipt->known_at;
	receipt->known = known ? known : receipt->known;
	receipt->apart = apart ? apart : receipt->apart;
	return true;
}

static void put_billed(const struct receive_billed *billed, struct share_result *result)
{
	share_put_text(result, billed->ref);
	share_put_text(result, billed->by ? billed->by : "");
	SHARE_PUT(result, billed->count);
	SHARE_PUT(result, billed->volume_m3);
	SHARE_PUT(result, billed->total);
}

static void take_billed(struct receive_money *money, struct share_result *result)
{
	struct receive_billed *billed = billed_of(money, share_take_text(result, &money->mem));
	const char *by = text_or_null(share_take_text(result, &money->mem));
	int64_t count, volume_m3, total;
	SHARE_TAKE(result, count);
	SHARE_TAKE(result, volume_m3);
	SHARE_TAKE(result, total);
	billed->known = true;
	billed->by = billed->by ? billed->by : by;
	billed->count += count;
	billed->volume_m3 += volume_m3;
	billed->total += total;
}

void receive_money_put(const struct receive_money *money, struct share_result *result)
{
	SHARE_PUT(result, money->receipts_n);
	for (size_t i = 0; i < money->receipts_n; i++)
		put_receipt(&money->receipts[i], result);
	SHARE_PUT(result, money->billed_n);
	for (size_t i = 0; i < money->billed_n; i++)
		put_billed(&money->billed[i], result);
}

bool receive_money_take(struct receive_money *money, struct share_result *result)
{
	size_t receipts_n, billed_n;
	bool once = true;
	SHARE_TAKE(result, receipts_n);
	for (size_t i = 0; once && i < receipts_n; i++)
		once = take_receipt(money, result);
	if (!once)
		return false;
	SHARE_TAKE(result, billed_n);
	for (size_t i = 0; i < billed_n; i++)
		take_billed(money, result);
	return true;
}

int receive_money_settle(struct receive_money *money, struct err *err)
{
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < money->receipts_n; i++)
		rc = check_receipt(&money->receipts[i], err);
	for (size_t i = 0; rc == 0 && i < money->billed_n; i++)
		rc = check_billed(&money->billed[i], err);
	receive_money_clear(money);
	return rc;
}

void receive_money_clear(struct receive_money *money)
{
	arena_clear(&money->mem);
	*money = (struct receive_money){0};
}

#include "check/check_receipt.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/map.h"
#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "finding/findings.h"
#include "check/receipt_compare.h"
#include "office/session.h"
#include "payment/payment.h"
#include "store/store.h"
#include "value/id.h"

/* A day of a desk: how many receipts there are, and a sum of what is said of them. */
struct receipt_day {
	const char *name;  /* "20260918-XS" */
	uint64_t known;
	uint64_t held;
	int64_t known_n;
	int64_t held_n;
};

struct check_receipts {
	struct receipt_day *days;
	size_t n;
	size_t room;
	struct map at; /* by name: index + 1 */
};

static struct receipt_day *day_of(struct findings *findings, const char *receipt)
{
	char name[RECEIPT_DAY_LENGTH + 1] = "";
	memcpy(name, receipt, RECEIPT_DAY_LENGTH);
	if (!findings->receipts)
		findings->receipts = arena_alloc(findings->mem, sizeof *findings->receipts);
	struct check_receipts *receipts = findings->receipts;
	size_t at = map_get(&receipts->at, name);
	if (at)
		return &receipts->days[at - 1];
	const char *kept = arena_dup(findings->mem, name);
	VEC_PUSH(findings->mem, receipts->days, receipts->n, receipts->room) = (struct receipt_day){.name = kept};
	map_set(&receipts->at, findings->mem, kept, receipts->n);
	return &receipts->days[receipts->n - 1];
}

static uint64_t digest_of(const struct findings *findings, struct receipt_facts facts)
{
	if (findings->session->store->settings.format < SETTINGS_FORMAT_MONEY)
		receipt_compare_reduce(&facts);
	return receipt_compare_digest(&facts);
}

void check_receipt_known(struct findings *findings, const char *account, const struct event *event)
{
	struct receipt_facts facts;
	if (!receipt_compare_of_event(account, event, &facts))
		return;
	struct receipt_day *day = day_of(findings, facts.receipt);
	day->known_n++;
	day->known += digest_of(findings, facts);
}

void check_receipt_held(struct findings *findings, const struct payment *entry)
{
	const struct receipt_facts facts = receipt_compare_of_entry(entry);
	/* What came in for nobody known is of no account. */
	if (str_empty(facts.account))
		return;
	struct receipt_day *day = day_of(findings, facts.receipt);
	day->held_n++;
	day->held += digest_of(findings, facts);
}

static bool day_differs(const struct receipt_day *day)
{
	return day->known_n != day->held_n || day->known != day->held;
}

int check_receipts(struct findings *findings, struct err *err)
{
	const struct check_receipts *receipts = findings->receipts;
	struct map differing = {0};
	for (size_t i = 0; receipts && i < receipts->n; i++) {
		const struct receipt_day *day = &receipts->days[i];
		if (day_differs(day))
			map_set(&differing, findings->mem, day->name, i + 1);
	}
	return differing.n ? receipt_compare(findings, &differing, err) : 0;
}

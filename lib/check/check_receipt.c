#include "check/check_receipt.h"

#include <string.h>

#include "base/map.h"
#include "base/str.h"
#include "check/check_sums.h"
#include "finding/findings.h"
#include "check/receipt_compare.h"
#include "office/session.h"
#include "payment/payment.h"
#include "store/store.h"
#include "value/id.h"

static struct tally_row *day_of(struct findings *findings, const char *receipt)
{
	char name[RECEIPT_DAY_LENGTH + 1] = "";
	memcpy(name, receipt, RECEIPT_DAY_LENGTH);
	return tally_row(&findings->sums->receipts, name, findings->mem);
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
	if (!findings->sums || !receipt_compare_of_event(account, event, &facts))
		return;
	struct tally_row *day = day_of(findings, facts.receipt);
	day->known_n += findings->sums->sign;
	day->known += digest_of(findings, facts) * (uint64_t)findings->sums->sign;
}

void check_receipt_held(struct findings *findings, const struct payment *entry)
{
	const struct receipt_facts facts = receipt_compare_of_entry(entry);
	/* What came in for nobody known is of no account. */
	if (!findings->sums || str_empty(facts.account))
		return;
	struct tally_row *day = day_of(findings, facts.receipt);
	day->held_n += findings->sums->sign;
	day->held += digest_of(findings, facts) * (uint64_t)findings->sums->sign;
}

int check_receipts(struct findings *findings, const struct map *days, struct err *err)
{
	return days->n ? receipt_compare(findings, days, err) : 0;
}

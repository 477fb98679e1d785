/* 违约金: what a bill that was not paid in time costs beside its amount, by the settings so many per mille a
 * day (penalty_per_mille; none where nothing is set).
 *
 * A bill is due `due_days` after it was put on the account, and not after its month: nobody is late with
 * what he was not asked for yet.  From the day after, each day counts with what was unpaid at its end, by
 * the payments and reversals up to then; an amount that was corrected counts as corrected from the first
 * day.  In sum never more than the bill itself, and of that only what is above the penalties that its month
 * was billed before: a month's run bills a month.
 *
 * A penalty once billed stays, also where it was waived (bill-adjust): only one that was ended (bill-void)
 * is computed anew.  A bill that was settled and has left the record (account/account_fold.h) brings none
 * any more, so that a setting that is made today does not dig up years. */
#ifndef PAYMENT_PENALTY_H
#define PAYMENT_PENALTY_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "record/field.h"

struct account;
struct session;

/* A row of the table that bill-import takes. */
struct penalty {
	const char *account;
	const char *period;
	int64_t volume_m3; /* 0 */
	int64_t amount;    /* fen, to be billed now */
	int kind;          /* enum bill_kind */
	int64_t billed;    /* fen, billed before */
	int64_t bill;      /* fen: the bills of the month that it is for */
	int due;           /* of the oldest of them */
};

struct penalty_list {
	struct penalty *items;
	size_t n;
};

extern const struct schema penalty_schema;

/* What is to be billed now for the days up to the end of a day, by account and period.  ERR_REFUSED when the
 * settings name no penalty or the day is still to come. */
int penalty_compute(struct session *session, int as_of, struct penalty_list *list, struct err *err);

/* What the penalty of a month is for, as of today: the bills of the account in it that bear one, and when the
 * oldest of them was due; 0 without any. */
int penalty_month(struct session *session, const struct account *account, const char *period,
	struct penalty *month, struct err *err);

#endif

/* What the water of an account is used for, and how much of it is charged at the first step: both take
 * effect with the next billing month, and what holds until then stays (account/account_dated.h).  Rules as
 * in account/account_rule.h. */
#ifndef ACCOUNT_ACCOUNT_USE_H
#define ACCOUNT_ACCOUNT_USE_H

#include "account/account.h"
#include "base/err.h"

struct session;

/* 第一阶梯月基础水量, annex 5: from the first day of the next month, for two years; then
 * the default again.  ERR_REFUSED where no share of the use is residential on its first day. */
struct base_volume {
	int64_t population;
	int64_t volume;    /* 0: by the people in the household */
	int from;          /* 0: the first of next month */
	int64_t years;     /* 0: no end */
};
int account_base(struct account *account, const struct session *session, const struct base_volume *base,
	struct err *err);

/* 用水类别、用水比例, annex 3: effective next billing month. */
int account_class(struct account *account, const struct session *session, const struct words *use,
	struct err *err);

#endif

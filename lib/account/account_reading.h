/* Readings of a meter (抄表): what the register showed, and what ran through since the last time.
 *
 * A reading is never below the last one, but where the register passed its highest figure and began again,
 * or a supervisor corrects a wrong one.  0 is a reading: that none is known, `reading_on` says.  The event
 * keeps the use, so that the uses of all events of a meter are what ran through it. */
#ifndef ACCOUNT_ACCOUNT_READING_H
#define ACCOUNT_ACCOUNT_READING_H

#include <stdbool.h>
#include <stdint.h>

#include "account/account.h"
#include "base/err.h"

struct session;

enum { ACCOUNT_READING_NONE = -1 }; /* not given */

/* What was read, and why it may be below the last one. */
struct account_reading {
	const char *number;  /* of the account */
	int64_t reading;     /* m3 */
	bool rollover;       /* the register passed its highest figure */
	const char *correct; /* the last one was wrong: why; NULL: it was not */
};

/* Can the register of the account show it?  For one that has another meter, too. */
int account_reading_check(const struct account *account, int64_t reading, struct err *err);

/* For option tables and tables that come in: the digits of a register, 3 to 9; 0: not known. */
int account_reading_check_digits(int64_t digits, struct err *err);

/* The m3 since the last reading: 0 where none is known, less than 0 in a correction.  The digits of the
 * register are those on file, else those of the last reading.  ERR_REFUSED below the last one names both. */
int account_reading_use(const struct account *account, const struct account_reading *read, int64_t *used,
	struct err *err);

/* Put a reading of today, which corrects none, into an account that is about to be changed. */
int account_reading_take(struct account *after, const struct session *session,
	const struct account_reading *read, int64_t *used, struct err *err);

/* The rule of account-read.  A correction is a supervisor's. */
int account_reading_add(struct account *account, const struct session *session,
	const struct account_reading *read, struct err *err);

/* Is it more than ten times what the account usually uses in the time since the last reading?  `usual` is
 * m3 a month, by its last bills, else by its last readings.  Never where nothing is known of it. */
bool account_reading_is_much(const struct account *account, const struct session *session, int64_t used,
	int64_t *usual);

/* account_reading_add in one commit; `used` also of a command line that is repeated. */
int account_reading_commit(struct session *session, const struct account_reading *read, int64_t *used,
	struct err *err);

#endif

/* The rules of an account, one function for an act; each checks its guards, changes the struct and
 * appends the event.  Nothing is read or written.  On failure the account is as it was.
 *
 * Guards that a service asks for are named in the catalogue (catalogue/services.yaml "guards");
 * account_guard holds an account against them, so a utility can add or drop one there. */
#ifndef ACCOUNT_ACCOUNT_RULE_H
#define ACCOUNT_ACCOUNT_RULE_H

#include "account/account.h"
#include "base/err.h"

struct session;
struct service;

/* 立户: `given` becomes a new account; its reading is ACCOUNT_READING_NONE where none was taken.  What was not
 * said stays empty: on which day it was opened, and the base volume, which is then the default. */
int account_open(struct account *account, const struct session *session, const struct account *given,
	struct err *err);

/* Another system's table says what the account is: `wanted` replaces what stands here but for bills,
 * prepayment and events.  Refused are what no table may do: anything on a cancelled account, an end
 * of one that owes, use that never began, a reading that runs backwards on the same meter.  Days that it
 * does not tell (read on, suspended on and until, cancelled on) are not known. */
int account_update(struct account *account, const struct session *session, const struct account *wanted,
	struct err *err);

/* Hold the account against the guards of a service: account (not cancelled), active, no-arrears.
 * ERR_REFUSED names the annex and the next command.  Papers and open tickets are the operation's
 * (account/account_operation.h). */
int account_guard(const struct account *account, const struct service *service, struct err *err);

/* 报停, 启用, 销户: annex 8. */
struct meter_reading {
	int64_t reading; /* m3; ACCOUNT_READING_NONE: not given */
	const char *reason;
	int64_t months;  /* of a suspension: 1 to 12 */
	bool rollover;   /* the register passed its highest figure */
};

/* The same as account/account_reading.h has it. */
struct account_reading account_rule_reading(const struct meter_reading *reading);

int account_suspend(struct account *account, const struct session *session,
	const struct meter_reading *reading, struct err *err);
int account_resume(struct account *account, const struct session *session,
	const struct meter_reading *reading, struct err *err);
int account_cancel(struct account *account, const struct session *session,
	const struct meter_reading *reading, struct err *err);

/* 水表拆装, annex 7. */
enum meter_work { METER_WORK_NONE, METER_REMOVE, METER_INSTALL, METER_REPLACE };
extern const struct choice account_meter_works[];
struct meter_change {
	int work;
	int64_t old_reading; /* ACCOUNT_READING_NONE: not given */
	int64_t new_reading;
	const char *meter_no;
	int64_t calibre;     /* 0: as before */
	int64_t digits;      /* of its register; 0: not known */
	const char *seal;
};
int account_meter(struct account *account, const struct session *session,
	const struct meter_change *change, struct err *err);

/* 预留信息: what is given replaces what stands there. */
struct contact {
	const char *phone;
	const char *contact;
	const char *address;
	const char *pay_by;
	const char *bank;
	const char *bank_no;
};
int account_contact(struct account *account, const struct session *session, const struct contact *contact,
	struct err *err);

/* The ticket that the last event of the account belongs to. */
void account_refer(struct account *account, const char *ticket);

#endif

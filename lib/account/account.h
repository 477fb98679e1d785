/* The account (用户): who holds which meter, with what is unpaid and everything that happened.
 *
 * Up to 100 accounts whose numbers differ in the last two characters share a block file, a stream
 * sorted by number (store/path.h).  As with tickets the fields are the sum of the events; bills, prepaid
 * and former are what account/account_settle.h makes of the money in them. */
#ifndef ACCOUNT_ACCOUNT_H
#define ACCOUNT_ACCOUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "office/event.h"
#include "record/field.h"

struct session;
struct store;
struct txn;

enum account_state {
	ACCOUNT_NONE,
	ACCOUNT_ACTIVE,    /* 正常 */
	ACCOUNT_SUSPENDED, /* 报停 */
	ACCOUNT_CANCELLED, /* 销户, final */
	ACCOUNT_PENDING    /* 未启用 */
};
extern const struct choice account_acts[]; /* of events: open, bill, pay, transfer, ... */
extern const struct choice account_states[];
extern const struct choice account_use_classes[]; /* residential non-residential special */

enum id_type { ID_NONE, ID_RESIDENT, ID_CREDIT_CODE, ID_PASSPORT, ID_OTHER };
extern const struct choice account_id_types[]; /* "" resident credit-code passport other */

enum meter_state { METER_NONE, METER_IN, METER_OUT };
extern const struct choice account_meter_states[]; /* "" in out */

struct account {
	const char *number;       /* 用户编号 */
	int state;
	struct words disputed;    /* keys of fields that two desks set without knowing of each other */
	const char *holder;       /* 户名 */
	int id_type;
	const char *id_no;        /* 证件号 */
	const char *id_reason;    /* why a number that fails its check stands here */
	const char *address;
	const char *contact;      /* 联系人 */
	const char *phone;
	const char *licence;      /* 用水许可证 */
	const char *meter_no;
	int64_t calibre;          /* DN, millimetres */
	int meter;                /* enum meter_state */
	int64_t reading;          /* last known, m3 */
	int reading_on;
	const char *seal;
	int64_t digits;           /* of the register of the meter; 0: not known */
	/* What holds from a day on is dated: account/account_dated.h says what is in force. */
	struct words use;         /* "residential=100": whole percents that sum to 100 */
	struct words use_next;    /* empty, or what holds from use_from on */
	int use_from;             /* since when `use` holds, where use_next is empty; 0: ever since */
	int64_t population;       /* 0: not known */
	int64_t base_volume;      /* 第一阶梯月基础水量, m3 a month */
	int base_from;            /* first day of the month it holds from; 0: ever since */
	int base_until;           /* last day; 0: no end */
	int64_t base_next;        /* 0, or what follows */
	int base_next_from;
	int base_next_until;
	const char *pay_by;       /* 交费形式 */
	const char *bank;
	const char *bank_no;      /* 账号 */
	int opened_on;            /* 立户日期 */
	int suspended_on;
	int suspended_until;
	int cancelled_on;
	int64_t prepaid;          /* fen; below 0: 应收回 (account/account_settle.h) */
	const char *remark;
	struct bill_list bills;   /* unpaid, oldest first */
	struct holding_list former; /* earlier holders with whom something is open */
	struct event_list events;
};

struct account_list {
	struct account *items;
	size_t n;
};

extern const struct schema account_schema;

/* What the holder owes, in fen: unpaid bills and 应收回; and what earlier holders do. */
int64_t account_owes(const struct account *account);
int64_t account_former_owes(const struct account *account);

/* The base volume (m3 a month) of a household: 20 up to four people or when unknown, 5 a person
 * from five on (荆门 2011 tariff, default); and of one that has shown nothing, or no longer. */
enum { ACCOUNT_BASE_DEFAULT = 20 };
int64_t account_default_base(int64_t population);

/* The base volume that holds by what stands in the record (made that of a day by account/account_dated.h):
 * the default where none does.  0 for an account that is known to have no residential use, and so none. */
int64_t account_base_volume(const struct account *account);

/* Grammar for option tables: a pipe calibre, a use share ("residential=60"). */
int account_check_calibre(int64_t calibre, struct err *err);
int account_check_share(const char *text, struct err *err);

/* Nobody is a customer from a day on that is still to come; 0: the day is not known. */
int account_check_opened(int opened_on, int today, struct err *err);

/* The people of a household: 0 (not known) to ACCOUNT_PEOPLE_MOST. */
enum { ACCOUNT_PEOPLE_MOST = 1000 };
int account_check_population(int64_t population, struct err *err);

/* Do the shares sum to 100, each class once? */
int account_check_use(const struct words *use, struct err *err);

/* ERR_REFUSED for an account that is cancelled: it can no longer be changed. */
int account_check_alive(const struct account *account, struct err *err);

/* An identity number against its type; a number that fails passes with a reason. */
int account_check_id(int id_type, const char *id_no, const char *reason, struct err *err);

/* What a person typed becomes a number (full-width digits folded); ERR_USAGE when it is none. */
int account_number(const char *typed, struct arena *arena, const char **number, struct err *err);

/* ERR_REFUSED: what the field of this title (msgid) is to become it is already. */
int account_refuse_same(const struct account *account, const char *title, struct err *err);

#endif

/* The ticket: 受理登记表, annex 9 of the regulation, with everything that happened to it.
 *
 * The fields are the current state; `events` is how it came about (office/event.h), and their sum
 * is the fields.  Open tickets lie in tickets/open/, final ones (closed, refused, withdrawn) in
 * tickets/closed/, later bound into tickets/archive/; the id says where. */
#ifndef TICKET_TICKET_H
#define TICKET_TICKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"

struct session;
struct store;
struct txn;

enum ticket_state {
	TICKET_NONE,
	TICKET_RECEIVED,   /* 已受理 */
	TICKET_APPROVED,   /* 审核通过 */
	TICKET_ASSIGNED,   /* 已转办 */
	TICKET_DONE,       /* 已办结（待送达） */
	TICKET_DELIVERED,  /* 已送达 */
	TICKET_VISITED,    /* 已回访 */
	TICKET_CLOSED,     /* 已归档 */
	TICKET_INCOMPLETE, /* 待补正 */
	TICKET_ON_HOLD,    /* 挂起 */
	TICKET_REFUSED,    /* 不予受理 */
	TICKET_WITHDRAWN   /* 已撤回 */
};

extern const struct choice ticket_states[];

enum { CHANNEL_NONE, CHANNEL_WINDOW, CHANNEL_PHONE, CHANNEL_ONLINE, CHANNEL_MAIL, CHANNEL_VISIT,
	CHANNEL_OTHER };
extern const struct choice ticket_channels[]; /* how a user came, and how a user is told */

enum { ANSWER_NONE, ANSWER_YES, ANSWER_NO };
extern const struct choice ticket_answers[]; /* "" yes no */

enum { SATISFACTION_NONE, SATISFIED, FAIRLY_SATISFIED, DISSATISFIED };
extern const struct choice ticket_satisfactions[]; /* "" satisfied fair dissatisfied */

enum { CAUSE_NONE, CAUSE_DEPARTMENT, CAUSE_USER, CAUSE_THIRD_PARTY };
extern const struct choice ticket_causes[]; /* "" department user third-party */

struct ticket {
	const char *id;
	const char *ledger_id;     /* number in a ledger it was imported from */
	const char *service;       /* 办理类别 */
	int state;                 /* enum ticket_state */
	int64_t round;             /* 1; +1 with every reopening */
	int channel;
	const char *name;          /* 姓名或单位 */
	const char *phone;         /* 联系电话 */
	const char *address;       /* 用水地址 */
	const char *account;       /* 用户编号 */
	const char *request;       /* 用户诉求 */
	const char *owner;         /* 受理人, 首问责任人: never changes */
	int64_t received_at;       /* 受理时间 */
	struct words papers;       /* codes of papers the user has shown */
	struct words missing;      /* codes of papers still to come */
	struct words agreed;       /* departments whose opinion is in favour */
	const char *duplicate_of;  /* id of the ticket it repeats */
	const char *department;    /* 承办单位 */
	const char *handler;       /* 责任人 */
	int64_t assigned_at;       /* 转办时间, of the first hand-over of the round */
	int64_t limit;             /* working days */
	int first_due;             /* 计划完成时限 as first computed */
	int due;                   /* as it stands */
	struct words notices;      /* holiday notices that `due` rests on */
	int64_t stage;             /* of the flow's handling stages, from 1; 0: the flow has none */
	int64_t returns;           /* 退单: how often a department gave it back */
	int held_on;               /* first day of the hold it is in */
	int64_t held_days;         /* working days held so far, by which `due` was moved */
	int64_t extensions;        /* 延期: how often */
	int64_t informed_at;       /* when the user was last told that it takes longer */
	int64_t escalated_at;      /* 上报纪委 */
	int cause;                 /* of the delay, as found after the escalation */
	const char *accountability; /* 问责 */
	const char *result;        /* 完成情况 */
	const char *result_by;
	int64_t result_at;
	int told;                  /* 送达: channel */
	int64_t told_at;
	const char *visited_by;    /* 回访情况 */
	int64_t visited_at;
	int reached;
	int solved;
	int satisfaction;
	const char *quality;       /* remark on the quality of service */
	const char *no_visit;      /* why there is no visit */
	int64_t closed_at;
	const char *reason;        /* of a refusal or a withdrawal */
	const char *remark;        /* 备注 */
	struct list events;        /* struct event */
};

extern const struct schema ticket_schema;

/* Is the state one of those that nothing follows? */
bool ticket_is_final(int state);

/* No result, handed over, and `today` is after the due date. */
bool ticket_is_overdue(const struct ticket *ticket, int today);

/* The next free id of a desk on a day: one more than the highest in any tray. `*last` is 0 at the first call for a
 * day and carries the number on, so that many ids can be made in one transaction. */
int ticket_next_id(struct store *store, const char *desk, int day, int64_t *last, const char **id,
	struct err *err);

/* What a person typed becomes an id: a full id in any width of digits, or, when act->by_tail, the
 * tail of exactly one open ticket's id ("XS-7", "7").  ERR_REFUSED lists the candidates. */
int ticket_find(const struct session *session, const char *typed, const char **id, struct err *err);

/* The id of an open ticket of this service on this account; NULL when there is none. */
int ticket_find_duplicate(struct store *store, const char *service, const char *account,
	const char **id, struct err *err);

/* Load by id from whichever tray has it; ERR_REFUSED when none does. */
int ticket_load(struct store *store, const char *id, struct ticket *ticket, struct err *err);

/* Save into the tray of its state, import_program it out of the other. */
int ticket_save(struct txn *txn, struct store *store, const struct ticket *ticket,
	struct err *err);

enum ticket_tray { TRAY_OPEN = 1, TRAY_CLOSED = 2, TRAY_ARCHIVE = 4, TRAY_ALL = 7 };

/* Every ticket in the trays (bits of enum ticket_tray), open before closed before archive, each id
 * once; `needle`, when not NULL, skips files that do not hold these bytes.  The ticket given to
 * `each` is in `arena`, which is reset after every file unless `keep`; non-zero ends the walk. */
struct ticket_walk {
	unsigned trays;
	bool keep;
	const char *needle;
	int (*each)(void *context, const struct ticket *ticket, const char *path, struct err *err);
	void *context;
};
int ticket_walk(struct store *store, const struct ticket_walk *walk, struct arena *arena,
	struct err *err);

/* The same in the store as a commit has it, read through git; NULL: the work tree. */
int ticket_walk_at(struct store *store, const struct ticket_walk *walk, const char *commit,
	struct arena *arena, struct err *err);

/* The same, each ticket as it stood when `until` (a moment) had not come: its events before then,
 * replayed.  Tickets that did not exist yet are left out.  With `commit` the store is read as that
 * commit has it, through git; NULL reads the work tree. */
int ticket_walk_until(struct store *store, const struct ticket_walk *walk, int64_t until,
	const char *commit, struct arena *arena, struct err *err);

/* One act on one ticket: begin a transaction, find it, apply `rule`, save, commit.
 * With session->op already among the ticket's events nothing is done and `*ticket` is what the first run left.  A ticket that the
 * rule did not change is not committed. */
int ticket_change(struct session *session, const char *typed,
	int (*rule)(struct ticket *ticket, const struct session *session, const void *argument,
		struct err *err),
	const void *argument, struct ticket *ticket, struct err *err);

/* Save a ticket whose events from `since` on are new, and commit with them as subject. */
int ticket_commit(struct txn *txn, const struct session *session, const struct ticket *ticket,
	size_t since, struct err *err);

/* The ticket made by an earlier run with this op-id, as that run left it; `*found` false if
 * none.  ERR_REFUSED when the op-id was used by another program. */
int ticket_find_op(const struct session *session, struct ticket *ticket, bool *found, struct err *err);

#endif

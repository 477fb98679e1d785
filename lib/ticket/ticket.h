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
#include "office/event.h"
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
	TICKET_WITHDRAWN,  /* 已撤回 */
	TICKET_LINKED      /* 并案: its main ticket answers for it */
};

extern const struct choice ticket_states[];

enum { CHANNEL_NONE, CHANNEL_WINDOW, CHANNEL_PHONE, CHANNEL_ONLINE, CHANNEL_MAIL, CHANNEL_IN_PERSON,
	CHANNEL_OTHER };
extern const struct choice ticket_channels[]; /* how a customer came, and how a customer is told */
extern const struct renamed ticket_channels_renamed[];

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
	struct words disputed;     /* keys of fields that two desks set without knowing of each other */
	int64_t round;             /* 1; +1 with every reopening */
	int channel;
	const char *name;          /* 姓名或单位 */
	const char *phone;         /* 联系电话 */
	const char *no_phone;      /* why there is none, and how the customer is reached */
	const char *anonymous;     /* why nobody gave a name */
	const char *address;       /* 用水地址 */
	const char *account;       /* 用户编号 */
	const char *request;       /* 用户诉求 */
	const char *owner;         /* 受理人, 首问责任人: never changes */
	int64_t received_at;       /* 受理时间 */
	struct words papers;       /* codes of papers the customer has shown */
	struct words missing;      /* codes of papers still to come */
	const char *rest;          /* what else than papers it waits for: arrears, the holder */
	struct words agreed;       /* departments whose opinion is in favour */
	int ready_on;              /* the day the form was complete: its clock can start */
	int64_t moved_days;        /* working days by which that clock stood before the first assignment */
	const char *duplicate_of;  /* id of the ticket it repeats */
	int linked_on;             /* 并案: since when that one answers for it */
	int linked_from;           /* enum ticket_state it was in then */
	struct words duplicates;   /* ids of the tickets that it answers for */
	struct words follows;      /* ids of tickets whose matter it goes on with */
	struct words followed_by;  /* ids of the tickets that go on with its matter */
	const char *department;    /* 承办单位 */
	const char *handler;       /* 责任人 */
	int64_t assigned_at;       /* 转办时间, of the first assignment of the round; 0 too where its ledger does not tell */
	int64_t limit;             /* working days */
	int first_due;             /* 计划完成时限 as first computed */
	int due;                   /* as it stands */
	struct words notices;      /* holiday notices that `due` rests on */
	int64_t stage;             /* of the flow's handling stages, from 1; 0: the flow has none */
	int64_t returns;           /* 退单: how often a department gave it back */
	int held_on;               /* first day of the hold it is in; of late papers: when they were asked for */
	int held_until;            /* the day on which the hold is expected to end */
	const char *held_by;       /* who put it on hold */
	int64_t held_days;         /* working days held so far, by which `due` was moved */
	int64_t extensions;        /* 延期: how often */
	int64_t extended_days;     /* working days of extensions in `due` */
	int64_t informed_at;       /* when the customer was last told that it takes longer */
	int64_t escalated_at;      /* 上报纪委 */
	int cause;                 /* of the delay, as found after the escalation */
	const char *accountability; /* 问责 */
	bool at_once;              /* finished where it was received, by no department */
	const char *result;        /* 完成情况 */
	const char *result_by;
	const char *not_done;      /* why nothing was done on the account, where its service needs that */
	int64_t result_at;
	int told;                  /* 送达: channel */
	int64_t told_at;
	const char *not_told;      /* why nobody can be told; no call-back is owed then */
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
	struct event_list events;
};

struct ticket_list {
	struct ticket *items;
	size_t n;
};

extern const struct schema ticket_schema;

/* Where the code of the desk stands in an id: "20260918-XS-0002". */
enum { TICKET_ID_DESK = 9 };

/* Is the state one of those that nothing follows? */
bool ticket_is_final(int state);

/* When the clock of the round's hand-over began; 0: it has not been handed over.  That is assigned_at, or of
 * an imported ticket whose ledger does not tell it the reception: nobody is shown that as the hand-over. */
int64_t ticket_handed_over(const struct ticket *ticket);

/* How often an act was done in the ticket's present round. */
int64_t ticket_count_acts(const struct ticket *ticket, const char *what);

#endif

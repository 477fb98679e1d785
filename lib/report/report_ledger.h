/* The monthly ledger: the registration forms of annex 9 (业务受理登记表) of a month, one line each, in the
 * order of the form. */
#ifndef REPORT_REPORT_LEDGER_H
#define REPORT_REPORT_LEDGER_H

#include <stdint.h>

#include "base/err.h"
#include "record/field.h"

struct session;

struct report_ledger_row {
	const char *id;
	int64_t received_at;    /* 受理时间 */
	const char *owner;      /* 受理人: staff id */
	const char *owner_name;
	const char *name;       /* 姓名或单位 */
	const char *service;    /* 办理类别 */
	const char *address;    /* 用水地址 */
	const char *account;    /* 用户编号 */
	const char *phone;      /* 联系电话 */
	const char *request;    /* 用户诉求 */
	const char *department; /* 承办单位 */
	const char *handler;    /* 责任人: staff id */
	const char *handler_name;
	int64_t assigned_at;    /* 转办时间 */
	int due;                /* 计划完成时限 */
	const char *result;     /* 完成情况; of a matter that ended before, why */
	const char *visit;      /* 回访情况, in words */
	const char *remark;     /* 备注 */
	int state;
};

extern const struct schema report_ledger_schema;

struct report_ledger_query {
	int from;      /* first and last day of the month */
	int to;
	int64_t until; /* tickets are taken as they stood before this moment */
};

/* The tickets received in the month (struct report_ledger_row, in the arena of the session), by id. */
int report_ledger_make(struct session *session, const struct report_ledger_query *query, struct list *list,
	struct err *err);

/* "2026-09" as first and last day; ERR_USAGE otherwise. */
int report_ledger_parse(const char *text, int *from, int *to, struct err *err);

#endif

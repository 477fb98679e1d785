/* Registers of periods, made of the events by which bills were put on accounts. */
#ifndef UPGRADE_UPGRADE_BILL_H
#define UPGRADE_UPGRADE_BILL_H

#include "base/arena.h"
#include "base/err.h"
#include "office/bill.h"
#include "office/event.h"
#include "upgrade/upgrade_work.h"

/* The bill that such an event of format 1 is about, whose text is "2026-08 30 m3 86.40". */
int upgrade_bill_read(const struct event *event, struct bill *bill, struct arena *arena, struct err *err);

/* Count it into the entry that it belongs to. */
void upgrade_bill_count(struct upgrade *upgrade, const struct event *event, const struct bill *bill,
	struct arena *arena);

/* When all are counted: number the entries, and put the registers into the transaction. */
int upgrade_bill_put(struct upgrade *upgrade, struct err *err);

/* What the event refers to: "2026-08/XS-1". */
const char *upgrade_bill_ref(const struct upgrade *upgrade, const struct event *event,
	const struct bill *bill, struct arena *arena);

#endif

/* Registers of bills, against the events of accounts that refer to their entries: how many there are, and
 * what they sum up to.
 *
 * Of each register two sums are kept (finding/tally.h); only where they differ are its entries and their events
 * compared one by one (register_compare.h). */
#ifndef CHECK_CHECK_REGISTER_H
#define CHECK_CHECK_REGISTER_H

#include "base/err.h"

struct findings_place;
struct event;
struct findings;
struct scan_file;

/* The kind of act by which an event bills (enum bill_act); BILL_ACT_NONE: it does not. */
int check_register_act(const struct event *event);

/* A finding about an event of an account, at one of its members. */
void check_register_tell(struct findings *findings, const struct findings_place *place, const char *account,
	const struct event *event, const char *member, const char *what);

/* An event of an account: passed over when it bills nothing. */
void check_register_event(struct findings *findings, const struct findings_place *place, const char *account,
	const struct event *event);

/* A register by itself.  With `before` it is only summed up, as it was. */
int check_register_file(void *findings, const struct scan_file *file, struct err *err);
int check_register_before(void *findings, const struct scan_file *file, struct err *err);

/* For struct scan: one that cannot be read may have more to say. */
void check_register_unread(void *findings, const char *path, const struct err *err);

#endif

/* One new event, or entry of a book: is it his who made the commit, of his desk, of its time, and may he do that? */
#ifndef SYNC_RECEIVE_EVENT_H
#define SYNC_RECEIVE_EVENT_H

#include "base/err.h"
#include "sync/receive_act.h"
#include "sync/receive_look.h"

struct event;
struct payment;

int receive_event_check(struct receive_look *look, enum receive_of of, const struct event *event, struct err *err);
int receive_event_entry(struct receive_look *look, const struct payment *entry, struct err *err);

/* Does the time of the commit fit to the clock, and to what its desk had made before? */
int receive_event_time(const struct receive_look *look, struct err *err);

/* Was the author of the commit on duty at its time, and does that fit to what was known? */
int receive_event_author(struct receive_look *look, struct err *err);

#endif

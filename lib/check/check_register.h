/* Registers of bills, against the events of accounts that refer to their entries: how many there are, and
 * what they sum up to. */
#ifndef CHECK_CHECK_REGISTER_H
#define CHECK_CHECK_REGISTER_H

#include <stdint.h>

#include "base/err.h"

struct findings_place;
struct event;
struct findings;

/* An event of an account: passed over when it bills nothing.  `latest` is the latest moment of the events
 * before it (0: it is the first; -1: not known). */
void check_register_event(struct findings *findings, const struct findings_place *place, const char *account,
	const struct event *event, int64_t latest);

/* Read the registers and tell what differs, after all events; -1 only when they could not be looked at. */
int check_registers(struct findings *findings, struct err *err);

#endif

/* What happened to the money of an account, told in the text of its events: they hold it as data (amount,
 * bills), and people and scripts read it in one line.
 *
 *     bill       2026-08 30 m3 86.40
 *     adjust     2026-08 -270 m3 -777.60; the reason; 20260918-XS-0001
 *     pay        80.00: 2026-08 50.00; prepaid 30.00
 *     void       -80.00: 2026-08 -50.00; prepaid -30.00; reverses 20260918-XS-R0001; the reason */
#ifndef PAYMENT_MONEY_TOLD_H
#define PAYMENT_MONEY_TOLD_H

#include <stdbool.h>

#include "base/arena.h"
#include "office/event.h"

/* Put it before the text of each event that holds money, for people in the language of messages; and into
 * `amount` what a bill, an adjustment or the end of a bill added to what was billed.  In a copy, the list
 * given points to it then; all in the arena. */
void money_told(struct event_list *events, bool people, struct arena *arena);

#endif

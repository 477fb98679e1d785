#!/bin/sh
# Seven years (those that have calendars) of a house that works every day, and a night after each: no directory ever has more than some hundreds of
# names, so that none of them is slow to read, in the store, in .git, and beside the records.
#
# A day is a ticket that ends, a payment, a line under an op-id, and now and then a look at data in full.  Days stand
# apart by STRIDE so that it takes seconds, and what has a name for each of them is seen to grow beyond MOST.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"

STRIDE=15 YEARS=7 MOST=120 NIGHTS=9
. "$top/tests/years-names.sh"
finish

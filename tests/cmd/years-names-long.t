#!/bin/sh
# Every day of seven years, and a night after each seventh: no directory has more than some hundreds of names.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"

STRIDE=1 YEARS=7 MOST=400 NIGHTS=7
. "$top/tests/years-names.sh"
finish

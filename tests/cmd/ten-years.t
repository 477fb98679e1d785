#!/bin/sh
# Ten years of bills and payments, one of each a month: an account's block is no larger than after the
# first year, everything is found again, and what left the record is as good as what is in it.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/accounts.sh"

ACCOUNTS=2 YEARS=10
. "$top/tests/ten-years.sh"
finish

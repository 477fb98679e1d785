#!/bin/sh
# store-check and money: whatever of it in accounts, their history and the registers of bills is changed by
# one, or taken out, is found and named.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
. "$top/tests/store-money.sh"

store_of_money
each_is_found '^(accounts|bills)'
finish

#!/bin/sh
# store-check and day books: whatever of the money in them and in their cash-ups is changed by one, or taken
# out, is found and named.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
. "$top/tests/store-money.sh"

store_of_money
each_is_found '^payments'
finish

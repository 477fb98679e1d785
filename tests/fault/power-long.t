#!/bin/sh
# Before every third call, with more states by chance, of a program of every kind.
: "${EVERY:=3}" "${CHANCES:=3}"
: "${PROGRAMS:=ticket-new ticket-close ticket-reopen ticket-import account-new account-pay \
	account-transfer bill-import payment-close store-archive calendar-import}"
. "$(dirname "$0")/power.t"

#!/bin/sh
# Many windows at once: 20 processes, 10 tickets each, all into one store.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"
: "${WINDOWS:=20}" "${TIMES:=10}" "${WAIT:=30}"

new_store
"$tools/load" "$WINDOWS" "$TIMES" 0 "$work/log" \
	ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损 --wait "$WAIT" \
	>"$work/figures" 2>"$work/errors"
note "$WINDOWS processes, $TIMES tickets each: $(cat "$work/figures")"
note "goals: 40 a second or more, p99 2500 ms or less"
all=$((WINDOWS * TIMES))
ok "nothing is said on standard error" diff /dev/null "$work/errors"
ok "none fails" test "$(figure failed)" -eq 0
ok "$all are acknowledged" test "$(figure acknowledged)" -eq "$all"
kept "each acknowledged id is in the history and in the work tree" "$work/log"
ok "$all tickets are in the history" test "$(created "$store" | sort -u | wc -l)" -eq "$all"
ok "one commit for each" test "$(git rev-list --count HEAD)" -eq $((all + 1))
whole "the store is whole"
stores_end

#!/bin/sh
# SIGKILL at random under load: nothing acknowledged is lost, no id given twice, and no command ever
# needs help after another one was killed.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"
: "${KILLS:=200}"

new_store
"$tools/load" 4 0 "$KILLS" "$work/log" \
	ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损 \
	>"$work/figures" 2>"$work/errors"
note "4 processes, $KILLS kills: $(cat "$work/figures")"
note "goal: 30 acknowledged a second or more, or the run does not count"
ok "as many were killed as asked for" test "$(figure killed)" -ge "$KILLS"
ok "every command that was not killed did its work" test "$(figure failed)" -eq 0
ok "and said nothing on standard error" diff /dev/null "$work/errors"
kept "each acknowledged id is in the history and in the work tree" "$work/log"

run receive
is_status 0 "the next command works unaided"
whole "the store is whole"
stores_end

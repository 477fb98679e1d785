#!/bin/sh
# 四、按照“受理、审核、办理、送达”的程序办理。
# Four stages, in this order: none can be left out, none done before its turn.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store

given ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损
id=$(cat "$work/out")
state_is received
refused 1 ticket-result "$id" --text 已更换
refused 1 ticket-deliver "$id" --by phone
refused 1 ticket-close "$id"

done_as "$id${tab}approved" ticket-review "$id" --agree
refused 1 ticket-review "$id" --agree
refused 1 ticket-result "$id" --text 已更换
refused 1 ticket-deliver "$id" --by phone

done_as "$id${tab}network${tab}2026-09-24" ticket-assign "$id" --to network
refused 1 ticket-deliver "$id" --by phone
done_as "$id${tab}done" ticket-result "$id" --text 已更换
refused 1 ticket-visit "$id" --satisfaction satisfied
done_as "$id${tab}delivered" ticket-deliver "$id" --by phone

# The flow says so to who looks at the ticket.
run ticket-show "$id"
for stage in 受理 审核 办理 送达; do
	ok "$stage is done" grep -qE "─$stage +.* done " "$work/out"
done
ok "回访 is what is left" grep -q '─回访 .*you are here' "$work/out"

# Handing over what was not reviewed is reviewing it: the approval stands in the record.
given ticket-new facility --name 李四 --phone 13900139000 --request 漏水
id=$(cat "$work/out")
given ticket-assign "$id" --to network
git log -1 --format=%B >"$work/out"
out_is "both acts, each with its article" <<END
ticket-assign: $id approve, assign

Ticket: $id
Article: 四
Article: 六
Staff: wangmin
Login: $login

END

finish

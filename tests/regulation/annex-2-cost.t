#!/bin/sh
# 附件2 供水接入流程图 (steps by default) 注：以上环节办理成本均为0元。
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store

run service-show connect --flow --format csv --no-header --columns name,note
is_status 0
ok "six steps" test "$(wc -l <"$work/out")" = 6
for step in 受理登记 现场查勘与方案 施工 验收装表通水 立户建档 送达; do
	ok "$step costs 0" grep -q "^$step,.*办理成本0元" "$work/out"
done
run service-show connect
out_has 'fee: 0 yuan'
out_has 'limit: 4 working days'

# Four working days, and the work outside on hold.
given ticket-new connect --name 王小明 --phone 13800138000 --request 新装
id=$(cat "$work/out")
done_as "$id${tab}engineering${tab}2026-09-23" ticket-assign "$id" --to engineering
done_as "$id${tab}assigned" at 09-21 ticket-result "$id" --text 方案已出
done_as "$id${tab}on-hold" at 09-21 ticket-hold "$id" --reason 等待占道许可
done_as "$id${tab}2026-09-30${tab}2026-09-23" at 09-28 ticket-resume "$id"
done_as "$id${tab}assigned" at 09-28 ticket-result "$id" --text 已施工
done_as "$id${tab}assigned" at 09-29 ticket-result "$id" --text 已通水
run at 09-29 ticket-show "$id"
ok "建档 is what is left" grep -qE '─立户建档 .*you are here' "$work/out"
refused 1 at 09-29 ticket-result "$id" --text 已立户
err_has "first: account-new <account> --ticket $id, or --not-done <reason>"
done_as 0000012345 at 09-29 account-new 0000012345 --ticket "$id" --calibre 15
state_is delivered "$id"

finish

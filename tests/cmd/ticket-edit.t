#!/bin/sh
# A slip of the pen is corrected, not noted beside: the event keeps what stood there, and clock, state
# and owner stay.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

program=ticket-edit
from=assigned
result=assigned
roles='clerk or handler or supervisor'
onward() {
	given ticket-result "$1" --text 已更换井盖
}
onward=onward
alike --address 长宁大道2号 --reason 录入错误

# ---- What the customer gave, in any state ---------------------------------------------------------

given account-new 0000012345 --name 李四
# event_has LINE...: lines of the last event.
event_has() {
	sed -n '/^  act: "edit"/,$p' tickets/*/2026-09-18/"$id".yaml >"$work/out"
	for line in "$@"; do
		out_has "$line"
	done
}
for in_state in received incomplete approved assigned on-hold 'done' delivered visited closed refused withdrawn; do
	ticket_in "$in_state"
	ticket-show "$id" --format csv --no-header \
		--columns state,owner,received_at,ready_on,first_due,due,assigned_at >"$work/before"
	done_as "$id$tab$in_state" ticket-edit "$id" --phone 13900139000 --name 李四 --account 0000012345 \
		--request '井盖破损，有积水' --remark 夜间 --address 长宁大道2号 --reason 录入错误 --as lihua
	run ticket-show "$id" --unmask --format csv --no-header --columns phone,name,account,request,remark,address
	out_is "$in_state: the new values" <<'END'
13900139000,李四,0000012345,井盖破损，有积水,夜间,长宁大道2号
END
	event_has '录入错误' '    phone: "13900139000"' '    phone: "13800138000"' '    name: "王小明"' '    name: "李四"' \
		'    remark: ""' '    remark: "夜间"'
	run ticket-show "$id" --format csv --no-header \
		--columns state,owner,received_at,ready_on,first_due,due,assigned_at
	ok "and nothing else" diff "$work/before" "$work/out"
done

# What stood there and what stands there now is told to people: in the time line, in evidence, on paper.
ticket_in visited
given ticket-edit "$id" --phone 13900139000 --remark 夜间 --request '井盖破损
有积水' --reason 录入错误
given ticket-edit "$id" --satisfaction fair --empty remark --reason 听错
for page in ticket-show 'ticket-show --evidence'; do
	# shellcheck disable=SC2086 # several words
	run $page "$id"
	out_has "telephone: 138****8000 -> 139****9000; request: 井盖破损 -> 井盖破损 / 有积水; remark: (empty) -> 夜间; 录入错误" \
		"$page, where lines of a text follow one another in a row"
	out_has "satisfaction: satisfied -> fairly satisfied; remark: 夜间 -> (empty); 听错"
	out_lacks 13800138000 "masked"
done
run form-print evidence "$id" --text
out_has "138****8000 → 139****9000；用户诉求：" "in Chinese on paper"
out_has "满意 → 基本满意；备注：夜间 → （空）；"
out_lacks 13800138000 "masked"
run ticket-show "$id" --format json
out_lacks " -> " "programs read set and was"

ticket_in delivered
given ticket-edit "$id" --phone 13900139000 --reason 录入错误
run report-visit --format csv --no-header --columns id,phone --unmask
out_has "$id,13900139000" "the list of call-backs has the new number"
run form-print register "$id" --text
out_has 13900139000 "and the form"
run ticket-show "$id" --format json
out_has '139****9000' "masked as such numbers are"
out_lacks 13900139000
out_lacks 13800138000 "also the old one"
run ticket-show "$id" --format json --unmask
out_has '"phone": "13800138000"' "which is there"

# ---- One's own last text -----------------------------------------------------------------------------

ticket_in assigned
refusal 1 "ticket-edit: ticket $id has no result that could be corrected; first: ticket-show $id" \
	ticket-edit "$id" --result 已更换 --reason 漏写
given ticket-result "$id" --text 已更换 --as zhaolei
done_as "$id${tab}done" ticket-edit "$id" --result 已更换井盖及井圈 --reason 漏写 --as zhaolei
shows result,result_by,state <<'END'
已更换井盖及井圈,zhaolei,done
END
refusal 1 "ticket-edit: that was said by 赵磊, who alone corrects it on ticket $id; first: ticket-note $id --text <text>" \
	ticket-edit "$id" --result 不对 --reason 漏写
refusal 1 "ticket-edit: what the customer of ticket $id gave is corrected at the window (article 5(3)); first: ticket-note $id --text <text>" \
	ticket-edit "$id" --phone 13900139000 --reason 漏写 --as zhaolei
for option in '--satisfaction fair' '--quality 慢'; do
	# shellcheck disable=SC2086 # two words
	refusal 1 "ticket-edit: ticket $id has no visit that could be corrected; first: ticket-show $id" \
		ticket-edit "$id" $option --reason 记错
done
given ticket-deliver "$id" --by phone
given ticket-visit "$id" --satisfaction satisfied
done_as "$id${tab}visited" ticket-edit "$id" --satisfaction fair --quality 来得慢 --reason 记错
shows satisfaction,quality,visited_by <<'END'
fair,来得慢,wangmin
END
refused 1 ticket-edit "$id" --satisfaction satisfied --reason 记错 --as sunli
err_has "that was said by 王敏, who alone corrects it on ticket $id"
ticket_in delivered
given ticket-visit "$id" --unwilling 不用了
refused 1 ticket-edit "$id" --satisfaction satisfied --reason 记错
err_has "ticket $id has no visit that could be corrected"

# ---- What is refused -----------------------------------------------------------------------------------

ticket_in assigned
while IFS='|' read -r expected says options <&3; do
	# shellcheck disable=SC2086 # several words
	refused "$expected" ticket-edit "$id" --reason 录入错误 $options
	err_has "$(printf '%s' "$says" | sed "s/ID/$id/g")" "$options"
done 3<<'END'
2|what is corrected?; first: ticket-edit --help|
1|"telephone" of ticket ID is that already; first: ticket-show ID|--phone 13800138000
1|"remark" of ticket ID is empty already; first: ticket-show ID|--empty remark
1|there is no account 99999999; first: account-list|--account 99999999
2|--phone: not a telephone number|--phone 1380013
2|--account: "12" is not a valid account number|--account 12
2|--satisfaction: "great" is not one of|--satisfaction great
2|--address and --empty address exclude each other|--address 甲路 --empty address
2|--empty: "request" is not a field that may be empty|--empty request
2|--empty: "result" is not a field that may be empty|--empty result
1|ticket ID needs a name or an account (article 5(3))|--empty name
1|ticket ID needs a telephone number (article 5(3))|--empty phone
END
refusal 2 "ticket-edit: --reason TEXT is needed; first: ticket-edit --help" \
	ticket-edit "$id" --phone 13900139000
refusal 2 'ticket-edit: --reason: the value is empty; leave the option out instead' \
	ticket-edit "$id" --phone 13900139000 --reason ' '
refusal 2 'ticket-edit: --request: U+001B at character 1 is not allowed' \
	ticket-edit "$id" --request "$(printf '\033[2J')" --reason 录入错误
done_as "$id${tab}assigned" ticket-edit "$id" --empty address --reason 地址有误
shows address <<'END'
""
END

# A record whose event keeps an old value under a key that is none is damaged.
ok "nothing else is said of it" store-check

finish

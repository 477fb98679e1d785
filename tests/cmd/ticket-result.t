#!/bin/sh
# Article 6, 办结: the department's result.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

program=ticket-result
from=assigned
result='done'
roles='clerk or handler or supervisor'
onward() {
	given ticket-deliver "$1" --by phone
}
onward=onward
alike --text 已更换井盖

ticket_in assigned
run ticket-result "$id" --text 已更换井盖 --dry-run
out_is "--dry-run: the whole of it" <<END
$id	done
would change: tickets/open/2026-09-18/$id.yaml
commit message:
ticket-result: $id result

Ticket: $id
Article: 六
Staff: wangmin
Login: $login
END

# Several lines, and text that looks like YAML, come back as they are.
text=$(printf '%s\n' '- 现场核查: 正常' 'key: [value]' '# no comment' '"quoted" | >- &a *b !c' '  indented' 'no')
done_as "$id${tab}done" ticket-result "$id" --text "$text" --as zhaolei
run ticket-show "$id" --format json --columns result,result_by,result_at
out_is <<'END'
[
  {
    "result": "- 现场核查: 正常\nkey: [value]\n# no comment\n\"quoted\" | >- &a *b !c\n  indented\nno",
    "result_by": "zhaolei",
    "result_at": "2026-09-18T09:00:00+08:00"
  }
]
END

# ---- What is no result -------------------------------------------------------------------------

ticket_in assigned
refusal 2 "ticket-result: --text TEXT is needed; first: ticket-result --help" ticket-result "$id"
refusal 2 'ticket-result: --text: the value is empty; leave the option out instead' \
	ticket-result "$id" --text '  '
while read -r name bytes <&3; do
	refusal 2 "ticket-result: --text: $name at character 2 is not allowed" \
		ticket-result "$id" --text "$(printf '已%b换' "$bytes")"
done 3<<'END'
U+001B \0033
U+0007 \0007
U+009B \0302\0233
END
refusal 2 "ticket-result: --text: byte 0xFF at character 2 is not UTF-8" \
	ticket-result "$id" --text "$(printf '已\377换')"
refusal 2 "ticket-result: --text: longer than the 64 KiB that one value may have" \
	ticket-result "$id" --text "$(printf '%065537d' 1)"
state_is assigned
done_as "$id${tab}done" ticket-result "$id" --text "$(printf '%065536d' 1)"

# ---- In other states ---------------------------------------------------------------------------

refused_in_states --text 已更换 <<'END'
received|"received": before "result" it still needs: approve, assign (article 4); first: ticket-review ID --agree
incomplete|"documents missing": before "result" it still needs: complete the documents, approve, assign (article 5(3)); first: ticket-review ID --papers-complete
approved|"approved": before "result" it still needs: assign (article 6); first: ticket-assign ID --to <department>
on-hold|"on hold": before "result" it still needs: resume (article 6); first: ticket-resume ID
done|"done, to be delivered": "result" is not possible in this state; first: ticket-show ID
delivered|"delivered": "result" is not possible in this state; first: ticket-show ID
visited|"visited": "result" is not possible in this state; first: ticket-show ID
refused|"refused" and takes no more steps, so "result" is refused; first: ticket-show ID
withdrawn|"withdrawn" and takes no more steps, so "result" is refused; first: ticket-show ID
END
refused_when_closed --text 已更换

id=20260918-XS-9999
in_chinese 'ticket-result: 没有工单 ID；请先：ticket-list' ticket-result $id --text 已更换

# ---- A deed behind the result ---------------------------------------------------------------------------

# Every service that changes an account, and the program that does.
while read -r service program; do
	given account-new "00009$program" --name 王小明 2>/dev/null
	given ticket-new "$service" --name 王小明 --phone 13800138000 --request 申请 --account "00009$program"
	id=$(cat "$work/out")
	service-show "$service" --columns deed --format csv --no-header >"$work/deed"
	deed=$(cat "$work/deed")
	ok "$service is done by a program that there is: $deed" test -x "$BUILD/bin/$deed"
	case $service in
	transfer)
		given ticket-review "$id" --department meter-reading --agree --opinion 同意
		given ticket-review "$id" --department service-center --agree --opinion 同意
		given ticket-review "$id" --agree
		;;
	esac
	given ticket-assign "$id" --to meter-reading
	says="needs the deed on its account, which shows none (article 5("
	refused 1 ticket-result "$id" --text 已办 --final
	err_has "$says" "$service: no result without a deed"
	err_has "first: $deed 00009$program --ticket $id, or --not-done <reason>"
	refused 1 ticket-close "$id" --result 已办 --told phone --visit satisfied
	err_has "$says" "$service: nor by ticket-close"
	run ticket-show "$id"
	out_has "$says" "ticket-show says so"
	refused 2 ticket-result "$id" --text 未办 --final --not-done ''
	done_as "$id${tab}done" ticket-result "$id" --text 未办 --final --not-done 用户改变主意
	shows not_done "$service: but where it is said why" <<'END'
用户改变主意
END
done <<'END'
suspend 00001
resume 00002
cancel 00003
transfer 00004
base-volume 00005
use-class 00006
meter-work 00007
connect 00008
END
run form-print register "$id" --text
out_has '未办理用户变更：用户改变主意' "it stands on the form"
given ticket-reject "$id" --reason 应当办理 --as sunli
refused 1 ticket-result "$id" --text 已办 --final
err_has "needs the deed" "a result that was rejected needs it again"
refused 2 ticket-close "$id" --not-done 用户改变主意
err_has '--not-done goes with --result'
done_as "$id${tab}closed" ticket-close "$id" --result 未办 --not-done 用户改变主意 --told phone --visit satisfied

# With the deed done, the result is the department's.
given account-new 0000990001 --name 王小明 --use residential=100
given ticket-new use-class --name 王小明 --phone 13800138000 --request 申请 --account 0000990001
id=$(cat "$work/out")
given ticket-assign "$id" --to meter-reading
given account-class 0000990001 --use special=100 --ticket "$id"
state_is delivered "$id"
# Of another ticket it is none.
given ticket-new use-class --name 王小明 --phone 13800138000 --request 申请 --account 0000990001 --force 再次调整
id=$(cat "$work/out")
given ticket-assign "$id" --to meter-reading
refused 1 ticket-result "$id" --text 已办 --final
err_has "needs the deed" "the deed of another ticket is none"
given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
id=$(cat "$work/out")
given ticket-assign "$id" --to network
refusal 1 "ticket-result: service 供水设施管理 changes no account, so nothing needs to be said of what was not done" \
	ticket-result "$id" --text 未办 --not-done 无

finish

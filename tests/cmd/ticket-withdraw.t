#!/bin/sh
# 撤回: a ticket is withdrawn at the wish of the user, with a reason.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

program=ticket-withdraw
from=received
result=withdrawn
roles='clerk or supervisor'
onward() {
	given ticket-note "$1" --text 撤回后补充
}
onward=onward
alike --reason 用户已自行解决

ticket_in assigned
run ticket-withdraw "$id" --reason 用户已自行解决 --dry-run
out_is "--dry-run: the whole of it" <<END
$id	withdrawn
would remove: tickets/open/2026-09-18/$id.yaml
would add:    tickets/closed/2026-09-18/$id.yaml
commit message:
ticket-withdraw: $id withdraw

Ticket: $id
Article: 五（三）
Staff: wangmin
Login: $login
END

for in_state in received incomplete approved assigned on-hold; do
	ticket_in $in_state
	done_as "$id${tab}withdrawn" ticket-withdraw "$id" --reason 用户已自行解决
	ok "it leaves the desk" test ! -e "tickets/open/2026-09-18/$id.yaml"
	ok "for the tray" test -e "tickets/closed/2026-09-18/$id.yaml"
done
run ticket-show "$id" --format csv --no-header --columns state,reason,closed_at
out_is <<'END'
withdrawn,用户已自行解决,2026-09-18T09:00:00+08:00
END

ticket_in received
refusal 2 "ticket-withdraw: --reason TEXT is needed; first: ticket-withdraw --help" \
	ticket-withdraw "$id"
refusal 2 'ticket-withdraw: --reason: the value is empty; leave the option out instead' \
	ticket-withdraw "$id" --reason ' '
refusal 2 'ticket-withdraw: --reason: U+202E at character 1 is not allowed' \
	ticket-withdraw "$id" --reason "$(printf '\342\200\256')"
refusal 1 "ticket-withdraw: 赵磊 may not run ticket-withdraw: it requires role clerk or supervisor (roles are in catalogue/staff.yaml); first: ask an admin" \
	ticket-withdraw "$id" --reason 撤回 --as zhaolei

refused_in_states --reason 撤回 <<'END'
done|"done, to be delivered": "withdraw" is not possible in this state; first: ticket-show ID
delivered|"delivered": "withdraw" is not possible in this state; first: ticket-show ID
visited|"visited": "withdraw" is not possible in this state; first: ticket-show ID
refused|"refused" and takes no more steps, so "withdraw" is refused; first: ticket-show ID
withdrawn|"withdrawn" and takes no more steps, so "withdraw" is refused; first: ticket-show ID
END
refused_when_closed --reason 撤回

ticket_in received
in_chinese 'ticket-withdraw: --reason 后面缺少内容；请先：ticket-withdraw --help' \
	ticket-withdraw "$id" --reason

finish

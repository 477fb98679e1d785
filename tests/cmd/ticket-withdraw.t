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
run ticket-withdraw "$id" --reason 用户已自行解决 --said 我自己换好了 --dry-run
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
	said=
	case $in_state in assigned | on-hold) said='--said 我自己换好了' ;; esac
	# shellcheck disable=SC2086 # two words
	done_as "$id${tab}withdrawn" ticket-withdraw "$id" --reason 用户已自行解决 $said
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
refusal 2 'ticket-withdraw: --reason: the value is empty; leave the option out instead' \
	ticket-withdraw "$id" --reason "$(printf '\342\200\256')"
refusal 1 "ticket-withdraw: 赵磊 may not run ticket-withdraw: it requires role clerk or supervisor (roles are in catalogue/staff.yaml); first: ask an admin" \
	ticket-withdraw "$id" --reason 撤回 --as zhaolei

# After the hand-over the department is at work: it is withdrawn at the customer's word.
for in_state in assigned on-hold; do
	ticket_in $in_state
	refusal 1 "ticket-withdraw: ticket $id was assigned: it is withdrawn at the customer's word, which is kept; first: --said <text>" \
		ticket-withdraw "$id" --reason 撤回
done
given ticket-withdraw "$id" --reason 撤回 --said 我自己换好了
run ticket-show "$id"
out_has 我自己换好了 "what the customer said is kept"

# How the customer was told is kept where that is said, and evidence tells it.
ticket_in received
refusal 1 'ticket-withdraw: what the customer was told must be stated (article 6); first: --said <text>' \
	ticket-withdraw "$id" --reason 撤回 --told phone
refusal 2 'ticket-withdraw: nobody is told of what was entered by mistake' \
	ticket-withdraw "$id" --reason 误登 --void --told phone
given ticket-withdraw "$id" --reason 撤回 --told phone --said 已为您撤回
run ticket-show "$id" --evidence --format json
ok "the channel" test "$(jq -r '.rounds[0].tellings[0].channel' "$work/out")" = phone
ok "and the words, once" test "$(jq -r '.rounds[0].tellings[0].text' "$work/out")" = 已为您撤回

# ---- Entered by mistake ---------------------------------------------------------------------------

ticket_in received
run ticket-withdraw "$id" --reason 误登 --void --dry-run
out_has "ticket-withdraw: $id void" "a void is told from a withdrawal"
done_as "$id${tab}withdrawn" ticket-withdraw "$id" --reason 误登 --void
run report-quarter --quarter 2026Q3 --format csv --no-header --columns by,received,withdrawn,carried_out
before=$(grep '^all,' "$work/out")
ticket_in received
given ticket-withdraw "$id" --reason 误登 --void
run report-quarter --quarter 2026Q3 --format csv --no-header --columns by,received,withdrawn,carried_out
ok "what was entered by mistake is in no figure" test "$(grep '^all,' "$work/out")" = "$before"

# By its receiver, on the same day, before the hand-over; later by a supervisor.
supervisor() {
	printf 'ticket-withdraw: "void what was entered by mistake" on ticket %s requires a supervisor: %s (article 6); first: ticket-show %s' \
		"$id" "$1" "$id"
}
ticket_in received
refusal 1 "$(supervisor 'another person received it')" ticket-withdraw "$id" --reason 误登 --void --as lihua
refusal 1 "$(supervisor 'it was received on an earlier day')" \
	at 09-19 ticket-withdraw "$id" --reason 误登 --void --as lihua
refusal 1 "$(supervisor 'it is overdue')" at 10-12 ticket-withdraw "$id" --reason 误登 --void --as lihua
done_as "$id${tab}withdrawn" at 10-12 ticket-withdraw "$id" --reason 误登 --void --as sunli
ticket_in received --as lihua
done_as "$id${tab}withdrawn" ticket-withdraw "$id" --reason 误登 --void --as lihua
ticket_in assigned
refusal 1 "$(supervisor 'it was assigned')" ticket-withdraw "$id" --reason 误登 --void --as lihua
done_as "$id${tab}withdrawn" ticket-withdraw "$id" --reason 误登 --void --as sunli
run report-quarter --quarter 2026Q3 --format csv --no-header --columns by,received,withdrawn,carried_out
ok "and then it counts as withdrawn" test "$(grep '^all,' "$work/out")" != "$before"
refusal 2 'ticket-withdraw: --said and --void exclude each other' \
	ticket-withdraw "$id" --reason 误登 --void --said 误登

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

#!/bin/sh
# A note is possible in every state and changes none.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

program=ticket-note
from=received
result=received
roles=
onward() {
	given ticket-assign "$1" --to network
}
onward=onward
alike --text 用户来电补充

ticket_in received
run ticket-note "$id" --text 用户来电补充 --dry-run
out_is "--dry-run: the whole of it" <<END
$id	received
would change: tickets/open/2026-09-18/$id.yaml
commit message:
ticket-note: $id note

Ticket: $id
Article: 五（三）
Staff: wangmin
Login: $login
END

for in_state in received incomplete approved assigned on-hold 'done' delivered visited closed refused withdrawn; do
	ticket_in $in_state
	done_as "$id$tab$in_state" ticket-note "$id" --text 用户来电补充
	run ticket-show "$id"
	out_has 用户来电补充
done

# Anybody on duty may add one.
ticket_in received
for who in lihua zhaolei sunli jiwei; do
	done_as "$id${tab}received" ticket-note "$id" --text "$who 看过" --as $who
	run ticket-show "$id"
	out_has "$who 看过"
done

# The text comes back byte for byte, in Unicode's composed form; neither name nor text is in the log.
ticket_in received
done_as "$id${tab}received" ticket-note "$id" --text '𠮷野 张𬌗 买买提·吐尔逊 😀: [x] # - |'
run ticket-show "$id"
out_has '𠮷野 张𬌗 买买提·吐尔逊 😀: [x] # - |'
done_as "$id${tab}received" ticket-note "$id" --text "$(printf 'cafe\314\201')"
run ticket-show "$id"
out_has "$(printf 'caf\303\251')"
git log --format='%s%n%b' >"$work/out"
out_lacks 买买提
out_lacks 王小明
out_lacks 13800138000

refusal 2 "ticket-note: --text TEXT is needed; first: ticket-note --help" ticket-note "$id"
refusal 2 'ticket-note: --text: the value is empty; leave the option out instead' \
	ticket-note "$id" --text ''
refusal 2 'ticket-note: --text: U+001B at character 3 is not allowed' \
	ticket-note "$id" --text "$(printf '用户\033]0;x\007')"
refusal 2 "ticket-note: --text: longer than the 64 KiB that one value may have" \
	ticket-note "$id" --text "$(printf '%065537d' 1)"

# Of the texts that a ticket may have together: which, how large, and what to do.
text=$(printf '%060000d' 1)
for n in 1 2 3 4 5; do
	run ticket-note "$id" --text "$text"
	[ "$status" = 0 ] || break
done
is_status 1 "a ticket that grew too large"
refusal 1 "ticket-note: ticket $id would have 295 KiB, more than the 256 KiB it may have; first: ticket-new facility, for what is still to be said" \
	ticket-note "$id" --text "$text"

in_chinese 'ticket-note: 没有工单 20260918-XS-9999；请先：ticket-list' \
	ticket-note 20260918-XS-9999 --text 补充

finish

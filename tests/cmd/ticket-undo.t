#!/bin/sh
# A step that was a mistake and has no counter-command is taken back by an event of its own; both stay.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

program=ticket-undo
from=delivered
result='done'
roles='clerk or supervisor'
onward() {
	given ticket-deliver "$1" --by phone
}
onward=onward
alike --reason 告知了别的用户

# ---- What is taken back ------------------------------------------------------------------------------

# record ID: all of the record but the events.
record() {
	sed '/^events:/,$d' tickets/*/2026-09-18/"$1".yaml
}
while read -r before after command options <&3; do
	ticket_in "$before"
	record "$id" >"$work/before"
	# shellcheck disable=SC2086 # several words
	given $command "$id" $options
	state_is "$after"
	count_commits
	done_as "$id$tab$before" ticket-undo "$id" --reason 记错工单
	commits_are 1 "one commit"
	record "$id" >"$work/after"
	ok "$command: all is as it was" diff "$work/before" "$work/after"
	run ticket-show "$id"
	out_has 记错工单 "and both stand in the time line"
done 3<<'END'
received approved ticket-review --agree
done delivered ticket-deliver --by phone
done delivered ticket-deliver --not-possible 空号
delivered visited ticket-visit --satisfaction fair --quality 慢
delivered visited ticket-visit --unwilling 不用了
visited closed ticket-close
assigned assigned ticket-extend --days 3 --reason 开挖 --told phone --said 需三日
END

# One step at a time, and forward again.
ticket_in closed
done_as "$id${tab}visited" ticket-undo "$id" --reason 记错工单
given ticket-note "$id" --text 其间一记
done_as "$id${tab}delivered" ticket-undo "$id" --reason 记错工单
done_as "$id${tab}visited" ticket-visit "$id" --satisfaction fair
done_as "$id${tab}delivered" ticket-undo "$id" --reason 又记错
done_as "$id${tab}done" ticket-undo "$id" --reason 又记错
refusal 1 "ticket-undo: the last step on ticket $id was \"result\", which is not undone like this; first: ticket-reject $id --reason <reason>" \
	ticket-undo "$id" --reason 又记错
shows satisfaction,visited_at,told_at,closed_at <<'END'
,,,
END

# What an extension has moved is due as before; the round can be late by that, and be extended again.
ticket_in assigned
given ticket-extend "$id" --days 5 --reason 开挖 --told phone --said 需五日
given at 09-28 ticket-undo "$id" --reason 天数录错
run at 09-29 report-overdue --ids
out_has "$id"
run at 09-29 report-figures --from 2026-09-18 --to 2026-09-30
is_status 0

# What corrects another thing is in the way.
ticket_in delivered
given ticket-edit "$id" --remark 夜间 --reason 漏写
refused 1 ticket-undo "$id" --reason 记错
err_has "the last step on ticket $id was \"correct\""

# ---- Who may -----------------------------------------------------------------------------------------

ticket_in 'done'
given ticket-deliver "$id" --by phone --as lihua
given staff-set wanger --name 王二 --roles clerk
refusal 1 "ticket-undo: \"deliver\" on ticket $id is undone by 李华 on the same day, or by a supervisor; first: ticket-show $id" \
	ticket-undo "$id" --reason 记错 --as wanger
refused 1 at 09-20 ticket-undo "$id" --reason 记错 --as lihua
err_has "is undone by 李华 on the same day"
done_as "$id${tab}done" at 09-20 ticket-undo "$id" --reason 记错 --as sunli
ticket_in assigned
given ticket-extend "$id" --days 3 --reason 开挖 --told phone --said 需三日
refused 1 ticket-undo "$id" --reason 记错 --as lihua

# ---- What has a command of its own -------------------------------------------------------------------

while IFS='|' read -r in_state title command <&3; do
	ticket_in "$in_state"
	refusal 1 "ticket-undo: the last step on ticket $id was \"$title\", which is not undone like this; first: $(printf '%s' "$command" | sed "s/ID/$id/")" \
		ticket-undo "$id" --reason 记错
done 3<<'END'
received|receive|ticket-withdraw ID --void --reason <reason>
incomplete|let rest|ticket-review ID --go-on
assigned|assign|ticket-return ID --reason <reason>
on-hold|put on hold|ticket-resume ID
done|result|ticket-reject ID --reason <reason>
refused|refuse|ticket-new, then ticket-link <ticket> --follows ID
withdrawn|withdraw|ticket-new, then ticket-link <ticket> --follows ID
END
given ticket-new connect --name 王小明 --phone 13800138000 --request 新装
id=$(cat "$work/out")
given ticket-review "$id" --missing property-proof
refusal 1 "ticket-undo: the last step on ticket $id was \"require documents\", which is not undone like this; first: ticket-review $id --papers-complete" \
	ticket-undo "$id" --reason 记错

refusal 2 "ticket-undo: --reason TEXT is needed; first: ticket-undo --help" ticket-undo "$id"
refusal 2 'ticket-undo: --reason: U+001B at character 1 is not allowed' \
	ticket-undo "$id" --reason "$(printf '\033[2J')"

finish

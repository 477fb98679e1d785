#!/bin/sh
# Article 6, 上报公司纪委: after a reminder and after the user was told; then cause and accountability,
# which only the inspector finds.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people
run staff-set soon --from 2026-10-20
is_status 0

# Everything was assigned on the 18th, is due on the 24th, and today is the second day after it.
handed_over_at=$ONESTOP_NOW
export ONESTOP_NOW=2026-09-29T09:00:00+08:00

program=ticket-escalate
from=reminded
result=assigned
roles=
onward() {
	given ticket-result "$1" --text 已更换井盖
}
onward=onward
alike --note 已超期

ticket_in reminded
run ticket-escalate "$id" --note 超期两日，已催办 --dry-run
out_is "--dry-run: the whole of it" <<END
$id	assigned
would change: tickets/open/2026-09-18/$id.yaml
commit message:
ticket-escalate: $id escalate

Ticket: $id
Article: 六
Staff: wangmin
Login: $login
END
done_as "$id${tab}assigned" ticket-escalate "$id" --note 超期两日，已催办
shows state,escalated_at <<'END'
assigned,2026-09-29T09:00:00+08:00
END
run ticket-show "$id"
out_has 超期两日，已催办 "the note is shown"
run report-overdue --format csv --no-header --columns id,overdue_days,reminders,escalated
out_has "$id,2,1,true" "the report says so"
refusal 1 "ticket-escalate: ticket $id was escalated already; first: ticket-show $id" \
	ticket-escalate "$id" --note 再报

# ---- In order: overdue, reminded, the user told --------------------------------------------------

cannot() {
	printf 'ticket-escalate: ticket %s cannot be escalated (article 6): %s' "$id" "$1"
}
remind="; first: ticket-remind"
ticket_in assigned
none="no reminder was recorded since it is overdue; the customer was not told since"
refusal 1 "$(cannot "it is not overdue (due 2026-09-24); no reminder was recorded; the customer was not told")$remind $id --to <whom> --told <channel> --said <text>" \
	at 09-24 ticket-escalate "$id" --note 超期
refusal 1 "$(cannot "$none")$remind $id --to <whom> --told <channel> --said <text>" \
	at 09-25 ticket-escalate "$id" --note 超期
given ticket-remind "$id" --to 管网部
refusal 1 "$(cannot "the customer was not told since")$remind $id --to <whom> --told <channel> --said <text>" \
	ticket-escalate "$id" --note 超期

# A reminder and a telling before it was late are notes.
ticket_in assigned
given at 09-18 ticket-remind "$id" --to 管网部 --told phone --said 已催办，尽快答复
refusal 1 "$(cannot "$none")$remind $id --to <whom> --told <channel> --said <text>" \
	at 09-25 ticket-escalate "$id" --note 超期
refusal 1 "$(cannot "it is not overdue (due 2026-09-24); no reminder was recorded; the customer was not told")$remind $id --to <whom> --told <channel> --said <text>" \
	at 09-24 ticket-escalate "$id" --note 超期
given ticket-remind "$id" --to 管网部 --told phone --said 已催办，尽快答复
done_as "$id${tab}assigned" ticket-escalate "$id" --as lihua

# That the user was told of an extension is not that he was told of the delay.
ticket_in assigned
given at 09-24 ticket-extend "$id" --days 1 --reason 需开挖路面 --told phone --said 需三日后答复
refusal 1 "$(cannot "$none")$remind $id --to <whom> --told <channel> --said <text>" \
	ticket-escalate "$id" --note 超期
given ticket-remind "$id" --to 管网部
refusal 1 "$(cannot "the customer was not told since")$remind $id --to <whom> --told <channel> --said <text>" \
	ticket-escalate "$id" --note 超期

# One that begins a hold when it is late tells the customer with it.
ticket_in assigned
given ticket-remind "$id" --to 管网部
given ticket-hold "$id" --reason 送检 --told phone --said 超期，尚待检定
done_as "$id${tab}on-hold" ticket-escalate "$id" --note 超期

# Late, it is escalated whatever became of it: not handed over, finished, closed, withdrawn; once there is
# a result nobody is left to be reminded.
ticket_in received
given at 10-12 ticket-remind "$id" --to 客服中心 --told phone --said 尚未转办
done_as "$id${tab}received" at 10-12 ticket-escalate "$id" --note 超期未转办
ticket_in assigned
given ticket-result "$id" --text 已更换井盖
done_as "$id${tab}done" ticket-escalate "$id" --note 超期办结
ticket_in assigned
given ticket-close "$id" --result 已更换 --told phone --visit fair
done_as "$id${tab}closed" ticket-escalate "$id" --note 超期办结
done_as "$id${tab}closed" ticket-escalate "$id" --cause department --accountability 通报批评 --as jiwei
refusal 1 "ticket-escalate: ticket $id was escalated already; first: ticket-show $id" ticket-escalate "$id"

# ---- Cause and accountability --------------------------------------------------------------------

ticket_in reminded
refusal 1 "ticket-escalate: ticket $id was not escalated; first: ticket-escalate $id" \
	ticket-escalate "$id" --cause user --as jiwei
given ticket-escalate "$id" --note 超期
for who in wangmin lihua sunli; do
	refusal 1 "ticket-escalate: \"record cause and accountability\" on ticket $id requires role inspector (article 6)" \
		ticket-escalate "$id" --cause user --as $who
done
refusal 1 "ticket-escalate: 赵磊 may not run ticket-escalate: it requires role clerk or supervisor or inspector (roles are in catalogue/staff.yaml); first: ask an admin" \
	ticket-escalate "$id" --cause user --as zhaolei
refusal 1 'ticket-escalate: a delay that the department caused needs its accountability (article 6); first: --accountability <text>' \
	ticket-escalate "$id" --cause department --as jiwei
shows cause,accountability "nobody is blamed by a machine" <<'END'
,
END
done_as "$id${tab}assigned" ticket-escalate "$id" --cause department --accountability 通报批评 --as jiwei
shows cause,accountability <<'END'
department,通报批评
END
run ticket-show "$id" --evidence
out_has 'cause of the delay:            the department'
out_has 'accountability:                通报批评'
git log -1 --format=%B >"$work/out"
out_is "the commit does not say what was found" <<END
ticket-escalate: $id find-cause

Ticket: $id
Article: 六
Staff: jiwei
Login: $login

END
for cause in user third-party; do
	ticket_in escalated
	done_as "$id${tab}assigned" ticket-escalate "$id" --cause $cause --as jiwei
	shows cause,accountability "$cause: no accountability is needed" <<END
$cause,
END
done

# The inspector finds causes, but the window escalates; a cause may be found after it was closed.
ticket_in reminded
refusal 1 "ticket-escalate: \"escalate\" on ticket $id requires role clerk or supervisor (article 6)" \
	ticket-escalate "$id" --note 超期 --as jiwei
given ticket-escalate "$id" --note 超期
run ticket-close "$id" --result 已更换 --told phone --visit fair
is_status 0
done_as "$id${tab}closed" ticket-escalate "$id" --cause third-party --as jiwei

# ---- Usage, and in other states ------------------------------------------------------------------

ticket_in escalated
refusal 2 'ticket-escalate: --note and --cause exclude each other' \
	ticket-escalate "$id" --note 超期 --cause user --as jiwei
refusal 2 'ticket-escalate: --cause: "machine" is not one of: department, user, third-party' \
	ticket-escalate "$id" --cause machine --as jiwei
refusal 2 'ticket-escalate: --accountability goes with --cause' \
	ticket-escalate "$id" --note 超期 --accountability 通报批评
# In time nothing is escalated, in whatever state.
late_since=$handed_over_at
handed_over_at=''
for in_state in received approved on-hold 'done' visited closed withdrawn; do
	ticket_in "$in_state"
	refused 1 ticket-escalate "$id" --note 超期
	err_has "ticket-escalate: ticket $id cannot be escalated (article 6): it is not overdue"
done
handed_over_at=$late_since

ticket_in assigned
in_chinese 'ticket-escalate: 工单 ID 还不能上报（第六条）：超期后没有催办记录；超期后没有告知用户；请先：ticket-remind ID --to <对象> --told <方式> --said <内容>' \
	ticket-escalate "$id" --note 超期

finish

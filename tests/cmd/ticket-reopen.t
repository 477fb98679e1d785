#!/bin/sh
# 重办: a closed ticket, or a visited one whose customer is not satisfied, begins its next round: the service
# centre hands it over, with a new clock; the rounds before stay in the events.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

program=ticket-reopen
from=dissatisfied
result=approved
roles='clerk or supervisor'
onward() {
	given ticket-assign "$1" --to network
}
onward=onward
alike --reason 用户反映问题未解决

# ---- From the tray back to the desk --------------------------------------------------------------

ticket_in assigned
given ticket-extend "$id" --days 1 --reason 需开挖路面 --told phone --said 需三日后答复
given at 09-29 ticket-remind "$id" --to 管网部 --told phone --said 已催办，尽快答复
given at 09-29 ticket-escalate "$id" --note 超期一日
run at 09-29 ticket-close "$id" --result 已更换井盖 --told phone --visit dissatisfied --solved no \
	--op-id close-1
is_status 0
at 09-29 git --no-pager log -1 --format=%s >"$work/out"
out_has "$id result, deliver, visit, close"
closed=tickets/closed/2026-09-18/$id.yaml
open=tickets/open/2026-09-18/$id.yaml
ok "it lies in the tray" test -e "$closed"
cp "$closed" "$work/round1"

run at 09-30 ticket-reopen "$id" --reason 井盖又松动 --dry-run
out_is "--dry-run: the whole of it" <<END
$id	approved
would remove: $closed
would add:    $open
commit message:
ticket-reopen: $id reopen

Ticket: $id
Article: 六
Staff: wangmin
Login: $login
END
count_commits
done_as "$id${tab}approved" at 09-30 ticket-reopen "$id" --reason 井盖又松动 --op-id again-1
commits_are 1 "one commit"
ok "it lies on the desk again" test -e "$open"
ok "and no more in the tray" test ! -e "$closed"
shows state,round,department,ready_on,assigned_at,limit,first_due,due,extensions,returns,held_days,moved_days \
	"round 2, with nobody yet" <<'END'
approved,2,,2026-09-30,,5,,,,,,
END
shows result,result_at,told,visited_at,satisfaction,informed_at,escalated_at,closed_at \
	"nothing of the first round is left in the form" <<'END'
,,,,,,,
END
shows owner,name,received_at "the first person asked stays its owner" <<'END'
wangmin,王小明,2026-09-18T09:00:00+08:00
END
sed -n '/^events:/,$p' "$work/round1" >"$work/before"
sed -n '/^events:/,$p' "$open" | head -n "$(wc -l <"$work/before")" >"$work/after"
ok "the events of the first round are as they were" cmp "$work/before" "$work/after"
run ticket-show "$id"
out_has 井盖又松动 "the reason is shown"
run ticket-show "$id" --format json
out_has '"result": "已更换井盖"' "and the first result stays in the record"
check_store

# A line of a script that is repeated across the reopening does nothing.
count_commits
done_as "$id${tab}closed" at 09-30 ticket-close "$id" --result 已更换井盖 --told phone \
	--visit dissatisfied --solved no --op-id close-1
done_as "$id${tab}approved" at 10-08 ticket-reopen "$id" --reason 井盖又松动 --op-id again-1
commits_are 0 "an op-id of either round, repeated, does nothing"
state_is approved
done_as "$id${tab}network${tab}2026-10-14" at 10-08 ticket-assign "$id" --to network
shows state,department,assigned_at,first_due,due "handed over by the service centre: a new clock" <<'END'
assigned,network,2026-10-08T09:00:00+08:00,2026-10-14,2026-10-14
END

# The second round is a round like the first.
refusal 1 "ticket-escalate: ticket $id cannot be escalated (article 6): no reminder was recorded since it is overdue; the customer was not told since; first: ticket-remind $id --to <whom> --told <channel> --said <text>" \
	at 10-15 ticket-escalate "$id" --note 超期
run at 10-15 report-overdue --format csv --no-header --columns id,due,overdue_days,reminders,escalated
out_has "$id,2026-10-14,1,0,false" "the report counts the second round only"
refusal 1 "ticket-escalate: ticket $id was not escalated; first: ticket-escalate $id" \
	at 10-14 ticket-escalate "$id" --cause user --as jiwei
done_as "$id${tab}closed" at 10-14 ticket-close "$id" --result 已加固 --told phone --visit satisfied
ok "and it goes back to the tray" test -e "$closed"
done_as "$id${tab}approved" at 10-14 ticket-reopen "$id" --reason 井盖又松动 --op-id again-1
state_is closed
done_as "$id${tab}approved" at 10-15 ticket-reopen "$id" --reason 第三次
shows round <<'END'
3
END
given at 10-15 ticket-show "$id" --evidence
mv "$work/out" "$work/shown"
run sed -n '/^round /p; /^who held it:/,/^$/p' "$work/shown"
out_is "who held it, round by round, and whose days those are" <<'END'
round 1: 井盖破损
who held it:
held by  state                 from             to               working days charged to working days charged
王敏     received              2026-09-18 09:00 2026-09-18 09:00            0 window                        0
客服中心 approved              2026-09-18 09:00 2026-09-18 09:00            0 客服中心                      0
管网部   assigned              2026-09-18 09:00 2026-09-29 09:00            7 管网部                        7
王敏     done, to be delivered 2026-09-29 09:00 2026-09-29 09:00            0 window                        0
王敏     delivered             2026-09-29 09:00 2026-09-29 09:00            0                               0
王敏     visited               2026-09-29 09:00 2026-09-29 09:00            0                               0
王敏     closed                2026-09-29 09:00 2026-09-30 09:00            1                               0

round 2: 井盖又松动
who held it:
held by  state                 from             to               working days charged to working days charged
客服中心 approved              2026-09-30 09:00 2026-10-08 09:00            1 客服中心                      1
管网部   assigned              2026-10-08 09:00 2026-10-14 09:00            5 管网部                        5
王敏     done, to be delivered 2026-10-14 09:00 2026-10-14 09:00            0 window                        0
王敏     delivered             2026-10-14 09:00 2026-10-14 09:00            0                               0
王敏     visited               2026-10-14 09:00 2026-10-14 09:00            0                               0
王敏     closed                2026-10-14 09:00 2026-10-15 09:00            1                               0

round 3: 第三次
who held it:
held by  state    from             to working days charged to working days charged
客服中心 approved 2026-10-15 09:00               0 客服中心                      0

END
check_store

# ---- The flow begins anew ------------------------------------------------------------------------

given ticket-new meter-test --name 王小明 --phone 13800138000 --request 水表偏快
id=$(cat "$work/out")
given ticket-assign "$id" --to meter-reading
given ticket-close "$id" --result 校验合格 --told phone --visit dissatisfied --solved no
given at 09-22 ticket-reopen "$id" --reason 仍有异议
given staff-set chaobiao --name 赵敏 --roles handler --department meter-reading
given at 09-22 ticket-assign "$id"
shows step,round "the first step of the flow" <<'END'
1,2
END
given at 09-23 ticket-result "$id" --text 再次核查 --as chaobiao
run at 09-23 ticket-show "$id"
ok "a step of the second round is whose it is" \
	grep -qE '现场核查 +营抄中心 +2 done +赵敏 +2026-09-23 09:00$' "$work/out"
ok "the next one is where it stands" grep -qE '拆表送检 .*you are here' "$work/out"

# ---- What is refused -----------------------------------------------------------------------------

ticket_in visited
refusal 2 'ticket-reopen: --reason TEXT is needed; first: ticket-reopen --help' ticket-reopen "$id"
refusal 2 'ticket-reopen: --reason: the value is empty; leave the option out instead' \
	ticket-reopen "$id" --reason ' '
refusal 1 "ticket-reopen: 赵磊 may not run ticket-reopen: it requires role clerk or supervisor (roles are in catalogue/staff.yaml); first: ask an admin" \
	ticket-reopen "$id" --reason 未解决 --as zhaolei
refusal 1 "ticket-reopen: the customer of ticket $id was satisfied: it is closed before it can be reopened; first: ticket-close $id" \
	ticket-reopen "$id" --reason 未解决

# Visited and not satisfied, or not solved, it need not be closed first.
for visit in 'dissatisfied --solved yes' 'fair --solved no'; do
	ticket_in delivered
	# shellcheck disable=SC2086 # two words
	given ticket-visit "$id" --satisfaction $visit
	done_as "$id${tab}approved" ticket-reopen "$id" --reason 未解决
done

refused_in_states --reason 未解决 <<'END'
received|"received": before "reopen" it still needs: approve, assign, result, deliver, visit (article 4); first: ticket-review ID --agree
assigned|"assigned": before "reopen" it still needs: result, deliver, visit (article 6); first: ticket-result ID --text <result>
done|"done, to be delivered": before "reopen" it still needs: deliver, visit (article 4); first: ticket-deliver ID --by <channel>
delivered|"delivered": before "reopen" it still needs: visit (article 6); first: ticket-visit ID --satisfaction <satisfaction>
refused|"refused" and takes no more steps, so "reopen" is refused; first: ticket-show ID
withdrawn|"withdrawn" and takes no more steps, so "reopen" is refused; first: ticket-show ID
END

ticket_in refused
in_chinese 'ticket-reopen: 工单 ID 的状态是“不予受理”，已经终结，不能再办理“重办”；请先：ticket-show ID' \
	ticket-reopen "$id" --reason 未解决

finish

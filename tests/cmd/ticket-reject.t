#!/bin/sh
# 驳回: a result that is none goes back to its department before the customer is told; the days it stood
# are not held against the round, unless it was late already.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people
given staff-set qianjin --name 钱进 --roles handler,supervisor --department network

program=ticket-reject
from='done'
result="2026-09-24${tab}2026-09-24"
roles=supervisor
onward() {
	given ticket-result "$1" --text 已重新更换井盖
}
onward=onward
alike --reason 未到现场核查

ticket_in 'done'
run ticket-reject "$id" --reason 未到现场核查 --dry-run
out_is "--dry-run: the whole of it" <<END
$id	2026-09-24	2026-09-24
would change: tickets/open/2026-09-18/$id.yaml
commit message:
ticket-reject: $id reject

Ticket: $id
Article: 六
Staff: wangmin
Login: $login
END

# ---- What goes back, and by how much it moves ------------------------------------------------------

# RESULT | REJECTED | DUE | WHAT
while IFS='|' read -r given_on rejected due what <&3; do
	ticket_in assigned
	run at "$given_on" ticket-result "$id" --text 已更换井盖
	is_status 0
	done_as "$id$tab$due${tab}2026-09-24" at "$rejected" ticket-reject "$id" --reason 未到现场核查
	shows state,department,result,result_by,result_at,first_due,due "$what" <<END
assigned,network,,,,2026-09-24,$due
END
done 3<<'END'
09-21|09-21|2026-09-24|the same day: nothing moves
09-21|09-23|2026-09-29|the 21st and the 22nd
09-24|09-28|2026-09-28|finished on the due day, rejected after three holidays
09-24|09-26|2026-09-28|rejected on a day that is none
09-28|09-30|2026-09-24|a late result: nothing moves
END

# Late before its hand-over, it stays so, whatever due date it was given then.
ticket_in received
given at 09-29 ticket-assign "$id" --to network
given at 09-29 ticket-result "$id" --text 已更换井盖
done_as "$id${tab}2026-10-12${tab}2026-10-12" at 10-08 ticket-reject "$id" --reason 未到现场核查

# Late after the rejection, it is late: the result that was none does not count.
ticket_in 'done'
given ticket-reject "$id" --reason 未到现场核查
run at 09-28 report-overdue --format csv --no-header --columns id,due,overdue_days
out_has "$id,2026-09-24,1" "a rejected result is none"
run ticket-show "$id"
out_has 未到现场核查 "the reason is shown"

# A result of several stages goes back to the stage that gave it.
given ticket-new meter-test --name 王小明 --phone 13800138000 --request 水表偏快
id=$(cat "$work/out")
given ticket-assign "$id"
given ticket-result "$id" --text 已核查
given ticket-result "$id" --text 校验合格
given ticket-result "$id" --text 已复装
shows state,step <<'END'
done,3
END
given ticket-reject "$id" --reason 未附检定结论
shows state,step,department "the last stage, with its department" <<'END'
assigned,3,meter-reading
END

# ---- Who judges ------------------------------------------------------------------------------------

ticket_in 'done'
refusal 1 "ticket-reject: 钱进 may not: a supervisor of another department than the one whose clock runs does this (article 6); first: ask 孙丽 (sunli)" \
	ticket-reject "$id" --reason 未到现场核查 --as qianjin
for who in lihua zhaolei; do
	refused 1 ticket-reject "$id" --reason 未到现场核查 --as $who
	err_has "may not run ticket-reject: it requires role supervisor"
done
done_as "$id${tab}2026-09-24${tab}2026-09-24" ticket-reject "$id" --reason 未到现场核查 --as sunli
# A ticket with a standing result cannot be withdrawn; after the rejection it can.
given ticket-withdraw "$id" --reason 用户撤回 --said 不用了

# ---- Usage, and in other states ---------------------------------------------------------------------

ticket_in 'done'
refusal 1 "ticket-withdraw: ticket $id is \"done, to be delivered\": \"withdraw\" is not possible in this state; first: ticket-show $id" \
	ticket-withdraw "$id" --reason 用户撤回 --said 不用了
refusal 2 'ticket-reject: --reason TEXT is needed; first: ticket-reject --help' ticket-reject "$id"
refusal 2 'ticket-reject: --reason: the value is empty; leave the option out instead' \
	ticket-reject "$id" --reason ' '
refused_in_states --reason 未到现场核查 <<'END'
received|"received": before "reject the result" it still needs: approve, assign, result (article 4); first: ticket-review ID --agree
incomplete|"documents missing": before "reject the result" it still needs: complete the documents, approve, assign, result (article 5(3)); first: ticket-review ID --papers-complete
approved|"approved": before "reject the result" it still needs: assign, result (article 6); first: ticket-assign ID --to <department>
assigned|"assigned": before "reject the result" it still needs: result (article 6); first: ticket-result ID --text <result>
on-hold|"on hold": before "reject the result" it still needs: resume, result (article 6); first: ticket-resume ID
delivered|"delivered": "reject the result" is not possible in this state; first: ticket-show ID
visited|"visited": "reject the result" is not possible in this state; first: ticket-show ID
refused|"refused" and takes no more steps, so "reject the result" is refused; first: ticket-show ID
withdrawn|"withdrawn" and takes no more steps, so "reject the result" is refused; first: ticket-show ID
END
refused_when_closed --reason 未到现场核查

ticket_in delivered
in_chinese 'ticket-reject: 工单 ID 的状态是“已送达”，这一状态不能办理“驳回”；请先：ticket-show ID' \
	ticket-reject "$id" --reason 未到现场核查

finish

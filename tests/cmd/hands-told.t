#!/bin/sh
# At a terminal: what a department used of a round is told when it gives the ticket away, and the closing of a
# late ticket that nobody reported says so.  Programs read neither.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
given staff-set zhaolei --name 赵磊 --badge 002 --roles handler --department network
given staff-set shejian --name 舍建 --badge 003 --roles handler --department engineering
given staff-set jiwei --name 纪伟 --badge 004 --roles inspector --department discipline
if ! command -v script >/dev/null; then
	finish
fi

# told DAY COMMAND: the command on a terminal.
told() {
	run at "$1" script -qec "$2" /dev/null </dev/null
}

# handed SERVICE: received and handed over on 2026-08-03.
handed() {
	given at 08-03 ticket-new "$1" --name 王小明 --phone 13800138000 --address 象山大道1号 --request 请求
	id=$(cat "$work/out")
	given at 08-03 ticket-assign "$id"
}

handed facility
told 08-10 "ticket-return $id --reason 不属本部门"
out_has "管网部 used 5 working days of ticket $id; its clock runs on" "a return, on the fifth working day"
told 08-11 "ticket-assign $id --to engineering"
out_lacks 'working days of ticket' "the window hands it over: no department gives it away"
told 08-12 "ticket-assign $id --to network --reason 属管网部"
out_has "工程部 used 1 working days of ticket $id; its clock runs on" "a transfer"
told 08-12 "ticket-assign $id --handler zhaolei"
out_lacks 'working days of ticket' "another handler of the same department"
given at 08-12 ticket-assign "$id" --to engineering --reason 属工程部
told 08-13 "ticket-return $id --reason 不属本部门 --as shejian"
out_has "工程部 used 2 working days of ticket $id; its clock runs on" "all its days of the round"
given at 08-13 ticket-assign "$id" --to network
run at 08-13 ticket-return "$id" --reason 不属本部门
quiet

handed connect
given at 08-03 ticket-result "$id" --text 可接 --as shejian
told 08-05 "ticket-result $id --text 已通 --as shejian"
out_lacks 'working days of ticket' "the next step is of the same department"
told 08-05 "ticket-result $id --text 验收合格 --as shejian"
out_has "工程部 used 2 working days of ticket $id" "the last is of another"

# ---- The closing of a late ticket ------------------------------------------------------------------

# closed DAY: everything up to the closing.
closed() {
	given at "$1" ticket-result "$id" --text 已更换 --as zhaolei
	given at "$1" ticket-deliver "$id" --by phone
	given at "$1" ticket-visit "$id" --satisfaction satisfied
}
handed facility
late=$id
closed 08-12
told 08-12 "ticket-close $id"
out_has "ticket $id was late since the end of 2026-08-10 and never reported (article 6): report-discipline lists it until ticket-escalate $id --note <text>"
run at 08-12 report-discipline --format csv --no-header --columns finding,id
out_has "closed-unreported,$late" "which it does"
handed facility
closed 08-12
run at 08-12 ticket-close "$id"
quiet
given at 08-12 ticket-escalate "$id" --note 逾期
handed facility
given at 08-11 ticket-remind "$id" --to 赵磊 --told phone --said 尽快答复
given at 08-11 ticket-escalate "$id" --note 逾期
closed 08-12
told 08-12 "ticket-close $id"
out_lacks 'never reported' "it was"
handed facility
closed 08-10
told 08-10 "ticket-close $id"
out_lacks 'never reported' "on its due day it is not late"
finish

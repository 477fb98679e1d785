#!/bin/sh
# Nothing hides, as clerks and departments type it: every open ticket owes somebody something and stands in a
# report, late stays late, the blame goes where the days went, and a slip of the pen can be corrected.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"

# shop DAY: a store of that day, with the people of the departments.
shop() {
	export ONESTOP_NOW="2026-$1T09:00:00+08:00"
	new_store
	given staff-set lihua --name 李华 --badge 002 --roles clerk
	given staff-set sunli --name 孙丽 --badge 003 --roles supervisor --department service-center
	given staff-set jiwei --name 纪伟 --badge 004 --roles inspector --department discipline
	given staff-set zhaolei --name 赵磊 --badge 005 --roles handler --department network
	given staff-set shejian --name 舍建 --badge 006 --roles handler --department engineering
	given staff-set chaobiao --name 抄表 --badge 007 --roles handler --department meter-reading
}

# new SERVICE [OPTION...]: received; its id is in $id.
new() {
	service=$1
	shift
	given ticket-new "$service" --name 王小明 --phone 13800138000 --address 象山大道1号 --request 请求 "$@"
	id=$(cut -f 1 "$work/out")
}

# assigned SERVICE DEPARTMENT [OPTION...]
assigned() {
	new "$1"
	given ticket-assign "$id" --to "$2"
}

# day MM-DD: from now on it is that day.
day() {
	export ONESTOP_NOW="2026-$1T09:00:00+08:00"
}

# finished: result, told, called back and closed.
finished() {
	given ticket-result "$id" --text 已修复
	given ticket-deliver "$id" --by phone
	given ticket-visit "$id" --satisfaction "${1:-satisfied}" ${2:+--solved "$2"}
	given ticket-close "$id"
}

# figure QUARTER COLUMNS EXPECTED [WHAT]: the row of the whole.
figure() {
	run report-quarter --quarter "$1" --by class --format csv --no-header --columns "key,$2"
	ok "$1: $2 is $3${4:+, $4}" test "$(sed -n 's/^accept,//p' "$work/out")" = "$3"
}

# ---- Five tickets that owe --------------------------------------------------------------------------

shop 08-03
new facility && a=$id
new facility && given ticket-review "$id" --agree && b=$id
assigned facility network && c=$id
assigned facility network && d=$id
assigned facility network && e=$id
day 08-10
given ticket-return "$c" --reason 不属本部门 --as sunli
given ticket-result "$d" --text 已修复 --as zhaolei
day 08-11
given ticket-hold "$e" --reason 等待占道许可 --until 2026-09-01 --told phone --said 等待许可 --as sunli
day 09-28
for report in report-overdue report-daily; do
	run "$report" --columns id,owed,debtor --sort id --format csv --no-header
	is_status 0
	out_is "$report: all five, each with what it owes and who" <<END
$a,assign,XS
$b,assign,service-center
$c,assign,service-center
$d,deliver,XS
$e,hold,sunli
END
done
run report-quarter --quarter 2026Q3 --by class --show due --ids
out_is "all in 应办结" <<END
$a
$b
$c
$d
$e
END

# ---- Late, escalated, accountability, closed, reopened, closed in time ---------------------------------

shop 08-03
assigned facility network
day 08-11
given ticket-remind "$id" --to 管网部赵磊 --told phone --said 尽快答复
given ticket-escalate "$id" --note 逾期
given ticket-escalate "$id" --cause department --accountability 通报批评 --as jiwei
day 08-12
finished dissatisfied no
day 08-17
given ticket-reopen "$id" --reason 又坏了
given ticket-assign "$id" --to network
day 08-18
finished
figure 2026Q3 overdue,escalated 1,1 'after a second round in time'
run ticket-show "$id" --evidence
out_has 'round 1:' "evidence shows the first round"
out_has 'round 2: 又坏了' "and the second"

# ---- Due in the next quarter ------------------------------------------------------------------------

shop 09-28
assigned facility network
run ticket-show "$id" --columns due --format csv --no-header
out_is <<'END'
2026-10-10
END
day 09-29
finished
day 10-15
figure 2026Q3 due,on_time 0,0
figure 2026Q4 due,on_time 1,1

# ---- Consultations are no part of it -----------------------------------------------------------------

shop 08-03
i=0
while [ $i -lt 20 ]; do
	i=$((i + 1))
	given ticket-new consult-fee --name "用户$i" --phone "139001390$((10 + i))" --request 咨询 --answer 已答复
done
assigned facility network && one=$id
assigned facility network
day 08-04
finished
id=$one
day 08-12
finished
run report-quarter --quarter 2026Q3 --by class --format csv --no-header --columns key,on_time_rate,visit_rate
out_has "accept,50.0%,100.0%" "按时办结率 50.0 %, 回访率 100.0 %"

# ---- The blame goes where the days went ----------------------------------------------------------------

shop 08-03
assigned facility network
day 08-10
given ticket-return "$id" --reason 属工程部 --as sunli
given ticket-assign "$id" --to engineering
day 08-11
given ticket-result "$id" --text 已修复 --as shejian
run report-quarter --quarter 2026Q3 --by department --sort=-used --format csv --no-header --columns key,used,returned,overdue
out_is "used A 5, B 1; the return and the lateness are A's; first the whole" <<'END'
,6,1,1
network,5,1,1
engineering,1,0,0
END

# ---- 立户建档 is owed by the department that does it ------------------------------------------------------

shop 08-03
new connect
given ticket-assign "$id"
for stage in 1 2 3; do
	given ticket-result "$id" --text "第${stage}步" --as shejian
done
run report-daily --columns stage,debtor --format csv --no-header
out_is "owed by 营抄中心, not 工程部" <<'END'
立户建档,meter-reading
END

# ---- Article 6 in order ----------------------------------------------------------------------------------

shop 08-03
assigned facility network && early=$id
assigned facility network && right=$id
assigned facility network && closed=$id
day 08-04
given ticket-remind "$early" --to 管网部赵磊 --told phone --said 尽快答复
day 08-11
refused 1 ticket-escalate "$early" --note 逾期
given ticket-remind "$right" --to 管网部赵磊 --told phone --said 尽快答复
run ticket-escalate "$right" --note 逾期
is_status 0 "reminded and told on that day"
id=$closed
finished
run ticket-escalate "$closed" --note 逾期
is_status 0 "closed late: it is reported"
run ticket-escalate "$closed" --cause department --accountability 通报批评 --as jiwei
is_status 0 "and has its cause"

# ---- Reception ---------------------------------------------------------------------------------------------

shop 08-03
refused 1 ticket-new volume-doubt
refused 1 ticket-new volume-doubt --name 王小明 --phone 13800138000 --address 象山大道1号 --request 水量异常 --account 99999999
refused 1 ticket-new connect --name 王小明 --phone 13800138000 --address 象山大道1号 --request 新装 --missing nosuch
given account-new 0000012345 --name 李四 --id-type resident --id-no 11010519491231002X --address 白云大道8号 --phone 13700137000 --meter-no M001 --calibre 15 --use residential=100 --population 5
run ticket-new meter-test --account 0000012345 --request 水表偏快
is_status 0
id=$(cat "$work/out")
run ticket-show "$id" --unmask --columns name,phone,address --format csv --no-header
out_is "name, telephone and address of the account" <<'END'
李四,13700137000,白云大道8号
END
run form-print register "$id" --text
for text in 李四 13700137000 白云大道8号; do
	out_has "$text" "annex 9 has $text"
done

# ---- A deed, and papers ------------------------------------------------------------------------------------

# No other matter of the account may be open when it is cancelled.
given ticket-withdraw "$id" --reason 用户撤回
given ticket-new cancel --account 0000012345 --request 销户
id=$(cat "$work/out")
given ticket-assign "$id" --to meter-reading
refused 1 ticket-close "$id" --result 已销户 --told window --visit satisfied
err_has 'needs the deed on its account'
refused 1 account-cancel 0000012345 --reading 10 --final-bill 0 --reason 销户 --ticket "$id"
refused 1 account-cancel 0000012345 --reading 10 --final-bill 0 --reason 销户

# ---- Who may what ------------------------------------------------------------------------------------------

given account-new 0000012346 --name 王五 --id-type resident --id-no 440524188001010014 --address 白云大道9号 --phone 13700137001 --meter-no M002 --calibre 15 --use residential=100 --population 5
given ticket-new transfer --account 0000012346 --request 更名
id=$(cat "$work/out")
refused 1 ticket-review "$id" --department meter-reading --agree --opinion 同意 --as shejian
assigned facility network && other=$id
refused 1 ticket-result "$other" --text 已修复 --as shejian
refused 1 ticket-return "$other" --reason 不属本部门 --as shejian
given ticket-new facility --name 王小明 --phone 13800138000 --address 象山大道2号 --request 请求 --as lihua
late=$(cat "$work/out")
given ticket-assign "$late" --to network
day 08-10
refused 1 ticket-hold "$other" --reason 等待许可 --until 2026-08-14 --as zhaolei
err_has 'requires a supervisor'
day 08-12
refused 1 ticket-withdraw "$late" --void --reason 误登 --as lihua
err_has 'requires a supervisor: it is overdue'
refused 1 ticket-link "$late" --duplicate-of "$other" --as lihua
err_has "is overdue and is not linked any more" "a late ticket is not linked"

# ---- A slip of the pen -------------------------------------------------------------------------------------

shop 08-03
new facility
given ticket-assign "$id" --to network
day 08-04
given ticket-result "$id" --text 已修复 --as zhaolei
given ticket-deliver "$id" --by phone
given ticket-edit "$id" --phone 13900139000 --reason 录入错误
run report-visit --unmask --columns id,phone --format csv --no-header
out_is "the call-back list shows it" <<END
$id,13900139000
END
run form-print register "$id" --text
out_has 13900139000 "and the form"
run sed -n '/act: "edit"/,$p' "$(git ls-files "tickets/*$id.yaml")"
out_has 13800138000 "the event holds what was there"
out_has 13900139000 "and what is"
finish

#!/bin/sh
# report-figures: the figures of the assessment for any period, worked out by hand.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"

export ONESTOP_NOW=2026-08-03T09:00:00+08:00

crew() {
	given staff-set zhaolei --name 赵磊 --roles handler --department network
	given staff-set sunli --name 孙丽 --roles supervisor --department service-center
	given staff-set jiwei --name 纪伟 --roles inspector --department discipline
}

# received DAY SERVICE: a ticket; its id is in $id.
received() {
	given at "$1" ticket-new "$2" --name 王小明 --phone 13800138000 --address 象山大道1号 --request 请求
	id=$(cut -f 1 "$work/out")
}

# assigned DAY [SERVICE [DEPARTMENT]]: one that is handed over on the day it comes.
assigned() {
	received "$1" "${2:-facility}"
	given at "$1" ticket-assign "$id" --to "${3:-network}"
}

# ended DAY [SATISFACTION]: result, telling, call-back and closing on one day.
ended() {
	given at "$1" ticket-close "$id" --result 已办理 --told phone --visit "${2:-satisfied}"
}

# row FROM TO DAY ROW COLUMNS: of the report on that day; ROW is "all," or "department,network".
row() {
	row_from=$1 row_to=$2 row_day=$3 row_is=$4 row_columns=$5
	run at "$row_day" report-figures --from "$row_from" --to "$row_to" --format csv --no-header --columns "by,key,$row_columns"
	is_status 0
	sed -n "s/^$row_is,//p" "$work/out" >"$work/row"
	mv "$work/row" "$work/out"
	out_is "$row_is: $row_columns, $row_from to $row_to"
}
q3='2026-07-01 2026-09-30'
q4='2026-10-01 2026-12-31'

# listed FIGURE IDS... [-- OPTION...]
listed() {
	run at 09-28 report-figures --from 2026-07-01 --to 2026-09-30 --show "$@" --ids --sort id
	is_status 0
	out_is "the tickets of: $*"
}

# ---- Nothing hides: five tickets that owe something -------------------------------------------

new_store
crew
received 08-03 facility
a=$id
received 08-03 facility
b=$id
given ticket-review "$b" --agree
assigned 08-03
c=$id
given at 08-10 ticket-return "$c" --reason 不属本部门 --as sunli
assigned 08-03
d=$id
given at 08-07 ticket-result "$d" --text 已修复 --as zhaolei
assigned 08-03
e=$id
given at 08-12 ticket-hold "$e" --reason 等许可 --until 2026-08-25 --told phone --said 还要等许可 --as sunli

run at 09-28 report-daily --format csv --no-header --columns id,owed,debtor,until,late --sort id
out_is "report-daily has each once, with what it owes and who" <<END
$a,assign,XS,2026-08-04,true
$b,assign,service-center,2026-08-04,true
$c,assign,service-center,2026-08-11,true
$d,deliver,XS,2026-08-10,
$e,hold,sunli,2026-08-25,true
END
run at 09-28 report-overdue --format csv --no-header --columns id,owed,debtor,due,overdue_days,late --sort id
out_is "report-overdue as well, what is late and what is past its limit" <<END
$a,assign,XS,2026-08-11,34,true
$b,assign,service-center,2026-08-11,34,true
$c,assign,service-center,2026-08-10,35,true
$d,deliver,XS,2026-08-10,35,
$e,hold,sunli,2026-08-10,35,true
END
# shellcheck disable=SC2086 # two words
{
	row $q3 09-28 all, due,finished,on_time,overdue,results,carried_out,assign_due,assign_on_time,deliver_due,deliver_on_time <<END
5,1,1,4,1,4,6,3,1,0
END
	row $q3 09-28 department,service-center due,overdue,handled <<END
2,2,0
END
	row $q3 09-28 department,network due,on_time,overdue,returned,handled <<END
3,1,2,1,3
END
}
listed overdue <<END
$a
$b
$c
$e
END
listed overdue --department network <<END
$c
$e
END
listed carried_out --by owner --key wangmin <<END
$a
$b
$c
$e
END
listed escalated </dev/null

# ---- A round that was late stays late ---------------------------------------------------------

new_store
crew
assigned 08-03
given at 08-11 ticket-remind "$id" --to 管网部赵磊 --told phone --said 还在抢修
given at 08-12 ticket-escalate "$id" --note 逾期
given at 08-13 ticket-escalate "$id" --cause department --accountability 通报批评 --as jiwei
given at 08-13 ticket-close "$id" --result 已办理 --told phone --visit dissatisfied --solved no
given at 08-20 ticket-reopen "$id" --reason 又坏了
given at 08-21 ticket-assign "$id" --to network
ended 08-24
# shellcheck disable=SC2086
{
	row $q3 10-08 all, received,reopened,results,carried_out,due,on_time,overdue,escalated,first_time,satisfaction_rate <<END
1,1,2,0,2,1,1,1,0,50.0%
END
	row $q4 10-08 all, due,overdue,escalated,on_time_rate <<END
0,0,0,—
END
}

# ---- Each round in the quarter of its due date ------------------------------------------------

new_store
crew
assigned 09-28
ended 09-29
# shellcheck disable=SC2086
{
	row $q3 10-12 all, results,due,on_time <<END
1,0,0
END
	row $q4 10-12 all, results,due,on_time,carried_in <<END
0,1,1,0
END
}
new_store
crew
assigned 09-15
given at 11-02 ticket-result "$id" --text 已修复 --as zhaolei
# shellcheck disable=SC2086
{
	row $q3 11-03 all, due,finished,overdue,carried_out <<END
1,0,1,1
END
	row $q4 11-03 all, carried_in,due,finished,overdue,results,carried_out <<END
1,1,1,1,1,0
END
}
run at 11-03 report-figures --from 2026-10-01 --to 2026-12-31 --format json --columns by,return_rate,satisfaction_rate
out_has '"return_rate": "0.0%"'
out_has '"satisfaction_rate": null' "nothing to divide by is null for programs"

# ---- Classes apart ----------------------------------------------------------------------------

new_store
crew
n=0
while [ $n -lt 20 ]; do
	given ticket-new consult-fee --name 王小明 --phone 13800138000 --request 水费 --answer 已答复
	n=$((n + 1))
done
assigned 08-03
ended 08-04
assigned 08-03
ended 08-14 fair
# shellcheck disable=SC2086
{
	row $q3 09-28 all, received,results,due,on_time_rate,visit_rate,satisfaction_rate <<END
22,22,2,50.0%,100.0%,100.0%
END
	row $q3 09-28 class,consult received,results,due,on_time_rate,visit_owed <<END
20,20,0,—,0
END
	row $q3 09-28 class,accept received,due,overdue,overdue_rate <<END
2,2,1,50.0%
END
	row $q3 09-28 department,window received,due <<END
20,0
END
}

# ---- The blame goes where the days went -------------------------------------------------------

new_store
crew
assigned 08-03
given at 08-10 ticket-return "$id" --reason 不属本部门 --as sunli
given at 08-10 ticket-assign "$id" --to engineering
given at 08-11 ticket-result "$id" --text 已修复
# shellcheck disable=SC2086
{
	row $q3 09-28 department,network used,handled,returned,due,overdue <<END
5,1,1,1,1
END
	row $q3 09-28 department,engineering used,handled,returned,due,overdue,on_time <<END
1,1,0,0,0,0
END
}

# ---- The balance --------------------------------------------------------

# balanced FROM TO DAY: in every row, and rows of departments sum to the whole.
balanced() {
	run at "$3" report-figures --from "$1" --to "$2" --format csv --no-header --columns \
		by,carried_in,corrected,received,reopened,rejected,unlinked,results,withdrawn,refused,linked,carried_out,due,overdue
	ok "the balance of $1 to $2" awk -F , '
		$2 + $3 + $4 + $5 + $6 + $7 != $8 + $9 + $10 + $11 + $12 { exit bad = 1 }
		$1 == "all" { due = $13; overdue = $14; open = $12 }
		$1 == "department" { dues += $13; overdues += $14; opens += $12 }
		END { exit bad || due != dues || overdue != overdues || open != opens }' "$work/out"
}
new_store
crew
assigned 08-03
given at 08-04 ticket-withdraw "$id" --reason 用户撤回 --said 不办了
received 08-05 facility
given at 08-06 ticket-review "$id" --refuse 不在供水范围
assigned 09-24
ended 10-09 fair
for period in '2026-07-01 2026-09-30' '2026-10-01 2026-12-31' '2026-08-03 2026-08-04' '2026-10-09 2026-10-09'; do
	# shellcheck disable=SC2086
	balanced $period 11-03
done

# ---- What is imported -------------------------------------------------------------------------

# Received in June 2025, imported in August 2026: the quarter in which it was imported tells it.
new_store
import=$BUILD/share/onestop/import
given ticket-import "$import/nyc311-dep-2025-06.csv" --map "$import/nyc311.yaml"
balance=carried_in,corrected,received,results,carried_out
row 2025-04-01 2025-06-30 09-28 all, $balance <<END
0,0,0,0,0
END
# shellcheck disable=SC2086
{
	row $q3 09-28 all, $balance <<END
0,428,0,0,428
END
	row $q4 10-08 all, $balance <<END
428,0,0,0,428
END
	balanced $q3 10-08
}

# ---- What was known then ----------------------------------------------------------------------

# Not handed over, so its due date is counted anew each time: 10 October, and the 12th without the 29th.
new_store
crew
received 09-24 facility
before=$(git rev-parse HEAD)
row 2026-10-01 2026-10-11 10-15 all, due,overdue <<END
1,1
END
sed 's/^workdays:/  - {date: 2026-09-29, name: 停工}\n&/' "$top/data/calendar/2026.yaml" >"$work/2026.yaml"
given at 10-15 calendar-import "$work/2026.yaml"
row 2026-10-01 2026-10-11 10-15 all, due,overdue <<END
0,0
END
run at 10-15 report-figures --from 2026-10-01 --to 2026-10-11 --as-of "$before" --show overdue --ids
out_is "a commit is read with the calendar that it has" <<END
$id
END

# ---- What is owed after the longest holiday ---------------------------------------------------

# The one of 2020 had 21 days in Hubei: what was done before it is owed, and in time, on 14 February, the first
# working day.
new_store
crew
assigned 2020-01-08
ended 2020-01-23
owed=received,deliver_due,deliver_on_time,visit_due,visit_on_time
row 2020-02-13 2020-02-20 2020-02-21 all, $owed <<END
0,1,1,1,1
END
row 2020-02-15 2020-02-20 2020-02-21 all, $owed <<END
0,0,0,0,0
END

# ---- Bad words --------------------------------------------------------------------------------

refusal 2 'report-figures: --to is before --from' report-figures --from 2026-08-02 --to 2026-08-01
refusal 2 'report-figures: --show: "colour" is not a figure; first: report-figures --columns help' \
	report-figures --from 2026-08-01 --to 2026-08-02 --show colour
refusal 2 'report-figures: --department and --key go with --show' \
	report-figures --from 2026-08-01 --to 2026-08-02 --department network
refusal 2 'report-figures: --key is the code of a row: of which one dimension?; first: --by owner --key wangmin' \
	report-figures --from 2026-08-01 --to 2026-08-02 --show due --key wangmin
refused 1 report-figures --from 2026-08-01 --to 2026-08-02 --show due --department moon
err_has 'no department is called "moon"'
refused 2 report-figures --from 2026-08-01 --to 2026-08-02 --by colour
err_has '"colour" is nothing that figures are grouped by (all, class, department, window, owner, service, channel)'
refused 2 report-figures --from 2026-08-01
refused 1 report-figures --from 2026-08-01 --to 2026-08-02 --as-of nonsense

finish

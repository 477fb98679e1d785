#!/bin/sh
# report-quarter: the figures of the quarterly assessment (article 8), by hand; quarter-scripted.t
# counts those of 2,000 tickets.
. "$(dirname "$0")/../harness.sh"
new_store

on() {
	day=$1
	shift
	env ONESTOP_NOW="${day}T09:00:00+08:00" "$@"
}

# figures COLUMNS [OPTION...]: of all, for the third quarter.
figures() {
	columns=$1
	shift
	run report-quarter --quarter 2026Q3 --format csv --no-header --columns by,"$columns" --sort by "$@"
	sed -n 's/^all,//p' "$work/out" >"$work/all"
	mv "$work/all" "$work/out"
}

run report-quarter --quarter 2026Q3 --format csv --columns by,due,completion_rate,visit_rate
is_status 0
quiet
out_is "nothing due shows a dash, not 100 %" <<'EOF'
by,due,completion_rate,visit_rate
all,0,—,—
EOF

# ---- Ten tickets ------------------------------------------------------------------------------

# handed_over DAY DEPARTMENT: a ticket of facility.
handed_over() {
	id=$(on "$1" ticket-new facility --name 王小明 --phone 13800138000 --request 请求) &&
		on "$1" ticket-assign "$id" --to "$2" >/dev/null
}

make_store() {
	# 1: of June, finished in June: not carried in, outside.
	handed_over 2026-06-22 network && on 2026-06-24 ticket-result "$id" --text 已修复 &&
		# 2: of June, due 1 July, finished late on the 3rd, visited, closed.
		handed_over 2026-06-24 network && on 2026-07-03 ticket-result "$id" --text 已修复 &&
		on 2026-07-03 ticket-deliver "$id" --by phone &&
		on 2026-07-06 ticket-visit "$id" --satisfaction satisfied && on 2026-07-06 ticket-close "$id" &&
		# 3: returned once, in time, nobody reached.
		handed_over 2026-07-06 network && on 2026-07-07 ticket-return "$id" --reason 不属本部门 &&
		on 2026-07-07 ticket-assign "$id" --to meter-reading &&
		on 2026-07-09 ticket-close "$id" --result 已更换 --told phone --unwilling 不用再回访 &&
		# 4: extended, in time then, fairly satisfied.
		handed_over 2026-07-06 meter-reading &&
		on 2026-07-08 ticket-extend "$id" --days 5 --reason 等材料 --told phone --said 还在办理 &&
		on 2026-07-17 ticket-close "$id" --result 已更换 --told phone --visit fair &&
		# 5: in time, reopened on the 20th, due the 27th, in time again.
		handed_over 2026-07-08 network && on 2026-07-10 ticket-close "$id" --result 已修复 --told phone \
			--visit dissatisfied --solved no &&
		on 2026-07-20 ticket-reopen "$id" --reason 未解决 && on 2026-07-20 ticket-assign "$id" --to network &&
		on 2026-07-22 ticket-close "$id" --result 已修复 --told phone --visit satisfied &&
		# 6: never finished, reported.
		handed_over 2026-08-03 network && on 2026-08-12 ticket-remind "$id" --to 管网部 --told phone --said 还在办理 &&
		on 2026-08-13 ticket-escalate "$id" --note 逾期 &&
		# 7: on hold since before it was due until 2 September, and not resumed: late on the 7th.
		handed_over 2026-08-03 network && on 2026-08-05 ticket-hold "$id" --reason 等许可 &&
		# 8: on hold when it was overdue already.
		handed_over 2026-08-03 network && on 2026-08-12 ticket-hold "$id" --reason 等许可 --told phone --said 还要等许可 &&
		# 9: withdrawn.
		handed_over 2026-08-04 network && on 2026-08-05 ticket-withdraw "$id" --reason 撤回 --said 不办了 &&
		# 10: due on 23 September, as Sunday the 20th is worked.
		handed_over 2026-09-17 network
}
run make_store
is_status 0

all=carried_in,received,due,finished,on_time,visited,reached,satisfied,fairly_satisfied,dissatisfied
rest=first_time,returned,extended,overdue,escalated
figures $all,$rest
out_is "on 18 September: the last is not yet due" <<'EOF'
1,8,8,5,4,4,4,2,1,1,2,1,1,4,1
EOF
figures completion_rate,on_time_rate,visit_rate,satisfaction_rate,first_time_rate,return_rate,extension_rate
out_is "rates: one decimal, rounded" <<'EOF'
62.5%,50.0%,80.0%,75.0%,40.0%,12.5%,12.5%
EOF
figures due,finished,overdue --as-of 2026-09-30
out_is "a day to come does not make it due today" <<'EOF'
8,5,4
EOF
export ONESTOP_NOW=2026-09-23T09:00:00+08:00
figures due,finished,overdue
out_is "what is due on the last day and not done then is late in its figures" <<'EOF'
9,5,5
EOF
export ONESTOP_NOW=2026-10-08T09:00:00+08:00
figures due,finished,overdue
out_is "when the quarter is over" <<'EOF'
9,5,5
EOF
figures due,finished,overdue --as-of 2026-09-18
out_is "--as-of DATE" <<'EOF'
8,5,4
EOF
figures carried_in,received,due,finished --as-of 2026-07-05
out_is "early in the quarter" <<'EOF'
1,0,1,1
EOF
figures due,finished,on_time --as-of 2026-07-21
out_is "reopened: due again, later, and the first round stays" <<'EOF'
4,4,3
EOF

run report-quarter --quarter 2026Q3 --format csv --columns by,key,due,finished,overdue --no-header
out_is "by every dimension" <<'EOF'
all,,9,5,5
class,accept,9,5,5
department,meter-reading,2,2,0
department,network,7,3,5
window,XS,9,5,5
owner,wangmin,9,5,5
service,facility,9,5,5
channel,window,9,5,5
EOF
run report-quarter --quarter 2026Q3 --columns by,name,due,completion_rate
out_is "names for people" <<'EOF'
figures of whose           should be finished completion rate
all                                         9           55.6%
class      accepted matter                  9           55.6%
department 营抄中心                         2          100.0%
department 管网部                           7           42.9%
window     XS                               9           55.6%
owner      王敏                             9           55.6%
service    供水设施管理                     9           55.6%
channel    window                           9           55.6%
EOF

# ---- Ever after -------------------------------------------------------------------------------

head=$(git rev-parse HEAD)
report-quarter --quarter 2026Q3 --format json >"$work/before"
ok "it names its commit" grep -q "\"commit\": \"$head\"" "$work/before"
run ticket-result 20260917-XS-0001 --text 已修复
is_status 0
run ticket-resume 20260803-XS-0002
is_status 0
report-quarter --quarter 2026Q3 --format json --as-of "$head" >"$work/after"
ok "the same from that commit" cmp "$work/before" "$work/after"
report-quarter --quarter 2026Q3 --format json | grep -v '"commit"' >"$work/after"
grep -v '"commit"' "$work/before" >"$work/without"
ok "the same after more has happened" cmp "$work/without" "$work/after"
refused 1 report-quarter --quarter 2026Q3 --as-of nonsense
err_has 'there is no commit "nonsense" in this store'
refused 1 report-quarter --quarter 2026Q3 --as-of=--all
for name in '^HEAD' HEAD..HEAD HEAD^@ 'HEAD^!' HEAD: HEAD:onestop.yaml :/new /etc/passwd 'HEAD HEAD' -1 '@{1' .; do
	refused 1 report-quarter --quarter 2026Q3 --as-of="$name"
	err_has "there is no commit \"$name\" in this store"
done
run report-quarter --quarter 2026Q3 --as-of HEAD~1
is_status 0 "a commit before HEAD"

# ---- The workbook -----------------------------------------------------------------------------

run report-quarter --quarter 2026Q3 --format xlsx -o "$work/quarter.xlsx"
is_status 0
quiet
out_is "a workbook goes to its file" </dev/null
part() {
	unzip -p "$work/quarter.xlsx" "$1" >"$work/out"
}
part xl/workbook.xml
for sheet in 图表 统计数据 各承办单位 每周件数 满意度 行为规范 逐项数据; do
	out_has "<sheet name=\"$sheet\"" "a sheet $sheet"
done
ok "the charts stand first" grep -q '<sheets><sheet name="图表"' "$work/out"
part xl/worksheets/sheet2.xml
out_has '<f>IF(G3=0,"—",I3/G3)</f><v>0.444' "a rate is a formula with its result"
out_has '<v>9</v>' "a count is a number"
out_lacks '44.4%' "and no text"
part xl/styles.xml
out_has 'formatCode="0.0%"' "shown as a percentage"
for chart in 1 2 3; do
	part "xl/charts/chart$chart.xml"
	case $chart in
	1) kind=barChart sheet=各承办单位 values='<c:v>0.42857142857142' title='2026Q3 各承办单位办结率' ;;
	2) kind=lineChart sheet=每周件数 values='<c:v>4</c:v>' title='2026Q3 每周受理和办结件数' ;;
	3) kind=pieChart sheet=满意度 values='<c:v>2</c:v>' title='2026Q3 回访用户满意度' ;;
	esac
	out_has "<c:$kind>" "a native chart: $kind"
	out_has "'$sheet'!" "of the figures on the sheet $sheet"
	out_has "$values" "which it brings with it"
	out_has "$title"
	out_has '<c:showVal val="1"/>' "each figure is told"
done
part xl/drawings/drawing1.xml
ok "three charts on a sheet of their own" test "$(grep -o '<xdr:graphicFrame' "$work/out" | wc -l)" = 3
given report-quarter --quarter 2026Q3 --format xlsx --columns by,completion_rate -o "$work/quarter.xlsx"
part xl/worksheets/sheet2.xml
out_lacks '<f>' "a rate without its counts beside it is a number"
out_has '<v>0.555'
run report-quarter --quarter 2025Q1 --format xlsx -o "$work/quarter.xlsx"
is_status 0 "a quarter without tickets"
part xl/workbook.xml
out_has '<sheet name="每周件数"'
refused 5 report-quarter --quarter 2026Q3 --format xlsx -o "$work/no/such/place"

# ---- Bad words --------------------------------------------------------------------------------

for quarter in 2026 2026Q0 2026Q5 2026q3 26Q3 2026Q33 1899Q1 x; do
	refused 2 report-quarter --quarter $quarter
	err_has "\"$quarter\" is not a valid quarter (2026Q3)"
done
refused 2 report-quarter


# ---- What nobody could be told, and conduct ------------------------------------------------------

export ONESTOP_NOW=2026-09-18T09:00:00+08:00
new_store
given staff-set wangxia --name 王霞 --roles supervisor --department service-center --badge 009
given ticket-new complaint --anonymous 来电者不愿留名 --request 工地违规用水
id=$(cat "$work/out")
given ticket-assign "$id" --to network
given ticket-result "$id" --text 已制止
given ticket-deliver "$id" --not-possible 没有联系方式
given ticket-close "$id"
run report-quarter --quarter 2026Q3 --by class --format csv --no-header --columns key,answered,untold,visit_owed
out_has accept,1,1,0 "no call-back is owed where nobody could be told, and it stands apart"
run report-quarter --quarter 2026Q3 --notes
is_status 0
out_is "no notes" </dev/null
given staff-note wangmin --text 用语规范 --on 2026-08-31 --as wangxia
given staff-note wangmin --text 着装整齐 --on 2026-06-30 --as wangxia
run report-quarter --quarter 2026Q3 --notes --format csv --no-header --columns on,staff,text,by
out_is "the notes about days of the quarter" <<'END'
2026-08-31,wangmin,用语规范,wangxia
END
finish

#!/bin/sh
# report-overdue: what cron mails every morning; silent when nothing is overdue.
. "$(dirname "$0")/../harness.sh"
new_store

# on DAY COMMAND...: at nine in the morning of that day.
on() {
	day=$1
	shift
	env ONESTOP_NOW="${day}T09:00:00+08:00" "$@"
}
header=id,service,state,owed,debtor,debtor_name,department,handler,owner,assigned_on,due,until,overdue_days,at_least,late,stage,reminders,escalated,name,phone

# ---- Nothing is overdue -----------------------------------------------------------------------

for options in '' --exit-code --ids '--within 5' '--as-of 2026-09-01'; do
	# shellcheck disable=SC2086 # some are two words
	run report-overdue $options
	is_status 0
	out_is "an empty store prints nothing" </dev/null
	quiet
done

# ---- Six tickets ------------------------------------------------------------------------------

make_store() {
	staff-set zhaolei --name 赵磊 --department meter-reading --roles handler &&
		on 2026-09-01 ticket-new volume-doubt --name 王小明 --phone 13800138000 --request 水量异常 &&
		on 2026-09-01 ticket-assign 20260901-XS-0001 --to meter-reading --handler zhaolei &&
		on 2026-09-01 ticket-new facility --name 孙红 --phone 13700137000 --request 井盖破损 &&
		on 2026-09-01 ticket-assign 20260901-XS-0002 --to network &&
		on 2026-09-03 ticket-new facility --name 欧阳小红 --phone 0724-2331234 --request 漏水 &&
		on 2026-09-04 ticket-assign 20260903-XS-0001 --to network &&
		on 2026-09-07 ticket-new meter-test --name 象山酒店 --phone 13600136000 --request 水表走快 &&
		on 2026-09-07 ticket-assign 20260907-XS-0001 --to meter-reading &&
		on 2026-09-10 ticket-new facility --name 李四 --phone 13900139000 --request 未转办 &&
		on 2026-09-16 ticket-close 20260901-XS-0002 --result 已更换 --told phone --visit satisfied &&
		on 2026-09-17 ticket-new facility --name 钱七 --phone 13500135000 --request 未到期 &&
		on 2026-09-17 ticket-assign 20260917-XS-0001 --to network
}
run make_store
is_status 0

run report-overdue
is_status 0
quiet
out_is "grouped by department, worst first, masked" <<'EOF'
debtor    ticket           service            owed       handler received by due        working days overdue late reminders escalated name or unit telephone
window XS 20260910-XS-0001 供水设施管理       assignment         王敏        2026-09-18                    5              0 no        李*          139****9000
管网部    20260903-XS-0001 供水设施管理       finishing          王敏        2026-09-11                    5 yes          0 no        欧阳*红      0724-*****34
营抄中心  20260901-XS-0001 水量疑问           finishing  赵磊    王敏        2026-09-08                    8 yes          0 no        王*明        138****8000
营抄中心  20260907-XS-0001 水表计量不准确投诉 finishing          王敏        2026-09-14                    4 yes          0 no        象山酒店     136****6000
EOF
run report-overdue --exit-code
is_status 1 "--exit-code: 1 when something is listed"
out_has 20260901-XS-0001

run report-overdue --format csv
out_is "csv: worst first" <<EOF
$header
20260901-XS-0001,volume-doubt,assigned,result,meter-reading,营抄中心,meter-reading,zhaolei,wangmin,2026-09-01,2026-09-08,2026-09-08,8,false,true,,0,false,王*明,138****8000
20260903-XS-0001,facility,assigned,result,network,管网部,network,,wangmin,2026-09-04,2026-09-11,2026-09-11,5,false,true,,0,false,欧阳*红,0724-*****34
20260907-XS-0001,meter-test,assigned,result,meter-reading,营抄中心,meter-reading,,wangmin,2026-09-07,2026-09-14,2026-09-09,4,false,true,现场核查,0,false,象山酒店,136****6000
20260910-XS-0001,facility,received,assign,XS,window XS,,,wangmin,,2026-09-18,2026-09-11,5,false,,,0,false,李*,139****9000
EOF
tr , '\t' <"$work/out" >"$work/tsv"
run report-overdue --format tsv
out_is "tsv" <"$work/tsv"
run report-overdue --format json --department meter-reading
out_is "json: numbers are numbers" <<'EOF'
[
  {
    "id": "20260901-XS-0001",
    "service": "volume-doubt",
    "state": "assigned",
    "owed": "result",
    "debtor": "meter-reading",
    "debtor_name": "营抄中心",
    "department": "meter-reading",
    "handler": "zhaolei",
    "owner": "wangmin",
    "assigned_on": "2026-09-01",
    "due": "2026-09-08",
    "until": "2026-09-08",
    "overdue_days": 8,
    "at_least": false,
    "late": true,
    "stage": null,
    "reminders": 0,
    "escalated": false,
    "name": "王*明",
    "phone": "138****8000"
  },
  {
    "id": "20260907-XS-0001",
    "service": "meter-test",
    "state": "assigned",
    "owed": "result",
    "debtor": "meter-reading",
    "debtor_name": "营抄中心",
    "department": "meter-reading",
    "handler": null,
    "owner": "wangmin",
    "assigned_on": "2026-09-07",
    "due": "2026-09-14",
    "until": "2026-09-09",
    "overdue_days": 4,
    "at_least": false,
    "late": true,
    "stage": "现场核查",
    "reminders": 0,
    "escalated": false,
    "name": "象山酒店",
    "phone": "136****6000"
  }
]
EOF
run report-overdue --format xlsx -o "$work/overdue.xlsx"
is_status 0
out_is "a workbook goes to its file" </dev/null
ok "it is a workbook" test "$(head -c 2 "$work/overdue.xlsx")" = PK

run report-overdue --unmask --format csv --columns id,name,phone
out_is "--unmask" <<'EOF'
id,name,phone
20260901-XS-0001,王小明,13800138000
20260903-XS-0001,欧阳小红,0724-2331234
20260907-XS-0001,象山酒店,13600136000
20260910-XS-0001,李四,13900139000
EOF
run report-overdue --unmask --as zhaolei --format csv --columns id,name,phone --no-header
is_status 0 "a handler sees whom he owes a result"
out_is "and nobody else" <<'EOF'
20260901-XS-0001,王小明,13800138000
20260903-XS-0001,欧阳*红,0724-*****34
20260907-XS-0001,象山酒店,13600136000
20260910-XS-0001,李*,139****9000
EOF
run report-overdue --columns id,due --sort -due --no-header
out_is "columns and order as asked" <<'EOF'
20260910-XS-0001 2026-09-18
20260907-XS-0001 2026-09-14
20260903-XS-0001 2026-09-11
20260901-XS-0001 2026-09-08
EOF

# ---- Departments ------------------------------------------------------------------------------

run report-overdue --department network --format csv --columns id
out_is "one department" <<'EOF'
id
20260903-XS-0001
EOF
run report-overdue --department discipline --exit-code
is_status 0 "a department with nothing overdue"
out_is "prints nothing" </dev/null
refused 1 report-overdue --department moon
err_has 'no department is called "moon"; there are: service-center (客服中心), meter-reading (营抄中心)'

# ---- Other days -------------------------------------------------------------------------------

as_of() {
	run report-overdue --as-of "$1" --format csv --columns id,state,overdue_days --no-header
	out_is "as of $1"
	is_status 0
}
as_of 2026-09-08 </dev/null
as_of 2026-09-09 <<'EOF'
20260901-XS-0001,assigned,1
20260901-XS-0002,assigned,1
EOF
# The second was closed on the 16th: on the 15th it stood there as assigned.
as_of 2026-09-15 <<'EOF'
20260901-XS-0001,assigned,5
20260901-XS-0002,assigned,5
20260903-XS-0001,assigned,2
20260907-XS-0001,assigned,1
20260910-XS-0001,received,2
EOF
as_of 2026-09-16 <<'EOF'
20260901-XS-0001,assigned,6
20260903-XS-0001,assigned,3
20260907-XS-0001,assigned,2
20260910-XS-0001,received,3
EOF
as_of today <<'EOF'
20260901-XS-0001,assigned,8
20260903-XS-0001,assigned,5
20260907-XS-0001,assigned,4
20260910-XS-0001,received,5
EOF
# Monday the 21st follows Sunday the 20th, which is worked; between 25 September and 9 October only
# the 28th to the 30th and the 8th and 9th are.
as_of 2026-09-21 <<'EOF'
20260901-XS-0001,assigned,10
20260903-XS-0001,assigned,7
20260907-XS-0001,assigned,6
20260910-XS-0001,received,2
EOF
as_of 2026-10-09 <<'EOF'
20260901-XS-0001,assigned,18
20260903-XS-0001,assigned,15
20260907-XS-0001,assigned,14
20260910-XS-0001,received,10
20260917-XS-0001,assigned,6
EOF
run report-overdue --as-of 2027-02-20
is_status 3 "a day of a year without a calendar"
err_has 'the calendar of 2027 is missing; first: calendar-import <file>'

within() {
	run report-overdue --within "$1" --format csv --columns id,overdue_days --no-header
	out_is "--within $1"
}
within 3 <<'EOF'
20260901-XS-0001,8
20260903-XS-0001,5
20260907-XS-0001,4
20260910-XS-0001,5
EOF
within 4 <<'EOF'
20260901-XS-0001,8
20260903-XS-0001,5
20260907-XS-0001,4
20260910-XS-0001,5
20260917-XS-0001,-4
EOF
run report-overdue --within 5 --department network --as-of 2026-09-10 --format csv --columns id,overdue_days
out_is "all of them at once" <<'EOF'
id,overdue_days
20260901-XS-0002,2
20260903-XS-0001,-1
EOF

# An event that cannot be replayed is not passed over.
damaged=$(find tickets -name 20260901-XS-0002.yaml)
sed -i 's/^    service: /    colour: /' "$damaged"
refused 3 report-overdue --as-of 2026-09-15
err_has "$damaged: 20260901-XS-0002: event XS-1 sets \"colour\", which is not a field of the record ticket"
refused 3 report-quarter --quarter 2026Q3 --as-of 2026-09-15
given git checkout -q "$damaged"

# ---- As cron runs it --------------------------------------------------------------------------

bare() {
	env -i PATH="$PATH" ONESTOP_NOW="$ONESTOP_NOW" "$@"
}
run bare report-overdue --store "$store" --department network
is_status 0
out_is "under env -i: Chinese" <<'EOF'
责任方 工单编号         办理类别     应办 责任人 受理人 计划完成时限 超期工作日 超期 催办次数 已上报 姓名或单位 联系电话
管网部 20260903-XS-0001 供水设施管理 办结        王敏   2026-09-11            5 是          0 否     欧阳*红    0724-*****34
EOF
quiet
given bare report-overdue --store "$store" --format csv
mv "$work/out" "$work/csv"
run sed -n 1p "$work/csv"
out_is "under env -i the keys of csv are the same" <<EOF
$header
EOF
cd / || exit 2
run bare report-overdue --store "$store" --department discipline
out_is "nothing overdue, nothing printed" </dev/null
quiet
cd "$store" || exit 2

# ---- Bad words --------------------------------------------------------------------------------

refused 2 report-overdue --within -1
refused 2 report-overdue --within x
err_has '"x" is not a whole number'
refused 2 report-overdue --as-of soon
err_has '--as-of: "soon" is not a date'
refused 2 report-overdue --as-of 2026-02-30
refused 2 report-overdue 20260901-XS-0001
refused 2 report-overdue --columns colour
err_has "unknown column \"colour\"; there are: id, service, state, owed, debtor, debtor_name, stage, department,"
refused 2 report-overdue --format yaml
refused 5 report-overdue -o "$work/no/such/place"

# A record that cannot be read is told, and never left out in silence.
cp tickets/open/2026-09-07/20260907-XS-0001.yaml "$work/kept"
echo 'colour: red' >>tickets/open/2026-09-07/20260907-XS-0001.yaml
refused 3 report-overdue
err_has 'tickets/open/2026-09-07/20260907-XS-0001.yaml:'
cp "$work/kept" tickets/open/2026-09-07/20260907-XS-0001.yaml

finish

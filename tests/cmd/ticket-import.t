#!/bin/sh
# ticket-import: a table becomes tickets by a map, all of it or nothing.
. "$(dirname "$0")/../harness.sh"

import=$BUILD/share/onestop/import
nyc=$import/nyc311-dep-2025-06.csv
nyc_map=$import/nyc311.yaml
zh=$import/ledger-zh-sample.csv
zh_map=$import/ledger-zh.yaml

count() {
	find "$store/tickets/$1" -name '*.yaml' 2>/dev/null | wc -l | tr -d ' '
}

# field ID KEY: the value of a field of a ticket, in a file of its own or in a volume.
field() {
	find "$store/tickets" -name '*.yaml' -exec cat {} + |
		sed -n "/^id: \"$1\"/,/^events:/s/^$2: \"\{0,1\}\([^\"]*\)\"\{0,1\}$/\1/p"
}

# bound: how many tickets stand in volumes.
bound() {
	find "$store/tickets/archive" -name '*.yaml' -exec cat {} + | grep -c '^id: '
}

# is WHAT VALUE WANTED
is() {
	if [ "$2" = "$3" ]; then pass "$1"; else
		echo "\"$2\" is not \"$3\"" >"$work/is"
		fail "$1" "$work/is"
	fi
}

tab=$(printf '\t')

# ---- A city's service requests ------------------------------------------------------------------

new_store
refused 2 ticket-import "$nyc"
err_has "--map MAP.yaml is needed"

store_state >"$work/before"
run ticket-import "$nyc" --map "$nyc_map" --dry-run
is_status 0
out_has "616${tab}188${tab}428"
out_has "would add:    tickets/open/2025-06-12/20250612-XS-0001.yaml"
out_has "ticket-import: 616 tickets, 188 closed, 428 open"
quiet
store_state >"$work/after"
ok "--dry-run changes nothing" cmp "$work/before" "$work/after"

run ticket-import "$nyc" --map "$nyc_map" --op-id first
is_status 0
out_is <<END
616${tab}188${tab}428
END
quiet
is "188 closed tickets, in volumes" "$(bound)" 188
is "and none as a file" "$(count closed)" 0
find tickets/archive -name '*.yaml' | sed 's|tickets/archive/\(.......\)/\1-..\.yaml|well|' | sort -u >"$work/out"
out_is "volumes of days, in their months" <<'END'
well
END
is "428 open tickets" "$(count open)" 428
is "one commit" "$(git rev-list --count HEAD)" 2
run git log -1 --format=%B
out_is "the commit message says how many, and names nobody" <<END
ticket-import: 616 tickets, 188 closed, 428 open

Article: 五（三）
Staff: wangmin
Login: $login

END
run store-check
is_status 0

# The second row: a sewer on a Thursday evening, five working days until the next Thursday.
sed '/^events:/q' tickets/open/2025-06-12/20250612-XS-0002.yaml >"$work/out"
out_is "an open row: the department of its service, due from the day it was received" <<'END'
id: "20250612-XS-0002"
ledger_id: "65246732"
service: "facility"
state: "assigned"
round: 1
channel: "phone"
address: "180-25 LIBERTY AVENUE · JAMAICA"
request: |-
  Sewer · Manhole Overflow (Use Comments) (SA1)
owner: "wangmin"
received_at: "2025-06-12T23:38:00+08:00"
department: "network"
limit: 5
first_due: "2025-06-19"
due: "2025-06-19"
notices:
- "国务院办公厅 国办发明电〔2024〕12号"
remark: |-
  {'latitude': '40.70542049269588', 'longitude': '-73.78110640224423', 'human_address': '{"address": "", "city": "", "state": "", "zip": ""}'}
events:
END
is "nobody told when it was handed over, and no list shows it" \
	"$(ticket-list --columns id,assigned_at --format json --all | grep -c '"assigned_at": null')" 616
run report-overdue --as-of 2025-06-30 --columns id,state,assigned_on,due --format csv --no-header
out_has '20250612-XS-0002,assigned,,2025-06-19' "it is owed by its department, from an unknown day"
run report-quarter --quarter 2025Q2 --format json
out_has '"assign_on_time": 0,'
ok "and no figure has it in time" test "$(grep -c '"assign_on_time": [1-9]' "$work/out")" = 0
is "a complaint belongs to no department and rests in received" \
	"$(field 20250612-XS-0001 state),$(field 20250612-XS-0001 due)" "received,"
id=$(cat tickets/archive/*/*.yaml | sed -n 's/^id: "\(.*\)"/\1/p' | sort | sed -n 1p)
is "a closed row has the day it was closed" "$(field "$id" state)" closed
ok "and the day it was done" test "$(field "$id" closed_at)" = "$(field "$id" result_at)"
run ticket-show "$id" --evidence
is_status 0
out_has "$(git rev-parse HEAD)" "its event has the commit of the import"
run store-check --history --strict
is_status 0 "a ticket may be born in a volume"
out_is "and nothing is found" </dev/null

# ---- Again ---------------------------------------------------------------------------------------

store_state >"$work/before"
run ticket-import "$nyc" --map "$nyc_map" --op-id first
is_status 0
out_is "the same op-id gives the first result" <<END
616${tab}188${tab}428
END
store_state >"$work/after"
ok "and changes nothing" cmp "$work/before" "$work/after"

refused 3 ticket-import "$nyc" --map "$nyc_map" --op-id second
err_has ":2:1: unique_key \"65248048\": is already in the store as ticket 20250612-XS-0001"
err_has "... and 596 more"
err_has "nothing was imported: 616 of 616 rows are bad"
is "20 faults, a count, a result" "$(wc -l <"$work/err" | tr -d ' ')" 22

id=20250612-XS-0002
run ticket-note $id --text seen --op-id third
is_status 0
refused 1 ticket-import "$nyc" --map "$nyc_map" --op-id third
err_has "op-id \"third\" was already used by ticket-note at 2026-09-18T09:00:00+08:00"
run ticket-result $id --text mended
is_status 0
run ticket-import "$nyc" --map "$nyc_map" --op-id first
out_has "616${tab}188${tab}428" "what became of the tickets since does not change the first result"

# What was imported closed is reopened like any other.
run ticket-list --state closed --ids
is "188 are listed as closed" "$(wc -l <"$work/out" | tr -d ' ')" 188
closed=$(sed -n 1p "$work/out")
run ticket-reopen "$closed" --reason again
is_status 0
is "it left its volume" "$(bound)" 187

# ---- A registration ledger -----------------------------------------------------------------------

new_store
run ticket-import "$zh" --map "$zh_map"
is_status 0
out_is <<END
12${tab}5${tab}7
END
sed '/^events:/q' tickets/open/2026-09-07/20260907-XS-0001.yaml >"$work/out"
out_is "assigned on the day that the ledger says, names kept in the remark" <<'END'
id: "20260907-XS-0001"
ledger_id: "2026-0846"
service: "volume-doubt"
state: "assigned"
round: 1
channel: "window"
name: "买买提·吐尔逊"
phone: "13800138006"
address: "长宁大道105号"
account: "00002051"
request: |-
  8月水量41立方米，比平时多一倍，要求核查
owner: "wangmin"
received_at: "2026-09-07T08:50:00+08:00"
department: "meter-reading"
assigned_at: "2026-09-07T08:50:00+08:00"
limit: 5
first_due: "2026-09-14"
due: "2026-09-14"
notices:
- "国务院办公厅 国办发明电〔2025〕7号"
remark: |-
  受理人: 王磊
  责任人: 郑勇
  已电话询问一次，答复正在核查
events:
END
sed '/^events:/q' tickets/closed/2026-08-27/20260827-XS-0001.yaml >"$work/out"
out_has 'due: "2026-09-03"' "a closed row keeps the due date of the ledger"
out_has 'closed_at: "2026-09-01T15:00:00+08:00"'
out_has '已回访，基本满意' "and what the call-back said"

# Without 转办时间: nobody invents it, and the date that was promised holds.  NUMBER|转办时间|计划完成时限|the due date, 转办时间
before=$store
while IFS='|' read -r assigned promised due told; do
	new_store
	{
		sed 1q "$zh"
		echo "1,王磊,2026-09-07 08:50,黄海涛,水量疑问,长宁大道,,13800138006,核查,营抄中心,郑勇,$assigned,$promised,,,,办理中,"
	} >"$work/open.csv"
	run ticket-import "$work/open.csv" --map "$zh_map"
	is_status 0
	is "转办时间 \"$assigned\", 计划完成时限 \"$promised\"" \
		"$(field 20260907-XS-0001 due),$(field 20260907-XS-0001 assigned_at)" "$due,$told"
	run ticket-show 20260907-XS-0001 --columns state,owed,owed_until,assigned_at --format csv --no-header
	out_is "owed by its department" <<END
assigned,result,$due,$told
END
	run store-check --history --strict
	is_status 0
done <<'END'
2026-09-08|2026-09-21|2026-09-15|2026-09-08T00:00:00+08:00
2026-09-08||2026-09-15|2026-09-08T00:00:00+08:00
|2026-09-21|2026-09-21|
||2026-09-14|
END
cd "$before" || exit 2
store=$before
is "documents missing: no clock runs" "$(field 20260916-XS-0001 state),$(field 20260916-XS-0001 due)" \
	"incomplete,"
is "no department yet: received" "$(field 20260917-XS-0001 state)" received
is "a worked Sunday counts" "$(field 20260914-XS-0001 due)" 2026-09-20
grep -A3 '^request:' tickets/open/2026-09-14/20260914-XS-0001.yaml >"$work/out"
out_is "line breaks inside a cell" <<'END'
request: |-
  1. 小区南门外人行道井盖破损；
  2. 旁边阀门井有积水，请一并处理。
owner: "wangmin"
END
refused 3 ticket-import "$zh" --map "$zh_map"
err_has "受理编号 \"2026-0811\": is already in the store as ticket 20260824-XS-0001"

new_store
iconv -f UTF-8 -t GB18030 "$zh" >"$work/gb.csv"
sed 's/^encoding: .*/encoding: "gb18030"/' "$zh_map" >"$work/gb.yaml"
run ticket-import "$work/gb.csv" --map "$work/gb.yaml"
is_status 0
out_has "12${tab}5${tab}7"
is "a rare character of GB18030" "$(field 20260909-XS-0001 name)" 张𬌗
refused 3 ticket-import "$work/gb.csv" --map "$zh_map"
err_has "gb.csv:1:1: byte 0xCA is not UTF-8"
new_store
sed '/^encoding: /d' "$zh_map" >"$work/open.yaml"
run ticket-import "$work/gb.csv" --map "$work/open.yaml"
out_has "12${tab}5${tab}7" "where the map does not say it, the encoding is found out"
refused 3 ticket-import "$nyc" --map "$work/gb.yaml"
err_has "no column is called \"受理编号\", which $work/gb.yaml maps to id"

# ---- What is refused -----------------------------------------------------------------------------

# A small map: No., When, Done, State, What, Who, Tel, Dept, Given, Due, Owner, Note.
map() {
	cat >"$work/map.yaml" <<END
name: "small"
date_format:
- "${1:-iso}"
contradiction: "${2:-error}"
columns:
- field: "id"
  column: "No."
- field: "received"
  column: "When"
- field: "closed"
  column: "Done"
- field: "status"
  column: "State"
- field: "service"
  column: "What"
- field: "phone"
  column: "Tel"
- field: "department"
  column: "Dept"
- field: "assigned"
  column: "Given"
- field: "due"
  column: "Due"
- field: "owner"
  column: "Owner"
- field: "remark"
  column: "Note"
statuses:
- text: "open"
  state: "open"
- text: "done"
  state: "closed"
services:
- text: "leak*"
  code: "facility"
- text: "anger"
  code: "complaint"
departments:
- text: "nets"
  code: "network"
END
}
heading=No.,When,Done,State,What,Tel,Dept,Given,Due,Owner,Note

# table LINE...: a file with the headings of the small map.
table() {
	printf '%s\n' "$heading" "$@" >"$work/t.csv"
}

# bad SAYS LINE...: the table is refused, and the place and the rule are named.
bad() {
	says=$1
	shift
	table "$@"
	refused 3 ticket-import "$work/t.csv" --map "$work/map.yaml"
	err_has "$work/t.csv:$says"
}

new_store
map
bad '2:3: When "06/12/2025": not a date in an expected style: iso (2025-06-12 23:56)' \
	1,06/12/2025,,open,leak,,,,,,
bad '2:3: When "2026-02-30": date "2026-02-30" does not exist' 1,2026-02-30,,open,leak,,,,,,
bad '2:3: When: is empty; every row needs it' 1,,,open,leak,,,,,,
bad '2:1: No.: is empty; every row needs it' ,2026-08-03,,open,leak,,,,,,
bad '2:1: No. "2.02609E+12": a spreadsheet has destroyed this number; first: export it again as text' \
	2.02609E+12,2026-08-03,,open,leak,,,,,,
bad '2:25: Tel: a spreadsheet has destroyed this number' 1,2026-08-03,,open,leak,1.38001E+10,,,,,
bad '2:1: No.: is empty; every row needs it' '"  ",2026-08-03,,open,leak,,,,,,'
bad '2:3: When: is empty; every row needs it' '1," ",,open,leak,,,,,,'
bad '2:18: State "done": means closed, but Done is empty' '1,2026-08-03,"　",done,leak,,,,,,'
bad "$(printf '2:29: Owner "x\\x07y": U+0007 at character 2 is not allowed')" \
	"$(printf '1,2026-08-03,,open,leak,,,,,x\007y,')"
is "a cell is at fault once" "$(wc -l <"$work/err" | tr -d ' ')" 2
bad '3:1: No. "1": is already in line 2' 1,2026-08-03,,open,leak,,,,,, \
	1,2026-08-04,,open,leak,,,,,,
bad "2:15: State \"asleep\": $work/map.yaml has no such text under \"statuses\"" \
	1,2026-08-03,,asleep,leak,,,,,,
bad "2:20: What \"garden\": $work/map.yaml has no such text under \"services\"" \
	1,2026-08-03,,open,garden,,,,,,
bad "2:20: What: is empty, and $work/map.yaml has no default_service" 1,2026-08-03,,open,,,,,,,
bad "2:26: Dept \"boats\": $work/map.yaml has no such text under \"departments\"" \
	1,2026-08-03,,open,leak,,boats,,,,
bad '2:25: Tel: not a telephone number' 1,2026-08-03,,open,leak,12345678901,,,,,
err_lacks 12345678901 "a telephone number is not repeated"
bad '2:25: State "open": means open, but Done is "2026-08-05"' 1,2026-08-03,2026-08-05,open,leak,,,,,,
bad '2:15: State "done": means closed, but Done is empty' 1,2026-08-03,,done,leak,,,,,,
bad '2:14: Done "2026-08-01": is before When "2026-08-03"' 1,2026-08-03,2026-08-01,done,leak,,,,,,
bad '2:20: Done "2026-08-03 09:00": is before When "2026-08-03 10:00"' \
	"1,2026-08-03 10:00,2026-08-03 09:00,done,leak,,,,,,"
bad '2:27: Given "2026-08-02": is before When' 1,2026-08-03,,open,leak,,,2026-08-02,,,
bad '2:14: Done "2026-08-04": is before Given "2026-08-05"' \
	1,2026-08-03,2026-08-04,done,leak,,,2026-08-05,,,
bad '2:3: When "2018-03-05": the calendar of 2018 is missing; first: calendar-import <file>' \
	1,2018-03-05,,open,leak,,,,,,
bad '2:26: the row has 7 cells, the heading line 11' 1,2026-08-03,,open,leak,,
bad '2:31: the row has 12 cells, the heading line 11' 1,2026-08-03,,open,leak,,,,,,,x
bad '2:22: a quotation mark out of place' '1,2026-08-03,,"open" x,leak,,,,,,'
bad '3:14: the quotation that begins here has no end' 1,2026-08-03,,open,leak,,,,,, \
	'2,2026-08-03,"2,done,leak,,,,,,'
bad '2:1: there is nothing below the headings'
bad '2:30: Note: U+0007 at character 2 is not allowed' \
	"$(printf '1,2026-08-03,,open,leak,,,,,,x\007y')"
err_has "nothing was imported: 1 of 1 rows are bad"
printf '%s\n1,2026-08-03,,open,leak,,,,,,\377\n' "$heading" >"$work/t.csv"
refused 3 ticket-import "$work/t.csv" --map "$work/map.yaml"
err_has "t.csv:2:30: byte 0xFF is not UTF-8"
: >"$work/t.csv"
refused 3 ticket-import "$work/t.csv" --map "$work/map.yaml"
err_has "t.csv: is empty"

bad '2:1: No.: is empty' ',2026-08-32,,asleep,garden,,,,,,'
err_has ':2:2: When "2026-08-32": date' "every fault of a row is named"
err_has ':2:14: State "asleep"'
err_has ':2:21: What "garden"'

map us
bad '2:3: When "2026-08-03": not a date in an expected style: us (06/12/2025 11:56 PM)' \
	1,2026-08-03,,open,leak,,,,,,
bad '2:3: When "02/30/2026": date "2026-02-30" does not exist' 1,02/30/2026,,open,leak,,,,,,
map chinese
bad '2:3: When "2026-08-03": not a date in an expected style: chinese (' \
	1,2026-08-03,,open,leak,,,,,,
bad '2:3: When "2026年2月30日": date' 1,2026年2月30日,,open,leak,,,,,,
map slash
bad '2:3: When "08/03/2026": not a date in an expected style: slash (' \
	1,08/03/2026,,open,leak,,,,,,

map german
refused 3 ticket-import "$work/t.csv" --map "$work/map.yaml"
err_has "$work/map.yaml:3:3: date_format: \"german\" is not a valid date style (iso, us, chinese, slash)"
map
echo 'colour: "blue"' >>"$work/map.yaml"
refused 3 ticket-import "$work/t.csv" --map "$work/map.yaml"
err_has "$work/map.yaml:41:1: map has no key \"colour\""
map
sed -i 's/"network"/"harbour"/' "$work/map.yaml"
refused 3 ticket-import "$work/t.csv" --map "$work/map.yaml"
err_has "$work/map.yaml: no department is called \"harbour\""
map
sed -i 's/field: "phone"/field: "colour"/' "$work/map.yaml"
refused 3 ticket-import "$work/t.csv" --map "$work/map.yaml"
err_has "$work/map.yaml:16:10: field: \"colour\" is not one of: id, received"
map
sed -i 's/column: "Tel"/column: "Telephone"/' "$work/map.yaml"
table 1,2026-08-03,,open,leak,,,,,,
refused 3 ticket-import "$work/t.csv" --map "$work/map.yaml"
err_has "t.csv:1:1: no column is called \"Telephone\", which $work/map.yaml maps to phone"
map
printf '%s,Tel\n1,2026-08-03,,open,leak,,,,,,,\n' "$heading" >"$work/t.csv"
refused 3 ticket-import "$work/t.csv" --map "$work/map.yaml"
err_has "t.csv:1:1: several columns are called \"Tel\""
refused 5 ticket-import "$work/nowhere.csv" --map "$work/map.yaml"
err_has "nowhere.csv: No such file or directory"

# ---- What is taken -------------------------------------------------------------------------------

map
table '1,2026-08-03,,open,leak at home,,,,,,' '2,2026-08-03,,,anger,,,,,,' \
	'3,2026-08-03 10:00,2026-08-03,done,anger,,nets,2026-08-03,2026-08-20,wangmin,' \
	'4,2026-08-03,,open,anger,,nets,2026-08-04,2026-09-30,李娟,"a ""note"""' \
	'5,2026-08-03,,open,leak,０７２４－２３３３０８６,,,,,'
run ticket-import - --map "$work/map.yaml" <"$work/t.csv"
is_status 0
out_is "standard input" <<END
5${tab}1${tab}4
END
is "a beginning of a text" "$(field 20260803-XS-0001 service)" facility
is "no status and no closed date: open" "$(field 20260803-XS-0002 state)" received
is "a bare date of the same day is no time before" "$(field 20260803-XS-0003 closed_at)" \
	2026-08-03T10:00:00+08:00
is "a staff id is the owner" "$(field 20260803-XS-0003 owner)" wangmin
is "due from the hand-over" "$(field 20260803-XS-0004 due)" 2026-08-11
sed -n '/^remark:/,/^events:/p' tickets/open/2026-08-03/20260803-XS-0004.yaml >"$work/out"
out_is "what has no place stands in the remark" <<'END'
remark: |-
  Owner: 李娟
  Due: 2026-09-30
  a "note"
events:
END
is "full-width digits" "$(field 20260803-XS-0005 phone)" 0724-2333086

new_store
map iso open
table 1,2026-08-03,2026-08-05,open,leak,,,,,, 2,2026-08-03,,done,leak,,,,,,
run ticket-import "$work/t.csv" --map "$work/map.yaml"
out_has "2${tab}0${tab}2" "contradictions are open"
grep -A2 '^remark:' tickets/open/2026-08-03/20260803-XS-0001.yaml >"$work/out"
out_is "and what was overruled is kept" <<'END'
remark: |-
  State: open
  Done: 2026-08-05
END
new_store
map iso closed
run ticket-import "$work/t.csv" --map "$work/map.yaml"
out_has "2${tab}2${tab}0" "contradictions are closed"
is "closed without a date has none" "$(field 20260803-XS-0002 closed_at)" ""

# ---- Numbers go on -------------------------------------------------------------------------------

new_store
ONESTOP_NOW=2026-08-03T09:00:00+08:00
run ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
out_has 20260803-XS-0001
ONESTOP_NOW=2026-09-18T09:00:00+08:00
map
table 1,2026-08-03,,open,leak,,,,,, 2,2026-08-03,2026-08-04,done,leak,,,,,,
run ticket-import "$work/t.csv" --map "$work/map.yaml"
is_status 0
is "after those that were there" "$(field 20260803-XS-0003 ledger_id)" 2

# A number that stands escaped in its record is found, too.
table '"4 ""b""",2026-08-05,,open,leak,,,,,,'
run ticket-import "$work/t.csv" --map "$work/map.yaml"
is_status 0
refused 3 ticket-import "$work/t.csv" --map "$work/map.yaml"
err_has 'is already in the store as ticket 20260805-XS-0001'

# ---- Bad rows aside ------------------------------------------------------------------------------

new_store
map
table 1,2026-08-03,,open,leak,,,,,,fine '2,2026-08-33,,open,leak,,,,,,"two
lines, ""quoted"""' 3,2026-08-03,,open,leak,,,,,,fine,more 1,2026-08-04,,open,leak,,,,,,again
refused 2 ticket-import "$work/t.csv" --map "$work/map.yaml" --skip-bad
err_has "--skip-bad and --rejects go together"
refused 2 ticket-import "$work/t.csv" --map "$work/map.yaml" --rejects "$work/r.csv"
refused 5 ticket-import "$work/t.csv" --map "$work/map.yaml" --skip-bad \
	--rejects "$work/no/such/r.csv"
err_has "cannot write $work/no/such/r.csv"
if [ -c /dev/full ]; then
	refused 5 ticket-import "$work/t.csv" --map "$work/map.yaml" --skip-bad --rejects /dev/full
fi
run ticket-import "$work/t.csv" --map "$work/map.yaml" --skip-bad --rejects "$work/r.csv" -n
is_status 0 "a row would be taken"
err_has "3 of 4 rows are bad; they would be written to $work/r.csv"
ok "--dry-run writes no rejects" test ! -e "$work/r.csv"

run ticket-import "$work/t.csv" --map "$work/map.yaml" --skip-bad --rejects "$work/r.csv"
is_status 0
out_is <<END
1${tab}0${tab}1
END
err_has "ticket-import: 3 of 4 rows are bad; they are in $work/r.csv"
cp "$work/r.csv" "$work/out"
out_is "the rejects: as they were, and why" <<END
$heading,error
2,2026-08-33,,open,leak,,,,,,"two
lines, ""quoted""","$work/t.csv:3:3: When ""2026-08-33"": date ""2026-08-33"" does not exist"
3,2026-08-03,,open,leak,,,,,,fine,more,"$work/t.csv:5:35: the row has 12 cells, the heading line 11"
1,2026-08-04,,open,leak,,,,,,again,"$work/t.csv:6:1: No. ""1"": is already in line 2"
END
sed -e 's/^1,/4,/' -e 's/08-33/08-30/' "$work/r.csv" >"$work/again.csv"
run ticket-import "$work/again.csv" --map "$work/map.yaml" --skip-bad --rejects "$work/r2.csv"
is_status 0
out_has "2${tab}0${tab}2" "corrected rejects are taken"
is "the one that was not is rejected again" "$(wc -l <"$work/r2.csv" | tr -d ' ')" 2

# Rejects of a GB18030 file are GB18030.
sed 's/2026年8月24日 9时10分/昨天/' "$zh" | iconv -f UTF-8 -t GB18030 >"$work/gb.csv"
run ticket-import "$work/gb.csv" --map "$work/gb.yaml" --skip-bad --rejects "$work/r.csv"
is_status 0
out_has "11${tab}4${tab}7"
iconv -f GB18030 -t UTF-8 "$work/r.csv" >"$work/out"
out_has "受理时间 \"\"昨天\"\": not a date" "rejects in the encoding of the file"

# ---- Who may, and who watches --------------------------------------------------------------------

run staff-set lijuan --name 李娟 --roles clerk
is_status 0
table 7,2026-08-03,,open,leak,,,,,,
refused 1 ticket-import "$work/t.csv" --map "$work/map.yaml" --as lijuan
err_has "李娟 may not run ticket-import: it requires role supervisor or administrator"

if command -v script >/dev/null; then
	table 8,2026-08-03,,open,leak,,,,,,
	run script -qec "ticket-import '$work/t.csv' --map '$work/map.yaml' --op-id tty" /dev/null
	is_status 0
	out_has "importing [" "a bar on a terminal"
	out_has "imported 1 tickets: 0 closed, 1 open" "a sentence on a terminal"
fi

# What the file says of itself is surer than what the map says of others like it.
new_store
sample=$BUILD/share/onestop/import/ledger-zh-sample.csv
iconv -f UTF-8 -t UTF-16 "$sample" >"$work/utf16.csv"
run ticket-import "$work/utf16.csv" --map "$BUILD/share/onestop/import/ledger-zh.yaml" -n
is_status 0 "a ledger in UTF-16, by a map that says UTF-8"
finish

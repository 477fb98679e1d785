#!/bin/sh
# calendar-import: a notice becomes a file of the store; due dates that would move are listed, and
# do not move.
. "$(dirname "$0")/../harness.sh"
new_store
make_store() {
	ticket-new volume-doubt --name 王小明 --phone 13800138000 --request 水量异常 &&
		ticket-assign 20260918-XS-0001 --to meter-reading &&
		ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损 &&
		ONESTOP_NOW=2026-09-07T09:00:00+08:00 ticket-new facility --name 赵六 \
			--phone 13700137000 --request 消火栓漏水 &&
		ONESTOP_NOW=2026-09-07T09:00:00+08:00 ticket-assign 20260907-XS-0001 --to network
}
run make_store
is_status 0
commit_id() {
	git rev-parse HEAD
}

# ---- The same year again ----------------------------------------------------------------------

before=$(commit_id)
run calendar-import calendar/2026.yaml
is_status 0
out_is "the same year again" <<'EOF'
calendar/2026.yaml
EOF
quiet
run calendar-import "$top/data/calendar/2026.yaml"
is_status 0
run calendar-import - <"$top/data/calendar/2026.yaml"
is_status 0 "the same from standard input"
ok "nothing is committed" test "$(commit_id)" = "$before"

# ---- An amended notice ------------------------------------------------------------------------

# Tuesday 2026-09-22 is off: of the two tickets that were assigned one would be due later.
sed '/^workdays:/i\
  - {date: 2026-09-22, name: 台风停工}' "$top/data/calendar/2026.yaml" >"$work/amended.yaml"
store_state >"$work/before"
run calendar-import "$work/amended.yaml" --dry-run
is_status 0
out_is "--dry-run shows the tickets and the commit" <<EOF
calendar/2026.yaml
20260918-XS-0001	2026-09-24	2026-09-28
would change: calendar/2026.yaml
commit message:
calendar-import: calendar/2026.yaml

Staff: wangmin
Login: $login
EOF
store_state >"$work/after"
ok "--dry-run changes nothing" diff "$work/before" "$work/after"

run calendar-import "$work/amended.yaml"
is_status 0
out_is "id, due as it stands, due by the notice" <<'EOF'
calendar/2026.yaml
20260918-XS-0001	2026-09-24	2026-09-28
EOF
quiet
ok "one commit" test "$(git rev-parse HEAD~)" = "$before"
run git diff --name-only HEAD~
out_is "the ticket is not touched" <<'EOF'
calendar/2026.yaml
EOF
run ticket-show 20260918-XS-0001 --format json
out_has '"due": "2026-09-24"' "its due date stands"
run calendar-due 2026-09-18 5
out_is "the calendar is the new one" <<'EOF'
2026-09-28
EOF
before=$(commit_id)
run calendar-import "$work/amended.yaml"
is_status 0
ok "a repeat commits nothing" test "$(commit_id)" = "$before"
run calendar-import "$top/data/calendar/2026.yaml"
out_is "back again nothing would move" <<'EOF'
calendar/2026.yaml
EOF

# ---- A year that was missing ------------------------------------------------------------------

cat >"$work/2027.yaml" <<'EOF'
year: 2027
source: 国务院办公厅 国办发明电〔2026〕9号
holidays:
  - {date: 2026-12-31, name: 元旦}
  - {date: 2027-01-01, name: 元旦}
workdays:
  - {date: 2027-01-02, name: 元旦}
EOF
refused 3 calendar-due 2026-12-30 2
run calendar-import "$work/2027.yaml" --op-id notice-2027
is_status 0
out_is "a new year" <<'EOF'
calendar/2027.yaml
EOF
run calendar-due 2026-12-30 2
out_is "the year can be reckoned with; it begins on 31 December before" <<'EOF'
2027-01-04
EOF
before=$(commit_id)
run calendar-import "$work/2027.yaml" --op-id notice-2027
is_status 0
out_is "--op-id: a repeat prints the same" <<'EOF'
calendar/2027.yaml
EOF
ok "--op-id: a repeat commits nothing" test "$(commit_id)" = "$before"

# ---- An overlay of a region -------------------------------------------------------------------

cat >"$work/overlay.yaml" <<'EOF'
year: 2026
source: 湖北省人民政府办公厅 测试通知
holidays:
  - {date: 2026-09-23, name: 防汛}
workdays: []
EOF
run calendar-import "$work/overlay.yaml" --region hunan
is_status 0
out_is "of another region: no due date moves" <<'EOF'
calendar/2026-hunan.yaml
EOF
run calendar-import "$work/overlay.yaml" --region hubei
is_status 0
out_is "of our region" <<'EOF'
calendar/2026-hubei.yaml
20260918-XS-0001	2026-09-24	2026-09-28
EOF
run calendar-due 2026-09-18 5
out_is "the overlay counts" <<'EOF'
2026-09-28
EOF
run calendar-show 2026 --format csv --columns date,kind,notice --no-header
out_has '2026-09-23,off,湖北省人民政府办公厅 测试通知'
out_has '2026-09-20,worked,国务院办公厅 国办发明电〔2025〕7号' "what it lies on stays"
refused 2 calendar-import "$work/overlay.yaml" --region 'Hu Bei'
refused 2 calendar-import "$work/overlay.yaml" --region ../hubei

# ---- Malformed notices ------------------------------------------------------------------------

# notice PLACE SAYS TEXT: TEXT (with \n) as a file is refused at PLACE (line:column) or, when that is
# empty, with the path and a day.
notice() {
	printf '%b' "$3" >"$work/bad.yaml"
	refused 3 calendar-import "$work/bad.yaml"
	err_has "$work/bad.yaml:$1 $2" "$2"
}
rest='holidays: []\nworkdays: []\n'
notice 1:1: 'the file is empty' ''
notice 1:1: 'calendar must be a mapping' '[[[[[[[[[[[[\n'
notice 1:1: 'calendar without the required key "source"' 'year: 2028\n'
notice 1:1: 'calendar without the required key "workdays"' 'year: 2028\nsource: x\nholidays: []\n'
notice 1:7: 'year: "next" is not a whole number' "year: next\\nsource: x\\n$rest"
notice '' 'year 99999 is out of range' "year: 99999\\nsource: x\\n$rest"
notice 2:1: 'key "year" appears twice, first in line 1' "year: 2028\\nyear: 2028\\nsource: x\\n$rest"
notice 3:1: 'calendar has no key "colour"' "year: 2028\\nsource: x\\ncolour: red\\n$rest"
notice 2:8: 'source: is required' "year: 2028\\nsource:\\n$rest"
notice 2:9: 'region: "HUBEI" is not a valid code' "year: 2028\\nregion: HUBEI\\nsource: x\\n$rest"
notice 3:11: 'holidays: must be a list' 'year: 2028\nsource: x\nholidays: {}\nworkdays: []\n'
day='year: 2028\nsource: x\nholidays:\n- '
notice 4:10: 'date: date "2028-13-04" does not exist' "$day{date: 2028-13-04, name: x}\\nworkdays: []\\n"
notice 4:10: 'date: date "2028-02-30" does not exist' "$day{date: 2028-02-30, name: x}\\nworkdays: []\\n"
notice 4:10: 'date: "1 May" is not a date' "$day{date: 1 May, name: x}\\nworkdays: []\\n"
notice 4:3: 'holiday without the required key "name"' "$day{date: 2028-01-04}\\nworkdays: []\\n"
notice 4:3: 'holiday without the required key "date"' "$day{name: x}\\nworkdays: []\\n"
notice 4:31: 'holiday has no key "days"' "$day{date: 2028-01-04, name: x, days: 3}\\nworkdays: []\\n"
notice '' '2028-01-04 appears twice' "$day{date: 2028-01-04, name: x}\\n- {date: 2028-01-04, name: y}\\nworkdays: []\\n"
notice '' '2028-01-02 appears twice' "$day{date: 2028-01-02, name: x}\\nworkdays:\\n- {date: 2028-01-02, name: x}\\n"
notice '' '2029-01-03 is not a day of 2028' "$day{date: 2029-01-03, name: x}\\nworkdays: []\\n"
notice '' '2027-11-30 is not a day of 2028' "$day{date: 2027-11-30, name: x}\\nworkdays: []\\n"
notice '' 'make-up working day "2028-01-04" is not a Saturday or Sunday' \
	"year: 2028\\nsource: x\\nholidays: []\\nworkdays:\\n- {date: 2028-01-04, name: x}\\n"
notice 4:13: 'no newline at the end: the file was cut' 'year: 2028\nsource: x\nholidays: []\nworkdays: []'
notice 5:1: 'a second record' "year: 2028\\nsource: x\\n$rest---\\nyear: 2029\\n"
notice 1:11: 'carriage return' 'year: 2028\r\nsource: x\r\nholidays: []\r\nworkdays: []\r\n'
notice 1:1: 'the file begins with a byte order mark' "\\0357\\0273\\0277year: 2028\\nsource: x\\n$rest"
notice 1:1: 'the file is UTF-16' '\0377\0376y\0000e\0000'
notice 2:9: 'anchors (&) are not allowed' "year: 2028\\nsource: &a x\\n$rest"
notice 2:9: 'tags' "year: 2028\\nsource: !!str x\\n$rest"

# ---- Files and people -------------------------------------------------------------------------

run calendar-import "$work/no-such.yaml"
ok "no such file" test "$status" -ne 0
err_has 'No such file or directory'
refused 3 calendar-import "$work"
err_has 'is a directory, not a file'
refused 2 calendar-import
refused 2 calendar-import "$work/2027.yaml" "$work/amended.yaml"
refused 2 calendar-import "$work/2027.yaml" --op-id 'a b'
given staff-set zhangli --name 张丽 --roles clerk
refused 1 calendar-import "$work/amended.yaml" --as zhangli
err_has '张丽 may not run calendar-import'
refused 1 calendar-import "$work/amended.yaml" --as nobody

finish

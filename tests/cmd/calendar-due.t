#!/bin/sh
# calendar-due: working days from a hand-over to a due date, over eight years of holiday notices.
. "$(dirname "$0")/../harness.sh"
new_store

# due FROM DAYS DATE
due() {
	run calendar-due "$1" "$2"
	out_is "$1 + $2" <<EOF
$3
EOF
	quiet
	is_status 0
}

# ---- Vectors ----------------------------------------------------------------------------------

vectors() {
	while read -r from date; do
		due "$from" 5 "$date"
	done <<'EOF'
2019-04-26 2019-05-06
2019-04-30 2019-05-09
2019-09-27 2019-10-10
2022-12-30 2023-01-09
2023-09-28 2023-10-11
2024-02-08 2024-02-21
2025-01-24 2025-02-07
2025-12-31 2026-01-08
2026-02-13 2026-02-27
2026-09-18 2026-09-24
EOF
}
vectors
due 2020-01-23 5 2020-02-20

hubei=$store
new_store --desk DB --region none --test-clock --claimed --staff wangmin --staff-name 王敏
vectors
due 2020-01-23 5 2020-02-07
cd "$hubei" || exit 2
store=$hubei

# Day 1 is the first working day after the date; 0 is the date itself, whatever day it is.
due 2026-09-18 0 2026-09-18
due 2026-09-18 1 2026-09-20
due 2026-09-19 0 2026-09-19
due 2026-09-19 1 2026-09-20
due 2026-10-01 1 2026-10-08
due 2026-09-30 3 2026-10-10
due 2026-12-30 1 2026-12-31

# ---- Ways to write a date ---------------------------------------------------------------------

due today 5 2026-09-24
due yesterday 1 2026-09-18
due +5wd 0 2026-09-24
due +0wd 1 2026-09-20
due ２０２６-０９-１８ 5 2026-09-24
run calendar-due -- -1wd 1
out_is "-1wd, after --" <<'EOF'
2026-09-18
EOF
ONESTOP_NOW=2026-09-20T08:00:00+08:00 run calendar-due today 1
out_is "today is a Sunday that is worked" <<'EOF'
2026-09-21
EOF
ONESTOP_NOW=2026-09-17T23:30:00Z run calendar-due today 0
out_is "the day is that of Jingmen" <<'EOF'
2026-09-18
EOF

# ---- A year that has no calendar is never guessed ---------------------------------------------

while read -r from days year; do
	refused 3 calendar-due "$from" "$days"
	err_is "$from + $days names the year and the command" <<EOF
calendar-due: the calendar of $year is missing; first: calendar-import <file>
EOF
	run cat "$work/out"
	out_is "$from + $days prints no date" </dev/null
done <<'EOF'
2026-12-30 5 2027
2026-12-31 1 2027
2027-01-04 1 2027
2018-12-29 1 2018
2026-09-18 100 2027
EOF

# ---- Day by day -------------------------------------------------------------------------------

run calendar-due 2026-09-18 5 --explain
out_is "--explain as a table" <<'EOF'
date       weekday kind of day         working day no. holiday notice
2026-09-18 Fri     working day
2026-09-19 Sat     weekend
2026-09-20 Sun     make-up working day               1 国庆节  国务院办公厅 国办发明电〔2025〕7号
2026-09-21 Mon     working day                       2
2026-09-22 Tue     working day                       3
2026-09-23 Wed     working day                       4
2026-09-24 Thu     working day                       5
EOF
run calendar-due 2026-09-24 1 --explain --format csv
out_is "--explain as csv" <<'EOF'
date,weekday,kind,number,name,notice
2026-09-24,Thu,ordinary,,,
2026-09-25,Fri,off,,中秋节,国务院办公厅 国办发明电〔2025〕7号
2026-09-26,Sat,off,,中秋节,国务院办公厅 国办发明电〔2025〕7号
2026-09-27,Sun,off,,中秋节,国务院办公厅 国办发明电〔2025〕7号
2026-09-28,Mon,ordinary,1,,
EOF
run calendar-due 2026-09-18 1 --explain --format tsv --columns date,kind,number
printf 'date\tkind\tnumber\n2026-09-18\tordinary\t\n2026-09-19\tweekend\t\n2026-09-20\tworked\t1\n' \
	>"$work/tsv"
out_is "--explain as tsv" <"$work/tsv"
run calendar-due 2026-09-18 1 --explain --format json
out_is "--explain as json" <<'EOF'
[
  {
    "date": "2026-09-18",
    "weekday": "Fri",
    "kind": "ordinary",
    "number": null,
    "name": null,
    "notice": null
  },
  {
    "date": "2026-09-19",
    "weekday": "Sat",
    "kind": "weekend",
    "number": null,
    "name": null,
    "notice": null
  },
  {
    "date": "2026-09-20",
    "weekday": "Sun",
    "kind": "worked",
    "number": 1,
    "name": "国庆节",
    "notice": "国务院办公厅 国办发明电〔2025〕7号"
  }
]
EOF
run calendar-due 2026-09-18 1 --explain --format xlsx -o "$work/days.xlsx"
is_status 0
ok "--explain as xlsx: a workbook" test "$(head -c 2 "$work/days.xlsx")" = PK
run calendar-due 2026-09-18 2 --explain --columns date --no-header --sort -date
out_is "columns, order and no header" <<'EOF'
2026-09-21
2026-09-20
2026-09-19
2026-09-18
EOF
run calendar-due 2020-02-10 2 --explain --columns date,kind,notice --format csv --no-header
out_is "the overlay's notice is named" <<'EOF'
2020-02-10,off,湖北省人民政府办公厅关于延长2020年春节假期的通知（2020-02-01，新华社电）
2020-02-11,off,湖北省人民政府办公厅关于延长2020年春节假期的通知（2020-02-01，新华社电）
2020-02-12,off,湖北省人民政府办公厅关于延长2020年春节假期的通知（2020-02-01，新华社电）
2020-02-13,off,湖北省人民政府办公厅关于延长2020年春节假期的通知（2020-02-01，新华社电）
2020-02-14,ordinary,
2020-02-15,weekend,
2020-02-16,weekend,
2020-02-17,ordinary,
EOF

# ---- Is it a working day? The exit status says it, and nothing else ---------------------------

while read -r date expected; do
	run calendar-due --is-workday "$date"
	is_status "$expected" "--is-workday $date: exit $expected"
	out_is "--is-workday $date prints nothing" </dev/null
	quiet
done <<'EOF'
2026-09-18 0
2026-09-19 1
2026-09-20 0
2026-09-25 1
2026-10-01 1
2026-10-08 0
2026-10-10 0
2026-10-11 1
2020-02-05 1
2019-12-31 0
today 0
yesterday 0
+1wd 0
２０２６-１０-０１ 1
EOF
run calendar-due --is-workday
is_status 0 "a day that is not named is today"
ONESTOP_NOW=2026-10-01T08:00:00+08:00 run calendar-due --is-workday
is_status 1 "which may be a holiday"
ONESTOP_NOW=2026-09-19T23:30:00Z run calendar-due --is-workday
is_status 0 "today is that of Jingmen"
run env -i PATH="$PATH" calendar-due --store "$store" --is-workday 2026-10-01
is_status 1 "under env -i"
for date in 2027-01-04 2027-01-03 2018-12-31; do
	refused 3 calendar-due --is-workday "$date"
	err_is "no notice, no answer: $date" <<EOF
calendar-due: the calendar of ${date%%-*} is missing; first: calendar-import <file>
EOF
done
run calendar-due --is-workday 2026-10-01 --explain --no-header --columns date,kind
is_status 1
out_is "--explain says why" <<'EOF'
2026-10-01 day off
EOF
run calendar-due --is-workday 2026-09-20 --format csv --columns date,kind,number
is_status 0
out_is "a file has the day" <<'EOF'
date,kind,number
2026-09-20,worked,
EOF
for words in '2026-09-18 5 --is-workday' '--is-workday 2026-09-18 0'; do
	# shellcheck disable=SC2086 # several words
	refused 2 calendar-due $words
	err_has 'DATE and DAYS, or --is-workday'
done
refused 2 calendar-due --is-workday 2026-02-30
err_has 'does not exist'
refused 2 calendar-due --is-workday 2026-09-18 5 6

# ---- Bad words --------------------------------------------------------------------------------

while IFS='|' read -r date days says; do
	refused 2 calendar-due -- "$date" "$days"
	err_has "$says"
done <<'EOF'
2026-02-30|1|"2026-02-30" does not exist
2026-02-29|1|does not exist
2026-13-01|1|does not exist
2026-00-10|1|does not exist
2026-9-18|1|is not a date
18.09.2026|1|is not a date
20260918|1|is not a date
2026/09/18|1|is not a date
tomorrow|1|is not a date
today+5|1|is not a date
+5d|1|is no
+wd|1|is no
+99999wd|1|is no
|1|is not a date
2026-09-18|x|DAYS: "x" is not a whole number
2026-09-18||DAYS: "" is not a whole number
2026-09-18|1.5|DAYS: "1.5" is not a whole number
2026-09-18|-1|DAYS: "-1" is not between 0 and 3660
2026-09-18|99999999999999999999|is not between
EOF
refused 2 calendar-due
refused 2 calendar-due 2026-09-18
refused 2 calendar-due 2026-09-18 5 6
refused 2 calendar-due 2026-09-18 5 --explain --columns colour
err_has 'unknown column "colour"; there are: date, weekday, kind, number, name, notice'

finish

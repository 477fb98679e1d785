#!/bin/sh
# calendar-show: the days off and the make-up working days of a year.
. "$(dirname "$0")/../harness.sh"
new_store

run calendar-show 2026 --columns date,weekday,kind,name
is_status 0
quiet
out_is "2026" <<'EOF'
date       weekday kind of day         holiday
2026-01-01 Thu     day off             元旦
2026-01-02 Fri     day off             元旦
2026-01-03 Sat     day off             元旦
2026-01-04 Sun     make-up working day 元旦
2026-02-14 Sat     make-up working day 春节
2026-02-15 Sun     day off             春节
2026-02-16 Mon     day off             春节
2026-02-17 Tue     day off             春节
2026-02-18 Wed     day off             春节
2026-02-19 Thu     day off             春节
2026-02-20 Fri     day off             春节
2026-02-21 Sat     day off             春节
2026-02-22 Sun     day off             春节
2026-02-23 Mon     day off             春节
2026-02-28 Sat     make-up working day 春节
2026-04-04 Sat     day off             清明节
2026-04-05 Sun     day off             清明节
2026-04-06 Mon     day off             清明节
2026-05-01 Fri     day off             劳动节
2026-05-02 Sat     day off             劳动节
2026-05-03 Sun     day off             劳动节
2026-05-04 Mon     day off             劳动节
2026-05-05 Tue     day off             劳动节
2026-05-09 Sat     make-up working day 劳动节
2026-06-19 Fri     day off             端午节
2026-06-20 Sat     day off             端午节
2026-06-21 Sun     day off             端午节
2026-09-20 Sun     make-up working day 国庆节
2026-09-25 Fri     day off             中秋节
2026-09-26 Sat     day off             中秋节
2026-09-27 Sun     day off             中秋节
2026-10-01 Thu     day off             国庆节
2026-10-02 Fri     day off             国庆节
2026-10-03 Sat     day off             国庆节
2026-10-04 Sun     day off             国庆节
2026-10-05 Mon     day off             国庆节
2026-10-06 Tue     day off             国庆节
2026-10-07 Wed     day off             国庆节
2026-10-10 Sat     make-up working day 国庆节
EOF

# Every year that comes with the programs, as its file has it.
for file in "$top"/data/calendar/20??.yaml; do
	year=$(basename "$file" .yaml)
	run calendar-show "$year" --format csv --columns date,kind --no-header
	is_status 0
	mv "$work/out" "$work/days"
	sed -n '/^workdays:/q;s/.*{date: \([0-9-]*\).*/\1,off/p' "$file" >"$work/wanted"
	sed -n '/^workdays:/,$s/.*{date: \([0-9-]*\).*/\1,worked/p' "$file" >>"$work/wanted"
	[ "$year" != 2020 ] ||
		sed -n 's/.*{date: \([0-9-]*\).*/\1,off/p' "$top/data/calendar/2020-hubei.yaml" >>"$work/wanted"
	grep "^$year" "$work/wanted" | sort >"$work/of-year"
	grep "^$year" "$work/days" >"$work/shown"
	ok "$year: the days of the file" diff -u "$work/of-year" "$work/shown"
done

run calendar-show --format csv --columns date,kind,notice --no-header
is_status 0
mv "$work/out" "$work/this-year"
run calendar-show 2026 --format csv --columns date,kind,notice --no-header
out_is "without a year it is this one" <"$work/this-year"
run sed -n 1p "$work/this-year"
out_is "the notice is named" <<'EOF'
2026-01-01,off,国务院办公厅 国办发明电〔2025〕7号
EOF
given calendar-show 2026 --ids
mv "$work/out" "$work/ids"
run sed -n '1p;$p' "$work/ids"
out_is "--ids are dates" <<'EOF'
2026-01-01
2026-10-10
EOF

run calendar-show 2020 --format tsv --columns date,kind --no-header
out_has "$(printf '2020-02-03\toff')" "2020 with the overlay of Hubei"
hubei=$store
new_store --desk DB --region none --test-clock --claimed --staff wangmin --staff-name 王敏
run calendar-show 2020 --format tsv --columns date,kind --no-header
out_lacks 2020-02-03 "2020 without it"
cd "$hubei" || exit 2
store=$hubei

refused 3 calendar-show 2027
err_is <<'EOF'
calendar-show: the calendar of 2027 is missing; first: calendar-import <file>
EOF
refused 2 calendar-show x
err_has 'YEAR: "x" is not a whole number'
refused 2 calendar-show 26
refused 2 calendar-show 0
refused 2 calendar-show -- -2026
refused 2 calendar-show 2026 2025
refused 2 calendar-show 2026 --format yaml
err_has 'table, csv, tsv, json, xlsx'

finish

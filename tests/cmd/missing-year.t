#!/bin/sh
# A year without a calendar does not hide what is certainly late: lists count the working days of the
# years that are there, say "≥", name the missing year last, and end with 3.  Reception and money do
# not wait for a calendar; what must set a due date refuses.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people
given account-new 0000100001 --name 王小明

# Assigned before the turn of the year, and late after it; told, and not called back.
ONESTOP_NOW=2026-09-18T09:00:00+08:00
ticket_in assigned
late=$id
ticket_in delivered
told=$id
ticket_in reminded
other=$id

# Due on 24 September; behind it 3 days of it are worked, 18 of October, 21 and 23.
ONESTOP_NOW=2027-02-22T09:00:00+08:00
missing='the calendar of 2027 is missing; first: calendar-import <file>'

# lists COMMAND...: ends with 3, the missing year is the last line, and named once.
lists() {
	run "$@"
	is_status 3 "$*: exit 3"
	ok "the missing year comes last" sh -c "tail -n 1 '$work/err' | grep -qF '$missing'"
	ok "and once" test "$(grep -cF "$missing" "$work/err")" -eq 1
}
lists report-overdue --format csv --columns id,overdue_days,at_least
out_is "what is late, with the days of 2026" <<END
id,overdue_days,at_least
$late,65,true
$other,65,true
END
lists report-overdue
out_has '≥ 65'
lists report-overdue --format mail
out_has '≥ 65 working days' "the first line of a mail says so, too"
lists ticket-list --late --format mail
lists report-overdue --format json --columns id,overdue_days,at_least --department network
out_is "in JSON a number, and a flag" <<END
[
  {
    "id": "$late",
    "overdue_days": 65,
    "at_least": true
  },
  {
    "id": "$other",
    "overdue_days": 65,
    "at_least": true
  }
]
END
lists report-overdue --within 3 --ids
out_has "$late" "and what is due soon asks for no day of that year"
lists report-overdue --format xlsx -o overdue.xlsx
ok "in a workbook a number that reads so" sh -c '
	unzip -p overdue.xlsx xl/worksheets/sheet1.xml | grep -q "<v>65</v>" &&
	unzip -p overdue.xlsx xl/styles.xml | grep -q "≥"'
rm -f overdue.xlsx

lists report-visit --format csv --columns id,days,at_least
out_is "a call-back" <<END
id,days,at_least
$told,70,true
END
lists report-visit
out_has '≥ 70'
lists report-visit --summary --format csv --columns owner,tickets,longest,at_least
out_is "its sum" <<END
owner,tickets,longest,at_least
wangmin,1,70,true
END
lists report-visit --summary
out_has '≥ 70'
lists report-daily --format csv --columns owed,id,days,at_least
out_is "the daily sheet" <<END
owed,id,days,at_least
result,$late,65,true
result,$other,65,true
visit,$told,69,true
END
lists report-daily
out_has '≥ 65'
lists ticket-show "$late"
out_has 'who held it'
out_has '≥ 70' "who held it how long"
lists ticket-show "$late" --evidence
out_has '≥ 65' "the evidence"
lists ticket-show "$late" --evidence --format csv --columns overdue_days,at_least --no-header
out_is "for a program" <<END
65,true
END

# What counts no working days says nothing of them.
for command in ticket-list 'ticket-list --all --format json' 'report-quarter --quarter 2026Q4' \
	'report-ledger --month 2026-09' account-list 'account-show 0000100001' report-payment \
	"form-print register $late --text"; do
	# shellcheck disable=SC2086 # several words
	run $command
	is_status 0 "$command"
	quiet
done

# Without the year nothing is due in: what is due is due, with no number of days.
ONESTOP_NOW=2026-10-08T09:00:00+08:00
run report-overdue --format csv --columns id,overdue_days,at_least --no-header
is_status 0
out_is "with its calendar the count is whole" <<END
$late,4,false
$other,4,false
END
given git rm -q calendar/2026.yaml
given git -c user.name=x -c user.email=x commit -qm 'without 2026'
missing='the calendar of 2026 is missing; first: calendar-import <file>'
lists report-overdue
out_has '≥ 0'
lists report-overdue --format mail
out_has '≥ 0 working days'
lists report-daily --format csv --columns id,days,at_least --no-header
out_has "$late,0,true"
lists ticket-show "$late"
out_has "$late"

# Reception and money go on; hand-over refuses.
run ticket-new facility --name 李四 --phone 13900139000 --request 漏水
is_status 0 "reception waits for no calendar"
new=$(cat "$work/out")
lists ticket-show "$new"
out_has "$new" "a ticket without a date is shown all the same"
refused 3 ticket-assign "$new" --to network
err_has "$missing"
run account-pay 0000100001 10 --method cash
is_status 0 "nor does money"
run report-payment --format csv --columns total --no-header
is_status 0
out_is "the day's takings" <<'EOF'
10.00
EOF

# A due date that makes no sense is a date of some year: that ticket is told, the others are listed.
for date in 1900-01-01 1999-12-31 2199-12-31; do
	file=tickets/open/2026-09-18/$late.yaml
	sed -i "s/^due: .*/due: \"$date\"/" "$file"
	run timeout 20 report-overdue --ids
	is_status 3 "due $date"
	out_has "$other"
	git checkout -q -- "$file"
done
drop_store

# A year between is missing: were every day of it a holiday, what was received before it would be late all the
# same by the days of the year behind it.  31 December and, with the Sunday that is worked, 4 to 8 January are
# six working days.
new_store
ONESTOP_NOW=2024-12-30T09:00:00+08:00
given ticket-new facility --name 李四 --phone 13900139000 --request 漏水
given git rm -q calendar/2025.yaml
given git -c user.name=x -c user.email=x commit -qm 'without 2025'
missing='the calendar of 2025 is missing; first: calendar-import <file>'
while read -r day row late <&3; do
	ONESTOP_NOW=${day}T09:00:00+08:00
	lists report-overdue --format csv --columns due,overdue_days,at_least,late,late_due --no-header
	ok "$day: $row" test "$(cat "$work/out")" = "$row"
	lists ticket-list --late --ids
	ok "$day: ticket-list --late: $late" test "$(wc -l <"$work/out")" -eq "$late"
done 3<<'END'
2025-12-31 ,0,true,, 0
2026-01-04 ,1,true,, 0
2026-01-08 ,5,true,, 0
2026-01-09 ,1,true,true,2026-01-08 1
2026-02-02 ,17,true,true,2026-01-08 1
END
lists report-overdue --format mail
out_has 'overdue: 1, the longest by ≥ 17 working days'
lists report-daily --format csv --columns until,days,at_least,late --no-header
out_is "the daily sheet says so, too" <<'END'
2024-12-31,22,true,true
END
# One whose last day is in the missing year.
ONESTOP_NOW=2024-12-31T09:00:00+08:00
given ticket-new facility --name 王五 --phone 13900139001 --request 漏水
ONESTOP_NOW=2026-01-05T09:00:00+08:00
lists report-overdue --format csv --columns id,until,overdue_days,at_least --no-header
out_has '20241231-XS-0001,,1,true' "its hand-over was owed on the first working day of the year behind, at the latest"
drop_store

finish

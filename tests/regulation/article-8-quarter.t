#!/bin/sh
# 八、落实情况纳入季度工作考核范围。
# The quarterly assessment: how much was finished, in time, with a call-back, to whose satisfaction; the
# same figures for the same quarter ever after.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store

# One in time and satisfied, one late and not satisfied, one never answered, one not due in the quarter.
handed_over_at=2026-09-07T09:00:00+08:00
ticket_in assigned
given at 09-10 ticket-close "$id" --result 已修复 --told phone --visit satisfied
ticket_in assigned
run at 09-21 ticket-close "$id" --result 已修复 --told phone --visit dissatisfied --solved no
is_status 0
ticket_in assigned
handed_over_at=2026-09-30T09:00:00+08:00
ticket_in assigned
handed_over_at=
export ONESTOP_NOW=2026-10-09T09:00:00+08:00

figures() {
	run report-quarter --quarter 2026Q3 --format csv --no-header \
		--columns by,key,due,finished,on_time,visited,satisfied,overdue "$@"
	is_status 0
	grep -E ',(3|network|facility|wangmin),|^(all|total)' "$work/out" >"$work/kept"
	mv "$work/kept" "$work/out"
}
given report-quarter --quarter 2026Q3 --format csv
cp "$work/out" "$work/first"
figures
out_has ',3,2,1,2,1,2' "3 should be finished, 2 are, 1 in time; 2 visited, 1 satisfied; 2 late or open"
ok "by department" grep -q '^department,network,3,2,1,2,1,2$' "$work/out"

# What happens afterwards does not change the quarter; the commit is named.
last=$(git rev-parse HEAD)
ok "the commit is named" grep -q "$last" "$work/first"
run ticket-close 20260907-XS-0003 --result 已修复 --told phone --visit satisfied
is_status 0
cut -d, -f1-21 "$work/first" >"$work/expected1"
given report-quarter --quarter 2026Q3 --format csv
cut -d, -f1-21 "$work/out" >"$work/found1"
ok "the same figures after another ticket was closed" diff -u "$work/expected1" "$work/found1"
run report-quarter --quarter 2026Q3 --as-of "$last" --format csv
ok "and to the letter from the same commit" diff -u "$work/first" "$work/out"

# Nothing due is no success: a dash, not 100 %.
run report-quarter --quarter 2026Q1 --format csv --no-header --columns due,completion_rate
is_status 0
out_lacks 100

finish

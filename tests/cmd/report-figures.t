#!/bin/sh
# The figures of the assessment for any period: the quarter is one call of it.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

# In September one in time, one late; due on the 24th.
ticket_in assigned
given at 09-22 ticket-result "$id" --text 已更换
in_time=$id
ticket_in assigned
given at 09-28 ticket-result "$id" --text 已更换
late=$id
export ONESTOP_NOW=2026-10-10T09:00:00+08:00

run report-figures --from 2026-09-01 --to 2026-09-30 --by department --format csv --no-header \
	--columns by,key,received,due,finished,on_time,overdue,on_time_rate
is_status 0
cp "$work/out" "$work/september"
out_has 'department,network,2,2,2,1,1,50.0%' "one of two in time"
run report-quarter --quarter 2026Q3 --format csv --no-header \
	--columns by,key,received,due,finished,on_time,overdue,on_time_rate
out_has 'department,network,2,2,2,1,1,50.0%' "the quarter says the same"
run report-figures --from 2026-10-01 --to 2026-10-09 --by department --format csv --no-header --columns by,key,due,overdue
out_lacks 'department,network,1' "what ended in September is in no later period"

# Any figure is a list.
run report-figures --from 2026-09-01 --to 2026-09-30 --show overdue --ids
out_is "what was late" <<END
$late
END
run report-figures --from 2026-09-01 --to 2026-09-30 --show on_time --department network --ids
out_is "what was in time" <<END
$in_time
END
run report-figures --from 2026-09-01 --to 2026-09-30 --show overdue --department engineering --ids
out_is "nothing of another department" </dev/null

# ---- Usage ----------------------------------------------------------------------------------------

refusal 2 'report-figures: --to is before --from' report-figures --from 2026-09-30 --to 2026-09-01
refused 2 report-figures --to 2026-09-01
refused 2 report-figures --from 2026-09-01 --to 2026-09-30 --by colour
err_has '"colour" is nothing that figures are grouped by'
refused 2 report-figures --from 2026-09-01 --to 2026-09-30 --show colour
err_has '"colour" is not a figure'
refused 2 report-figures --from 2026-09-01 --to 2026-09-30 --department network
err_has '--department and --key go with --show'

finish

#!/bin/sh
# A hold ends: the due date moves by the working days held, from the day it began to the day before it
# ends; the first due date stays beside it.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

program=ticket-resume
from=on-hold
result="2026-09-24${tab}2026-09-24"
roles='clerk or handler or supervisor'
onward() {
	given ticket-result "$1" --text 已更换井盖
}
onward=onward
alike

ticket_in on-hold
run ticket-resume "$id" --dry-run
out_is "--dry-run: the whole of it" <<END
$id	2026-09-24	2026-09-24
would change: tickets/open/2026-09-18/$id.yaml
commit message:
ticket-resume: $id resume

Ticket: $id
Article: 六
Staff: wangmin
Login: $login
END
done_as "$id${tab}2026-09-24${tab}2026-09-24" ticket-resume "$id" --note 检定合格
run ticket-show "$id"
out_has 检定合格 "the note is shown"

# ---- By how much it moves ------------------------------------------------------------------------

# HANDED OVER | HELD | RESUMED | WORKING DAYS | DUE | FIRST DUE | WHAT
while IFS='|' read -r handed held resumed days due first what <&3; do
	handed_over_at=${handed}T09:00:00+08:00
	ticket_in assigned
	run at "$held" ticket-hold "$id" --reason 送检 --told phone --said 在等检定结果
	is_status 0
	done_as "$id$tab$due$tab$first" at "$resumed" ticket-resume "$id"
	shows state,held_on,held_days,first_due,due "$what" <<END
assigned,,$days,$first,$due
END
done 3<<'END'
2026-09-18|2026-09-22|2026-09-22||2026-09-24|2026-09-24|taken up again the same day
2026-09-18|2026-09-22|2026-09-23|1|2026-09-28|2026-09-24|one day, over the Mid-Autumn holiday
2026-09-18|2026-09-19|2026-09-20||2026-09-24|2026-09-24|a Saturday only
2026-09-18|2026-09-20|2026-09-21|1|2026-09-28|2026-09-24|a Sunday that is worked
2026-09-18|2026-09-22|2026-09-28|3|2026-09-30|2026-09-24|22nd to 24th; 25th to 27th are holidays
2026-09-18|2026-09-30|2026-10-08||2026-09-24|2026-09-24|begun when it was late: nothing moves
2026-02-10|2026-02-13|2026-02-25|3|2026-02-27|2026-02-24|over Spring Festival: 13th, 14th (worked) and 24th
2025-12-29|2025-12-30|2026-01-06|4|2026-01-12|2026-01-06|over the end of the year: 30th, 31st, 4th (worked), 5th
2020-01-20|2020-01-22|2020-02-17|3|2020-02-20|2020-02-17|over the long holiday of Hubei: 22nd, 23rd and 14th February
END
handed_over_at=

# The notices of both years are kept with a date that rests on both.
handed_over_at=2025-12-29T09:00:00+08:00
ticket_in assigned
given at 2025-12-30 ticket-hold "$id" --reason 送检
given at 2026-01-06 ticket-resume "$id"
run at 2026-01-06 ticket-show "$id"
out_has 国办发明电〔2025〕7号
handed_over_at=

# Not resumed, it ends on its expected end; the days after that are not held.
ticket_in assigned
given at 09-21 ticket-hold "$id" --reason 送检 --until 2026-09-23
done_as "$id${tab}2026-09-29${tab}2026-09-24" at 09-28 ticket-resume "$id"
shows held_days,held_until,held_by <<'END'
2,,
END

# Twice: the days add up, and the first due date is still the first.
ticket_in assigned
given at 09-21 ticket-hold "$id" --reason 送检
done_as "$id${tab}2026-09-28${tab}2026-09-24" at 09-22 ticket-resume "$id"
given at 09-23 ticket-hold "$id" --reason 等待占道许可 --told phone --said 等待占道许可
done_as "$id${tab}2026-09-30${tab}2026-09-24" at 09-28 ticket-resume "$id"
shows held_days,first_due,due <<'END'
3,2026-09-24,2026-09-30
END
run at 09-30 report-overdue --ids
out_lacks "$id" "on the new due date it is not overdue"
run at 10-08 report-overdue --format csv --no-header --columns id,due,overdue_days
out_has "$id,2026-09-30,1" "and on the next working day it is"

# A year without a calendar is never guessed.
handed_over_at=2026-12-28T09:00:00+08:00
ticket_in received
refused 3 at 12-28 ticket-assign "$id" --to network
err_has 'the calendar of 2027 is missing; first: calendar-import <file>'
handed_over_at=2026-12-21T09:00:00+08:00
ticket_in assigned
refused 3 at 12-24 ticket-hold "$id" --reason 送检
err_has 'the calendar of 2027 is missing; first: --until'
given at 12-24 ticket-hold "$id" --reason 送检 --until 2026-12-29
given at 12-25 ticket-resume "$id"
handed_over_at=

# ---- In other states -----------------------------------------------------------------------------

refused_in_states <<'END'
received|"received": "resume" is not possible in this state; first: ticket-show ID
incomplete|"documents missing": "resume" is not possible in this state; first: ticket-show ID
approved|"approved": "resume" is not possible in this state; first: ticket-show ID
assigned|"assigned": "resume" is not possible in this state; first: ticket-show ID
done|"done, to be delivered": "resume" is not possible in this state; first: ticket-show ID
delivered|"delivered": "resume" is not possible in this state; first: ticket-show ID
visited|"visited": "resume" is not possible in this state; first: ticket-show ID
refused|"refused" and takes no more steps, so "resume" is refused; first: ticket-show ID
withdrawn|"withdrawn" and takes no more steps, so "resume" is refused; first: ticket-show ID
END
refused_when_closed

ticket_in assigned
in_chinese 'ticket-resume: 工单 ID 的状态是“已转办”，这一状态不能办理“恢复办理”；请先：ticket-show ID' \
	ticket-resume "$id"

finish

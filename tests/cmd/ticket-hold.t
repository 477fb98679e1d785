#!/bin/sh
# 挂起: while a ticket waits on a laboratory, a permit or the user, its clock stands still.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

program=ticket-hold
from=assigned
result=on-hold
roles='clerk or handler or supervisor'
onward() {
	given ticket-resume "$1"
}
onward=onward
alike --reason 送检

ticket_in assigned
run ticket-hold "$id" --reason 送检 --dry-run
out_is "--dry-run: the whole of it" <<END
$id	on-hold
would change: tickets/open/2026-09-18/$id.yaml
commit message:
ticket-hold: $id hold

Ticket: $id
Article: 六
Staff: wangmin
Login: $login
END

# Without --until it is expected to end after 20 working days, the longest that is allowed.
done_as "$id${tab}on-hold" at 09-22 ticket-hold "$id" --reason 送检 --as lihua
shows state,held_on,held_until,held_by,held_days,first_due,due "the due date moves at once as if it ended on that day" <<'END'
on-hold,2026-09-22,2026-10-27,lihua,,2026-09-24,2026-10-29
END
run ticket-show "$id"
out_has 送检 "the reason is shown"

# ---- Until when, and by how much it moves ---------------------------------------------------------

# HELD | UNTIL | DUE
while read -r held until due <&3; do
	ticket_in assigned
	run at "$held" ticket-hold "$id" --reason 送检 --until "$until"
	is_status 0
	shows held_on,held_until,first_due,due "from $held to $until" <<END
2026-$held,$until,2026-09-24,$due
END
done 3<<'END'
09-18 2026-09-20 2026-09-28
09-19 2026-09-20 2026-09-24
09-22 2026-09-23 2026-09-28
09-22 2026-09-28 2026-09-30
09-22 2026-09-27 2026-09-30
09-23 2026-10-10 2026-10-12
09-22 2026-10-27 2026-10-29
END
ticket_in assigned
refusal 1 'ticket-hold: the hold must end after today, not on 2026-09-18' \
	ticket-hold "$id" --reason 送检 --until 2026-09-18
refusal 1 'ticket-hold: the hold must end after today, not on 2026-09-17' \
	ticket-hold "$id" --reason 送检 --until 2026-09-17
refusal 1 'ticket-hold: a hold ends after at most 20 working days; first: --until 2026-10-22' \
	ticket-hold "$id" --reason 送检 --until 2026-10-26
refused 2 ticket-hold "$id" --reason 送检 --until soon
refused 3 at 2026-12-25 ticket-hold "$id" --reason 送检 --told phone --said 送检
err_has 'the calendar of 2027 is missing'

# ---- Who may, and what the customer is told -------------------------------------------------------

told='the customer must be told, and what was said is kept (article 6); first: --told <channel> --said <text>'
supervisor() {
	printf 'ticket-hold: "put on hold" on ticket %s requires a supervisor: %s (article 6); first: ticket-show %s' \
		"$id" "$1" "$id"
}

# A handler asks, a supervisor decides.
ticket_in assigned
refusal 1 "$(supervisor 'a handler asks for it')" ticket-hold "$id" --reason 送检 --as zhaolei

# On the due day and later.
for day in 09-24 09-28; do
	ticket_in assigned
	refusal 1 "$(supervisor 'the due day has come')" at $day ticket-hold "$id" --reason 送检 --as lihua
	refusal 1 "ticket-hold: $told" at $day ticket-hold "$id" --reason 送检
	refusal 1 "ticket-hold: $told" at $day ticket-hold "$id" --reason 送检 --said 在等检定结果
	refusal 1 'ticket-hold: what the customer was told must be stated (article 6); first: --said <text>' \
		at $day ticket-hold "$id" --reason 送检 --told phone
	done_as "$id${tab}on-hold" at $day ticket-hold "$id" --reason 送检 --until 2026-09-30 \
		--told phone --said 在等检定结果 --as sunli
	run ticket-show "$id"
	out_has 在等检定结果 "what was said is kept"
	run ticket-show "$id" --format json
	out_has '"ref": "phone"' "and how"
	cp "$work/out" "$work/held.$day"
	shows informed_at <<END
2026-${day}T09:00:00+08:00
END
done
ok "begun on the due day it moves it: 24th, 28th and 29th" grep -qF '"due": "2026-09-30"' "$work/held.09-24"
ok "begun after it nothing moves" grep -qF '"due": "2026-09-24"' "$work/held.09-28"

# The second of a round, and one that is prolonged.
ticket_in assigned
given at 09-20 ticket-hold "$id" --reason 送检 --until 2026-09-22 --as lihua
refusal 1 "$(supervisor 'it is the second hold of the round')" \
	at 09-21 ticket-hold "$id" --reason 未检毕 --until 2026-09-24 --as lihua
refusal 1 "ticket-hold: $told" at 09-21 ticket-hold "$id" --reason 未检毕 --until 2026-09-24
done_as "$id${tab}on-hold" at 09-21 ticket-hold "$id" --reason 未检毕 --until 2026-09-24 \
	--told phone --said 延至24日
shows held_on,held_until,held_days,due "prolonged: the 20th, and from the 21st to the 23rd" <<'END'
2026-09-21,2026-09-24,1,2026-10-08
END
refusal 1 "ticket-hold: the hold of ticket $id ended on 2026-09-24; it is prolonged before that day; first: ticket-resume $id" \
	at 09-24 ticket-hold "$id" --reason 未检毕 --told phone --said 再延
given at 09-22 ticket-resume "$id"
shows held_days,due "resumed on the 22nd: the 20th and the 21st" <<'END'
2,2026-09-29
END
refusal 1 "$(supervisor 'it is the second hold of the round')" \
	at 09-22 ticket-hold "$id" --reason 送检 --as lihua

# ---- On hold it is not overdue, until the hold should have ended ----------------------------------

ticket_in assigned
mv_id=$id
ticket_in assigned
run at 09-23 ticket-hold "$id" --reason 等待占道许可 --until 2026-09-29
is_status 0
run at 09-28 report-overdue --format csv --columns id,state --no-header
out_has "$mv_id,assigned" "another one is listed"
out_lacks "$id" "the one on hold is not"
run at 09-28 ticket-show "$id" --evidence --format csv --no-header --columns overdue_days,held_days,state
out_is "nor does the evidence count days of the hold" <<'END'
0,0,on-hold
END
run at 09-28 ticket-list --state on-hold --ids
out_has "$id" "ticket-list knows what is on hold"
# Due moved by the 23rd, 24th and 28th to the 30th; from the 29th on its clock runs.
run at 09-30 report-overdue --ids
out_lacks "$id" "on its due date it is not late"
run at 10-08 report-overdue --format csv --columns id,state,due,overdue_days --no-header
out_has "$id,on-hold,2026-09-30,1" "the expected end has passed: it is late, still on hold"

# One that was late before it was put on hold stays so.
ticket_in assigned
run at 09-29 ticket-hold "$id" --reason 等待占道许可 --told phone --said 等待占道许可
is_status 0
run at 09-30 report-overdue --format csv --columns id,state,due,overdue_days --no-header
out_has "$id,on-hold,2026-09-24,3" "and is listed"

# What may be done meanwhile: the department is reminded, the user withdraws.
ticket_in on-hold
done_as "$id${tab}on-hold" ticket-remind "$id" --to 检定所 --told phone --said 已催办，尽快答复
done_as "$id${tab}withdrawn" ticket-withdraw "$id" --reason 用户不再要求 --said 我自己换好了
run ticket-show "$id"
is_status 0

# ---- Usage, and in other states ------------------------------------------------------------------

ticket_in assigned
refusal 2 "ticket-hold: --reason TEXT is needed; first: ticket-hold --help" ticket-hold "$id"
refusal 2 'ticket-hold: --reason: the value is empty; leave the option out instead' \
	ticket-hold "$id" --reason ''
refused_in_states --reason 送检 <<'END'
received|"received": before "put on hold" it still needs: approve, assign (article 4); first: ticket-review ID --agree
incomplete|"documents missing": before "put on hold" it still needs: complete the documents, approve, assign (article 5(3)); first: ticket-review ID --papers-complete
approved|"approved": before "put on hold" it still needs: assign (article 6); first: ticket-assign ID --to <department>
done|"done, to be delivered": "put on hold" is not possible in this state; first: ticket-show ID
delivered|"delivered": "put on hold" is not possible in this state; first: ticket-show ID
visited|"visited": "put on hold" is not possible in this state; first: ticket-show ID
refused|"refused" and takes no more steps, so "put on hold" is refused; first: ticket-show ID
withdrawn|"withdrawn" and takes no more steps, so "put on hold" is refused; first: ticket-show ID
END
refused_when_closed --reason 送检

ticket_in on-hold
in_chinese 'ticket-hold: 须告知用户，并记录告知内容（第六条）；请先：--told <方式> --said <内容>' \
	ticket-hold "$id" --reason 送检

finish

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

done_as "$id${tab}on-hold" at 09-22 ticket-hold "$id" --reason 送检 --as zhaolei
shows state,held_on,held_days,first_due,due "the due date moves when the hold ends, not before" <<'END'
on-hold,2026-09-22,,2026-09-24,2026-09-24
END
run ticket-show "$id"
out_has 送检 "the reason is shown"

# ---- On hold it is not overdue -------------------------------------------------------------------

ticket_in assigned
mv_id=$id
ticket_in assigned
run at 09-24 ticket-hold "$id" --reason 等待占道许可
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

# One that was overdue before it was put on hold is so by the days before.
ticket_in assigned
run at 09-29 ticket-hold "$id" --reason 等待占道许可
is_status 0
run at 09-30 ticket-show "$id" --evidence --format csv --no-header --columns overdue_days,state
out_is "overdue on the 28th, on hold from the 29th" <<'END'
1,on-hold
END

# What may be done meanwhile: the department is reminded, the user withdraws.
ticket_in on-hold
done_as "$id${tab}on-hold" ticket-remind "$id" --to 检定所 --told phone
done_as "$id${tab}withdrawn" ticket-withdraw "$id" --reason 用户不再要求
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
on-hold|"on hold": before "put on hold" it still needs: resume (article 6); first: ticket-resume ID
done|"done, to be delivered": "put on hold" is not possible in this state; first: ticket-show ID
delivered|"delivered": "put on hold" is not possible in this state; first: ticket-show ID
visited|"visited": "put on hold" is not possible in this state; first: ticket-show ID
refused|"refused" and takes no more steps, so "put on hold" is refused; first: ticket-show ID
withdrawn|"withdrawn" and takes no more steps, so "put on hold" is refused; first: ticket-show ID
END
refused_when_closed --reason 送检

ticket_in on-hold
in_chinese 'ticket-hold: 工单 ID 的状态是“挂起”，办理“挂起”之前还需要：恢复办理（第六条）；请先：ticket-resume ID' \
	ticket-hold "$id" --reason 送检

finish

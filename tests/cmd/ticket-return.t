#!/bin/sh
# 退单: a department gives a ticket back to the window; the clock runs on from the first hand-over.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

program=ticket-return
from=assigned
result=approved
roles='clerk or handler or supervisor'
onward() {
	given ticket-assign "$1" --to network
}
onward=onward
alike --reason 不属本部门职责

ticket_in assigned
run ticket-return "$id" --reason 不属本部门职责 --dry-run
out_is "--dry-run: the whole of it" <<END
$id	approved
would change: tickets/open/2026-09-18/$id.yaml
commit message:
ticket-return: $id return

Ticket: $id
Article: 六
Staff: wangmin
Login: $login
END

# ---- The clock runs on, the returns are counted --------------------------------------------------

ticket_in received
given ticket-assign "$id" --to network --handler zhaolei
done_as "$id${tab}approved" at 09-20 ticket-return "$id" --reason 不属本部门职责 --as zhaolei
shows state,department,handler,returns,first_due,due,assigned_at <<'END'
approved,network,,1,2026-09-24,2026-09-24,2026-09-18T09:00:00+08:00
END
run ticket-show "$id"
out_has 不属本部门职责 "the reason is shown"
done_as "$id${tab}meter-reading${tab}2026-09-24" at 09-22 ticket-assign "$id" --to meter-reading
shows state,department,returns,first_due,due,assigned_at "assigned again: the first clock" <<'END'
assigned,meter-reading,1,2026-09-24,2026-09-24,2026-09-18T09:00:00+08:00
END
done_as "$id${tab}approved" at 09-23 ticket-return "$id" --reason 地址不详 --as lihua
done_as "$id${tab}network${tab}2026-09-24" at 09-28 ticket-assign "$id" --to network
shows returns,due "twice" <<'END'
2,2026-09-24
END
run at 09-28 report-overdue --format csv --no-header --columns id,overdue_days
out_has "$id,1" "and it is overdue at once"
run at 09-28 ticket-show "$id" --evidence --format json --columns returns,overdue_days
out_is "which the evidence says" <<'END'
[
  {
    "returns": 2,
    "overdue_days": 1
  }
]
END
run at 09-28 ticket-show "$id" --evidence
out_has 'times returned:        2'

# Within a working day a return mends a mistake of the window, once a department and round; else a supervisor.
supervisor() {
	printf 'ticket-return: "return" on ticket %s requires a supervisor: %s (article 6); first: ticket-show %s' \
		"$id" "$1" "$id"
}
ticket_in assigned
done_as "$id${tab}approved" at 09-20 ticket-return "$id" --reason 不属本部门职责 --as zhaolei
given at 09-20 ticket-assign "$id" --to network
refusal 1 "$(supervisor 'the department has returned it before')" \
	at 09-21 ticket-return "$id" --reason 不属本部门职责 --as zhaolei
done_as "$id${tab}approved" at 09-21 ticket-return "$id" --reason 不属本部门职责 --as sunli
given at 09-21 ticket-assign "$id" --to engineering
done_as "$id${tab}approved" at 09-22 ticket-return "$id" --reason 地址不详 --as lihua
ticket_in assigned
refusal 1 "$(supervisor 'it was assigned more than one working day ago')" \
	at 09-21 ticket-return "$id" --reason 不属本部门职责 --as zhaolei
refusal 1 "$(supervisor 'it was assigned more than one working day ago')" \
	at 09-21 ticket-return "$id" --reason 不属本部门职责 --as lihua
done_as "$id${tab}approved" at 09-21 ticket-return "$id" --reason 不属本部门职责

# Another department's ticket is not his.
ticket_in received
given ticket-assign "$id" --to engineering
refusal 1 "ticket-return: ticket $id is with the department \"engineering\"; 赵磊 of \"network\" acts on the tickets of his own (article 6); first: ticket-show $id" \
	ticket-return "$id" --reason 不属本部门职责 --as zhaolei
refusal 1 "ticket-result: ticket $id is with the department \"engineering\"; 赵磊 of \"network\" acts on the tickets of his own (article 6); first: ticket-show $id" \
	ticket-result "$id" --text 已更换 --as zhaolei

# A ticket that was moved to another day keeps that day.
ticket_in assigned
given ticket-extend "$id" --days 3 --reason 需开挖路面 --told phone --said 需三日后答复
given ticket-return "$id" --reason 不属本部门职责
done_as "$id${tab}meter-reading${tab}2026-09-30" ticket-assign "$id" --to meter-reading
shows first_due,due <<'END'
2026-09-24,2026-09-30
END

# ---- Usage, and in other states ------------------------------------------------------------------

ticket_in assigned
refusal 2 "ticket-return: --reason TEXT is needed; first: ticket-return --help" ticket-return "$id"
refusal 2 'ticket-return: --reason: the value is empty; leave the option out instead' \
	ticket-return "$id" --reason ' '
refused_in_states --reason 不属本部门职责 <<'END'
received|"received": before "return" it still needs: approve, assign (article 4); first: ticket-review ID --agree
incomplete|"documents missing": before "return" it still needs: complete the documents, approve, assign (article 5(3)); first: ticket-review ID --papers-complete
approved|"approved": before "return" it still needs: assign (article 6); first: ticket-assign ID --to <department>
on-hold|"on hold": before "return" it still needs: resume (article 6); first: ticket-resume ID
done|"done, to be delivered": "return" is not possible in this state; first: ticket-show ID
delivered|"delivered": "return" is not possible in this state; first: ticket-show ID
visited|"visited": "return" is not possible in this state; first: ticket-show ID
refused|"refused" and takes no more steps, so "return" is refused; first: ticket-show ID
withdrawn|"withdrawn" and takes no more steps, so "return" is refused; first: ticket-show ID
END
refused_when_closed --reason 不属本部门职责

ticket_in 'done'
in_chinese 'ticket-return: 工单 ID 的状态是“已办结（待送达）”，这一状态不能办理“退单”；请先：ticket-show ID' \
	ticket-return "$id" --reason 退

finish

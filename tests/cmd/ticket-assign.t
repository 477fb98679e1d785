#!/bin/sh
# Article 6, 转办: a ticket is assigned to a department, and the clock starts.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

program=ticket-assign
from=received
result="network${tab}2026-09-24"
roles='clerk or handler or supervisor'
onward() {
	given ticket-result "$1" --text 已更换
}
onward=onward
alike --to network

# ---- What it prints and keeps ------------------------------------------------------------------

ticket_in received
run ticket-assign "$id" --to network --handler zhaolei --note 请先电话联系 --dry-run
is_status 0
quiet
out_is "--dry-run: the whole of it" <<END
$id	network	2026-09-24
would change: tickets/open/2026-09-18/$id.yaml
commit message:
ticket-assign: $id approve, assign

Ticket: $id
Article: 四
Article: 六
Staff: wangmin
Login: $login
END
state_is received

count_commits
done_as "$id${tab}network${tab}2026-09-24" \
	ticket-assign "$id" --to network --handler zhaolei --note 请先电话联系 --as lihua
commits_are 1 "review and hand-over in one commit"
git log -1 --format='%an%n%ai%n%B' >"$work/out"
out_is "the commit" <<END
李华
2026-09-18 09:00:00 +0800
ticket-assign: $id approve, assign

Ticket: $id
Article: 四
Article: 六
Staff: lihua
Login: $login

END
run ticket-show "$id" --format json --columns id,department,handler,assigned_at,limit,first_due,due,notices
out_is "the notice that the date rests on is kept" <<END
[
  {
    "id": "$id",
    "department": "network",
    "handler": "zhaolei",
    "assigned_at": "2026-09-18T09:00:00+08:00",
    "limit": 5,
    "first_due": "2026-09-24",
    "due": "2026-09-24",
    "notices": [
      "国务院办公厅 国办发明电〔2025〕7号"
    ]
  }
]
END
run ticket-show "$id"
out_has 请先电话联系 "the note for the handler is shown"

# Reviewed before: one event less.
ticket_in approved
done_as "$id${tab}network${tab}2026-09-24" ticket-assign "$id" --to network
git log -1 --format=%s >"$work/out"
out_is <<END
ticket-assign: $id assign
END

# Four working days where the catalogue says four.
given ticket-new connect --name 李四 --phone 13900139000 --address 长宁大道2号 --request 新装
id=$(cat "$work/out")
given ticket-review "$id" --agree
done_as "$id${tab}engineering${tab}2026-09-23" ticket-assign "$id" --to engineering

# ---- The due date: day 1 is the working day after --------------------------------------------------

while read -r day due <&3; do
	ONESTOP_NOW=${day}T17:59:00+08:00
	ticket_in received
	done_as "$id${tab}network${tab}$due" ticket-assign "$id" --to network
done 3<<'END'
2019-04-26 2019-05-06
2019-04-30 2019-05-09
2019-09-27 2019-10-10
2020-01-23 2020-02-20
2022-12-30 2023-01-09
2023-09-28 2023-10-11
2024-02-08 2024-02-21
2025-01-24 2025-02-07
2025-12-31 2026-01-08
2026-02-13 2026-02-27
2026-09-18 2026-09-24
END

# A year without a calendar is never guessed.
ONESTOP_NOW=2031-03-03T09:00:00+08:00
ticket_in received
refusal 3 "ticket-assign: the calendar of 2031 is missing; first: calendar-import <file>" \
	ticket-assign "$id" --to network
ONESTOP_NOW=2026-12-29T09:00:00+08:00
ticket_in received
refusal 3 "ticket-assign: the calendar of 2027 is missing; first: calendar-import <file>" \
	ticket-assign "$id" --to network
ONESTOP_NOW=2026-09-18T09:00:00+08:00

# ---- Departments and handlers ----------------------------------------------------------------------

ticket_in received
refusal 1 'ticket-assign: no department is called "sewage"; there are: service-center (客服中心), meter-reading (营抄中心), discipline (公司纪委), engineering (工程部), network (管网部), metrology (计量检定)' \
	ticket-assign "$id" --to sewage
refusal 1 'ticket-assign: --to: no department is called "管网局"; did you mean "network" (管网部)?' \
	ticket-assign "$id" --to 管网局
refusal 2 'ticket-assign: --to: "net/work" is not a valid code (lower-case letters, digits and inner "-")' \
	ticket-assign "$id" --to 'net/work'
refusal 2 'ticket-assign: --to: U+001B at character 2 is not allowed' \
	ticket-assign "$id" --to "$(printf 'n\033[31m')"
for who in nobody gone soon; do
	refusal 1 "ticket-assign: no staff member on duty is called \"$who\"; first: staff-list" \
		ticket-assign "$id" --to network --handler $who
done
refusal 1 'ticket-assign: no staff member on duty is called "zhaolie"; did you mean "zhaolei" (赵磊)?' \
	ticket-assign "$id" --to network --handler zhaolie
# Who has left is not named.
refusal 1 'ticket-assign: no staff member on duty is called "goen"; first: staff-list' \
	ticket-assign "$id" --to network --handler goen
refusal 1 "ticket-assign: \"approve\" on ticket $id requires role clerk or supervisor (article 4)" \
	ticket-assign "$id" --to network --as zhaolei
ticket_in approved
refusal 1 "ticket-assign: \"assign\" on ticket $id requires role clerk or supervisor (article 6)" \
	ticket-assign "$id" --to network --as zhaolei

# Without --to it goes to the department of its service, or of the first stage of its flow.
ticket_in received
done_as "$id${tab}network${tab}2026-09-24" ticket-assign "$id"
given ticket-new connect --name 李四 --phone 13900139000 --address 长宁大道2号 --request 新装
id=$(cat "$work/out")
done_as "$id${tab}engineering${tab}2026-09-23" ticket-assign "$id"
given ticket-new complaint --name 李四 --phone 13900139000 --request 态度不好
id=$(cat "$work/out")
refusal 2 "ticket-assign: ticket $id: which department handles it?; first: --to <department>" \
	ticket-assign "$id"
ticket_in assigned
given ticket-return "$id" --reason 不属本部门职责
refusal 2 "ticket-assign: ticket $id: which department handles it?; first: --to <department>" \
	ticket-assign "$id"

# ---- 转派, and another handler: the clock runs on ----------------------------------------------------

ticket_in assigned
refusal 1 "ticket-assign: the reason of a transfer must be stated; it may not be empty" \
	at 09-20 ticket-assign "$id" --to meter-reading
count_commits
done_as "$id${tab}meter-reading${tab}2026-09-24" at 09-20 ticket-assign "$id" --to meter-reading \
	--reason 属营抄中心职责 --as lihua
commits_are 1 "a transfer is one commit"
shows state,department,handler,returns,assigned_at,first_due,due "one working day after the hand-over, by a clerk" <<'END'
assigned,meter-reading,,,2026-09-18T09:00:00+08:00,2026-09-24,2026-09-24
END
git log -1 --format=%s >"$work/out"
out_is <<END
ticket-assign: $id transfer
END
run ticket-show "$id"
out_has 属营抄中心职责 "the reason is shown"

# A working day after its own hand-over it can still be transferred; later by a supervisor.
later="ticket-assign: \"transfer\" on ticket $id requires a supervisor: it was assigned more than one working day ago (article 6); first: ticket-show $id"
done_as "$id${tab}network${tab}2026-09-24" at 09-21 ticket-assign "$id" --to network --reason 仍属管网部 --as lihua
refusal 1 "$later" at 09-23 ticket-assign "$id" --to meter-reading --reason 水表问题 --as lihua
done_as "$id${tab}meter-reading${tab}2026-09-24" at 09-23 ticket-assign "$id" --to meter-reading \
	--reason 水表问题 --as sunli
refusal 1 "ticket-assign: ticket $id is with \"meter-reading\" already; first: ticket-assign $id --to <department> --reason <reason>" \
	at 09-23 ticket-assign "$id" --to meter-reading --reason 水表问题

# Another handler of the same department needs no reason; a handler names one of his own department.
given staff-set chaobiao --name 赵敏 --roles handler --department meter-reading
done_as "$id${tab}meter-reading${tab}2026-09-24" at 09-24 ticket-assign "$id" --handler chaobiao --as chaobiao
shows department,handler,due <<'END'
meter-reading,chaobiao,2026-09-24
END
git log -1 --format=%s >"$work/out"
out_is <<END
ticket-assign: $id handler
END
refusal 1 "ticket-assign: ticket $id is with \"meter-reading\" already; first: ticket-assign $id --to <department> --reason <reason>" \
	ticket-assign "$id" --handler chaobiao
refusal 1 "ticket-assign: ticket $id is with the department \"meter-reading\"; 赵磊 of \"network\" acts on the tickets of his own (article 6); first: ticket-show $id" \
	ticket-assign "$id" --handler zhaolei --as zhaolei
refusal 1 "ticket-assign: \"transfer\" on ticket $id requires role clerk or supervisor (article 6)" \
	ticket-assign "$id" --to network --reason 水管问题 --as chaobiao

# ---- In other states -------------------------------------------------------------------------------

refused_in_states --to network <<'END'
incomplete|"documents missing": before "assign" it still needs: complete the documents, approve (article 5(3)); first: ticket-review ID --papers-complete
assigned|with "network" already; first: ticket-assign ID --to <department> --reason <reason>
on-hold|"on hold": "assign" is not possible in this state; first: ticket-show ID
done|"done, to be delivered": "assign" is not possible in this state; first: ticket-show ID
delivered|"delivered": "assign" is not possible in this state; first: ticket-show ID
visited|"visited": "assign" is not possible in this state; first: ticket-show ID
refused|"refused" and takes no more steps, so "assign" is refused; first: ticket-show ID
withdrawn|"withdrawn" and takes no more steps, so "assign" is refused; first: ticket-show ID
END
refused_when_closed --to network

ticket_in received
in_chinese 'ticket-assign: 没有代码为“sewage”的承办单位；现有：service-center（客服中心）、meter-reading（营抄中心）、discipline（公司纪委）、engineering（工程部）、network（管网部）、metrology（计量检定）' \
	ticket-assign "$id" --to sewage

finish

#!/bin/sh
# Article 6, 回访: the call-back, which the first person asked owes.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

program=ticket-visit
from=delivered
result=visited
roles='clerk or supervisor'
onward() {
	given ticket-close "$1"
}
onward=onward
alike --satisfaction satisfied

ticket_in delivered
run ticket-visit "$id" --satisfaction satisfied --dry-run
out_is "--dry-run: the whole of it" <<END
$id	visited
would change: tickets/open/2026-09-18/$id.yaml
commit message:
ticket-visit: $id visit

Ticket: $id
Article: 六
Staff: wangmin
Login: $login
END

# ---- What is recorded ----------------------------------------------------------------------------

visit_is() {
	run ticket-show "$id" --format csv --no-header \
		--columns visited_by,reached,solved,satisfaction,quality,no_visit
	out_is "$1" <<END
$1
END
}
ticket_in delivered
done_as "$id${tab}visited" ticket-visit "$id" --satisfaction fair --quality 来得慢
visit_is wangmin,yes,yes,fair,来得慢,
ticket_in delivered
done_as "$id${tab}visited" ticket-visit "$id" --satisfaction dissatisfied --solved no
visit_is wangmin,yes,no,dissatisfied,,
ticket_in delivered
done_as "$id${tab}visited" ticket-visit "$id" --unwilling 不用再打电话了
visit_is wangmin,yes,,,,不用再打电话了

# ---- Calls in vain -------------------------------------------------------------------------------

# No visit at all takes calls on three different days of the round, however many there were on one.
none_takes() {
	refusal 1 "ticket-visit: no call-back takes calls on 3 different days, or the customer's own wish; ticket $id has calls on $1 (article 6); first: ticket-visit $id --attempt <text>, or --unwilling <text>" \
		at "$2" ticket-visit "$id" --none 三次电话均未接通
	refused 1 at "$2" ticket-close "$id" --no-visit 三次电话均未接通
	err_has "ticket $id has calls on $1 (article 6)"
}
ticket_in delivered
none_takes 0 09-18
done_as "$id${tab}delivered" ticket-visit "$id" --attempt 无人接听
done_as "$id${tab}delivered" at 2026-09-18T15:00:00 ticket-visit "$id" --attempt 占线
none_takes 1 09-18
done_as "$id${tab}delivered" at 09-20 ticket-visit "$id" --attempt 无人接听
none_takes 2 09-20
done_as "$id${tab}delivered" at 09-21 ticket-visit "$id" --attempt 关机
done_as "$id${tab}visited" at 09-21 ticket-visit "$id" --none 三次电话均未接通
visit_is wangmin,no,,,,三次电话均未接通
run ticket-show "$id"
out_has 占线 "what came of a call is shown"

# Of another round they do not count.
given at 09-21 ticket-close "$id"
given at 09-21 ticket-reopen "$id" --reason 又坏了
given at 09-21 ticket-assign "$id" --to network
given at 09-21 ticket-result "$id" --text 已更换
given at 09-21 ticket-deliver "$id" --by phone
none_takes 0 09-21

# A call in time keeps the call-back in time: the next is owed on the next working day.  One that came
# too late changes nothing.
# owes DAY SINCE,UNTIL,DAYS PAST: the call-back as the report of the day has it.
owes() {
	run at "$1" report-daily --format csv --no-header --columns id,owed,since,until,days
	out_has "$id,visit,$2" "on $1: $2"
}
ticket_in delivered
owes 09-18 2026-09-18,2026-09-20,0
given at 09-20 ticket-visit "$id" --attempt 无人接听
owes 09-20 2026-09-20,2026-09-21,0
given at 09-21 ticket-visit "$id" --attempt 无人接听
owes 09-22 2026-09-21,2026-09-22,0
given at 09-23 ticket-visit "$id" --attempt 无人接听
owes 09-24 2026-09-21,2026-09-22,2
ticket_in delivered
given at 09-21 ticket-visit "$id" --attempt 无人接听
owes 09-21 2026-09-18,2026-09-20,1

refused 2 ticket-visit "$id" --attempt 没人接 --solved yes
err_has "--attempt: a call in vain says nothing else of a visit"
refusal 2 'ticket-visit: --satisfaction and --attempt exclude each other' \
	ticket-visit "$id" --satisfaction fair --attempt 没人接
refusal 2 'ticket-visit: --attempt: the value is empty; leave the option out instead' \
	ticket-visit "$id" --attempt ' '
ticket_in delivered --as lihua
refused 1 ticket-visit "$id" --attempt 没人接
err_has "the visit of ticket $id is owed by 李华, the first person asked"
done_as "$id${tab}delivered" ticket-visit "$id" --attempt 没人接 --reason 首问责任人休假

# ---- What is no visit ----------------------------------------------------------------------------

ticket_in delivered
refused 1 ticket-visit "$id"
err_has "a visit needs the satisfaction"
refused 1 ticket-visit "$id" --satisfaction dissatisfied
err_has "say whether the matter is solved; first: --solved yes|no"
for how in '' '--satisfaction fair'; do
	# shellcheck disable=SC2086
	refused 1 ticket-visit "$id" --reached no $how
	err_has "a customer who was not reached was not visited; first: ticket-visit $id --attempt <text>"
done
refusal 2 'ticket-visit: --satisfaction: "great" is not one of: satisfied, fair, dissatisfied' \
	ticket-visit "$id" --satisfaction great
refusal 2 'ticket-visit: --reached: "maybe" is not one of: yes, no' \
	ticket-visit "$id" --satisfaction fair --reached maybe
refusal 2 'ticket-visit: --satisfaction and --none exclude each other' \
	ticket-visit "$id" --satisfaction fair --none 没人接
refused 2 ticket-visit "$id" --none 没人接 --solved yes
refusal 2 'ticket-visit: --quality: U+001B at character 1 is not allowed' \
	ticket-visit "$id" --satisfaction fair --quality "$(printf '\033[2J')"

# ---- Whose debt it is ----------------------------------------------------------------------------

ticket_in delivered --as lihua
owed="ticket-visit: the visit of ticket $id is owed by 李华, the first person asked (article 6); a supervisor may visit instead with --reason <reason>"
given staff-set wanger --name 王二 --roles clerk
refusal 1 "$owed" ticket-visit "$id" --satisfaction satisfied --as wanger
refusal 1 "$owed" ticket-visit "$id" --satisfaction satisfied --as wanger --reason 代办
refusal 1 "$owed" ticket-visit "$id" --satisfaction satisfied --as sunli
refusal 1 "ticket-visit: 赵磊 may not run ticket-visit: it requires role clerk or supervisor (roles are in catalogue/staff.yaml); first: ask an admin" \
	ticket-visit "$id" --satisfaction satisfied --as zhaolei
done_as "$id${tab}visited" \
	ticket-visit "$id" --satisfaction satisfied --as sunli --reason 首问责任人休假
visit_is sunli,yes,yes,satisfied,,
run ticket-show "$id"
out_has 首问责任人休假 "the reason is shown"
ticket_in delivered --as lihua
done_as "$id${tab}visited" ticket-visit "$id" --satisfaction satisfied --as lihua
visit_is lihua,yes,yes,satisfied,,

# ---- In other states -----------------------------------------------------------------------------

refused_in_states --satisfaction satisfied <<'END'
received|"received": before "visit" it still needs: approve, assign, result, deliver (article 4); first: ticket-review ID --agree
incomplete|"documents missing": before "visit" it still needs: complete the documents, approve, assign, result, deliver (article 5(3)); first: ticket-review ID --papers-complete
approved|"approved": before "visit" it still needs: assign, result, deliver (article 6); first: ticket-assign ID --to <department>
assigned|"assigned": before "visit" it still needs: result, deliver (article 6); first: ticket-result ID --text <result>
on-hold|"on hold": before "visit" it still needs: resume, result, deliver (article 6); first: ticket-resume ID
done|"done, to be delivered": before "visit" it still needs: deliver (article 4); first: ticket-deliver ID --by <channel>
visited|"visited": "visit" is not possible in this state; first: ticket-show ID
refused|"refused" and takes no more steps, so "visit" is refused; first: ticket-show ID
withdrawn|"withdrawn" and takes no more steps, so "visit" is refused; first: ticket-show ID
END
refused_when_closed --satisfaction satisfied

ticket_in 'done'
in_chinese 'ticket-visit: 工单 ID 的状态是“已办结（待送达）”，办理“回访登记”之前还需要：送达（第四条）；请先：ticket-deliver ID --by <方式>' \
	ticket-visit "$id" --satisfaction satisfied

finish

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
done_as "$id${tab}visited" ticket-visit "$id" --none 三次电话均未接通
visit_is wangmin,no,,,,三次电话均未接通

# ---- What is no visit ----------------------------------------------------------------------------

ticket_in delivered
refused 1 ticket-visit "$id"
err_has "a visit needs the satisfaction"
refused 1 ticket-visit "$id" --satisfaction dissatisfied
err_has "say whether the matter is solved; first: --solved yes|no"
for how in '' '--satisfaction fair'; do
	# shellcheck disable=SC2086
	refused 1 ticket-visit "$id" --reached no $how
	err_has "a customer who was not reached was not visited; first: call again, or --none <reason> after three failed calls"
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

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
err_has "a visit states the satisfaction"
refused 1 ticket-visit "$id" --satisfaction dissatisfied
err_has "say whether the matter is solved; first: --solved yes|no"
for how in '' '--satisfaction fair'; do
	# shellcheck disable=SC2086
	refused 1 ticket-visit "$id" --reached no $how
	err_has "a user who was not reached has not been visited; first: call again, or give --none REASON after three failed calls"
done
refusal 2 'ticket-visit: --satisfaction: "great" is none of satisfied, fair, dissatisfied' \
	ticket-visit "$id" --satisfaction great
refusal 2 'ticket-visit: --reached: "maybe" is none of yes, no' \
	ticket-visit "$id" --satisfaction fair --reached maybe
refusal 2 'ticket-visit: --satisfaction and --none exclude each other' \
	ticket-visit "$id" --satisfaction fair --none 没人接
refused 2 ticket-visit "$id" --none 没人接 --solved yes
refusal 2 'ticket-visit: --quality: U+001B at character 1 is not allowed' \
	ticket-visit "$id" --satisfaction fair --quality "$(printf '\033[2J')"

# ---- Whose debt it is ----------------------------------------------------------------------------

ticket_in delivered --as lihua
owed="ticket-visit: the visit of ticket $id is owed by lihua, the first person asked (article 6); a supervisor may stand in with --reason TEXT"
given staff-set wanger --name 王二 --roles clerk
refusal 1 "$owed" ticket-visit "$id" --satisfaction satisfied --as wanger
refusal 1 "$owed" ticket-visit "$id" --satisfaction satisfied --as wanger --reason 代办
refusal 1 "$owed" ticket-visit "$id" --satisfaction satisfied --as sunli
refusal 1 "ticket-visit: zhaolei may not run ticket-visit: it takes the role clerk or supervisor (roles are in catalogue/staff.yaml); first: ask an admin" \
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
received|received (received): before "visit" it still needs: review: agree, hand over, result, deliver (article 4); first: ticket-review ID --agree
incomplete|incomplete (papers missing): before "visit" it still needs: papers complete, review: agree, hand over, result, deliver (article 5(3)); first: ticket-review ID --papers-complete
approved|approved (approved): before "visit" it still needs: hand over, result, deliver (article 6); first: ticket-assign ID --to DEPARTMENT
assigned|assigned (handed over): before "visit" it still needs: result, deliver (article 6); first: ticket-result ID --text TEXT
on-hold|on-hold (on hold): before "visit" it still needs: take up again, result, deliver (article 6); first: ticket-resume ID
done|done (done, to be delivered): before "visit" it still needs: deliver (article 4); first: ticket-deliver ID --by phone
visited|visited (visited): "visit" is not possible in this state; first: ticket-show ID
refused|refused (refused) and takes no more steps, so "visit" is refused; first: ticket-show ID
withdrawn|withdrawn (withdrawn) and takes no more steps, so "visit" is refused; first: ticket-show ID
END
refused_when_closed --satisfaction satisfied

ticket_in 'done'
in_chinese 'ticket-visit: 工单 ID 的状态是 done（已办结（待送达）），办理“回访”之前还需要：送达（第四条）；请先：ticket-deliver ID --by phone' \
	ticket-visit "$id" --satisfaction satisfied

finish

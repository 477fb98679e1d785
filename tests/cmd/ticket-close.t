#!/bin/sh
# Article 5(3), 归档: a ticket is filed when result, delivery and visit are there.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

program=ticket-close
from=visited
result=closed
roles='clerk or supervisor'
onward() {
	given ticket-note "$1" --text 归档后补充
}
onward=onward
alike

ticket_in visited
run ticket-close "$id" --dry-run
out_is "--dry-run: the whole of it" <<END
$id	closed
would remove: tickets/open/2026-09-18/$id.yaml
would add:    tickets/closed/2026-09-18/$id.yaml
commit message:
ticket-close: $id close

Ticket: $id
Article: 五（三）
Staff: wangmin
Login: $login
END
done_as "$id${tab}closed" ticket-close "$id" --note 资料齐
ok "a closed ticket leaves the desk" test ! -e "tickets/open/2026-09-18/$id.yaml"
ok "for the tray" test -e "tickets/closed/2026-09-18/$id.yaml"
run ticket-show "$id"
out_has 资料齐 "the note is shown"

# ---- What is missing can be given in the same command -----------------------------------------------

ticket_in assigned
count_commits
done_as "$id${tab}closed" ticket-close "$id" --result 已修复 --told phone --visit satisfied
commits_are 1 "result, delivery, visit and filing are one commit"
run ticket-show "$id" --format csv --no-header \
	--columns state,result,result_by,told,reached,solved,satisfaction,closed_at
out_is <<'END'
closed,已修复,wangmin,phone,yes,yes,satisfied,2026-09-18T09:00:00+08:00
END
ticket_in 'done'
done_as "$id${tab}closed" ticket-close "$id" --told mail --visit dissatisfied --solved no --quality 慢
run ticket-show "$id" --format csv --no-header --columns told,solved,satisfaction,quality
out_is <<'END'
mail,no,dissatisfied,慢
END
ticket_in delivered
done_as "$id${tab}closed" ticket-close "$id" --unwilling 不用回访
run ticket-show "$id" --format csv --no-header --columns reached,no_visit
out_is <<'END'
yes,不用回访
END
ticket_in delivered
for day in 09-18 09-20 09-21; do
	given at $day ticket-visit "$id" --attempt 无人接听
done
done_as "$id${tab}closed" ticket-close "$id" --no-visit 三次电话均未接通
run ticket-show "$id" --format csv --no-header --columns reached,no_visit
out_is <<'END'
no,三次电话均未接通
END

# Some of it is not enough, and then nothing is done.
ticket_in assigned
refused 1 ticket-close "$id" --result 已修复
refused 1 ticket-close "$id" --result 已修复 --told phone
err_has visit "what is missing is named"
refused 1 ticket-close "$id" --told phone --visit satisfied
err_has result "what is missing is named"
refusal 2 'ticket-close: --result: the value is empty; leave the option out instead' \
	ticket-close "$id" --result '' --told phone --visit satisfied
refused 1 ticket-close "$id" --result 已修复 --told phone --visit dissatisfied
err_has "say whether the matter is solved"
state_is assigned

refusal 2 "ticket-close: --visit and --no-visit exclude each other" \
	ticket-close "$id" --visit fair --no-visit 没人接
refusal 2 'ticket-close: --told: "pigeon" is not one of: window, phone, online, mail, in-person, other' \
	ticket-close "$id" --told pigeon
refusal 2 'ticket-close: --visit: "great" is not one of: satisfied, fair, dissatisfied' \
	ticket-close "$id" --visit great
refusal 2 'ticket-close: --result: U+001B at character 1 is not allowed' \
	ticket-close "$id" --result "$(printf '\033[2J')" --told phone --visit fair

# The visit in it is the owner's too.
ticket_in delivered --as lihua
refused 1 ticket-close "$id" --visit satisfied --as sunli
err_has "the visit of ticket $id is owed by 李华, the first person asked"
done_as "$id${tab}closed" ticket-close "$id" --visit satisfied --as sunli --reason 首问责任人休假
ticket_in visited
refusal 1 "ticket-close: 赵磊 may not run ticket-close: it requires role clerk or supervisor (roles are in catalogue/staff.yaml); first: ask an admin" \
	ticket-close "$id" --as zhaolei

# ---- In other states -----------------------------------------------------------------------------

refused_in_states <<'END'
received|"received": before "close" it still needs: approve, assign, result, deliver, visit (article 4); first: ticket-review ID --agree
incomplete|"documents missing": before "close" it still needs: complete the documents, approve, assign, result, deliver, visit (article 5(3)); first: ticket-review ID --papers-complete
approved|"approved": before "close" it still needs: assign, result, deliver, visit (article 6); first: ticket-assign ID --to <department>
assigned|"assigned": before "close" it still needs: result, deliver, visit (article 6); first: ticket-result ID --text <result>
on-hold|"on hold": before "close" it still needs: resume, result, deliver, visit (article 6); first: ticket-resume ID
done|"done, to be delivered": before "close" it still needs: deliver, visit (article 4); first: ticket-deliver ID --by <channel>
delivered|"delivered": before "close" it still needs: visit (article 6); first: ticket-visit ID --satisfaction <satisfaction>
refused|"refused" and takes no more steps, so "close" is refused; first: ticket-show ID
withdrawn|"withdrawn" and takes no more steps, so "close" is refused; first: ticket-show ID
END
refused_when_closed

ticket_in delivered
in_chinese 'ticket-close: 工单 ID 的状态是“已送达”，办理“归档”之前还需要：回访登记（第六条）；请先：ticket-visit ID --satisfaction <满意度>' \
	ticket-close "$id"

finish

#!/bin/sh
# Article 6, 催办: the person who received the ticket asks the department, and tells the user.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

program=ticket-remind
from=assigned
result=assigned
roles='clerk or supervisor'
onward() {
	given ticket-result "$1" --text 已更换井盖
}
onward=onward
alike --to 管网部赵磊

ticket_in assigned
run ticket-remind "$id" --to 管网部赵磊 --told phone --said 已催办，尽快答复 --dry-run
out_is "--dry-run: the whole of it" <<END
$id	assigned
would change: tickets/open/2026-09-18/$id.yaml
commit message:
ticket-remind: $id remind, inform

Ticket: $id
Article: 六
Staff: wangmin
Login: $login
END

# ---- Whom, what they answered, what the user was told --------------------------------------------

ticket_in assigned
count_commits
done_as "$id${tab}assigned" at 09-28 ticket-remind "$id" --to 管网部赵磊 --answer 明日上门 \
	--told phone --said 已催办，两日内答复
commits_are 1 "the reminder and the telling are one commit"
shows state,due,informed_at <<'END'
assigned,2026-09-24,2026-09-28T09:00:00+08:00
END
run ticket-show "$id"
out_has '管网部赵磊: 明日上门'
out_has 已催办，两日内答复
run ticket-show "$id" --format json
out_has '"ref": "phone"' "how the customer was told is kept"
done_as "$id${tab}assigned" at 09-29 ticket-remind "$id" --to 管网部
run at 09-29 report-overdue --format csv --no-header --columns id,overdue_days,reminders,escalated
out_has "$id,2,2,false" "the report counts the reminders"
run at 09-29 ticket-show "$id" --evidence
is_status 0
mv "$work/out" "$work/shown"
run sed -n '/^reminders:/,/^$/p' "$work/shown"
out_is "the evidence lists them" <<'END'
reminders:
at               who                          badge number note
2026-09-28 09:00 王敏 (identity not verified) 001          管网部赵磊: 明日上门
2026-09-29 09:00 王敏 (identity not verified) 001          管网部

END

# A clerk may, the department may not; one on hold may be asked about as well.
ticket_in assigned
done_as "$id${tab}assigned" ticket-remind "$id" --to 管网部 --as lihua
refusal 1 "ticket-remind: 赵磊 may not run ticket-remind: it requires role clerk or supervisor (roles are in catalogue/staff.yaml); first: ask an admin" \
	ticket-remind "$id" --to 管网部 --as zhaolei
ticket_in on-hold
done_as "$id${tab}on-hold" ticket-remind "$id" --to 检定所 --told mail --said 已催办，尽快答复

# ---- Usage, and in other states ------------------------------------------------------------------

ticket_in assigned
refusal 2 'ticket-remind: --to WHOM is needed; first: ticket-remind --help' ticket-remind "$id"
refusal 2 'ticket-remind: --to: the value is empty; leave the option out instead' \
	ticket-remind "$id" --to ' '
refusal 2 'ticket-remind: --said goes with --told' \
	ticket-remind "$id" --to 管网部 --said 已催办
refusal 2 'ticket-remind: --told: "pigeon" is not one of: window, phone, online, mail, in-person, other' \
	ticket-remind "$id" --to 管网部 --told pigeon
refusal 1 'ticket-remind: what the customer was told must be stated (article 6); first: --said <text>' \
	ticket-remind "$id" --to 管网部 --told phone
# A round may become late before it is handed over.
for in_state in received incomplete approved; do
	ticket_in $in_state
	done_as "$id$tab$in_state" ticket-remind "$id" --to 客服中心 --told phone --said 尚未转办
done
refused_in_states --to 管网部 <<'END'
done|"done, to be delivered": "remind" is not possible in this state; first: ticket-show ID
delivered|"delivered": "remind" is not possible in this state; first: ticket-show ID
visited|"visited": "remind" is not possible in this state; first: ticket-show ID
refused|"refused" and takes no more steps, so "remind" is refused; first: ticket-show ID
withdrawn|"withdrawn" and takes no more steps, so "remind" is refused; first: ticket-show ID
END
refused_when_closed --to 管网部

ticket_in assigned
in_chinese 'ticket-remind: --said 须与 --told 同用' ticket-remind "$id" --to 管网部 --said 已催办

finish

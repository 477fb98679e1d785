#!/bin/sh
# Article 4, 送达: the user is told the result.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

program=ticket-deliver
from='done'
result=delivered
roles='clerk or supervisor'
onward() {
	given ticket-visit "$1" --satisfaction fair
}
onward=onward
alike --by phone

ticket_in 'done'
run ticket-deliver "$id" --by phone --dry-run
out_is "--dry-run: the whole of it" <<END
$id	delivered
would change: tickets/open/2026-09-18/$id.yaml
commit message:
ticket-deliver: $id deliver

Ticket: $id
Article: 四
Staff: wangmin
Login: $login
END

for how in window phone online mail in-person other; do
	ticket_in 'done'
	done_as "$id${tab}delivered" ticket-deliver "$id" --by $how --as sunli
	run ticket-show "$id" --format tsv --no-header --columns told,told_at
	out_is "told by $how" <<END
$how	2026-09-18T09:00:00+08:00
END
done
ticket_in 'done'
done_as "$id${tab}delivered" ticket-deliver "$id" --by window --note 用户当场确认
run ticket-show "$id"
out_has 用户当场确认 "the note is shown"

ticket_in 'done'
refusal 2 "ticket-deliver: --by or --not-possible is needed; first: ticket-deliver --help" \
	ticket-deliver "$id"
refusal 2 "ticket-deliver: --by and --not-possible exclude each other" \
	ticket-deliver "$id" --by phone --not-possible 匿名
refusal 2 "ticket-deliver: --note: nothing was said to a customer who cannot be told" \
	ticket-deliver "$id" --not-possible 匿名 --note 已告知
refusal 2 'ticket-deliver: --by: "pigeon" is not one of: window, phone, online, mail, in-person, other' \
	ticket-deliver "$id" --by pigeon
refusal 2 'ticket-deliver: --note: the value is empty; leave the option out instead' \
	ticket-deliver "$id" --by phone --note "$(printf '\342\200\256')"
refusal 1 "ticket-deliver: 赵磊 may not run ticket-deliver: it requires role clerk or supervisor (roles are in catalogue/staff.yaml); first: ask an admin" \
	ticket-deliver "$id" --by phone --as zhaolei

# ---- Who cannot be told ----------------------------------------------------------------------------

# With a telephone in the form that is a supervisor's to say.
refusal 1 "ticket-deliver: ticket $id has a telephone number; that the customer cannot be told is a supervisor's to say; first: ticket-deliver $id --by phone" \
	ticket-deliver "$id" --not-possible 空号 --as lihua
done_as "$id${tab}delivered" ticket-deliver "$id" --not-possible 空号 --as sunli
# Nobody is called back, and it is closed as it is.
untold() {
	run ticket-show "$id" --format csv --no-header --columns state,told,told_at,not_told
	out_is "$1" <<END
$1
END
}
untold delivered,,,空号
run report-visit --ids
out_lacks "$id" "no call-back is owed"
run report-daily --ids
out_has "$id" "but that it is closed"
done_as "$id${tab}closed" ticket-close "$id" --as lihua
untold closed,,,空号
run form-print register "$id" --text
out_has 空号 "the form says so"
run report-ledger --month 2026-09 --format csv
out_has "cannot be told: 空号" "and the ledger"
run ticket-new facility --anonymous 不愿留名 --request 井盖破损
id=$(cat "$work/out")
given ticket-assign "$id" --to network
given ticket-result "$id" --text 已更换
done_as "$id${tab}delivered" ticket-deliver "$id" --not-possible 匿名反映 --as lihua
# Who comes of himself is visited all the same.
done_as "$id${tab}visited" ticket-visit "$id" --satisfaction satisfied

refused_in_states --by phone <<'END'
received|"received": before "deliver" it still needs: approve, assign, result (article 4); first: ticket-review ID --agree
incomplete|"documents missing": before "deliver" it still needs: complete the documents, approve, assign, result (article 5(3)); first: ticket-review ID --papers-complete
approved|"approved": before "deliver" it still needs: assign, result (article 6); first: ticket-assign ID --to <department>
assigned|"assigned": before "deliver" it still needs: result (article 6); first: ticket-result ID --text <result>
on-hold|"on hold": before "deliver" it still needs: resume, result (article 6); first: ticket-resume ID
delivered|"delivered": "deliver" is not possible in this state; first: ticket-show ID
visited|"visited": "deliver" is not possible in this state; first: ticket-show ID
refused|"refused" and takes no more steps, so "deliver" is refused; first: ticket-show ID
withdrawn|"withdrawn" and takes no more steps, so "deliver" is refused; first: ticket-show ID
END
refused_when_closed --by phone

ticket_in delivered
in_chinese 'ticket-deliver: 工单 ID 的状态是“已送达”，这一状态不能办理“送达”；请先：ticket-show ID' \
	ticket-deliver "$id" --by phone

finish

#!/bin/sh
# 延期: a supervisor moves the due date before it has passed, with a reason, and the user is told.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

program=ticket-extend
from=assigned
result="2026-09-30${tab}2026-09-24"
roles=supervisor
onward() {
	given ticket-result "$1" --text 已更换井盖
}
onward=onward
alike --days 3 --reason 需开挖路面 --told phone --said 需三日后答复

why='--reason 需开挖路面 --told phone --said 需三日后答复'
ticket_in assigned
# shellcheck disable=SC2086 # several words, here and below
run ticket-extend "$id" --days 3 $why --dry-run
out_is "--dry-run: the whole of it" <<END
$id	2026-09-30	2026-09-24
would change: tickets/open/2026-09-18/$id.yaml
commit message:
ticket-extend: $id extend

Ticket: $id
Article: 六
Staff: wangmin
Login: $login
END

# ---- By days, until a day; before it has passed --------------------------------------------------

while IFS='|' read -r day how due what <&3; do
	ticket_in assigned
	# shellcheck disable=SC2086
	done_as "$id$tab$due${tab}2026-09-24" at "$day" ticket-extend "$id" $how $why
	shows first_due,due,extensions "$what" <<END
2026-09-24,$due,1
END
done 3<<'END'
09-18|--days 1|2026-09-28|one day, over the Mid-Autumn holiday
09-24|--days 3|2026-09-30|on the due day itself
09-24|--days 4|2026-10-08|over National Day
09-18|--until 2026-09-30|2026-09-30|until a working day
09-18|--until 2026-10-10 --leader 李总|2026-10-10|until a Saturday that is worked
END

# Once a round.
ticket_in assigned
given at 09-24 ticket-extend "$id" --days 1 --reason 仍在开挖 --told mail --said 需一日后答复 --as sunli
shows first_due,due,extensions,informed_at "by another supervisor" <<'END'
2026-09-24,2026-09-28,1,2026-09-24T09:00:00+08:00
END
run ticket-show "$id"
out_has 仍在开挖 "the reason is shown"
out_has 需一日后答复 "and what was said"
run ticket-show "$id" --format json
out_has '"ref": "mail"' "and how the customer was told is kept"
run at 09-28 report-overdue --ids
out_lacks "$id" "on the new date it is not overdue"
run at 09-29 report-overdue --format csv --no-header --columns id,due,overdue_days
out_has "$id,2026-09-28,1" "after it, it is"
refusal 1 "ticket-extend: ticket $id was extended already; a round is extended once (article 6); first: ticket-show $id" \
	at 09-28 ticket-extend "$id" --days 1 --reason 仍在开挖 --told mail --said 再延一日
given at 09-28 ticket-close "$id" --result 已更换 --told phone --visit dissatisfied --solved no
given at 09-28 ticket-reopen "$id" --reason 又松动
given at 09-28 ticket-assign "$id" --to network
done_as "$id${tab}2026-10-12${tab}2026-10-10" at 09-28 ticket-extend "$id" --days 1 --reason 需开挖路面 \
	--told phone --said 需再延一日

# By at most its limit, or what the settings allow; more with the name of the leader who agreed.
more='the leader who agreed is named (article 6); first: --leader <name>'
ticket_in assigned
# shellcheck disable=SC2086
{
	done_as "$id${tab}2026-10-09${tab}2026-09-24" ticket-extend "$id" --days 5 $why
	ticket_in assigned
	refusal 1 "ticket-extend: an extension of 6 working days is more than 5: $more" \
		ticket-extend "$id" --days 6 $why
	refusal 1 "ticket-extend: an extension of 6 working days is more than 5: $more" \
		ticket-extend "$id" --until 2026-10-10 $why
	given ticket-extend "$id" --days 6 $why --leader 李总
}
shows due <<'END'
2026-10-10
END
run ticket-show "$id"
out_has '需开挖路面 (agreed by 李总)' "the leader stands with the reason"
ticket_in assigned
printf 'extension_days: 2\n' >>onestop.yaml
given git -c user.name=admin -c user.email=admin@onestop commit -qm 'two days at most' onestop.yaml
# shellcheck disable=SC2086
refusal 1 "ticket-extend: an extension of 3 working days is more than 2: $more" ticket-extend "$id" --days 3 $why
given git -c user.name=admin -c user.email=admin@onestop revert --no-edit HEAD

# ---- What is refused -----------------------------------------------------------------------------

ticket_in assigned
# shellcheck disable=SC2086
{
	refusal 1 "ticket-extend: ticket $id was due on 2026-09-24: an extension is given before that (article 6); first: ticket-remind $id --to <whom>" \
		at 09-25 ticket-extend "$id" --days 3 $why
	refusal 1 "ticket-extend: ticket $id was due on 2026-09-24: an extension is given before that (article 6); first: ticket-remind $id --to <whom>" \
		at 09-28 ticket-extend "$id" --until 2026-09-30 $why
	refusal 1 'ticket-extend: 2026-09-26 is not a working day; first: calendar-due 2026-09-26 1' \
		ticket-extend "$id" --until 2026-09-26 $why
	refusal 1 'ticket-extend: 2026-10-01 is not a working day; first: calendar-due 2026-10-01 1' \
		ticket-extend "$id" --until 2026-10-01 $why
	refusal 1 'ticket-extend: 2026-09-24 is not after the due date' \
		ticket-extend "$id" --until 2026-09-24 $why
	refusal 1 'ticket-extend: 2026-09-21 is not after the due date' \
		ticket-extend "$id" --until 2026-09-21 $why
	refusal 2 'ticket-extend: --days and --until exclude each other' \
		ticket-extend "$id" --days 3 --until 2026-09-30 $why
	refusal 2 'ticket-extend: either --days <days> or --until <date>' ticket-extend "$id" $why
	refusal 2 'ticket-extend: either --days <days> or --until <date>' ticket-extend "$id" --days 0 $why
	refusal 2 'ticket-extend: --days: 1 to 366 working days' ticket-extend "$id" --days -1 $why
	refusal 2 'ticket-extend: --days: 1 to 366 working days' ticket-extend "$id" --days 367 $why
	refused 2 ticket-extend "$id" --days 1.5 $why
	refused 2 ticket-extend "$id" --until 2026-02-30 $why
	refused 3 ticket-extend "$id" --days 366 $why --leader 李总
	err_has 'the calendar of 2027 is missing; first: calendar-import <file>'
	refused 3 ticket-extend "$id" --until 2027-01-05 $why --leader 李总
	refusal 1 "ticket-extend: 赵磊 may not run ticket-extend: it requires role supervisor (roles are in catalogue/staff.yaml); first: ask an admin" \
		ticket-extend "$id" --days 3 $why --as zhaolei
	refused 1 ticket-extend "$id" --days 3 $why --as lihua
}
refusal 1 'ticket-extend: the customer must be told, and what was said is kept (article 6); first: --told <channel> --said <text>' \
	ticket-extend "$id" --days 3 --reason 需开挖路面
refusal 1 'ticket-extend: the customer must be told, and what was said is kept (article 6); first: --told <channel> --said <text>' \
	ticket-extend "$id" --days 3 --reason 需开挖路面 --said 需三日后答复
refusal 1 'ticket-extend: what the customer was told must be stated (article 6); first: --said <text>' \
	ticket-extend "$id" --days 3 --reason 需开挖路面 --told phone
refusal 2 'ticket-extend: --told: "pigeon" is not one of: window, phone, online, mail, in-person, other' \
	ticket-extend "$id" --days 3 --reason 需开挖路面 --told pigeon
refusal 2 'ticket-extend: --reason TEXT is needed; first: ticket-extend --help' \
	ticket-extend "$id" --days 3 --told phone
shows due,extensions "nothing of it moved the date" <<'END'
2026-09-24,
END

# ---- In other states -----------------------------------------------------------------------------

refused_in_states --days 3 --reason 需开挖路面 --told phone --said 需三日后答复 <<'END'
received|"received": before "extend" it still needs: approve, assign (article 4); first: ticket-review ID --agree
approved|"approved": before "extend" it still needs: assign (article 6); first: ticket-assign ID --to <department>
on-hold|"on hold": before "extend" it still needs: resume (article 6); first: ticket-resume ID
done|"done, to be delivered": "extend" is not possible in this state; first: ticket-show ID
visited|"visited": "extend" is not possible in this state; first: ticket-show ID
refused|"refused" and takes no more steps, so "extend" is refused; first: ticket-show ID
END
refused_when_closed --days 3 --reason 需开挖路面 --told phone --said 需三日后答复

ticket_in assigned
in_chinese 'ticket-extend: 须告知用户，并记录告知内容（第六条）；请先：--told <方式> --said <内容>' \
	ticket-extend "$id" --days 3 --reason 需开挖路面

finish

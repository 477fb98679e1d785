#!/bin/sh
# After an amended holiday notice a supervisor lets the due date be what it is by today's calendar, with
# all that moved it since the assignment; a round that was late only by the old one is so no longer.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

# Tuesday 2026-09-22 is off.
sed '/^workdays:/i\
  - {date: 2026-09-22, name: 台风停工}' "$top/data/calendar/2026.yaml" >"$work/off.yaml"

# What moved the due date is moved by the days that are working days now.  Assigned on 09-18: due 09-24.
# DUE BEFORE | DUE THEN | WHAT | MOVES, a day and a command each
while IFS='|' read -r before after what moves <&3; do
	ticket_in assigned
	printf '%s\n' "$moves" | tr ';' '\n' >"$work/moves"
	while read -r day command options; do
		# shellcheck disable=SC2086 # several words
		[ -z "$command" ] || given at "$day" $command "$id" $options </dev/null
	done <"$work/moves"
	shows due "$what: before" <<END
$before
END
	echo "$id|$after|$what" >>"$work/cases"
done 3<<'END'
2026-09-24|2026-09-28|nothing
2026-09-30|2026-10-08|an extension of three days|09-18 ticket-extend --days 3 --reason 开挖 --told phone --said 需三日
2026-09-28|2026-09-29|an extension until a day|09-18 ticket-extend --until 2026-09-28 --reason 开挖 --told phone --said 需一日
2026-09-28|2026-09-28|a hold of the day that is off|09-22 ticket-hold --reason 送检 --until 2026-09-23;09-23 ticket-resume
2026-09-28|2026-09-29|a hold of another day|09-21 ticket-hold --reason 送检 --until 2026-09-28;09-22 ticket-resume
2026-09-29|2026-09-29|a hold prolonged|09-21 ticket-hold --reason 送检 --until 2026-09-22;09-21 ticket-hold --reason 送检 --until 2026-09-23 --told phone --said 等
2026-09-28|2026-09-29|a rejected result|09-20 ticket-result --text 好;09-21 ticket-reject --reason 没好 --as sunli
END
run calendar-import "$work/off.yaml"
is_status 0
cut -d '|' -f 1 "$work/cases" >"$work/listed"
while IFS='|' read -r id after what <&3; do
	before=$(ticket-show "$id" --format csv --no-header --columns due)
	if [ "$before" = "$after" ]; then
		refusal 1 "ticket-redue: ticket $id is due on $after by today's calendar, too; first: ticket-show $id" \
			ticket-redue "$id"
		continue
	fi
	done_as "$id$tab$after${tab}2026-09-24" ticket-redue "$id" --note 台风停工
	shows first_due,due "$what" <<END
2026-09-24,$after
END
	run sed -n '/^  act: "redue"/,$p' "tickets/open/2026-09-18/$id.yaml"
	out_has "    due: \"$before\"" "the event keeps the old date"
	out_has "    due: \"$after\"" "and the new one"
done 3<"$work/cases"

# ---- Who may, and when ------------------------------------------------------------------------------

ticket_in received
refusal 1 "ticket-redue: ticket $id has not been assigned; its due date is computed then; first: ticket-show $id" \
	ticket-redue "$id"
ticket_in assigned
refused 1 ticket-redue "$id" --as lihua
err_has "李华 may not run ticket-redue: it requires role supervisor"
refused 1 ticket-redue 20260918-XS-9999
err_has "there is no ticket 20260918-XS-9999"
refusal 2 "ticket-redue: ID is needed; first: ticket-redue --help" ticket-redue
refusal 2 'ticket-redue: --note: U+001B at character 1 is not allowed' \
	ticket-redue "$id" --note "$(printf '\033[2J')"
ticket_in received
older=$id
ticket_in received
given ticket-link "$id" --duplicate-of "$older"
refused 1 ticket-redue "$id"
err_has "ticket $id is \"linked\": \"compute the due date anew\" is not possible in this state"

# ---- What was late by the old calendar ------------------------------------------------------------------

given calendar-import "$top/data/calendar/2026.yaml"
ticket_in assigned
open=$id
ticket_in assigned
given at 09-28 ticket-result "$id" --text 已修复
answered=$id
ticket_in assigned
given at 09-29 ticket-result "$id" --text 已修复
slow=$id
given at 09-29 calendar-import "$work/off.yaml"
for id in "$open" "$answered" "$slow"; do
	run at 09-29 ticket-redue "$id"
	is_status 0
done
run at 09-29 report-overdue --ids
out_has "$open" "open past its new due date it is late"
out_lacks "$answered" "answered on its new due date it was never late"
run at 09-29 ticket-escalate "$slow" --note 超期
is_status 0 "answered after its new due date it stays late"
refused 1 at 09-29 ticket-escalate "$answered" --note 超期
err_has "it is not overdue"

finish

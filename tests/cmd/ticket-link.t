#!/bin/sh
# 并案: a ticket that repeats an older one is linked to it, which answers for both; and one may be said
# to follow another.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

ticket_in received
main=$id
program=ticket-link
from=received
result=linked
roles='clerk or supervisor'
onward() {
	given ticket-note "$1" --text 并案后补充
}
onward=onward
alike --duplicate-of "$main"

# two STATE: $main, assigned, and $id in the state, which repeats it.
two() {
	ticket_in assigned
	main=$id
	ticket_in "$1"
}

# both COLUMNS <<EOF: lines of csv of the main ticket and of the other.
both() {
	for one in "$main" "$id"; do
		ticket-show "$one" --format csv --no-header --columns "$1"
	done >"$work/out"
	sed "s/MAIN/$main/g; s/ID/$id/g" >"$work/wanted"
	ok "$1 of both" diff "$work/wanted" "$work/out"
}

# ---- What is linked --------------------------------------------------------------------------------

for in_state in received incomplete approved assigned on-hold; do
	two "$in_state"
	count_commits
	done_as "$id${tab}linked" ticket-link "$id" --duplicate-of "$main"
	commits_are 1 "both in one commit"
	both state,duplicate_of,linked_on,linked_from,duplicates <<END
assigned,,,,ID
linked,MAIN,2026-09-18,$in_state,
END
	run at 10-20 report-daily --ids
	out_lacks "$id" "a linked ticket owes nothing"
	out_has "$main"
	done_as "$id$tab$in_state" ticket-link "$id" --unlink 不是同一处
	both state,duplicate_of,linked_on,linked_from,duplicates <<END
assigned,,,,
$in_state,,,,
END
done
for in_state in 'done' delivered visited closed refused withdrawn; do
	two "$in_state"
	refused 1 ticket-link "$id" --duplicate-of "$main"
	err_has "ticket-link: ticket $id is \""
done

# ---- What becomes of it ----------------------------------------------------------------------------

# The result of the main ticket is its own; telling and call-back are of its own.
two received
given ticket-link "$id" --duplicate-of "$main"
refused 1 ticket-assign "$id" --to network
err_has "ticket $id is \"linked\": \"assign\" is not possible in this state"
count_commits
done_as "$main${tab}done" ticket-result "$main" --text 已更换井盖 --as zhaolei
commits_are 1 "both in one commit"
both state,result,result_by,told_at <<'END'
done,已更换井盖,zhaolei,
done,已更换井盖,zhaolei,
END
given ticket-deliver "$main" --by phone
state_is 'done'
given ticket-deliver "$id" --by phone
given ticket-visit "$id" --satisfaction satisfied
done_as "$id${tab}closed" ticket-close "$id"

# So it is when all is said in one command, and when the main ticket has one already.
two received
given ticket-link "$id" --duplicate-of "$main"
done_as "$main${tab}closed" ticket-close "$main" --result 已修复 --told phone --visit satisfied
state_is 'done'
handed_over_at=2026-10-18T09:00:00+08:00
ticket_in received
handed_over_at=
done_as "$id${tab}done" at 10-18 ticket-link "$id" --duplicate-of "$main"

# Thirty days after it was closed it answers for no more.
handed_over_at=2026-10-19T09:00:00+08:00
ticket_in received
handed_over_at=
refusal 1 "ticket-link: ticket $main was closed on 2026-09-18, more than 30 days ago; first: ticket-link $id --follows $main" \
	at 10-19 ticket-link "$id" --duplicate-of "$main"

# A rejected result is taken back there too, while nobody was told of it.
two received
given ticket-link "$id" --duplicate-of "$main"
given ticket-result "$main" --text 已看过
given ticket-reject "$main" --reason 未修复 --as sunli
both state,result <<'END'
assigned,
linked,
END
given ticket-result "$main" --text 已修复
given ticket-deliver "$id" --by phone
given ticket-reject "$main" --reason 未修复 --as sunli
both state,result <<'END'
assigned,
delivered,已修复
END

# Its own result it has none that could be rejected: it has no department to go back to.
two received
given ticket-link "$id" --duplicate-of "$main"
given ticket-result "$main" --text 已看过
refusal 1 "ticket-reject: the result of ticket $id is that of $main, which it is linked to; first: ticket-reject $main --reason <reason>, or ticket-link $id --unlink <reason>" \
	ticket-reject "$id" --reason 未修复 --as sunli
given ticket-link "$id" --unlink 不是同一处
state_is received

# Reopened it is a matter of its own: what becomes of the main ticket then is not its.
two received
given ticket-link "$id" --duplicate-of "$main"
given ticket-result "$main" --text 已看过
given ticket-close "$id" --told phone --visit satisfied
given ticket-reopen "$id" --reason 又坏了
shows linked_on,duplicate_of "it is noted what it repeated" <<END
,$main
END
given ticket-assign "$id" --to network
given ticket-result "$id" --text 已修复
given ticket-reject "$main" --reason 未修复 --as sunli
state_is 'done'
check_store

# The main ticket ends without a result: each goes its own way.
for end in "ticket-withdraw --reason 用户撤回 --said 不要了" "ticket-withdraw --void --reason 误录"; do
	ticket_in received
	main=$id
	ticket_in approved
	given ticket-link "$id" --duplicate-of "$main"
	# shellcheck disable=SC2086 # several words
	given $end "$main"
	both state,duplicate_of,linked_on <<'END'
withdrawn,,
approved,MAIN,
END
done
ticket_in received
main=$id
ticket_in incomplete
given ticket-link "$id" --duplicate-of "$main"
given ticket-review "$main" --refuse 不在供水范围
both state,linked_on <<'END'
refused,
incomplete,
END
run ticket-show "$id"
out_has "the main ticket ended without a result"

# A result that only waits to be told is no bar to being unlinked: the matter is its own again.
two assigned
given ticket-link "$id" --duplicate-of "$main"
given ticket-result "$main" --text 已修复
done_as "$id${tab}assigned" ticket-link "$id" --unlink 另一处井盖
both state,result,duplicates <<'END'
done,已修复,
assigned,,
END

# ---- The clock stands while it is linked ---------------------------------------------------------------

# LINKED | UNLINKED | DUE | WHAT: of a ticket assigned on 09-18 (due 09-24).
while IFS='|' read -r linked unlinked due what <&3; do
	two assigned
	given at "$linked" ticket-link "$id" --duplicate-of "$main"
	given at "$unlinked" ticket-link "$id" --unlink 不是同一处
	shows due,first_due "$what" <<END
$due,2026-09-24
END
done 3<<'END'
09-21|09-21|2026-09-24|the same day
09-21|09-22|2026-09-28|one working day, over the Mid-Autumn holiday
09-24|09-28|2026-09-28|linked on the due day
09-22|10-08|2026-10-10|over two holidays: 22nd to 24th, 28th to 30th
END

# Before the assignment it is the clock that is still to start.
handed_over_at=2026-09-18T09:00:00+08:00
two received
given at 09-21 ticket-link "$id" --duplicate-of "$main"
given at 09-23 ticket-link "$id" --unlink 不是同一处
handed_over_at=
shows state,moved_days <<'END'
received,2
END

# ---- What is not linked --------------------------------------------------------------------------------

two assigned
refusal 1 "ticket-link: ticket $id cannot repeat itself" ticket-link "$id" --duplicate-of "$id"
refusal 1 "ticket-link: ticket $id is not older than $main: the older one answers; first: ticket-link $id --duplicate-of $main" \
	ticket-link "$main" --duplicate-of "$id"
refusal 1 "ticket-link: ticket $id is overdue and is not linked any more (article 6); first: ticket-show $id" \
	at 09-28 ticket-link "$id" --duplicate-of "$main"
given at 09-28 ticket-remind "$id" --to 管网部赵磊 --told phone --said 仍在办理
given at 09-28 ticket-escalate "$id" --note 已超期
refused 1 at 09-28 ticket-link "$id" --duplicate-of "$main"
err_has "ticket $id was escalated and is not linked any more (article 6)"
two received
third=$main
given ticket-link "$id" --duplicate-of "$main"
second=$id
ticket_in received
refusal 1 "ticket-link: ticket $second is itself linked to $third; first: ticket-link $id --duplicate-of $third" \
	ticket-link "$id" --duplicate-of "$second"
ticket_in withdrawn
ended=$id
ticket_in received
refusal 1 "ticket-link: ticket $ended ended without a result; first: ticket-show $ended" \
	ticket-link "$id" --duplicate-of "$ended"
ticket_in received
main=$id
ticket_in received
between=$id
ticket_in received
given ticket-link "$id" --duplicate-of "$between"
refusal 1 "ticket-link: ticket $between answers for $id itself; first: ticket-link $id --unlink <reason>" \
	ticket-link "$between" --duplicate-of "$main"

# One that was linked and goes its own way may be linked to another: the first knows nothing of it then.
ticket_in received
other=$id
ticket_in received
main=$id
ticket_in received
given ticket-link "$id" --duplicate-of "$main"
given ticket-withdraw "$main" --reason 误报
given ticket-link "$id" --duplicate-of "$other"
both state,duplicate_of,duplicates <<END
withdrawn,,
linked,$other,
END

# ---- Following --------------------------------------------------------------------------------------

ticket_in closed
main=$id
ticket_in received
done_as "$id${tab}received" ticket-link "$id" --follows "$main"
both state,follows,followed_by <<'END'
closed,,ID
received,MAIN,
END
refusal 1 "ticket-link: that $id and $main belong together is noted already; first: ticket-show $id" \
	ticket-link "$id" --follows "$main"
refused 1 ticket-link "$main" --follows "$id"
refusal 1 "ticket-link: ticket $id cannot follow itself" ticket-link "$id" --follows "$id"
run form-print register "$id" --text
out_has "接续：$main" "the form says so"
done_as "$id${tab}received" ticket-link "$id" --unlink 两回事
both follows,followed_by <<'END'
,
,
END
refusal 1 "ticket-link: ticket $id is not linked to another; first: ticket-show $id" \
	ticket-link "$id" --unlink 两回事

# ---- Usage ------------------------------------------------------------------------------------------

refusal 2 "ticket-link: one of --duplicate-of, --follows and --unlink is needed" ticket-link "$id"
refusal 2 "ticket-link: --duplicate-of and --follows exclude each other" \
	ticket-link "$id" --duplicate-of "$main" --follows "$main"
refusal 1 "ticket-link: there is no ticket 20260918-XS-9999; first: ticket-list" \
	ticket-link "$id" --duplicate-of 20260918-XS-9999
refusal 2 'ticket-link: "../../x" is not a valid ticket id (day, desk, number: 20260918-XS-0001)' \
	ticket-link "$id" --follows ../../x
refusal 2 'ticket-link: --unlink: U+001B at character 1 is not allowed' \
	ticket-link "$id" --unlink "$(printf '\033[2J')"

# ---- Both ends say so ---------------------------------------------------------------------------------

two received
given ticket-link "$id" --duplicate-of "$main"
ticket_in received
follower=$id
given ticket-link "$follower" --follows "$main"
ticket_in received
id=$(sed -n 's/^- "\(.*\)"$/\1/p' "tickets/open/2026-09-18/$main.yaml" | head -n 1)
# broken FILE FIELD NAMES NAMED: store-check when the field is gone from the record.
broken() {
	rm -rf "$work/damaged"
	cp -r "$store" "$work/damaged"
	cd "$work/damaged" || exit 2
	sed -i "/^$2:/,/^[a-z]/{/^$2:/d;/^- /d}" "tickets/open/2026-09-18/$1.yaml"
	run store-check
	ok "$2: it is no check that passes" test "$status" != 0
	out_has "ticket $3 names $4, which does not name it"
	cd "$store" || exit 2
}
broken "$main" duplicates "$id" "$main"
broken "$id" duplicate_of "$main" "$id"
broken "$main" followed_by "$follower" "$main"
broken "$follower" follows "$main" "$follower"

# What cannot be settled with one that is linked to it is not done to the main ticket either.
handed_over_at=2026-12-21T09:00:00+08:00
two assigned
handed_over_at=
given at 12-22 ticket-link "$id" --duplicate-of "$main"
refused 3 at 2027-01-06 ticket-withdraw "$main" --reason 误报 --said 不要了
err_has "ticket $id, which is linked to it: the calendar of 2027 is missing"

finish

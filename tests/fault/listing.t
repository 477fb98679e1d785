#!/bin/sh
# A ticket moves from one tray to another while a list stands before each of the files and directories of
# tickets that it opens: no list misses it or has it twice, and none misses another.
[ -n "${TMPDIR-}" ] || [ ! -w /dev/shm ] || export TMPDIR=/dev/shm
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"
. "$top/tests/tickets.sh"
tools=$BUILD/tests/fault

"$tools/sweep" --count --to "$work/count" -- true || skip_all "ptrace is not allowed here"

# One in a volume of its own, one in the tray of its own, one on the desk of its own, and another of that day.
new_store
people
for day in 2026-05-04 2026-05-06 2026-09-01; do
	export ONESTOP_NOW="${day}T09:00:00+08:00"
	ticket_in closed
done
store-archive --before 2026-06 >"$work/said" || not_ok "two are bound"
for day in 2026-09-02 2026-09-02; do
	export ONESTOP_NOW="${day}T09:00:00+08:00"
	ticket_in visited
done
export ONESTOP_NOW=2026-09-18T09:00:00+08:00
ticket-list --all --ids | sort >"$work/ids"
ok "there are five" test "$(wc -l <"$work/ids")" -eq 5
sound=$store

# fresh: the store as it was, in $store.  Whoever comes first into a copy looks whether a program was interrupted,
# and keeps others waiting.
fresh() {
	rm -rf "$work/moves"
	cp -a "$sound" "$work/moves"
	cd "$work/moves" || exit 2
	ticket-list --ids >"$work/out"
}

# stands_before N LIST...: the list, with $act run before its N-th call.
stands_before() {
	n=$1
	shift
	fresh
	"$tools/sweep" --of descriptors --stop "$n" "$act >$work/act 2>&1 || mv $work/act $work/refused" -- \
		"$@" >"$work/listed" 2>"$work/err"
}

while IFS='|' read -r act list <&3; do
	fresh
	# shellcheck disable=SC2086
	"$tools/sweep" --of descriptors --trace --to "$work/calls" -- $list >"$work/out" 2>&1
	grep ' tickets' "$work/calls" | awk '{ print $1 }' >"$work/places"
	: >"$work/differs"
	rm -f "$work/refused"
	while read -r n <&4; do
		# shellcheck disable=SC2086
		stands_before "$n" $list
		sort "$work/listed" | diff "$work/ids" - >"$work/difference" || {
			grep "^$n " "$work/calls"
			cat "$work/difference"
		} >>"$work/differs"
	done 4<"$work/places"
	ok "$act: done each time" test ! -e "$work/refused"
	ok "$list stands at several places" test "$(wc -l <"$work/places")" -gt 4
	cd "$sound" || exit 2
	if [ -s "$work/differs" ]; then
		fail "$list, $act" "$work/differs"
	else
		pass "$list, $act"
	fi
done 3<<'END'
ticket-reopen 20260504-XS-0001 --reason 又坏|ticket-list --all --ids
ticket-note 20260504-XS-0001 --text 来电|ticket-list --all --ids
ticket-reopen 20260901-XS-0001 --reason 又坏|ticket-list --all --ids
ticket-close 20260902-XS-0001|ticket-list --all --ids
store-archive --before 2026-10|ticket-list --all --ids
ticket-reopen 20260504-XS-0001 --reason 又坏|ticket-list --all --ids --sort id
store-archive --before 2026-10|ticket-list --all --ids --sort id
END
finish

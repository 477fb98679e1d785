#!/bin/sh
# The power is cut while store-maintain is at work: from every state that the disk may have, nothing is gone, nobody
# sees a difference, and the next night does the rest.
#
# EVERY, CHANCES and SEED are those of power; every STATES-th state is looked at.
# What a disk keeps is asked of one.
TMPDIR=${TEST_DISK:-${TMPDIR-}}
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"
. "$(dirname "$0")/night.sh"
: "${EVERY:=0}" "${CHANCES:=1}" "${SEED:=1}" "${STATES:=17}"

"$tools/sweep" --count --to "$work/count" -- true || skip_all "ptrace is not allowed here"

judge() {
	store=$work/cut
	cd "$store" || exit 2
	other_boot .
	night_judge
}

night_new
night_fresh
mkfifo "$work/states" "$work/answers"
"$tools/power" --into "$work/cut" --every "$EVERY" --chances "$CHANCES" --seed "$SEED" \
	--one-of "$STATES" --output "$work/power.out" -- store-maintain <"$work/answers" >"$work/states" 2>"$work/power.err" &
states_judged judge
note "seed $SEED"
states_reported "$looked_at of $states states of the disk, and the next night makes each good"
stores_end

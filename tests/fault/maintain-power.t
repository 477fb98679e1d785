#!/bin/sh
# The power is cut while store-maintain is at work: from every state that the disk may have, nothing is gone, nobody
# sees a difference, and the next night does the rest.
#
# EVERY, CHANCES and SEED are those of power; every STATES-th state is looked at.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"
. "$(dirname "$0")/night.sh"
: "${EVERY:=0}" "${CHANCES:=1}" "${SEED:=1}" "${STATES:=17}"

"$tools/sweep" --count --to "$work/count" -- true || skip_all "ptrace is not allowed here"

night_new
night_fresh
mkfifo "$work/states" "$work/answers"
"$tools/power" --into "$work/cut" --every "$EVERY" --chances "$CHANCES" --seed "$SEED" \
	--one-of "$STATES" --output "$work/power.out" -- store-maintain <"$work/answers" >"$work/states" 2>"$work/power.err" &
: >"$work/report"
states=0
looked_at=0
power_status=
while read -r what how when; do
	case $what in
	exit)
		power_status=$how
		states=$when
		break
		;;
	esac
	looked_at=$((looked_at + 1))
	store=$work/cut
	cd "$store" || exit 2
	other_boot .
	night_judge | sed "s|^|$when, $how: |" >>"$work/report"
	echo next >&4
done 4>"$work/answers" <"$work/states"
wait $!
note "seed $SEED"
model_is_right "the model of the disk is right"
what="$looked_at of $states states of the disk, and the next night makes each good"
if [ -s "$work/report" ]; then not_ok "$what" "$work/report"; else pass "$what"; fi
stores_end

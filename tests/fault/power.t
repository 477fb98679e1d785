#!/bin/sh
# A power cut: what was not synced is lost, or is there by name alone, or by its bytes alone, or in any
# part, file by file and name by name.  From every such state a reader reads and the next program goes
# on by itself; after exit status 0 nothing is lost.
#
# The program runs once, under power, which cuts before and after each sync, before every EVERY-th
# call between them (0: none), and after the end.  What a failure was seen with can be had again:
# "seed-N" is a CHANCES and SEED of power.
# What a disk keeps is asked of one.
TMPDIR=${TEST_DISK:-${TMPDIR-}}
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"
. "$(dirname "$0")/programs.sh"
: "${EVERY:=0}" "${CHANCES:=1}" "${SEED:=1}" "${READERS:=strict}"
: "${WAYS:=packed loose}"
: "${PROGRAMS:=ticket-new ticket-close calendar-import}"

"$tools/sweep" --count --to "$work/count" -- true || skip_all "ptrace is not allowed here"

# judge WHEN: what is wrong with $work/cut.
judge() {
	cd "$work/cut" || exit 2
	store=$work/cut
	other_boot .
	shown=$(program_shown)
	ticket-note "$bystander" --text 下一条 >"$work/next" 2>&1 ||
		echo "the next program fails: $(cat "$work/next")"
	case $(git rev-parse 'HEAD~1^{tree}') in
	"$done_tree") result='done' ;;
	"$before_tree")
		result=before
		[ "$1" != end ] || echo "acknowledged and lost"
		# The same again: nothing of the first try may be taken for stored.
		# shellcheck disable=SC2086 # words
		"$program" $words >"$work/next" 2>&1 || echo "it cannot be repeated: $(cat "$work/next")"
		;;
	*)
		result=half
		echo "half done"
		;;
	esac
	program_judge_reader "$shown" "$result"
	damage "$work/cut"
	cd "$work" || exit 2
}

# every_moment: the dialogue with power; two assertions.
every_moment() {
	: >"$work/under-way"
	: >"$work/ended"
	under_way_n=0
	ended_n=0
	power_status=
	while read -r what how when; do
		case $what:${when%% *} in
		exit:*)
			power_status=$how
			break
			;;
		*:end)
			ended_n=$((ended_n + 1))
			judge end | sed "s|^|after exit, $how: |" >>"$work/ended"
			;;
		*)
			under_way_n=$((under_way_n + 1))
			judge under-way | sed "s|^|$when, $how: |" >>"$work/under-way"
			;;
		esac
		echo next >&4
	done
}

# report FILE WHAT
report() {
	if [ -s "$work/$1" ]; then not_ok "$2" "$work/$1"; else pass "$2"; fi
}

mkfifo "$work/states" "$work/answers"
programs_store
note "seed $SEED"

# cut_power PROGRAM
cut_power() {
	program_is "$1"
	program_outcomes
	program_fresh
	# shellcheck disable=SC2086
	"$tools/power" --into "$work/cut" --every "$EVERY" --chances "$CHANCES" --seed "$SEED" \
		--output "$work/power.out" -- "$program" $words \
		<"$work/answers" >"$work/states" 2>"$work/power.err" &
	cd "$work" || exit 2
	every_moment 4>"$work/answers" <"$work/states"
	wait $!
	model_is_right "$program, $way: the model of the disk is right"
	report under-way "$program, $way: $under_way_n states under way, the next program repairs each, and it can be repeated"
	report ended "$program, $way: $ended_n states after exit 0, nothing lost"
}

for name in $PROGRAMS; do
	for way in $WAYS; do
		programs_way "$way"
		cut_power "$name"
	done
done
stores_end

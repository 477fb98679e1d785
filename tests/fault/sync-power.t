#!/bin/sh
# The power is cut at a window while it syncs; the hub, elsewhere, keeps what it has taken.  From every state that the disk
# may have the next program goes on by itself, the next sync ends with 0, and in the end all have one tree in which nothing
# is missing: what came over the line is on the disk before anything is built upon it, and before the hub has it.
#
# EVERY, CHANCES and SEED are those of power.
# What a disk keeps is asked of one.
TMPDIR=${TEST_DISK:-${TMPDIR-}}
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"
. "$(dirname "$0")/sync.sh"
: "${EVERY:=0}" "${CHANCES:=1}" "${SEED:=1}"

house_traced

# judge: what is wrong with $work/cut/XS, beside the hub as it is now.
judge() {
	rm -rf "$work/cut/hub.git" "$work/cut/DB"
	cp -a "$house/hub.git" "$house/DB" "$work/cut/"
	sed -i "s,$house/hub.git,$work/cut/hub.git," "$work/cut/XS/.git/config" "$work/cut/DB/.git/config"
	other_boot "$work/cut/XS"
	(
		house=$work/cut
		house_after
	)
}

house_new
house_outcome
house_fresh
mkdir "$work/cut"
mkfifo "$work/states" "$work/answers"
"$tools/power" --into "$work/cut/XS" --every "$EVERY" --chances "$CHANCES" --seed "$SEED" \
	--output "$work/power.out" -- store-sync -q <"$work/answers" >"$work/states" 2>"$work/power.err" &
cd "$work" || exit 2
states_judged judge
note "seed $SEED"
states_reported "$looked_at states of the disk, and the next sync makes each good"
stores_end

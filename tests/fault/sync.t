#!/bin/sh
# One call after another of a sync goes wrong, in the clone, in every git that it starts, and at the hub, which is reached
# by file: everybody is killed before it, or the one process that makes it, or the disk is full or broken.  Then the next
# program repairs by itself, the next sync ends with 0, and in the end all have one tree in which nothing is missing.
#
# STEP=1 takes every call (sync-long.t); otherwise every STEP-th, from another one each time.
[ -n "${TMPDIR-}" ] || [ ! -w /dev/shm ] || export TMPDIR=/dev/shm
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"
. "$(dirname "$0")/sync.sh"
: "${STEP:=151}" "${MODES:=kill kill-alone ENOSPC EIO}"

house_traced

disturbed() {
	house_fresh
	case $1 in
	kill*) "$tools/sweep" --store "$house" "--$1" "$2" -- store-sync -q >"$work/out" 2>"$work/err" ;;
	*) "$tools/sweep" --store "$house" --fail "$2" "$1" -- store-sync -q >"$work/out" 2>"$work/err" ;;
	esac
	status=$?
	case $1:$status in
	kill:137 | kill*:[0145] | kill-alone:137 | E*:[0145]) ;;
	*) echo "ends with $status" ;;
	esac
	house_after
}

house_new
house_outcome
house_fresh
"$tools/sweep" --store "$house" --count --to "$work/count" -- store-sync -q >"$work/out" 2>&1
calls=$(cat "$work/count")
ok "calls are counted" test "$calls" -gt 100
offset=0
for mode in $MODES; do
	every_step "$mode" "$calls" disturbed
	offset=$((offset + 37))
	steps_reported "store-sync, $mode: $runs of $calls calls go wrong, and the next sync makes it good"
done
stores_end

#!/bin/sh
# store-maintain is killed at one call after another, in itself or in a git that it starts, or the disk is full or
# broken, once or from then on.  Whatever was done, the store is sound, nobody sees a difference, and the next night
# does the rest: in the end all is as after one night that nobody disturbed.
#
# STEP=1 takes every call (maintain-long.t); otherwise every STEP-th, from another one each time.
[ -n "${TMPDIR-}" ] || [ ! -w /dev/shm ] || export TMPDIR=/dev/shm
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"
. "$(dirname "$0")/night.sh"
: "${STEP:=97}" "${MODES:=kill kill-alone ENOSPC ENOSPC-ever EIO EIO-ever EMFILE}"

"$tools/sweep" --count --to "$work/count" -- true || skip_all "ptrace is not allowed here"

night_new

sweep_one() {
	case $1 in
	kill | kill-alone) set -- "--$1" "$2" ;;
	*-ever) set -- --fail-from "$2" "${1%-ever}" ;;
	*) set -- --fail "$2" "$1" ;;
	esac
	"$tools/sweep" --store "$store" "$@" -- store-maintain >"$work/out" 2>"$work/err"
}

# judge MODE: what is wrong after it.
judge() {
	case $1:$status in
	kill*:137 | *:[045]) ;;
	*) echo "ends with $status: $(cat "$work/err")" ;;
	esac
	[ "$status" -eq 0 ] || [ "$status" -eq 137 ] || [ -s "$work/err" ] || echo "fails and says nothing"
	night_judge
}

disturbed() {
	night_fresh
	sweep_one "$1" "$2"
	status=$?
	judge "$1"
}

night_fresh
"$tools/sweep" --of disk --count --to "$work/count" -- store-maintain >"$work/out" 2>&1
calls=$(cat "$work/count")
ok "calls were counted: $calls" test "$calls" -gt 200
offset=0
for mode in $MODES; do
	every_step "$mode" "$calls" disturbed
	offset=$((offset + 17))
	steps_reported "$mode: $runs of $calls calls go wrong"
done
stores_end

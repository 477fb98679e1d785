#!/bin/sh
# A program is killed at one call after another, and the line is sent again with its op-id, as by a
# script that saw no answer: it is done once, whatever the work tree had when the first one died.
#
# STEP=1 takes every call; otherwise every STEP-th, and the last, when the commit is done.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"
: "${STEP:=17}"

new_store
given ticket-new facility --phone 13800138000 --name 王小明 --request 井盖破损 --op-id before
git -c pack.indexVersion=1 repack -aq && git prune-packed -q
template=$store
store=$work/try

# kill_at N COMMAND...: N 0 counts the calls only.
kill_at() {
	n=$1
	shift
	if [ "$n" -gt 0 ]; then set -- --kill "$n" -- "$@"; else set -- --count --to "$work/count" -- "$@"; fi
	"$tools/sweep" "$@" >"$work/out" 2>"$work/err"
}

fresh() {
	rm -rf "$store"
	cp -a "$template" "$store"
	cd "$store" || exit 2
}

# again N: what is wrong when the line comes twice more after it was killed at the call N.
again() {
	receive --op-id once >"$work/second" 2>&1 || echo "call $1: the second fails: $(cat "$work/second")"
	receive --op-id once >"$work/third" 2>&1 || echo "call $1: the third fails: $(cat "$work/third")"
	cmp "$work/second" "$work/third" || echo "call $1: the third has another result"
	created "$store" | sort | sed 1d >"$work/made"
	cmp "$work/made" "$work/second" || echo "call $1: made is $(cat "$work/made")"
	damage "$store" | sed "s/^/call $1: /"
}

fresh
kill_at 0 ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损 --op-id once
calls=$(cat "$work/count")
ok "it makes calls that can be its last" test "${calls:-0}" -gt 30
: >"$work/report"
runs=0
kept=0
for at in $(seq 1 "$STEP" "$((calls - 1))") "$calls"; do
	fresh
	kill_at "$at" ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损 --op-id once
	[ "$(git rev-list --count HEAD)" = 2 ] || kept=$((kept + 1))
	again "$at" >>"$work/report" 2>&1
	runs=$((runs + 1))
done
ok "killed $runs times, with a commit $kept times: always done once" diff /dev/null "$work/report"
ok "some were killed before the commit and some after" test "$kept" -gt 0 -a "$kept" -lt "$runs"
stores_end

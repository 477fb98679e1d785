#!/bin/sh
# store-maintain is killed at one call after another, in itself or in a git that it starts, or the disk is full or
# broken, once or from then on.  Whatever was done, the store is sound, nobody sees a difference, and the next night
# does the rest: in the end all is as after one night that nobody disturbed.
#
# STEP=1 takes every call (maintain-long.t); otherwise every STEP-th, from another one each time.
[ -n "${TMPDIR-}" ] || [ ! -w /dev/shm ] || export TMPDIR=/dev/shm
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"
: "${STEP:=61}" "${MODES:=kill kill-alone ENOSPC ENOSPC-ever EIO EIO-ever EMFILE}"

"$tools/sweep" --count --to "$work/count" -- true || skip_all "ptrace is not allowed here"

# ---- A store in which every step has its work ------------------------------------------------------------

now() { export ONESTOP_NOW="$1T09:00:00+08:00"; }
new_store
now 2026-06-10
given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
given ticket-assign 20260610-XS-0001 --to network
given ticket-close 20260610-XS-0001 --result 已更换 --told phone --visit satisfied
given account-new 0000012345 --name 王小明 --address 象山大道1号 --phone 13800138000
for day in 01 02 03 04 05 06 07 08 09 10 11 12 13; do
	now "2026-06-$day"
	given account-pay 0000012345 10.00 --method cash
done
git rev-list --objects HEAD | cut -d ' ' -f 1 | git pack-objects -q .git/objects/pack/pack >/dev/null
git prune-packed -q
for day in 2025-07-01 2025-07-20 2025-08-03 2026-09-01; do
	now "$day"
	given account-show 0000012345 --unmask --reason 抽查
done
now 2026-09-18
given receive
for n in 1 2 3 4 5 6 7 8 9; do git branch "other-$n"; done
mv "$store" "$work/template"
store=$work/try
fresh() {
	cd "$work" || exit 2
	rm -rf "$store"
	cp -a "$work/template" "$store"
	cd "$store" || exit 2
}

# What people see.
seen() {
	ticket-list --all --format csv 2>&1
	account-show 0000012345 --history --format csv 2>&1
	account-list --format csv --columns number,bills,prepaid 2>&1
	for log in 2025-07 2025-08 2026-09; do
		zcat -f ".git/onestop/reveals/$log.log" 2>/dev/null || zcat ".git/onestop/reveals/$log.log.gz"
	done
}
# What a night leaves.
left() {
	git rev-parse 'HEAD^{tree}'
	ls .git/onestop/reveals
	find .git/objects -path '*/??/*' -type f | wc -l
	find .git/objects/pack -name '*.idx' | wc -l
	# main and the like are soon loose again.
	test "$(find .git/refs -type f | wc -l)" -le 8 && echo few || echo many
}
fresh
seen >"$work/seen"
objects=$(git cat-file --batch-all-objects --batch-check='%(objectname)' | sort)
echo "$objects" >"$work/objects"
run store-maintain
is_status 0 "a night that nobody disturbs"
quiet
left >"$work/left"
seen >"$work/now"
ok "nobody sees a difference" diff "$work/seen" "$work/now"
whole "the store is whole"

# ---- A night that somebody disturbs ----------------------------------------------------------------------

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
	seen >"$work/now"
	diff "$work/seen" "$work/now"
	git cat-file --batch-all-objects --batch-check='%(objectname)' | sort | comm -23 "$work/objects" - |
		sed 's/^/gone: /'
	store-maintain >"$work/next" 2>&1 || echo "the next night fails: $(cat "$work/next")"
	left | diff "$work/left" -
	seen >"$work/now"
	diff "$work/seen" "$work/now"
	receive >"$work/next" 2>&1 || echo "the next writer fails: $(cat "$work/next")"
	damage "$store"
}

disturbed() {
	fresh
	sweep_one "$1" "$2"
	status=$?
	judge "$1"
}

fresh
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

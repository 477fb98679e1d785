#!/bin/sh
# A disk that is really full: every failure is told, what was acknowledged is kept, and with room
# again the next program works.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"
: "${ROUNDS:=24}"
id=20260918-XS-0001

mkdir "$work/disk"
mount -t tmpfs -o size=8m,mode=755 onestop-test "$work/disk" 2>"$work/err" ||
	skip_all "no tmpfs can be mounted: $(head -n 1 "$work/err")"
trap 'cd / && umount -l "$work/disk" && rm -rf "$work"' EXIT

cd "$work/disk" || exit 2
run store-init store --desk XS --test-clock --claimed --staff wangmin --staff-name 王敏 --badge 001
is_status 0 "a store on a small disk"
store=$work/disk/store
cd "$store" || exit 2
run receive
is_status 0 "a first ticket"

# fill LEFT: the disk, up to LEFT bytes.
fill() {
	rm -f "$work/disk/fill"
	dd if=/dev/zero of="$work/disk/fill" bs=4096 2>/dev/null
	truncate -s "-$1" "$work/disk/fill"
}

: >"$work/acknowledged.texts"
: >"$work/report"
failures=0
round=0
while [ $round -lt "$ROUNDS" ]; do
	# Blocks are of 4 KiB: every count of them that may be left, more than a commit needs at last.
	fill $((round * 4096))
	command_line="with $round blocks left"
	case $((round % 3)) in
	0) set -- ticket-note "$id" --text "round-$round-" ;;
	1) set -- receive --remark "round-$round-" ;;
	2) set -- ticket-assign "$id" --to network --note "round-$round-" ;;
	esac
	"$@" >"$work/out" 2>"$work/err"
	status=$?
	case $status in
	0) echo "round-$round-" >>"$work/acknowledged.texts" ;;
	5)
		failures=$((failures + 1))
		[ "$(wc -l <"$work/err")" -eq 1 ] || echo "round $round: not one line" >>"$work/report"
		;;
	1) grep -q 'assign' "$work/err" || sed "s/^/round $round: /" "$work/err" >>"$work/report" ;;
	*) echo "round $round: ends with $status: $(cat "$work/err")" >>"$work/report" ;;
	esac
	rm -f "$work/disk/fill"
	ticket-note "$id" --text 下一条 >"$work/out" 2>&1 ||
		echo "round $round: the next program fails: $(cat "$work/out")" >>"$work/report"
	damage "$store" | sed "s/^/round $round: /" >>"$work/report"
	round=$((round + 1))
done
command_line=
ok "$ROUNDS rounds: every failure is told in one line, the next program works, the store is whole" \
	diff /dev/null "$work/report"
ok "some failed ($failures)" test "$failures" -gt 0
ok "some did not ($(wc -l <"$work/acknowledged.texts"))" test -s "$work/acknowledged.texts"
while read -r text; do
	git log -p --format= -- tickets | grep -q -e "$text" || echo "$text is not in the history"
	grep -rq -e "$text" tickets || echo "$text is not in the work tree"
done <"$work/acknowledged.texts" >"$work/report"
ok "what was acknowledged is in the history and in the work tree" diff /dev/null "$work/report"

# The result itself does not reach a full disk.
receive >/dev/full 2>"$work/err"
status=$?
is_status 5 "a result that could not be printed is no success"
fill 0
for reader in ticket-list report-overdue; do
	[ -x "$BUILD/bin/$reader" ] || continue
	run "$reader"
	is_status 0 "$reader reads from a full disk"
done
rm -f "$work/disk/fill"
stores_end

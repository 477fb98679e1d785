#!/bin/sh
# The line to the hub is cut after so many bytes, to it or from it, between a clone and a real git daemon: the sync ends with
# 4 and says so, or with 0 where the cut came too late; the next one ends with 0, nothing is lost, and the hub is whole.
[ -n "${TMPDIR-}" ] || [ ! -w /dev/shm ] || export TMPDIR=/dev/shm
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/../windows.sh"
. "$(dirname "$0")/fault.sh"
. "$(dirname "$0")/sync.sh"
: "${CUTS:=0 90 1100}"

house_new
free_port
git daemon --base-path="$work" --export-all --enable=receive-pack --reuseaddr --listen=127.0.0.1 --port="$port" "$work" \
	>"$work/daemon.log" 2>&1 &
daemon=$!
listens "git daemon"
python3 "$top/tests/fixtures/line.py" "$port" "$work/cuts" >"$work/line.port" 2>"$work/line.log" &
line=$!
until_true test -s "$work/line.port" || not_ok "the line stands" "$work/line.log"
for one in XS DB; do
	git -C "$house_made/$one" remote set-url hub "git://127.0.0.1:$(cat "$work/line.port")/try/hub.git"
done
house_outcome

early=0
late=0
for way in up down; do
	: >"$work/report"
	for bytes in $CUTS; do
		house_fresh
		echo "$way $bytes" >"$work/cuts"
		run store-sync -q
		rm "$work/cuts"
		case $status in
		0) late=$((late + 1)) ;;
		4) early=$((early + 1)) ;;
		esac
		{
			case $status in
			0) ;;
			4) grep -qE 'the hub (cannot be reached|cannot take it)|others were at the hub' "$work/err" || echo "says: $(cat "$work/err")" ;;
			*) echo "ends with $status: $(cat "$work/err")" ;;
			esac
			house_after
		} | sed "s/^/$way $bytes: /" >>"$work/report"
	done
	what="the line is cut $way after each of $CUTS bytes, and the next sync makes it good"
	if [ -s "$work/report" ]; then not_ok "$what" "$work/report"; else pass "$what"; fi
done
ok "$early cuts were seen, $late came too late" test "$early" -gt 0
kill "$line" "$daemon"
stores_end

#!/bin/sh
# A store-upgrade that is killed at any call leaves a store of one format or of the other, whole; whoever comes
# next goes on with it, and store-upgrade, typed again, ends where it would have ended.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"
: "${STRIDE:=31}"

fixture_store format-1
template=$store
cd "$work" && cp -a "$template" "$work/model" && cd "$work/model" || exit 2
run store-upgrade
is_status 0
tree=$(git rev-parse 'HEAD^{tree}')

fresh() {
	cd "$work" || exit 2
	rm -rf "$work/try"
	cp -a "$template" "$work/try"
	store=$work/try
	cd "$store" || exit 2
	staff-list >/dev/null
}
report() {
	if [ -s "$work/report" ]; then not_ok "$1" "$work/report"; else pass "$1"; fi
}

fresh
"$tools/sweep" --trace --to "$work/log" -- store-upgrade >/dev/null
first=$(awk '/openat .git\/onestop.journal/ { print $1; exit }' "$work/log")
last=$(tail -n 1 "$work/log" | cut -d' ' -f1)
moved=$(awk '/main.lock -> / { print $1; exit }' "$work/log")
ok "the calls of an upgrade are known (to $last, main moves at $moved)" \
	test "${first:-0}" -gt 0 -a "${moved:-0}" -gt "$first" -a "${last:-0}" -gt "$moved"

# Around the moment at which it becomes true at every call, elsewhere at every so many.
: >"$work/report"
olds=0
news=0
n=1
while [ "$n" -le "$last" ]; do
	fresh
	"$tools/sweep" --kill "$n" -- store-upgrade >/dev/null 2>&1
	account-list --ids >"$work/list" 2>&1 || echo "call $n: readers fail: $(cat "$work/list")" >>"$work/report"
	case $(head -n 1 onestop.yaml) in
	'format: 1') olds=$((olds + 1)) ;;
	'format: 2') news=$((news + 1)) ;;
	*) echo "call $n: no format" >>"$work/report" ;;
	esac
	damage "$store" | grep -v '^note\|^kind' | sed "s/^/call $n: /" >>"$work/report"
	store-upgrade >"$work/again" 2>&1 || echo "call $n, again: $(cat "$work/again")" >>"$work/report"
	[ "$(git rev-parse 'HEAD^{tree}')" = "$tree" ] || echo "call $n: another store came of it" >>"$work/report"
	damage "$store" | grep -v '^note\|^kind' | sed "s/^/call $n, again: /" >>"$work/report"
	if [ "$n" -ge $((moved - 2)) ] && [ "$n" -le $((moved + 4)) ]; then
		n=$((n + 1))
	elif [ "$n" -lt $((moved - 2)) ] && [ $((n + STRIDE)) -gt $((moved - 2)) ]; then
		n=$((moved - 2))
	else
		n=$((n + STRIDE))
	fi
done
report "killed at a call: one format or the other, whole, and the upgrade ends as it would have"
ok "both came about ($olds, $news)" test "$olds" -gt 2 -a "$news" -gt 2
stores_end

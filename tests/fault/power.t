#!/bin/sh
# A power cut: what was not synced is lost, or is there by name alone, or partly, file by file.  From
# every such state the next program goes on by itself; after exit status 0 nothing is lost.
#
# The program runs once, and the store is copied before each call that changes it.  From the copies
# the states are made: at each sync (WHERE=syncs), or at each call (WHERE=calls, power-long.t), the
# two extremes and some by chance.  A directory counts as synced with its own fsync, a file's bytes
# with the file's, everything with syncfs.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"
: "${WHERE:=syncs}" "${CHANCES:=1}"
: "${PROGRAMS:=ticket-new calendar-import}"

id() {
	printf '20260918-XS-%04d' "$1"
}

new_store
for number in 1 2; do
	receive >/dev/null
done
{
	ticket-assign "$(id 2)" --to network
	ticket-result "$(id 2)" --text 已更换
	ticket-deliver "$(id 2)" --by phone
	ticket-visit "$(id 2)" --satisfaction satisfied
} >"$work/prepared" 2>&1 || not_ok "the store is prepared" "$work/prepared"
cat >"$work/2027.yaml" <<END
year: 2027
source: 试验
holidays:
  - {date: 2027-01-01, name: 元旦}
workdays: []
END
# Packed, as git keeps what is not of today: a hundred files less in each of the copies.
git repack -adq
template=$store

arguments() {
	case $1 in
	ticket-new) echo "facility --name 李四 --phone 13900139000 --request 井盖破损" ;;
	ticket-close) id 2 ;;
	calendar-import) echo "$work/2027.yaml" ;;
	esac
}

# judge STATUS-OR-EMPTY: what is wrong with $work/cut, after a program that had ended with 0 or was
# under way.
judge() {
	cd "$work/cut" || exit 2
	# Another boot.
	touch -r .git/onestop.lock "$work/when"
	sed -i 2d .git/onestop.lock
	touch -r "$work/when" .git/onestop.lock
	ticket-note "$(id 1)" --text 下一条 >"$work/next" 2>&1 ||
		echo "the next program fails: $(cat "$work/next")"
	case $(git rev-parse 'HEAD~1^{tree}') in
	"$done_tree") ;;
	"$before_tree")
		[ "$1" = under-way ] || echo "acknowledged and lost"
		# The same again: nothing of the first try may be taken for stored.
		# shellcheck disable=SC2046
		"$program" $(arguments "$program") >"$work/next" 2>&1 ||
			echo "it cannot be repeated: $(cat "$work/next")"
		;;
	*) echo "half done" ;;
	esac
	damage "$work/cut"
	cd "$work" || exit 2
}

# cut NAME NOW WHEN: every state of this moment.
cut() {
	hows="none names"
	chance=1
	while [ $chance -le "$CHANCES" ]; do
		hows="$hows $((chance + states * 7))"
		chance=$((chance + 1))
	done
	for how in $hows; do
		rm -rf "$work/cut"
		"$tools/power" "$work/durable" "$2" "$work/synced" "$how" "$work/cut" || echo "power: $how"
		judge "$3" | sed "s/^/$1, $how: /" >>"$work/report"
		states=$((states + 1))
	done
}

# sync_happens CALL PATH COPY: what is durable from here on.
sync_happens() {
	case $1 in
	syncfs)
		rm -rf "$work/durable" "$work/synced"
		cp -a "$3" "$work/durable"
		mkdir "$work/synced"
		;;
	fsync)
		inside=${2#"$work/try"}
		if [ -d "$3$inside" ]; then
			# Its names; bytes of those that were not synced are not there yet.
			find "$3$inside" -maxdepth 1 -type f >"$work/names"
			while read -r name; do
				if is_synced "$name"; then
					cp -p "$name" "$work/durable$inside/${name##*/}"
				elif [ ! -e "$work/durable$inside/${name##*/}" ]; then
					: >"$work/durable$inside/${name##*/}"
					touch -r "$name" "$work/durable$inside/${name##*/}"
				fi
			done <"$work/names"
			find "$work/durable$inside" -maxdepth 1 -type f >"$work/names"
			while read -r name; do
				[ -e "$3$inside/${name##*/}" ] || rm -f "$name"
			done <"$work/names"
		else
			cp -p "$3$inside" "$work/synced/$4"
		fi
		;;
	esac
}

is_synced() {
	for one in "$work/synced"/*; do
		[ ! -f "$one" ] || ! cmp -s "$one" "$1" || return 0
	done
	return 1
}

for program in $PROGRAMS; do
	[ -x "$BUILD/bin/$program" ] || continue
	rm -rf "$work/try" "$work/copies" "$work/durable" "$work/synced" "$work/count" "$work/log"
	cp -a "$template" "$work/try"
	cp -a "$template" "$work/durable"
	mkdir "$work/copies" "$work/synced"
	cd "$work/try" || exit 2
	before_tree=$(git rev-parse 'HEAD^{tree}')
	# shellcheck disable=SC2046
	run env LD_PRELOAD="$tools/inject.so" INJECT_COUNT="$work/count" INJECT_LOG="$work/log" \
		INJECT_STORE="$work/try" INJECT_COPIES="$work/copies" "$program" $(arguments "$program")
	is_status 0 "$program is recorded"
	done_tree=$(git rev-parse 'HEAD^{tree}')
	cd "$work" || exit 2
	: >"$work/report"
	states=0
	while read -r n _ call path; do
		case $WHERE:$call in
		calls:* | *:fsync | *:syncfs) cut "before call $n, $call ${path##*/}" "$work/copies/$n" under-way ;;
		esac
		sync_happens "$call" "$path" "$work/copies/$n" "$n"
		case $call in
		syncfs) cut "after call $n, $call ${path##*/}" "$work/copies/$n" under-way ;;
		esac
	done <"$work/log"
	what="$program: $states states under way, the next program repairs each, and it can be repeated"
	if [ -s "$work/report" ]; then not_ok "$what" "$work/report"; else pass "$what"; fi
	: >"$work/report"
	states=0
	CHANCES=$((CHANCES * 8)) cut "after exit 0" "$work/try" acknowledged
	what="$program: $states states after exit 0, nothing lost"
	if [ -s "$work/report" ]; then not_ok "$what" "$work/report"; else pass "$what"; fi
done
stores_end

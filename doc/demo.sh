#!/bin/sh
# demo.sh BUILD: a store in BUILD/demo with tickets in every stage.  Each command is shown before it
# runs, as it would be typed.  The store of an earlier run is removed first.
set -eu
build=$(cd "${1:-build}" && pwd)
unset ONESTOP_STORE ONESTOP_STAFF
PATH=$build/bin:$PATH
export LANG="${LANG:-C.UTF-8}"

say() {
	printf '\n# %s\n' "$*"
}

# show COMMAND...: the command as one would type it, then what it does.
show() {
	printf '$'
	for word in "$@"; do
		case $word in
		'' | *[!A-Za-z0-9_./:=,%+@-]*) printf " '%s'" "$word" ;;
		*) printf ' %s' "$word" ;;
		esac
	done
	printf '\n'
	"$@"
}

# fails N COMMAND...: shown alike, and must be refused with exit status N.
fails() {
	expected=$1
	shift
	status=0
	show "$@" || status=$?
	echo "(exit $status)"
	[ "$status" -eq "$expected" ]
}

# The clock of a store made with --test-clock.
at() {
	ONESTOP_NOW=$1T$2:00+08:00
	export ONESTOP_NOW
	printf '\n# it is %s %s: export ONESTOP_NOW=%s\n' "$1" "$2" "$ONESTOP_NOW"
}

rm -rf "$build/demo"
say "a store for the window XS, whose clock can be set"
cd "$build"
show store-init demo --desk XS --test-clock --claimed
show cd demo

at 2026-09-18 09:00
say "a customer doubts the month's volume; the first person asked owns the ticket"
set -- volume-doubt --name 王小明 --phone 13800138000 --address 象山大道1号 \
	--request '本月水量异常，怀疑水表不准'
show ticket-new "$@" | tee ../demo.id
id=$(sed -n '2s/\([^[:space:]]*\).*/\1/p' ../demo.id)
rm ../demo.id

say "assigned: five working days from now, festivals left out"
show ticket-assign "$id" --to meter-reading

at 2026-09-28 08:00
say "nothing came back: what is overdue"
show report-overdue
show report-overdue --format csv --columns id,department,due,overdue_days

say "closing is refused before there is a result"
fails 1 ticket-close "$id"

say "the result, told to the customer, the call-back, and into the tray"
show ticket-result "$id" --text '现场核查，水表正常，内漏'
show ticket-deliver "$id" --by phone
show ticket-visit "$id" --satisfaction satisfied
show ticket-close "$id"
show ticket-show "$id"

say "616 real service requests of a city's water department, by a map"
show ticket-import "$build/share/onestop/import/nyc311-dep-2025-06.csv" \
	--map "$build/share/onestop/import/nyc311.yaml"

say "the store is whole"
show store-check
say "it lies in $build/demo: try ticket-list, report-overdue, git log"

#!/bin/sh
# A busy house: many processes at once receive, assign, finish and pay, and list everything.  Every
# list has every ticket that was acknowledged before it began, and what is kept is whole.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"
: "${WRITERS:=6}" "${READERS:=2}" "${SECONDS_LONG:=4}" "${WAIT:=30}"

new_store
given account-new 0000054321 --name 王小明 --address 象山大道1号 --phone 13800138000
mkdir "$work/acked" "$work/missed" "$work/failed" "$work/lists"
end=$(($(date +%s) + SECONDS_LONG))

# writer N: lives of tickets, one after the other, with a payment between; what was acknowledged is kept.
writer() {
	while [ "$(date +%s)" -lt "$end" ]; do
		id=$(ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损 --wait "$WAIT" \
			2>>"$work/failed/$1") || continue
		echo "$id" >>"$work/acked/$1"
		ticket-assign "$id" --to network --wait "$WAIT" >>"$work/acts$1" 2>>"$work/failed/$1" || :
		ticket-result "$id" --text 已修 --wait "$WAIT" >>"$work/acts$1" 2>>"$work/failed/$1" || :
		account-pay 0000054321 1.00 --method cash --wait "$WAIT" >>"$work/paid$1" \
			2>>"$work/failed/$1" || :
	done
}

# reader N: lists everything, again and again.
reader() {
	while [ "$(date +%s)" -lt "$end" ]; do
		cat "$work"/acked/* 2>/dev/null | grep '^[0-9]*-XS-[0-9]*$' | sort -u >"$work/before$1"
		ticket-list --all --ids >"$work/list$1" 2>>"$work/failed/r$1" || echo "exit $?" >>"$work/failed/r$1"
		sort -u "$work/list$1" | comm -13 - "$work/before$1" >>"$work/missed/$1"
		echo >>"$work/lists/$1"
	done
}

i=0
while [ "$i" -lt "$WRITERS" ]; do
	writer "$i" &
	i=$((i + 1))
done
i=0
while [ "$i" -lt "$READERS" ]; do
	reader "$i" &
	i=$((i + 1))
done
wait
acked=$(cat "$work"/acked/* | wc -l)
acts=$(cat "$work"/acts* "$work"/paid* | wc -l)
note "$WRITERS writers and $READERS readers, $SECONDS_LONG s: $(((acked + acts) / SECONDS_LONG)) acknowledged writes a second, $(cat "$work"/lists/* | wc -l) lists"
ok "nobody is refused, nothing is said" test -z "$(cat "$work"/failed/*)"
ok "no list misses an acknowledged ticket" test -z "$(cat "$work"/missed/*)"
run ticket-list --all --ids
sort "$work/out" >"$work/all"
cat "$work"/acked/* | sort >"$work/acked.all"
ok "every acknowledged ticket is there, once" diff "$work/acked.all" "$work/all"
run report-payment --format csv --no-header --columns entries
ok "every payment is booked once" test "$(awk '{ n += $1 } END { print n }' "$work/out")" -eq "$(cat "$work"/paid* | wc -l)"
run store-check
is_status 0
quiet
stores_end

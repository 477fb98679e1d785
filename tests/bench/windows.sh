# windows.sh, sourced by run.sh: several windows, each with a clone, that meet at a hub which verifies what comes.
# shellcheck shell=sh disable=SC2154

# Codes of N windows, besides the centre XS.
desks() { echo QA QB QC QD QE QF QG QH QI QJ QK QL QM QN QO QP | cut -d ' ' -f "1-$1"; }

# make_windows N: a new store, its hub, and clones for N desks in hall/; signed pushes, by file.
make_windows() {
	rm -rf hall && mkdir hall
	new_store hall/XS
	mkdir -p .ssh && chmod 700 .ssh
	for code in XS $(desks "$1"); do
		[ -e ".ssh/onestop_$code" ] || ssh-keygen -q -t ed25519 -N '' -f ".ssh/onestop_$code"
		desk-set "$code" --name "窗口$code" --store hall/XS --key "$(cut -d ' ' -f 1,2 ".ssh/onestop_$code.pub")" >/dev/null || exit 1
	done
	store-init --hub hall/hub --from hall/XS >/dev/null || exit 1
	git -C hall/XS remote add hub "file://$work/hall/hub"
	(cd hall/XS && store-sync -q) || exit 1
	for code in $(desks "$1"); do
		store-clone "file://$work/hall/hub" "hall/$code" --desk "$code" --staff wangmin -q >/dev/null || exit 1
	done
}

# work_at CODE EVENTS EVERY: new tickets there, and a sync after every so many ("": none before the end).
work_at() {
	for i in $(seq "$2"); do
		ticket-new facility --store "hall/$1" --name 李建国 --phone 13800138000 --address 象山大道1号 \
			--request 门前井盖破损 || return 1
		[ -z "$3" ] || [ $((i % $3)) -ne 0 ] || store-sync --store "hall/$1" -q || return 1
	done >/dev/null
	[ "$3" ] || store-sync --store "hall/$1" -q
}

# windows_row WINDOWS EVENTS EVERY MS WORK: all at once; then all have the same, and nothing is lost.
windows_row() {
	make_windows "$1"
	begun=$(date +%s%N)
	for code in $(desks "$1"); do
		work_at "$code" "$2" "$3" || echo "$code" >>hall/failed &
	done
	wait
	took=$(awk -v ns=$(($(date +%s%N) - begun)) 'BEGIN { printf "%.1f", ns / 1e6 }')
	used=0
	for _ in 1 2; do
		for code in XS $(desks "$1"); do store-sync --store "hall/$code" -q || exit 1; done
	done
	trees=$(for code in XS $(desks "$1"); do git -C "hall/$code" rev-parse 'HEAD^{tree}'; done | sort -u | wc -l)
	tickets=$(ticket-list --store hall/XS --ids | wc -l)
	[ ! -e hall/failed ] || exit 1
	row "$5" "$4" "" "$trees tree, $tickets of $(($1 * $2)) tickets"
}

# hub_cost EVENTS PUSHES: the processor's time in the hub's check of so many new tickets a push, for each of them.  It is
# counted in hundredths of a second, so few events need many pushes.
hub_cost() {
	hook=hall/hub/hooks/pre-receive
	mv "$hook" hall/check
	printf '#!/bin/sh\n"%s"\nstatus=$?\ntimes >>"%s"\nexit $status\n' "$work/hall/check" "$work/hall/times" >"$hook"
	chmod +x "$hook"
	: >hall/times
	for _ in $(seq "$2"); do
		for _ in $(seq "$1"); do
			ticket-new facility --store hall/QA --name 李建国 --phone 13800138000 --address 象山大道1号 \
				--request 门前井盖破损 >/dev/null || exit 1
		done
		store-sync --store hall/QA -q || exit 1
	done
	mv hall/check "$hook"
	# Every second line is of what the hook has run: 0m0.01s 0m0.02s.
	each=$(awk -v n="$(($1 * $2))" 'NR % 2 == 0 { gsub(/[ms]/, " "); s += $1 * 60 + $2 + $3 * 60 + $4 }
		END { printf "%.1f", s * 1000 / n }' hall/times)
	figure "the hub's check, processor time an event, $1 in a push" "$each" ms 25
}

# The city as the centre of a hub: what a size costs.
city_windows() {
	rm -rf hall && mkdir hall
	for code in XS QA; do
		[ -e ".ssh/onestop_$code" ] || ssh-keygen -q -t ed25519 -N '' -f ".ssh/onestop_$code"
		desk-set "$code" --name "窗口$code" --store city --key "$(cut -d ' ' -f 1,2 ".ssh/onestop_$code.pub")" >/dev/null || exit 1
	done
	measure 1 store-init --hub hall/hub --from city
	row "store-init --hub, of the city" "" 250
	git -C city remote add hub "file://$work/hall/hub"
	store-sync --store city -q || exit 1
	measure 1 store-clone "file://$work/hall/hub" hall/QA --desk QA --staff wangmin -q
	row "store-clone of the city" "" 250
	measure 10 store-sync --store hall/QA -q
	row "store-sync, nothing new" 100 250
	measure 10 ticket-new facility --store hall/QA --name 李建国 --phone 13800138000 --address 象山大道1号 \
		--request 门前井盖破损 --before store-sync --store hall/QA -q
	row "store-sync, one event" 250 250
	hub_cost 1 40
	hub_cost 100 2
	at 2026-09-28
	many=$((accounts < 50000 ? accounts : 50000))
	awk -v n="$many" 'BEGIN { print "account,period,volume_m3,amount"
		for (i = 0; i < n; i++) printf "%010d,2026-09,10,28.80\n", 1000000 + i }' >bills.csv
	bill-import bills.csv --store city >/dev/null || exit 1
	measure 1 store-sync --store city -q
	row "store-sync, $many bills go up" 6000 250
	measure 1 store-sync --store hall/QA -q
	row "store-sync, $many bills come down" 6000 250
	at 2026-09-18
}

has ssh-keygen || return 0
heading "Several windows: clones that meet at a hub which verifies every push"
windows_row 4 25 1 20000 "4 windows, 25 acts each, a sync after every one"
windows_row 4 25 "" 4000 "4 windows, 25 acts each, one sync at the end"
windows_row 16 25 "" 12000 "16 windows, 25 acts each, one sync at the end"
city_windows
rm -rf hall

#!/bin/sh
# A table that several processes take over, when one of them is killed, cannot be started or finds the disk full.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"
[ "$(nproc)" -gt 1 ] || skip_all "one processor: nothing is shared"

new_store
cd "$store" || exit
given receive
awk -v n=1500 -f "$top/tests/bench/accounts.awk" >"$work/accounts.csv"
{
	echo account,period,volume_m3,amount
	seq 1000000 1001499 | sed 's/.*/000&,2026-08,3,10.00/'
} >"$work/bills.csv"
# Only the processes besides the first write into files without a name, in a table of this size.
written='/pwrite64 .git/#'

# ended WHAT STATUS COMMAND...: it ends so, by a signal, and the store is as it was.
ended() {
	ended_says=$1
	wanted=$2
	shift 2
	store_state >"$work/before"
	"$@" >"$work/out" 2>"$work/err"
	is=$?
	ok "$program: $ended_says: ends with $wanted" [ $is = "$wanted" ]
	store_state >"$work/after"
	ok "$program: $ended_says: nothing is changed" diff "$work/before" "$work/after"
	damage "$store" >"$work/damage"
	ok "$program: $ended_says: no damage" diff /dev/null "$work/damage"
}

# nth_of CALL: $nth becomes the number of the last call like this that an import makes, one that fails in the end;
# of /TEXT, which names the first call with it, that itself.
nth_of() {
	nth=$1
	case $nth in /*) return ;; esac
	"$tools/sweep" --trace --to "$work/calls" --fail /.idx EIO -- $program "$work/$table" >"$work/out" 2>"$work/err"
	nth=$(sed -n "s,^\([0-9]*\) [0-9]* $1,\1,p" "$work/calls" | tail -n 1)
	: "${nth:=none}"
}

# taken WHAT SWEEP-OPTION...: the table comes in all the same, as the tree that it makes undisturbed.
taken() {
	taken_says=$1
	shift
	rm -rf "$work/copy"
	cp -a "$store" "$work/copy"
	run "$tools/sweep" --store "$work/copy" "$@" -- $program "$work/$table" --store "$work/copy"
	is_status 0 "$program: $taken_says"
	git -C "$work/copy" rev-parse 'HEAD^{tree}' >"$work/tree"
	ok "$program: $taken_says: the same tree" diff "$work/wanted" "$work/tree"
	damage "$work/copy" >"$work/damage"
	ok "$program: $taken_says: no damage" diff /dev/null "$work/damage"
}

for program in account-import bill-import; do
	table=${program%-import}s.csv
	rm -rf "$work/whole"
	cp -a "$store" "$work/whole"
	run "$tools/sweep" --store "$work/whole" --trace --to "$work/trace" -- $program "$work/$table" --store "$work/whole"
	is_status 0
	ok "$program: several processes write" [ "$(grep "${written#/}" "$work/trace" | wc -l)" -gt 5 ]
	git -C "$work/whole" rev-parse 'HEAD^{tree}' >"$work/wanted"

	refused 5 "$tools/sweep" --kill-alone "$written" -- $program "$work/$table"
	err_is "$program: that a process was killed is told" <<END
$program: a process that did a part of the work ended early
END
	refused 5 "$tools/sweep" --fail-from "$written" ENOSPC -- $program "$work/$table"
	err_has "No space left on device"
	ended "all are killed" 137 "$tools/sweep" --kill "$written" -- $program "$work/$table"
	ended "an interrupt" 130 setsid --wait "$tools/sweep" --stop "$written" 'kill -INT 0' -- $program "$work/$table"
	# The pack of the commit: no call that makes it may leave anything, or half of it, behind.
	for call in 'openat .*-pack$' 'write .*-pack$' 'fchmod .*-pack$' 'openat .*-packed$' 'write .*-packed$' \
		'fchmod .*-packed$' 'renameat .*/objects/pack/.*pack$' /.idx; do
		nth_of "$call"
		refused 5 "$tools/sweep" --fail "$nth" EIO -- $program "$work/$table"
		nth_of "$call"
		refused 5 "$tools/sweep" --fail-from "$nth" ENOSPC -- $program "$work/$table"
		damage "$store" >"$work/damage"
		ok "$program: $call: no damage" diff /dev/null "$work/damage"
		nth_of "$call"
		ended "$call, killed" 137 "$tools/sweep" --kill "$nth" -- $program "$work/$table"
		nth_of "$call"
		ended "$call, killed after it" 137 "$tools/sweep" --kill-after "$nth" -- $program "$work/$table"
	done
	taken "a process that cannot be started" --of processes --fail 1 EAGAIN
	taken "a process that finds no room, and the first does its part" --fail "$written" ENOSPC
	given $program "$work/$table"
done
finish

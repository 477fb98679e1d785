#!/bin/sh
# One call after another goes wrong, in every writing program and in every git that it starts, counted
# in one order over all of them: everybody is killed before it or the one process that makes it, or
# the disk is full or broken, or there are no descriptors left, once or from then on, or no process
# can be made; or the next program is killed too, while it repairs.  Then a reader reads, the next program must repair by itself, and the change is
# wholly there or wholly absent; with exit status 0 it is there.
#
# STEP=1 takes every call (sweep-disk-long.t, sweep-descriptors-long.t); otherwise every STEP-th, from another one each time.
# Each program goes both ways to a commit (WAYS of programs.sh: where trees are packed as only git reads them it is git's).
# READERS is in programs.sh.

# Where a sync costs nothing: what a disk keeps is the subject of power.t.
[ -n "${TMPDIR-}" ] || [ ! -w /dev/shm ] || export TMPDIR=/dev/shm
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"
. "$(dirname "$0")/programs.sh"
: "${STEP:=97}" "${READERS:=strict}"
: "${MODES:=kill kill-twice kill-alone ENOSPC ENOSPC-ever EIO EIO-ever EMFILE EMFILE-ever EAGAIN}"
: "${WAYS:=packed loose}"
: "${PROGRAMS:=ticket-new ticket-close ticket-import store-archive account-pay account-transfer staff-set calendar-import}"

"$tools/sweep" --count --to "$work/count" -- true || skip_all "ptrace is not allowed here"

# sweep_one MODE N COMMAND...: its exit status is that of the command.
sweep_one() {
	case $1 in
	kill | kill-twice | kill-alone)
		mode=${1%-twice}
		shift
		set -- "--$mode" "$@"
		;;
	*-ever)
		mode=${1%-ever}
		n=$2
		shift 2
		set -- --fail-from "$n" "$mode" "$@"
		;;
	*)
		mode=$1
		n=$2
		shift 2
		set -- --fail "$n" "$mode" "$@"
		;;
	esac
	"$tools/sweep" --store "$swept" "$@" >"$work/out" 2>"$work/err"
}

# sweep_count OF: how many such calls there are.
sweep_count() {
	program_fresh
	# shellcheck disable=SC2086
	"$tools/sweep" --of "$1" --count --to "$work/count" -- "$program" $words >"$work/out" 2>&1
	cat "$work/count"
}

# next_program [COMMAND]...: the one that repairs, run by this command.
next_program() {
	"$@" ticket-note "$bystander" --text 下一条 >"$work/next" 2>&1
}

# Prints what is wrong after a run of MODE at CALL that ended with STATUS.
judge() {
	case $1:$status in
	kill:137 | kill-twice:137 | kill-alone:137 | *:0) ;;
	kill:* | kill-twice:* | *:137) echo "ends with $status" ;;
	*:[45]) [ -s "$work/err" ] || echo "fails and says nothing" ;;
	*) echo "ends with $status: $(cat "$work/err")" ;;
	esac
	[ "$1" != kill-twice ] ||
		next_program "$tools/sweep" --store "$work/try" --kill $(($2 * 7 % 60 + 1)) --
	shown=$(program_shown)
	# Whole files are not promised while a repair is under way.
	[ "$1:$READERS" != kill-twice:whole ] || shown=any
	next_program env || echo "the next program fails: $(cat "$work/next")"
	# The last commit that is none of the next program's.
	tree=$(git log -3 --format='%T %s' | grep -vF " ticket-note: $bystander" | head -n 1)
	case ${tree%% *} in
	"$done_tree")
		result='done'
		echo "done" >>"$work/done"
		;;
	"$before_tree")
		result=before
		[ "$status" -ne 0 ] || echo "ok but not done"
		;;
	*) echo "half done" ;;
	esac
	program_judge_reader "$shown" "$result"
	damage "$store"
}

disturbed() {
	program_fresh
	# shellcheck disable=SC2086
	sweep_one "$1" "$2" -- "$program" $words
	status=$?
	judge "$1" "$2"
}

# every_call MODE CALLS: one assertion.
every_call() {
	: >"$work/done"
	every_step "$1" "$2" disturbed
	offset=$((offset + 31))
	steps_reported "$program, $way, $1: $runs of $2 calls go wrong, $(wc -l <"$work/done") times done all the same"
}

swept=$work/try
programs_store
[ "$PROGRAMS" != all ] || PROGRAMS=$(programs_all)
programs_complete
offset=0
# every_mode PROGRAM
every_mode() {
	program_is "$1"
	program_outcomes
	disk=$(sweep_count disk)
	descriptors=$(sweep_count descriptors)
	processes=$(sweep_count processes)
	ok "calls were counted" test "$disk" -gt 30 -a "$descriptors" -gt 30
	# Which of the two ways it takes: an import of many rows goes to git wherever it is.
	case $way:$1 in
	packed:*) ok "$program, packed: git is started" test "$processes" -gt 1 ;;
	loose:ticket-import | loose:bill-import | loose:account-import) ;;
	*) ok "$program, loose: no git is started" test "$processes" -le 1 ;;
	esac
	for mode in $MODES; do
		case $mode in
		EMFILE*) every_call "$mode" "$descriptors" ;;
		EAGAIN*) [ "$processes" -eq 0 ] || every_call "$mode" "$processes" ;;
		*) every_call "$mode" "$disk" ;;
		esac
	done
}

for name in $PROGRAMS; do
	for way in $WAYS; do
		programs_way "$way"
		every_mode "$name"
	done
done

# A store that is being made has no next program but store-init itself, unless it is whole.
judge_init() {
	case $1:$status in
	kill:137 | kill-alone:137 | *:0 | *:[45]) ;;
	*) echo "ends with $status: $(cat "$work/err")" ;;
	esac
	if [ "$status" -ne 0 ] && ! store-check --store "$swept/new" >"$work/next" 2>&1; then
		# shellcheck disable=SC2086
		$init >"$work/next" 2>&1 || echo "it cannot be repeated: $(cat "$work/next")"
	fi
	rest=$(find "$swept" -mindepth 1 -maxdepth 1 ! -name new)
	[ -z "$rest" ] || [ "$status" -ne 0 ] || echo "left: $rest"
	receive --store "$swept/new" >"$work/next" 2>&1 || echo "the next program fails: $(cat "$work/next")"
	damage "$swept/new"
}

disturbed_init() {
	rm -rf "$swept"
	mkdir "$swept"
	# shellcheck disable=SC2086
	sweep_one "$1" "$2" -- $init
	status=$?
	judge_init "$1"
}

every_init() {
	every_step "$1" "$2" disturbed_init
	offset=$((offset + 31))
	steps_reported "store-init, $1: $runs of $2 calls go wrong"
}

swept=$work/place
mkdir "$swept"
cd "$work" || exit 2
init="store-init $swept/new --desk XS --test-clock --staff wangmin --staff-name 王敏 --badge 001"
# shellcheck disable=SC2086
ok "store-init: calls are counted" "$tools/sweep" --store "$swept" --count --to "$work/count" -- $init
for mode in $MODES; do
	case $mode in
	EMFILE* | EAGAIN* | kill-twice) ;;
	*) every_init "$mode" "$(cat "$work/count")" ;;
	esac
done
stores_end

#!/bin/sh
# One call after another goes wrong, in every writing program and in the git it starts: it is killed,
# or the disk is full or broken, or there are no descriptors left, once or from then on.  Then the
# next program must repair by itself, and the change is wholly there or wholly absent; with exit
# status 0 it is there.
#
# STEP=1 takes every call (inject-long.t); otherwise every STEP-th, from another one for each program.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"
: "${STEP:=67}"
: "${MODES:=kill alone ENOSPC ENOSPC-ever EIO EIO-ever EMFILE EMFILE-ever}"
: "${PROGRAMS:=ticket-new ticket-review ticket-assign ticket-result ticket-deliver ticket-visit \
	ticket-close ticket-withdraw ticket-note ticket-import account-new staff-set calendar-import}"

id() {
	printf '20260918-XS-%04d' "$1"
}

# A store with a ticket for each step.  0001 is the bystander that the next program writes to.
new_store
for number in 1 2 3 4 5 6 7 8 9; do
	receive >/dev/null
done
{
	ticket-assign "$(id 4)" "$(id 5)" "$(id 6)" "$(id 7)" --to network
	ticket-result "$(id 5)" "$(id 6)" "$(id 7)" --text 已更换
	ticket-deliver "$(id 6)" "$(id 7)" --by phone
	ticket-visit "$(id 7)" --satisfaction satisfied
} >"$work/prepared" 2>&1 || not_ok "the store is prepared" "$work/prepared"
# So many rows that git keeps them as a pack.
head -n 101 "$BUILD/share/onestop/import/nyc311-dep-2025-06.csv" >"$work/rows.csv"
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

# What a program is run with.
arguments() {
	case $1 in
	ticket-new) echo "facility --name 李四 --phone 13900139000 --request 井盖破损" ;;
	ticket-review) echo "$(id 2) --agree" ;;
	ticket-assign) echo "$(id 3) --to network" ;;
	ticket-result) echo "$(id 4) --text 已更换" ;;
	ticket-deliver) echo "$(id 5) --by phone" ;;
	ticket-visit) echo "$(id 6) --satisfaction satisfied" ;;
	ticket-close) id 7 ;;
	ticket-withdraw) echo "$(id 8) --reason 用户撤回" ;;
	ticket-note) echo "$(id 9) --text 用户来电" ;;
	ticket-import) echo "$work/rows.csv --map $BUILD/share/onestop/import/nyc311.yaml" ;;
	account-new) echo "0000012345 --name 李四 --address 象山大道1号 --use residential=100" ;;
	staff-set) echo "lihua --name 李华 --department network --roles handler" ;;
	calendar-import) echo "$work/2027.yaml" ;;
	esac
}

# Into a fresh copy of the store.
fresh() {
	rm -rf "$work/try"
	cp -a "$template" "$work/try"
	cd "$work/try" || exit 2
	store=$work/try
}

# inject MODE N COMMAND...: its exit status is that of the command.
inject() {
	mode=$1
	n=$2
	shift 2
	rm -f "$work/count"
	set -- INJECT_COUNT="$work/count" INJECT_AT="$n" INJECT_DO="${mode%-ever}" "$@"
	case $mode in
	*-ever) set -- INJECT_EVER=1 "$@" ;;
	esac
	setsid -w env LD_PRELOAD="$tools/inject.so" "$@" >"$work/out" 2>"$work/err"
}

# Prints what is wrong after the run number N of MODE that ended with STATUS.
judge() {
	case $mode:$status in
	kill:137 | alone:137 | *:0) ;;
	kill:* | *:137) echo "ends with $status" ;;
	*:[45]) [ -s "$work/err" ] || echo "fails and says nothing" ;;
	*) echo "ends with $status" ;;
	esac
	ticket-note "$(id 1)" --text 下一条 >"$work/next" 2>&1 ||
		echo "the next program fails: $(cat "$work/next")"
	tree=$(git rev-parse 'HEAD~1^{tree}')
	case $tree in
	"$done_tree") echo "done" >>"$work/done" ;;
	"$before_tree") [ "$status" -ne 0 ] || echo "ok but not done" ;;
	*) echo "half done" ;;
	esac
	damage "$store"
}

# every_call PROGRAM MODE: one assertion.
every_call() {
	program=$1
	: >"$work/report"
	: >"$work/done"
	runs=0
	n=$offset
	while [ "$n" -le "$calls" ]; do
		fresh
		# shellcheck disable=SC2046
		inject "$2" "$n" "$program" $(arguments "$program")
		status=$?
		judge >"$work/wrong"
		[ ! -s "$work/wrong" ] || sed "s/^/call $n: /" "$work/wrong" >>"$work/report"
		runs=$((runs + 1))
		n=$((n + STEP))
	done
	what="$program, $2: $runs of $calls calls go wrong, $(wc -l <"$work/done") times done all the same"
	if [ -s "$work/report" ]; then not_ok "$what" "$work/report"; else pass "$what"; fi
}

offset=1
for program in $PROGRAMS; do
	if [ ! -x "$BUILD/bin/$program" ]; then
		note "there is no $program"
		continue
	fi
	fresh
	before_tree=$(git rev-parse 'HEAD^{tree}')
	command_line="$program $(arguments "$program")"
	# shellcheck disable=SC2046
	inject count 0 "$program" $(arguments "$program")
	status=$?
	is_status 0 "$program runs unharmed"
	done_tree=$(git rev-parse 'HEAD^{tree}')
	command_line=
	calls=$(od -An -i "$work/count" | tr -d ' ')
	ok "$program makes a change" test "$before_tree" != "$done_tree" -a "${calls:-0}" -gt 30
	for kind in $MODES; do
		every_call "$program" "$kind"
		offset=$((offset % STEP + 1))
	done
done
stores_end

#!/bin/sh
# Plain git beside us: a person types a command of git while a payment is being recorded, or a payment is
# taken while a command of git is at work, or one of the two is killed.  What was acknowledged is there
# once; what was refused is not there; the command that a refusal names leads on.
#
# One runs until it stands at a call that changes the store; then the other runs.  EVERY=1
# (beside-long.t) takes every such call, otherwise there is a stride.  Every other store has
# extensions.preciousObjects.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"
: "${EVERY:=0}" "${ACTIONS:=commit commit-a reset stash}"

git config --global user.name 王敏
git config --global user.email wangmin@example.org
export GIT_MERGE_AUTOEDIT=no GIT_EDITOR=:
account=0000100001
book=payments/2026/09-18/XS-01.yaml

new_store
{
	receive
	account-new $account --name 王小明
	account-pay $account 10.00 --method cash
	account-pay $account 11.00 --method cash
	git commit -q --allow-empty -m 'a commit by hand'
	account-pay $account 12.00 --method cash
} >"$work/prepared" 2>&1 || not_ok "the store is prepared" "$work/prepared"
template=$store

# fresh: a copy of the store, which knows that it is one.
fresh() {
	cd "$work" || exit 2
	rm -rf "$work/try"
	cp -a "$template" "$work/try"
	store=$work/try
	cd "$store" || exit 2
	account-show $account >/dev/null
	stores_fresh=$((stores_fresh + 1))
	# Without it "gc --prune=now" takes what a writer has not named yet: git itself warns of that.
	[ $((stores_fresh % 2)) -ne 0 ] || [ "${name-}" = gc-now ] || git config extensions.preciousObjects false
}
stores_fresh=0

# stride NAME: every how many-th step is taken, by how much there is to go wrong.
stride() {
	case $1 in
	commit-a) echo 3 ;;
	reset) echo 5 ;;
	*) echo 9 ;;
	esac
}

pay() {
	account-pay $account "$1" --method cash --wait 1
}

# action NAME: what the person types.
action() {
	case $1 in
	commit) echo "commit -q --allow-empty -m by-hand" ;;
	commit-a) echo "commit -q -a -m by-hand" ;;
	amend) echo "commit -q --amend --allow-empty -m amended" ;;
	reset) echo "reset -q --hard HEAD~1" ;;
	stash) echo "stash -q" ;;
	switch) echo "switch -q -c other" ;;
	gc) echo "gc -q" ;;
	gc-now) echo "gc -q --prune=now" ;;
	repack) echo "repack -a -d -q" ;;
	esac
}

# prepare NAME: what the person had done before.
prepare() {
	case $1 in
	commit-a | stash) echo '# 人工注释' >>catalogue/flows.yaml ;;
	esac
}

# settle: a writing program succeeds, after the commands that its refusals name.
settle() {
	for round in 1 2 3 4 5; do
		pay 50.00 >"$work/next" 2>"$work/next.err" && return
		remedy=$(sed -n 's/^.*; first: //p' "$work/next.err" | tail -n 1)
		remedy=${remedy##*, or }
		# A reset that was killed while it wrote a file leaves a part of it.
		cut=$(sed -n 's/^account-pay: \(.*\):[0-9]*:[0-9]*: .*/\1/p' "$work/next.err")
		[ -z "$cut" ] || remedy="git restore --source=HEAD --staged --worktree -- $cut"
		case $remedy in
		git\ *)
			sh -c "$remedy" >"$work/remedy" 2>&1 || {
				# A killed git leaves its lock, and git says what to do with it.
				grep -q 'index.lock.: File exists' "$work/remedy" || sed "s|^|$remedy: |" "$work/remedy"
				rm -f .git/index.lock
			}
			;;
		"try again") sleep 0.1 ;;
		*) break ;;
		esac
	done
	echo "no writer gets through: $(cat "$work/next.err")"
}

count() {
	grep -c "^amount: \"$1\"" "$book"
}

# judge STATUS: what is wrong after a payment of 99.00 that ended with STATUS.
judge() {
	case $1 in
	0 | 1 | 3 | 4) ;; # 3: a reset under way has taken a file away
	*) echo "the payment ends with $1: $(cat "$work/paid.err")" ;;
	esac
	settle
	times=$(count 99.00)
	[ "$1" -ne 0 ] || [ "$times" -eq 1 ] || echo "acknowledged, and there $times times"
	[ "$1" -eq 0 ] || [ "$1" -ge 128 ] || [ "$times" -eq 0 ] || echo "refused, and there $times times"
	[ "$times" -le 1 ] || echo "booked $times times"
	for known in 10.00 11.00 12.00 50.00; do
		[ "$(count $known)" -eq 1 ] || echo "the payment of $known is there $(count $known) times"
	done
	sed -n 's/^receipt: //p' "$book" | sort | uniq -d | sed 's/^/receipt twice: /'
	total=$(report-payment --format csv --no-header --columns total)
	[ "$total" = "$([ "$times" -eq 1 ] && echo 182.00 || echo 83.00)" ] || echo "the report has $total"
	# What the person had edited, and what his killed git left of its own, is his.
	git checkout -q -- catalogue calendar tickets onestop.yaml 2>/dev/null
	rm -f .git/index.stash.* .git/refs/stash.lock .git/ORIG_HEAD.lock
	damage "$store"
}

# steps LOG: the calls in it that are taken, as numbers.
steps() {
	awk -v every="$EVERY" -v least="$2" '
		n++ % least == 0 || every { print $1 }' "$1"
}

report() {
	if [ -s "$work/report" ]; then not_ok "$1" "$work/report"; else pass "$1"; fi
}

# calls COMMAND...: those that it makes, in $work/log.
calls() {
	"$tools/sweep" --trace --to "$work/log" -- "$@" >/dev/null 2>&1
}

# ---- git at each step of a payment ---------------------------------------------------------------
for name in $ACTIONS; do
	fresh
	calls account-pay $account 99.00 --method cash
	steps "$work/log" "$(stride "$name")" >"$work/steps"
	: >"$work/report"
	while read -r n; do
		fresh
		prepare "$name"
		"$tools/sweep" --stop "$n" "git $(action "$name") >$work/action 2>&1; :" -- \
			account-pay $account 99.00 --method cash --wait 1 >"$work/paid" 2>"$work/paid.err"
		status=$?
		judge $status >"$work/wrong" 2>&1
		sed "s/^/at call $n: /" "$work/wrong" >>"$work/report"
	done <"$work/steps"
	report "git $(action "$name") at each of $(wc -l <"$work/steps") steps of a payment"
done

# ---- a payment at each step of git ---------------------------------------------------------------
# Then git goes on; or it was killed there before.
payment="account-pay $account 99.00 --method cash --wait 1 >$work/paid 2>$work/paid.err"
for name in $ACTIONS; do
	fresh
	prepare "$name"
	# shellcheck disable=SC2046
	calls git $(action "$name")
	steps "$work/log" "$(stride "$name")" >"$work/steps"
	for fate in CONT KILL; do
		: >"$work/report"
		while read -r n; do
			fresh
			prepare "$name"
			rm -f "$work/status"
			# shellcheck disable=SC2046
			case $fate in
			CONT) "$tools/sweep" --stop "$n" "$payment; echo \$? >$work/status" -- git $(action "$name") ;;
			KILL) "$tools/sweep" --kill "$n" -- git $(action "$name") ;;
			esac >/dev/null 2>&1
			[ -s "$work/status" ] || sh -c "$payment; echo \$? >$work/status"
			status=$(cat "$work/status")
			judge $status >"$work/wrong" 2>&1
			sed "s/^/at call $n: /" "$work/wrong" >>"$work/report"
		done <"$work/steps"
		report "a payment at each of $(wc -l <"$work/steps") steps of git $(action "$name"), then $fate"
	done
done
stores_end

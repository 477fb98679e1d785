#!/bin/sh
# What a killed program leaves, and whoever comes next: a reader, a reader who cannot have the lock, a
# writer, a copy of the store, a second kill in the midst of the repair.  And what must not be repaired: hand
# edits, journals that somebody else wrote, files that are not the store's.  STRIDE=1 (left-long.t) takes every
# call of the repair.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"

git config --global user.name 王敏
git config --global user.email wangmin@example.org
: "${STRIDE:=8}"
account=0000100001
book=payments/2026/09-18/XS-01.yaml
block=accounts/000010/00001000.yaml

new_store
{
	receive
	account-new $account --name 王小明
	account-pay $account 10.00 --method cash
} >"$work/prepared" 2>&1 || not_ok "the store is prepared" "$work/prepared"
template=$store
parent=$(git rev-parse main)

fresh() {
	cd "$work" || exit 2
	rm -rf "$work/try"
	cp -a "$template" "$work/try"
	store=$work/try
	cd "$store" || exit 2
	account-show $account >/dev/null
}

pay() {
	account-pay $account "$1" --method cash
}

# killed N: a payment of 99.00 that is killed before its N-th call.
killed() {
	"$tools/sweep" --kill "$1" -- account-pay $account 99.00 --method cash >/dev/null 2>&1
}

# shown: how often a reader sees the payment: in the book, and in the account.
# reached: how far the killed one came: "parent", "moved" (main has it), "applied" (readers must see it).
reached() {
	if [ "$(git rev-parse main)" = "$parent" ]; then
		echo parent
	elif [ -e .git/onestop.journal ]; then
		echo moved
	else
		echo applied
	fi
}

shown() {
	report-payment --format csv --no-header --columns total 2>&1 | grep -cx 109.00
	account-show $account --history --format csv --no-header --columns amount 2>&1 | grep -cx 99.00
}

report() {
	if [ -s "$work/report" ]; then not_ok "$1" "$work/report"; else pass "$1"; fi
}

fresh
run pay 11.00
is_status 0
fresh
"$tools/sweep" --trace --to "$work/log" -- account-pay $account 99.00 --method cash >/dev/null
first=$(awk '/openat .git\/onestop.journal/ { print $1; exit }' "$work/log")
last=$(tail -n 1 "$work/log" | cut -d' ' -f1)
moved=$(awk '/main.lock -> / { print $1; exit }' "$work/log")
applied=$(awk '/onestop.journal -> / { print $1; exit }' "$work/log")
ok "the calls of a payment are known ($first to $last, main moves at $moved)" \
	test "${first:-0}" -gt 0 -a "${moved:-0}" -gt "$first" -a "${applied:-0}" -gt "$moved"

# ---- Whoever comes next ----------------------------------------------------------------------------
: >"$work/report"
n=$first
while [ "$n" -le "$last" ]; do
	fresh
	killed "$n"
	far=$(reached)
	# A reader without the lock: all of it or nothing, and nothing before it is durable.
	shown_n=$(flock .git/onestop.lock sh -c "
		report-payment --format csv --no-header --columns total | grep -cx 109.00
		account-show $account --history --format csv --no-header --columns amount | grep -cx 99.00" |
		tr '\n' ' ')
	case $shown_n in
	"0 0 ") [ "$far" != applied ] || echo "call $n: a committed payment is not shown" ;;
	"1 1 ") [ "$far" = applied ] || echo "call $n: shown before it is durable" ;;
	*) echo "call $n: half of it is shown: $shown_n" ;;
	esac
	# One who may: he repairs.
	shown_n=$(shown | tr '\n' ' ')
	case $shown_n in
	"0 0 ") [ "$far" = parent ] || echo "call $n: a committed payment is gone" ;;
	"1 1 ") ;;
	*) echo "call $n: half of it is shown after the repair: $shown_n" ;;
	esac
	damage "$store" | sed "s/^/call $n, after a reader: /"
	pay 50.00 >"$work/next" 2>&1 || echo "call $n: the next payment fails: $(cat "$work/next")"
	damage "$store" | sed "s/^/call $n: /"
	n=$((n + 1))
done >>"$work/report"
report "killed at each call: readers see it wholly or not at all, repair it, and the next payment is taken"

# ---- A second kill ---------------------------------------------------------------------------------
: >"$work/report"
for n in "$moved" $((moved + 1)) "$applied" $((applied + 2)) $((applied + 4)) $((last - 1)); do
	m=1
	while [ $m -le 40 ]; do
		fresh
		killed "$n"
		far=$(reached)
		"$tools/sweep" --kill "$m" -- account-show $account >/dev/null 2>&1
		pay 50.00 >"$work/next" 2>&1 ||
			echo "call $n, then $m: the next payment fails: $(cat "$work/next")"
		[ "$(grep -c '^amount: "50.00"' $book)" -eq 1 ] || echo "call $n, then $m: not booked"
		[ "$far" = parent ] || [ "$(grep -c '^amount: "99.00"' $book)" -eq 1 ] ||
			echo "call $n, then $m: the first one is lost"
		damage "$store" | sed "s/^/call $n, then $m: /"
		m=$((m + STRIDE))
	done
done >>"$work/report"
report "a repair that is killed, too, is repaired"

# ---- A copy ----------------------------------------------------------------------------------------
for call in 'renameat .git/refs/heads/main' 'renameat .git/onestop.apply' \
	'renameat2 accounts/000010/00001000.yaml' 'renameat .git/onestop.done'; do
	fresh
	killed_at "$call" account-pay $account 99.00 --method cash
	rm -rf "$work/copy"
	cp -r --preserve=mode "$store" "$work/copy"
	cd "$work/copy" || exit 2
	run report-payment
	is_status 0 "a store that was copied before \"$call\" is read"
	run pay 50.00
	is_status 0 "and written"
	whole "the copy is whole" "$work/copy"
done

# ---- Hand edits ------------------------------------------------------------------------------------
fresh
killed_at 'renameat2 accounts/000010/00001000.yaml' account-pay $account 99.00 --method cash
ok "the journal is there" test -s .git/onestop.apply
echo '# 人工' >>"$block"
run account-show $account
is_status 0 "a hand edit made while a program lay dead"
err_has "$block was changed by hand meanwhile: what stood there is kept as .git/onestop.kept/"
ok "the edit is kept" grep -rq 人工 .git/onestop.kept
run store-check
out_has ".git/onestop.kept/" "store-check tells of it"
rm -r .git/onestop.kept
whole "and the store is whole"

# An old journal, put back by hand, takes nothing back.
cp .git/onestop.done "$work/journal"
run pay 50.00
is_status 0
cp "$work/journal" .git/onestop.apply
cp "$block" "$work/block"
echo '# 人工' >>"$block"
run account-show $account
is_status 0 "a journal of yesterday"
ok "the edit is not lost" grep -rq 人工 "$block" .git/onestop.kept
rm -rf .git/onestop.kept
ok "the file is as it was committed" cmp "$block" "$work/block"
whole "and the store is whole"

# ---- A journal that leads out of the store ----------------------------------------------------------
fresh
mkdir "$work/outside"
killed_at 'renameat2 accounts/000010/00001000.yaml' account-pay $account 99.00 --method cash
mv payments/2026 "$work/was"
ln -s "$work/outside" payments/2026
run pay 50.00
is_status 3 "a journal whose path leads through a link"
err_has "$book: "
ls -A "$work/outside" >"$work/list"
ok "nothing is touched outside" diff /dev/null "$work/list"
rm payments/2026
mv "$work/was" payments/2026
run pay 50.00
is_status 0 "without the link it goes on"
whole "and the store is whole"

# ---- Off the branch --------------------------------------------------------------------------------
fresh
run pay 50.00
is_status 0
git checkout -q HEAD~2 2>/dev/null
refused 1 pay 51.00
err_has "; first: git switch main"
run account-list
err_has "; first: git switch main" "a reader says so"
run store-check
out_has ".git/HEAD" "store-check tells of it"
git switch -q main
git switch -q -c other
refused 1 pay 51.00
err_has "HEAD is refs/heads/other"
git switch -q main
git branch -q -D other
for operation in MERGE_HEAD CHERRY_PICK_HEAD REVERT_HEAD BISECT_LOG rebase-merge rebase-apply; do
	mkdir ".git/$operation"
	refused 1 pay 51.00
	err_has "$operation" "$operation: told"
	rmdir ".git/$operation"
done
git bisect start -q HEAD HEAD~2 >/dev/null
refused 1 pay 51.00
err_has "; first: git bisect reset"
git bisect reset >/dev/null 2>&1
run pay 51.00
is_status 0 "back on the branch it goes on"
whole "and the store is whole"

# ---- A branch that was set back --------------------------------------------------------------------
git reset -q --hard HEAD~1
refused 1 pay 52.00
err_has "acknowledged commits that are no longer in main: 1; first: git merge refs/onestop/last"
run store-check
out_has "git merge refs/onestop/last" "store-check tells of it"
git merge -q refs/onestop/last
run pay 52.00
is_status 0 "what the message names brings it back"
ok "the payment that was set back is there once" test "$(grep -c '^amount: "51.00"' $book)" -eq 1
sed -n 's/^receipt: //p' "$book" | sort | uniq -d >"$work/list"
ok "no receipt is given twice" diff /dev/null "$work/list"
whole "and the store is whole"

# ---- Forms of the index ----------------------------------------------------------------------------
for form in 'update-index --index-version 4' 'update-index --split-index' 'update-index --index-version 3' \
	'update-index --untracked-cache'; do
	fresh
	# shellcheck disable=SC2086
	git $form >/dev/null 2>&1
	run pay 50.00
	is_status 0 "after git $form"
	whole "the store is whole"
done

# ---- A list beside a writer ------------------------------------------------------------------------
fresh
id=20260918-XS-0001
{
	ticket-assign $id --to network
	ticket-result $id --text 已更换
	ticket-deliver $id --by phone
	ticket-visit $id --satisfaction satisfied
	ticket-close $id
} >"$work/prepared" 2>&1 || not_ok "a ticket to reopen" "$work/prepared"
(
	while [ ! -e "$work/enough" ]; do
		ticket-reopen $id --reason 仍漏
		ticket-assign $id --to network
		ticket-result $id --text 已更换
		ticket-deliver $id --by phone
		ticket-visit $id --satisfaction satisfied
		ticket-close $id
	done >/dev/null 2>&1
) &
writer=$!
: >"$work/report"
n=0
while [ $n -lt 150 ]; do
	ticket-list --all --format csv --no-header --columns id >"$work/out" 2>&1
	[ "$(cat "$work/out")" = $id ] || sed 's/^/listed: /' "$work/out" >>"$work/report"
	[ -s "$work/out" ] || echo "missing" >>"$work/report"
	ticket-show $id >/dev/null 2>>"$work/report"
	n=$((n + 1))
done
: >"$work/enough"
wait $writer
report "a ticket that is closed and reopened all the time is in every list, once"
check_store "$store"
stores_end

#!/bin/sh
# store-check --receive: a commit that changes many blocks of accounts is looked at by several processes, and what comes
# of it is what one finds: taken, or refused for the same reason, which is the first one of the commit.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/../forge.sh"
command -v taskset >/dev/null || skip_all "taskset is not installed"
# Who sees one processor compares one process with one.
[ "$(nproc)" -gt 1 ] || note "SKIP: one processor: nothing is shared"
umask 007

# numbers: two accounts in each of 24 blocks.
numbers() { seq 1000000 100 1002300 | awk '{ printf "%010d\n%010d\n", $1 + 1, $1 + 2 }'; }
# bills FILE PERIOD...: one for each of them.
bills() {
	file=$1
	shift
	echo account,period,volume_m3,amount >"$file"
	for period; do numbers | sed "s/\$/,$period,10,28.80/"; done >>"$file"
}
# block N: of the 24, from 0 on; its page of 2025.
block() { printf 'accounts/000100/000100%02d.yaml' "$1"; }
page() { printf 'accounts/history/2025/000100/000100%02d.yaml' "$1"; }

now=$ONESTOP_NOW
export ONESTOP_NOW=2025-01-10T10:00:00+08:00
new_store
{
	echo number,holder,use,opened_on,meter_no
	numbers | awk '{ print $1 ",王小明,residential=100,2025-01-01,M" NR }'
} >"$work/accounts.csv"
given account-import "$work/accounts.csv"
for month in 01 02 03 04 05 06 07 08 09 10 11; do
	export ONESTOP_NOW="2025-$month-20T10:00:00+08:00"
	bills "$work/bills.csv" "2025-$month"
	given bill-import "$work/bills.csv"
done
export ONESTOP_NOW="$now"
given store-init --hub "$work/hub.git" --from "$store"
hub=$work/hub.git
window XS
given git config user.name XS
given git config user.email XS@desk.onestop
their=$(git rev-parse main)

# push_as as in forge.sh, by $how.
push_as() {
	run $how env ONESTOP_DESK="$1" git push -q origin main:desk/XS main:main
}
# both REASON: refused for it by one process and by all.
both() {
	of=$about
	for how in 'taskset -c 0' ''; do
		about="$of, ${how:-all processors}"
		turned_away "$1"
	done
}
# month WHAT: a month of bills, which folds those before away, to be forged.
month() {
	forge "$1"
	bills "$work/bills.csv" 2026-09
	given bill-import "$work/bills.csv"
}
# written: the forged month, as the program would have committed it.
written() {
	git reset -q --soft HEAD~1
	as wangmin
}

month "a month that is honest"
ok "$about: it changes 24 blocks, folds as many, and its register" [ "$(git diff --name-only HEAD~1 HEAD | wc -l)" = 49 ]

# ---- In one block ----------------------------------------------------------------------------------------------

month "a bill of more than its register says"
edit "$(block 17)" 's/^    amount: "28.80"/    amount: "38.80"/'
written
both "$(block 17): 0001001701: "
month "an account that was removed"
edit "$(block 5)" '/^---$/,$d'
written
both "$(block 5): record 0001000502 was deleted"
month "an event that left for the history as another"
edit "$(page 7)" '0,/^    volume_m3: 10/s//    volume_m3: 11/'
written
both "$(block 7): event 0001000701 XS-2 was removed"
month "an event that left for nowhere"
edit "$(page 7)" '/^- id: "XS-3"/,/^- id/{/^- id: "XS-4"/!d}'
written
both "$(block 7): event 0001000701 XS-3 was removed"
month "an event of two pages"
edit "$(page 9)" '/^number: "0001000902"/,$d'
git show HEAD:"$(page 9)" | sed -n '/^number: "0001000902"/,$p' >"$work/rest"
{ cat "$(page 10)" && echo --- && cat "$work/rest"; } >"$work/edited" && cat "$work/edited" >"$(page 10)"
printf '%s\n' "$(sed '$d' "$(page 9)")" >"$work/edited" && cat "$work/edited" >"$(page 9)"
written
both "$(page 10): \"0001000902\" does not follow"

# ---- The first of several --------------------------------------------------------------------------------------

month "two files out of order, and a record before them"
for n in 14 20; do
	{ sed '1,/^---$/d' "$(block $n)" && echo --- && sed '/^---$/,$d' "$(block $n)"; } >"$work/edited"
	cat "$work/edited" >"$(block $n)"
done
edit "$(block 3)" 's/^holder: "王小明"/holder: "王大明"/'
written
both "$(block 14): \"0001001401\" does not follow \"0001001402\" in order"
month "records of several blocks, and a page behind them"
for n in 21 11 19; do edit "$(block $n)" 's/^holder: "王小明"/holder: "王大明"/'; done
edit "$(page 2)" '0,/^    volume_m3: 10/s//    volume_m3: 11/'
written
both "$(block 2): event 0001000201 XS-2 was removed"
month "records of several blocks"
for n in 21 11 19; do edit "$(block $n)" 's/^holder: "王小明"/holder: "王大明"/'; done
written
both "$(block 11): 0001001101: "

# ---- What is held against each other --------------------------------------------------------------------------

month "a register of less than its accounts"
edit bills/2026-09.yaml 's/^count: 48/count: 47/'
written
both "register entry 2026-09/XS-1: accounts do not come to what it says"
month "bills without a register"
given git rm -q -f bills/2026-09.yaml
written
both "register entry 2026-09/XS-1: accounts refer to it, and it is not there"
month "an account in another block"
sed -n '/^---$/,$p' "$(block 6)" >>"$(block 8)"
edit "$(block 6)" '/^---$/,$d'
written
both "$(block 8): "

# pay: a payment of one account of each block, all in one commit.
pay() {
	forge "$1"
	for number in $(numbers | awk 'NR % 2'); do given account-pay "$number" 5.00 --method cash; done
	git reset -q --soft "$their"
}
pay "a receipt that two accounts know"
edit "$(block 20)" 's/20260918-XS-R0021/20260918-XS-R0002/'
as wangmin
both "$(block 20): 0001002001: event XS-[0-9]*: receipt 20260918-XS-R0002 is known to two accounts"
pay "a payment in no day book"
edit "payments/2026/09-18/XS-01.yaml" '/^receipt: "20260918-XS-R0024"/,$d'
sed '$d' payments/2026/09-18/XS-01.yaml >"$work/edited" && cat "$work/edited" >payments/2026/09-18/XS-01.yaml
as wangmin
both "receipt 20260918-XS-R0024: the account knows it, and no day book has it"

# ---- Honest ----------------------------------------------------------------------------------------------------

# came_in WHAT: by one process, then, after the hub forgot it, by all.
came_in() {
	for how in 'taskset -c 0' ''; do
		push_as XS
		is_status 0 "$about comes in, ${how:-all processors}"
		quiet
		git -C "$hub" update-ref refs/heads/main "$their"
		git -C "$hub" update-ref refs/heads/desk/XS "$their"
	done
}
pay "payments of many blocks"
as wangmin
came_in
month "a month that is honest"
came_in

finish

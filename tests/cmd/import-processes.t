#!/bin/sh
# A large table that several processes take over together comes out as if one had done it: the same tree, the same
# words in the same order, the same status, the same rows handed back; and one of them killed is an error of all.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
command -v taskset >/dev/null || skip_all "taskset is not installed"
# Who sees one processor compares one process with one.
processors=$(nproc)
[ "$processors" -gt 1 ] || note "SKIP: one processor: nothing is shared"
ONESTOP_NOW=2026-01-10T09:00:00+08:00
new_store
people
tree() { git -C "$1" rev-parse 'HEAD^{tree}'; }

# rows FIRST N: account numbers, 100 of a block, in an order that is not theirs.
rows() { awk -v first="$1" -v n="$2" 'BEGIN { for (k = 0; k < n; k++) printf "%010d\n", first + k * 7 % n }'; }
# accounts FIRST N: a table of them.
accounts() {
	echo number,name,address,meter_no
	rows "$1" "$2" | awk '{ printf "%s,王小明,象山大道%d号,M%s\n", $1, NR, $1 }'
}
# bills PERIOD...: one for each account and period, 10.00 and 3 m3.
bills() {
	echo account,period,volume_m3,amount,kind
	for period; do
		rows 1000000 1200 | sed "s/\$/,$period,3,10.00,bill/"
	done
}
# edited NUMBER SED: the row of that account by another text, in $work/table.csv.
edited() { sed -i "/^$1,/$2" "$work/table.csv"; }

# both WHAT STATUS PROGRAM [OPTION...]: on $work/table.csv, by one process and by all, in a copy each of the store.
both() {
	of=$1
	wanted=$2
	shift 2
	for how in one all; do
		rm -rf "${work:?}/$how" "$work/rejects"
		cp -a "$store" "$work/$how"
		: >"$work/rejects"
		one=
		[ $how = all ] || one='taskset -c 0'
		# shellcheck disable=SC2086 # no words, or three
		run $one "$@" "$work/table.csv" --store "$work/$how"
		mv "$work/out" "$work/out.$how"
		mv "$work/err" "$work/err.$how"
		mv "$work/rejects" "$work/rejects.$how"
		ok "$of, $how: ends with $wanted" [ "$status" = "$wanted" ]
		tree "$work/$how" >"$work/tree.$how"
		git -C "$work/$how" status --porcelain --ignored >"$work/status.$how"
		ok "$of, $how: nothing is left over" diff /dev/null "$work/status.$how"
	done
	for file in out err tree rejects; do
		ok "$of: the same $file" diff "$work/$file.one" "$work/$file.all"
	done
	changed=no
	[ "$(tree "$store")" = "$(cat "$work/tree.all")" ] || changed=yes
	case $*:$wanted in
	*--dry-run*:0) ok "$of: nothing is written" [ $changed = no ] ;;
	*:0) ok "$of: it is written" [ $changed = yes ] ;;
	*) ok "$of: nothing is written" [ $changed = no ] ;;
	esac
}
# kept: the copy that all made becomes the store.
kept() {
	rm -rf "$store"
	mv "$work/all" "$store"
	cd "$store" || exit
}
cd "$store" || exit

# ---- Accounts ----------------------------------------------------------------------------------------

accounts 1000000 1200 >"$work/table.csv"
both "new accounts" 0 account-import
both "new accounts, a dry run" 0 account-import --dry-run
cp "$work/table.csv" "$work/good.csv"

# The rows that are wrong, by the half of the numbers in which they lie.
edited 0001000100 's/王小明//'
both "accounts, a fault in the first half" 3 account-import
edited 0001001100 's/王小明//'
both "accounts, faults in both halves" 3 account-import
both "accounts, faults in both halves that are left out" 0 account-import --skip-bad --rejects "$work/rejects"
cp "$work/good.csv" "$work/table.csv"
edited 0001001100 's/王小明//'
both "accounts, a fault in the second half" 3 account-import
cp "$work/good.csv" "$work/table.csv"
{ sed -n '/^0001000005,/p' "$work/good.csv" && sed -n '/^0001001105,/p' "$work/good.csv"; } >>"$work/table.csv"
both "accounts that stand twice, far from each other" 3 account-import
# A meter of an account of the first half, at one of the second.
cp "$work/good.csv" "$work/table.csv"
edited 0001001100 's/M.*/M0001000100/'
both "a meter of both halves" 3 account-import
ok "and who comes second is refused" grep -q 'account 0001000100 already' "$work/err.all"
both "a meter of both halves, left out" 0 account-import --skip-bad --rejects "$work/rejects"
ok "and that row is handed back" grep -q '^0001001100,' "$work/rejects.all"
both "a meter of both halves, by force" 0 account-import --force 旧表如此

cp "$work/good.csv" "$work/table.csv"
both "new accounts" 0 account-import
kept

# A meter that goes from an account of the first half to one of the second, and one that two of them want.
edited 0001000100 's/M.*/X1/'
edited 0001001100 's/M.*/M0001000100/'
both "meters that change hands" 0 account-import --update
both "meters that change hands, not allowed to" 1 account-import
edited 0001000200 's/M.*/M0001001101/'
both "a meter that its account keeps" 3 account-import --update

# ---- Bills -------------------------------------------------------------------------------------------

bills 2025-11 >"$work/table.csv"
both "bills" 0 bill-import
both "bills, a dry run" 0 bill-import --dry-run
cp "$work/table.csv" "$work/good.csv"
edited 0001000100 's/10.00/-1.00/'
both "bills, a fault in the first half" 3 bill-import
edited 0001001100 's/2025-11/2027-01/'
both "bills, faults in both halves" 3 bill-import
both "bills, faults in both halves that are left out" 0 bill-import --skip-bad --rejects "$work/rejects"
cp "$work/good.csv" "$work/table.csv"
edited 0001001100 's/^0001001100/0009001100/'
both "bills, a fault in the second half" 3 bill-import
cp "$work/good.csv" "$work/table.csv"
{ sed -n '/^0001000005,/p' "$work/good.csv" && sed -n '/^0001001105,/p' "$work/good.csv"; } >>"$work/table.csv"
both "bills that stand twice, far from each other" 3 bill-import
sed 's/,10.00,/,0.00,/' "$work/good.csv" >"$work/table.csv"
both "bills of nothing" 0 bill-import --dry-run

# A period of one half alone, in the register of which the other half begins with something else.
{
	bills 2025-11 | grep -v '^00010011'
	echo 0001001150,2025-11,3,10.00,bill
} >"$work/table.csv"
both "bills of most accounts" 0 bill-import
kept
echo 'penalty_per_mille: 5' >>onestop.yaml
given git -c user.name=a -c user.email=a@b commit -qam 违约金
{
	echo account,period,volume_m3,amount,kind
	rows 1000000 600 | sed 's/$/,2025-10,3,10.00,bill/'
	echo 0001001150,2025-11,0,1.00,penalty
	echo 0001000001,2025-11,0,1.00,penalty
	echo 0001001150,2025-10,3,10.00,bill
	rows 1001100 50 | sed 's/$/,2025-11,3,10.00,bill/'
	rows 1000600 400 | sed 's/$/,2025-12,3,10.00,bill/'
} >"$work/table.csv"
both "bills and penalties" 0 bill-import
{
	echo account,period,volume_m3,amount,kind
	rows 1000000 600 | sed 's/$/,2025-12,3,10.00,bill/'
	rows 1000600 500 | sed 's/$/,2025-11,0,1.00,penalty/'
	rows 1001100 50 | sed 's/$/,2025-12,3,10.00,bill/'
	echo 0001000001,2025-11,0,1.00,penalty
	echo 0001001150,2025-11,0,1.00,penalty
} >"$work/table.csv"
both "penalties of one half, bills of the other" 0 bill-import
# Of one period: the entries are numbered in the order of the accounts, bills first.
{
	echo account,period,volume_m3,amount,kind
	rows 1000000 600 | sed 's/$/,2025-12,3,10.00,bill/'
	rows 1000600 500 | sed 's/$/,2025-12,3,10.00,bill/'
} >"$work/table.csv"
both "bills before their penalties" 0 bill-import
kept
{
	echo account,period,volume_m3,amount,kind
	rows 1001100 50 | sed 's/$/,2025-12,3,10.00,bill/'
	rows 1000600 500 | sed 's/$/,2025-12,0,1.00,penalty/'
	rows 1000000 600 | sed 's/$/,2025-10,3,10.00,bill/'
	echo 0001000001,2025-12,0,1.00,penalty
	echo 0001001199,2025-12,3,10.00,bill
} >"$work/table.csv"
both "bills behind the penalties of their period" 0 bill-import
ok "which have the first name" grep -q '^id: "XS-2"' "$work/all/bills/2025-12.yaml"

# ---- What accounts went through ------------------------------------------------------------------------

# Last bills, and accounts that take none.
given account-pay 0001000100 20.00 --method cash
given account-cancel 0001000100 --reading 0 --final-bill 0 --confirm 0001000100 --paper all
given account-transfer 0001001100 --to 李四 --reading 0 --final-bill 8.00 --pay cash --paper all \
	--opinion meter-reading=同意 --opinion service-center=同意
bills 2026-01 >"$work/table.csv"
both "bills of a cancelled account" 3 bill-import
both "bills of a cancelled account, left out" 0 bill-import --skip-bad --rejects "$work/rejects"
kept

# A year in one table, what is old leaves the records with the next.
bills 2025-01 2025-02 2025-03 2025-04 2025-05 2025-06 2025-07 2025-08 2025-09 | grep -v '^0001000100,' >"$work/table.csv"
both "a year of bills" 0 bill-import
kept
ONESTOP_NOW=2026-08-28T09:00:00+08:00
bills 2026-08 | grep -v '^0001000100,' >"$work/table.csv"
both "bills for which older ones leave" 0 bill-import
ok "they lie in the histories" test -f accounts/history/2026/000100/00010011.yaml -o -f "$work/all/accounts/history/2026/000100/00010011.yaml"
kept

# ---- Damage ----------------------------------------------------------------------------------------------

bills 2026-07 | grep -v '^0001000100,' >"$work/table.csv"
for block in 00010002 00010011; do
	sed -i '2s/.*/state: "nowhere"/' accounts/000100/$block.yaml
	given git -c user.name=a -c user.email=a@b commit -qam damage
	both "a damaged block $block" 3 bill-import
	given git -c user.name=a -c user.email=a@b revert --no-edit HEAD
done

# ---- Records of before ---------------------------------------------------------------------------------

ONESTOP_NOW=2026-09-18T09:00:00+08:00
fixture_store format-1
given store-upgrade
account-list --ids >"$work/old"
accounts 1000000 1200 >"$work/table.csv"
both "accounts beside those of format 1" 0 account-import
kept
{
	bills 2026-09
	sed 's/$/,2026-09,3,10.00,bill/' "$work/old"
} >"$work/table.csv"
both "bills for accounts of format 1, too" 0 bill-import --skip-bad --rejects "$work/rejects"
ok "most of which take them" [ "$(wc -l <"$work/rejects.all")" -lt "$(wc -l <"$work/old")" ]
finish

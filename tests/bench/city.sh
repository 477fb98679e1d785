# city.sh, sourced by run.sh: the one store in which all is measured, and the acts that make it.
# shellcheck shell=sh disable=SC2154

# new_store DIR
new_store() {
	store-init "$1" --desk XS --test-clock --claimed --staff wangmin --staff-name 王敏 >/dev/null || exit 1
}

at() { export ONESTOP_NOW="$1T09:00:00+08:00"; }

# kept NAME N: the disk that N of something took since the last call, as rates of the store's files and of its
# history, in bytes for each.
tree_before=0 history_before=0
kept() {
	store-maintain --store city >/dev/null || exit 1
	tree=$(du -sb --exclude=.git city | cut -f 1)
	history=$(du -sb city/.git | cut -f 1)
	printf '%s_tree %s\n%s_history %s\n' "$1" $(((tree - tree_before) / $2)) "$1" $(((history - history_before) / $2)) >>rates
	tree_before=$tree history_before=$history
}

# bills PERIOD: a bill for every account.
bills() {
	awk -v n="$accounts" -v period="$1" 'BEGIN {
		print "account,period,volume_m3,amount"
		for (i = 0; i < n; i++)
			printf "%010d,%s,%d,%.2f\n", 1000000 + i, period, 5 + i % 20, (5 + i % 20) * 2.88
	}'
}

# An account with ten years of bills and payments, one of each a month, in a block of its own.
ten_years() {
	at 2016-09-18
	account-new 0000001001 --store city --name 王小明 >/dev/null || exit 1
	for month in $(seq 0 107); do
		period=$(printf '%04d-%02d' $((2016 + (month + 9) / 12)) $(((month + 9) % 12 + 1)))
		printf 'account,period,volume_m3,amount\n0000001001,%s,10,28.80\n' "$period" >bill.csv
		at "$period-10"
		bill-import bill.csv --store city >/dev/null || exit 1
		at "$period-12"
		account-pay 0000001001 --store city --method cash >/dev/null || exit 1
	done
}

# The year before the day of the bench, and who did not pay.
year_of_bills() {
	for period in 2025-09 2025-10 2025-11 2025-12 2026-01 2026-02 2026-03 2026-04 2026-05 2026-06 2026-07; do
		at "$period-28"
		bills "$period" >bills.csv
		bill-import bills.csv --store city >/dev/null || exit 1
	done
	at 2026-08-28
	bills 2026-08 >bills.csv
	measure 1 bill-import bills.csv --store city
	row "bill-import, $accounts bills, the twelfth month" $((accounts / 20)) 200
	printf 'bill_us %s\n' "$(awk -v ms="$took" -v n="$accounts" 'BEGIN { print ms * 1000 / n }')" >>rates
}

make_city() {
	new_store city
	new_store empty
	ten_years
	kept empty 1
	at 2025-09-20
	awk -v n="$accounts" -f "$top/tests/bench/accounts.awk" >accounts.csv
	heading "A city's tables, each one commit"
	measure 1 account-import accounts.csv --store city
	row "account-import, $accounts rows" $((accounts * 8 / 300)) 200
	kept account "$accounts"
	year_of_bills
	kept bill $((accounts * 12))
	at 2026-09-18
	# The ids that searches ask for: one archived, one open.
	"$tools/make-store" city "$open" "$closed" "$archived" "$accounts" >ids || exit 1
	archived_id=$(sed -n 1p ids)
	open_id=$(sed -n 2p ids)
	git -C city add -A && git -C city commit -qm tickets || exit 1
	kept ticket $((open + closed + archived))
	sync
	say ""
	say "Store: $accounts accounts with a year of bills, one with ten; $open open, $closed closed, $archived" \
		"archived tickets; $(find city -path city/.git -prune -o -type f -print | wc -l) files," \
		"$(du -sm --exclude=.git city | cut -f 1) MiB, and $(du -sm city/.git | cut -f 1) MiB of history"
}

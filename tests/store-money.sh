# Sourced after harness.sh, tickets.sh and accounts.sh by the tests of store-check and money: a small store
# with every kind of money in it, and what store-check says when any of it is changed by one.
# shellcheck shell=sh

# on DAY COMMAND...: on that day of 2026.
on() {
	ONESTOP_NOW=2026-$1T10:00:00+08:00
	shift
	given "$@"
	ONESTOP_NOW=2026-09-18T09:00:00+08:00
}

# bills DAY PERIOD VOLUME AMOUNT ACCOUNT...: the same to each.
bills() {
	day=$1
	row=$2,$3,$4
	shift 4
	{ echo account,period,volume_m3,amount && printf "%s,$row\n" "$@"; } >"$work/bills.csv"
	on "$day" bill-import "$work/bills.csv"
}

store_of_money() {
	new_store
	people
	one=0000077001
	two=0000077002
	for number in $one $two; do
		on 01-05 account-new "$number" --name 王小明 --use residential=100 --reading 10 --meter-no "M$number"
	done
	# One is folded, with what was paid by parts, ahead and by mistake, and the two live on.
	for month in 1 2 3 4 5; do
		bills "0$((month + 1))-05" "2026-0$month" 10 28.80 $one
		on "0$((month + 1))-06" account-pay $one 30.00 --method cash
	done
	on 06-08 account-pay --void 20260606-XS-R0001 --reason 收错户
	on 06-09 account-pay $one 20.00 --method bank
	bills 09-05 2026-08 30 86.40 $one $two
	on 09-06 account-pay $two 100.00 --method pos
	on 09-06 account-pay $two 5.00 --method cash --as lihua --desk DB
	on 09-06 payment-close --counted pos=100.00,cash=0.00 --confirm 2026-09-06
	bills 09-07 2026-07 20 57.60 $one $two
	on 09-08 account-pay --void 20260906-XS-R0001 --reason 收错户
	ok "something was folded away" test -e accounts/history/2026/000007/00000770.yaml
	# What was billed is put right: changed, ended and billed anew, and a penalty.
	on 09-09 bill-adjust $two 2026-07 --volume -5 --amount -14.40 --reason 抄表差错
	on 09-09 bill-void $two 2026-08 --reason 抄错
	printf 'account,period,volume_m3,amount,kind\n%s,2026-08,3,8.64,\n%s,2026-07,0,0.72,penalty\n' $two $two >"$work/bills.csv"
	on 09-10 bill-import "$work/bills.csv"
	on 09-10 account-pay $two --method cash
	# Another holder comes, and what was the old one's is put right and given back.
	on 09-11 account-transfer $two --to 张三 --to-phone 13900139000 --paper all --opinion meter-reading=同意 \
		--opinion service-center=同意 --reading 20 --final-bill 7.20 --pay cash --prepaid keep
	on 09-12 bill-adjust $two 2026-08.2 --volume -1 --amount -2.88 --reason 抄表差错
	on 09-12 account-refund $two --former --method cash --payee 王小明 --reason 退还前户 --as sunli
	# A line of a statement that fits no account, until somebody says whose it is.
	on 09-18 payment-import "$BUILD/share/onestop/import/wechat-sample.csv" --map wechat
	on 09-18 payment-match 4200002026091800000000000004 $two
	run store-check
	is_status 0 "before"
	quiet
}

# each_is_found PATTERN: every change of what matches it, by money-mutations.pl.
each_is_found() {
	run perl "$top/tests/fixtures/money-mutations.pl" "$store" "$1"
	is_status 0 "each is found and named: $(tail -n 1 "$work/out")"
	[ "$status" = 0 ] || sed 's/^/# /' "$work/out"
}

#!/bin/sh
# store-check and money: whatever of it is changed by one, or taken out, is found and named.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people
one=0000077001
two=0000077002
# on DAY COMMAND...: on that day of 2026.
on() {
	ONESTOP_NOW=2026-$1T10:00:00+08:00
	shift
	given "$@"
	ONESTOP_NOW=2026-09-18T09:00:00+08:00
}

for number in $one $two; do
	on 01-05 account-new "$number" --name 王小明 --use residential=100 --reading 10 --meter-no "M$number"
done

# bills DAY PERIOD VOLUME AMOUNT: the same to both.
bills() {
	printf 'account,period,volume_m3,amount\n%s,%s,%s,%s\n%s,%s,%s,%s\n' $one "$2" "$3" "$4" $two "$2" "$3" "$4" >"$work/bills.csv"
	on "$1" bill-import "$work/bills.csv"
}

# One is folded, with what was paid by parts, ahead and by mistake, and the two live on.
for month in 1 2 3 4 5; do
	bills "0$((month + 1))-05" "2026-0$month" 10 28.80
	on "0$((month + 1))-06" account-pay $one 30.00 --method cash
done
on 06-07 account-pay $two --method wechat
on 06-08 account-pay --void 20260606-XS-R0001 --reason 收错户
on 06-09 account-pay $one 20.00 --method bank
bills 09-05 2026-08 30 86.40
on 09-06 account-pay $two 100.00 --method pos
on 09-06 account-pay $two 5.00 --method cash --as lihua --desk DB
on 09-06 payment-close --counted pos=100.00,cash=0.00 --confirm 2026-09-06
bills 09-07 2026-07 20 57.60
on 09-08 account-pay --void 20260906-XS-R0001 --reason 收错户
ok "something was folded away" test -e accounts/history/2026/000007/00000770.yaml

run store-check
is_status 0 "before"
quiet
run perl "$top/tests/fixtures/money-mutations.pl" "$store"
is_status 0 "each is found and named"
sed -n "1,200p" "$work/out" >&2
tail -n 1 "$work/out" >"$work/counted"
pass "$(cat "$work/counted")"
finish

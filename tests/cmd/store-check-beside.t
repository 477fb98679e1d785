#!/bin/sh
# store-check beside people who work: nothing is told that is not so, and what is wrong is told all the same.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people
for n in 1 2 3; do
	given account-new "000010000$n" --name 王小明
done
printf 'account,period,volume_m3,amount\n' >"$work/bills.csv"
for n in 1 2 3; do
	printf '000010000%s,2026-08,10,28.80\n' $n >>"$work/bills.csv"
done
given bill-import "$work/bills.csv"
given store-check

# work: payments, their reversals, tickets that open, close and come back, bills; until $work/stop is there.
work_on() {
	round=0
	while [ ! -e "$work/stop" ]; do
		round=$((round + 1))
		receipt=$(account-pay "000010000$((round % 3 + 1))" 1 --method cash | cut -f 2)
		[ $((round % 4)) != 0 ] || account-pay --void "$receipt" --reason 收错户
		id=$(ticket-new facility --name 王小明 --phone 13800138000 --request 漏水)
		ticket-withdraw "$id" --reason 用户要求撤回
		ticket-reopen "$id" --reason 又漏水
		printf 'account,period,volume_m3,amount\n0000100001,20%02d-%02d,1,2.88\n' $((30 + round / 12 % 60)) \
			$((round % 12 + 1)) >"$work/more.csv"
		bill-import "$work/more.csv"
		echo "$round" >"$work/rounds"
	done >>"$work/log" 2>&1
}
work_on &
writer=$!
for i in $(seq 1 12); do
	for how in '' --since-last; do
		# shellcheck disable=SC2086 # no word, or one
		run timeout 120 store-check --strict $how
		[ "$status" = 0 ] && [ ! -s "$work/out" ] || break 2
	done
done
is_status 0 "$i checks beside somebody who works"
out_is "and nothing is told" </dev/null
touch "$work/stop"
wait "$writer"
ok "much was done meanwhile" [ "$(cat "$work/rounds")" -ge 5 ]
run store-check --since-last --strict
is_status 0 "all is well, since the last check"
run store-check --strict
is_status 0 "and as a whole"

# What is wrong is told at every look.
block=accounts/000010/00001000.yaml
[ -f $block ] || block=$(find accounts -name '*.yaml' | head -n 1)
rm "$work/stop"
printf 'account,period,volume_m3,amount\n0000100002,2026-07,10,28.80\n' >"$work/last.csv"
given bill-import "$work/last.csv"
sed -i 's/^total: "28.80"/total: "28.81"/' bills/2026-07.yaml
work_on &
writer=$!
for how in '' --since-last; do
	# shellcheck disable=SC2086 # no word, or one
	run timeout 120 store-check $how
	is_status 1 "a register that is wrong, beside somebody who works"
	out_has bills/2026-07.yaml
	ok "and nothing else is" [ "$(grep -c '^error' "$work/out")" = 1 ]
done
touch "$work/stop"
wait "$writer"
git checkout -q -- bills/2026-07.yaml
finish

# Sourced after harness.sh and accounts.sh: YEARS years of bills and payments of ACCOUNTS accounts, one of each a
# month, and what must hold after them.
# shellcheck shell=sh disable=SC2154

new_store
at() { export ONESTOP_NOW="$1T09:00:00+08:00"; }

number_of() { printf "0000%06d" $((100000 + $1)); }

{
	echo number,holder,use,opened_on,meter_no
	for i in $(seq "$ACCOUNTS"); do
		echo "$(number_of "$i"),王小明,residential=100,2025-01-01,M$i"
	done
} >"$work/accounts.csv"
at 2026-01-02
given account-import "$work/accounts.csv"
first=$(number_of 1)
block=accounts/000010/00001000.yaml

year=2026 faults=0
while [ "$year" -lt $((2026 + YEARS)) ]; do
	for month in $(seq -w 12); do
		at "$year-$month-20"
		{
			echo account,period,volume_m3,amount
			for i in $(seq "$ACCOUNTS"); do echo "$(number_of "$i"),$year-$month,10,28.80"; done
		} >"$work/bills.csv"
		bill-import "$work/bills.csv" >"$work/out" 2>"$work/err" || faults=$((faults + 1))
		at "$year-$month-25"
		for i in $(seq "$ACCOUNTS"); do
			account-pay "$(number_of "$i")" 28.80 --method cash >"$work/out" 2>"$work/err" ||
				faults=$((faults + 1))
		done
	done
	[ "$year" -gt 2026 ] || size=$(wc -c <$block)
	year=$((year + 1))
done
equal "every bill and every payment was taken" 0 "$faults"
last=$(wc -c <$block)
ok "the block has $last bytes, after the first year $size" test $((last * 2)) -le $((size * 3))
at "$year-01-10"
ok "what left it is in pages by year" test "$(find accounts/history -name '*.yaml' | wc -l)" -ge $((YEARS - 1))

run account-show "$first" --statement --format csv --no-header
equal "the statement has every bill and payment" $((YEARS * 24)) "$(wc -l <"$work/out")"
equal "and ends with nothing owed" 0.00 "$(tail -n 1 "$work/out" | cut -d, -f8)"
run account-show "$first" --statement --from 2027-03-01 --to 2027-04-30 --format csv --columns date,act,paid
out_is "two months of it" <<'EOF'
date,act,paid
2027-03-20,bill,
2027-03-25,pay,28.80
2027-04-20,bill,
2027-04-25,pay,28.80
EOF
run account-show "$first" --history --format csv --no-header --columns act
equal "the history has every event once" $((YEARS * 24 + 1)) "$(wc -l <"$work/out")"
is_count() { equal "$1" "$2" "$(grep -c "$3" "$work/out")"; }
is_count "among them the first" 1 '^open$'

# A payment that left the record is reversed once; what it paid is to be recovered.
run account-pay --void 20260225-XS-R0001 --reason 收错户
is_status 0 "the reversal of a payment of the first year"
run account-list --find "$first" --columns prepaid --format csv --no-header
out_is "what it had paid is owed" <<'EOF'
-28.80
EOF
run account-show "$first"
out_has "to be recovered: 28.80 yuan"
refused 1 account-pay --void 20260225-XS-R0001 --reason 收错户
run account-pay "$first" --method cash
is_status 0 "and is paid"
run account-list --find "$first" --columns prepaid --format csv --no-header
out_is "nothing is owed" <<'EOF'
""
EOF
run account-show "$first" --statement --format csv --no-header
equal "so says the statement" 0.00 "$(tail -n 1 "$work/out" | cut -d, -f8)"

# A month that left the record is not billed again.
echo "account,period,volume_m3,amount
$first,2026-05,10,28.80" >"$work/bills.csv"
refused 3 bill-import "$work/bills.csv"

run store-check --history
is_status 0 "the store is what its events say, and its history only grew"

# A line of a page of history that was changed is found.
sed -i '0,/amount: "28.80"/s//amount: "28.70"/' accounts/history/2027/000010/00001000.yaml
git -c user.name=admin -c user.email=admin@onestop commit -q -a -m "by hand"
run store-check --history
is_status 1 "a page of history was changed by hand"
grep -q 'accounts/history/2027/000010/00001000.yaml' "$work/out" && pass "and is named" ||
	not_ok "and is named" "$work/out"
drop_store

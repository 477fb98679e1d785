#!/bin/sh
# 欠费: who owes, since when, and how much.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

for options in '' --exit-code --call-list --former '--min 5 --older-than 2'; do
	# shellcheck disable=SC2086 # some are two words
	run report-arrears $options
	is_status 0
	out_is "nobody owes, nothing is printed" </dev/null
	quiet
done
columns=account,holding,name,address,phone,oldest,periods,days,months,bills,recover,total
run report-arrears --format csv
out_is "a file has its headings" <<END
$columns
END

# One owes three months, one of them twice and partly paid; one owes the last; one is paid ahead; one has
# to give back what a reversal took.
household
one=$number
bill_of "$one" 2026-05 10 28.80
bill_of "$one" 2026-06 10 28.80
given bill-void "$one" 2026-06 --reason 差错
bill_of "$one" 2026-06 10 30.00
bill_of "$one" 2026-08 10 28.80
given account-pay "$one" 10.00 --method cash
household --phone 0724-2331234 --name 李四
two=$number
bill_of "$two" 2026-08 10 500.00
household
three=$number
given account-pay "$three" 50.00 --method cash
bill_of "$three" 2026-08 10 28.80
printf '户号,账期,水量,金额,类别\n%s,2026-05,0,1.20,违约金\n' "$one" >"$work/penalty.csv"
given bill-import "$work/penalty.csv"

run report-arrears
is_status 0
quiet
out_is "the oldest first, names masked, with the sum" <<END
account    holder address     telephone    oldest period periods months old unpaid bills (yuan) to be recovered (yuan) owed (yuan)
$one 王*明  象山大道*号 138****8000  2026-05             3          3               78.80                   0.00       78.80
$two 李*    象山大道*号 0724-*****34 2026-08             1          0              500.00                   0.00      500.00
accounts: 2, unpaid months: 4, owed: 578.80 yuan
END
run report-arrears --exit-code
is_status 1 "--exit-code"
run report-arrears --format csv
out_is "csv" <<END
$columns
$one,,王*明,象山大道*号,138****8000,2026-05,3,110,3,78.80,0.00,78.80
$two,,李*,象山大道*号,0724-*****34,2026-08,1,18,0,500.00,0.00,500.00
END
run report-arrears --format json --columns account,oldest,periods,days,total
ok "json" python3 - "$work/out" "$one" <<'END'
import json, sys
first = json.load(open(sys.argv[1]))[0]
assert first == {"account": sys.argv[2], "oldest": "2026-05", "periods": 3, "days": 110, "total": "78.80"}, first
END
run report-arrears -o "$work/arrears.xlsx"
is_status 0
ok "a workbook" test -s "$work/arrears.xlsx"

# What is listed is what account-list --owing lists, and its sums.
run account-list --owing --format csv --no-header --columns number,owes --sort number
cp "$work/out" "$work/owing"
run report-arrears --format csv --no-header --columns account,total --sort account
out_is "the sums of account-list" <"$work/owing"
run account-list --find "$three" --format csv --no-header --columns number,owes,prepaid
out_is "who paid ahead owes nothing" <<END
$three,,21.20
END

# ---- Which ---------------------------------------------------------------------------------------------------

ids_are() {
	what=$1
	shift
	run report-arrears --ids "$@"
	is_status 0
	out_is "$what"
}
printf '%s\n%s\n' "$one" "$two" >"$work/both"
ids_are "numbers alone" <"$work/both"
ids_are "for a call list, too" --call-list <"$work/both"
ids_are "--min" --min 78.81 <<END
$two
END
ids_are "--min takes who owes just so much" --min 78.80 <"$work/both"
ids_are "--older-than" --older-than 3 <<END
$one
END
ids_are "nobody so long" --older-than 4 </dev/null
# Whole months: May ended three months ago from 08-31 on.
export ONESTOP_NOW=2026-08-30T09:00:00+08:00
ids_are "not yet on the 30th" --older-than 3 </dev/null
export ONESTOP_NOW=2026-08-31T09:00:00+08:00
ids_are "on the 31st" --older-than 3 <<END
$one
END
export ONESTOP_NOW=2026-09-18T09:00:00+08:00

# ---- Whom to call ---------------------------------------------------------------------------------------------

run report-arrears --call-list --format csv
out_is "masked" <<END
phone,name,account,oldest,periods,total
138****8000,王*明,$one,2026-05,3,78.80
0724-*****34,李*,$two,2026-08,1,500.00
END
run report-arrears --call-list --format csv --unmask --reason 催缴
is_status 0
out_is "in full" <<END
phone,name,account,oldest,periods,total
13800138000,王小明,$one,2026-05,3,78.80
0724-2331234,李四,$two,2026-08,1,500.00
END
tail -n 1 .git/onestop/reveals/2026-09.log >"$work/out"
for part in report-arrears 催缴 "$one" "$two"; do
	out_has "$part" "the log of reveals has $part"
done
refused 1 report-arrears --call-list --unmask --as lihua
err_has "it requires role supervisor or inspector or admin"

# ---- Who held an account before ------------------------------------------------------------------------------

household
bill_of "$number" 2026-08 10 28.80
given account-pay "$number" --method cash
given account-transfer "$number" --to 赵六 --to-id-type resident --to-id-no 440524188001010014 --to-phone 13900139000 \
	--licence L-2026-1 --paper all --opinion meter-reading=同意 --opinion service-center=同意 \
	--reading 110 --final-bill 28.80 --pay cash
run report-arrears --former
out_is "a former holder who owes nothing" </dev/null
given bill-adjust "$number" 2026-08 --volume 1 --amount 2.88 --reason 漏抄
given bill-adjust "$number" 2026-09.final --amount 0.12 --reason 漏计
balance 0.00 0.00
run report-arrears --former --format csv --unmask
is_status 0
out_is "with the name, address and telephone of then" <<END
$columns
$number,1,王小明,象山大道1号,13800138000,2026-08,2,18,0,3.00,0.00,3.00
END
ids_are "he is not among those who hold accounts" <"$work/both"
run account-list --find "$number" --format csv --no-header --columns owes,former_owes
out_is "nor is what he owes theirs" <<END
,3.00
END
if command -v script >/dev/null; then
	run script -qec "bill-adjust $number 2026-08 --amount 1 --reason 差错" /dev/null </dev/null
	out_has "nothing is owed now"
	out_has "former holders owe: 4.00 yuan"
fi

# ---- To be recovered: a payment whose money had paid what left the record ------------------------------------------

household
four=$number
for month in 2025-01 2025-02 2025-03 2025-04 2025-05 2025-06; do
	bill_of "$four" $month 10 28.80
	given account-pay "$four" --method cash
done
first=$(account-show "$four" --history --format csv --no-header --columns act,ref | sed -n 's/^pay,//p' | head -n 1)
export ONESTOP_NOW=2026-12-18T09:00:00+08:00
bill_of "$four" 2026-09 1 2.88
given account-pay "$four" --method cash
given account-pay --void "$first" --reason 收错户
run report-arrears --format csv --no-header --columns account,oldest,periods,months,bills,recover,total
out_has "$four,,0,0,0.00,28.80,28.80" "what is to be recovered is owed, and has no month"
run account-list --owing --format csv --no-header --columns number,owes,prepaid --find "$four"
out_is "in account-list, too" <<END
$four,28.80,-28.80
END

# ---- Refused ------------------------------------------------------------------------------------------------------

refused 2 report-arrears --min x
refused 2 report-arrears --min -1
refused 2 report-arrears --older-than -1
refused 2 report-arrears --older-than 9999
refused 2 report-arrears extra
refused 2 report-arrears --columns nothing
at=$(grep -n "^number: \"$two\"" "$block" | cut -d: -f1)
sed -i "$((at + 1))a colour: \"red\"" "$block"
refused 3 report-arrears
err_has "$block:$((at + 2)):1: account has no key"
git checkout -q "$block"

finish

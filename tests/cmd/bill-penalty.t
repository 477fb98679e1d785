#!/bin/sh
# 违约金: what is computed of bills that were paid late, billed, and not billed twice.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
export ONESTOP_NOW=2026-07-01T09:00:00+08:00
new_store
people

# on DAY COMMAND...: in the morning of a day of 2026.
on() {
	export ONESTOP_NOW="2026-$1T09:00:00+08:00"
	shift
	"$@"
}
heading=account,period,volume_m3,amount,kind,billed,bill,due
# penalties AS-OF [LINE...]: what is to be billed, behind the headings.
penalties() {
	penalties_of=$1
	shift
	run bill-penalty --as-of "2026-$penalties_of"
	is_status 0
	printf '%s\n' $heading "$@" >"$work/wanted"
	out_is "as of $penalties_of" <"$work/wanted"
	cp "$work/out" "$work/penalties.csv"
}

refusal 1 "bill-penalty: the settings name no penalty; first: penalty_per_mille: <per mille a day> in onestop.yaml" \
	bill-penalty
echo 'penalty_per_mille: 5' >>onestop.yaml
git -c user.name=a -c user.email=a@b commit -qam '违约金'

# ---- Day by day ---------------------------------------------------------------------------------------------

# Billed on 07-01, due on 07-31: the first day that counts is 08-01.
household
one=$number
bill_of "$one" 2026-06 30 100.00
on 07-31 penalties 07-31
on 08-01 penalties 08-01 "$one,2026-06,0,0.50,penalty,0.00,100.00,2026-07-31"
on 08-05 penalties 08-05 "$one,2026-06,0,2.50,penalty,0.00,100.00,2026-07-31"
# 40.00 were paid on 08-06: five days of 100.00, five of 60.00.
on 08-06 given account-pay "$one" 40.00 --method cash
receipt=$(cat "$work/out")
on 08-10 penalties 08-10 "$one,2026-06,0,4.00,penalty,0.00,100.00,2026-07-31"
penalties 08-05 "$one,2026-06,0,2.50,penalty,0.00,100.00,2026-07-31"
# The payment is taken back on 08-12: five days of 100.00, six of 60.00, four of 100.00.
on 08-12 given account-pay --void "$receipt" --reason 收错户
on 08-15 penalties 08-15 "$one,2026-06,0,6.30,penalty,0.00,100.00,2026-07-31"
run bill-penalty --as-of 2026-08-15 --as sunli
out_is "whoever computes it" <"$work/penalties.csv"
refusal 1 "bill-penalty: 2026-08-16 is still to come" bill-penalty --as-of 2026-08-16

# ---- Billed, and not twice -------------------------------------------------------------------------------------

done_as "1${tab}6.30" bill-import "$work/penalties.csv"
last_event bill 2026-06/XS-2 '2026-06.penalty 0 m3 6.30' '' "$one"
balance 106.30 0.00 "$one"
grep -c '^act: "penalty"' bills/2026-06.yaml >"$work/out"
out_is "the register has it" <<END
1
END
penalties 08-15
penalties 08-10
refused 3 bill-import "$work/bill.csv"
printf '%s\n' $heading "$one,2026-06,0,6.30,penalty,0.00,100.00,2026-07-31" >"$work/penalties.csv"
refused 3 bill-import "$work/penalties.csv"
err_has "the penalties of this file were billed already, by 2026-06/XS-2"
printf '%s\n' $heading "$one,2026-06,0,6.30,penalty,0.00,100.00," >"$work/penalties.csv"
refused 3 bill-import "$work/penalties.csv"
err_has "the penalties that account $one was billed for 2026-06 are 6.30 yuan, not 0.00; first: bill-penalty"
# What comes later is above it; the penalty itself brings none.
on 08-20 penalties 08-20 "$one,2026-06,0,2.50,penalty,6.30,100.00,2026-07-31"
run bill-penalty --as-of 2026-08-20 --titles zh
cp "$work/out" "$work/zh.csv"
done_as "1${tab}2.50" bill-import "$work/zh.csv"
last_event bill 2026-06/XS-3 '2026-06.penalty.2 0 m3 2.50' '' "$one"
penalties 08-20

# One that was waived is not asked for again; one that was ended is computed anew.
given bill-adjust "$one" 2026-06.penalty.2 --amount -2.50 --reason 减免
penalties 08-20
given bill-void "$one" 2026-06.penalty --reason 算错
penalties 08-20 "$one,2026-06,0,6.30,penalty,2.50,100.00,2026-07-31"
given bill-import "$work/penalties.csv"
last_event bill 2026-06/XS-6 '2026-06.penalty.3 0 m3 6.30' '' "$one"

# ---- An amount that was corrected counts so from the first day ------------------------------------------------

household
two=$number
bill_of "$two" 2026-07 300 864.00
on 09-29 given bill-adjust "$two" 2026-07 --volume -270 --amount -777.60 --reason 抄表差错
# Due on 09-19: ten days of 86.40 are 4.32.  Of the other bill it was 28.30 up to the day it was paid, 8.80 of it billed.
given account-pay "$one" --method cash
given bill-import /dev/stdin <<END
account,period,volume_m3,amount,kind
$one,2026-06,0,19.50,违约金
END
penalties 09-29 "$two,2026-07,0,4.32,penalty,0.00,86.40,2026-09-19"
given bill-void "$two" 2026-07 --reason 录入差错
penalties 09-29
bill_of "$two" 2026-07 30 86.40
penalties 09-29

# ---- At most the bill, and only what was unpaid -----------------------------------------------------------------

household
three=$number
bill_of "$three" 2026-08 10 10.00
household
four=$number
given account-pay "$four" 30.00 --method cash
bill_of "$four" 2026-08 10 28.80
export ONESTOP_NOW=2027-12-31T09:00:00+08:00
given account-pay "$two" --method cash
run bill-penalty --columns account,period,amount,bill
out_is "never more than the bill; nothing of what was prepaid" <<END
account,period,amount,bill
$two,2026-07,86.40,86.40
$three,2026-08,10.00,10.00
END
run bill-penalty --format json --columns account,kind,amount
ok "json" python3 - "$work/out" <<'END'
import json, sys
rows = json.load(open(sys.argv[1]))
assert [row["kind"] for row in rows] == ["penalty", "penalty"], rows
END
run bill-penalty --as-of 2027-12-31 -o "$work/penalties.csv"
is_status 0
done_as "2${tab}96.40" bill-import "$work/penalties.csv"
run bill-penalty -o "$work/none.csv"
cp "$work/none.csv" "$work/out"
out_is "with nothing to bill a file has its headings" <<END
$heading
END
refused 2 bill-penalty --as-of 2027-13-01
refused 2 bill-penalty extra

# ---- A bill that stays open while the others leave the record --------------------------------------------------------

export ONESTOP_NOW=2026-01-05T09:00:00+08:00
new_store
echo 'penalty_per_mille: 5' >>onestop.yaml
git -c user.name=a -c user.email=a@b commit -qam '违约金'
household
for month in 06 07 08 09 10 11; do
	bill_of "$number" 2025-$month 10 28.80
	given account-pay "$number" --method cash
done
# Due on 02-04; 10.00 of it came on 02-24, and a penalty was billed on 03-01.
bill_of "$number" 2025-12 10 50.00
export ONESTOP_NOW=2026-02-24T09:00:00+08:00
given account-pay "$number" 10.00 --method cash
export ONESTOP_NOW=2026-03-01T09:00:00+08:00
run bill-penalty -o "$work/penalties.csv" --as-of 2026-02-28
given bill-import "$work/penalties.csv"
last_event bill 2025-12/XS-2 '2025-12.penalty 0 m3 5.75' ''
export ONESTOP_NOW=2026-05-20T09:00:00+08:00
run bill-penalty
cp "$work/out" "$work/before"
ok "there is one more" grep -q "^$number,2025-12,0,16.20,penalty,5.75,50.00,2026-02-04$" "$work/before"
bill_of "$number" 2026-04 10 28.80
ok "old events are in the history" test -e "accounts/history/2026/000010/00001000.yaml"
run bill-penalty
out_is "the same when they have left" <"$work/before"
given bill-import - <"$work/before"
run bill-penalty --no-header
out_is "and none after it was billed" </dev/null

# ---- Against a model: bills, payments, corrections by chance, day by day ---------------------------------------------

export ONESTOP_NOW=2026-01-02T09:00:00+08:00
new_store
echo 'penalty_per_mille: 5' >>onestop.yaml
echo 'due_days: 15' >>onestop.yaml
git -c user.name=a -c user.email=a@b commit -qam '违约金'
# What is paid covers the oldest bills, with the amounts that they have in the end; the model knows no events.
cat >"$work/model.py" <<'END'
import random, sys
from datetime import date, timedelta
chance = random.Random(int(sys.argv[1]))
first, last = date(2026, 1, 2), date(2026, 7, 20)
accounts, acts, bills, paid = 5, [], {}, {}
yuan = lambda fen: "%d.%02d" % divmod(fen, 100)
for n in range(accounts):
    account = "00005%05d" % n
    acts.append((first, "account-new %s --name 王小明 >/dev/null" % account))
    for month in range(1, 7):
        fen, day = chance.randint(1, 30000), date(2026, month + 1, chance.randint(1, 9))
        less = chance.randint(1, fen) if chance.random() < 0.3 else 0
        bills[account, month] = (day, fen - less)
        acts.append((day, "printf 'account,period,volume_m3,amount\\n%s,2026-%02d,1,%s\\n' | bill-import - >/dev/null"
                     % (account, month, yuan(fen))))
        if less:
            acts.append((day + timedelta(chance.randint(0, (last - day).days)),
                         "bill-adjust %s 2026-%02d --amount -%s --reason 差错 >/dev/null" % (account, month, yuan(less))))
    for _ in range(chance.randint(0, 7)):
        fen, day = chance.randint(1, 30000), first + timedelta(chance.randint(1, (last - first).days))
        paid.setdefault(account, []).append((day, fen))
        acts.append((day, "account-pay %s %s --method cash >/dev/null" % (account, yuan(fen))))
with open(sys.argv[2], "w") as script:
    for day, act in sorted(acts, key=lambda it: it[0]):
        script.write("export ONESTOP_NOW=%sT09:00:00+08:00\n%s || exit\n" % (day, act))
unpaid, day = {}, first
while day <= last:
    for account in sorted({a for a, _ in bills}):
        money = sum(fen for on, fen in paid.get(account, []) if on <= day)
        for month in range(1, 7):
            billed, fen = bills[account, month]
            if billed > day:
                continue
            covered = min(money, fen)
            money -= covered
            if day > billed + timedelta(15):
                unpaid[account, month] = unpaid.get((account, month), 0) + fen - covered
    day += timedelta(days=1)
for key in sorted(unpaid):
    fen = min((unpaid[key] * 5 + 500) // 1000, bills[key][1])
    if fen:
        print("%s,2026-%02d,%s" % (key[0], key[1], yuan(fen)))
END
python3 "$work/model.py" 3 "$work/script" >"$work/model"
run sh "$work/script"
is_status 0 "bills, payments, corrections"
export ONESTOP_NOW=2026-07-20T19:00:00+08:00
run bill-penalty --columns account,period,amount --no-header
out_is "to the fen" <"$work/model"
ok "many of them" test "$(wc -l <"$work/model")" -gt 12
run bill-penalty -o "$work/penalties.csv"
given bill-import "$work/penalties.csv"
run bill-penalty --no-header
out_is "and nothing after they were billed" </dev/null

# ---- At most what it is of, whoever wrote the file ------------------------------------------------------

export ONESTOP_NOW=2026-09-18T09:00:00+08:00
household
bill_of "$number" 2026-07 10 28.80
# by_hand PERIOD AMOUNT: a file that says nothing of what was billed before.
by_hand() {
	printf 'account,period,volume_m3,amount,kind\n%s,%s,0,%s,penalty\n' "$number" "$1" "$2" >"$work/penalties.csv"
}
# WHAT|DONE FIRST|PERIOD|AMOUNT|BILLS|PENALTIES BEFORE; without BILLS it is taken.
while IFS='|' read -r what before period amount bills billed; do
	# shellcheck disable=SC2086 # several words
	[ -z "$before" ] || given $before
	by_hand "$period" "$amount"
	if [ -z "$bills" ]; then
		run bill-import "$work/penalties.csv"
		is_status 0 "$what"
		continue
	fi
	refused 3 bill-import "$work/penalties.csv"
	err_has "the penalties of account $number for $period are at most its bills, $bills yuan, and $billed were billed; first: bill-penalty" "$what"
done <<END
a month without a bill||2026-06|0.01|0.00|0.00
more than the bill||2026-07|28.81|28.80|0.00
a part of it||2026-07|20.00||
with another more than it||2026-07|8.81|28.80|20.00
what was waived was billed|bill-adjust $number 2026-07.penalty --amount -20.00 --reason 减免|2026-07|8.82|28.80|20.00
the rest||2026-07|8.80||
one more fen||2026-07|0.01|28.80|28.80
one that was ended is none|bill-void $number 2026-07.penalty --reason 算错|2026-07|19.99||
a bill that was ended is none|bill-void $number 2026-07 --reason 抄错|2026-07|0.02|0.00|28.79
END

# ---- The way back: what it shows beside what it bills must be so ---------------------------------------------

household
bill_of "$number" 2026-08 30 90.00
export ONESTOP_NOW=2027-01-20T09:00:00+08:00
only() { bill-penalty "$@" | grep -a "^.*\(${number#0}\|account\|用户编号\)"; }
for language in en zh_CN; do
	for titles in zh key; do
		for form in csv tsv "csv --excel"; do
			# shellcheck disable=SC2086 # words
			LANGUAGE=$language only --format $form --titles $titles >"$work/penalties.csv"
			run bill-import --dry-run "$work/penalties.csv"
			is_status 0 "$form, titles $titles, in $language: taken"
		done
	done
done
# CHANGE|LINE; without LINE it is taken.
while IFS='|' read -r change line; do
	only --format csv | sed "2$change" >"$work/penalties.csv"
	if [ -z "$line" ]; then
		run bill-import --dry-run "$work/penalties.csv"
		is_status 0 "$change: is the same"
		continue
	fi
	refused 3 bill-import "$work/penalties.csv"
	err_has "penalties.csv:2:" "$change: where"
	err_has "$line" "$change"
done <<'END'
s/,90.00,/,80.00,/|bill "80.00": is "90.00" in the store
s/,90.00,/,90,/|
s/,90.00,/,,/|
s/,[-0-9]*$/,2026-01-01/|due "2026-01-01": is "
s/,[-0-9]*$/,/|
s/,[-0-9]*$/,soon/|due "soon": is "
END

finish

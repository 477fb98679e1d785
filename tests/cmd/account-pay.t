#!/bin/sh
# 水费缴纳: the oldest bill first, what is over is prepaid; a payment is countered, never edited.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

pay() { account-pay "$@"; }
receipt_n=0
# receipt COMMAND...: succeeds and prints the next receipt of the day.
receipt() {
	receipt_n=$((receipt_n + 1))
	receipt=$(printf '20260918-XS-R%04d' $receipt_n)
	done_as "$receipt" "$@"
}
# owed PERIOD=PAID/AMOUNT... PREPAID: the unpaid bills, and what is prepaid, in yuan.
owed() {
	found=$(account-show "$number" --format json | python3 -c '
import json, sys
account = json.load(sys.stdin)
print(*["%s=%s/%s" % (b["period"], b["paid"] or "0.00", b["amount"]) for b in account["bills"]],
      account["prepaid"] or "0.00")')
	equal "$number: $*" "$*" "$found"
}

# money_is ACT AMOUNT [PERIOD=PAID/AMOUNT...] [voids=RECEIPT]: what the last event says of money.
money_is() {
	found=$(account-show "$number" --format json | python3 -c '
import json, sys
event = json.load(sys.stdin)["events"][-1]
print(event["act"], event["amount"],
      *["%s=%s/%s" % (b["period"], b["paid"], b["amount"]) for b in event["bills"]],
      *["voids=%s" % event["voids"]] * bool(event["voids"]))')
	equal "$number: its last event is $*" "$*" "$found"
}

# ---- The oldest bill first ------------------------------------------------------------------------------

household
bill "$number" 2026-08 86.40
bill "$number" 2026-06 5.00
bill "$number" 2026-07 10.00
owed 2026-06=0.00/5.00 2026-07=0.00/10.00 2026-08=0.00/86.40 0.00
count_commits
receipt pay "$number" 8.00 --method cash
commits_are 1 "one commit"
git show --format= --name-only HEAD >"$work/out"
out_is "of account and day book" <<END
$block
payments/2026/09-18/XS-01.yaml
END
git log -1 --format=%B >"$work/out"
out_is "that names neither holder nor sum" <<END
account-pay: $number 20260918-XS-R0001

Account: $number
Article: 五（二）
Staff: wangmin
Login: $login

END
owed 2026-07=3.00/10.00 2026-08=0.00/86.40 0.00
receipt pay "$number" 0.01 --method wechat
owed 2026-07=3.01/10.00 2026-08=0.00/86.40 0.00
receipt pay "$number" --method alipay
owed 0.00
receipt pay "$number" １０.５ --method bank
owed 10.50
last_event pay "$receipt" '10.50: prepaid 10.50' ''
money_is pay 10.50
refusal 1 "account-pay: account $number owes nothing; to pay ahead: account-pay $number AMOUNT" \
	pay "$number" --method cash
run cat payments/2026/09-18/XS-01.yaml
out_is "the day book" <<END
receipt: "20260918-XS-R0001"
at: "2026-09-18T09:00:00+08:00"
by: "wangmin"
claimed: true
account: "$number"
method: "cash"
amount: "8.00"
bills:
- period: "2026-06"
  volume_m3: 30
  amount: "5.00"
  paid: "5.00"
- period: "2026-07"
  volume_m3: 30
  amount: "10.00"
  paid: "3.00"
---
receipt: "20260918-XS-R0002"
at: "2026-09-18T09:00:00+08:00"
by: "wangmin"
claimed: true
account: "$number"
method: "wechat"
amount: "0.01"
bills:
- period: "2026-07"
  volume_m3: 30
  amount: "10.00"
  paid: "0.01"
---
receipt: "20260918-XS-R0003"
at: "2026-09-18T09:00:00+08:00"
by: "wangmin"
claimed: true
account: "$number"
method: "alipay"
amount: "93.39"
bills:
- period: "2026-07"
  volume_m3: 30
  amount: "10.00"
  paid: "6.99"
- period: "2026-08"
  volume_m3: 30
  amount: "86.40"
  paid: "86.40"
---
receipt: "20260918-XS-R0004"
at: "2026-09-18T09:00:00+08:00"
by: "wangmin"
claimed: true
account: "$number"
method: "bank"
amount: "10.50"
prepaid: "10.50"
END

# What is prepaid pays the next bill, as far as it goes.
bill "$number" 2026-09 4.00
owed 6.50
bill "$number" 2026-05 10.00
owed 2026-09=0.50/4.00 0.00
receipt pay "$number" 5.00 --method pos
owed 1.50
day_total 11690

# Suspended accounts pay too.
household
given account-suspend "$number" --reading 100 --paper all
receipt pay "$number" 1.00 --method cash

# ---- Amounts ---------------------------------------------------------------------------------------

for amount in 0 0.00 -0.00; do
	refusal 2 "account-pay: a payment is more than 0" pay "$number" --method cash -- "$amount"
done
refusal 2 "account-pay: a payment is more than 0" pay "$number" --method cash -- -5.00
refused 2 pay "$number" -5.00 --method cash
for amount in 1.234 1. .5 1,000 1e3 0x10 abc 1.2.3 +1 ￥1 一百 9999999999999 1.00元 ''; do
	refusal 2 "account-pay: AMOUNT: \"$amount\" is not an amount of money (yuan like 86.40, no separators)" \
		pay "$number" "$amount" --method cash
done
refusal 1 "account-pay: a payment is at most 100000000.00 yuan" pay "$number" 100000000.01 --method cash
refusal 1 "account-pay: a payment is at most 100000000.00 yuan" pay "$number" 999999999999.99 --method cash
run pay "$number" 100000000 --method bank --dry-run
is_status 0
refusal 2 "account-pay: the method of payment is needed; first: --method <method>" pay "$number" 1
refusal 2 'account-pay: --method: "gold" is not one of: cash, wechat, alipay, bank, pos' \
	pay "$number" 1 --method gold
refusal 2 "account-pay: an account number is needed; first: account-pay --help" pay
refusal 2 "account-pay: an account number is needed; first: account-pay --help" pay --method cash
for bad in 12345 ../../etc 0000-10001; do
	refusal 2 "account-pay: \"$bad\" is not a valid account number (6 to 16 digits or capital letters)" \
		pay "$bad" 1 --method cash
done
refusal 1 "account-pay: there is no account 0000999999; first: account-list --find <text>" \
	pay 0000999999 1 --method cash
refusal 2 'account-pay: "2.00" is one word too many; first: account-pay --help' \
	pay "$number" 1.00 2.00 --method cash

# ---- Taken back ---------------------------------------------------------------------------------------

household
bill "$number" 2026-07 20.00
bill "$number" 2026-08 30.00
receipt pay "$number" 25.00 --method cash
first=$receipt
receipt pay "$number" 35.00 --method wechat --as lihua
second=$receipt
owed 10.00
refusal 2 "account-pay: a reversal needs a reason; first: --reason <reason>" pay --void "$first"
count_commits
receipt pay --void "$second" --reason 收错户
void=$receipt
commits_are 1 "one commit"
owed 2026-08=5.00/30.00 0.00
last_event void "$void" "-35.00: 2026-08 -25.00; prepaid -10.00; reverses $second; 收错户" ''
money_is void -35.00 2026-08=-25.00/30.00 "voids=$second"
tail -n 16 payments/2026/09-18/XS-01.yaml >"$work/out"
out_is "an entry that counters it" <<END
receipt: "$void"
at: "2026-09-18T09:00:00+08:00"
by: "wangmin"
claimed: true
account: "$number"
method: "wechat"
amount: "-35.00"
prepaid: "-10.00"
voids: "$second"
reason: |-
  收错户
bills:
- period: "2026-08"
  volume_m3: 30
  amount: "30.00"
  paid: "-25.00"
END
refusal 1 "account-pay: $second was reversed already, by $void" pay --void "$second" --reason 再退
refusal 1 "account-pay: $void is a reversal itself and cannot be reversed" pay --void "$void" --reason 再退
receipt pay --void "$first" --reason 收错户
owed 2026-07=0.00/20.00 2026-08=0.00/30.00 0.00
refusal 1 "account-pay: there is no receipt 20260918-XS-R9999; first: payment-list" \
	pay --void 20260918-XS-R9999 --reason 收错户
refusal 1 "account-pay: there is no receipt 20250101-ZZ-R0001; first: payment-list" \
	pay --void 20250101-ZZ-R0001 --reason 收错户
for bad in R0001 20260918-XS-0001 20260230-XS-R0001 20260918-XS-R1 ../../x; do
	refusal 2 "account-pay: --void: \"$bad\" is not a valid receipt number (day, desk, number: 20260918-XS-R0001)" \
		pay --void "$bad" --reason 收错户
done
refusal 2 "account-pay: --void names the payment; an account number cannot be given with it" \
	pay "$number" --void "$first" --reason 收错户
refusal 2 "account-pay: --method and --void exclude each other" \
	pay --void "$first" --reason 收错户 --method cash

# What became prepaid and has paid a later bill is taken back, too: that bill is owed again.
household
receipt pay "$number" 50.00 --method cash
ahead=$receipt
bill "$number" 2026-08 10.00
owed 40.00
receipt pay --void "$ahead" --reason 收错户
money_is void -50.00 "voids=$ahead"
owed 2026-08=0.00/10.00 0.00

# What another payment left as prepaid pays the bill that is owed again.
household
bill "$number" 2026-08 20.00
receipt pay "$number" 20.00 --method cash
paid=$receipt
receipt pay "$number" 15.00 --method cash
receipt pay --void "$paid" --reason 收错户
owed 2026-08=15.00/20.00 0.00
run store-check
is_status 0 "nothing is prepaid while a bill is unpaid"
receipt pay "$number" 5.00 --method cash
owed 0.00

# A later day has a book of its own, and takes back what an earlier one holds.
household
receipt pay "$number" 7.00 --method cash
yesterday=$receipt
export ONESTOP_NOW=2026-09-21T08:30:00+08:00
done_as 20260921-XS-R0001 pay --void "$yesterday" --reason 收错户
day_total -700 2026-09-21
export ONESTOP_NOW=2026-09-18T09:00:00+08:00

# One desk's numbers are not the other's.
git config remote.hub.url hub && git config onestop.desk YH
done_as 20260918-YH-R0001 pay "$number" 1.00 --method cash
git config onestop.desk XS
receipt pay "$number" 1.00 --method cash

# ---- Again, and as if ---------------------------------------------------------------------------------

household
store_state >"$work/first"
run pay "$number" 3.00 --method cash --dry-run
is_status 0
out_has "would change: payments/2026/09-18/XS-01.yaml"
out_has "would change: $block"
out_has "account-pay: $number "
store_state >"$work/second"
ok "--dry-run changes nothing" cmp "$work/first" "$work/second"
count_commits
receipt pay "$number" 3.00 --method cash --op-id till-1
done_as "$receipt" pay "$number" 3.00 --method cash --op-id till-1
commits_are 1 "the same --op-id pays once"
owed 3.00
once=$receipt
refusal 1 "account-pay: op-id \"till-1\" was already used by account-pay at 2026-09-18T09:00:00+08:00, for another command line; first: choose another" \
	pay --void "$once" --reason 收错户 --op-id till-1
count_commits
receipt pay --void "$once" --reason 收错户 --op-id till-2
void=$receipt
done_as "$void" pay --void "$once" --reason 收错户 --op-id till-2
commits_are 1 "and takes back once"
refusal 1 "account-pay: op-id \"till-2\" was already used by account-pay at 2026-09-18T09:00:00+08:00, for another command line; first: choose another" \
	pay "$number" 3.00 --method cash --op-id till-2
done_as "$once" pay "$number" 3.00 --method cash --op-id till-1
given account-contact "$number" --phone 13700137000 --op-id told
refusal 1 "account-pay: op-id \"told\" was already used by account-contact at 2026-09-18T09:00:00+08:00, for another command line; first: choose another" \
	pay "$number" 3.00 --method cash --op-id told
household
refusal 1 "account-pay: op-id \"till-1\" was already used by account-pay at 2026-09-18T09:00:00+08:00, for another command line; first: choose another" \
	pay "$number" 3.00 --method cash --op-id till-1
receipt pay "$number" 3.00 --method cash --op-id till-4
owed 3.00

# A receipt that could not be printed: the same line again prints it, and pays nothing more.
run sh -c 'account-pay "$0" 1.00 --method cash --op-id till-3 >/dev/full' "$number"
is_status 5
receipt pay "$number" 1.00 --method cash --op-id till-3
owed 4.00

# ---- Who -------------------------------------------------------------------------------------------

for who in jiwei zhaolei; do
	refusal 1 "account-pay: $(staff_name "$who") may not run account-pay: it requires role clerk or supervisor (roles are in catalogue/staff.yaml); first: ask an admin" \
		pay "$number" 1.00 --method cash --as $who
done
refusal 1 "account-pay: 郭离 is not on duty today (spells of duty are in catalogue/staff.yaml); first: staff-set gone" \
	pay "$number" 1.00 --method cash --as gone

# ---- Records broken by hand -------------------------------------------------------------------------

book=payments/2026/09-18/XS-01.yaml
sed -i '2a colour: "red"' $book
refusal 3 "account-pay: $book:3:1: payment has no key \"colour\"" pay "$number" 1.00 --method cash
git checkout -q $book
sed -i '0,/amount: "8.00"/s//amount: "80.00"/' $book
refusal 1 "account-pay: $book was changed by hand and not committed; first: store-check, then git commit it, or git restore --source=HEAD --staged --worktree -- $book" \
	pay "$number" 1.00 --method cash
git checkout -q $book
sed -i 's/^holder: .*/holder: "王大明"/' "$block"
refusal 1 "account-pay: $block was changed by hand and not committed; first: store-check, then git commit it, or git restore --source=HEAD --staged --worktree -- $block" \
	pay "$number" 1.00 --method cash
git checkout -q "$block"

paid_once=$receipt
once=$number

# ---- What is told -----------------------------------------------------------------------------------------

household
bill "$number" 2026-08 20.00
bill "$number" 2026-09 10.00
# told ANSWER LINE OPTIONS...: on a terminal LINE is said; of a dry run it stands behind the receipt.
told() {
	answer=$1
	line=$2
	shift 2
	run pay "$@" --dry-run
	is_status 0
	sed -n 2p "$work/out" >"$work/second"
	mv "$work/second" "$work/out"
	out_is "--dry-run tells" <<-END
		$line
	END
	run sh -c 'printf "%s\n" "$1" | script -qec "account-pay $2" /dev/null' - "$answer" "$*"
	is_status 0
	out_has "$line" "on a terminal"
}
told '' 'due 30.00, taken 12.00, still owed 18.00' "$number" 12.00 --method cash
told '' 'due 18.00, taken 50.00, prepaid now 32.00' "$number" 50.00 --method cash
told '' 'due 0.00, taken 1.00, prepaid now 33.00' "$number" 1.00 --method cash
last=$(payment-list --desk XS --ids | tail -n 1)
told '' 'reversed 1.00; owed now 0.00, prepaid now 32.00' --void "$last" --reason 收错户

# More than five times what is due is typed twice on a terminal, and a warning elsewhere.
household
bill "$number" 2026-08 10.00
run pay "$number" 50.00 --method cash --dry-run
quiet
warning="account $number owes 10.00, and 50.01 is more than 5 times that"
run pay "$number" 50.01 --method cash --dry-run
is_status 0 "it is taken"
err_is "with a warning" <<END
account-pay: $warning
END
count_commits
for answer in '' 50.02 yes; do
	run sh -c 'printf "%s\n" "$1" | script -qec "account-pay $2 50.01 --method cash" /dev/null' - "$answer" "$number"
	is_status 1 "typed again: '$answer'"
	out_has 'type the amount once more: '
	out_has "account-pay: $warning"
done
commits_are 0 "nothing was taken"
run sh -c 'printf "５０.01\n" | script -qec "account-pay $1 50.01 --method cash" /dev/null' - "$number"
is_status 0
out_has 'due 10.00, taken 50.01, prepaid now 40.01'
# Where nothing is due any amount is ahead.
run pay "$number" 5000.00 --method bank --dry-run
is_status 0
quiet

# ---- After the end of the day ---------------------------------------------------------------------------

# What comes in then goes into the next working day's book, with a receipt of that day, and it is said so:
# 2026-09-19 is a Saturday, and 2026-09-20 a Sunday that is worked.
run payment-close
is_status 0
run pay "$number" 1.00 --method cash
is_status 0
out_is "a receipt of the next working day" <<END
20260920-XS-R0001
END
err_is <<END
account-pay: the day book of desk XS of 2026-09-18 is cashed up: from receipt 20260920-XS-R0001 on it is the book of 2026-09-20
END
run pay --void "$receipt" --reason 收错户
is_status 0
out_is "a reversal too" <<END
20260920-XS-R0002
END
run cat payments/2026/09-20/XS-01.yaml
out_has 'receipt: "20260920-XS-R0001"'
out_has 'at: "2026-09-18T09:00:00+08:00"' "which was taken today"
done_as "$paid_once" pay "$once" 1.00 --method cash --op-id till-3

# A reason that would stand nowhere is not taken.
refusal 2 "account-pay: --reason goes with --void" account-pay "$number" 1 --method cash --reason 预存
finish

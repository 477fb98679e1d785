#!/bin/sh
# The bills of the meter-reading centre: all of a file or none.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

heading=account,period,volume_m3,amount
# file [LINE...]: into $work/bills.csv; import imports it.
file() { printf '%s\n' "$@" >"$work/bills.csv"; }
import() { bill-import "$work/bills.csv" "$@"; }
bad() { # bad STATUS WHERE-AND-WHAT LINE...: refused as a file of these lines
	bad_status=$1
	bad_says=$2
	shift 2
	file "$@"
	refusal "$bad_status" "bill-import: $work/bills.csv$bad_says" import
}

household
one=$number
account
two=$number
account
three=$number

# ---- What it does -----------------------------------------------------------------------------------

count_commits
file $heading "$two,2026-08,12,31.20" "$one,2026-08,30,86.40" "$one,2026-07,0,0.01"
done_as "3${tab}117.61" import
commits_are 1 "one commit"
git show --format= --name-only HEAD >"$work/out"
out_is "of the blocks they are in" <<END
$block
END
git log -1 --format=%B >"$work/out"
out_is "that says how many" <<'END'
bill-import: 3 bills

Staff: wangmin

END
run account-show "$one" --format json
ok "oldest first, and the sum is owed" python3 - "$work/out" <<'END'
import json, sys
bills = json.load(open(sys.argv[1]))["bills"]
assert bills == [{"period": "2026-07", "volume_m3": 0, "amount": "0.01", "paid": None},
                 {"period": "2026-08", "volume_m3": 30, "amount": "86.40", "paid": None}], bills
END
last_event bill 2026-07 '2026-07 0 m3 0.01' '' "$one"
last_event bill 2026-08 '2026-08 12 m3 31.20' '' "$two"
account_is bills,state ,active "$three"

# Columns in any order, Windows line ends, quotation marks, full-width digits, a mark at the begin.
printf '\357\273\277amount,note,volume_m3,period,account\r\n"5.00",x,１,2026-09,%s\r\n' "$three" >"$work/bills.csv"
done_as "1${tab}5.00" import
last_event bill 2026-09 '2026-09 1 m3 5.00' '' "$three"
given account-pay "$three" --method cash
file $heading "$three,2026-10,1,1"
run sh -c 'bill-import - <"$0"' "$work/bills.csv"
is_status 0 "- is standard input"
out_is <<END
1${tab}1.00
END

# What is prepaid pays it; a suspended account is billed for what it used before.
run account-pay "$three" 50.00 --method cash
account_is prepaid 49.00 "$three"
file $heading "$three,2026-11,1,20.00" "$three,2026-12,1,40.00"
done_as "2${tab}60.00" import
account_is prepaid,bills ,1 "$three"
run account-show "$three"
out_has "unpaid: 11.00 yuan"
given account-pay "$three" --method cash
given account-suspend "$three" --reading 9
file $heading "$three,2027-01,1,1.00"
done_as "1${tab}1.00" import

# ---- Twice -----------------------------------------------------------------------------------------

bad 1 ":2:1: account $one was billed for 2026-08 already" $heading "$one,2026-08,30,86.40"
bad 1 ":4:1: account $one was billed for 2026-09 already" \
	$heading "$one,2026-09,1,1.00" "$two,2026-09,1,1.00" "$one,2026-09,2,2.00"
given account-pay "$one" --method cash
bad 1 ":2:1: account $one was billed for 2026-08 already" $heading "$one,2026-08,30,86.40"
count_commits
file $heading "$one,2026-09,3,7.00" "$two,2026-09,3,7.00"
done_as "2${tab}14.00" import --op-id september
done_as "2${tab}14.00" import --op-id september
commits_are 1 "the same --op-id bills once"
given account-pay "$one" 1.00 --method cash --op-id october
file $heading "$one,2026-10,3,7.00"
refusal 1 "bill-import: op-id \"october\" was already used for \"pay\" on account $one; first: choose another" \
	import --op-id october

store_state >"$work/first"
run import --dry-run
is_status 0
out_is "--dry-run" <<END
1${tab}7.00
would change: $block
commit message:
bill-import: 1 bills

Staff: wangmin
END
store_state >"$work/second"
ok "changes nothing" cmp "$work/first" "$work/second"

# ---- Accounts that take none --------------------------------------------------------------------------

bad 1 ":3:1: there is no account 0000999999; first: account-list --find" \
	$heading "$one,2026-11,1,1.00" "0000999999,2026-11,1,1.00"
refusal 1 "bill-import: $work/bills.csv:3:1: there is no account 0000999999; first: account-list --find" \
	import --op-id november
file $heading "0000099999,2026-11,1,1.00" "$one,2026-11,1,1.00"
refusal 1 "bill-import: $work/bills.csv:2:1: there is no account 0000099999; first: account-list --find" \
	import --op-id november
household
given account-cancel "$number" --reading 100 --confirm "$number"
bad 1 ":2:1: account $number is cancelled and takes no bill" $heading "$number,2026-11,1,1.00"
for amount in 0 0.00 -1 -0.01; do
	bad 1 ":2:1: account $one: a bill needs an amount above 0" $heading "$one,2026-11,1,$amount"
done

# ---- The file ----------------------------------------------------------------------------------------

good="$two,2026-11,1,1.00"
bad 3 ':3:1: account: "12345" is no account number (6 to 16 digits or capital letters)' \
	$heading "$good" 12345,2026-11,1,1.00
bad 3 ':3:1: account: "../../etc" is no account number (6 to 16 digits or capital letters)' \
	$heading "$good" ../../etc,2026-11,1,1.00
bad 3 ':3:12: period: "2026-13" is no period (2026-08)' $heading "$good" "$one,2026-13,1,1.00"
for period in 2026-8 2026 26-08 2026/08 2026-08-01 08-2026 2026-00 ''; do
	bad 3 ":3:12: period: \"$period\" is no period (2026-08)" $heading "$good" "$one,$period,1,1.00"
done
bad 3 ':3:20: volume_m3: "x" is not a whole number' $heading "$good" "$one,2026-11,x,1.00"
bad 3 ':3:20: volume_m3: "1.5" is not a whole number' $heading "$good" "$one,2026-11,1.5,1.00"
bad 3 ':3:20: volume_m3: "-1" is not between 0 and 1000000000' $heading "$good" "$one,2026-11,-1,1.00"
bad 3 ':3:20: volume_m3: "1000000001" is not between 0 and 1000000000' \
	$heading "$good" "$one,2026-11,1000000001,1.00"
for amount in 1.234 x '' 1e3 ￥1 9999999999999; do
	bad 3 ":3:22: amount: \"$amount\" is not an amount of money (yuan like 86.40, no separators)" \
		$heading "$good" "$one,2026-11,1,$amount"
done
bad 3 ':3:21: the row has 3 cells, the heading line 4' $heading "$good" "$one,2026-11,1"
bad 3 ':3:24: the row has 5 cells, the heading line 4' $heading "$good" "$one,2026-11,1,1,1"
bad 3 ':1:1: the column "amount" is missing (account, period, volume_m3, amount)' \
	account,period,volume_m3 "$one,2026-11,1"
bad 3 ':1:1: the column "period" stands there 2 times' \
	account,period,period,volume_m3,amount "$one,2026-11,2026-11,1,1"
bad 3 ':2:1: nothing stands below the headings' $heading
bad 3 ':3:1: the quotation that begins here has no end' $heading "$good" "\"$one,2026-11,1,1"
: >"$work/bills.csv"
refusal 3 "bill-import: $work/bills.csv: is empty" import
printf '%s\n%s,2026-11,1,1\377\n' $heading "$one" >"$work/bills.csv"
refused 3 import
err_has "$work/bills.csv:2:"
err_has "0xFF is not UTF-8"
refused 5 bill-import "$work/nothing.csv"
err_has "$work/nothing.csv: No such file or directory"
refusal 2 "bill-import: FILE is needed; first: bill-import --help" bill-import
file $heading "$good"
refusal 2 'bill-import: "extra" is one word too many; first: bill-import --help' import extra

# ---- Who -------------------------------------------------------------------------------------------

refusal 1 "bill-import: jiwei may not run bill-import: it takes the role clerk or handler or supervisor (roles are in catalogue/staff.yaml); first: ask an admin" \
	import --as jiwei
run import --as zhaolei
is_status 0 "a handler of the meter-reading centre may"

# A block broken by hand, among many, stops all of them.
given account-new 0000900001 --name 王小明
sed -i '2a colour: "red"' accounts/000090/00009000.yaml
file $heading "$two,2026-12,1,1.00" 0000900001,2026-12,1,1.00
refusal 3 "bill-import: $work/bills.csv:3:1: accounts/000090/00009000.yaml:3:1: account has no key \"colour\"" import
git checkout -q accounts

finish

#!/bin/sh
# The bills of the meter-reading centre: all of a file or none.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
ONESTOP_NOW=2028-03-15T09:00:00+08:00 # the months of its bills have begun
new_store
people

heading=account,period,volume_m3,amount
# file [LINE...]: into $work/bills.csv; import imports it.
file() { printf '%s\n' "$@" >"$work/bills.csv"; }
import() { bill-import "$work/bills.csv" "$@"; }
# whole WHERE-AND-WHAT LINE...: a file of these lines is refused as a whole.
whole() {
	whole_says=$1
	shift
	file "$@"
	refusal 3 "bill-import: $work/bills.csv$whole_says" import
}
# bad WHERE-AND-WHAT LINE...: a file of these lines is refused for one of its rows.
bad() {
	bad_says=$1
	shift
	file "$@"
	refused 3 import
	err_is "and says: $bad_says" <<END
bill-import: $work/bills.csv$bad_says
bill-import: nothing was imported: 1 of $(($# - 1)) rows are bad; first: correct them, or --skip-bad --rejects <file>
END
	out_is "and prints nothing" </dev/null
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
out_is "of the blocks they are in, and the registers of their periods" <<END
$block
bills/2026-07.yaml
bills/2026-08.yaml
END
git log -1 --format=%B >"$work/out"
out_is "that says how many" <<END
bill-import: 3 bills

Article: 五（二）
Staff: wangmin
Login: $login

END
run account-show "$one" --format json
ok "oldest first, and the sum is owed" python3 - "$work/out" <<'END'
import json, sys
bills = json.load(open(sys.argv[1]))["bills"]
assert bills == [{"period": "2026-07", "volume_m3": 0, "amount": "0.01", "paid": None},
                 {"period": "2026-08", "volume_m3": 30, "amount": "86.40", "paid": None}], bills
END
last_event bill 2026-07/XS-1 '2026-07 0 m3 0.01' '' "$one"
last_event bill 2026-08/XS-1 '2026-08 12 m3 31.20' '' "$two"
account_is bills,state ,active "$three"

# Columns in any order, Windows line ends, quotation marks, full-width digits, a mark at the begin.
printf '\357\273\277amount,note,volume_m3,period,account\r\n"5.00",x,１,2026-09,%s\r\n' "$three" >"$work/bills.csv"
done_as "1${tab}5.00" import
last_event bill 2026-09/XS-1 '2026-09 1 m3 5.00' '' "$three"
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
given at 2026-12-20 account-suspend "$three" --reading 9 --paper all
file $heading "$three,2027-01,1,1.00"
done_as "1${tab}1.00" import

# ---- Twice -----------------------------------------------------------------------------------------

# Both places are named: the row, and where the bill is that stands.
twice() {
	printf '%s' "account \"$one\": account $one was billed for $1 already, by $2; first: bill-adjust $one $1 --volume <m3> --amount <yuan> --reason <reason>"
}
bad ":2:1: $(twice 2026-08 2026-08/XS-1)" $heading "$one,2026-08,30,86.40"
bad ":4:1: account \"$one\": account $one was billed for 2026-09 already, in line 2 of the file" \
	$heading "$one,2026-09,1,1.00" "$two,2026-09,1,1.00" "$one,2026-09,2,2.00"
given account-pay "$one" --method cash
bad ":2:1: $(twice 2026-08 2026-08/XS-1)" $heading "$one,2026-08,30,86.40"
count_commits
file $heading "$one,2026-09,3,7.00" "$two,2026-09,3,7.00"
done_as "2${tab}14.00" import --op-id september
done_as "2${tab}14.00" import --op-id september
commits_are 1 "the same --op-id bills once"
given account-pay "$one" 1.00 --method cash --op-id october
file $heading "$one,2026-10,3,7.00"
refusal 1 "bill-import: op-id \"october\" was already used by account-pay at 2028-03-15T09:00:00+08:00, for another command line; first: choose another" \
	import --op-id october

store_state >"$work/first"
run import --dry-run
is_status 0
out_is "--dry-run" <<END
1${tab}7.00
would change: $block
would change: bills/2026-10.yaml
commit message:
bill-import: 1 bills

Article: 五（二）
Staff: wangmin
Login: $login
END
store_state >"$work/second"
ok "changes nothing" cmp "$work/first" "$work/second"

# ---- Accounts that take none --------------------------------------------------------------------------

bad ":3:1: account \"0000999999\": there is no account 0000999999; first: account-list --find <text>" \
	$heading "$one,2026-11,1,1.00" "0000999999,2026-11,1,1.00"
household
cancelled=$number
bill_of "$number" 2025-11 10 28.80
given account-pay "$number" --method cash
given at 2026-12-21 account-cancel "$number" --reading 100 --final-bill 0 --paper all --confirm "$number"
bad ":2:1: account \"$number\": account $number is cancelled and takes no bill" \
	$heading "$number,2026-11,1,1.00"
file $heading,kind "$number,2025-11,0,1.00,penalty"
run import --dry-run
is_status 0 "a penalty on what is open there may be billed"
bad ":2:27: kind \"final\": is not one of: bill, 水费, penalty, 违约金" $heading,kind "$number,2026-11,0,1.00,final"
for amount in -1 -0.01 10000000.01; do
	bad ":2:22: amount \"$amount\": a bill is from 0 to 10000000.00 yuan" $heading "$one,2026-11,1,$amount"
done
# A month to come is the fault of its own cell.
bad ":2:12: period \"2028-04\": 2028-04 is still to come" $heading "$one,2028-04,1,1.00"

# Bills of nothing are counted and passed over.
count_commits
file $heading "$one,2026-11,0,0" "$two,2026-11,0,0.00"
done_as "0${tab}0.00" import
file $heading "$one,2026-10,2,4.00" "$two,2026-10,0,0.00"
done_as "1${tab}4.00" import
commits_are 1 "a file of nothing else changes nothing"
run account-show "$two" --history --format csv
out_lacks 2026-10

# ---- The register of a period ---------------------------------------------------------------------------

sum=$(sha256sum "$work/bills.csv" | cut -d' ' -f1)
cp bills/2026-10.yaml "$work/out"
out_is "each import is an entry: its file, how many bills, how much" <<END
id: "XS-1"
at: "2028-03-15T09:00:00+08:00"
by: "wangmin"
claimed: true
act: "bill"
source: "-"
sha256: "$(printf '%s\n' $heading "$three,2026-10,1,1" | sha256sum | cut -d' ' -f1)"
count: 1
volume_m3: 1
total: "1.00"
---
id: "XS-2"
at: "2028-03-15T09:00:00+08:00"
by: "wangmin"
claimed: true
act: "bill"
source: "bills.csv"
sha256: "$sum"
count: 1
volume_m3: 2
total: "4.00"
END

# A month whose only bill is refused has none.
file $heading "$cancelled,2025-12,1,1.00" "$two,2025-12,0,0.00"
count_commits
run import --skip-bad --rejects "$work/r.csv"
is_status 0
out_is "nothing is billed" <<END
0${tab}0.00
END
commits_are 0 "and nothing changed"
ok "no register is begun" test ! -e bills/2025-12.yaml
rm "$work/r.csv"

# ---- The file ----------------------------------------------------------------------------------------

good="$two,2026-11,1,1.00"
bad ':3:1: account "12345": "12345" is not a valid account number (6 to 16 digits or capital letters)' \
	$heading "$good" 12345,2026-11,1,1.00
bad ':3:1: account "../../etc": "../../etc" is not a valid account number (6 to 16 digits or capital letters)' \
	$heading "$good" ../../etc,2026-11,1,1.00
bad ':3:1: account "1.00001E+10": a spreadsheet has destroyed this number; first: export it again as text' \
	$heading "$good" 1.00001E+10,2026-11,1,1.00
bad ':3:1: account: is empty; every row needs it' $heading "$good" ,2026-11,1,1.00
for period in 2026-13 2026 26-08 2026-08-01 08-2026 2026-00; do
	bad ":3:12: period \"$period\": \"$period\" is not a valid period (2026-08)" $heading "$good" "$one,$period,1,1.00"
done
bad ':3:12: period: is empty; every row needs it' $heading "$good" "$one,,1,1.00"
bad ':3:20: volume_m3 "x": "x" is not a whole number' $heading "$good" "$one,2026-11,x,1.00"
bad ':3:20: volume_m3 "1.5": "1.5" is not a whole number' $heading "$good" "$one,2026-11,1.5,1.00"
bad ':3:20: volume_m3 "-1": "-1" is not between 0 and 1000000000' $heading "$good" "$one,2026-11,-1,1.00"
bad ':3:20: volume_m3 "1000000001": "1000000001" is not between 0 and 1000000000' \
	$heading "$good" "$one,2026-11,1000000001,1.00"
for amount in 1.234 x 1e3 ￥ 9999999999999; do
	bad ":3:22: amount \"$amount\": \"$amount\" is not an amount of money (yuan like 86.40, no separators)" \
		$heading "$good" "$one,2026-11,1,$amount"
done
bad ':3:22: amount: is empty; every row needs it' $heading "$good" "$one,2026-11,1,"
bad ':3:21: the row has 3 cells, the heading line 4' $heading "$good" "$one,2026-11,1"
bad ':3:24: the row has 5 cells, the heading line 4' $heading "$good" "$one,2026-11,1,1,1"
whole ':1:1: no column gives the field amount (headings: 金额, 应收金额, 水费, 金额(元), 金额（元）, amount, amount (yuan))' \
	account,period,volume_m3 "$one,2026-11,1"
whole ':1:16: the columns "period" and "period" both give the field period' \
	account,period,period,volume_m3,amount "$one,2026-11,2026-11,1,1"
whole ':2:1: there is nothing below the headings' $heading
bad ':3:1: the quotation that begins here has no end' $heading "$good" "\"$one,2026-11,1,1"
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

# ---- Headings and encodings ------------------------------------------------------------------------

file 户号,账期,水量,金额,抄表员 "$two,202606,3,1.50,李" "$three,2026年6月,4.00,2.5,李"
cp "$work/bills.csv" "$work/zh.csv"
iconv -f UTF-8 -t GB18030 "$work/zh.csv" >"$work/gb.csv"
run bill-import "$work/gb.csv" --dry-run
is_status 0 "GB18030 is found out"
out_has "2${tab}4.00"
refused 3 bill-import "$work/gb.csv" --encoding utf-8
err_is <<END
bill-import: $work/gb.csv:1:1: byte 0xBB is not UTF-8: a character is cut, or the file is of another encoding; first: --encoding gb18030
END
refused 3 bill-import "$work/zh.csv" --encoding gb18030
refusal 2 'bill-import: --encoding: "big5" is not one of: utf-8, gb18030, utf-16le, utf-16be' import --encoding big5
file 用户编号,月份,用水量,水费 "$two,2026/6,3,1.50"
run import --dry-run
out_has "1${tab}1.50" "other headings"
done_as "2${tab}4.00" bill-import "$work/gb.csv" --encoding gb18030
last_event bill 2026-06/XS-1 '2026-06 3 m3 1.50' '' "$two"

# ---- Every fault of every row, and bad rows aside ----------------------------------------------------

file $heading "$one,2027-13,x,1.00" "$two,2027-02,1,1.00" "0000999999,2027-02,1," "$one,2027-02,1,2.00" \
	"$one,2027-02,1,2.00" "$two,2027-02"
refused 3 import
err_is "every fault of every row" <<END
bill-import: $work/bills.csv:2:12: period "2027-13": "2027-13" is not a valid period (2026-08)
bill-import: $work/bills.csv:2:20: volume_m3 "x": "x" is not a whole number
bill-import: $work/bills.csv:4:1: account "0000999999": there is no account 0000999999; first: account-list --find <text>
bill-import: $work/bills.csv:4:22: amount: is empty; every row needs it
bill-import: $work/bills.csv:6:1: account "$one": account $one was billed for 2027-02 already, in line 5 of the file
bill-import: $work/bills.csv:7:19: the row has 2 cells, the heading line 4
bill-import: nothing was imported: 4 of 6 rows are bad; first: correct them, or --skip-bad --rejects <file>
END
refusal 2 "bill-import: --skip-bad and --rejects go together" import --skip-bad
refusal 2 "bill-import: --skip-bad and --rejects go together" import --rejects "$work/r.csv"
refused 5 import --skip-bad --rejects "$work/no/such/r.csv"
err_has "bill-import: cannot write $work/no/such/r.csv: No such file or directory"
count_commits
run import --skip-bad --rejects "$work/r.csv" --dry-run
is_status 0 "a row would be taken"
commits_are 0 "a dry run makes no commit"
err_has "4 of 6 rows are bad; they would be written to $work/r.csv"
ok "--dry-run writes no rejects" test ! -e "$work/r.csv"

count_commits
run import --skip-bad --rejects "$work/r.csv" --op-id february
is_status 0
commits_are 1 "the good ones in one commit"
out_is "good rows are billed though others are bad" <<END
2${tab}3.00
END
err_has "bill-import: 4 of 6 rows are bad; they are in $work/r.csv"
last_event bill 2027-02/XS-1 '2027-02 1 m3 1.00' '' "$two"
last_event bill 2027-02/XS-1 '2027-02 1 m3 2.00' '' "$one"
cp "$work/r.csv" "$work/out"
out_is "the rejects: as they were, and why" <<END
$heading,error
$one,2027-13,x,1.00,"$work/bills.csv:2:12: period ""2027-13"": ""2027-13"" is not a valid period (2026-08); $work/bills.csv:2:20: volume_m3 ""x"": ""x"" is not a whole number"
0000999999,2027-02,1,,"$work/bills.csv:4:1: account ""0000999999"": there is no account 0000999999; first: account-list --find <text>; $work/bills.csv:4:22: amount: is empty; every row needs it"
$one,2027-02,1,2.00,"$work/bills.csv:6:1: account ""$one"": account $one was billed for 2027-02 already, in line 5 of the file"
$two,2027-02,"$work/bills.csv:7:19: the row has 2 cells, the heading line 4"
END

# The same op-id: the first result, though a row that was bad has become good since.
run account-new 0000999999 --name 王小明
sed -i 's/^0000999999,2027-02,1,$/0000999999,2027-02,1,5.00/' "$work/bills.csv"
count_commits
run import --skip-bad --rejects "$work/r.csv" --op-id february
is_status 0
commits_are 0 "the same --op-id bills once"
out_is "and gives the first result" <<END
2${tab}3.00
END

# Corrected rejects are taken; the others are rejected again.
sed -e "s/^$one,2027-13,x,/$one,2027-03,7,/" "$work/r.csv" >"$work/again.csv"
run bill-import "$work/again.csv" --skip-bad --rejects "$work/r2.csv"
is_status 0
out_has "1${tab}1.00" "what was corrected is billed"
last_event bill 2027-03/XS-1 '2027-03 7 m3 1.00' '' "$one"

# More than 20 faults are counted.
{ echo $heading; seq 25 | sed 's/.*/x,2027-04,1,1/'; } >"$work/bills.csv"
refused 3 import
err_has "... and 5 more"
ok "20 faults, a count, a result" test "$(wc -l <"$work/err")" -eq 22

# Rejects of a GB18030 file are GB18030.
file 户号,账期,水量,金额,抄表员 "$two,2027-05,3,1.50,李" "$two,五月,3,1.50,张𬌗"
iconv -f UTF-8 -t GB18030 "$work/bills.csv" >"$work/gb.csv"
run bill-import "$work/gb.csv" --skip-bad --rejects "$work/r.csv"
is_status 0
out_has "1${tab}1.50"
iconv -f GB18030 -t UTF-8 "$work/r.csv" >"$work/out"
out_has '张𬌗,"'"$work/gb.csv:3:12: 账期 \"\"五月\"\": " "rejects in the encoding of the file"

# ---- Who watches -------------------------------------------------------------------------------------

if command -v script >/dev/null; then
	file $heading "$two,2028-02,1,1.00"
	run script -qec "bill-import '$work/bills.csv'" /dev/null </dev/null
	is_status 0 "on a terminal"
	out_has "importing [" "a bar on a terminal"
	out_has "imported 1 bills of 1.00 yuan"
fi

# ---- Who -------------------------------------------------------------------------------------------

refusal 1 "bill-import: 纪伟 may not run bill-import: it requires role clerk or handler or supervisor (roles are in catalogue/staff.yaml); first: ask an admin" \
	import --as jiwei
file $heading "$two,2028-01,1,1.00"
run import --as zhaolei
is_status 0 "a handler of the meter-reading centre may"

# A block broken by hand, among many, stops all of them.
given account-new 0000900001 --name 王小明
sed -i '2a colour: "red"' accounts/000090/00009000.yaml
file $heading "$two,2026-12,1,1.00" 0000900001,2026-12,1,1.00
refusal 3 "bill-import: $work/bills.csv:3:1: accounts/000090/00009000.yaml:3:1: account has no key \"colour\"" import
git checkout -q accounts

finish

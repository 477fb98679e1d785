#!/bin/sh
# 用水类别、用水比例, annex 3: whole percents that sum to 100.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

class() { account-class --use residential=60,non-residential=40 "$@"; }

program=account-class
service='use-class'
roles='clerk or handler or supervisor'
step=class
ready=household
account_alike
case_alike
rests_alike written-request 书面申请（original）
active_alike
owes_alike 'annex 9'

household
run account-class "$number" --use residential=60 --use non-residential=30,special=10
is_status 0
last_event class "$(cat "$work/out")" '' \
	use_next=residential=60,non-residential=30,special=10,use_from=2026-10-01
account_is use,use_next,use_from 'residential=100,"residential=60,non-residential=30,special=10",2026-10-01'
export ONESTOP_NOW=2026-12-01T09:00:00+08:00
run account-class "$number" --use special=100
is_status 0
last_event class "$(cat "$work/out")" '' \
	use=residential=60,non-residential=30,special=10,use_next=special=100,use_from=2027-01-01
export ONESTOP_NOW=2026-09-18T09:00:00+08:00

# ---- What is in force on a day ------------------------------------------------------------------------

# in_force DAY USE: in the list and every export.
in_force() {
	export ONESTOP_NOW="$1T09:00:00+08:00"
	account_is use "$2"
	found=$(account-list --prefix "$number" --format csv --no-header --columns use)
	equal "account-list on $1" "$2" "$found"
	run account-list --prefix "$number" --format json --columns use
	out_has "$2" "json on $1"
	run account-list --prefix "$number" --columns use,use_next
	out_has "$2" "and for people"
	given account-list --prefix "$number" --format xlsx --columns use -o "$work/use.xlsx"
	unzip -p "$work/use.xlsx" xl/worksheets/sheet1.xml >"$work/out"
	out_has "$(echo "$2" | sed "s/non-residential/非居民用水/; s/residential/居民用水/; s/special/特种用水/")" "a workbook on $1"
}

export ONESTOP_NOW=2026-08-03T09:00:00+08:00
household
run account-class "$number" --use non-residential=100
is_status 0
in_force 2026-08-03 residential=100
in_force 2026-08-31 residential=100
in_force 2026-09-01 non-residential=100
account_is use_next,use_from ,2026-09-01
# Changed again before it began: what held until then still does.
export ONESTOP_NOW=2026-08-10T09:00:00+08:00
household
given account-class "$number" --use non-residential=100
export ONESTOP_NOW=2026-08-20T09:00:00+08:00
given account-class "$number" --use special=100
in_force 2026-08-31 residential=100
in_force 2026-09-01 special=100
# Another program writes on another day: the day's use, and its event adds up.
given account-class "$number" --use residential=100
run store-check
is_status 0
# A table that says what holds today is no change.
printf 'number,use\n%s,special=100\n' "$number" >"$work/use.csv"
run account-import "$work/use.csv"
is_status 0
out_is "the same" <<END
0${tab}0${tab}1
END
printf 'number,use\n%s,non-residential=100\n' "$number" >"$work/use.csv"
run account-import "$work/use.csv" --update
is_status 0
account_is use,use_next,use_from non-residential=100,residential=100,2026-10-01
export ONESTOP_NOW=2026-09-18T09:00:00+08:00

# ---- Refused ----------------------------------------------------------------------------------

refusal 2 "account-class: --use CLASS=PERCENT,... is needed; first: account-class --help" \
	account-class "$number"
while read -r use sum; do
	refusal 1 "account-class: the shares of use sum to $sum, not to 100" account-class "$number" --use "$use"
done <<'END'
residential=99 99
residential=60,special=41 101
residential=1,non-residential=1,special=1 3
residential=100,special=100 200
END
refusal 1 'account-class: class of use "residential=40" appears twice' \
	account-class "$number" --use residential=60,residential=40
for bad in residential=0 residential=101 residential=-5 residential=50.5 residential= residential =100 \
	家用=100 农用=100 industrial=100 residential=1e2; do
	refusal 2 "account-class: --use: \"$bad\" is not a valid share of use (residential=60, non-residential=30, special=10)" \
		account-class "$number" --use "$bad"
done
run account-class "$number" --use special=１００ --dry-run
is_status 0 "full-width digits are folded"
# What holds, or is to follow, is no change; in any order.
household
same="account-class: \"use (percent)\" of account $number is that already; first: account-show $number"
refusal 1 "$same" account-class "$number" --use residential=100 --paper all
given account-class "$number" --use residential=60,special=40 --paper all
refusal 1 "$same" account-class "$number" --use special=40,residential=60 --paper all
given account-class "$number" --use residential=100 --paper all
refusal 1 "$same" account-class "$number" --use residential=100 --paper all

finish

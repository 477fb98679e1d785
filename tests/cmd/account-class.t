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
account_is use '"residential=60,non-residential=30,special=10"'
last_event class "$(cat "$work/out")" 'effective from 2026-10-01' \
	use=residential=60,non-residential=30,special=10
export ONESTOP_NOW=2026-12-01T09:00:00+08:00
run account-class "$number" --use special=100
is_status 0
last_event class "$(cat "$work/out")" 'effective from 2027-01-01' use=special=100
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
	居民=100 Residential=100 industrial=100 residential=1e2; do
	refusal 2 "account-class: --use: \"$bad\" is not a valid share of use (residential=60, non-residential=30, special=10)" \
		account-class "$number" --use "$bad"
done
run account-class "$number" --use residential=１００ --dry-run
is_status 0 "full-width digits are folded"

finish

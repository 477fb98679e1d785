#!/bin/sh
# 销户, annex 8: the end of an account.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

# The account's number, typed twice.
cancel() { account-cancel --paper all --reading 120 --reason 拆迁 --confirm "$@"; }
bare() { account-cancel --reading 120 --confirm "$1" "$@"; }
twice() {
	twice=$1
	shift
	cancel "$twice" "$twice" "$@"
}

program=account-cancel
confirms=yes
service=cancel
roles='clerk or handler or supervisor'
step=twice
ready=household
account_alike
case_alike
rests_alike id-card 用户身份证（original）
owes_alike 'annex 8'
bare=bare
waived_alike annex-8,id-card 用户用水业务审批表（销户，一式三联，用户签字）,\ 用户身份证

# ---- What it does ---------------------------------------------------------------------------------

household
given account-pay "$number" 10.00 --method cash
run twice "$number"
is_status 0
ticket=$(cat "$work/out")
account_is state,meter,reading,cancelled_on,prepaid cancelled,out,120,2026-09-18,10.00
last_event cancel "$ticket" 拆迁 state=cancelled,meter=out,reading=120,reading_on=2026-09-18,cancelled_on=2026-09-18

household
given account-suspend "$number" --reading 110 --paper all
run twice "$number"
is_status 0 "one that is suspended"
account_is state,suspended_on,suspended_until cancelled,,

# ---- The number twice -----------------------------------------------------------------------------

household
refusal 1 "account-cancel: cancelling $number cannot be undone and needs its number twice; first: --confirm $number" \
	account-cancel "$number" --reading 120
refusal 1 "account-cancel: cancelling $number cannot be undone and needs its number twice; first: --confirm $number" \
	account-cancel "$number" --reading 120 --confirm 0000999999
refused 2 account-cancel "$number" --reading 120 --confirm yes
refused 2 account-cancel "$number" --reading 120 --confirm ''
refusal 1 "account-cancel: cancelling $number cannot be undone and needs its number twice; first: --confirm $number" \
	account-cancel "$number" --reading 120 --dry-run
refusal 1 "account-cancel: cancelling $number cannot be undone and needs its number twice; first: --confirm $number" \
	account-cancel "$number" --reading 120 --no-input

# ---- Refused ----------------------------------------------------------------------------------

refusal 1 "account-cancel: the reading of the meter is needed (annex 8); first: --reading <m3>" \
	account-cancel "$number" --confirm "$number" --paper all
refusal 1 "account-cancel: the reading 99 is below the last one, 100; first: read again, or account-meter $number --work replace" \
	account-cancel "$number" --confirm "$number" --reading 99 --paper all

# ---- What a cancelled account still does: be shown ---------------------------------------------------

run twice "$number"
is_status 0
while read -r line; do
	# shellcheck disable=SC2086 # words
	refused 1 ${line%%|*}
	err_has "${line#*|}"
done <<END
account-pay $number 1.00 --method cash|account $number is cancelled, owes nothing and takes no payment; first: account-show $number
account-pay $number --method cash|account $number
account-transfer $number --to 李四 --paper all|account $number is cancelled and can no longer be changed
account-transfer $number --missing annex-10|account $number is cancelled and can no longer be changed
account-suspend $number --reading 130|account $number is cancelled and can no longer be changed
account-suspend $number --missing id-card|account $number is cancelled and can no longer be changed
account-resume $number --reading 130|account $number is cancelled and can no longer be changed
account-cancel $number --reading 130 --confirm $number|account $number is cancelled and can no longer be changed
account-base $number --population 5 --paper all|account $number is cancelled and can no longer be changed
account-class $number --use special=100|account $number is cancelled and can no longer be changed
account-meter $number --work install --meter-no M9 --new-reading 0 --seal S9|account $number is cancelled and can no longer be changed
account-contact $number --phone 13700137000|account $number is cancelled and can no longer be changed
account-new $number --name 李四|account $number exists already; first: account-show $number
END
printf 'account,period,volume_m3,amount\n%s,2026-09,1,3.00\n' "$number" >"$work/bills"
refused 3 bill-import "$work/bills"
err_has "bill-import: $work/bills:2:1: account \"$number\": account $number is cancelled and takes no bill"
run account-show "$number"
is_status 0
out_has cancelled
run account-list --state cancelled --ids
out_has "$number"

finish

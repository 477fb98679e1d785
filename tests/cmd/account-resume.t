#!/bin/sh
# 启用, annex 8: a suspended account is resumed.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

resume() { account-resume --reading 120 --paper all "$@"; }
bare() { account-resume --reading 120 "$@"; }
suspended() {
	household
	run account-suspend "$number" --reading 120 --paper all
	is_status 0
}

program=account-resume
service=resume
roles='clerk or handler or supervisor'
step=resume
ready=suspended
account_alike
case_alike
rests_alike id-card 用户身份证（original）
bare=bare
waived_alike annex-8,id-card 用户用水业务审批表（启用，一式三联，用户签字）,\ 用户身份证

suspended
run resume "$number" --reading 125 --reason 返回居住
is_status 0
ticket=$(cat "$work/out")
account_is state,reading,suspended_on,suspended_until,meter active,125,,,in
last_event resume "$ticket" 返回居住 state=active,reading=125,suspended_on=,suspended_until=

# Late, and still owing: neither keeps anybody from having water again.
suspended
bill "$number" 2026-08 86.40
export ONESTOP_NOW=2028-01-10T09:00:00+08:00
refused 3 resume "$number"
err_has "calendar-import" "the due date of a year without a calendar is not guessed"
export ONESTOP_NOW=2026-10-09T09:00:00+08:00
run resume "$number"
is_status 0 "one that owes"
account_is state active
export ONESTOP_NOW=2026-09-18T09:00:00+08:00

# ---- Refused ----------------------------------------------------------------------------------

household
refusal 1 "account-resume: account $number is \"active\"; this needs one that is \"suspended\"; first: account-show $number" \
	resume "$number"
account --state pending
refusal 1 "account-resume: account $number is \"not yet in use\"; this needs one that is \"suspended\"; first: account-show $number" \
	resume "$number"
suspended
# Water needs a meter.
given account-meter "$number" --work remove --old-reading 120
refusal 1 "account-resume: account $number has no meter in, and cannot be resumed (annex 8); first: account-meter $number --work install" \
	resume "$number"
given account-meter "$number" --work install --meter-no "M-$number" --new-reading 0 --seal "S-$number"
run resume "$number" --reading 0
is_status 0 "0 is a reading"
account_is state,meter active,in
suspended
refusal 1 "account-resume: the reading of the meter is needed (annex 8); first: --reading <m3>" \
	account-resume "$number" --paper all
refusal 1 "account-resume: the reading 119 is below the last one, 120; first: account-read $number --reading 119 with --rollover or --correct <reason>, or account-meter $number --work replace" \
	account-resume "$number" --reading 119 --paper all
refusal 1 "account-resume: documents still missing for 启用: 用户身份证 (article 5(2)); first: --paper <document>,... (or all), or --missing id-card to let the matter rest" \
	bare "$number" --paper annex-8

finish

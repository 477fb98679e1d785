#!/bin/sh
# 报停, annex 8: the water is turned off for a time.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

stop() { account-suspend --reading 120 --paper all --reason 长期外出 "$@"; }
bare() { account-suspend --reading 120 "$@"; }

program=account-suspend
service=suspend
roles='clerk or handler or supervisor'
step=stop
ready=household
account_alike
case_alike
rests_alike id-card 用户身份证（original）
active_alike
owes_alike 'annex 8'
bare=bare
waived_alike annex-8,id-card 用户用水业务审批表（报停，一式三联，用户签字）,\ 用户身份证

# ---- What it does ---------------------------------------------------------------------------------

household
run stop "$number"
is_status 0
ticket=$(cat "$work/out")
account_is state,reading,reading_on,suspended_on,suspended_until,meter \
	suspended,120,2026-09-18,2026-09-18,2027-09-18,in
last_event suspend "$ticket" 长期外出 state=suspended,reading=120,suspended_on=2026-09-18,suspended_until=2027-09-18
ticket_is due 2026-09-24 "$ticket"

household
run stop "$number" --months 6 --paper all --reading 100
is_status 0 "the reading may be the last one"
account_is suspended_until,reading 2027-03-18,100

# The day of a shorter month is its last.
export ONESTOP_NOW=2026-08-31T09:00:00+08:00
household
run stop "$number" --months 6
is_status 0
account_is suspended_until 2027-02-28
export ONESTOP_NOW=2026-09-18T09:00:00+08:00

# 0 is a reading, also one that was typed before the ticket had to rest.
account --meter-no M-zero --reading 0 --id-type resident --id-no 11010519491231002X
run stop "$number" --reading 0 --missing annex-8
is_status 0
ticket=$(sed -n 1p "$work/out")
run account-suspend "$number" --ticket "$ticket" --paper all
is_status 0
account_is state,reading_on suspended,2026-09-18

# ---- Refused ----------------------------------------------------------------------------------

household
for months in 0 13 -1 100000000; do
	refusal 1 "account-suspend: a suspension lasts 1 to 12 months" stop "$number" --months "$months"
done
refused 2 stop "$number" --months half
err_has '--months: "half" is not a whole number'
refusal 1 "account-suspend: the reading of the meter is needed (annex 8); first: --reading <m3>" \
	account-suspend "$number" --paper all
refusal 1 "account-suspend: the reading of the meter is needed (annex 8); first: --reading <m3>" \
	account-suspend "$number" --reading -3 --paper all
refusal 1 "account-suspend: the reading 99 is below the last one, 100; first: account-read $number --reading 99 with --rollover or --correct <reason>, or account-meter $number --work replace" \
	account-suspend "$number" --reading 99 --paper all
refusal 1 "account-suspend: a reading of 1000000001 m3 is out of range" \
	account-suspend "$number" --reading 1000000001 --paper all
refused 2 account-suspend "$number" --reading 1e3
refused 2 account-suspend "$number" --reading 99999999999999999999
refusal 1 "account-suspend: documents still missing for 报停: 用户用水业务审批表（报停，一式三联，用户签字） (article 5(2)); first: --paper <document>,... (or all), or --missing annex-8 to let the matter rest" \
	bare "$number" --paper id-card

id=$number
in_chinese "account-suspend: 报停期限应为1至12个月" account-suspend "$number" --reading 120 --months 13 --paper all

finish

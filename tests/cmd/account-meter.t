#!/bin/sh
# 水表拆装, annex 7: a meter is taken out, put in, replaced.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

replace() { account-meter --work replace --old-reading 120 --meter-no "M002-$1" --new-reading 3 --seal "S2-$1" "$@"; }

program=account-meter
service=meter-work
roles='clerk or handler or supervisor'
step=replace
ready=household
account_alike
case_alike

# ---- What it does ---------------------------------------------------------------------------------

household
run account-meter "$number" --work remove --old-reading 110
is_status 0
account_is meter,meter_no,reading,reading_on,seal,calibre "out,M001$nth,110,2026-09-18,,15"
last_event meter "$(cat "$work/out")" '' meter=out,reading=110,seal=
refusal 1 "account-meter: account $number has no meter that could be taken out" \
	account-meter "$number" --work remove --old-reading 110
refusal 1 "account-meter: account $number has no meter that could be taken out" replace "$number"
run account-meter "$number" --work install --meter-no Ｍ００３ --new-reading 0 --seal S3 --calibre 20
is_status 0
account_is meter,meter_no,reading,seal,calibre in,M003,0,S3,20
last_event meter "$(cat "$work/out")" '' meter_no=M003,calibre=20,meter=in,reading=,seal=S3
refusal 1 "account-meter: account $number has a meter already; first: account-meter $number --work remove, or replace" \
	account-meter "$number" --work install --meter-no M004 --new-reading 0 --seal S4
run replace "$number" --calibre 25
is_status 0
account_is meter,meter_no,reading,seal,calibre "in,M002-$number,3,S2-$number,25"
last_event meter "$(cat "$work/out")" '' "meter_no=M002-$number,calibre=25,reading=3,seal=S2-$number"
run account-show "$number" --history --format json --columns old_reading,used,was
out_has '"old_reading": 120' "at what the old meter came out, as data"
out_has '"used": 120'
out_has '"meter_no": "M003"' "and which it was"
run account-show "$number" --history
out_has "meter: M003 -> M002-$number; calibre (DN): 20 -> 25" "in words"
out_has "old meter out at 120 m3; use 120 m3"
run env LC_ALL=C.UTF-8 LANGUAGE=zh_CN account-show "$number" --history
out_has "旧表拆出读数 120 m³"

# One that owes, is suspended, or never was in use may have its meter changed.
household
bill "$number" 2026-08 10.00
run replace "$number"
is_status 0
household
given account-suspend "$number" --reading 100 --paper all
run account-meter "$number" --work remove --old-reading 100
is_status 0
account --state pending
run account-meter "$number" --work install --meter-no M9 --new-reading 0 --seal S9 --calibre 300
is_status 0
account_is state,calibre pending,300

# ---- Refused ----------------------------------------------------------------------------------

household
refusal 2 "account-meter: --work WORK is needed; first: account-meter --help" account-meter "$number"
refusal 2 'account-meter: --work: "paint" is not one of: remove, install, replace' \
	account-meter "$number" --work paint
for work_done in remove replace; do
	refusal 1 "account-meter: the reading of the old meter is needed (annex 7); first: --old-reading <m3>" \
		account-meter "$number" --work $work_done
	refusal 1 "account-meter: the reading 99 is below the last one, 100; first: account-read $number --reading 99 with --rollover or --correct <reason>, or account-meter $number --work replace" \
		account-meter "$number" --work $work_done --old-reading 99
done
whole='--meter-no M002 --new-reading 3 --seal S2'
for lacking in '--meter-no M002' '--new-reading 3' '--seal S2'; do
	# shellcheck disable=SC2046 # words
	refusal 1 "account-meter: number, reading and seal of the new meter are needed (annex 7); first: --meter-no <number> --new-reading <m3> --seal <number>" \
		account-meter "$number" --work replace --old-reading 120 $(printf '%s' "$whole" | sed "s/$lacking//")
done
for calibre in 0 14 16 400 -15; do
	[ $calibre != 0 ] || continue
	refusal 2 "account-meter: --calibre: DN $calibre is not a valid calibre (15 20 25 32 40 50 65 80 100 150 200 250 300)" \
		replace "$number" --calibre "$calibre"
done
refusal 1 "account-meter: a reading of 1000000001 m3 is out of range" \
	replace "$number" --new-reading 1000000001
refusal 1 "account-meter: a reading of 1000000001 m3 is out of range" \
	replace "$number" --old-reading 1000000001
refusal 1 'account-meter: service 水表拆装 asks for no document "id-card", but for: none; first: service-show meter-work' \
	replace "$number" --missing id-card

finish

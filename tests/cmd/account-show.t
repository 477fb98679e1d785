#!/bin/sh
# One account, for a person at a window and for a program.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

household --bank 工商银行 --bank-no 6222020000000000 --licence L-2019-7 --population 5
bill "$number" 2026-07 5.00
bill "$number" 2026-08 86.40
given account-pay "$number" 50.00 --method cash

# ---- As people read it ---------------------------------------------------------------------------------

run account-show "$number"
is_status 0
quiet
out_is "the page" <<'END'
account:                   0000100001
state:                     active
holder:                    王小明
kind of identity document: resident identity card
identity number:           1101**********002X
address:                   象山大道1号
telephone:                 138****8000
licence:                   L-2019-7
meter:                     M001
calibre (DN):              15
meter is:                  installed
last reading (m3):         100
read on:                   2026-09-18
seal:                      S1
use (percent):             residential=100
people in the household:   5
base volume (m3 a month):  25 (default)
bank:                      工商银行
bank account:              6222********0000
opened on:                 2026-09-18

unpaid: 41.40 yuan
period  volume (m3) amount (yuan) paid (yuan)
2026-08          30         86.40       45.00
END
given account-contact "$number" --phone 13700137000
ticket=$(cat "$work/out")
run account-show "$number"
out_has "$ticket 预留信息 closed 2026-09-18 09:00 2026-09-18" "its tickets"
run account-show ００００１００００１ --columns number --format csv --no-header
out_is "a number typed full-width" <<'END'
0000100001
END

# ---- History ---------------------------------------------------------------------------------------

run account-show "$number" --history --format csv
out_is "what happened, numbers masked" <<END
at,by,act,ref,amount,text,set
2026-09-18T09:00:00+08:00,wangmin,open,,,,"number=0000100001,state=active,holder=王小明,id_type=resident,id_no=1101**********002X,address=象山大道1号,phone=138****8000,licence=L-2019-7,meter_no=M001,calibre=15,meter=in,reading=100,reading_on=2026-09-18,seal=S1,use=residential=100,population=5,bank=工商银行,bank_no=6222********0000,opened_on=2026-09-18"
2026-09-18T09:00:00+08:00,wangmin,bill,2026-07/XS-1,5.00,2026-07 30 m3 5.00,
2026-09-18T09:00:00+08:00,wangmin,bill,2026-08/XS-1,86.40,2026-08 30 m3 86.40,
2026-09-18T09:00:00+08:00,wangmin,pay,20260918-XS-R0001,50.00,50.00: 2026-07 5.00; 2026-08 45.00,
2026-09-18T09:00:00+08:00,wangmin,contact,$ticket,,,phone=137****7000
END

# ---- For programs -----------------------------------------------------------------------------------

run account-show "$number" --format json
is_status 0
cp "$work/out" "$work/masked"
ok "json: an object with typed values" python3 - "$work/out" <<'END'
import json, sys
account = json.load(open(sys.argv[1]))
assert account["account"] == "0000100001" and account["calibre"] == 15
assert account["bills"] == [{"period": "2026-08", "volume_m3": 30, "amount": "86.40", "paid": "45.00"}]
assert account["opened_on"] == "2026-09-18" and account["cancelled_on"] is None
assert [event["act"] for event in account["events"]] == ["open", "bill", "bill", "pay", "contact"]
assert account["events"][0]["at"] == "2026-09-18T09:00:00+08:00"
END
for personal in 11010519491231002X 13800138000 13700137000 6222020000000000; do
	out_lacks "$personal"
done
run account-show "$number" --format csv --columns number,bills,events --titles zh
is_status 0
run account-show "$number" --columns number,holder,phone --format csv
out_is <<'END'
number,holder,phone
0000100001,王小明,137****7000
END
run account-show "$number" --format csv --columns prepaid --no-header -o "$work/written"
is_status 0
ok "-o writes a file" test -s "$work/written"

# ---- Whose numbers are shown ------------------------------------------------------------------------

for who in wangmin lihua zhaolei sunli jiwei; do
	run account-show "$number" --unmask --as $who --format json
	is_status 0 "$who may --unmask one account"
	out_has 11010519491231002X
	out_has 6222020000000000
done
refusal 1 'account-show: no staff member is called "nobody"; first: staff-list' \
	account-show "$number" --unmask --as nobody
refused 1 account-show "$number" --unmask --as gone
err_has "郭离 is not on duty today"

# ---- Not found ---------------------------------------------------------------------------------------

refusal 1 "account-show: there is no account 0000999999; first: account-list --find <text>" account-show 0000999999
refusal 2 "account-show: ACCOUNT is needed; first: account-show --help" account-show
for bad in 12345 ../../etc 0000-10001; do
	refusal 2 "account-show: \"$bad\" is not a valid account number (6 to 16 digits or capital letters)" account-show "$bad"
done
refused 2 account-show "$number" --columns nothing
refused 2 account-show "$number" --format yaml

# ---- The history as people read it ---------------------------------------------------------------------

account --use residential=70,special=30
given account-pay "$number" 10 --method cash
# LANGUAGE|options|must be there|must not be there
while IFS='|' read -r language options has lacks; do
	# shellcheck disable=SC2086 # several options
	run env LANGUAGE="$language" account-show "$number" --history $options
	is_status 0
	out_has "$has" "$language $options"
	out_lacks "$lacks" "$language $options"
done <<'END'
zh_CN||状态=正常|state=active
zh_CN||居民用水=70、特种用水=30|residential=70
en||use (percent)=residential=70|,use=residential
zh_CN|--format mail|状态=正常|state=active
en|--format csv --excel|状态=正常|state=active
zh_CN|--format csv|state=active|状态=
zh_CN|--format csv --titles zh|use=residential=70,special=30|居民
zh_CN|--format tsv|state=active|状态=
zh_CN|--format json|"state": "active"|正常
END

# ---- Tickets of other years ----------------------------------------------------------------------------

account
for day in 2025-06-12 2026-06-12; do
	run env ONESTOP_NOW="${day}T09:00:00+08:00" ticket-new facility --account "$number" --name 王小明 --phone 13800138000 \
		--request 井盖破损
	is_status 0
	id=$(cat "$work/out")
	given env ONESTOP_NOW="${day}T09:10:00+08:00" ticket-withdraw "$id" --reason 误报
done
run account-show "$number"
out_has 20250612-XS-0001 "not yet bound: it is found"
given store-archive
for options in "" --all; do
	run account-show "$number" $options
	is_status 0
	out_has 20260612-XS-0001 "of the last year: $options"
done
out_has 20250612-XS-0001 "older ones with --all"
out_has "tickets:" "with nothing left out"
run account-show "$number"
out_lacks 20250612-XS-0001 "without it they are not looked for"
out_has "tickets, without those bound that came more than a year ago (account-show $number --all):" "which is told"
number=0000100001
run account-show "$number"
out_has "(account-show $number --all)" "also where there are none"
refused 2 account-show "$number" --all --history

# ---- A block broken by hand ----------------------------------------------------------------------------

account
at=$(grep -n "^number: \"$number\"" "$block" | cut -d: -f1)
sed -i "$((at + 1))a colour: \"red\"" "$block"
refusal 3 "account-show: $block:$((at + 2)):1: account has no key \"colour\"" account-show "$number"
run account-show 0000100001 --columns number --format csv --no-header
is_status 0 "its neighbours can be read"
git checkout -q "$block"

# Nothing of a record reaches a terminal raw.
sed -i "$((at + 2))s/.*/holder: \"王\\\\x1b[31m\"/" "$block"
refused 3 account-show "$number"
err_lacks "$(printf '\033')"
git checkout -q "$block"

finish

#!/bin/sh
# store-check --receive: what was folded away counts, too: a receipt is reversed once, and money is given back by another
# than who took it.  And a payment pays the oldest bill first.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/../forge.sh"
umask 007

now=$ONESTOP_NOW
export ONESTOP_NOW=2026-06-10T10:00:00+08:00
new_store --desk HQ --test-clock --claimed --staff wangmin --staff-name 王敏 --badge 001
given staff-set sunli --name 孙丽 --badge 3 --department service-center --roles clerk
given staff-set wangmin --desk none
given account-new 0000012345 --name 王小明 --id-type resident --id-no 11010519491231002X --address 象山大道8号 \
	--phone 13800138000 --meter-no M8 --calibre 15 --reading 0 --use residential=100
given account-new 0000012346 --name 王小明 --id-type resident --id-no 11010519491231002X --id-reason 同号 \
	--address 象山大道9号 --phone 13800138000 --meter-no M9 --calibre 15 --reading 0 --use residential=100
given account-pay 0000012345 5.00 --method cash
given account-pay --void 20260610-HQ-R0001 --reason 错
given account-pay 0000012345 8.00 --method cash
for n in 1 2 3 4 5 6 7 8; do
	given account-pay 0000012345 "$n.00" --method cash
done
export ONESTOP_NOW="$now"
printf 'account,period,volume_m3,amount\n0000012346,2026-07,10,5.00\n0000012346,2026-08,10,5.00\n' >"$work/bills.csv"
given store-maintain --no-archive
ok "what was paid is folded away" grep -q 'act: "carry"' accounts/000001/00000123.yaml
given bill-import "$work/bills.csv"
given store-init --hub "$work/hub.git" --from "$store"
hub=$work/hub.git
window XS
their=$(git rev-parse main)

forge "a reversal of what was reversed before it was folded away"
given account-pay 0000012345 5.00 --method cash
given account-pay --void 20260918-XS-R0001 --reason 错
again 's/voids: "20260918-XS-R0001"/voids: "20260610-HQ-R0001"/'
turned_away "0000012345: event XS-2: 20260610-HQ-R0001 was reversed already, by 20260610-HQ-R0002"

forge "a refund by who took what was folded away"
given account-refund 0000012345 --method cash --payee 王小明 --reason 迁走 --as sunli
again 's/"sunli"/"wangmin"/'
turned_away "another person than the one it is about"

forge "a refund by who took it, dressed as a bank's"
given account-refund 0000012345 --method cash --payee 王小明 --reason 迁走 --as sunli
again 's/"sunli"/"wangmin"/; s/^payee: .*/&\nforeign: "B1"/'
turned_away "another person than the one it is about"

forge "a payment of a bill that is not the oldest"
given account-pay 0000012346 5.00 --method cash
perl -0pi -e 's/(act: "pay".*)2026-07/${1}2026-08/s' accounts/000001/00000123.yaml
sed 's/2026-07/2026-08/' payments/2026/09-18/XS-01.yaml >"$work/edited" && cat "$work/edited" >payments/2026/09-18/XS-01.yaml
git reset -q --soft HEAD~1 && as wangmin
turned_away "0000012346: event XS-1: gives its money to others than the rule does"

forge "a payment that pays ahead where a bill is owed"
given account-pay 0000012346 5.00 --method cash
perl -0pi -e 's/(act: "pay".*?)\n  bills:\n(?:  [- ].*\n)+/$1\n/s' accounts/000001/00000123.yaml
perl -0pi -e 's/\nbills:\n(?:[- ].*\n)+/\n/; s/^amount: "5.00"\n/$&prepaid: "5.00"\n/m' payments/2026/09-18/XS-01.yaml
git reset -q --soft HEAD~1 && as wangmin
turned_away "0000012346: event XS-1: gives its money to others than the rule does"

forge "an account that owes is suspended"
given account-read 0000012346 --reading 10
perl -0pi -e 's/(number: "0000012346"\n)state: "active"/${1}state: "suspended"/;
	s/act: "read"(.*?\n  set:\n)(    reading)/act: "suspend"$1    state: "suspended"\n$2/s' accounts/000001/00000123.yaml
git reset -q --soft HEAD~1 && as wangmin
turned_away "0000012346: event XS-1: account 0000012346 owes 10.00"

forge "who comes gets more than who leaves had"
given account-transfer 0000012345 --to 王五 --to-id-type resident --to-id-no 440524188001010014 --to-phone 13811112222 \
	--reading 130 --final-bill 0 --prepaid keep --paper all --opinion meter-reading=同意 --opinion service-center=同意
again 's/^  amount: "44.00"/  amount: "88.00"/; s/^prepaid: "44.00"/prepaid: "88.00"/'
turned_away "0000012345: event XS-1: gives its money to others than the rule does"

forge "a reversal of what was folded away"
given account-pay --void 20260610-HQ-R0003 --reason 错
given account-refund 0000012345 --method cash --payee 王小明 --reason 迁走 --as sunli
given account-pay 0000012346 6.00 --method cash
push_as XS
is_status 0 "$about, a refund of the rest and a payment come in"
finish

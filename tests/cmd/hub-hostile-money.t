#!/bin/sh
# store-check --receive: money that a window forges: receipts, registers and what accounts say of them.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/../forge.sh"
umask 007

new_store --desk HQ --test-clock --claimed --staff wangmin --staff-name 王敏 --badge 001
given staff-set wangmin --desk none
given store-init --hub "$work/hub.git" --from "$store"
hub=$work/hub.git
window XS
for n in 5 6 7; do
	given account-new "000001234$n" --name 王小明 --id-type resident --id-no 11010519491231002X --id-reason 同号 \
		--address "象山大道$n号" --phone 13800138000 --meter-no "M$n" --calibre 15 --reading 0 --use residential=100
done
# leave ACCOUNT: its customer pays a last bill.
leave() {
	given account-cancel "$1" --paper all --reading 20 --final-bill 57.60 --pay cash --reason 拆迁 --confirm "$1"
}
leave 0000012347
given account-pay 0000012345 20.00 --method cash
push_as XS
is_status 0 "honest work comes in"
quiet
their=$(git rev-parse main)
register=bills/2026-09-XS.yaml

# ---- Registers of bills ----------------------------------------------------------------------------------------

forge "a register that says less than its accounts"
leave 0000012346 && again '/^id: "XS-2"/,$s/^total: "57.60"/total: "50.00"/'
turned_away "register entry 2026-09-XS/XS-2: accounts do not come to what it says"

forge "a bill that no register has"
leave 0000012346
git show HEAD~1:"$register" >"$register"
again 's/x/x/'
turned_away "register entry 2026-09-XS/XS-2: accounts refer to it, and it is not there"

forge "a bill without a register"
leave 0000012346 && again 's,  ref: "2026-09-XS/XS-2",  ref: "XS-2",'
turned_away "stands in no register of bills"

forge "a bill in the register of another period"
leave 0000012346
again '/^number: "0000012346"/,/^number: "0000012347"/s/2026-09\.final/2026-08.final/
	/^id: "XS-2"/,$s/2026-09\.final/2026-08.final/; /^receipt: .*R0003/,$s/2026-09\.final/2026-08.final/'
turned_away "the register is of another period"

forge "an entry that leaves a number out"
leave 0000012346 && again '/^id: "XS-2"/s/XS-2/XS-3/; s,2026-09-XS/XS-2,2026-09-XS/XS-3,'
turned_away "entry XS-3 is not numbered as the next of its register"

forge "an entry of yesterday that says less today"
given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
edit "$register" 's/^total: "57.60"/total: "7.60"/'
again 's/x/x/'
turned_away "$register: an entry was changed or removed"

forge "a register that loses its entries"
given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
git rm -q "$register"
again 's/x/x/'
turned_away "$register: was deleted"

# ---- Receipts --------------------------------------------------------------------------------------------------

forge "money under no receipt"
given account-pay 0000012345 5.00 --method cash
again 's/^  ref: "20260918-XS-R0003"/  ref: "R3"/'
turned_away "moves money under no receipt"

forge "one receipt for two accounts"
given account-pay 0000012345 5.00 --method cash
given account-pay 0000012346 5.00 --method cash
git reset -q --soft HEAD~1
again 's/^  ref: "20260918-XS-R0004"/  ref: "20260918-XS-R0003"/'
turned_away "receipt 20260918-XS-R0003 is known to two accounts"

forge "a page that begins before its time"
given account-pay 0000012345 5.00 --method cash
sed -n '/R0003/,$p' payments/2026/09-18/XS-01.yaml >payments/2026/09-18/XS-02.yaml
git show HEAD~1:payments/2026/09-18/XS-01.yaml >payments/2026/09-18/XS-01.yaml
git add payments
git reset -q --soft HEAD~1
as wangmin
turned_away "payments/2026/09-18/XS-02.yaml: is begun before the page in front of it is full"
finish

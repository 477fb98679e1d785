#!/bin/sh
# store-sync: several desks that work in one clone, each with tickets, receipts, books and last bills of its own: a verifying
# hub takes what the register says is of that clone, and no more.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/../windows.sh"

new_store
given staff-set wangmin --desk none
for n in 5 6; do
	given account-new "000001234$n" --name 王小明 --id-type resident --id-no 11010519491231002X --id-reason 同号 \
		--address "象山大道$n号" --phone 13800138000 --meter-no "M$n" --calibre 15 --reading 0 --use residential=100
done
new_verifying_hub DB
x=$store
given desk-set YA --name 二号窗口 --clone XS
window DB
db=$work/DB
synced "$x" "$db"
git -C "$x" config --add onestop.desk YA
cd "$x" || exit 2

# ---- Both desks do everything ----------------------------------------------------------------------------------

# done_at DESK: a ticket, its hand-over, money in and out, and the day closed.
done_at() {
	given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损 --desk "$1"
	given ticket-assign "20260918-$1-0001" --to network --desk "$1"
	given account-pay 0000012345 20.00 --method cash --desk "$1"
	given account-pay --void "20260918-$1-R0001" --reason 错 --desk "$1"
	given account-pay 0000012345 5.00 --method cash --desk "$1" --op-id "pay-$1"
	given account-edit 0000012346 --phone "1380013800$2" --reason 来电 --desk "$1"
	given payment-close --counted cash=5.00 --desk "$1"
}
done_at XS 1
done_at YA 2
given ticket-note 20260918-XS-0001 --text 甲 --desk YA
given ticket-note 20260918-YA-0001 --text 乙 --desk XS
given account-cancel 0000012346 --paper all --reading 20 --final-bill 57.60 --pay cash --reason 拆迁 --confirm 0000012346 --desk YA
ok "a commit says which of them made it" test "$(git log --format=%ce | sort -u | tr '\n' ' ')" = "XS@desk.onestop YA@desk.onestop "
at "$x" store-sync
is_status 0 "the hub takes the work of both"
quiet
synced "$x" "$db"
same_trees "the other window has it" "$x" "$db"
at "$db" ticket-show 20260918-YA-0001
out_has 乙
at "$db" account-show 0000012345
is_status 0
ok "each has its book" test -e "$db/payments/2026/09-18/XS-01.yaml" -a -e "$db/payments/2026/09-18/YA-01.yaml"
ok "and its register of last bills" test -e "$db/bills/2026-09-YA.yaml" -a ! -e "$db/bills/2026-09-XS.yaml"
ok "one branch at the hub is of both" test -z "$(git -C "$hub" for-each-ref refs/heads/desk/YA)"
at "$db" store-check --history
is_status 0 "the other window finds nothing"

# They wrote one after the other, so nothing of theirs is disputed; beside another window it is.
at "$x" account-edit 0000012345 --phone 13800138003 --reason 来电 --desk YA
at "$db" account-edit 0000012345 --phone 13800138004 --reason 来电
synced "$x" "$db"
at "$db" account-list --disputed --ids
out_is "one window's two desks are one of two sides" <<'END'
0000012345
END
at "$db" account-show 0000012345
out_has '--take YA-'
out_has '--take DB-'
at "$x" account-resolve 0000012345 --take DB-1 --reason 核实 --desk YA
is_status 0
synced "$x" "$db"
same_trees "and one of them settles it" "$x" "$db"

# ---- What is of another clone ----------------------------------------------------------------------------------

cd "$db" || exit 2
git config --add onestop.desk YA
run ticket-note 20260918-XS-0001 --text 丙 --desk YA
is_status 0 "a clone that calls itself a desk of another"
run store-sync
is_status 1 "is refused by the hub"
err_has "was made by desk YA, and is pushed by desk DB"
git reset -q --hard HEAD~1
git update-ref refs/onestop/last HEAD
git config --unset onestop.desk YA
cd "$x" || exit 2
given desk-set YA --active-to 2026-09-17
at "$x" store-sync -q
is_status 0
run ticket-note 20260918-XS-0001 --text 丁 --desk YA
run store-sync
is_status 1 "a desk that has ended has so in its clone, too"
err_has "desk YA"
git reset -q --hard HEAD~1
git update-ref refs/onestop/last HEAD
finish

#!/bin/sh
# store-sync --new-desk: the work of two people, each commit by who did it, and a whole day book with its end.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/windows.sh"

new_store
x=$store
given account-new 0000012345 --name 王小明 --id-type resident --id-no 11010519491231002X --address 象山大道1号 \
	--phone 13800138000 --meter-no M1 --calibre 15 --reading 1000 --use residential=100 --population 4
given staff-set lina --name 李娜 --department service-center --roles clerk,supervisor --badge 003
new_verifying_hub DB XT
window DB
db=$work/DB
cp -r "$db" "$work/restored"
at "$db" account-pay 0000012345 1.00 --method cash
at "$db" store-sync -q
store=$work/restored
keep_store "$store"
cd "$store" || exit 2
given ticket-new consult-quality --name 王小明 --phone 13800138000 --request 水浑
git config onestop.staff lina
given ticket-note 20260918-DB-0001 --text 第二人
given account-pay 0000012345 5.00 --method cash
given payment-close --counted cash=5.00
run store-sync --new-desk XT
is_status 0
quiet "the end of a whole book comes along"
out_is <<'END'
20260918-DB-0001 → 20260918-XT-0001
20260918-DB-R0001 → 20260918-XT-R0001
END
run git log --no-merges --format='%an %ce %s' -4 --author-date-order --committer=XT@desk.onestop
out_is "each commit is by who did it" <<'END'
李娜 XT@desk.onestop payment-close: DB 2026-09-18
李娜 XT@desk.onestop account-pay: 0000012345 20260918-XT-R0001
李娜 XT@desk.onestop ticket-note: 20260918-XT-0001 note
王敏 XT@desk.onestop ticket-new: 20260918-XT-0001 receive
END
ok "the book is closed" grep -qx 'state: "closed"' payments/2026/09-18/XT-closed.yaml
refused 1 payment-close --counted cash=6.00
synced "$x" "$store"
same_trees "and they meet" "$x" "$store"
run store-check --history
is_status 0
finish

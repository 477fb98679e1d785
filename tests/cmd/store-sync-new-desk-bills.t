#!/bin/sh
# store-sync --new-desk: a last bill, bound tickets and an attachment go over to the other code, too.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/windows.sh"

new_store
x=$store
for n in 5 6; do
	given account-new "000001234$n" --name 王小明 --id-type resident --id-no 11010519491231002X --id-reason 同号 \
		--address "象山大道$n号" --phone 13800138000 --meter-no "M$n" --calibre 15 --reading 0 --use residential=100
done
for request in 水压低 井盖破损; do
	given ticket-new consult-quality --name 王五 --phone 13900139001 --request "$request"
	bound=$(cut -f1 "$work/out")
	given ticket-withdraw "$bound" --reason 不要了
done
given store-archive --before 2026-10
volume=tickets/archive/2026-09/2026-09-18.yaml
ids=$(grep -c '^id:' "$volume")
new_verifying_hub DB XT
window DB
db=$work/DB
cp -a "$db" "$work/restored"

# leave WINDOW ACCOUNT READING YUAN: its customer pays a last bill.
leave() {
	at "$1" account-cancel "$2" --paper all --reading "$3" --final-bill "$4" --pay cash --reason 拆迁 --confirm "$2"
	[ "$status" -eq 0 ] || fail "given: $command_line" "$work/err"
}
leave "$db" 0000012345 10 28.80
at "$db" store-sync -q
is_status 0 "what the hub knows of DB"

store=$work/restored
keep_store "$store"
cd "$store" || exit 2
leave "$store" 0000012346 20 57.60
given ticket-new consult-quality --name 李四 --phone 13900139000 --request 水浑
attach_at "$store" 20260918-DB-0002 照片
given ticket-note "$bound" --text "又来问，见 20260918-DB-0002"
ok "one is bound no longer" test "$(grep -c '^id:' "$volume")" -eq $((ids - 1))
run store-sync --new-desk XT
is_status 0
quiet
out_is "every number that was handed out" <<'END'
20260918-DB-R0001 → 20260918-XT-R0001
20260918-DB-0001 → 20260918-XT-0001
20260918-DB-0002 → 20260918-XT-0002
END
run cat bills/2026-09-XT.yaml
out_is "the register of the new desk has the bill, and its number" <<'END'
id: "XT-1"
at: "2026-09-18T09:00:00+08:00"
by: "wangmin"
claimed: true
act: "final"
count: 1
volume_m3: 20
total: "57.60"
account: "0000012346"
key: "2026-09.final"
END
run cat bills/2026-09-DB.yaml
out_has 'account: "0000012345"' "that of the old one what the hub knew"
out_lacks 'account: "0000012346"'
run grep -h '  ref: "2026-09-' accounts/000001/00000123.yaml
out_is "each account refers to its own" <<'END'
  ref: "2026-09-DB/DB-1"
  ref: "2026-09-XT/XT-1"
END
run ticket-show 20260918-DB-0002
is_status 1 "nothing has the number that was given twice"
run ticket-show 20260918-XT-0002
is_status 0
out_has "$(echo "$name" | tr -d / | cut -c1-12)" "the ticket knows its file"
ok "which is there" test -s "attachments/$name"
ok "what was bound before is so still" test "$(grep -c '^id:' "$volume")" -eq $((ids - 1))
ok "what was noted on is not, and stands in one place" test "$(grep -rl "^id: \"$bound\"" tickets)" = "tickets/closed/2026-09-18/$bound.yaml"
run ticket-show "$bound"
out_has "又来问，见 20260918-XT-0002" "and names the ticket as it is called now"
synced "$x" "$db" "$store"
same_trees "all have the same" "$x" "$db" "$store"
for one in "$x" "$db" "$store"; do
	at "$one" store-check --history
	is_status 0 "$(basename "$one"): store-check --history"
done
finish

#!/bin/sh
# store-sync --new-desk: a clone that came out of a backup and was worked in, or one of two machines that have one
# code, goes on as another desk, and nothing is lost.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/windows.sh"

new_ticket() {
	at "$1" ticket-new consult-quality --name 张三 --phone 13800138000 --request "${2:-水浑}"
	[ "$status" -eq 0 ] || fail "given: $command_line"
	id=$(cut -f1 "$work/out")
}

# done_at WINDOW COMMAND...: that it ends with 0 goes without saying.
done_at() {
	at "$@"
	[ "$status" -eq 0 ] || fail "given: $command_line"
}

# lawful: what came to the hub passes its hook, one push after the other, and is a history that store-check accepts.
lawful() {
	for lawful_one; do
		at "$lawful_one" store-check --history
		is_status 0 "$(basename "$lawful_one"): store-check --history"
	done
}

new_store
x=$store
account-new 0000012345 --name 王小明 --id-type resident --id-no 11010519491231002X --address 象山大道1号 \
	--phone 13800138000 --meter-no M1 --calibre 15 --reading 1000 --use residential=100 --population 4 >/dev/null
new_verifying_hub DB XT XU XV XW
window DB
db=$work/DB
new_ticket "$db"
shared=$id
done_at "$db" account-pay 0000012345 10.00 --method cash
done_at "$db" store-sync -q
done_at "$x" store-sync -q
done_at "$db" store-sync -q

# ---- Nothing is amiss ----------------------------------------------------------------------------

store=$db
cd "$db" || exit 2
refused 1 store-sync --new-desk XT
err_has "store-sync: desk DB needs no other code: this clone and the hub go together; first: store-sync"
refused 1 store-sync --new-desk DB
err_has "store-sync: this clone is desk DB already; first: store-sync"
refused 2 store-sync --new-desk xt
refused 2 store-sync --new-desk XT --status

# ---- Worked in after a backup --------------------------------------------------------------------

cp -r "$db" "$work/backup.DB"
new_ticket "$db" 先做的
first=$id
done_at "$db" ticket-note "$shared" --text "at the hub"
done_at "$db" account-pay 0000012345 1.00 --method cash
done_at "$db" ticket-assign "$first" --to network
done_at "$db" store-sync -q
rm -rf "$db"
cp -r "$work/backup.DB" "$db"
cd "$db" || exit 2
new_ticket "$db" 后做的
again=$id
ok "the same number was given again" test "$again" = "$first"
new_ticket "$db" 又一件
done_at "$db" ticket-assign "$again" --to network
done_at "$db" ticket-note "$shared" --text "here, of $again"
done_at "$db" ticket-withdraw "$again" --reason 不要了 --said 不要了
done_at "$db" account-pay 0000012345 2.00 --method cash --op-id pay-1
receipt=$(cut -f1 "$work/out")
done_at "$db" account-pay 0000012345 3.00 --method wechat
done_at "$db" account-pay --void "$(cut -f1 "$work/out")" --reason 收错
done_at "$db" ticket-new consult-quality --name 李四 --phone 13900139000 --request 水压低 --op-id new-1
last=$(cut -f1 "$work/out")
refused 1 store-sync
err_has "desk DB has work at the hub that is not here: this clone came out of a backup, or another has its code; first: store-sync --new-desk CODE"
old=$(git rev-parse HEAD)

refused 1 store-sync --new-desk ZZ
err_has "store-sync: desk ZZ is not known at the hub; first: desk-set ZZ"
refused 1 store-sync --new-desk XS
err_has "store-sync: desk XS has a clone already"
cp -r "$db" "$work/worked"
cd "$db" || exit 2
run store-sync --new-desk XT
is_status 0 "it becomes desk XT"
out_is "every paper that went out is told" <<'END'
20260918-DB-0002 → 20260918-XT-0001
20260918-DB-0003 → 20260918-XT-0002
20260918-DB-R0002 → 20260918-XT-R0001
20260918-DB-R0003 → 20260918-XT-R0002
20260918-DB-R0004 → 20260918-XT-R0003
20260918-DB-0004 → 20260918-XT-0003
END
quiet
ok "the clone is desk XT" test "$(git config onestop.desk)" = XT
ok "the old commits are kept" test "$(git rev-parse refs/onestop/lost/DB-2026-09-18)" = "$old"
ok "the hub has its branch" test "$(git -C "$hub" rev-parse desk/XT)" = "$(git rev-parse HEAD)"
lawful "$db"
synced "$x" "$db"
same_trees "both have the same" "$x" "$db"
for one in 1 2 3; do
	at "$x" ticket-show "20260918-XT-000$one"
	is_status 0 "ticket XT-000$one is there"
done
at "$x" ticket-show 20260918-XT-0001
out_has 后做的
at "$x" ticket-show "$first"
out_has 先做的 "and what the hub had is as it was"
at "$x" ticket-show "$shared"
out_has "at the hub"
out_has "here, of 20260918-XT-0001"
at "$x" payment-list --columns receipt,amount,voids --format csv
ok "no money is lost or doubled" test "$(grep -c '^20260918-' "$work/out")" -eq 5
ok "a reversal names the new receipt" grep -qx '20260918-XT-R0003,-3.00,20260918-XT-R0002' "$work/out"
run account-pay 0000012345 2.00 --method cash --op-id pay-1
is_status 0
ok "an op-id that was used gives the receipt as it is now" grep -q '^20260918-XT-R0001' "$work/out"
run ticket-new consult-quality --name 李四 --phone 13900139000 --request 水压低 --op-id new-1
out_has 20260918-XT-0003 "and the ticket"
new_ticket "$db"
ok "it goes on with the next number" test "$id" = 20260918-XT-0004
done_at "$db" store-sync -q
ok "the old number is found in the history" test -n "$(git log --format=%h --grep="^Was: $receipt ")"

# ---- The table, again and in other formats --------------------------------------------------------

run store-sync --new-desk XT --format csv
is_status 0 "asked again"
ok "csv has all" test "$(grep -c ',20260918-XT-' "$work/out")" -eq 6
ok "with the names of the columns" test "$(sed -n 1p "$work/out")" = was,now
run store-sync --new-desk XT --format json
ok "json has all" python3 -c "import json; rows = json.load(open('$work/out')); assert len(rows) == 6 and rows[0] == {'was': '20260918-DB-0002', 'now': '20260918-XT-0001'}"
run store-sync --new-desk XT -q --ids
out_has 20260918-DB-R0002

# ---- One code on two live machines -----------------------------------------------------------------

stores=" $x $db"
keep_store "$work/worked"
store=$work/worked
cd "$store" || exit 2
refused 1 store-sync --new-desk XT
err_has "store-sync: desk XT has a clone already"
run store-sync --new-desk XU --format csv
is_status 0 "the second machine becomes another desk, of the same work"
synced "$x" "$db" "$store"
same_trees "all three have the same" "$x" "$db" "$store"
lawful "$store"

# ---- A day book that was cashed up ----------------------------------------------------------------

rm -rf "$work/other"
cp -r "$db" "$work/other"
keep_store "$work/other"
done_at "$db" account-pay 0000012345 4.00 --method cash
done_at "$db" store-sync -q
store=$work/other
cd "$store" || exit 2
given account-pay 0000012345 5.00 --method cash
given payment-close
run store-sync --new-desk XV
is_status 0 "a book of which a part is at the hub"
err_has "store-sync: the day book of 2026-09-18 was cashed up together with what is at the hub: cash it up again (payment-close --day 2026-09-18)"
given payment-close
given store-sync -q
synced "$x" "$db"
same_trees "and they meet" "$x" "$db" "$store"
lawful "$store"

# ---- What cannot be done by rule -------------------------------------------------------------------

cp -r "$db" "$work/behind"
new_ticket "$db" 别的
done_at "$db" store-sync -q
new_ticket "$work/behind" 单据
done_at "$work/behind" ticket-note "$shared" --text "honest"
n=0

# case_of: a copy of a clone that has work, of which the hub has work that is not here; goes into it.
case_of() {
	n=$((n + 1))
	cp -r "$work/behind" "$work/case$n"
	store=$work/case$n
	cd "$store" || exit 2
	given ticket-note "$shared" --text "case $n"
}

# names STATUS WHAT TEXT: refused, and nothing is changed, neither commits nor the desk nor refs.
names() {
	git for-each-ref refs/heads refs/onestop/last refs/onestop/lost >"$work/refs"
	git config onestop.desk >>"$work/refs"
	refused "$1" store-sync --new-desk XW
	err_has "$3" "$2"
	git for-each-ref refs/heads refs/onestop/last refs/onestop/lost >"$work/refs.now"
	git config onestop.desk >>"$work/refs.now"
	ok "$2: refs and desk are as they were" cmp "$work/refs" "$work/refs.now"
	ok "$2: nothing is left over" test ! -e .git/onestop.new-desk
}

# as_program: a commit by hand that says it is the desk's.
as_program() {
	git -c author.name=wangmin -c author.email=wangmin@onestop -c committer.name=XT \
		-c committer.email=XT@desk.onestop commit -qam forged
}

file=tickets/open/2026-09-18/$shared.yaml
case_of
printf 'more\n' >>README.md
git add -A
git -c user.name=a -c user.email=a@onestop commit -qm 'by hand'
names 1 "a commit by hand" "cannot become work of desk XW: no program of this clone made it"
case_of
sed -i 's/^name: .*/name: "别人"/' catalogue/staff.yaml
as_program
names 1 "a catalogue change" "cannot become work of desk XW: catalogue/staff.yaml: is kept by the centre, and cannot become work of another desk"
case_of
sed -i 's/^name: .*/name: "别人"/' "$file"
as_program
names 3 "a record that is not the sum of its events" "cannot become work of desk XW: $shared: \"name\" differs from its events"
case_of
printf '# by hand\n' >>"$file"
names 1 "a hand edit in the way" "$file was changed by hand and not committed"

# ---- Killed ----------------------------------------------------------------------------------------

killed=0
for ms in 02 05 08 11 14 17 20 23 26 30 34 38 44 50; do
	store=$work/kill$ms
	cp -r "$work/behind" "$store"
	(cd "$store" && exec store-sync --new-desk XW) >/dev/null 2>&1 &
	pid=$!
	sleep "0.$ms"
	! kill -9 "$pid" 2>/dev/null || killed=$((killed + 1))
	wait "$pid" 2>/dev/null
	# A git of it may be at work yet.
	[ ! -e "$store/.git/onestop.sync" ] || flock "$store/.git/onestop.sync" true
	at "$store" ticket-note "$shared" --text "after"
	[ "$status" -eq 0 ] || fail "killed after 0.$ms s: $command_line"
	was=$(git -C "$store" config onestop.desk)
	by=$(git -C "$store" log -1 --format=%ce main)
	kept=$(git -C "$store" for-each-ref refs/onestop/lost/XT-2026-09-18 | wc -l)
	[ "$by" = "$was@desk.onestop" ] && [ "$kept" -eq "$([ "$was" = XT ] && echo 0 || echo 1)" ] &&
		[ ! -e "$store/.git/onestop.new-desk" ] ||
		fail "killed after 0.$ms s: desk $was, main is by $by, $kept refs"
	[ -z "$(git -C "$hub" for-each-ref refs/heads/desk/XW)" ] || break
done
ok "it was killed, at $killed moments" test "$killed" -ge 3
cd "$store" || exit 2
for _ in 1 2 3 4 5 6 7 8; do
	run store-sync --new-desk XW --format csv
	[ "$status" -eq 4 ] || break
	sleep 0.3
done
is_status 0 "the same command goes on"
given store-sync -q
keep_store "$store"
synced "$x" "$db" "$store"
same_trees "and all meet" "$x" "$db" "$store"
lawful "$store"

finish

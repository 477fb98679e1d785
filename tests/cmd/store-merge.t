#!/bin/sh
# What two windows changed without knowing of each other is joined: tickets wherever they lie, books and settings
# also after a criss-cross; the same tree whoever joins; and what cannot be joined is refused.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/../tickets.sh"
. "$top/tests/windows.sh"

new_store
x=$store
people
account-new 0000012345 --name 王小明 --id-type resident --id-no 11010519491231002X --address 象山大道1号 \
	--phone 13800138000 --meter-no M1 --calibre 15 --reading 1000 --use residential=100 --population 4 >/dev/null
ticket_in closed
bound=$id
ticket_in closed
stays=$id
new_hub
window DB
db=$work/DB

# ---- Bound at the centre, noted on and reopened elsewhere --------------------------------------

ONESTOP_NOW=2026-11-27T09:00:00+08:00
export ONESTOP_NOW
volume=tickets/archive/2026-09/2026-09-18.yaml
at "$x" store-archive --before 2026-10
out_is "two are bound" <<END
2${tab}1
END
at "$db" ticket-note "$bound" --text "a word afterwards"
is_status 0
synced "$x" "$db"
same_trees "binding and a note are joined" "$x" "$db"
ok "the one with a note has left the volume" test -e "$x/tickets/closed/2026-09-18/$bound.yaml"
ok "the note stands" grep -q "a word afterwards" "$x/tickets/closed/2026-09-18/$bound.yaml"
ok "and is in the volume no more" test "$(grep -c "^id: \"$bound\"" "$x/$volume")" -eq 0
ok "the other is bound" grep -q "^id: \"$stays\"" "$x/$volume"
at "$x" store-archive --before 2026-10
out_is "and is bound again later" <<END
1${tab}1
END

# ---- The other way round: the merge is made at the other window --------------------------------

at "$x" store-sync -q
at "$db" store-sync -q
at "$x" ticket-note "$stays" --text "of the centre"
at "$db" ticket-note "$stays" --text "of the window"
at "$db" ticket-note "$bound" --text "of the window"
at "$db" store-sync -q
synced "$db" "$x"
same_trees "two leave a volume" "$x" "$db"
ok "with both notes" test "$(grep -c 'of the ' "$x/tickets/closed/2026-09-18/$stays.yaml")" -eq 2
ok "and the volume is gone" test ! -e "$x/$volume"

# ---- Criss-cross: two merge bases ---------------------------------------------------------------

# Each joins what the other had, and neither knows of the other's join.
at "$x" account-pay 0000012345 1.00 --method cash
at "$x" store-sync -q
at "$db" store-sync -q
git clone -q --bare "$hub" "$work/left.git"
git clone -q --bare "$hub" "$work/right.git"
at "$x" account-pay 0000012345 2.00 --method cash
at "$x" staff-set qian --name 钱进 --badge 008 --roles clerk
is_status 0
at "$db" account-pay 0000012345 3.00 --method cash
git -C "$x" push -q "$work/right.git" HEAD:main
git -C "$db" push -q "$work/left.git" HEAD:main
git -C "$x" remote set-url hub "file://$work/left.git"
git -C "$db" remote set-url hub "file://$work/right.git"
at "$x" store-sync -q
is_status 0
at "$db" store-sync -q
is_status 0
at "$x" account-pay 0000012345 4.00 --method cash
at "$x" staff-set qian --name 钱进 --badge 009 --roles clerk
is_status 0
at "$db" account-pay 0000012345 5.00 --method cash
git -C "$x" remote set-url hub "$hub_url"
git -C "$db" remote set-url hub "$hub_url"
git -C "$x" fetch -q "$db" HEAD
bases=$(git -C "$x" merge-base --all HEAD FETCH_HEAD | wc -l)
ok "there are two merge bases" test "$bases" -eq 2
synced "$x" "$db"
same_trees "a criss-cross is joined" "$x" "$db"
for desk in XS DB; do
	grep -c '^receipt:' "$x/payments/2026/11-27/$desk-01.yaml"
done >"$work/books"
printf '3\n2\n' | diff - "$work/books" >"$work/diff"
if [ -s "$work/diff" ]; then not_ok "each book has its entries" "$work/diff"; else pass "each book has its entries"; fi
at "$x" account-show 0000012345 --format json
ok "the staff file is that of the centre" grep -q '^badge: "009"' "$db/catalogue/staff.yaml"
ok "and the account has 15.00" grep -q '"prepaid": *"15.00"' "$work/out"

# ---- By git itself -----------------------------------------------------------------------------

PATH=$BUILD/libexec/onestop:$PATH
at "$db" ticket-note "$bound" --text "by the window again"
at "$db" store-sync -q
at "$x" ticket-note "$bound" --text "by the centre again"
git -C "$x" fetch -q hub
expected=$(git clone -q "$x" "$work/trial" && cd "$work/trial" && git remote add hub "$hub_url" &&
	git config onestop.desk ZZ && store-sync -q >/dev/null 2>&1; git rev-parse 'HEAD^{tree}')
at "$x" git -c user.name=a -c user.email=a@onestop merge -q -s onestop -m "by hand" hub/desk/DB
is_status 0 "git merge -s onestop"
ok "has both notes" test "$(grep -c 'again$' "$x/tickets/closed/2026-09-18/$bound.yaml")" -eq 2
ok "is the merge that store-sync makes" test "$(git -C "$x" rev-parse 'HEAD^{tree}')" = "$expected"
ok "and nothing lies about" test -z "$(git -C "$x" status --porcelain)"
run git-merge-onestop
is_status 2
err_has "git-merge-onestop: "
at "$x" git-merge-onestop "$(git -C "$x" rev-parse HEAD)" -- HEAD nothing
is_status 2
err_has 'git-merge-onestop: there is no commit "nothing" in this store'
at "$x" git-merge-onestop
is_status 2
err_has "git-merge-onestop: git merge -s onestop joins two commits"
git -C "$x" reset -q --hard HEAD~1
synced "$x" "$db"
same_trees "store-sync joins it, too" "$x" "$db"

# ---- Refused -----------------------------------------------------------------------------------

# An event rewritten by hand: both commits are named.
at "$db" store-sync -q
sed -i "s/of the window/of nobody/" "$db/tickets/closed/2026-09-18/$stays.yaml"
git -C "$db" -c user.name=a -c user.email=a@onestop commit -qam rewritten
at "$x" ticket-note "$stays" --text "goes on"
at "$x" store-sync -q
store=$db
cd "$db" || exit 2
refused 1 store-sync
err_has "$stays: commit $(git rev-parse HEAD | cut -c1-12) has another event "
git reset -q --hard HEAD~1
git update-ref refs/onestop/last HEAD
given store-sync -q

# by_hand STORE COMMAND: its result is committed.
by_hand() {
	(cd "$1" && eval "$2") || not_ok "given: $2"
	git -C "$1" -c user.name=a -c user.email=a@onestop commit -qam "by hand"
}
# crossed REASON DAMAGE [AT_THE_CENTRE]: DAMAGE is done at DB by hand, while the centre goes on.
crossed() {
	by_hand "$db" "$2"
	if [ $# -gt 2 ]; then
		by_hand "$x" "$3"
	else
		at "$x" ticket-note "$stays" --text "goes on, too"
	fi
	at "$x" store-sync -q
	refused 1 store-sync
	err_has "$1"
	err_has "$(git rev-parse HEAD | cut -c1-12)" "names the commit"
	git reset -q --hard HEAD~1
	git update-ref refs/onestop/last HEAD
	given store-sync -q
}
file=tickets/closed/2026-09-18/$stays.yaml
crossed " has lost it, and commit " 'git rm -q "$file"'
last=$(grep -n '^- id: ' "$file" | tail -n 1 | cut -d: -f1)
crossed " has lost event " 'head -n $((last - 1)) "$file" >"$work/shorter" && cat "$work/shorter" >"$file"'
# Both begin with what there was, and neither with what the other wrote.
crossed "onestop.yaml: commit " 'echo "due_days: 20" >>onestop.yaml' 'echo "due_days: 25" >>onestop.yaml'

finish

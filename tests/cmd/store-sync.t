#!/bin/sh
# store-sync: windows meet at a hub, and nothing is lost.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/../tickets.sh"
. "$(dirname "$0")/../windows.sh"

new_ticket() {
	at "$1" ticket-new consult-quality --name 张三 --phone 13800138000 --request "${2:-水浑}"
	[ "$status" -eq 0 ] || fail "given: $command_line"
	id=$(cut -f1 "$work/out")
}

# ---- Without a hub, and without a desk ----------------------------------------------------------

new_store
refusal 1 'store-sync: this store has no hub; first: git remote add hub URL' store-sync
refusal 2 'store-sync: --wait: 0 to 3600 seconds' store-sync --wait -1
refused 2 store-sync --wait soon
refused 2 store-sync here

# ---- Three windows -----------------------------------------------------------------------------

new_hub
x=$store
window DB
window NM
db=$work/DB
nm=$work/NM
same_trees "windows begin alike" "$x" "$db" "$nm"

for one in "$x" "$db" "$nm"; do
	new_ticket "$one"
	new_ticket "$one"
done
for one in "$x" "$db" "$nm"; do
	at "$one" store-sync
	is_status 0
	quiet
	out_is "nothing is disputed" </dev/null
done
synced "$x" "$db" "$nm"
same_trees "three windows with two tickets each have the same" "$x" "$db" "$nm"
at "$nm" ticket-list --ids
out_is "all six" <<'END'
20260918-DB-0001
20260918-DB-0002
20260918-NM-0001
20260918-NM-0002
20260918-XS-0001
20260918-XS-0002
END
for desk in XS DB NM; do
	ok "desk $desk has its branch" git -C "$hub" rev-parse -q --verify "refs/heads/desk/$desk"
done
before=$(git -C "$x" rev-parse HEAD)
at "$x" store-sync
is_status 0 "a sync without news"
ok "and makes no commit" test "$before" = "$(git -C "$x" rev-parse HEAD)"

# ---- A hand edit is in the way -----------------------------------------------------------------

new_ticket "$x"
at "$x" store-sync -q
file=tickets/open/2026-09-18/20260918-XS-0001.yaml
at "$x" ticket-note 20260918-XS-0001 --text "say so"
at "$x" store-sync -q
is_status 0
printf '# by hand\n' >>"$db/$file"
cp "$db/$file" "$work/edited"
store=$db
cd "$db" || exit 2
refused 1 store-sync
err_has "store-sync: $file was changed by hand and not committed; first: store-check, then git commit it, or git restore --source=HEAD --staged --worktree -- $file"
ok "the edit is there" cmp "$file" "$work/edited"
given git restore --source=HEAD --staged --worktree -- "$file"
given store-sync -q
same_trees "after it was taken back all is there" "$x" "$db"

# ---- The hub is away ---------------------------------------------------------------------------

mv "$hub" "$hub.away"
new_ticket "$db"
new_ticket "$db"
refused 4 store-sync
err_has "the hub cannot be reached: "
err_has "; work goes on, 2 commits wait"
run store-sync --status
is_status 0
ok "--status says how many wait" grep -q "^DB	2026-.*	2\$" "$work/out"
for language in en zh_CN; do
	LANGUAGE=$language script -qec 'stty cols 80; store-sync --status' /dev/null </dev/null | tr -d '\r' >"$work/out"
	[ $language = en ] && head='desk heard of until commits on the way' || head='窗口 最后一次 尚未同步的提交'
	ok "$language: on a terminal numbers say what they are" test "$(head -1 "$work/out" | tr -s ' ')" = "$head"
	ok "$language: also those that are 0" grep -q '^XS .* 0$' "$work/out"
done
run store-sync --status --format json
ok "--status in a format" grep -q '"waiting": *2' "$work/out"
mv "$hub.away" "$hub"
given store-sync -q
synced "$x" "$db" "$nm"
same_trees "and it is made up for" "$x" "$db" "$nm"

# ---- Two syncs at once -------------------------------------------------------------------------

exec 9<>"$db/.git/onestop.sync"
flock -x 9
refusal 4 'store-sync: a sync is under way; first: try again' store-sync
exec 9>&-
given store-sync -q

# ---- The hub came out of a backup --------------------------------------------------------------

cp -r "$hub" "$work/old.git"
new_ticket "$db"
at "$db" store-sync -q
new_ticket "$x"
at "$x" store-sync -q
synced "$x" "$db" "$nm"
rm -rf "$hub"
mv "$work/old.git" "$hub"
at "$db" store-sync
is_status 0 "a hub that was set back"
ok "is told of" grep -q '^store-sync: the hub lost [1-9][0-9]* commits of DB; they are put back$' "$work/err"
synced "$x" "$db" "$nm"
same_trees "and nothing is lost" "$x" "$db" "$nm"
at "$nm" ticket-show "$id"
is_status 0 "what came after the backup is there"

# ---- A clone came out of a backup --------------------------------------------------------------

cp -r "$db" "$work/backup.DB"
new_ticket "$db"
lost=$id
at "$db" store-sync -q
rm -rf "$db"
cp -r "$work/backup.DB" "$db"
at "$db" store-sync -q
is_status 0 "a clone that came out of a backup and did nothing"
at "$db" ticket-show "$lost"
is_status 0 "has again what it wrote"
new_ticket "$db"
ok "and gives the next number" test "$id" '>' "$lost"
at "$db" store-sync -q

# By our own programs: the store is the clone of the same desk at the same hub again.
at "$db" store-backup "$work/db.tar"
new_ticket "$db"
lost_too=$id
at "$db" store-sync -q
rm -rf "$db"
given store-restore "$work/db.tar" "$db"
for key in remote.hub.url remote.hub.fetch onestop.desk onestop.staff; do
	ok "a restored store has the $key that it had" test "$(git -C "$db" config "$key")" = "$(git -C "$work/backup.DB" config "$key")"
done
at "$db" ticket-new consult-quality --name 李四 --phone 13900139000 --request 太早
is_status 1 "nobody writes in it before it has met the others"
ok "and is told what to do" grep -q '; first: store-sync$' "$work/err"
at "$db" store-sync -q
is_status 0
new_ticket "$db"
ok "then it goes on behind what it gave to the hub" test "$id" '>' "$lost_too"
at "$db" store-sync -q

rm -rf "$db"
cp -r "$work/backup.DB" "$db"
new_ticket "$db" 另一件事
ok "one that works first gives the same number again" test "$id" = "$lost"
store=$db
cd "$db" || exit 2
refused 1 store-sync
err_has "desk DB has work at the hub that is not here: this clone came out of a backup, or another has its code; first: store-sync --new-desk CODE"
ok "nothing of it is at the hub" test "$(git -C "$hub" rev-parse desk/DB)" != "$(git rev-parse HEAD)"

# ---- What is not lawful does not come in --------------------------------------------------------

git clone -q "$hub" "$work/forged"
sed -i 's/^name: .*/name: "别人"/' "$work/forged/$file"
git -C "$work/forged" -c user.name=a -c user.email=a@onestop commit -qam forged
git -C "$work/forged" push -q origin HEAD:main
at "$nm" store-sync -q
new_ticket "$x"
at "$x" store-sync
is_status 1 "a forged main is refused"
ok "and told once" test "$(grep -c '^store-sync: left out: commit' "$work/err")" -eq 1
ok "nothing of it came in" grep -q '^name: "张三"' "$x/$file"
ok "the own work is at the hub" test "$(git -C "$hub" rev-parse desk/XS)" = "$(git -C "$x" rev-parse HEAD)"
git -C "$hub" update-ref refs/heads/main "$(git -C "$x" rev-parse HEAD)"
synced "$x" "$nm"

# ---- What the centre does by hand --------------------------------------------------------------

# Is its own to write, and bears no desk: it comes with the branch of the centre.
by_hand() {
	sed -i "0,/^limit: [0-9]*/s//limit: $2/" "$1/catalogue/services.yaml"
	git -C "$1" -c user.name=a -c user.email=a@example.com commit -qam 'by hand'
}
by_hand "$x" 98
at "$x" store-sync -q
is_status 0 "the centre sends what it changed by hand"
at "$nm" store-sync
is_status 0 "it comes in at a window"
quiet
ok "as it was written" grep -q '^limit: 98$' "$nm/catalogue/services.yaml"
same_trees "and all have it" "$x" "$nm"

git clone -q "$hub" "$work/elsewhere"
by_hand "$work/elsewhere" 97
git -C "$work/elsewhere" push -q origin HEAD:main HEAD:desk/NM
at "$x" store-sync
is_status 1 "what another desk changes by hand in what the centre keeps does not"
err_has "left out: commit $(git -C "$work/elsewhere" rev-parse --short=12 HEAD): does not say which desk made it; first: by hand at desk XS, the centre"
ok "and stands nowhere" grep -q '^limit: 98$' "$x/catalogue/services.yaml"
git -C "$hub" update-ref refs/heads/main "$(git -C "$x" rev-parse HEAD)"
git -C "$hub" update-ref refs/heads/desk/NM "$(git -C "$nm" rev-parse HEAD)"

# Where no desk is named as the centre each of them keeps what is the centre's.
sed -i '/^centre:/d' "$x/onestop.yaml"
git -C "$x" -c user.name=a -c user.email=a@example.com commit -qam 'no centre'
at "$x" store-sync -q
is_status 0 "the centre gives that up"
at "$nm" store-sync
is_status 0 "every window hears of it"
by_hand "$nm" 96
at "$nm" store-sync -q
is_status 0 "another desk changes by hand what all keep"
at "$x" store-sync
is_status 0 "and it comes in"
quiet
ok "as it was written there" grep -q '^limit: 96$' "$x/catalogue/services.yaml"
sed -i 's/^name: "张三"/name: "李三"/' "$nm/$file"
git -C "$nm" -c user.name=a -c user.email=a@example.com commit -qam 'by hand'
git -C "$nm" push -q hub HEAD:main HEAD:desk/NM
at "$x" store-sync
is_status 1 "a record by hand does not"
err_has "left out: commit $(git -C "$nm" rev-parse --short=12 HEAD): $file: was changed by hand"
git -C "$nm" reset -q --hard HEAD~1
git -C "$nm" update-ref refs/onestop/last HEAD
git -C "$hub" update-ref refs/heads/main "$(git -C "$x" rev-parse HEAD)"
git -C "$hub" update-ref refs/heads/desk/NM "$(git -C "$nm" rev-parse HEAD)"
git -C "$nm" fetch -q hub

# ---- A newer format ----------------------------------------------------------------------------

git clone -q "$hub" "$work/newer"
sed -i 's/^format: .*/format: 99/' "$work/newer/onestop.yaml"
git -C "$work/newer" -c user.name=a -c user.email=a@onestop commit -qam newer
git -C "$work/newer" push -q origin HEAD:main
store=$x
cd "$x" || exit 2
refused 3 store-sync
err_has "the others write format 99, these programs know format 2; first: install their release; work goes on meanwhile"
new_ticket "$x"

rm -rf "$work/backup.DB"
finish

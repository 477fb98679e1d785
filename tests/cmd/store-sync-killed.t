#!/bin/sh
# store-sync is killed (SIGKILL) at ever later moments: the next command goes on, the next sync succeeds, and nothing is
# lost.  And what may stand in the way of a sync besides: a full hub, a clock that is wrong, a copied clone.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/windows.sh"

new_store
x=$store
shared=$(ticket-new consult-quality --name 李四 --phone 13900139000 --request 水压低 | cut -f1)
new_hub
window DB
db=$work/DB

# ---- Killed ------------------------------------------------------------------------------------

notes=0
killed=0
for ms in 004 010 016 022 028 034 040 046 052 058 064 070 076 082 088 094 100 120; do
	at "$db" ticket-note "$shared" --text "db $ms"
	at "$db" store-sync -q
	at "$x" ticket-note "$shared" --text "x $ms"
	notes=$((notes + 2))
	(cd "$x" && exec store-sync -q) >/dev/null 2>&1 &
	pid=$!
	sleep "0.$ms"
	! kill -9 "$pid" 2>/dev/null || killed=$((killed + 1))
	wait "$pid" 2>/dev/null
	at "$x" ticket-note "$shared" --text "x after $ms"
	[ "$status" -eq 0 ] || fail "killed after $ms ms: $command_line"
	notes=$((notes + 1))
	at "$x" store-sync -q
	# A git of the one that was killed may be at work yet.
	for _ in 1 2 3 4 5; do
		[ "$status" -eq 4 ] || break
		sleep 0.2
		at "$x" store-sync -q
	done
	[ "$status" -eq 0 ] || fail "killed after $ms ms: the next sync"
done
ok "it was killed, at $killed of 18 moments" test "$killed" -ge 5
synced "$x" "$db"
same_trees "afterwards both have the same" "$x" "$db"
ok "none of $notes notes is lost or doubled" test "$(grep -c '^  text: |-' "$x/tickets/open/2026-09-18/$shared.yaml")" -eq "$notes"
ok "the hub is whole" git -C "$hub" fsck --strict

# ---- The hub has no room -----------------------------------------------------------------------

at "$x" ticket-note "$shared" --text "more"
store=$x
cd "$x" || exit 2
before_full=$(git -C "$hub" for-each-ref)
# A server that may write no file.
free_port
(ulimit -f 0 && exec git daemon --base-path="$work" --export-all --enable=receive-pack --reuseaddr --listen=127.0.0.1 \
	--port="$port" "$work") >/dev/null 2>&1 &
way_pid=$!
listens "git daemon"
git remote set-url hub "git://127.0.0.1:$port/hub.git"
refused 4 store-sync
err_has "the hub cannot take it: "
err_has "; work goes on, 1 commits wait"
kill "$way_pid"
git remote set-url hub "$hub_url"
ok "the hub shows what it showed" test "$before_full" = "$(git -C "$hub" for-each-ref)"
given store-sync -q

# ---- Out of a backup: nobody writes before it has met the others ---------------------------------

given store-backup "$work/backup.tar"
at "$x" ticket-new consult-quality --name 李四 --phone 13900139000 --request 后来的
after=$(cut -f1 "$work/out")
at "$x" store-sync -q
rm -rf "$x"
cd "$work" || exit 2
given store-restore "$work/backup.tar" "$x"
git -C "$x" remote get-url hub >/dev/null 2>&1 || git -C "$x" remote add hub "$hub_url"
git -C "$x" config onestop.desk XS
git -C "$x" config onestop.staff wangmin
cd "$x" || exit 2
refused 1 ticket-note "$shared" --text "too early"
err_has "this store is the backup of "
err_has "; first: store-sync"
given store-sync -q
run ticket-note "$shared" --text "now"
is_status 0 "after a sync it may be written"
run ticket-show "$after"
is_status 0 "and has what came after the backup"
given store-sync -q

# ---- A clock that is ahead ---------------------------------------------------------------------

at "$db" store-sync -q
at "$db" ticket-note "$shared" --text "tomorrow"
tip=$(git -C "$db" rev-parse HEAD)
later=$(($(date +%s) + 1200))
new=$(git -C "$db" cat-file commit "$tip" | sed "s/^\(committer .*>\) [0-9]*/\1 $later/" |
	git -C "$db" hash-object -t commit -w --stdin)
git -C "$hub" fetch -q "$db" "$new" 2>/dev/null || git -C "$db" push -q hub "$new:refs/heads/desk/DB"
git -C "$db" update-ref refs/heads/main "$new"
git -C "$db" update-ref refs/onestop/last "$new"
git -C "$db" push -q hub "$new:refs/heads/desk/DB" "$new:refs/heads/main"
at "$x" store-sync
ok "a commit of the future is told" grep -q 'a commit of desk DB is [12][0-9] minutes ahead of the clock here; one of the two clocks is wrong' "$work/err"
at "$x" ticket-note "$shared" --text "meanwhile"
is_status 0 "and stops nobody here"

# ---- A copied clone ----------------------------------------------------------------------------

at "$x" store-sync -q
cp -r "$x" "$work/copy"
rm -rf "$x"
mv "$work/copy" "$x"
at "$x" ticket-note "$shared" --text "from a copy"
is_status 0 "a copied clone works"
at "$x" store-sync
is_status 0 "and meets the others, though its index knows other files"
ok "nothing lies about in it" test -z "$(git -C "$x" status --porcelain)"

rm -rf "$db" # its clock
stores=" $x"
finish

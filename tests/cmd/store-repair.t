#!/bin/sh
# store-repair brings back what git misses: from the store itself, a backup, or another clone.
. "$(dirname "$0")/../harness.sh"

# A store, backed up on its way; afterwards two more commits were made.
new_store
ticket=tickets/open/2026-09-18/20260918-XS-0001.yaml
given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
given ticket-note 20260918-XS-0001 --text 第一次
given ticket-note 20260918-XS-0001 --text 第二次
given store-backup "$work/backup.tar"
first=$(git rev-parse HEAD~2:$ticket)
given ticket-note 20260918-XS-0001 --text 备份以后
given ticket-note 20260918-XS-0001 --text 再以后
given store-backup "$work/late.tar"
model=$store

# damaged WHAT: goes into a fresh copy of the store.
damaged() {
	about=$1
	store=$work/copy
	cd "$work" && rm -rf "$store" && cp -a "$model" "$store" && cd "$store" || exit 2
}

object() {
	echo ".git/objects/$(echo "$1" | cut -c1-2)/$(echo "$1" | cut -c3-)"
}

# garble FILE: its middle is overwritten.
garble() {
	chmod u+w "$1"
	printf 'xxxxxxxx' | dd of="$1" bs=1 seek=$(($(stat -c %s "$1") / 2)) conv=notrunc 2>"$work/dd"
}

# is_whole: git and store-check find nothing wrong, the history is the one that was, and the store can be
# written.
is_whole() {
	run git fsck --full --strict --no-dangling
	is_status 0 "$about: git fsck"
	run store-check --objects --history
	is_status 0 "$about: store-check"
	out_is "$about: nothing to say" </dev/null
	ok "$about: HEAD is where it was" test "$(git rev-parse HEAD)" = "$(git -C "$model" rev-parse HEAD)"
	run ticket-note 20260918-XS-0001 --text 修复以后
	is_status 0 "$about: it can be written"
}

damaged "nothing is wrong"
refused_nothing=$(store_state | cksum)
run store-repair
is_status 0
out_is "nothing to say" </dev/null
quiet
ok "nothing is changed" test "$(store_state | cksum)" = "$refused_nothing"
ok "nothing is put aside" sh -c '! ls -d .git/damaged-* 2>/dev/null'

# In a copy a program looks after what the last one did: a file whose object git has lost is the only one
# there is.
damaged "a reader, then a writer, in a copy that has lost the last file's object"
rm -f "$(object "$(git rev-parse HEAD:$ticket)")"
cp "$ticket" "$work/kept"
run ticket-list --ids
err_has "$ticket: commit $(git rev-parse --short=12 HEAD) has it, but git has lost it; first: store-repair BACKUP"
ok "the file stays" cmp "$work/kept" "$ticket"
run ticket-note 20260918-XS-0001 --text 再记
is_status 5 "a writer refuses"
ok "the file stays" cmp "$work/kept" "$ticket"

# ---- From the store itself ---------------------------------------------------------------------

damaged "the file of the last commit is missing"
rm -f "$(object "$(git rev-parse HEAD:$ticket)")"
run store-repair
is_status 0
out_is "$about" </dev/null
is_whole

damaged "so is the tree above it"
rm -f "$(object "$(git rev-parse HEAD:$ticket)")" "$(object "$(git rev-parse HEAD:tickets/open)")" \
	"$(object "$(git rev-parse 'HEAD^{tree}')")"
run store-repair
is_status 0 "$about"
is_whole

damaged "the file of the last commit is garbled"
garble "$(object "$(git rev-parse HEAD:$ticket)")"
blob=$(git rev-parse HEAD:$ticket)
run store-repair
is_status 0
out_is "what is damaged is kept" <<'END'
1 damaged files are in .git/damaged-2026-09-18T09-00-00
END
ok "under the name of the object" test -f ".git/damaged-2026-09-18T09-00-00/$blob"
is_whole

damaged "it is empty"
chmod u+w "$(object "$blob")"
: >"$(object "$blob")"
run store-repair
is_status 0 "$about"
is_whole

damaged "a pack without its index"
git repack -qa && git prune-packed -q
rm -f .git/objects/pack/*.idx
run store-repair
is_status 0 "$about"
is_whole

damaged "an index of a pack that is garbled"
git repack -qa && git prune-packed -q
garble .git/objects/pack/*.idx
run store-repair
is_status 0 "$about"
is_whole

# ---- From elsewhere ----------------------------------------------------------------------------

damaged "an older file is missing"
rm -f "$(object "$first")"
run store-repair
is_status 5
err_has "missing blob $first" "$about: it is told"
run store-repair "$work/backup.tar"
is_status 0
is_whole

damaged "a garbled pack"
git repack -qa && git prune-packed -q
garble .git/objects/pack/*.pack
run store-repair
ok "$about: what is whole in it is there" git cat-file -e 'HEAD^{commit}'
out_has 'damaged files are in .git/damaged-2026-09-18T09-00-00'
run store-repair "$work/late.tar"
is_status 0
is_whole

damaged "a cut pack"
git repack -qa && git prune-packed -q
chmod u+w .git/objects/pack/*.pack
truncate -s 400 .git/objects/pack/*.pack
run store-repair
is_status 5
err_has 'missing ' "$about: it is told"
run store-repair "$work/late.tar"
is_status 0
is_whole

damaged "all objects are missing: a bundle"
tar -xf "$work/late.tar" -C "$work" store.bundle
rm -rf .git/objects/??
run store-repair "$work/store.bundle"
is_status 0 "$about"
is_whole

damaged "all objects are missing: another clone"
rm -rf .git/objects/??
run store-repair "$model"
is_status 0 "$about"
is_whole

damaged "the backup is older than what is missing"
rm -rf .git/objects/??
run store-repair "$work/backup.tar"
is_status 5
err_has "refs/heads/main: invalid sha1 pointer $(git rev-parse HEAD)" \
	"$about: the commit that nobody has is named"
err_lacks reflog "$about: and none of the past"
run store-repair "$work/late.tar"
is_status 0 "$about: another one has it"
is_whole

# ---- The last resort, as doc/手册.md has it: the backup's history, with the work tree on top ------

damaged "nobody has the last commits"
rm -rf .git/objects/??
given store-restore --accept-loss "$work/backup.tar" "$work/anew"
rm -rf "$work/anew/tickets" "$work/anew/accounts" "$work/anew/payments"
cp -a onestop.yaml catalogue calendar tickets "$work/anew"
cd "$work/anew" || exit 2
git add -A
given git -c user.name=王敏 -c user.email=wangmin@onestop commit -qm '历史损坏，由备份和数据文件重建'
run store-check --objects --history --format tsv --no-header
is_status 0
out_has "made by hand, 1 files of the store changed" "the hand commit is named"
out_has "event 20260918-XS-0001 XS-5 was written by hand"
run ticket-show 20260918-XS-0001 --history
keep_store "$work/anew"
ok "what was acknowledged is there" grep -q 再以后 "$ticket"

# ---- Refused ---------------------------------------------------------------------------------

damaged "what cannot be taken from"
rm -f "$(object "$first")"
echo letter >"$work/letter"
git init -q "$work/strange"
while IFS='|' read -r what expected says from; do
	run store-repair "$from"
	is_status "$expected" "$what: exit $expected"
	err_has "$says" "$what: says \"$says\""
	ok "$what: nothing is left of the attempt" sh -c '! ls -d .git/repair-* 2>/dev/null'
done <<END
nothing there|5|No such file or directory|$work/none
a letter|3|This does not look like a tar archive|$work/letter
a directory that is no store|1|is not a store|$work/strange
END
printf '# v2 git bundle\nnonsense\n' >"$work/letter"
run store-repair "$work/letter"
is_status 5 "a bundle that is none"
err_has 'git: '
git -C "$work/strange" config core.fsmonitor /bin/false
cp onestop.yaml "$work/strange"
run store-repair "$work/strange"
is_status 1 "a clone whose settings may run a command"
err_has 'core.fsmonitor is not a setting that a store may have'

cd "$model" || exit 2
finish

#!/bin/sh
# store-restore makes a store of a backup: the same records, checked, and not to be written until
# somebody says that what came after the backup is known to be lost.
. "$(dirname "$0")/../harness.sh"

new_store
given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
given ticket-note 20260918-XS-0001 --text 第一次
mkdir attachments
echo photo >attachments/one.jpg
given ticket-list --unmask --reason 备份前查看
backup=$work/backup.tar
given store-backup "$backup"
rm -r attachments
given ticket-note 20260918-XS-0001 --text 备份以后
was=$store

# nothing_at PLACE: no store, and no remains of one.
nothing_at() {
	find "$work" -maxdepth 1 -name "$1*" >"$work/remains"
	ok "$1: nothing is there" diff /dev/null "$work/remains"
}

# ---- Restored --------------------------------------------------------------------------------

cd "$work" || exit 2
run store-restore backup.tar again
is_status 0
quiet
out_is "prints the place" <<'END'
again
END
store=$work/again
cd "$store" || exit 2
find . -perm /007 >"$work/open"
ok "nothing in it is for everybody" diff /dev/null "$work/open"
find . -path ./.git/objects -prune -o -type d ! -perm -2070 -print >"$work/unshared"
ok "directories hand their group on and let it write" diff /dev/null "$work/unshared"
ok "attachments are there" grep -q photo attachments/one.jpg
ok "so is the log of who looked" grep -q 备份前查看 .git/onestop/reveals/2026-09.log
rm -r attachments
keep_store "$store"
ok "the history is that of the backup" test "$(git rev-parse HEAD)" = "$(git -C "$was" rev-parse HEAD~1)"
ok "the work tree too" git diff --quiet HEAD
ok "the desk is the same" test "$(git config onestop.desk)" = XS
git -C "$was" config --list | grep -v '^onestop.staff=' | sort >"$work/wanted"
git config --list | sort >"$work/out"
ok "all other settings are those of store-init" diff "$work/wanted" "$work/out"
ok "git converts nothing" cmp .git/info/attributes "$was/.git/info/attributes"

# ---- Not to be written yet ---------------------------------------------------------------------

run ticket-show 20260918-XS-0001
is_status 0 "it can be read"
for program in 'ticket-note 20260918-XS-0001 --text 补记' 'staff-set lihua --name 李华 --roles clerk' \
	'store-backup ../c.tar'; do
	# shellcheck disable=SC2086 # words
	refused 1 $program
	err_has 'this store is the backup of 2026-09-18T09:00:00+08:00: what was written later is not in it'
	err_has "store-restore --accept-loss $store"
done
refused 1 ticket-note 20260918-XS-0001 --text 补记 --dry-run
nothing_at c.tar
run store-restore --accept-loss "$store" --dry-run
is_status 0
refused 1 ticket-note 20260918-XS-0001 --text 补记
run store-restore --accept-loss "$store"
is_status 0
run ticket-note 20260918-XS-0001 --as wangmin --text 补记
is_status 0 "after that it can be written"
refused 1 store-restore --accept-loss "$store"
err_has 'does not wait for that: it may be written'
run store-restore --accept-loss "$work/none"
is_status 5 "no such store"
run store-restore --accept-loss "$work"
is_status 1 "a directory that is no store"

run store-restore --accept-loss "$backup" "$work/at-once"
is_status 0
run ticket-note 20260918-XS-0001 --as wangmin --store "$work/at-once" --text 补记
is_status 0 "accepted at once"

# A path that begins with "-", and an empty directory.
cp "$backup" "$work/-b: x.tar"
cd "$work" || exit 2
mkdir empty
run store-restore -- '-b: x.tar' empty
is_status 0

# ---- Rehearsal -------------------------------------------------------------------------------

run store-restore "$backup" trial --dry-run
is_status 0 "a rehearsal"
out_is "names the place" <<'END'
trial
END
nothing_at trial

# A record that was wrong in the store is wrong in the backup: that is no reason not to have it back.
cp -a "$was" "$work/wrong"
cd "$work/wrong" || exit 2
echo '# seen' >>tickets/open/2026-09-18/20260918-XS-0001.yaml
git -c user.name=x -c user.email=x commit -qam 'by hand'
given store-backup "$work/wrong.tar"
run store-restore "$work/wrong.tar" "$work/wrong-again"
is_status 3 "the status is that of store-check"
err_has 'tickets/open/2026-09-18/20260918-XS-0001.yaml: not in canonical form'
ok "the store is there all the same" test -d "$work/wrong-again/.git"
run store-restore "$work/wrong.tar" "$work/trial" --dry-run
is_status 3 "a rehearsal tells it too"
nothing_at trial

# ---- Refused ---------------------------------------------------------------------------------

cd "$work" || exit 2
run store-restore "$backup" "$was"
is_status 1
err_has 'is a store already'
run store-restore "$backup"
is_status 2
err_has 'a directory is needed'
run store-restore "$backup" none/place
is_status 5 "the parent is missing"
run store-restore none.tar place
is_status 5 "no such backup"
err_has 'No such file or directory'
nothing_at place

# wrong STATUS SAYS: $work/bad.tar is refused and nothing is made of it.
wrong() {
	run store-restore "$work/bad.tar" place
	is_status "$1" "$about"
	err_has "$2" "$about: says \"$2\""
	nothing_at place
}
# packed FILE...: an archive of what is in $work/parts.
packed() {
	(cd "$work/parts" && tar -cf "$work/bad.tar" "$@")
}
parts() {
	about=$1
	rm -rf "$work/parts"
	mkdir "$work/parts"
	tar -xf "$backup" -C "$work/parts"
}

about="no archive"
echo letter >bad.tar
wrong 3 'This does not look like a tar archive'
about="cut"
head -c 6000 "$backup" >bad.tar
wrong 3 'Unexpected EOF in archive'
parts "without its description"
packed store.bundle
wrong 3 'bad.tar: not a backup that store-backup made'
parts "without its history"
packed onestop-backup.yaml
wrong 3 'not a backup that store-backup made'
parts "a link for the history"
mv "$work/parts/store.bundle" "$work/elsewhere"
ln -s "$work/elsewhere" "$work/parts/store.bundle"
packed onestop-backup.yaml store.bundle
wrong 3 'not a backup that store-backup made'
parts "of a later format"
sed -i 's/format: 1/format: 2/' "$work/parts/onestop-backup.yaml"
packed onestop-backup.yaml store.bundle
wrong 3 'backup format 2; these programs know format 1'
parts "a desk that is none"
sed -i 's/XS/x-s/' "$work/parts/onestop-backup.yaml"
packed onestop-backup.yaml store.bundle
wrong 3 'two capital letters'
parts "a commit that is none"
sed -i 's/^head: ".*/head: "main"/' "$work/parts/onestop-backup.yaml"
packed onestop-backup.yaml store.bundle
wrong 3 '"main" is not the id of a commit'
parts "the history of another backup"
sed -i "s/^head: \".*/head: \"$(git -C "$was" rev-parse HEAD)\"/" "$work/parts/onestop-backup.yaml"
packed onestop-backup.yaml store.bundle
wrong 5 'as it should be'
parts "a damaged history"
printf 'xxxx' | dd of="$work/parts/store.bundle" bs=1 seek=3000 conv=notrunc 2>"$work/dd"
packed onestop-backup.yaml store.bundle
wrong 5 'bad.tar: git: '
parts "a history that is none"
echo x >"$work/parts/store.bundle"
packed onestop-backup.yaml store.bundle
wrong 5 'bad.tar: git: '

finish

#!/bin/sh
# store-backup writes all of a store to one file, or nothing.
. "$(dirname "$0")/../harness.sh"

new_store
given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
given ticket-note 20260918-XS-0001 --text 第一次
head=$(git rev-parse HEAD)

# only LINE...: these are the files beside the store, and no remains of others.
only() {
	ls "$work/backups" >"$work/there"
	printf '%s\n' "$@" | grep . | diff - "$work/there" >"$work/diff"
	ok "left in the directory: $*" test ! -s "$work/diff"
}
mkdir "$work/backups"

store_state >"$work/before"
run store-backup ../backups/a.tar
is_status 0
quiet
out_is "the file and its commit" <<END
../backups/a.tar	$(echo "$head" | cut -c1-12)
END
store_state >"$work/after"
ok "the store is as it was" diff -u "$work/before" "$work/after"
only a.tar
ok "only its owner reads it" test "$(stat -c %a "$work/backups/a.tar")" = 600
run tar -tf "$work/backups/a.tar"
out_is "what is in it" <<'END'
onestop-backup.yaml
store.bundle
END
run tar -xOf "$work/backups/a.tar" onestop-backup.yaml
out_is "what it says of itself" <<END
format: 1
made: "2026-09-18T09:00:00+08:00"
desk: "XS"
head: "$head"
END
tar -xf "$work/backups/a.tar" -C "$work" store.bundle
run git clone -q "$work/store.bundle" "$work/plain"
is_status 0 "plain git can clone it"
ok "with everything" test "$(git -C "$work/plain" rev-parse HEAD)" = "$head"

# What stands beside the history.
mkdir attachments .git/onestop .git/onestop/reveals
echo photo >attachments/one.jpg
echo seen >.git/onestop/reveals/2026-09.log
given store-backup "$work/backups/a.tar"
run tar -tf "$work/backups/a.tar"
out_is "attachments and reveals, and the older backup is replaced" <<'END'
onestop-backup.yaml
store.bundle
attachments/
attachments/one.jpg
reveals/
reveals/2026-09.log
END
rm -r attachments .git/onestop

# An attachment that is damaged is so in the backup, which is made and says so.
printf '%%PDF-1.7 scan' >"$work/scan.pdf"
given ticket-attach 20260918-XS-0001 "$work/scan.pdf"
file=$(ticket-show 20260918-XS-0001 --open 1)
run store-backup "$work/backups/a.tar"
is_status 0
quiet
given store-restore "$work/backups/a.tar" "$work/restored"
ok "a restored store has it" cmp "$work/scan.pdf" "$work/restored/${file#"$store"/}"
ok "as records are" test "$(stat -c %a "$work/restored/${file#"$store"/}")" = "$(stat -c %a "$file")"
echo >>"$file"
run store-backup "$work/backups/b.tar"
is_status 3
err_is <<END
store-backup: ${file#"$store"/}: its content is not what its name says, also in the backup; first: store-check
END
run store-restore "$work/backups/b.tar" "$work/restored-b"
is_status 3
err_has "${file#"$store"/}: its content is not what its name says"
rm "$work/backups/b.tar"
given ticket-attach 20260918-XS-0001 "$work/scan.pdf"
given ticket-attach 20260918-XS-0001 --erase 1 --reason 试验
rm -r attachments
head=$(git rev-parse HEAD)
given store-backup "$work/backups/-strange: name.tar"
only '-strange: name.tar' a.tar
rm "$work/backups/-strange: name.tar"

# ---- Refused ---------------------------------------------------------------------------------

while IFS='|' read -r expected says file; do
	refused "$expected" store-backup "$file"
	err_has "$says"
done <<END
1|a backup within the store would be lost with it; first: choose another directory|b.tar
1|a backup within the store|$store/.git/b.tar
1|a backup within the store|tickets/../b.tar
2|name the file of the backup|-
2|name the file of the backup|../backups/
2|name the file of the backup|..
5|No such file or directory|../none/b.tar
END
refused 2 store-backup
mkdir "$work/backups/dir"
refused 5 store-backup ../backups/dir
err_has 'Is a directory'
rmdir "$work/backups/dir"
only a.tar

# failing WHAT COMMAND: a git whose COMMAND fails; no backup is made, and the older one stays.
mkdir "$work/bin"
failing() {
	cat >"$work/bin/git" <<END
#!/bin/sh
for word; do [ "\$word" != "$1" ] || { echo 'fatal: no $1' >&2; exit 128; }; done
exec $(command -v git) "\$@"
END
	chmod +x "$work/bin/git"
	cksum "$work/backups/a.tar" >"$work/sum"
	refused 5 env PATH="$work/bin:$PATH" store-backup ../backups/a.tar
	err_has "no $1"
	only a.tar
	ok "git $1 fails: the older backup stays" sh -c 'cksum "$1" | diff "$2" -' - \
		"$work/backups/a.tar" "$work/sum"
}
failing bundle
failing fetch
err_has 'the backup cannot be read again'
failing init

# A damaged object is met before a backup is called one.
cp -a "$store" "$work/copy"
blob=$(git rev-parse HEAD:tickets/open/2026-09-18/20260918-XS-0001.yaml)
rm -f "$work/copy/.git/objects/$(echo "$blob" | cut -c1-2)/$(echo "$blob" | cut -c3-)"
run store-backup --store "$work/copy" "$work/backups/a.tar"
is_status 5 "an object is missing"
only a.tar

# A writer at work is waited for.
(
	flock 9
	touch "$work/held"
	sleep 1
	touch "$work/done"
) 9>>.git/onestop.lock &
until [ -e "$work/held" ]; do sleep 0.1; done
run store-backup ../backups/b.tar
is_status 0 "beside a writer"
ok "it waits for the writer's end" test -e "$work/done"
wait
only a.tar b.tar

finish

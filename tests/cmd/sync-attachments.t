#!/bin/sh
# store-sync --attachments: what git does not have goes between windows and hub, by file and by ssh: attachments both
# ways, logs of reveals up to the centre.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/../tickets.sh"
. "$(dirname "$0")/../windows.sh"
[ -x /usr/bin/rsync ] || skip_all "rsync is not installed"
umask 027

new_store --desk XS --test-clock --claimed --staff wangmin --staff-name 王敏 --badge 001
given staff-set wangmin --desk none
new_hub
x=$store
window DB
db=$work/DB
given env -C "$x" ticket-new consult-quality --name 张三 --phone 13800138000 --request 水浑
t=20260918-XS-0001

# files WINDOW|HUB: the attachments there.
files() {
	(cd "$1" && [ ! -d attachments ] || find "$1/attachments" -type f ! -name .gitignore -printf '%P\n' | sort) >"$work/files"
}
# has PLACE NAME...: these attachments, and no others.
has() {
	has_place=$1
	shift
	files "$has_place"
	if [ "$(cat "$work/files")" = "$(printf '%s\n' "$@" | sort)" ]; then
		pass "$(basename "$has_place") has $#"
	else
		not_ok "$(basename "$has_place") has $#" "$work/files"
	fi
}
# ---- Both ways, missing ones only ------------------------------------------------------------------------------

attach_at "$x" "$t" 照片一
one=$name
attach_at "$x" "$t" 照片二
two=$name
at "$x" store-sync -q --attachments
is_status 0
quiet
has "$hub" "$one" "$two"
at "$db" store-sync -q
has "$db"
at "$db" store-sync -q --attachments
is_status 0
quiet
has "$db" "$one" "$two"
ok "it is the same file" cmp "$x/attachments/$one" "$db/attachments/$one"
ok "for the group as its store is" test "$(stat -c %a "$db/attachments/$one")" = "$(stat -c %a "$db/onestop.yaml")"
attach_at "$db" "$t" 照片三
three=$name
at "$db" store-sync -q
at "$x" script -qec "store-sync --attachments" /dev/null </dev/null
out_has "1 files that tickets name are neither here nor at the hub: their windows bring them"
at "$db" store-sync -q --attachments
before=$(stat -c %i "$x/attachments/$one")
at "$x" store-sync -q --attachments
is_status 0
has "$x" "$one" "$two" "$three"
ok "what is there is not touched" test "$(stat -c %i "$x/attachments/$one")" = "$before"
at "$x" store-check
is_status 0 "the store is right"

# ---- What was erased does not come back ------------------------------------------------------------------------

at "$db" ticket-attach "$t" --erase "$(echo "$two" | tr -d / | cut -c1-12)" --reason 误传
is_status 0
ok "it is at the other window still" test -e "$x/attachments/$two"
at "$db" store-sync -q --attachments
is_status 0 "the erasure is pushed"
has "$hub" "$one" "$three"
has "$db" "$one" "$three"
at "$x" store-sync -q --attachments
has "$x" "$one" "$three"
mkdir -p "$hub/attachments/$(dirname "$two")"
printf '%s' 照片二 >"$hub/attachments/$two"
at "$db" store-sync -q --attachments
is_status 0 "somebody put it back at the hub"
has "$db" "$one" "$three"
has "$hub" "$one" "$three"
attach_at "$db" "$t" 照片二
at "$db" store-sync -q --attachments
has "$hub" "$one" "$two" "$three"
at "$x" store-sync -q --attachments
has "$x" "$one" "$two" "$three"

# ---- What is not what its name says ----------------------------------------------------------------------------

# hostile WHAT REASON: a file at the hub that x has not, changed by the standard input as $there; it is left out, and told.
attach_at "$db" "$t" 照片四
four=$name
at "$db" store-sync -q --attachments
there=$hub/attachments/$four
cp "$there" "$work/good"
hostile() {
	rm -rf "$there"
	eval "$2"
	at "$x" store-sync -q --attachments
	is_status 1 "$1: is refused"
	err_has "store-sync: left out: attachments/$4: $3" "$1: says so"
	ok "$1: in one line" test "$(wc -l <"$work/err")" -eq 1
	has "$x" "$one" "$two" "$three"
}
hostile "another content" 'echo 别的 >"$there"' "its content is not what its name says" "$four"
hostile "an empty file" ': >"$there"' "empty" "$four"
hostile "3 GB" 'truncate -s 3G "$there"' "3221225472 bytes, more than the 20971520 that an attachment may have" "$four"
hostile "a link" 'ln -s /etc/passwd "$there"' "no file" "$four"
hostile "a pipe" 'mkfifo "$there"' "no file" "$four"
rm "$there"
strange=$hub/attachments/$(dirname "$four")/passwd
cp /etc/passwd "$strange"
cp "$work/good" "$there"
at "$x" store-sync -q --attachments
is_status 1 "a name that is no SHA-256"
err_is "in one line" <<END
store-sync: left out: attachments/$(dirname "$four")/passwd: at the hub, where no attachment has such a name
END
has "$x" "$one" "$two" "$three" "$four"
rm "$strange"

# What is wrong here does not go up, and nothing at the hub is changed by it.
attach_at "$x" "$t" 照片五
five=$name
chmod u+w "$x/attachments/$five"
cp "$x/attachments/$five" "$work/good"
echo 改了 >"$x/attachments/$five"
at "$x" store-sync -q --attachments
is_status 1
err_is "changed here" <<END
store-sync: left out: attachments/$five: its content is not what its name says
END
truncate -s 3G "$x/attachments/$five"
at "$x" store-sync -q --attachments
is_status 1
err_has "attachments/$five: 3221225472 bytes, more than the 20971520 that an attachment may have"
cp "$work/good" "$x/attachments/$five"
has "$hub" "$one" "$two" "$three" "$four"

# A link at the hub in the place of a directory leads nowhere.
mkdir "$work/elsewhere"
rm -rf "$hub/attachments/$(dirname "$five")"
ln -s "$work/elsewhere" "$hub/attachments/$(dirname "$five")"
at "$x" store-sync -q --attachments
is_status 4 "a link in the place of a directory of the hub"
ok "nothing was written through it" test -z "$(ls "$work/elsewhere")"
rm "$hub/attachments/$(dirname "$five")"

# ---- A hub that is full, away, or spoken to otherwise ----------------------------------------------------------

if [ "$(id -u)" -eq 0 ] && mkdir "$work/full" && mount -t tmpfs -o size=64k tmpfs "$work/full" 2>/dev/null; then
	mv "$hub/attachments" "$work/attachments"
	head -c 65000 /dev/zero >"$work/full/filled"
	mkdir "$hub/attachments"
	mount --bind "$work/full" "$hub/attachments"
	at "$x" store-sync -q --attachments
	is_status 4 "a hub that is full"
	err_has "store-sync: the hub cannot take it: "
	umount "$hub/attachments"
	ok "nothing is left there" test "$(find "$work/full" -type f -printf %P)" = filled
	umount "$work/full"
	rmdir "$hub/attachments"
	mv "$work/attachments" "$hub/attachments"
else
	note "SKIP a full hub: no file system can be mounted"
fi
at "$x" store-sync -q --attachments
is_status 0 "with room again"
has "$hub" "$one" "$two" "$three" "$four" "$five"
mv "$hub" "$hub.away"
at "$x" store-sync -q --attachments
is_status 4 "a hub that is away"
mv "$hub.away" "$hub"
ok "no stage is left" test ! -e "$x/.git/onestop/incoming" -a ! -e "$x/.git/onestop/outgoing"

way_git
git -C "$x" remote set-url hub "$way_url/hub.git"
at "$x" store-sync -q --attachments
is_status 1 "git daemon"
err_is "says that there is no way" <<'END'
store-sync: by git no attachments travel; first: git remote set-url hub ssh://<login>@<host>/<path>
END
kill "$way_pid" 2>/dev/null
for url in http://127.0.0.1:1/hub.git ext::sh ssh://-oProxyCommand=touch%20x/hub.git ssh://; do
	git -C "$x" remote set-url hub "$url"
	at "$x" store-sync -q --attachments
	ok "$url: refused or away" test "$status" -ne 0
done
ok "nothing was run" test ! -e "$x/x"

# ssh to a hub that knows no keys of desks.  What a sync that was killed left on the way is no hindrance.
if way_ssh XS; then
	git -C "$x" remote set-url hub "$way_url/hub.git"
	attach_at "$x" "$t" 照片六
	for stage in incoming outgoing; do
		mkdir -p "$x/.git/onestop/$stage/ab/cd"
		echo cut >"$x/.git/onestop/$stage/ab/cd/.ef.txt.Ab12Cd"
		ln -s /etc "$x/.git/onestop/$stage/etc"
	done
	at "$x" store-sync -q --attachments
	is_status 0 "plain ssh"
	ok "brings it" cmp "$x/attachments/$name" "$hub/attachments/$name"
	rm "$x/attachments/$name"
	at "$x" store-sync -q --attachments
	ok "and back" cmp "$x/attachments/$name" "$hub/attachments/$name"
	kill "$way_pid" 2>/dev/null
else
	note "SKIP ssh: no sshd"
fi
git -C "$x" remote set-url hub "$hub_url"

# ---- Logs of reveals -------------------------------------------------------------------------------------------

# logs PLACE...: all lines there, without the hashes.
at "$db" ticket-show "$t" --unmask --reason 窗口核对
at "$x" ticket-list --unmask --reason 中心核对
at "$db" store-sync -q --attachments
is_status 0
quiet
log=$hub/onestop/reveals/DB/2026-09.log
ok "the hub has the log of the desk" cmp "$db/.git/onestop/reveals/2026-09.log" "$log"
ok "git has none of it" test -z "$(git -C "$hub" ls-tree -r --name-only main | grep reveals)"
at "$x" store-sync -q --attachments
is_status 0
of_db=$x/.git/onestop/reveals/DB/2026-09.log
ok "the centre has it" cmp "$log" "$of_db"
ok "another window has not that of the centre" test ! -e "$db/.git/onestop/reveals/XS"
at "$x" store-log --reveals --format csv --columns at,desk,staff,program,records,what
out_is "the centre lists those of all windows" <<END
at,desk,staff,program,records,what
2026-09-18T09:00:00+08:00,DB,wangmin,ticket-show,$t,窗口核对
2026-09-18T09:00:00+08:00,XS,wangmin,ticket-list,$t,中心核对
END
at "$x" store-log --reveals --desk DB --ticket "$t" --format csv --columns desk --no-header
out_is "of a window" <<'END'
DB
END
at "$x" store-log --reveals --account 0000012345
out_is "of an account that nobody looked at" </dev/null
at "$x" store-log --reveals --since-me
is_status 2
at "$db" store-log --reveals --format csv --columns desk --no-header
out_is "a window lists its own" <<'END'
DB
END
at "$db" ticket-show "$t" --unmask --reason 再看
printf 'half a line' >>"$db/.git/onestop/reveals/2026-09.log"
at "$db" store-sync -q --attachments
at "$x" store-sync -q --attachments
ok "a line more" test "$(wc -l <"$of_db")" -eq 2
at "$x" store-check --history
is_status 0 "they follow each other"
sed -i '$s/half a line//' "$db/.git/onestop/reveals/2026-09.log"

# Lines are added and never changed.
cp "$of_db" "$work/log"
sed 's/窗口核对/没有看过/' "$work/log" >"$log"
at "$x" store-sync -q --attachments
is_status 0 "a log of the same size is not fetched"
sed 1d "$work/log" >"$log"
at "$x" store-sync -q --attachments
is_status 1 "a line was taken out at the hub"
err_has "left out: .git/onestop/reveals/DB/2026-09.log: it does not go on where the log that is here ends"
ok "the centre has what it had" cmp "$of_db" "$work/log"
printf '\033[2J\n' >"$log"
at "$x" store-sync -q --attachments
is_status 1 "what is no log"
err_has "it is not a log of reveals"
mkdir "$hub/onestop/reveals/..x" 2>/dev/null && cp "$work/log" "$hub/onestop/reveals/zz.log"
at "$x" store-sync -q --attachments
err_has "left out: zz.log: no log of reveals has such a name"
rm -rf "$hub/onestop/reveals/zz.log" "$hub/onestop/reveals/..x"
cp "$work/log" "$log"
sed -i 's/窗口核对/没有看过/' "$of_db"
at "$x" store-check --history
is_status 1 "a line that was changed at the centre"
out_has ".git/onestop/reveals/DB/2026-09.log:2 this reveal does not follow the one before it"
cp "$work/log" "$of_db"
sed -i '1s/窗口核对/没有看过/' "$db/.git/onestop/reveals/2026-09.log"
at "$db" ticket-show "$t" --unmask --reason 三看
at "$db" store-sync -q --attachments
is_status 1 "a line that was changed at the window"
err_has "2026-09.log: it does not have the lines that the hub has of it"
ok "the hub keeps what it had" cmp "$log" "$work/log"

# Another machine takes the place: its lines stand behind those of the one that is gone.
rm "$db/.git/onestop/reveals/2026-09.log"
at "$db" ticket-show "$t" --unmask --reason 新机器
at "$db" store-sync -q --attachments
is_status 0 "another machine"
at "$x" store-sync -q --attachments
ok "has its lines behind" test "$(wc -l <"$of_db")" -eq 3
at "$x" store-check --history
is_status 0 "and they follow"
at "$db" ticket-show "$t" --unmask --reason 又看
at "$db" store-sync -q --attachments
at "$x" store-sync -q --attachments
ok "and go on" test "$(cut -f6 "$of_db" | tr '\n' ' ')" = '窗口核对 再看 新机器 又看 '
run env -C "$x" store-backup "$work/backup.tar"
ok "a backup of the centre has them" sh -c "tar -tf '$work/backup.tar' | grep -q reveals/DB/2026-09.log"
finish

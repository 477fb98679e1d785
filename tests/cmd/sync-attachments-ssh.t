#!/bin/sh
# store-sync --attachments over ssh: what the key of a desk brings is looked at before the hub has it.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/../tickets.sh"
. "$(dirname "$0")/../windows.sh"
[ -x /usr/bin/rsync ] || skip_all "rsync is not installed"
umask 027

new_store --desk XS --test-clock --claimed --staff wangmin --staff-name 王敏 --badge 001
given staff-set wangmin --desk none
x=$store
hub=$work/hub.git
given store-init --hub "$hub" --from "$x"
hub_url=file://$hub
way_ssh XS DB || skip_all "sshd does not start here"
trap 'kill $way_pid 2>/dev/null; cd / && rm -rf "$work"' EXIT
for desk in XS DB; do
	given desk-set "$desk" --name "窗口$desk" --key "$(cat "$HOME/.ssh/onestop_$desk.pub")"
done
given env ONESTOP_DESK=XS git push -q "$hub" main:desk/XS main:main
cp "$hub/onestop/authorized_keys" "$work/authorized"
git -C "$x" remote add hub "$way_url/hub.git"
given store-sync -q
cd "$work" || exit 2
given store-clone "$way_url/hub.git" DB --desk DB --staff wangmin
db=$work/DB
keep_store "$db"
given env -C "$x" ticket-new consult-quality --name 张三 --phone 13800138000 --request 水浑
t=20260918-XS-0001

# ---- Both ways -------------------------------------------------------------------------------------------------

attach_at "$x" "$t" 照片一
one=$name
at "$x" ticket-list --unmask --reason 中心核对
at "$x" store-sync -q --attachments
is_status 0
quiet
ok "the hub has it" cmp "$x/attachments/$one" "$hub/attachments/$one"
ok "and the log of the desk" cmp "$x/.git/onestop/reveals/2026-09.log" "$hub/onestop/reveals/XS/2026-09.log"
at "$db" store-sync -q --attachments
is_status 0
quiet
ok "the other window has it" cmp "$x/attachments/$one" "$db/attachments/$one"
attach_at "$db" "$t" 照片二
two=$name
at "$db" ticket-show "$t" --unmask --reason 窗口核对
at "$db" store-sync -q --attachments
is_status 0
at "$x" store-sync -q --attachments
is_status 0
quiet
ok "and back" cmp "$x/attachments/$two" "$db/attachments/$two"
ok "the centre has the log" cmp "$db/.git/onestop/reveals/2026-09.log" "$x/.git/onestop/reveals/DB/2026-09.log"
at "$db" ticket-attach "$t" --erase "$(echo "$two" | tr -d / | cut -c1-12)" --reason 误传
at "$db" store-sync -q --attachments
is_status 0
ok "what was erased is not at the hub" test ! -e "$hub/attachments/$two"
at "$x" store-sync -q --attachments
ok "nor at the other window" test ! -e "$x/attachments/$two"
attach_at "$db" "$t" 照片二甲
other=$name
at "$db" store-sync -q --attachments
ok "another is at the hub" test -e "$hub/attachments/$other"
echo '# by hand' >>"$hub/onestop/authorized_keys"
mkdir -p "$hub/onestop/authorized_keys.new/x"
at "$db" ticket-attach "$t" --erase "$(echo "$other" | tr -d / | cut -c1-12)" --reason 误传
at "$db" store-sync --attachments
ok "it is erased at a hub that cannot write the keys" test ! -e "$hub/attachments/$other"
rm -r "$hub/onestop/authorized_keys.new"
at "$x" store-sync -q --attachments
ok "nothing is left on the stage" test -z "$(find "$hub/onestop/incoming" -type f)"

# ---- Hostile ---------------------------------------------------------------------------------------------------

# brings WHAT REASON: the directory $work/bad is brought with the key of DB for $to (attachments), as rsync itself does it.
login=$(id -un)@127.0.0.1
port=${way_url#ssh://*:}
port=${port%%/*}
brings() {
	run rsync --recursive ${options:-} -e "ssh -p $port -o BatchMode=yes -o UserKnownHostsFile=$HOME/.ssh/known_hosts -o IdentitiesOnly=yes -i $HOME/.ssh/onestop_DB" \
		"$work/bad/" "$login:$hub/${to:-attachments}/"
	ok "$1: refused" test "$status" -ne 0
	err_has "$2" "$1: says why"
	find "$hub/attachments" "$hub/onestop/reveals" -type f -printf '%P %s\n' | sort >"$work/now"
	ok "$1: nothing came in" cmp "$work/now" "$work/before"
	rm -rf "$work/bad"
	mkdir "$work/bad"
}
find "$hub/attachments" "$hub/onestop/reveals" -type f -printf '%P %s\n' | sort >"$work/before"
mkdir "$work/bad"
no="this key is for git and the attachments of the hub, and for nothing else"
sum=$(printf 好 | sha256sum | cut -c1-64)
path=$(echo "$sum" | cut -c1-2)/$(echo "$sum" | cut -c3-).txt
bad() {
	mkdir -p "$work/bad/$(dirname "$1")"
	cat >"$work/bad/$1"
}
printf 坏 | bad "$path"
brings "another content" "left out: attachments/$path: its content is not what its name says"
echo x | bad ab/passwd
brings "no SHA-256" "left out: ab/passwd: no attachment has such a name"
echo x | bad a/b/c/d/e/f
brings "deep beneath" "no attachment has such a name"
printf 好 | bad "${path%.txt}.exe"
brings "a type that no attachment has" "no attachment is of such a type"
: | bad "$path"
brings "an empty one" "left out: attachments/$path: empty, too large, or no file"
printf 好 | bad "$path"
brings "one that no ticket has" "left out: attachments/$path: no ticket has this attachment"
printf 照片二 | bad "$two"
brings "one that was erased" "left out: attachments/$two: no ticket has this attachment"
printf 好 | bad "$path"
options=--links brings "with links" "$no"
printf 好 | bad "$path"
options=--delete brings "that deletes" "$no"
printf 好 | bad "$path"
options=--relative brings "with paths" "$no"
printf 好 | bad "$path"
to=hooks brings "into another directory" "$no"
to=attachments/../hooks brings "by a way out" "$no"
to=onestop/reveals/XS brings "the log of another desk" "$no"
to=onestop/reveals brings "the logs of all desks" "$no"
printf 'x\n' | bad 2026-09.log
to=onestop/reveals/DB brings "a log that is another" "left out: onestop/reveals/DB/2026-09.log: it does not go on where the log that is here ends"
printf '\033c\n' | bad 2026-10.log
to=onestop/reveals/DB brings "what is no log" "it is not a log of reveals"
printf x | bad passwd
to=onestop/reveals/DB brings "what is not called so" "left out: passwd: no log of reveals has such a name"

# One that is there is not written again, and a file that is too large does not even come.
printf 别的 | bad "$one"
run rsync --recursive -e "ssh -p $port -o BatchMode=yes -o UserKnownHostsFile=$HOME/.ssh/known_hosts -i $HOME/.ssh/onestop_DB" \
	"$work/bad/" "$login:$hub/attachments/"
ok "one that is there stays" cmp "$x/attachments/$one" "$hub/attachments/$one"
rm -rf "$work/bad"
mkdir "$work/bad" "$work/bad/ab"
truncate -s 3G "$work/bad/$one" 2>/dev/null || truncate -s 3G "$work/bad/ab/${one#*/}"
run timeout 60 rsync --recursive --sparse -e "ssh -p $port -o BatchMode=yes -o UserKnownHostsFile=$HOME/.ssh/known_hosts -i $HOME/.ssh/onestop_DB" \
	"$work/bad/" "$login:$hub/attachments/"
ok "3 GB do not come" cmp "$x/attachments/$one" "$hub/attachments/$one"
ok "nor stay" test "$(du -s "$hub" | cut -f1)" -lt 100000

# What is read by names does not lead out.
printf '../config\n../../etc/passwd\n/etc/passwd\n' >"$work/names"
run rsync --recursive --files-from="$work/names" -e "ssh -p $port -o BatchMode=yes -o UserKnownHostsFile=$HOME/.ssh/known_hosts -i $HOME/.ssh/onestop_DB" \
	"$login:$hub/attachments/" "$work/got"
ok "names lead nowhere else" test ! -e "$work/got/config" -a ! -e "$work/got/etc/passwd" -a ! -e "$work/got/passwd"

# ---- The hub's side fails --------------------------------------------------------------------------------------

mv "$hub/attachments" "$work/attachments"
ln -s "$work/attachments" "$hub/attachments"
attach_at "$db" "$t" 照片三
at "$db" store-sync -q --attachments
ok "attachments that are a link take nothing" test "$status" -ne 0 -a ! -e "$work/attachments/$name"
rm "$hub/attachments"
mv "$work/attachments" "$hub/attachments"
flock -x "$hub/onestop/incoming/DB" sleep 2 &
at "$db" store-sync -q --attachments
is_status 0 "two at once for one desk: one waits"
ok "for the other" cmp "$db/attachments/$name" "$hub/attachments/$name"
attach_at "$db" "$t" 照片四
for place in onestop/incoming attachments; do
	if [ "$(id -u)" -ne 0 ] || ! mount -t tmpfs -o size=64k,mode=2770 tmpfs "$hub/$place" 2>/dev/null; then
		note "SKIP $place is full: no file system can be mounted"
		continue
	fi
	head -c 65536 /dev/zero >"$hub/$place/filled" 2>/dev/null
	at "$db" store-sync -q --attachments
	is_status 4 "the hub has no room: $place"
	err_has "the hub cannot take it: "
	ok "nothing is left in $place" test "$(find "$hub/$place" -type f -printf %P)" = filled
	# Its shell ends a moment after the window's.
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		! umount "$hub/$place" 2>/dev/null || break
		sleep 0.2
	done
done
at "$db" store-sync -q --attachments
is_status 0 "with room again"
ok "it is there" cmp "$db/attachments/$name" "$hub/attachments/$name"

# ---- Another desk, whose key the hub must know first ----------------------------------------------------------------

at "$db" store-backup "$work/db.tar"
at "$db" ticket-new consult-quality --name 李四 --phone 13900139000 --request 先做的
at "$db" store-sync -q
rm -rf "$db"
given store-restore "$work/db.tar" "$db"
given store-restore --accept-loss "$db"
at "$db" ticket-new consult-quality --name 李四 --phone 13900139000 --request 后做的
is_status 0
again=$(cut -f1 "$work/out")
at "$x" store-sync -q --attachments
is_status 0 "the centre has all that windows attached"
at "$x" desk-set XU --name 新窗口
at "$x" store-sync -q
is_status 0
before=$(git -C "$db" rev-parse HEAD)
for i in 1 2; do
	at "$db" store-sync --new-desk XU
	is_status 1 "its key is not at the hub ($i)"
	err_has "the hub does not know the key of desk XU yet; first: desk-set XU --key '$(cut -d' ' -f1,2 "$HOME/.ssh/onestop_XU.pub")' at the centre, and store-sync there"
	ok "nothing has become of it ($i)" test "$(git -C "$db" rev-parse HEAD) $(git -C "$db" config onestop.desk)" = "$before DB"
done
at "$x" desk-set XU --key "$(cat "$HOME/.ssh/onestop_XU.pub")"
is_status 0
at "$x" store-sync -q
is_status 0
cp "$hub/onestop/authorized_keys" "$work/authorized"
at "$db" store-sync --new-desk XU
is_status 0 "as the centre was told"
out_is "the number that went out is told" <<END
$again → 20260918-XU-0001
END
at "$db" store-sync -q
is_status 0

kill "$way_pid"
at "$db" store-sync -q --attachments
is_status 4 "no sshd"
finish

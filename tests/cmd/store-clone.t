#!/bin/sh
# store-clone: a further window.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/../tickets.sh"
. "$(dirname "$0")/../windows.sh"

new_store
x=$store
new_hub

# opened CODE [LINE]...: the centre knows a desk.
opened() {
	mkdir -p "$x/catalogue"
	[ ! -e "$x/catalogue/desks.yaml" ] || printf -- '---\n' >>"$x/catalogue/desks.yaml"
	printf 'code: "%s"\nname: "%s"\n' "$1" "窗口$1" >>"$x/catalogue/desks.yaml"
	shift
	for line; do printf '%s\n' "$line" >>"$x/catalogue/desks.yaml"; done
	git -C "$x" add catalogue/desks.yaml
	git -C "$x" -c user.name=a -c user.email=a@onestop commit -qm 'a desk'
	at "$x" store-sync -q
	[ "$status" -eq 0 ] || fail "given: $command_line"
}
drop_store # what is committed by hand here has no events

cd "$work" || exit 2
store=$work/XT
refused 2 store-clone "$hub" XT
refused 2 store-clone "$hub" XT --desk xt
refused 2 store-clone "$hub" --desk XT
refused 2 store-clone --desk XT -- -x XT
err_has 'not an address of a hub: "-x"'

# ---- The key -----------------------------------------------------------------------------------

if command -v ssh-keygen >/dev/null; then
	refused 1 store-clone "$hub" XT --desk XT
	key=$(cut -d' ' -f1,2 "$HOME/.ssh/onestop_XT.pub")
	err_is "the first time a key is made" <<END
store-clone: a key was made for desk XT: ~/.ssh/onestop_XT
store-clone: desk XT is not known at the hub; first: desk-set XT --name <name> --key '$key' at the centre, and store-sync there
END
	refusal 1 "store-clone: desk XT is not known at the hub; first: desk-set XT --name <name> --key '$key' at the centre, and store-sync there" store-clone "$hub" XT --desk XT
	ok "the key is the desk's alone" test "$(stat -c %a "$HOME/.ssh/onestop_XT")" = 600
else
	note "SKIP: no ssh-keygen"
fi
run env -u HOME PATH="$PATH" store-clone "$hub" XT --desk XT
is_status 1
err_has "desk XT is not known at the hub; first: desk-set XT"

# ---- Known, not open, claimed ------------------------------------------------------------------

opened XT
opened XU 'active_to: "2019-01-01"'
opened XV 'clone: "XT"'
refused 1 store-clone "$hub" XU --desk XU
err_has "desk XU is not open today; first: desk-set XU --active-to none"
refused 1 store-clone "$hub" XV --desk XV
err_has "desk XV works in the clone of desk XT"
refused 1 store-clone "$hub" XS --desk XS
err_has "desk XS has a clone already; first: another desk; or, when that machine is gone for good, store-clone --replace"

# A disk that gives other bytes than were written, while the files are put into their places.
mkdir "$work/bin"
cat >"$work/bin/git" <<END
#!/bin/sh
case "\$*" in *' cat-file --batch') $(command -v git) "\$@" | sed -u 's/王敏/王敬/' ;; *) exec $(command -v git) "\$@" ;; esac
END
chmod 755 "$work/bin/git"
run env PATH="$work/bin:$PATH" store-clone "$hub" XT --desk XT --staff wangmin
is_status 5
err_has "object $(git -C "$hub" rev-parse main:catalogue/staff.yaml | cut -c 1-12) cannot be read; first: store-repair"
ok "nothing is left of it" test ! -e XT
ok "nor of its claim" test -z "$(git -C "$hub" for-each-ref refs/heads/desk/XT)"

cat >"$work/bin/git" <<END
#!/bin/sh
printf '%s\n' "\$*" >>"$work/told"
exec $(command -v git) "\$@"
END
git -C "$hub" -c pack.threads=1 -c gc.auto=0 repack -q -a
run env PATH="$work/bin:$PATH" store-clone "$hub" XT --desk XT --staff wangmin
is_status 0
out_is <<'END'
XT
END
quiet
cd XT || exit 2
ok "no power cut can have damaged what has just come" test "$(grep -c verify-pack "$work/told")" = 0
ok "as its first writer saw" test "$(sed -n 2p .git/onestop.lock)" = "$(cat /proc/sys/kernel/random/boot_id)"
ok "every git was told how much memory it may take" test "$(grep -vc 'core.packedGitWindowSize=16m .*pack.threads=2' "$work/told")" = 0
ok "it is for the desk" test "$(git config onestop.desk)" = XT
ok "and the person" test "$(git config onestop.staff)" = wangmin
ok "the code is taken at the hub" git -C "$hub" rev-parse -q --verify refs/heads/desk/XT
ok "nothing lies about" test -z "$(git status --porcelain)"
ok "only its group may read it" test "$(stat -c %a .)" = 2770
ok "its git keeps what is not committed yet" test "$(git config extensions.preciousObjects)" = true
run ticket-new consult-quality --name 张三 --phone 13800138000 --request 水浑
is_status 0
out_has "20260918-XT-0001"
run store-sync
is_status 0
cd "$work" || exit 2
refused 1 store-clone "$hub" other --desk XT

# ---- The machine is gone -----------------------------------------------------------------------

rm -rf XT
run store-clone "$hub" XT --desk XT --replace --staff wangmin
is_status 0
at "$work/XT" ticket-new consult-quality --name 张三 --phone 13800138000 --request 水浑
out_has "20260918-XT-0002" "it goes on with the next number"
refused 1 store-clone "$hub" XT --desk XT --replace
err_has "XT"

# ---- A desk that is not for all roles: what the hub would not take is not done ------------------------------------

opened XR 'roles: ["clerk", "handler"]'
cd "$work" || exit 2
given store-clone "$hub" XR --desk XR --staff wangmin
cd XR || exit 2
store=$PWD
given ticket-new volume-doubt --name 张三 --phone 13800138000 --address 象山大道1号 --request 水量异常
given ticket-assign 20260918-XR-0001 --to meter-reading
while IFS='|' read -r what roles; do
	eval "refused 1 $what"
	err_has "${what%% *} as $roles is not done at desk XR, whose machine is for the role clerk or handler; first: do it at desk XS"
done <<'END'
ticket-extend 20260918-XR-0001 --days 2 --reason 暴雨 --told phone --said 改期|supervisor
ticket-resolve 20260918-XR-0001 --take XR-1 --reason 属实|supervisor
staff-set lihua --name 李华|administrator
store-archive|supervisor or administrator
desk-set XQ --name 窗口|administrator
END
run store-maintain
ok "what stays on the machine is done there" test -z "$(grep 'is not done at desk' "$work/err")"
ok "and says what it did" grep -q "^[0-9]*	[0-9]*	0	0	0	0$" "$work/out"
store=
cd "$work" || exit 2

# ---- By ssh: the door, before anything of the hub is seen ---------------------------------------------------------

mkdir "$work/fake"
cat >"$work/fake/ssh" <<END
#!/bin/sh
printf '%s\\r\\n' "\$(cat '$work/fake/says')" >&2
exit 255
END
chmod +x "$work/fake/ssh"
echo 'hub@h: Permission denied (publickey).' >"$work/fake/says"
if command -v ssh-keygen >/dev/null; then
	for i in 1 2; do
		run env PATH="$work/fake:$PATH" store-clone ssh://hub@h/hub.git away --desk XQ
		is_status 1 "a key that the hub does not know ($i)"
		key=$(cut -d' ' -f1,2 "$HOME/.ssh/onestop_XQ.pub")
		err_has "store-clone: the hub does not know the key of desk XQ yet; first: desk-set XQ --name <name> --key '$key' at the centre, and store-sync there"
	done
	run env PATH="$work/fake:$PATH" store-clone ssh://hub@h/hub.git away --desk XQ --replace
	is_status 1
	err_has "first: desk-set XQ --key '$key' at the centre, and store-sync there"
fi
git -C "$work/XR" config remote.hub.url ssh://hub@h/hub.git
at "$work/XR" env PATH="$work/fake:$PATH" store-sync
is_status 1 "a key that the hub does not know any more"
err_is <<'END'
store-sync: the hub does not know the key of this machine (hub@h: Permission denied (publickey).); first: at the centre: desk-set <desk> --key <key>
END
echo 'Host key verification failed.' >"$work/fake/says"
at "$work/XR" env PATH="$work/fake:$PATH" store-sync
is_status 4 "a machine that nobody has confirmed"
err_has "the hub's machine is not known here yet; work goes on, "
err_has "; first: ssh <host of the hub>, once"
echo 'ssh: connect to host h port 22: Connection refused' >"$work/fake/says"
at "$work/XR" env PATH="$work/fake:$PATH" store-sync
is_status 4 "a line that is away"
err_has "the hub cannot be reached: ssh: connect to host h port 22: Connection refused; work goes on, "

# ---- Away, empty, of another format ------------------------------------------------------------

refused 4 store-clone "$work/nowhere.git" away --desk XT
err_has "the hub cannot be reached: "
refused 4 store-clone ext::false away --desk XT
refused 5 store-clone nowhere.git away --desk XT
git init -q --bare "$work/empty.git"
refused 1 store-clone "$work/empty.git" away --desk XT
err_has "the hub has no store yet; first: store-init --hub"
ok "nothing is left of them" test ! -e away

run store-clone "file://$hub" young --desk XT --replace --since 2026-09-01
is_status 0 "a clone without old history"
at "$work/young" ticket-show 20260918-XT-0001
is_status 0 "has all records"
at "$work/young" store-sync
is_status 0 "and meets the others"
given git -C "$work/young" fetch -q --depth 2 hub
ok "it begins somewhere" test -s "$work/young/.git/shallow"
at "$work/young" ticket-note 20260918-XT-0001 --text 浅
is_status 0 "work goes on"
at "$work/young" store-sync
is_status 0 "and comes to the others"
at "$work/young" store-check --history
ok "nothing is wrong with the history that is here" test -z "$(grep '^error' "$work/out" | grep -v desks.yaml)"
out_has 'is not in this clone; first: git fetch --unshallow hub'
at "$work/young" store-backup "$work/young.tar"
is_status 1 "it is no backup"
err_has "this clone has not all of the history, so it cannot be a backup; first: git fetch --unshallow hub"
ok "and leaves nothing" test ! -e "$work/young.tar"
given git -C "$work/young" fetch -q --unshallow hub
at "$work/young" store-check --history
out_lacks "is not in this clone"
at "$work/young" store-backup "$work/young.tar"
is_status 0 "with all of it, it is"

git clone -q "$hub" "$work/newer"
sed -i 's/^format: .*/format: 99/' "$work/newer/onestop.yaml"
git -C "$work/newer" -c user.name=a -c user.email=a@onestop commit -qam newer
git -C "$work/newer" push -q origin HEAD:main
refused 3 store-clone "$hub" late --desk XT --replace
err_has "the others write format 99, these programs know format 2"

finish

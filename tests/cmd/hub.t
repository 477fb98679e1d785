#!/bin/sh
# store-init --hub: a hub that verifies what comes in, whoever brings it: by file, by ssh with the key of a desk, by
# git daemon, signed or not; its keys follow the register of desks, and every push is logged.
. "$(dirname "$0")/../harness.sh"
umask 007

# ---- Making one ------------------------------------------------------------------------------------------------

new_store --desk HQ --test-clock --claimed --staff wangmin --staff-name 王敏 --badge 001
given staff-set lihua --name 李华 --badge 2 --department network --roles clerk,handler,supervisor
given staff-set wangmin --desk none
centre=$store
hub=$work/hub.git

refused 1 store-init --hub "$centre" --from "$centre"
refused 1 store-init --hub "$hub" --from "$work"
ok "nothing is left of it" test ! -e "$hub"
run store-init --hub "$hub" --from "$centre" --dry-run
is_status 0
ok "a dry run makes none" test ! -e "$hub"
run store-init --hub "$hub" --from "$centre"
is_status 0
out_is "prints the place" <<EOF
$hub
EOF
ok "it begins with the store's main" test "$(git -C "$hub" rev-parse main)" = "$(git rev-parse main)"
ok "git finds nothing wrong" git -C "$hub" fsck --strict
run env -C "$hub" find hooks onestop -printf '%p %m\n'
sort "$work/out" >"$work/sorted" && cp "$work/sorted" "$work/out"
out_is "hooks, and its own files that its owner alone writes" <<'EOF'
hooks 2750
hooks/post-receive 755
hooks/pre-receive 755
onestop 750
onestop/allowed_signers 640
onestop/authorized_keys 640
onestop/pushes 750
onestop/reveals 2770
EOF
for key in core.bare=true core.logallrefupdates=always extensions.preciousobjects=true transfer.fsckobjects=true \
	receive.denydeletes=true receive.denynonfastforwards=true gpg.format=ssh \
	core.packedgitwindowsize=16m core.packedgitlimit=32m core.deltabasecachelimit=32m pack.windowmemory=32m \
	pack.deltacachesize=32m pack.threads=2; do
	ok "$key" test "$(git -C "$hub" config "${key%%=*}")" = "${key#*=}"
done
ok "nobody can guess its nonces" test "$(git -C "$hub" config receive.certnonceseed | wc -c)" -eq 33
seed=$(git -C "$hub" config receive.certnonceseed)
rm "$hub/hooks/pre-receive"
git -C "$hub" config --unset core.packedGitLimit
git -C "$hub" config --remove-section pack
git -C "$hub" config pack.threads 7
run store-init --hub "$hub"
is_status 0 "one that is there is brought up"
ok "its hook is there again" test -x "$hub/hooks/pre-receive"
ok "what bounds the memory of its gits is there again" \
	test "$(git -C "$hub" config core.packedGitLimit) $(git -C "$hub" config pack.deltaCacheSize)" = "32m 32m"
ok "and what was set by hand stays" test "$(git -C "$hub" config --get-all pack.threads)" = 7
ok "and its seed is the same" test "$(git -C "$hub" config receive.certnonceseed)" = "$seed"

# ---- An empty one ----------------------------------------------------------------------------------------------

given store-init --hub "$work/empty.git"
run env ONESTOP_DESK=XS git push -q "$work/empty.git" main:desk/XS main:main
is_status 1
err_has "the hub is empty: desk HQ, the centre, pushes first"
run git push -q "$work/empty.git" main:desk/HQ main:main
is_status 1
err_has "nobody is known to push here"
run env ONESTOP_DESK=HQ git push -q "$work/empty.git" main:desk/HQ main:main
is_status 0 "the centre begins it"

# ---- Desks and their keys --------------------------------------------------------------------------------------

for desk in HQ XS DB ZZ; do
	ssh-keygen -q -t ed25519 -N '' -C "$desk" -f "$work/key$desk" || skip_all "ssh-keygen is not there"
done
given desk-set XS --name 一号窗口 --key "$(cat "$work/keyXS.pub")"
given desk-set DB --name 二号窗口 --key "$(cat "$work/keyDB.pub")" --roles clerk --active-to 2099-12-31
push() {
	pusher=$1
	shift
	[ $# -gt 0 ] || set -- "$hub"
	to=$1
	shift
	run env ONESTOP_DESK="$pusher" git "$@" push -q "$to" main:desk/"${branch:-$pusher}" main:main
}
push HQ
is_status 0
quiet
key=$(cut -d' ' -f1,2 "$work/keyXS.pub")
other=$(cut -d' ' -f1,2 "$work/keyDB.pub")
cp "$hub/onestop/authorized_keys" "$work/out"
libexec=$(cd "$BUILD/libexec/onestop" && pwd)
out_is "the keys follow the register" <<EOF
restrict,expiry-time="21000101",command="env ONESTOP_DESK=DB '$BUILD/bin/../libexec/onestop/hub-shell' '$hub'" $other DB
restrict,command="env ONESTOP_DESK=XS '$BUILD/bin/../libexec/onestop/hub-shell' '$hub'" $key XS
EOF
cp "$hub/onestop/allowed_signers" "$work/out"
out_is "and who may sign" <<EOF
DB@desk.onestop namespaces="git",valid-before="21000101" $other
XS@desk.onestop namespaces="git" $key
EOF

window() {
	given git clone -q "$hub" "$work/$1"
	cd "$work/$1" || exit 2
	git config onestop.desk "$1"
}
window XS
given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
given ticket-assign 20260918-XS-0001 --to network
push XS
is_status 0 "a desk that has an entry"
tail -n 4 "$hub"/onestop/pushes/*.log >"$work/out"
out_has "$(git rev-parse main) refs/heads/desk/XS" "the push is in the log"
ok "with who pushed, and when" grep -q '^push 20[0-9-]*T[0-9:]*+08:00 XS$' "$hub"/onestop/pushes/*.log

# turned_away REASON
turned_away() {
	is_status 1 "$2: refused"
	err_has "$1" "$2: $1"
}

window DB
given ticket-extend 20260918-XS-0001 --days 2 --reason 备件 --told phone --said 延期两天
push DB
turned_away '"extend" by wangmin is not done at desk DB, which has the role clerk' "a role that the desk has not"
given git reset -q --hard HEAD~1
git update-ref refs/onestop/last HEAD
given ticket-new facility --name 孙七 --phone 13600136000 --request 水表漏水
push DB
is_status 0 "a role that it has"
window ZZ
given ticket-new facility --name 周八 --phone 13500135000 --request 无
push ZZ
turned_away "desk ZZ is not in catalogue/desks.yaml" "a desk without an entry"

# A desk that has not begun, one that has ended, and one who has left.
cd "$centre" || exit 2
given git pull -q --ff-only "$hub" main
given desk-set DB --active-from 2026-09-19
push HQ
is_status 0
cd "$work/DB" || exit 2
given ticket-note 20260918-DB-0001 --text 早
push DB
turned_away "is of a day on which desk DB was not in use" "a desk that has not begun"
given git reset -q --hard HEAD~1
git update-ref refs/onestop/last HEAD
cd "$centre" || exit 2
given desk-set DB --active-from 2026-01-01 --active-to 2026-09-17
given staff-set lihua --until 2026-09-18
push HQ
is_status 0
ok "its key is no longer there" sh -c "! grep -q ONESTOP_DESK=DB '$hub/onestop/authorized_keys'"
cd "$work/DB" || exit 2
given ticket-note 20260918-DB-0001 --text 三
push DB
turned_away "desk DB is no longer in use" "a desk that has ended"
cd "$work/XS" || exit 2
given env ONESTOP_NOW=2026-09-18T10:00:00+08:00 ticket-note 20260918-XS-0001 --as lihua --text 三
given env ONESTOP_NOW=2026-09-19T10:00:00+08:00 ticket-note 20260918-XS-0001 --as lihua --text 四
export ONESTOP_NOW=2026-09-20T09:00:00+08:00
push XS
turned_away 'is by "lihua", who was not on duty that day' "one who had left"
given git reset -q --hard HEAD~1
git update-ref refs/onestop/last HEAD
ONESTOP_NOW=2026-10-08T09:00:00+08:00
push XS
turned_away 'more than 14 days ago: too old; first: bring the machine to the centre' "what is too old"
ONESTOP_NOW=2026-09-20T09:00:00+08:00
run env ONESTOP_DESK=XS git push -q "$hub" main:desk/XS
is_status 0 "what one who has left did before comes in late"

# ---- Signed pushes ---------------------------------------------------------------------------------------------

# note_more TEXT: something more to push.
note_more() {
	given ticket-note 20260918-XS-0001 --text "$1"
}
# signed KEY: the push is known by nothing but its signature.
signed() {
	run env -u ONESTOP_DESK git -c gpg.format=ssh -c user.signingkey="$work/key$1" push -q --signed=true "$hub" \
		main:desk/XS
}
note_more 签名
signed ZZ
turned_away "the push is signed with a key that no desk has, or has no longer" "a key that nobody knows"
run env ONESTOP_DESK=HQ git -c gpg.format=ssh -c user.signingkey="$work/keyXS" push -q --signed=true "$hub" main:desk/XS
turned_away "desk HQ logged in, and desk XS signed" "another one's key"
cp "$hub/onestop/allowed_signers" "$work/signers"
sed 's/^XS@desk.onestop namespaces="git"/&,valid-before="20200101"/' "$work/signers" >"$hub/onestop/allowed_signers"
signed XS
turned_away "the push is signed with a key that no desk has, or has no longer" "a key that has expired"
cat "$work/signers" >"$hub/onestop/allowed_signers"
before=$(git -C "$hub" rev-parse desk/XS)
cat >"$work/tap" <<EOF
#!/bin/sh
tee "$work/sent" | git receive-pack "\$@"
EOF
chmod +x "$work/tap"
run git -c gpg.format=ssh -c user.signingkey="$work/keyXS" push -q --signed=true --receive-pack="$work/tap" "$hub" main:desk/XS
is_status 0 "a good one is known by its signature"
ok "its certificate is in the log" grep -q "^	pusher $work/keyXS\|^	certificate version" "$hub"/onestop/pushes/*.log
ok "of that desk" sh -c "tail -n 40 '$hub'/onestop/pushes/*.log | grep -q '^push .* XS$'"
git -C "$hub" update-ref refs/heads/desk/XS "$before"
git -C "$hub" config receive.certnonceseed another
run sh -c "git receive-pack '$hub' <'$work/sent'"
ok "a push that is played again: refused" test "$(git -C "$hub" rev-parse desk/XS)" = "$before"
ok "because it was not made for this push" grep -qa "the signature was not made for this push" "$work/out"
for nonce in BAD SLOP MISSING UNSOLICITED ''; do
	run env -C "$hub" GIT_PUSH_CERT_STATUS=G GIT_PUSH_CERT_SIGNER=XS@desk.onestop GIT_PUSH_CERT_NONCE_STATUS=$nonce \
		store-check --receive <<EOF
$before $(git rev-parse main) refs/heads/desk/XS
EOF
	turned_away "the signature was not made for this push" "nonce $nonce"
done
for status_of in N U B X Y R E; do
	run env -C "$hub" GIT_PUSH_CERT_STATUS=$status_of GIT_PUSH_CERT_SIGNER=XS@desk.onestop GIT_PUSH_CERT_NONCE_STATUS=OK \
		store-check --receive <<EOF
$before $(git rev-parse main) refs/heads/desk/XS
EOF
	turned_away "the push is signed with a key that no desk has" "status $status_of"
done

# ---- git daemon ------------------------------------------------------------------------------------------------

free_port() {
	perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1")->sockport'
}
port=$(free_port)
git daemon --listen=127.0.0.1 --port="$port" --base-path="$work" --export-all --enable=receive-pack --reuseaddr \
	--pid-file="$work/daemon.pid" "$hub" 2>"$work/daemon.log" &
daemon=$!
trap 'kill $daemon ${sshd:-} 2>/dev/null; cd / && rm -rf "$work"' EXIT
await() {
	n=0
	until "$@" >/dev/null 2>&1 || [ "$n" -ge 100 ]; do
		n=$((n + 1))
		perl -e 'select undef, undef, undef, 0.05'
	done
}
url=git://127.0.0.1:$port/hub.git
await git ls-remote "$url"
run git push -q "$url" main:desk/XS
turned_away "nobody is known to push here; first: push by ssh with the key of the desk, or sign the push" "git daemon"
run git -c gpg.format=ssh -c user.signingkey="$work/keyXS" push -q --signed=true "$url" main:desk/XS
is_status 0 "git daemon: a signed push comes in"
note_more 一室
git -C "$hub" config onestop.room true
run git push -q "$url" main:desk/XS
is_status 0 "a hub in one room takes who pushes for the desk of the branch"
git -C "$hub" config --unset onestop.room
kill "$daemon" 2>/dev/null

# ---- ssh -------------------------------------------------------------------------------------------------------

# What hub-shell lets through, without sshd.
shell() {
	run env SSH_ORIGINAL_COMMAND="$1" "$libexec/hub-shell" "$hub"
}
no="this key is for git and the attachments of the hub, and for nothing else"
for asked in '' sh 'bash -i' 'git-receive-pack' "git-receive-pack $hub" "git-receive-pack '$hub'; id" "git-receive-pack '$hub' '$hub'" \
	"git-upload-archive '$hub'" "git-receive-pack '$hub" 'rsync' 'rsync --server -e.Lsfx . /etc/passwd' \
	'rsync --server --sender -vlogDtpre.iLsfxC . attachments/' 'rsync --server --sender -vtre.iLsfxC . attachments/../config' \
	'rsync --server --sender -vtre.iLsfxC . hooks/' 'rsync --server --delete -vtre.iLsfxC . attachments/' \
	'rsync --server --rsync-path=sh -vtre.iLsfxC . attachments/' "rsync --server -vtre.iLsfxC . attachments/ /tmp" \
	"rsync --server --log-file=x -vtr . attachments/" 'rsync --daemon' 'scp -t x' \
	'rsync --server -rRe.iLsfxC . attachments/' 'rsync --server --files-from=- -re.iLsfxC . attachments/' \
	'rsync --server --sender --files-from=/etc/passwd -re.iLsfxC . attachments/' 'rsync --server -re.iLsfxC --sender . attachments/' \
	'rsync --server --sender -re.iLsfxC . attachments/ab/../../config' 'rsync --server --sender -re.iLsfxC . /etc/attachments/' \
	'rsync --server --sender -re.iLsfxC . attachmentsx/' 'rsync --server --sender -re.iLsfxC . onestop/' \
	'rsync --server -re.iLsfxC . onestop/reveals/' 'rsync --server -re.iLsfxC . onestop/reveals/XS/' \
	'rsync --server --max-size=9g -re.iLsfxC . attachments/' 'rsync --server --write-devices -re.iLsfxC . attachments/'; do
	shell "$asked"
	is_status 1 "hub-shell: $asked"
	err_has "$no" "hub-shell: $asked: says why"
done
shell "git-upload-pack '$centre'"
is_status 1 "hub-shell: another repository"
err_has "is not the hub that this key is for"
shell "git-upload-pack '$work/../$(basename "$work")/hub.git'"
ok "hub-shell: another name of it" test "$status" -eq 0 -o -s "$work/out"
run env ONESTOP_DESK= SSH_ORIGINAL_COMMAND='rsync --server -re.iLsfxC . attachments/' "$libexec/hub-shell" "$hub"
is_status 1 "hub-shell: files of nobody"
shell 'rsync --server --sender -vtre.iLsfxC . attachments/'
ok "hub-shell: attachments are let through, or there is no rsync" sh -c "[ $status -ne 1 ] || grep -q 'the hub has no rsync' '$work/err'"

if ! command -v sshd >/dev/null && ! [ -x /usr/sbin/sshd ]; then
	note "SKIP sshd: openssh-server is not installed"
	finish
fi
port=$(free_port)
ssh-keygen -q -t ed25519 -N '' -f "$work/host"
[ "$(id -u)" -ne 0 ] || mkdir -p /run/sshd
cat >"$work/sshd_config" <<EOF
Port $port
ListenAddress 127.0.0.1
HostKey $work/host
PidFile $work/sshd.pid
AuthorizedKeysFile $hub/onestop/authorized_keys
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin yes
AcceptEnv ONESTOP_* LANG LANGUAGE
EOF
"$(command -v sshd || echo /usr/sbin/sshd)" -D -e -f "$work/sshd_config" 2>"$work/sshd.log" &
sshd=$!
ssh_as() {
	printf 'ssh -F /dev/null -p %s -i %s -o IdentitiesOnly=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=%s -o LogLevel=ERROR -o BatchMode=yes -o SendEnv=ONESTOP_* -o SendEnv=LANG -o SendEnv=LANGUAGE' \
		"$port" "$work/key$1" "$work/known"
}
# over DESK COMMAND...: git as who has the key of the desk.
over() {
	GIT_SSH_COMMAND=$(ssh_as "$1")
	export GIT_SSH_COMMAND
	shift
	run "$@"
}
url=ssh://$(id -un)@127.0.0.1$hub
answers() {
	$(ssh_as XS) "$(id -un)@127.0.0.1" true 2>&1 | grep -q "this key is for"
}
await answers
if ! answers; then
	note "SKIP sshd: does not start here: $(tail -n 1 "$work/sshd.log")"
	finish
fi
over XS git ls-remote "$url"
is_status 0 "ssh: the key of a desk reads the hub"
over ZZ git ls-remote "$url"
is_status 128 "ssh: a key that no desk has does not"
note_more 远程
over XS git push -q "$url" main:desk/XS
is_status 0 "ssh: it is known by its key"
note_more 又一
over XS env ONESTOP_DESK=DA git push -q "$url" main:desk/DA
turned_away "desk XS pushes main and desk/XS, and nothing else" "ssh: who calls himself another desk"
# shellcheck disable=SC2046 # words
run $(ssh_as XS) "$(id -un)@127.0.0.1"
ok "ssh: there is no shell" grep -q "$no" "$work/err"
# shellcheck disable=SC2046
run $(ssh_as XS) -L 9999:127.0.0.1:1 "$(id -un)@127.0.0.1" "cat $hub/config"
ok "ssh: no other command" grep -q "$no" "$work/err"
out_lacks "certnonceseed" "ssh: nothing is shown"
finish

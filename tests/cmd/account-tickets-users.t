#!/bin/sh
# What is remembered of the files (store/mention.h) is shared by those who share the store, and harms nobody: whose it
# is, who may read or write it, and where it leads, the tickets of an account are the same.  (Needs root, who makes
# others of himself.)
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
[ "$(id -u)" -eq 0 ] || skip_all "only root can act as several users"
setpriv --reuid=61001 --regid=61001 --groups=61000 -- test -x "$BUILD/bin/ticket-list" 2>/dev/null ||
	skip_all "no program can be started here as another user"
memory=.git/onestop.mentions

# by WHO COMMAND...: li and zhao are of the group 61000, he is of none; none of them gives anything away.
by() {
	case $1 in
	li) set -- 61001 --groups=61000 "$@" ;;
	zhao) set -- 61002 --groups=61000 "$@" ;;
	he) set -- 61003 --clear-groups "$@" ;;
	esac
	uid=$1 groups=$2
	shift 3
	# shellcheck disable=SC2016 # for the other shell
	setpriv --reuid="$uid" --regid="$uid" "$groups" -- sh -c 'umask 077 && exec "$@"' - "$@"
}

chmod 755 "$work"
new_store
people
household
while [ "${n:-0}" -lt 20 ]; do
	n=$((n + 1))
	given ticket-new facility --account "$number" --name 李一 --phone 13800138000 --request 漏水 --address 象山大道1号 --force 另一处
done
household
given ticket-new facility --account "$number" --name 王二 --phone 13800138000 --request 漏水 --address 象山大道1号
id=$(cat "$work/out")
git config --global --add safe.directory '*'
chmod 644 "$HOME/.gitconfig"
chown -R 61001:61000 "$store"
chmod -R u=rwX,g=rwX,o=rX "$store"
find "$store" -type d -exec chmod g+s {} +
mkdir "$work/outside"
echo mine >"$work/outside/tickets-open"
chmod -R a+rwX "$work/outside"
# Of what was just written nothing is remembered.
sleep 4

# Everybody finds the one ticket, and nothing is left beside.
finds() {
	for who in li zhao he; do
		run by $who account-show "$number" --all
		is_status 0 "$1: $who"
		quiet
		out_has "$id" "$1: $who finds the ticket"
	done
	ok "$1: nothing is left" test -z "$(find .git/onestop.new -type f 2>/dev/null)"
	ok "$1: nothing outside is another" test "$(ls "$work/outside") $(cat "$work/outside/tickets-open")" = 'tickets-open mine'
}

run by he account-show "$number" --all
is_status 0 "who may only read"
quiet
ok "remembers nothing" test ! -e $memory
finds "made by one of the group"
ok "it is of the group, whatever the umask" test "$(stat -c %A:%g $memory/tickets-open)" = '-rw-rw-r--:61000'
ok "and so is its directory" test "$(stat -c %A:%g $memory)" = 'drwxrwsr-x:61000'
rm $memory/tickets-open
run by zhao account-show "$number" --all
ok "the other of the group writes it anew" test "$(stat -c %u $memory/tickets-open)" = 61002

while IFS="|" read -r label harm; do
	rm -rf $memory
	given by li account-show "$number" --all
	ok "$label: it is there" test -s $memory/tickets-open
	eval "$harm"
	finds "$label"
done <<'END'
a file that only its owner may read|chmod 600 $memory/tickets-open
a file of a stranger|chown 61003:61003 $memory/tickets-open; chmod 600 $memory/tickets-open
a file that nobody may read|chmod 0 $memory/tickets-open
a directory that only its owner may enter|chmod 700 $memory
a directory in which nobody may write|rm $memory/*; chmod 555 $memory
a directory of a stranger|rm $memory/*; chown 61003:61003 $memory; chmod 700 $memory
its directory leads elsewhere|rm -r $memory; ln -s "$work/outside" $memory
its file leads elsewhere|rm $memory/tickets-open; ln -s "$work/outside/tickets-open" $memory/tickets-open
where it is written leads elsewhere|rm $memory/*; rm -rf .git/onestop.new; ln -s "$work/outside" .git/onestop.new
END
rm -f .git/onestop.new

# Nobody may write at all, not even root.
rm -rf $memory
# shellcheck disable=SC2016 # for the other shell
if unshare --mount sh -c 'mount --bind . . && mount -o remount,bind,ro .' 2>/dev/null; then
	run unshare --mount sh -c 'mount --bind . . && mount -o remount,bind,ro . && cd . && cd "$PWD" && account-show "$1" --all' - "$number"
	is_status 0 "a file system that is read-only"
	quiet
	out_has "$id"
	ok "nothing was written" test ! -e $memory
else
	note "no mount namespace can be made here"
fi
finish

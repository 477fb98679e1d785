#!/bin/sh
# Several Unix users of one group work in one store, whatever their umask and whatever plain git left
# behind; a stranger and one who may only read are told what they are.  (Needs root, who makes others of
# himself; they need no entries in /etc/passwd, as their logins are then "#UID".)
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
[ "$(id -u)" -eq 0 ] || skip_all "only root can act as several users"
setpriv --reuid=61001 --regid=61001 --groups=61000 -- test -x "$BUILD/bin/ticket-list" 2>/dev/null ||
	skip_all "no program can be started here as another user"

# by WHO UMASK COMMAND...: li and zhao are of the group 61000, he is of none.
by() {
	case $1 in
	li) uid=61001 groups=--groups=61000 ;;
	zhao) uid=61002 groups=--groups=61000 ;;
	he) uid=61003 groups=--clear-groups ;;
	esac
	mask=$2
	shift 2
	# shellcheck disable=SC2016 # for the other shell
	setpriv --reuid=$uid --regid=$uid $groups -- \
		sh -c 'umask "$0" && exec "$@"' "$mask" "$@"
}

# shared: nothing in the store that one of the group could not use.
shared() {
	find "$store" \( -type d -not -perm -2770 -o -type f -not -path '*/objects/*' -not -perm -660 \
		-o -not -group 61000 -o -perm /007 \) -printf '%M %u %g %p\n' >"$work/odd"
	if [ -s "$work/odd" ]; then fail "$1" "$work/odd"; else pass "$1"; fi
}

chmod 755 "$work"
mkdir -m 2775 "$work/office" "$work/papers" && chgrp 61000 "$work/office" && chmod 777 "$work/papers"
export HOME="$work/papers"
git config --global --add safe.directory '*'
chmod 644 "$work/papers/.gitconfig"
cd "$work/office" || exit 2
run by li 077 store-init "$work/office/store" --desk XS --test-clock --staff lihua --staff-name 李华 \
	--badge 001
is_status 0 "one of the group makes the store, with a umask of 077"
store=$work/office/store
keep_store "$store"
cd "$store" || exit 2
shared "and all of it is of the group"
run by li 022 staff-set zhaolei --name 赵磊 --badge 002 --roles clerk,supervisor --login '#61002'
is_status 0

new() {
	by "$1" "$2" ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损
}

# ---- Whatever the umask ---------------------------------------------------------------------------

for mask in 022 077 002 000 027; do
	for who in li zhao; do
		run new $who $mask
		is_status 0 "$who, umask $mask"
		quiet
	done
done
shared "all they made is of the group, whatever their umask"
run by zhao 077 ticket-list --ids
ok "ten tickets" test "$(grep -c . "$work/out")" -eq 10
ok "each by whom made it" test "$(cat tickets/open/*/*.yaml | grep -c '^owner: "zhaolei"')" -eq 5

# A directory that lost its setgid bit: what comes into it is of the group all the same.
chmod g-s tickets tickets/open tickets/open/2026-09-18
run by zhao 022 env ONESTOP_NOW=2026-09-21T09:00:00+08:00 ticket-new facility --name 王小明 \
	--phone 13800138000 --request 井盖破损
is_status 0 "a lost setgid bit"
run new li 022
is_status 0
chmod g+s tickets tickets/open tickets/open/2026-09-18
shared "and what came since is of the group"

# ---- What plain git restores ----------------------------------------------------------------------

# works WHO WHAT: another member goes on working, also on what was restored.
works() {
	run new "$1" 022
	is_status 0 "$2: ticket-new"
	quiet
	id=$(cat "$work/out")
	run by "$1" 022 ticket-assign 20260918-XS-000$ticket --to network
	is_status 0 "$2: ticket-assign of what was restored"
	quiet
	run by "$1" 077 account-pay 0000100001 10.00 --method cash
	is_status 0 "$2: account-pay"
	quiet
	run by "$1" 022 store-check --strict --objects
	is_status 0 "$2: store-check finds nothing"
	out_is "$2: nothing at all" </dev/null
}

# Does this file system know default lists (ACL)?  Asked of itself, and not of what we made.
cat >"$work/acl.c" <<'END'
#include <stdint.h>
#include <sys/xattr.h>
int main(int n, char **argv)
{
	const uint32_t list[] = {2, 0x70001, ~0u, 0x70004, ~0u, 0x20, ~0u};
	for (int i = 2; i < n; i++)
		if (*argv[1] == 's' ? setxattr(argv[i], "system.posix_acl_default", list, sizeof list, 0)
				    : removexattr(argv[i], "system.posix_acl_default"))
			return 1;
	return 0;
}
END
given "${CC:-cc}" -o "$work/acl" "$work/acl.c"
mkdir "$work/probe"
opens="find $store -user 61002 -exec chgrp -h 61000 {} + -exec chmod g+rwX {} +"
given by li 022 account-new 0000100001 --name 王小明
if "$work/acl" set "$work/probe"; then
	# Who restores, with which umask, what he types, and the ticket that the other goes on with.
	while read -r who mask ticket typed <&3; do
		case $who in li) other=zhao ;; zhao) other=li ;; esac
		run by $who $mask sh -c "$typed"
		is_status 0 "$typed by $who, umask $mask"
		shared "$typed by $who, umask $mask: all of the group"
		works $other "$typed by $who, umask $mask"
	done 3<<-'END'
		zhao 022 1 rm -r tickets; git restore .
		li 077 2 rm -r tickets; git restore .
		zhao 077 3 rm -r tickets accounts calendar; git checkout -q -- .
		li 022 4 rm -r *; git reset -q --hard
		zhao 077 5 echo '# x' >>catalogue/flows.yaml; git stash -q && git stash drop -q
		li 077 6 mkdir -p a/b && echo x >a/b/c && rm -r a; git gc -q --prune=now || git fsck
	END
	# A store that comes out of a backup is no other.
	given by zhao 077 store-backup "$work/office/backup.tar"
	run by zhao 022 store-restore --accept-loss "$work/office/backup.tar" "$work/office/restored"
	is_status 0 "store-restore"
	origin=$store store=$work/office/restored
	keep_store "$store"
	cd "$store" || exit 2
	shared "a restored store is of the group"
	run by zhao 077 sh -c 'rm -r tickets; git restore .'
	is_status 0
	ticket=8
	works li "rm -r tickets; git restore . in a restored store"
	store=$origin
	cd "$store" || exit 2
else
	note "this file system has no default lists (ACL)"
	for mask in 022 077; do
		run by zhao $mask sh -c 'rm -r tickets; git restore .'
		is_status 0
		for command in "ticket-new facility --name 王小明 --request 井盖破损 --phone 13800138000" \
			"ticket-assign 20260918-XS-0001 --to network"; do
			# shellcheck disable=SC2086 # several words
			refused 5 by li 022 $command
			err_has "belongs to #61002 and " "umask $mask: whose it is is said"
			err_has "$opens, as #61002" "and what he types"
		done
		given by zhao 022 sh -c "$opens"
		run new li 022
		is_status 0 "umask $mask: and then the other goes on working"
	done
fi
# A store of before, which has no such lists: refused before anything is decided.
if [ -e "$work/probe" ]; then
	find tickets -type d -exec "$work/acl" remove {} + 2>/dev/null
fi
find tickets -type d -exec chmod 2755 {} + && chown -R 61002 tickets
find tickets -type f -exec chmod 644 {} +
refused 5 by li 022 ticket-note 20260918-XS-0002 --text 补充
err_is <<END
ticket-note: tickets/open/2026-09-18: belongs to #61002 and is closed to group #61000; first: $opens, as #61002
END
run by zhao 022 ticket-note 20260918-XS-0002 --text 补充
is_status 0 "its owner may"
given by zhao 022 sh -c "$opens"
run by li 022 ticket-note 20260918-XS-0002 --text 再补充
is_status 0 "and after what is named, the other too"

# ---- Strangers and readers --------------------------------------------------------------------------

cd "$work" || exit 2
for command in ticket-list 'ticket-note 20260918-XS-0002 --text x' store-check; do
	# shellcheck disable=SC2086 # several words
	run by he 022 $command --store "$store"
	is_status 5
	err_is <<END
${command%% *}: $store: you are not a member of group #61000; first: ask an admin, who types usermod -aG #61000 <login>
END
done
run by he 022 env ONESTOP_STORE="$store" ticket-list
is_status 5 "named by ONESTOP_STORE"
err_has "you are not a member of group #61000"
cd "$store" || exit 2
run by he 022 ticket-list
is_status 5 "standing in it"
err_has "$store: you are not a member of group #61000"
cd "$work" || exit 2
run by he 022 ticket-list --store "$work/papers"
is_status 1 "where there is none, that is said"
err_has "is not a store"

# He may read, and not write, and hears why.  He is on the staff, but not in the group.
given by li 022 staff-set hejun --name 何军 --badge 003 --roles clerk,supervisor --login '#61003' \
	--store "$store"
chmod -R o+rX "$store"
stranger=".git/onestop.lock: you are not a member of group #61000; first: ask an admin, who types usermod -aG #61000 <login>"
for command in 'ticket-note 20260918-XS-0002 --text x' store-repair \
	'ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损'; do
	# shellcheck disable=SC2086 # several words
	run by he 022 $command --store "$store"
	is_status 5
	err_is <<END
${command%% *}: $stranger
END
done
run by he 022 store-check --store "$store" --format tsv --no-header --columns path,message
is_status 0 "and store-check tells him"
out_is <<END
.	everybody on this machine may read the store; first: chmod o-rwx
.	you are not a member of group #61000; first: ask an admin, who types usermod -aG #61000 <login>
END
chmod -R o-rwx "$store"

# Also while a commit is just being put into its places.
setpriv --reuid=0 -- cp -a "$store" "$work/copy"
chmod -R o+rX "$work/copy"
run by he 022 ticket-list --ids --store "$work/copy"
is_status 0 "a reader without write permission"
quiet
cp "$work/copy/.git/onestop.done" "$work/copy/.git/onestop.apply"
chmod 664 "$work/copy/.git/onestop.apply"
run by he 022 ticket-list --ids --store "$work/copy"
is_status 0 "also when a program was interrupted"
quiet

# ---- Files for people ------------------------------------------------------------------------------

while read -r mask mode; do
	rm -f "$work/papers/list.csv" "$work/papers/form.pdf" "$work/papers/rejects.csv"
	run by li "$mask" ticket-list --store "$store" --format csv -o "$work/papers/list.csv"
	is_status 0
	ok "-o with umask $mask: $mode" test "$(stat -c %a "$work/papers/list.csv")" = "$mode"
	run by li "$mask" form-print register 20260918-XS-0001 --store "$store" -o "$work/papers/form.pdf"
	is_status 0
	ok "a paper with umask $mask: $mode" test "$(stat -c %a "$work/papers/form.pdf")" = "$mode"
	printf 'account,period,volume_m3,amount\n0000000009,2026-08,30,x\n' >"$work/papers/bills.csv"
	chmod 644 "$work/papers/bills.csv"
	run by li "$mask" bill-import "$work/papers/bills.csv" --store "$store" --skip-bad --rejects "$work/papers/rejects.csv"
	ok "rejects with umask $mask: $mode" test "$(stat -c %a "$work/papers/rejects.csv")" = "$mode"
done <<'END'
022 644
077 600
027 640
002 664
END
chown -R 0 "$store"
cd "$store" || exit 2
finish

#!/bin/sh
# store-check names what members of the group cannot all use, with the command that mends it; the command
# is typed here, and then nothing is found.
. "$(dirname "$0")/../harness.sh"
new_store
given ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损
given account-new 0000100001 --name 王小明
object=$(git rev-parse HEAD | sed 's,..,.git/objects/&/,')
me=$(id -un)
group=$(stat -c %G .)

run store-check --strict
is_status 0 "a new store"
out_is "of which there is nothing to say" </dev/null
umask 022

# only PATH FRAGMENT: the one finding, and its remedy.
only() {
	run store-check --format tsv --no-header --columns kind,path,message
	is_status 0 "$2: a warning leaves exit 0"
	ok "$1 is named, and nothing else: $2" test "$(cat "$work/out")" = "$(printf 'warning\t%s\t%s' "$1" "$2")"
	cp "$work/out" "$work/said"
	run store-check --strict
	is_status 1 "$1: not with --strict"
	sed -n 's/.*; first: \(.*\), as .*/\1/p' "$work/said" >"$work/remedy"
	given sh "$work/remedy"
	run store-check --strict
	is_status 0 "$1: what is named mends it"
	out_is "$1: nothing is left" </dev/null
}

day=tickets/open/2026-09-18
while IFS='|' read -r damage path lacks <&3; do
	given chmod "$damage" "$path"
	only "$path" "members of group $group cannot all work with it: it lacks $lacks; first: chmod $lacks $path, as $me"
done 3<<END
g-w|$day|g+w
2700|$day|g+rwx
g-s|tickets|g+s
g-ws|accounts/000010|g+ws
g-w|$day/20260918-XS-0001.yaml|g+w
600|accounts/000010/00001000.yaml|g+rw
644|onestop.yaml|g+w
600|catalogue/staff.yaml|g+rw
g-ws|.|g+ws
g-ws|.git|g+ws
g-ws|.git/objects|g+ws
g-w|${object%/*}|g+w
400|$object|g+r
g-s|.git/refs/heads|g+s
600|.git/refs/heads/main|g+r
600|.git/HEAD|g+r
600|.git/index|g+r
600|.git/config|g+r
644|.git/logs/HEAD|g+w
600|.git/onestop.lock|g+rw
2750|.git/onestop.new|g+w
END

# What nobody of the group needs more of.
while read -r mode path; do
	chmod "$mode" "$path"
	run store-check --strict
	out_is "$path may be $mode" </dev/null
done <<END
2770 $day
2775 $day
664 onestop.yaml
640 .git/HEAD
444 $object
END
chmod 660 onestop.yaml

# Many, as git restore makes them under a umask of 022 where the file system knows no access lists.
find tickets -type d -exec chmod 2755 {} + && chmod 644 $day/*.yaml
run store-check --format tsv --no-header --columns path
out_is "each is named" <<END
tickets
tickets/open
$day
$day/20260918-XS-0001.yaml
END
chmod -R g+w tickets

# Of another group.
if [ "$(id -u)" -eq 0 ]; then
	for path in $day $day/20260918-XS-0001.yaml .git/refs ${object%/*} .git/index; do
		given chgrp 61000 "$path"
		only "$path" "belongs to group #61000, and the store to group $group; first: chgrp $group $path, as $me"
	done
	chgrp 61000 $day && chmod 2750 $day
	run store-check --format tsv --no-header --columns message
	out_is "both are said" <<END
belongs to group #61000, and the store to group $group; first: chgrp $group $day, as $me
members of group $group cannot all work with it: it lacks g+w; first: chmod g+w $day, as $me
END
	chgrp "$group" $day && chmod g+ws $day
	chown 61002 onestop.yaml && chmod 600 onestop.yaml
	run store-check --format tsv --no-header --columns message
	out_is "whoever it belongs to types it" <<END
members of group $group cannot all work with it: it lacks g+rw; first: chmod g+rw onestop.yaml, as #61002
END
	chown 0 onestop.yaml && chmod 660 onestop.yaml
fi

# A command to type has no name in it that means something to a shell.
mkdir -m 700 "tickets/\$(touch gone)" 'a b' && echo x >"a b/c;d" && chmod 600 "a b/c;d"
run store-check
out_lacks touch "a hostile name is in no command"
out_lacks chmod "nor is it judged"
rm -r "tickets/\$(touch gone)" 'a b'

# Who shares with nobody is not troubled.
chmod 600 onestop.yaml
for value in umask false 0; do
	given git config core.sharedRepository $value
	run store-check --strict
	is_status 0 "core.sharedRepository = $value"
	out_is "$value: nothing to say" </dev/null
done
given git config --unset core.sharedRepository
run store-check --strict
out_is "none: nothing to say" </dev/null
for value in group 1 true 0660 all; do
	given git config core.sharedRepository $value
	run store-check
	out_has onestop.yaml "core.sharedRepository = $value"
done
given git config core.sharedRepository 1
chmod 660 onestop.yaml .git/config
finish

#!/bin/sh
# store-repair sets refs again that cannot be read: HEAD, packed-refs, main, and what programs remember of it.
. "$(dirname "$0")/../harness.sh"

# main packed at the second commit, and loose at the last; one commit was made by hand on top.
new_store
ticket=tickets/open/2026-09-18/20260918-XS-0001.yaml
given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
given git pack-refs --all
packed=$(git rev-parse HEAD)
given ticket-note 20260918-XS-0001 --text 第一次
given store-backup "$work/backup.tar"
given ticket-note 20260918-XS-0001 --text 第二次
given git tag before
head=$(git rev-parse HEAD)
model=$store
short=$(git rev-parse --short=12 HEAD)
parts=.git/damaged-2026-09-18T09-00-00

copy() {
	about=$1
	store=$work/copy
	cd "$work" && rm -rf "$store" && cp -a "$model" "$store" && cd "$store" || exit 2
	# In a copy the next program looks after what the last one did.
	given ticket-list --ids
}

state() {
	find .git -name onestop.lock -prune -o -type f -print0 | sort -z | xargs -0r cksum
}

is_whole() {
	ok "$about: main is where it was" test "$(git rev-parse refs/heads/main)" = "${1-$head}"
	run git fsck --full --strict --no-dangling
	is_status 0 "$about: git fsck"
	run ticket-note 20260918-XS-0001 --text 修复以后
	is_status 0 "$about: it can be written"
	run store-check --objects --history
	is_status 0 "$about: store-check"
	out_is "$about: nothing to say" </dev/null
}

# WHAT|FILE|COMMAND that damages it|what store-repair says (FILE: it names it)
while IFS='|' read -r case file damage says; do
	copy "$case"
	cp -a "$file" "$work/was" 2>/dev/null || rm -rf "$work/was"
	eval "$damage"
	cp -a "$file" "$work/damaged" 2>/dev/null || rm -rf "$work/damaged"
	state >"$work/before"
	run store-repair --dry-run
	is_status 5 "$case: with --dry-run it is told"
	out_has "$file: $says" "$case: as it would be"
	state >"$work/after"
	ok "$case: --dry-run changes nothing" diff "$work/before" "$work/after"
	run store-repair
	is_status 0 "$case: it is repaired"
	out_has "$file: $says" "$case: and told"
	if [ -e "$work/damaged" ]; then
		ok "$case: the old bytes are kept" cmp "$work/damaged" "$parts/$(echo "${file#.git/}" | tr / -)"
	fi
	is_whole
	rm -rf "$work/damaged"
done <<END
HEAD is empty|.git/HEAD|: >.git/HEAD|written anew, on branch main
HEAD is cut|.git/HEAD|printf 'ref: refs/he' >.git/HEAD|written anew, on branch main
HEAD has NUL bytes|.git/HEAD|head -c 21 /dev/zero >.git/HEAD|written anew, on branch main
HEAD is gone|.git/HEAD|rm .git/HEAD|written anew, on branch main
HEAD is noise|.git/HEAD|echo noise >.git/HEAD|written anew, on branch main
main is empty|.git/refs/heads/main|: >.git/refs/heads/main|set to $short, by .git/refs/onestop/last
main is half|.git/refs/heads/main|head -c 20 .git/refs/heads/main >"$work/x"; cp "$work/x" .git/refs/heads/main|set to $short, by .git/refs/onestop/last
main lacks its line end|.git/refs/heads/main|printf %s "$head" >.git/refs/heads/main|set to $short, by .git/refs/onestop/last
main has NUL bytes|.git/refs/heads/main|head -c 41 /dev/zero >.git/refs/heads/main|set to $short, by .git/refs/onestop/last
main has NUL bytes behind it|.git/refs/heads/main|truncate -s 60 .git/refs/heads/main|set to $short, by .git/refs/onestop/last
main is gone, and packed-refs|.git/refs/heads/main|rm .git/refs/heads/main .git/packed-refs|set to $short, by .git/refs/onestop/last
main is empty, nobody remembers it but the reflog|.git/refs/heads/main|: >.git/refs/heads/main; rm .git/refs/onestop/last|set to $short, by .git/logs/refs/heads/main
main is empty, the reflog is cut|.git/refs/heads/main|: >.git/refs/heads/main; rm .git/refs/onestop/last; printf '%s 12' "$head" >>.git/logs/refs/heads/main|set to $short, by .git/logs/refs/heads/main
what programs remember is empty|.git/refs/onestop/last|: >.git/refs/onestop/last|set to $short, by .git/refs/heads/main
both are NUL bytes|.git/refs/heads/main|truncate -s 0 .git/refs/heads/main .git/refs/onestop/last; truncate -s 41 .git/refs/heads/main .git/refs/onestop/last|set to $short, by .git/logs/refs/heads/main
packed-refs is cut|.git/packed-refs|truncate -s -20 .git/packed-refs|written anew without 1 lines that cannot be read
packed-refs has noise|.git/packed-refs|echo noise >>.git/packed-refs|written anew without 1 lines that cannot be read
packed-refs has NUL bytes|.git/packed-refs|truncate -s +50 .git/packed-refs|written anew without 1 lines that cannot be read
a tag is empty|.git/refs/tags/before|: >.git/refs/tags/before|cannot be read; put aside
END

# What cannot be read while git does not start is told once it does.
copy "all of it at once"
for file in HEAD refs/heads/main refs/onestop/last packed-refs refs/tags/before; do
	: >".git/$file"
	echo noise >".git/$file"
done
given store-repair
out_is <<END
.git/HEAD: written anew, on branch main
.git/packed-refs: written anew without 1 lines that cannot be read
.git/refs/tags/before: cannot be read; put aside
.git/refs/heads/main: set to $short, by .git/logs/refs/heads/main
.git/refs/onestop/last: set to $short, by .git/refs/heads/main
5 damaged files are in $parts
END
is_whole

copy "a commit by hand after the last one of a program"
given git -c user.name=x -c user.email=x@x commit -q --allow-empty -m 'by hand'
hand=$(git rev-parse HEAD)
: >.git/refs/heads/main
given store-repair
out_has "set to $(echo "$hand" | cut -c1-12), by .git/logs/refs/heads/main"
ok "$about is kept" test "$(git rev-parse HEAD)" = "$hand"

copy "main was set back by hand"
given git update-ref refs/heads/main HEAD~1
: >.git/refs/heads/main
given store-repair
out_has "set to $short, by .git/refs/onestop/last" "$about: what was acknowledged comes back"
is_whole

copy "only packed-refs is left"
rm .git/logs/refs/heads/main .git/refs/onestop/last
: >.git/refs/heads/main
given store-repair
out_has "set to $(echo "$packed" | cut -c1-12), by "
ok "$about" test "$(git rev-parse HEAD)" = "$packed"

copy "nobody knows"
rm .git/logs/refs/heads/main .git/refs/onestop/last .git/packed-refs
: >.git/refs/heads/main
run store-repair
is_status 5 "$about: it is told"
err_has "refs/heads/main: invalid sha1 pointer"
rm .git/refs/heads/main
run store-repair
is_status 5 "$about: also without the file"
err_has ".git/refs/heads/main: nobody knows its commit"
given store-repair "$work/backup.tar"
out_has "set to $(git -C "$model" rev-parse --short=12 HEAD~1), by $work/backup.tar" "$about but the backup"
ok "$about: main is that of the backup" test "$(git rev-parse HEAD)" = "$(git -C "$model" rev-parse HEAD~1)"

copy "objects and main are gone"
rm -rf .git/objects/??
: >.git/refs/heads/main
given store-backup --store "$model" "$work/late.tar"
given store-repair "$work/late.tar"
is_whole

# What can be read is a person's business.
copy "another branch"
given git checkout -q -b other
run store-repair
is_status 0 "$about is no damage"
ok "$about stays" test "$(git symbolic-ref HEAD)" = refs/heads/other
copy "a detached HEAD"
given git checkout -q --detach
given store-repair
ok "$about stays" test "$(cat .git/HEAD)" = "$head"
copy "nothing is wrong"
given store-repair --dry-run
out_is "$about" </dev/null
quiet "$about: in silence"

cd "$model" || exit 2
finish

#!/bin/sh
# The small files that git finds its commits by, damaged: readers go on, writers refuse, store-check
# tells, and what the refusal says to type first leads on.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"

new_store
people
ticket_in received
given ticket-note "$id" --text 甲
none=1234567890123456789012345678901234567890

# damaged WHAT FILE CONTENT STATUS MESSAGE HINT...: with CONTENT in FILE ("-": without it).  The hints are
# typed one after the other, each as the refusal of its turn said it.
damaged() {
	what=$1
	file=$2
	code=$4
	message=$5
	cp "$file" "$work/sound"
	if [ "$3" = - ]; then rm "$file"; else printf '%b' "$3" >"$file"; fi
	shift 5
	run ticket-list --ids
	is_status 0 "$what: readers go on"
	out_is "$what: with all there is" <<END
$id
END
	run store-check --format tsv --no-header
	is_status "$code" "$what: store-check ends with $code"
	out_has "$message; first: $1"
	for hint; do
		refused "$code" ticket-note "$id" --text 乙
		err_has "; first: $hint"
		given sh -c "$hint"
		code=1
	done
	run ticket-note "$id" --text 乙
	is_status 0 "$what: and then it is done"
	is_sound "$what"
}

# is_sound WHAT: every commit that was acknowledged is in main.
is_sound() {
	commits=$((commits + 1))
	run git rev-list --count main
	out_is "$1: no commit is lost" <<END
$commits
END
}
commits=$(git rev-list --count main)

head="$(pwd -P): .git/HEAD cannot be read"
merge='git merge refs/onestop/last'
damaged "HEAD is gone" .git/HEAD - 5 "$(pwd -P): no .git/HEAD" store-repair
damaged "HEAD is empty" .git/HEAD '' 5 "$head" store-repair
damaged "HEAD is nonsense" .git/HEAD 'nonsense\n' 5 "$head" store-repair
damaged "HEAD leads out of refs" .git/HEAD 'ref: refs/../../x\n' 1 \
	'the store is not on its branch main (HEAD is refs/../../x)' 'git switch main'
main="$(pwd -P): .git/refs/heads/main cannot be read"
damaged "main is empty" .git/refs/heads/main '' 5 "$main" store-repair
damaged "main is nonsense" .git/refs/heads/main 'nonsense\n' 5 "$main" store-repair
damaged "main is gone" .git/refs/heads/main - 1 \
	"acknowledged commits that are no longer in main: $commits" "$merge"
last="$(pwd -P): .git/refs/onestop/last cannot be read"
damaged "the last ref is empty" .git/refs/onestop/last '' 5 "$last" store-repair
damaged "the last ref is nonsense" .git/refs/onestop/last 'x\n' 5 "$last" store-repair

# Nothing names the last commit any more: a new one would begin the history anew.
rm .git/refs/heads/main .git/refs/onestop/last
refused 1 ticket-new facility --name 王小明 --request 井盖
err_has 'main has no commit any more, though the store has files; first: git fsck --lost-found, then git update-ref refs/heads/main <commit>'
run store-check
is_status 1
out_has 'main has no commit any more'
run git fsck --no-reflogs --lost-found
found=$(sed -n 's/^dangling commit //p' "$work/out")
given git update-ref refs/heads/main "$found"
given ticket-note "$id" --text 丙
is_sound "found again"

given git pack-refs --all
ok "main is in packed-refs only" test ! -e .git/refs/heads/main
given ticket-note "$id" --text 丙
is_sound "packed refs"

# An id of no commit: what is missing may be in a backup.
cp .git/refs/onestop/last "$work/sound"
echo $none >.git/refs/onestop/last
refused 5 ticket-note "$id" --text 丁
err_has "git merge-base: fatal: Not a valid commit name $none; first: store-repair"
cp "$work/sound" .git/refs/onestop/last
given ticket-note "$id" --text 丁
is_sound "the last ref is back"

# Objects that are borrowed from elsewhere: what the refusal says to type first takes them in.  Those of a
# store are never thrown away, which git refuses by another spelling of the same.
mkdir "$work/lent"
cp -R .git/objects/. "$work/lent"
find .git/objects -type f -delete
echo "$work/lent" >.git/objects/info/alternates
refused 1 ticket-note "$id" --text 戊
err_has "a store has its objects and its history in itself; first: git repack -a, then remove that file"
given git repack -q -a
given rm .git/objects/info/alternates
rm -r "$work/lent"
given ticket-note "$id" --text 戊
is_sound "borrowed objects are taken in"

finish

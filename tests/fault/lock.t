#!/bin/sh
# What others leave or do in a store: git's stale locks, a live git, another writer, a lost index,
# staged changes, hand edits, a journal, and a person's commit at the same moment.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"

git config --global user.name 王敏
git config --global user.email wangmin@example.org

# The writing program that most cases use, as words: it is started in several ways.
id=20260918-XS-0001
note_it() {
	ticket-note "$id" --text 用户来电 "$@"
}

# is_alone WHAT PATH: the last commit touches this file and no other.
is_alone() {
	git show --name-only --format= HEAD >"$work/touched"
	printf '%s\n' "$2" >"$work/expected"
	ok "$1" diff -u "$work/expected" "$work/touched"
}

# edit: a change of a file that no program here writes, as a person would make it.
edit() {
	printf '# 人工注释 %s\n' "$(date +%s%N)" >>catalogue/flows.yaml
}

# commit_in_editor [DIRECTORY]: a person's `git commit -a` that waits in the editor and has the index.
commit_in_editor() {
	edit
	# A process of its own, so that it can be ended together with its editor.
	rm -f "$work/editing"
	(cd "${1:-$store}" && GIT_EDITOR=": >$work/editing; sleep 30; :" exec setsid git --git-dir="$store/.git" \
		--work-tree="$store" commit -q -a >/dev/null 2>&1) &
	editing=$!
	until_true test -e "$work/editing"
}

end_editor() {
	kill -KILL "-$editing"
	wait "$editing" 2>/dev/null
	until_true test ! -d "/proc/$editing"
}

new_store
run receive
is_status 0 "a first ticket"
file=tickets/open/2026-09-18/20260918-XS-0001.yaml

# ---- Locks of a git that is no more ---------------------------------------------------------
for lock in index.lock HEAD.lock refs/heads/main.lock packed-refs.lock refs/onestop/txn.lock \
	packed-refs.new; do
	mkdir -p .git/refs/onestop
	echo stale >".git/$lock"
	run note_it
	is_status 0 "a stale $lock is in nobody's way"
	[ "$lock" = packed-refs.new ] || ok "it is gone" test ! -e ".git/$lock"
	rm -f ".git/$lock"
done
for text in '' garbage; do
	mkdir -p .git/refs/onestop
	printf '%s' "$text" >.git/refs/onestop/txn
	run note_it
	is_status 0 "a transaction's ref that a power cut left with \"$text\" is in nobody's way"
done
whole "the store is whole"

# ---- A git that is at work ------------------------------------------------------------------
for where in "$store" "$store/tickets" "$work"; do
	commit_in_editor "$where"
	ok "git commit -a, started in $(basename "$where"), holds the index" test -e .git/index.lock
	cksum .git/index.lock >"$work/lock.before"
	run note_it --wait 1
	is_status 4 "a live git started in $(basename "$where") is waited for, then busy"
	err_has "index.lock: another git is at work in the store"
	cksum .git/index.lock >"$work/lock.after" 2>&1
	ok "its lock is as it was" diff "$work/lock.before" "$work/lock.after"
	end_editor
	git checkout -q catalogue 2>/dev/null || { rm -f .git/index.lock && git checkout -q catalogue; }
	run note_it
	is_status 0 "and after its end all goes on"
done

cp "$(command -v sleep)" "$work/git"
"$work/git" 30 &
sleeper=$!
echo held >.git/index.lock
run note_it --wait 1
is_status 4 "any process called git that stands in the store counts"
kill "$sleeper"
wait "$sleeper" 2>/dev/null
rm -f .git/index.lock
whole "the store is whole"

# One of another user, whose directory cannot be seen, may have made the lock only when it is his.
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
	chmod 755 "$work"
	given staff-set daemon --name 守夜 --badge 008 --roles clerk --login daemon
	daemon() {
		setpriv --reuid=daemon --regid=0 --clear-groups "$@"
	}
	setpriv --reuid=bin --regid=bin --clear-groups "$work/git" 30 &
	sleeper=$!
	until_true test "$(stat -c %U "/proc/$sleeper")" = bin
	# Not root: gits of root are at work in other stores while tests run side by side.
	for maker in daemon sys; do
		echo held >.git/index.lock
		chown "$maker" .git/index.lock
		run daemon ticket-note "$id" --text 夜 --wait 1
		is_status 0 "a git of a stranger does not hold the lock of $maker"
		ok "which is gone" test ! -e .git/index.lock
	done
	echo held >.git/index.lock
	chown bin .git/index.lock
	run daemon ticket-note "$id" --text 夜 --wait 1
	is_status 4 "but maybe its own"
	kill "$sleeper"
	wait "$sleeper" 2>/dev/null
	run daemon ticket-note "$id" --text 夜 --wait 1
	is_status 0 "until it ends"
	whole "the store is whole"
fi

# A git that takes the index while our transaction is under way.
edit
git add catalogue/flows.yaml
edit
git diff --cached >"$work/staged"
stop_at 'openat .git/onestop.journal' ticket-note "$id" --text 中途 --wait 1
echo held >.git/index.lock
"$work/git" 30 &
sleeper=$!
# It is a git only from the moment at which it runs as one.
until [ "$(cat "/proc/$sleeper/comm")" = git ]; do :; done
go_on
is_status 4 "a git that takes the index in the middle: busy"
ok "the index is not thrown away" test -s .git/index
kill "$sleeper"
wait "$sleeper" 2>/dev/null
ok "nothing is left of it" test ! -e .git/onestop.journal
run note_it
is_status 0 "the next program goes on"
git diff --cached >"$work/after"
ok "what was staged is staged" diff -u "$work/staged" "$work/after"
git reset -q --hard
whole "the store is whole"

# A person's commit that ends while we wait for it is no conflict.
stop_at 'openat .git/onestop.lock' ticket-note "$id" --text 中途
edit
git commit -q -a -m 'by hand'
go_on
is_status 0 "a commit made just before the lock was taken is built upon"
(
	echo held >.git/index.lock
	"$work/git" 1
	rm -f .git/index.lock
) &
until_true test -e .git/index.lock
head=$(git rev-parse HEAD)
git update-ref HEAD "$(git commit-tree -p HEAD -m 'by hand' 'HEAD^{tree}')" "$head"
run note_it --wait 5
is_status 0 "a live git is waited for"
wait
whole "the store is whole"

# ---- Another writer -------------------------------------------------------------------------
stop_at 'renameat .git/refs/heads/main' ticket-note "$id" --text 中途
run note_it --wait 1
is_status 4 "another writer has the store: busy"
err_has "$stopped wangmin ticket-note XS" "it is told who: pid, user, program, desk"
run note_it --wait 0
is_status 4 "--wait 0 does not wait"
# Long work says in its log why it is not done yet.
printf 'number,holder\n0000010001,王小明\n' >"$work/accounts.csv"
printf 'number,period,amount\n0000010001,2026-08,5.00\n' >"$work/bills.csv"
head -3 "$top/data/import/nyc311-dep-2025-06.csv" >"$work/tickets.csv"
printf 'year: 2027\nsource: 试验\nholidays:\n  - {date: 2027-01-01, name: 元旦}\nworkdays: []\n' >"$work/2027.yaml"
while read -r program words; do
	words=$(echo "$words" | sed "s|WORK|$work|g; s|SHARE|$top/data|g")
	# shellcheck disable=SC2086
	run "$program" $words --wait 2
	is_status 4 "$program waits for another writer, then gives up"
	err_has "$program: waiting for the store, held by $stopped wangmin ticket-note XS (1 of 2 s)"
	# shellcheck disable=SC2086
	run "$program" $words --wait 2 --quiet
	err_lacks waiting "$program --quiet waits in silence"
done <<END
account-import WORK/accounts.csv
bill-import WORK/bills.csv
ticket-import WORK/tickets.csv --map SHARE/import/nyc311.yaml
calendar-import WORK/2027.yaml
END
run account-import "$work/accounts.csv" --wait 8
err_has "(6 of 8 s)" "and says so again"
run note_it --wait 2
err_lacks waiting "what is short does not, where nobody watches"
for reader in "ticket-list" "ticket-show 20260918-XS-0001" "report-overdue" "staff-list" \
	"service-list" "ticket-note --dry-run 20260918-XS-0001 --text 试"; do
	[ -x "$BUILD/bin/${reader%% *}" ] || continue
	# shellcheck disable=SC2086
	run timeout 2 $reader
	is_status 0 "$reader does not wait for a writer"
done
go_on
is_status 0 "the writer ends well"
run flock -n .git/onestop.lock true
is_status 0 "and gives the lock back"
whole "the store is whole"

# ---- The index ------------------------------------------------------------------------------
for damage in 'rm .git/index' ': >.git/index' 'echo garbage >.git/index' \
	'truncate -s 40 .git/index'; do
	eval "$damage"
	run note_it
	is_status 0 "$damage: the index is made anew"
	is_alone "no file is lost from the commit" "$file"
	whole "the store is whole"
done
rm .git/index
run receive
is_status 0 "a new ticket without an index"
whole "the store is whole"

# ---- What a person staged -------------------------------------------------------------------
edit
echo 通知 >notice.txt
git add catalogue/flows.yaml notice.txt
git diff --cached >"$work/staged"
edit
git diff >"$work/unstaged"
run note_it
is_status 0 "with other changes staged"
is_alone "the commit has none of them" "$file"
git diff --cached >"$work/after"
ok "what was staged is staged" diff -u "$work/staged" "$work/after"
git diff >"$work/after"
ok "what was edited is edited" diff -u "$work/unstaged" "$work/after"
git reset -q --hard
whole "the store is whole"

# ---- Hand edits -----------------------------------------------------------------------------
sed -i 's/井盖破损/井盖丢失/' "$file"
refused 1 note_it
err_has "$file was changed by hand"
git commit -q -a -m 'by hand'
run note_it
is_status 0 "a hand edit that was committed is no obstacle"
rm "$file"
refused 1 note_it
git checkout -q "$file"
rm tickets/open/2026-09-18/20260918-XS-0002.yaml
refused 1 receive
err_has "20260918-XS-0002.yaml was changed by hand" "an id in the history is not given again"
git checkout -q tickets
mkdir -p tickets/open/2026-09-18
cp "$file" tickets/open/2026-09-18/20260918-XS-0007.yaml
run receive
is_status 0 "a record that was never committed"
out_has 20260918-XS-0008 "its id is not given again"
rm tickets/open/2026-09-18/20260918-XS-0007.yaml
whole "the store is whole"

# What is staged and stands in the file, too, was not finished: by whom, nobody can tell.
edit
git add catalogue/flows.yaml
refused 1 note_it
err_has "git restore --source=HEAD --staged --worktree -- catalogue/flows.yaml"
git restore --source=HEAD --staged --worktree -- catalogue/flows.yaml
git rm -q catalogue/flows.yaml
refused 1 note_it
err_has "catalogue/flows.yaml: staged but not committed"
git restore --source=HEAD --staged --worktree -- catalogue/flows.yaml
run note_it
is_status 0 "and after that it goes on"
# An index that lags behind, as a git commit leaves it that failed on our lock.
cp .git/index "$work/index"
run note_it
is_status 0
cp "$work/index" .git/index
run receive
is_status 0 "an index that lags behind is set right"
git commit -q --allow-empty -m 'by hand'
ok "so that a commit by hand takes nothing back" git diff --quiet HEAD~1 HEAD
whole "the store is whole"

# ---- A journal ------------------------------------------------------------------------------
# Half written: nothing was touched yet.
killed_at 'openat .git/onestop.journal' ticket-note "$id" --text 中途
head -c 100 </dev/zero >.git/onestop.journal
run note_it
is_status 0 "a journal that was not written to its end"
ok "it is gone" test ! -e .git/onestop.journal
whole "the store is whole"
printf 'onestop journal 1\n%s\n' "$file" >.git/onestop.journal
sed -i 's/井盖/管道/' "$file"
refused 1 note_it
err_has "$file was changed by hand" "a journal of another kind takes no edit back"
git checkout -q "$file"

killed_at 'renameat .git/onestop.done' ticket-note "$id" --text 中途
ok "the journal is there" test -s .git/onestop.apply
head=$(git rev-parse HEAD)
mv .git/objects "$work/objects"
mkdir .git/objects
run note_it
is_status 5 "a history that cannot be read repairs nothing"
ok "and removes nothing" test -s "$file" -a -s .git/onestop.apply
rmdir .git/objects
mv "$work/objects" .git/objects
run note_it
is_status 0 "when it can be read again all goes on"
ok "the commit of the killed program is kept" test "$(git rev-parse HEAD~1)" = "$head"
whole "the store is whole"

# Files that a killed import had ready and that are gone come out of the history, by one git for all.
i=1000
echo number,holder >"$work/accounts.csv"
while [ $i -lt 1100 ]; do
	printf '%08d01,王小明\n' $i >>"$work/accounts.csv"
	i=$((i + 1))
done
killed_at 'renameat2 accounts/' account-import "$work/accounts.csv"
rm -f .git/onestop.new/*
mkdir "$work/counting"
real=$(command -v git)
# shellcheck disable=SC2016 # the text of a script
printf '#!/bin/sh\necho "$*" >>"%s/gits"\nexec "%s" "$@"\n' "$work" "$real" >"$work/counting/git"
chmod 755 "$work/counting/git"
run env PATH="$work/counting:$PATH" account-list --ids
is_status 0 "a hundred files of a killed import are written again"
ok "all of them" test "$(wc -l <"$work/out")" -eq 100
note "git was started $(wc -l <"$work/gits") times"
ok "without a git for each" test "$(wc -l <"$work/gits")" -lt 12
whole "the store is whole"

# ---- A plain git at the same moment ---------------------------------------------------------
stop_at 'openat .git/onestop.journal' ticket-note "$id" --text 中途
git -c core.editor=: commit -q --allow-empty -m 'by hand, in the middle'
go_on
is_status 4 "somebody's commit in the middle wins"
err_has "somebody committed to the store at the same moment"
run note_it
is_status 0 "the next try does it"
whole "the store is whole"

stop_at syncfs ticket-note "$id" --text 中途
run git commit -q --allow-empty -m 'by hand, in the middle'
is_status 128 "while we publish somebody's commit fails as beside another git"
err_has "File exists"
go_on
is_status 0 "and ours goes on"
whole "the store is whole"

# Both as fast as they can.  Either side may lose a round, and is told so.
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do
	echo "$i" >"notice-$i.txt"
	git add "notice-$i.txt" 2>/dev/null && git commit -q -m "notice $i" "notice-$i.txt" 2>/dev/null &&
		git rev-parse HEAD >>"$work/mine"
done &
person=$!
"$tools/load" 2 25 0 "$work/race" \
	ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损 \
	>"$work/figures" 2>"$work/errors"
wait "$person"
note "beside 25 times git add and commit, of which $(wc -l <"$work/mine") went through: $(cat "$work/figures")"
awk '$1 != 0 && $1 != 4' "$work/race" >"$work/lost"
[ ! -s "$work/lost" ] || cat "$work/errors" >>"$work/lost"
ok "no program fails in another way than busy" diff /dev/null "$work/lost"
run note_it
is_status 0 "the next program goes on"
kept "what was acknowledged is kept" "$work/race"
while read -r commit; do
	git merge-base --is-ancestor "$commit" HEAD || echo "$commit"
done <"$work/mine" >"$work/lost"
ok "no commit of the person is lost" diff /dev/null "$work/lost"
git add . 2>/dev/null
git diff --cached --name-only | grep -v '^notice-' >"$work/lost"
ok "nothing but the notices of lost rounds is uncommitted" diff /dev/null "$work/lost"
git commit -q -m 'the rest' >"$work/out" || :
git rm -q 'notice-*.txt'
git commit -q -m 'no notices'
whole "the store is whole"
stores_end

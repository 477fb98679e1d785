#!/bin/sh
# store-check --history: what was written once stands in every later commit, whoever commits by hand.
. "$(dirname "$0")/../harness.sh"
# What git writes in the store is for its group, also where the file system knows no access lists.
umask 007

# A history of all that there is: tickets, one of them on its way to the closed ones, an account with a
# payment, staff; and a second window's clone, merged by git.
new_store
given staff-set lihua --name 李华 --badge 2 --department network --roles clerk,handler
given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
given ticket-assign 20260918-XS-0001 --to network
given ticket-note 20260918-XS-0001 --text 第一次
given ticket-note 20260918-XS-0001 --text 第二次
given ticket-new facility --name 赵六 --phone 13700137000 --request 消火栓漏水
given ticket-withdraw 20260918-XS-0002 --reason 用户要求撤回
given account-new 0000012345 --name 王小明 --id-type resident --id-no 11010519491231002X \
	--address 象山大道1号 --phone 13800138000 --meter-no M1 --calibre 15 --reading 1000 \
	--use residential=100 --population 4
given account-pay 0000012345 20.00 --method cash
given account-pay 0000012345 10.00 --method cash
model=$store
open=tickets/open/2026-09-18
one=$open/20260918-XS-0001.yaml
two=tickets/closed/2026-09-18/20260918-XS-0002.yaml
block=accounts/000001/00000123.yaml
book=payments/2026/09-18/XS-01.yaml

# tampered WHAT: goes into a fresh copy of the store.
tampered() {
	about=$1
	store=$work/copy
	cd "$work" && rm -rf "$store" && cp -a "$model" "$store" && cd "$store" || exit 2
}

# edit FILE SED: it must change something.
edit() {
	sed "$2" "$1" >"$work/edited"
	! cmp -s "$work/edited" "$1" || fail "$about: the damage is done"
	cp "$work/edited" "$1"
}

# commit [TRAILER]: by hand, or as a program would that dates it now.
commit() {
	git add -A
	run env GIT_AUTHOR_DATE="$ONESTOP_NOW" git -c user.name=x -c user.email=x@example.com \
		commit -qm "by hand${1:+

$1}"
	[ "$status" -eq 0 ] || fail "$about: committed"
	id=$(git rev-parse --short=12 HEAD)
}

# says LINE...: what --history tells of the last commit are these lines and no others.
says() {
	run store-check --history --format tsv --no-header
	grep -F "commit $id: " "$work/out" | sed "s/commit $id: //" >"$work/told"
	printf '%s\n' "$@" | grep . >"$work/wanted" || :
	ok "$about" diff -u "$work/wanted" "$work/told"
}

tab=$(printf '\t')
by_hand="made by hand, 1 files of the store changed"

# ---- All is well ------------------------------------------------------------------------------

run store-check --history --strict
is_status 0
out_is "nothing to say of what the programs did" </dev/null
quiet

# Both windows note something on the same ticket, and each has records of its own.
cp -a "$model" "$work/window"
cd "$work/window" || exit 2
git config remote.hub.url hub && git config onestop.desk DB
given ticket-note 20260918-XS-0001 --text 东宝窗口
given ticket-new facility --name 孙七 --phone 13600136000 --request 水表漏水
given account-pay 0000012345 1.00 --method cash
cp -a "$model" "$work/merged"
keep_store "$work/merged"
store=$work/merged
cd "$store" || exit 2
given ticket-note 20260918-XS-0001 --text 象山窗口
given ticket-new facility --name 周八 --phone 13500135000 --request 阀门漏水
git fetch -q "$work/window" main
run git -c merge.conflictStyle=diff3 -c user.name=x -c user.email=x@example.com merge -q \
	--no-edit FETCH_HEAD
ok "two lists of events are a conflict" grep -q '^<<<<<<<' "$one"
# At the same time desk DB stands before XS (lib/office/event_order.h).
awk '/^<<<<<<</ { ours = 1; next }
	/^\|\|\|\|\|\|\|/ { ours = 0; base = 1; next }
	/^=======/ { base = 0; next }
	/^>>>>>>>/ { printf "%s", kept; next }
	ours { kept = kept $0 "\n"; next }
	!base' "$one" >"$work/joined" && cp "$work/joined" "$one"
given git -c user.name=x -c user.email=x@example.com commit -qam 'merge the window DB'
run store-check --history --strict
is_status 0
out_is "a merge that keeps both windows' events is right" </dev/null
given ticket-note 20260918-XS-0001 --text 合并以后
run store-check --history --strict
out_is "and so is what comes after it" </dev/null
ok "each desk counts for itself" grep -q '^- id: "XS-7"' "$one"

# The fixture has a volume bound by hand and a catalogue edited by hand.
fixture_store format-1
chmod o-rwx .
run store-check --history --strict --format tsv --no-header
is_status 0 "notes are no reason for another status"
sed 's/commit [0-9a-f]*: //' "$work/out" >"$work/told"
mv "$work/told" "$work/out"
out_is "hand commits are named" <<END
note${tab}catalogue/staff.yaml${tab}no badge number yet (article 7): zhaolei, zhengyong, wugang, zhangyan, sunli, jiwei
note${tab}catalogue/departments.yaml${tab}made by hand, 2 files of the store changed
note${tab}tickets/archive/2026-08/2026-08-03.yaml${tab}made by hand, 5 files of the store changed
note${tab}onestop.yaml${tab}made by hand, 1 files of the store changed
END
# It is upgraded, and goes on: a history of two formats.
given store-upgrade
given ticket-reopen 20260803-XS-0001 --reason 再次破损
run store-check --history --format tsv --no-header
out_lacks error "a bound ticket that is taken up again has its old events"

# ---- Tampering --------------------------------------------------------------------------------

tampered "the last event removed"
edit $one '/^- id: "XS-5"/,$d'
commit
says "note$tab$one$tab$by_hand" "error$tab$one${tab}event 20260918-XS-0001 XS-5 was removed"
is_status 1

tampered "an event in the middle removed"
edit $one '/^- id: "XS-4"/,/^- id: "XS-5"/{/^- id: "XS-5"/!d}'
commit
says "note$tab$one$tab$by_hand" "error$tab$one${tab}event 20260918-XS-0001 XS-4 was removed"

tampered "it stays told when the events are brought back"
edit $one '/^- id: "XS-5"/,$d'
commit
git checkout -q HEAD~1 -- $one
was=$id
commit
run store-check --history
out_has "commit $was: event 20260918-XS-0001 XS-5 was removed"
is_status 1

tampered "the text of an old event changed"
edit $one 's/第一次/第三次/'
commit
says "note$tab$one$tab$by_hand" "error$tab$one${tab}event 20260918-XS-0001 XS-4 was changed"

tampered "who did it changed, in a commit that looks like a program's"
edit $one '/^- id: "XS-5"/,$s/by: "wangmin"/by: "lihua"/'
commit 'Staff: lihua'
says "error$tab$one${tab}event 20260918-XS-0001 XS-5 was changed"

tampered "two events have changed places"
awk '/^- id: "XS-4"/ { fourth = 1 } /^- id: "XS-5"/ { fourth = 0 }
	fourth { held = held $0 "\n"; next } { print } END { printf "%s", held }' $one >"$work/edited"
cp "$work/edited" $one
commit
says "note$tab$one$tab$by_hand" \
	"error$tab$one${tab}event 20260918-XS-0001 XS-4 does not stand where it stood" \
	"error$tab$one${tab}event 20260918-XS-0001 XS-5 does not stand where it stood"

# event NUMBER BY AT: one more at the end of the ticket.
event() {
	cat >>$one <<END
- id: "$1"
  at: "$3"
  by: "$2"
  act: "note"
  text: |-
    补记
END
}

tampered "an event written by hand"
event XS-6 wangmin "$ONESTOP_NOW"
commit
says "note$tab$one$tab$by_hand" "warning$tab$one${tab}event 20260918-XS-0001 XS-6 was written by hand"
is_status 0

# A store may be filled by hand: what is told of that is not as long as the store.
tampered "tickets of many events by hand"
for n in $(seq 11 40); do
	sed "1s/0001/00$n/" $one >$open/20260918-XS-00$n.yaml
done
commit
run store-check --history
ok "$about: a hundred of them are told" test "$(grep -c "commit $id: event .* was written by hand" "$work/out")" -eq 100
out_has "commit $id: 50 more events were written by hand"

tampered "an event with a wrong number"
event XS-8 wangmin "$ONESTOP_NOW"
commit 'Staff: wangmin'
says "error$tab$one${tab}event 20260918-XS-0001 XS-8 is not numbered as the next of its desk"

tampered "an event by somebody else than the commit"
event XS-6 lihua "$ONESTOP_NOW"
commit 'Staff: wangmin'
says "error$tab$one${tab}event 20260918-XS-0001 XS-6 names somebody else than the commit, which is by \"wangmin\""

tampered "an event of another time than the commit"
event XS-6 wangmin 2026-09-18T10:00:00+08:00
commit 'Staff: wangmin'
says "error$tab$one${tab}event 20260918-XS-0001 XS-6 is not of the time of the commit"

tampered "the first event of another desk is its first"
event DB-1 wangmin "$ONESTOP_NOW"
commit 'Staff: wangmin'
says

tampered "an id that is none is not repeated"
event '13800138000 x' wangmin "$ONESTOP_NOW"
commit
run store-check --history
out_lacks 13800138000 "$about"
out_has 'event 20260918-XS-0001 6 is not numbered'

tampered "a ticket deleted"
git rm -q $two
commit
says "note$tab$two$tab$by_hand" "error$tab$two${tab}record 20260918-XS-0002 was deleted"

tampered "a ticket under another id"
edit $one '1s/0001/0009/'
commit
says "note$tab$one$tab$by_hand" \
	"warning$tab$one${tab}event 20260918-XS-0009 XS-1 was written by hand" \
	"warning$tab$one${tab}event 20260918-XS-0009 XS-2 was written by hand" \
	"warning$tab$one${tab}event 20260918-XS-0009 XS-3 was written by hand" \
	"warning$tab$one${tab}event 20260918-XS-0009 XS-4 was written by hand" \
	"warning$tab$one${tab}event 20260918-XS-0009 XS-5 was written by hand" \
	"error$tab$one${tab}record 20260918-XS-0001 was deleted"

tampered "an account deleted from its block"
printf 'x' >"$block"
commit
says "note$tab$block$tab$by_hand" "error$tab$block${tab}record 0000012345 was deleted"

tampered "a staff member deleted"
edit catalogue/staff.yaml '/^---/,$d'
commit
says "note${tab}catalogue/staff.yaml$tab$by_hand" \
	"error${tab}catalogue/staff.yaml${tab}record wangmin was deleted"

tampered "a receipt changed"
edit $book 's/amount: "10.00"/amount: "1.00"/'
commit
says "note$tab$book$tab$by_hand" "error$tab$book${tab}event 2026-09-18-XS-01 20260918-XS-R0002 was changed"

tampered "a day book deleted"
git rm -q $book
commit
says "note$tab$book$tab$by_hand" "error$tab$book${tab}record 2026-09-18-XS-01 was deleted"

# bind FILE: the ticket as a volume.
bind() {
	mkdir -p tickets/archive/2026-09
	git mv "$1" tickets/archive/2026-09/2026-09-18.yaml
}
volume=tickets/archive/2026-09/2026-09-18.yaml

tampered "a ticket bound as it is"
bind $two
commit
says "note$tab$volume${tab}made by hand, 2 files of the store changed"

tampered "a ticket changed while it is bound"
bind $two
edit $volume 's/消火栓漏水/消火栓/'
commit
says "note$tab$volume${tab}made by hand, 2 files of the store changed" \
	"error$tab$volume${tab}event 20260918-XS-0002 XS-1 was changed" \
	"error$tab$volume${tab}20260918-XS-0002 was not bound as it was"

tampered "a merge that throws one side away"
git switch -q -c side HEAD~1
event XS-6 wangmin "$ONESTOP_NOW"
commit 'Staff: wangmin'
git switch -q main
run git -c user.name=x -c user.email=x@example.com merge -q -s ours --no-edit side
id=$(git rev-parse --short=12 HEAD)
says "error$tab$one${tab}event 20260918-XS-0001 XS-6 was removed"

tampered "a merge that adds something of its own"
git switch -q -c side HEAD~1
given git -c user.name=x -c user.email=x@example.com commit -q --allow-empty -m side
git switch -q main
given git -c user.name=x -c user.email=x@example.com merge -q --no-commit --no-ff side
event XS-6 wangmin "$ONESTOP_NOW"
commit
says "warning$tab$one${tab}event 20260918-XS-0001 XS-6 was written by hand"

tampered "what is no record is nobody's business"
echo x >letter.txt
commit
says

# ---- The clock, where it cannot be set ---------------------------------------------------------

new_store --desk XS --staff wangmin --badge 001
given staff-set lihua --name 李华 --badge 2 --department network --roles clerk
run store-check --history --strict
out_is "a store with the clock of the machine" </dev/null
GIT_COMMITTER_DATE=2030-01-01T00:00:00Z git -c user.name=x -c user.email=x commit -q --amend --no-edit
run store-check --history --format tsv --no-header
out_has "warning${tab}.git${tab}commit $(git rev-parse --short=12 HEAD): written at another time than it says"
drop_store

# ---- A history that cannot be read --------------------------------------------------------------

new_store
given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
blob=$(git rev-parse HEAD:$one)
rm -f ".git/objects/$(echo "$blob" | cut -c1-2)/$(echo "$blob" | cut -c3-)"
run store-check --history --format tsv --no-header
is_status 5 "an object is missing"
out_has 'has a file that cannot be read; first: git fsck'
first=$(git rev-parse HEAD~1)
rm -f ".git/objects/$(echo "$first" | cut -c1-2)/$(echo "$first" | cut -c3-)"
run store-check --history --format tsv --no-header
is_status 5 "a commit is missing"
out_has "error${tab}.git${tab}"
drop_store

# git_says COMMAND ANSWER: a git whose COMMAND does not do what it is asked but runs ANSWER.
mkdir "$work/bin"
git_says() {
	cat >"$work/bin/git" <<END
#!/bin/sh
for word; do [ "\$word" != "$1" ] || { $2; exit; }; done
exec $(command -v git) "\$@"
END
	chmod +x "$work/bin/git"
	run env PATH="$work/bin:$PATH" store-check --history --format tsv --no-header
	is_status 5 "git $1 answers something else"
}
new_store
git_says diff-tree 'read -r line; printf ":nonsense\\0path\\0.\\n"'
out_has "error${tab}.git${tab}git diff-tree gave no list of changes"
git_says diff-tree 'read -r line; echo "fatal: no" >&2; exit 128'
out_has "error${tab}.git${tab}git diff-tree: fatal: no; first: git fsck"
git_says cat-file 'read -r line; echo "no answer"; cat'
out_has "error${tab}.git${tab}git cat-file did not give "
git_says cat-file 'echo "fatal: no" >&2; exit 128'
out_has "error${tab}.git${tab}git cat-file: fatal: no; first: git fsck"
git_says rev-list 'echo "fatal: no" >&2; exit 128'
out_has "error${tab}.git${tab}git rev-list: fatal: no; first: git fsck"

finish

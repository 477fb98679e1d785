#!/bin/sh
# store-check --receive: what a window that somebody else has taken over may push is refused, each for its own reason,
# and no ref of the hub moves.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/../forge.sh"
umask 007

# ---- A hub, its centre HQ, and the window XS -------------------------------------------------------------------

new_store --desk HQ --test-clock --claimed --staff wangmin --staff-name 王敏 --badge 001
given staff-set lihua --name 李华 --badge 2 --department network --roles clerk,handler
given staff-set gone --name 钱七 --badge 3 --department network --roles clerk --from 2026-01-01 --until 2026-09-17
given staff-set wangmin --desk none
centre=$store
given store-init --hub "$work/hub.git" --from "$centre"
hub=$work/hub.git

window XS
given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
given ticket-new facility --name 赵六 --phone 13700137000 --request 消火栓漏水
given ticket-assign 20260918-XS-0001 --to network
given ticket-note 20260918-XS-0001 --text 第一次
given ticket-note 20260918-XS-0001 --text 第二次
given account-new 0000012345 --name 王小明 --id-type resident --id-no 11010519491231002X \
	--address 象山大道1号 --phone 13800138000 --meter-no M1 --calibre 15 --reading 1000 \
	--use residential=100 --population 4
given account-new 0000012346 --name 张三 --id-type resident --id-no 11010519491231002X --id-reason 同号 \
	--address 象山大道2号 --phone 13800138001 --meter-no M2 --calibre 15 --reading 0 --use residential=100
given account-pay 0000012345 20.00 --method cash
push_as XS
is_status 0 "honest work comes in"
quiet
base=$(git rev-parse main)

# One at the desk DB, for what is of another.
window DB
given ticket-new facility --name 孙七 --phone 13600136000 --request 水表漏水
given account-pay 0000012345 5.00 --method cash
push_as DB
is_status 0 "and from a second window"
their=$(git rev-parse main)
cd "$work/XS" || exit 2
given git fetch -q origin
given git reset -q --hard "$their"

open=tickets/open/2026-09-18
one=$open/20260918-XS-0001.yaml
two=$open/20260918-XS-0002.yaml
theirs=$open/20260918-DB-0001.yaml
block=accounts/000001/00000123.yaml
book=payments/2026/09-18/XS-01.yaml
their_book=payments/2026/09-18/DB-01.yaml

# ---- What is no file of a store --------------------------------------------------------------------------------

forge "a symbolic link"
rm "$two" && ln -s "$(basename "$one")" "$two" && as wangmin
turned_away "$two: is not a plain file"

forge "an executable"
chmod +x "$one" && as wangmin
turned_away "$one: is not a plain file"

forge "a submodule"
git update-index --add --cacheinfo "160000,$base,tickets/open/2026-09-18/20260918-XS-0003.yaml"
GIT_AUTHOR_EMAIL=wangmin@onestop GIT_AUTHOR_DATE=$ONESTOP_NOW git -c user.email=XS@desk.onestop commit -qm "x

Staff: wangmin"
turned_away "20260918-XS-0003.yaml: is not a plain file"

forge "a line break in a name"
cp "$one" "$open/a
b.yaml" && as wangmin
turned_away "is not a file of a store"

forge "a name that is an option"
echo x >./-rf && as wangmin
turned_away "is not a file of a store"

forge "a stray file"
echo x >notes.txt && as wangmin
turned_away "notes.txt: is not a file of a store"

forge "a stray file beneath the tickets"
echo x >"$open/notes.yaml" && as wangmin
turned_away "is not a file of a store"

forge "attributes for git"
echo '* text' >.gitattributes && as wangmin
turned_away ".gitattributes: is not a file of a store"

forge "attributes for git beneath"
echo '* text' >"$open/.gitattributes" && as wangmin
turned_away "is not a file of a store"

forge "an attachment among the records"
mkdir -p attachments/ab && echo x >attachments/ab/cd.jpg && as wangmin
turned_away "is not a file of a store"

forge "a ticket on another day than its id"
mkdir -p tickets/open/2026-09-19 && git mv "$one" tickets/open/2026-09-19/20260918-XS-0001.yaml && as wangmin
turned_away "is not a file of a store"

forge "a block of no number"
mkdir -p accounts/00000a && cp "$block" accounts/00000a/00000a23.yaml && as wangmin
turned_away "is not a file of a store"

forge "20 MB"
given ticket-note 20260918-XS-0001 --text 大
perl -e 'print "x" x 20000000, "\n"' >>"$one"
git reset -q --soft HEAD~1 && as wangmin
turned_away "is larger than the 256 KiB it may have"

# ---- What is no record -----------------------------------------------------------------------------------------

forge "a record cut short"
head -c 300 "$one" >"$work/cut" && cat "$work/cut" >"$one" && as wangmin
turned_away "$one:"

forge "a comment"
given ticket-note 20260918-XS-0001 --text 三
again '1s/^/# hello\n/'
turned_away "not in canonical form"

forge "an unknown key"
given ticket-note 20260918-XS-0001 --text 三
again 's/^name: /colour: "red"\n&/'
turned_away "colour"

forge "another spelling of the same"
given ticket-note 20260918-XS-0001 --text 三
again "s/^name: \"\(.*\)\"/name: '\1'/"
turned_away "not in canonical form"

forge "an end of a stream"
printf -- '---\n' >>"$block" && as wangmin
turned_away "$block: not in canonical form"

forge "an account twice"
{ cat "$block" && echo --- && cat "$block"; } >"$work/edited" && cat "$work/edited" >"$block" && as wangmin
turned_away "does not follow"

forge "accounts in another order"
awk -v RS='---\n' '{ part[NR] = $0 } END { printf "%s---\n%s", part[2], part[1] }' "$block" >"$work/edited"
cat "$work/edited" >"$block" && as wangmin
turned_away "does not follow"

forge "two tickets in one file"
{ cat "$one" && echo --- && cat "$two"; } >"$work/edited" && cat "$work/edited" >"$one" && as wangmin
turned_away "has more than one record"

forge "a ticket in the wrong tray"
mkdir -p tickets/closed/2026-09-18
git mv "$one" tickets/closed/2026-09-18/20260918-XS-0001.yaml && as wangmin
turned_away "belongs at $one"

forge "a copy of a ticket in the other tray"
mkdir -p tickets/closed/2026-09-18
cp "$one" tickets/closed/2026-09-18/20260918-XS-0001.yaml && as wangmin
turned_away "belongs at $one"

# ---- What is not the sum of its events, and events that are no longer what they were ----------------------------

forge "a field without an event"
edit "$one" 's/^name: .*/name: "王五"/' && as wangmin
turned_away '"name" differs from its events'

forge "an event rewritten"
edit "$one" 's/第一次/第 1 次/' && as wangmin
turned_away "event 20260918-XS-0001 XS-[0-9]* was changed"

forge "an event removed"
perl -0pe 's/- id: "XS-(\d+)"\n(?:  .*\n)*?  text: \|-?\n    第二次\n//' "$one" >"$work/edited"
! cmp -s "$work/edited" "$one" || fail "$about: the damage is done"
cat "$work/edited" >"$one" && as wangmin
turned_away "was removed"

forge "events in another order"
perl -0pe 's/(- id: "XS-\d+"\n(?:  .*\n)*?  text: \|-?\n    第一次\n)(- id: "XS-\d+"\n(?:  .*\n)*?  text: \|-?\n    第二次\n)/$2$1/' "$one" >"$work/edited"
! cmp -s "$work/edited" "$one" || fail "$about: the damage is done"
cat "$work/edited" >"$one" && as wangmin
turned_away "does not stand where it stood"

forge "an event that leaves a number out"
given ticket-note 20260918-XS-0001 --text 三
last=$(sed -n 's/^- id: "XS-\([0-9]*\)"/\1/p' "$one" | tail -n 1)
again "s/^- id: \"XS-$last\"/- id: \"XS-$((last + 1))\"/"
turned_away "is not numbered as the next of its desk"

forge "the first event of a ticket is numbered XS-5"
given ticket-new facility --name 周八 --phone 13500135000 --request 无
again 's/^- id: "XS-1"/- id: "XS-5"/'
turned_away "is not numbered as the next of its desk"

forge "an event of the future"
given env ONESTOP_NOW=2026-09-19T09:00:00+08:00 ticket-note 20260918-XS-0001 --text 明天
turned_away "is dated 2026-09-19T09:00:00+08:00, and here it is 2026-09-18T09:00:00+08:00"

forge "an event of the future in a commit of today"
given env ONESTOP_NOW=2026-09-19T09:00:00+08:00 ticket-note 20260918-XS-0001 --text 明天
again ''
turned_away "event.*is not of the time of the commit"

forge "an event of long ago"
given ticket-note 20260918-XS-0002 --text 昨天
git -c user.name=XS -c user.email=XS@desk.onestop commit -q --amend --no-edit --date 2026-09-18T06:00:00+08:00
turned_away "before the last commit of desk XS"

forge "an event that says nothing of what it follows"
given ticket-note 20260918-DB-0001 --text 三
again '/^  after:/,/^  - /d'
turned_away "20260918-DB-0001: event XS-1: does not say that it follows DB-1, which was there already"

forge "an event of another desk"
given ticket-note 20260918-XS-0001 --text 三
again 's/^- id: "XS-'"$last"'"/- id: "DB-1"/'
turned_away "is not of desk XS"

forge "an event in the name of another desk's next"
git config onestop.desk DB
given ticket-note 20260918-DB-0001 --text 三
git config onestop.desk XS
turned_away "desk DB\|desk XS"

# ---- Who, and what he may ---------------------------------------------------------------------------------------

forge "an author who did not do it"
given ticket-note 20260918-XS-0001 --text 三
again '' lihua
turned_away "names somebody else than the commit"

forge "an author whose mail says another"
given ticket-note 20260918-XS-0001 --text 三
git -c user.name=XS -c user.email=XS@desk.onestop commit -q --amend --no-edit --author 'x <lihua@onestop>' --date "$ONESTOP_NOW"
turned_away "its author is lihua@onestop, and it says it is by \"wangmin\""

forge "an author whom nobody knows"
given ticket-note 20260918-XS-0001 --text 三
again 's/^  by: "wangmin"\(.*\)/&/;$!b' stranger
turned_away 'names "stranger", who is not in catalogue/staff.yaml'

forge "an author who has left"
given ticket-new facility --name 周八 --phone 13500135000 --request 无
again 's/"wangmin"/"gone"/' gone
turned_away 'is by "gone", who was not on duty that day'

forge "a clerk extends"
given ticket-extend 20260918-XS-0001 --days 2 --reason 备件 --told phone --said 延期两天
again "/^- id: \"XS-$last\"/,\$s/\"wangmin\"/\"lihua\"/" lihua
turned_away 'requires role supervisor'

forge "a step that is not possible"
given ticket-note 20260918-XS-0002 --text 三
again 's/^  act: "note"/  act: "visit"/'
turned_away 'cannot lead from'

forge "an act that there is none of"
given account-contact 0000012345 --phone 13800138009
again 's/^  act: "contact"/  act: "conjure"/'
turned_away 'there is no act "conjure"'

# besides ABOUT FILE ACT KEY VALUE REASON: the event of the last commit sets that besides, and the record has it.
besides() {
	about=$1
	WHAT="$3" KEY="$4" VALUE="$5" perl -0pi -e 'my ($act, $key, $value) = @ENV{qw(WHAT KEY VALUE)};
		s/(.*\n  act: "$act"\n(?:  (?!set:)[^\n]*\n)*)(  set:\n)?/$1  set:\n    $key: "$value"\n/s or die;
		s/^$key: .*/$key: "$value"/m' "$2"
	git reset -q --soft HEAD~1 && as wangmin
	turned_away "$6"
}

forge "a note"
given ticket-note 20260918-XS-0001 --text 三
besides "a note that gives more time" "$one" note due 2027-01-01 'sets "due", which "note" does not do'

forge "a note"
given ticket-note 20260918-XS-0001 --text 三
besides "a note that names another department" "$one" note department engineering 'sets "department", which "note" does not do'

for act in contact read pay; do
	forge "an account"
	case $act in
	contact) given account-contact 0000012345 --phone 13800138009 ;;
	read) given account-read 0000012345 --reading 1010 ;;
	pay) given account-pay 0000012345 1.00 --method cash ;;
	esac
	git reset -q --soft HEAD~1 && as wangmin
	besides "$act with another holder" "$block" "$act" holder 张三丰 "sets \"holder\", which \"$act\" does not do"
done

forge "a reading that cancels"
given account-read 0000012345 --reading 1010
besides "a reading that cancels" "$block" read state cancelled 'sets "state", which "read" does not do'

forge "an account suspended twice"
given account-suspend 0000012345 --reading 1010 --months 2 --paper all
given account-resume 0000012345 --reading 1011 --paper all
again 's/^  act: "resume"/  act: "suspend"/'
turned_away '"suspend" cannot lead from "'

forge "an account opened twice"
given account-contact 0000012345 --phone 13800138009
again 's/^  act: "contact"/  act: "open"/'
turned_away 'event XS-3: "open" does not begin an account, or does so twice'

forge "an undoing"
given ticket-note 20260918-XS-0002 --text 三
again 's/^  act: "note"/  act: "undo"/'
besides "an undoing that goes back to what never was" "$two" undo name 王五 'goes back to a "name" that never stood there'

forge "by hand"
edit "$one" 's/第一次/第 1 次/'
git commit -qam 'by hand'
turned_away "was changed by hand"

forge "a ticket deleted"
git rm -q "$two" && as wangmin
turned_away "record 20260918-XS-0002 was deleted"

forge "an account removed"
awk -v RS='---\n' 'NR == 1 { printf "%s", $0 }' "$block" >"$work/edited"
cat "$work/edited" >"$block" && as wangmin
turned_away "record 0000012346 was deleted"

forge "a block of accounts removed"
git rm -q "$block" && as wangmin
turned_away "$block: was deleted"

forge "a ticket numbered by another desk"
given ticket-new facility --name 周八 --phone 13500135000 --request 无
git mv "$open/20260918-XS-0003.yaml" "$open/20260918-DB-0002.yaml"
edit "$open/20260918-DB-0002.yaml" 's/20260918-XS-0003/20260918-DB-0002/'
git reset -q --soft HEAD~1 && as wangmin
turned_away "is not numbered by desk XS, which opened it"

# ---- Money ------------------------------------------------------------------------------------------------------

forge "money in the account alone"
given account-pay 0000012346 7.00 --method cash
git checkout -q HEAD~1 -- "$book" && git reset -q --soft HEAD~1 && as wangmin
turned_away "the account knows it, and no day book has it"

forge "money in the book alone"
given account-pay 0000012346 7.00 --method cash
git checkout -q HEAD~1 -- "$block" tickets && git reset -q --soft HEAD~1 && as wangmin
turned_away "the day book has it, and the account does not know it"

forge "unequal money"
given account-pay 0000012346 7.00 --method cash
edit "$book" 's/"7.00"/"8.00"/'
git reset -q --soft HEAD~1 && as wangmin
turned_away "account and day book do not say the same of it"

forge "an entry whose parts do not sum"
given account-pay 0000012346 7.00 --method cash
edit "$book" 's/^prepaid: "7.00"/prepaid: "6.00"/'
git reset -q --soft HEAD~1 && as wangmin
turned_away "its parts do not sum to its amount"

forge "a bill of a period"
given account-cancel 0000012346 --reading 10 --final-bill 28.80 --pay cash --confirm 0000012346 --paper all
again 's/"2026-09\.final"/"2026-09"/'
turned_away "0000012346: event XS-[0-9]*: bills 2026-09, which the centre alone does"

forge "a payment of less than nothing"
given account-pay 0000012345 1.00 --method cash
again 's/"1\.00"/"-1.00"/;s/^prepaid: "26.00"/prepaid: "24.00"/'
turned_away "0000012345: event XS-3: a payment is more than 0"

forge "a refund of more than there is"
given account-refund 0000012345 --method cash --payee 王小明 --reason 迁走 --as lihua
again 's/"-25\.00"/"-26.00"/' lihua
turned_away "0000012345: event XS-3: refunds what is not prepaid"

forge "a reversal of another sum"
given account-pay --void 20260918-XS-R0001 --reason 错
again 's/"-20\.00"/"-24.00"/;s/^prepaid: "5.00"/prepaid: "1.00"/'
turned_away "XS-R0002: does not take back what 20260918-XS-R0001 brought"

forge "a reversal of another account's"
given account-pay 0000012346 20.00 --method cash
given account-pay --void 20260918-XS-R0002 --reason 错
again 's/^\(  \)\?voids: .*/\1voids: "20260918-XS-R0001"/'
turned_away "XS-R0003: does not take back what 20260918-XS-R0001 brought"

forge "a reversal of nothing"
given account-pay --void 20260918-XS-R0001 --reason 错
again 's/voids: "20260918-XS-R0001"/voids: "20260917-XS-R0007"/'
turned_away "reverses 20260917-XS-R0007, which stands in no book"

forge "a reversal, twice"
given account-pay 0000012345 20.00 --method cash
given account-pay --void 20260918-XS-R0001 --reason 错
given account-pay --void 20260918-XS-R0002 --reason 错
again 's/voids: "20260918-XS-R0002"/voids: "20260918-XS-R0001"/'
turned_away "event XS-5: 20260918-XS-R0001 was reversed already, by 20260918-XS-R0003"

forge "prepaid by hand"
edit "$block" 's/^prepaid: .*/prepaid: "999.00"/' && as wangmin
turned_away "prepaid"

forge "prepaid by hand, beside a payment"
given account-pay 0000012346 7.00 --method cash
again 's/^prepaid: "7.00"/prepaid: "70.00"/'
turned_away "prepaid\|sum"

forge "an entry rewritten"
edit "$book" 's/"20.00"/"2.00"/' && as wangmin
turned_away "was changed"

forge "an entry removed"
given account-pay 0000012346 7.00 --method cash
git rm -q "$book" && as wangmin
turned_away "$book: was deleted"

forge "a receipt that leaves a number out"
given account-pay 0000012346 7.00 --method cash
again 's/R0002/R0003/'
turned_away "number\|stand where"

forge "the book of another desk"
git config onestop.desk DB
given account-pay 0000012346 7.00 --method cash
git config onestop.desk XS
git reset -q --soft HEAD~1 && as wangmin
turned_away "$their_book: is written by desk DB alone\|is not of desk XS"

forge "an entry in a book that is closed"
given payment-close --counted cash=20.00
given account-pay 0000012346 7.00 --method cash
mv payments/2026/09-20/XS-01.yaml "$work/moved"
{ cat "$book" && echo --- && sed 's/20260920-XS-R0001/20260918-XS-R0002/' "$work/moved"; } >"$work/edited"
cat "$work/edited" >"$book" && rm -rf payments/2026/09-20
edit "$block" 's/20260920-XS-R0001/20260918-XS-R0002/'
git reset -q --soft HEAD~1 && as wangmin
turned_away "the book is closed, and nothing reopened it before"

forge "a cash-up of another sum"
given payment-close --counted cash=20.00
again 's/20\.00/19.00/'
turned_away "the day book is not what was cashed up\|differs"

forge "the cash-up of another desk"
git config onestop.desk DB
given payment-close --counted cash=5.00
git config onestop.desk XS
git reset -q --soft HEAD~1 && as wangmin
turned_away "is written by desk DB alone"

# ---- What the centre keeps --------------------------------------------------------------------------------------

forge "staff"
given staff-set lihua --roles clerk,handler,supervisor
turned_away "catalogue/staff.yaml: is kept by the centre"

forge "settings"
edit onestop.yaml 's/^company: .*/company: "别家"/' && as wangmin
turned_away "onestop.yaml: is kept by the centre"

forge "who is the centre"
edit onestop.yaml 's/^centre: .*/centre: "XS"/' && as wangmin
given staff-set lihua --roles clerk,handler,supervisor
turned_away "onestop.yaml: is kept by the centre"

forge "catalogue"
edit catalogue/services.yaml '0,/limit: [0-9]*/s//limit: 99/' && as wangmin
turned_away "catalogue/services.yaml: is kept by the centre"

forge "calendar"
edit calendar/2026.yaml '1s/$/ /' && as wangmin
turned_away "calendar/2026.yaml: is kept by the centre"

forge "the register of a period"
mkdir -p bills && cat >bills/2026-08.yaml <<'EOF'
id: "XS-1"
EOF
as wangmin
turned_away "bills/2026-08.yaml: is kept by the centre"

forge "the history of accounts"
mkdir -p accounts/history/2025/000001 && cp "$block" accounts/history/2025/000001/00000123.yaml && as wangmin
turned_away "is kept by the centre"

forge "operations of another desk"
given ticket-note 20260918-XS-0001 --text 三 --op-id abc
git mv ops/2026-09/XS ops/2026-09/DB && git reset -q --soft HEAD~1 && as wangmin
turned_away "is written by desk DB alone"

forge "a README"
echo hello >README.md && as wangmin
turned_away "README.md: is kept by the centre"

# ---- Refs -------------------------------------------------------------------------------------------------------

forge "back"
git reset -q --hard HEAD~1
turned_away "nothing is taken back" XS +main:desk/XS +main:main

forge "a branch is deleted"
turned_away "nothing is deleted here" XS :desk/XS

forge "main is deleted"
turned_away "nothing is deleted here" XS :main

forge "the branch of another desk"
given ticket-note 20260918-XS-0001 --text 三
turned_away "desk XS pushes main and desk/XS, and nothing else" XS main:desk/DB

forge "a tag"
git tag -f v1 HEAD >/dev/null
turned_away "desk XS pushes main and desk/XS, and nothing else" XS v1:refs/tags/v1

forge "another branch"
given ticket-note 20260918-XS-0001 --text 三
turned_away "desk XS pushes main and desk/XS, and nothing else" XS main:refs/heads/other

forge "main that is not the branch"
given ticket-note 20260918-XS-0001 --text 三
turned_away "main becomes what desk/XS is" XS main:main

forge "nobody known"
given ticket-note 20260918-XS-0001 --text 三
turned_away "nobody is known to push here" ""  main:desk/XS main:main

forge "a desk that is none"
given ticket-note 20260918-XS-0001 --text 三
turned_away '"xs" is not a desk' xs main:desk/XS main:main

forge "first good, then bad"
given ticket-note 20260918-XS-0001 --text 三
edit "$one" 's/^name: .*/name: "王五"/' && as wangmin
turned_away '"name" differs from its events'

forge "first bad, then good"
edit "$one" 's/^name: .*/name: "王五"/' && as wangmin
given ticket-note 20260918-XS-0002 --text 三
turned_away '"name" differs from its events'

forge "bad, and taken back"
edit "$one" 's/第一次/第 1 次/' && as wangmin
git checkout -q HEAD~1 -- "$one" && as wangmin
turned_away "was changed"

forge "a history of its own"
run git commit-tree -m "x

Staff: wangmin" 'HEAD^{tree}'
turned_away "nothing is taken back" XS "+$(cat "$work/out"):refs/heads/desk/XS"

# ---- Merges -----------------------------------------------------------------------------------------------------

# joined TREE: a merge commit of main and side that has the tree.
joined() {
	GIT_AUTHOR_NAME=XS GIT_AUTHOR_EMAIL=XS@desk.onestop GIT_COMMITTER_NAME=XS GIT_COMMITTER_EMAIL=XS@desk.onestop \
		GIT_AUTHOR_DATE=$ONESTOP_NOW git commit-tree -p main -p side -m join "$1"
}

# sides: the same, made without a program, as a side is of no store's main.
sides() {
	forge "$1"
	given ticket-note 20260918-XS-0001 --text 三
	git branch -f side main
	git update-ref refs/heads/main "$their"
	git update-ref refs/onestop/last "$their"
	git reset -q --hard
	given ticket-new facility --name 周八 --phone 13500135000 --request 无
}

# both: the tree that has what both did.
both() {
	git read-tree -m --aggressive "$their" main side && git write-tree
}

sides "a merge that brings something besides"
git read-tree -m --aggressive "$their" main side
blob=$(sed 's/^name: .*/name: "王五"/' "$two" | git hash-object -w --stdin)
git update-index --cacheinfo "100644,$blob,$two"
merge=$(joined "$(git write-tree)")
turned_away "$two: is not what merging gives" XS "$merge:refs/heads/desk/XS" "$merge:refs/heads/main"

sides "a merge that brings staff besides"
git read-tree -m --aggressive "$their" main side
blob=$(sed 's/^- "clerk"/- "supervisor"/' catalogue/staff.yaml | git hash-object -w --stdin)
git update-index --cacheinfo "100644,$blob,catalogue/staff.yaml"
merge=$(joined "$(git write-tree)")
turned_away "catalogue/staff.yaml: is not what merging gives" XS "$merge:refs/heads/desk/XS" "$merge:refs/heads/main"

sides "a merge that brings a file besides"
git read-tree -m --aggressive "$their" main side
git update-index --add --cacheinfo "100644,$blob,notes.txt"
merge=$(joined "$(git write-tree)")
turned_away "notes.txt: is not what merging gives" XS "$merge:refs/heads/desk/XS" "$merge:refs/heads/main"

sides "a merge that drops a side"
merge=$(joined "$(git rev-parse 'main^{tree}')")
turned_away "$one: is not what merging gives" XS "$merge:refs/heads/desk/XS" "$merge:refs/heads/main"

sides "a merge that drops the other side"
merge=$(joined "$(git rev-parse 'side^{tree}')")
turned_away "20260918-XS-0003.yaml: is not what merging gives" XS "$merge:refs/heads/desk/XS" "$merge:refs/heads/main"

sides "a merge that makes a file executable"
git read-tree -m --aggressive "$their" main side
git update-index --chmod=+x "$one"
merge=$(joined "$(git write-tree)")
turned_away "$one: is not what merging gives" XS "$merge:refs/heads/desk/XS" "$merge:refs/heads/main"

sides "a merge of the future"
tree=$(both)
merge=$(ONESTOP_NOW=2026-09-19T09:00:00+08:00 && joined "$tree")
turned_away "is dated 2026-09-19T09:00:00+08:00, and here it is 2026-09-18T09:00:00+08:00" XS "$merge:refs/heads/desk/XS" \
	"$merge:refs/heads/main"

sides "a merge of three"
git branch -f third "$base"
merge=$(git -c user.name=XS -c user.email=XS@desk.onestop commit-tree -p main -p side -p third -m join "$(both)")
turned_away "has 3 parents" XS "$merge:refs/heads/desk/XS" "$merge:refs/heads/main"

sides "a merge that no desk made"
merge=$(git commit-tree -p main -p side -m join "$(both)")
turned_away "does not say which desk made it" XS "$merge:refs/heads/desk/XS" "$merge:refs/heads/main"

sides "a merge made by another desk"
merge=$(git -c user.name=DB -c user.email=DB@desk.onestop commit-tree -p main -p side -m join "$(both)")
turned_away "was made by desk DB, and is pushed by desk XS" XS "$merge:refs/heads/desk/XS" "$merge:refs/heads/main"

forge "a commit that no desk made"
given ticket-note 20260918-XS-0001 --text 三
git -c user.name=x -c user.email=x@example.com commit -q --amend --no-edit --date "$ONESTOP_NOW"
turned_away "does not say which desk made it"

# ---- And after all that, honest work comes in -------------------------------------------------------------------

sides "a merge as these programs make it"
merge=$(joined "$(both)")
push_as XS "$merge:refs/heads/desk/XS" "$merge:refs/heads/main"
is_status 0 "$about: comes in"
their=$merge

forge "honest work"
given ticket-note 20260918-XS-0001 --text 三
given account-pay 0000012346 7.00 --method cash
push_as XS
is_status 0 "honest work comes in after all that"
their=$(git rev-parse main)
# ---- What is disputed ------------------------------------------------------------------------------------------

# A ticket that DB put into another department than XS did, and an account that got two telephones.
cd "$work/DB" || exit 2
given git fetch -q origin
given ticket-assign 20260918-XS-0002 --to engineering
given account-contact 0000012345 --phone 13800138001
push_as DB main:desk/DB
is_status 0 "what DB decided comes in"
forge "a dispute"
given ticket-assign 20260918-XS-0002 --to network
given account-contact 0000012345 --phone 13800138002
given git fetch -q origin
PATH=$BUILD/libexec/onestop:$PATH git -c user.name=XS -c user.email=XS@desk.onestop merge -q -s onestop \
	-m joined origin/desk/DB >"$work/out" 2>&1 || fail "$about: joined" "$work/out"
git -c user.name=XS -c user.email=XS@desk.onestop commit -q --amend --reset-author --date "$ONESTOP_NOW" --no-edit
grep -q '^disputed:' "$two" "$block" || fail "$about: is there"
push_as XS
is_status 0 "what crossed comes in"
their=$(git rev-parse main)

forge "a step on a disputed ticket"
given ticket-note 20260918-XS-0002 --text 三
again 's/^  act: "note"/  act: "remind"/'
turned_away "event XS-[0-9]*: ticket 20260918-XS-0002 is disputed (department)"

forge "what settles nothing"
given ticket-note 20260918-DB-0001 --text 三
again 's/^  act: "note"/  act: "resolve"/'
turned_away "event XS-[0-9]*: settles what is not disputed"

forge "a settlement of what nobody said"
given ticket-resolve 20260918-XS-0002 --take DB-2 --reason 说好的
perl -0pi -e 's/(act: "resolve".*department: ")\w+/${1}discipline/s; s/^department: .*/department: "discipline"/m' "$two"
git reset -q --soft HEAD~1 && as wangmin
turned_away "event XS-[0-9]*: takes what no side of the dispute has"

forge "an account settled as nobody said"
given account-resolve 0000012345 --take DB-2 --reason 说好的
perl -0pi -e 's/(act: "resolve".*?phone: ")\d+/${1}13800138007/s; s/^phone: "13800138001"/phone: "13800138007"/m' "$block"
git reset -q --soft HEAD~1 && as wangmin
turned_away "0000012345: event XS-[0-9]*: takes what no side of the dispute has"

forge "the telephone of an account on which it is disputed"
given account-pay 0000012346 1.00 --method cash
given account-class 0000012345 --use residential=90,non-residential=10
perl -0pi -e 's/(act: "class".*?set:\n)/$1    phone: "13800138003"\n/s; s/^phone: "13800138.*"/phone: "13800138003"/m' "$block"
git reset -q --soft HEAD~1 && as wangmin
turned_away "account 0000012345 is disputed (phone)"

forge "a settlement, twice"
given ticket-resolve 20260918-XS-0002 --take DB-2 --reason 说好的
given ticket-note 20260918-XS-0002 --text 三
again 's/^  act: "note"/  act: "resolve"/'
turned_away "event XS-[0-9]*: settles what is not disputed"

forge "an honest settlement"
given ticket-note 20260918-XS-0002 --text 三
given account-pay 0000012345 3.00 --method cash
given ticket-resolve 20260918-XS-0002 --take XS-3 --reason 说好的
given account-resolve 0000012345 --take DB-2 --reason 说好的
push_as XS
is_status 0 "$about comes in, and what is not in the way of a dispute"
their=$(git rev-parse main)

drop_store "$centre" 2>/dev/null || :
finish

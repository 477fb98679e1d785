#!/bin/sh
# store-check --receive: what no program makes and git takes: objects, headers and names, and what an event or entry has
# besides what its act writes.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/../forge.sh"
umask 007

new_store --desk HQ --test-clock --claimed --staff wangmin --staff-name 王敏 --badge 001
given staff-set lihua --name 李华 --badge 2 --department network --roles clerk,handler
given staff-set wangmin --desk none
given store-init --hub "$work/hub.git" --from "$store"
hub=$work/hub.git
window XS
given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
given account-new 0000012345 --name 王小明 --id-type resident --id-no 11010519491231002X \
	--address 象山大道1号 --phone 13800138000 --meter-no M1 --calibre 15 --reading 1000 --use residential=100
given account-pay 0000012345 20.00 --method cash
push_as XS
is_status 0 "honest work comes in"
window DB
given ticket-note 20260918-XS-0001 --text 从DB
given account-pay 0000012345 5.00 --method cash
push_as DB
is_status 0 "and from a second window"
quiet
their=$(git rev-parse main)
cd "$work/XS" || exit 2
given git fetch -q origin
open=tickets/open/2026-09-18
one=$open/20260918-XS-0001.yaml
block=accounts/000001/00000123.yaml
book=payments/2026/09-18/XS-01.yaml

# written TREE: a commit that has the tree and, on standard input, these lines in front of its message.
stamp="1789693200 +0800"
raw() {
	{
		printf 'tree %s\nparent %s\nauthor x <wangmin@onestop> %s\ncommitter XS <XS@desk.onestop> %s\n' \
			"${1:-$(git rev-parse 'HEAD^{tree}')}" "$their" "$stamp" "$stamp"
		cat
	} | git hash-object -t commit -w --stdin --literally
}
# raw_turned_away REASON: the commit on standard output of raw.
pushed() {
	commit=$1
	turned_away "$2" XS "$commit:refs/heads/desk/XS" "$commit:refs/heads/main"
}
# noted: the tree of a program's commit, which becomes the one that is forged.
noted() {
	given ticket-note 20260918-XS-0001 --text 三
	tree=$(git rev-parse 'HEAD^{tree}')
}
message='forged

Staff: wangmin
Login: x
'

# ---- Commits ---------------------------------------------------------------------------------------------------

while IFS='|' read -r what headers reason; do
	forge "$what"
	noted
	pushed "$(printf "$headers\n%s" "$message" | raw "$tree")" "$reason"
done <<'ROWS'
a commit in another encoding|encoding GBK\n|has a header "encoding"
a commit with a tag in it|mergetag object 0\n x\n|has a header "mergetag"
a commit with a header that nobody knows|secret hello\n|has a header "secret"
ROWS

forge "a message of half a megabyte"
noted
pushed "$({ printf '\n%s' "$message"; perl -e 'print "x" x 600000, "\n"'; printf '\nStaff: wangmin\n'; } | raw "$tree")" "its message"

forge "a message with a control character"
noted
pushed "$(printf '\nforged \033[2J\n\nStaff: wangmin\nLogin: x\n' | raw "$tree")" "its message"

forge "a message that is no UTF-8"
noted
pushed "$(printf '\nforged \377\n\nStaff: wangmin\nLogin: x\n' | raw "$tree")" "its message"

forge "a message with a NUL"
noted
pushed "$(printf '\nforged\0hidden\n\nStaff: wangmin\nLogin: x\n' | raw "$tree")" "nulInCommit"

forge "a name with a control character"
noted
commit=$(printf '\n%s' "$message" | raw "$tree")
commit=$(git cat-file commit "$commit" | sed "s/^author x/author x$(printf '\033')[31m/" | git hash-object -t commit -w --stdin --literally)
pushed "$commit" "its message"

forge "the same parent twice"
noted
commit=$(printf '\njoin\n' | raw "$(git rev-parse "$their^{tree}")")
commit=$(git cat-file commit "$commit" | sed "s/^parent.*/&\n&/; s/^author x <wangmin@onestop>/author XS <XS@desk.onestop>/" | git hash-object -t commit -w --stdin --literally)
pushed "$commit" "joins a commit with itself"

# ---- Trees -----------------------------------------------------------------------------------------------------

forge "a path as one name"
noted
blob=$(git rev-parse "HEAD:$one")
tree=$({ git cat-file tree "$their^{tree}"; printf '100644 %s\0' "$one"; printf '%s' "$blob" | xxd -r -p; } | git hash-object -t tree -w --stdin --literally)
pushed "$(printf '\n%s' "$message" | raw "$tree")" "tree\|fullPathname\|slash\|not a file\|twice"

forge "a mode with a zero in front"
noted
top_tree=$(git cat-file tree "$tree" | perl -0777 -pe 's/40000 tickets/040000 tickets/' | git hash-object -t tree -w --stdin --literally)
pushed "$(printf '\n%s' "$message" | raw "$top_tree")" "zeroPadded\|mode\|tree"

forge "a mode that is none"
noted
down=$(git cat-file tree "$tree:catalogue" | perl -0777 -pe 's/100644 staff/100666 staff/' | git hash-object -t tree -w --stdin --literally)
top_tree=$(git ls-tree "$tree" | sed "s/[0-9a-f]\{40\}\tcatalogue/$down\tcatalogue/" | git mktree)
pushed "$(printf '\n%s' "$message" | raw "$top_tree")" "badFilemode"

forge "a directory without a file"
noted
empty=$(git hash-object -t tree -w /dev/null)
top_tree=$({ git ls-tree "$tree"; printf '040000 tree %s\tzzz\n' "$empty"; } | git mktree)
pushed "$(printf '\n%s' "$message" | raw "$top_tree")" "zzz: is not a"

forge "files not in order, and one twice"
noted
top_tree=$({ git cat-file tree "$tree"; git cat-file tree "$their^{tree}"; } | git hash-object -t tree -w --stdin --literally)
pushed "$(printf '\n%s' "$message" | raw "$top_tree")" "tree\|duplicate\|sort\|twice"

# ---- Names -----------------------------------------------------------------------------------------------------

for name in "tickets/open/2026-09-18/20260918-XS-0002.yaml " "tickets/open/2026-09-18/20260918-XS-0002.YAML" \
	"Tickets/open/2026-09-18/20260918-XS-0002.yaml" "tickets/open/2026-09-18/20260918-ＸＳ-0002.yaml" \
	"tickets/open/2026-09-18/20260918-XS-0002.yaml.gitignore" "tickets/open/2026-09-18/.20260918-XS-0002.yaml" \
	"ops/2026-09/XS/../DB/aa.yaml" "accounts/000001/00000123.yaml~" "tickets/.gitmodules" "catalogue/.gitattributes" \
	"payments/2026/09-18/XS-1.yaml" "payments/2026/09-18/XS-001.yaml" "bills/2026-13-XS.yaml" \
	"$(printf 'tickets/open/2026-09-18/\377.yaml')" "$(perl -e 'print "tickets/", "a" x 90, "/", "b" x 90, ".yaml"')"; do
	forge "the name $name"
	noted
	blob=$(git rev-parse "HEAD:$one")
	git read-tree "$tree"
	if git update-index --add --cacheinfo "100644,$blob,$name" 2>/dev/null; then
		pushed "$(printf '\n%s' "$message" | raw "$(git write-tree)")" "is not a file of a store\|kept by the centre\|belongs at\|canonical\|does not stand"
	else
		pass "git itself refuses $name"
	fi
	git read-tree HEAD
done

# ---- Refs ------------------------------------------------------------------------------------------------------

for ref in refs/notes/commits "refs/replace/$their" refs/heads/desk/XS/more refs/heads/MAIN refs/onestop/last refs/stash \
	refs/heads/desk/xs refs/heads/desk/XSX refs/remotes/hub/main refs/changes/1; do
	forge "$ref"
	noted
	turned_away "and nothing else\|is not a\|desk XS pushes" XS "main:$ref"
done

# ---- What an event has besides ---------------------------------------------------------------------------------

# has FILE ANCHOR LINES: in the last event, before the line that matches.
has() {
	WHAT="$3" ANCHOR="$2" perl -0pi -e 'my $at = rindex $_, "\n- id:"; my $end = substr $_, $at, length, "";
		my ($what, $anchor) = @ENV{qw(WHAT ANCHOR)}; $what =~ s/\\n/\n/g;
		$end =~ s/^(  (?:$anchor))/$what\n$1/m or $end .= "$what\n"; $_ .= $end' "$1"
	git reset -q --soft HEAD~1 && as wangmin
}

while IFS='|' read -r what anchor lines; do
	forge "a note with $what"
	noted
	has "$one" "$anchor" "$lines"
	turned_away "event XS-[0-9]*: has \"[a-z]*\", which \"note\" does not have\|says that nobody else"
done <<'ROWS'
an operation|text|  op: "abc"
a separation|used|  separation: "same-person"
what leaves a record|set|  folded:\n  - "DB-1"
money|set|  amount: "5.00"
a receipt that it takes back|set|  voids: "20260918-XS-R0001"
keys of bills|set|  keys:\n  - "2026-08"
a file|given_by|  file:\n    sha256: "0000000000000000000000000000000000000000000000000000000000000000"\n    type: "jpg"
ROWS

while IFS='|' read -r what anchor lines; do
	forge "a telephone number with $what"
	given account-edit 0000012345 --phone 13800138009 --reason 来电
	has "$block" "$anchor" "$lines"
	turned_away "event XS-[0-9]*: has \"[a-z]*\", which \"edit\" does not have"
done <<'ROWS'
what leaves a record|set|  folded:\n  - "DB-1"
money|set|  amount: "5.00"
a receipt that it takes back|set|  voids: "20260918-XS-R0001"
keys of bills|set|  keys:\n  - "2026-08"
ROWS

forge "an event that follows one that is not there"
noted
git show "HEAD:$one" | perl -0pe 's/(.*\n  after:\n  - "DB-1)"/$1"\n  - "QQ-7"/s' >"$work/edited" && cat "$work/edited" >"$one"
git reset -q --soft HEAD~1 && as wangmin
turned_away "QQ-7\|canonical"

forge "an attachment of a type that leads elsewhere"
echo x >"$work/a.txt"
given ticket-attach 20260918-XS-0001 "$work/a.txt"
again 's/type: "txt"/type: "..\/..\/hooks\/x"/'
turned_away "type\|file"

# ---- Money -----------------------------------------------------------------------------------------------------

forge "a last bill of less than nothing"
given account-cancel 0000012345 --paper all --reading 1020 --final-bill 57.60 --pay cash --reason 拆迁 --confirm 0000012345
again '/act: "bill"/,/act: "pay"/s/"57\.60"/"-57.60"/; s/^total: "57.60"/total: "-57.60"/'
turned_away "bill\|sum\|less\|differ\|others than"

forge "a last bill of somebody who does not leave"
given account-cancel 0000012345 --paper all --reading 1020 --final-bill 25.00 --reason 拆迁 --confirm 0000012345
perl -0pi -e 's/- id: "XS-\d+"\n(?:  .*\n)*?  act: "cancel"\n(?:  .*\n)*//; s/^state: "cancelled"/state: "active"/m' "$block"
git diff HEAD~1 --stat >/dev/null
git reset -q --soft HEAD~1 && as wangmin
turned_away "differs from its events\|leaves\|bills"

forge "a commit of the future"
noted
commit=$(printf '\n%s' "$message" | raw "$tree")
commit=$(git cat-file commit "$commit" | sed "s/^committer .*/committer XS <XS@desk.onestop> 4000000000 +0800/" | git hash-object -t commit -w --stdin --literally)
pushed "$commit" "is dated"

forge "a merge in the name of somebody"
given ticket-note 20260918-XS-0001 --text 三
git branch -f side main
git update-ref refs/heads/main "$their" && git update-ref refs/onestop/last "$their" && git reset -q --hard
given ticket-new facility --name 周八 --phone 13500135000 --request 无
git read-tree -m --aggressive "$their" main side
tree=$(git write-tree)
commit=$(GIT_AUTHOR_NAME=x GIT_AUTHOR_EMAIL=lihua@onestop GIT_COMMITTER_NAME=XS GIT_COMMITTER_EMAIL=XS@desk.onestop \
	GIT_AUTHOR_DATE=$ONESTOP_NOW git commit-tree -p main -p side -m "account-pay: 0000012345

Staff: lihua" "$tree")
pushed "$commit" "joins two others, and says that a person did it"

# ---- And honest work comes in ----------------------------------------------------------------------------------

forge "honest work"
given ticket-note 20260918-XS-0001 --text 三
echo x >"$work/a.txt"
given ticket-attach 20260918-XS-0001 "$work/a.txt"
given account-cancel 0000012345 --paper all --reading 1020 --final-bill 57.60 --pay cash --reason 拆迁 --confirm 0000012345
push_as XS
is_status 0 "$about: comes in"
finish

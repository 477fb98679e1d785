#!/bin/sh
# ticket-attach: files beside the records, named by their content, told by events, erasable.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people
cd "$work" || exit 2
mkdir files
printf '%%PDF-1.7 身份证' >files/id.pdf
printf '\377\330\377\340 photo' >files/photo.jpg
cd "$store" || exit 2

sha_of() {
	sha256sum "$1" | cut -d' ' -f1
}
place_of() {
	sha=$(sha_of "$1")
	echo "attachments/$(echo "$sha" | cut -c1-2)/$(echo "$sha" | cut -c3-).$2"
}
# files_are N: so many lie in attachments/.
files_are() {
	find attachments -type f ! -name .gitignore >"$work/files.now"
	ok "$1 files are kept" test "$(wc -l <"$work/files.now")" -eq "$1"
}
pdf=$(sha_of "$work/files/id.pdf")
pdf_place=$(place_of "$work/files/id.pdf" pdf)
jpg=$(sha_of "$work/files/photo.jpg")
jpg_place=$(place_of "$work/files/photo.jpg" jpg)

# ---- A copy of a document ------------------------------------------------------------------------

given ticket-new connect --name 王小明 --phone 13800138000 --request 新装 --missing id-copy,property-proof
id=$(cat "$work/out")
run ticket-attach "$id" "$work/files/id.pdf" --paper id-copy --dry-run
is_status 0
out_is "--dry-run: file and commit" <<END
$id	$pdf	pdf	$(wc -c <"$work/files/id.pdf")
would change: tickets/open/2026-09-18/$id.yaml
would add:    $pdf_place
commit message:
ticket-attach: $id attach

Ticket: $id
Article: 五（二）
Staff: wangmin
Login: $login
END
ok "and nothing is there" test ! -e attachments
done_as "$id$tab$pdf${tab}pdf$tab$(wc -c <"$work/files/id.pdf")" \
	ticket-attach "$id" "$work/files/id.pdf" --paper id-copy
ok "the file lies under the name of its content" cmp "$pdf_place" "$work/files/id.pdf"
ok "for the group as records are" test "$(stat -c %a%G "$pdf_place")" = "$(stat -c %a%G onestop.yaml)"
run git status --porcelain --untracked-files=all
out_is "git does not see it" </dev/null
shows papers,missing "the document counts as shown, and is missing no longer" <<'END'
id-copy,property-proof
END
sed -n '/act: "attach"/,$p' "tickets/open/2026-09-18/$id.yaml" >"$work/event"
run cat "$work/event"
out_is "the event" <<END
  act: "attach"
  file:
    sha256: "$pdf"
    type: "pdf"
    size: "$(wc -c <"$work/files/id.pdf")"
    paper: "id-copy"
  set:
    papers: "id-copy"
    missing: "property-proof"
END
git log -1 --format=%B >"$work/out"
out_lacks id.pdf "its old name, which may hold somebody's, is in no log"

run ticket-attach "$id" "$work/files/id.pdf" --paper id-copy
is_status 0
err_is "the same file for the same document: nothing is done, and said" <<END
ticket-attach: ticket $id has this file already
END
run script -qec "ticket-attach $id '$work/files/id.pdf' --paper property-proof" /dev/null </dev/null
out_has "the same file was attached before; it is kept once"
out_has "all documents are there: ticket-review $id --papers-complete"
files_are 1
given ticket-review "$id" --papers-complete

# ---- Of no document, by whom, in which state -----------------------------------------------------

for in_state in received incomplete approved assigned on-hold 'done' delivered visited closed refused withdrawn; do
	ticket_in "$in_state"
	given ticket-attach "$id" "$work/files/photo.jpg" --note 现场照片
	state_is "$in_state" "$id"
done
files_are 2
ticket_in received
given ticket-attach "$id" "$work/files/photo.jpg" --as lihua
given ticket-attach "$id" "$work/files/id.pdf" --as sunli
refused 1 ticket-attach "$id" "$work/files/id.pdf" --as jiwei
err_has "requires role clerk or handler or supervisor"
refused 1 ticket-attach "$id" "$work/files/id.pdf" --note x --as zhaolei
err_has "acts on the tickets of his own"
ticket_in assigned
given ticket-attach "$id" "$work/files/photo.jpg" --as zhaolei

# ---- What is shown -------------------------------------------------------------------------------

ticket_in received
given ticket-attach "$id" "$work/files/id.pdf" --note 证件
given ticket-attach "$id" "$work/files/photo.jpg"
run ticket-show "$id" --attachments --format csv
out_is "the list" <<END
n,paper,type,size,by,at,state,sha256
1,,pdf,$(wc -c <"$work/files/id.pdf"),wangmin,2026-09-18T09:00:00+08:00,here,$pdf
2,,jpg,$(wc -c <"$work/files/photo.jpg"),wangmin,2026-09-18T09:00:00+08:00,here,$jpg
END
run ticket-show "$id"
out_has "attachments:"
out_has "$jpg"
for typed in 2 "$jpg" "$(echo "$jpg" | cut -c1-8)"; do
	run ticket-show "$id" --open "$typed"
	is_status 0
	quiet
	out_is "--open $typed: the path alone" <<END
$store/$jpg_place
END
done
refused 1 ticket-show "$id" --open 3
err_has "has no attachment \"3\"; first: ticket-show $id"
refused 1 ticket-show "$id" --open 0
refused 1 ticket-show "$id" --open abc
err_has 'neither the number of an attachment nor 8 or more digits of its SHA-256'
refused 1 ticket-show "$id" --open ffffffff
refused 2 ticket-show "$id" --open 1 --evidence
ticket_in received
run ticket-show "$id" --attachments
is_status 0
out_is "a ticket without" </dev/null
refused 1 ticket-show "$id" --open 1

# ---- What cannot be attached ---------------------------------------------------------------------

mkdir "$work/odd"
mkfifo "$work/odd/fifo"
mkdir "$work/odd/dir"
: >"$work/odd/empty"
ln -s ../files/id.pdf "$work/odd/link"
ln -s nowhere "$work/odd/dangling"
ln -s fifo "$work/odd/to-fifo"
while read -r name expected says; do
	refused "$expected" timeout 20 ticket-attach "$id" "$work/odd/$name"
	err_has "$says" "$name: $says"
done <<'END'
fifo 1 is a pipe, not a file that could be attached
to-fifo 1 is a pipe, not a file that could be attached
dir 1 is a directory, not a file that could be attached
empty 1 is empty
dangling 5 No such file or directory
nothing 5 No such file or directory
END
for device in /dev/null /dev/zero; do
	refused 1 timeout 20 ticket-attach "$id" $device
	err_has "$device is a device"
done
given timeout 20 ticket-attach "$id" "$work/odd/link"
files_are 2
odd=$(printf '%s/odd/a b\n\033[31m\377.pdf' "$work")
printf 'odd' >"$odd"
given ticket-attach "$id" "$odd"
rm "$odd"
refused 5 ticket-attach "$id" "$odd"
err_lacks "$(printf '\033')" "an odd name does not reach the terminal raw"
refused 2 ticket-attach "$id"
err_has 'give the file, or --erase'
refused 2 ticket-attach
refused 2 ticket-attach "$id" "$work/files/id.pdf" --reason x
refused 2 ticket-attach "$id" "$work/files/id.pdf" more
refused 1 ticket-attach "$id" "$work/files/id.pdf" --paper passport
err_has 'asks for no document "passport"'
refused 1 ticket-attach 20260918-XS-9999 "$work/files/id.pdf"
err_has 'there is no ticket 20260918-XS-9999'

head -c 2000 /dev/urandom >"$work/files/big"
echo 'attachment_limit: 1999' >>onestop.yaml
git -c user.name=王敏 -c user.email=wangmin@example.invalid commit -qam 'limit'
refused 1 ticket-attach "$id" "$work/files/big"
err_is "size and limit" <<END
ticket-attach: $work/files/big has 2000 bytes, more than the 1999 that an attachment may have (attachment_limit in onestop.yaml)
END
sed -i 's/1999/2000/' onestop.yaml
git -c user.name=王敏 -c user.email=wangmin@example.invalid commit -qam 'limit'
given ticket-attach "$id" "$work/files/big"
sed -i '/attachment_limit/d' onestop.yaml
git -c user.name=王敏 -c user.email=wangmin@example.invalid commit -qam 'no limit'
truncate -s 20971521 "$work/files/huge"
refused 1 ticket-attach "$id" "$work/files/huge"
err_has 'huge has 20971521 bytes, more than the 20971520'

# ---- What became of the files --------------------------------------------------------------------

# finds STATUS PATH TEXT
finds() {
	run store-check --format csv
	is_status "$1"
	out_has "$2" "named: $2"
	out_has "$3" "found: $3"
}
ticket_in received
given ticket-attach "$id" "$work/files/id.pdf"
echo >>"$pdf_place"
finds 3 "error,$pdf_place" 'its content is not what its name says'
refused 3 ticket-show "$id" --open 1
err_has 'its content is not what was attached; first: store-check'
given ticket-attach "$id" "$work/files/id.pdf"
ok "attached again it is mended" cmp "$pdf_place" "$work/files/id.pdf"
mv "$pdf_place" "$work/away"
finds 3 "error,$pdf_place" 'is missing'
refused 1 ticket-show "$id" --open 1
err_has 'is not here; window XS has it'
run ticket-show "$id" --attachments --columns state --format csv --no-header
out_is "it is told" <<'END'
absent
END
ln -s "$work/away" "$pdf_place"
finds 3 "error,$pdf_place" 'its content is not what its name says'
refused 3 ticket-show "$id" --open 1
rm "$pdf_place"
given ticket-attach "$id" "$work/files/id.pdf"
ok "attached again it is there" cmp "$pdf_place" "$work/files/id.pdf"
# At another desk it was never here.
git config onestop.desk DB
mv "$pdf_place" "$work/away"
run store-check --format csv
is_status 0
out_has "note,$pdf_place"
mv "$work/away" "$pdf_place"
git config onestop.desk XS

mkdir -p attachments/00
printf x >"attachments/00/0000"
finds 0 'warning,attachments/00/0000' 'is not a file of a store'
rm attachments/00/0000
sha=$(printf orphan | sha256sum | cut -d' ' -f1)
orphan=attachments/$(echo "$sha" | cut -c1-2)/$(echo "$sha" | cut -c3-).bin
mkdir -p "${orphan%/*}"
printf orphan >"$orphan"
finds 0 "note,$orphan" 'no ticket has this attachment'
rm "$orphan"

# An event that does not tell its file.
ticket_in received
given ticket-attach "$id" "$work/files/id.pdf"
record=tickets/open/2026-09-18/$id.yaml
while IFS='|' read -r edit says; do
	sed -i "$edit" "$record"
	finds 3 "$record" "$says"
	git checkout -q "$record"
done <<'END'
/sha256: /s/"[0-9a-f]/"Z/|names no file by its SHA-256
/sha256: /d|names no file by its SHA-256
s/type: "pdf"/type: "..\/x"/|is not a type of file
s/size: "[0-9]*"/size: "-1"/|"size"
END

# ---- Erasing -------------------------------------------------------------------------------------

ticket_in received
first=$id
given ticket-attach "$id" "$work/files/id.pdf" --note 证件
ticket_in received
printf '%%PDF-1.4 private' >"$work/files/private.pdf"
private=$(sha_of "$work/files/private.pdf")
private_place=$(place_of "$work/files/private.pdf" pdf)
given ticket-attach "$id" "$work/files/private.pdf"
given ticket-attach "$first" "$work/files/private.pdf"
refused 2 ticket-attach "$id" --erase 1
err_has '--erase goes with --reason'
refused 2 ticket-attach "$id" "$work/files/id.pdf" --erase 1 --reason x
refused 2 ticket-attach "$id" --erase 1 --paper id-copy --reason x
refused 1 ticket-attach "$id" --erase 1 --reason 用户要求 --as lihua
err_has 'requires role supervisor'
refused 1 ticket-attach "$id" --erase 2 --reason 用户要求
err_has 'has no attachment "2"'
run ticket-attach "$id" --erase "$private" --reason 用户要求 --as sunli --dry-run
is_status 0
ok "--dry-run leaves it" test -e "$private_place"
run ticket-attach "$id" --erase "$private" --reason 用户要求 --as sunli --op-id gone
is_status 0
err_is "another ticket has it" <<END
ticket-attach: ticket $first has the same file, which stays; first: ticket-attach $first --erase $(echo "$private" | cut -c1-12) --reason <reason>
END
ok "so it stays" test -e "$private_place"
run store-check
is_status 0
run ticket-attach "$id" --erase "$private" --reason 用户要求 --as sunli --op-id gone
out_is "--op-id: the same result" <<END
$id	$private	erased
END
done_as "$first$tab$private${tab}erased" ticket-attach "$first" --erase 2 --reason 用户要求
ok "now it is gone" test ! -e "$private_place"
run ticket-show "$id" --attachments --columns n,state,sha256 --format csv --no-header
out_is "the event stays" <<END
1,erased,$private
END
refused 1 ticket-show "$id" --open 1
err_has "attachment 1 of ticket $id was erased: 用户要求"
run store-check
is_status 0 "store-check knows it as erased"
quiet
# Killed between event and removal.
mkdir -p "${private_place%/*}"
cp "$work/files/private.pdf" "$private_place"
finds 3 "error,$private_place" 'was erased from ticket'
count_commits
given ticket-attach "$first" --erase "$private" --reason 用户要求
commits_are 0 "erased again: only the file goes"
ok "it is gone" test ! -e "$private_place"
given ticket-attach "$first" "$work/files/private.pdf"
run ticket-show "$first" --open "$private"
is_status 0 "attached anew it is there again"

# ---- No orphans ----------------------------------------------------------------------------------

printf '%%PDF-1.4 killed' >"$work/files/killed.pdf"
killed_place=$(place_of "$work/files/killed.pdf" pdf)
# What a program leaves that was killed between file and commit.
mkdir -p "${killed_place%/*}"
cp "$work/files/killed.pdf" "$killed_place"
printf 'onestop beside 1\nparent %s\nput %s\nend\n' "$(git rev-parse HEAD)" "$killed_place" >.git/onestop.beside
given ticket-note "$id" --text 下一条
ok "the next program takes it away" test ! -e "$killed_place"
ok "with its note" test ! -e .git/onestop.beside
# The commit was made.
given ticket-attach "$id" "$work/files/killed.pdf"
printf 'onestop beside 1\nparent %s\nput %s\nend\n' "$(git rev-parse HEAD~1)" "$killed_place" >.git/onestop.beside
given ticket-note "$id" --text 下一条
ok "what was committed stays" test -e "$killed_place"
# A colleague writes the note.
printf 'mine' >"$work/mine"
for path in ../mine "$work/mine" onestop.yaml attachments/../onestop.yaml .git/HEAD attachments/.gitignore; do
	printf 'onestop beside 1\nparent %s\nput %s\nend\n' "$(git rev-parse HEAD)" "$path" >.git/onestop.beside
	given ticket-note "$id" --text 下一条
done
ok "nothing else is removed by it" test -e "$work/mine" -a -e onestop.yaml -a -e attachments/.gitignore
# A busy store: nothing is there.
printf 'busy' >"$work/files/busy"
busy_place=$(place_of "$work/files/busy" txt)
exec 9>>.git/onestop.lock
flock 9
refused 4 ticket-attach "$id" "$work/files/busy" --wait 0
exec 9>&-
ok "no orphan" test ! -e "$busy_place"
# A record that was changed by hand.
record=tickets/open/2026-09-18/$id.yaml
echo '# 人工' >>"$record"
refused 1 ticket-attach "$id" "$work/files/busy"
ok "no orphan" test ! -e "$busy_place"
git checkout -q "$record"
# attachments/ that leads elsewhere.
mv attachments "$work/aside"
mkdir "$work/elsewhere"
ln -s "$work/elsewhere" attachments
run ticket-attach "$id" "$work/files/busy"
is_status 5 "a link is not followed"
ok "nothing is written there" test -z "$(ls "$work/elsewhere")"
rm attachments
mv "$work/aside" attachments

# ---- What asks for copies ------------------------------------------------------------------------

given ticket-new connect --name 王小明 --phone 13800138000 --request 新装 --missing id-copy
id=$(cat "$work/out")
given ticket-attach "$id" "$work/files/id.pdf" --paper property-proof
given ticket-attach "$id" --erase 1 --reason 模糊
run script -qec "ticket-review $id --papers-complete" /dev/null </dev/null
out_has "a copy is to be kept: ticket-attach $id <file> --paper property-proof"
given ticket-assign "$id" --to engineering
given ticket-result "$id" --text 已通水 --final --not-done 用户自行立户
given ticket-deliver "$id" --by phone
given ticket-visit "$id" --satisfaction satisfied
run ticket-close "$id"
is_status 0 "a ticket without its copies is closed"
err_is "and that is said" <<END
ticket-close: ticket $id has no copy of property-proof (房屋产权证明或场地证明); first: ticket-attach $id <file> --paper property-proof
ticket-close: ticket $id has no copy of id-copy (申请人身份证); first: ticket-attach $id <file> --paper id-copy
END

ticket_in received
in_chinese 'ticket-attach: 工单 ID 没有附件“9”；请先：ticket-show ID' ticket-attach "$id" --erase 9 --reason x

finish

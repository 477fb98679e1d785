#!/bin/sh
# Bad input by name: each is refused with the right status and a message that says what and where, and
# nothing is written.  And odd input that is good: it comes back as it went in.
. "$(dirname "$0")/../harness.sh"
new_store
id=20260918-XS-0001
record=tickets/open/2026-09-18/$id.yaml
good=$work/good.yaml
form='--name 李四 --phone 13900139000 --request 漏水'
run ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损
is_status 0
cp "$record" "$good"

# is_bad WHAT SAYS: the record as it stands now is refused by every program that reads it.
is_bad() {
	refused 3 ticket-show $id
	err_has "$record" "$1: names the file"
	err_has "$2" "$1: says \"$2\""
	refused 3 ticket-list
	refused 3 ticket-note $id --text 备注
	run store-check
	is_status 3 "$1: store-check"
}

# ---- Records: an edit of a good one -----------------------------------------------------------
# Name, what is said (the place is line and column), the edit.

while IFS='|' read -r name says edit; do
	sed "$edit" "$good" >"$record"
	! cmp -s "$good" "$record" || fail "$name: the edit changes something"
	is_bad "$name" ":$says"
done <<'EOF'
unknown key|5:1: ticket has no key "colour"|4a\colour: red
unknown key in an event|20:3: event has no key "colour"|/  act:/a\  colour: red
key in another case|4:1: ticket has no key "Round"|4s/round/Round/
doubled key|5:1: key "round" appears twice, first in line 4|4p
doubled key in an event|20:3: key "act" appears twice, first in line 19|/  act:/p
doubled key in what an event set|29:5: key "round" appears twice, first in line 28|/    round:/p
no id|1:1: ticket without the required key "id"|/^id:/d
no service|1:1: ticket without the required key "service"|/^service:/d
no state|1:1: ticket without the required key "state"|/^state:/d
no owner|1:1: ticket without the required key "owner"|/^owner:/d
no time of receiving|1:1: ticket without the required key "received_at"|/^received_at:/d
no events|1:1: ticket without the required key "events"|/^events:/,$d
event without an id|15:3: event without the required key "id"|s/^- id: .*/- at: "2026-09-18T09:00:00+08:00"/;/^  at:/d
event without a time|15:3: event without the required key "at"|/^  at:/d
event without a person|15:3: event without the required key "by"|/^  by:/d
event without an act|15:3: event without the required key "act"|/^  act:/d
id of a wrong form|1:5: id: "XS-1" is not a valid ticket id|1s/".*"/"XS-1"/
id of a day that does not exist|1:5: id: "20260231-XS-0001" is not a valid ticket id|1s/20260918/20260231/
id that climbs|1:5: id: "../../20260918-XS-0001" is not a valid ticket id|1s/".*"/"..\/..\/20260918-XS-0001"/
id with the number nought|1:5: id: "20260918-XS-0000" is not a valid ticket id|1s/0001/0000/
id with small letters|1:5: id: "20260918-xs-0001" is not a valid ticket id|1s/XS/xs/
empty id|1:5: id: is required and must not be empty|1s/".*"/""/
id as a list|1:5: id: must be a text|1s/".*"/[a]/
id as a mapping|1:5: id: must be a text|1s/".*"/{a: b}/
service with a space|2:10: service: "w*********s" is not a valid code|s/^service: .*/service: "water works"/
service in capitals|2:10: service: "FACILITY" is not a valid code|s/^service: .*/service: "FACILITY"/
unknown state|3:8: state: "sleeping" is not one of: received, approved|s/^state: .*/state: "sleeping"/
state in Chinese|3:8: state: "已*理" is not one of|s/^state: .*/state: "已受理"/
state with a capital|3:8: state: "Received" is not a choice; did you mean "received"?|s/^state: .*/state: "Received"/
unknown channel|5:10: channel: "pigeon" is not one of: window, phone|s/^channel: .*/channel: "pigeon"/
round in words|4:8: round: "one" is not a whole number|s/^round: .*/round: one/
round with a fraction|4:8: round: "1.0" is not a whole number|s/^round: .*/round: 1.0/
round too great|4:8: round: "9999************9999" is not between|s/^round: .*/round: 99999999999999999999/
round in hexadecimal|4:8: round: "0x1" is not a whole number|s/^round: .*/round: 0x1/
round with a space inside|4:8: round: "1 2" is not a whole number|s/^round: .*/round: 1 2/
phone in words|7:8: phone: not a telephone number|s/^phone: .*/phone: "call me"/
phone a digit short|7:8: phone: not a telephone number|s/^phone: .*/phone: "1380013800"/
name over two lines|6:7: name: must be one line|s/^name: .*/name: |-\n  王\n  明/
owner with a space|10:8: owner: "w******n" is not a valid staff id|s/^owner: .*/owner: "wang min"/
day that does not exist|11:14: received_at: date "2026-02-30" does not exist|s/^received_at: .*/received_at: "2026-02-30T09:00:00+08:00"/
time without a zone|11:14: received_at: "2026-09-18T09:00:00" is not a moment|s/^received_at: .*/received_at: "2026-09-18T09:00:00"/
twenty-five o'clock|11:14: received_at: moment "2026-09-18T25:00:00+08:00" does not exist|s/^received_at: .*/received_at: "2026-09-18T25:00:00+08:00"/
date in place of a time|11:14: received_at: "2026-09-18" is not a moment|s/^received_at: .*/received_at: "2026-09-18"/
due date that does not exist|14:6: due: date "2026-02-30" does not exist|s/^events:/due: "2026-02-30"\nevents:/
time in place of a date|14:6: due: "2026-09-18T09:00:00+08:00" is not a date|s/^events:/due: "2026-09-18T09:00:00+08:00"\nevents:/
account with a dash|8:10: account: "12-34" is not a valid account number|s/^request:/account: "12-34"\nrequest:/
repeats a tail|10:15: duplicate_of: "7" is not a valid ticket id|s/^owner:/duplicate_of: "7"\nowner:/
papers as a text|10:10: missing: must be a list|s/^owner:/missing: "id-copy"\nowner:/
papers with a list inside|11:3: missing: must be a text|s/^owner:/missing:\n- [a]\nowner:/
events as a mapping|15:3: events: must be a list|s/^- id/  id/
anchor|6:7: anchors (&) are not allowed|s/^name: /name: \&a /
alias|6:7: aliases (*) are not allowed|s/^name: .*/name: *a/
tag|6:7: tags (!) are not allowed|s/^name: /name: !!str /
tag of its own|6:7: tags (!) are not allowed|s/^name: /name: !secret /
merge key|5:1: merge keys (<<) are not allowed|4a\<<: {a: b}
complex key|5:3: a key must be a plain word|4a\? [a, b]\n: c
number as a key|5:1: ticket has no key "12"|4a\12: x
empty key|5:1: an empty key|4a\"": x
directive|1:1: directives (%YAML, %TAG) are not allowed|1i\%YAML 1.1\n---
second document|37:1: a second record where one ticket is expected|$a\---\nid: x
second document, empty|37:1: a second record where one ticket is expected|$a\---
the end of the document and more|38:1: not valid YAML|$a\...\nid: x
tab as indent|9:1: not valid YAML|s/^  井/\t井/
bracket that stays open|4:8: round: must be a text|s/^round: .*/round: [1/
quote that stays open|7:9: not valid YAML|s/^name: .*/name: "王小明/
escape that is none|6:8: not valid YAML|s/^name: .*/name: "\\q"/
NUL as an escape|6:7: name: NUL in a text|s/^name: .*/name: "a\\0b"/
terminal control as an escape|6:7: name: U+001B at character 2 is not allowed|s/^name: .*/name: "a\\e[31mb"/
bell as an escape|6:7: name: U+0007 at character 2 is not allowed|s/^name: .*/name: "a\\x07b"/
bidi mark as an escape|6:7: name: U+202E at character 2 is not allowed|s/^name: .*/name: "a\\u202eb"/
invisible space as an escape|6:7: name: U+200B at character 2 is not allowed|s/^name: .*/name: "a\\u200bb"/
surrogate as an escape|6:11: not valid YAML|s/^name: .*/name: "a\\ud800b"/
carriage return as an escape|6:7: name: U+000D at character 2 is not allowed|s/^name: .*/name: "a\\rb"/
begin of a conflict|4:1: conflict marker of a merge: "<<<<<<<"|4i\<<<<<<< ours
middle of a conflict|4:1: conflict marker of a merge: "======="|4i\=======
end of a conflict|4:1: conflict marker of a merge: ">>>>>>>"|4i\>>>>>>> theirs
no colon|5:1: not valid YAML|4s/.*/round 1/
indent that does not fit|4:8: round: "1 channel" is not a whole number|5s/^/   /
deep nesting|6:7: name: must be a text|s/^name: .*/name: [[[[[[[[[[[[a]]]]]]]]]]]]/
EOF

# ---- Records: files that are none -------------------------------------------------------------
# Name, what is said, a command that makes the file.

while IFS='|' read -r name says make; do
	eval "$make" >"$record"
	is_bad "$name" "$says"
done <<'EOF'
empty file|1:1: the file is empty|true
a line end alone|the file holds no record|echo
a comment alone|the file holds no record|echo '# ticket'
spaces alone|the file holds no record|echo '   '
cut in the middle|no newline at the end: the file was cut|head -c 200 "$good"
cut before the last line end|36:15: no newline at the end: the file was cut|head -c -1 "$good"
byte order mark|1:1: the file begins with a byte order mark (BOM)|printf '\357\273\277'; cat "$good"
UTF-16, little end first|1:1: the file is UTF-16, it must be UTF-8|printf '\377\376'; iconv -t UTF-16LE "$good"
UTF-16, big end first|1:1: the file is UTF-16, it must be UTF-8|printf '\376\377'; iconv -t UTF-16BE "$good"
UTF-16 without a mark|1:2: NUL byte|iconv -t UTF-16LE "$good"
GB18030|6:8: byte 0xCD is not UTF-8|iconv -t GB18030 "$good"
CR LF|1:23: carriage return (CR)|sed 's/$/\r/' "$good"
CR alone|1:23: carriage return (CR)|tr '\n' '\r' <"$good"
NUL|6:8: NUL byte|sed 's/王/\x00/' "$good"
Latin-1|6:8: byte 0xE9 is not UTF-8|sed 's/王/\xe9/' "$good"
a slash in two bytes|6:8: byte 0xC0 is not UTF-8|sed 's/王/\xc0\xaf/' "$good"
surrogate|6:8: byte 0xED is not UTF-8|sed 's/王/\xed\xa0\x80/' "$good"
beyond Unicode|6:8: byte 0xF4 is not UTF-8|sed 's/王/\xf4\x90\x80\x80/' "$good"
terminal control|6:8: control character U+001B|sed 's/王/\x1b[31m/' "$good"
delete|6:8: control character U+007F|sed 's/王/\x7f/' "$good"
terminal control in one character|6:8: control, bidi or invisible character U+009B|sed 's/王/\xc2\x9b/' "$good"
right to left override|6:8: control, bidi or invisible character U+202E|sed 's/王/\xe2\x80\xae/' "$good"
Arabic letter mark|6:8: control, bidi or invisible character U+061C|sed 's/王/\xd8\x9c/' "$good"
left to right isolate|6:8: control, bidi or invisible character U+2066|sed 's/王/\xe2\x81\xa6/' "$good"
invisible space|6:8: control, bidi or invisible character U+200B|sed 's/王/\xe2\x80\x8b/' "$good"
invisible joiner|6:8: control, bidi or invisible character U+200D|sed 's/王/\xe2\x80\x8d/' "$good"
mark in the middle|6:8: control, bidi or invisible character U+FEFF|sed 's/王/\xef\xbb\xbf/' "$good"
a hundred thousand brackets|1:1: ticket must be a mapping|head -c 100000 /dev/zero | tr '\0' '['; echo
a list|1:1: ticket must be a mapping|printf '%s\n' '- a' '- b'
a word|1:1: ticket must be a mapping|echo hello
another format|1:1: ticket without the required key "service"|echo '{"id": "20260918-XS-0001"}'
the record twice|37:1: key "id" appears twice, first in line 1|cat "$good" "$good"
a request of 70,000 bytes|8:10: request: 70009 bytes, more than the 65536 that are allowed|sed "s/井/$(head -c 70000 /dev/zero | tr '\0' x)/" "$good"
300 KB|larger than the 256 KiB it may have|cat "$good"; head -c 300000 /dev/zero | tr '\0' '#'
a picture|1:1: byte 0x89 is not UTF-8|printf '\211PNG\r\n\032\n'
compressed|1:1: |gzip -nc "$good"
EOF
rm "$record"
ln -s "$good" "$record"
is_bad 'a link' 'records are plain files'
rm "$record"
mkdir "$record"
is_bad 'a directory' 'not a regular file'
rmdir "$record"
mkfifo "$record"
run timeout 10 ticket-show $id
is_status 3 "a pipe is refused and not waited for"
rm "$record"
cp "$good" "$record"

# ---- Arguments --------------------------------------------------------------------------------
# Status, what is said, the command line.

# is_clean: what was typed does not reach the terminal raw.
is_clean() {
	! LC_ALL=C grep -q '[[:cntrl:]]' "$work/err"
}

# One that a department has.
given ticket-new facility --name 赵六 --phone 13700137000 --request 消火栓漏水
given=$(cat "$work/out")
given ticket-assign "$given" --to network

while IFS='|' read -r expected says line; do
	eval "refused $expected $line"
	err_has "$says" "$line: says \"$says\""
	ok "$line: the message is clean" is_clean
done <<'EOF'
1|there is no ticket 20260918-XS-0099; first: ticket-list|ticket-show 20260918-XS-0099
2|is not UTF-8|ticket-show "$(printf '\377\376')"
2|ID is needed|ticket-show
2|SERVICE is needed|ticket-new
1|no service is called "nothing"; first: service-list|ticket-new nothing $form
1|no service is called ""|ticket-new '' $form
1|no service is called "FACILTY"; did you mean "facility" (供水设施管理)?|ticket-new FACILTY $form
1|no service is called "facilty"; did you mean "facility" (供水设施管理)?|ticket-new facilty $form
2|"other" is one word too many|ticket-new facility other $form
2|--name needs a value|ticket-new facility --name
2|--phone: not a telephone number|ticket-new facility --phone 'call me'
2|--phone: not a telephone number|ticket-new facility --phone 138001380001
2|--phone: not a telephone number|ticket-new facility --phone 12800138000
2|--name: U+001B|ticket-new facility $form --name "$(printf '李\033[31m四')"
2|--name: U+0007|ticket-new facility $form --name "$(printf '李\a四')"
2|--name: U+009B|ticket-new facility $form --name "$(printf '\302\233李四')"
2|--name: the value is empty|ticket-new facility $form --name "$(printf '\342\200\256\342\201\247\342\200\213\357\273\277')"
2|--name: byte 0xFF at character 1 is not UTF-8|ticket-new facility $form --name "$(printf '\377')"
2|--name: byte 0xC0 at character 1 is not UTF-8|ticket-new facility $form --name "$(printf '\300\200')"
2|--name: byte 0xED at character 1 is not UTF-8|ticket-new facility $form --name "$(printf '\355\240\200')"
2|--request: U+001B|ticket-new facility $form --request "$(printf 'a\033]0;x\007')"
2|--channel: "pigeon" is not one of: window, phone|ticket-new facility $form --channel pigeon
2|--account: "12" is not a valid account number|ticket-new facility $form --account 12
2|--account: "abc-defg" is not a valid account number|ticket-new facility $form --account abc-defg
2|--account: "12345678901234567" is not a valid account number|ticket-new facility $form --account 12345678901234567
2|--account: "../../x" is not a valid account number|ticket-new facility $form --account ../../x
2|--missing: "a b" is not a valid code|ticket-new facility $form --missing 'a b'
2|--duplicate-of: "7" is not a valid ticket id|ticket-new facility $form --duplicate-of 7
1|there is no ticket 20260918-XS-0099|ticket-new facility $form --duplicate-of 20260918-XS-0099
2|--op-id: 1 to 64|ticket-new facility $form --op-id 'a b'
2|--op-id: 1 to 64|ticket-new facility $form --op-id "$(head -c 65 /dev/zero | tr '\0' x)"
2|--wait: 0 to 3600 seconds|ticket-new facility $form --wait -1
2|--wait: 0 to 3600 seconds|ticket-new facility $form --wait 99999
2|--wait: "x" is not a whole number|ticket-new facility $form --wait x
1|no staff member is called "nobody"|ticket-new facility $form --as nobody
1|no staff member is called "wangmni"; did you mean "wangmin" (王敏)?|ticket-new facility $form --as wangmni
1|the reason of a transfer must be stated|ticket-assign $given --to meter-reading
1|is with "network" already|ticket-assign $given
1|no department is called "moon"; there are: service-center|ticket-assign $id --to moon
1|no department is called "networc"; did you mean "network" (管网部)?|ticket-assign $id --to networc
1|no staff member on duty is called "nobody"|ticket-assign $id --to network --handler nobody
2|ID is needed|ticket-assign --to network
1|before "result" it still needs|ticket-result $id --text 完成
2|the value is empty|ticket-result $id --text ''
2|--text TEXT is needed|ticket-result $id
1|before "deliver" it still needs|ticket-deliver $id --by phone
2|--by: "telegram" is not one of|ticket-deliver $id --by telegram
1|before "visit" it still needs|ticket-visit $id --satisfaction satisfied
2|--satisfaction: "great" is not one of: satisfied, fair, dissatisfied|ticket-visit $id --satisfaction great
2|--satisfaction and --none exclude each other|ticket-visit $id --satisfaction fair --none x
1|it still needs|ticket-close $id
2|--visit: "great" is not one of|ticket-close $id --visit great
2|is needed|ticket-review $id
2|--agree and --refuse exclude each other|ticket-review $id --agree --refuse x
2|--missing: "A B" is not a valid code|ticket-review $id --missing 'A B'
1|not possible in this state|ticket-review $id --papers-complete
2|--reason TEXT is needed|ticket-withdraw $id
2|the value is empty|ticket-withdraw $id --reason ''
2|the value is empty|ticket-note $id --text ''
2|--text: U+001B|ticket-note $id --text "$(printf 'x\033c')"
2|"sleeping" is not a valid state|ticket-list --state sleeping
2|--service: "A B" is not a valid code|ticket-list --service 'A B'
2|--owner: "A B" is not a valid staff id|ticket-list --owner 'A B'
2|--account: "12" is not a valid account number|ticket-list --account 12
2|--from: date "2026-02-30" does not exist|ticket-list --from 2026-02-30
2|--from: "soon" is not a date|ticket-list --from soon
2|--to: "18.9.2026" is not a date|ticket-list --to 18.9.2026
2|--find: byte 0xFF|ticket-list --find "$(printf '\377')"
2|unknown column ""|ticket-list --columns id,,state
2|column "id" appears twice|ticket-list --columns id,id
2|unknown column|ticket-list --sort colour
2|unknown column "stat"; did you mean "state"?|ticket-list --columns id,stat
2|unknown column "stat"; did you mean "state"?|ticket-list --sort id,-stat
1|no service is called "facilty"; did you mean "facility" (供水设施管理)?|ticket-list --service facilty
1|no staff member is called "wangmni"; did you mean "wangmin" (王敏)?|ticket-list --owner wangmni
1|no staff member is called "nobody"; first: staff-list|ticket-list --handler nobody
2|--titles: "en" is not one of: zh, key|ticket-list --titles en
2|--no-header takes no value|ticket-list --no-header=yes
2|there is no option --no_header; did you mean --no-header?|ticket-list --no_header=yes
2|there is no option -名; first: ticket-list --help|ticket-list -q名
2|there is no option --sortieren; first: ticket-list --help|ticket-list --sortieren=13800138000
5|cannot write|ticket-list -o .
1|is not a store|ticket-list --store /no/such
2|ONESTOP_NOW: "tomorrow" is not a moment|env ONESTOP_NOW=tomorrow ticket-list
2|ONESTOP_NOW: date "2026-02-30" does not exist|env ONESTOP_NOW=2026-02-30T00:00:00+08:00 ticket-list
EOF

# ---- Odd but good -----------------------------------------------------------------------------
# As a name, a request and a remark at once; what comes back is compared byte by byte.

n=2
while IFS= read -r text; do
	n=$((n + 1))
	run ticket-new facility --name "$text" --phone 13800138000 --request "$text" --remark "$text"
	is_status 0 "accepted: $text"
	run ticket-show "20260918-XS-$(printf %04d $n)" --unmask --format csv \
		--columns name,request,remark --no-header
	quoted=$text
	case $text in
	*[,\"]*) quoted=\"$(printf '%s' "$text" | sed 's/"/""/g')\" ;;
	esac
	out_is "comes back: $text" <<EOF
$quoted,$quoted,$quoted
EOF
done <<'EOF'
买买提·吐尔逊
𠮷野
张𬌗
NO
no
yes
true
null
~
0123
12:30
1e3
0x1F
.5
1.0
2026-09-18
- 王
# 王
: 王
王: 敏
王 # 敏
{王}
[王]
&王
*王
!王
|
>
%王
@王
`王`
'王'
"王"
\n
=1+1
+1
,王,
<<
---x
...x
?
王　敏
É́
👷
ＡＢＣ
$(id)
;rm -rf /
../../etc/passwd
%s%n
EOF

# Numbers of all legal kinds.
for number in 000000 0000012345 ABCDEF0123456789 4208000000000X; do
	given account-new "$number" --name 王小明
done
while read -r option text; do
	eval "run ticket-new other $form $option '$text' --force 另一件事"
	is_status 0 "accepted: $option $text"
done <<'EOF'
--phone 19912345678
--phone 0724-2331234
--phone 07242331234
--phone 010-12345678-1234
--phone 12345
--phone 400-800-1234
--phone １３８００１３８０００
--account 000000
--account 0000012345
--account ABCDEF0123456789
--account 4208000000000X
EOF

# The longest text that is legal, and one of many lines.
long=$(head -c 65536 /dev/zero | tr '\0' x)
run ticket-new facility --name 王小明 --phone 13800138000 --request "$long"
is_status 0 "accepted: a request of 64 KiB"
lines=$(printf '第一行\n\n  缩进的一行\n# 第四行\n--- 第五行')
run ticket-new facility --name 王小明 --phone 13800138000 --request "$lines"
is_status 0 "accepted: a request of five lines"
run ticket-show "$(cat "$work/out")" --format csv --columns request --no-header
out_is "comes back: a request of five lines" <<EOF
"$lines"
EOF
run ticket-show ２０２６０９１８-ＸＳ-０００１
is_status 0 "accepted: an id in full-width characters"

finish

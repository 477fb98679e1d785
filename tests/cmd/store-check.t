#!/bin/sh
# store-check finds each kind of thing that can be wrong with a store, and changes nothing.
. "$(dirname "$0")/../harness.sh"

# The store of all cases: one ticket assigned, one received, one withdrawn.
new_store
make_store() {
	ticket-new volume-doubt --name 王小明 --phone 13800138000 --address 象山大道1号 \
		--request '本月水量异常' &&
		ticket-assign 20260918-XS-0001 --to meter-reading &&
		ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损 &&
		ticket-new facility --name 赵六 --phone 13700137000 --request 消火栓漏水 &&
		ticket-withdraw 20260918-XS-0003 --reason 用户要求撤回
}
run make_store
is_status 0
model=$store
open=tickets/open/2026-09-18
closed=tickets/closed/2026-09-18
one=$open/20260918-XS-0001.yaml
two=$open/20260918-XS-0002.yaml
three=$closed/20260918-XS-0003.yaml

# damaged WHAT: goes into a fresh copy of the store, which the next lines damage.
damaged() {
	about=$1
	store=$work/copy
	cd "$work" && rm -rf "$store" && cp -a "$model" "$store" && cd "$store" || exit 2
	# The first program in a copy looks whether the copy is whole.
	staff-list >/dev/null
}

# commit: the damage is committed, so that it is not told as an edit by hand.
commit() {
	git add -A
	run git -c user.name=x -c user.email=x@example.com commit -qm 'by hand'
	[ "$status" -eq 0 ] || fail "$about: the damage is committed"
}

# finds STATUS PLACE FRAGMENT [OPTION...]: store-check tells FRAGMENT of PLACE, all on one line, ends
# with STATUS, and the store is as it was.
finds() {
	expected=$1
	place=$2
	fragment=$3
	shift 3
	store_state >"$work/before"
	run store-check --since-last "$@"
	quick=$status
	cat "$work/out" "$work/err" >"$work/quick"
	run store-check "$@"
	store_state >"$work/after"
	is_status "$expected" "$about: exit $expected"
	cat "$work/out" "$work/err" >"$work/whole"
	ok "$about: since the last clean check, too" sh -c '[ "$1" = "$2" ] && diff -u "$3" "$4"' - \
		"$quick" "$status" "$work/whole" "$work/quick"
	if cat "$work/out" "$work/err" | grep -F -e "$place" | grep -qF -e "$fragment"; then
		pass "$about: \"$fragment\""
	else
		fail "$about: \"$fragment\"" "$work/out"
	fi
	ok "$about: store-check changes nothing" diff -u "$work/before" "$work/after"
}

# edit FILE SED: what a person with an editor does; it must change something.
edit() {
	sed "$2" "$1" >"$work/edited"
	! cmp -s "$work/edited" "$1" || fail "$about: the damage is done"
	cp "$work/edited" "$1"
}

# ---- All is well ------------------------------------------------------------------------------

for format in table csv tsv; do
	run store-check --strict --objects --format $format
	is_status 0
	case $format in
	table) : ;;
	csv) echo kind,path,message ;;
	tsv) printf 'kind\tpath\tmessage\n' ;;
	esac >"$work/nothing"
	out_is "nothing to say as $format" <"$work/nothing"
	quiet
done

# ---- Edits by hand ----------------------------------------------------------------------------

damaged "a remark at the end of a record"
echo "# seen" >>"$one"
finds 3 "$one" 'not in canonical form'
damaged "a catalogue edited by hand"
edit catalogue/services.yaml "s/水量疑问/水量有疑问/"
finds 0 catalogue/services.yaml 'was changed by hand and not committed'
finds 1 catalogue/services.yaml 'was changed by hand and not committed' --strict
damaged "the same, committed"
edit catalogue/services.yaml "s/水量疑问/水量有疑问/"
commit
run store-check --strict
is_status 0 "$about: nothing to say"
damaged "a malformed edit"
edit "$one" "s/^round: 1/round: [1/"
finds 3 "$one" '4:8: '
finds 3 "$one" 'was changed by hand'
damaged "a removed record"
rm "$one"
finds 0 "$one" 'was removed by hand and not committed'
finds 1 "$one" 'was removed by hand and not committed' --strict
damaged "a staged removal"
git rm -q "$one"
finds 0 "$one" 'is staged by hand and not committed'
finds 1 "$one" 'is staged by hand and not committed' --strict
damaged "a staged edit"
edit catalogue/flows.yaml "s/受理登记/登记/" && git add -A
finds 0 catalogue/flows.yaml 'is staged by hand and not committed'
damaged "an untracked file"
echo x >letter.txt
finds 0 letter.txt 'is not a file of a store: no program reads it'
finds 1 letter.txt 'is not a file of a store' --strict

# ---- The order of events -------------------------------------------------------------------------

damaged "an event numbered above a gap"
edit "$one" 's/^- id: "XS-2"/- id: "XS-3"/'
commit
finds 3 "$one" 'event XS-3 stands where XS-2 follows'
damaged "an event of no desk"
edit "$one" 's/^- id: "XS-2"/- id: "2"/'
commit
finds 3 "$one" 'event "2" has no id of a desk and a number'
damaged "an event after one that is not there"
edit "$one" '/^  act: "assign"/a\
  after:\
  - "DB-1"'
commit
finds 3 "$one" 'event XS-3 is after DB-1, which does not stand before it'
damaged "an event dated before the one before it"
edit "$one" '/^- id: "XS-2"/,/^  by/s/^  at: .*/  at: "2026-09-17T09:00:00+08:00"/'
commit
finds 3 "$one" 'event XS-2 is earlier than XS-1, which stands before it'
damaged "a gap in the events of somebody"
edit catalogue/staff.yaml 's/^- id: "XS-1"/- id: "XS-2"/'
commit
finds 3 catalogue/staff.yaml 'wangmin: event XS-2 stands where XS-1 follows'

# ---- Form -------------------------------------------------------------------------------------

damaged "keys in another order"
edit "$one" "3{h;d};4{G}"
commit
finds 3 "$one" 'not in canonical form from line 3'
damaged "a comment"
edit "$one" "4s/\$/ # first/"
commit
finds 3 "$one" 'not in canonical form from line 4'
damaged "other quotes"
edit "$one" "1s/\"/'/g"
commit
finds 3 "$one" 'not in canonical form from line 1'
damaged "lines that end in CR LF"
edit "$one" "s/\$/\\r/"
commit
finds 3 "$one" '1:23: carriage return'
damaged "a key that a ticket has not"
edit "$one" "4a\\
colour: red"
commit
finds 3 "$one" '5:1: ticket has no key "colour"'
damaged "a doubled key"
edit "$one" "4p"
commit
finds 3 "$one" '5:1: key "round" appears twice, first in line 4'
damaged "an empty record"
: >"$one"
commit
finds 3 "$one" '1:1: the file is empty'
damaged "a cut record"
head -c 100 "$one" >"$work/cut" && cp "$work/cut" "$one"
commit
finds 3 "$one" "$one"

# ---- Place ------------------------------------------------------------------------------------

damaged "an open ticket among the closed"
git mv "$one" "$closed/"
commit
finds 3 "$closed/20260918-XS-0001.yaml" "belongs at $one"
damaged "a withdrawn ticket on the desk"
git mv "$three" "$open/"
commit
finds 3 "$open/20260918-XS-0003.yaml" "belongs at $three"
damaged "a ticket under another day"
mkdir tickets/open/2026-09-19 && git mv "$one" tickets/open/2026-09-19/
commit
finds 3 tickets/open/2026-09-19/20260918-XS-0001.yaml "belongs at $one"
damaged "a file that is named after another ticket"
git mv "$one" "$open/20260918-XS-0009.yaml"
commit
finds 3 "$open/20260918-XS-0009.yaml" "belongs at $one"
damaged "received on another day than its id says"
edit "$one" "s/2026-09-18T/2026-09-17T/g"
commit
finds 3 "$one" "received on 2026-09-17, and its id says another day"
damaged "another id inside"
edit "$one" "1s/0001/0008/"
commit
finds 3 "$one" "belongs at $open/20260918-XS-0008.yaml"
damaged "the same ticket in both trays"
cp "$one" "$closed/"
commit
finds 3 "$closed/20260918-XS-0001.yaml" "belongs at $one"

# ---- Events -----------------------------------------------------------------------------------

damaged "a name that no event gave"
edit "$one" "s/^name: .*/name: \"王大明\"/"
commit
finds 3 "$one" '"name" differs from its events'
damaged "a due date that no event gave"
edit "$one" "s/^due: .*/due: \"2026-12-24\"/"
commit
finds 3 "$one" '"due" differs from its events'
damaged "a state that no event gave"
edit "$one" "s/^state: .*/state: \"visited\"/"
commit
finds 3 "$one" '"state" differs from its events'
damaged "a field without an event"
edit "$two" "s/^events:/remark: |-\\n  x\\nevents:/"
commit
finds 3 "$two" '"remark" differs from its events'
damaged "an act that the state does not allow"
edit "$one" "s/act: \"approve\"/act: \"visit\"/"
commit
finds 3 "$one" 'event XS-2: "visit" cannot lead from "received" to "approved"'
damaged "an act that nobody knows"
edit "$one" "s/act: \"approve\"/act: \"bless\"/"
commit
finds 3 "$one" 'event XS-2: "bless"'
damaged "the first event taken away"
edit "$two" "/^events:/,\$d" && echo "events: []" >>"$two"
commit
finds 3 "$two" "$two"

# ---- Links ------------------------------------------------------------------------------------

damaged "an unknown service"
edit "$one" "s/volume-doubt/volume-sure/"
commit
finds 1 "$one" 'no service is called "volume-sure"'
damaged "an unknown department"
edit "$one" "s/meter-reading/water-reading/"
commit
finds 1 "$one" 'no department is called "water-reading"'
damaged "an unknown staff member"
edit "$one" "s/wangmin/nobody/"
commit
finds 1 "$one" '"nobody", who is not in catalogue/staff.yaml'

# ---- Catalogue, staff, calendar, settings -----------------------------------------------------

damaged "a service of an unknown department"
edit catalogue/services.yaml "0,/service-center/s//nowhere/"
commit
finds 3 catalogue/services.yaml 'names department "nowhere"'
damaged "a doubled code"
edit catalogue/services.yaml "0,/consult-volume/s//consult-fee/"
commit
finds 3 catalogue/services.yaml 'service "consult-fee" appears twice'
damaged "a service of an unknown flow"
edit catalogue/services.yaml "0,/flow: \"connect\"/s//flow: \"conect\"/"
commit
finds 3 catalogue/services.yaml '"conect"'
damaged "a malformed service"
edit catalogue/services.yaml "6s/.*/limit: soon/"
commit
finds 3 catalogue/services.yaml '6:8: limit: "soon" is not a whole number'
damaged "departments are gone"
rm catalogue/departments.yaml
commit
finds 3 catalogue/departments.yaml 'is missing; first: git restore'
damaged "staff is gone"
rm catalogue/staff.yaml
commit
finds 3 catalogue/staff.yaml 'is missing; first: git restore'
damaged "staff of an unknown department"
edit catalogue/staff.yaml "s/service-center/moon/"
commit
finds 1 catalogue/staff.yaml 'no department is called "moon"'
damaged "a staff member twice"
{ cat catalogue/staff.yaml && echo --- && cat catalogue/staff.yaml; } >"$work/twice" &&
	cp "$work/twice" catalogue/staff.yaml
commit
finds 3 catalogue/staff.yaml 'staff "wangmin" appears twice'
damaged "a role that no event gave"
edit catalogue/staff.yaml "/^- .admin.\$/d"
commit
finds 3 catalogue/staff.yaml '"roles" differs from its events'
damaged "a weekday listed as worked"
edit calendar/2026.yaml "/^workdays:/a\\
  - {date: 2026-09-21, name: 国庆节}"
commit
finds 3 calendar/2026.yaml '"2026-09-21" is not a Saturday or Sunday'
damaged "a day of another year"
edit calendar/2026.yaml "/^holidays:/a\\
  - {date: 2025-03-02, name: 国庆节}"
commit
finds 3 calendar/2026.yaml '2025-03-02 is not a day of 2026'
damaged "a day named twice"
edit calendar/2026.yaml "/^holidays:/a\\
  - {date: 2026-01-01, name: 元旦}"
commit
finds 3 calendar/2026.yaml '2026-01-01 appears twice'
damaged "a day that does not exist"
edit calendar/2026.yaml "/^holidays:/a\\
  - {date: 2026-02-30, name: 元旦}"
commit
finds 3 calendar/2026.yaml '4:12: date: date "2026-02-30" does not exist'
damaged "a calendar with another year inside"
edit calendar/2026.yaml "s/^year: .*/year: 2025/"
commit
finds 3 calendar/2026.yaml 'is not a day of 2025'
damaged "a calendar under another name"
git mv calendar/2026.yaml calendar/2027.yaml
commit
finds 3 calendar/2027.yaml 'must be called calendar/2026.yaml'
damaged "people who do not stand in order"
sed 's/"wangmin"/"zhaolei"/; s/^name: .*/name: "赵磊"/; s/    name: .*/    name: "赵磊"/; s/    id: .*/    id: "zhaolei"/; /login: /d' \
	catalogue/staff.yaml >"$work/other"
{ cat "$work/other" && echo --- && cat catalogue/staff.yaml; } >"$work/both"
cp "$work/both" catalogue/staff.yaml
commit
finds 3 catalogue/staff.yaml 'staff "wangmin" does not follow "zhaolei" in order'
damaged "settings with an unknown key"
echo 'colour: red' >>onestop.yaml
finds 3 onestop.yaml ':9:1: settings has no key "colour"'
damaged "a store of a later format"
edit onestop.yaml "s/^format: 2/format: 99/"
finds 3 onestop.yaml 'format 99'

# ---- Access and files that are none -----------------------------------------------------------

damaged "a store that everybody may read"
chmod o+rx .
finds 0 . 'everybody on this machine may read the store; first: chmod o-rwx'
finds 1 . 'everybody on this machine may read the store' --strict
damaged "a link in place of a record"
ln -sf /etc/passwd "$one"
finds 3 "$one" 'records are plain files'
damaged "a link to a directory in place of a record"
ln -s ../.. "$open/20260918-XS-0004.yaml"
finds 3 "$open/20260918-XS-0004.yaml" 'records are plain files'
damaged "a record of 300 KB"
head -c 300000 /dev/zero | tr "\\0" x >>"$one"
finds 3 "$one" 'larger than the 256 KiB'

# ---- git --------------------------------------------------------------------------------------

damaged "a program was interrupted"
printf 'onestop journal 2\nnonce 0123456789abcdef\n' >.git/onestop.journal
run store-check
is_status 0 "what was interrupted is cleared up by store-check, too"
out_is "and not told any more" </dev/null
mkdir .git/rebase-merge
printf 'onestop journal 2\nnonce 0123456789abcdef\n' >.git/onestop.journal
finds 1 .git/onestop.journal 'a program was interrupted'
rm -r .git/rebase-merge
damaged "an index that cannot be read"
echo bad >.git/index
finds 5 .git 'index file smaller than expected'
object() {
	git rev-parse "HEAD:$1" | sed 's|^\(..\)|.git/objects/\1/|'
}
damaged "a missing object"
rm -f "$(object calendar/2019.yaml)"
finds 5 .git 'missing blob' --objects
damaged "a corrupted object"
file=$(object calendar/2019.yaml) && chmod u+w "$file" && echo bad >"$file"
finds 5 .git 'corrupt' --objects
run store-check
is_status 0 "$about: only --objects looks that far"

# ---- Several things, and how they are printed -------------------------------------------------

damaged "several things"
rm "$one" && edit catalogue/services.yaml "0,/service-center/s//nowhere/" && echo x >letter.txt
run store-check
is_status 3 "the worst decides"
out_is "as a table" <<EOF
kind    file                                          what was found
error   catalogue/services.yaml                       "consult-fee" names department "nowhere", which catalogue/departments.yaml has not
warning letter.txt                                    is not a file of a store: no program reads it
warning catalogue/services.yaml                       was changed by hand and not committed
warning $one was removed by hand and not committed
EOF
run store-check --format csv --sort -path --columns path,kind
out_is "as csv, other columns, sorted" <<EOF
path,kind
$one,warning
letter.txt,warning
catalogue/services.yaml,error
catalogue/services.yaml,warning
EOF
run store-check --format json --columns kind,path
is_status 3
out_is "as json" <<EOF
[
  {
    "kind": "error",
    "path": "catalogue/services.yaml"
  },
  {
    "kind": "warning",
    "path": "letter.txt"
  },
  {
    "kind": "warning",
    "path": "catalogue/services.yaml"
  },
  {
    "kind": "warning",
    "path": "$one"
  }
]
EOF
run store-check --columns help
is_status 0
out_has message
run store-check now
is_status 2 "an operand"
run store-check --store "$work"
is_status 1 "no store"
err_has 'store-init'

store=$model
finish

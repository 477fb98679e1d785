#!/bin/sh
# Closed tickets of old months are bound into the volumes of their days, byte for byte, and all programs see
# through; what is done to a bound one takes it out again.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people
tab=$(printf '\t')

# volume_of ID, closed_of ID, open_of ID
day_of() { echo "$1" | sed 's/^\(....\)\(..\)\(..\)-.*/\1-\2-\3/'; }
volume_of() { day_of "$1" | sed 's|^\(.......\)\(.*\)|tickets/archive/\1/\1\2.yaml|'; }
closed_of() { echo "tickets/closed/$(day_of "$1")/$1.yaml"; }
open_of() { echo "tickets/open/$(day_of "$1")/$1.yaml"; }

# lies ID PLACE: in that place, and in no other.
lies() {
	found=
	[ ! -e "$(open_of "$1")" ] || found=open
	[ ! -e "$(closed_of "$1")" ] || found="$found closed"
	if [ -e "$(volume_of "$1")" ] && grep -q "^id: \"$1\"" "$(volume_of "$1")"; then
		found="$found volume"
	fi
	ok "$1 lies in $2 alone" test "${found# }" = "$2"
}

# on DAY STATE: a ticket that was received on that day; what ends it is done then.
on() {
	export ONESTOP_NOW="$1T09:00:00+08:00"
	ticket_in "$2"
	export ONESTOP_NOW=2026-09-18T09:00:00+08:00
}

# ---- What may be typed -----------------------------------------------------------------------------------

refused 2 store-archive --before 2026-13
err_has 'store-archive: --before: "2026-13" is not a valid month (2026-09)'
for wrong in 2026-9 2026-09-01 202609 x 2026-00 '' 2026-0x 2200-01; do
	refused 2 store-archive --before "$wrong"
done
refused 2 store-archive 2026-09
for who in lihua zhaolei jiwei; do
	refused 1 store-archive --as "$who"
	err_has 'it requires role supervisor or admin'
done

count_commits
done_as "0${tab}0" store-archive
commits_are 0 "nothing to bind: nothing is written"

# ---- Which months, which states --------------------------------------------------------------------------

# received|state|after store-archive|after store-archive --before 2026-09.  On 18 September the months that
# ended 60 days ago are those to June: July has ended 49 days ago.
cat >"$work/table" <<'EOF'
2026-05-29|closed|volume|volume
2026-06-01|closed|volume|volume
2026-06-30|closed|volume|volume
2026-06-30|refused|volume|volume
2026-06-30|withdrawn|volume|volume
2026-06-30|received|open|open
2026-06-30|incomplete|open|open
2026-06-30|approved|open|open
2026-06-30|assigned|open|open
2026-06-30|on-hold|open|open
2026-06-30|done|open|open
2026-06-30|delivered|open|open
2026-06-30|visited|open|open
2026-07-01|closed|closed|volume
2026-07-31|refused|closed|volume
2026-08-31|withdrawn|closed|volume
2026-09-01|closed|closed|closed
2026-09-18|refused|closed|closed
EOF
: >"$work/tickets"
while IFS='|' read -r received is first second <&3; do
	on "$received" "$is"
	echo "$id $first $second" >>"$work/tickets"
done 3<"$work/table"
# Linked: its main ticket answers for it, and it stays with that one.
on 2026-06-29 received
main=$id
on 2026-06-29 received
linked=$id
given at 06-29 ticket-link "$linked" --duplicate-of "$main"
echo "$main open open" >>"$work/tickets"
echo "$linked open open" >>"$work/tickets"
mkdir "$work/was"
find tickets -name '*.yaml' -exec cp {} "$work/was" \;
list() {
	ticket-list --all --format csv --columns all
	# All but the commit it names.
	report-quarter --quarter 2026Q2 --format csv | sed 's/,[^,]*$//'
	report-ledger --month 2026-06 --format csv --columns all
	ticket-list --all --find 井盖 --format csv
	account-list --format csv
}
list >"$work/list"

# compare: every ticket is, byte for byte, where the store has it.
compare() {
	rm -rf "$work/is"
	mkdir "$work/is"
	find tickets/open tickets/closed -name '*.yaml' -exec cp {} "$work/is" \;
	for volume in tickets/archive/*/*.yaml; do
		awk -v to="$work/is/" '
			/^---$/ { next }
			/^id: "/ { file = to substr($2, 2, length($2) - 2) ".yaml" }
			{ print > file }' "$volume"
	done
	ok "$1: every ticket is as it was" diff -r "$work/was" "$work/is"
	list >"$work/list.now"
	ok "$1: lists and reports say the same" diff "$work/list" "$work/list.now"
	run store-check --strict
	is_status 0 "$1: nothing is wrong"
	out_is "$1: and nothing is found" </dev/null
	run store-check --history --strict
	is_status 0 "$1: every commit may follow the one before"
	out_is "$1: nothing was taken back" </dev/null
}

store_state >"$work/first"
run store-archive --dry-run
is_status 0
out_has "would remove: $(closed_of 20260630-XS-0001)"
out_has "would add:    tickets/archive/2026-06/2026-06-30.yaml"
out_has 'store-archive: 5 tickets received before 2026-07-01 into 3 volumes'
store_state >"$work/second"
ok "a dry run changes nothing" cmp "$work/first" "$work/second"

count_commits
done_as "5${tab}3" store-archive --op-id bind-1
commits_are 1 "one commit"
git --no-pager log -1 --format=%B >"$work/out"
out_has "store-archive: 5 tickets received before 2026-07-01 into 3 volumes"
while read -r id first second <&3; do
	lies "$id" "$first"
done 3<"$work/tickets"
compare "bound"
done_as "5${tab}3" store-archive --op-id bind-1
done_as "0${tab}0" store-archive
done_as "0${tab}0" store-archive --before 2026-07
commits_are 1 "once"

done_as "3${tab}3" store-archive --before 2026-09
while read -r id first second <&3; do
	lies "$id" "$second"
done 3<"$work/tickets"
compare "bound to August"
done_as "0${tab}0" store-archive --before 2026-09
ok "sorted" sh -c 'sed -n "s/^id: //p" tickets/archive/2026-06/2026-06-30.yaml | sort -c'

# ---- On a terminal ---------------------------------------------------------------------------------------

run script -qec "store-archive --before 2026-10 --quiet --dry-run" /dev/null </dev/null
out_has "2${tab}2"
run script -qec "store-archive --before 2026-09" /dev/null </dev/null
out_has 'no closed ticket received before 2026-09-01 is left to be bound'
run script -qec "env LC_ALL=C.UTF-8 LANGUAGE=zh_CN store-archive --before 2026-09" /dev/null </dev/null
out_has '2026-09-01'

# ---- The volume of a day grows ---------------------------------------------------------------------------

first=20260630-XS-0001
grown=$(volume_of $first)
cp "$grown" "$work/grown"
for step in 1 2; do
	if [ "$step" = 1 ]; then
		id=20260630-XS-0011
		given ticket-close $id
	else
		id=20260630-XS-0004
		given ticket-withdraw $id --reason 用户撤回
	fi
	cp "$(closed_of "$id")" "$work/was/"
	done_as "1${tab}1" store-archive
	lies "$id" volume
done
ok "five are in it, sorted" sh -c 'sed -n "s/^id: //p" "$1" | sort -c && test "$(grep -c "^id: " "$1")" = 5' - "$grown"
list >"$work/list"
compare "grown"

# ---- Taken out again -------------------------------------------------------------------------------------

run ticket-show $first
is_status 0
out_has "$first"
run ticket-list --all --find $first --format csv --no-header --columns id
done_as "$first${tab}approved" ticket-reopen $first --reason 井盖又松动
lies $first open
ok "the others of the day stay" test "$(grep -c '^id: ' "$grown")" = 4
state_is approved $first
run store-check --history --strict
is_status 0 "it left its volume as it was"
out_is "and nothing is found" </dev/null
done_as "0${tab}0" store-archive
given ticket-assign $first --to network
given ticket-close $first --result 已更换井盖 --told phone --visit satisfied
lies $first closed
cp "$(closed_of $first)" "$work/was/"
done_as "1${tab}1" store-archive
lies $first volume
list >"$work/list"
compare "bound again"

# A note on a bound ticket, a copy, and links between bound ones.
second=20260630-XS-0002
given ticket-note $second --text 用户来电
lies $second closed
printf '%%PDF-1.4\n%%%%EOF\n' >"$work/scan.pdf"
given ticket-attach 20260601-XS-0001 "$work/scan.pdf" --note 现场照片
lies 20260601-XS-0001 closed
run ticket-show 20260601-XS-0001
out_has 现场照片
ok "an empty volume is none" test ! -e tickets/archive/2026-06/2026-06-01.yaml
on 2026-09-17 received
given ticket-link "$id" --follows 20260529-XS-0001
lies 20260529-XS-0001 closed
cp "$(open_of "$id")" "$work/was/"
for one in $second 20260601-XS-0001 20260529-XS-0001; do cp "$(closed_of $one)" "$work/was/"; done
done_as "3${tab}3" store-archive
list >"$work/list"
compare "bound with copies and links"
given ticket-link "$linked" --unlink 弄错了
lies "$linked" open
run store-log --ticket $first --format tsv --no-header --columns program
out_has store-archive "store-log follows a ticket into its volume and out of it"
run ticket-show $first --evidence
is_status 0

# A new ticket of a day that is bound gets the next number.
export ONESTOP_NOW=2026-06-30T10:00:00+08:00
given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
id=$(cat "$work/out")
ok "no number is given twice" test "$(find . -name '*.yaml' -exec grep -l "^id: \"$id\"" {} + | wc -l)" = 1
export ONESTOP_NOW=2026-09-18T09:00:00+08:00

# ---- A copy in the volume that was left behind -----------------------------------------------------------

# As a merge of two clones may leave it: the one on the desk counts, and binding it again replaces the other.
cp "$grown" "$work/stale"
given ticket-reopen $first --reason 再次漏水
cp "$work/stale" "$grown"
given git -c user.name=x -c user.email=x commit -qam merge
state_is approved $first
ok "it is listed once" test "$(ticket-list --all --ids | grep -c $first)" = 1
given ticket-assign $first --to network
given ticket-close $first --result 已更换井盖 --told phone --visit satisfied
lies $first closed
given cp "$(closed_of $first)" "$work/last"
cp "$work/stale" "$grown"
given git -c user.name=x -c user.email=x commit -qam 'merge again'
ok "it is listed once, as it is" test "$(ticket-list --all --find $first --format csv --no-header --columns id,round)" = "$first,3"
done_as "1${tab}1" store-archive
lies $first volume
sed -n "/^id: \"$first\"/,/^---/p" "$grown" | sed '/^---$/d' >"$work/out"
out_is "the later one stands in the volume" <"$work/last"
run store-check --history
is_status 0 "its events are those of the one that was bound"
out_lacks error

# ---- What is wrong is not bound --------------------------------------------------------------------------

wrong=$(closed_of 20260901-XS-0001)
keep() { cp "$wrong" "$work/kept"; }
back() {
	cp "$work/kept" "$wrong"
	given git -c user.name=x -c user.email=x commit -qam back
}
keep
while IFS='|' read -r change code says <&3; do
	sed -i "$change" "$wrong"
	given git -c user.name=x -c user.email=x commit -qam "$change"
	refused "$code" store-archive --before 2026-10
	err_has "$wrong"
	err_has "$says"
	back
done 3<<'EOF'
s/^state: "closed"/state: "assigned"/|3|the ticket in it is not final; first: store-check
s/^id: "20260901-XS-0001"/id: "20260901-XS-0009"/|3|the ticket in it belongs elsewhere; first: store-check
s/^round: 1/round:  1/|3|not in canonical form; first: store-check
s/^round: 1/nonsense: 1/|3|has no key "nonsense"
EOF
sed -i 's/王小明/王大明/' "$wrong"
refused 1 store-archive --before 2026-10
err_has "$wrong"
cp "$work/kept" "$wrong"
# A volume that was cut short takes nothing in.
cp "$grown" "$work/kept"
truncate -s -1 "$grown"
given git -c user.name=x -c user.email=x commit -qam cut
given ticket-withdraw 20260630-XS-0006 --reason 用户撤回
refused 3 store-archive
err_has "$grown: the volume was cut short; first: store-check"
refused 3 ticket-note $second --text x
cp "$work/kept" "$grown"
given git -c user.name=x -c user.email=x commit -qam back
done_as "1${tab}1" store-archive

# ---- A volume that somebody edited --------------------------------------------------------------------

# Lists read all of a volume, and whoever is looked for by his id is found by the line that it begins with: where
# that is written otherwise nobody says that there is no such ticket, and store-check tells.
edited=tickets/archive/2026-04/2026-04-08.yaml
for at in 1 2; do
	on 2026-04-08 closed
done
done_as "2${tab}1" store-archive
cp "$edited" "$work/kept"
line=$(sed -n '/^---$/=' "$edited")
while read -r change <&3; do
	sed "$change" "$work/kept" >"$edited"
	given git -c user.name=x -c user.email=x commit -qam edited
	run ticket-list --all --ids --from 2026-04-08 --to 2026-04-08
	out_is "$change: both are listed" <<'END'
20260408-XS-0001
20260408-XS-0002
END
	is_at="$edited:$line:1: ticket $id is not found here: a record begins with id: \"$id\", after a line of --- alone"
	refused 3 ticket-note "$id" --text x
	err_has "$is_at; first: store-check"
	run store-check
	is_status 3
	out_has "$(echo "$is_at" | sed "s/^.*yaml://")"
	cp "$work/kept" "$edited"
	given git -c user.name=x -c user.email=x commit -qam back
done 3<<'END'
s/^---$/--- # 二/
s/^id: "\(.*2\)"/id: \1/
s/^id: "\(.*2\)"/# 二\n&/
END

# Out of order is out of place, not lost: what leaves it has left.
awk '/^---$/ { late = 1; next } { print > (late ? "second" : "first") }' "$work/kept"
{
	cat second
	echo ---
	cat first
} >"$edited"
rm first second
given git -c user.name=x -c user.email=x commit -qam edited
given ticket-note 20260408-XS-0001 --text x
given ticket-note "$id" --text x
ok "both have left it" test ! -e "$edited"
done_as "2${tab}1" store-archive
run store-check --strict
is_status 0 "and are bound in order"

# ---- Whoever reads meanwhile -----------------------------------------------------------------------------

# From the tray into the volume, from there onto the desk and back again, while others list: never is one
# missed or given twice.
ticket-list --all --ids | sort >"$work/ids"
moving=$first
(
	for round in 1 2 3 4 5 6 7 8; do
		ticket-reopen $moving --reason "第$round次" >/dev/null &&
			ticket-assign $moving --to network >/dev/null &&
			ticket-close $moving --result 已更换 --told phone --visit satisfied >/dev/null &&
			store-archive >/dev/null || echo "round $round failed"
	done >"$work/mover" 2>&1
	: >"$work/moved"
) &
lists=0
while [ ! -e "$work/moved" ]; do
	ticket-list --all --ids >"$work/listed" 2>&1
	sort "$work/listed" | diff "$work/ids" - >>"$work/differs"
	ticket-show $moving --format csv --columns id --no-header >"$work/listed" 2>&1
	echo $moving | diff - "$work/listed" >>"$work/differs"
	lists=$((lists + 1))
done
wait
ok "it moved" test ! -s "$work/mover"
ok "it was looked for meanwhile" test $lists -gt 8
ok "each ticket was listed and shown once, every time" test ! -s "$work/differs"
lies $moving volume
finish

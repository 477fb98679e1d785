#!/bin/sh
# Names of files are bytes, taken as typed; and programs started without standard streams.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"

new_store
given ticket-new facility --phone 13800138000 --name 王小明 --request 井盖
id=$(cat "$work/out")
sed 's/^  title: .*/&/' "$top/data/calendar/2026.yaml" >"$work/notice"
printf 'number,holder\n0000010001,王小明\nbad,李四\n' >"$work/rows"

# ---- Odd names ----------------------------------------------------------------------------------

# What stands in the names: a TAB, blanks around, a line end, letters in parts (NFD), bytes that are
# no UTF-8, an escape.
n=0
for name in "a$(printf '\t')b" ' before' 'behind ' "$(printf 'two\nlines')" "$(printf 'cafe\314\201')" \
	"$(printf 'b\377\376')" "$(printf '\033[31m')" "$(printf '\342\200\256')"; do
	n=$((n + 1))
	where=$work/$name
	cp "$work/rows" "$where"
	run account-import "$where" --skip-bad --rejects "$where.bad"
	ok "$n: rejected rows are written under the name" test -s "$where.bad"
	run account-import "$where"
	is_status 3 "$n: the file is found, and its bad row told"
	err_has 3:1
	err_lacks "$(printf '\033')" "$n: no escape reaches the terminal"
	given ticket-list --format csv -o "$where.csv"
	ok "$n: -o writes there" test -s "$where.csv"
	given form-print register "$id" --text -o "$where.txt"
	ok "$n: so does form-print" test -s "$where.txt"
	run calendar-import "$where"
	is_status 3 "$n: a notice is looked for there"
	run ticket-import "$work/rows" --map "$where"
	is_status 3 "$n: a map is looked for there"
	rm -f "$where"
	run ticket-list -o "$where/none"
	is_status 5
	given store-init "$where" --desk DB --claimed --test-clock
	ok "$n: a store has the name" test -f "$where/onestop.yaml"
	given ticket-new facility --phone 13800138000 --name 王小明 --request 井盖 --store "$where"
	run ticket-list --ids --store "$where"
	is_status 0 "$n: and is found by it"
	out_has 20260918-DB-0001
	run store-check --store "$where"
	is_status 0 "$n: store-check"
done
refusal 2 'ticket-list: --output: the value is empty; leave the option out instead' ticket-list -o ''

# ---- Without standard streams -------------------------------------------------------------------

# What is printed must not get into a file of the store that happens to be opened as 0, 1 or 2.
before=$(cat "tickets/open/2026-09-18/$id.yaml")
ticket-list --ids >&- 2>"$work/err"
status=$?
command_line='ticket-list >&-'
is_status 5 "a list without standard output is told to have failed"
err_has 'standard output: Bad file descriptor'
ticket-note "$id" --text 甲 <&- >&- 2>&-
status=$?
command_line='ticket-note <&- >&- 2>&-'
is_status 5 "nor does a program that writes say that it printed"
given git cat-file -e "HEAD:tickets/open/2026-09-18/$id.yaml"
ok "what it was to do is done" test "$(grep -c 甲 "tickets/open/2026-09-18/$id.yaml")" = 1
ok "and the record holds nothing else" test "$(sed '/^- id: "XS-2"/,$d' "tickets/open/2026-09-18/$id.yaml")" = "$before"
ticket-note - --text 乙 <&- >"$work/out" 2>"$work/err"
status=$?
command_line='ticket-note - <&-'
is_status 5 "a closed standard input cannot be read"
err_has 'standard input: Bad file descriptor'
ticket-show 20260918-XS-9999 2>&- >"$work/out"
status=$?
is_status 1 "without standard error it is still refused"
ok "and nothing of it is on standard output" test ! -s "$work/out"
ticket-list --format csv -o "$work/list.csv" <&- >&- 2>&-
ok "a file that is written holds what it should" grep -q "^$id," "$work/list.csv"

finish

#!/bin/sh
# store-upgrade: a store of format 1 becomes one of format 2 in one commit, and nothing of it is lost.
# (tests/cmd/fixture-format-1.t holds the facts of that store against both formats.)
. "$(dirname "$0")/../harness.sh"
tab=$(printf '\t')

# ---- A store of this format -------------------------------------------------------------------------

new_store
head=$(git rev-parse HEAD)
for words in '' --dry-run '--op-id again' '--op-id again'; do
	# shellcheck disable=SC2086
	run store-upgrade $words
	is_status 0 "format 2 already: store-upgrade $words"
	out_is "which it says" <<END
2
END
	quiet
done
ok "and nothing is committed" test "$(git rev-parse HEAD)" = "$head"
refused 2 store-upgrade now
refused 2 store-upgrade --format 2

# ---- What it does -----------------------------------------------------------------------------------

fixture_store format-1
head=$(git rev-parse HEAD)
refused 1 store-upgrade --as lihua
err_has 'requires role admin'
store_state >"$work/before"
run store-upgrade --dry-run
is_status 0
out_has 'payments/2026/08-13/XS-01.yaml'
out_has 'store-upgrade: format 1 becomes 2'
quiet
store_state >"$work/after"
ok "a dry run changes nothing" diff -u "$work/before" "$work/after"

# lists DIR: all that lists and reports say of the store, as programs read it.
lists() {
	mkdir "$1"
	ticket-list --all --columns all --unmask --format csv >"$1/tickets"
	account-list --columns all --unmask --format csv >"$1/accounts"
	staff-list --all --columns all --sort id --format csv >"$1/staff"
	report-payment --from 2026-01-01 --to 2026-12-31 --format csv >"$1/payments"
	report-quarter --quarter 2026Q3 --format csv | sed "s/,[0-9a-f]\{40\}$//" >"$1/quarter"
	report-ledger --month 2026-08 --format csv --unmask >"$1/ledger"
	for number in $(account-list --ids); do
		account-show "$number" --history --format csv --no-header --columns at,by,act
		account-show "$number" --format json --unmask | sed -n '/^  "bills"/,/\]/p; /^  "prepaid"/p'
	done >"$1/histories"
	for id in $(ticket-list --all --ids); do
		ticket-show "$id" --format json --unmask | sed -e '/"after": \[\]/d' -e '/"after": \[$/,/\]/d'
	done >"$1/events"
}
lists "$work/lists-1"
ok "there is something to compare" test "$(cat "$work/lists-1"/* | wc -l)" -gt 500
run store-upgrade
is_status 0
out_is "the format it has now" <<END
2
END
quiet
lists "$work/lists-2"
run diff -r "$work/lists-1" "$work/lists-2"
is_status 0 "every ticket, account, member of staff, bill and receipt is what it was"
ok "in one commit" test "$(git rev-parse HEAD~)" = "$head"
run git log -1 --format=%s
out_is "which says what it did" <<END
store-upgrade: format 1 becomes 2
END
head -n 3 onestop.yaml >"$work/out"
out_is "the settings name format and centre" <<END
format: 2
company: "荆门供水"
centre: "XS"
END
run sed -n 's/^id: //p' catalogue/staff.yaml
sort "$work/out" >"$work/sorted"
ok "staff are sorted" diff "$work/sorted" "$work/out"
run git ls-files payments bills
out_is "day books are pages, cash-ups beside them, and periods have registers" <<END
bills/2026-06.yaml
bills/2026-07.yaml
bills/2026-08.yaml
payments/2026/08-13/XS-01.yaml
payments/2026/08-13/XS-closed.yaml
payments/2026/09-07/DB-01.yaml
payments/2026/09-07/XS-01.yaml
payments/2026/09-17/DB-01.yaml
payments/2026/09-17/XS-01.yaml
END
for page in 08-13/XS 09-07/DB 09-07/XS 09-17/DB 09-17/XS; do
	run git diff --no-index "$top/tests/fixtures/format-1/store/payments/2026/2026-$(echo $page | tr / -).yaml" \
		"payments/2026/$page-01.yaml"
	is_status 0 "$page: the entries are byte for byte those of the book"
done
run cat bills/2026-08.yaml
out_is "an import is an entry of its period" <<END
id: "XS-1"
at: "2026-09-14T09:00:00+08:00"
by: "wangmin"
act: "bill"
count: 5
volume_m3: 389
total: "1426.32"
END
sed -n '/^number: "0000010002"/,/^---/p' accounts/000001/00000100.yaml | sed -n '/^- id: "XS-6"/,$p' >"$work/out"
out_is "the money is in the events, and prepaid is set no more" <<END
- id: "XS-6"
  at: "2026-09-07T09:30:00+08:00"
  by: "maimaiti"
  act: "pay"
  ref: "20260907-XS-R0001"
  amount: "20.00"
- id: "XS-7"
  at: "2026-09-14T09:00:00+08:00"
  by: "wangmin"
  act: "bill"
  op: "bills-2"
  ref: "2026-08/XS-1"
  bills:
  - period: "2026-08"
    volume_m3: 44
    amount: "126.72"
---
END
sed -n '/^number: "0000010006"/,/^---/p' accounts/000001/00000100.yaml | sed -n '/^- id: "XS-3"/,/^- id: "XS-4"/p' >"$work/out"
out_is "a reversal says what it reverses, and why" <<END
- id: "XS-3"
  at: "2026-08-13T16:00:00+08:00"
  by: "wangmin"
  act: "void"
  op: "void-1"
  ref: "20260813-XS-R0006"
  text: |-
    收错户
  amount: "-60.00"
  voids: "20260813-XS-R0005"
- id: "XS-4"
END
sed -n '/^- id: "DB-1"/,/^  text/p' tickets/open/2026-08-19/20260819-XS-0001.yaml >"$work/out"
out_has '  after:' "an event of another desk says what it followed"
run store-check --strict --objects
is_status 0

# ---- What the history says of it -------------------------------------------------------------------------

upgraded=$store
# forged WHAT FILE SED FRAGMENT: the upgrade's commit is made anew with something else in it, and told.
forged() {
	cd "$work" && rm -rf "$work/forged" && cp -a "$upgraded" "$work/forged" && cd "$work/forged" || exit 2
	sed "$3" "$2" >"$work/edited"
	! cmp -s "$work/edited" "$2" || fail "$1: the forgery is made"
	cp "$work/edited" "$2"
	git -c user.name=x -c user.email=x@example.com commit -q --amend --no-edit -a --date="$(git log -1 --format=%aI)"
	run store-check --history
	if grep -F "commit $(git rev-parse --short=12 HEAD)" "$work/out" | grep -qF "$4"; then
		pass "$1: \"$4\""
	else
		fail "$1: \"$4\"" "$work/out"
	fi
	ok "$1: store-check fails" test "$status" -ne 0
}
block=accounts/000001/00000100.yaml
forged "who paid it in" $block '/^- id: "DB-1"/,/act/s/by: "lihua"/by: "wangmin"/' 'DB-1 was changed'
forged "when it was billed" $block '0,/act: "bill"/{/- id: "XS-3"/,$s/2026-08-12T09/2026-08-12T10/}' 'XS-3 was changed'
forged "another telephone was set" $block '0,/phone: "13900139001"/s//phone: "13900139009"/' 'XS-2 was changed'
forged "an event was taken out" tickets/open/2026-08-19/20260819-XS-0001.yaml '/^- id: "DB-1"/,$d' 'DB-1 was removed'
forged "an entry of a book" payments/2026/08-13/XS-01.yaml '0,/amount: "100.00"/s//amount: "10.00"/' \
	'an entry is not that of the book of before'
forged "an entry that did not go into a page" payments/2026/09-17/XS-01.yaml 's/R0001/R0009/' \
	'an entry of the book did not go into a page'
forged "who closed a day" payments/2026/08-13/XS-closed.yaml 's/by: "wangmin"/by: "lihua"/' \
	'an entry is not that of the book of before'
forged "the format is what it was, and the commit only says so" onestop.yaml 's/^format: 2/format: 1/' 'was changed'
cd "$upgraded" || exit 2
store=$upgraded

# ---- Where it is refused --------------------------------------------------------------------------------

# refuses WHAT FRAGMENT: with this damage, which was committed; the store is as it was.
refuses() {
	refused 1 store-upgrade
	err_has "$2" "$1"
	drop_store
}
# damaged SED: in the block of accounts, committed.
damaged() {
	fixture_store format-1
	sed "$1" $block >"$work/edited"
	! cmp -s "$work/edited" $block || fail "the damage is done"
	cp "$work/edited" $block
	git -c user.name=x -c user.email=x@example.com commit -qam 'by hand'
}
fixture_store format-1
echo '# seen' >>catalogue/services.yaml
refuses "a hand edit that is not committed" 'the store is not as it must be: catalogue/services.yaml: was changed by hand'
fixture_store format-1
sed -i 's/^state: "assigned"/state: "done"/' tickets/open/2026-08-19/20260819-XS-0001.yaml
git -c user.name=x -c user.email=x@example.com commit -qam 'by hand'
refuses "a record that is not the sum of its events" 'the store is not as it must be: tickets/open/2026-08-19/20260819-XS-0001.yaml'
damaged '0,/2026-06 30 m3 86.40/s//30 m3 86.40/'
refuses "a bill that does not tell its period" 'account 0000010001: event XS-3 does not tell what bill it was'
damaged '0,/2026-06 30 m3 86.40/s//2026-06 30 m3 viel/'
refuses "or its amount" 'event XS-3 does not tell what bill it was'
damaged '0,/2026-06 30 m3 86.40/s//2026-06 m3 86.40/'
refuses "or its volume" 'event XS-3 does not tell what bill it was'
damaged '0,/2026-06 30 m3 86.40/s//2026-06 31 m3 86.40/'
refuses "a bill of another volume than was paid" 'account 0000010001: event XS-5 holds another bill of 2026-06 than was put on the account'
damaged '/^bills:/,/^events:/{0,/amount: "86.40"/s//amount: "96.40"/}'
refuses "a bill raised by hand" 'account 0000010001: 96.40 is unpaid and 0.00 prepaid, and its bills and payments come to 86.40 and 0.00'
damaged '/^bills:/,/^events:/{0,/volume_m3: 30/s//volume_m3: 29/}'
refuses "a volume changed by hand" 'account 0000010001: 86.40 is unpaid'

# ---- What the fixture has not ---------------------------------------------------------------------------

# A long day, its payments ahead; a bill that was paid and is unpaid again; and a bill of an older month that came
# after what was prepaid had paid a newer one.
fixture_store format-1
long=accounts/000002/00000200.yaml
book=payments/2026/2026-09-10-XS.yaml
mkdir -p accounts/000002
awk -v book=$book 'BEGIN {
	print "number: \"0000020001\"\nstate: \"active\"\nholder: \"多付\"\nprepaid: \"250.00\"\nevents:"
	print "- id: \"XS-1\"\n  at: \"2026-09-10T08:00:00+08:00\"\n  by: \"wangmin\"\n  act: \"open\""
	print "  set:\n    number: \"0000020001\"\n    state: \"active\"\n    holder: \"多付\""
	for (n = 1; n <= 250; n++) {
		receipt = sprintf("20260910-XS-R%04d", n)
		print "- id: \"XS-" n + 1 "\"\n  at: \"2026-09-10T09:00:00+08:00\"\n  by: \"wangmin\"\n  act: \"pay\""
		print "  ref: \"" receipt "\"\n  text: |-\n    1.00\n  set:\n    prepaid: \"" n ".00\""
		if (n > 1) print "---" >book
		print "receipt: \"" receipt "\"\nat: \"2026-09-10T09:00:00+08:00\"\nby: \"wangmin\"" >book
		print "account: \"0000020001\"\nmethod: \"cash\"\namount: \"1.00\"\nprepaid: \"1.00\"" >book
	}
}' >$long
cat >>$long <<'END'
---
number: "0000020002"
state: "active"
holder: "冲正"
bills:
- period: "2026-05"
  volume_m3: 10
  amount: "20.00"
- period: "2026-06"
  volume_m3: 30
  amount: "86.40"
  paid: "15.00"
events:
- id: "XS-1"
  at: "2026-09-10T08:00:00+08:00"
  by: "wangmin"
  act: "open"
  set:
    number: "0000020002"
    state: "active"
    holder: "冲正"
- id: "XS-2"
  at: "2026-09-10T09:00:00+08:00"
  by: "wangmin"
  act: "pay"
  ref: "20260910-XS-R0251"
  text: |-
    15.00
  set:
    prepaid: "15.00"
- id: "XS-3"
  at: "2026-09-10T09:10:00+08:00"
  by: "wangmin"
  act: "bill"
  ref: "2026-06"
  text: |-
    2026-06 30 m3 86.40
  set:
    prepaid: ""
- id: "XS-4"
  at: "2026-09-10T09:20:00+08:00"
  by: "wangmin"
  act: "pay"
  ref: "20260910-XS-R0252"
  text: |-
    71.40
- id: "DB-1"
  at: "2026-09-10T09:30:00+08:00"
  by: "lihua"
  act: "void"
  ref: "20260910-DB-R0001"
  text: |-
    20260910-XS-R0252: 收错户
- id: "XS-5"
  at: "2026-09-10T09:40:00+08:00"
  by: "wangmin"
  act: "bill"
  ref: "2026-05"
  text: |-
    2026-05 10 m3 20.00
END
cat >>$book <<'END'
---
receipt: "20260910-XS-R0251"
at: "2026-09-10T09:00:00+08:00"
by: "wangmin"
account: "0000020002"
method: "cash"
amount: "15.00"
prepaid: "15.00"
---
receipt: "20260910-XS-R0252"
at: "2026-09-10T09:20:00+08:00"
by: "wangmin"
account: "0000020002"
method: "cash"
amount: "71.40"
bills:
- period: "2026-06"
  volume_m3: 30
  amount: "86.40"
  paid: "71.40"
END
cat >payments/2026/2026-09-10-DB.yaml <<'END'
receipt: "20260910-DB-R0001"
at: "2026-09-10T09:30:00+08:00"
by: "lihua"
account: "0000020002"
method: "cash"
amount: "-71.40"
voids: "20260910-XS-R0252"
reason: |-
  收错户
bills:
- period: "2026-06"
  volume_m3: 30
  amount: "86.40"
  paid: "-71.40"
END
git add -A && git -c user.name=x -c user.email=x@example.com commit -qm 'by hand'
run store-check
is_status 0 "a store of format 1 with more in it is whole"
run script -qec store-upgrade /dev/null </dev/null
is_status 0
out_has 'of 1 accounts what was prepaid pays an older bill now; as much is owed as before'
run git ls-files payments/2026/09-10
out_is "a long day is in pages" <<END
payments/2026/09-10/DB-01.yaml
payments/2026/09-10/XS-01.yaml
payments/2026/09-10/XS-02.yaml
payments/2026/09-10/XS-03.yaml
END
run sh -c 'grep -c "^receipt: " payments/2026/09-10/XS-*.yaml'
out_is "of a hundred entries" <<END
payments/2026/09-10/XS-01.yaml:100
payments/2026/09-10/XS-02.yaml:100
payments/2026/09-10/XS-03.yaml:52
END
run account-list --format csv --no-header --columns number,owes,prepaid --sort number
grep '^000002' "$work/out" >"$work/rows"
mv "$work/rows" "$work/out"
out_is "what is owed and prepaid is what it was" <<END
0000020001,,250.00
0000020002,91.40,
END
sed -n '/^number: "0000020002"/,/^events:/p' $long | sed -n '/^bills:/,$p' >"$work/out"
out_is "the oldest bill is paid first" <<END
bills:
- period: "2026-05"
  volume_m3: 10
  amount: "20.00"
  paid: "15.00"
- period: "2026-06"
  volume_m3: 30
  amount: "86.40"
events:
END
run store-check --history
is_status 0 "and the history knows it"
out_lacks error

# ---- On a terminal ------------------------------------------------------------------------------------

fixture_store format-1
run script -qec 'store-upgrade --dry-run' /dev/null </dev/null
is_status 0
out_has 'format 2: 44 tickets, 10 accounts; 11 bills of 3024.12 yuan and 11 receipts of 1464.24 yuan'
run script -qec store-upgrade /dev/null </dev/null
is_status 0
out_has 'format 2: 44 tickets, 10 accounts; 11 bills of 3024.12 yuan and 11 receipts of 1464.24 yuan'
run script -qec store-upgrade /dev/null </dev/null
out_has 'the store is of format 2 already'

# ---- In Chinese ------------------------------------------------------------------------------------------

fixture_store format-1
run env LANGUAGE=zh_CN ticket-note 20260917-XS-0001 --text 来电
is_status 1
err_has '数据目录是格式 1，只能读取；请先：store-upgrade'
run env LANGUAGE=zh_CN script -qec store-upgrade /dev/null </dev/null
is_status 0
out_has '格式 2：工单44件，用户10户；已核对账单11笔共3024.12元、收据11张共1464.24元' "on a terminal it says what it compared"
run env LANGUAGE=zh_CN script -qec store-upgrade /dev/null </dev/null
out_has '数据目录已是格式 2'
run git diff "HEAD^{tree}" "$(git -C "$upgraded" rev-parse 'HEAD^{tree}')"
ok "whatever the language, the records are the same" test "$(git rev-parse 'HEAD^{tree}')" = "$(git -C "$upgraded" rev-parse 'HEAD^{tree}')"

finish

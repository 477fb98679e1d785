#!/bin/sh
# Day books in pages: what a payment reads and writes of a long book, and that every line of book and cash-up
# that is changed by hand is found.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

books=payments/2026/09-18
# found PATH TEXT: store-check says so of the file and fails; then all is as before.
found() {
	run store-check --format csv --no-header
	out_has "error,$1,$2"
	ok "and fails" test "$status" -ne 0
	git checkout -q .
	git clean -qfd payments
}

household
bill "$number" 2026-08 86.40
i=1
while [ $i -le 201 ]; do
	account-pay "$number" 1.00 --method cash >"$work/last" || break
	i=$((i + 1))
done
run cat "$work/last"
out_is "receipts go on over pages" <<'END'
20260918-XS-R0201
END
run ls $books
out_is "of a hundred entries each" <<'END'
XS-01.yaml
XS-02.yaml
XS-03.yaml
END
grep -c '^receipt:' $books/XS-*.yaml >"$work/out"
out_is "full but for the last" <<END
$books/XS-01.yaml:100
$books/XS-02.yaml:100
$books/XS-03.yaml:1
END
git show --format= --name-only HEAD >"$work/out"
out_has $books/XS-03.yaml "a payment writes the last page"
out_lacks XS-02 "and no other"
strace -f -e trace=openat,open -o "$work/trace" account-pay "$number" 1.00 --method cash >"$work/out" 2>"$work/err" || true
if [ -s "$work/trace" ]; then
	grep -c 'XS-0[12].yaml' "$work/trace" >"$work/out"
	out_is "nor does it open one" <<'END'
0
END
else
	given account-pay "$number" 1.00 --method cash
fi
run store-check
is_status 0
out_is "nothing is found" </dev/null
run report-payment --format csv --no-header --columns entries,total
out_is "the sums are over all pages" <<'END'
202,202.00
END
run account-pay --void 20260918-XS-R0150 --reason 收错户
is_status 0 "one of a page before is found"
run payment-list --ids
ok "in their order" sort -c "$work/out"
ok "all of them" test "$(wc -l <"$work/out")" = 203

# ---- Pages --------------------------------------------------------------------------------------------

mv $books/XS-02.yaml "$work/page"
found $books/XS-02.yaml '"is missing, and accounts know 100 of its receipts"'
mv $books/XS-02.yaml "$work/page"
found $books/XS-03.yaml "\"is begun, and $books/XS-02.yaml has 0 of its 100 entries\""
sed -i '1,/^---$/d' $books/XS-02.yaml
found $books/XS-02.yaml '1:1: receipt 20260918-XS-R0102 stands where number 101 of the book should'
sed -i '1,/^---$/d' $books/XS-02.yaml
found $books/XS-03.yaml "\"is begun, and $books/XS-02.yaml has 99 of its 100 entries\""
{ cat $books/XS-01.yaml; echo ---; cat $books/XS-02.yaml; } >"$work/page"
cp "$work/page" $books/XS-01.yaml
found $books/XS-01.yaml "1249:1: receipt 20260918-XS-R0101 belongs in $books/XS-02.yaml"
cp $books/XS-03.yaml $books/XS-04.yaml
found $books/XS-04.yaml "1:1: receipt 20260918-XS-R0201 belongs in $books/XS-03.yaml"
cp $books/XS-03.yaml $books/XS-3.yaml
found $books/XS-3.yaml 'is not called as a page of a day book (XS-01.yaml)'
sed -i 's/R0202/R0203/; s/-R0203"$/-R0203"/' $books/XS-03.yaml
run store-check --format csv --no-header
out_has 'stands where number 20' "a number twice or left out"
git checkout -q .
for change in 's/^amount: "1.00"/amount: "2.00"/' 's/^method: "cash"/method: "pos"/' \
	's/^  paid: "1.00"/  paid: "0.50"/' 's/^  volume_m3: 30/  volume_m3: 31/' 's/^prepaid: .*/prepaid: "0.50"/'; do
	case $change in
	*method*) continue ;; # no event says how it was paid: the cash-up does, below
	*prepaid*) page=$books/XS-02.yaml ;;
	*) page=$books/XS-01.yaml ;;
	esac
	sed -i "$change" $page
	run store-check --format csv --no-header
	ok "$change is found" grep -q "^error,$page,.*receipt 20260918-XS-R0" "$work/out"
	ok "and fails" test "$status" -ne 0
	git checkout -q .
done
# Of a book with a gap nothing more is numbered.
sed -i '1,/^---$/d' $books/XS-03.yaml
sed -i 's/R0202/R0302/; s/R0203/R0400/' $books/XS-03.yaml
refused 3 account-pay "$number" 1.00 --method cash
err_has 'does not belong at the end of this page'
git checkout -q .

# ---- Cash-ups -----------------------------------------------------------------------------------------

given payment-close --counted cash=201.00
end=$books/XS-closed.yaml
run store-check
is_status 0
sed -i '0,/^method: "cash"/s//method: "pos"/' $books/XS-01.yaml
found $end "the day book is not what was cashed up"
sed -i 's/^- "cash=201.00"/- "cash=200.00"/' $end
found $end '"""taken"" differs from its events, which say ""cash=201.00"""'
sed -i 's/cash=201.00/cash=200.00/' $end
found $end "the day book is not what was cashed up"
sed -i 's/act: "close"/act: "reopen"/' $end
found $end "event XS-1 is not a turn of closing and reopening"

# An entry after the cash-up: by hand, as no program makes one.
sed -i 's/state: "closed"/state: "reopened"/' $end
git -c user.name=x -c user.email=x@y commit -qam 'a hand edit'
given account-pay "$number" 1.00 --method cash
git -c user.name=x -c user.email=x@y checkout -q HEAD~2 -- $end
run store-check --format csv --no-header
out_has "error,$end,\"receipt 20260918-XS-R0204 was entered after event XS-1 closed the book, and nothing reopened it before\""
git -c user.name=x -c user.email=x@y commit -qm 'the hand edit taken back'

# A reopening by whoever closed it, or on another day.
given payment-reopen today --reason 点错 --as lihua
cp $end "$work/end"
sed -i '/^- id: "XS-2"/,$s/by: "lihua"/by: "wangmin"/' $end
found $end "event XS-2 reopens what the same person closed"
sed -i '/^- id: "XS-2"/,$s/2026-09-18T09/2026-09-19T09/' $end
found $end "event XS-2 reopens on another day what event XS-1 closed"

drop_store
finish

#!/bin/sh
# What store-check finds in accounts, day books and their ends.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

# found FILE WHAT: the first finding, as an error, and the exit status of a malformed store.
found() {
	run store-check --format csv --no-header
	out_has "error,$1,$2" "store-check: $1 $2"
	ok "and fails" test "$status" -ne 0
	git checkout -q . && git clean -qfd
}
# swap FROM TO [FILE]: one line of the block becomes another.
swap() { sed -i "s|^$1\$|$2|" "${3:-$block}"; }

household
bill "$number" 2026-07 10.00
bill "$number" 2026-08 86.40
given account-pay "$number" 30.00 --method cash
one=$number
account
two=$number
given account-pay "$two" 5.00 --method wechat
given account-pay --void 20260918-XS-R0002 --reason 收错户
given account-pay "$two" 5.00 --method wechat
run payment-close
is_status 0
account --state pending
three=$number
run store-check
is_status 0 "before, it is whole"
out_is "and nothing is said" </dev/null
book=payments/2026/09-18/XS-01.yaml
end=payments/2026/09-18/XS-closed.yaml
second=$(($(grep -n "^number: \"$two\"" "$block" | cut -d: -f1) - 1))

bills=$(sed -n '/^bills:/{=;q;}' "$block")

# ---- Accounts ---------------------------------------------------------------------------------------

sed -i "$((second + 2))s/.*/state: \"suspended\"/" "$block"
found "$block" "\"$second:1: $two: \"\"state\"\" differs from its events, which say \"\"active\"\"\""
swap 'prepaid: "5.00"' 'prepaid: "6.00"'
found "$block" "\"$((second + 5)):1: $two: \"\"prepaid\"\" differs from what its events come to\""
sed -i "1,$((second - 1))s/^- id: \"XS-2\"/- id: \"XS-9\"/" "$block"
found "$block" "1:1: $one: event XS-9 stands where XS-2 follows"
sed -i "0,/    calibre: /s//    prepaid: \"1.00\"\n&/" "$block"
found "$block" "\"1:1: $one: event XS-1 sets \"\"prepaid\"\", which is computed\""
swap 'calibre: 15' 'calibre: 25'
found "$block" "\"1:1: $one: \"\"calibre\"\" differs from its events, which say \"\"15\"\"\""
swap '- "residential=100"' '- "residential=90"'
sed -i 's/use: "residential=100"/use: "residential=90"/' "$block"
found "$block" "\"1:1: $one: the shares of use sum to 90, not to 100\""
sed -i 's/^calibre: 15/calibre: 17/; s/    calibre: "15"/    calibre: "17"/' "$block"
found "$block" "1:1: $one: DN 17 is not a valid calibre (15 20 25 32 40 50 65 80 100 150 200 250 300)"
swap '  paid: "20.00"' '  paid: "86.40"'
found "$block" "\"$bills:1: $one: \"\"bills\"\" differs from what its events come to\""
swap '  paid: "20.00"' '  paid: "-1.00"'
found "$block" "\"$bills:1: $one: \"\"bills\"\" differs from what its events come to\""
sed -i "s/^holder: .*/holder: 王小明/" "$block"
found "$block" "not in canonical form"
sed -i "1s/.*/number: \"$three\"/; 0,/    number: .*/s//    number: \"$three\"/" "$block"
found "$block" "$second:1: account $two does not follow $three in order"
sed -i "1s/.*/number: \"0000099999\"/; 0,/    number: .*/s//    number: \"0000099999\"/" "$block"
found "$block" "1:1: account 0000099999 belongs at accounts/000009/00000999.yaml"
sed -i '3a colour: "red"' "$block"
found "$block" "\"4:1: account has no key \"\"colour\"\"\""
sed -i '3a state: "active"' "$block"
found "$block" "\"4:1: key \"\"state\"\" appears twice, first in line 2\""
sed -i '3a <<<<<<< ours' "$block"
found "$block" "\"4:1: conflict marker of a merge: \"\"<<<<<<<\"\"\""
sed -i 's/^state: .*/state: "gone"/' "$block"
found "$block" "\"2:8: state: \"\"gone\"\" is not one of: active, suspended, cancelled, pending\""
: >"$block"
found "$block" "1:1: the file is empty"
printf 'number: "0000100001"' >"$block"
found "$block" "1:21: no newline at the end: the file was cut"
sed -i 's/    state: "active"/    colour: "active"/' "$block"
found "$block" "\"1:1: $one: event XS-1 sets \"\"colour\"\", which is not a field of the record account\""
mv "$block" "$work/block"
ln -s "$work/block" "$block"
run store-check
ok "a link is no block" test "$status" -ne 0
git checkout -q .
touch accounts/000010/notes.txt
run store-check
out_has accounts/000010/notes.txt "a stray file is told"
rm accounts/000010/notes.txt

# ---- Day books ----------------------------------------------------------------------------------------

receipt=$(grep -n '^  ref: "20260918-XS-R0001"' "$block" | cut -d: -f1)

swap 'amount: "30.00"' 'amount: "31.00"' $book
found $book "1:1: receipt 20260918-XS-R0001: its parts do not sum to its amount"
swap '  paid: "20.00"' '  paid: "21.00"' $book
found $book "1:1: receipt 20260918-XS-R0001: its parts do not sum to its amount"
sed -i "s/^account: \"$one\"/account: \"$three\"/" $book
found $book "\"5:1: account $three does not know receipt 20260918-XS-R0001, but $one does ($block:$receipt)\""
sed -i "s/^account: \"$one\"/account: \"0000999999\"/" $book
found $book "\"5:1: account 0000999999 does not know receipt 20260918-XS-R0001, but $one does ($block:$receipt)\""
sed -i '1s/.*/receipt: "20260917-XS-R0001"/' $book
found $book "1:1: receipt 20260917-XS-R0001 belongs in payments/2026/09-17/XS-01.yaml"
sed -i '1s/.*/receipt: "nonsense"/' $book
run store-check
out_has "is not a valid receipt number"
git checkout -q .
sed -i '2a colour: "red"' $book
found $book "\"3:1: payment has no key \"\"colour\"\"\""

# An entry that is gone from the book, and a book that is not what was cashed up.
sed -i '1,/^---$/d' $book
found $end "\"the day book is not what was cashed up: 3 entries, not 4\""
swap 'total: "35.00"' 'total: "34.00"' $end
found $end "\"\"\"total\"\" differs from its events, which say \"\"35.00\"\"\""
swap 'entries: 4' 'entries: 3' $end
found $end "\"\"\"entries\"\" differs from its events, which say \"\"4\"\"\""
sed -i '/^events:$/,$d' $end
found $end "\"\"\"date\"\" differs from its events, which say \"\"\"\"\""
swap 'desk: "XS"' 'desk: "YH"' $end
found $end "belongs at payments/2026/09-18/YH-closed.yaml"
rm $end
run store-check
ok "what a person removed is told" test -s "$work/out"
git checkout -q .

# Entries that accounts know and no book has; an entry that stands twice.
rm $end
sed -i '1,/^---$/d' $book
found "$block" "$receipt:1: account $one: no day book has receipt 20260918-XS-R0001"
rm $end
{ sed '/^---$/,$d' $book; echo ---; cat $book; } >"$work/book"
cat "$work/book" >$book
found $book "\"17:1: receipt 20260918-XS-R0001 appears twice, first at $book:1\""
sed -i 's/^receipt: /receipt:  /' $book
found $book "not in canonical form"
rm $book $end
git -c user.name=x -c user.email=x@y commit -qam 'a hand edit'
run store-check
ok "a book that is gone is an error" test "$status" -ne 0
out_has "is missing, and accounts know 4 of its receipts"

drop_store
finish

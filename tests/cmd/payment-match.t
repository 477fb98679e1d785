#!/bin/sh
# Lines of statements that fit no account: matched, given back, put back, and found when they are there twice.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

# statement LINE...: imported; a line is number, state, amount, what names the account, refund, what was refunded.
statement() {
	printf '%s\n' 微信订单号,交易状态,应结订单金额,商户数据包,微信退款单号,退款金额,交易对方 "$@" >"$work/s.csv"
	given payment-import "$work/s.csv" --map wechat
}
# open_is LINE...: the list, as receipt, amount and number.
open_is() {
	run payment-list --unmatched --format csv --no-header --columns receipt,amount,foreign
	printf '%s\n' "$@" | grep . >"$work/expected"
	ok "open: $*" diff -u "$work/expected" "$work/out"
}
total() {
	found=$(cat payments/2026/*09-18*XS.yaml payments/2026/09-18/XS-*.yaml 2>/dev/null |
		sed -n 's/^amount: "\(.*\)\.\(..\)"/\1\2/p' | awk '{ fen += $1 } END { printf "%d", fen }')
	equal "the book sums to $1 fen" "$1" "$found"
}

given account-new 0000012345 --name 王小明
given account-new 0000012346 --name 李小红
bill 0000012345 2026-08 30.00
run payment-list --unmatched --format csv --no-header
is_status 0 "nothing is open"
out_is </dev/null
statement 4201,SUCCESS,50.00,水费,,,小明 4202,SUCCESS,7.00,,,,小红 4203,SUCCESS,9.00,,,, 4204,SUCCESS,5.00,0000012346,,,
open_is 20260918-XS-R0001,50.00,4201 20260918-XS-R0002,7.00,4202 20260918-XS-R0003,9.00,4203
run payment-list --unmatched --format csv
out_has "小*" "who paid is masked"
total 7100
run payment-list --unmatched --desk DB --format csv --no-header
out_is "of another desk none" </dev/null
run payment-list --unmatched --method bank --format csv --no-header
out_is "nor of another method" </dev/null
for option in '--day 2026-09-18' '--from 2026-09-01' '--to 2026-09-18' '--account 0000012345'; do
	# shellcheck disable=SC2086 # two words
	refused 2 payment-list --unmatched $option
	err_has "--unmatched goes with --desk and --method, and with no day and account"
done

# ---- Matched -------------------------------------------------------------------------------------------------

count_commits
store_state >"$work/first"
run payment-match 4201 0000012345 --dry-run
is_status 0 "--dry-run"
out_has "payment-match: 0000012345 20260918-XS-R0006"
store_state >"$work/second"
ok "changes nothing" cmp "$work/first" "$work/second"
done_as 20260918-XS-R0006 payment-match 4201 0000012345 --op-id match
done_as 20260918-XS-R0006 payment-match 4201 0000012345 --op-id match
commits_are 1 "one commit, once"
account_is prepaid 20.00 0000012345
open_is 20260918-XS-R0002,7.00,4202 20260918-XS-R0003,9.00,4203
total 7100
refusal 1 "payment-match: line 4201 of 50.00 is an account's already: 20260918-XS-R0001, 20260918-XS-R0006; first: account-pay --void <receipt> --reason <reason>, which puts it back" \
	payment-match 4201 0000012346
refused 1 payment-match 20260918-XS-R0001 0000012346
refused 1 payment-match 4204 0000012346
done_as 20260918-XS-R0008 payment-match 20260918-XS-R0002 0000012346
account_is prepaid 12.00 0000012346

# ---- Put back ---------------------------------------------------------------------------------------------------

given account-pay --void 20260918-XS-R0006 --reason 认错户
account_is prepaid '""' 0000012345
open_is 20260918-XS-R0003,9.00,4203 20260918-XS-R0010,50.00,4201
total 7100
store-check >"$work/out" 2>&1
ok "store-check is silent" test ! -s "$work/out"
done_as 20260918-XS-R0012 payment-match 4201 0000012346
account_is prepaid 62.00 0000012346
# A payment that its statement had named is put back as well: the money is in the bank.
given account-pay --void 20260918-XS-R0004 --reason 报错户号
open_is 20260918-XS-R0003,9.00,4203 20260918-XS-R0014,5.00,4204
done_as 20260918-XS-R0016 payment-match 4204 0000012345
total 7100
refused 1 account-pay --void 20260918-XS-R0003 --reason x
given account-pay 0000012345 1.00 --method cash
given account-pay --void 20260918-XS-R0017 --reason x
open_is 20260918-XS-R0003,9.00,4203

# ---- Given back ----------------------------------------------------------------------------------------------------

refusal 2 "payment-match: a refund needs a payee and a reason; first: --payee <name> --reason <reason>" \
	payment-match 4203 --refund --as lihua
refused 1 payment-match 4203 --refund --payee 赵四 --reason 转错
err_has "李华"
done_as 20260918-XS-R0019 payment-match 4203 --refund --payee 赵四 --reason 转错 --as lihua
open_is ''
total 6200
refusal 1 "payment-match: line 4203 of 9.00 was refunded already" payment-match 4203 0000012346

# ---- Refunds of statements --------------------------------------------------------------------------------------------

statement 4204,REFUND,0.00,,901,2.00,
open_is 20260918-XS-R0020,-2.00,4204/901
refusal 1 "payment-match: line 4204/901 is a refund itself; first: payment-match 4204/901 <account>" \
	payment-match 4204/901 --refund --payee 赵四 --reason x --as lihua
refused 1 payment-match 4204/901 0000012345
err_has "nothing is prepaid on account 0000012345"
done_as 20260918-XS-R0022 payment-match 4204/901 0000012346
open_is ''
account_is prepaid 55.00 0000012346
store-check >"$work/out" 2>&1
ok "store-check is silent" test ! -s "$work/out"

# ---- What cannot be ---------------------------------------------------------------------------------------------------

while IFS='|' read -r expected says options <&3; do
	# shellcheck disable=SC2086 # several words
	refused "$expected" payment-match $options
	err_has "$says"
done 3<<'END'
1|there is no line 4299 of a statement; first: payment-list --unmatched|4299 0000012345
1|there is no line 20260918-XS-R0099 of a statement|20260918-XS-R0099 0000012345
1|there is no line 20260917-XS-R0001 of a statement|20260917-XS-R0001 0000012345
3|"a%b" is not a valid number of a payment|a%b 0000012345
2|an account number is needed; first: payment-match --help|4203
2|LINE is needed|--refund
2|--refund and --double take a line, and no account|4203 0000012345 --refund
2|--payee goes with --refund, --reason with --refund or --double|4203 0000012345 --payee x
2|--payee goes with --refund, --reason with --refund or --double|4203 --double --payee x
1|number 4203 was booked once|4203 --double --reason x
2|taking a line out needs a reason; first: --reason <reason>|4203 --double
END
statement 4205,SUCCESS,3.00,,,,
refused 1 payment-match 4205 0000099999
err_has "0000099999"
refused 2 payment-match 4205 12
refusal 1 "payment-match: 纪伟 may not run payment-match: it requires role clerk or supervisor (roles are in catalogue/staff.yaml); first: ask an admin" \
	payment-match 4205 0000012345 --as jiwei

# ---- Old lines ----------------------------------------------------------------------------------------------------------

ONESTOP_NOW=2028-01-10T09:00:00+08:00
open_is ''
run store-check
is_status 0 "a line that is open for more than a year is no error"
out_has "line 4205 of 3.00 has belonged to no account since 2026-09-18; first: payment-match 20260918-XS-R0023 <account>"
given payment-match 4205 0000012345
open_is ''
given account-pay --void 20280110-XS-R0002 --reason x
open_is 20280110-XS-R0004,3.00,4205
given payment-match 4205 0000012345
ONESTOP_NOW=2026-09-18T09:00:00+08:00

# by_hand WHAT: what lies in the work tree is committed as a merge would bring it.
by_hand() {
	git add -A
	git -c user.name=hub -c user.email=hub@onestop commit -qm "$1"
}

# ---- Booked twice, at two windows that knew nothing of one another -----------------------------------------------------------

new_store
people
given account-new 0000012345 --name 王小明
given account-new 0000012346 --name 李小红
statement 4301,SUCCESS,8.00,,,, 4302,SUCCESS,6.00,,,,
book=$(git ls-files payments)
copy=$(printf '%s' "$book" | sed 's/XS/DB/')
sed 's/-XS-R/-DB-R/' "$book" >"$copy"
by_hand 'the book of another window'
run store-check
is_status 1
out_has "number 4301 was booked more than once: 20260918-DB-R0001, 20260918-XS-R0001"
out_has "number 4302 was booked more than once: 20260918-DB-R0002, 20260918-XS-R0002"
refused 1 payment-match 4301 0000012345
err_has "number 4301 was booked more than once: 20260918-DB-R0001, 20260918-XS-R0001; first: payment-match 20260918-XS-R0001 --double --reason <reason>"
given payment-match 4301 --double --reason 两处各导入一次
given payment-match 4302 --double --reason 两处各导入一次
open_is 20260918-XS-R0001,8.00,4301 20260918-XS-R0002,6.00,4302
run store-check
is_status 0 "taken out once, it is right"
given payment-match 4301 0000012345
# The other window matched it, too: its book has the same two entries for another account.
sed -n '/R0005/,$p' "$book" | sed -e 's/XS-R0005/DB-R0003/; s/XS-R0006/DB-R0004/' >"$work/matched"
ok "the entries of a match" grep -q 'DB-R0003' "$work/matched"
{ echo ---; cat "$work/matched"; } >>"$copy"
by_hand 'matched there as well'
run store-check
is_status 1
out_has "number 4301 was matched more than once: 20260918-DB-R0001, 20260918-DB-R0004, 20260918-XS-R0001, 20260918-XS-R0006"
refused 1 payment-match 4301 0000012346
err_has "number 4301 was matched more than once"
# One of them goes back, and all is right again.
given account-pay --void 20260918-XS-R0006 --reason 认错户
refused 1 payment-match 4301 0000012346
err_has "line 4301 of 8.00 is an account's already"
drop_store

# ---- Beyond four digits --------------------------------------------------------------------------------------

# R10000 is made after R9999, in the same second here.
new_store
people
given account-new 0000012345 --name 王小明
{
	echo 微信订单号,交易状态,应结订单金额,商户数据包
	seq -f 'L%.0f,SUCCESS,1.00,' 1 9998
} >"$work/s.csv"
given payment-import "$work/s.csv" --map wechat
done_as 20260918-XS-R10000 payment-match L9998 0000012345
done_as 20260918-XS-R10002 payment-match L9997 0000012345
run store-check
is_status 0 "lines matched beyond R9999 are in order"
quiet
refused 1 payment-match L9998 0000012345
err_has "line L9998 of 1.00 is an account's already: 20260918-XS-R9998, 20260918-XS-R10000"
given account-pay --void 20260918-XS-R10000 --reason 认错户
done_as 20260918-XS-R10006 payment-match L9998 0000012345
run payment-list --unmatched --format csv --no-header --columns receipt
ok "the last that is open" test "$(tail -1 "$work/out")" = 20260918-XS-R9996
run store-check
is_status 0 "taken back and matched again"
finish

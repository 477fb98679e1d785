#!/bin/sh
# Statements of banks, WeChat and Alipay: every line once, and the book sums to what the statement does.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people
samples=$BUILD/share/onestop/import

# file HEADING LINE...: into $work/s.csv; import imports it.
file() { printf '%s\n' "$@" >"$work/s.csv"; }
import() { payment-import "$work/s.csv" --map wechat "$@"; }
# prints COUNTS [WHAT]: the six results, separated by blanks here.
prints() {
	printf '%s\n' "$1" | tr ' ' '\t' >"$work/expected"
	grep -E '^[0-9]+	-?[0-9]+\.[0-9][0-9]	' "$work/out" >"$work/found"
	ok "${2:-prints $1}" diff -u "$work/expected" "$work/found"
}
# book: every entry of today's book, one a line: account, amount, what it reverses, number.
book() {
	cat payments/2026/*09-18*XS*.yaml payments/2026/09-18/XS-*.yaml 2>/dev/null | awk -F'"' '
		/^receipt/ { n++ } { split($1, key, ":"); v[n, key[1]] = $2 }
		END { for (i = 1; i <= n; i++) print v[i, "account"] "|" v[i, "amount"] "|" v[i, "voids"] "|" v[i, "foreign"] }'
}
book_is() {
	book >"$work/found"
	cat >"$work/expected"
	ok "$1" diff -u "$work/expected" "$work/found"
}
# total FEN: what the book of today sums to.
total() {
	found=$(book | awk -F'|' '{ sub(/\./, "", $2); fen += $2 } END { printf "%d", fen }')
	equal "the book sums to $1 fen" "$1" "$found"
}

for n in 0000012345 0000012346 0000012347; do
	given account-new $n --name 王小明
done
bill 0000012345 2026-07 20.00
bill 0000012345 2026-08 30.00

# ---- WeChat ----------------------------------------------------------------------------------------------

store_state >"$work/first"
run payment-import "$samples/wechat-sample.csv" --map wechat --dry-run
is_status 0 "--dry-run"
out_has "unmatched: 4200002026091800000000000004 50.00, no account is named"
out_has "payment-import: 4 lines, 1 unmatched"
store_state >"$work/second"
ok "changes nothing" cmp "$work/first" "$work/second"

count_commits
run payment-import "$samples/wechat-sample.csv" --map wechat
is_status 0
quiet
commits_are 1 "one commit"
prints "4 81.20 1 50.00 0 0" "a sum with the refund, and what fits no account"
book_is "payments in the order of the statement, then refunds; one without an account" <<'END'
|50.00||4200002026091800000000000004
0000012345|31.20||4200002026091800000000000002
0000012345|20.00||4200002026091800000000000001
0000012345|-20.00|20260918-XS-R0003|4200002026091800000000000001/50300000000000000000000001
END
account_is prepaid '""' 0000012345
run account-show 0000012345
out_has "unpaid: 18.80 yuan" "the oldest bill first"
git log -1 --format=%B >"$work/out"
out_is "the message counts, and names nobody" <<END
payment-import: 4 lines, 1 unmatched

Article: 五（二）
Staff: wangmin
Login: $login

END
total 8120

# ---- Twice -------------------------------------------------------------------------------------------------

refused_nothing() {
	store_state >"$work/first"
	run "$@"
	store_state >"$work/second"
	ok "$command_line: nothing is new" cmp "$work/first" "$work/second"
}
refused_nothing payment-import "$samples/wechat-sample.csv" --map wechat
is_status 0
prints "0 0.00 0 0.00 4 0" "a second import of the same file says 0 new"
ONESTOP_NOW=2026-12-01T09:00:00+08:00
refused_nothing payment-import "$samples/wechat-sample.csv" --map wechat
prints "0 0.00 0 0.00 4 0" "also on another day"
ONESTOP_NOW=2026-09-18T09:00:00+08:00
refused_nothing payment-import "$samples/wechat-sample.csv" --map wechat --desk DB
prints "0 0.00 0 0.00 4 0" "and at another desk"

heading=微信订单号,交易状态,应结订单金额,商户数据包,交易时间
file $heading 4201,SUCCESS,5.00,0000012346,2026-09-17 4201,SUCCESS,5.00,0000012346,2026-09-17
run import
prints "1 5.00 0 0.00 1 0" "the same line twice in one file"
file $heading 4202,SUCCESS,5.00,0000012346,2026-09-17 4202,SUCCESS,6.00,0000012346,2026-09-17
refused 3 import
err_is "a number twice with two amounts" <<END
payment-import: $work/s.csv:3:1: 微信订单号 "4202": is booked already, with 5.00: line 2
payment-import: nothing was imported: 1 of 2 rows are bad; first: correct them, or --skip-bad --rejects <file>
END
file $heading 4201,SUCCESS,6.00,0000012346,2026-09-17
refused 3 import
err_has '4201": is booked already, with 5.00: 20260918-XS-R0005'
# Files that overlap, and one that says no day.
file $heading 4201,SUCCESS,5.00,0000012346,2026-09-17 4203,SUCCESS,7.00,0000012346,2026-09-17
run import --op-id overlap
prints "1 7.00 0 0.00 1 0"
run import --op-id overlap
prints "1 7.00 0 0.00 1 0" "the same --op-id: the first result"
file 微信订单号,交易状态,金额,户号 4203,SUCCESS,7.00,0000012346
run payment-import "$work/s.csv" --map alipay
is_status 3
file 微信订单号,业务类型,金额,备注 4203,交易,7.00,0000012346
run payment-import "$work/s.csv" --map alipay
prints "0 0.00 0 0.00 1 0" "a statement without days, of another house"

# ---- What fits no account ------------------------------------------------------------------------------------

given account-cancel 0000012347 --reading 0 --final-bill 0 --paper all --confirm 0000012347
file $heading 4210,SUCCESS,1.00,,2026-09-17 4211,SUCCESS,2.00,0000099999,2026-09-17 4212,SUCCESS,3.00,12345,2026-09-17 \
	4213,SUCCESS,4.00,水费,2026-09-17 4214,SUCCESS,5.00,0000012346,2026-09-17
run import --dry-run
out_has "unmatched: 4210 1.00, no account is named"
out_has "unmatched: 4211 2.00, no account has the number"
out_has "unmatched: 4212 3.00, no account is named"
run import
prints "5 15.00 4 10.00 0 0"
run payment-list --unmatched --format csv
out_has "4213" "and stands in the list"
out_has "水费"
file 微信订单号,交易状态,应结订单金额,商户数据包,商品名称 4215,SUCCESS,5.00,0000012346,户号0000012345
run import
prints "1 5.00 1 5.00 0 0" "two accounts named are none"
file 微信订单号,交易状态,应结订单金额,商户数据包,商品名称 "4216,SUCCESS,5.00,,水费 户号：0000012346 8月"
run import
prints "1 5.00 0 0.00 0 0" "behind a word of the map"

# ---- Refunds ---------------------------------------------------------------------------------------------------

refund=微信订单号,交易状态,应结订单金额,商户数据包,交易时间,微信退款单号,退款金额,退款状态
file $refund 4214,REFUND,0.00,0000012346,2026-09-17,901,5.00,SUCCESS
run import --op-id refund
prints "1 -5.00 0 0.00 0 0" "a refund of an earlier import takes the payment back"
run import --op-id refund
prints "1 -5.00 0 0.00 0 0" "the same --op-id: the first result, below 0, too"
run import
prints "0 0.00 0 0.00 1 0" "once"
file $refund 4214,REFUND,0.00,0000012346,2026-09-17,902,5.00,SUCCESS
run import
prints "1 -5.00 1 -5.00 0 0" "a second refund of it takes nothing back"
file $refund 4216,REFUND,0.00,0000012346,2026-09-17,903,2.00,SUCCESS
run import
prints "1 -2.00 1 -2.00 0 0" "nor does a part of it"
file $refund 4211,REFUND,0.00,0000099999,2026-09-17,904,2.00,PROCESSING
run import
prints "1 -2.00 0 0.00 0 0" "one of a line that is open closes it"
run payment-list --unmatched --format csv
out_lacks "4211"
out_has "4214/902"
file $refund 4217,REFUND,0.00,,2026-09-17,905,3.00,SUCCESS 4217,SUCCESS,3.00,,2026-09-17,0,0.00,
run import
prints "2 0.00 0 0.00 0 0" "a line that fits no account, and its refund in the same file"
file $refund 4218,REFUND,0.00,,2026-09-17,906,3.00,FAIL
run import --dry-run
out_has "passed over: FAIL (1)"
prints "0 0.00 0 0.00 0 1" "a refund that failed"

# ---- Bank --------------------------------------------------------------------------------------------------------

run payment-import "$samples/bank-sample.csv" --map bank --dry-run
out_has "passed over: 扣款失败: 余额不足 (1)"
out_has "passed over: 扣款失败: 账户已销户 (1)"
run payment-import "$samples/bank-sample.csv" --map bank
prints "2 1320.90 0 0.00 0 2" "titles, 合计, commas in amounts, failed lines"
run payment-import "$samples/bank-sample.csv" --map bank
prints "0 0.00 0 0.00 2 2"
# The next day's file begins its numbers anew.
sed 's/20260917/20260918/g' "$samples/bank-sample.csv" >"$work/next.csv"
run payment-import "$work/next.csv" --map bank
prints "2 1320.90 0 0.00 0 2" "numbers that begin anew every day"

# ---- Alipay ------------------------------------------------------------------------------------------------------

run payment-import "$samples/alipay-sample.csv" --map alipay
is_status 0 "GB18030, # lines, TABs behind numbers"
prints "3 86.40 0 0.00 0 0"
run payment-import "$samples/alipay-sample.csv" --map alipay --encoding gb18030
prints "0 0.00 0 0.00 3 0"
refused 3 payment-import "$samples/alipay-sample.csv" --map alipay --encoding utf-8
# A personal bill: 17 lines above, ¥ before amounts, money that went out.
{
	printf '微信支付账单明细,,,,,,,,\n微信昵称：[水务],,,,,,,,\n共3笔记录,,,,,,,,\n,,,,,,,,\n'
	printf '%s\n' '----------------------微信支付账单明细列表--------------------,,,,,,,,' \
		'交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注'
	printf '2026-09-17 21:35:09,二维码收款,小明,"/",收入,¥12.50,零钱,已收钱,10000395010001\t,/,"0000012346"\n'
	printf '2026-09-17 20:35:09,商户消费,超市,"/",支出,¥100.00,零钱,支付成功,10000395010002\t,/,"/"\n'
	printf '2026-09-17 19:35:09,零钱提现,/,"/",/,¥50.00,零钱,提现已到账,10000395010003\t,/,"/"\n'
} >"$work/personal.csv"
refused 3 payment-import "$work/personal.csv" --map wechat
err_has '当前状态 "提现已到账": is not one of: SUCCESS, REFUND, REVOKED, 支付成功, '
sed -i 's/提现已到账/支付成功/' "$work/personal.csv"
run payment-import "$work/personal.csv" --map wechat
prints "1 12.50 0 0.00 0 2"

# ---- Faults --------------------------------------------------------------------------------------------------------

# bad WHERE-AND-WHAT LINE...: refused for one row.
bad() {
	bad_says=$1
	shift
	file $heading "$@"
	refused 3 import
	err_has "payment-import: $work/s.csv$bad_says"
}
bad ':2:1: 微信订单号 "4.00123E+27": a spreadsheet has destroyed this number; first: export it again as text' \
	4.00123E+27,SUCCESS,5,0000012346,2026-09-17
bad ':2:16: 商户数据包 "1.23E+15": a spreadsheet has destroyed this number' 4220,SUCCESS,5,1.23E+15,2026-09-17
bad ':2:1: 微信订单号: is empty; every row needs it' ,SUCCESS,5,0000012346,2026-09-17
bad ':2:6: 交易状态 "USERPAYING": is not one of: ' 4220,USERPAYING,5,0000012346,2026-09-17
bad ':2:14: 应结订单金额 "x": "x" is not an amount of money' 4220,SUCCESS,x,0000012346,2026-09-17
bad ':2:27: 交易时间 "2026-09-19": is still to come' 4220,SUCCESS,5,0000012346,2026-09-19
bad ':2:27: 交易时间 "2026-02-30": ' 4220,SUCCESS,5,0000012346,2026-02-30
bad ':2:15: the row has 3 cells, the heading line 5' 4220,SUCCESS,5
file a,b 1,2
refusal 3 "payment-import: $work/s.csv: no line has the headings of the columns that give number, amount" import
file 微信订单号,应结订单金额 1,2
refused 3 import
err_has "no column gives the field status, which $BUILD/"
file $heading
refusal 3 "payment-import: $work/s.csv:2:1: there is nothing below the headings" import
file $heading,微信退款单号 总交易单数,应结订单总金额 '`0,`0.00'
run import
is_status 0 "a day without payments"
prints "0 0.00 0 0.00 0 0"

file $heading 4230,SUCCESS,1.00,0000012346,2026-09-17 4231,SUCCESS,x,0000012346,2026-09-17 \
	4232,SUCCESS,2.00,,2026-09-17
count_commits
run import --skip-bad --rejects "$work/r.csv"
is_status 0 "good rows are booked though others are bad"
commits_are 1 "in one commit"
prints "2 3.00 1 2.00 0 0"
err_has "payment-import: 1 of 3 rows are bad; they are in $work/r.csv"
sed 's/,x,/,4.00,/' "$work/r.csv" >"$work/again.csv"
run payment-import "$work/again.csv" --map wechat
prints "1 4.00 0 0.00 0 0" "corrected rejects are booked"
refusal 2 "payment-import: --skip-bad and --rejects go together" import --skip-bad
refusal 2 "payment-import: FILE is needed; first: payment-import --help" payment-import --map wechat
refusal 2 "payment-import: --map MAP is needed; first: payment-import --help" payment-import "$work/s.csv"
refused 5 payment-import "$work/nothing.csv" --map wechat
refusal 2 'payment-import: no map is called "paypal"; there are: alipay, bank, ledger-zh, nyc311, wechat' import --map paypal
printf 'name: "x"\nmethod: "bank"\nfoo: "1"\n' >"$work/m.yaml"
refusal 3 "payment-import: $work/m.yaml:3:1: map has no key \"foo\"" import --map "$work/m.yaml"
printf 'name: "x"\nmethod: "bank"\nprefix: "JM"\ncolumns:\n- field: "number"\n  column: "凭证"\n' >"$work/m.yaml"
file 凭证,金额,户号 77,9.00,0000012346
run payment-import "$work/s.csv" --map "$work/m.yaml"
prints "1 9.00 0 0.00 0 0" "a map of one's own"
book | grep -q '|JM-77$'
ok "with its prefix" test $? -eq 0

# ---- A long statement, and a book that is cashed up --------------------------------------------------------

new_store
people
given account-new 0000012345 --name 王小明
given account-new 0000012346 --name 李小红
{
	echo $heading
	seq 7001 7250 | sed 's/$/,SUCCESS,1.00,0000012345,2026-09-17/'
} >"$work/s.csv"
run import
prints "250 250.00 0 0.00 0 0" "more lines than a page has entries"
git ls-files payments >"$work/out"
out_is "pages of a hundred" <<'END'
payments/2026/09-18/XS-01.yaml
payments/2026/09-18/XS-02.yaml
payments/2026/09-18/XS-03.yaml
END
account_is prepaid 250.00 0000012345
run import
prints "0 0.00 0 0.00 250 0"
file $refund 7150,REFUND,0.00,0000012345,2026-09-17,1,1.00,SUCCESS
run import
prints "1 -1.00 0 0.00 0 0" "a refund of a payment on an earlier page"
given payment-close --counted wechat=249.00
file $heading 7300,SUCCESS,1.00,0000012346,2026-09-18 7301,SUCCESS,1.00,,2026-09-18
run import
is_status 0
err_has "the day book of desk XS of 2026-09-18 is cashed up: from receipt 20260920-XS-R0001 on it is the book of"
run import
prints "0 0.00 0 0.00 2 0" "what went into the book of a day to come is known"
run payment-list --unmatched --format csv --no-header --columns receipt,foreign
out_has ",7301" "and listed"
given payment-match 7301 0000012346
account_is prepaid 2.00 0000012346
run store-check
is_status 0

# ---- Who -------------------------------------------------------------------------------------------------------

refusal 1 "payment-import: 纪伟 may not run payment-import: it requires role clerk or supervisor (roles are in catalogue/staff.yaml); first: ask an admin" \
	payment-import "$work/s.csv" --map "$work/m.yaml" --as jiwei

# ---- store-check -----------------------------------------------------------------------------------------------

run store-check
is_status 0 "all of it is right"
finish

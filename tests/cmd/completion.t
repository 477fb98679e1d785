#!/bin/sh
# What may stand at the cursor of a command line: what the programs tell the shells, word for word.  What
# somebody sees in a shell is in completion-shells.t.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"

# completes PROGRAM WORD...: the candidates for the last word; nothing is ever told, and nothing changes.
completes() {
	program=$1
	shift
	run "$program" --complete "$@"
	command_line="$program --complete $*"
	if [ "$status" -ne 0 ] || [ -s "$work/err" ] || grep -q '^-	' "$work/out"; then
		fail "$command_line: exit 0, no error, no literal -"
	fi
}

# offers WORD...: these, in this order, and no other; ABOUT is passed over.
offers() {
	printf '%s\n' "$@" >"$work/expected"
	grep -v '^	' "$work/out" | cut -f1 >"$work/words"
	ok "$command_line: $*" diff -u "$work/expected" "$work/words"
}

offers_nothing() {
	grep -v '^	' "$work/out" >"$work/words"
	ok "$command_line: nothing" test ! -s "$work/words"
}

new_store
people
staff-show lihua >/dev/null
given env ONESTOP_NOW=2026-09-17T09:00:00+08:00 ticket-new facility --name 李四光 --phone 13900139000 --request 井盖破损
given ticket-new volume-doubt --name 王小明 --phone 13800138000 --address 象山大道1号 --request '本月水量异常'
given ticket-new consult-pressure --answer 已解释水压标准
given ticket-assign 20260918-XS-0001
for number in 0000100001 0000100002 0000200001; do
	given account-new $number --name 王小明 --address 象山大道1号
done
given account-new 0000200002 --name 李四光 --state pending
printf 'account,period,volume_m3,amount\n0000100001,2026-07,30,86.40\n0000100001,2026-08,10,20.00\n' >"$work/bill.csv"
given bill-import "$work/bill.csv"
given env ONESTOP_NOW=2026-09-17T09:00:00+08:00 account-pay 0000100001 50.00 --method cash
given account-pay 0000100001 10.00 --method cash

# The table: what is typed, with a blank behind it where a new word begins, and what is offered.
while IFS='|' read -r line words; do
	# shellcheck disable=SC2086 # words
	case $line in
	*' ') completes $line '' ;;
	*) completes $line ;;
	esac
	# shellcheck disable=SC2086 # words
	if [ -n "$words" ]; then offers $words; else offers_nothing; fi
done <<'END'
ticket-new --cha|--channel
ticket-new --nonsense|
ticket-new --nonsense=x|
ticket-visit --satisfaction |satisfied fair dissatisfied
ticket-visit --satisfaction=f|--satisfaction=fair
ticket-visit --satisfaction=x|
ticket-visit 20260918-XS-0001 -|--satisfaction --reached --solved --quality --attempt --none --unwilling --reason --store --as --desk --op-id --wait --dry-run --ask --no-input --quiet --help --version
ticket-assign |20260918-XS-0001 20260917-XS-0001
ticket-assign -q |20260918-XS-0001 20260917-XS-0001
ticket-assign 2026|20260918-XS-0001 20260917-XS-0001
ticket-assign 20260917|20260917-XS-0001
ticket-assign 20260918|20260918-XS-0001 20260918-XS-0002
ticket-assign 20260931|
ticket-assign 9|
ticket-assign 20260918-XS-0001 --to meter|meter-reading
ticket-assign --to=meter|--to=meter-reading
ticket-assign 20260918-XS-0001 --handler |jiwei lihua sunli wangmin zhaolei
ticket-link 20260918-XS-0001 --duplicate-of 20260917|20260917-XS-0001
ticket-show -- 20260917|20260917-XS-0001
account-show 00001|0000100001 0000100002
account-pay |0000100001 0000100002 0000200001 0000200002
account-pay 0000100001 |
account-pay x|
account-list --prefix 00002|0000200001 0000200002
account-new |
ticket-new 水量|水量咨询 水量疑问
ticket-new 水量疑|水量疑问
ticket-new 疑问|
ticket-new v|volume-doubt
ticket-list --service=水压|--service=水压咨询
ticket-list --service pay,水压|pay,水压咨询
ticket-assign 20260918-XS-0001 --to 营|营抄中心
ticket-assign 20260918-XS-0001 --handler 赵|赵磊
ticket-new transfer --paper 原用|原用户和新用户身份证
ticket-new facility --channel 电|电话
account-pay 0000100001 --method=现|--method=现金
ticket-list --state 已受理,已转|已受理,已转办
account-list --state 报|报停
form-print 缴|缴费收据，或退费凭证
report-quarter --by 承|承办单位
ticket-assign 1|20260918-XS-0001
ticket-assign xs-1|20260918-XS-0001
ticket-assign 0917-1|20260917-XS-0001
ticket-assign 0918-7|
account-pay 200001|0000200001
account-pay 0002|
account-pay 0001|
ticket-new volume-doubt --account=100002|--account=0000100002
account-list --prefix 200001|
account-pay --void r1|20260918-XS-R0001
account-pay --void 0917-1|20260917-XS-R0001
ticket-new volume-doubt --account 00001|0000100001 0000100002
account-pay --void |20260918-XS-R0001 20260917-XS-R0001
account-pay --void 20260917|20260917-XS-R0001
bill-void 0000100001 |2026-07 2026-08
bill-void 9999999999 |
ticket-new volume|volume-doubt
service-show trans|transfer
ticket-new account --paper |
ticket-new transfer --paper id|id-copy
staff-show |gone jiwei lihua soon sunli wangmin zhaolei
ticket-list --state re|received refused
ticket-list --state received,re|received,refused
ticket-list --owed a|assign
account-list --state a|active
staff-set lihua --roles clerk,han|clerk,handler
ticket-list --service vol|volume-doubt
ticket-list --columns id,fir|id,first_due
ticket-list --columns id,na|id,name
ticket-list --columns id,id|
ticket-list --sort -first|-first_due
ticket-list --format |table csv tsv json xlsx mail
ticket-list --from t|today
ticket-list --from -|-1wd -5wd
calendar-due |today yesterday +1wd +5wd
form-print |register approval transfer receipt notice slip evidence statement
form-print receipt |20260918-XS-R0001 20260917-XS-R0001
form-print statement 00001|0000100001 0000100002
form-print slip |20260918-XS-0001 20260917-XS-0001
form-print notice transf|transfer
report-quarter --quarter 2026|2026Q3 2026Q2 2026Q1
report-ledger --month 2026-0|2026-09 2026-08 2026-07 2026-06 2026-05 2026-04 2026-03 2026-02 2026-01
calendar-show 202|2027 2026 2025 2024 2023 2022
report-payment --by d|day desk
report-quarter --by dep|department
payment-list --desk |XS
store-init --language |zh_CN en
onestop ticket-as|ticket-assign
onestop help ticket-as|ticket-assign
ticket-assign --op-id |
ticket-assign --wait |
ticket-note 20260918-XS-0001 --text |
END

# has_line LINE WHAT
has_line() {
	if grep -qxF -e "$1" "$work/out"; then pass "$command_line: $2"; else not_ok "$command_line: $2" "$work/out"; fi
}

# about WORD TEXT: what is said of a word.
about() {
	has_line "$1	$2" "$1 is $2"
}
completes ticket-assign ''
about 20260918-XS-0001 '王*明 · 水量疑问 · 2026-09-24'
about 20260917-XS-0001 '李*光 · 供水设施管理 · received'
completes account-pay ''
about 0000100001 '王*明 · 象山大道*号'
about 0000200002 '李*光 · not yet in use'
completes account-pay --void ''
about 20260917-XS-R0001 '50.00 yuan · 0000100001'
completes ticket-list --from +1
about +1wd '2026-09-20 Sun'
completes service-show volume
about volume-doubt 'doubt about volume'
export LANGUAGE=
completes service-show volume
about volume-doubt 水量疑问
completes ticket-assign --rea
about --reason 转派其他承办单位的原因
completes form-print reg
about register 附件9：业务受理登记表
export LANGUAGE=en

# asks LINE: the shell is asked for it.
asks() {
	has_line "	$1" "asks for $1"
}
completes bill-import 账
asks 'files	'
completes ticket-list -o ''
asks 'files	'
completes ticket-list --output=x
asks 'files	--output='
completes ticket-list --store ''
asks 'directories	'
completes ticket-list --columns id,
asks 'nospace	'

# Of another store, by name and under the home directory; of none.
cd "$work" || exit 2
completes ticket-assign --store "$store" 20260917
offers 20260917-XS-0001
completes ticket-assign "--store=$store" 20260917
offers 20260917-XS-0001
# shellcheck disable=SC2088 # what has not been to the shell yet
completes ticket-assign --store "~/${store##*/}" 20260917
offers 20260917-XS-0001
for line in 'ticket-assign' 'account-pay' 'account-pay --void' 'service-show' 'staff-show' 'bill-void 1' \
	'ticket-new transfer --paper'; do
	# shellcheck disable=SC2086 # words
	completes $line ''
	offers_nothing
done
completes ticket-assign --store "$work/nowhere" ''
offers_nothing
completes form-print re
offers register receipt
run ticket-assign --complete
is_status 0 "no word at all"
cd "$store" || exit 2

# A town of accounts: their numbers are told by beginnings, until few are left.
new_store
{
	echo '户号,户名,地址'
	for block in 00011 00012 00025; do
		for i in $(seq 100 299); do
			echo "$block$i$((i % 10))1,王小明,象山大道1号"
		done
	done
	echo '000115,李四光,象山大道2号'
} >"$work/town.csv"
given account-import "$work/town.csv"
completes account-pay 000
offers 0001 0002
asks 'nospace	'
about 0001 'up to 40100 accounts'
completes account-pay 0001
offers 00011 00012 000115
completes account-pay 00025
offers 000251 000252
completes account-pay 0002510
offers 0002510001 0002510111 0002510221 0002510331 0002510441 0002510551 0002510661 0002510771 \
	0002510881 0002510991
completes account-show 00026
offers_nothing
completes account-show 000251011
offers 0002510111
cd "$work/store1" || exit 2

# A damaged file is passed over in silence.
store=$work/store1
drop_store
echo 'damaged: [' >>tickets/open/2026-09-17/20260917-XS-0001.yaml
completes ticket-assign ''
offers 20260918-XS-0001
git checkout -q -- tickets

# Neither a writer at work nor what an interrupted one left is in the way, or touched.
touch .git/onestop.journal .git/index.lock
find . -printf '%p %T@ %s\n' | sort >"$work/before"
for line in 'ticket-assign' 'account-pay' 'account-pay --void' 'service-show' 'form-print receipt'; do
	# shellcheck disable=SC2086 # words
	completes $line ''
done
find . -printf '%p %T@ %s\n' | sort >"$work/after"
ok "nothing was written" diff -u "$work/before" "$work/after"

finish

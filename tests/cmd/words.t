#!/bin/sh
# What people say for a code: its Chinese title, the beginning of it, its pinyin, in any width and case; and
# at a terminal the end of an id.  Every kind of code, in programs that read and that write, in each language.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people
household_number=0000012345
given account-new $household_number --name 王小明 --phone 13800138000 --address 象山大道1号 --use residential=100
a=20260918-XS-0001
given ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损

# at_terminal COMMAND...: with a terminal on all three streams; what was printed in $work/out.
at_terminal() {
	run script -qec "$*" /dev/null
	tr -d '\r' <"$work/out" >"$work/plain"
	mv "$work/plain" "$work/out"
}

# ---- Codes that are read: each line lists the same as its code does --------------------------------------

for language in en zh_CN; do
	while IFS='|' read -r program code words <&3; do
		export LANGUAGE=$language
		# shellcheck disable=SC2086 # words
		$program $code >"$work/coded" 2>&1
		for word in $words; do
			# shellcheck disable=SC2086
			run $program "${code%%=*}=$word"
			is_status 0 "$language: $program ${code%%=*}=$word"
			out_is "$language: $program ${code%%=*}=$word is $code" <"$work/coded"
		done
	done 3<<'END'
ticket-list --all|--service=facility|供水设施管理 供水设施 gsssgl gongshuisheshiguanli FACILITY ｆａｃｉｌｉｔｙ 设施
ticket-list --all|--service=volume-doubt|水量疑问 slyw Volume-Doubt shuiliangyiwen
ticket-list --all|--department=meter-reading|营抄中心 营抄 yczx YCZX ＹＣＺＸ
ticket-list --all|--department=network,meter-reading|管网部,营抄 gwb,yczx
ticket-list --all|--state=received|已受理 ysl RECEIVED
ticket-list --all|--owed=assign|转办
ticket-list --all|--owner=wangmin|王敏 wm 王
ticket-list --all|--handler=zhaolei|赵磊 zl zhaolei
account-list|--state=active|正常 zc
payment-list|--method=cash|现金 xj xianjin Cash
payment-list|--method=wechat|微信 wx
service-list|--class=consult|业务咨询 ywzx
staff-list|--role=clerk|窗口人员 ckry
END
done
export LANGUAGE=en

# ---- Codes that are written ------------------------------------------------------------------------------

run ticket-new 水量疑问 --account "$household_number" --request 走得快 --channel 电话
is_status 0
out_has 20260918-XS-0002
b=20260918-XS-0002
run ticket-assign $b --to 管网部 --handler 赵磊
is_status 0
out_is "by title" <<END
$b	network	2026-09-24
END
given ticket-result $b --text 内漏 --as zhaolei
given ticket-close $b --told 电话 --visit 满意
run ticket-list --all --format csv --no-header --columns id,channel,department,handler,told,satisfaction
out_has "$b,phone,network,zhaolei,phone,satisfied"
run account-pay "$household_number" 10 --method 现金
is_status 0
given account-class "$household_number" --use 居民=60,非居民＝40 --paper 书面申请 --missing 房屋,申请人
run ticket-list --all --state 补正 --format csv --no-header --columns service,papers,missing
out_is "documents of the service" <<END
use-class,written-request,"property-proof,id-copy"
END
given account-new 0000054321 --name 张三 --phone 13900139001 --address 长宁大道1号 --use 居民=60,非居民＝40
run account-list --find 54321 --format csv --no-header --columns use
out_is "a class before its share" <<END
"residential=60,non-residential=40"
END
run staff-show 王敏 --as 王敏
is_status 0
out_has wangmin
given staff-set sunqi --name 孙琪 --roles 责任人 --department 工程
run staff-list --format csv --no-header --columns id,department,roles
out_has "sunqi,engineering,handler"
run form-print 登记表 $a --text
is_status 0

# A new code is what it is, whoever is called so.
given staff-set zl --name 张丽 --roles clerk
run staff-show zl
out_has 张丽

# ---- What may be several, and what is none -----------------------------------------------------------------

while IFS='|' read -r expected says line <&3; do
	eval "refused $expected $line"
	err_has "$says" "$line: says \"$says\""
done 3<<'END'
2|"水量" may be consult-volume (水量咨询), volume-doubt (水量疑问); type more of it, or the code|ticket-new 水量 --name 李四 --phone 13900139000 --request 漏水
2|"sl" may be |ticket-list --service sl
1|no service is called "volum-doubt"; did you mean "volume-doubt" (水量疑问)?|ticket-new volum-doubt --name 李四 --phone 13900139000 --request 漏水
1|no service is called "水量疑闻"; did you mean "volume-doubt" (水量疑问)?|ticket-new 水量疑闻 --name 李四 --phone 13900139000 --request 漏水
1|--department: no department is called "营钞中心"; did you mean "meter-reading" (营抄中心)?|ticket-list --department 营钞中心
1|no department is called "没有这个"; there are: service-center (客服中心), |ticket-list --department 没有这个
1|no staff member is called "王小敏"; did you mean "wangmin" (王敏)?|ticket-list --owner 王小敏
2|--state: "recieved" is not a choice; did you mean "received" (已受理)?|ticket-list --state recieved
2|did you mean "satisfied" (满意)?|ticket-visit $a --satisfaction satisfide
2|"cahs" is not a choice; did you mean "cash" (现金)?|account-pay $household_number 1 --method cahs
2|"现钞" is not one of: cash, wechat, alipay, bank, pos|account-pay $household_number 1 --method 现钞
END
given staff-set wangmin2 --name 王敏 --roles clerk
refused 2 ticket-list --owner 王敏
err_has '--owner: "王敏" may be wangmin (王敏), wangmin2 (王敏); type more of it, or the code'

# ---- Ends of ids, at a terminal --------------------------------------------------------------------------------

c=20260917-XS-0001
given at 09-17 ticket-new facility --name 李四 --phone 13900139000 --request 井盖
while IFS='|' read -r expected line <&3; do
	at_terminal "$line"
	is_status 0 "$line: exit 0"
	out_has "$expected" "$line: is $expected"
done 3<<END
$a|ticket-show 1
$a|ticket-show xs-1
$a|ticket-show ＸＳ－１
$c|ticket-show 0917-1
$c|ticket-show 17-1
$c|ticket-show 0917-xs-0001
$household_number|account-show 12345
$household_number|account-show １２３４５
$household_number|account-show 345
-XS-R0002|account-pay 12345 1 --method 现金
reversed|account-pay --void 2 --reason 错
reversed|account-pay --void xs-r1 --reason 错
END
at_terminal ticket-show 77
out_has 'no open ticket ends in "77"; first: ticket-list'
at_terminal account-show 999
out_has 'no account ends in "999"; first: account-list --find <text>'
given account-new 9900012345 --name 张三 --address 长宁大道1号 --phone 13900139001
at_terminal account-show 2345
out_has '"2345" may be 0000012345, 9900012345; give more of the id'
at_terminal account-show 12345
out_has 0000012345 "what has only zeros before it goes first"
at_terminal account-pay --void 0918-77 --reason 错
out_has 'no receipt of that day ends in "0918-77"; first: payment-list'
at_terminal account-new 12345 --name 王五
out_has '"12345" is not a valid account number' "a new account has no tail"

# In scripts an id is whole; its case and width do not matter.
refused 2 account-show 12345
refused 2 ticket-show 1
run ticket-show 20260918-xs-0001
is_status 0
run account-pay --void 20260918-xs-r0001 --reason 错
is_status 1
err_has "20260918-XS-R0001"

finish

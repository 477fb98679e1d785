#!/bin/sh
# Forms on paper: the words of the annexes in their order, what the records say, and the same bytes
# every time.
. "$(dirname "$0")/../harness.sh"

# has_in_order FILE.pdf <<EOF: the lines stand in the PDF one after the other, white space aside.
has_in_order() {
	pdftotext -raw "$1" - | tr -d ' \n\f' >"$work/words"
	tr -d ' ' >"$work/wanted"
	awk 'NR == FNR { text = text $0; next }
		{ at = index(text, $0); if (!at) { print "not there, or too early: " $0; exit 1 }
			text = substr(text, at + length($0)) }' "$work/words" "$work/wanted" >"$work/bad"
	ok "$(basename "$1") has its words in their order" diff /dev/null "$work/bad"
}

# pages N FILE.pdf: so many, all of them A4.
pages() {
	pdfinfo "$2" | sed -n 's/^Pages: *//p; s/^Page size: *//p' >"$work/info"
	printf '%s\n595.275 x 841.89 pts (A4)\n' "$1" >"$work/expected"
	ok "$(basename "$2"): $1 pages of A4" diff "$work/expected" "$work/info"
}

printed() {
	run form-print "$@"
	is_status 0
	quiet
}

# ---- Only this program pays for pango -----------------------------------------------------------

for program in "$BUILD"/bin/*; do
	ldd "$program" 2>/dev/null | grep -qE 'libpango|libcairo|libglib' && echo "${program##*/}"
done >"$work/linked"
echo form-print >"$work/expected"
ok "form-print alone is linked with pango and cairo" diff "$work/expected" "$work/linked"

# ---- A store with a matter of each kind ----------------------------------------------------------

new_store
run staff-set lihua --name 李华 --badge 0017 --roles clerk
run staff-set zhaolei --name 赵磊 --roles handler --department network
run staff-set jiwei --name 纪伟 --roles inspector --department discipline
account() {
	run account-new "$1" --name 张𬌗 --id-type resident --id-no 11010519491231002X \
		--address 象山大道1号 --phone 13800138000 --meter-no "M$1" --calibre 15 --reading 1000 \
		--use residential=100 --population 4 --licence "${2:-L-2019-7}"
	is_status 0
}
made() {
	run "$@"
	is_status 0
	id=$(sed 's/\t.*//;q' "$work/out")
}
account 0000054321
account 0000054322 L-2019-8
made ticket-new facility --name 买买提·吐尔逊 --phone 13900139000 --address 长宁大道2号 \
	--request '井盖破损，𠮷野家门口。' --as lihua
ticket=$id
made ticket-assign "$ticket" --to network --handler zhaolei
made account-suspend 0000054322 --reading 1234 --reason 长期外出 --paper all
suspension=$id
printf 'account,period,volume_m3,amount\n0000054321,2026-07,30,86.40\n0000054321,2026-08,20,46.05\n' \
	>"$work/bills.csv"
run bill-import "$work/bills.csv"
is_status 0
made account-pay 0000054321 200 --method wechat --as lihua
receipt=$id
made account-transfer 0000054321 --to 买买提·吐尔逊 --to-id-type resident \
	--to-id-no 440524188001010014 --to-phone 13900139000 --licence L-2026-1 --pay-by 银行代扣 \
	--bank-no 6216612345678901234 --from 2026-10-01 --no-reading 双方自行结清 --prepaid keep --paper all --opinion meter-reading=已核实 \
	--opinion service-center=同意
transfer=$id

# ---- Annex 9 -------------------------------------------------------------------------------------

printed register "$ticket" -o "$work/register.pdf"
out_is "-o FILE: nothing on standard output" </dev/null
pages 1 "$work/register.pdf"
has_in_order "$work/register.pdf" <<'END'
附件9
荆门市供水总公司
“一站式服务”业务受理登记表
工单编号：20260918-XS-0001
受理人
李华（工号0017，未核实身份）
受理时间
2026年9月18日09:00
用户基本情况
姓名或单位
买买提·吐尔逊
办理类别
供水设施管理
用水地址
长宁大道2号
用户编号
联系电话
13900139000
用户诉求
井盖破损，𠮷野家门口。
承办单位和责任人
管网部
赵磊
转办时间
2026年9月18日09:00
计划完成时限
2026年9月24日（5个工作日）
完成情况
回访情况
备注
END

printed register "$ticket" --text
out_is "--text" <<'END'
附件9
                               荆门市供水总公司
                          “一站式服务”业务受理登记表
                                                     工单编号：20260918-XS-0001
+------------+-------------------------+------------+-------------------------+
|   受理人   | 李华（工号 0017，未核实 |  受理时间  | 2026年9月18日 09:00     |
|            | 身份）                  |            |                         |
+-----+------+-----+-------------------+--+---------+--+----------------------+
| 用  | 姓名或单位 | 买买提·吐尔逊        |  办理类别  | 供水设施管理         |
| 户  |            |                      |            |                      |
| 基  +------------+----------------------+------------+----------------------+
| 本  |  用水地址  | 长宁大道2号                                              |
| 情  +------------+----------------------+------------+----------------------+
| 况  |  用户编号  |                      |  联系电话  | 13900139000          |
+-----+------+-----+----------------------+------------+----------------------+
|  用户诉求  | 井盖破损，𠮷野家门口。                                         |
+------------+----------------------------------------------------------------+
|  承办单位  | 管网部　赵磊                                                   |
|  和责任人  |                                                                |
+------------+-------------------------+------------+-------------------------+
|  转办时间  | 2026年9月18日 09:00     |  计划完成  | 2026年9月24日           |
|            |                         |    时限    | （5个工作日）           |
+------------+-------------------------+------------+-------------------------+
|  完成情况  |                                                                |
+------------+----------------------------------------------------------------+
|  回访情况  |                                                                |
+------------+----------------------------------------------------------------+
|    备注    |                                                                |
+------------+----------------------------------------------------------------+
END

# ---- Annex 8, in three copies --------------------------------------------------------------------

printed approval "$suspension" -o "$work/approval.pdf"
pages 3 "$work/approval.pdf"
has_in_order "$work/approval.pdf" <<'END'
附件8
①用户留存联
荆门市供水总公司
用户用水业务审批表
时间
2026年9月18日
业务类型
☑报停☐启用☐销户
业务申请原因
长期外出
用户签字
用户信息
用户证件号
11010519491231002X
用户编号
0000054322
水表口径
DN15
水表号
M0000054322
报停、销户水费缴纳情况
已缴清
水表启用信息
用户联系方式
用户签字
年
月
日
备注
户名：张𬌗
用水地址：象山大道1号
抄见读数：1234m³
报停至：2027年9月18日
经办人签字
年
月
日
②营抄中心留存联
用户用水业务审批表
11010519491231002X
经办人签字
③客服中心留存联
用户用水业务审批表
11010519491231002X
经办人签字
END
made account-resume 0000054322 --reading 1234 --reason 回家 --paper all
printed approval "$id" --text
out_has '☐报停　☑启用　☐销户'
out_has 13800138000
out_has '①用户留存联 ②营抄中心留存联 ③客服中心留存联'
printed approval "$suspension" -o "$work/again.pdf"
ok "what happened later changes no form" cmp "$work/approval.pdf" "$work/again.pdf"

# ---- Annex 10 ------------------------------------------------------------------------------------

printed transfer "$transfer" -o "$work/transfer.pdf"
pages 1 "$work/transfer.pdf"
has_in_order "$work/transfer.pdf" <<'END'
附件10
水表过户更名申请表
张𬌗
愿意将（地址）
象山大道1号
的水表用水使用权转让给（更名为）
买买提·吐尔逊
继续用水，并将原用水许可证（证号为
L-2019-7
），用水编号（
0000054321
）送请换发。愿意从
10
月
1
日起接受此水表，并严格按供水管理办法执行。
2026年9月18日
原用户
户名
张𬌗
用户签字(盖章)
地址
象山大道1号
立户时间
水表口径
DN15
水费缴纳情况
已缴清，预存67.55元
新用户
户名
买买提·吐尔逊
地址
象山大道1号
交费形式
银行代扣
账号
6216612345678901234
联系人
电话
13900139000
营抄中心意见
同意：已核实
王敏
客服意见
同意
王敏
备注
单位用户盖章，私人用户本人签字，并留存相关证件复印件（单位：营业执照复印件；私人：身份证复印件）
END
made account-transfer 0000054321 --to 李四 --to-id-type resident --to-id-no 11010519491231002X --from 2026-10-02 \
	--licence L-2026-2 --no-reading 双方自行结清 --prepaid keep --paper all --opinion meter-reading=同意 --opinion service-center=同意
printed transfer "$transfer" -o "$work/again.pdf"
ok "a later transfer does not change the form of this one" \
	cmp "$work/transfer.pdf" "$work/again.pdf"
printed transfer "$id" --text
out_has '买买提·吐尔逊＿愿意将'
out_has 李四

# Before the transfer: the account as it stands, the new holder left to the pen.
made account-transfer 0000054322 --missing property-proof
resting=$id
printed transfer "$id" --text
out_has '＿张𬌗＿愿意将'
out_has '（更名为）＿＿＿'

# What was typed for it is on the form, to be signed before the deed; afterwards the account's events say
# the same.
account 0000054324 L-2019-10
made account-pay 0000054324 100 --method cash --as lihua
made account-transfer 0000054324 --to 某某农业科技发展有限责任公司（普通合伙）漳河新区分公司 \
	--to-id-type credit-code --to-id-no 91350100M000100Y43 --to-phone 13900139000 --to-contact 阿依 \
	--licence L-2026-4 --pay-by 银行代扣 --bank 荆门农村商业银行象山大道支行 \
	--bank-no 6216612345678901234 --population 3 --from 2026-10-01 --opinion meter-reading=已核实 \
	--reading 1250 --final-bill 28.80 --prepaid keep --missing property-proof
before=$id
printed transfer "$before" -o "$work/before.pdf"
pages 1 "$work/before.pdf"
made account-transfer 0000054324 --ticket "$before" --paper all --opinion meter-reading=已核实 \
	--opinion service-center=同意
printed transfer "$before" -o "$work/after.pdf"
pages 1 "$work/after.pdf"
for when in before after; do
	has_in_order "$work/$when.pdf" <<'END'
张𬌗
（更名为）
某某农业科技
10月
1日起
原用户
居民身份证
11010519491231002X
13800138000
用水人口
4人
交接读数
1250m³
末次账单28.80元
新用户
漳河新区分公司
象山大道1号
银行代扣
荆门农村商业银行
6216612345678901234
阿依
13900139000
统一社会信用代码
91350100M000100Y43
3人
L-2026-4
2026年10月1日
营抄中心意见
同意：已核实
签字：
备注
END
done
printed transfer "$before" --text
out_has '| 已缴清，预存71.20' "what was prepaid, less the last bill"
out_has '| 元，转给新用户' "passes on"

# The money of the one is not the other's to read.
printed statement 0000054324 --to 2026-09-18 --text
out_has '| 2026年9月18日至2026年9月18日'
out_has '过户 20260918'
out_has '71.20 |     -71.20 |'
out_has 预存71.20元
out_lacks 末次
out_lacks 100.00
printed statement 0000054324 --holder 1 --to 2026-09-18 -o "$work/former.pdf"
has_in_order "$work/former.pdf" <<'END'
张𬌗（原用户）
立户至2026年9月18日
缴费
100.00
账单2026-09（末次），250m³
28.80
-71.20
过户
-71.20
0.00
已缴清
END
refused 1 form-print statement 0000054324 --holder 3
err_is <<'END'
form-print: account 0000054324 has had no holder 3; first: account-show 0000054324 --history
END

# A refund has a voucher, which a second person signs, and so has one of a holder who has left.
account 0000054327
made account-pay 0000054327 100 --method cash --as lihua
made account-cancel 0000054327 --confirm 0000054327 --reading 1010 --final-bill 28.80 --refund cash \
	--payee 张小妹 --reason 拆迁 --paper all
refund=$(sed 's/.*\t//;q' "$work/out")
printed approval "$id" --text
out_has '抄见读数：1010 m³（2026年9月18日）'
out_has '末次账单28.80元'
printed receipt "$refund" -o "$work/voucher.pdf"
pages 1 "$work/voucher.pdf"
for part in ①存根联（单位留存） ②领款人联（交领款人）; do
	printf '%s\n' "凭证编号：$refund" "$part" 退费凭证 张𬌗 0000054327 领款人 张小妹 退费方式 现金 窗口 XS \
		人民币柒拾壹元贰角 ¥71.20 退费原因 拆迁 经办人 王敏 领款人 签字 复核人 签字
done >"$work/lines"
has_in_order "$work/voucher.pdf" <"$work/lines"
made account-pay --void "$refund" --reason 未领
printed receipt "$id" --text
out_has '退费凭证（冲正）'
out_has "冲正退费凭证：$refund"
printed receipt "$refund" --text
out_has '退费凭证（已作废）'
out_has "此凭证已作废，冲正凭证：$id"
account 0000054328
made account-pay 0000054328 100 --method cash --as lihua
made account-transfer 0000054328 --to 李四 --to-id-type resident --to-id-no 440524188001010014 \
	--no-reading 表井被压 --refund cash --payee 张𬌗 --paper all --opinion meter-reading=同意 \
	--opinion service-center=同意
made account-pay --void "$(sed 's/.*\t//;q' "$work/out")" --reason 未领
made account-refund 0000054328 --former --method bank --payee 张𬌗 --reason 退还原用户
printed receipt "$id" --text
out_has '| 张𬌗（原用户）'

account 0000054325
made account-suspend 0000054325 --reading 1250 --months 6 --reason 房屋空置 --missing id-card
printed approval "$id" --text
out_has 房屋空置
out_has '抄见读数：1250 m³'
out_has '报停期限：6个月'
account 0000054326 L-2019-9
made account-cancel 0000054326 --reason 拆迁 --confirm 0000054326 --rest 产权待核实
printed approval "$id" --text
out_has '☑销户'
out_has '抄见读数：＿＿＿＿＿＿ m³（＿＿＿＿年＿＿月＿＿日）' "what was not typed is a line to write on"

# ---- The notice of a matter that rests --------------------------------------------------------------

printed notice "$resting" -o "$work/notice-of.pdf"
pages 1 "$work/notice-of.pdf"
has_in_order "$work/notice-of.pdf" <<END
一次性告知书
工单编号：$resting
办理事项
更名过户
姓名或单位
张𬌗
不能马上
所需资料不齐，见下表
所需资料
房屋产权证明
复印件
补正后当场办结
首问责任人
王敏
办理和咨询
告知人签字
用户签字
END
refused 1 form-print notice "$ticket"
err_is <<END
form-print: ticket $ticket waits for nothing of the customer's; first: form-print slip $ticket
END
refused 1 form-print notice 20260918-XS-9999 --text
err_has "there is no ticket 20260918-XS-9999"
refused 1 form-print notice "$resting" --text --as jiwei
err_has "it requires role"

# ---- The slip ------------------------------------------------------------------------------------

sed -i '/^company:/a phone: "0724-2332211"\nplace: "象山大道1号一楼"\nhours: "工作日 8:30—17:00"' onestop.yaml
git -c user.name=t -c user.email=t@example.org commit -qam "the window"
made ticket-new complaint --name 李四 --phone 13900139000 --request 服务态度 --as lihua
printed slip "$id" -o "$work/slip.pdf"
pages 1 "$work/slip.pdf"
has_in_order "$work/slip.pdf" <<END
受理回执
受理编号
$id
办理事项
用户投诉
姓名或单位
李四
受理时间
2026年9月18日09:00
首问责任人
李华（工号0017）
答复期限
最迟9月28日（周一）答复；9月20日（周日）调休上班，计入；9月25日（周五）至9月27日（周日）中秋节放假，不计入
办理流程
受理→审核→办理→送达→回访
办理费用
0元
查询和咨询
电话：0724-2332211
地点：象山大道1号一楼
时间：工作日8:30—17:00
受理单位
END
printed slip "$id" -o "$work/again.pdf"
ok "the same bytes" cmp "$work/slip.pdf" "$work/again.pdf"
if command -v zbarimg >/dev/null; then
	pdftoppm -r 150 -png "$work/slip.pdf" "$work/slip"
	zbarimg -q --raw "$work/slip-1.png" >"$work/out" 2>/dev/null
	out_is "a telephone reads the number off it" <<END
$id
END
else
	pass "a telephone reads the number off it # SKIP zbarimg is not installed"
fi
printed slip "$id" --text
out_has "| $id" "on a terminal it stands there to be read"
made ticket-assign "$id" --to network
printed slip "$id" --text
out_has '最迟9月24日（周四）答复；9月20日（周日）调休上班，计入 '
printed slip "$resting" --text
out_has 补正后当场办结
printed slip "$transfer" --text
out_has '已于9月18日（周五）办结'
refused 2 form-print slip --blank
err_is <<'END'
form-print: "slip" has no empty form
END
refused 2 form-print slip
refused 1 form-print slip 20260918-XS-9999 --text
err_has "there is no ticket 20260918-XS-9999"
made ticket-result "$id" --text 已道歉 --given-by 赵磊
printed register "$id" --text
out_has '办结：2026年9月18日 09:00，王敏代录（赵磊）' "annex 9 says who recorded a result for whom"

# ---- Empty forms ---------------------------------------------------------------------------------

for form in register approval transfer; do
	printed $form --blank -o "$work/$form-blank.pdf"
	pdftotext -raw "$work/$form-blank.pdf" "$work/blank.txt"
	grep -nE '张|王敏|李华|1[0-9]{4}|2026' "$work/blank.txt" >"$work/bad"
	ok "$form --blank is empty" diff /dev/null "$work/bad"
	ok "$form --blank has its labels" grep -q 备注 "$work/blank.txt"
done
pages 1 "$work/register-blank.pdf"
pages 3 "$work/approval-blank.pdf"
printed transfer --blank --text
out_is "transfer --blank --text" <<'END'
附件10
                               荆门市供水总公司
                              水表过户更名申请表
+-----------------------------------------------------------------------------+
| ＿＿＿＿＿＿＿＿愿意将（地址）＿＿＿＿＿＿＿＿＿＿＿＿＿＿的水表用水使用权  |
| 转让给（更名为）＿＿＿＿＿＿＿＿继续用水，并将原用水许可证（证号为＿＿＿＿  |
| ＿＿＿＿），用水编号（＿＿＿＿＿＿＿＿）送请换发。愿意从＿＿月＿＿日起接受  |
| 此水表，并严格按供水管理办法执行。                                          |
|                                                      ＿＿＿＿年＿＿月＿＿日 |
+-----+------------+----------------------+------------+----------------------+
|     |    户名    |                      |  用户签字  |                      |
|     |            |                      |   (盖章)   |                      |
| 原  +------------+----------------------+------------+----------------------+
| 用  |    地址    |                      |  立户时间  |                      |
| 户  +------------+----------------------+------------+----------------------+
|     |  水表口径  | DN                   |  水费缴纳  |                      |
|     |            |                      |    情况    |                      |
+-----+------------+----------------------+------------+----------------------+
|     |    户名    |                      |    地址    |                      |
| 新  +------------+----------------------+------------+----------------------+
| 用  |  交费形式  |                      |    账号    |                      |
| 户  +------------+----------------------+------------+----------------------+
|     |   联系人   |                      |    电话    |                      |
+-----+------------+----------------------+------------+----------------------+
|   营抄中心意见   |                                                          |
|                  |             签字：＿＿＿＿＿＿　　＿＿＿＿年＿＿月＿＿日 |
+------------------+----------------------------------------------------------+
|     客服意见     |                                                          |
|                  |             签字：＿＿＿＿＿＿　　＿＿＿＿年＿＿月＿＿日 |
+------------------+----------------------------------------------------------+
|       备注       | 单位用户盖章，私人用户本人签字，并留存相关证件复印件（单 |
|                  | 位：营业执照复印件；私人：身份证复印件）。               |
+------------------+----------------------------------------------------------+
END

# ---- Receipts ------------------------------------------------------------------------------------

# Two parts on one sheet.
printed receipt "$receipt" -o "$work/receipt.pdf"
pages 1 "$work/receipt.pdf"
has_in_order "$work/receipt.pdf" <<'END'
收据编号：20260918-XS-R0001
①收据联（交用户）
荆门市供水总公司
水费收据
户名
张𬌗
用户编号
0000054321
用水地址
象山大道1号
微信
窗口
XS
日记账日期
2026年9月18日
2026-07
30
86.40
86.40
2026-08
20
46.05
46.05
转入预存（元）
67.55
人民币贰佰元整
¥200.00
收款人
李华
收据编号：20260918-XS-R0001
②存根联（单位留存）
水费收据
张𬌗
人民币贰佰元整
收款人
李华
END
made account-pay 0000054322 5 --method cash
five=$id
made account-pay --void "$five" --reason 收错户
printed receipt "$id" --text
out_has '水费收据（冲正）'
out_has '人民币负伍元整'
out_has "冲正收据：$five"
printed receipt "$five" --text
out_has '水费收据（已作废）'
out_has '①收据联（交用户） ②存根联（单位留存）'
out_has "此收据已作废，冲正收据：$id"

awk 'BEGIN { print "account,period,volume_m3,amount"
	for (i = 0; i < 60; i++)
		printf "0000054322,%d-%02d,10,46.00\n", 2021 + i / 12, i % 12 + 1 }' >"$work/bills.csv"
run bill-import "$work/bills.csv"
is_status 0
made account-pay 0000054322 --method bank
printed receipt "$id" -o "$work/many.pdf"
pages 6 "$work/many.pdf"
has_in_order "$work/many.pdf" <<'END'
①收据联（交用户）
水费收据
2021-01
水费收据（续）
2025-12
人民币贰仟柒佰陆拾元整
②存根联（单位留存）
水费收据
2021-01
水费收据（续）
2025-12
人民币贰仟柒佰陆拾元整
END

# What a bank has and no account yet: a paper of its own, until somebody's money is given back.
printf '%s\n' 微信订单号,交易状态,应结订单金额,商户数据包,微信退款单号,退款金额,交易对方 \
	4201,SUCCESS,50.00,水费,,,周小明 4202,SUCCESS,7.00,,,,李小红 >"$work/wechat.csv"
made payment-import "$work/wechat.csv" --map wechat
lines=$(payment-list --unmatched --format csv --no-header --columns receipt)
printed receipt "$(echo "$lines" | sed -n 1p)" --text
out_has 挂账凭证
out_has '（挂账，待查）'
out_has '付款人：周小明'
out_has '对方流水号：4201'
made payment-match 4202 --refund --payee 李小红 --reason 转错 --as lihua
printed receipt "$(sed 's/.*\t//;q' "$work/out")" -o "$work/returned.pdf"
has_in_order "$work/returned.pdf" <<END
退费凭证
（挂账，待查）
领款人
李小红
微信
人民币柒元整
¥7.00
转错
原凭证：$(echo "$lines" | sed -n 2p)
对方流水号：4202
END

# ---- The statement -------------------------------------------------------------------------------

printed statement 0000054321 --to 2026-09-18 -o "$work/statement.pdf"
pages 1 "$work/statement.pdf"
has_in_order "$work/statement.pdf" <<'END'
荆门市供水总公司
水费对账单
用户编号：0000054321
户名
李四
用水地址
象山大道1号
对账期间
2026年9月18日至2026年9月18日
日期
事项
应收（元）
实收（元）
余额（元）
2026-09-18
过户20260918-XS-
67.55
-67.55
合计和期末余额
0.00
67.55
-67.55
备注
截至2026年9月18日：预存67.55元
用户核对
签字
供水单位
END
printed statement 0000054321 --holder 1 --to 2026-09-18 -o "$work/first.pdf"
has_in_order "$work/first.pdf" <<'END'
户名
张𬌗（原用户）
立户至2026年9月18日
2026-09-18
账单2026-07，30m³
86.40
账单2026-08，20m³
46.05
132.45
缴费20260918-XS-R0001
200.00
-67.55
过户20260918-XS-0003
-67.55
0.00
合计和期末余额
132.45
132.45
0.00
备注
截至2026年9月18日：已缴清
用户核对
签字
供水单位
END
printed statement 0000054321 --from 2026-09-19 --to 2026-12-31 --text
out_has '| 2026年9月19日至2026年12月31日' "a time of its own"
out_has '期初余额               |            |            |     -67.55 |'
out_lacks 20260918-XS-R0001
# On each page that goes on with the table its head stands again, and not over what follows it.
printed statement 0000054322 -o "$work/statement-many.pdf"
pages 3 "$work/statement-many.pdf"
pdftotext -raw "$work/statement-many.pdf" - | grep -c '^日期 事项' >"$work/out"
out_is "the head of the table is on every page" <<'END'
3
END
ok "whose statement was printed is noted" \
	sh -c 'grep form-print .git/onestop/reveals/2026-09.log | grep -q 0000054322'
refused 1 form-print statement 0000099999 --text
# Lower case is folded, so this is a number that no account has.
refused 1 form-print statement nonsense
refused 2 form-print statement no-number
refused 1 form-print statement 0000054321 --text --as jiwei
err_has "it requires role"

# ---- The one-time notice -------------------------------------------------------------------------

printed notice transfer --for unit -o "$work/notice.pdf"
pages 1 "$work/notice.pdf"
has_in_order "$work/notice.pdf" <<'END'
一次性告知书
更名过户
单位
荆水字〔2019〕17号第五条第（二）项
所需资料
水表过户更名申请表
单位营业执照
单位公章
房屋产权证明
当场办结
0元
用户签字
END
printed notice transfer --for person --text
out_has 身份证
out_lacks 公章（
printed notice volume-doubt --text
out_has '5个工作日'
out_has '受理 → 审核 → 办理 → 送达 → 回访'

# ---- The same bytes ------------------------------------------------------------------------------

for form in register approval transfer receipt statement; do
	case $form in
	register) set -- "$ticket" ;;
	approval) set -- "$suspension" ;;
	transfer) set -- "$transfer" ;;
	receipt) set -- "$receipt" ;;
	statement) set -- 0000054321 --to 2026-09-18 ;;
	esac
	run env ONESTOP_NOW=2026-11-02T10:00:00+08:00 LANGUAGE=zh_CN TZ=America/Lima \
		form-print $form "$@"
	is_status 0
	ok "$form: the same bytes on another day, in another language and time zone" \
		cmp "$work/$form.pdf" "$work/out"
	run env LC_ALL=C LANG=C form-print $form "$@"
	is_status 0
	ok "$form: the same bytes where no character but ASCII is known" cmp "$work/$form.pdf" "$work/out"
	run env LC_ALL=C LANG=C form-print $form "$@" --text
	is_status 0
	cp "$work/out" "$work/plain"
	printed $form "$@" --text
	ok "$form: and the same text" cmp "$work/plain" "$work/out"
	printed $form "$@" -o -
	ok "$form: -o - is standard output" cmp "$work/$form.pdf" "$work/out"
	pdffonts "$work/$form.pdf" | awk 'NR > 2 && ($(NF - 4) != "yes" || $1 !~ /Noto|DejaVu/)' >"$work/bad"
	ok "$form: every font is in the file" diff /dev/null "$work/bad"
	pdfinfo "$work/$form.pdf" | grep -E '张|买买提|13[89]00|110105|L-20' >"$work/bad"
	ok "$form: nothing personal in what a file says of itself" diff /dev/null "$work/bad"
done
pdfinfo -isodates "$work/register.pdf" | grep '^CreationDate' >"$work/out"
out_has 2026-09-18T "the file is dated by the record"

# ---- Texts that are too long for their cell ------------------------------------------------------

request=$(awk 'BEGIN { for (i = 1; i <= 90; i++) printf "第%d行，反映水量异常。\n", i }')
made ticket-new other --name 王小明 --phone 13800138000 --request "$request"
printed register "$id" -o "$work/long.pdf"
pages 4 "$work/long.pdf"
printf '%s\n' 用户诉求 （内容较长，全文见附页） 附页：用户诉求 "$request" >"$work/lines"
has_in_order "$work/long.pdf" <"$work/lines"

# ---- A character that no font has ----------------------------------------------------------------

made ticket-new other --name "$(printf '\363\260\200\200某')" --phone 13800138000 --request 咨询
echo keep >"$work/kept.pdf"
refused 1 form-print register "$id" -o "$work/kept.pdf"
err_is "names the character and where it stands" <<END
form-print: 姓名或单位: no font here has the character U+F0000 ($(printf '\363\260\200\200')); first: install a font that has it
END
echo keep >"$work/expected"
ok "and leaves the file that was there" diff "$work/expected" "$work/kept.pdf"
printed register "$id" --text

printf '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>%s</cachedir></fontconfig>' \
	"$work/fontcache" >"$work/fonts.conf"
refused 5 env FONTCONFIG_FILE="$work/fonts.conf" form-print register --blank
err_is "no Chinese font at all" <<'END'
form-print: the font "Noto Serif CJK SC" is not installed; first: apt-get install fonts-noto-cjk
END
out_is "and nothing was printed" </dev/null

# ---- Refusals ------------------------------------------------------------------------------------

refusal() {
	expected=$1
	line=$2
	shift 2
	refused "$expected" "$@"
	err_is "and says: $line" <<-END
		$line
	END
	out_is "and prints nothing" </dev/null
}
refusal 1 "form-print: ticket $ticket is of the service 供水设施管理, which has no annex 8; first: form-print register $ticket" \
	form-print approval "$ticket"
refusal 1 "form-print: ticket $suspension is of the service 报停, which has no annex 10; first: form-print register $suspension" \
	form-print transfer "$suspension"
refusal 1 "form-print: there is no ticket 20260918-XS-9999; first: ticket-list" \
	form-print register 20260918-XS-9999
refusal 1 "form-print: there is no receipt 20260918-XS-R9999; first: payment-list" \
	form-print receipt 20260918-XS-R9999
refused 1 form-print notice no-such-service
refused 2 form-print register nonsense
refused 2 form-print receipt "$ticket"
refusal 2 'form-print: form "ledger" is not one of: register, approval, transfer, receipt, notice, slip, evidence, statement' \
	form-print ledger "$ticket"
refusal 2 "form-print: --blank is the empty form; \"$ticket\" cannot be given with it" \
	form-print register "$ticket" --blank
refusal 2 'form-print: what is to be printed is missing; first: form-print --help' \
	form-print register
refusal 2 'form-print: --for goes with notice' form-print register "$ticket" --for unit
refusal 2 'form-print: --from and --to go with statement' form-print receipt "$receipt" --from 2026-09-01
refusal 2 'form-print: --from and --to go with statement' form-print register "$ticket" --to 2026-09-01
refusal 2 'form-print: --to is before --from' \
	form-print statement 0000054321 --from 2026-09-02 --to 2026-09-01
refusal 2 'form-print: "statement" has no empty form' form-print statement --blank
refusal 2 'form-print: "receipt" has no empty form' form-print receipt --blank
refusal 2 'form-print: "notice" has no empty form' form-print notice --blank
refused 2 form-print notice transfer --for anybody
refused 5 form-print register "$ticket" -o "$work/no-such-directory/x.pdf"
# A disk that is full is told as such, whatever goes there.
for face in '' --text; do
	# shellcheck disable=SC2086 # none or one word
	{
		refusal 5 'form-print: cannot write standard output: No space left on device' \
			sh -c 'form-print "$@" >/dev/full' - register "$ticket" $face
		refusal 5 'form-print: cannot write /dev/full: No space left on device' \
			form-print register "$ticket" $face -o /dev/full
	}
done
if [ "$(id -u)" = 0 ] && mkdir "$work/small" && mount -t tmpfs -o size=8k none "$work/small" 2>/dev/null; then
	refusal 5 "form-print: cannot write $work/small/x.pdf: No space left on device" \
		form-print register "$ticket" -o "$work/small/x.pdf"
	ok "and nothing is left there" test -z "$(ls -A "$work/small")"
	umount "$work/small"
else
	pass "a small disk # SKIP it takes root to mount one"
fi

# PDF does not go to a terminal unless it is asked for by name.
run script -qec "form-print register $ticket" /dev/null
is_status 2
out_has 'PDF is not for a terminal; first: -o <file>, or --text'
out_lacks %PDF
run script -qec "form-print register $ticket --text" /dev/null
is_status 0
out_has 姓名或单位

# ---- Who may -------------------------------------------------------------------------------------

printed register "$ticket" --as zhaolei -o "$work/again.pdf"
refusal 1 "form-print: 纪伟 may not run form-print: it requires role clerk or handler or supervisor or administrator (roles are in catalogue/staff.yaml); first: ask an admin" \
	form-print register "$ticket" --as jiwei
refusal 1 'form-print: no staff member is called "nobody"; first: staff-list' \
	env ONESTOP_STAFF=nobody form-print register "$ticket"
refused 1 form-print receipt "$receipt" --as jiwei
run env ONESTOP_STAFF=nobody form-print register --blank --text
is_status 0 "an empty form takes no role"
run env ONESTOP_STAFF=nobody form-print notice transfer --text
is_status 0 "a notice takes no role"

finish

#!/bin/sh
# What a clerk meets on the first day at a window: the words typed are Chinese, so is what is read, people and
# windows have their names, and what is to be typed next can be typed.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people
given account-new 0000012345 --name 陈明 --phone 13500135000 --address 长宁大道8号 --use residential=100
unset LANGUAGE

# at_terminal COMMAND: with a terminal on all three streams; what was printed in $work/out.
at_terminal() {
	run script -qec "$*" /dev/null
	tr -d '\r' <"$work/out" >"$work/plain"
	mv "$work/plain" "$work/out"
}

# ---- A matter, from its first word to its last ------------------------------------------------------------

while IFS='|' read -r line said <&3; do
	at_terminal "$line"
	is_status 0 "$line"
	out_has "$said" "$line says $said"
done 3<<'END'
ticket-new 水量疑问 --account 12345 --request 走得快|20260918-XS-0001 已受理：水量疑问，用户编号 0000012345
ticket-assign 1|20260918-XS-0001 已转办营抄中心，计划完成时限 2026-09-24（周四）
ticket-result 1 --text 内漏|20260918-XS-0001 
ticket-close 1 --told 电话 --visit 满意|已归档
END

# ---- Nothing that people read is a code -------------------------------------------------------------------

given ticket-new 水费咨询 --name 张华 --request 询问水价 --answer 已说明
run ticket-show 20260918-XS-0002
out_lacks 未接通 "who was not called back was not out of reach"
out_has 未回访：当场办结
given ticket-new 水表计量 --name 孙海 --phone 13600136009 --request 表快
run ticket-show 20260918-XS-0003
out_has "窗口XS" "a window is called so"
given ticket-assign 20260918-XS-0003
at_terminal ticket-result 3 --text 已核查
out_has '已代“营抄中心”记录' "whose result it was, not whose stage is next"
run ticket-new connect --name 陈红 --phone 13600136000 --request 新装 --missing 护照
err_has '、licence（营业执照）、' "documents have their names"
run service-show transfer
out_has '原用户和新用户身份证（复印件）  id-copy' "and their codes, where one is looked up"
run service-list
out_has "服务代码 " "what is typed for a service heads its codes"
out_lacks 办理类别 "and not what a service is"
run service-show transfer
out_has "服务代码: "
run onestop
out_lacks 人员代号

# ---- Acts of one name: of a ticket, of an account ---------------------------------------------------------

given account-pay 0000012345 10 --method 现金
given account-pay --void 20260918-XS-R0001 --reason 收错
run store-log --columns program,what
while read -r program act <&3; do
	ok "$program is told as $act" grep -q "^$program .*$act" "$work/out"
done 3<<'END'
account-pay 缴费冲正
END
out_lacks 误登作废

# ---- What is typed for the record of a form ---------------------------------------------------------------

while IFS='|' read -r line said <&3; do
	at_terminal "form-print $line --text"
	is_status 0 "form-print $line"
	out_has "$said" "form-print $line prints $said"
done 3<<'END'
告知书 更名过户|更名过户
notice gmgh|更名过户
notice transfer|更名过户
收据 r1|20260918-XS-R0001
statement 12345|0000012345
END

# ---- What to type next can be typed -----------------------------------------------------------------------

while IFS='|' read -r line <&3; do
	at_terminal "$line"
	is_status 1 "$line"
	out_has '请先：account-list --find <文字>' "$line"
done 3<<'END'
account-show 777
account-pay 9999999 --method 现金
END


finish

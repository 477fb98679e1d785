#!/bin/sh
# At a terminal every program that writes says its result as a sentence; in a pipe it is a line for programs.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people
export LC_ALL=C.UTF-8
household
household
household
printf 'account,period,volume_m3,amount\n%s,2026-07,30,86.40\n' 0000100001 >"$work/bills.csv"
printf '户号,户名,用水地址\n0000200001,张三,象山大道3号\n' >"$work/accounts.csv"
printf '受理日期,办理事项,姓名,联系电话,诉求\n2026-09-01,水量疑问,赵四,13800138007,走得快\n' >"$work/ledger.csv"
printf '%%PDF-1.4\n' >"$work/scan.pdf"
cp calendar/2026.yaml "$work/notice.yaml"

# terminal COMMAND: what a person sees of it.
terminal() {
	run sh -c 'cd "$2" && LANGUAGE=zh_CN script -qec "stty cols 200 rows 50; export TERM=xterm; $1" /dev/null </dev/null | tr -d "\r"' - \
		"$1" "$store"
}

# Without a sentence at its end a line only makes ready.  DAY is that of September on which it happens.
touch "$work/said"
while IFS='|' read -r day command sentence <&3; do
	ONESTOP_NOW=2026-09-${day}T09:00:00+08:00
	if [ -z "$sentence" ]; then
		# shellcheck disable=SC2086 # words
		given $command
		continue
	fi
	terminal "$command"
	out_has "$sentence" "$command: $sentence"
	out_lacks "$(printf '\t')" "$command: nothing for programs"
	echo "${command%% *}" >>"$work/said"
done 3<<TABLE
18|store-init $work/another --desk DB --test-clock --claimed --staff-name 王敏|$work/another 已建立窗口 DB 的数据目录
18|desk-set XT --name 三号窗口|窗口 XT：三号窗口
18|staff-set qianwu --name 钱五 --badge 009 --roles clerk,handler|qianwu 钱五：窗口人员、责任人
18|staff-away lihua --from 2026-10-08 --until 2026-10-16 --deputy sunli|lihua 离岗 2026-10-08..2026-10-16
18|staff-note lihua --text 佩戴工号牌|lihua 已登记备注
18|calendar-import $work/notice.yaml|calendar/2026.yaml 已导入放假通知：国务院办公厅
18|ticket-new volume-doubt --account 0000100001 --request 走得快|20260918-XS-0001 已受理：水量疑问，用户编号 0000100001
18|ticket-new suspend --account 0000100002 --request 外出 --missing id-card|已登记：报停；待补正：用户身份证
18|ticket-assign 20260918-XS-0001|20260918-XS-0001 已转办营抄中心，计划完成时限 2026-09-24（周四）
18|ticket-assign 20260918-XS-0001 --to network --handler zhaolei --reason 属管网|20260918-XS-0001 已转派管网部（责任人赵磊），计划完成时限 2026-09-24（周四）
18|ticket-note 20260918-XS-0001 --text 来电询问|20260918-XS-0001 已登记备注
18|ticket-attach 20260918-XS-0001 $work/scan.pdf|20260918-XS-0001 附件已保存（pdf，9字节）
18|ticket-edit 20260918-XS-0001 --phone 13900139001 --reason 录入错误|20260918-XS-0001 更正
18|ticket-remind 20260918-XS-0001 --to 管网部赵磊 --answer 明日上门|20260918-XS-0001 已登记催办
18|ticket-hold 20260918-XS-0001 --reason 送检 --until 2026-09-22|20260918-XS-0001 已挂起，预计到 2026-09-22（周二）
18|ticket-resume 20260918-XS-0001|20260918-XS-0001 已恢复办理，计划完成时限 2026-09-24（周四）
18|ticket-extend 20260918-XS-0001 --days 2 --reason 需开挖路面 --told phone --said 需两日后答复|20260918-XS-0001 已延期，计划完成时限 2026-09-
18|ticket-return 20260918-XS-0001 --reason 不属本部门职责|20260918-XS-0001 已由承办单位退单，请重新转办
18|ticket-assign 20260918-XS-0001 --to meter-reading|
18|ticket-result 20260918-XS-0001 --text 内漏|20260918-XS-0001 已办结，待告知用户（ticket-deliver）
18|ticket-reject 20260918-XS-0001 --reason 未到现场核查|20260918-XS-0001 办理结果已驳回
18|ticket-result 20260918-XS-0001 --text 现场核查，内漏|
18|ticket-deliver 20260918-XS-0001 --by phone|20260918-XS-0001 已送达用户（电话）
18|ticket-undo 20260918-XS-0001 --reason 告知了别的用户|20260918-XS-0001 已撤销上一步，现为：已办结（待送达）
18|ticket-deliver 20260918-XS-0001 --by phone|
18|ticket-visit 20260918-XS-0001 --satisfaction satisfied|20260918-XS-0001 已登记回访：满意
18|ticket-close 20260918-XS-0001|20260918-XS-0001 已归档
18|ticket-reopen 20260918-XS-0001 --reason 又不准|20260918-XS-0001 已重办，第2轮
18|ticket-review 20260918-XS-0002 --papers-complete|20260918-XS-0002 资料已齐
18|ticket-withdraw 20260918-XS-0002 --reason 用户撤回|20260918-XS-0002 已撤回
18|ticket-new facility --name 李四 --phone 13900139000 --address 象山大道1号 --request 井盖破损|
18|ticket-new facility --name 王五 --phone 13900139002 --address 象山大道1号 --request 井盖破损|
18|ticket-link 20260918-XS-0004 --duplicate-of 20260918-XS-0003|20260918-XS-0004 已并入 20260918-XS-0003
18|ticket-new meter-test --account 0000100002 --name 王小明 --phone 13800138000 --request 不准|
18|ticket-assign 20260918-XS-0005|
18|ticket-result 20260918-XS-0005 --text 已核查|20260918-XS-0005 第1步/共3步，下一步：拆表送检（计量检定），计划完成时限 2026-09-24（周四）
18|ticket-import $top/data/import/ledger-zh-sample.csv --map $top/data/import/ledger-zh.yaml|已转入
18|account-new 0000300001 --name 李四 --address 象山大道9号|0000300001 已立户，户名 李四
18|account-import $work/accounts.csv|新增1个用户
18|account-edit 0000300001 --remark 独居 --reason 补登|0000300001 更正
18|account-read 0000100001 --reading 130|0000100001 上次抄表以来用水 30 立方米
18|bill-import $work/bills.csv|已转入1笔账单，共86.40元
18|account-pay 0000100001 100 --method cash|20260918-XS-R0001 应收 86.40 元，实收 100.00 元，现预存 13.60 元
18|account-refund 0000100001 3.60 --method cash --payee 王小明 --reason 多缴 --as lihua|20260918-XS-R0002 已退 3.60 元，现预存 10.00 元
18|bill-adjust 0000100001 2026-07 --amount -6.40 --reason 抄表差错|账单 2026-07（用户 0000100001）已调整
18|bill-void 0000100001 2026-07 --reason 录入差错|账单 2026-07（用户 0000100001）已作废
18|account-contact 0000100002 --phone 13700137000|预留信息，用户编号 0000100002：已归档
18|account-class 0000100002 --use residential=60,non-residential=40 --paper all|用水类别、用水比例调整，用户编号 0000100002：
18|account-base 0000100002 --population 6 --paper all|第一阶梯月基础水量调整，用户编号 0000100002：已归档
18|account-suspend 0000100003 --reading 120 --reason 外出 --paper all|报停，用户编号 0000100003：
18|account-resume 0000100003 --reading 120 --paper all|启用，用户编号 0000100003：
18|account-meter 0000300001 --work install --meter-no M900 --new-reading 0 --seal S77 --paper all|水表拆装，用户编号 0000300001：
18|account-transfer 0000100002 --missing property-proof|更名过户，用户编号 0000100002：
18|account-cancel 0000100003 --reading 121 --final-bill 0 --confirm 0000100003 --reason 拆迁 --paper all|销户，用户编号 0000100003：
18|payment-close --counted cash=96.40 --confirm 2026-09-18|2026-09-18 窗口 XS 已日结：2笔，共 96.40 元
18|payment-reopen 2026-09-18 --reason 漏记 --as sunli|2026-09-18 窗口 XS 的当日账已重新打开
18|store-archive --before 2026-10|件工单已装订成 
18|store-maintain|打包
28|ticket-escalate 20260918-XS-0005 --cause department --accountability 通报批评 --as jiwei|20260918-XS-0005
TABLE

# What is not among them has a reason.
for program in "$BUILD"/bin/*; do
	name=$(basename "$program")
	"$program" --spec >"$work/spec"
	grep -q '"need": "\(write\|new\)"' "$work/spec" || continue
	case $name in
	payment-import | payment-match | ticket-redue | store-restore | store-upgrade | store-clone | *-resolve) continue ;; # below, or of another store
	esac
	ok "$name: its sentence is tried" grep -qx "$name" "$work/said"
done

# ---- Off a terminal, quiet, tried only -----------------------------------------------------------

ONESTOP_NOW=2026-09-18T09:00:00+08:00
given ticket-new facility --name 李四 --phone 13900139000 --address 象山大道1号 --request 井盖破损
id=$(cat "$work/out")
LANGUAGE=zh_CN run ticket-assign "$id" --to network
quiet
out_is "in a pipe: id, department and due date" <<END
$id	network	2026-09-24
END
terminal "ticket-result $id --text 已更换 --quiet"
out_is "--quiet: the same at a terminal" <<END
$id	done
END
terminal "ticket-deliver $id --by phone --dry-run"
out_has "$id	delivered" "--dry-run: nothing is said to have been done"
out_lacks 已送达用户 "--dry-run: no sentence"
for command in 'ticket-list --state on-hold' 'report-overdue --department discipline' 'account-list --find 没有' report-arrears 'payment-list --day 2026-09-01'; do
	terminal "$command"
	out_is "$command: that there is nothing is said" <<'END'
没有找到符合条件的记录
END
	# shellcheck disable=SC2086 # words
	run $command
	out_is "$command: in a pipe there is nothing" </dev/null
	quiet
done

finish

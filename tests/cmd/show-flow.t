#!/bin/sh
# A flow as a tree and as a graph, a ticket in it, and the evidence of a delay.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

# ---- The flow of a service ------------------------------------------------------------------------

run service-show connect --flow
is_status 0
quiet
out_is "the cost of each step is 0" <<'END'
供水接入（default, not from the regulation）
step             department working days note
新装接入
├─受理登记       客服中心              0 办理成本0元
├─现场查勘与方案 工程部                3 办理成本0元
├─施工           工程部                  外部审批和用户自建工程期间挂起，不计时限；办理成本0元
├─验收装表通水   工程部                0 会同营抄中心；办理成本0元
├─立户建档       营抄中心                办理成本0元
└─送达           window                  办理成本0元
END
run service-show use-class --flow --format csv
out_is "csv" <<'END'
name,department,days,note
受理,window,,
现场核实,meter-reading,3,两人到场，拍照、抄表
审核,service-center,1,
调整,meter-reading,,从下一个计费月起执行
送达,window,,
END
run service-show use-class --flow --format json --columns number,name,days
is_status 0
out_has '"name": "现场核实"'
out_has '"days": "3"'
run service-show meter-test --dot
is_status 0
quiet
out_is "a graph" <<'END'
digraph flow {
	rankdir=LR;
	node [shape=box];
	label="水表计量不准确投诉";
	step1 [label="受理\nwindow"];
	step2 [label="现场核查\n营抄中心\n2 working days"];
	step3 [label="拆表送检\n计量检定"];
	step4 [label="结论处理\n营抄中心"];
	step5 [label="送达\nwindow"];
	step1 -> step2;
	step2 -> step3;
	step3 -> step4;
	step4 -> step5;
}
END
if command -v dot >/dev/null; then
	ok "which Graphviz reads" sh -c 'dot -Tsvg "$1"' - "$work/out"
fi

# Every service that is received has a flow; the others have one or say that they are done at once.
given service-list --ids
mv "$work/out" "$work/ids"
while read -r code <&3; do
	for how in --flow --dot; do
		run service-show "$code" $how
		case $code in
		consult-* | pay | contact | transfer)
			is_status 1
			err_is <<END
service-show: service $(service_name "$code") has no flow: it is done at once
END
			;;
		*)
			is_status 0
			out_has window
			;;
		esac
	done
done 3<"$work/ids"
sed -i 's/name: "一站式服务"/name: "一站式\\"服务\\\\"/; s/name: "受理"/name: "受\\"理\\\\"/' catalogue/flows.yaml
run service-show facility --dot
out_has 'step1 [label="受\"理\\\nwindow"];' "quotation marks and backslashes are escaped"
git checkout -q catalogue/flows.yaml

# ---- The one-time notice --------------------------------------------------------------------------

run service-show suspend --notice --for person
is_status 0
out_has '用户身份证（原件）'
out_has '用户用水业务审批表（报停，一式三联，用户签字）（原件）'
out_has '代办人身份证（原件；由他人代办时）'
out_lacks '  · 营业执照' "what only a unit brings is left out"
out_has '办理流程：受理 → 审核 → 抄表并拆表或关阀 → 变更状态 → 各联送达'
out_has '办理时限：5个工作日'
out_has '办理费用：0元'
run service-show suspend --notice
out_has '用户身份证（原件）' "without --for: what either brings"
out_has '营业执照（复印件）'
run service-show complaint --notice
is_status 0
out_has '  无需携带资料' "where nothing is to be brought, it says so"
run service-show transfer --notice --for unit
is_status 0
cp "$work/out" "$work/english"
run env LANGUAGE= LANG=zh_CN.UTF-8 service-show transfer --notice --for unit
out_is 'the same in every language' <"$work/english"
refusal 2 'service-show: --for goes with --notice' service-show transfer --for unit
refusal 2 'service-show: --flow and --notice exclude each other' service-show connect --flow --notice
refusal 2 'service-show: --flow and --dot exclude each other' service-show connect --flow --dot
refusal 2 'service-show: --for: "dog" is not one of: any, person, unit' \
	service-show transfer --notice --for dog

# ---- A ticket goes through a flow of several steps ------------------------------------------------

# flow: the flow of $id, without its heading.
flow() {
	given ticket-show "$id"
	sed -n '/^flow:$/,/^$/p' "$work/out" | sed '1,2d; $d; s/  *$//' >"$work/flow"
	mv "$work/flow" "$work/out"
}
given staff-set zhaolei --department meter-reading
given ticket-new meter-test --name 王小明 --phone 13800138000 --request 水表偏快
id=$(cat "$work/out")
flow
out_is "received" <<'END'
水表计量不准确投诉处理
├─受理                 window                  done         王敏 2026-09-18 09:00
├─现场核查             营抄中心              2 you are here
├─拆表送检             计量检定
├─结论处理             营抄中心
└─送达                 window
END
done_as "$id${tab}meter-reading${tab}2026-09-24" ticket-assign "$id" --to meter-reading
done_as "$id${tab}assigned" at 09-21 ticket-result "$id" --text 用户仍有异议 --as zhaolei
done_as "$id${tab}on-hold" at 09-22 ticket-hold "$id" --reason 送检
done_as "$id${tab}2026-09-30${tab}2026-09-24" at 09-28 ticket-resume "$id"
done_as "$id${tab}assigned" at 09-28 ticket-result "$id" --text 检定不合格
flow
out_is "two steps done" <<'END'
水表计量不准确投诉处理
├─受理                 window                  done         王敏 2026-09-18 09:00
├─现场核查             营抄中心              2 done         赵磊 2026-09-21 09:00
├─拆表送检             计量检定                done         王敏 2026-09-28 09:00
├─结论处理             营抄中心                you are here
└─送达                 window
END
run ticket-show "$id"
out_has '现场核查: 用户仍有异议' "what each step gave is in the time line"
out_has '拆表送检: 检定不合格'
refused 1 at 09-29 ticket-deliver "$id" --by phone
done_as "$id${tab}done" at 09-29 ticket-result "$id" --text 已换表，退补水费
shows result,result_at "the last one is the result" <<'END'
已换表，退补水费,2026-09-29T09:00:00+08:00
END
given at 09-29 ticket-deliver "$id" --by phone
flow
out_is "delivered" <<'END'
水表计量不准确投诉处理
├─受理                 window                  done  王敏 2026-09-18 09:00
├─现场核查             营抄中心              2 done  赵磊 2026-09-21 09:00
├─拆表送检             计量检定                done  王敏 2026-09-28 09:00
├─结论处理             营抄中心                done  王敏 2026-09-29 09:00
└─送达                 window                  done  王敏 2026-09-29 09:00
END

# The matter may be over at the first step.
given ticket-new meter-test --name 王小明 --phone 13800138000 --request 水表偏快
id=$(cat "$work/out")
given ticket-assign "$id" --to meter-reading
done_as "$id${tab}done" ticket-result "$id" --text 现场核查正常，用户认可 --final
shows state,result <<'END'
done,现场核查正常，用户认可
END
# A service without several handling steps is done with the first result.
ticket_in assigned
done_as "$id${tab}done" ticket-result "$id" --text 已更换井盖

# What was withdrawn before a review was not reviewed.
ticket_in withdrawn
flow
ok "withdrawn: the review is not done" sh -c '! grep "审核.*done" "$1"' - "$work/out"

# ---- The evidence of a delay ----------------------------------------------------------------------

given ticket-new volume-doubt --name 王小明 --phone 13800138000 --request 水量异常
id=$(cat "$work/out")
given ticket-assign "$id" --to meter-reading --handler zhaolei
given at 09-28 ticket-remind "$id" --to 赵磊 --answer 明日上门 --told phone --said 已催办
given at 09-29 ticket-escalate "$id" --note 超期两日
run at 09-30 ticket-escalate "$id" --cause department --accountability 通报批评 --as jiwei
is_status 0
export ONESTOP_NOW=2026-10-08T09:00:00+08:00
run ticket-show "$id" --evidence
is_status 0
quiet
sed 's/[0-9a-f]\{40\}$/COMMIT/' "$work/out" >"$work/page"
mv "$work/page" "$work/out"
out_is "for people" <<END
ticket:                        $id
service:                       水量疑问
state:                         assigned
received by:                   王敏 (identity not verified)
department:                    营抄中心
handler:                       赵磊
received at:                   2026-09-18 09:00
assigned at:                   2026-09-18 09:00
first due:                     2026-09-24
due:                           2026-09-24
late:                          yes
late since the end of:         2026-09-24
working days overdue:          4
working days held:             0
times extended:                0
times returned:                0
customer told of the delay at: 2026-09-28 09:00
escalated at:                  2026-09-29 09:00
cause of the delay:            the department
accountability:                通报批评
holiday notices:               国务院办公厅 国办发明电〔2025〕7号
basis:                         article 5(3), article 4, article 6
commit:                        COMMIT

round 1: 水量异常

due dates:
at               by                           what   due before due after  reason
2026-09-18 09:00 王敏 (identity not verified) assign            2026-09-24

what the customer was told:
at               who                          badge number told by note
2026-09-28 09:00 王敏 (identity not verified) 001          phone   已催办

reminders:
at               who                          badge number note
2026-09-28 09:00 王敏 (identity not verified) 001          赵磊: 明日上门

escalation:
escalated at     cause of the delay accountability
2026-09-29 09:00 the department     通报批评

who held it:
held by  state    from             to               working days charged to working days charged
王敏     received 2026-09-18 09:00 2026-09-18 09:00            0 window                        0
客服中心 approved 2026-09-18 09:00 2026-09-18 09:00            0 客服中心                      0
营抄中心 assigned 2026-09-18 09:00                             9 营抄中心                      9

time line:
at               who                          badge number what                               note           commit
2026-09-18 09:00 王敏 (identity not verified) 001          receive                                           COMMIT
2026-09-18 09:00 王敏 (identity not verified) 001          approve                                           COMMIT
2026-09-18 09:00 王敏 (identity not verified) 001          assign                                            COMMIT
2026-09-28 09:00 王敏 (identity not verified) 001          remind                             赵磊: 明日上门 COMMIT
2026-09-28 09:00 王敏 (identity not verified) 001          tell the customer how things stand 已催办         COMMIT
2026-09-29 09:00 王敏 (identity not verified) 001          escalate                           超期两日       COMMIT
2026-09-30 09:00 纪伟 (identity not verified) 005          record cause and accountability                   COMMIT
END
run ticket-show "$id" --evidence --format json
is_status 0
quiet
for line in "\"id\": \"$id\"" '"department": "meter-reading"' '"handler": "zhaolei"' \
	'"first_due": "2026-09-24"' '"overdue_days": 4' '"held_days": 0' '"cause": "department"' \
	'"accountability": "通报批评"' "\"commit\": \"$(git rev-parse HEAD)\"" '"act": "remind"' \
	'"holder": "meter-reading"' '"days": 9' '"act": "find-cause"' '"六"'; do
	out_has "$line" "json: $line"
done
out_lacks 13800138000 "telephone numbers stay masked"
refused 1 ticket-show 20260918-XS-9999 --evidence

# Another day, another commit, the same ticket: the figure follows the day, and stops at the result.
run at 09-25 ticket-show "$id" --evidence --format csv --no-header --columns overdue_days
out_is "in the holiday" <<'END'
0
END
given at 10-09 ticket-result "$id" --text 已换表
run at 10-20 ticket-show "$id" --evidence --format csv --no-header --columns overdue_days,result_at
out_is "done on 9 October: five working days late" <<'END'
5,2026-10-09T09:00:00+08:00
END

finish

#!/bin/sh
# The evidence of a ticket: ticket-show --evidence and form-print evidence tell round by round who did what,
# how the due date moved, what the customer was told, whose days went, and which commit has it.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"

export ONESTOP_NOW=2026-08-03T09:00:00+08:00
new_store
given staff-set wangmin --badge 001
given staff-set zhaolei --name 赵磊 --badge 102 --roles handler --department network
given staff-set sunli --name 孙丽 --roles supervisor --department service-center
given staff-set jiwei --name 纪伟 --roles inspector --department discipline

given at 08-03 ticket-new facility --name 王小明 --phone 13800138000 --address 象山大道1号 --request 井盖破损
id=$(cut -f 1 "$work/out")
given at 08-03 ticket-assign "$id" --to network --handler zhaolei
given at 08-05 ticket-hold "$id" --reason 等许可 --until 2026-08-07 --told phone --said 许可未到 --as sunli
given at 08-07 ticket-resume "$id" --as sunli
given at 08-10 ticket-extend "$id" --days 2 --reason 缺材料 --told phone --said 再等两天 --as sunli
given at 08-17 ticket-remind "$id" --to 管网部赵磊 --answer 明天完成 --told phone --said 还在抢修
given at 08-18 ticket-escalate "$id" --note 逾期
given at 08-19 ticket-escalate "$id" --cause department --accountability 通报批评 --as jiwei
given at 08-20 ticket-result "$id" --text 已更换井盖 --as zhaolei
given at 08-20 ticket-deliver "$id" --by phone
given at 08-21 ticket-visit "$id" --satisfaction dissatisfied --solved no
given at 08-21 ticket-close "$id"
given at 08-24 ticket-reopen "$id" --reason 井盖又响
given at 08-24 ticket-assign "$id" --to network
given at 08-26 ticket-result "$id" --text 已垫胶条 --as zhaolei

export ONESTOP_NOW=2026-08-26T10:00:00+08:00
head=$(git rev-parse HEAD)
first=$(git log --reverse --format=%H -- "tickets/open/2026-08-03/$id.yaml" | sed -n 1p)

run ticket-show "$id" --evidence
is_status 0
grep -v "^commit: " "$work/out" | sed 's/[0-9a-f]\{40\}$/COMMIT/' >"$work/page"
mv "$work/page" "$work/out"
out_is "a section for each round" <<END
ticket:               $id
service:              供水设施管理
state:                done, to be delivered
received by:          王敏 (identity not verified)
department:           管网部
received at:          2026-08-03 09:00
assigned at:          2026-08-24 09:00
first due:            2026-08-31
due:                  2026-08-31
done at:              2026-08-26 09:00
late:                 no
working days overdue: 0
working days held:    0
times extended:       0
times returned:       0
holiday notices:      国务院办公厅 国办发明电〔2025〕7号
basis:                article 5(3), article 4, article 6

round 1: 井盖破损

findings:
at               who                          badge number department note
2026-08-20 09:00 赵磊 (identity not verified) 102          管网部     已更换井盖

due dates:
at               by                           what        due before due after  reason
2026-08-03 09:00 王敏 (identity not verified) assign                 2026-08-10
2026-08-05 09:00 孙丽 (identity not verified) put on hold 2026-08-10 2026-08-12 等许可 / 许可未到
2026-08-10 09:00 孙丽 (identity not verified) extend      2026-08-12 2026-08-14 缺材料 / 再等两天

what the customer was told:
at               who                          badge number told by note
2026-08-05 09:00 孙丽 (identity not verified)              phone   等许可 / 许可未到
2026-08-10 09:00 孙丽 (identity not verified)              phone   缺材料 / 再等两天
2026-08-17 09:00 王敏 (identity not verified) 001          phone   还在抢修
2026-08-20 09:00 王敏 (identity not verified) 001          phone   已更换井盖

reminders:
at               who                          badge number note
2026-08-17 09:00 王敏 (identity not verified) 001          管网部赵磊: 明天完成

escalation:
escalated at     cause of the delay accountability
2026-08-18 09:00 the department     通报批评

who held it:
held by  state                 from             to               working days charged to working days charged
王敏     received              2026-08-03 09:00 2026-08-03 09:00            0 window                        0
客服中心 approved              2026-08-03 09:00 2026-08-03 09:00            0 客服中心                      0
管网部   assigned              2026-08-03 09:00 2026-08-05 09:00            2 管网部                        1
管网部   on hold               2026-08-05 09:00 2026-08-07 09:00            2 管网部                        1
管网部   assigned              2026-08-07 09:00 2026-08-20 09:00            9 管网部                        9
王敏     done, to be delivered 2026-08-20 09:00 2026-08-20 09:00            0 window                        0
王敏     delivered             2026-08-20 09:00 2026-08-21 09:00            1                               0
王敏     visited               2026-08-21 09:00 2026-08-21 09:00            0                               0
王敏     closed                2026-08-21 09:00 2026-08-24 09:00            1                               0

time line:
at               who                          badge number what                               note                 commit
2026-08-03 09:00 王敏 (identity not verified) 001          receive                                                 COMMIT
2026-08-03 09:00 王敏 (identity not verified) 001          approve                                                 COMMIT
2026-08-03 09:00 王敏 (identity not verified) 001          assign                                                  COMMIT
2026-08-05 09:00 孙丽 (identity not verified)              put on hold                        等许可 / 许可未到    COMMIT
2026-08-07 09:00 孙丽 (identity not verified)              resume                                                  COMMIT
2026-08-10 09:00 孙丽 (identity not verified)              extend                             缺材料 / 再等两天    COMMIT
2026-08-17 09:00 王敏 (identity not verified) 001          remind                             管网部赵磊: 明天完成 COMMIT
2026-08-17 09:00 王敏 (identity not verified) 001          tell the customer how things stand 还在抢修             COMMIT
2026-08-18 09:00 王敏 (identity not verified) 001          escalate                           逾期                 COMMIT
2026-08-19 09:00 纪伟 (identity not verified)              record cause and accountability                         COMMIT
2026-08-20 09:00 赵磊 (identity not verified) 102          result                                                  COMMIT
2026-08-20 09:00 王敏 (identity not verified) 001          deliver                                                 COMMIT
2026-08-21 09:00 王敏 (identity not verified) 001          visit                                                   COMMIT
2026-08-21 09:00 王敏 (identity not verified) 001          close                                                   COMMIT

round 2: 井盖又响

findings:
at               who                          badge number department note
2026-08-26 09:00 赵磊 (identity not verified) 102          管网部     已垫胶条

due dates:
at               by                           what   due before due after  reason
2026-08-24 09:00 王敏 (identity not verified) assign            2026-08-31

who held it:
held by  state                 from             to               working days charged to working days charged
客服中心 approved              2026-08-24 09:00 2026-08-24 09:00            0 客服中心                      0
管网部   assigned              2026-08-24 09:00 2026-08-26 09:00            2 管网部                        2
王敏     done, to be delivered 2026-08-26 09:00                             0 window                        0

time line:
at               who                          badge number what   note     commit
2026-08-24 09:00 王敏 (identity not verified) 001          reopen 井盖又响 COMMIT
2026-08-24 09:00 王敏 (identity not verified) 001          assign          COMMIT
2026-08-26 09:00 赵磊 (identity not verified) 102          result          COMMIT
END
run ticket-show "$id" --evidence
out_has "$head" "the commit it was taken from, which has the last event"
out_has "receive                                                 $first" "and the commit of each event"

# For programs: rounds with everything that stands on the page.
run ticket-show "$id" --evidence --format json
is_status 0
for key in '"findings"' '"dues"' '"tellings"' '"reminders"' '"hands"' '"acts"' '"charged_days": 9' \
	'"badge": "102"' '"claimed": true' '"channel": "phone"' '"from": "2026-08-12"' '"to": "2026-08-14"' \
	'"request": "井盖又响"' "\"commit\": \"$first\""; do
	out_has "$key"
done
ok "every event has its commit" test "$(grep -c '"commit": null' "$work/out")" = 0
ok "which git has" git merge-base --is-ancestor "$first" HEAD

# On paper.
run form-print evidence "$id" --text
is_status 0
for text in 工单办理情况核查材料 '首问责任人 | 王敏（工号 001，未核实' '第1轮（自2026年8月3日）' '第2轮（自2026年8月24日）' \
	'超期（2026年8月14日终）' 未超期 '延期：2026年8月12日 → 2026年8月14日' '赵磊（工号 102，未核实身份）　已更换井盖' \
	'告知用户（电话）' '王敏（工号 001，未核实身份）　管网部赵磊:' 明天完成 '重办原因' '井盖又响' '问责：通报批评' "〔$(printf %.10s "$first")〕" "$head"; do
	out_has "$text"
done
run env LANGUAGE=zh_CN form-print evidence "$id" --text
cp "$work/out" "$work/chinese"
run form-print evidence "$id" --text
ok "the words are Chinese whatever the language" cmp "$work/chinese" "$work/out"
run form-print evidence "$id" -o "$work/evidence.pdf" --as jiwei
is_status 0 "the inspector prints it"
ok "a PDF" test "$(head -c 4 "$work/evidence.pdf")" = %PDF
if command -v pdftotext >/dev/null; then
	pdftotext "$work/evidence.pdf" "$work/out"
	out_has 已更换井盖
	out_has 第2轮
else
	pass "the words of the PDF # SKIP pdftotext is not installed"
fi
refused 1 form-print register "$id" --as jiwei
refused 2 form-print evidence --blank
err_has '"evidence" has no empty form'
refused 1 form-print evidence 20260803-XS-0099
refused 2 form-print evidence

# Damaged events are told, and nothing is made up of them.
sed -i 's/^    received_at: /    colour: /' "tickets/open/2026-08-03/$id.yaml"
refused 3 ticket-show "$id" --evidence
err_has 'sets "colour"'
given git checkout -q tickets

finish

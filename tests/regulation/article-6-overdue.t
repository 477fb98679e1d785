#!/bin/sh
# 六、……到期未收到回复的，受理人应联系对应部门，询问进度，及时向用户反馈，并上报公司纪委，追查未完成原因，
# 因承办部门造成延期的，进行问责。
# Overdue: remind, tell the customer, escalate, in this order; then a person finds the cause, and where it is
# the department there is an outcome.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people
ticket_in assigned
export ONESTOP_NOW=2026-09-28T09:00:00+08:00
run report-overdue --format csv --no-header --columns id,owner,overdue_days,reminders,escalated
out_is "到期未收到回复的" <<END
$id,wangmin,1,0,false
END
refused 1 ticket-escalate "$id" --note 超期
err_has 'no reminder was recorded since it is overdue; the customer was not told since'

done_as "$id${tab}assigned" ticket-remind "$id" --to 管网部赵磊 --answer 缺配件
refused 1 ticket-escalate "$id" --note 超期
err_has 'the customer was not told'
done_as "$id${tab}assigned" ticket-remind "$id" --to 管网部赵磊 --told phone --said 两日内答复
done_as "$id${tab}assigned" ticket-escalate "$id" --note 超期一日，已催办两次
run report-overdue --format csv --no-header --columns id,reminders,escalated
out_is <<END
$id,2,true
END

# 追查原因, 问责: by the inspector.
refused 1 ticket-escalate "$id" --cause department --accountability 通报批评
refused 1 ticket-escalate "$id" --cause department --as jiwei
err_has 'needs its accountability'
done_as "$id${tab}assigned" ticket-escalate "$id" --cause department --accountability 通报批评 --as jiwei
run ticket-show "$id" --evidence
for line in 'working days overdue:          1' 'cause of the delay:            the department' \
	'accountability:                通报批评' 'basis:                         article 5(3), article 4, article 6' \
	'管网部赵磊: 缺配件' 两日内答复 超期一日，已催办两次; do
	out_has "$line"
done

finish

#!/bin/sh
# 附件1 一站式服务流程图 (steps by default: the chart is lost)
# 受理 → 审核 → 办理 → 送达 → 回访
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store

for service in volume-doubt facility complaint other; do
	run service-show $service --flow --format csv --no-header
	out_is "$service" <<'END'
受理,window,,填写《业务受理登记表》，告知用户流程和处理时限
审核,service-center,,
办理,handler,5,承办部门将结果反馈给受理人
送达,window,,告知用户结果
回访,owner,1,由首问责任人回访用户并记录
END
done

# you_are STEP: where the ticket stands.
you_are() {
	run ticket-show "$id"
	ok "$id stands at $1" grep -qE "─$1 .*you are here" "$work/out"
}
ticket_in received
you_are 审核
given ticket-assign "$id" --to network
you_are 办理
given ticket-result "$id" --text 已更换
you_are 送达
given ticket-deliver "$id" --by phone
you_are 回访
given ticket-visit "$id" --satisfaction satisfied
given ticket-close "$id"
run ticket-show "$id"
out_lacks 'you are here' "and has gone through"
run service-show facility --flow
out_has 'default, not from the regulation' "the chart is not the original's"

finish

#!/bin/sh
# 五（三）受理事项：新装接入、水量疑问、供水设施管理、报停、销户和用户投诉等；填写《业务受理登记表》，
# 告知用户流程和处理时限，及时流转，对时限予以监督，办理完结后告知用户结果并对服务质量进行回访记录；
# 不能马上受理的说明原因，告知所需资料。
# The ticket is the registration form; flow and limit are told, the limit is watched, the result told, the
# call-back recorded.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store

# Every matter of the article is there, with its form and its flow.
for service in connect volume-doubt facility suspend cancel complaint; do
	run service-show $service
	is_status 0
	out_has 'basis:                article 5(3)'
	out_has 'flow: ' "$service: the flow is told"
	out_has 'limit: ' "$service: and the limit"
done

# 登记表, 受理人.
done_as 20260918-XS-0001 ticket-new volume-doubt --name 王小明 --phone 13800138000 \
	--address 象山大道1号 --request 本月水量异常
id=20260918-XS-0001
shows owner,name,service,address,request,received_at <<'END'
wangmin,王小明,volume-doubt,象山大道1号,本月水量异常,2026-09-18T09:00:00+08:00
END

# 告知用户流程和处理时限: on a terminal, as the user stands there.
if command -v script >/dev/null; then
	run script -qec 'ticket-new complaint --name 李四 --phone 13900139000 --request 服务态度' /dev/null
	out_has 'flow: 受理 → 审核 → 办理 → 送达 → 回访'
	out_has 'limit: 5 working days'
	given ticket-withdraw 20260918-XS-0002 --reason 当面说清
fi

run form-print slip "$id" --text
out_has '最迟9月28日（周一）答复；9月20日（周日）调休上班，计入；9月25' "and on paper, to take home"

# 及时流转, 对时限予以监督.
done_as "$id${tab}meter-reading${tab}2026-09-24" ticket-assign "$id" --to meter-reading
run at 09-24 report-overdue --format csv --no-header --columns id,owed,late
out_is "on the last day nothing is late" </dev/null
run at 09-28 report-overdue --format csv --no-header --columns id,department,overdue_days
out_is "afterwards it is, every day" <<'END'
20260918-XS-0001,meter-reading,1
END

# 告知用户结果, 对服务质量进行回访记录.
done_as "$id${tab}done" ticket-result "$id" --text 内漏
done_as "$id${tab}delivered" ticket-deliver "$id" --by phone
done_as "$id${tab}visited" ticket-visit "$id" --satisfaction fair --quality 上门慢
done_as "$id${tab}closed" ticket-close "$id"
shows result,told,satisfaction,quality <<'END'
内漏,phone,fair,上门慢
END

# 不能马上受理的: the reason and the papers; no clock runs meanwhile.
given ticket-new connect --name 王小明 --phone 13800138000 --request 新装 --missing property-proof \
	--note 房产证未办下
id=$(cat "$work/out")
shows state,due,missing <<'END'
incomplete,,property-proof
END
run ticket-show "$id"
out_has 房产证未办下
done_as "$id${tab}received" ticket-review "$id" --papers-complete

finish

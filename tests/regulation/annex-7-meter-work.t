#!/bin/sh
# 附件7 水表拆装流程图 (steps by default)
# 登记 → 审批（DN40及以上须第二级审批） → 预约告知 → 拆装 → 回填 → 档案更新 → 送达
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

run service-show meter-work --flow --format csv --no-header --columns name,department
out_is <<'END'
登记,window
审批,service-center
预约告知,meter-reading
拆装,meter-reading
回填,meter-reading
档案更新,meter-reading
送达,window
END

household
given ticket-new meter-work --name 王小明 --phone 13800138000 --account "$number" --request 换表
id=$(cat "$work/out")
run ticket-show "$id"
ok "审批 comes first" grep -qE '─审批 .*you are here' "$work/out"
done_as "$id${tab}approved" ticket-review "$id" --agree
given ticket-assign "$id" --to meter-reading
for step in 预约告知 拆装 回填; do
	run ticket-show "$id"
	ok "$step is next" grep -qE "─$step .*you are here" "$work/out"
	done_as "$id${tab}assigned" ticket-result "$id" --text "$step 完成"
done

# 档案更新: old reading, new number, base reading, seal.
done_as "$id" account-meter "$number" --ticket "$id" --work replace --old-reading 1200 \
	--meter-no M900 --new-reading 5 --seal S77
account_is meter_no,seal M900,S77
run account-show "$number" --history
out_has 1200 "the old reading stays in the history"

finish

#!/bin/sh
# 附件3 用户用水类别、用水比例调整流程图 (steps by default)
# 受理 → 现场核实（两人、拍照、抄表） → 审核 → 调整（从下一个计费月起） → 送达
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

run service-show use-class --flow --format csv --no-header
out_is <<'END'
受理,window,,
现场核实,meter-reading,3,两人到场，拍照、抄表
审核,service-center,1,
调整,meter-reading,,从下一个计费月起执行
送达,window,,
END

household
given ticket-new use-class --name 王小明 --phone 13800138000 --account "$number" --request 部分改作门面
id=$(cat "$work/out")
given ticket-assign "$id" --to meter-reading
done_as "$id${tab}assigned" at 09-21 ticket-result "$id" --text 两人到场，已拍照，抄见1234
done_as "$id${tab}assigned" at 09-22 ticket-result "$id" --text 审核通过
run at 09-22 ticket-show "$id"
ok "调整 comes next" grep -qE '─调整 .*you are here' "$work/out"
refused 1 at 09-23 account-class "$number" --ticket "$id" --use residential=60,non-residential=30
done_as "$id" at 09-23 account-class "$number" --ticket "$id" --use residential=60,non-residential=40
run account-show "$number" --history
out_has "use from=2026-10-01" "from the next billing month"
run account-show "$number" --history --format csv
out_has "use_from=2026-10-01" "and for programs"
account_is use residential=100
export ONESTOP_NOW=2026-10-01T08:00:00+08:00
account_is use '"residential=60,non-residential=40"'
export ONESTOP_NOW=2026-09-18T09:00:00+08:00

# One that owes is not changed.
household
bill "$number" 2026-08 86.40
refused 1 account-class "$number" --use special=100 --paper all
err_has "account $number owes 86.40"

finish

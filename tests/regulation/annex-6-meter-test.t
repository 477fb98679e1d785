#!/bin/sh
# 附件6 水表计量不准确投诉处理流程图 (steps by default)
# 受理 → 现场核查 → 用户仍有异议：双方在场拆表送检（挂起） → 结论：合格复装，不合格换表、退补水费 → 送达
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

run service-show meter-test --flow --format csv --no-header --columns name,department,days
out_is <<'END'
受理,window,
现场核查,meter-reading,2
拆表送检,metrology,
结论处理,meter-reading,
送达,window,
END

# The user still disputes it: the meter goes to the laboratory, and the clock waits.
given ticket-new meter-test --name 王小明 --phone 13800138000 --request 水表偏快
id=$(cat "$work/out")
given ticket-assign "$id" --to meter-reading
done_as "$id${tab}assigned" at 09-21 ticket-result "$id" --text 现场核查：用户仍有异议
done_as "$id${tab}on-hold" at 09-22 ticket-hold "$id" --reason 双方在场拆表，送检
run at 09-28 report-overdue
out_is "while it is tested nothing is overdue" </dev/null
done_as "$id${tab}2026-09-30${tab}2026-09-24" at 09-28 ticket-resume "$id" --note 检定不合格
done_as "$id${tab}assigned" at 09-28 ticket-result "$id" --text 检定不合格
done_as "$id${tab}done" at 09-29 ticket-result "$id" --text 已换表，退补水费
done_as "$id${tab}delivered" at 09-29 ticket-deliver "$id" --by phone

# The user is content after the visit: the matter ends there.
given ticket-new meter-test --name 李四 --phone 13900139000 --request 水表偏快
id=$(cat "$work/out")
given ticket-assign "$id" --to meter-reading
done_as "$id${tab}done" at 09-21 ticket-result "$id" --text 现场核查正常，用户认可 --final

# Who pays is told beforehand.
run service-show meter-test
out_has 检定费用，结论合格的由用户承担，不合格的由供水单位承担

finish

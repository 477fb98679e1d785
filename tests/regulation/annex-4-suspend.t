#!/bin/sh
# 附件4 用户报停、销户、启用流程图 (steps by default)
# 受理（附件8，一式三联） → 审核（欠费为0） → 抄表并拆表或关阀 → 变更状态 → 各联送达
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

for service in suspend resume cancel; do
	run service-show $service --flow --format csv --no-header --columns name,department,days
	out_is "$service" <<'END'
受理,window,
审核,service-center,
抄表并拆表或关阀,meter-reading,3
变更状态,meter-reading,
各联送达,window,
END
	run service-show $service
	out_has 'form:                 approval form (annex 8)'
done

household
bill "$number" 2026-08 86.40
refused 1 account-suspend "$number" --reading 130 --reason 外出 --paper all
err_has "account $number owes 86.40" "欠费为0"
given account-pay "$number" --method cash
run account-suspend "$number" --reading 130 --reason 外出 --paper all
is_status 0
account_is state suspended
refused 1 account-suspend "$number" --reading 130 --paper all
run at 09-28 account-resume "$number" --reading 130 --paper all
is_status 0
account_is state active
refused 1 at 09-29 account-cancel "$number" --reading 131 --final-bill 0 --reason 拆迁 --paper all
refused 1 at 09-29 account-cancel "$number" --reading 131 --final-bill 0 --reason 拆迁 --paper all --confirm 0000100009
run at 09-29 account-cancel "$number" --reading 131 --final-bill 0 --reason 拆迁 --paper all --confirm "$number"
is_status 0
account_is state cancelled
refused 1 at 09-30 account-resume "$number" --reading 131 --paper all

finish

#!/bin/sh
# 附件5 用户第一阶梯月基础水量调整流程图 (steps by default)
# 受理核对证件 → 核对欠费 → 调整（生效月份和有效期） → 回执，当场办结
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

run service-show base-volume --flow --format csv --no-header --columns name,department,note
out_is <<'END'
受理核对证件,window,
核对欠费,window,
调整,window,写明生效月份和有效期
回执,window,当场交给用户
END

# Up to four people 20 m3, from five on 5 m3 each, for two years.
for people_and_volume in 1:20 4:20 5:25 6:30; do
	household
	# What nobody said is no value; it is written down where the people change it.
	until_then=
	[ "${people_and_volume%:*}" -le 4 ] || until_then=20
	run account-base "$number" --population "${people_and_volume%:*}" --paper all
	is_status 0
	id=$(cat "$work/out")
	account_is base_volume,base_next,base_next_from,base_next_until \
		"$until_then,${people_and_volume#*:},2026-10-01,2028-09-30"
	state_is closed
done
run ticket-show "$id"
ok "every step is done at once" test "$(grep -cE '─.* done ' "$work/out")" = 4

# From that month on and until two years are over; it is the default again after.
for day_and_volume in 2026-09-30:20 2026-10-01:30 2028-09-30:30 2028-10-01:20; do
	export ONESTOP_NOW="${day_and_volume%:*}T09:00:00+08:00"
	account_is base_volume "${day_and_volume#*:}"
done
export ONESTOP_NOW=2026-09-18T09:00:00+08:00

# 核对证件, 核对欠费.
household
refused 1 account-base "$number" --population 6
err_has 'documents still missing for 第一阶梯月基础水量调整: 户口簿'
bill "$number" 2026-08 86.40
refused 1 account-base "$number" --population 6 --paper all
err_has "account $number owes 86.40"

finish

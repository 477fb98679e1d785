#!/bin/sh
# report-discipline: what the inspector looks into; silent when there is nothing.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"

export ONESTOP_NOW=2026-08-03T09:00:00+08:00
new_store
for options in '' --exit-code '--quarter 2026Q3' '--from 2026-07-01 --to 2026-08-01'; do
	# shellcheck disable=SC2086 # some are several words
	run report-discipline $options
	is_status 0
	out_is "nothing to look into, nothing printed" </dev/null
	quiet
done

given staff-set zhaolei --name 赵磊 --roles handler --department network
given staff-set sunli --name 孙丽 --roles supervisor
given staff-set jiwei --name 纪伟 --roles inspector --department discipline

# assigned DAY: a ticket handed over on the day it comes; its id is in $id.
assigned() {
	given at "$1" ticket-new facility --name 王小明 --phone 13800138000 --address 象山大道1号 --request 请求
	id=$(cut -f 1 "$work/out")
	given at "$1" ticket-assign "$id" --to network
}

# reported DAY: reminded, told and escalated.
reported() {
	given at "$1" ticket-remind "$id" --to 管网部赵磊 --told phone --said 还在抢修
	given at "$1" ticket-escalate "$id" --note 逾期
}

# by_others DAY: the result by zhaolei, the rest by the owner.
by_others() {
	given at "$1" ticket-result "$id" --text 已修复 --as zhaolei
	given at "$1" ticket-deliver "$id" --by phone
	given at "$1" ticket-visit "$id" --satisfaction satisfied
	given at "$1" ticket-close "$id"
}

# findings OPTION...: kind, id, round and since.
findings() {
	run report-discipline --format csv --no-header --columns finding,id,round,since "$@"
	is_status 0
	quiet
	out_is "findings: $*"
}

assigned 08-03
late=$id
assigned 08-03
ended=$id
by_others 08-12
assigned 08-03
no_cause=$id
reported 08-11
assigned 08-03
settled=$id
reported 08-11
given at 08-12 ticket-escalate "$id" --cause department --accountability 通报批评 --as jiwei
assigned 08-03
same=$id
given at 08-05 ticket-close "$id" --result 已修复 --told phone --visit satisfied
assigned 08-03
in_time=$id
by_others 08-05
assigned 08-03
user=$id
reported 08-12
given at 08-13 ticket-escalate "$id" --cause user --as jiwei

export ONESTOP_NOW=2026-08-20T09:00:00+08:00
findings <<END
unreported,$late,1,2026-08-10
closed-unreported,$ended,1,2026-08-10
no-cause,$no_cause,1,2026-08-11
same-person,$same,1,2026-08-05
END
run report-discipline --exit-code
is_status 1 "--exit-code"
out_is "on paper" <<END
finding                                 ticket           round service      department first person asked late since the end of since      working days since who did it
late and not reported                   $late     1 供水设施管理 管网部     王敏               2026-08-10            2026-08-10                  8
ended late and never reported           $ended     1 供水设施管理 管网部     王敏               2026-08-10            2026-08-10                  8
reported, no cause found                $no_cause     1 供水设施管理 管网部     王敏               2026-08-10            2026-08-11                  7
result and call-back by the same person $same     1 供水设施管理 管网部     王敏                                     2026-08-05                 11 王敏
END
run report-discipline --format json --columns finding,id,late_due,person
out_has '"finding": "unreported"'
out_has '"person": "王敏"'
run report-discipline --format csv
out_lacks "$settled" "reported and accounted for"
out_lacks "$in_time" "in time, the call-back by another"
out_lacks "$user" "not the department's"
out_lacks 王小明 "no customer is named"

# On the day on which it becomes late it is not late yet.
findings --to 2026-08-10 <<END
same-person,$same,1,2026-08-05
END
findings --to 2026-08-11 <<END
unreported,$late,1,2026-08-10
unreported,$ended,1,2026-08-10
unreported,$user,1,2026-08-10
no-cause,$no_cause,1,2026-08-11
no-cause,$settled,1,2026-08-11
same-person,$same,1,2026-08-05
END
# What is not settled stays in every later period, what is over in its own.
findings --from 2026-08-14 <<END
unreported,$late,1,2026-08-10
no-cause,$no_cause,1,2026-08-11
END
findings --quarter 2026Q3 --sort id --columns finding,id,round,since <<END
unreported,$late,1,2026-08-10
closed-unreported,$ended,1,2026-08-10
no-cause,$no_cause,1,2026-08-11
same-person,$same,1,2026-08-05
END

# A reopened round keeps what is amiss of it; the next is judged by itself.
given ticket-reopen "$ended" --reason 又坏了
findings --from 2026-08-12 <<END
unreported,$late,1,2026-08-10
closed-unreported,$ended,1,2026-08-10
no-cause,$no_cause,1,2026-08-11
END

# Also when the ticket was closed long before the period.
id=$no_cause
by_others 08-19
export ONESTOP_NOW=2026-09-20T09:00:00+08:00
findings --from 2026-09-10 <<END
unreported,$late,1,2026-08-10
unreported,$ended,2,2026-08-28
no-cause,$no_cause,1,2026-08-11
END

refusal 2 'report-discipline: --quarter is the period; --from and --to cannot be given with it' \
	report-discipline --quarter 2026Q3 --to 2026-08-10
refusal 2 'report-discipline: --to is before --from' report-discipline --from 2026-08-10 --to 2026-08-09
refused 2 report-discipline --quarter 2026Q5
refused 2 report-discipline "$late"

finish

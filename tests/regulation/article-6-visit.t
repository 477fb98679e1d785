#!/bin/sh
# 六、……由首问责任人回访用户并记录。
# The first person asked owns the call-back for life.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

ticket_in delivered --as lihua
shows owner <<'END'
lihua
END
refusal 1 "ticket-visit: the visit of ticket $id is owed by 李华, the first person asked (article 6); a supervisor may visit instead with --reason <reason>" \
	ticket-visit "$id" --satisfaction satisfied
run report-visit --format csv --no-header --columns owner,id
out_is "the debt is on the list" <<END
lihua,$id
END
refused 1 ticket-close "$id"
done_as "$id${tab}visited" ticket-visit "$id" --satisfaction satisfied --as lihua
shows visited_by,reached,solved,satisfaction <<'END'
lihua,yes,yes,satisfied
END
run report-visit
out_is "and is paid" </dev/null

# A supervisor may stand in, with a reason; that nobody was reached has a reason as well.
ticket_in delivered --as lihua
done_as "$id${tab}visited" ticket-visit "$id" --satisfaction fair --reason 首问责任人休假 --as sunli
shows owner,visited_by <<'END'
lihua,sunli
END
run ticket-show "$id"
out_has 首问责任人休假
ticket_in delivered
refused 1 ticket-visit "$id" --reached no
refused 1 ticket-visit "$id" --none 三次电话均未接通
err_has "no call-back takes calls on 3 different days"
for day in 09-18 09-20 09-21; do
	done_as "$id${tab}delivered" at "$day" ticket-visit "$id" --attempt 无人接听
done
run at 09-21 report-overdue --ids
out_lacks "$id" "each call was in time, so the call-back is"
done_as "$id${tab}visited" at 09-21 ticket-visit "$id" --none 三次电话均未接通
shows reached,no_visit <<'END'
no,三次电话均未接通
END

# A user who is not satisfied: the matter is taken up again, and the first round stays on record.
ticket_in delivered
run ticket-visit "$id" --satisfaction dissatisfied --solved no
is_status 0
done_as "$id${tab}approved" ticket-reopen "$id" --reason 未解决
shows owner,round <<'END'
wangmin,2
END

finish

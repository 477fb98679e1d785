#!/bin/sh
# 六、承办部门或人员要在5个工作日内将结果反馈给受理人……
# Five working days from the hand-over: the day after it is the first, holidays do not count, worked
# weekend days do, and the notices that say so are kept with the date.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store

while read -r handed due <&3; do
	handed_over_at=${handed}T09:00:00+08:00
	ticket_in received
	done_as "$id${tab}network${tab}$due" at "$handed" ticket-assign "$id" --to network
done 3<<'END'
2019-04-26 2019-05-06
2019-04-30 2019-05-09
2019-09-27 2019-10-10
2020-01-23 2020-02-20
2022-12-30 2023-01-09
2023-09-28 2023-10-11
2024-02-08 2024-02-21
2025-01-24 2025-02-07
2025-12-31 2026-01-08
2026-02-13 2026-02-27
2026-09-18 2026-09-24
END
handed_over_at=
shows notices <<'END'
国务院办公厅 国办发明电〔2025〕7号
END

# It begins with the hand-over, not with the receipt.
given at 09-15 ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损
id=$(cat "$work/out")
done_as "$id${tab}network${tab}2026-09-24" ticket-assign "$id" --to network
shows received_at,assigned_at,limit <<'END'
2026-09-15T09:00:00+08:00,2026-09-18T09:00:00+08:00,5
END

# A year whose notice is not known is not guessed.
ticket_in received
refused 3 at 2026-12-28 ticket-assign "$id" --to network
err_has 'the calendar of 2027 is missing; first: calendar-import <file>'

finish

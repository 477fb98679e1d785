#!/bin/sh
# One ticket from the window to the tray, as a clerk types it: what is printed, what is refused, and a
# commit for every command that did something.
. "$(dirname "$0")/../harness.sh"
cd "$work" || exit 2
unset ONESTOP_NOW

run store-init s --desk XS --test-clock --claimed
is_status 0
cd s || exit 2
store=$PWD
keep_store "$store"
export ONESTOP_NOW=2026-09-18T09:00:00+08:00

run ticket-new volume-doubt --name 王小明 --phone 13800138000 --address 象山大道1号 \
	--request '本月水量异常，怀疑水表不准'
is_status 0
quiet
out_is <<'END'
20260918-XS-0001
END
id=$(cat "$work/out")

run ticket-assign "$id" --to meter-reading
is_status 0
quiet
out_is "the id, the department, the due date" <<'END'
20260918-XS-0001	meter-reading	2026-09-24
END

# The due day itself is not overdue.  25 to 27 September 2026 are the Mid-Autumn holiday: overdue,
# but by no working day yet.  Monday the 28th is the first.
ONESTOP_NOW=2026-09-24T23:59:00+08:00
run report-overdue --format csv --columns id,department,due,overdue_days
is_status 0
out_is "nothing is overdue on the due day" <<'END'
id,department,due,overdue_days
END
ONESTOP_NOW=2026-09-27T08:00:00+08:00
run report-overdue --format csv --columns id,department,due,overdue_days
is_status 0
out_is "in the holiday" <<'END'
id,department,due,overdue_days
20260918-XS-0001,meter-reading,2026-09-24,0
END
ONESTOP_NOW=2026-09-28T08:00:00+08:00
run report-overdue --format csv --columns id,department,due,overdue_days
is_status 0
quiet
out_is <<'END'
id,department,due,overdue_days
20260918-XS-0001,meter-reading,2026-09-24,1
END

refused 1 ticket-close "$id"
out_is "a close that is refused prints nothing" </dev/null
err_is "what is missing, and the next command" <<'END'
ticket-close: ticket 20260918-XS-0001 is "assigned": before "close" it still needs: result, deliver, visit (article 6); first: ticket-result 20260918-XS-0001 --text <result>
END

run ticket-result "$id" --text '现场核查，水表正常，内漏'
is_status 0
out_is <<'END'
20260918-XS-0001	done
END
run ticket-deliver "$id" --by phone
is_status 0
out_is <<'END'
20260918-XS-0001	delivered
END
run ticket-visit "$id" --satisfaction satisfied
is_status 0
out_is <<'END'
20260918-XS-0001	visited
END
run ticket-close "$id"
is_status 0
out_is <<'END'
20260918-XS-0001	closed
END
run report-overdue
is_status 0
out_is "nothing is overdue any more" </dev/null

run git status --porcelain
is_status 0
out_is "git status: clean" </dev/null
run git fsck --full --strict
is_status 0
run git log --reverse --format=%s
out_is "one commit a command" <<'END'
store-init: new store, desk XS
ticket-new: 20260918-XS-0001 receive
ticket-assign: 20260918-XS-0001 approve, assign
ticket-result: 20260918-XS-0001 result
ticket-deliver: 20260918-XS-0001 deliver
ticket-visit: 20260918-XS-0001 visit
ticket-close: 20260918-XS-0001 close
END

# The commits hold no name, telephone or address; the record holds them all.
run git log --format='%an %ae %cn %ce %B'
out_lacks 王小明
out_lacks 13800138000
out_lacks 象山大道
run cat "tickets/closed/2026-09-18/$id.yaml"
out_has 'name: "王小明"'
out_has 'phone: "13800138000"'
out_has 'address: "象山大道1号"'

finish

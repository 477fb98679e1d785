#!/bin/sh
# 日结: the end of a day book.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

tabbed() { printf '%s\t%s\t%s\t%s' "$@"; }

household
given account-pay "$number" 10.00 --method cash
given account-pay "$number" 5.50 --method wechat --as lihua
given account-pay --void 20260918-XS-R0001 --reason 收错户

refusal 1 "payment-close: 纪伟 may not run payment-close: it requires role clerk or supervisor (roles are in catalogue/staff.yaml); first: ask an admin" \
	payment-close --as jiwei
refusal 1 "payment-close: 赵磊 may not run payment-close: it requires role clerk or supervisor (roles are in catalogue/staff.yaml); first: ask an admin" \
	payment-close --as zhaolei
refusal 1 "payment-close: 2026-09-19 is still to come" payment-close --day 2026-09-19
refusal 2 'payment-close: --day: date "2026-02-30" does not exist' payment-close --day 2026-02-30
refusal 2 'payment-close: "extra" is one word too many; first: payment-close --help' payment-close extra

store_state >"$work/first"
run payment-close --dry-run
is_status 0
out_is "--dry-run" <<END
$(tabbed 2026-09-18 XS 3 5.50)
would add:    payments/2026/09-18/XS-closed.yaml
commit message:
payment-close: XS 2026-09-18

Staff: wangmin
Login: $login
END
store_state >"$work/second"
ok "changes nothing" cmp "$work/first" "$work/second"

count_commits
done_as "$(tabbed 2026-09-18 XS 3 5.50)" payment-close --as lihua
commits_are 1 "one commit"
run cat payments/2026/09-18/XS-closed.yaml
out_is "the record" <<'END'
date: "2026-09-18"
desk: "XS"
at: "2026-09-18T09:00:00+08:00"
by: "lihua"
claimed: true
entries: 3
total: "5.50"
END
export ONESTOP_NOW=2026-09-18T17:00:00+08:00
done_as "$(tabbed 2026-09-18 XS 3 5.50)" payment-close
done_as "$(tabbed 2026-09-18 XS 3 5.50)" payment-close --op-id close-1
commits_are 2 "a second time it is told again, and stands; the op-id is noted"
done_as "$(tabbed 2026-09-18 XS 3 5.50)" payment-close --op-id close-1
commits_are 2 "once"
refusal 1 "account-pay: the day book of desk XS of 2026-09-18 is cashed up; take the payment tomorrow, or at another desk" \
	account-pay "$number" 1.00 --method cash
run report-payment --format csv --columns closed,total
out_lacks false "the report says so"

# Another desk goes on, another day begins, a forgotten one is closed later.
git config remote.hub.url hub && git config onestop.desk YH
done_as 20260918-YH-R0001 account-pay "$number" 1.00 --method cash
done_as "$(tabbed 2026-09-18 YH 1 1.00)" payment-close
git config onestop.desk XS
export ONESTOP_NOW=2026-09-21T09:00:00+08:00
done_as 20260921-XS-R0001 account-pay "$number" 2.00 --method cash
export ONESTOP_NOW=2026-09-22T09:00:00+08:00
done_as "$(tabbed 2026-09-21 XS 1 2.00)" payment-close --day yesterday --op-id close-2
export ONESTOP_NOW=2026-09-23T09:00:00+08:00
done_as "$(tabbed 2026-09-21 XS 1 2.00)" payment-close --day yesterday --op-id close-2
export ONESTOP_NOW=2026-09-22T09:00:00+08:00
done_as "$(tabbed 2026-09-21 XS 1 2.00)" payment-close --day 2026-09-21
done_as "$(tabbed 2026-09-22 XS 0 0.00)" payment-close

# One broken by hand is told.
printf 'date: "2026-09-18"\n' >payments/2026/09-18/XS-closed.yaml
refused 3 payment-close --day 2026-09-18
err_has "payments/2026/09-18/XS-closed.yaml"
git checkout -q payments

finish

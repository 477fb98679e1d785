#!/bin/sh
# 日结: the end of a day book, with what was counted of each method.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

tabbed() {
	printf '%s' "$1"
	shift
	printf '\t%s' "$@"
}
closed=payments/2026/09-18/XS-closed.yaml

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

# ---- Nothing counted: closed as it is -----------------------------------------------------------------

store_state >"$work/first"
run payment-close --dry-run
is_status 0
out_is "--dry-run" <<END
$(tabbed 2026-09-18 XS 3 5.50)
would add:    $closed
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
run cat $closed
out_is "the record" <<'END'
date: "2026-09-18"
desk: "XS"
state: "closed"
entries: 3
total: "5.50"
taken:
- "cash=0.00"
- "wechat=5.50"
events:
- id: "XS-1"
  at: "2026-09-18T09:00:00+08:00"
  by: "lihua"
  claimed: true
  act: "close"
  set:
    date: "2026-09-18"
    desk: "XS"
    state: "closed"
    entries: "3"
    total: "5.50"
    taken: "cash=0.00,wechat=5.50"
END
export ONESTOP_NOW=2026-09-18T17:00:00+08:00
done_as "$(tabbed 2026-09-18 XS 3 5.50)" payment-close
done_as "$(tabbed 2026-09-18 XS 3 5.50)" payment-close --op-id close-1
commits_are 2 "a second time it is told again, and stands; the op-id is noted"
done_as "$(tabbed 2026-09-18 XS 3 5.50)" payment-close --op-id close-1
commits_are 2 "once"
refusal 1 "payment-close: the day book of desk XS of 2026-09-18 is cashed up, and other sums were counted; first: payment-reopen 2026-09-18 --reason <reason>" \
	payment-close --counted cash=0.00,wechat=5.50
run report-payment --format csv --columns closed,total
out_lacks false "the report says so"

# ---- Money that comes in afterwards -------------------------------------------------------------------

# late DESK RECEIPT DAY: a payment after the day was closed.
late() {
	run account-pay "$number" 1.00 --method cash
	is_status 0
	out_is "a receipt of $3" <<-END
		$2
	END
	err_is <<-END
		account-pay: the day book of desk $1 of $(expr "$ONESTOP_NOW" : '\(.\{10\}\)') is cashed up: from receipt $2 on it is the book of $3
	END
}
late XS 20260920-XS-R0001 2026-09-20
late XS 20260920-XS-R0002 2026-09-20
run report-payment --day 2026-09-18 --format csv --columns total,entries --no-header
ok "the closed book has no more entries" test "$(awk -F, '{ n += $2 } END { print n }' "$work/out")" = 3

# Another desk goes on, another day begins, a forgotten one is closed later.
git config remote.hub.url hub && git config onestop.desk YH
done_as 20260918-YH-R0001 account-pay "$number" 1.00 --method cash
done_as "$(tabbed 2026-09-18 YH 1 1.00)" payment-close
git config onestop.desk XS
export ONESTOP_NOW=2026-09-20T09:00:00+08:00
done_as 20260920-XS-R0003 account-pay "$number" 2.00 --method cash
export ONESTOP_NOW=2026-09-22T09:00:00+08:00
done_as "$(tabbed 2026-09-20 XS 3 4.00)" payment-close --day 2026-09-20 --op-id close-2
export ONESTOP_NOW=2026-09-23T09:00:00+08:00
done_as "$(tabbed 2026-09-20 XS 3 4.00)" payment-close --day 2026-09-20 --op-id close-2
export ONESTOP_NOW=2026-09-22T09:00:00+08:00
done_as "$(tabbed 2026-09-20 XS 3 4.00)" payment-close --day 2026-09-20
done_as "$(tabbed 2026-09-22 XS 0 0.00)" payment-close

# Before a holiday: the next working day; where no calendar is known the next weekday.
while read -r now day; do
	export ONESTOP_NOW="${now}T17:00:00+08:00"
	done_as "$(tabbed "$now" XS 0 0.00)" payment-close
	late XS "$(echo "$day" | tr -d -)-XS-R0001" "$day"
done <<END
2026-09-30 2026-10-08
2026-12-31 2027-01-01
2027-01-08 2027-01-11
END

# ---- Counted ------------------------------------------------------------------------------------------

export ONESTOP_NOW=2026-10-12T09:00:00+08:00
given account-pay "$number" 100.00 --method cash
given account-pay "$number" 20.00 --method cash --as lihua
given account-pay "$number" 5.00 --method pos
for counted in cash gold=1.00 =1.00; do
	refusal 2 "payment-close: --counted: \"$counted\" is not METHOD=AMOUNT (cash, wechat, alipay, bank or pos, and yuan: cash=86.40)" \
		payment-close --counted "$counted"
done
refused 2 payment-close --counted cash=abc
err_has '"abc" is not an amount of money'
refusal 2 "payment-close: cash was counted twice" payment-close --counted cash=1.00,cash=2.00
refusal 1 "payment-close: POS card was not counted; the book has 5.00 of it; first: --counted pos=<yuan>" \
	payment-close --counted cash=120.00
refusal 1 "payment-close: what was counted is not what the book has (cash -5.00, WeChat +0.50), and needs the day twice; first: --confirm 2026-10-12" \
	payment-close --counted cash=115.00,pos=5.00,wechat=0.50
refusal 2 "payment-close: --confirm names another day than the one to be cashed up" \
	payment-close --counted cash=115.00,pos=5.00 --confirm 2026-10-11
done_as "$(tabbed 2026-10-12 XS 3 125.00 -4.50)" \
	payment-close --counted cash=115.00,pos=5.00,wechat=0.50 --confirm 2026-10-12
done_as "$(tabbed 2026-10-12 XS 3 125.00 -4.50)" payment-close
done_as "$(tabbed 2026-10-12 XS 3 125.00 -4.50)" payment-close --counted wechat=0.50,cash=115,pos=5
sed '/^events/,$d' payments/2026/10-12/XS-closed.yaml >"$work/out"
out_is "by method, in their order" <<'END'
date: "2026-10-12"
desk: "XS"
state: "closed"
entries: 3
total: "125.00"
taken:
- "cash=120.00"
- "pos=5.00"
counted:
- "cash=115.00"
- "wechat=0.50"
- "pos=5.00"
END

# All counted as the book has it: nothing is to be said twice.
export ONESTOP_NOW=2026-10-13T09:00:00+08:00
given account-pay "$number" 3.00 --method cash
done_as "$(tabbed 2026-10-13 XS 1 3.00 0.00)" payment-close --counted cash=3

# ---- On a terminal ------------------------------------------------------------------------------------

export ONESTOP_NOW=2026-10-14T09:00:00+08:00
given account-pay "$number" 30.00 --method cash
given account-pay "$number" 7.00 --method wechat
# types ANSWER...: what is typed into payment-close, a line each; its output in $work/out.
types() {
	printf '%s\n' "$@" >"$work/typed"
	run sh -c '(while read -r line; do sleep 0.3; printf "%s\n" "$line"; done <"$1"; sleep 0.5) |
		script -qec "payment-close" /dev/null' - "$work/typed"
}
count_commits
types abc 25.00 7 2026-10-13
is_status 1 "another day is typed"
out_has 'counted, cash (yuan): '
out_has '"abc" is not an amount of money' "what is no amount is asked for again"
out_has 'cash: book 30.00, counted 25.00, short 5.00'
out_has 'WeChat: book 7.00, counted 7.00'
out_has 'type the day once more to cash up desk XS (2026-10-14): '
out_has 'payment-close: cashing up 2026-10-14 needs the day twice; first: --confirm 2026-10-14'
types 31.00 '' ''
is_status 1 "a method is not counted"
out_has 'WeChat was not counted; the book has 7.00 of it'
commits_are 0 "nothing is closed"
types 31.00 7.00 2026-10-14
is_status 0
out_has 'cash: book 30.00, counted 31.00, over 1.00'
out_has "2026-10-14 desk XS is cashed up: entries 2, 37.00 yuan, difference 1.00"
commits_are 1 "closed"

# In Chinese: methods too may be typed so.
export ONESTOP_NOW=2026-10-15T09:00:00+08:00
given account-pay "$number" 30.00 --method cash
LANGUAGE=zh_CN LC_ALL=C.UTF-8 run payment-close --counted 现金=28.00
is_status 1
err_is <<'END'
payment-close: 实点与账面不符（现金 -2.00），需再次输入日期确认；请先：--confirm 2026-10-15
END
LANGUAGE=zh_CN LC_ALL=C.UTF-8 run payment-close --counted 现金=28.00 --confirm 2026-10-15
is_status 0
run cat payments/2026/10-15/XS-closed.yaml
out_has '- "cash=28.00"' "in the record as everywhere"

# ---- Broken by hand -----------------------------------------------------------------------------------

printf 'date: "2026-09-18"\n' >$closed
refused 3 payment-close --day 2026-09-18
err_has "$closed"
git checkout -q payments

finish

#!/bin/sh
# A day book is reopened on the day on which it was cashed up, by another person than who did it.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

reopen() { payment-reopen "$@"; }
day=$(printf '2026-09-18\tXS')
closed=payments/2026/09-18/XS-closed.yaml

household
given account-pay "$number" 10.00 --method cash

refusal 2 "payment-reopen: DAY is needed; first: payment-reopen --help" reopen --reason 漏收
refused 2 reopen 2026-09-18
err_has '--reason'
refusal 2 "payment-reopen: --reason: the value is empty; leave the option out instead" \
	reopen 2026-09-18 --reason ''
refused 2 reopen 2026-02-30 --reason 漏收
err_has 'date "2026-02-30" does not exist'
refused 2 reopen x --reason 漏收
refusal 1 "payment-reopen: 纪伟 may not run payment-reopen: it requires role clerk or supervisor (roles are in catalogue/staff.yaml); first: ask an admin" \
	reopen 2026-09-18 --reason 漏收 --as jiwei
refusal 1 "payment-reopen: the day book of desk XS of 2026-09-18 is not cashed up" \
	reopen today --reason 漏收 --as lihua

# ---- Closed by one, reopened by another ------------------------------------------------------------------

given payment-close --counted cash=10.00
refused 1 reopen 2026-09-18 --reason 漏收
err_has 'payment-reopen: 王敏 may not: this is for another person than the one it is about (article 6); first: ask '
store_state >"$work/first"
run reopen 2026-09-18 --reason 漏收一笔 --as lihua --dry-run
is_status 0
out_has "would change: $closed"
out_has "payment-reopen: XS 2026-09-18" "the commit message names neither person nor reason"
store_state >"$work/second"
ok "a dry run changes nothing" cmp "$work/first" "$work/second"
count_commits
done_as "$day" reopen 2026-09-18 --reason 漏收一笔 --as lihua --op-id reopen-1
commits_are 1 "one commit"
done_as "$day" reopen 2026-09-18 --reason 漏收一笔 --as lihua --op-id reopen-1
commits_are 1 "once"
refusal 1 "payment-reopen: the day book of desk XS of 2026-09-18 is not cashed up" \
	reopen 2026-09-18 --reason 漏收 --as lihua
sed -n '/^- id: "XS-2"/,$p' $closed >"$work/out"
out_is "the entry of the reopening" <<'END'
- id: "XS-2"
  at: "2026-09-18T09:00:00+08:00"
  by: "lihua"
  claimed: true
  act: "reopen"
  text: |-
    漏收一笔
  set:
    state: "reopened"
END

# What comes in goes into the book again, which is closed anew, counted anew.
done_as 20260918-XS-R0002 account-pay "$number" 3.00 --method cash
run report-payment --format csv --no-header --columns closed
out_is "it is open" <<'END'
false
END
done_as "$(printf '%s\t2\t13.00\t0.00' "$day")" payment-close --counted cash=13.00
run store-check
is_status 0 "with the reopening between nothing is wrong"
out_is "nothing is found" </dev/null
grep -c 'act: "close"' $closed >"$work/out"
out_is "closed twice" <<'END'
2
END

# ---- The same person, where nobody else is there ---------------------------------------------------------

for who in lihua sunli; do
	given staff-set "$who" --until 2026-09-17
done
done_as "$day" reopen 2026-09-18 --reason 点错
sed -n '/^- id: "XS-4"/,$p' $closed >"$work/out"
out_has 'separation: "same-person"' "and shown as the same"
given payment-close --counted cash=13.00
run store-check
is_status 0 "shown as such it is no finding"

# ---- Not on another day ----------------------------------------------------------------------------------

export ONESTOP_NOW=2026-09-20T09:00:00+08:00
refusal 1 "payment-reopen: the day book of desk XS of 2026-09-18 was cashed up on 2026-09-18, and is reopened that day only; what is wrong in it is put right by an entry of today; first: account-pay --void <receipt> --reason <reason>" \
	reopen 2026-09-18 --reason 漏收
# A forgotten day that was cashed up today is reopened today, and takes no money of today.
given account-pay "$number" 1.00 --method cash
given payment-close --day 2026-09-20
export ONESTOP_NOW=2026-09-21T09:00:00+08:00
given account-pay "$number" 1.00 --method cash
export ONESTOP_NOW=2026-09-22T09:00:00+08:00
given payment-close --day 2026-09-21 --counted cash=0.00 --confirm 2026-09-21
given payment-reopen 2026-09-21 --reason 点错 --as soon
done_as 20260922-XS-R0001 account-pay "$number" 1.00 --method cash
given payment-close --day 2026-09-21 --counted cash=1.00

# On a terminal it is said what is to be done then.
given payment-close
run script -qec "payment-reopen today --reason 漏收 --as soon" /dev/null </dev/null
is_status 0
out_has '2026-09-22 desk XS is open again; cash it up before the day ends (payment-close)'

# ---- Broken by hand --------------------------------------------------------------------------------------

printf 'date: "2026-09-18"\n' >payments/2026/09-22/XS-closed.yaml
refused 3 reopen 2026-09-22 --reason 漏收
err_has payments/2026/09-22/XS-closed.yaml
git checkout -q payments

finish

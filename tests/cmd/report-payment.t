#!/bin/sh
# What a day brought, by desk, method and clerk.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

run report-payment --format csv
is_status 0
quiet
out_is "nothing yet" <<'END'
day,desk,method,by,entries,total,closed
END
household
given account-pay "$number" 100.00 --method cash
given account-pay "$number" 0.01 --method cash
given account-pay "$number" 20.00 --method cash --as lihua
given account-pay "$number" 5.00 --method wechat --as lihua
given account-pay "$number" 7.00 --method pos
given account-pay --void 20260918-XS-R0005 --reason 收错户 --as lihua
git config remote.hub.url hub && git config onestop.desk AA
given account-pay "$number" 1.00 --method bank
git config onestop.desk XS
run report-payment --day 2026-09-18 --format csv
is_status 0
out_is "a row a method and clerk; what was taken back is the clerk's who took it back" <<'END'
day,desk,method,by,entries,total,closed
2026-09-18,AA,bank,wangmin,1,1.00,false
2026-09-18,XS,cash,lihua,1,20.00,false
2026-09-18,XS,cash,wangmin,2,100.01,false
2026-09-18,XS,wechat,lihua,1,5.00,false
2026-09-18,XS,pos,lihua,1,-7.00,false
2026-09-18,XS,pos,wangmin,1,7.00,false
END
day_total 12601
run report-payment
out_is "for people" <<'END'
day        desk method        clerk   entries total (yuan) cashed up
2026-09-18 AA   bank transfer wangmin       1         1.00 no
2026-09-18 XS   cash          lihua         1        20.00 no
2026-09-18 XS   cash          wangmin       2       100.01 no
2026-09-18 XS   WeChat        lihua         1         5.00 no
2026-09-18 XS   POS card      lihua         1        -7.00 no
2026-09-18 XS   POS card      wangmin       1         7.00 no
END
run report-payment --format json
ok "json: figures that add up" python3 - "$work/out" <<'END'
import json, sys
rows = json.load(open(sys.argv[1]))
assert sum(round(float(row["total"]) * 100) for row in rows) == 12601
assert sum(row["entries"] for row in rows) == 7
assert all(row["closed"] is False for row in rows)
END
given payment-close
run report-payment --format csv --columns desk,total,closed --sort=-total
out_is "after the end of one desk's day" <<'END'
desk,total,closed
XS,100.01,true
XS,20.00,true
XS,7.00,true
XS,5.00,true
AA,1.00,false
XS,-7.00,true
END
export ONESTOP_NOW=2026-09-21T09:00:00+08:00
run report-payment --format csv --no-header
out_is "today is another day" </dev/null
run report-payment --day 2026-09-18 --format csv --no-header --as jiwei
is_status 0 "anybody may read"
ok "and finds six rows" test "$(wc -l <"$work/out")" = 6
refusal 2 'report-payment: --day: "x" is not a date (YYYY-MM-DD)' report-payment --day x
refusal 2 'report-payment: "extra" is one word too many; first: report-payment --help' report-payment extra
sed -i '2a colour: "red"' payments/2026/09-18/XS-01.yaml
run report-payment --day 2026-09-18 --format csv --columns desk,method,total
is_status 3 "a page that is damaged hides no other"
err_is <<'EOF'
report-payment: payments/2026/09-18/XS-01.yaml:3:1: payment has no key "colour"
EOF
out_is "and of its desk nothing is summed" <<'EOF'
desk,method,total
AA,bank,1.00
EOF
git checkout -q payments
run sh -c 'report-payment --day 2026-09-18 >/dev/full'
is_status 5

finish

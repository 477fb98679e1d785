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
day        desk method        clerk entries total (yuan) cashed up
2026-09-18 AA   bank transfer 王敏        1         1.00 no
2026-09-18 XS   cash          李华        1        20.00 no
2026-09-18 XS   cash          王敏        2       100.01 no
2026-09-18 XS   WeChat        李华        1         5.00 no
2026-09-18 XS   POS card      李华        1        -7.00 no
2026-09-18 XS   POS card      王敏        1         7.00 no
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
# ---- A period, summed by what is asked for ---------------------------------------------------------------

given account-pay "$number" 0.50 --method cash
run report-payment --from 2026-09-01 --by day --format csv
is_status 0
out_is "by day; a day is closed when all its books are" <<'END'
day,entries,total,closed
2026-09-18,7,126.01,false
2026-09-21,1,0.50,false
END
run report-payment --from 2026-09-18 --to 2026-09-18 --by desk --format csv
out_is "by desk" <<'END'
desk,entries,total,closed
AA,1,1.00,false
XS,6,125.01,true
END
run report-payment --from 2026-09-18 --by method --format csv --columns method,entries,taken,back,total
out_is "by method, with the parts of the sum" <<'END'
method,entries,taken,back,total
cash,4,120.51,0.00,120.51
wechat,1,5.00,0.00,5.00
bank,1,1.00,0.00,1.00
pos,2,7.00,-7.00,0.00
END
run report-payment --from 2026-09-18 --by staff,method --desk XS --format csv --no-header --columns by,method,total
out_is "by two, of one desk" <<'END'
lihua,cash,20.00
wangmin,cash,100.51
lihua,wechat,5.00
lihua,pos,-7.00
wangmin,pos,7.00
END
run report-payment --from 2026-09-18 --by account --format csv --no-header
out_is "by account" <<END
$number,8,126.51,false
END
run report-payment --from 2026-09-18 --by method
out_is "for people" <<'END'
method        entries total (yuan) cashed up
cash                4       120.51 no
WeChat              1         5.00 yes
bank transfer       1         1.00 no
POS card            2         0.00 yes
END
run report-payment --from 2026-09-19 --to 2026-09-20 --by day --format json
out_is "nothing" <<'END'
[]
END
refusal 2 'report-payment: --by: "colour" is not one of: day, desk, method, staff, account' \
	report-payment --by day,colour
refusal 2 "report-payment: --day is one day, --from and --to are a period" report-payment --day today --to today
refusal 2 "report-payment: --to is before --from" report-payment --from 2026-09-22
refusal 2 "report-payment: a period needs its first day; first: --from DATE" report-payment --to today

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

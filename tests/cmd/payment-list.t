#!/bin/sh
# The entries of day books.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

run payment-list --format csv --columns receipt
is_status 0
quiet
out_is "nothing yet" <<'END'
receipt
END
run payment-list
out_is "and nothing for people" </dev/null
household
one=$number
given account-pay "$one" 100.00 --method cash
given account-pay --void 20260918-XS-R0001 --reason '收错户，应为13800138000'
account
two=$number
given account-pay "$two" 7.00 --method pos --as lihua
git config remote.hub.url hub && git config onestop.desk AA
given account-pay "$two" 1.00 --method bank
git config onestop.desk XS
export ONESTOP_NOW=2026-09-21T09:00:00+08:00
given account-pay "$one" 2.00 --method wechat

run payment-list --day 2026-09-18 --format csv
is_status 0
quiet
out_is "by desk and receipt; numbers in reasons are masked" <<END
receipt,at,account,method,amount,prepaid,voids,reason,payee,foreign,by
20260918-AA-R0001,2026-09-18T09:00:00+08:00,$two,bank,1.00,1.00,,,,,wangmin
20260918-XS-R0001,2026-09-18T09:00:00+08:00,$one,cash,100.00,100.00,,,,,wangmin
20260918-XS-R0002,2026-09-18T09:00:00+08:00,$one,cash,-100.00,-100.00,20260918-XS-R0001,收错户，应为138****8000,,,wangmin
20260918-XS-R0003,2026-09-18T09:00:00+08:00,$two,pos,7.00,7.00,,,,,lihua
END
run payment-list --ids
out_is "today's" <<'END'
20260921-XS-R0001
END
# only ARGUMENTS: the receipts found, in the file.
only() {
	run payment-list --ids "$@"
	is_status 0 "payment-list $*"
	out_is "payment-list $*"
}
only --day 2026-09-18 --desk AA <<'END'
20260918-AA-R0001
END
only --from 2026-09-01 --method bank <<'END'
20260918-AA-R0001
END
only --from 2026-09-01 --to 2026-09-30 --account "$one" <<'END'
20260918-XS-R0001
20260918-XS-R0002
20260921-XS-R0001
END
only --from 2026-01-01 --to 2026-09-17 </dev/null
run payment-list --from 2026-09-01 --format json
ok "json: amounts that add up" python3 - "$work/out" <<'END'
import json, sys
rows = json.load(open(sys.argv[1]))
assert [row["receipt"] for row in rows][-1] == "20260921-XS-R0001"
assert sum(round(float(row["amount"]) * 100) for row in rows) == 1000
END
for format in table tsv xlsx; do
	run payment-list --from 2026-09-01 --format $format
	is_status 0 "$format"
	ok "$format: something" test -s "$work/out"
done
run payment-list --from 2026-09-01 --format csv --columns account,amount --sort=-amount --no-header
out_is "sorted" <<END
$one,100.00
$two,7.00
$one,2.00
$two,1.00
$one,-100.00
END

# Who may see in full does so on the record.
run payment-list --day 2026-09-18 --unmask --reason 核对 --columns reason --format csv --no-header --as sunli
is_status 0
out_has 13800138000
refused 1 payment-list --day 2026-09-18 --unmask --reason 核对 --as lihua

refusal 2 'payment-list: --day: "x" is not a date (YYYY-MM-DD)' payment-list --day x
refusal 2 "payment-list: --day is one day, --from and --to are a period" payment-list --day today --from 2026-09-01
refusal 2 "payment-list: --to is before --from" payment-list --from 2026-09-02 --to 2026-09-01
refusal 2 "payment-list: a period needs its first day; first: --from DATE" payment-list --to 2026-09-01
refused 2 payment-list --desk xs
refused 2 payment-list --method gold
refused 2 payment-list --account 12
refusal 2 'payment-list: "extra" is one word too many; first: payment-list --help' payment-list extra
refused 2 payment-list --columns colour

# A page that is damaged hides no other book.
sed -i '2a colour: "red"' payments/2026/09-18/XS-01.yaml
run payment-list --from 2026-09-01 --ids
is_status 3
err_is <<'END'
payment-list: payments/2026/09-18/XS-01.yaml:3:1: payment has no key "colour"
END
out_is "the others are listed" <<'END'
20260918-AA-R0001
20260921-XS-R0001
END
git checkout -q payments
run sh -c 'payment-list --from 2026-09-01 >/dev/full'
is_status 5

finish

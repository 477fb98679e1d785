#!/bin/sh
# An account, a bill, a transfer that is refused until it is paid, and all that may follow, as a clerk
# types it.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
cd "$work" || exit 2
unset ONESTOP_NOW

run store-init s --desk XS --test-clock --claimed
is_status 0
cd s || exit 2
store=$PWD
keep_store "$store"
export ONESTOP_NOW=2026-09-18T09:00:00+08:00

run account-new 0000012345 --name 王小明 --id-type resident --id-no 11010519491231002X --address 象山大道1号 --phone 13800138000 --meter-no M001 --calibre 15 --use residential=100 --population 5
is_status 0
quiet
out_is <<'END'
0000012345
END
printf 'account,period,volume_m3,amount\n0000012345,2026-08,30,86.40\n' >"$work/bills"
run bill-import - <"$work/bills"
is_status 0
quiet
out_is "how many bills, and their sum" <<'END'
1	86.40
END

transfer() {
	account-transfer 0000012345 --to 李四 --to-id-type resident --to-id-no 440524188001010014 --to-phone 13900139000 --licence L-2026-1 --no-reading 双方自行结清 --prepaid keep --paper all --opinion meter-reading=同意 --opinion service-center=同意
}
refusal 1 "account-transfer: account 0000012345 owes 86.40 (annex 10); first: account-pay 0000012345" \
	transfer

run account-pay 0000012345 100.00 --method cash
is_status 0
quiet
out_is "the receipt" <<'END'
20260918-XS-R0001
END
run account-show 0000012345 --columns prepaid --format csv --no-header
out_is "what is over is prepaid" <<'END'
13.60
END

run transfer
is_status 0
quiet
out_is "the ticket" <<'END'
20260918-XS-0001
END
git show --format= --name-only HEAD >"$work/out"
out_is "one commit holds account and ticket and nothing else" <<'END'
accounts/000001/00000123.yaml
tickets/closed/2026-09-18/20260918-XS-0001.yaml
END

run account-show 0000012345 --format json
is_status 0
out_has '  "name": "李四",'
out_has '  "base_volume": 20,'
out_has '  "prepaid": "13.60",'
out_has '  "licence": "L-2026-1",'
out_has '  "state": "active",'
python3 -c '
import json, sys
account = json.load(open(sys.argv[1]))
wanted = {"account": "0000012345", "name": "李四", "base_volume": 20, "prepaid": "13.60",
          "licence": "L-2026-1", "state": "active", "bills": []}
sys.exit(wanted != {key: account[key] for key in wanted})' "$work/out"
ok "and as JSON it is an object of those" test $? -eq 0

run sh -c 'account-suspend 0000012345 --reading 1234 --paper all --reason 长期外出 && account-resume 0000012345 --reading 1234 --paper all && account-cancel 0000012345 --reading 1240 --final-bill 3.60 --refund cash --payee 李四 --paper all --reason 拆迁 --confirm 0000012345'
is_status 0
quiet
out_is "a ticket each" <<'END'
20260918-XS-0002
20260918-XS-0003
20260918-XS-0004	20260918-XS-R0002
END

refusal 1 "account-pay: account 0000012345 is cancelled, owes nothing and takes no payment; first: account-show 0000012345" \
	account-pay 0000012345 1.00 --method cash

run report-payment --day 2026-09-18 --format csv
is_status 0
cut -d, -f4 --complement "$work/out" >"$work/columns" && mv "$work/columns" "$work/out"
out_is "a row a method and clerk" <<'END'
day,desk,method,entries,total,closed
2026-09-18,XS,cash,2,90.00,false
END

run git status --porcelain
out_is "git status: clean" </dev/null
run git log --reverse --format=%s
out_is "one commit a command" <<'END'
store-init: new store, desk XS
account-new: 0000012345 open
bill-import: 1 bills
account-pay: 0000012345 20260918-XS-R0001
account-transfer: 20260918-XS-0001 receive, papers, agree, agree, approve, assign, result, deliver, visit, close
account-suspend: 20260918-XS-0002 receive, papers, approve, assign, result, deliver
account-resume: 20260918-XS-0003 receive, papers, approve, assign, result, deliver
account-cancel: 20260918-XS-0004 receive, papers, approve, assign, result, deliver
END
given git log --format='%an %ae %cn %ce %B'
for personal in 王小明 李四 11010519491231002X 440524188001010014 13800138000 13900139000 象山大道; do
	out_lacks "$personal"
done

finish

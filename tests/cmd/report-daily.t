#!/bin/sh
# report-daily: what each window has to do today.
. "$(dirname "$0")/../harness.sh"
new_store

on() {
	day=$1
	shift
	env ONESTOP_NOW="${day}T09:00:00+08:00" "$@"
}

for options in '' --exit-code --ids '--desk XS' '--as-of 2026-09-01' '--as-of 2026-10-31'; do
	# shellcheck disable=SC2086 # some are two words
	run report-daily $options
	is_status 0
	out_is "nothing to do, nothing printed" </dev/null
	quiet
done

# ---- Two windows ------------------------------------------------------------------------------

# handed_over DAY SERVICE DEPARTMENT [OPTION...]: a ticket that is assigned on the day it comes.
handed_over() {
	day=$1 service=$2 department=$3
	shift 3
	id=$(on "$day" ticket-new "$service" --name 王小明 --phone 13800138000 --request 请求 "$@") &&
		on "$day" ticket-assign "$id" --to "$department" >/dev/null
}

make_store() {
	staff-set lihua --name 李华 --roles clerk --desk CZ &&
		handed_over 2026-09-11 facility network &&      # due today
		handed_over 2026-09-14 facility network &&      # due on Sunday the 20th, which is worked
		handed_over 2026-09-15 facility network &&      # due later
		handed_over 2026-09-01 volume-doubt meter-reading &&
		handed_over 2026-09-03 volume-doubt meter-reading &&
		on 2026-09-10 ticket-remind 20260903-XS-0001 --to 营抄中心 &&
		handed_over 2026-09-04 meter-test meter-reading &&
		on 2026-09-14 ticket-remind 20260904-XS-0001 --to 营抄中心 --told phone --said 还在办理 &&
		handed_over 2026-09-07 facility network &&
		on 2026-09-08 ticket-result 20260907-XS-0001 --text 已修复 &&
		on 2026-09-09 ticket-deliver 20260907-XS-0001 --by phone &&
		git config remote.hub.url hub && git config onestop.desk CZ &&
		on 2026-09-08 ticket-new connect --name 象山酒店 --phone 13600136000 --request 接水 \
			--missing property-proof --as lihua &&
		handed_over 2026-09-09 facility network --as lihua &&
		git config onestop.desk XS
}
run make_store
is_status 0

run report-daily --format csv --columns window,owed,id,until,days,late,what
is_status 0
quiet
# What article 6 asks for has days of its own: one working day from the last day, two for the report.
out_is "windows together, late ones first, then what is past its limit" <<'EOF'
window,owed,id,until,days,late,what
CZ,result,20260909-CZ-0001,2026-09-16,2,true,"remind the department (ticket-remind), by 2026-09-17"
CZ,papers,20260908-CZ-0001,2026-09-21,0,,expected: 房屋产权证明或场地证明
XS,result,20260901-XS-0001,2026-09-08,8,true,"remind the department (ticket-remind), by 2026-09-09"
XS,result,20260904-XS-0001,2026-09-08,8,true,"report it to the discipline office (ticket-escalate), by 2026-09-15"
XS,result,20260903-XS-0001,2026-09-10,6,true,"remind the department (ticket-remind), by 2026-09-11"
XS,visit,20260907-XS-0001,2026-09-10,6,,call the customer back (ticket-visit)
XS,result,20260911-XS-0001,2026-09-18,0,,ask for the result (ticket-result)
XS,result,20260914-XS-0001,2026-09-20,0,,ask for the result (ticket-result)
XS,result,20260915-XS-0001,2026-09-21,0,,ask for the result (ticket-result)
EOF
run report-daily --exit-code --ids --desk CZ
is_status 1 "--exit-code: 1 when something is listed"
out_is "--desk" <<'EOF'
20260909-CZ-0001
20260908-CZ-0001
EOF
run report-daily --desk CZ
out_is "on paper, masked" <<'EOF'
window owed              number           service      debtor       until      working days past late due        name or unit telephone   to do
CZ     finishing         20260909-CZ-0001 供水设施管理 管网部       2026-09-16                 2 yes  2026-09-16 王*明        138****8000 remind the department (ticket-remind), by 2026-09-17
CZ     missing documents 20260908-CZ-0001 新装接入     the customer 2026-09-21                 0                 象山酒店     136****6000 expected: 房屋产权证明或场地证明
EOF
run report-daily --desk XS --format json --columns id,owed,until,days --sort -days
out_has '"days": 8'
out_has '"until": "2026-09-08"'

run report-daily --department network --desk XS --ids
out_is "--department: what it owes or handled" <<'EOF'
20260907-XS-0001
20260911-XS-0001
20260914-XS-0001
20260915-XS-0001
EOF
for staff in lihua 'me --as lihua'; do
	# shellcheck disable=SC2086 # me needs a person
	run report-daily --staff $staff --ids
	out_is "--staff $staff: what is hers, whatever window" <<'EOF'
20260909-CZ-0001
20260908-CZ-0001
EOF
done
run report-daily --staff nobody
is_status 0
out_is "nobody owes nothing, accounts and the calendar included" </dev/null
run report-daily --format csv --no-header --columns id --sort id
sort -u "$work/out" >"$work/once"
ok "each open ticket once" cmp "$work/once" "$work/out"
run ticket-list --format csv --no-header --columns id --sort id
ok "and no other" cmp "$work/once" "$work/out"

run ticket-escalate 20260904-XS-0001 --note 逾期
is_status 0
run report-daily --desk XS --format csv --columns id,what --no-header
out_has '20260904-XS-0001,reported: press for the result' "the next step after each"

# Looking back, a thing that is done now was still to do.
run report-daily --as-of 2026-09-08 --desk XS --format csv --columns owed,id,days --no-header
out_is "as of the 8th" <<'EOF'
result,20260901-XS-0001,0
result,20260904-XS-0001,0
deliver,20260907-XS-0001,0
result,20260903-XS-0001,0
EOF
run ticket-visit 20260907-XS-0001 --satisfaction satisfied
is_status 0
run report-daily --as-of 2026-09-17 --desk XS --format csv --columns owed,id,days --no-header
out_has visit,20260907-XS-0001,5 "the call-back was owed yesterday"
run report-daily --desk XS --format csv --columns owed --no-header
out_lacks visit

# ---- Accounts ---------------------------------------------------------------------------------

make_accounts() {
	for number in 0000000101 0000000102 0000000103 0000000104; do
		on 2025-10-10 account-new $number --name 李四 --phone 13900139000 --meter-no M$number \
			--calibre 15 --reading 10 --use residential=100 || return
	done
	on 2025-10-10 account-suspend 0000000101 --reading 11 --paper all >/dev/null &&
		on 2025-11-10 account-suspend 0000000102 --reading 11 --paper all >/dev/null &&
		on 2025-10-10 account-suspend 0000000103 --reading 11 --paper all --months 11 >/dev/null &&
		on 2024-09-20 account-base 0000000104 --population 6 --paper all >/dev/null
}
run make_accounts
is_status 0
run report-daily --format csv --columns window,owed,id,service,until,days,name --no-header
grep -v '^[A-Z]' "$work/out" >"$work/accounts"
mv "$work/accounts" "$work/out"
out_is "accounts belong to no window" <<'EOF'
,suspended,0000000103,resume,2026-09-10,6,李*
,base-volume,0000000104,base-volume,2026-09-30,0,李*
,suspended,0000000101,resume,2026-10-10,0,李*
EOF
run report-daily --as-of 2026-09-30 --format csv --columns id --no-header
out_has 0000000104 "the last day of a base volume"
run report-daily --as-of 2026-10-08 --format csv --columns id --no-header
out_lacks 0000000104 "which is the default again after it: nobody asks"
run report-daily --desk CZ --format csv --columns id --no-header
out_has 0000000101 "so they are on every window's sheet"
run report-daily --as-of 2026-08-01 --format csv --columns id --no-header
out_lacks 0000000101 "and not before the last month"
run account-resume 0000000103 --reading 12 --paper all
is_status 0
run report-daily --format csv --columns id --no-header
out_lacks 0000000103 "a suspension that ended"
run account-base 0000000104 --population 6 --paper all
is_status 0
run report-daily --format csv --columns id --no-header
out_lacks 0000000104 "a base volume that another follows"
run report-daily --as-of 2026-09-17 --format csv --columns id --no-header
out_has 0000000104
out_has 0000000103 "which still ran yesterday"

# ---- Payments without an account -------------------------------------------------------------

printf '微信订单号,交易状态,金额,商户数据包,交易对方\n4201,SUCCESS,50.00,水费,赵小明\n4202,SUCCESS,5.00,,\n' >"$work/s.csv"
given payment-import "$work/s.csv" --map wechat
export ONESTOP_NOW=2026-09-28T09:00:00+08:00
unmatched_on() {
	run report-daily --as-of "$1" --format csv --columns owed,window,id,since,until,days,what --no-header
	grep '^unmatched' "$work/out" >"$work/unmatched"
	mv "$work/unmatched" "$work/out"
	out_is "unmatched on $1"
}
unmatched_on 2026-09-21 </dev/null
unmatched_on 2026-09-22 <<'EOF'
unmatched,XS,20260918-XS-R0001,2026-09-18,2026-09-21,1,find whose payment of 50.00 it is (payment-match)
unmatched,XS,20260918-XS-R0002,2026-09-18,2026-09-21,1,find whose payment of 5.00 it is (payment-match)
EOF
run report-daily --as-of 2026-09-22 --desk DB --format csv --columns owed --no-header
out_lacks unmatched "another window's are not listed"
given account-new 0000077777 --name 李四
export ONESTOP_NOW=2026-09-24T09:00:00+08:00
given payment-match 4201 0000077777
export ONESTOP_NOW=2026-09-28T09:00:00+08:00
unmatched_on 2026-09-28 <<'EOF'
unmatched,XS,20260918-XS-R0002,2026-09-18,2026-09-21,4,find whose payment of 5.00 it is (payment-match)
EOF
run report-daily --as-of 2026-09-23 --format csv --columns owed,id --no-header
out_has unmatched,20260918-XS-R0001 "looking back, it was still open"
given payment-match 4202 0000077777

# ---- The calendar -----------------------------------------------------------------------------

calendar_on() {
	run report-daily --as-of "$1" --format csv --columns owed,id,what --no-header
	is_status 0
	grep '^calendar' "$work/out" >"$work/calendar"
	mv "$work/calendar" "$work/out"
	out_is "the next year's notice on $1"
}
calendar_on 2026-10-31 </dev/null
for day in 2026-11-01 2026-12-31; do
	calendar_on $day <<'EOF'
calendar,2027,import the holiday notice of 2027 (calendar-import)
EOF
done
calendar_on 2025-12-31 </dev/null
run report-daily --as-of 2027-01-04
is_status 3 "in a year without a calendar nothing can be counted"
err_has 'the calendar of 2027 is missing; first: calendar-import <file>'

# An event that cannot be replayed is not passed over.
damaged=$(grep -rl 'number: "0000000102"' accounts)
sed -i '/^number: "0000000102"/,/^---/s/^    holder: /    colour: /' "$damaged"
refused 3 report-daily --as-of 2025-10-31
err_has "$damaged"
err_has 'event XS-1 sets "colour"'
given git checkout -q "$damaged"

# ---- As cron runs it --------------------------------------------------------------------------

run env -i PATH="$PATH" ONESTOP_NOW="$ONESTOP_NOW" report-daily --store "$store" --format csv --columns id
is_status 0
quiet
refused 2 report-daily --desk xs
refused 2 report-daily --as-of soon
refused 2 report-daily XS
run report-daily --unmask --as lihua --format csv --columns id,phone --no-header
is_status 0 "an owner sees whom he owes something"
ok "and nobody else" sh -c "grep -q '^20260908-CZ-0001,13600136000' '$work/out' && ! grep -e -XS- '$work/out' | grep -v '[*]'"
run report-daily --unmask --format csv --columns name,phone --no-header
out_has 王小明,13800138000

finish

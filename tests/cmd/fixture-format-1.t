#!/bin/sh
# A store of format 1: every program that reads takes it, and finds the facts that were written; those that
# write are refused.  Then it is upgraded (store-upgrade), and the same facts are found.
#
# What is asserted are facts of the records and not wording, so that they hold of both.
. "$(dirname "$0")/../harness.sh"
fixture=$top/tests/fixtures/format-1
fixture_store format-1

git show HEAD~:onestop.yaml >"$work/onestop.yaml"
run diff "$fixture/store/onestop.yaml" "$work/onestop.yaml"
is_status 0 "the settings are those of the history, but for the shared login"
run diff -r --exclude=.git --exclude=onestop.yaml "$fixture/store" .
is_status 0 "the files of the history are those beside it"

run store-check --strict --objects
is_status 0
out_is "store-check finds nothing but badges that are missing" <<'END'
kind file                 what was found
note catalogue/staff.yaml no badge number yet (article 7): zhaolei, zhengyong, wugang, zhangyan, sunli, jiwei
END
quiet

# reads COMMAND...: exit 0, something on standard output, nothing on standard error.
reads() {
	run "$@"
	if [ "$status" != 0 ] || [ -s "$work/err" ] || ! [ -s "$work/out" ]; then
		fail "$* reads it"
	else
		pass "$* reads it"
	fi
}

# tickets COLUMNS / accounts COLUMNS: of all of them, into $work/out.
tickets() {
	run ticket-list --all --unmask --format csv --no-header --columns "$1"
}
accounts() {
	run account-list --unmask --format csv --no-header --columns "$1"
}

facts() {
# ---- Tickets --------------------------------------------------------------------------------------

while read -r state count; do
	run ticket-list --all --state "$state" --ids
	is_status 0
	ok "$count tickets are $state" test "$(wc -l <"$work/out")" = "$count"
done <<END
received 5
approved 1
assigned 8
done 2
delivered 11
visited 1
closed 7
incomplete 3
on-hold 1
refused 2
withdrawn 3
END

run ticket-list --all --ids
is_status 0
cp "$work/out" "$work/ids"
ok "44 tickets" test "$(wc -l <"$work/ids")" = 44
while read -r id; do
	reads ticket-show "$id"
	reads ticket-show "$id" --evidence
	reads ticket-show "$id" --format json --unmask
	ok "$id is what it shows" grep -qF "\"id\": \"$id\"" "$work/out"
done <"$work/ids"

# rows OF COLUMNS ID... <<EOF: the columns of these.
rows() {
	"$1" "$2"
	shift 2
	for id in "$@"; do
		grep "^$id," "$work/out"
	done >"$work/rows"
	mv "$work/rows" "$work/out"
	out_is "$*"
}

rows tickets id,round,returns,step,held_days,extensions,first_due,due \
	20260819-XS-0002 20260819-XS-0003 20260901-XS-0001 20260901-XS-0003 20260907-XS-0003 <<END
20260819-XS-0002,2,,,,,2026-08-28,2026-08-28
20260819-XS-0003,1,,2,3,1,2026-08-26,2026-09-03
20260901-XS-0001,1,,2,1,,2026-09-09,2026-09-10
20260901-XS-0003,2,,,,,2026-09-08,2026-09-08
20260907-XS-0003,1,1,,,,2026-09-14,2026-09-14
END
rows tickets id,informed_at,escalated_at,cause,accountability 20260819-XS-0001 <<END
20260819-XS-0001,2026-08-28T09:00:00+08:00,2026-08-28T09:00:00+08:00,department,"通报批评
END
rows tickets id,ledger_id,service,state 20260713-XS-0001 20260806-XS-0001 20260807-XS-0001 <<END
20260713-XS-0001,2026-0811,facility,closed
20260806-XS-0001,2026-0830,volume-doubt,assigned
20260807-XS-0001,2026-0831,connect,incomplete
END
rows tickets id,duplicate_of,agreed,missing,owner \
	20260907-XS-0004 20260907-DB-0002 20260907-DB-0003 20260916-XS-0010 <<END
20260907-XS-0004,20260907-XS-0003,,,wangmin
20260907-DB-0002,,,"property-proof,annex-10",lihua
20260907-DB-0003,,meter-reading,,lihua
20260916-XS-0010,,,household-book,wangmin
END

run ticket-show 20260901-XS-0003 --unmask --format json
is_status 0
out_has '老用户🙂\n𠮷野家对面' "text of several lines, with signs beyond the first plane"
run ticket-list --all --ids --find 更换井盖
out_is "a ticket of the volume is found" <<END
20260803-XS-0001
END

# history ID ACT...: what happened to it, in this order.
history() {
	id=$1
	shift
	ticket-show "$id" --format json >"$work/json"
	sed -n 's/^ *"act": "\(.*\)",*$/\1/p' "$work/json" | tr '\n' ' ' | sed 's/ $/\n/' >"$work/out"
	out_is "the history of $id" <<END
$*
END
}
history 20260819-XS-0001 receive approve assign remind remind inform escalate find-cause note
history 20260819-XS-0003 receive approve assign step hold remind resume extend
history 20260907-DB-0003 receive agree disagree
history 20260907-DB-0001 receive note

# ---- Accounts and payments ---------------------------------------------------------------------------

run account-list --ids
is_status 0
cp "$work/out" "$work/ids"
ok "10 accounts" test "$(wc -l <"$work/ids")" = 10
while read -r number; do
	reads account-show "$number"
	reads account-show "$number" --history
done <"$work/ids"

accounts number,state,holder,id_type,prepaid,bills,use,meter_no,meter,base_volume
is_status 0
out_is "the accounts" <<END
0000010001,active,王小明,resident,,1,residential=100,JM901,in,20
0000010002,active,买买提·吐尔逊,resident,,1,residential=100,JM902,in,30
0000010003,active,荆门市月亮湖餐饮店,credit-code,,2,"residential=30,non-residential=70",JM003,in,20
0000010004,active,张𬌗,passport,,1,"residential=60,non-residential=40",JM004,in,20
0000010005,active,李四,resident,30.00,,residential=100,JM005,in,25
0000010006,suspended,周海涛,resident,,,residential=100,JM006,in,20
0000010007,active,吴丽华,other,,1,residential=100,JM007,out,20
0000010110,cancelled,黄秀英,,,,residential=100,JM010,out,20
0000010111,cancelled,旧户,,,,special=100,JM011,out,20
A000010008,pending,新城置业,,,,non-residential=100,,,20
END
while read -r number acts; do
	account-show "$number" --history --format csv --no-header --columns act | tr '\n' ' ' |
		sed 's/ $/\n/' >"$work/out"
	out_is "the history of $number" <<END
$acts
END
done <<END
0000010001 open update bill bill pay contact pay bill meter
0000010002 open bill pay base meter pay bill
0000010004 open bill pay class bill
0000010005 open bill pay transfer pay
0000010006 open pay void suspend
0000010007 open suspend resume meter bill pay
0000010111 open cancel
END

while read -r day entries total; do
	run report-payment --day "$day" --format csv --no-header --columns entries,total
	is_status 0
	awk -F, '{ n += $1; fen += sprintf("%.0f", $2 * 100) } END { print n, fen }' "$work/out" >"$work/sum"
	ok "$day: $entries entries, $total fen" grep -qx "$entries $total" "$work/sum"
done <<END
2026-08-13 6 32568
2026-09-07 3 109856
2026-09-17 2 4000
END
run report-payment --day 2026-08-13 --format csv --no-header --columns desk,method,by,total
out_is "a day's takings" <<END
XS,cash,maimaiti,60.00
XS,cash,wangmin,40.00
XS,wechat,wangmin,118.08
XS,alipay,wangmin,50.00
XS,pos,wangmin,57.60
END

# ---- Reports -------------------------------------------------------------------------------------------

run report-overdue --ids
out_is "late, or past its own limit: by who owes it, worst first" <<END
20260916-XS-0004
20260901-XS-0001
20260819-XS-0001
20260907-XS-0003
20260806-XS-0001
20260819-XS-0002
20260819-XS-0003
END
run report-visit --ids
ok "11 call-backs are owed" test "$(wc -l <"$work/out")" = 11
for month in 2026-07 2026-08 2026-09; do
	reads report-ledger --month "$month" --as-of today
done
for day in 2026-08-13 2026-08-31 2026-09-18; do
	reads report-daily --as-of "$day"
done
reads report-overdue --as-of 2026-08-31
reads report-visit --as-of 2026-08-31
reads report-visit --summary
run report-quarter --quarter 2026Q3 --format csv --no-header
is_status 0
reads report-quarter --quarter 2026Q3 --as-of 2026-08-31

# ---- The house -----------------------------------------------------------------------------------------

run staff-list --all --format csv --no-header --columns id,name,roles,active_to --sort id
is_status 0
out_is "the staff" <<END
guoli,郭离,"clerk,handler",2026-08-31
jiwei,纪伟,inspector,
lihua,李华,"clerk,handler",
maimaiti,买买提·吐尔逊,clerk,
sunli,孙丽,supervisor,
wangmin,王敏,"clerk,supervisor,admin",
wugang,吴刚,handler,
zhangyan,张𬌗,handler,
zhaolei,赵磊,handler,
zhengyong,郑勇,handler,
END
reads service-list
reads service-show outage
reads service-show connect --flow
reads calendar-show 2026
while read -r from days due; do
	run calendar-due "$from" "$days"
	out_is "$days working days after $from" <<END
$due
END
done <<END
2026-09-17 2 2026-09-20
2026-08-13 1 2026-08-15
END
reads form-print register 20260819-XS-0001 --text
reads form-print register 20260803-XS-0001 --text
reads form-print approval 20260817-XS-0003 --text
reads form-print transfer 20260817-XS-0001 --text
reads form-print receipt 20260813-XS-R0001 --text

}
facts

# ---- Nothing is written in it --------------------------------------------------------------------------

while read -r words; do
	refused 1 sh -c "$words"
	err_has 'the store is of format 1, which is only read; first: store-upgrade'
done <<END
ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
ticket-note 20260917-XS-0001 --text 来电
ticket-visit 20260817-XS-0003 --satisfaction satisfied --dry-run
account-pay 0000010001 1.00 --method cash
account-pay --void 20260813-XS-R0005 --reason 收错户
account-contact 0000010001 --phone 13900139000
payment-close --day 2026-08-13
staff-set lihua --badge 002
printf 'account,period,volume_m3,amount\n0000010001,2026-09,30,86.40\n' | bill-import -
END

# ---- It is upgraded --------------------------------------------------------------------------------------

given store-upgrade
facts
run store-check --strict --objects --history
is_status 0 "nothing but notes is found, in the history too"

run payment-close --day 2026-08-13
is_status 0
out_is "it was cashed up" <<END
2026-08-13	XS	6	325.68
END

# ---- It goes on ------------------------------------------------------------------------------------------

run ticket-visit 20260817-XS-0003 --satisfaction satisfied
is_status 0
run ticket-reopen 20260803-XS-0001 --reason 再次破损
is_status 0
# What the accounts owe is what a payment of all of it takes; each is paid in a way of its own.
for payment in 0000010001:cash 0000010002:wechat 0000010003:alipay 0000010004:bank 0000010007:pos; do
	run account-pay "${payment%:*}" --method "${payment#*:}"
	is_status 0
done
run report-payment --format csv --no-header --columns method,total
out_is "what was owed" <<END
cash,86.40
wechat,106.72
alipay,1379.00
bank,13.36
pos,4.40
END
run account-list --owing --ids
out_is "nobody owes any more" </dev/null
run account-resume 0000010006 --reading 510 --paper all
is_status 0

finish

#!/bin/sh
# report-ledger: the registration forms of annex 9 of a month, one line each.
. "$(dirname "$0")/../harness.sh"
new_store

on() {
	day=$1
	shift
	env ONESTOP_NOW="${day}T10:30:00+08:00" "$@"
}
header=id,received_at,owner,name,service,address,account,phone,request,department,handler,assigned_at,due,result,visit,remark

run report-ledger --month 2026-09 --format csv
is_status 0
out_is "an empty month has headings only" <<EOF
$header
EOF
run report-ledger --month 2026-09
out_is "and prints no table" </dev/null

make_store() {
	staff-set zhaolei --name 赵磊 --department meter-reading --roles handler &&
		account-new 0012345678 --name 王小明 &&
		on 2026-08-31 ticket-new facility --name 孙红 --phone 13700137000 --request 八月 &&
		on 2026-09-01 ticket-new volume-doubt --name 王小明 --phone 13800138000 --address 象山大道1号 \
			--account 0012345678 --request "水量异常
要求核查" --force 无户号档案 &&
		on 2026-09-01 ticket-assign 20260901-XS-0001 --to meter-reading --handler zhaolei &&
		on 2026-09-04 ticket-result 20260901-XS-0001 --text 已更换水表 --final &&
		on 2026-09-04 ticket-deliver 20260901-XS-0001 --by phone &&
		on 2026-10-08 ticket-visit 20260901-XS-0001 --satisfaction dissatisfied --solved no --quality 慢 &&
		on 2026-09-02 ticket-new facility --name 李四 --phone 0724-2331234 --request 漏水 &&
		on 2026-09-03 ticket-review 20260902-XS-0001 --refuse 不在供水范围 &&
		on 2026-09-10 ticket-new facility --name 象山酒店 --phone 13600136000 --request 井盖 &&
		on 2026-09-10 ticket-assign 20260910-XS-0001 --to network &&
		on 2026-09-10 ticket-close 20260910-XS-0001 --result 已更换 --told phone --visit satisfied &&
		on 2026-09-11 ticket-new facility --name 钱七 --phone 13500135000 --request 井盖 &&
		on 2026-09-11 ticket-assign 20260911-XS-0001 --to network &&
		on 2026-09-11 ticket-close 20260911-XS-0001 --result 已更换 --told phone --unwilling 不用再回访 &&
		on 2026-10-01 ticket-new facility --name 周八 --phone 13500135001 --request 十月
}
run make_store
is_status 0

run report-ledger --month 2026-09 --format csv
is_status 0
quiet
out_is "as it stood at the end of September, masked" <<EOF
$header
20260901-XS-0001,2026-09-01T10:30:00+08:00,wangmin,王*明,volume-doubt,象山大道*号,0012345678,138****8000,"水量异常
要求核查",meter-reading,zhaolei,2026-09-01T10:30:00+08:00,2026-09-08,已更换水表,,
20260902-XS-0001,2026-09-02T10:30:00+08:00,wangmin,李*,facility,,,0724-*****34,漏水,,,,,refused: 不在供水范围,,
20260910-XS-0001,2026-09-10T10:30:00+08:00,wangmin,象山酒店,facility,,,136****6000,井盖,network,,2026-09-10T10:30:00+08:00,2026-09-17,已更换,satisfied; solved,
20260911-XS-0001,2026-09-11T10:30:00+08:00,wangmin,钱*,facility,,,135****5000,井盖,network,,2026-09-11T10:30:00+08:00,2026-09-18,已更换,no call-back: 不用再回访,
EOF
run report-ledger --month 2026-09
out_is "on paper: names of people, one line each" <<'EOF'
ticket           received at      received by name or unit service      address     account    telephone    request             department person in charge assigned at      due        result                call-back                remark
20260901-XS-0001 2026-09-01 10:30 王敏        王*明        水量疑问     象山大道*号 0012345678 138****8000  水量异常 / 要求核查 营抄中心   赵磊             2026-09-01 10:30 2026-09-08 已更换水表
20260902-XS-0001 2026-09-02 10:30 王敏        李*          供水设施管理                        0724-*****34 漏水                                                                        refused: 不在供水范围
20260910-XS-0001 2026-09-10 10:30 王敏        象山酒店     供水设施管理                        136****6000  井盖                管网部                      2026-09-10 10:30 2026-09-17 已更换                satisfied; solved
20260911-XS-0001 2026-09-11 10:30 王敏        钱*          供水设施管理                        135****5000  井盖                管网部                      2026-09-11 10:30 2026-09-18 已更换                no call-back: 不用再回访
EOF

run report-ledger --month 2026-09 --as-of 2026-10-09 --format csv --columns id,result,visit,state
out_is "as of a day in October" <<'EOF'
id,result,visit,state
20260901-XS-0001,已更换水表,dissatisfied; not solved; 慢,visited
20260902-XS-0001,refused: 不在供水范围,,refused
20260910-XS-0001,已更换,satisfied; solved,closed
20260911-XS-0001,已更换,no call-back: 不用再回访,closed
EOF
run report-ledger --month 2026-09 --as-of 2026-09-02 --format csv --columns id,due,result,visit,state
out_is "as of a day in September: what came later is not there" <<'EOF'
id,due,result,visit,state
20260901-XS-0001,2026-09-08,,,assigned
20260902-XS-0001,,,,received
EOF
run report-ledger --month 2026-08 --format csv --columns id --no-header
out_is "the month before" <<'EOF'
20260831-XS-0001
EOF
run report-ledger --month 2026-10 --format csv --columns id --no-header
out_is "the month after" <<'EOF'
20261001-XS-0001
EOF
run report-ledger --month 2026-12 --ids
is_status 0
out_is "a month without tickets" </dev/null

run report-ledger --month 2026-09 --unmask --format csv --columns name,phone --no-header
out_is "--unmask" <<'EOF'
王小明,13800138000
李四,0724-2331234
象山酒店,13600136000
钱七,13500135000
EOF
run report-ledger --month 2026-09 --unmask --as zhaolei --format csv --columns handler,phone --no-header
is_status 0 "a handler sees whom he owes a result"
ok "and nobody else" sh -c "! grep -v '^zhaolei,' '$work/out' | grep -v '[*]'"
run report-ledger --month 2026-09 --format json --columns id,account,assigned_at,visit
out_has '"account": "0012345678"'
out_has '"assigned_at": null'
run report-ledger --month 2026-09 --format xlsx -o "$work/ledger.xlsx"
is_status 0
ok "a workbook" test "$(head -c 2 "$work/ledger.xlsx")" = PK
if [ -e "$BUILD/share/locale/zh_CN/LC_MESSAGES/onestop.mo" ]; then
	env -i PATH="$PATH" ONESTOP_NOW="$ONESTOP_NOW" report-ledger --store "$store" --month 2026-09 \
		--format csv --columns id,result,visit --no-header >"$work/out"
	out_is "the words are Chinese where nothing else is wanted" <<'EOF'
20260901-XS-0001,已更换水表,
20260902-XS-0001,不予受理：不在供水范围,
20260910-XS-0001,已更换,满意；已解决
20260911-XS-0001,已更换,未回访：不用再回访
EOF
fi

for month in 2026-9 2026-13 2026-00 202609 2026-09-01 2026-+9 2026--9 x; do
	refused 2 report-ledger --month "$month"
done
err_has 'is not a valid month (2026-09)'
refused 2 report-ledger
refused 2 report-ledger --month 2026-09 --as-of soon
refused 2 report-ledger --month 2026-09 20260901-XS-0001

finish

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
		on 2026-09-11 ticket-close 20260911-XS-0001 --result 已更换 --told phone --no-visit 三次未接通 &&
		on 2026-10-01 ticket-new facility --name 周八 --phone 13500135001 --request 十月
}
run make_store
is_status 0

run report-ledger --month 2026-09 --format csv
is_status 0
quiet
cp "$work/out" "$work/september"
finish

# Sourced after harness.sh by the tests of workbooks: a store in which every list and every report has
# rows, as of 2026-10-12.
# shellcheck shell=sh disable=SC2154

# workbook_store: makes the store and stays in it.
workbook_store() {
	new_store --desk XS --test-clock --claimed --staff wangmin --staff-name 王敏 --badge 001 \
		--company 荆门市水务集团
	given staff-set lihua --name 李华 --badge 002 --roles clerk
	given staff-set zhaolei --name 赵磊 --badge 003 --roles handler --department network
	given staff-set sunli --name 孙丽 --badge 004 --roles supervisor --department service-center
	for number in 1 2 3 4; do
		printf '000010000%s,王小明%s,residential=100,2026-01-01,M%s,象山大道%s号,1380013800%s\n' \
			"$number" "$number" "$number" "$number" "$number"
	done | sed '1i number,holder,use,opened_on,meter_no,address,phone' >"$work/accounts.csv"
	given account-import "$work/accounts.csv"
	for bill in 2026-07:864.00 2026-08:28.80; do
		printf 'account,period,volume_m3,amount\n0000100001,%s,300,%s\n0000100002,%s,10,%s\n' \
			"${bill%:*}" "${bill#*:}" "${bill%:*}" 28.80 >"$work/bills.csv"
		given bill-import "$work/bills.csv"
	done
	given account-pay 0000100002 28.80 --method cash
	given account-pay 0000100002 28.80 --method wechat
	workbook_tickets
	given staff-note lihua --on 2026-09-18 --text 未佩戴工号牌
	export ONESTOP_NOW=2026-10-12T09:30:00+08:00
	given account-pay 0000100001 100.00 --method cash
}

# workbook_tickets: two of every kind of trouble, on 18 September.
workbook_tickets() {
	n=0
	for service in facility complaint volume-doubt facility; do
		n=$((n + 1))
		given ticket-new $service --name 王小明 --phone 1380013800$n --address 象山大道"$n"号 --account 000010000$n \
			--request '井盖破损，第一行
第二行'
		id=$(cat "$work/out")
		case $service in
		facility) given ticket-assign "$id" --to network ;;
		volume-doubt) given ticket-assign "$id" --to meter-reading ;;
		esac
	done
	given ticket-result "$id" --text 已修复
	given ticket-deliver "$id" --by phone
	given ticket-new facility --name 李小红 --phone 13900139000 --request 水管漏水
	id=$(cat "$work/out")
	given ticket-assign "$id" --to network
	given ticket-close "$id" --result 已修复 --told phone --visit satisfied
}

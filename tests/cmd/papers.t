#!/bin/sh
# What the house gives to people outside the programs, workbooks and csv for spreadsheets, is Chinese whoever
# asks for it: headings, and the titles of values; ids, figures and days are as programs read them.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/workbook-store.sh"
command -v python3 >/dev/null || skip_all "python3 is not installed"
workbook_store
given ticket-new complaint --name 王小明 --phone 13800138009 --request 投诉
given account-edit 0000100003 --contact 赵六 --id-type passport --id-no E12345678 --reason 补记
given account-suspend 0000100004 --reading 120 --months 6 --paper all
echo 'penalty_per_mille: 5' >>onestop.yaml
given git -C "$store" -c user.name=a -c user.email=a@b commit -qam 'a penalty'
book() { python3 "$top/tests/fixtures/workbook.py" "$@"; }

# ---- The same in any language ------------------------------------------------------------------

while read -r program <&3; do
	for columns in "" all; do
		rm -f "$work"/*.csv "$work"/*.xlsx
		# shellcheck disable=SC2086 # a program and its options
		for language in en zh_CN; do
			given env LANGUAGE=$language $program --excel ${columns:+--columns $columns} -o "$work/$language.csv"
			given env LANGUAGE=$language $program ${columns:+--columns $columns} -o "$work/$language.xlsx"
		done
		ok "$program ${columns:-usual}: there is a list" test -s "$work/en.csv"
		ok "$program ${columns:-usual}: csv is the same in English" diff -u "$work/zh_CN.csv" "$work/en.csv"
		ok "$program ${columns:-usual}: the headings are Chinese" sh -c \
			'head -n 1 "$1" | grep -q "[^ -~]" && ! head -n 1 "$1" | grep -q "[a-z_]\{3\}"' - "$work/en.csv"
		# onestop needs no store and has the real clock, which stands in its title.
		[ "$program" = onestop ] ||
			ok "$program ${columns:-usual}: so is the workbook" cmp "$work/zh_CN.xlsx" "$work/en.xlsx"
	done
done 3<<'END'
account-list
account-show 0000100001
account-show 0000100001 --statement
account-show 0000100001 --history
account-show 0000100004 --history
bill-penalty
calendar-due 2026-09-18 5 --explain
calendar-show 2026
payment-list --from 2026-09-01 --to 2026-10-31
onestop
report-arrears
report-arrears --call-list
report-daily
report-discipline
report-figures --from 2026-09-01 --to 2026-09-30
report-ledger --month 2026-09
report-overdue
report-payment --from 2026-09-01 --to 2026-10-31
report-payment --from 2026-09-01 --to 2026-10-31 --by method
report-quarter --quarter 2026Q3
report-quarter --quarter 2026Q3 --notes
report-quarter --quarter 2026Q3 --show received
report-visit
report-visit --summary
service-list
service-show facility
staff-list --all
staff-show lihua
staff-show --notes
store-check
store-log
ticket-list --all
ticket-show 20260918-XS-0001
ticket-show 20260918-XS-0001 --attachments
ticket-show 20260918-XS-0001 --evidence
END

# ---- A document is called as its service calls it, in a list of many services as on its page ----------------

given ticket-new suspend --account 0000100002 --request 外出 --missing id-card
given ticket-new connect --name 李四 --phone 13900139000 --address 象山大道9号 --request 新装 --paper id-copy \
	--paper licence --missing property-proof,approved-drawings
id=$(cat "$work/out")
while read -r options <&3; do
	# shellcheck disable=SC2086 # several options
	run env LANGUAGE=zh_CN ticket-list --columns id,papers,missing $options
	is_status 0
	out_has 用户身份证 "$options"
	out_has 申请人身份证、营业执照 "$options"
	out_has 房屋产权证明或场地证明、经批准的图纸 "$options"
	out_lacks id-copy "$options"
	out_lacks 单位营业执照 "$options: the title that another service has for the code"
done 3<<'END'
--excel
--excel --sort=-id
--format table
--format table --sort state
--format mail
END
given ticket-list --columns id,papers -o "$work/papers.xlsx"
book cells "$work/papers.xlsx" 1 >"$work/out"
out_has "$id|申请人身份证、营业执照"
run env LANGUAGE=zh_CN ticket-show "$id"
out_has 申请人身份证、营业执照
run ticket-list --columns id,papers --format csv
out_has '"id-copy,licence"' "programs read codes"

finish

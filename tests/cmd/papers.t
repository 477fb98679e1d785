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
finish

#!/bin/sh
# A workbook of every list and report: a title line, one page wide, Chinese names, charts first, the figures
# one a row; LibreOffice shows in it what the table shows.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/workbook-store.sh"
command -v python3 >/dev/null || skip_all "python3 is not installed"
workbook_store
books=$work/books
mkdir "$books"

# NAME SHEETS COMMAND
cat >"$work/programs" <<'END'
overdue 超期工单,图表,汇总,逐项数据 report-overdue
daily 图表,每日工作清单,汇总,逐项数据 report-daily
discipline 督查清单,图表,汇总,逐项数据 report-discipline
visit 待回访工单,图表,汇总,逐项数据 report-visit
visit-sum 图表,待回访统计,汇总,逐项数据 report-visit --summary
quarter 图表,统计数据,各承办单位,每周件数,满意度,行为规范,逐项数据 report-quarter --quarter 2026Q3
figures 图表,统计数据,各承办单位,每周件数,满意度,行为规范,逐项数据 report-figures --from 2026-09-01 --to 2026-09-30
ledger 月度登记台账,图表,汇总,逐项数据 report-ledger --month 2026-09
arrears 欠费清单,图表,汇总,逐项数据 report-arrears
takings 图表,收款统计,汇总,逐项数据 report-payment --from 2026-09-01 --to 2026-10-31
takings-by 图表,收款统计,汇总,逐项数据 report-payment --from 2026-09-01 --to 2026-10-31 --by method
payments 收款日记账 payment-list --from 2026-09-01 --to 2026-10-31
tickets 工单清单 ticket-list --all
accounts 用户清单 account-list
statement 用户对账单 account-show 0000100001 --statement
history 办理经过 account-show 0000100001 --history
log 办理事项 store-log
services 办理类别与时限 service-list
staff 人员名单 staff-list
calendar 工作日历 calendar-show 2026
due 工作日历 calendar-due 2026-09-18 5 --explain
check 检查结果 store-check
none 工单清单 ticket-list --find 没有这个
none-late 超期工单,汇总,逐项数据 report-overdue --as-of 2026-09-18
none-owed 督查清单,汇总,逐项数据 report-discipline --from 2026-08-03 --to 2026-08-03
END

book() { python3 "$top/tests/fixtures/workbook.py" "$@"; }

while read -r name sheets program; do
	# shellcheck disable=SC2086 # a program and its options
	run env LANGUAGE=zh_CN $program --format xlsx -o "$books/$name.xlsx"
	is_status 0 "$program"
	quiet
	ok "$program: a workbook as it should be" book check "$books/$name.xlsx"
	ok "$program: its sheets are $sheets" test "$sheets" = "$(book sheets "$books/$name.xlsx" | paste -sd, -)"
	# shellcheck disable=SC2086
	given env LANGUAGE=zh_CN $program --format xlsx -o "$work/again.xlsx"
	ok "$program: the same order, the same bytes" cmp "$books/$name.xlsx" "$work/again.xlsx"
done <"$work/programs"

# ---- The same in any language ------------------------------------------------------------------

for language in en zh_CN; do
	for program in report-overdue report-daily "ticket-list --all" "report-quarter --quarter 2026Q3"; do
		# shellcheck disable=SC2086
		given env LANGUAGE=$language $program --format xlsx -o "$work/$language.xlsx"
		ok "$program in $language" book check "$work/$language.xlsx"
	done
done
given env -i PATH="$PATH" ONESTOP_NOW="$ONESTOP_NOW" report-overdue -o "$work/cron.xlsx"
ok "and without an environment" book check "$work/cron.xlsx"
given env -i LANG=C PATH="$PATH" ONESTOP_NOW="$ONESTOP_NOW" report-overdue -o "$work/cron.xlsx"
ok "and with LANG=C" book check "$work/cron.xlsx"
refused 2 report-overdue --columns id,nonsense -o "$work/wrong.xlsx"
err_has 'unknown column "nonsense"' "an error is in the language of who typed"
ok "and there is no file" test ! -e "$work/wrong.xlsx"
given report-overdue --titles key -o "$work/key.xlsx"
book cells "$work/key.xlsx" 1 >"$work/out"
out_has 'report-overdue（截至2026-10-12）  荆门市水务集团' "--titles key: the program over it"
out_has 'debtor_name|id|service|' "and keys as headings"
run ticket-list --all --columns id,received_at --titles zh --format csv
out_has '工单编号,受理时间' "--titles zh is Chinese in any language"

# ---- Figures one a row -------------------------------------------------------------------------

book cells "$books/quarter.xlsx" 7 >"$work/out"
out_has '起始日期|截止日期|统计分类|代码|统计对象|指标代码|指标名称|数值|单位'
out_has '2026-07-01|2026-09-30|承办单位|network|管网部|received|受理件数|3|件'
out_has '2026-07-01|2026-09-30|承办单位|network|管网部|on_time_rate|按时办结率|66.7%|%' "a rate is a number"
out_has '|satisfied|满意|1|户'
book cells "$books/takings.xlsx" 4 >"$work/out"
out_has '2026-09-01|2026-10-31|2026-10-12|XS|现金|王敏|否|total|合计（元）|100.00|元' "money has two decimals"
book cells "$books/overdue.xlsx" 4 >"$work/out"
out_has '2026-10-12|承办单位|network|管网部|rows|数量|1|件'
book cells "$books/ledger.xlsx" 1 >"$work/out"
out_has '20260918-XS-0001|2026-09-18 09:00|' "a time is a time"
book cells "$books/tickets.xlsx" 1 >"$work/out"
out_has '工单清单（截至2026-10-12）  荆门市水务集团  制表：2026-10-12 09:30'
book cells "$books/history.xlsx" 1 >"$work/out"
out_has '用户编号=0000100001,状态=正常,户名=王小明1,' "no keys and codes where people read"
given ticket-list --all --from 2026-09-01 --to 2026-09-30 -o "$work/period.xlsx"
book cells "$work/period.xlsx" 1 >"$work/out"
out_has '工单清单（2026-09-01至2026-09-30，截至2026-10-12）'

# It needs no store and has the real clock, so that no two of its workbooks are the same.
given onestop --format xlsx -o "$work/programs.xlsx"
ok "onestop: a workbook as it should be" book check "$work/programs.xlsx"
book cells "$work/programs.xlsx" 1 >"$work/out"
out_has '程序一览（截至'
out_has 'ticket-list|列出工单'

# ---- One record --------------------------------------------------------------------------------

# A line for each of its values: forty columns on one page wide could not be read.
while IFS='|' read -r program title line <&3; do
	for language in en zh_CN; do
		# shellcheck disable=SC2086
		given env LANGUAGE=$language $program --format xlsx -o "$work/record.xlsx"
		book cells "$work/record.xlsx" 1 >"$work/out"
		out_has "$title（截至2026-10-12）" "$program: what it is"
		ok "$program: $line" grep -qx "$line" "$work/out"
		ok "$program: no line has more than a title and a value" sh -c '! grep "|.*|.*[^|]" "$1"' - "$work/out"
	done
done 3<<'END'
account-show 0000100001|用户清单|户名.王小明1.*
ticket-show 20260918-XS-0001|工单清单|受理时间.2026-09-18 09:00.*
ticket-show 20260918-XS-0001 --evidence|超期查证|超期工作日.7.*
service-show facility|办理类别与时限|名称.供水设施管理.*
staff-show lihua|人员名单|姓名.李华.*
END
given account-show 0000100001 --columns account,name -o "$work/record.xlsx"
book cells "$work/record.xlsx" 1 >"$work/out"
out_has '用户编号|户名' "columns that were chosen are columns"

# ---- What LibreOffice shows --------------------------------------------------------------------

if ! command -v soffice >/dev/null; then
	echo "# LibreOffice is not installed: nothing of what it shows was tested"
	finish
fi
run timeout 300 soffice "-env:UserInstallation=file://$work/office" --headless \
	--convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1' \
	--outdir "$work/shown" "$books"/*.xlsx
is_status 0
while read -r name sheets program; do
	# shellcheck disable=SC2086
	given $program --format xlsx --titles key -o "$work/key.xlsx"
	case $sheets in
	图表*) place=2 ;;
	*) place=1 ;;
	esac
	columns=$(book cells "$work/key.xlsx" $place | sed -n 2p)
	shown=$work/shown/$name-$(echo "$sheets" | cut -d, -f$place).csv
	ok "$program: it has columns" test -n "$columns"
	n=0
	for column in $(echo "$columns" | tr '|' ' '); do
		n=$((n + 1))
		# shellcheck disable=SC2086
		LANGUAGE=zh_CN $program --columns "$column" --no-header >"$work/table"
		ok "$program: $column is what the table shows" book same "$work/table" $n "$shown"
	done
done <"$work/programs"

finish

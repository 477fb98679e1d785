#!/bin/sh
# What people open in a spreadsheet is what the store holds: LibreOffice reads csv --excel and xlsx, and
# writes down what it has read.
. "$(dirname "$0")/../harness.sh"
command -v soffice >/dev/null || skip_all "LibreOffice is not installed"
new_store

# ---- Texts that a spreadsheet would like to change --------------------------------------------

# One address a ticket, NUL after each.  "'" in front is what --excel is to add (+) or not (-).
cat >"$work/texts" <<'EOF'
-象山大道1号
+=1+1
+=cmd|'/c calc'!A1
+@SUM(1,2)
+-5
++86 138 0013 8000
+＝1+1
+0012345678
+420800199001010012
+11010519491231002
+00
+1-2
+3/4
+5:06
+12.50
+1234E56
-11010519491231002X
-0724-2331234
-a,b
-he said "yes"
-"
-'quoted'
-𠮷野张𬌗
EOF
n=0
while IFS= read -r line; do
	n=$((n + 1))
	text=${line#?}
	run ticket-new complaint --name 王小明 --phone 13800138000 --address="$text" --request 投诉
	[ "$status" = 0 ] || is_status 0 "ticket-new --address=$text"
	guard=
	case $line in
	+*) guard="'" ;;
	esac
	printf '%s\0' "$text" >>"$work/addresses.plain"
	printf '%s%s\0' "$guard" "$text" >>"$work/addresses.guarded"
done <"$work/texts"
ok "there are tickets ($n)" test "$n" -gt 20

# ---- Through the spreadsheet -------------------------------------------------------------------

# converted FILE FILTER MORE SHEET: FILE as LibreOffice has read it, in $work/converted/*.csv, all text quoted.
converted() {
	rm -rf "$work/converted"
	run timeout 120 soffice "-env:UserInstallation=file://$work/office" --headless ${2:+"--infilter=$2"} \
		--convert-to "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false${3:-}" \
		--outdir "$work/converted" "$1"
	ok "LibreOffice reads $(basename "$1")" test -s "$work/converted/$(basename "${1%.*}")${4:-}.csv"
}

# comes_through NAME EXPECTED OPTION...: the list as csv --excel, as a person opens it (numbers and days
# recognised), and as a workbook.
comes_through() {
	name=$1
	shift
	ticket-list --unmask --sort id --format csv --excel "$@" >"$work/$name.csv"
	converted "$work/$name.csv" 'CSV:44,34,76,1,,0,false,true'
	ok "$name: csv --excel" perl "$top/tests/fixtures/cells.pl" "$work/$name.guarded" \
		<"$work/converted/$name.csv"
	ticket-list --unmask --sort id --format xlsx -o "$work/$name.xlsx" "$@"
	converted "$work/$name.xlsx"
	# Above the headings stands the title line.
	sed 1d "$work/converted/$name.csv" >"$work/converted/table.csv"
	ok "$name: xlsx" perl "$top/tests/fixtures/cells.pl" "$work/$name.plain" \
		<"$work/converted/table.csv"
}

comes_through addresses --columns id,address

# Lines of text stand in requests.
run ticket-new complaint --name 王小明 --phone 13800138000 --request "第一行 \"甲\"
第二行, 乙
=1+1"
is_status 0
printf '第一行 "甲"\n第二行, 乙\n=1+1\0' >"$work/requests.plain"
cp "$work/requests.plain" "$work/requests.guarded"
comes_through requests --columns id,request --find 第二行

# Figures and days stay what they are.
run ticket-assign 20260918-XS-0001 --to service-center
is_status 0
ticket-list --state assigned --columns id,limit,due --format xlsx -o "$work/figures.xlsx"
converted "$work/figures.xlsx"
sed 1,2d "$work/converted/figures.csv" >"$work/out"
out_is "a figure is one, a day too" <<'END'
"20260918-XS-0001",5,2026-09-24
END

# ---- The workbook of the quarter ---------------------------------------------------------------

run report-quarter --quarter 2026Q3 --format xlsx -o "$work/quarter.xlsx"
is_status 0
converted "$work/quarter.xlsx" '' ,false,false,-1 -统计数据
out_lacks Err "the formulas are understood"
ok "the rates are calculated" grep -q '"—"' "$work/converted/quarter-统计数据.csv"
run timeout 120 soffice "-env:UserInstallation=file://$work/office" --headless --convert-to pdf \
	--outdir "$work/converted" "$work/quarter.xlsx"
ok "and it can be printed, charts and all" test -s "$work/converted/quarter.pdf"

finish

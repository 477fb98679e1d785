#!/bin/sh
# Files as the world sends them (tests/cases): what each must give, value for value.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"

cases=$top/tests/cases
map=$BUILD/share/onestop/import/ledger-zh.yaml
new_store
given account-import "$cases/accounts/base.csv"
base=$store

# a_store: a copy of the store with the accounts of base.csv; goes into it.
a_store() {
	rm -rf "$work/case"
	cp -a "$base" "$work/case"
	cd "$work/case" || exit 2
}

# taken FILE LINE [PROGRAM WORD...]: imported, and the line that is printed.
taken() {
	file=$cases/$1
	line=$2
	shift 2
	a_store
	run "$@" "$file"
	is_status 0 "${file#"$cases/"} is taken"
	printf '%s\n' "$line" >"$work/expected"
	ok "${file#"$cases/"} gives $line" cmp -s "$work/expected" "$work/out"
}

# faults FILE PROGRAM [WORD...]: exit 3, nothing changed, and these places and words, one a line on stdin.
faults() {
	file=$cases/$1
	shift
	a_store
	git rev-parse HEAD >"$work/head"
	run "$@" "$file"
	is_status 3 "${file#"$cases/"} is refused"
	git rev-parse HEAD >"$work/head.now"
	ok "${file#"$cases/"} changes nothing" cmp -s "$work/head" "$work/head.now"
	while IFS= read -r words <&4; do
		err_has "$words" "${file#"$cases/"}: $words"
	done 4<<END
$(cat)
END
}

# Bills: two, of 86.40 and 34.56.
for file in utf16-tab.txt semicolon.csv tab.csv fullwidth-comma.csv sep-line.csv nbsp.csv title-above.csv \
	empty-rows.csv empty-columns.csv trailing-commas.csv zh-headings.csv; do
	taken bills/$file "2	120.96" bill-import
	run account-list --columns number,owes --format csv --no-header --sort number
	out_is "bills/$file: each account its bill" <<'END'
0000010001,86.40
0000010002,34.56
END
done
taken bills/zh-headings-gb18030.csv "2	120.96" bill-import
err_has GB18030 "the encoding that was assumed is told"
taken bills/thousands.csv "2	1324.80" bill-import
run account-list --columns number,owes --format csv --no-header --sort number
out_is "bills/thousands.csv: each account its bill" <<'END'
0000010001,1238.40
0000010002,86.40
END
taken bills/excel-tab-behind-number.csv "1	86.40" bill-import
taken bills/zero.csv "1	86.40" bill-import

faults bills/future-period.csv bill-import <<'END'
:2:12: period
END
faults bills/too-much.csv bill-import <<'END'
:2:23: amount
END
faults bills/twice.csv bill-import <<'END'
:4:1: account
END
faults bills/three-faults.csv bill-import <<'END'
:2:1: account
:3:12: period
:4:20: volume_m3
END
faults bills/total-below.csv bill-import <<'END'
:4:1: "合计" looks like a total; first: delete the line
END
faults bills/file.xlsx.csv bill-import <<'END'
a workbook (.xlsx) under another name; first: open it and save it as CSV
END
faults bills/file.xlsx.csv account-import <<'END'
a workbook (.xlsx) under another name; first: open it and save it as CSV
END
faults bills/table.xls.csv ticket-import --map "$map" <<'END'
a web page under another name; first: open it and save it as CSV
END

# With --skip-bad a run ends with 0 when a row was taken, with 1 when none was.
a_store
# Sums of a page, a month: each is told, and none is taken for a row that is only wrong.
for sum in 本页小计 本月合计 '总 计：' 金额合计 Total; do
	sed "s/^合计/$sum/" "$cases/bills/total-below.csv" >"$work/total.csv"
	refused 3 bill-import "$work/total.csv"
	err_has ":4:1: \"$sum\" looks like a total; first: delete the line" "$sum"
done
run bill-import "$cases/bills/total-below.csv" --skip-bad --rejects "$work/r.csv"
is_status 0 "two rows are taken beside the total"
out_has "2	120.96"
a_store
run bill-import "$cases/bills/three-faults.csv" --skip-bad --rejects "$work/r.csv"
is_status 1 "no row is taken"
equal_lines() { ok "$1" test "$(wc -l <"$work/r.csv")" -eq "$2"; }
equal_lines "three rows are rejected" 4
a_store
run account-import "$cases/accounts/stray-quote.csv" --skip-bad --rejects "$work/r.csv"
is_status 0 "two accounts are taken beside a bad quotation mark"
out_has "2	0	0"
equal_lines "one row is rejected" 2
ok "as it was" grep -q '王二 ""东""' "$work/r.csv"

# Accounts.
faults accounts/masked.csv account-import --update <<'END'
:2:12: holder: is masked
:2:15: address: is masked
:2:21: bank_no: is masked
END
taken accounts/excel.csv "2	0	0" account-import
run account-list --ids --find 长宁大道
ok "the numbers are theirs" grep -qx 0000010004 "$work/out"
faults accounts/stray-quote.csv account-import <<'END'
:3:15: a quotation mark out of place
END
taken accounts/gbk-ascii-headings.csv "1	0	0" account-import
err_has GB18030 "that it is GB18030 is told"
run account-show 0000010011 --unmask --columns holder,address --format csv --no-header
out_is "gbk-ascii-headings.csv: Chinese, not Latin letters" <<'END'
水泉,泉水路
END
faults accounts/cut-utf8.csv account-import <<'END'
:2:14: byte 0xE6 is not UTF-8: a character is cut
END
taken accounts/dates.csv "5	0	0" account-import
run account-list --columns opened_on --format csv --no-header --find 1号
ok "five times the same day" test "$(grep -c '^2026-09-08$' "$work/out")" -eq 5
faults accounts/day-number.csv account-import <<'END'
:2:17: 立户日期 "46273": is a spreadsheet's day number (2026-09-08)
END
faults accounts/phones.csv account-import <<'END'
:7:17: 电话
:8:17: 电话
END
taken accounts/phones.csv "7	0	0" account-import --phone-to-remark
for number in 0000010031 0000010032 0000010033 0000010034 0000010035 0000010036 0000010037; do
	account-show $number --unmask --columns number,phone,remark --format csv --no-header
done >"$work/out"
out_is "phones.csv: telephones, and remarks of what is none" <<'END'
0000010031,13800138000,
0000010032,13800138000,
0000010033,13800138000,
0000010034,0724-2331234,
0000010035,13800138000,
0000010036,,电话：无
0000010037,,电话：13800138000/13900139000
END
taken accounts/idno-lower-x.csv "1	0	0" account-import
run account-show 0000010041 --unmask --columns id_no --format csv --no-header
out_is "the check letter is a capital" <<'END'
11010519491231002X
END

taken accounts/no-opened-on.csv "1	0	0" account-import
run account-show 0000010005 --format csv --no-header --columns opened_on,base_volume,state,reading_on
out_is "what nobody said is no value" <<'END'
,,active,
END
run account-show 0000010005 --format json --columns opened_on,base_volume
out_has '"opened_on": null'
out_has '"base_volume": null'
run grep -c 'base_volume\|opened_on' accounts/000001/00000100.yaml
out_is "neither in the record nor in an event" <<'END'
0
END
run account-show 0000010005
out_has 'base volume (m3 a month): 20 (default)' "what holds is shown as the default"
out_lacks 'opened on'
run env LANGUAGE=zh_CN account-show 0000010005
out_has '20（缺省）'

# Tickets.
faults tickets/destroyed-number.csv ticket-import --map "$map" <<'END'
:2:1: 受理编号
:3:1: 受理编号
:4:1: 受理编号
a spreadsheet has destroyed this number
END
faults tickets/future.csv ticket-import --map "$map" <<'END'
受理时间 "2026/12/8": lies in the future
办结时间 "2026/11/9": lies in the future
END
finish

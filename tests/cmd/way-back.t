#!/bin/sh
# The way back: what a list wrote is taken back unchanged by its import, or refused with the reason.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
tab=$(printf '\t')

# Accounts of every kind, with money, a meter, days, and texts that a spreadsheet would change.
household --licence 00123 --contact 赵六 --bank-no 6228480000000008101 --population 5
first=$number
account --name 李明 --address 𠮷野路2号 --phone 0724-2331234 --meter-no 1-2 --seal 12.50
second=$number
given account-edit "$second" --remark "'第一行 13800138000, 甲
=1+1" --reason 补记
given account-new ABC000001 --use residential=60,special=40 --name 买买提·吐尔逊 --id-type passport --id-no 012345678
given account-new ABC000002 --name 𠮷野 --state pending
given account-new 9900000001 --use non-residential=100 --name +张𬌗 --id-type credit-code --id-no 91350100M000100Y43
bill "$first" 2026-07 36.40
bill "$first" 2026-08 86.40
given account-pay "$first" 36.40 --method cash
given account-pay "$second" 100 --method cash
household
given account-base "$number" --population 6 --paper all
household
given account-class "$number" --use residential=50,non-residential=50 --paper all
household
given account-suspend "$number" --reading 120 --months 6 --paper all
accounts=$(account-list --ids | wc -l)

# ---- account-list into account-import ----------------------------------------------------------------

git rev-parse HEAD >"$work/head"
untouched() {
	git rev-parse HEAD >"$work/head.now"
	ok "$1: nothing is committed" cmp -s "$work/head" "$work/head.now"
}

# comes_back WHAT FILE: 0 new, 0 changed, with and without --update.
comes_back() {
	run account-import "$2"
	is_status 0 "$1"
	echo "0${tab}0${tab}$((accounts))" >"$work/same"
	ok "$1: 0 new, 0 changed" cmp -s "$work/same" "$work/out"
	run account-import --update "$2"
	is_status 0 "$1 --update"
	untouched "$1"
}

for language in en zh_CN; do
	for titles in zh key; do
		for columns in "" all; do
			for form in csv tsv "csv --excel"; do
				# shellcheck disable=SC2086 # words
				LANGUAGE=$language account-list --unmask --format $form --titles "$titles" \
					${columns:+--columns "$columns"} >"$work/list"
				for reader in en zh_CN; do
					export LANGUAGE=$reader
					comes_back "$form, titles $titles, ${columns:-the usual} columns, $language to $reader" \
						"$work/list"
				done
				export LANGUAGE=en
			done
		done
	done
done
# A quotation mark within a cell is in tsv a character like any other, as in csv where it is doubled.
given account-edit "$second" --remark '他说"无水"' --reason 补记
git rev-parse HEAD >"$work/head"
account-list --unmask --format csv --columns account,remark >"$work/list"
comes_back "quotation marks in csv" "$work/list"
account-list --unmask --format tsv --columns account,remark >"$work/list"
comes_back "quotation marks in tsv" "$work/list"
# One that begins a cell encloses it, as spreadsheets write tsv: what does not end it is the fault of its row.
while IFS='|' read -r cell remark; do
	printf 'account\tremark\n%s\t%s\n' "$second" "$cell" >"$work/list"
	if [ -z "$remark" ]; then
		refused 3 account-import --update "$work/list"
		err_has "list:2:" "$cell"
		continue
	fi
	run account-import --update --dry-run "$work/list"
	is_status 0 "$cell"
	out_has "$remark" "$cell"
done <<'END'
"甲 ""乙"""|-> "甲 "乙""
5" 管|-> "5" 管"
甲"|-> "甲""
"甲" 乙|
"甲|
END

account-show "$first" --unmask --format csv --columns all >"$work/list"
run account-import "$work/list"
out_is "account-show too" <<END
0${tab}0${tab}1
END
account-list --unmask --format csv --excel --columns all | run env -i PATH="$PATH" ONESTOP_NOW="$ONESTOP_NOW" account-import -
is_status 0 "without an environment"

# ---- Masked ------------------------------------------------------------------------------------------

for form in csv tsv "csv --excel"; do
	for columns in "" all; do
		# shellcheck disable=SC2086 # words
		account-list --format $form ${columns:+--columns "$columns"} >"$work/masked"
		refused 3 account-import --update "$work/masked"
		err_has 'masked:2:' "$form ${columns:-usual}: where"
		err_has 'is masked, as lists show it: export it with --unmask'
		ok "no mask is stored" test "$(grep -rc '\*' accounts | grep -cv ':0$')" -eq 0
	done
done
# Stars that an input method made full width are those of a mask still.
while IFS='|' read -r column cell; do
	printf 'account,%s\n%s,%s\n' "$column" "$first" "$cell" >"$work/masked"
	refused 3 account-import --update "$work/masked"
	err_has "masked:2:12: $column: is masked, as lists show it" "$column: $cell"
done <<'END'
name|王＊明
address|象山大道＊＊号
contact|赵＊
bank_no|6228＊＊＊＊＊＊＊＊8101
remark|电话 139＊＊＊＊9000
phone|138＊＊＊＊8000
id_no|1101＊＊＊＊＊＊＊＊＊＊002X
END
account-list --unmask --format csv --no-header >"$work/bare"
refused 3 account-import "$work/bare"

# What somebody masked is in no import taken for what it was: MAP|CELL|MASKED|HEADING.
import=$BUILD/share/onestop/import
while IFS='|' read -r map cell masked heading; do
	sed "s/$cell/$masked/" "$import/$map-sample.csv" >"$work/masked.csv"
	ok "$map, $masked: is in the file" grep -qF "$masked" "$work/masked.csv"
	case $map in
	ledger-zh) program=ticket-import ;;
	*) program=payment-import ;;
	esac
	refused 3 $program "$work/masked.csv" --map "$import/$map.yaml"
	err_has "$heading" "$map, $masked: the column"
	err_has ": is masked, as lists show it: export it with --unmask, or leave the cell empty" "$map, $masked"
	case $heading in
	用户编号) ;;
	*) err_lacks "$masked" ;;
	esac
done <<'END'
ledger-zh|13800138001|138****8001|联系电话
ledger-zh|王秀英|王*英|姓名或单位
ledger-zh|王秀英|王＊英|姓名或单位
ledger-zh|原用户陈明|原用户138＊＊＊＊8001|用户诉求
ledger-zh|象山大道12号3栋2单元501室|象山大道**号*栋*单元***室|用水地址
ledger-zh|原用户陈明|原用户138****8001|用户诉求
ledger-zh|用水许可证已换发|许可证1380****换发|完成情况
bank|王小明|王*明|户名
bank|0000012345|0000****45|用户编号
END
# A system that masks who pays in all it writes: its map says so, and nothing masked is stored.
given payment-import "$import/alipay-sample.csv" --map alipay --dry-run
given payment-import "$import/alipay-sample.csv" --map alipay
ok "no mask is stored" sh -c '! grep -r "[*]" payments'

# ---- Columns that no import changes ------------------------------------------------------------------

# edited SED: the whole list with one cell another.
edited() {
	account-list --unmask --format csv --columns all --prefix "$first" | sed "2$1" >"$work/edited.csv"
}
edited s/86.40/96.40/
refused 3 account-import --update "$work/edited.csv"
err_has 'edited.csv:2:' "the row and the column"
err_has 'owes "96.40": is "86.40" in the store'
edited 's/,in,/,out,/'
refused 3 account-import --update "$work/edited.csv"
err_has 'meter "out": is "in" in the store'
edited 's/86.40/86.4/;s/,in,/,Installed,/'
run account-import "$work/edited.csv"
is_status 0 "another way to write the same"
edited 's/86.40//'
run account-import "$work/edited.csv"
is_status 0 "an empty cell says nothing"

# ---- What differs is seen to ------------------------------------------------------------------------

while IFS='|' read -r change line; do
	edited "$change"
	run account-import --update --dry-run "$work/edited.csv"
	is_status 0 "$change"
	out_has "$line"
	out_lacks 11010519491231002X
done <<'END'
s/王小明/王大明/|name: "…小…" -> "…大…"
s/13800138000/13811138000/|phone: "1380***8000" -> "1381***8000"
s/6228480000000008101/6228480000100008101/|bank_no: "6228******0****8101" -> "6228******1****8101"
s/象山大道1号/象山大道2号/|address: "…1…" -> "…2…"
END

# ---- Numbers that a spreadsheet took for figures -----------------------------------------------------

while IFS='|' read -r change line; do
	edited "$change"
	refused 3 account-import --update "$work/edited.csv"
	err_has "$line"
done <<'END'
s/^00*//|account "100001": a spreadsheet has cut off the zeros in front: 0000100001 is an account
s/,00123,/,123,/|licence: a spreadsheet has cut off the zeros in front
s/6228480000000008101/6228480000000000000/|bank_no: a spreadsheet has destroyed this number
s/6228480000000008101/6.22848E+18/|bank_no: a spreadsheet has destroyed this number
END

# ---- Lists that are not imported ---------------------------------------------------------------------

ticket_in assigned
git rev-parse HEAD >"$work/head"
for language in en zh_CN; do
	for titles in zh key; do
		for columns in "" all; do
			for form in csv tsv "csv --excel"; do
				while IFS='|' read -r list import hint; do
					# shellcheck disable=SC2086 # words
					LANGUAGE=$language $list --format $form --titles "$titles" \
						${columns:+--columns "$columns"} >"$work/list"
					# shellcheck disable=SC2086 # words
					run $import "$work/list"
					is_status 3 "$list $form $titles $columns into $import"
					err_has "list:1:1: is a list of ${list%% --[mf]*}"
					err_has "; first: $hint"
				done <<'END'
ticket-list|ticket-import --map ledger-zh|ticket-edit <id>
report-ledger --month 2026-09|ticket-import --map ledger-zh|ticket-edit <id>
report-daily|ticket-import --map ledger-zh|ticket-edit <id>
payment-list|payment-import --map wechat|account-pay
report-payment --from 2026-09-01|payment-import --map wechat|account-pay
report-payment --from 2026-09-01|bill-import|account-pay
report-arrears|account-import|account-pay
END
			done
		done
	done
done
untouched "tickets and payments"

# ---- Through LibreOffice -----------------------------------------------------------------------------

if command -v soffice >/dev/null; then
	# saved FILE: opened and saved as csv.
	saved() {
		timeout 120 soffice "-env:UserInstallation=file://$work/office" --headless --convert-to csv \
			--outdir "$work/saved" "$1" >/dev/null 2>&1
	}
	for titles in zh key; do
		for columns in "" all; do
			LANGUAGE=zh_CN account-list --unmask --format csv --excel --titles $titles \
				${columns:+--columns "$columns"} -o "$work/office.csv"
			ok "LibreOffice saves it" saved "$work/office.csv"
			comes_back "saved by LibreOffice, titles $titles, ${columns:-the usual} columns" "$work/saved/office.csv"
		done
	done
	account-list --unmask --format csv --columns all -o "$work/plain.csv"
	ok "LibreOffice saves it" saved "$work/plain.csv"
	refused 3 account-import --update "$work/saved/plain.csv"
	err_has 'a spreadsheet has cut off the zeros in front: 0000100001 is an account'
else
	echo "# SKIPPED: LibreOffice (soffice) is not installed, nothing went through it"
	pass "LibreOffice # SKIP soffice is not installed"
fi
finish

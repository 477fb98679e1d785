#!/bin/sh
# account-import: a table becomes accounts, all of it or nothing.
. "$(dirname "$0")/../harness.sh"

sample=$BUILD/share/onestop/import/accounts-sample.csv
tab=$(printf '\t')

# is WHAT VALUE WANTED
is() {
	if [ "$2" = "$3" ]; then pass "$1"; else
		echo "\"$2\" is not \"$3\"" >"$work/is"
		fail "$1" "$work/is"
	fi
}

# table LINE...: $work/t.csv
table() {
	printf '%s\n' "$@" >"$work/t.csv"
}

# field ACCOUNT KEY: what account-show has there.
field() {
	account-show "$1" --unmask --columns "$2" --format csv --no-header
}

# ---- The sample: Chinese headings ----------------------------------------------------------------

new_store
refused 2 account-import
refused 2 account-import no-such.csv --encoding latin
refused 5 account-import no-such.csv
refused 2 account-import "$sample" --skip-bad
err_has "--skip-bad and --rejects go together"
refused 2 account-import "$sample" --rejects bad.csv

store_state >"$work/before"
run account-import "$sample" --dry-run
is_status 0
out_has "20${tab}0${tab}0"
out_has "would add:    accounts/000001/00000100.yaml"
out_has "account-import: 20 accounts added, 0 changed"
quiet
store_state >"$work/after"
ok "--dry-run changes nothing" cmp "$work/before" "$work/after"

run account-import "$sample" --op-id first
is_status 0
out_is <<END
20${tab}0${tab}0
END
quiet
is "one commit" "$(git rev-list --count HEAD)" 2
run git log -1 --format=%B
out_is "the commit message says how many, and names nobody" <<END
account-import: 20 accounts added, 0 changed

Article: 五（二）
Staff: wangmin
Login: $login

END

sed -n '1,/^---/p' accounts/000001/00000100.yaml >"$work/out"
out_is "a row is a record, and one event says so" <<'END'
number: "0000010001"
state: "active"
holder: "王小明"
id_type: "resident"
id_no: "420802198503120014"
address: "象山大道12号2单元301室"
contact: "王小明"
phone: "13800138001"
meter_no: "JM2019010001"
calibre: 15
meter: "in"
reading: 120
seal: "QF880100"
use:
- "residential=100"
population: 3
pay_by: "窗口"
opened_on: "2015-03-12"
events:
- id: "XS-1"
  at: "2026-09-18T09:00:00+08:00"
  by: "wangmin"
  claimed: true
  act: "open"
  set:
    number: "0000010001"
    state: "active"
    holder: "王小明"
    id_type: "resident"
    id_no: "420802198503120014"
    address: "象山大道12号2单元301室"
    contact: "王小明"
    phone: "13800138001"
    meter_no: "JM2019010001"
    calibre: "15"
    meter: "in"
    reading: "120"
    seal: "QF880100"
    use: "residential=100"
    population: "3"
    pay_by: "窗口"
    opened_on: "2015-03-12"
---
END
is "slashes in a date" "$(field 0000010002 opened_on)" 2016-07-01
is "a Chinese date" "$(field 0000010003 opened_on)" 2018-09-18
is "a state in Chinese" "$(field 0000010008 state)" suspended
is "a meter of a cancelled account is out" "$(field 0000010010 state,meter)" cancelled,out
is "not yet in use" "$(field 0000010020 state)" pending
is "shares of use" "$(field 0000010017 use)" '"residential=80,non-residential=20"'
is "shares in English" "$(field 0000010019 use)" '"residential=30,non-residential=70"'
is "32mm" "$(field 0000010019 calibre)" 32
is "a credit code" "$(field 0000010014 id_type)" credit-code

# ---- Names, byte for byte ------------------------------------------------------------------------

for one in "0000010003 买买提·吐尔逊" "0000010004 𠮷野" "0000010005 张𬌗"; do
	number=${one%% *}
	name=${one#* }
	ok "$name in the file of the store" grep -qxF "holder: \"$name\"" accounts/000001/00000100.yaml
	run account-show "$number"
	out_has "$name" "$name in account-show"
	is "$name as csv" "$(field "$number" holder)" "$name"
	account-show "$number" --unmask --columns holder --format json >"$work/out"
	out_has "\"holder\": \"$name\"" "$name as json"
done

# ---- Again ---------------------------------------------------------------------------------------

store_state >"$work/before"
run account-import "$sample" --op-id first
out_is "the same op-id gives the first result" <<END
20${tab}0${tab}0
END
run account-import "$sample"
is_status 0
out_is "without it all are as they were" <<END
0${tab}0${tab}20
END
quiet
store_state >"$work/after"
ok "and both change nothing" cmp "$work/before" "$work/after"

# ---- Differences ---------------------------------------------------------------------------------

sed 's/13800138001/13900138001/;s/象山大道15号/象山大道16号/;s/420802198503120014/420802198503120013/
	s/王小明/王晓明/' "$sample" >"$work/other.csv"
refused 3 account-import "$work/other.csv"
err_has "other.csv:2:20: 证件号: "
sed 's/13800138001/13900138001/;s/象山大道15号/象山大道16号/;s/王小明,身份证/王晓明,身份证/' \
	"$sample" >"$work/other.csv"
refused 1 account-import "$work/other.csv"
err_is "what differs is shown, what is personal is masked" <<END
account-import: $work/other.csv:2:12: 0000010001 name: "…小…" -> "…晓…"
account-import: $work/other.csv:2:58: 0000010001 phone: "138****8001" -> "139****8001"
account-import: $work/other.csv:3:38: 0000010002 address: "象山大道*5号*单元***室" -> "象山大道*6号*单元***室"
account-import: nothing was imported: 2 accounts differ from the file; first: --update, or --skip-bad --rejects <file>
END

store_state >"$work/before"
run account-import "$work/other.csv" --update --dry-run
is_status 0
out_has '0000010001 phone: "138****8001" -> "139****8001"'
out_has "0${tab}2${tab}18"
out_has "would change: accounts/000001/00000100.yaml"
store_state >"$work/after"
ok "--dry-run --update changes nothing" cmp "$work/before" "$work/after"

run account-import "$work/other.csv" --update --op-id second
is_status 0
out_is <<END
0${tab}2${tab}18
END
quiet
is "the telephone is another one" "$(field 0000010001 phone)" 13900138001
run account-show 0000010001 --history --format csv --columns act,set --unmask
out_is "an event says what was changed" <<'END'
act,set
open,"number=0000010001,state=active,holder=王小明,id_type=resident,id_no=420802198503120014,address=象山大道12号2单元301室,contact=王小明,phone=13800138001,meter_no=JM2019010001,calibre=15,meter=in,reading=120,seal=QF880100,use=residential=100,population=3,pay_by=窗口,opened_on=2015-03-12"
update,"holder=王晓明,phone=13900138001"
END
is "those that are as the file says have no event" \
	"$(account-show 0000010003 --history --format csv --columns act --no-header)" open
run account-contact 0000010001 --phone 13700137000 --paper all
is_status 0
run account-import "$work/other.csv" --update --op-id second
out_is "the first result, whatever became of the accounts since" <<END
0${tab}2${tab}18
END
is "and nothing is undone" "$(field 0000010001 phone)" 13700137000
run account-import "$sample" --op-id first
out_has "20${tab}0${tab}0"

# An empty cell says nothing.
table 户号,户名,电话,备注 0000010003,买买提·吐尔逊,,
run account-import "$work/t.csv" --update
out_has "0${tab}0${tab}1"
is "an empty cell empties nothing" "$(field 0000010003 phone)" 13800138006

# What no table may do.
table 户号,状态 0000010010,正常
refused 3 account-import "$work/t.csv" --update
err_has "t.csv:2:1: 户号 \"0000010010\": account 0000010010 is cancelled and can no longer be changed"
table 户号,表底 0000010003,10
refused 3 account-import "$work/t.csv" --update
err_has "the reading 10 is below the last one, 194"
table 户号,状态 0000010003,未启用
refused 3 account-import "$work/t.csv" --update
err_has "cannot become one that was never in use"
printf 'account,period,volume_m3,amount\n0000010003,2026-08,10,25.00\n' >"$work/bills.csv"
run bill-import "$work/bills.csv"
is_status 0
table 户号,状态 0000010003,销户
refused 3 account-import "$work/t.csv" --update
err_has "account 0000010003 owes 25.00 and cannot be cancelled; first: account-pay 0000010003"
given account-pay 0000010003 30 --method cash
refused 3 account-import "$work/t.csv" --update
err_has "account 0000010003 has 5.00 prepaid and cannot be cancelled; first: account-refund 0000010003"
table 户号,状态 0000010004,报停 0000010005,销户 0000010008,正常
run account-import "$work/t.csv" --update
out_has "0${tab}3${tab}0"
is "nobody said since when it is suspended" "$(field 0000010004 state,suspended_on,suspended_until)" suspended,,
is "nor when it ended" "$(field 0000010005 state,meter,cancelled_on)" cancelled,out,
is "resumed" "$(field 0000010008 state)" active
table 户号,表底 0000010004,300
given account-import "$work/t.csv" --update
is "nobody said when it was read" "$(field 0000010004 reading,reading_on)" 300,

# A day is what the table says, or nothing: HEADINGS|ROW|FIELDS|VALUES, or the refusal.
while IFS='|' read -r headings row fields values <&3; do
	printf '%s\n%s\n' "$headings" "$row" >"$work/days.csv"
	case $fields in
	refused)
		refused 3 account-import "$work/days.csv" --update
		err_has "$values" "$headings $row"
		;;
	*)
		run account-import "$work/days.csv" --update
		is_status 0 "$headings $row"
		is "$headings $row: $fields" "$(field "${row%%,*}" "$fields")" "$values"
		;;
	esac
done 3<<'END'
户号,表底,抄表日期|0000010006,400,2026-09-01|reading,reading_on|400,2026-09-01
户号,表底|0000010006,410|reading,reading_on|410,
户号,抄表日期|0000010006,2026年9月2日|reading,reading_on|410,2026-09-02
户号,表底,抄表日期|0000010006,420,2026-09-19|refused|抄表日期 "2026-09-19": is still to come
户号,立户日期|0000010006,2026-09-19|refused|立户日期 "2026-09-19": is still to come
户号,户名,立户日期|7700000008,王建,2026-09-19|refused|立户日期 "2026-09-19": is still to come
户号,户名,状态,立户日期|7700000009,王九,未启用,2026-09-19|state,opened_on|pending,2026-09-19
户号,抄表日期,户名|7700000001,2026-09-02,王一|refused|抄表日期 "2026-09-02": is the day of a reading, which is not given (column reading, 表底)
户号,户名,表底,抄表日期|7700000002,王二,12,2026-01-05|reading,reading_on|12,2026-01-05
户号,户名,表底,抄表日期|7700000003,王三,0,2026-01-05|reading,reading_on|0,2026-01-05
户号,户名,表底|7700000004,王四,12|reading,reading_on|12,
户号,状态,报停日期,报停截止日期|0000010007,报停,2026-08-01,2027-02-01|state,suspended_on,suspended_until|suspended,2026-08-01,2027-02-01
户号,报停截止日期|0000010007,2027-03-01|state,suspended_on,suspended_until|suspended,2026-08-01,2027-03-01
户号,状态|0000010007,正常|state,suspended_on,suspended_until|active,,
户号,报停日期|0000010007,2026-08-01|refused|报停日期 "2026-08-01": goes with the state "suspended" (column state, 状态)
户号,状态,报停日期|0000010007,报停,2026-12-01|refused|is still to come
户号,户名,状态,报停日期|7700000005,王五,报停,2026-08-01|state,suspended_on,suspended_until|suspended,2026-08-01,
户号,户名,状态,销户日期|7700000006,王六,销户,2025-08-01|state,cancelled_on|cancelled,2025-08-01
户号,销户日期|7700000004,2025-08-01|refused|销户日期 "2025-08-01": goes with the state "cancelled" (column state, 状态)
户号,状态,销户日期|7700000004,销户,2026-12-01|refused|is still to come
END

given account-contact 0000010006 --phone 13700137001 --paper all --op-id third
refused 1 account-import "$sample" --update --op-id third
err_has "op-id \"third\" was already used by account-contact at 2026-09-18T09:00:00+08:00"

# ---- Encodings -----------------------------------------------------------------------------------

iconv -f UTF-8 -t GB18030 "$sample" >"$work/gb.csv"
new_store
run account-import "$work/gb.csv"
is_status 0
out_is "GB18030 is found out" <<END
20${tab}0${tab}0
END
run account-import "$sample"
out_is "and says the same, byte for byte" <<END
0${tab}0${tab}20
END
run account-import "$work/gb.csv" --encoding gb18030
out_has "0${tab}0${tab}20"
refused 3 account-import "$work/gb.csv" --encoding utf-8
err_has "gb.csv:1:1: byte 0xBB is not UTF-8"
{ printf '\357\273\277'; sed 's/$/\r/' "$sample"; } >"$work/bom.csv"
run account-import "$work/bom.csv"
out_is "a byte order mark and CRLF" <<END
0${tab}0${tab}20
END
run account-import - <"$sample"
out_has "0${tab}0${tab}20" "standard input"
printf '户号,户名\n0000099001,张\355\240\200\n' >"$work/t.csv"
refused 3 account-import "$work/t.csv"
err_has "t.csv:2:13: byte 0xED is not UTF-8" "headings in UTF-8 make it a UTF-8 file"

# ---- Other headings ------------------------------------------------------------------------------

table 'Account,HOLDER, address ,use' '0000020001,Smith,1 Main St,residential'
run account-import "$work/t.csv"
out_has "1${tab}0${tab}0" "English headings"
table 户号,户名,片区 0000020002,李,东
refused 3 account-import "$work/t.csv"
err_has "t.csv:1:7: no field is known for the column \"片区\"; first: --map <map>"
table 户号,用户编号 0000020002,0000020002
refused 3 account-import "$work/t.csv"
err_has "t.csv:1:4: the columns \"户号\" and \"用户编号\" both give the field number"
table 户名 李
refused 3 account-import "$work/t.csv"
err_has "t.csv:1:1: no column gives the field number (headings: 户号, 用户编号, 用户号, account, number)"
table 户号,户名
refused 3 account-import "$work/t.csv"
err_has "there is nothing below the headings"
: >"$work/t.csv"
refused 3 account-import "$work/t.csv"
err_has "t.csv: is empty"

cat >"$work/map.yaml" <<'END'
name: "营业系统"
encoding: "utf-8"
columns:
- field: "number"
  column: "客户代码"
- field: "holder"
  column: "客户"
- field: "use"
  column: "价类"
words:
- field: "use"
  text: "A1"
  value: "居民"
END
table 客户代码,客户,片区,价类 0000020003,李,东,A1 0000020004,王,西,特种
run account-import "$work/t.csv" --map "$work/map.yaml"
out_has "2${tab}0${tab}0" "a map says what the columns are, and passes the others over"
is "and what a word means" "$(field 0000020003 use),$(field 0000020004 use)" \
	residential=100,special=100
table 客户代码,客户,片区 0000020003,李,东
refused 3 account-import "$work/t.csv" --map "$work/map.yaml"
err_has "no column is called \"价类\", which is use in the map"
sed 's/"holder"/"number"/' "$work/map.yaml" >"$work/bad.yaml"
refused 3 account-import "$work/t.csv" --map "$work/bad.yaml"
err_has "\"客户代码\" and \"客户\" both give the field number, which takes one column"
sed 's/"holder"/"events"/' "$work/map.yaml" >"$work/bad.yaml"
refused 3 account-import "$work/t.csv" --map "$work/bad.yaml"
err_has "bad.yaml:6:10: field: \"events\" is not a field that a table may give"
sed 's/"number"/"phone"/' "$work/map.yaml" >"$work/bad.yaml"
refused 3 account-import "$work/t.csv" --map "$work/bad.yaml"
err_has "bad.yaml: no column gives the field number"

# ---- Cells that are wrong ------------------------------------------------------------------------

# bad HEADING VALUE MESSAGE
bad() {
	table "户号,户名,$1" "0000030001,李,$2"
	refused 3 account-import "$work/t.csv"
	err_has "t.csv:2:14: $3"
}
bad 证件号 4.20802E+17 "证件号: a spreadsheet has destroyed this number"
bad 水表号 2.019E+11 "水表号: a spreadsheet has destroyed this number"
bad 账号 6.22848E+18 "账号: a spreadsheet has destroyed this number"
bad 证件号 420802198503120013 "证件号: passes neither the check of an identity card nor"
bad 电话 1380013 "电话: "
err_lacks 1380013
bad 口径 16 "口径 \"16\": DN 16 is not a valid calibre"
bad 口径 DN1x "口径 \"DN1x\": is not a valid calibre (15, DN15, 15mm)"
bad 用水类别 工业 "用水类别 \"工业\": is not a valid use"
bad 用水类别 "residential=60;special=30" "用水类别 \"residential=60;special=30\": the shares of use sum to 90"
bad 人口数 1001 "人口数 \"1001\": "
bad 人口数 2.5 "人口数 \"2.5\": "
bad 立户日期 2026-02-30 "立户日期 \"2026-02-30\": "
bad 立户日期 去年 "立户日期 \"去年\": not a date"
bad 状态 欠费 "状态 \"欠费\": is not one of: "
bad 证件类型 工作证 "证件类型 \"工作证\": is not one of: "
bad 表底 -1 "表底 \"-1\": "
bad 备注 "$(printf 'a\007b')" "备注: U+0007"

table 户号,户名,证件类型,证件号 0000030001,李,身份证,420802198503120013
refused 3 account-import "$work/t.csv"
err_has "t.csv:2:18: 证件号: "
table 户号,户名,证件号,证件号说明 0000030001,李,91350211M0000XUF46,登记机关如此登记
run account-import "$work/t.csv"
out_has "1${tab}0${tab}0" "a number that fails stands with a reason"

table 户号,户名 4.20802E+11,李
refused 3 account-import "$work/t.csv"
err_has "t.csv:2:1: 户号 \"4.20802E+11\": a spreadsheet has destroyed this number"
table 户号,户名 123,李 ,王
refused 3 account-import "$work/t.csv"
err_has "t.csv:2:1: 户号 \"123\": "
err_has "t.csv:3:1: 户号: is empty; every row needs it"
table 户号,户名 0000030002,
refused 3 account-import "$work/t.csv"
err_has "t.csv:2:12: 户名: the account is new and needs a holder"
table 户号,电话 0000030002,13800138000
refused 3 account-import "$work/t.csv"
err_has "t.csv:2:1: 户号 \"0000030002\": the account is new and needs a holder"
table 户号,户名 0000030002,李,x
refused 3 account-import "$work/t.csv"
err_has "t.csv:2:14: the row has 3 cells, the heading line 2"
table 户号,户名 0000030002,李 0000030003,王 0000030002,李
refused 3 account-import "$work/t.csv"
err_has "t.csv:2:1: 户号 \"0000030002\": is in line 4 too"
err_has "t.csv:4:1: 户号 \"0000030002\": is in line 2 too"
table 户号,户名 ００００３００００２,全角
given account-import "$work/t.csv"
is "full-width digits are digits" "$(field 0000300002 holder)" 全角

# Faults come in the order of the file, the first twenty of them.
{
	echo 户号,户名,口径
	for i in 30 29 28 27 26 25 24 23 22 21 20 19 18 17 16 15 14 13 12 11 10 0; do
		printf '00000400%02d,李,14\n' "$i"
	done
} >"$work/t.csv"
refused 3 account-import "$work/t.csv"
is "20 faults, a count, a result" "$(wc -l <"$work/err" | tr -d ' ')" 22
is "in the order of the file" "$(sed -n 's/.*t.csv:\([0-9]*\):.*/\1/p' "$work/err" | tr '\n' ' ')" \
	"2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 "
err_has "... and 2 more"
err_has "nothing was imported: 22 of 22 rows are bad; first: correct them, or --skip-bad --rejects <file>"

# ---- The good rows alone -------------------------------------------------------------------------

new_store
{
	echo 户号,户名,口径
	echo 0000050003,李,15
	echo 0000050001,王,14
	echo '0000050002,"赵, 钱",20'
	echo 0000050004,孙,16
} >"$work/t.csv"
refused 5 account-import "$work/t.csv" --skip-bad --rejects "$work/no/such/dir.csv"
run account-import "$work/t.csv" --skip-bad --rejects "$work/rejects.csv" --dry-run
is_status 0
ok "a dry run writes no rejects" test ! -e "$work/rejects.csv"
run account-import "$work/t.csv" --skip-bad --rejects "$work/rejects.csv" --op-id skip
is_status 0
out_is <<END
2${tab}0${tab}0
END
err_has "2 of 4 rows are bad; they are in $work/rejects.csv"
cp "$work/rejects.csv" "$work/out"
out_is "the bad rows as they were, and why" <<END
户号,户名,口径,error
0000050001,王,14,"$work/t.csv:3:14: 口径 ""14"": DN 14 is not a valid calibre (15 20 25 32 40 50 65 80 100 150 200 250 300)"
0000050004,孙,16,"$work/t.csv:5:14: 口径 ""16"": DN 16 is not a valid calibre (15 20 25 32 40 50 65 80 100 150 200 250 300)"
END
run account-import "$work/t.csv" --skip-bad --rejects "$work/rejects.csv" --op-id skip
out_is "the same op-id gives the first result" <<END
2${tab}0${tab}0
END
is "and no commit" "$(git rev-list --count HEAD)" 2
sed 's/,14,/,15,/;s/,16,/,20,/' "$work/rejects.csv" >"$work/mended.csv"
run account-import "$work/mended.csv"
is_status 0
out_has "2${tab}0${tab}0" "mended rejects are imported as they are"
table 户号,户名 0000050001,吴 0000050009,郑
run account-import "$work/t.csv" --skip-bad --rejects "$work/rejects.csv"
is_status 0
out_has "1${tab}0${tab}0" "an account that differs is left as it was, beside new ones"
ok "and its row is among the rejects" grep -q '^0000050001,吴,' "$work/rejects.csv"
iconv -f UTF-8 -t GB18030 "$work/t.csv" >"$work/gb.csv"
run account-import "$work/gb.csv" --skip-bad --rejects "$work/rejects.csv"
ok "rejects have the encoding of the table" \
	sh -c "iconv -f GB18030 -t UTF-8 '$work/rejects.csv' | grep -q '^0000050001,吴,'"

# ---- Who may, and many blocks --------------------------------------------------------------------

run staff-set lijuan --name 李娟 --roles clerk --desk XS
is_status 0
table 户号,户名 0000050011,郑
refused 1 account-import "$work/t.csv" --as lijuan

awk -v n=2500 -f "$top/tests/bench/accounts.awk" >"$work/many.csv"
run account-import "$work/many.csv"
out_has "2500${tab}0${tab}0"
is "blocks of a hundred" "$(find accounts/000100 -name '*.yaml' | wc -l | tr -d ' ')" 25
run account-import "$work/many.csv"
out_has "0${tab}0${tab}2500"

# What a list masked is not taken for what it was.
for cell in 'phone|138****8001' 'name|王*明' 'address|象山大道*号' 'id_no|4208**********0012' 'remark|请拨138****8001'; do
	printf 'number,%s,%s\n0000019999,李四,%s\n' "$([ "${cell%%|*}" = name ] && echo remark || echo name)" \
		"${cell%%|*}" "${cell#*|}" >"$work/masked.csv"
	refused 3 account-import "$work/masked.csv"
	err_has 'is masked, as lists show it: export it with --unmask, or leave the cell empty' "$cell"
	err_lacks 8001 "$cell is not repeated"
done

# ---- More than is kept in memory -----------------------------------------------------------------

# Records beyond 16 MiB wait on disk, and so does what git is told; store-check compares every byte.
new_store
awk -v n=24000 -f "$top/tests/bench/accounts.awk" >"$work/large.csv"
run account-import "$work/large.csv"
is_status 0
out_is "a large table: all of it" <<END
24000${tab}0${tab}0
END
quiet
is "is more than the memory holds" "$(($(cat accounts/*/*.yaml | wc -c) > 16 * 1024 * 1024))" 1
is "in one commit" "$(git rev-list --count HEAD)" 2
last=$(sed -n '$s/,.*//p' "$work/large.csv")
is "its last row is an account" "$(field "$last" number)" "$last"
run find .git -name 'fast_import_crash_*'
out_is "and nothing is left behind" </dev/null

# ---- Numbers of several lengths --------------------------------------------------------------------

# 00002000100 is of another block, and by its bytes it stands between 0000200010 and 0000200011.
new_store
{
	echo number,holder,meter_no
	for number in $(seq 0 9); do echo "000020000$number,王小明,L0$number"; done
	for number in $(seq 10 20); do echo "00002000$number,王小明,L$number"; done
	echo 00002000100,王小明,L100
	echo 000020001,王小明,L1000
} >"$work/t.csv"
run account-import "$work/t.csv"
out_is "every one is added" <<END
23	0	0
END
run account-list --ids
ok "and every one is there" test "$(wc -l <"$work/out")" -eq 23
sed -e 1d -e 's/,.*/,2026-07,1,1.00/' "$work/t.csv" | sed '1i account,period,volume_m3,amount' >"$work/bills.csv"
run bill-import "$work/bills.csv"
out_is "and billed" <<END
23	23.00
END
run account-list --owing --ids
ok "and owes" test "$(wc -l <"$work/out")" -eq 23
run store-check
is_status 0
finish

#!/bin/sh
# store-log: who did what, out of the commits: by day, person, desk, ticket, account, since one's own last act.
. "$(dirname "$0")/../harness.sh"
new_store

# at DAY TIME WHO COMMAND...: by that person.
at() {
	day=$1 time=$2 who=$3
	shift 3
	env ONESTOP_NOW="${day}T$time:00+08:00" ONESTOP_STAFF="$who" "$@"
}
make_store() {
	at 2026-09-01 09:00 wangmin staff-set lihua --name 李华 --roles clerk --desk LQ --department service-center \
		--badge 002 &&
		at 2026-09-01 09:10 wangmin staff-set zhaolei --name 赵磊 --department meter-reading --roles handler \
			--badge 003 &&
		at 2026-09-02 09:00 wangmin account-new 0000100001 --name 王小明 --phone 13800138000 &&
		at 2026-09-02 10:00 lihua account-new 0000100002 --name 李四 --phone 13900139000 &&
		at 2026-09-03 09:00 wangmin ticket-new volume-doubt --account 0000100001 --request 走得快 &&
		at 2026-09-03 09:05 wangmin ticket-assign 20260903-XS-0001 --to meter-reading --handler zhaolei &&
		at 2026-09-04 11:00 lihua ticket-new facility --name 孙红 --phone 13700137000 --request 井盖破损 &&
		at 2026-09-07 15:00 zhaolei ticket-result 20260903-XS-0001 --text 内漏 &&
		at 2026-09-08 08:30 wangmin ticket-close 20260903-XS-0001 --told phone --visit satisfied &&
		at 2026-09-08 09:00 lihua account-pay 0000100002 10 --method cash &&
		at 2026-09-08 09:10 lihua account-contact 0000100001 --phone 13800138001
}
given make_store

# ---- What is listed ---------------------------------------------------------------------------

run store-log --from 2026-09-02
is_status 0
quiet
out_is "a row per command line, the oldest first" <<'EOF'
at               who  desk program         ticket or account           what was done
2026-09-18 09:00 王敏 XS   store-init                                  new store, desk XS
2026-09-02 09:00 王敏 XS   account-new     0000100001                  account opened
2026-09-02 10:00 李华 LQ   account-new     0000100002                  account opened
2026-09-03 09:00 王敏 XS   ticket-new      20260903-XS-0001            receive
2026-09-03 09:05 王敏 XS   ticket-assign   20260903-XS-0001            approve, assign
2026-09-04 11:00 李华 LQ   ticket-new      20260904-LQ-0001            receive
2026-09-07 15:00 赵磊 XS   ticket-result   20260903-XS-0001            result
2026-09-08 08:30 王敏 XS   ticket-close    20260903-XS-0001            deliver, visit, close
2026-09-08 09:00 李华 LQ   account-pay     0000100002                  paid 20260908-LQ-R0001
2026-09-08 09:10 李华 LQ   account-contact 20260908-LQ-0001,0000100001 receive, approve, assign, result, deliver, visit, close
EOF
LANGUAGE=zh_CN run store-log --ticket 20260903-XS-0001
out_is "in Chinese" <<'EOF'
时间             人员 窗口 程序          工单或用户       办理事项
2026-09-03 09:00 王敏 XS   ticket-new    20260903-XS-0001 受理
2026-09-03 09:05 王敏 XS   ticket-assign 20260903-XS-0001 审核同意、转办
2026-09-07 15:00 赵磊 XS   ticket-result 20260903-XS-0001 办结登记
2026-09-08 08:30 王敏 XS   ticket-close  20260903-XS-0001 送达、回访登记、归档
EOF
for language in en zh_CN; do
	LANGUAGE=$language run store-log --day 2026-09-08 --format csv \
		--columns at,staff,desk,program,ticket,account,records,acts,text
	out_is "for programs it is the same in $language" <<'EOF'
at,staff,desk,program,ticket,account,records,acts,text
2026-09-08T08:30:00+08:00,wangmin,XS,ticket-close,20260903-XS-0001,,20260903-XS-0001,"deliver,visit,close",
2026-09-08T09:00:00+08:00,lihua,LQ,account-pay,,0000100002,0000100002,pay,20260908-LQ-R0001
2026-09-08T09:10:00+08:00,lihua,LQ,account-contact,20260908-LQ-0001,0000100001,"20260908-LQ-0001,0000100001","receive,approve,assign,result,deliver,visit,close",
EOF
done

if command -v script >/dev/null; then
	script -qec "stty cols 80; store-log --from 2026-09-02" /dev/null <<'EOF' | tr -d '\r' >"$work/out"
EOF
	ok "it fits a terminal of 80 columns" perl -CSD -ne '
		chomp; s/[\x{2E80}-\x{FFEF}]/##/g; die "too wide" if length > 80' "$work/out"
	out_has ticket-close
fi

# The commits are those of git.
run store-log --from 2026-09-01 --ids
git log --reverse --format=%H >"$work/commits"
ok "--ids: the commits" diff "$work/commits" "$work/out"
run store-log --ticket 20260904-LQ-0001 --columns ticket --ids
out_is "--columns ticket --ids: for the next program" <<'EOF'
20260904-LQ-0001
EOF

# ---- Which are asked for ----------------------------------------------------------------------

# The time of each is enough to tell them apart.
while IFS='|' read -r words times <&3; do
	# shellcheck disable=SC2086 # several words
	run store-log $words --format tsv --columns at --no-header
	is_status 0 "store-log $words"
	quiet
	sed 's/^2026-09-//; s/:00+08:00$//' "$work/out" | tr '\n' ' ' >"$work/times"
	ok "store-log $words: $times" test "$(cat "$work/times")" = "${times:+$times }"
done 3<<'EOF'
|18T09:00
--day 2026-09-03|03T09:00 03T09:05
--day today|18T09:00
--day 2026-09-05|
--from 2026-09-07 --to 2026-09-08|07T15:00 08T08:30 08T09:00 08T09:10
--from 2026-09-07 --to 2026-09-07|07T15:00
--from 2026-09-01 --to 2026-09-10 --staff lihua|02T10:00 04T11:00 08T09:00 08T09:10
--from 2026-09-01 --to 2026-09-10 --staff zhaolei|07T15:00
--day 2026-09-08 --staff me|08T08:30
--from 2026-09-01 --to 2026-09-10 --desk LQ|02T10:00 04T11:00 08T09:00 08T09:10
--day 2026-09-08 --desk XS|08T08:30
--ticket 20260903-XS-0001|03T09:00 03T09:05 07T15:00 08T08:30
--ticket 20260903-XS-0001 --day 2026-09-03|03T09:00 03T09:05
--ticket 20260903-XS-0001 --staff zhaolei|07T15:00
--ticket 20260904-LQ-0001|04T11:00
--ticket 20260903-XS-0009|
--account 0000100001|02T09:00 08T09:10
--account 0000100002|02T10:00 08T09:00
--account 0000100003|
--account 0000100001 --ticket 20260908-LQ-0001|08T09:10
--account 0000100002 --ticket 20260908-LQ-0001|
--staff nobody --day today|
EOF

# ---- Taking over ------------------------------------------------------------------------------

since() {
	run env ONESTOP_STAFF="$1" store-log --since-me --format tsv --columns at --no-header
	is_status 0 "$1: what happened since"
	ok "$1: $2" test "$(sed 's/^2026-09-//; s/:00+08:00$//' "$work/out" | tr '\n' ' ')" = "$2"
}
since lihua ''
since wangmin '08T09:00 08T09:10 '
since zhaolei '08T08:30 08T09:00 08T09:10 '
run env ONESTOP_STAFF=zhaolei store-log --since-me --desk XS --columns program --no-header
out_is "at one window" <<'EOF'
ticket-close
EOF
given staff-set chenjie --name 陈洁 --roles clerk --badge 004
refused 1 env ONESTOP_STAFF=chenjie store-log --since-me
err_is "who has done nothing has no last act" <<'EOF'
store-log: 陈洁 has done nothing in this store yet; first: store-log --day today
EOF

# ---- A record moves, and others lie beside it -------------------------------------------------

export ONESTOP_NOW=2026-09-19T09:00:00+08:00
mkdir -p tickets/archive/2026-09
volume=tickets/archive/2026-09/2026-09-03.yaml
given git mv tickets/closed/2026-09-03/20260903-XS-0001.yaml $volume
given git -c user.name=档案员 -c user.email=x -c core.commentChar=';' commit -qm '装订 王小明 13800138000 的工单'
run store-log --ticket 20260903-XS-0001 --format tsv --columns staff,staff_name,program,acts,text --no-header
printf '\t档案员\t\t\t装订 王小明 138****8000 的工单\n' >"$work/expected_line"
ok "it is followed into its volume, by a hand, and no number is told" sh -c "tail -n 1 '$work/out' | diff - '$work/expected_line'"
ok "with all that went before" test "$(wc -l <"$work/out")" -eq 5

# Another ticket of the same day is bound behind it: it is not this one's.
printf -- '---\n' >>$volume
sed 's/20260903-XS-0001/20260903-XS-0002/' $volume | sed '/^---$/,$d' >"$work/second"
cat "$work/second" >>$volume
given git -c user.name=x -c user.email=x commit -qam 'another one'
run store-log --ticket 20260903-XS-0001 --ids
ok "what is bound beside it is not its own" test "$(wc -l <"$work/out")" -eq 5
run store-log --ticket 20260903-XS-0002 --columns text --no-header
out_is "but the other's" <<'EOF'
another one
EOF
given git reset -q --hard HEAD~2
# An import names no account: what it changed of each tells whose it is.
printf 'number,holder,phone\n0000100001,王小明,13800138009\n0000100003,周八,13600136000\n' >"$work/accounts.csv"
given account-import "$work/accounts.csv" --update
for pair in 0000100001:3 0000100002:2 0000100003:1; do
	run store-log --account "${pair%:*}" --ids
	ok "account ${pair%:*}: ${pair#*:} commits" test "$(wc -l <"$work/out")" -eq "${pair#*:}"
done

# ---- Nothing personal, whatever the format -----------------------------------------------------

for format in table csv tsv json mail; do
	run store-log --from 2026-09-01 --columns all --format $format
	is_status 0 "--format $format"
	for personal in 13800138000 13900139000 王小明 李四; do
		out_lacks $personal
	done
done
run store-log --from 2026-09-01 -o "$work/log.xlsx"
is_status 0
ok "a workbook" test "$(head -c 2 "$work/log.xlsx")" = PK
run store-log --day 2026-09-05 --format json
out_is "of nothing an empty array" <<'EOF'
[]
EOF
run store-log --day 2026-09-05
out_is "of nothing nothing" </dev/null
run env -i PATH="$PATH" ONESTOP_NOW=$ONESTOP_NOW store-log --store "$store" --ticket 20260904-LQ-0001
is_status 0 "under env -i"
out_has 受理
run store-log --from 2026-09-01 --sort=-at,staff --columns at,staff --no-header
ok "--sort" test "$(head -n 1 "$work/out" | cut -c1-10)" = 2026-09-19

# ---- What does not go together -----------------------------------------------------------------

while IFS='|' read -r words says <&3; do
	# shellcheck disable=SC2086 # several words
	refused 2 store-log $words
	err_has "$says"
done 3<<'EOF'
--day today --from 2026-09-01|--day, or --from and maybe --to
--to 2026-09-01|--day, or --from and maybe --to
--from 2026-09-02 --to 2026-09-01|--to is before --from
--since-me --day today|--since-me goes with no day
--since-me --from 2026-09-01|--since-me goes with no day
--ticket 7-7|--ticket: "7-7"
--account x|--account: "x"
--desk xs9|--desk: desk "xs9"
--columns colour|unknown column "colour"
20260903-XS-0001|is one word too many
EOF

# A clock that nobody can set: git itself leaves out what is older.
new_store --desk XS --claimed --staff wangmin --staff-name 王敏 --badge 001
unset ONESTOP_NOW
given ticket-new facility --name 孙红 --phone 13700137000 --request 井盖破损
run store-log --columns program --no-header
out_is "today, by the clock of the machine" <<'EOF'
store-init
ticket-new
EOF
ticket=$(git ls-files tickets | sed 's,.*/,,; s,\.yaml$,,')
run store-log --ticket "$ticket" --columns program --no-header
out_is "a ticket of today" <<'EOF'
ticket-new
EOF

# A commit that cannot be read is told, not passed over.
object=.git/objects/$(git rev-parse HEAD~1 | sed 's,^..,&/,')
chmod u+w "$object"
: >"$object"
run store-log
is_status 5
err_has 'git log:'
drop_store
# ---- What no act says -------------------------------------------------------------------------

# Subjects are English and name people by ids; a person reads names and Chinese, of every program that writes such.
new_store
given staff-set lihua --name 李华 --badge 003 --roles clerk --department service-center
given staff-away lihua --from today --until 2030-01-01 --deputy wangmin
printf '用户编号,户名,联系电话\n0000100001,王小明,13800138000\n' >"$work/accounts.csv"
given account-import "$work/accounts.csv"
printf 'account,period,volume_m3,amount\n0000100001,2026-08,30,86.40\n' >"$work/bills.csv"
given bill-import "$work/bills.csv"
printf '%s\n' 用户编号,户名,扣款金额,扣款日期,扣款状态,失败原因,流水号 0000100001,王小明,20.00,20260917,扣款成功,,101 \
	99991234,吴刚,15.00,20260917,扣款成功,,103 >"$work/bank.csv"
given payment-import "$work/bank.csv" --map bank
given ticket-new consult-fee --name 张华 --phone 13900139000 --request 询问 --answer 已说明
given env ONESTOP_NOW=2027-02-18T09:00:00+08:00 store-archive
LANGUAGE=zh_CN run store-log --from 2026-09-01 --columns program,what --format tsv --no-header --titles zh
while IFS='|' read -r program said <&3; do
	ok "$program: $said" grep -q "^$program	$said\$" "$work/out"
done 3<<'TABLE'
store-init|新建数据目录，窗口XS
staff-set|李华
staff-away|李华
account-import|新增1户，修改0户
bill-import|1笔账单
payment-import|2行，其中1行挂账
store-archive|1件，2026-.*以前受理，合为1卷
TABLE
out_lacks " bills"
run store-log --from 2026-09-01 --columns program,text --format csv --no-header
out_has "bill-import,1 bills" "for programs it is the subject"
out_has "staff-set,lihua"

finish

#!/bin/sh
# --format mail: a line that says it in short, then a block of short lines per record; of nothing it says
# nothing, as a table does.  It is the same in every list and report, in either language, and under cron's
# empty environment.
. "$(dirname "$0")/../harness.sh"
new_store
given account-new 0000100001 --name 王小明 --phone 13800138000 --address 象山路1号
on() {
	day=$1
	shift
	env ONESTOP_NOW="${day}T09:00:00+08:00" "$@"
}
long=$(printf '很长的%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19)
word=$(printf 'abcdefghij%.0s' 1 2 3 4 5 6 7 8 9 10)
make_store() {
	staff-set zhaolei --name 赵磊 --department meter-reading --roles handler &&
		on 2026-09-01 ticket-new volume-doubt --name 王小明 --phone 13800138000 --request 水量异常 &&
		on 2026-09-01 ticket-assign 20260901-XS-0001 --to meter-reading --handler zhaolei &&
		on 2026-09-10 ticket-new facility --name 李四 --phone 13900139000 --request 未转办 &&
		on 2026-09-17 ticket-new facility --name 钱七 --phone 13500135000 --request "未到期
From $long
.
~q $word" &&
		on 2026-09-17 ticket-assign 20260917-XS-0001 --to network
}
given make_store
given account-pay 0000100001 10 --method cash

# ---- What a mail says -------------------------------------------------------------------------

export LANGUAGE=zh_CN
run report-overdue --format mail
is_status 0
quiet
out_is "the overdue ones, worst first, masked" <<'EOF'
截至9月18日（周五）：超期 1 件，最长 8 个工作日；逾时未转办或未送达 1 件

1. 责任方: 营抄中心
   工单编号: 20260901-XS-0001
   办理类别: 水量疑问
   应办: 办结
   责任人: 赵磊
   受理人: 王敏
   计划完成时限: 2026-09-08
   超期工作日: 8
   超期: 是
   催办次数: 0
   已上报: 否
   姓名或单位: 王*明
   联系电话: 138****8000

2. 责任方: 窗口XS
   工单编号: 20260910-XS-0001
   办理类别: 供水设施管理
   应办: 转办
   受理人: 王敏
   计划完成时限: 2026-09-18
   超期工作日: 5
   催办次数: 0
   已上报: 否
   姓名或单位: 李*
   联系电话: 139****9000
EOF
run report-overdue --format mail --exit-code
is_status 1 "--exit-code: 1 when something is listed"

# first WORDS... | LINE: the first line.
while IFS='|' read -r words line <&3; do
	# shellcheck disable=SC2086 # several words
	run $words --format mail
	ok "$words: $line" test "$(head -n 1 "$work/out")" = "$line"
	ok "$words: a line apart" test -z "$(sed -n 2p "$work/out")"
done 3<<'EOF'
report-overdue --within 5|截至9月18日（周五）：超期 1 件，最长 8 个工作日；逾时未转办或未送达 1 件；即将到期 1 件
report-overdue --as-of 2026-09-09|截至9月9日（周三）：超期 1 件，最长 1 个工作日
report-overdue --department network --within 5|截至9月18日（周五）：即将到期 1 件
report-daily|截至9月18日（周五）：待办 3 项，其中超期 1 项
report-daily --as-of 2026-09-03|截至9月3日（周四）：待办 1 项
ticket-list|截至9月18日（周五）：共 3 条
ticket-list --state assigned|截至9月18日（周五）：共 2 条
ticket-show 20260917-XS-0001|截至9月18日（周五）：20260917-XS-0001
staff-list|截至9月18日（周五）：共 2 条
EOF
env LANGUAGE=en report-overdue --format mail >"$work/out"
ok "in English" test "$(head -n 1 "$work/out")" = \
	'As of 09-18 (Fri): overdue: 1, the longest by 8 working days; assignment or telling too late: 1'
run env -i PATH="$PATH" HOME="$HOME" ONESTOP_NOW=2026-09-18T09:00:00+08:00 report-overdue --format mail --store "$store"
out_has '截至9月18日（周五）：超期 1 件' "under env -i"
run env -i LC_ALL=C LANGUAGE= PATH="$PATH" HOME="$HOME" ONESTOP_NOW=2026-09-18T09:00:00+08:00 \
	report-overdue --format mail --store "$store"
ok "in the C locale it is UTF-8 all the same" iconv -f UTF-8 -t UTF-8 "$work/out"

# ---- What survives mail programs --------------------------------------------------------------

run ticket-list --format mail --columns id,request,due
out_is "lines of a text are parted and set in" <<EOF
截至9月18日（周五）：共 3 条

1. 工单编号: 20260901-XS-0001
   用户诉求: 水量异常
   计划完成时限: 2026-09-08

2. 工单编号: 20260910-XS-0001
   用户诉求: 未转办

3. 工单编号: 20260917-XS-0001
   用户诉求: 未到期
   From $(printf '%.99s' "$long")
   $(printf '%.72s' "${long#"$(printf '%.99s' "$long")"}")
   .
   ~q
   $(printf '%.72s' "$word")
   $(printf '%.28s' "${word#"$(printf '%.72s' "$word")"}")
   计划完成时限: 2026-09-23
EOF

# ---- Every list and report --------------------------------------------------------------------

# Lines are short, without blanks at the end or the letters that mail programs take for commands, and each
# belongs to the first line or to a record.
well_formed() {
	perl -CSD -ne '
		chomp;
		die "blank at the end: $_" if /[ \t]$/;
		die "too long: $_" if length > ($. == 1 ? 120 : 76);
		die "no line of a mail: $_" if $. > 1 && length && !/^(\d+\. |  )/;
		die "control character: $_" if /[\x00-\x1F\x7F]/;
	' "$1"
}
while read -r words <&3; do
	for language in zh_CN en; do
		# shellcheck disable=SC2086 # several words
		run env LANGUAGE=$language $words --format mail
		is_status 0 "$words --format mail: $language"
		ok "$words: something is listed" test -s "$work/out"
		ok "$words: a mail" well_formed "$work/out"
	done
	# shellcheck disable=SC2086
	run $words --format mail
	cp "$work/out" "$work/shown"
	# shellcheck disable=SC2086
	run $words --format mail -o "$work/list.txt"
	ok "$words: the same in a file" diff "$work/shown" "$work/list.txt"
done 3<<'EOF'
account-list
account-show 0000100001
calendar-due 2026-09-18 5 --explain
calendar-show 2026
report-daily
report-figures --from 2026-09-01 --to 2026-09-30
report-ledger --month 2026-09
report-overdue
report-payment
report-quarter --quarter 2026Q3
service-list
service-show facility
staff-list
staff-show wangmin
ticket-list --all
ticket-show 20260917-XS-0001
EOF

# Of nothing: nothing, and of a file nothing of yesterday.
for words in 'report-overdue --as-of 2026-08-01' 'report-overdue --department nobody' report-visit report-arrears \
	'ticket-list --state closed' 'account-list --find 无人'; do
	# shellcheck disable=SC2086
	run $words --format mail
	ok "$words: nothing on standard output" diff /dev/null "$work/out"
	echo yesterday >"$work/list.txt"
	# shellcheck disable=SC2086
	run $words --format mail -o "$work/list.txt"
	[ "$status" -ne 0 ] || ok "$words: an empty file" diff /dev/null "$work/list.txt"
done
run report-overdue --as-of 2026-08-01 --format mail --exit-code
is_status 0 "--exit-code: 0 when nothing is listed"

# Options of all formats.
run ticket-list --format mail --no-header --columns id
ok "--no-header: the records alone" test "$(head -n 1 "$work/out")" = '1. 工单编号: 20260901-XS-0001'
run ticket-list --format mail --titles key --columns id,due
out_has '1. id: 20260901-XS-0001' "--titles key"
run ticket-list --format mail --ids
ok "--ids: bare ids" test "$(head -n 1 "$work/out")" = 20260901-XS-0001
run ticket-list --format mail --sort=-id --columns id
out_has '1. 工单编号: 20260917-XS-0001' "--sort"
refused 2 report-overdue --format mail --columns nosuch
run ticket-list -o "$work/list.mail" --columns id
ok "by the name of the file" grep -q '^截至' "$work/list.mail"
finish

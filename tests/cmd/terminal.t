#!/bin/sh
# On a terminal every table fits: no line is wider, columns go by their rank, long pages go through the pager.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people
export LC_ALL=C.UTF-8

# tty COLUMNS ROWS COMMAND: what a terminal of that size shows, without a pager's help where none is named.
tty() {
	tty_columns=$1 tty_rows=$2
	shift 2
	run sh -c 'script -qec "stty cols $1 rows $2; export TERM=${TERM-xterm}; $3" /dev/null </dev/null | tr -d "\r"' - \
		"$tty_columns" "$tty_rows" "$*"
}

address='湖北省荆门市东宝区象山大道北段一百二十八号供水总公司家属院三期十八栋二单元一五零三室（临街）'
holder='荆门市东宝区泉口街道办事处象山社区居民委员会'
given account-new 0000012345 --name "$holder" --phone 13800138000 --address "$address" \
	--meter-no LXS-20E-2026-000123
for day in 01 02 03 04 07 08; do
	given at "09-$day" ticket-new facility --name "$holder" --phone 13800138000 --address "$address" \
		--request '小区门口井盖破损，夜间行人有摔伤危险，居民多次反映未得到处理；请尽快派人到现场查看并更换（已拍照）'
	id=$(cat "$work/out")
	given at "09-$day" ticket-assign "$id" --to network --handler zhaolei
	case $day in
	01)
		given at "09-$day" ticket-result "$id" --text '现场查看：井盖确已破损，已更换为新的球墨铸铁井盖，并设置警示标志。'
		given at "09-$day" ticket-deliver "$id" --by phone
		;;
	02) given at "09-$day" ticket-remind "$id" --to 管网部赵磊 --told phone --said 已催办，尽快答复 ;;
	esac
done
printf 'account,period,volume_m3,amount\n0000012345,2026-07,30,86.40\n' >"$work/bills.csv"
given bill-import "$work/bills.csv"
given account-pay 0000012345 20 --method cash

# ---- Every list and report, on terminals of every width, in both languages ----------------------

while IFS='|' read -r command has <&3; do
	for language in zh_CN en; do
		for columns in 60 80 132; do
			LANGUAGE=$language tty "$columns" 500 "at() { export ONESTOP_NOW=2026-09-\$1T09:00:00+08:00; shift; \"\$@\"; }; at 28 $command"
			widest=$(wc -L <"$work/out")
			ok "$command, $language: no line is wider than $columns columns ($widest)" test "$widest" -le "$columns"
			ok "$command, $language, $columns columns: no punctuation begins a line" \
				sh -c '! grep -E "^ *(。|，|、|；|：|？|！|）|」|』|》)" "$1"' - "$work/out"
			out_has "$has" "$command, $language, $columns columns: $has"
		done
	done
	LANGUAGE=zh_CN tty 80 500 "ONESTOP_NOW=2026-09-28T09:00:00+08:00 $command --wide --no-pager"
	out_lacks '--wide' "$command --wide: nothing is left out"
done 3<<'TABLE'
report-daily|20260902-XS-0001
report-overdue|20260902-XS-0001
report-visit|20260901-XS-0001
report-discipline --from 2026-09-01 --to 2026-09-28|20260902
report-arrears|0000012345
report-quarter --quarter 2026Q3|XS
report-figures --from 2026-09-01 --to 2026-09-30|XS
report-ledger --month 2026-09|20260902-XS-0001
report-payment --day 2026-09-18|XS
ticket-list|20260902-XS-0001
ticket-show 20260902-XS-0001|20260902-XS-0001
ticket-show 20260902-XS-0001 --evidence|20260902-XS-0001
account-list|0000012345
account-show 0000012345|0000012345
account-show 0000012345 --history|2026-09-18
account-show 0000012345 --statement|2026-0
payment-list --day 2026-09-18|20260918-XS-R0001
staff-list|wangmin
staff-show wangmin|wangmin
service-list|volume-doubt
service-show volume-doubt|volume-doubt
calendar-show 2026|2026-10-01
TABLE

# ---- What goes, and what is told of it ----------------------------------------------------------

LANGUAGE=zh_CN tty 80 50 "ONESTOP_NOW=2026-09-28T09:00:00+08:00 report-overdue"
out_has '（未显示：' "what there was no room for is told"
out_has '联系电话；加 --wide 全部显示）' "and how to see it"
LANGUAGE=zh_CN tty 80 50 "ONESTOP_NOW=2026-09-28T09:00:00+08:00 report-overdue --wide --no-pager"
out_has '138****8000' "--wide keeps all"
given at 09-28 report-overdue
out_has '138****8000' "a pipe keeps all"
out_lacks '…' "a pipe gets whole cells"
COLUMNS=40 run at 09-28 report-overdue
out_has '138****8000' "a pipe keeps all, whatever COLUMNS says"
tty 80 50 "COLUMNS=200 ticket-list"
out_has '138****8000' "COLUMNS counts for more than the terminal's own width"

# ---- The pager ----------------------------------------------------------------------------------

cat >"$work/pager" <<'END'
#!/bin/sh
echo "paged $# $1 LESSCHARSET=$LESSCHARSET"
cat
END
chmod +x "$work/pager"
ln -s "$work/pager" "$work/less"

pager() { # ROWS COMMAND WHAT
	PAGER="${pager_is-$work/pager -z}" tty 80 "$1" "$2"
	out_has '20260903-XS-0001' "$3: the list"
}
pager 5 ticket-list 'a list longer than the terminal'
out_has 'paged 1 -z LESSCHARSET=utf-8' "goes through the pager"
pager 500 ticket-list 'a list that fits'
out_lacks 'paged' "needs none"
pager 5 'ticket-list --no-pager' '--no-pager'
out_lacks 'paged' "wants none"
pager 500 'ticket-list --wide' 'a list wider than the terminal'
out_has 'paged' "goes through the pager, which can look to the right"
pager 5 'TERM=dumb; ticket-list' 'a terminal that can do nothing'
out_lacks 'paged' "has none"
pager 5 'ticket-list | cat' 'a pipe'
out_lacks 'paged' "has none"
pager 5 'ticket-list -o list.txt; cat list.txt; rm list.txt' 'a file'
out_lacks 'paged' "has none"
pager_is='' pager 5 ticket-list 'PAGER with nothing in it'
out_lacks 'paged' "wants none"
pager_is='/no/such/pager' pager 5 ticket-list 'a pager that is not there'
out_lacks 'no/such' "is done without"
# shellcheck disable=SC2016 # it is meant to stay as it is
pager_is="$work/pager ;touch \$(echo made)" pager 5 ticket-list 'what a shell would run'
ok "is run by none" test ! -e made
git config core.pager "$work/pager"
PATH=/usr/bin:$PATH pager_is=cat pager 5 ticket-list 'a pager that the store names'
out_lacks 'paged' "is not asked"
git config --unset core.pager
PATH="$work:$PATH" run sh -c 'unset PAGER; script -qec "stty cols 80 rows 5; export TERM=xterm; ticket-list" /dev/null </dev/null | tr -d "\r"'
out_has 'paged 1 -FRSX LESSCHARSET=utf-8' "less is the pager where none is named"
PAGER="$work/pager" tty 80 5 'ticket-list --from x; echo "status $?"'
out_has 'status 2' "an error keeps its status"
PAGER="$work/pager" tty 80 5 'ticket-list >/dev/full; echo "status $?"'
out_has 'status 5' "a full disk is told"

# ---- Refusals -----------------------------------------------------------------------------------

while IFS='|' read -r command whole <&3; do
	for language in zh_CN en; do
		for columns in 44 60 80 132; do
			LANGUAGE=$language tty "$columns" 24 "export ONESTOP_NOW=2026-09-28T09:00:00+08:00; $command"
			what="$command, $language, $columns columns"
			ok "$what: no line is wider" test "$(wc -L <"$work/out")" -le "$columns"
			ok "$what: no punctuation begins a line" \
				sh -c '! grep -E "^ *(。|，|、|；|：|？|！|）|」|』|》|”)" "$1"' - "$work/out"
			out_has "$whole" "$what: $whole is in one piece"
		done
		LANGUAGE=$language run sh -c "export ONESTOP_NOW=2026-09-28T09:00:00+08:00; $command"
		ok "$command, $language: one line for whoever reads it from a pipe" test "$(wc -l <"$work/err")" -eq 1
		COLUMNS=44 LANGUAGE=$language run sh -c "export ONESTOP_NOW=2026-09-28T09:00:00+08:00; $command"
		ok "$command, $language: whatever COLUMNS says" test "$(wc -l <"$work/err")" -eq 1
	done
done 3<<'TABLE'
ticket-close 20260902-XS-0001|20260902-XS-0001
ticket-escalate 20260903-XS-0001|20260903-XS-0001
ticket-visit 20260902-XS-0001 --satisfaction fair --as zhaolei|catalogue/staff.yaml
ticket-new connect --name 陈红 --phone 13600136000 --request 新装 --missing 护照|property-proof
account-cancel 0000012345 --reading 1 --final-bill 0 --paper all --reason 拆迁 --confirm 0000012345|0000012345
TABLE

# ---- Help ---------------------------------------------------------------------------------------

for columns in 60 80 100; do
	for name in ticket-new account-pay report-daily; do
		for language in en zh_CN; do
			LANGUAGE=$language tty "$columns" 24 "$name --help"
			ok "$name --help, $language: no line is wider than $columns columns" test "$(wc -L <"$work/out")" -le "$columns"
			LANGUAGE=$language run env COLUMNS="$columns" "$name" --help
			ok "$name --help, $language: nor in a pipe with COLUMNS=$columns" test "$(wc -L <"$work/out")" -le "$columns"
		done
	done
done
for program in "$BUILD"/bin/*; do
	LANGUAGE=zh_CN run "$program" --help
	ok "$(basename "$program") --help: 80 columns where nothing is said" test "$(wc -L <"$work/out")" -le 80
done
run ticket-new --help
sed -n '/^  ticket-new volume-doubt/,/^      /p' "$work/out" | sed '$d; s/^  ticket-new/printf "<%s>"/' >"$work/example"
run sh "$work/example"
out_has "<--address><象山大道1号><--request><本月水量异常，怀疑水表不准>" "an example on two lines is one command"

finish

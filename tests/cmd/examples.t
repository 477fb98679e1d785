#!/bin/sh
# Every example of every program, as --help and the manual page show it, runs in a copy of one store
# and ends with 0 (or with the status that its explanation names: "exit 1").
. "$(dirname "$0")/../harness.sh"

# The store of the examples on 2026-09-18, a ticket at each stage: 0001 received, 0002 handed over,
# 0003 done, 0004 delivered, 0005 visited, 0006 on hold, 0007 and 0008 handed over, 0009 received.
make_tickets() {
	ticket-new volume-doubt --name 王小明 --phone 13800138000 --address 象山大道1号 \
		--request '本月水量异常，怀疑水表不准'
	for number in 2 3 4 5 6 7 8; do
		id=20260918-XS-000$number
		ticket-new facility --name 李四 --phone 13900139000 --address 长宁大道2号 \
			--request 井盖破损
		ticket-assign "$id" --to network
		case $number in [345]) ticket-result "$id" --text 已更换 ;; esac
		case $number in [45]) ticket-deliver "$id" --by phone ;; esac
		case $number in 5) ticket-visit "$id" --satisfaction satisfied ;; esac
		case $number in 6) ticket-hold "$id" --reason 送检 ;; esac
	done
	ticket-new facility --name 赵六 --phone 13700137000 --address 海慧路3号 --request 消火栓漏水
}

# 0000012345 has bills and payments of two days; of the others 0000054322 is suspended.
make_accounts() {
	for number in 12345 54321 54322 54323; do
		account-new 00000$number --name 王小明 --id-type resident --id-no 11010519491231002X \
			--address 象山大道1号 --phone 13800138000 --meter-no "M$number" --calibre 15 \
			--reading 1000 --use residential=100 --population 4
	done
	account-suspend 0000054322 --reading 1234 --reason 长期外出 --paper all
	printf 'account,period,volume_m3,amount\n0000012345,2026-07,30,86.40\n' >"$work/bills.csv"
	bill-import "$work/bills.csv"
	account-pay 0000012345 20.00 --method cash
	ONESTOP_NOW=2026-09-18T08:40:00+08:00 account-pay 0000012345 10.00 --method cash
}

# Ten days on 0007 is overdue, and 0008 is with the discipline office.
make_overdue() {
	for number in 7 8; do
		ticket-remind "20260918-XS-000$number" --to 管网部值班 --answer 明日上门 --told phone \
			--said 已催办
	done
	ticket-escalate 20260918-XS-0008 --note 已催办无果
}

# made COMMAND [CLOCK]: it runs in the current store without a word on standard error.
made() {
	ONESTOP_NOW=${2:-$ONESTOP_NOW}
	run "$1"
	ok "$1 goes well" diff /dev/null "$work/err"
}

now=$ONESTOP_NOW
later=2026-09-28T09:00:00+08:00
new_store --desk XS --test-clock --staff lihua --staff-name 李华
staff-set jiwei --name 纪委 --department discipline --roles inspector >/dev/null
made make_accounts 2026-09-17T09:00:00+08:00
made make_tickets "$now"
cp -a "$store" "$work/later"
cd "$work/later" || exit 2
made make_overdue $later
keep_store "$work/later"

# The files that an example names: those of data/import, and tables of one's own.
bring_files() {
	for file in "$top"/data/import/*; do
		case $1 in *" ${file##*/}"*) cp "$file" . ;; esac
	done
	case $1 in
	*" ledger.csv"*) cp "$top/data/import/ledger-zh-sample.csv" ledger.csv ;;
	*" bills.csv"*)
		printf 'account,period,volume_m3,amount\n0000012345,2026-08,20,46.00\n' >bills.csv
		;;
	esac
}

# A JSON string of --spec as the text it stands for.
unquote() {
	sed 's/\\"/"/g; s/\\\\/\\/g'
}

for source in "$top"/cmd/*.c; do
	name=$(basename "$source" .c)
	model=$store
	ONESTOP_NOW=$now
	case $name in
	ticket-escalate)
		model=$work/later
		ONESTOP_NOW=$later
		;;
	esac
	"$name" --spec >"$work/spec"
	sed -n 's/^ *"line": "\(.*\)",\{0,1\}$/\1/p' "$work/spec" | unquote >"$work/lines"
	sed -n 's/^ *"says": "\(.*\)",\{0,1\}$/\1/p' "$work/spec" | unquote >"$work/says"
	ok "$name has examples" test -s "$work/lines"
	exec 3<"$work/lines" 4<"$work/says"
	while IFS= read -r line <&3 && IFS= read -r says <&4; do
		expected=$(printf '%s\n' "$says" | sed -n 's/.*exit \([0-5]\).*/\1/p')
		rm -rf "$work/copy"
		cp -a "$model" "$work/copy"
		cd "$work/copy" || exit 2
		bring_files "$line"
		run sh -c "$line"
		is_status "${expected:-0}" "$line"
		git -C "$work/copy" status --porcelain --untracked-files=no >"$work/dirt"
		ok "$line: leaves nothing uncommitted" diff /dev/null "$work/dirt"
	done
	exec 3<&- 4<&-
done

finish

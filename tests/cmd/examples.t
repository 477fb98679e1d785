#!/bin/sh
# Every example of every program, as --help and the manual page show it, runs in the store that
# examples speak of.  It ends with 0 (or with the status that its explanation names: "exit 1"), leaves
# nothing uncommitted and no record that store-check finds fault with, and fails when what it prints
# is lost on a full disk.  At the end, examples that are wrong on purpose are found.
. "$(dirname "$0")/../harness.sh"
# What git writes in the store is for its group, also where the file system knows no access lists.
umask 007

# The store of the examples on 2026-09-18, a ticket at each stage: 0001 received, 0002 assigned,
# 0003 done, 0004 delivered, 0005 visited, 0006 on hold, 0007 and 0008 assigned, 0009 received,
# 0010 a new connection, assigned.
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
		case $number in 5) ticket-visit "$id" --satisfaction dissatisfied --solved no ;; esac
		case $number in 6) ticket-hold "$id" --reason 送检 ;; esac
	done
	ticket-new facility --name 赵六 --phone 13700137000 --address 海慧路3号 --request 消火栓漏水
	ticket-new connect --name 孙七 --phone 13600136000 --address 海慧路5号 --request 新装
	ticket-assign 20260918-XS-0010
}

# 0000012345 has bills and payments of two days; of the others 0000054322 is suspended,
# with something prepaid.  20260917-XS-R0002 is no account's.
make_accounts() {
	for number in 12345 54321 54322 54323; do
		account-new 00000$number --name 王小明 --id-type resident --id-no 11010519491231002X \
			--address 象山大道1号 --phone 13800138000 --meter-no "M$number" --calibre 15 \
			--reading 1000 --use residential=100 --population 4
	done
	echo 'penalty_per_mille: 5' >>onestop.yaml
	git -c user.name=a -c user.email=a@b commit -qam 'a penalty'
	account-suspend 0000054322 --reading 1234 --reason 长期外出 --paper all
	printf 'account,period,volume_m3,amount\n0000012345,2026-07,30,86.40\n' >"$work/bills.csv"
	bill-import "$work/bills.csv"
	account-pay 0000012345 20.00 --method cash
	printf '微信订单号,交易状态,应结订单金额,商户数据包\n4200002026091700000000000009,SUCCESS,50.00,水费\n' >"$work/wechat.csv"
	payment-import "$work/wechat.csv" --map wechat
	ONESTOP_NOW=2026-09-18T08:40:00+08:00 account-pay 0000012345 10.00 --method cash
	ONESTOP_NOW=2026-09-18T08:50:00+08:00 account-pay 0000054322 50.00 --method bank
}

# Ten days on 0007 is overdue, and 0008 is with the discipline office.
make_overdue() {
	for number in 7 8; do
		ticket-remind "20260918-XS-000$number" --to 管网部值班 --answer 明日上门 --told phone \
			--said 已催办
	done
	ticket-escalate 20260918-XS-0008 --note 已催办无果
}

# A file that a customer brought.
printf '%%PDF-1.7 scan' >"$HOME/scan.pdf"

# made COMMAND [CLOCK]: it runs in the current store without a word on standard error.
made() {
	ONESTOP_NOW=${2:-$ONESTOP_NOW}
	run "$1"
	ok "$1 goes well" diff /dev/null "$work/err"
}

# goes_into DIR: a store for examples, which is as it is now whenever one of them begins.
goes_into() {
	cd "$1" || exit 2
	made=$(git rev-parse HEAD)
	cp .git/config "$work/config"
}

# anew: takes back whatever the example did to the store, if it did anything.
anew() {
	if [ "$(git rev-parse HEAD)" != "$made" ]; then
		git reset -q --hard "$made" && git update-ref refs/onestop/last "$made"
	else
		git restore .
	fi
	git clean -qffdx
	cp "$work/config" .git/config
}

# Two windows that did not know of each other decided differently about 0009, and about the telephone of 54321.
dispute() {
	rm -rf ../hub.git ../DB
	git init -q --bare --shared -b main ../hub.git
	git config remote.hub.url ../hub.git
	git config remote.hub.fetch '+refs/heads/*:refs/remotes/hub/*'
	store-sync -q
	git clone -q -o hub ../hub.git ../DB
	git -C ../DB config onestop.desk DB
	git -C ../DB config onestop.staff lihua
	(
		cd ../DB || exit 2
		store-sync -q
		ticket-assign 20260918-XS-0009 --to meter-reading
		account-edit 0000054321 --phone 13700137000 --reason 来人
		store-sync -q
	) >"$work/window" 2>&1
	ticket-assign 20260918-XS-0009 --to network >/dev/null
	account-edit 0000054321 --phone 13600136000 --reason 来电 >/dev/null
	store-sync -q >/dev/null
	rm -rf ../DB
}

# A backup is put back, and worked in: what the hub has of this desk is not here.
work_after_backup() {
	desk-set XT --name 新窗口
	store-sync -q
	rm -rf ../backup.git
	cp -r .git ../backup.git
	ticket-new consult-quality --name 张三 --phone 13800138000 --request 水浑
	store-sync -q
	rm -rf .git
	mv ../backup.git .git
	git reset -q --hard
	git clean -qffdx
	ticket-new consult-quality --name 李四 --phone 13900139000 --request 水压低
} >/dev/null

# The files that an example names: those of data/import, and tables of one's own.
bring_files() {
	for file in "$top"/data/import/*; do
		case $1 in *" ${file##*/}"*) cp "$file" . ;; esac
	done
	case $1 in
	*" ../again"*) rm -rf ../again ;;
	store-sync* | *" ../hub.git"*)
		rm -rf ../hub.git ../three ../four
		git init -q --bare --shared -b main ../hub.git
		git config remote.hub.url ../hub.git
		git config remote.hub.fetch '+refs/heads/*:refs/remotes/hub/*'
		store-sync -q
		case $1 in *--new-desk*) work_after_backup ;; esac
		;;
	ticket-resolve* | account-resolve*) dispute ;;
	*" ledger.csv"*) cp "$top/data/import/ledger-zh-sample.csv" ledger.csv ;;
	*" bills.csv"*)
		printf 'account,period,volume_m3,amount\n0000012345,2026-08,20,46.00\n' >bills.csv
		;;
	esac
}

# A JSON string of --spec as the text it means.
unquote() {
	sed 's/\\"/"/g; s/\\\\/\\/g'
}

# examples_are_right NAME: those of the program whose --spec is in $work/spec.
examples_are_right() {
	sed -n 's/^ *"line": "\(.*\)",\{0,1\}$/\1/p' "$work/spec" | unquote >"$work/lines"
	sed -n 's/^ *"says": "\(.*\)",\{0,1\}$/\1/p' "$work/spec" | unquote >"$work/says"
	ok "$1 has examples" test -s "$work/lines"
	ok "$1: each example has an explanation" test \
		"$(wc -l <"$work/lines")" -eq "$(wc -l <"$work/says")"
	while IFS= read -r line <&3 && IFS= read -r says <&4; do
		bring_files "$line"
		example_is_right
		if [ -s "$work/out" ]; then
			anew
			bring_files "$line"
			example_needs_room
		fi
		anew
	done 3<"$work/lines" 4<"$work/says"
}

example_is_right() {
	expected=$(printf '%s\n' "$says" | sed -n 's/.*exit \([0-5]\).*/\1/p')
	run sh -c "$line"
	is_status "${expected:-0}" "$line"
	git status --porcelain --untracked-files=no >"$work/dirt"
	ok "$line: leaves nothing uncommitted" diff /dev/null "$work/dirt"
	if [ "$(git rev-parse HEAD)" != "$made" ]; then
		ok "$line: leaves the store right" store-check
	fi
}

# It must not end well when nobody can have read it.
example_needs_room() {
	run sh -c "{ $line; } >/dev/full"
	is_status 5 "$line: fails on a full disk"
	err_has 'No space left on device' "$line: and says that it was full"
}

now=$ONESTOP_NOW
later=2026-09-28T09:00:00+08:00
new_store --desk XS --test-clock --claimed --staff lihua --staff-name 李华
given staff-set jiwei --name 纪委 --department discipline --roles inspector
made make_accounts 2026-09-17T09:00:00+08:00
made make_tickets "$now"
cp -a "$store" "$work/later"
keep_store "$work/later"
cd "$work/later" || exit 2
made make_overdue $later
cp -a "$store" "$work/closed"
keep_store "$work/closed"
cd "$work/closed" || exit 2
given env ONESTOP_NOW="$now" payment-close

for source in "$top"/cmd/*.c; do
	name=$(basename "$source" .c)
	"$name" --spec >"$work/spec"
	case $name in
	ticket-escalate)
		goes_into "$work/later"
		ONESTOP_NOW=$later
		;;
	payment-reopen)
		goes_into "$work/closed"
		ONESTOP_NOW=$now
		;;
	*)
		goes_into "$store"
		ONESTOP_NOW=$now
		;;
	esac
	examples_are_right "$name"
done

# ---- Examples that are wrong are found ---------------------------------------------------------

# is_found WHAT EDIT: with the examples of ticket-list edited by sed, the assertion WHAT fails.  In a
# subshell, so that the counts of this file stay what they are.
is_found() {
	ticket-list --spec | sed "$2" >"$work/spec"
	(examples_are_right ticket-list) >"$work/wrong"
	ok "found: $1" grep -q -e "^not ok [0-9]* - .*$1\$" "$work/wrong"
}

# ends_with TEXT: an edit that appends to every command, in which / is written \/.
ends_with() {
	printf '%s' 's/\("line": ".*\)"/\1'"$1"'"/'
}

goes_into "$store"
ONESTOP_NOW=$now
commit='git -c user.name=x -c user.email=x commit -qam x'
is_found 'ticket-list --no-such-option --state assigned --sort due' \
	's/"line": "ticket-list/& --no-such-option/'
is_found 'ticket-lost --state assigned --sort due' 's/"line": "ticket-list/"line": "ticket-lost/'
is_found 'ticket-list --state assigned --sort due' 's/"says": "/&exit 1, /'
is_found 'leaves nothing uncommitted' "$(ends_with '; echo >>onestop.yaml')"
is_found 'leaves the store right' "$(ends_with "; echo x >>catalogue\/staff.yaml; $commit")"
is_found 'fails on a full disk' "$(ends_with ' || true')"
is_found 'says that it was full' "$(ends_with ' 2>\/dev\/null')"
is_found 'has examples' '/"line": "/d'
is_found 'each example has an explanation' '/"says": "/d'
anew

finish

#!/bin/sh
# run.sh: measure the programs on a large store and print one table beside other tools.
#
# BUILD is where the programs are built (build).  The stores lie there too, as /tmp may be memory,
# where nothing durable can be measured.  BENCH_FULL=1 makes a store of the size that the budgets
# speak of (1,000,000 archived tickets); BENCH_ARCHIVED=N sets the number.  Times are medians and
# never make it fail; a command that does not work does.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
BUILD=$(cd "$top" && cd "${BUILD:-build}" && pwd) || exit 2
for name in $(env | sed -n 's/^\(ONESTOP_[A-Z_]*\|LC_[A-Z]*\|XDG_[A-Z_]*\|GIT_[A-Z_]*\)=.*/\1/p') \
	LANGUAGE TZ COLUMNS LINES NO_COLOR; do
	unset "$name"
done
work=$(mktemp -d "$BUILD/bench-XXXXXX") || exit 2
trap 'cd / && rm -rf "$work"' EXIT
trap 'exit 129' HUP INT TERM
export LANG=C.UTF-8 LANGUAGE=en HOME="$work" ONESTOP_NOW=2026-09-18T09:00:00+08:00
export GIT_AUTHOR_NAME=bench GIT_AUTHOR_EMAIL=bench@localhost
export GIT_COMMITTER_NAME=bench GIT_COMMITTER_EMAIL=bench@localhost
tools=$BUILD/tests/bench
PATH=$BUILD/bin:$PATH
exec 3>&1 </dev/null
cd "$work" || exit 2

if [ "${BENCH_FULL:-}" ]; then
	archived=${BENCH_ARCHIVED:-1000000}
	peers=300000
else
	archived=${BENCH_ARCHIVED:-100000}
	peers=50000
fi
open=1000
closed=3000
day=tickets/open/2026-09-18

# ---- The table --------------------------------------------------------------------------------

say() { printf '%s\n' "$*" >&3; }

# 1234.5 -> "1234 ms", 12.34 -> "12.3 ms"; what is no number stays as it is.
ms() {
	case $1 in
	'' | *[!0-9.]*) printf '%s' "$1" ;;
	*) printf '%s\n' "$1" | awk '{ printf $1 < 100 ? "%.1f ms" : "%.0f ms", $1 }' ;;
	esac
}

# row WORK OURS TARGET [PEERS]: times in ms; "!" marks what takes longer than its target.
row() {
	goal=
	if [ "$3" ]; then
		goal="<= $(ms "$3")"
		awk -v ours="$2" -v goal="$3" 'BEGIN { exit !(ours + 0 > goal + 0) }' && goal="$goal !"
	fi
	printf '%-46s %10s  %-14s %s\n' "$1" "$(ms "$2")" "$goal" "${4-}" >&3
}

# median RUNS COMMAND...: its time, or the end of the bench.
median() {
	"$tools/median" "$@" || {
		say "bench: a command failed"
		kill -TERM $$
		exit 1
	}
}

# product A B
product() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f", a * b }'; }

# ---- The stores -------------------------------------------------------------------------------

# new_store DIR
new_store() {
	store-init "$1" --desk XS --test-clock --claimed --staff wangmin --staff-name 王敏 >/dev/null || exit 1
}

say "onestop $(git -C "$top" describe --always --dirty 2>/dev/null), $(git --version), $(uname -sr)"
say "$(nproc) x $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)," \
	"$(awk '/^MemTotal/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo)," \
	"$(df -T "$work" | awk 'NR == 2 { print $2 }'), load $(cut -d ' ' -f 1-2 /proc/loadavg)"

new_store empty
new_store big
# The ids that searches ask for: one archived, one open.
"$tools/make-store" big $open $closed "$archived" >ids || exit 1
archived_id=$(sed -n 1p ids)
open_id=$(sed -n 2p ids)
git -C big add -A && git -C big commit -qm tickets || exit 1
sync
say "store: $open open, $closed closed, $archived archived tickets," \
	"$(find big/tickets -type f | wc -l) files, $(du -sm big/tickets | cut -f 1) MiB"
say ""
printf '%-46s %10s  %-14s %s\n' work ours target peers >&3

# ---- Writing: each is one durable commit ------------------------------------------------------

# The same file in the same store, by plain git: `git_commit STORE FIRST [OPTION...]`.
git_commit() {
	store=$1
	first=$2
	shift 2
	mkdir -p "$store/$day"
	sample=$(find "$store/$day" -name '*-XS-0001.yaml')
	seq "$first" $((first + 39)) | median 40 \
		sh -c "sed 's/-XS-0001/-ZZ-%/' $sample >$store/$day/20260918-ZZ-\$0.yaml" % --before \
		git -C "$store" "$@" add "$day" --then git -C "$store" "$@" commit -qm ticket
}

new_ticket() {
	median 40 ticket-new facility --store "$1" --name 李建国 --phone 13800138000 \
		--address 象山大道1号 --request 门前井盖破损，车辆经过时有响声，存在安全隐患
}

row "start of a program (--version)" "$(median 40 ticket-new --version)" ""
in_empty=$(new_ticket empty)
git_empty=$(git_commit empty 1001)
in_big=$(new_ticket big)
git_big=$(git_commit big 1001)
git_synced=$(git_commit big 2001 -c core.fsync=all)
row "ticket-new, empty store" "$in_empty" 25 "git add + git commit: $(ms "$git_empty")"
row "ticket-new, large store" "$in_big" 25 \
	"git add + git commit: $(ms "$git_big"), with core.fsync=all: $(ms "$git_synced")"
row "  at most 1.5 x the empty store" "$in_big" "$(product "$in_empty" 1.5)"
row "  at most 0.7 x git add + git commit" "$in_big" "$(product "$git_big" 0.7)"
seq -f '20260918-XS-%04g' 1 40 >written
row "ticket-assign" "$(median 40 ticket-assign % --store big --to network <written)" 25
row "ticket-close" "$(median 40 ticket-close % --store big --result 已更换井盖 --told phone \
	--visit satisfied <written)" 25

# ---- Reading ----------------------------------------------------------------------------------

# taskwarrior 2 keeps its tasks in two text files.
task_overdue() {
	case $(command -v task >/dev/null && task --version 2>/dev/null) in
	2.*) ;;
	*) echo "task: not installed" && return ;;
	esac
	mkdir -p task
	printf 'data.location=%s/task\nconfirmation=no\ngc=off\nhooks=off\nverbose=nothing\n' "$work" >taskrc
	awk -v open=$open -v done="$peers" 'BEGIN {
		for (i = 1; i <= open + done; i++) {
			due = 1789000000 + (i % 40) * 86400 - 30 * 86400
			line = sprintf("[description:\"ticket %d, a broken cover\" due:\"%d\" entry:\"%d\" " \
				"modified:\"%d\" project:\"network\"", i, due, due - 432000, due - 432000)
			uuid = sprintf("uuid:\"00000000-0000-4000-8000-%012x\"]", i)
			if (i <= open)
				print line " status:\"pending\" " uuid >"task/pending.data"
			else
				print line " end:\"" due "\" status:\"completed\" " uuid >"task/completed.data"
		}
	}'
	echo "task overdue ($open + $peers): $(ms "$(median 3 env TASKRC=taskrc task overdue)")"
}

recsel_overdue() {
	command -v recsel >/dev/null || { echo "recsel: not installed" && return; }
	awk -v n=$((open + peers)) -v open=$open 'BEGIN {
		print "%rec: Ticket\n%type: Due date\n"
		for (i = 1; i <= n; i++)
			printf "Id: %d\nState: %s\nDue: 2026-09-%02d\nName: Li Jianguo\nPhone: 13800138000\n\n",
				i, i <= open ? "assigned" : "closed", 1 + i % 30
	}' >tickets.rec
	echo "recsel ($peers): $(ms "$(median 3 recsel -t Ticket \
		-e "State = 'assigned' && Due << '2026-09-18'" -p Id tickets.rec)")"
}

row "report-overdue" "$(median 40 report-overdue --store big)" 50 \
	"$(task_overdue), $(recsel_overdue)"
row "ticket-list --ids" "$(median 40 ticket-list --store big --ids)" 50
row "ticket-assign <TAB>: every open ticket" "$(median 40 ticket-assign --complete --store big '')" 50
row "ticket-show, an open ticket" "$(median 40 ticket-show "$open_id" --store big)" 15
row "ticket-show, an archived ticket" "$(median 40 ticket-show "$archived_id" --store big)" 15
row "ticket-list --all --find a telephone number" \
	"$(median 10 ticket-list --store big --all --find 18999999999)" 1000 \
	"grep -rlF: $(ms "$(median 10 grep -rlF 18999999999 big/tickets)")"
row "ticket-list --all --find a name (one in the store)" \
	"$(median 10 ticket-list --store big --all --find 欧阳𠮷野)" 1000
row "ticket-list --all --account" \
	"$(median 10 ticket-list --store big --all --account 0099999999)" 1000

# ---- Money ------------------------------------------------------------------------------------

# An account with ten years of bills and payments, one of each a month, in its own block.
ten_years() {
	new_store money
	ONESTOP_NOW=2016-09-18T09:00:00+08:00 account-new 0000001001 --store money --name 王小明 >/dev/null || exit 1
	account-new 0000002001 --store money --name 李四 >/dev/null || exit 1
	for month in $(seq 0 119); do
		period=$(printf '%04d-%02d' $((2016 + (month + 9) / 12)) $(((month + 9) % 12 + 1)))
		printf 'account,period,volume_m3,amount\n0000001001,%s,10,28.80\n' "$period" >bill.csv
		ONESTOP_NOW=$period-10T09:00:00+08:00 bill-import bill.csv --store money >/dev/null &&
			ONESTOP_NOW=$period-12T09:00:00+08:00 account-pay 0000001001 --store money --method cash >/dev/null ||
			exit 1
	done
}

ten_years
new_account=$(median 40 account-pay 0000002001 1.00 --method cash --store money)
old_account=$(median 40 account-pay 0000001001 1.00 --method cash --store money)
row "account-pay, a new account" "$new_account" 25
row "account-pay, ten years of bills and payments" "$old_account" 25
row "  at most 1.2 x the new account" "$old_account" "$(product "$new_account" 1.2)"

# ---- Importing --------------------------------------------------------------------------------

# import RUNS FILE MAP
import() {
	command -v ticket-import >/dev/null || { echo "not built" && return; }
	new_store fresh
	median "$1" rm -rf into --then cp -a fresh into --before \
		ticket-import "$2" --map "$BUILD/share/onestop/import/$3" --store into
	rm -rf fresh
}

sample=$BUILD/share/onestop/import/ledger-zh-sample.csv
head -n 1 "$sample" >generated.csv
awk 'BEGIN {
	for (i = 1; i <= 25000; i++) {
		month = 1 + i % 8; day = 1 + i % 28
		printf "G-%05d,李娟,2026年%d月%d日 9时%d分,王秀英,供水设施管理,象山大道%d号,,138%08d," \
			"路口消火栓漏水，路面有积水,管网部,吴刚,2026年%d月%d日,,更换阀门密封圈，已不漏水," \
			"已回访，满意,2026年%d月%d日 16时20分,已归档,\n",
			i, month, day, i % 60, i % 300, i, month, day, month + 1, day
	}
}' >>generated.csv
row "ticket-import, 616 rows (NYC 311)" \
	"$(import 5 "$BUILD/share/onestop/import/nyc311-dep-2025-06.csv" nyc311.yaml)" ""
row "ticket-import, 25,000 rows, one commit" "$(import 1 generated.csv ledger-zh.yaml)" 10000
# ---- Accounts: a city's table, one commit; memory in the last column ------------------------------

accounts() {
	rm -rf city && new_store city
	awk -v n=300000 -f "$top/tests/bench/accounts.awk" >accounts.csv
	median 1 account-import accounts.csv --store city
}
memory() {
	rm -rf city && new_store city
	command -v /usr/bin/time >/dev/null || { echo "time: not installed" && return; }
	/usr/bin/time -f %M -o rss account-import accounts.csv --store city >/dev/null &&
		awk '{ printf "%.0f MiB (at most 200)", $1 / 1024 }' rss
}
row "account-import, 300,000 rows, one commit" "$(accounts)" 10000 "$(memory)"
row "account-show by number" "$(median 20 account-show 0001123456 --store city)" 15
row "account-list --find part of an address" \
	"$(median 5 account-list --find 长宁大道2号 --store city)" 300
row "account-list --find a telephone number" \
	"$(median 5 account-list --find 13800012345 --store city)" 300
row "account-pay, one durable commit" \
	"$(seq 1 20 | median 20 sh -c 'account-pay 0001123456 1 --method cash --store city' %)" 25
rm -rf city

say ""
say "git by default loses acknowledged commits in a power cut; ours are durable when the program ends"

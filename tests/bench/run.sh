#!/bin/sh
# run.sh: measure the programs on one store that has everything, beside other tools in the same run.
#
# BUILD is where the programs are built (build).  The stores lie there too, as /tmp may be memory,
# where nothing durable can be measured.  BENCH_FULL=1 makes a store of the size that the budgets
# speak of, and writes the figures into doc/benchmarks.md; otherwise one of a tenth, whose figures go to
# benchmarks.md in BUILD.  Times are medians and
# never make it fail; a command that does not work does.  "!" marks what misses its budget.
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
	accounts=300000 archived=1000000 entries=5000
	kept=$top/doc
else
	accounts=30000 archived=100000 entries=500
	kept=$BUILD
fi
open=1000
closed=3000
day=tickets/open/2026-09-18
over=0

. "$top/tests/bench/table.sh"
. "$top/tests/bench/city.sh"
. "$top/tests/bench/peers.sh"

say "Measured with onestop $(git -C "$top" describe --always --dirty 2>/dev/null), $(git --version)," \
	"$(uname -sr), $(nproc) x $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)," \
	"$(awk '/^MemTotal/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo)," \
	"$(df -T "$work" | awk 'NR == 2 { print $2 }'), load $(cut -d ' ' -f 1-2 /proc/loadavg)."

printf 'accounts %s\n' "$accounts" >rates
make_city

# ---- Writing: each is one durable commit ------------------------------------------------------

# new_ticket STORE
new_ticket() {
	measure 40 ticket-new facility --store "$1" --name 李建国 --phone 13800138000 \
		--address 象山大道1号 --request 门前井盖破损，车辆经过时有响声，存在安全隐患
}

# What the disk still has to do for gigabytes that were written a moment before is nobody's write.
make_tickets_db
sync && sleep 15
heading "Writing: each is one durable commit"
measure 40 ticket-new --version
row "start of a program (--version)"
# What stands beside each other is measured in turns, three times; a busy second of the disk is nobody's.
for turn in 1 2 3; do
	new_ticket empty
	echo "$took" >>turns.empty
	in_empty_used=$used
	new_ticket city
	echo "$took" >>turns.city
	in_city_used=$used
	(git_commit city "${turn}001") >>turns.git
	(git_commit city "${turn}501" -c core.fsync=all) >>turns.synced
	(sqlite_insert "9000${turn}001") >>turns.sqlite
done
in_empty=$(middle turns.empty) in_city=$(middle turns.city)
git=$(middle turns.git) synced=$(middle turns.synced) sqlite=$(middle turns.sqlite)
took=$in_empty used=$in_empty_used
row "ticket-new, empty store" 12 250
used=$in_city_used
took=$in_city
row "ticket-new" 12 250 "git add + commit $(ms "$git"), with core.fsync=all $(ms "$synced"); SQLite $(ms "${sqlite:-not installed}")"
beside "the empty store" "$in_city" "$in_empty" 1.5
beside "git add + git commit" "$in_city" "$git" 0.3
[ -z "$sqlite" ] || beside "a durable insert of SQLite" "$in_city" "$sqlite" 3
seq -f '20260918-XS-%04g' 1 40 >written
measure 40 ticket-assign % --store city --to network <written
row "ticket-assign" 12 250
measure 40 ticket-close % --store city --result 已更换井盖 --told phone --visit satisfied <written
row "ticket-close" 12 250

# pays FIRST N: payments of as many accounts.
pays() {
	seq $((1000000 + $1)) $((1000000 + $1 + $2 - 1)) | sed 's/^/000/' >payers
	measure "$2" account-pay % 1.00 --method cash --store city <payers
}
pays 0 40
first_pay=$took
row "account-pay, the first of a day" 15 250
pays 40 $((entries - 80)) # the day fills
pays $((entries - 40)) 40
row "account-pay, entry $entries of the day" 15 250
beside "the first" "$took" "$first_pay" 1.3
printf 'entry_tree %s\n' $(($(du -sb city/payments | cut -f 1) / (entries + 340))) >>rates
measure 40 account-pay 0000001001 1.00 --method cash --store city
row "account-pay, ten years of bills and payments" 15 250
beside "a new account" "$took" "$first_pay" 1.2

# Twenty clerks, each with customers of his own.
clerks() {
	for clerk in $(seq 20); do
		for turn in $(seq 15); do
			account-pay "000$((1020000 + clerk * 20 + turn))" 1.00 --method cash --store city >/dev/null 2>>refused ||
				echo refused >>refused
		done &
	done
	wait
}
clerks_at_once() {
	: >refused
	begun=$(date +%s%N)
	clerks
	rate=$(awk -v ns=$(($(date +%s%N) - begun)) 'BEGIN { printf "%.0f", 300 / (ns / 1e9) }')
	figure "20 clerks at once, payments" "$rate" "a second" -60 "refused: $(wc -l <refused)"
}
clerks_at_once

# ---- Reading ----------------------------------------------------------------------------------

heading "Reading"
task=$(task_overdue)
recsel=$(recsel_overdue)
measure 40 report-overdue --store city
row "report-overdue, $open open of $archived" 15 250 "taskwarrior $(ms "${task:-not installed}"), recsel $(ms "${recsel:-not installed}")"
[ -z "$task" ] || beside "taskwarrior" "$took" "$task" 0.01
[ -z "$recsel" ] || beside "recsel" "$took" "$recsel" 0.01
measure 3 report-quarter --quarter 2026Q2 --store city
row "report-quarter, $((archived * 91 / 1795)) of $archived tickets" 1500 250
printf 'quarter_ms %s\n' "$took" >>rates
measure 20 account-show 0001012345 --store city
row "account-show" 15 250
measure 20 ticket-show "$open_id" --store city
row "ticket-show, an open ticket" 15 250
measure 20 ticket-show "$archived_id" --store city
row "ticket-show, an archived ticket" 15 250
measure 20 ticket-list --store city --ids
row "ticket-list --ids" 50 250
measure 5 ticket-list --all --from 2026-04-01 --to 2026-06-30 --store city
row "ticket-list --all --from, one quarter" 2500 120
measure 20 ticket-assign --complete --store city ''
row "ticket-assign, TAB: every open ticket" 50 250
measure 20 account-show --complete --store city 00010123
row "account-show, TAB: a beginning of numbers" 50 250

# find WORK WORDS: everything, by what is in one ticket.
find_ticket() {
	measure 5 ticket-list --all --find "$2" --store city
	found=$took found_used=$used
	scan=$(searched "$2")
	took=$found used=$found_used
	row "ticket-list --all --find, $1" 1000 250 "$scan"
}
find_ticket "a telephone number" 18999999999
find_ticket "a name" 欧阳𠮷野
find_ticket "words that many have" 井盖破损
measure 5 ticket-list --all --account 0099999999 --store city
row "ticket-list --all --account" 1000 250
measure 5 account-list --find 长宁大道2号 --store city
row "account-list --find, part of an address" 300 250

# ---- Everything: what may take longer, and no more memory ------------------------------------------

heading "All of the store at once"
measure 1 ticket-list --all --store city --format csv --columns id,name,due
row "ticket-list --all, csv" "" 250
measure 1 ticket-list --all --store city --format csv --sort -due,id
row "ticket-list --all, csv, sorted" "" 250
measure 1 account-list --store city
row "account-list" "" 250
measure 1 account-list --store city --format csv --sort name
row "account-list, csv, sorted" "" 250
measure 1 account-list --store city --format xlsx -o accounts.xlsx
row "account-list, a workbook" "" 250
measure 1 report-arrears --store city --format csv
row "report-arrears" "" 250
measure 1 report-daily --store city
row "report-daily" "" 250
measure 1 report-payment --store city --day 2026-09-18
row "report-payment, the day of $entries entries" "" 250
measure 1 store-check --store city
row "store-check" $((accounts / 10)) 100
printf 'check_ms %s\ncheck_mib %s\n' "$took" "$used" >>rates
measure 1 store-check --store city --since-last
row "store-check --since-last" "" 100

# ---- Importing --------------------------------------------------------------------------------

heading "Ledgers that come in"
# import RUNS FILE MAP
import() {
	new_store fresh
	measure "$1" rm -rf into --then cp -a fresh into --before \
		ticket-import "$2" --map "$BUILD/share/onestop/import/$3" --store into
	rm -rf fresh into
}
sample=$BUILD/share/onestop/import/ledger-zh-sample.csv
head -n 1 "$sample" >generated.csv
awk 'BEGIN {
	for (i = 1; i <= 25000; i++) {
		month = 1 + i % 7; day = 1 + i % 28
		printf "G-%05d,李娟,2026年%d月%d日 9时%d分,王秀英,供水设施管理,象山大道%d号,,138%08d," \
			"路口消火栓漏水，路面有积水,管网部,吴刚,2026年%d月%d日,,更换阀门密封圈，已不漏水," \
			"已回访，满意,2026年%d月%d日 16时20分,已归档,\n",
			i, month, day, i % 60, i % 300, i, month, day, month + 1, day
	}
}' >>generated.csv
import 5 "$BUILD/share/onestop/import/nyc311-dep-2025-06.csv" nyc311.yaml
row "ticket-import, 616 rows (NYC 311)" "" 250
import 1 generated.csv ledger-zh.yaml
row "ticket-import, 25,000 rows" 10000 250

# ---- The night --------------------------------------------------------------------------------

heading "The night"
git_size() { du -s --block-size=1024 city/.git | cut -f 1; }
measure 1 store-maintain --store city
row "store-maintain" "" 250
before=$(git_size)
thousand() {
	for i in $(seq 250); do
		id=$(ticket-new facility --store city --name 李建国 --phone 13800138000 --address 象山大道1号 \
			--request 门前井盖破损 | cut -f 1) &&
			ticket-assign "$id" --store city --to network &&
			ticket-close "$id" --store city --result 已更换井盖 --told phone --visit satisfied &&
			account-pay "000$((1015000 + i))" 1.00 --method cash --store city || exit 1
	done >/dev/null
}
(thousand) || exit 1
loose=$(git_size)
measure 1 store-maintain --store city
grown=$(awk -v kib=$(($(git_size) - before)) 'BEGIN { printf "%.2f", kib / 1024 }')
row "store-maintain after 1,000 operations" "" 250
printf 'operation_history %s\n' "$(awk -v mib="$grown" 'BEGIN { print mib * 1048576 / 1000 }')" >>rates
figure "growth by 1,000 operations" "$grown" MiB 1 "before the night $(((loose - before) / 1024)) MiB"
at 2026-11-18 # what was closed in August is due
measure 1 store-archive --store city
at 2026-09-18
row "store-archive" "" 250
measure 1 store-backup --store city city.backup
row "store-backup" "" 250
measure 1 store-restore city.backup restored
row "store-restore" "" 250
rm -rf restored city.backup

. "$top/tests/bench/windows.sh"

say ""
say "$over rows miss their budget.  git by default loses acknowledged commits in a power cut; ours are durable when the program ends."
sh "$top/tests/bench/keep.sh" "$page" "$kept/benchmarks.md"
awk -f "$top/tests/bench/scale.awk" rates >scale.md
sh "$top/tests/bench/keep.sh" scale.md "$kept/scale.md"

#!/bin/sh
# A list or report of nothing: a table is silent, so that cron mails only what matters; a file never keeps
# what it said yesterday, and what programs read is whole.  The format is that of the file's name.
. "$(dirname "$0")/../harness.sh"

new_store
yesterday() { echo "yesterday's" >"$work/$1"; }

while read -r words <&3; do
	# shellcheck disable=SC2086 # several words
	set -- $words
	run "$@"
	is_status 0 "$words"
	ok "$words: silent" diff /dev/null "$work/out"
	for format in csv tsv json xlsx; do
		yesterday "list.$format"
		run "$@" -o "$work/list.$format"
		is_status 0 "$words -o list.$format"
		case $format in
		csv | tsv) ok "$words: the headings alone" test "$(wc -l <"$work/list.$format")" -eq 1 ;;
		json) ok "$words: an empty array" test "$(cat "$work/list.json")" = '[]' ;;
		xlsx) ok "$words: a workbook" test "$(head -c 2 "$work/list.xlsx")" = PK ;;
		esac
		ok "$words: nothing of yesterday" sh -c '! grep -q yesterday "$0"' "$work/list.$format"
	done
	yesterday list.csv
	run "$@" --format table -o "$work/list.csv"
	ok "$words: a table, as was typed" diff /dev/null "$work/list.csv"
	run "$@" --format json
	out_is "$words: on standard output" <<END
[]
END
	refused 2 "$@" --columns nosuch
	err_has '"nosuch"'
done 3<<END
report-overdue
report-daily
report-visit
report-visit --summary
report-discipline
report-arrears
report-payment
report-payment --from 2026-09-01 --to 2026-09-18
report-ledger --month 2026-09
report-figures --from 2026-08-01 --to 2026-08-31 --show overdue
payment-list
payment-list --unmatched
store-check
account-list
ticket-list
END

# A date alone is no table: the file has its days.
yesterday due.txt
given calendar-due 2026-09-18 1 -o "$work/due.txt"
ok "calendar-due: nothing on standard output" diff /dev/null "$work/out"
ok "calendar-due: nothing of yesterday" sh -c '! grep -q yesterday "$0"' "$work/due.txt"
ok "calendar-due: the days" grep -q 2026-09-20 "$work/due.txt"

# With one ticket that is late, and then with none, the file of the report is the day's.
export ONESTOP_NOW=2026-09-18T09:00:00+08:00
given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
id=$(cat "$work/out")
given ticket-assign "$id" --to network
export ONESTOP_NOW=2026-10-20T09:00:00+08:00
given report-overdue -o "$work/overdue.csv"
ok "one is late" test "$(wc -l <"$work/overdue.csv")" -eq 2
given ticket-result "$id" --text 已更换
given ticket-deliver "$id" --by phone
given report-overdue -o "$work/overdue.csv"
ok "none is late" test "$(wc -l <"$work/overdue.csv")" -eq 1

run staff-list --excel
ok "--excel is csv" grep -q , "$work/out"
finish

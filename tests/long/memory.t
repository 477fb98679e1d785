#!/bin/sh
# No program takes more than 250 MB, however much there is to list: in a store of 250,000 bound tickets and
# 60,000 accounts, which as structs with their texts would be more than that.  The bound is on addresses, of
# which libraries and locales take some too.
. "$(dirname "$0")/../harness.sh"
: "${ARCHIVED:=250000}" "${ACCOUNTS:=60000}" "${MOST_KB:=256000}"

case $BUILD in
*san*) skip_all "sanitizers take all addresses there are" ;;
esac
new_store
given "$BUILD/tests/bench/make-store" "$store" 500 500 "$ARCHIVED" "$ACCOUNTS"
given git add -A
given git commit -qm tickets
awk -v n="$ACCOUNTS" -f "$top/tests/bench/accounts.awk" >"$work/accounts.csv"
awk -F, 'NR == 1 { print "account,period,volume_m3,amount"; next } { print $1 ",2026-08,10,28.80" }' \
	"$work/accounts.csv" >"$work/bills.csv"

bounded() {
	run sh -c 'ulimit -v '"$MOST_KB"' && exec "$@"' sh "$@"
	is_status 0 "$*: within $MOST_KB KB"
}

bounded account-import "$work/accounts.csv"
bounded bill-import "$work/bills.csv"
while read -r line; do
	# shellcheck disable=SC2086 # several words
	bounded $line
done <<EOF
ticket-list --all
ticket-list --all --sort due
ticket-list --all --sort -name,due --format csv
ticket-list --all --sort state --format json
ticket-list --all --format mail
ticket-list --all --format xlsx -o $work/tickets.xlsx
ticket-list --all --columns all --format json
ticket-list --all --find 欧阳
account-list --sort name
account-list --sort phone --format csv
account-list --format mail
account-list --format xlsx -o $work/accounts.xlsx
report-arrears
report-arrears --format csv
report-arrears --format xlsx -o $work/arrears.xlsx
report-discipline
report-discipline --format json
report-discipline --format xlsx -o $work/findings.xlsx
report-quarter --quarter 2026Q2
report-figures --from 2025-07-01 --to 2026-06-30
report-daily
report-overdue
report-visit
report-ledger --month 2026-07
store-backup $work/backup.tar
store-log
EOF
finish

#!/bin/sh
# One damaged file does not make programs blind that only read: they name it, print all the rest, and
# end with 3; under every locale, and with none.  Programs that write refuse.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

given account-new 0000100001 --name 王小明
# Of each kind two: one will be damaged, the other must be printed.
ONESTOP_NOW=2026-09-01T10:00:00+08:00
ticket_in assigned --account 0000100001 --force 无户号档案
bad=$id
ONESTOP_NOW=2026-09-02T10:00:00+08:00
ticket_in assigned --account 0000100001 --force 无户号档案
ONESTOP_NOW=2026-09-03T10:00:00+08:00
ticket_in delivered
ONESTOP_NOW=2026-09-18T09:00:00+08:00
given ticket-note "$id" --text 再问
good=20260902-XS-0001
ticket=tickets/open/2026-09-01/$bad.yaml
given account-new 0000100002 --name 李四
given account-new 0000200001 --name 赵六
given account-new 0000300001 --name 钱七
block=accounts/000010/00001000.yaml

# A locale of no name: setlocale knows none, not even C.UTF-8.
cat >"$work/none.c" <<'END'
#include <stddef.h>
char *setlocale(int category, const char *locale);
char *setlocale(int category, const char *locale)
{
	static char c[] = "C";
	(void)category;
	return locale ? NULL : c;
}
END
ok "a C library without locales" "${CC:-cc}" -shared -fPIC -o "$work/none.so" "$work/none.c"

# damage KIND FILE
damage() {
	case $1 in
	cut) head -c "$(($(wc -c <"$2") - 7))" "$2" >"$work/part" && cat "$work/part" >"$2" ;;
	empty) : >"$2" ;;
	yaml) sed -i '3a : [' "$2" ;;
	key) sed -i '3a colour: "red"' "$2" ;;
	field) sed -i '0,/^state: .*/s//state: "nonsense"/' "$2" ;;
	event) sed -i '0,/^    state: .*/s//    state: "nonsense"/' "$2" ;;
	half) head -c "$(($(wc -c <"$2") / 2))" "$2" >"$work/part" && cat "$work/part" >"$2" ;;
	nul) printf '\000\000\000\n' >>"$2" ;;
	type) sed -i '0,/^\([a-z_]*\): [^|]*$/s//\1: ["a", {"b": 1}]/' "$2" ;;
	date) sed -i '0,/: "20[0-9][0-9]-[0-9][0-9]-[0-9][0-9]/s//: "2026-02-30/' "$2" ;;
	link) mv "$2" "$work/aside" && ln -s "$work/aside" "$2" ;;
	directory) rm "$2" && mkdir "$2" ;;
	esac
}

mend() {
	rm -rf "$1"
	git checkout -q -- "$1"
}

# reads KIND FILE GOOD COMMAND...: says FILE, prints GOOD, ends with 3, whatever the locale.
reads() {
	kind=$1
	file=$2
	wanted=$3
	shift 3
	for locale in LC_ALL=C LOCPATH=/nonexistent "LD_PRELOAD=$work/none.so"; do
		run env ASAN_OPTIONS=verify_asan_link_order=0:detect_leaks=0 "$locale" timeout 20 "$@"
		is_status 3 "$kind, $*: exit 3"
		err_has "$file" "and names $file (${locale%%=*})"
		out_has "$wanted" "and prints the others"
		ok "and names it once" test "$(grep -c . "$work/err")" -eq 1
	done
}

for kind in cut empty yaml key field link directory; do
	damage $kind "$ticket"
	while IFS='|' read -r wanted command <&3; do
		# shellcheck disable=SC2086 # several words
		reads $kind "$ticket" "$wanted" $command
	done 3<<END
$good|ticket-list
$good|ticket-list --all --format csv
$good|report-overdue
$good|report-overdue --exit-code
$good|report-daily
20260903-XS-0001|report-visit
$good|report-ledger --month 2026-09
window|report-quarter --quarter 2026Q3 --format csv
END
	refused 3 ticket-new facility --name 王小明 --phone 13800138000 --request 漏水 \
		--account 0000100001
	err_has "$ticket" "and a program that writes refuses: it looks for duplicates ($kind)"
	mend "$ticket"
done

# A value that is damaged in an event is met by whoever goes back to before.
damage event "$ticket"
reads event "$bad" "time line" ticket-show "$bad"
refused 3 ticket-show "$bad" --evidence
err_has '"state": "nonsense" is not one of: received, approved'
mend "$ticket"
ticket=tickets/open/2026-09-03/20260903-XS-0001.yaml
damage event "$ticket"
reads event "$ticket" "$bad" report-overdue --as-of 2026-09-10
reads event "$ticket" "$bad" report-daily --as-of 2026-09-10
mend "$ticket"

# A bound volume: the documents behind a damaged one are read too.
mkdir -p tickets/archive/2026
volume=tickets/archive/2026/2026-08-XS.yaml
for n in 1 2 3; do
	[ $n = 1 ] || echo ---
	sed "s/20260903-XS-0001/20260815-XS-000$n/" "$ticket"
done >"$volume"
run ticket-list --all --ids
is_status 0
out_has 20260815-XS-0003 "a volume"
sed -i '0,/^id: "20260815-XS-0002"/s//&\ncolour: "red"/' "$volume"
run ticket-list --all --ids
is_status 3
err_has "$volume:"
err_has 'ticket has no key "colour"'
out_has 20260815-XS-0001 "before the damaged one"
out_lacks 20260815-XS-0002
out_has 20260815-XS-0003 "and behind it"
run ticket-list --all --find 井盖破损 --ids
is_status 3 "the same of a search"
out_has 20260815-XS-0003
rm -r tickets/archive/2026

# Accounts: another document of the block, and other blocks.
for kind in cut empty yaml key field event link directory; do
	damage $kind "$block"
	[ $kind = event ] || reads $kind "$block" 0000200001 account-list
	[ $kind = event ] || reads $kind "$block" 0000200001 account-list --prefix 0000
	[ $kind = event ] || [ $kind = cut ] || refused 3 account-pay 0000100001 1 --method cash
	mend "$block"
done
damage key "$block"
reads key "$block" 0000100002 account-list
reads key "$block" 0000100002 account-list --format csv
mend "$block"
damage cut "$block"
reads cut "$block" 0000300001 account-list --find 0000300001
mend "$block"
damage empty "$block"
reads empty "$block" "$good" report-daily
mend "$block"

# What a person may not read: a file, a whole day.  (Root may read all: as nobody then.)
if [ "$(id -u)" -ne 0 ]; then
	nobody='env'
elif setpriv --reuid=65534 --regid=65534 --clear-groups true 2>/dev/null; then
	nobody='setpriv --reuid=65534 --regid=65534 --clear-groups'
	chmod 755 "$work"
	chmod -R go+rX "$store"
else
	nobody=
fi
if [ -n "$nobody" ] && $nobody test -x "$BUILD/bin/ticket-list"; then
	for closed in tickets/open/2026-09-01/$bad.yaml tickets/open/2026-09-01; do
		mode=$(stat -c %a "$closed")
		chmod 0 "$closed"
		# shellcheck disable=SC2086
		reads "mode 0" "$closed" "$good" $nobody ticket-list
		# shellcheck disable=SC2086
		reads "mode 0" "$closed" "$good" $nobody report-overdue
		chmod "$mode" "$closed"
	done
else
	pass "a file that may not be read # SKIP there is nobody but root here"
fi

# Every other kind of file, damaged in every way: whoever reads it goes on without it, and says so in
# one line.  "-": nothing can be printed.
given account-pay 0000100001 10 --method cash
given payment-close
given staff-set lihua --name 李华 --badge 002 --roles clerk --desk AA
given account-pay 0000200001 5 --method cash --as lihua
while IFS='|' read -r file wanted command <&3; do
	for kind in empty half nul yaml key type date link directory; do
		cp "$file" "$work/before"
		damage $kind "$file"
		# Not every file has a date.
		[ -f "$file" ] && [ ! -L "$file" ] && cmp -s "$file" "$work/before" && continue
		# shellcheck disable=SC2086 # several words
		run timeout 20 $command
		is_status 3 "$kind $file, $command: exit 3"
		err_has "$file" "and names it"
		ok "and in one line" test "$(grep -c . "$work/err")" -eq 1
		if [ "$wanted" = - ]; then
			out_is "and prints nothing" </dev/null
		else
			out_has "$wanted" "and prints the rest"
		fi
		mend "$file"
	done
done 3<<END
calendar/2026.yaml|$good|report-overdue
calendar/2026.yaml|$good|report-overdue --within 5 --format csv
calendar/2026.yaml|20260903-XS-0001|report-visit
calendar/2026.yaml|$good|report-daily
calendar/2026.yaml|time line|ticket-show $good
calendar/2026.yaml|time line|ticket-show $good --evidence
calendar/2020-hubei.yaml|$good|report-overdue
payments/2026/09-18/XS-01.yaml|AA|report-payment
payments/2026/09-18/XS-closed.yaml|AA|report-payment
catalogue/services.yaml|$good|ticket-list
catalogue/services.yaml|$good|ticket-list --service facility --department network
catalogue/services.yaml|$good|ticket-show $good
catalogue/services.yaml|$good|report-overdue --department network
catalogue/services.yaml|20260903-XS-0001|report-visit
catalogue/services.yaml|$good|report-daily
catalogue/services.yaml|20260903-XS-0001|report-ledger --month 2026-09
catalogue/services.yaml|window|report-quarter --quarter 2026Q3 --format csv
catalogue/services.yaml|0000100001|account-show 0000100001
catalogue/services.yaml|wangmin|staff-list
catalogue/departments.yaml|$good|report-overdue
catalogue/departments.yaml|$good|ticket-show $good
catalogue/departments.yaml|facility|service-list
catalogue/departments.yaml|wangmin|staff-list
catalogue/flows.yaml|$good|ticket-show $good
catalogue/flows.yaml|$good|report-daily
catalogue/services.yaml|-|service-list
catalogue/services.yaml|-|form-print register $good --text
catalogue/staff.yaml|20260903-XS-0001|report-visit
catalogue/staff.yaml|$good|ticket-list --owner wangmin
catalogue/staff.yaml|20260903-XS-0001|report-ledger --month 2026-09
catalogue/staff.yaml|window|report-quarter --quarter 2026Q3 --format csv
catalogue/staff.yaml|-|staff-list
onestop.yaml|-|ticket-list
onestop.yaml|-|report-overdue
onestop.yaml|-|store-check
END

drop_store
finish

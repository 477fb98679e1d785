#!/bin/sh
# The same thing has the same key in every list: an account number is `account`, a person's name `name`.  What a
# key was before is taken too, and then stands above its column as it was typed.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/accounts.sh"
new_store
household
bill "$number" 2026-07 36.40
export ONESTOP_NOW=2026-12-12T09:00:00+08:00

while IFS='|' read -r program typed heading <&3; do
	# shellcheck disable=SC2086 # a program and its options
	run $program --format csv --columns "$typed"
	is_status 0 "$program --columns $typed"
	ok "$program --columns $typed: $heading" test "$(head -n 1 "$work/out")" = "$heading"
	# shellcheck disable=SC2086
	run $program --format json --columns "$typed" --sort "$typed"
	is_status 0 "$program --sort $typed"
	for key in $(echo "$heading" | tr , ' '); do
		out_has "\"$key\": "
	done
done 3<<END
account-list|account,name|account,name
account-list|number,holder|number,holder
account-list|number,name|number,name
account-show $number|account,name|account,name
account-show $number|number,holder|number,holder
report-arrears|account,name|account,name
report-arrears|account,holder|account,holder
END

while read -r program <&3; do
	# shellcheck disable=SC2086
	run $program --columns help --format csv --no-header
	ok "$program: account" grep -q '^account,' "$work/out"
	ok "$program: name" grep -q '^name,' "$work/out"
	ok "$program: nothing else is called so" sh -c '! grep -q "^number,\|^holder," "$1"' - "$work/out"
	# shellcheck disable=SC2086
	run $program --format json
	out_has '"account": "'"$number"'"'
	out_has '"name": '
	ok "$program: no holder" sh -c '! grep -q "^ \{2,4\}\"holder\":" "$1"' - "$work/out"
	for twice in account,number name,holder; do
		case $program,$twice in
		report-arrears,account*) continue ;;
		esac
		# shellcheck disable=SC2086
		refused 2 $program --columns "$twice"
		err_has "column \"${twice#*,}\" appears twice"
	done
done 3<<END
account-list
account-show $number
report-arrears
END

# A spreadsheet knows a column by its title: no list has two of one title.
lists=0
for path in "$BUILD"/bin/*; do
	program=${path##*/}
	LANGUAGE=zh_CN "$program" --columns help --format csv --no-header >"$work/columns" 2>/dev/null || continue
	[ -s "$work/columns" ] || continue
	lists=$((lists + 1))
	sed 's/.*,//' "$work/columns" | sort | uniq -d >"$work/out"
	out_is "$program: every title once" </dev/null
done
ok "$lists lists were looked at" test "$lists" -ge 15

# Records keep their keys, and imports take either.
ok "a record keeps its keys" grep -rq '^  number: \|^number: ' accounts
while read -r headings <&3; do
	printf '%s\n%s,王小明\n' "$headings" "$number" >"$work/table.csv"
	run account-import "$work/table.csv"
	out_is "$headings" <<END
0	0	1
END
done 3<<'END'
account,name
number,holder
account,holder
number,name
户号,户名
END
finish

#!/bin/sh
# The JSON Schemas of doc/schema say what records and what --format json are: every record of stores of all
# kinds, and what every program prints, is as its schema says; and each of them, changed in every way that a
# schema can see, is refused.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
. "$top/tests/store-money.sh"
. "$top/tests/histories.sh"
. "$top/tests/money-histories.sh"

python=/usr/bin/python3
$python -c 'import jsonschema, yaml' 2>/dev/null || skip_all "python3-jsonschema or python3-yaml is missing"

# schema COMMAND ARGUMENT...: by schema.py with the schemas of the build; what was looked at is its last line.
schema() {
	PYTHONDONTWRITEBYTECODE=1 $python "$top/tests/fixtures/schema.py" "$BUILD/share/onestop/schema" "$@"
}

# judged WHAT COMMAND...: by the schema, with a fault as a failure.
judged() {
	what=$1
	shift
	if schema "$@" >"$work/judged" 2>&1; then
		pass "$what: $(tail -n 1 "$work/judged")"
	else
		not_ok "$what" "$work/judged"
	fi
}

# prints NAME PART COMMAND...: what the program prints is what the part of its schema says, and so what the
# whole of it says; printed with every column, as well.  It is judged with all the others, by all_judged.
prints_n=0
prints() {
	name=$1
	part=$2
	shift 2
	prints_n=$((prints_n + 1))
	run "$@" --format json
	echo "$name#$part" >>"$work/printed"
	mv "$work/out" "$work/json$prints_n"
	[ "$status" -le 1 ] || fail "$*"
	printf '%s\t%s\t%s\t%s\n' "$name" "$part" "$work/json$prints_n" "$*" >>"$work/prints"
}

all_judged() {
	schema printed "$work/prints" >"$work/judged" 2>&1
	ok "the judge goes through what was printed" test $? -eq 0
	ok "three judgements of each" test "$(grep -c '^\(ok\|no\)	' "$work/judged")" -eq $((3 * prints_n))
	while IFS='	' read -r how what; do
		case $how in
		ok) pass "$what" ;;
		no) not_ok "$what" ;;
		*) [ -z "$how" ] || note "$how" ;;
		esac
	done <"$work/judged"
}

judged "draft-07" check
ok "there is one for every program that prints rows" sh -c '
	for spec in "$BUILD"/spec/*.json; do
		grep -q "\"lists\": true" "$spec" || continue
		[ -s "$BUILD/share/onestop/schema/$(basename "$spec")" ] || { echo "$spec"; exit 1; }
	done'

# ---- Records ----------------------------------------------------------------------------------

store_of_money
money=$store
while read -r state; do
	ticket_in "$state"
done <<'EOF'
received
incomplete
approved
assigned
on-hold
done
delivered
visited
closed
refused
withdrawn
EOF
given ticket-new volume-doubt --name 张三 --phone 13900139001 --address 象山大道2号 --request 走得快
given staff-note lihua --text 耐心 --on 2026-09-17
given staff-away lihua --from 2026-10-08 --until 2026-10-16 --deputy sunli
printf '%%PDF-1.4\n报告\n' >"$work/report.pdf"
given ticket-attach "$id" "$work/report.pdf"
echo 'penalty_per_mille: 5' >>onestop.yaml
given git -C "$store" -c user.name=a -c user.email=a@b commit -qam 'a penalty'
judged "records of tickets and money" store "$store"
judged "each, changed" changed "$store"
late=$id
fixture_store format-1
judged "records of the first format" store "$store"
drop_store "$store"
store=$money
cd "$store" || exit

histories 30 1
judged "records of a history" store "$history"
money_histories 40 5
judged "records of a history of money" store "$history"
for kind in accounts payments tickets; do
	ok "a schema for maps of $kind" test -s "$BUILD/share/onestop/schema/map-$kind.json"
done
judged "maps of payments" record map-payments "$top"/data/import/bank.yaml "$top"/data/import/wechat.yaml \
	"$top"/data/import/alipay.yaml
judged "maps of tickets" record map-tickets "$top"/data/import/ledger-zh.yaml "$top"/data/import/nyc311.yaml
judged "the catalogue that is installed" record service "$top/data/catalogue/services.yaml"
judged "the calendars that are installed" record calendar "$top"/data/calendar/*.yaml

# ---- What programs print ----------------------------------------------------------------------

cd "$money" || exit
for form in "" "--columns all"; do
	rows=rows${form:+-columns}
	record=record${form:+-columns}
	# shellcheck disable=SC2086 # words
	{
		prints ticket-list $rows ticket-list --all $form
		prints ticket-show $record ticket-show 20260918-XS-0009 $form
		prints account-list $rows account-list $form
		prints account-show $record account-show 0000077002 $form
		prints service-list $rows service-list $form
		prints service-show $record service-show transfer $form
		prints staff-list $rows staff-list $form
		prints desk-list $rows desk-list $form
		prints staff-show $record staff-show lihua $form
		prints calendar-due $rows calendar-due 2026-09-18 5 --explain $form
		prints calendar-show $rows calendar-show 2026 $form
		prints payment-list $rows payment-list --from 2026-01-01 $form
		prints bill-penalty $rows bill-penalty $form
		prints report-arrears $rows report-arrears $form
		prints report-daily $rows report-daily --as-of 2026-10-20 $form
		prints report-discipline $rows report-discipline $form
		prints report-figures $rows report-figures --from 2026-09-01 --to 2026-09-30 $form
		prints report-ledger $rows report-ledger --month 2026-09 $form
		prints report-overdue $rows report-overdue --as-of 2026-10-20 $form
		prints report-payment $rows report-payment --from 2026-09-01 $form
		prints report-quarter $rows report-quarter --quarter 2026Q3 $form
		prints report-visit $rows report-visit $form
		prints store-check $rows store-check $form
		prints store-log $rows store-log --from 2026-01-01 $form
		prints onestop $rows onestop $form
	}
done
for form in "" "--columns all"; do
	all=${form:+-columns}
	# shellcheck disable=SC2086 # words
	{
		prints ticket-show evidence$all ticket-show 20260918-XS-0009 --evidence $form
		prints ticket-show attachments$all ticket-show "$late" --attachments $form
		prints account-show history$all account-show 0000077001 --history $form
		prints account-show statement$all account-show 0000077001 --statement $form
		prints service-show flow$all service-show connect --flow $form
		prints service-show regulation$all service-show --regulation all $form
		prints staff-show notes$all staff-show --notes $form
		prints report-arrears call-list$all report-arrears --call-list $form
		prints report-figures show$all report-figures --from 2026-09-01 --to 2026-09-30 --show received $form
		prints report-quarter show$all report-quarter --quarter 2026Q3 --show received $form
		prints report-quarter notes$all report-quarter --quarter 2026Q3 --notes $form
		prints report-payment by$all report-payment --from 2026-09-01 --by day $form
		prints report-visit summary$all report-visit --summary $form
	}
done
# Nothing is an array too, whether rows come one by one or not.
prints ticket-list rows ticket-list --all --find 没有这个
prints ticket-list rows ticket-list --all --find 没有这个 --sort id
prints account-list rows account-list --find 没有这个
prints account-list rows account-list --find 没有这个 --sort account
prints account-list rows account-list --sort=-account
prints account-list rows account-list --unmask

for list in "$BUILD"/share/onestop/schema/*.json; do
	name=$(basename "$list" .json)
	[ ! -x "$BUILD/bin/$name" ] || case $name in
	account-show) prints $name columns-help $name 0000077002 --columns help ;;
	ticket-show) prints $name columns-help $name 20260918-XS-0009 --columns help ;;
	service-show) prints $name columns-help $name transfer --columns help ;;
	staff-show) prints $name columns-help $name lihua --columns help ;;
	calendar-due) prints $name columns-help $name 2026-09-18 5 --explain --columns help ;;
	calendar-show) prints $name columns-help $name 2026 --columns help ;;
	report-figures) prints $name columns-help $name --from 2026-09-01 --to 2026-09-30 --columns help ;;
	report-ledger) prints $name columns-help $name --month 2026-09 --columns help ;;
	report-quarter) prints $name columns-help $name --quarter 2026Q3 --columns help ;;
	payment-list | report-payment) prints $name columns-help $name --from 2026-09-01 --columns help ;;
	*) prints $name columns-help $name --columns help ;;
	esac
done
all_judged

# No part of any schema is left that nothing was held against.
$python - "$BUILD" "$work/printed" >"$work/forgotten" <<'END'
import json, os, sys
build, printed = sys.argv[1:]
seen = set(open(printed).read().split())
for name in sorted(os.listdir(build + "/share/onestop/schema")):
    program = name[:-5]
    if os.path.exists(build + "/bin/" + program):
        parts = [part["$ref"].rsplit("/", 1)[1] for part in json.load(open(build + "/share/onestop/schema/" + name))["anyOf"]]
        # store-sync has rows of what a clone out of a backup renames: store-sync-new-desk.t reads them.
        seen.update(("store-sync#rows", "store-sync#rows-columns"))
        print(*sorted(part for part in (program + "#" + part for part in parts) if part not in seen), sep="\n")
END
ok "every part of every schema was printed: $(paste -sd' ' "$work/forgotten")" sh -c '! grep -q . "$1"' - "$work/forgotten"

run ticket-show "$late" --attachments --columns help --no-header
out_has "sha256" "--columns help is of what was asked for"
out_lacks "received_at"
run ticket-show "$late" --columns help --no-header
out_has "received_at"

# ---- It finds what is wrong --------------------------------------------------------------------

# What the schema refuses, store-check refuses as well: one line of a record changed.
ticket=$(find "$store/tickets/open" -name '*.yaml' | sort | head -n 1)
cp "$ticket" "$work/sound.yaml"
while IFS='|' read -r what edit; do
	sed "$edit" "$work/sound.yaml" >"$ticket"
	run schema record ticket "$ticket"
	is_status 1 "the schema refuses $what"
	run store-check
	is_status 3 "and so does store-check"
	cp "$work/sound.yaml" "$ticket"
done <<'EOF'
a key that there is not|s/^name:/nome:/
a record without its state|/^state:/d
a state that there is not|s/^state: .*/state: "opened"/
an id that is none|1s/.*/id: "20260918-XS-1"/
a moment without a zone|s/^received_at: .*/received_at: "2026-09-18T09:00:00"/
a telephone of words|s/^phone: .*/phone: "none"/
a list where one text stands|s/^address: .*/address: ["a", "b"]/
EOF
run schema record ticket "$ticket"
is_status 0 "as it was, it is sound"

# And what the programs take that was tried, the patterns take: each check beside its pattern.
run "$BUILD/tools/generate" grammars
is_status 0
sed '/^#/d' "$work/out" >"$work/differ"
ok "checks and patterns agree" test ! -s "$work/differ"
ok "$(grep -c '^#' "$work/out") of them" test "$(grep -c '^#' "$work/out")" -ge 21

finish

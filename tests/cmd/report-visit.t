#!/bin/sh
# report-visit: the call-backs that first persons asked still owe (article 6).
. "$(dirname "$0")/../harness.sh"
new_store

on() {
	day=$1
	shift
	env ONESTOP_NOW="${day}T10:00:00+08:00" "$@"
}

for options in '' --summary --exit-code '--as-of 2026-09-01'; do
	# shellcheck disable=SC2086 # some are two words
	run report-visit $options
	is_status 0
	out_is "nothing owed, nothing printed" </dev/null
	quiet
done

# Told on the 10th, the 16th and the 17th; one not told, one visited.
make_store() {
	staff-set lihua --name 李华 --roles clerk &&
		for day in 2026-09-07 2026-09-08 2026-09-09 2026-09-10 2026-09-11; do
			who=wangmin
			[ "$day" != 2026-09-09 ] || who=lihua
			name=王小明
			[ "$day" != 2026-09-08 ] || name=欧阳小红
			on "$day" ticket-new facility --name $name --phone 13800138000 --request 漏水 --as $who &&
				on "$day" ticket-assign "$(echo $day | tr -d -)-XS-0001" --to network &&
				on "$day" ticket-result "$(echo $day | tr -d -)-XS-0001" --text "已修复" || return
		done &&
		on 2026-09-10 ticket-deliver 20260907-XS-0001 --by phone &&
		on 2026-09-16 ticket-deliver 20260908-XS-0001 --by window &&
		on 2026-09-17 ticket-deliver 20260909-XS-0001 --by phone &&
		on 2026-09-11 ticket-deliver 20260910-XS-0001 --by phone &&
		on 2026-09-15 ticket-visit 20260910-XS-0001 --satisfaction satisfied
}
run make_store
is_status 0

run report-visit
is_status 0
quiet
out_is "by owner, longest wait first, masked" <<'EOF'
call-back owed by ticket           service      department customer told on working days since name or unit telephone
李华              20260909-XS-0001 供水设施管理 管网部     2026-09-17                        1 王*明        138****8000
王敏              20260907-XS-0001 供水设施管理 管网部     2026-09-10                        6 王*明        138****8000
王敏              20260908-XS-0001 供水设施管理 管网部     2026-09-16                        2 欧阳*红      138****8000
EOF
run report-visit --exit-code
is_status 1 "--exit-code"

header=id,owner,owner_name,service,department,delivered_on,days,at_least,name,phone
run report-visit --format csv --unmask
out_is "csv" <<EOF
$header
20260909-XS-0001,lihua,李华,facility,network,2026-09-17,1,false,王小明,13800138000
20260907-XS-0001,wangmin,王敏,facility,network,2026-09-10,6,false,王小明,13800138000
20260908-XS-0001,wangmin,王敏,facility,network,2026-09-16,2,false,欧阳小红,13800138000
EOF
run report-visit --owner wangmin --ids
out_is "--owner, --ids" <<'EOF'
20260907-XS-0001
20260908-XS-0001
EOF
run report-visit --owner nobody
is_status 0
out_is "an owner without debts" </dev/null
run report-visit --desk XS --ids --sort id
out_is "--desk" <<'EOF'
20260907-XS-0001
20260908-XS-0001
20260909-XS-0001
EOF
run report-visit --desk CZ
out_is "another window" </dev/null

run report-visit --summary
out_is "--summary" <<'EOF'
call-back owed by call-backs owed longest wait in working days ticket
王敏                            2                            6 20260907-XS-0001
李华                            1                            1 20260909-XS-0001
EOF
run report-visit --summary --format json --columns owner,tickets,longest
out_is "--summary as json: numbers are numbers" <<'EOF'
[
  {
    "owner": "wangmin",
    "tickets": 2,
    "longest": 6
  },
  {
    "owner": "lihua",
    "tickets": 1,
    "longest": 1
  }
]
EOF

# Looking back: the visited one was owed from the 11th to the 14th; a Sunday that is worked counts.
as_of() {
	run report-visit --as-of "$1" --format csv --columns id,days --sort id --no-header
	out_is "as of $1"
	is_status 0
}
as_of 2026-09-09 </dev/null
as_of 2026-09-14 <<'EOF'
20260907-XS-0001,2
20260910-XS-0001,1
EOF
as_of 2026-09-20 <<'EOF'
20260907-XS-0001,7
20260908-XS-0001,3
20260909-XS-0001,2
EOF
run report-visit --as-of 2027-02-20
is_status 3 "a day of a year without a calendar"
err_has 'the calendar of 2027 is missing; first: calendar-import <file>'

# The debt ends with the visit.
run ticket-visit 20260907-XS-0001 --satisfaction fair
is_status 0
run report-visit --ids --owner wangmin
out_is "visited" <<'EOF'
20260908-XS-0001
EOF

run env -i PATH="$PATH" ONESTOP_NOW="$ONESTOP_NOW" report-visit --store "$store" --format csv --columns id
is_status 0
quiet
refused 2 report-visit --desk xs
refused 2 report-visit --as-of soon
refused 2 report-visit 20260907-XS-0001
run report-visit --unmask --as lihua --format csv --columns owner,phone --no-header
is_status 0 "an owner sees whom to call"
ok "and nobody else's" sh -c "! grep -v '^lihua,' '$work/out' | grep -v '[*]\|,$'"
refused 1 report-visit --unmask --as zhaolei

finish

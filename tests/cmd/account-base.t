#!/bin/sh
# 第一阶梯月基础水量, annex 5: how much water a household has at the lowest price.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

base() { account-base --population 6 --paper all "$@"; }

program=account-base
service=base-volume
roles='clerk or supervisor'
step=base
ready=household
account_alike
case_alike
rests_alike household-book 户口簿（地址与用水地址一致）（original）
active_alike
owes_alike 'annex 9'

# ---- By the people: 20 up to four, 5 each from five on -----------------------------------------------

household
account_is base_volume,base_from,base_until ,,
run account-show "$number"
out_has 'base volume (m3 a month):  20 (default)' 'what nobody said is shown as the default'
# It is written down where the people change it: until October it stays what it was.
until_then=
while read -r people volume; do
	[ "$people" -le 4 ] || until_then=20
	run base "$number" --population "$people"
	is_status 0
	account_is population,base_volume,base_next,base_next_from,base_next_until \
		"$people,$until_then,$volume,2026-10-01,2028-09-30"
done <<'END'
1 20
4 20
5 25
6 30
11 55
1000 5000
END
given base "$number"
last_event base "$(cat "$work/out")" '' population=6,base_next=30

# ---- From when, until when --------------------------------------------------------------------------

while read -r options columns dates; do
	[ "$columns" != '|' ] || columns=
	household
	# shellcheck disable=SC2046 # words
	run base "$number" $(printf '%s' "$options" | tr '+' ' ')
	is_status 0
	account_is "base_${columns}from,base_${columns}until" "$dates"
done <<'END'
--years+0 next_ 2026-10-01,
--years+1 next_ 2026-10-01,2027-09-30
--from+2026-12-01+--years+3 next_ 2026-12-01,2029-11-30
--from+2026-09-18 | 2026-09-18,2028-08-31
END
export ONESTOP_NOW=2026-12-31T09:00:00+08:00
household
run base "$number"
is_status 0
account_is base_next_from,base_next_until 2027-01-01,2028-12-31
export ONESTOP_NOW=2026-09-18T09:00:00+08:00

household --population 5
account_is base_volume '""'
run account-show "$number"
out_has 'base volume (m3 a month):  25 (default)'
run account-base "$number" --volume 33 --paper all
is_status 0 "a volume that does not follow from the people"
account_is population,base_volume,base_next 5,,33

# ---- What is in force on a day ------------------------------------------------------------------------

# in_force DAY BASE_VOLUME,BASE_FROM,BASE_UNTIL,BASE_NEXT: in the list and every export as on the page.
in_force() {
	export ONESTOP_NOW="$1T09:00:00+08:00"
	account_is base_volume,base_from,base_until,base_next "$2"
	found=$(account-list --prefix "$number" --format csv --no-header \
		--columns base_volume,base_from,base_until,base_next)
	equal "account-list on $1" "$2" "$found"
	account-list --prefix "$number" --format json --columns base_volume >"$work/out"
	out_has "\"base_volume\": ${2%%,*}" "json, too"
}

# Six people from August on: 30 m3 from 1 September to its end, 20 after.
export ONESTOP_NOW=2026-08-03T09:00:00+08:00
household
run base "$number"
is_status 0
in_force 2026-08-31 20,,,30
in_force 2026-09-01 30,2026-09-01,2028-08-31,
in_force 2028-08-31 30,2026-09-01,2028-08-31,
in_force 2028-09-01 20,2028-09-01,,

# Another report in time: no day between them is without.
export ONESTOP_NOW=2026-08-10T09:00:00+08:00
household
given base "$number" --from 2025-09-01 --years 1
given base "$number" --population 7 --years 1
in_force 2026-08-10 30,2025-09-01,2026-08-31,35
in_force 2026-08-31 30,2025-09-01,2026-08-31,35
in_force 2026-09-01 35,2026-09-01,2027-08-31,
in_force 2027-09-01 20,2027-09-01,,
# One that follows later leaves the default in between.
export ONESTOP_NOW=2026-08-10T09:00:00+08:00
household
given base "$number" --from 2025-09-01 --years 1
given base "$number" --from 2026-10-01
in_force 2026-08-31 30,2025-09-01,2026-08-31,30
in_force 2026-09-01 20,2026-09-01,,30
in_force 2026-10-01 30,2026-10-01,2028-09-30,
# Nobody wrote any of it: what is in force follows from the day.
run store-check
is_status 0
export ONESTOP_NOW=2026-09-18T09:00:00+08:00

# ---- Of households alone ------------------------------------------------------------------------------

account --use non-residential=60,special=40
refusal 1 "account-base: account $number is not residential then, and only such a one has a base volume (annex 5); first: account-class $number --use residential=100" \
	base "$number"
account
refused 1 base "$number"
given account-class "$number" --use residential=10,special=90 --paper all
run base "$number"
is_status 0 "a share is residential from the same day on"
refused 1 base "$number" --from 2026-09-18
household
given account-class "$number" --use special=100 --paper all
refused 1 base "$number"
run base "$number" --from 2026-09-18
is_status 0 "still residential on that day"

# ---- Refused ----------------------------------------------------------------------------------

refusal 2 "account-base: --population <people> or --volume <m3> is needed" account-base "$number" --paper all
refusal 2 "account-base: --population <people> or --volume <m3> is needed" \
	account-base "$number" --paper all --population 0
for bad in '--population -1' '--population 1001' '--volume -1' '--volume 1000001' '--years -1' '--years 51'; do
	# shellcheck disable=SC2086
	refusal 1 "account-base: people, volume or years are out of range" base "$number" $bad
done
refused 2 base "$number" --population five
refused 2 base "$number" --from 2026-13-01
refusal 1 "account-base: documents still missing for 第一阶梯月基础水量调整: 户口簿（地址与用水地址一致）, 户主身份证 (article 5(2)); first: --paper <document>,... (or all), or --missing household-book,id-card to let the matter rest" \
	account-base "$number" --population 6

finish

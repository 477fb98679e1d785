#!/bin/sh
# A quarter of 2,000 tickets, and its figures counted a second time by tests/fixtures/quarter.pl, which
# was written from the rules and shares nothing with the programs.
. "$(dirname "$0")/../harness.sh"
perl -MJSON::PP -MTime::Local -e1 2>/dev/null || skip_all "perl lacks JSON::PP or Time::Local"
new_store
tickets=3300

# until DAY: the same tickets, with what happened up to that day; committed.
until_day() {
	run "$BUILD/tests/fixtures/make-quarter" "$store" "$tickets" "$1"
	is_status 0 "tickets until $1"
	git add -A &&
		git -c user.name=wangmin -c user.email=wangmin@localhost -c commit.gpgSign=false \
			commit -q -m "tickets until $1"
	ok "committed" test -z "$(git status --porcelain)"
}

# counts_agree DAY OPTION...: the report, and the second count for the end of DAY.
counts_agree() {
	day=$1
	shift
	run report-quarter --quarter 2026Q2 --format json "$@"
	is_status 0
	cp "$work/out" "$work/report.json"
	run perl "$top/tests/fixtures/quarter.pl" "$store" 2026Q2 "$day" <"$work/report.json"
	if [ "$status" = 0 ]; then
		pass "$day${*:+ }$*: $(tail -n 1 "$work/out")"
	else
		fail "$day${*:+ }$*: every figure agrees" "$work/out"
	fi
}

# figures OPTION...: without the commit, which is another one later.
figures() {
	report-quarter --quarter 2026Q2 --format json "$@" | grep -v '"commit"'
}

run staff-set lihua --name 李华 --roles clerk
is_status 0
run staff-set zhaolei --name 赵磊 --roles handler --department network
is_status 0
run staff-set sunli --name 孙丽 --roles supervisor --department service-center
is_status 0
run staff-set jiwei --name 纪伟 --roles inspector --department discipline
is_status 0

# ---- The quarter is over ----------------------------------------------------------------------

until_day 2026-07-03
first=$(git rev-parse HEAD)
received=$(report-quarter --quarter 2026Q2 --format csv --columns by,received --no-header |
	sed -n 's/^all,//p')
ok "2,000 tickets were received in the quarter ($received)" test "$received" -ge 1980
counts_agree 2026-06-30
figures >"$work/first"
ok "something happened to them" perl -MJSON::PP -e '
	local $/;
	my ($all) = grep { $_->{by} eq "all" } @{decode_json(<STDIN>)};
	for (qw(carried_in due finished on_time visited reached satisfied fairly_satisfied dissatisfied
		first_time returned extended overdue escalated)) {
		$all->{$_} >= 20 or die "only $all->{$_} $_\n";
	}
	$all->{finished} - $all->{first_time} >= 20 or die "too few reopenings\n"' <"$work/report.json"
count_at_hold=$(grep -rl '^state: "on-hold"' tickets/open | wc -l)
ok "some are on hold ($count_at_hold)" test "$count_at_hold" -ge 10

for day in 2026-03-31 2026-04-01 2026-05-04 2026-05-15 2026-06-19 2026-06-29 2026-06-30 2026-07-01; do
	counts_agree "$day" --as-of "$day"
done

# ---- While it ran, the same figures came out ---------------------------------------------------

export ONESTOP_NOW=2026-05-15T23:59:59+08:00
counts_agree 2026-05-15
figures >"$work/then"
export ONESTOP_NOW=2026-09-18T09:00:00+08:00
figures --as-of 2026-05-15 >"$work/later"
ok "15 May: the figures of that midnight are those of --as-of" diff "$work/then" "$work/later"

# ---- More happens, and the figures stay --------------------------------------------------------

until_day 2026-09-17
ok "the tickets went on" test -n "$(git diff --name-only "$first" HEAD -- tickets | head -n 1)"
counts_agree 2026-06-30
figures >"$work/again"
ok "the same figures as at first" diff "$work/first" "$work/again"
figures --as-of 2026-06-30 >"$work/again"
ok "with --as-of DATE" diff "$work/first" "$work/again"
figures --as-of "$first" >"$work/again"
ok "with --as-of COMMIT" diff "$work/first" "$work/again"
run report-quarter --quarter 2026Q2 --format json --as-of "$first"
out_has "\"commit\": \"$first\"" "and that commit is named"
figures --as-of 2026-05-15 >"$work/later"
ok "those of 15 May too" diff "$work/then" "$work/later"
for day in 2026-05-15 2026-06-19; do
	counts_agree "$day" --as-of "$day"
done

# ---- The second count notices ------------------------------------------------------------------

report-quarter --quarter 2026Q2 --format json |
	perl -pe '/"overdue": (\d+)/ && !$done++ && s/(\d+)/$1 + 1/e' >"$work/report.json"
run perl "$top/tests/fixtures/quarter.pl" "$store" 2026Q2 2026-06-30 <"$work/report.json"
is_status 1 "a figure that is one off is found"
out_has "all : overdue is"

finish

#!/bin/sh
# Two quarters of 3,300 tickets, and their figures counted a second time by tests/fixtures/quarter.pl,
# which was written from the rules and shares nothing with the programs.
. "$(dirname "$0")/../harness.sh"
perl -MJSON::PP -MTime::Local -e1 2>/dev/null || skip_all "perl lacks JSON::PP or Time::Local"
new_store
tickets=3300

# until_day DAY: the same tickets, with what happened up to that day; committed on that day, as a store
# is that was worked with.
until_day() {
	run "$BUILD/tests/fixtures/make-quarter" "$store" "$tickets" "$1"
	is_status 0 "tickets until $1"
	git add -A &&
		GIT_AUTHOR_DATE="$1T23:00:00+08:00" GIT_COMMITTER_DATE="$1T23:00:00+08:00" \
			git -c user.name=wangmin -c user.email=wangmin@localhost -c commit.gpgSign=false \
			commit -q -m "tickets until $1"
	ok "committed" test -z "$(git status --porcelain)"
}

# ask PERIOD DAY COMMAND...: a report in json, to be counted a second time for the end of DAY.
asked=0
ask() {
	asked=$((asked + 1))
	asked_for=$1
	asked_day=$2
	shift 2
	run "$@" --format json
	is_status 0
	mv "$work/out" "$work/report$asked.json"
	printf '%s %s %s\n' "$asked_for" "$asked_day" "$work/report$asked.json" >>"$work/asked"
}

# counts_agree: all that was asked since the last time.
counts_agree() {
	xargs <"$work/asked" perl "$top/tests/fixtures/quarter.pl" "$store" >"$work/count" 2>&1
	rm "$work/asked"
	sed -n '/ compared, /!d; / 0 wrong$/p' "$work/count" >"$work/right"
	while read -r line; do
		pass "$line"
	done <"$work/right"
	if grep -v ' compared,.* 0 wrong$' "$work/count" >"$work/wrong"; then
		fail "every figure agrees" "$work/wrong"
	else
		pass "every figure agrees"
	fi
}

# a_quarter QUARTER DAY OPTION...
a_quarter() {
	of_quarter=$1
	of_day=$2
	shift 2
	ask "$of_quarter" "$of_day" report-quarter --quarter "$of_quarter" "$@"
}

# figures OPTION...: without the commit, which is another one later.
figures() {
	report-quarter --quarter 2026Q2 --format json "$@" | grep -v '"commit"'
}

run perl "$top/tests/fixtures/figures-cases.pl" "$top/data"
is_status 0 "the second count has what was worked out by hand"

run staff-set lihua --name 李华 --roles clerk
is_status 0
run staff-set zhaolei --name 赵磊 --roles handler --department network
is_status 0
run staff-set qianyu --name 钱宇 --roles handler --department meter-reading
is_status 0
run staff-set sunhao --name 孙浩 --roles handler --department engineering
is_status 0
run staff-set sunli --name 孙丽 --roles supervisor --department service-center
is_status 0
run staff-set jiwei --name 纪伟 --roles inspector --department discipline
is_status 0

# ---- The quarter is over ----------------------------------------------------------------------

days='2026-03-31 2026-04-01 2026-05-04 2026-05-15 2026-06-19 2026-06-29 2026-06-30 2026-07-01'
for day in $days 2026-07-03; do
	until_day "$day"
done
first=$(git rev-parse HEAD)
received=$(report-quarter --quarter 2026Q2 --format csv --columns by,received --no-header |
	sed -n 's/^all,//p')
ok "2,000 tickets were received in the quarter ($received)" test "$received" -ge 1980
a_quarter 2026Q2 2026-06-30
cp "$work/report1.json" "$work/report.json"
figures >"$work/first"
ok "something happened to them" perl -MJSON::PP -e '
	local $/;
	my $report = decode_json(<STDIN>);
	my ($all) = grep { $_->{by} eq "all" } @$report;
	for (qw(carried_in due finished on_time visited reached satisfied fairly_satisfied dissatisfied
		first_time returned extended overdue escalated reopened withdrawn refused results
		assign_due deliver_due visit_due)) {
		$all->{$_} >= 20 or die "only $all->{$_} $_\n";
	}
	$all->{due} - $all->{on_time} >= 20 or die "too few late ones\n";
	my %classes = map { ($_->{by} eq "class" ? $_->{key} : "") => $_ } @$report;
	$classes{$_}{received} >= 20 or die "too few of class $_\n" for qw(consult direct accept)' \
	<"$work/report.json"
count_at_hold=$(grep -rl '^state: "on-hold"' tickets/open | wc -l)
ok "some are on hold ($count_at_hold)" test "$count_at_hold" -ge 10

for day in $days; do
	a_quarter 2026Q2 "$day" --as-of "$day"
done
a_quarter 2026Q1 2026-03-31

# period FROM TO: by every dimension, each a report of its own.
period() {
	for by in class department window owner service channel; do
		ask "$1..$2/$by" "$2" report-figures --from "$1" --to "$2" --by "$by"
	done
}
period 2026-04-20 2026-05-17
period 2026-03-02 2026-06-05

for day in 2026-05-15 2026-06-30; do
	ask daily "$day" report-daily --as-of "$day"
	ask overdue "$day" report-overdue --as-of "$day"
done
counts_agree
run perl "$top/tests/fixtures/quarter.pl" "$store" clock
is_status 0 "every due date in the records"

# ---- While it ran, the same figures came out ---------------------------------------------------

export ONESTOP_NOW=2026-05-15T23:59:59+08:00
a_quarter 2026Q2 2026-05-15
figures >"$work/then"
export ONESTOP_NOW=2026-09-18T09:00:00+08:00
figures --as-of 2026-05-15 >"$work/later"
ok "15 May: the figures of that midnight are those of --as-of" diff "$work/then" "$work/later"

# ---- More happens, and the figures stay --------------------------------------------------------

until_day 2026-09-17
ok "the tickets went on" test -n "$(git diff --name-only "$first" HEAD -- tickets | head -n 1)"
a_quarter 2026Q2 2026-06-30
a_quarter 2026Q3 2026-09-17 --as-of 2026-09-17
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
	a_quarter 2026Q2 "$day" --as-of "$day"
done
counts_agree

# ---- The second count notices ------------------------------------------------------------------

report-quarter --quarter 2026Q2 --format json |
	perl -pe '/"overdue": (\d+)/ && !$done++ && s/(\d+)/$1 + 1/e' >"$work/report.json"
run perl "$top/tests/fixtures/quarter.pl" "$store" 2026Q2 2026-06-30 "$work/report.json"
is_status 1 "a figure that is one off is found"
out_has "all : overdue is"

finish

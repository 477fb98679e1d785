#!/bin/sh
# Reports open only what the dates ask for, and pass over what ended before.  Random histories, bound and loose,
# give the figures that they give when all of their tickets lie on the desk, where everything is read.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/histories.sh"

KEEP=$work
histories 10 621 502
export ONESTOP_NOW=2026-10-24T09:00:00+08:00

# everywhere: all tickets of the store on the desk.
everywhere() {
	for file in tickets/closed/*/*.yaml; do
		day=${file#tickets/closed/}
		mkdir -p "tickets/open/${day%/*}"
		mv "$file" "tickets/open/$day"
	done
}

# questions: a command a line, of every day of the history.
questions() {
	day=0
	while [ $day -lt 80 ]; do
		from=$(date -d "2026-08-03 + $day days" +%F)
		to=$(date -d "$from + $((day * 7 % 31)) days" +%F)
		echo "report-figures --from $from --to $to"
		echo "report-discipline --from $from --to $to"
		echo "report-overdue --as-of $from"
		echo "report-daily --as-of $from"
		[ $((day % 5)) -ne 0 ] || echo "report-visit --as-of $from"
		[ $((day % 5)) -ne 0 ] || echo "ticket-list --all --from $from --to $to"
		day=$((day + 1))
	done
	for month in 2026-08 2026-09 2026-10; do
		echo "report-ledger --month $month"
	done
}
questions >"$work/questions"

# ask FILE: what the store answers, but for the commit that it names.
ask() {
	while read -r question <&3; do
		echo "$question"
		$question --format json | sed 's/"commit": *"[0-9a-f]*"//'
	done 3<"$work/questions" >"$1" 2>&1
}

for seed in 621 502; do
	cd "$work/history$seed" || exit 2
	ask "$work/loose"
	cp -R . "$work/everywhere$seed"
	cp -R . "$work/bound$seed"
	cd "$work/everywhere$seed" || exit 2
	everywhere
	ask "$work/all"
	ok "seed $seed: there is something to tell" test "$(wc -l <"$work/all")" -gt 1000
	ok "seed $seed: closed ones are passed over where they may be" diff -u "$work/all" "$work/loose"
	cd "$work/bound$seed" || exit 2
	given store-archive --before 2026-11 --as sunli
	ok "seed $seed: they were bound" test -d tickets/archive/2026-08
	ask "$work/bound"
	ok "seed $seed: bound ones are passed over where they may be" diff -u "$work/all" "$work/bound"
done
finish

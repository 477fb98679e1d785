#!/bin/sh
# ticket-list of many days is looked for by several processes: what it prints and tells is what one process does.
. "$(dirname "$0")/../harness.sh"
command -v taskset >/dev/null || skip_all "taskset is not installed"
[ "$(nproc)" -gt 1 ] || skip_all "there is one processor"
new_store

# Forty days, two tickets on each; some are closed, and those of a day are bound.
for n in $(seq 40); do
	day=$(date -d "2026-07-01 +$n days" +%F)
	at=${day}T10:00:00+08:00
	for request in 门前井盖破损 路面渗水两天; do
		ONESTOP_NOW=$at given ticket-new facility --name 欧阳明 --phone 13800138000 --address 象山大道1号 \
			--request "$request"
		id=$(cut -f 1 "$work/out")
	done
	[ $((n % 4)) != 0 ] || ONESTOP_NOW=$at given ticket-withdraw "$id" --reason 不再需要
done

# Read once by one process, once by several.
alone_and_together() {
	run taskset -c 0 "$@"
	mv "$work/out" "$work/alone"
	mv "$work/err" "$work/alone.err"
	alone=$status
	run "$@"
	ok "$*: $(wc -l <"$work/alone") lines of one process" cmp "$work/alone" "$work/out"
	ok "$*: and what it tells" cmp "$work/alone.err" "$work/err"
	ok "$*: and how it ends" [ "$status" = "$alone" ]
}
all() {
	while read -r options; do
		# shellcheck disable=SC2086 # several words
		alone_and_together ticket-list $options
	done <<END
--all
--all --find 井盖
--all --find 没有的
--all --find oym --format csv
--all --find 13800138000 --ids
--all --find \\ --format csv
--all --columns all --format json
--from 2026-07-20 --to 2026-08-08
--state withdrawn --format tsv
--late
END
}
all
run ticket-list --all --find 井盖 --ids
ok "forty have the words" [ "$(wc -l <"$work/out")" = 40 ]

# Two files that cannot be read, and a year without a calendar.
for id in 20260703-XS-0001 20260730-XS-0002; do
	file=$(find tickets -name "$id.yaml")
	sed -i 's/^state: .*/state: "lost"/' "$file"
done
all
run ticket-list --all --find 井盖 --ids
is_status 3 "what cannot be read is passed over"
ok "all others are there" [ "$(wc -l <"$work/out")" = 39 ]
err_has 20260703-XS-0001.yaml
rm calendar/2026.yaml
all

# Without descriptors for pipes one process does it all.
run taskset -c 0 ticket-list --all --ids
mv "$work/out" "$work/alone"
for most in 8 9 10 11 12; do
	run sh -c "ulimit -n $most; exec ticket-list --all --ids"
	ok "with $most files open at a time: all, or an error" \
		sh -c '[ "$1" = 5 ] || cmp "$2/alone" "$2/out"' sh "$status" "$work"
done
git checkout -q -- .
finish

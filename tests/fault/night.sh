# Sourced after harness.sh and fault.sh: a store in which every step of store-maintain has its work, and what must hold
# of it after a night that somebody disturbs.
# shellcheck shell=sh disable=SC2154

night_day() { export ONESTOP_NOW="$1T09:00:00+08:00"; }

# night_new: the store, in $work/template, and what a night leaves that nobody disturbs.
night_new() {
	new_store
	night_day 2026-06-10
	given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
	given ticket-assign 20260610-XS-0001 --to network
	given ticket-close 20260610-XS-0001 --result 已更换 --told phone --visit satisfied
	given account-new 0000012345 --name 王小明 --address 象山大道1号 --phone 13800138000
	for day in 01 02 03 04 05 06 07 08 09 10 11 12 13; do
		night_day "2026-06-$day"
		given account-pay 0000012345 10.00 --method cash
	done
	git rev-list --objects HEAD | cut -d ' ' -f 1 | git pack-objects -q .git/objects/pack/pack >/dev/null
	git prune-packed -q
	for day in 2025-07-01 2025-07-20 2025-08-03 2026-09-01; do
		night_day "$day"
		given account-show 0000012345 --unmask --reason 抽查
	done
	night_day 2026-09-18
	given receive
	for n in 1 2 3 4 5 6 7 8 9; do git branch "other-$n"; done
	mv "$store" "$work/template"
	night_fresh
	night_seen >"$work/seen"
	git cat-file --batch-all-objects --batch-check='%(objectname)' | sort >"$work/objects"
	run store-maintain
	is_status 0 "a night that nobody disturbs"
	quiet
	night_left >"$work/left"
	night_seen >"$work/now"
	ok "nobody sees a difference" diff "$work/seen" "$work/now"
	whole "the store is whole"
}

# night_fresh: into a copy of it.
night_fresh() {
	cd "$work" || exit 2
	store=$work/try
	rm -rf "$store"
	cp -a "$work/template" "$store"
	cd "$store" || exit 2
}

# What people see.
night_seen() {
	ticket-list --all --format csv 2>&1
	account-show 0000012345 --history --format csv 2>&1
	account-list --format csv --columns number,bills,prepaid 2>&1
	for log in 2025-07 2025-08 2026-09; do
		zcat -f ".git/onestop/reveals/$log.log" 2>/dev/null || zcat ".git/onestop/reveals/$log.log.gz"
	done
}

# What a night leaves.
night_left() {
	git rev-parse 'HEAD^{tree}'
	ls .git/onestop/reveals
	find .git/objects -path '*/??/*' -type f | wc -l
	find .git/objects/pack -name '*.idx' | wc -l
	# main and the like are soon loose again.
	test "$(find .git/refs -type f | wc -l)" -le 8 && echo few || echo many
}

# night_judge: what is wrong with the store, where we are, after it; the next night does the rest.
night_judge() {
	night_seen >"$work/now"
	diff "$work/seen" "$work/now"
	git cat-file --batch-all-objects --batch-check='%(objectname)' | sort | comm -23 "$work/objects" - |
		sed 's/^/gone: /'
	store-maintain >"$work/next" 2>&1 || echo "the next night fails: $(cat "$work/next")"
	night_left | diff "$work/left" -
	night_seen >"$work/now"
	diff "$work/seen" "$work/now"
	receive >"$work/next" 2>&1 || echo "the next writer fails: $(cat "$work/next")"
	damage "$store"
}

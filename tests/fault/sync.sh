# Sourced after harness.sh and fault.sh: a window XS, the window DB, and the hub where they meet, all beneath one directory
# that can be copied; both windows have worked, and DB has synced.
# shellcheck shell=sh disable=SC2154

house=$work/try # what the clones know is $house/hub.git
house_made=$work/made

# The hub takes what is of the day of these tests.
house_hook() {
	printf '#!/bin/sh\nexport ONESTOP_NOW=2026-09-18T23:00:00+08:00\nexec store-check --receive\n' >"$house/hub.git/hooks/pre-receive"
}

# house_traced: a sync can be traced here.  Programs that git starts have its environment and not ours, and under the
# sanitizers look for leaks by tracing themselves.
house_traced() {
	case $BUILD in
	*san*) skip_all "what is traced cannot look for leaks, and programs that git starts would" ;;
	esac
	"$tools/sweep" --count --to "$work/count" -- true || skip_all "ptrace is not allowed here"
}

house_new() {
	mkdir "$house"
	new_store
	given staff-set wangmin --desk none
	given desk-set XS --name 象山
	mkdir -m 700 "$HOME/.ssh"
	given ssh-keygen -q -t ed25519 -N '' -f "$HOME/.ssh/onestop_DB"
	given desk-set DB --name 东宝 --key "$(cut -d' ' -f1,2 "$HOME/.ssh/onestop_DB.pub")"
	given account-new 0000012345 --name 王小明 --address 象山大道1号 --phone 13800138000 --use residential=100
	given receive
	shared=$(cut -f1 "$work/out")
	given receive
	bystander=$(cut -f1 "$work/out")
	given receive
	ended=$(cut -f1 "$work/out")
	stores=
	mv "$store" "$house/XS"
	cd "$house/XS" || exit 2
	given store-init --hub "$house/hub.git" --from "$house/XS"
	git -C "$house/hub.git" config onestop.room true
	house_hook
	given git remote add hub "file://$house/hub.git"
	given store-sync -q
	given store-clone "file://$house/hub.git" "$house/DB" --desk DB --staff wangmin
	rm -rf "$HOME/.ssh"
	cd "$house/DB" || exit 2
	given ticket-note "$shared" --text 东宝
	given ticket-note "$ended" --text 东宝
	given account-pay 0000012345 30.00 --method cash
	given receive
	given store-sync -q
	cd "$house/XS" || exit 2
	given ticket-assign "$shared" --to network
	given ticket-withdraw "$ended" --reason 用户撤回
	given account-pay 0000012345 50.00 --method cash
	given receive
	mv "$house" "$house_made"
}

# house_fresh: all as it was before XS syncs; goes to XS.
house_fresh() {
	cd "$work" || exit 2
	rm -rf "$house"
	cp -a "$house_made" "$house"
	store=$house/XS
	cd "$store" || exit 2
}

# What a git held that was killed at the hub goes to whoever comes after a minute.
house_minute() {
	find "$house/hub.git" -path "$house/hub.git/objects" -prune -o -name '*.lock' -exec touch -d '2 minutes ago' {} +
}

# house_after: XS goes on by itself, and everybody syncs; prints what is wrong.
house_after() {
	cd "$house/XS" || exit 2
	ticket-note "$bystander" --text 下一条 >"$work/next" 2>&1 || echo "the next program fails: $(cat "$work/next")"
	house_minute
	for one in XS DB XS; do
		(cd "$house/$one" && store-sync -q) >"$work/next" 2>&1 || echo "the next sync at $one ends with $?: $(cat "$work/next")"
	done
	for one in XS DB; do
		damage "$house/$one" | sed "s/^/$one: /"
		[ "$(git -C "$house/$one" rev-parse 'HEAD^{tree}')" = "$house_tree" ] || echo "$one has another tree"
	done
	git -C "$house/hub.git" fsck --full --strict --no-dangling 2>&1 | sed 's/^/hub: /'
	[ "$(git -C "$house/hub.git" rev-parse 'main^{tree}')" = "$house_tree" ] || echo "the hub has another tree"
}

# house_outcome: $house_tree, what all have in the end.
house_outcome() {
	house_tree=
	house_fresh
	given store-sync -q
	house_after >"$work/damage"
	house_tree=$(git rev-parse 'HEAD^{tree}')
	house_fresh
	given store-sync -q
	house_after >"$work/damage"
	if [ -s "$work/damage" ]; then not_ok "a sync unharmed" "$work/damage"; else pass "a sync unharmed"; fi
}

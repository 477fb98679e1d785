# Sourced after harness.sh by the tests of several windows: a hub, and clones that meet there.
# shellcheck shell=sh

# new_hub [URL]: a bare repository $hub without hooks, which clones know as $hub_url (file://); the store of new_store
# is its first window.
new_hub() {
	hub=$work/hub.git
	hub_url=${1:-file://$hub}
	git init -q --bare --shared=group -b main "$hub"
	git -C "$hub" config receive.denyNonFastForwards true
	git -C "$hub" config receive.denyDeletes true
	git -C "$store" remote add hub "$hub_url"
	(cd "$store" && store-sync -q) || not_ok "the first sync"
}

# window DESK: a clone for that desk in $work/DESK, as store-clone makes one; checked at the end.
window() {
	(
		umask 027
		git clone -q -o hub "$hub" "$work/$1"
		cd "$work/$1" || exit 2
		git remote set-url hub "$hub_url"
		git config onestop.desk "$1"
		git config onestop.staff wangmin
		git config core.trustctime false
		git config core.sharedRepository group
		store-sync -q
	) || not_ok "a window $1"
	keep_store "$work/$1"
}

# at WINDOW COMMAND...: run it there.
at() {
	at_window=$1
	shift
	command_line="$* (at $(basename "$at_window"))"
	(cd "$at_window" && "$@") >"$work/out" 2>"$work/err"
	status=$?
	case $status in
	99 | 13[0-9] | 14[0-9]) fail "\"$command_line\" ends by itself and not with $status" ;;
	esac
}

# synced WINDOW...: each syncs, twice round, so that everybody has all.
synced() {
	for synced_round in 1 2; do
		for synced_window; do
			at "$synced_window" store-sync -q
			[ "$status" -eq 0 ] || fail "given: $command_line ($synced_round)"
		done
	done
}

# same_trees WHAT WINDOW...: all have the same tree, which is that of main at the hub, too.
same_trees() {
	same_what=$1
	shift
	for same_window; do
		git -C "$same_window" rev-parse 'HEAD^{tree}'
	done >"$work/trees"
	git -C "$hub" rev-parse 'main^{tree}' >>"$work/trees"
	if [ "$(sort -u "$work/trees" | wc -l)" -eq 1 ]; then pass "$same_what"; else fail "$same_what" "$work/trees"; fi
}

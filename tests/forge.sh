# Sourced after harness.sh: a hub made by store-init --hub ($hub), windows that are cloned of it, and what XS forges there
# ($forger, where that is set: another): from the commit $their of the hub on, in its clone $work/XS.
# shellcheck shell=sh disable=SC2154
forger=${forger:-XS}

# window DESK: a clone for it.
window() {
	given git clone -q "$hub" "$work/$1"
	cd "$work/$1" || exit 2
	git config onestop.desk "$1"
	git config user.name x
	git config user.email x@example.com
}

# push_as DESK [REF...]
push_as() {
	pusher=$1
	shift
	[ $# -gt 0 ] || set -- main:desk/"$pusher" main:main
	run env ONESTOP_DESK="$pusher" git push -q origin "$@"
}

# forge WHAT: from the hub's main on.
forge() {
	about=$1
	cd "$work/$forger" || exit 2
	git update-ref refs/heads/main "$their"
	git update-ref refs/onestop/last "$their"
	git symbolic-ref HEAD refs/heads/main
	git reset -q --hard
	git clean -qfdx
}

# edit FILE SED: it must change something.
edit() {
	sed "$2" "$1" >"$work/edited"
	! cmp -s "$work/edited" "$1" || fail "$about: the damage is done"
	cat "$work/edited" >"$1"
}

# as STAFF: the work tree becomes a commit as a program at $forger would make it.
as() {
	git add -A -f
	GIT_AUTHOR_NAME=x GIT_AUTHOR_EMAIL=$1@onestop GIT_AUTHOR_DATE="${2:-$ONESTOP_NOW}" \
		git -c user.name="$forger" -c user.email="$forger@desk.onestop" commit -q -m "forged: $about

Staff: $1
Login: x" || fail "$about: committed"
}

# again SED [STAFF]: the last commit, made by a program, with other text in every file that it changed, by STAFF.
again() {
	for file in $(git diff --name-only HEAD~1 HEAD); do
		[ ! -f "$file" ] || { sed "$1" "$file" >"$work/edited" && cat "$work/edited" >"$file"; }
	done
	git reset -q --soft HEAD~1
	as "${2:-wangmin}"
}

# turned_away REASON [DESK [REF...]]: the push is refused, its pusher reads why, and the hub is as it was.
turned_away() {
	reason=$1
	shift
	[ $# -gt 0 ] || set -- "$forger"
	git -C "$hub" for-each-ref >"$work/before"
	push_as "$@"
	git -C "$hub" for-each-ref >"$work/after"
	if [ "$status" -eq 0 ]; then
		fail "$about: refused"
		# Those that follow are judged on their own.
		while read -r before_id _ before_ref; do
			git -C "$hub" update-ref "$before_ref" "$before_id"
		done <"$work/before"
		while read -r _ _ after_ref; do
			grep -q "	$after_ref$" "$work/before" || git -C "$hub" update-ref -d "$after_ref"
		done <"$work/after"
	elif ! grep -aq "^remote: \(store-check: refs/\|error: object \).*$reason" "$work/err"; then
		fail "$about: refused, because \"$reason\""
	elif ! cmp -s "$work/before" "$work/after"; then
		fail "$about: no ref moved" "$work/after"
	else
		pass "$about: refused, because \"$reason\""
	fi
}

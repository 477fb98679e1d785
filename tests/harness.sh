# Sourced by every test script (`. "$(dirname "$0")/../harness.sh"`): TAP from POSIX sh.
#
# A test file makes its stores with new_store or fixture_store, gets things ready with `given`, runs
# what it tests with `run`, asserts with is_status, out_is, err_has and their like, asserts refusals
# with `refused`, and ends with `finish`, which checks every store that was made: store-check, git
# fsck, and a clean work tree.  tests/README.md shows how; tests/template.t is one to copy.
#
# Each file has a directory of its own, $work, which is also $HOME, and is removed at the end.  The
# clock stands at 2026-09-18 09:00 (a Friday), messages are English, and nothing of the caller's
# environment that programs look at is left.  $top is the source tree, $BUILD the build.  Tools are those
# of the build and the system; TEST_PATH_FIRST is a directory whose tools come before them (as in
# tests/lint/broken-tools.t).
# shellcheck shell=sh

set -u
top=$(cd "$(dirname "$0")" && pwd)
top=${top%/tests*}
BUILD=$(cd "$top" && mkdir -p "${BUILD:-build}" && cd "${BUILD:-build}" && pwd)
for name in $(env | sed -n 's/^\(ONESTOP_[A-Z_]*\|LC_[A-Z]*\|XDG_[A-Z_]*\|GIT_[A-Z_]*\)=.*/\1/p') \
	LANGUAGE TZ COLUMNS LINES NO_COLOR TERM USER LOGNAME EMAIL SUDO_UID; do
	unset "$name"
done
work=$(mktemp -d "${TMPDIR:-/tmp}/onestop-test-XXXXXX") || exit 2
trap 'cd / && rm -rf "$work"' EXIT
trap 'exit 129' HUP INT TERM
export LANG=C.UTF-8 LANGUAGE=en HOME="$work" BUILD
export ONESTOP_NOW=2026-09-18T09:00:00+08:00
PATH=${TEST_PATH_FIRST:+$TEST_PATH_FIRST:}$BUILD/bin:/usr/local/bin:/usr/bin:/bin
exec </dev/null

tests_n=0
failed_n=0
stores_n=0
stores=
store=
login=
status=
command_line=
touch "$work/out" "$work/err"

# ---- Assertions -------------------------------------------------------------------------------

# pass WHAT / fail WHAT [FILE]: one line of TAP; FILE and what the last command said follow a failure
# as comments.
pass() {
	tests_n=$((tests_n + 1))
	printf 'ok %d - %s\n' "$tests_n" "$1"
}

fail() {
	not_ok "$@"
	[ -z "$command_line" ] || {
		printf '# command: %s\n# status: %s\n' "$command_line" "$status"
		sed 's/^/# stderr: /' "$work/err"
	}
}

not_ok() {
	tests_n=$((tests_n + 1))
	failed_n=$((failed_n + 1))
	printf 'not ok %d - %s\n' "$tests_n" "$1"
	[ $# -lt 2 ] || sed 's/^/# /' "$2"
}

# ok WHAT COMMAND...: passes when the command succeeds; for what no other assertion says.
ok() {
	what=$1
	shift
	if "$@" >"$work/ok" 2>&1; then pass "$what"; else not_ok "$what" "$work/ok"; fi
}

# note TEXT: a comment in the output.
note() {
	printf '# %s\n' "$*"
}

# skip_all REASON: this file has nothing to test here.
skip_all() {
	printf '1..0 # SKIP %s\n' "$1"
	exit 0
}

# ---- Running programs -------------------------------------------------------------------------

# run COMMAND...: into $work/out, $work/err and $status.  Standard input is empty unless redirected
# (`run ticket-show - <ids`).
run() {
	command_line=$*
	"$@" >"$work/out" 2>"$work/err"
	status=$?
	case $status in
	99 | 13[0-9] | 14[0-9]) fail "\"$command_line\" ends by itself and not with $status" ;;
	esac
}

# given COMMAND...: run, for a step that only gets things ready: that it ends with 0 goes without
# saying, and is a failed assertion when it does not.
given() {
	run "$@"
	[ "$status" -eq 0 ] || fail "given: $command_line"
}

# is_status N [WHAT]
is_status() {
	what=${2:-"$command_line: exit $1"}
	if [ "$status" = "$1" ]; then pass "$what"; else fail "$what"; fi
}

# out_is [WHAT] <<EOF and err_is: the whole output, compared by diff -u.
out_is() {
	stream_is out "${1:-"$command_line: standard output"}"
}

err_is() {
	stream_is err "${1:-"$command_line: standard error"}"
}

stream_is() {
	cat >"$work/expected"
	if cmp -s "$work/expected" "$work/$1"; then
		pass "$2"
	else
		diff -u --label expected --label printed "$work/expected" "$work/$1" >"$work/diff"
		fail "$2" "$work/diff"
	fi
}

# out_has TEXT [WHAT], err_has, out_lacks, err_lacks: TEXT is literal, within one line.
out_has() { stream_has out "$1" "${2:-"$command_line: prints \"$1\""}"; }
err_has() { stream_has err "$1" "${2:-"$command_line: says \"$1\""}"; }
out_lacks() { stream_lacks out "$1" "${2:-"$command_line: does not print \"$1\""}"; }
err_lacks() { stream_lacks err "$1" "${2:-"$command_line: does not say \"$1\""}"; }

stream_has() {
	if grep -qF -e "$2" "$work/$1"; then pass "$3"; else fail "$3" "$work/$1"; fi
}

stream_lacks() {
	if grep -qF -e "$2" "$work/$1"; then fail "$3" "$work/$1"; else pass "$3"; fi
}

# quiet [WHAT]: nothing on standard error.
quiet() {
	if [ -s "$work/err" ]; then
		fail "${1:-"$command_line: is silent on standard error"}"
	else
		pass "${1:-"$command_line: is silent on standard error"}"
	fi
}

# refused N COMMAND...: exits with N, says why, and leaves the current store exactly as it was.
refused() {
	expected=$1
	shift
	store_state >"$work/before"
	run "$@"
	store_state >"$work/after"
	if [ "$status" != "$expected" ]; then
		fail "$command_line: refused with $expected"
	elif ! [ -s "$work/err" ]; then
		fail "$command_line: says why it refuses"
	elif ! cmp -s "$work/before" "$work/after"; then
		diff -u "$work/before" "$work/after" >"$work/diff"
		fail "$command_line: changes nothing" "$work/diff"
	else
		pass "$command_line: refused with $expected"
	fi
}

# ---- Stores -----------------------------------------------------------------------------------

# new_store [OPTION...]: a fresh store whose clock can be set, under a shared login, for the desk XS and the staff member
# wangmin (clerk, supervisor, admin) unless options of store-init are given; goes into it.  $store is
# its path, $login what its commits say of the login.
new_store() {
	stores_n=$((stores_n + 1))
	store=$work/store$stores_n
	[ $# -gt 0 ] || set -- --desk XS --test-clock --claimed --staff wangmin --staff-name 王敏 --badge 001
	cd "$work" || exit 2
	run store-init "$store" "$@"
	if [ "$status" -ne 0 ]; then
		fail "store-init $store $*"
		finish
	fi
	stores="$stores $store"
	cd "$store" || exit 2
	login=$(git log -1 --format='%(trailers:key=Login,valueonly,separator=)')
}

# keep_store DIR: a store that was made in another way is checked at the end like the others.
keep_store() {
	stores="$stores $1"
}

# fixture_store NAME: a clone of the history in tests/fixtures/NAME, for the desk XS and the staff member
# wangmin; goes into it.  $store is its path.  Nobody in it has the login of whoever runs the tests, so that
# login becomes a shared one, by an ordinary commit as an admin would make it.
fixture_store() {
	stores_n=$((stores_n + 1))
	store=$work/store$stores_n
	if ! (umask 027 && git clone --quiet --config onestop.desk=XS --config onestop.staff=wangmin \
		"$top/tests/fixtures/$1/history.bundle" "$store") >"$work/out" 2>&1; then
		not_ok "the store of tests/fixtures/$1" "$work/out"
		finish
	fi
	keep_store "$store"
	cd "$store" || exit 2
	printf 'claimed:\n- "%s"\n' "$(id -un)" >"$work/claimed"
	sed -i "/^test_clock:/r $work/claimed" onestop.yaml
	git -c user.name=admin -c user.email=admin@onestop commit -q -m 'the login is shared' onestop.yaml
}

# drop_store: the current store was damaged on purpose and is not checked at the end.
drop_store() {
	stores=$(for one in $stores; do [ "$one" = "$store" ] || printf ' %s' "$one"; done)
}

# Everything a refused command must not change: the commit, what differs from it, and every byte.
store_state() {
	[ ! -d "$store" ] || "$BUILD/tests/store-state" "$store"
}

# check_store [DIR]: its records are right, git has all of it, and nothing lies about uncommitted.
check_store() {
	checked=${1:-$store}
	ok "$(basename "$checked"): store-check" store-check --store "$checked"
	ok "$(basename "$checked"): git fsck" git -C "$checked" fsck --full --strict --no-dangling
	# attachments/ hides itself from git.
	git -C "$checked" --no-optional-locks status --porcelain --ignored 2>&1 |
		grep -vxF '!! attachments/' >"$work/dirt"
	if [ -s "$work/dirt" ]; then
		not_ok "$(basename "$checked"): work tree clean" "$work/dirt"
	else
		pass "$(basename "$checked"): work tree clean"
	fi
}

# finish: checks the stores, prints the plan, ends the file.
# hub_takes STORE: with TEST_HUB set, all that a store has but its first commit is pushed to a hub that
# verifies it: honest work is never refused.  Of a clock that can be pinned, and is not, no hub says anything.
hub_takes() {
	hub=$work/hub.git
	rm -rf "$hub"
	# A clone of several desks would need their entries in the register.
	[ "$(git -C "$1" log --format=%ce main | grep -c '@desk')" -gt 0 ] &&
		[ "$(git -C "$1" log --format=%ce main | grep '@desk' | sort -u | wc -l)" -eq 1 ] || return 0
	git init -q --bare -b main "$hub"
	desk=$(git -C "$1" config onestop.desk)
	git -C "$1" push -q "$hub" "$(git -C "$1" rev-list --max-parents=0 main | tail -n 1):refs/heads/main"
	printf '#!/bin/sh\nexec store-check --receive\n' >"$hub/hooks/pre-receive"
	chmod +x "$hub/hooks/pre-receive"
	run env -u ONESTOP_NOW ONESTOP_DESK="$desk" git -C "$1" push -q "$hub" main:desk/"$desk" main:main
	is_status 0 "a hub takes what was done in ${1#"$work/"}"
}

finish() {
	for one in $stores; do
		check_store "$one"
		[ -z "${TEST_HUB:-}" ] || hub_takes "$one"
	done
	printf '1..%d\n' "$tests_n"
	[ "$failed_n" -eq 0 ]
	exit
}

#!/bin/sh
# users.t once more on a file system that knows no access lists (ramfs): there what plain git restores is
# as its umask says, and the refusal names who opens it.
. "$(dirname "$0")/../harness.sh"
[ "$(id -u)" -eq 0 ] || skip_all "only root can mount a file system"
chmod 755 "$work"
mkdir "$work/plain"

# In a mount table of its own: when this ends it is gone, however it ends.
alone() {
	# shellcheck disable=SC2016 # for the other shell
	unshare -m sh -c 'mount -t ramfs none "$0" && exec "$@"' "$work/plain" "$@"
}
alone true 2>/dev/null || skip_all "no file system without access lists can be mounted here"
run alone env TMPDIR="$work/plain" sh "$top/tests/cmd/users.t"
is_status 0 "users.t without access lists"
! grep -q '^1\.\.0 # SKIP' "$work/out" || skip_all "users.t itself is skipped"
out_has "has no default lists" "it was such a file system"
ok "many things were looked at" test "$(grep -c '^ok' "$work/out")" -gt 50
ok "and none was wrong" sh -c '! grep -A9 "^not ok" "$1"' - "$work/out"
finish

#!/bin/sh
# run.sh TEST...: run unit tests (programs) and test scripts (*.t) side by side under prove, then
# say on one line how many assertions passed and failed.  BUILD is where the programs are built.
set -u

# One test, as prove calls it.  A sanitizer's report must not look like an exit status of ours, and
# a test that hangs must not hang the rest.
if [ "${1-}" = --one ]; then
	shift
	# Tests of faults preload an object of theirs before the sanitizers'.
	export ASAN_OPTIONS="exitcode=99:verify_asan_link_order=0:${ASAN_OPTIONS-}"
	export UBSAN_OPTIONS="exitcode=99:${UBSAN_OPTIONS-}"
	# A program that eats all memory must not take the machine with it.  The sanitizers reserve
	# address space by the terabyte, so there is no limit for them.
	limit=4294967296
	case $BUILD in *-san) limit=unlimited ;; esac
	seconds=${TEST_SECONDS:-600}
	case $1 in
	*.t) exec prlimit --as="$limit" timeout "$seconds" sh "$1" ;;
	esac
	# Of what cmocka says beside its results only failures are news.
	printed=$(CMOCKA_MESSAGE_OUTPUT=TAP prlimit --as="$limit" timeout "$seconds" "$1")
	status=$?
	printf '%s\n' "$printed" | sed '/^# ok - /d'
	exit $status
fi

cd "$(dirname "$0")/.." || exit 2
[ $# -gt 0 ] || { echo "no tests were given"; exit 1; }
build=${BUILD:-build}
BUILD=$(cd "$build" && pwd) || exit 2
ONESTOP_XLSX=$BUILD/libexec/onestop/table-xlsx.so
export BUILD ONESTOP_XLSX LANG=C.UTF-8 LANGUAGE=en
unset LC_ALL MAKEFLAGS MAKELEVEL MFLAGS 2>/dev/null

# Most tests ask nothing of a disk, and each commit waits for it: they work in memory where there is some, unless TMPDIR says
# where.  Those that are about what a disk keeps take TEST_DISK; long ones, which have their own time, may need more room.
memory=/dev/shm
if [ -z "${TMPDIR-}${TEST_SECONDS-}" ] && [ -w "$memory" ] && [ "$(df -Pk "$memory" | awk 'NR == 2 { print $4 }')" -gt 2000000 ]; then
	# Programs must run there, too.
	tried=$(mktemp "$memory/onestop-XXXXXX") && printf '#!/bin/sh\n' >"$tried" && chmod 700 "$tried"
	if "$tried" 2>/dev/null; then export TMPDIR="$memory" TEST_DISK="${TEST_DISK:-/tmp}"; fi
	rm -f "$tried"
fi

log=$BUILD/check.log
{
	prove --failures --comments --exec "sh tests/run.sh --one" --jobs "${JOBS:-2}" "$@" 2>&1
	echo "prove ended with $?"
} | tee "$log.new" | grep -v '^prove ended with'
mv "$log.new" "$log"

# prove tells the sum of all and, file by file, what went wrong: failed assertions, or a file that
# ended badly without one.
awk '
	/^Files=[0-9]+, Tests=[0-9]+/ { split($2, part, /[=,]/); total = part[2] }
	/\(Wstat: .* Tests: [0-9]+ Failed: [0-9]+\)/ {
		lost = $0; sub(/.* Failed: /, "", lost); sub(/\).*/, "", lost)
		counted += lost; failed += lost > 0 ? lost : 1
	}
	/ skipped: / { skipped++ }
	/^prove ended with/ { status = $4 }
	END {
		if (status && !failed) failed = 1
		if (!total && !skipped && !failed) failed = 1
		printf "%d passed, %d failed", total - counted, failed
		if (skipped) printf ", %d skipped", skipped
		printf "\n"
		exit failed > 0
	}' "$log"

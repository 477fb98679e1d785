# Sourced by every lint test (`. "$(dirname "$0")/lint.sh"`): the harness, and assertions that do not
# pass when the tool behind them is broken.  A lint test mostly asserts that nothing was found, and a
# tool that says nothing finds nothing: so each test also asserts how much it read, and what is
# compared is compared by the shell.  tests/lint/broken-tools.t breaks the tools one by one.
#
# Exceptions stand in allow/NAME, one a line, with # before comments.  Such a list may only shrink: a
# line in it that is not needed any more fails like one that is missing.
# shellcheck shell=sh

. "$(dirname "$0")/../harness.sh"
cd "$top" || exit 2

# none FILE WHAT: FILE was written and is empty.
none() {
	if [ -e "$1" ] && ! [ -s "$1" ]; then pass "$2"; else not_ok "$2" "$1"; fi
}

# same FILE FILE WHAT: the two are equal and say something; the lines are compared by the shell, diff only shows them.
same() {
	one=$(cat "$1" && echo .)
	if [ "$one" = "$(cat "$2" && echo .)" ] && [ "${one%.}" ]; then
		pass "$3"
	else
		diff -u "$1" "$2" >"$work/diff"
		not_ok "$3" "$work/diff"
	fi
}

# at_least N FILE WHAT: what WHAT reads came to N lines or more in FILE.
at_least() {
	lines=$(wc -l <"$2")
	if [ "${lines:-0}" -ge "$1" ] && [ "$1" -gt 0 ]; then
		pass "$3"
	else
		note "${lines:-0} lines, not $1"
		not_ok "$3"
	fi
}

# finds WHAT COMMAND...: the command succeeds on something that was made to be found.
finds() {
	what=$1
	shift
	ok "finds $what" "$@"
}

# allowed NAME FILE WHAT: the lines of FILE are those of allow/NAME, no more and no fewer.
allowed() {
	awk '
		list { sub(/[ \t]*#.*/, ""); if ($0 != "") listed[$0]; next }
		{ found[$0]; if (!($0 in listed)) print }
		END {
			for (line in listed) if (!(line in found)) print "not needed: " line
			print "compared"
		}' list=1 "$top/tests/lint/allow/$1" list= "$2" >"$work/compared"
	sort "$work/compared" >"$work/bad"
	if [ "$(cat "$work/bad")" = compared ]; then
		pass "$3"
	else
		sed '/^compared$/d' "$work/bad" >"$work/beyond"
		not_ok "$3 (tests/lint/allow/$1)" "$work/beyond"
	fi
}

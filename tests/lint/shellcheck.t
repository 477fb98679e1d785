#!/bin/sh
# Every shell script passes shellcheck; bash is for completions and .ci only.
. "$(dirname "$0")/lint.sh"

find tests doc data .ci cmd lib -type f \( -name '*.sh' -o -name '*.t' \) | sort >"$work/scripts"
set -- tests/*/*.t
at_least $# "$work/scripts" "scripts were found"

# check FILE: the scripts that are listed there, some at a time, as one takes a while.
check() {
	xargs -n 12 -P 4 shellcheck --severity=warning --shell=sh <"$1" >"$work/told" 2>&1
}

printf 'cd "$1"\nlocal x=1\n' >"$work/bad.sh"
echo "$work/bad.sh" >"$work/sample"
finds "what shellcheck warns of" sh -c '[ "$1" -ne 0 ] && test -s "$2"' - \
	"$(check "$work/sample"; echo $?)" "$work/told"
echo 'if' >"$work/bad.sh"
finds "what does not parse" sh -c '! bash -n "$1"' - "$work/bad.sh"

ok "completions/onestop.bash parses" bash -n completions/onestop.bash
if command -v zsh >/dev/null; then
	ok "completions/onestop.zsh parses" zsh -n completions/onestop.zsh
fi
if command -v fish >/dev/null; then
	ok "completions/onestop.fish parses" fish -n completions/onestop.fish
fi
ok ".ci/run" shellcheck --shell=bash .ci/run
check "$work/scripts"
status=$?
none "$work/told" "no script has anything that shellcheck warns of"
ok "shellcheck went through them" test "$status" -eq 0

finish

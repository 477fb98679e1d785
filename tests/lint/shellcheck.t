#!/bin/sh
# Every shell script passes shellcheck; bash is for completions and .ci only.
. "$(dirname "$0")/../harness.sh"
cd "$top" || exit 2

find tests doc data .ci cmd lib -type f \( -name '*.sh' -o -name '*.t' \) | sort >"$work/scripts"
ok "there are scripts" test -s "$work/scripts"
while read -r script; do
	ok "$script" shellcheck --severity=warning --shell=sh "$script"
done <"$work/scripts"
ok ".ci/run" shellcheck --shell=bash .ci/run
ok "completions/onestop.bash parses" bash -n completions/onestop.bash
if command -v zsh >/dev/null; then
	ok "completions/onestop.zsh parses" zsh -n completions/onestop.zsh
fi
if command -v fish >/dev/null; then
	ok "completions/onestop.fish parses" fish -n completions/onestop.fish
fi

finish

#!/bin/sh
# The project speaks of itself alone, and of finished work.
. "$(dirname "$0")/../harness.sh"
cd "$top" || exit 2

find . \( -path ./.git -o -path './build*' \) -prune -o -type f -print | sort >"$work/files"
ok "there are files" test -s "$work/files"

# The brackets keep this file from finding itself.
xargs grep -nIE '/([w]ork|[f]arm|[h]ome|[r]oot)/' <"$work/files" >"$work/bad"
ok "no path of a machine" diff /dev/null "$work/bad"
place=$(printf '%s' "$top" | sed 's/[].[^$*+?(){}|\\]/\\&/g')
xargs grep -nIE "(^|[[:space:]\"'=:(])$place/" <"$work/files" >"$work/bad"
ok "not the path of this tree" diff /dev/null "$work/bad"

grep -rnE 'TODO|FIXME|\<XXX\>|not implemented|unimplemented' cmd lib >"$work/bad"
ok "no unfinished work in cmd and lib" diff /dev/null "$work/bad"

grep -rnE '\<(system|popen|execlp|execvp)[ ]*\(' cmd lib >"$work/bad"
ok "no shell is started" diff /dev/null "$work/bad"

while read -r file; do
	case $file in
	*.[ch] | *.sh | */Makefile | *.yaml | *.md | */.ci/run) ;;
	*) continue ;;
	esac
	grep -nE '[ 	]+$' "$file" | sed "s|^|$file:|" | head -n 3
done <"$work/files" >"$work/bad"
ok "no blanks at the ends of lines" diff /dev/null "$work/bad"

finish

#!/bin/sh
# The project speaks of itself alone, and of finished work.
. "$(dirname "$0")/lint.sh"

find . \( -path ./.git -o -path './build*' \) -prune -o -type f -print | sort >"$work/files"
set -- lib/*/*.[ch] cmd/*.c tests/*/*.t
at_least $# "$work/files" "files were found"
sed -n '/^\.\/\(cmd\|lib\)\//p' "$work/files" >"$work/code"

# nowhere WHAT LIST PATTERN SAMPLE: no line of the files in LIST is like PATTERN, as SAMPLE is.
nowhere() {
	printf '%s\n' "$4" >"$work/sample"
	echo "$work/sample" | xargs grep -nIE "$3" >"$work/found"
	if [ -s "$work/found" ]; then
		xargs grep -nIE "$3" <"$2" >"$work/bad"
		none "$work/bad" "$1"
	else
		not_ok "$1: finds \"$4\""
	fi
}

# The brackets keep this file from finding itself.
nowhere "no path of a machine" "$work/files" '/([w]ork|[f]arm|[h]ome|[r]oot)/' "in /""home/x"
place=$(printf '%s' "$top" | sed 's/[].[^$*+?(){}|\\]/\\&/g')
nowhere "not the path of this tree" "$work/files" "(^|[[:space:]\"'=:(])$place/" "in $top/x"
nowhere "no unfinished work in cmd and lib" "$work/code" \
	'TODO|FIXME|\<XXX\>|not implemented|unimplemented' "/* TODO */"
nowhere "no shell is started" "$work/code" '\<(system|popen|execlp|execvp)[ ]*\(' "	system(line);"

grep -E '\.([ch]|sh|yaml|md)$|/Makefile$|/\.ci/run$' "$work/files" >"$work/texts"
nowhere "no blanks at the ends of lines" "$work/texts" '[ 	]+$' 'x; '

finish

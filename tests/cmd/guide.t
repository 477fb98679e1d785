#!/bin/sh
# The commands of the clerk's guide, one after the other at a terminal, in Chinese: those in blocks
# marked sh must succeed, those marked console must print exactly what stands there.
. "$(dirname "$0")/../harness.sh"
guide=$top/doc/手册.md

cat >"$work/session" <<'END'
show() {
	printf '$ %s\n' "$1"
	eval "$1"
}
must() {
	eval "$1" >"$HOME/said" || { echo "exit $?: $1"; cat "$HOME/said"; }
}
END
awk -v quote="'" '
	/^```/ { block = substr($0, 4); next }
	block == "sh" || (block == "console" && (/^\$ / || more)) {
		line = block == "console" && !more ? substr($0, 3) : $0
		gsub(quote, quote "\\" quote quote, line)
		if (!more)
			printf "%s %s", block == "sh" ? "must" : "show", quote
		more = /\\$/
		printf "%s%s\n", line, more ? "" : quote
	}' "$guide" >>"$work/session"
ok "there are commands that must succeed" grep -q '^must ' "$work/session"
ok "there are commands whose output is shown" grep -q '^show ' "$work/session"

# shellcheck disable=SC2016 # back quotes of Markdown
sed -n '/^```console$/,/^```$/{/^```/d;p}' "$guide" >"$work/expected"
mkdir "$work/desk"
cr=$(printf '\r')
cd "$work/desk" || exit 2
# What a person sees: a line that is written again from its beginning (a bar) is the last that was written;
# of a bar that was wiped away nothing is.
LANGUAGE=zh_CN COLUMNS=100 script -qec "sh $work/session" /dev/null </dev/null |
	sed "s/$cr*\$//; s/.*$cr//; \${/^ *\$/d}" >"$work/printed"
ok "the commands do what the guide says" diff -u "$work/expected" "$work/printed"
keep_store "$work/desk/练习"

grep -oE '(account|bill|calendar|payment|report|service|staff|store|ticket)-[a-z]+' "$guide" |
	sort -u >"$work/programs"
while read -r program; do
	case $program in
	service-center | staff-name) ;;
	*) ok "$program exists" test -x "$BUILD/bin/$program" ;;
	esac
done <"$work/programs"

finish

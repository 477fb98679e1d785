#!/bin/sh
# The console blocks of README.md are one session, and it prints exactly what stands there; every
# program stands in its table.
. "$(dirname "$0")/../harness.sh"

# What stands behind ```console, without the fences.
# shellcheck disable=SC2016 # back quotes of Markdown
blocks() {
	sed -n '/^```console$/,/^```$/{/^```/d;p}' "$top/README.md"
}

# Each command as a call of `show`, which prints it and runs it; a backslash continues a line.
cat >"$work/session" <<'END'
show() {
	printf '$ %s\n' "$1"
	eval "$1"
}
END
blocks | awk -v quote="'" '
	/^\$ / || more {
		line = more ? $0 : substr($0, 3)
		gsub(quote, quote "\\" quote quote, line)
		printf "%s%s%s\n", more ? "" : "show " quote, line, /\\$/ ? "" : quote
		more = /\\$/
	}' >>"$work/session"
ok "there are commands" grep -q '^show ' "$work/session"

# A person reads the README at a terminal, so the session has one.
blocks >"$work/expected"
mkdir "$work/terminal"
cd "$work/terminal" || exit 2
COLUMNS=100 script -qec "sh $work/session" /dev/null </dev/null | tr -d '\r' >"$work/printed"
ok "the session prints what README.md shows" diff -u "$work/expected" "$work/printed"
keep_store "$work/terminal/trial"
keep_store "$work/terminal/练习"

# What one wants to do names every program, too; those that list, show or find themselves are `onestop`.
# shellcheck disable=SC2016 # back quotes of Markdown
sed -n '/^| to do |/,/^$/p' "$top/README.md" >"$work/wanted"
for source in "$top"/cmd/*.c; do
	name=$(basename "$source" .c)
	ok "README.md has $name in its table" grep -q "^| \`$name\` |" "$top/README.md"
	[ "$name" = onestop ] || ok "README.md says what $name is wanted for" grep -q "\`$name\`" "$work/wanted"
done
sed -n 's/^!\[.*](\(.*\))$/\1/p' "$top/README.md" | while read -r picture; do
	[ -s "$top/$picture" ] || echo "$picture"
done >"$work/bad"
ok "README.md shows no picture that does not exist" diff /dev/null "$work/bad"
# shellcheck disable=SC2016 # back quotes of Markdown
sed -n 's/^| `\([a-z]*-[a-z-]*\)` |.*/\1/p' "$top/README.md" | while read -r name; do
	[ -e "$top/cmd/$name.c" ] || echo "$name"
done >"$work/bad"
ok "README.md has no program that does not exist" diff /dev/null "$work/bad"

finish

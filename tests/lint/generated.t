#!/bin/sh
# Manual pages and completions in the tree are what `make generate` would write now.
. "$(dirname "$0")/lint.sh"

specs=
names=
for source in cmd/*.c; do
	[ -e "$source" ] || skip_all "there are no programs"
	name=$(basename "$source" .c)
	names="$names $name"
	specs="$specs $BUILD/spec/$name.json"
done

mkdir -p "$work/generated"
if command -v mandoc >/dev/null; then
	printf '.TH x 1\n.SH\n.no-such-macro\n' >"$work/bad.1"
	finds "a page that is not clean" sh -c '! mandoc -T lint -W warning "$1"' - "$work/bad.1"
	ok "mandoc says why" sh -c 'mandoc -T lint -W warning "$1" | grep -q bad.1' - "$work/bad.1"
fi
for name in $names; do
	env -i PATH="$PATH" LANG=C.UTF-8 LANGUAGE=en "$name" --spec >"$work/spec" 2>"$work/err"
	same "$BUILD/spec/$name.json" "$work/spec" "$name --spec is the one the pages are made from"
	# shellcheck disable=SC2086 # words
	"$BUILD/tools/generate" man $names <"$work/spec" >"$work/generated/$name.1"
	same "doc/man/$name.1" "$work/generated/$name.1" "doc/man/$name.1 is fresh (make generate)"
	if command -v mandoc >/dev/null; then
		ok "doc/man/$name.1 is clean" mandoc -T lint -W warning "doc/man/$name.1"
	fi
done
for page in doc/*.[57]; do
	"$BUILD/tools/generate" fill <"$page" >"$work/generated/page"
	same "$page" "$work/generated/page" "$page has fresh tables (make generate)"
	if command -v mandoc >/dev/null; then
		ok "$page is clean" mandoc -T lint -W warning "$page"
	fi
done
for page in doc/man/*.1; do
	ok "$page is of a program that exists" test -e "cmd/$(basename "$page" .1).c"
done
# shellcheck disable=SC2086 # words
"$BUILD/tools/generate" programs $specs >"$work/generated/programs.json"
same data/programs.json "$work/generated/programs.json" "data/programs.json is fresh (make generate)"
for shell in bash zsh fish; do
	# shellcheck disable=SC2086 # words
	"$BUILD/tools/generate" "$shell" $specs >"$work/generated/onestop.$shell"
	same "completions/onestop.$shell" "$work/generated/onestop.$shell" \
		"completions/onestop.$shell is fresh (make generate)"
done

finish

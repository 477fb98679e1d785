#!/bin/sh
# Manual pages, completions and JSON Schemas in the tree are what `make generate` would write now.
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

# fresh PAGE NEW: the page in the tree is the new one, and clean.
fresh() {
	same "$1" "$2" "$1 is fresh (make generate)"
	if command -v mandoc >/dev/null; then
		ok "$1 is clean" mandoc -T lint -W warning "$1"
	fi
}

for name in $names; do
	env -i PATH="$PATH" LANG=C.UTF-8 LANGUAGE=en "$name" --spec >"$work/spec" 2>"$work/err"
	same "$BUILD/spec/$name.json" "$work/spec" "$name --spec is the one the pages are made from"
	# shellcheck disable=SC2086 # words
	"$BUILD/tools/generate" man en $names <"$work/spec" >"$work/generated/$name.1"
	fresh "doc/man/$name.1" "$work/generated/$name.1"
	# shellcheck disable=SC2086 # words
	"$BUILD/tools/generate" man zh_CN $names <"$work/spec" >"$work/generated/$name.1"
	fresh "doc/man/zh_CN/$name.1" "$work/generated/$name.1"
done
for page in doc/*.[57]; do
	"$BUILD/tools/generate" fill <"$page" >"$work/generated/page"
	fresh "$page" "$work/generated/page"
done
"$BUILD/tools/generate" handbook <doc/手册.md >"$work/generated/page"
fresh doc/man/zh_CN/onestop-handbook.7 "$work/generated/page"
for page in doc/man/*.1 doc/man/zh_CN/*.1; do
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

"$BUILD/tools/generate" records >"$work/records"
at_least 15 "$work/records" "the records of a store have schemas"
while read -r name; do
	"$BUILD/tools/generate" record "$name" >"$work/generated/$name.json"
	same "doc/schema/$name.json" "$work/generated/$name.json" "doc/schema/$name.json is fresh (make generate)"
done <"$work/records"
for name in $names; do
	"$BUILD/tools/generate" output <"$BUILD/spec/$name.json" >"$work/generated/$name.json"
	if [ -s "$work/generated/$name.json" ]; then
		same "doc/schema/$name.json" "$work/generated/$name.json" "doc/schema/$name.json is fresh (make generate)"
	fi
done
"$BUILD/tools/generate" catalogue >"$work/generated/catalogue.json"
same doc/schema/catalogue.json "$work/generated/catalogue.json" "doc/schema/catalogue.json is fresh (make generate)"
for file in doc/schema/*.json; do
	ok "$file is of something that exists" test -s "$work/generated/${file#doc/schema/}"
done

finish

#!/bin/sh
# Every program has a test, a page, two examples, and does what all programs do.
. "$(dirname "$0")/lint.sh"

for source in cmd/*.c; do
	[ -e "$source" ] || skip_all "there are no programs"
	name=$(basename "$source" .c)
	ok "$name has tests/cmd/$name.t" test -s "tests/cmd/$name.t"
	ok "$name has doc/man/$name.1" test -s "doc/man/$name.1"

	run "$name" --spec
	is_status 0
	examples=$(grep -c '"line":' "$work/out")
	ok "$name has two examples or more" test "$examples" -ge 2

	run "$name" --version
	is_status 0
	out_has "$name (onestop) "
	quiet

	run "$name" --help
	is_status 0
	out_has "Usage: $name"
	out_has "Examples:"
	quiet

	run "$name" --no-such-option
	is_status 2
	err_has "$name: "
done
for test in tests/cmd/*.t tests/regulation/*.t; do
	[ -e "$test" ] || continue
	last=$(grep -v '^[[:space:]]*\(#.*\)\{0,1\}$' "$test" | tail -n 1)
	ok "$test ends with finish" test "$last" = finish
done

finish

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

# A function named like a sentence (tests/README.md) that main does not name never runs.
unused() {
	awk '
		function end() { for (name in made) if (seen[name] < 2) print file ": " name; split("", made); split("", seen) }
		FNR == 1 { end(); file = FILENAME }
		{ line = $0
		  while (match(line, /[a-z0-9_]+__[a-z0-9_]+/)) {
			name = substr(line, RSTART, RLENGTH)
			line = substr(line, RSTART + RLENGTH)
			seen[name]++
			if ($0 ~ "^static void " name "\\(void \\*\\*") made[name]
		  } }
		END { end() }' "$@" >"$work/unused"
	[ ! -s "$work/unused" ]
}
printf 'static void a__runs(void **state)\n{ a__runs }\nstatic void a__does_not(void **state)\n' >"$work/sample.c"
finds "a unit test that does not run" test "$(unused "$work/sample.c"; cat "$work/unused")" = "$work/sample.c: a__does_not"
ok "every unit test runs" unused tests/unit/test_*.c
[ ! -s "$work/unused" ] || note "$(cat "$work/unused")"

finish

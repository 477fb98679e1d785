#!/bin/sh
# A lint test whose tool is broken fails, or says why it tests nothing.  Each tool that a test gets its
# findings from is replaced by one that prints nothing and succeeds, then by one that prints nothing
# and exits with 1.  (That a test passes with its tools whole is seen where it runs by itself.)
. "$(dirname "$0")/lint.sh"

# Tests, and the tools behind their findings.  zsh and fish are not here: they need not be installed.
cat >"$work/table" <<'END'
citations   awk find grep sort
circles     awk nm sort
generated   cat mandoc
layers      awk sort
harness     cmp git grep
messages    awk grep msgcmp msgfmt xgettext
regulation  grep sed
records     awk grep
rooms       awk sed sort wc
shellcheck  bash find shellcheck sort xargs
rows        cc
sizes       awk grep sort wc
symbols     awk nm sed sort
tested      grep
typed       awk grep sed sort
words       find grep sed xargs
END

for test in tests/lint/*.t; do
	test=$(basename "$test" .t)
	[ "$test" = broken-tools ] || ok "$test stands in the table" grep -q "^$test " "$work/table"
done

# notices TEST TOOL STATUS: the first failure is enough; the pipe closes behind it.
notices() {
	tools=$work/$2-$3
	mkdir -p "$tools" "$work/tmp"
	printf '#!/bin/sh\nexit %d\n' "$3" >"$tools/$2"
	chmod +x "$tools/$2"
	TEST_PATH_FIRST=$tools TMPDIR=$work/tmp sh "tests/lint/$1.t" 2>"$work/err" |
		sed -n -e '/^not ok/{p;q}' -e '/^1\.\.0 # SKIP ./{p;q}' >"$work/noticed"
	ok "$1 notices that $2 says nothing and exits with $3" test -s "$work/noticed"
}

while read -r test tools <&3; do
	for tool in $tools; do
		notices "$test" "$tool" 0
		notices "$test" "$tool" 1
	done
done 3<"$work/table"

finish

#!/bin/sh
# A comment or a page that sends the reader to a file, a header or a manual page sends to one that is
# there: lib/ROOM, lib/ROOM/FILE.h, ROOM/FILE.h, FILE.h, doc/FILE.md, FILE.md, tests/DIR/FILE.t, NAME(5).
# What is made of parts (a variable, a *, a word in capitals) is not looked at.
. "$(dirname "$0")/lint.sh"

# Manual pages that are not ours.
others='cron(8) crontab(5) fopencookie(3) git(1) iconv(3) mail(1) man(7) script(1)'

# citations LIST FILE...: LIST names the files of the tree.
citations() {
	list=$1
	shift
	LC_ALL=C awk -v others="$others" -f tests/lint/citations.awk \
		pass=1 "$list" pass=2 lib/*/*.[ch] cmd/*.c tests/*/*.[ch] pass=3 "$@"
}

find . \( -path ./.git -o -path './build*' \) -prune -o -type f -print | sort >"$work/files"
set -- lib/*/*.[ch] cmd/*.c tests/*/*.t
at_least $# "$work/files" "files of the tree were found"

cat >"$work/sample" <<'END'
The strictness of gone.md, see README.md and lib/base/err.h,
lib/base/gone.h (and base/err.h; base/gone.h) or gone.h, err.h and stdio.h; lib/gone/.
gone(5), git(1) and onestop-store(5). Not exit(2), lib/*.c or tests/unit/test_<module>.c.
END
citations "$work/files" "$work/sample" >"$work/cited"
sed 's/[^ ]*://' "$work/cited" >"$work/told"
cat >"$work/expected" <<'END'
1 gone.md missing
1 README.md there
1 lib/base/err.h there
2 lib/base/gone.h missing
2 base/err.h there
2 base/gone.h missing
2 gone.h missing
2 err.h there
2 stdio.h there
2 lib/gone missing
3 gone(5) missing
3 git(1) there
3 onestop-store(5) there
END
same "$work/expected" "$work/told" "citations are found, dead and alive"

# This file cites what is gone, data is not ours alone, and lists of exceptions are held to the tree by
# their tests.
grep -vE '^\./(tests/lint/citations\.t|tests/lint/allow/|completions/|data/.*\.(csv|yaml|po)$)' "$work/files" >"$work/texts"
# shellcheck disable=SC2046 # our names have no blanks
citations "$work/files" $(cat "$work/texts") >"$work/cited"
set -- cmd/*.c
at_least $(($# * 4)) "$work/cited" "citations were read: four a program or more"
awk '$3 != "there" { sub(/^\.\//, ""); print }' "$work/cited" >"$work/bad"
none "$work/bad" "what is cited is there"

finish

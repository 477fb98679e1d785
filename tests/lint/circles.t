#!/bin/sh
# No files know each other in a circle: not by what they include, and not by what they call.
#
# A file is a .c and the .h of its name.  By include: A knows B when A.c or A.h includes B.h.  By symbol:
# A knows B when the object of A needs a name that the object of B defines.  nm tells that for data as
# well as for calls, so a table of functions in A is seen as knowing every file whose function stands in
# it, wherever the table is walked from.  What is not seen: a function that is handed over while the
# program runs (a callback, a visitor, a comparison for qsort) is known by the file that hands it over
# and not by the one that calls it, which is as it should be; and the writer of workbooks, which is
# opened by name (dlopen), is not seen from the file that opens it.
#
# allow/circles holds the steps that close a circle today, "include FROM TO" or "symbol FROM TO": those
# to be cut.  A step that goes round no longer must leave the list.
. "$(dirname "$0")/lint.sh"

round() {
	sed -n "s/^$1 //p" tests/lint/allow/circles >"$work/steps"
	awk -f tests/lint/circles.awk list=1 "$work/steps" list= "$2"
}

# no_circle KIND FILE: in the lines "FROM TO" of FILE.
no_circle() {
	round "$1" "$2" >"$work/round"
	edges=$(wc -l <"$2")
	if [ "$(cat "$work/round")" = "read $edges" ]; then
		pass "no circle by $1"
	else
		not_ok "no circle by $1" "$work/round"
	fi
}

printf 'a b\nb c\nc d\nd b\n' >"$work/sample"
printf 'd e\ne c\na b\n' >"$work/steps"
awk -f tests/lint/circles.awk list=1 "$work/steps" list= "$work/sample" >"$work/round"
cat >"$work/expected" <<'END'
b c d b
not needed: d e
not needed: e c
not needed: a b
read 4
END
same "$work/expected" "$work/round" "a circle is found, and an exception that is none"

awk '
	FNR == 1 {
		from = FILENAME
		sub(/\.[ch]$/, "", from)
		ours[from]
	}
	/^[ \t]*#[ \t]*include[ \t]*["<]/ {
		split($0, part, /["<>]/)
		sub(/\.h$/, "", part[2])
		who[++n] = from
		includes[n] = "lib/" part[2]
	}
	END {
		for (i = 1; i <= n; i++)
			if (includes[i] in ours && includes[i] != who[i]) print who[i], includes[i]
	}' lib/*/*.[ch] | sort -u >"$work/include"
set -- lib/*/*.c
at_least $(($# * 2)) "$work/include" "includes were read: two a source or more"
no_circle include "$work/include"

for source in lib/*/*.c; do
	object=$BUILD/obj/${source%.c}.o
	if [ -e "$object" ]; then echo "$object"; else echo "$source" >&2; fi
done >"$work/objects" 2>"$work/not-built"
none "$work/not-built" "every source of the library was built"

# A heading for each object, then its names.  The sanitizers give names of their own to every object.
# shellcheck disable=SC2046 # our names have no blanks
nm --format=posix $(cat "$work/objects") | awk -v build="$BUILD/obj/" '
	NF == 1 && index($0, build) == 1 {
		file = substr($0, length(build) + 1)
		sub(/\.o:$/, "", file)
		next
	}
	$1 ~ /^(__|_GLOBAL_)/ { next }
	$2 ~ /^[A-TVWZ]$/ { home[$1] = file; defines[file] }
	$2 == "U" { needs[++n] = $1; who[n] = file }
	END {
		for (i = 1; i <= n; i++)
			if (needs[i] in home && home[needs[i]] != who[i]) print who[i], home[needs[i]]
		for (file in defines) print file >defined
	}' defined="$work/defined" | sort -u >"$work/symbol"
at_least $# "$work/defined" "nm told names of every object"
at_least $# "$work/symbol" "and what they need of each other"
no_circle symbol "$work/symbol"

finish

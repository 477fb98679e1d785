#!/bin/sh
# What does not fit one screen, or one head, is a sign to look again: lines of a file, of a header, of
# a program and of a function, and sources in a room.  Tests are not measured: tables of cases are long.
#
# allow/sizes holds what is larger than it should be, with the size it has: "FILE LINES",
# "FILE:FUNCTION LINES" or "ROOM SOURCES".  A figure there follows downwards, and goes with the need.
. "$(dirname "$0")/lint.sh"

limits='file=400 header=150 program=80 function=50 room=25'

# measure FILE...: lines "KIND NAME SIZE" of files and functions.  A function begins with the brace in
# the first column and ends with the next one there; its name stands before the first parenthesis
# of the last line above that begins in the first column.
measure() {
	awk '
		function file_ends() {
			if (!path) return
			kind = path ~ /\.h$/ ? "header" : path ~ /^cmd\// ? "program" : "file"
			print kind, path, lines
			if (open) print "unclosed", path ":" name, open
		}
		FNR == 1 { file_ends(); path = FILENAME; open = 0 }
		{ lines = FNR }
		/^[A-Za-z_].*\(/ && !open {
			name = $0
			sub(/ *\(.*/, "", name)
			sub(/.*[ *]/, "", name)
		}
		/^\{/ && !open { open = FNR }
		/^\}/ && open { print "function", path ":" name, FNR - open + 1; open = 0 }
		END { file_ends() }' "$@"
}

# The same by shell alone, on a sample.
cat >"$work/sample.c" <<'END'
static const struct row rows[] = {
	{1, 2},
};

static const char *row_name(const struct row *row,
	int n)
{
	return "{";
}

struct row *row_of(int n)
{
	return &rows[n];
}
END
measure "$work/sample.c" >"$work/sizes"
cat >"$work/expected" <<END
function $work/sample.c:row_name 3
function $work/sample.c:row_of 3
file $work/sample.c 14
END
same "$work/expected" "$work/sizes" "functions and files are measured"

measure lib/*.h lib/*/*.[ch] cmd/*.c doc/generate/*.[ch] >"$work/sizes"
for room in lib/*/; do
	set -- "$room"*.c
	echo "room ${room%/} $#"
done >>"$work/sizes"
set -- lib/*.h lib/*/*.[ch] lib/*/ cmd/*.c doc/generate/*.[ch]
grep -v '^function' "$work/sizes" >"$work/files"
ok "every file and room was measured" test "$(wc -l <"$work/files")" -eq $#
set -- lib/*/*.c cmd/*.c
at_least $(($# * 3)) "$work/sizes" "functions were measured: two a source or more"
ok "every function ends" sh -c 'test -s "$1" && ! grep "^unclosed" "$1"' - "$work/sizes"

awk -v limits="$limits" '
	BEGIN {
		n = split(limits, part, /[= ]/)
		for (i = 1; i < n; i += 2) limit[part[i]] = part[i + 1]
	}
	$3 > limit[$1] + 0 { print $2, $3 }' "$work/sizes" | sort >"$work/found"
allowed sizes "$work/found" "nothing is larger than $limits"

finish

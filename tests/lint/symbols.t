#!/bin/sh
# What an object of the library exports stands in a header of its room, says where it is defined, and
# cannot be taken for a name of a library that is linked.
#
# Where: a name begins with the name of its file, or with its plural (lib/ticket/transition.c:
# transition_find, transitions).  What belongs to the noun of a room begins with the noun in all files
# that are named after it (lib/ticket/ticket_store.c: ticket_load; the noun of act is ticket, too:
# lib/act/ticket_handling.c: ticket_assign), and a file with a plain verb or
# adjective for its name is called in full, by room and file (lib/record/read.c: record_read).
# allow/prefix holds "SYMBOL FILE" of what does not begin so yet.
. "$(dirname "$0")/lint.sh"

for source in lib/*/*.c; do
	object=$BUILD/obj/${source%.c}.o
	if [ -e "$object" ]; then echo "$object"; else echo "$source" >&2; fi
done >"$work/objects" 2>"$work/not-built"
none "$work/not-built" "every source of the library was built"

# Lines "SYMBOL lib/ROOM/FILE.c"; the sanitizers and the coverage counters add names of their own, and
# lib/table/out_xlsx_temp.c replaces one function of libxlsxwriter, and says why.
# shellcheck disable=SC2046 # our names have no blanks
nm -g --defined-only --format=posix $(cat "$work/objects") | awk -v build="$BUILD/obj/" '
	NF == 1 && index($0, build) == 1 {
		file = substr($0, length(build) + 1)
		sub(/\.o:$/, ".c", file)
		next
	}
	$1 ~ /^(__asan_|__odr_asan|__gcov|__lsan_|__ubsan_)/ { next }
	$1 == "lxw_tmpfile" && file == "lib/table/out_xlsx_temp.c" { next }
	NF { print $1, file }' | sort >"$work/symbols"

set -- lib/*/*.c
sed 's/.* //' "$work/symbols" | sort -u >"$work/told"
ok "every source exports something" test "$(wc -l <"$work/told")" -eq $#

sed 's/ .*//' "$work/symbols" | uniq -d >"$work/bad"
none "$work/bad" "no symbol is defined twice"

# Names in the headers of a room, apart from comments.
awk '
	function room(path) {
		sub(/\/[^\/]*$/, "", path)
		return path
	}
	header {
		while (match($0, /\/\*/) || comment) {
			before = comment ? "" : substr($0, 1, RSTART - 1)
			rest = comment ? $0 : substr($0, RSTART + 2)
			comment = !(end = index(rest, "*/"))
			$0 = before " " (end ? substr(rest, end + 2) : "")
			if (comment) break
		}
		n = split($0, word, /[^A-Za-z0-9_]+/)
		for (i = 1; i <= n; i++) declared[room(FILENAME), word[i]]
		next
	}
	!((room($2), $1) in declared) { print $2 " exports " $1 ", which no header declares" }
	{ read++ }
	END { print "read", read }' header=1 lib/*/*.h header= "$work/symbols" >"$work/bad"
echo "read $(wc -l <"$work/symbols")" >"$work/expected"
same "$work/expected" "$work/bad" "every exported symbol is declared in a header of its room"

# rule PATTERN WHAT: no name is one that the awk pattern finds.
rule() {
	awk "$1"' { print } { read++ } END { print "read", read }' "$work/symbols" >"$work/bad"
	same "$work/expected" "$work/bad" "$2"
}

# Prefixes of libyaml, libcsv, jansson, libunistring, libxlsxwriter; csv_table is ours,
# and libcsv has nothing that begins so.
rule '!/^csv_table_/ && /^(yaml|csv|json|jsonp|u8|u16|u32|uc|ulc|lxw|workbook|worksheet|format_set)_/' \
	"no name looks like one of a library that is linked"
# Functions named without a noun would collide with each other and say nothing.
rule '!/^[a-z0-9]+_[a-z0-9_]+ / && !/^[a-z]+s /' "names are noun_verb, tables a plural"

awk '
	function begins(noun) {
		return $1 == noun || index($1, noun "_") == 1
	}
	{
		split($2, part, "/")
		room = part[2] == "act" ? "ticket" : part[2]
		file = part[3]
		sub(/\.c$/, "", file)
		many = file "s"
		if (many ~ /ys$/) sub(/ys$/, "ies", many)
		if (begins(file) || begins(many) || begins(room "_" file)) next
		if (begins(room) && (file == room || index(file, room "_") == 1)) next
		print
	}' "$work/symbols" >"$work/found"
allowed prefix "$work/found" "a name says which file it is in"

finish

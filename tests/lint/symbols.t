#!/bin/sh
# What an object of the library exports stands in a header of its layer, and no name of ours can be
# taken for one of a library that is linked.
. "$(dirname "$0")/../harness.sh"
cd "$top" || exit 2

# lib/table/xlsx.c replaces one function of libxlsxwriter, and says why.
replaced="lxw_tmpfile lib/table/xlsx.c"

touch "$work/not-built"
# Lines "SYMBOL lib/LAYER/FILE.c"; the sanitizers and the coverage counters add names of their own.
for source in lib/*/*.c; do
	object=$BUILD/obj/${source%.c}.o
	if ! [ -e "$object" ]; then
		echo "$source" >>"$work/not-built"
		continue
	fi
	nm -g --defined-only --format=posix "$object" | while read -r symbol _; do
		case $symbol in
		__asan_* | __odr_asan* | __gcov* | __ubsan_*) ;;
		*) echo "$symbol $source" ;;
		esac
	done
done | grep -vxF "$replaced" >"$work/symbols"

ok "every source of the library was built" diff /dev/null "$work/not-built"

sed -n 's/ .*//p' "$work/symbols" | sort | uniq -d >"$work/bad"
ok "no symbol is defined twice" diff /dev/null "$work/bad"

while read -r symbol source; do
	grep -qw -e "$symbol" "${source%/*}"/*.h || echo "$source exports $symbol, which no header declares"
done <"$work/symbols" >"$work/bad"
ok "every exported symbol is declared in a header of its layer" diff /dev/null "$work/bad"

# Prefixes of libyaml, libcsv, jansson, libsmartcols, libunistring, libxlsxwriter; csv_table is ours,
# and libcsv has nothing that begins so.
grep -v '^csv_table_' "$work/symbols" | grep -E '^(yaml|csv|json|jsonp|scls|u8|u16|u32|uc|ulc|lxw|workbook|worksheet|format_set)_' \
	>"$work/bad"
ok "no name looks like one of a library that is linked" diff /dev/null "$work/bad"

# Functions named without a noun would collide with each other and say nothing.
grep -vE '^[a-z0-9]+_[a-z0-9_]+ |^[a-z]+s ' "$work/symbols" >"$work/bad"
ok "names are noun_verb, tables a plural" diff /dev/null "$work/bad"

finish

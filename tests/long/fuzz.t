#!/bin/sh
# A million inputs to every fuzz target, under the address and undefined behaviour sanitizers
# (FUZZ_RUNS for another number).
. "$(dirname "$0")/../harness.sh"
cd "$top" || exit 2
command -v clang >/dev/null || skip_all "clang, which has libFuzzer, is not installed"

for source in tests/fuzz/fuzz_*.c; do
	name=$(basename "$source" .c)
	# shellcheck disable=SC2046 # our names have no blanks
	ok "$name builds" clang -std=c17 -D_GNU_SOURCE -g -O1 -Ilib -include lib/base/banned.h \
		-fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -o "$work/$name" "$source" \
		$(find lib -name '*.c' ! -path lib/table/out_xlsx.c ! -path 'lib/cli/*' | sort) \
		-lyaml -lcsv -ljansson -lmd -lsmartcols -lunistring -ldl
	mkdir "$work/$name.corpus"
	cp "tests/fuzz/$name"/* "$work/$name.corpus" 2>/dev/null
	ok "$name: no report" "$work/$name" -runs="${FUZZ_RUNS:-1000000}" -print_final_stats=1 \
		-artifact_prefix="$work/" "$work/$name.corpus"
	note "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$work/ok") inputs"
done

finish

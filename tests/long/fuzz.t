#!/bin/sh
# A million inputs to every fuzz target, under the address and undefined behaviour sanitizers
# (FUZZ_RUNS for another number, FUZZ_TARGETS for some).
. "$(dirname "$0")/../harness.sh"
cd "$top" || exit 2
command -v clang >/dev/null || skip_all "clang, which has libFuzzer, is not installed"
: "${FUZZ_RUNS:=1000000}" "${FUZZ_TARGETS:=}"

# target|bytes an input may have|what the first input is, as printf '%b' writes it.  A target may have
# several lines; those without any begin with nothing.
table() {
	cat <<'END'
fuzz_record|4096|
fuzz_canonical|4096|id: "S-1"\nstate: "open"\nkind: "unit"\nname: "a \\"b\\" \\t"\nremark: |2-\n   x\n\n  y\ndue: "2026-09-18"\ncount: -12\nlimit: 5\nfee: "86.40"\nurgent: true\n
fuzz_canonical|4096|id: "S"\nremark: |\n  a\nlimit: 0\npapers:\n- "身份证"\n- "b"\ncontact:\n  state: "a"\n  "no": |+\n    b\n\nsteps:\n- department: "a"\n  days: 3\n  remark: |-\n    x\n  changed:\n    k: "v"\n  seen:\n  - "c"\n- department: "b"\n
fuzz_canonical|4096|id: "S"\nlimit: 1\n---\nid: "T"\nname: "𠮷"\nlimit: 2\n---\nid: "U"\nlimit: 3\nsteps: []\n
fuzz_event|8192|id: "20260105-HQ-0001"\nservice: "a"\nstate: "received"\nround: 1\nowner: "w"\nreceived_at: "2026-01-05T09:00:00+08:00"\nevents:\n- id: "HQ-1"\n  at: "2026-01-05T09:00:00+08:00"\n  by: "w"\n  act: "receive"\n  set:\n    id: "20260105-HQ-0001"\n    service: "a"\n    state: "received"\n    round: "1"\n    owner: "w"\n    received_at: "2026-01-05T09:00:00+08:00"\n- id: "HQ-2"\n  at: "2026-01-05T09:00:01+08:00"\n  by: "w"\n  act: "approve"\n  set:\n    state: "approved"\n- id: "HQ-3"\n  at: "2026-01-05T09:00:01+08:00"\n  by: "w"\n  act: "return"\n  text: |-\n    net: no\n  set:\n    returns: "1"\n    agreed: "net"\n---\nid: "20260105-HQ-0001"\nservice: "a"\nstate: "received"\nround: 1\nowner: "w"\nreceived_at: "2026-01-05T09:00:00+08:00"\nevents:\n- id: "HQ-1"\n  at: "2026-01-05T09:00:00+08:00"\n  by: "w"\n  act: "receive"\n  set:\n    id: "20260105-HQ-0001"\n    service: "a"\n    state: "received"\n    round: "1"\n    owner: "w"\n    received_at: "2026-01-05T09:00:00+08:00"\n- id: "XS-1"\n  at: "2026-01-05T09:00:01+08:00"\n  by: "w"\n  act: "approve"\n  after:\n  - "HQ-1"\n  set:\n    state: "approved"\n- id: "XS-2"\n  at: "2026-01-05T09:00:01+08:00"\n  by: "w"\n  act: "assign"\n  text: |-\n    net: yes\n  set:\n    state: "assigned"\n    returns: "2"\n    agreed: ""\n
fuzz_event|8192|number: "0000012345"\nstate: "active"\nholder: "w"\nevents:\n- id: "HQ-1"\n  at: "2026-01-05T09:00:00+08:00"\n  by: "w"\n  act: "open"\n  set:\n    number: "0000012345"\n    state: "active"\n    holder: "w"\n- id: "HQ-2"\n  at: "2026-01-05T09:00:02+08:00"\n  by: "w"\n  act: "refund"\n  amount: "-1.00"\n---\nnumber: "0000012345"\nstate: "active"\nholder: "w"\nevents:\n- id: "HQ-1"\n  at: "2026-01-05T09:00:00+08:00"\n  by: "w"\n  act: "open"\n  set:\n    number: "0000012345"\n    state: "active"\n    holder: "w"\n- id: "XS-1"\n  at: "2026-01-05T09:00:02+08:00"\n  by: "w"\n  act: "refund"\n  amount: "-2.00"\n
fuzz_rows|4096|编号,时间\n"1",2\n
fuzz_rows|4096|\0357\0273\0277a,b\r\n1,"x\ny"\r\n
fuzz_id|64|20260918-XS-0001
fuzz_id|64|20260918-XS-R0001
fuzz_id|64|0000012345
fuzz_id|64|meter-reading
fuzz_id|64|11010519491231002X
fuzz_id|64|91350100M000100Y43
fuzz_id|64|13800138000
fuzz_date|64|2026-09-18
fuzz_date|64|2026-09-18T09:00:00+08:00
fuzz_date|64|2025-06-12T23:56:00.000+08:00
fuzz_date|64|06/12/2025 11:56:00 PM
fuzz_date|64|2025年6月12日 15时30分
fuzz_date|64|2025/6/12 15:30
fuzz_money|40|86.40
fuzz_money|40|-5.00
fuzz_config|1024|[core]\n\trepositoryformatversion = 0\n\tbare = false\n[onestop]\n\tdesk = XS\n\tstaff = "wangmin"\n
fuzz_config|1024|[remote "origin"]\n\turl = /srv/x\n[alias]\n\tst = status\n# x\n
fuzz_maps|2048|name: x\nencoding: utf-8\ndate_format: [iso]\ncolumns:\n  - {field: id, column: 编号}\n  - {field: received, column: 时间}\nstatuses:\n  - {text: 已办, state: closed}\n
fuzz_maps|2048|name: x\ncolumns:\n  - {field: number, column: 户号}\nwords:\n  - {field: state, text: 正常, value: active}\n
fuzz_bills|2048|account,period,volume_m3,amount\n0000012345,2026-08,9,50.00\n
fuzz_notices|2048|year: 2027\nsource: 国办发明电\nholidays:\n  - {date: 2027-01-01, name: 元旦}\nworkdays:\n  - {date: 2027-01-03, name: 元旦}\n
fuzz_notices|2048|year: 2020\nregion: hubei\nsource: 鄂\nholidays: []\nworkdays: []\n
fuzz_pack|2048|\0002\0014\0047\0074\0000\0000\0000\0000\0000\0120\0101\0103\0113\0000\0000\0000\0002\0000\0000\0000\0003\0272\0002\0170\0234\0053\0051\0112\0115\0125\0310\0117\0123\0050\0317\0057\0112\0051\0346\0052\0301\0303\0003\0000\0107\0264\0016\0373\0153\0033\0170\0234\0323\0022\0231\0300\0307\0226\0230\0224\0234\0222\0232\0006\0000\0020\0143\0003\0070\0164\0040\0040\0040\0040\0040\0040\0040\0040\0040\0040\0040\0040\0040\0040\0040\0040\0040\0040\0040\0040\0170\0234\0023\0021\0231\0040\0002\0000\0001\0304\0000\0315
fuzz_index|2048|2\0002\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0201\0244\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0021\0021\0021\0021\0021\0021\0021\0021\0021\0021\0021\0021\0021\0021\0021\0021\0021\0021\0021\0021\0000\0003a/b\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0201\0244\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0042\0042\0042\0042\0042\0042\0042\0042\0042\0042\0042\0042\0042\0042\0042\0042\0042\0042\0042\0042\0000\0003a/c\0000\0000\0000\0000\0000\0000\0000TREE\0000\0000\00003\00002\00401\0012\0365(h\0011w\0343\0321\0025<U</\0370uA\0014D\0034\0020Oa\00002\00400\0012\0252\0037\0366\0250z\03276\0315\0375\0247\0016\0016\0310\0213\0376\0323\0256\0320En
fuzz_index|2048|4\0002\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0201\0244\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0021\0021\0021\0021\0021\0021\0021\0021\0021\0021\0021\0021\0021\0021\0021\0021\0021\0021\0021\0021\0000\0003\0000a/b\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0201\0244\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0000\0042\0042\0042\0042\0042\0042\0042\0042\0042\0042\0042\0042\0042\0042\0042\0042\0042\0042\0042\0042\0000\0003\0001c\0000TREE\0000\0000\00003\00002\00401\0012\0365(h\0011w\0343\0321\0025<U</\0370uA\0014D\0034\0020Oa\00002\00400\0012\0252\0037\0366\0250z\03276\0315\0375\0247\0016\0016\0310\0213\0376\0323\0256\0320En
fuzz_pack|2048|\0200\0000\0000\0000\0000\0000\0000\0000\0000\0377tOc\0000\0000\0000\0002
END
}

# The library once, with the marks by which libFuzzer sees where an input leads.
flags='-std=c17 -D_GNU_SOURCE -g -O1 -Ilib -include lib/base/banned.h
	-fsanitize=address,undefined -fno-sanitize-recover=all'
mkdir "$work/lib"
find lib -name '*.c' ! -name 'out_xlsx*.c' ! -name 'form_pdf*.c' ! -path 'lib/cli/*' \
	! -path 'lib/offer/*' ! -path 'lib/program/*' ! -path 'lib/page/*' | sort >"$work/sources"
# shellcheck disable=SC2016 # for the inner shell
ok "the library builds" xargs -P "$(nproc)" -n 1 -a "$work/sources" sh -c \
	'out=$1/$(echo "$3" | tr / _); shift; exec clang $1 -fsanitize=fuzzer-no-link -c -o "${out%.c}.o" "$2"' \
	- "$work/lib" "$flags"

for source in tests/fuzz/fuzz_*.c; do
	name=$(basename "$source" .c)
	table | grep "^$name|" >"$work/table"
	ok "$name has a line in the table" test -s "$work/table"
	case " ${FUZZ_TARGETS:-$name} " in *" $name "*) ;; *) continue ;; esac
	# shellcheck disable=SC2086 # words; our names have no blanks
	ok "$name builds" clang $flags -fsanitize=fuzzer -o "$work/$name" "$source" "$work"/lib/*.o \
		-lyaml -lcsv -ljansson -lmd -lz -lunistring -ldl
	mkdir "$work/$name.corpus"
	n=0
	max_len=$(sed -n '1s/^[^|]*|\([0-9]*\)|.*/\1/p' "$work/table")
	while IFS='|' read -r _ _ seed; do
		n=$((n + 1))
		[ -z "$seed" ] || printf '%b' "$seed" >"$work/$name.corpus/$n"
	done <"$work/table"
	ok "$name: no report" "$work/$name" -runs="$FUZZ_RUNS" -max_len="$max_len" -seed=1 \
		-print_final_stats=1 -artifact_prefix="$work/" "$work/$name.corpus"
	note "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$work/ok") inputs"
done
rm -rf /dev/shm/onestop-fuzz-*

finish

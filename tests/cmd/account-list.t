#!/bin/sh
# Accounts found by what is known of them.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

find_is() {
	what=$1
	shift
	run account-list --ids "$@"
	is_status 0
	out_is "$what"
}

household --licence L-2026-7 --contact 赵六
account --address 𠮷野路2号 --phone 0724-2331234 --meter-no M777
given account-contact "$number" --contact 孙七
given account-new ABC000001 --use residential=100 --name 买买提·吐尔逊 --id-type passport --id-no E12345678
given account-new ABC000002 --name 𠮷野 --state pending
given account-new 9900000001 --use residential=50,special=50 --name 张𬌗 --id-type credit-code --id-no 91350100M000100Y43

# ---- The list -----------------------------------------------------------------------------------------

run account-list
is_status 0
out_is "for people" <<'END'
account    state          holder    address     telephone    meter owed (yuan) prepaid (yuan)
0000100001 active         王*明     象山大道*号 138****8000  M001
0000100002 active         王*明     𠮷野路*号   0724-*****34 M777
9900000001 active         张*
ABC000001  active         买*****逊
ABC000002  not yet in use 𠮷*
END
run account-list --format csv
out_is "for programs" <<'END'
account,state,name,id_type,id_no,address,phone,meter_no,calibre,use,population,base_volume,owes,prepaid,opened_on
0000100001,active,王*明,resident,1101**********002X,象山大道*号,138****8000,M001,15,residential=100,,,,,2026-09-18
0000100002,active,王*明,,,𠮷野路*号,0724-*****34,M777,,,,,,,2026-09-18
9900000001,active,张*,credit-code,9135**********0Y43,,,,,"residential=50,special=50",,,,,2026-09-18
ABC000001,active,买*****逊,passport,*********,,,,,residential=100,,,,,2026-09-18
ABC000002,pending,𠮷*,,,,,,,,,,,,2026-09-18
END

# ---- Found by ---------------------------------------------------------------------------------------

find_is "part of a name" --find 吐尔逊 <<'END'
ABC000001
END
find_is "a rare character" --find 𬌗 <<'END'
9900000001
END
find_is "name and address" --find 𠮷野 <<'END'
0000100002
ABC000002
END
find_is "part of the address" --find 象山大道 <<'END'
0000100001
END
find_is "part of the telephone" --find 2331 <<'END'
0000100002
END
find_is "the contact" --find 孙七 <<'END'
0000100002
END
find_is "the meter" --find M777 <<'END'
0000100002
END
find_is "the licence" --find L-2026 <<'END'
0000100001
END
find_is "part of the number" --find C0000 <<'END'
ABC000001
ABC000002
END
find_is "the identity number" --find 11010519491231002X <<'END'
0000100001
END
find_is "the telephone without its dash" --find 07242331234 <<'END'
0000100002
END
find_is "the telephone, full width, with the country's number" --find '＋８６ １３８ ００１３ ８０００' <<'END'
0000100001
END
find_is "the number with a blank" --find '99000 00001' <<'END'
9900000001
END
find_is "a name with another dot" --find 买买提．吐尔逊 <<'END'
ABC000001
END
find_is "a name without its dot" --find 买买提吐尔逊 <<'END'
ABC000001
END
find_is "small letters" --find 'l-2026－7' <<'END'
0000100001
END
find_is "initials of a name" --find wxm <<'END'
0000100001
0000100002
END
find_is "initials of a road, and the house" --find xsdd1 <<'END'
0000100001
END
find_is "all of a name" --find wangxiaoming --prefix 0000100002 <<'END'
0000100002
END
find_is "a rare character, by its reading" --find jiye <<'END'
0000100002
ABC000002
END
find_is "a radical" --find 象⼭大道 <<'END'
0000100001
END
find_is "one letter is no initial" --find j </dev/null
find_is "what nobody has" --find 没有这个 </dev/null
find_is "a character that records escape" --find '"' </dev/null
find_is "what only a history has" --find 2026-09-18T </dev/null
find_is "--prefix" --prefix ABC <<'END'
ABC000001
ABC000002
END
find_is "--state" --state pending <<'END'
ABC000002
END
find_is "several states and a text" --state pending,suspended --find 𠮷 <<'END'
ABC000002
END

# ---- Who owes, what runs out -----------------------------------------------------------------------------

find_is "nobody owes" --owing </dev/null
bill 0000100001 2026-08 86.40
bill 0000100001 2026-09 10.00
bill ABC000001 2026-08 1.00
run account-list --owing --format csv --columns number,bills
out_is "--owing, with the number of unpaid bills" <<'END'
number,bills
0000100001,2
ABC000001,1
END
run account-pay ABC000001 --method cash
find_is "paid" --owing <<'END'
0000100001
END

run account-suspend 0000100002 --reading 0 --paper all --months 6
is_status 0
run account-base ABC000001 --population 6 --paper all --years 1
is_status 0
run account-base 9900000001 --volume 40 --paper all --years 0
is_status 0
find_is "nothing ends in five months" --running-out 5 </dev/null
find_is "a suspension in six" --running-out 6 <<'END'
0000100002
END
find_is "a base volume within 13" --running-out 13 <<'END'
0000100002
ABC000001
END
run account-cancel 0000100002 --reading 0 --final-bill 0 --paper all --confirm 0000100002
is_status 0
find_is "of a cancelled account nothing ends" --running-out 13 <<'END'
ABC000001
END
run account-list --running-out 121
is_status 2
err_is <<'END'
account-list: --running-out: 0 to 120 months
END
refusal 2 "account-list: --running-out: 0 to 120 months" account-list --running-out -1

# ---- Masked unless -------------------------------------------------------------------------------------

for format in table csv tsv json; do
	run account-list --columns all --format $format
	is_status 0
	for personal in 王小明 买买提·吐尔逊 11010519491231002X 13800138000 2331234 91350100M000100Y43 E12345678; do
		out_lacks "$personal" "$format: without $personal"
	done
done
for who in wangmin sunli jiwei; do
	run account-list --unmask --as $who --find 王小明 --format csv --columns number,holder,phone
	is_status 0
	out_has 0000100001,王小明,13800138000 "$who may --unmask a list"
done
for who in lihua zhaolei; do
	refusal 1 "account-list: $(staff_name "$who") may not run --unmask: it requires role supervisor or inspector or administrator (roles are in catalogue/staff.yaml); first: ask an admin" \
		account-list --unmask --as $who
done

# ---- Usage -----------------------------------------------------------------------------------------

refusal 2 'account-list: --state: "gone" is not a valid state (active, suspended, cancelled, pending)' \
	account-list --state gone
refusal 2 "account-list: --find: the value is empty; leave the option out instead" account-list --find ''
refusal 2 'account-list: "extra" is one word too many; first: account-list --help' account-list extra
run account-list --sort=-number --ids --prefix ABC
out_is "sorted" <<'END'
ABC000002
ABC000001
END
run sh -c 'account-list >/dev/full'
is_status 5

# An account broken by hand is told; the others are printed.
sed -i '3a colour: "red"' accounts/000010/00001000.yaml
refused 3 account-list --format csv --no-header --columns number
err_is <<'END'
account-list: accounts/000010/00001000.yaml:4:1: account has no key "colour"
END
out_has ABC000001
git checkout -q accounts

# ---- Only where the number says -----------------------------------------------------------------------

# A block that is damaged is told by whoever opens it.
echo 'nonsense: 1' >>accounts/990000/99000000.yaml
for prefix in 0 00001000 0000100001 00001000010 0001 8 A ABC0000012; do
	run account-list --prefix $prefix --ids
	is_status 0 "no block of other numbers is opened: $prefix"
done
for prefix in 9 9900 99000000 9900000001; do
	refused 3 account-list --prefix $prefix --ids
	err_has accounts/990000/99000000.yaml
done
git checkout -q accounts

# ---- A town in little memory --------------------------------------------------------------------------

# Of numbers of one length rows are printed as they are read; the order is that of numbers all the same.
new_store
awk -v n=12000 -f "$top/tests/bench/accounts.awk" >"$work/town.csv"
given account-import "$work/town.csv"
run account-list --ids
sort "$work/out" >"$work/sorted"
ok "all of them" test "$(wc -l <"$work/out")" -eq 12000
ok "by number" cmp "$work/out" "$work/sorted"
for format in table csv tsv xlsx json; do
	given account-list --format $format -o "$work/by-walk.$format"
	given account-list --format $format --sort account -o "$work/by-sort.$format"
	ok "--format $format: the same, printed as they come or sorted" \
		cmp "$work/by-walk.$format" "$work/by-sort.$format"
done
given account-list --sort=-state,use --columns account,state,use,bills --format csv -o "$work/list.csv"
ok "what is equal stays in the order of numbers" sh -c '
	tail -n +2 "$1" | LC_ALL=C sort -s -t, -k2,2r -k3,3 -c' - "$work/list.csv"
run account-list --prefix 9999
is_status 0
out_is "nothing found, nothing printed" </dev/null
run account-list --prefix 9999 --format json
out_is <<'END'
[]
END
run account-list --format csv --columns account,nonsense
is_status 2
out_is "an unknown column is told before the first row" </dev/null

if command -v python3 >/dev/null; then
	# peak COMMAND...: the most memory it had, in KiB.
	peak() {
		ASAN_OPTIONS=quarantine_size_mb=1 python3 -c '
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)' "$@"
	}
	# What was folded away lies beside the blocks, as in every store after some months.
	mkdir -p accounts/history/2026/000001
	# Each account of a list takes nothing, of one that is sorted some 600 bytes.
	few=$(peak account-list --prefix 9999 --format csv)
	for options in "--format csv" "--format json" "--format tsv" "--ids" "--format xlsx -o $work/list.xlsx" \
		"--format table" "--sort name --format csv" "--unmask --format csv"; do
		# shellcheck disable=SC2086 # an option and its value
		more=$(($(peak account-list $options) - few))
		case $options in *sort* | *table* | *xlsx*) most=5000 ;; *) most=1500 ;; esac
		ok "account-list $options: memory for 12,000 more, $more KiB" test "$more" -lt "$most"
	done

	# Numbers of another length stand among them: only what may come behind such is kept, of one directory.
	awk -v n=30000 -f "$top/tests/bench/accounts.awk" | sed 1d >"$work/rows"
	new_store
	{
		sed -n 1p "$work/town.csv"
		awk -F, -v OFS=, '{ $1 = sprintf("%s%02d%s", substr($1, 1, 4), i % 60, substr($1, 7)); i++; print }' "$work/rows" | LC_ALL=C sort -u -t, -k1,1
	} >"$work/wide.csv"
	given account-import "$work/wide.csv"
	few=$(peak account-list --prefix 9999 --format csv)
	for number in 00010000005 000130000051 0001591 99990001; do
		given account-new $number --name 王小明
	done
	run account-list --ids
	ok "numbers of several lengths: all of them" [ "$(wc -l <"$work/out")" = "$(wc -l <"$work/wide.csv" | awk '{ print $1 + 3 }')" ]
	ok "numbers of several lengths: in order" env LC_ALL=C sort -c "$work/out"
	more=$(($(peak account-list --format csv) - few))
	ok "numbers of several lengths: memory for 30,000 more, $more KiB" [ $more -lt 5000 ]
else
	echo "# python3 is not installed: how much memory a list takes was not tested"
fi

finish

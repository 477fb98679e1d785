#!/bin/sh
# What every program does the same way: --help, --version, wrong options, --, a full disk.
. "$(dirname "$0")/../harness.sh"

new_store --desk XS --test-clock --claimed --staff lihua --staff-name 李华
for request in 井盖破损 消火栓漏水 路面塌陷; do
	given ticket-new facility --name 李四 --phone 13900139000 --address 长宁大道2号 --request $request
done
given ticket-assign 20260918-XS-0002 --to network

# one_line NAME: one line on standard error, which begins with the program's name.
one_line() {
	ok "$command_line: one line on standard error" test "$(wc -l <"$work/err")" -eq 1
	ok "$command_line: it begins with the name" grep -q "^$1: [^ ]" "$work/err"
}

for program in "$BUILD"/bin/*; do
	name=$(basename "$program")

	# ---- --help ---------------------------------------------------------------------------

	cd "$work" || exit 2
	run "$name" --help
	is_status 0 "$name --help outside of a store"
	quiet
	cp "$work/out" "$work/help"
	ok "$name --help begins with the usage" grep -q "^Usage: $name" "$work/help"
	out_has 'Common options:' "$name --help: options"
	out_has '--help' "$name --help: names itself"
	out_has 'Exit status: 0 done, 1 refused or nothing found, 2 usage, 3 malformed data, 4' \
		"$name --help: exit status"
	sed -n '/^Examples:$/,/^$/p' "$work/help" >"$work/examples"
	ok "$name --help: two examples" test "$(grep -c '^  [^ ]' "$work/examples")" -ge 2
	ok "$name --help: every example has an explanation" test \
		"$(grep -c '^  [^ ]' "$work/examples")" -le "$(grep -c '^      ' "$work/examples")"
	# An example is a command to copy, and stays in one piece.
	grep -vF -e "$(grep '^  [^ ]' "$work/examples")" "$work/help" >"$work/prose"
	ok "$name --help: no line over 100 columns" test "$(wc -L <"$work/prose")" -le 100

	run "$name" --spec
	is_status 0
	sed -n 's/^  "article": "\(..*\)",$/\1/p' "$work/out" >"$work/article"
	if [ -s "$work/article" ]; then
		ok "$name --help ends with its article" test "$(tail -n 1 "$work/help")" = \
			"Regulation 荆水字〔2019〕17号, article $(LC_ALL=C.UTF-8 sed 'y/一二三四五六七八九（）/123456789()/' "$work/article")."
	fi
	run "$name" -h
	out_is "$name -h is --help" <"$work/help"
	run "$name" --help --no-such-option
	is_status 2 "$name: a mistake beside --help is a mistake"

	# ---- --version ------------------------------------------------------------------------

	run "$name" --version
	is_status 0
	quiet
	ok "$name --version: one line with name and number" \
		grep -qx "$name (onestop) [0-9][0-9.]*[-+a-z0-9.]*" "$work/out"
	ok "$name --version: no more than that" test "$(wc -l <"$work/out")" -eq 1

	# ---- Options that are none ------------------------------------------------------------

	cd "$store" || exit 2
	refused 2 "$name" --no-such-option
	one_line "$name"
	for option in --hel --versio --help=yes --quie -Z; do
		run "$name" "$option"
		is_status 2
		one_line "$name"
		ok "$name $option: nothing on standard output" test ! -s "$work/out"
	done

	# ---- -- ends options ------------------------------------------------------------------

	run "$name" -- --help
	ok "$name -- --help: an operand" test "$status" -ne 0
	run cat "$work/out"
	out_lacks Usage "$name -- --help: no help"

	# ---- Standard output is full (what examples print: examples.t) ------------------------

	run sh -c "$name --help >/dev/full"
	is_status 5
	one_line "$name"
	run sh -c "$name --version >/dev/full"
	is_status 5
done

# ---- Options that all programs of a kind share ------------------------------------------------

# --prove, for whoever doubts the readers: of all that write, and of none that reads; not in the help.
cd "$store" || exit 2
for program in "$BUILD"/bin/*; do
	name=$(basename "$program")
	run "$name" --help
	out_lacks --prove
	writes=$(sed -n 's/^  .*--ask .*/2/p' "$work/out")
	run "$name" --prove --no-such-option
	is_status 2
	if [ "$writes" ]; then err_has 'option --no-such-option'; else err_has 'option --prove'; fi
done
run ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损 --prove
is_status 0 "--prove: a record that both readers have read"
quiet

cd "$work" || exit 2
run ticket-list
is_status 1 "outside of a store"
err_has 'store-init <directory> --desk <desk>' "the next command"
run env ONESTOP_STORE="$store" ticket-list --ids
is_status 0 "ONESTOP_STORE"
out_has 20260918-XS-0001
run env ONESTOP_STORE="$work/nowhere" ticket-list --store "$store" --ids
is_status 0 "--store wins"
run ticket-list --store="$store" --ids
is_status 0 "--store=DIR"
run ticket-list --store
is_status 2 "--store without a word"
run ticket-list --store "$work"
is_status 1 "--store names no store"
mkdir -p "$store/tickets/open/below"
cd "$store/tickets/open/below" || exit 2
run ticket-list --ids
is_status 0 "the nearest directory above that is a store"
out_has 20260918-XS-0001
cd "$store" && rmdir tickets/open/below

run ticket-list --ids -0
tr '\0' '\n' <"$work/out" >"$work/lines"
run ticket-list --ids
out_is "-0: NUL in place of line ends" <"$work/lines"
run ticket-list --format csv --columns id,state --no-header -o "$work/list.csv"
is_status 0
out_is "-o FILE: nothing on standard output" </dev/null
run ticket-list --format csv --columns id,state --no-header
out_is "-o FILE: the same in the file" <"$work/list.csv"
refused 2 ticket-list --columns id,colour
refused 2 ticket-list --sort colour
refused 2 ticket-list --format html
refused 2 ticket-list --titles both
refused 1 ticket-note 20260918-XS-0001 --text x --as nobody
run env ONESTOP_STAFF=nobody ticket-note 20260918-XS-0001 --text x
is_status 1 "ONESTOP_STAFF"
err_has '"nobody"'
run env ONESTOP_STAFF=nobody ticket-note 20260918-XS-0001 --text x --as lihua
is_status 0 "--as wins"

# Many ids: on after a refusal, and the highest status.
printf '20260918-XS-0002\n20260918-XS-0099\n20260918-XS-0003\n' >"$work/ids"
run ticket-note - --text 多单 <"$work/ids"
is_status 1 "- reads ids from standard input; one is refused"
out_has 20260918-XS-0002
out_has 20260918-XS-0003
err_has 'there is no ticket 20260918-XS-0099'

# A store that is in use: 4, and its holder.  (The lock is let go when the pipe is closed.)
mkfifo "$work/pipe"
flock .git/onestop.lock cat "$work/pipe" >/dev/null &
exec 4>"$work/pipe"
while flock --nonblock .git/onestop.lock true; do
	sleep 0.1
done
refused 4 ticket-note 20260918-XS-0001 --text x --wait 0
run ticket-list --ids
is_status 0 "readers never wait"
exec 4>&-
wait

finish

#!/bin/sh
# Personal data need not stand on the command line: from a file, from standard input, asked for.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"

new_store
printf '13800138000\n' >"$work/phone"
printf '11010519491231002X' >"$work/id"

# account_has NUMBER PHONE ID-NO
account_has() {
	run account-show "$1" --unmask --format csv --no-header --columns phone,id_no
	out_is "$1: telephone and identity number" <<END
$2,$3
END
}

given account-new 0000010001 --name 王小明 --phone "@$work/phone" --id-type resident --id-no "@$work/id"
account_has 0000010001 13800138000 11010519491231002X
printf '110105194912310 02X\r\n0724-2350005\nmore\n' | sed 's/ //' >"$work/lines"
given account-new 0000010002 --name 王小明 --id-type resident --id-no @- --phone @- <"$work/lines"
account_has 0000010002 0724-2350005 11010519491231002X
given account-new 0000010003 --name 王小明 --phone=@- <"$work/phone"
account_has 0000010003 13800138000 ''
given account-new 0000010004 --name 王小明 --phone "@$work/none" --phone "@$work/phone"
account_has 0000010004 13800138000 ''
given account-new 0000010005 --name 王小明 --phone "@$work/none" --phone 13800138001
account_has 0000010005 13800138001 ''
given account-contact 0000010005 --bank 工商银行 --bank-no @- --phone "@$work/phone" <<'END'
6222020000000000
END
given account-transfer 0000010005 --to 李四 --to-id-type resident --to-id-no "@$work/id" \
	--to-phone "@$work/phone" --no-reading 无表 --paper all --opinion meter-reading=无欠费 --opinion service-center=同意 --dry-run
given ticket-new facility --name 王小明 --request 井盖 --phone "@$work/phone"
id=$(cat "$work/out")
run grep -c 13800138000 "tickets/open/2026-09-18/$id.yaml"
out_is "in a ticket" <<'END'
2
END
run ticket-new facility --name 王小明 --request 井盖 --phone "@$work/phone" --dry-run
out_lacks 13800138000 "a dry run does not show it"

# ---- Asked for ----------------------------------------------------------------------------------

command_line='account-new at a terminal'
(
	sleep 1
	printf '13900139000\n'
) | script -qec "account-new 0000010006 --name 王小明 --phone '?'" /dev/null >"$work/out" 2>&1
out_has "telephone: " "it asks"
account_has 0000010006 13900139000 ''
refusal 2 'account-new: --phone: there is no terminal to ask at; first: --phone @FILE' \
	account-new 0000010007 --name 王小明 --phone '?'
script -qec "account-new 0000010007 --name 王小明 --phone '?' --no-input" /dev/null </dev/null >"$work/out" 2>&1
out_has 'there is no terminal to ask at' "--no-input asks nothing"

# ---- Refused ------------------------------------------------------------------------------------

refusal 2 'account-new: --phone: "@" names no file' account-new 0000010007 --name 王小明 --phone @
refusal 5 "account-new: --phone: $work/none: No such file or directory" \
	account-new 0000010007 --name 王小明 --phone "@$work/none"
refusal 2 "account-new: --phone: $work/lines holds more than one line" \
	account-new 0000010007 --name 王小明 --phone "@$work/lines"
refusal 2 'account-new: --phone: the value is empty; leave the option out instead' \
	account-new 0000010007 --name 王小明 --phone @-
printf 'a\0b\n' >"$work/nul"
refused 2 account-new 0000010007 --name 王小明 --phone "@$work/nul"
run account-new 0000010007 --name 王小明 --phone @- <"$work/nul"
is_status 2 "a NUL byte"
err_has '--phone: standard input holds no line of text'
head -c 5000 /dev/zero | tr '\0' 1 >"$work/long"
run account-new 0000010007 --name 王小明 --phone @- <"$work/long"
is_status 2 "a line without end"
refusal 3 "account-new: --phone: $work/long: larger than the 4 KiB it may have" \
	account-new 0000010007 --name 王小明 --phone "@$work/long"
run account-new 0000010007 --name 王小明 --phone @- <"$work"
is_status 5 "a directory"
err_has '--phone: standard input: Is a directory'
printf 'no number\n' >"$work/words"
refused 2 account-new 0000010007 --name 王小明 --phone "@$work/words"
refusal 2 'account-new: there is no option --colour; first: account-new --help' \
	account-new 0000010007 --name 王小明 --phone "@$work/none" --colour
run account-new 0000010007 --name @- --dry-run
is_status 0 "a name is what it is"

# ---- In memory ----------------------------------------------------------------------------------

mkfifo "$work/fifo"
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
	as='setpriv --reuid=1 --regid=0 --clear-groups'
	chmod 755 "$work"
else
	as=
fi
(
	# shellcheck disable=SC3045 # dash and bash have it
	ulimit -c unlimited 2>/dev/null
	exec $as ticket-new facility --phone @- <"$work/fifo"
) >/dev/null 2>&1 &
pid=$!
exec 9>"$work/fifo"
for _ in 1 2 3 4 5 6 7 8 9 10; do
	[ "$(cat "/proc/$pid/comm")" != ticket-new ] || break
	sleep 0.1
done
sleep 0.2
grep '^Max core file size' "/proc/$pid/limits" | tr -s ' ' >"$work/out"
out_is "no core file" <<'END'
Max core file size 0 0 bytes 
END
if [ -n "$as" ] && ! grep -q __asan_init "$BUILD/bin/ticket-new"; then
	ok "no debugger of the same user" test "$(stat -c %u "/proc/$pid/environ")" = 0
fi
exec 9>&-
wait "$pid"

finish

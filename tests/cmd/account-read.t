#!/bin/sh
# 抄表: what a register shows, what ran through, and when it may show less than before.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

read_it() { account-read --reading 110 "$@"; }

program=account-read
roles='clerk or handler or supervisor'
step=read_it
ready=household
account_alike_usage
account_alike_damage
account_alike_repeats
account_alike_ops
account_alike_cancelled
refusal 1 "account-read: 纪伟 may not run account-read: it requires role $roles (roles are in catalogue/staff.yaml); first: ask an admin" \
	read_it "$number" --as jiwei

# read_of TYPED USE: what it prints.
read_of() {
	typed=$1
	used=$2
	shift 2
	done_as "$number$tab$used" account-read "$number" --reading "$typed" "$@"
}

# used_is USE: what the last event tells.
used_is() {
	found=$(account-show "$number" --history --format tsv --no-header --columns used | tail -n 1)
	equal "the event tells the use" "$1" "$found"
}

# ---- What it does ---------------------------------------------------------------------------------

household
run account-read "$number" --reading 130 --as zhaolei
is_status 0 "who reads may"
out_is <<END
$number${tab}30
END
last_event read '' '' reading=130
used_is 30
run account-show "$number" --history
out_has "use 30 m3" "in words, too"
read_of 130 0
read_of １３５ 5
export ONESTOP_NOW=2026-10-18T09:00:00+08:00
read_of 140 5
account_is reading,reading_on 140,2026-10-18
export ONESTOP_NOW=2026-09-18T09:00:00+08:00
git log -1 --format=%s >"$work/out"
out_is "the commit" <<END
account-read: $number read
END

# 0 is a reading: what comes after it is a use, and what comes after none is not.
account --meter-no M-0 --reading 0
account_is reading_on 2026-09-18
account_is reading 0
run account-show "$number"
out_has "last reading (m3):        0"
run account-list --prefix "$number" --format json --columns reading
out_has '"reading": 0'
read_of 0 0
read_of 7 7
account --meter-no M-none
account_is reading '""'
account_is reading_on '""'
read_of 7000 0
read_of 7001 1
account --meter-no M-later
read_of 0 0
account_is reading_on 2026-09-18
read_of 3 3

# One that is suspended or not yet in use is read as any other.
household
given account-suspend "$number" --reading 105 --paper all
read_of 105 0
account --state pending --meter-no M-pending --reading 5
read_of 6 1

# ---- The register begins again ------------------------------------------------------------------------

# Five digits by the last reading: 99950, 00012.
account --meter-no M-five --reading 99950
refusal 1 "account-read: the reading 12 is below the last one, 99950; first: account-read $number --reading 12 with --rollover or --correct <reason>, or account-meter $number --work replace" \
	account-read "$number" --reading 00012
read_of 00012 62 --rollover --op-id rolled
read_of 00012 62 --rollover --op-id rolled
account_is reading 12
last_event read '' '' reading=12
used_is 62
refusal 1 "account-read: the reading 13 is not below the last one, 12: the register did not begin again" \
	account-read "$number" --reading 13 --rollover
refused 1 account-read "$number" --reading 12 --rollover
# By the digits on file: six, though the last reading has five.
account --meter-no M-six --reading 99950 --digits 6
read_of 12 900062 --rollover
account_is digits 6
# A reading that the register cannot show; an edit puts its digits right.
account --meter-no M-four --reading 9990 --digits 4
refusal 1 "account-read: a register of 4 digits cannot show 10000; first: account-edit $number --digits <digits> --reason <reason>" \
	account-read "$number" --reading 10000
read_of 5 15 --rollover
given account-edit "$number" --digits 5 --reason 表位数录错
run account-read "$number" --reading 10000
is_status 0
account_is reading 10000
refusal 1 "account-edit: a register of 4 digits cannot show 10000; first: account-edit $number --digits <digits> --reason <reason>" \
	account-edit "$number" --digits 4 --reason 录错
# Another meter has a register of its own, of digits that are not known unless they are said.
given account-meter "$number" --work replace --old-reading 10000 --meter-no M-next --new-reading 0 --seal S-next
account_is digits '""'
given account-meter "$number" --work replace --old-reading 0 --meter-no M-last --new-reading 9998 --seal S-last --digits 4
account_is digits 4
read_of 1 3 --rollover
# With --update a table says the digits, too.
printf '户号,表位数\n%s,5\n' "$number" >"$work/digits.csv"
given account-import "$work/digits.csv" --update
account_is digits 5
printf '户号,表位数\n%s,12\n' "$number" >"$work/digits.csv"
refused 3 account-import "$work/digits.csv" --update
err_has "a register has 3 to 9 digits"
for bad in 2 10 -1; do
	refusal 2 "account-new: --digits: a register has 3 to 9 digits" \
		account-new 0000999999 --name 王小明 --digits "$bad"
	refusal 2 "account-edit: --digits: a register has 3 to 9 digits" \
		account-edit "$number" --digits "$bad" --reason 录错
	refusal 2 "account-meter: --digits: a register has 3 to 9 digits" \
		account-meter "$number" --work remove --old-reading 1 --digits "$bad"
done

# ---- A wrong one is corrected ---------------------------------------------------------------------------

household
read_of 1200 1100
refusal 1 "account-read: to correct a reading requires role supervisor; first: ask a supervisor" \
	account-read "$number" --reading 120 --correct 抄错一位 --as lihua
read_of 120 -1080 --correct 抄错一位 --as sunli --op-id corrected
read_of 120 -1080 --correct 抄错一位 --as sunli --op-id corrected
account_is reading 120
last_event read '' 抄错一位 reading=120
run account-show "$number" --history --columns was --format json
out_has '"reading": "1200"' "what stood there before is kept"
run account-show "$number" --history
out_has "last reading (m3): 1200 -> 120; 抄错一位; use -1080 m3"
refusal 1 "account-read: \"last reading (m3)\" of account $number is that already; first: account-show $number" \
	account-read "$number" --reading 120 --correct 抄错 --as sunli
refused 2 account-read "$number" --reading 12 --correct '' --as sunli
refused 2 account-read "$number" --reading 12 --correct 抄错 --rollover --as sunli

# typed ANSWER COMMAND...: at a terminal, where ANSWER is typed.
typed() {
	answer=$1
	shift
	(
		sleep 0.3
		printf '%s\n' "$answer"
	) | script -qec "$*" /dev/null >"$work/out" 2>&1
	status=$?
	command_line="$* at a terminal"
}

# ---- More than ten times the usual --------------------------------------------------------------------

# Of bills of 30 m3 in three months: 300 m3 in a month is not much, 301 is.
household
for month in 06 07 08; do bill "$number" "2026-$month" 10.00; done
run account-read "$number" --reading 400 --dry-run
is_status 0
quiet
run account-read "$number" --reading 401
is_status 0 "elsewhere it is a warning"
err_is <<END
account-read: the reading 401 means a use of 301 m3, and 30 m3 a month is usual
END
out_is <<END
$number${tab}301
END
# In six months six times as much is usual.
export ONESTOP_NOW=2027-03-10T09:00:00+08:00
run account-read "$number" --reading 2100 --dry-run
is_status 0
quiet
run account-read "$number" --reading 2300 --dry-run
is_status 0
err_has "means a use of 1899 m3"
export ONESTOP_NOW=2026-09-18T09:00:00+08:00
# Where no bill is known, by the readings; where none is, nothing is much.
account --meter-no M-much --reading 0
read_of 9000 9000
account --meter-no M-little --reading 0
for reading in 4 8 12; do read_of $reading 4; done
run account-read "$number" --reading 53 --dry-run
err_has "means a use of 41 m3, and 4 m3 a month is usual"
# At a terminal it is typed once more.
typed 53 account-read "$number" --reading 53
is_status 0
out_has "41 m3 would have been used, and 4 m3 a month is usual; type the reading once more: "
account_is reading 53
typed 990 account-read "$number" --reading 900
is_status 1
out_has 'account-read: "990" is not the reading that was given, 900'
account_is reading 53
run account-read "$number" --reading 900 --no-input --dry-run
is_status 0
err_has "means a use of 847 m3"
# The same of every program that takes a reading.
run account-suspend "$number" --reading 900 --paper all --dry-run
is_status 0
err_has "account-suspend: the reading 900 means a use of 847 m3, and "
run account-meter "$number" --work remove --old-reading 900 --dry-run
is_status 0
err_has "account-meter: the reading 900 means a use of 847 m3"

# ---- Refused ------------------------------------------------------------------------------------------

household
refusal 2 "account-read: --reading M3 is needed; first: account-read --help" account-read "$number"
refused 2 account-read "$number" --reading 12.5
refused 2 account-read "$number" --reading ''
for bad in -1 1000000001; do
	refusal 1 "account-read: a reading of $bad m3 is out of range" account-read "$number" --reading "$bad"
done
given account-meter "$number" --work remove --old-reading 110
refusal 1 "account-read: account $number has no meter that could be read; first: account-meter $number --work install" \
	account-read "$number" --reading 120

finish

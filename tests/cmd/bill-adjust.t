#!/bin/sh
# A bill that was typed wrong: what changes of it stands beside it, and what is owed follows.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

adjust() { bill-adjust "$@"; }

# ---- 300 m3 were typed for 30 ---------------------------------------------------------------------------

household
bill_of "$number" 2026-07 300 864.00
count_commits
done_as 2026-07/XS-2 adjust "$number" 2026-07 --volume -270 --amount -777.60 --reason 抄表差错
commits_are 1 "one commit"
balance 86.40 0.00
git log -1 --format=%B >"$work/out"
out_is "which says which account and which entry" <<END
bill-adjust: $number 2026-07/XS-2

Account: $number
Article: 五（二）
Staff: wangmin
Login: $login

END
git show --format= --name-only HEAD >"$work/out"
out_is "of the account and the register" <<END
$block
bills/2026-07.yaml
END
last_event adjust 2026-07/XS-2 '2026-07 -270 m3 -777.60; 抄表差错' ''
sed -n '/^id: "XS-2"/,$p' bills/2026-07.yaml | grep -v '^claimed' >"$work/out"
out_is "the entry says what, of whom, and why" <<END
id: "XS-2"
at: "2026-09-18T09:00:00+08:00"
by: "wangmin"
act: "adjust"
count: 1
volume_m3: -270
total: "-777.60"
account: "$number"
key: "2026-07"
reason: |-
  抄表差错
END

# It was paid already: the difference becomes prepaid, and pays what comes.
household
bill_of "$number" 2026-07 300 864.00
given account-pay "$number" --method cash
given bill-adjust "$number" 2026-07 --volume -270 --amount -777.60 --reason 抄表差错
balance 0.00 777.60
bill_of "$number" 2026-08 10 28.80
balance 0.00 748.80
# More is owed than was billed: + stands for itself.
given bill-adjust "$number" 2026-08 --volume +1 --amount +2.88 --reason 漏抄
balance 0.00 745.92
given bill-adjust "$number" 2026-08 --amount ＋800.00 --reason 漏抄
balance 54.08 0.00
given bill-adjust "$number" 2026-08 --volume -1 --reason 只改水量
balance 54.08 0.00

# ---- Any key: a bill that was billed again, a penalty ------------------------------------------------------

printf '户号,账期,水量,金额,类别\n%s,2026-08,0,3.00,违约金\n' "$number" >"$work/penalty.csv"
given bill-import "$work/penalty.csv"
given bill-adjust "$number" 2026-08.penalty --amount -1.50 --reason 减半
balance 55.58 0.00
# Put back, and no higher than its bill: what was taken off does not count as room.
given bill-adjust "$number" 2026-08.penalty --amount 1.50 --reason 减错
refusal 1 "bill-adjust: the penalties of account $number for 2026-08 are at most its bills, 831.68 yuan, and 3.00 were billed; first: bill-penalty" \
	adjust "$number" 2026-08.penalty --amount 828.69 --reason 差错
given bill-adjust "$number" 2026-08.penalty --amount 828.68 --reason 差错
given bill-adjust "$number" 2026-08.penalty --amount -830.18 --reason 减半
given bill-adjust "$number" ２０２６-０８.penalty --amount -1.50 --reason 减免
balance 54.08 0.00

# ---- Refused ---------------------------------------------------------------------------------------------

refusal 1 "bill-adjust: bill 2026-08 of account $number is of 10 m3, 831.68 yuan; an adjustment cannot take it below 0" \
	adjust "$number" 2026-08 --amount -831.69 --reason 差错
refusal 1 "bill-adjust: bill 2026-08 of account $number is of 10 m3, 831.68 yuan; an adjustment cannot take it below 0" \
	adjust "$number" 2026-08 --volume -11 --reason 差错
refusal 1 "bill-adjust: a bill is from 0 to 10000000.00 yuan" \
	adjust "$number" 2026-08 --amount 10000000 --reason 差错
refusal 1 "bill-adjust: account $number has no bill 2026-06; first: account-show $number --statement" \
	adjust "$number" 2026-06 --amount -1 --reason 差错
refusal 1 "bill-adjust: account $number has no bill 2026-08.2; first: account-show $number --statement" \
	adjust "$number" 2026-08.2 --amount -1 --reason 差错
refusal 2 "bill-adjust: nothing to change; first: --volume <m3> --amount <yuan>" \
	adjust "$number" 2026-08 --reason 差错
refusal 2 "bill-adjust: nothing to change; first: --volume <m3> --amount <yuan>" \
	adjust "$number" 2026-08 --volume 0 --amount 0.00 --reason 差错
refusal 2 "bill-adjust: --reason TEXT is needed; first: bill-adjust --help" adjust "$number" 2026-08 --amount -1
for key in 2026-13 2026 2026-08.1 2026-08.0 2026-08.last 2026-8 2026-08x 2026-08.final.1; do
	refusal 2 "bill-adjust: PERIOD: \"$key\" is not a valid bill (2026-08, 2026-08.2, 2026-08.final, 2026-08.penalty)" \
		adjust "$number" "$key" --amount -1 --reason 差错
done
for amount in x 1.234 +-1 --1 ++1 1e3; do
	refused 2 adjust "$number" 2026-08 "--amount=$amount" --reason 差错
	err_has "is not an amount of money"
done
for volume in x 1.5 +-1; do
	refused 2 adjust "$number" 2026-08 "--volume=$volume" --reason 差错
	err_has "is not a whole number"
done
refusal 1 "bill-adjust: there is no account 0000999999; first: account-list --find <text>" \
	adjust 0000999999 2026-08 --amount -1 --reason 差错
refusal 2 "bill-adjust: PERIOD is needed; first: bill-adjust --help" adjust "$number" --amount 1 --reason 差错
refusal 1 "bill-adjust: 李华 may not run bill-adjust: it requires role handler or supervisor (roles are in catalogue/staff.yaml); first: ask an admin" \
	adjust "$number" 2026-08 --amount -1 --reason 差错 --as lihua

# ---- For a ticket ----------------------------------------------------------------------------------------

given ticket-new volume-doubt --name 王小明 --phone 13800138000 --request 水量疑问 --account "$number"
ticket=$(cat "$work/out")
given ticket-new volume-doubt --name 王小明 --phone 13800138000 --request 水量疑问 --account 0000100001
other=$(cat "$work/out")
refusal 1 "bill-adjust: ticket $other is about another account than $number" \
	adjust "$number" 2026-08 --amount -1 --reason 差错 --ticket "$other"
refused 1 adjust "$number" 2026-08 --amount -1 --reason 差错 --ticket 20260918-XS-0999
given bill-adjust "$number" 2026-08 --amount -1.00 --reason 复核 --ticket "$ticket"
last_event adjust "$(cat "$work/out")" "2026-08 0 m3 -1.00; 复核; $ticket" ''
git log -1 --format=%B >"$work/out"
out_has "Ticket: $ticket" "the commit names it"
tail -n 1 bills/2026-08.yaml >"$work/out"
out_is "and the register" <<END
ticket: "$ticket"
END

# ---- Suspended and cancelled -------------------------------------------------------------------------------

household
suspended=$number
bill_of "$number" 2026-08 10 28.80
given account-pay "$number" --method cash
given account-suspend "$number" --reading 110 --paper all
given bill-adjust "$number" 2026-08 --amount 1.20 --reason 漏计
balance 1.20 0.00
given bill-adjust "$number" 2026-08 --amount -1.20 --reason 免收
balance 0.00 0.00
household
bill_of "$number" 2026-08 10 28.80
given account-pay "$number" --method cash
given account-cancel "$number" --reading 110 --final-bill 0 --paper all --confirm "$number"
given bill-adjust "$number" 2026-08 --amount -8.80 --reason 抄表差错
balance 0.00 8.80

# ---- Repeats, dry runs, a terminal ----------------------------------------------------------------------------

number=$suspended
run bill-adjust "$number" 2026-08 --amount 5 --reason 漏计 --op-id once
is_status 0
entry=$(cat "$work/out")
count_commits
done_as "$entry" adjust "$number" 2026-08 --amount 5 --reason 漏计 --op-id once
commits_are 0 "the same --op-id changes once"
balance 5.00 0.00
refused 1 adjust "$number" 2026-08 --amount 6 --reason 漏计 --op-id once
err_has 'op-id "once" was already used by bill-adjust'
store_state >"$work/first"
run bill-adjust "$number" 2026-08 --amount 5 --reason 漏计 --dry-run
is_status 0
out_has "would change: $block"
out_has "would change: bills/2026-08.yaml"
store_state >"$work/second"
ok "a dry run changes nothing" cmp "$work/first" "$work/second"

sed -i 's/^act: "bill"/act: "bills"/' bills/2026-08.yaml
refused 3 adjust "$number" 2026-08 --amount 5 --reason 漏计
err_has 'bills/2026-08.yaml:'
git checkout -q bills

if command -v script >/dev/null; then
	run script -qec "bill-adjust $number 2026-08 --amount -2 --reason 差错" /dev/null </dev/null
	is_status 0
	out_has "bill 2026-08 of account $number was adjusted"
	out_has "owed now: 3.00 yuan"
	run script -qec "bill-adjust $number 2026-08 --amount -3 --reason 差错" /dev/null </dev/null
	out_has "nothing is owed now"
	run script -qec "bill-adjust $number 2026-08 --amount -3 --reason 差错" /dev/null </dev/null
	out_has "nothing is owed; prepaid now: 3.00 yuan"
	run script -qec "env LANGUAGE= LC_ALL= LANG=zh_CN.UTF-8 bill-adjust $number 2026-08 --amount +9 --reason 差错" /dev/null </dev/null
	out_has "账单 2026-08（用户 $number）已调整"
	out_has "现欠 6.00 元"
fi

finish

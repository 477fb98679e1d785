#!/bin/sh
# A bill that is wrong as a whole is ended, and its month is billed again.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

void() { bill-void "$@"; }
# billed KEY AMOUNT: a bill stands in the last event.
last_bill() { last_event bill "$1" "$2" ''; }

# ---- 864.00 was typed for 86.40 ---------------------------------------------------------------------------

household
bill_of "$number" 2026-07 300 864.00
count_commits
done_as 2026-07/XS-2 void "$number" 2026-07 --reason 录入差错
commits_are 1 "one commit"
balance 0.00 0.00
last_event bill-void 2026-07/XS-2 '2026-07 -300 m3 -864.00; 录入差错' ''
git show --format= --name-only HEAD >"$work/out"
out_is "of the account and the register" <<END
$block
bills/2026-07.yaml
END
bill_of "$number" 2026-07 30 86.40
balance 86.40 0.00
last_bill 2026-07/XS-3 '2026-07.2 30 m3 86.40'
run account-show "$number" --format csv --no-header --columns bills
out_is "one bill is open" <<END
1
END

# The month that was billed again is named with both places.
printf '户号,账期,水量,金额\n%s,2026-07,30,86.40\n' "$number" >"$work/again.csv"
refused 3 bill-import "$work/again.csv"
err_has "again.csv:2:1: 户号 \"$number\": account $number was billed for 2026-07 already, by 2026-07/XS-3; first: bill-adjust $number 2026-07.2 "
given bill-void "$number" 2026-07.2 --reason 再查
bill_of "$number" 2026-07 31 89.28
last_bill 2026-07/XS-5 '2026-07.3 31 m3 89.28'
balance 89.28 0.00

# ---- With its adjustments; what was paid of it pays others -----------------------------------------------------

household
bill_of "$number" 2026-07 300 864.00
bill_of "$number" 2026-08 10 28.80
given account-pay "$number" 864.00 --method cash
given bill-adjust "$number" 2026-07 --volume -100 --amount -288.00 --reason 差错
balance 0.00 259.20
given bill-void "$number" 2026-07 --reason 录入差错
last_event bill-void "$(cat "$work/out")" '2026-07 -200 m3 -576.00; 录入差错' ''
balance 0.00 835.20
bill_of "$number" 2026-07 30 86.40
balance 0.00 748.80
receipt=$(account-show "$number" --history --format csv --no-header --columns act,ref | sed -n 's/^pay,//p')
given account-pay --void "$receipt" --reason 收错户
balance 115.20 0.00

# ---- Refused ---------------------------------------------------------------------------------------------------

refusal 1 "bill-void: bill 2026-07 of account $number was ended; first: account-show $number --statement" \
	void "$number" 2026-07 --reason 差错
refusal 1 "bill-adjust: bill 2026-07 of account $number was ended; first: account-show $number --statement" \
	bill-adjust "$number" 2026-07 --amount 1 --reason 差错
refusal 1 "bill-void: account $number has no bill 2026-06; first: account-show $number --statement" \
	void "$number" 2026-06 --reason 差错
refusal 2 "bill-void: --reason TEXT is needed; first: bill-void --help" void "$number" 2026-07
refusal 2 'bill-void: PERIOD: "last" is not a valid bill (2026-08, 2026-08.2, 2026-08.final, 2026-08.penalty)' \
	void "$number" last --reason 差错
refusal 2 'bill-void: there is no option --volume; first: bill-void --help' void "$number" 2026-08 --reason 差错 --volume 3
refusal 1 "bill-void: there is no account 0000999999; first: account-list --find <text>" void 0000999999 2026-08 --reason 差错
refusal 1 "bill-void: 李华 may not run bill-void: it requires role handler or supervisor (roles are in catalogue/staff.yaml); first: ask an admin" \
	void "$number" 2026-08 --reason 差错 --as lihua

# ---- For a ticket; a handler; repeats; dry runs ------------------------------------------------------------------

given ticket-new volume-doubt --name 王小明 --phone 13800138000 --request 水量疑问 --account "$number"
ticket=$(cat "$work/out")
refusal 1 "bill-void: ticket $ticket is about another account than 0000100001" \
	void 0000100001 2026-07.3 --reason 差错 --ticket "$ticket"
store_state >"$work/first"
run bill-void "$number" 2026-08 --reason 复核 --ticket "$ticket" --dry-run
is_status 0
out_has "would change: $block"
out_has "would change: bills/2026-08.yaml"
out_has "Ticket: $ticket"
store_state >"$work/second"
ok "a dry run changes nothing" cmp "$work/first" "$work/second"
count_commits
run bill-void "$number" 2026-08 --reason 复核 --ticket "$ticket" --op-id once --as zhaolei
is_status 0 "a handler may"
entry=$(cat "$work/out")
done_as "$entry" void "$number" 2026-08 --reason 复核 --ticket "$ticket" --op-id once --as zhaolei
commits_are 1 "the same --op-id ends it once"
last_event bill-void "$entry" "2026-08 -10 m3 -28.80; 复核; $ticket" ''

# ---- Suspended and cancelled accounts --------------------------------------------------------------------------

household
bill_of "$number" 2026-08 10 28.80
given account-pay "$number" --method cash
given account-cancel "$number" --reading 110 --final-bill 0 --paper all --confirm "$number"
given bill-void "$number" 2026-08 --reason 录入差错
balance 0.00 28.80

# ---- A bill that has left the record -----------------------------------------------------------------------------

household
for month in 2025-01 2025-02 2025-03 2025-04 2025-05 2025-06 2025-07; do
	bill_of "$number" $month 10 28.80
	given account-pay "$number" --method cash
done
export ONESTOP_NOW=2026-12-18T09:00:00+08:00
bill_of "$number" 2026-08 10 28.80
ok "the months are in the history" test -n "$(ls accounts/history/2026/*/* 2>/dev/null)"
given account-pay "$number" --method cash
refused 3 bill-import "$work/bill.csv"
printf 'account,period,volume_m3,amount\n%s,2025-03,10,28.80\n' "$number" >"$work/bill.csv"
refused 3 bill-import "$work/bill.csv"
err_has "account $number was billed for 2025-03 already, by 2025-03/XS-1" "what left the record is named"
given bill-adjust "$number" 2025-03 --volume -1 --amount -2.88 --reason 抄表差错
balance 0.00 2.88
refusal 1 "bill-adjust: bill 2025-03 of account $number is of 9 m3, 25.92 yuan; an adjustment cannot take it below 0" \
	bill-adjust "$number" 2025-03 --amount -25.93 --reason 抄表差错
given bill-void "$number" 2025-03 --reason 录入差错
balance 0.00 28.80
refused 1 bill-void "$number" 2025-03 --reason 录入差错
bill_of "$number" 2025-03 5 14.40
last_bill 2025-03/XS-4 '2025-03.2 5 m3 14.40'
balance 0.00 14.40
refused 1 bill-void "$number" 2025-09 --reason 录入差错

if command -v script >/dev/null; then
	run script -qec "bill-void $number 2025-03.2 --reason 差错" /dev/null </dev/null
	is_status 0
	out_has "bill 2025-03.2 of account $number was ended"
	out_has "nothing is owed; prepaid now: 28.80 yuan"
	printf '户号,账期,水量,金额,类别\n%s,2026-08,0,3.00,违约金\n' "$number" >"$work/penalty.csv"
	given bill-import "$work/penalty.csv"
	run script -qec "bill-void $number 2026-08 --reason 差错" /dev/null </dev/null
	out_has "penalties of 3.00 yuan were billed for 2026-08, and stand; to end one: bill-void $number 2026-08.penalty"
	run script -qec "bill-void $number 2026-08.penalty --reason 差错" /dev/null </dev/null
	out_lacks "and stand"
fi

# Bills that come while older ones are folded away are for a hub, too.
TEST_HUB=1
finish

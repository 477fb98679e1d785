#!/bin/sh
# 退费: what is prepaid goes back, by another person than who took it; reversed by account-pay --void.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

refund() { account-refund "$@" --method cash --payee 王小明 --reason 多缴; }
# receipt COMMAND...: succeeds and prints a receipt, kept in $receipt.
receipt() {
	given "$@"
	receipt=$(cat "$work/out")
}
# ahead YUAN [OPTION...]: a new household that prepaid, taken by lihua.
ahead() {
	household
	receipt account-pay "$number" "$1" --method cash --as lihua
}
# last KEY...: of the last event.
last() {
	account-show "$number" --format json | python3 -c '
import json, sys
event = json.load(sys.stdin)["events"][-1]
print(*[event[key] for key in sys.argv[1:]])' "$@"
}

# ---- What it does ---------------------------------------------------------------------------------

ahead 100
count_commits
run refund "$number" 30
is_status 0
quiet
commits_are 1 "one commit"
refunded=$(cat "$work/out")
ok "prints the receipt" grep -qE '^20260918-XS-R[0-9]{4}$' "$work/out"
account_is prepaid 70.00
run refund "$number" 5 --dry-run
out_has "refunded 5.00, prepaid now 65.00" "a dry run tells"
equal "the event" "refund $refunded -30.00 None 多缴" "$(last act ref amount holding text)"
git show --format= --name-only HEAD | sed 's,^payments/.*,payments,' >"$work/out"
out_is "of account and day book" <<END
$block
payments
END
git show --format= HEAD | sed -n 's/^+//p' | sed -n '/^receipt:/,$p' >"$work/out"
out_is "an entry with the payee" <<END
receipt: "$refunded"
at: "2026-09-18T09:00:00+08:00"
by: "wangmin"
claimed: true
account: "$number"
method: "cash"
amount: "-30.00"
prepaid: "-30.00"
reason: |-
  多缴
payee: "王小明"
END
git log -1 --format=%B >"$work/out"
out_is "a commit that names neither holder nor sum" <<END
account-refund: $number $refunded

Account: $number
Article: 五（二）
Staff: wangmin
Login: $login

END
day_total 7000
run sh -c 'script -qec "account-refund $1 5 --method cash --payee 王小明 --reason 多缴" /dev/null </dev/null' - "$number"
is_status 0
out_has "refunded 5.00, prepaid now 65.00" "it is told on a terminal"
receipt refund "$number"
account_is prepaid,bills ,
equal "without an amount all that is prepaid" "-65.00" "$(last amount)"
refusal 1 "account-refund: nothing is prepaid on account $number; first: account-show $number" \
	refund "$number"
run store-check
is_status 0

# ---- Reversed -----------------------------------------------------------------------------------------

receipt account-pay --void "$refunded" --reason 未领取
void=$receipt
account_is prepaid 30.00
equal "the reversal" "void $void 30.00 $refunded" "$(last act ref amount voids)"
refusal 1 "account-pay: $refunded was reversed already, by $void" \
	account-pay --void "$refunded" --reason 未领取
refusal 1 "account-pay: $void is a reversal itself and cannot be reversed" \
	account-pay --void "$void" --reason 未领取

# Paid ahead and refunded: the payment cannot be taken back before the refund is.
ahead 100
paid=$receipt
receipt refund "$number" 100
refusal 1 "account-pay: of what $paid brought, 100.00 was refunded since; it cannot be reversed; first: account-pay --void $receipt --reason <reason>" \
	account-pay --void "$paid" --reason 支票退回
given account-pay --void "$receipt" --reason 未领取
given account-pay --void "$paid" --reason 支票退回
account_is prepaid,bills ,
# A part of it refunded: what is said is that part.
ahead 100
paid=$receipt
receipt refund "$number" 40
refused 1 account-pay --void "$paid" --reason 支票退回
err_has "of what $paid brought, 40.00 was refunded since"
err_has "first: account-pay --void $receipt --reason <reason>"
# With money of another payment to fall back on it is taken.
receipt account-pay "$number" 40 --method cash
given account-pay --void "$paid" --reason 支票退回
account_is prepaid,bills ,
run store-check
is_status 0

# A paid bill that was changed leaves something prepaid: that is refunded, and not what still pays a bill.
ahead 100
bill "$number" 2026-08 28.80
refusal 1 "account-refund: on account $number, 71.20 is prepaid; no more can be refunded; first: account-show $number" \
	refund "$number" 71.21
given refund "$number"
account_is prepaid,bills ,

# ---- In every state ---------------------------------------------------------------------------------

ahead 50
given account-suspend "$number" --reading 110 --paper all
given refund "$number" 50
account_is state,prepaid suspended,

# ---- By another person --------------------------------------------------------------------------------

ahead 50
refusal 1 "account-refund: 李华 may not: this is for another person than the one it is about (article 6); first: ask 孙丽 (sunli)" \
	refund "$number" --as lihua
# The last one who took money ahead counts, and a payment that was reversed does not.
receipt account-pay "$number" 20 --method cash
refusal 1 "account-refund: 王敏 may not: this is for another person than the one it is about (article 6); first: ask 李华 (lihua)" \
	refund "$number"
given account-pay --void "$receipt" --reason 收错户
refused 1 refund "$number" --as lihua
given refund "$number"
equal "by another: nothing to show" None "$(last separation)"
for who in jiwei zhaolei; do
	refusal 1 "account-refund: $(staff_name "$who") may not run account-refund: it requires role clerk or supervisor (roles are in catalogue/staff.yaml); first: ask an admin" \
		refund "$number" --as $who
done
# ---- For a ticket ---------------------------------------------------------------------------------------

ahead 50
given ticket-new other --phone 13800138000 --name 王小明 --request 退预存 --account "$number"
ticket=$(cat "$work/out")
receipt refund "$number" 20 --ticket "$ticket"
run ticket-show "$ticket" --format json
out_has "退费20.00元，收据$receipt"
git log -1 --format=%B >"$work/out"
out_has "Ticket: $ticket"
ahead 50
refusal 1 "account-refund: ticket $ticket is of account $(ticket-list --all --unmask --format csv --no-header --columns id,account | sed -n "s/^$ticket,//p"), not $number" \
	refund "$number" 20 --ticket "$ticket"
refusal 1 "account-refund: there is no ticket 20260918-XS-9999; first: ticket-list" \
	refund "$number" 20 --ticket 20260918-XS-9999
refused 2 refund "$number" 20 --ticket nonsense
err_has '"nonsense" is not a valid ticket id'

# ---- What is typed --------------------------------------------------------------------------------------

ahead 50
for amount in 0 0.00; do
	refusal 2 "account-refund: a refund is more than 0" refund "$number" "$amount"
done
refusal 2 "account-refund: a refund is more than 0" \
	account-refund --method cash --payee 王小明 --reason 多缴 -- "$number" -5.00
for amount in 1.234 1,000 abc 1.00元; do
	refusal 2 "account-refund: AMOUNT: \"$amount\" is not an amount of money (yuan like 86.40, no separators)" \
		refund "$number" "$amount"
done
refusal 1 "account-refund: on account $number, 50.00 is prepaid; no more can be refunded; first: account-show $number" \
	refund "$number" 50.01
refusal 2 "account-refund: --method METHOD is needed; first: account-refund --help" \
	account-refund "$number" --payee 王小明 --reason 多缴
refusal 2 "account-refund: --payee NAME is needed; first: account-refund --help" \
	account-refund "$number" --method cash --reason 多缴
refusal 2 "account-refund: --reason TEXT is needed; first: account-refund --help" \
	account-refund "$number" --method cash --payee 王小明
refused 2 account-refund "$number" --method cash --payee '' --reason 多缴
refused 2 account-refund "$number" --method gold --payee 王小明 --reason 多缴
refused 2 account-refund
refusal 1 "account-refund: there is no account 0000999999; first: account-list --find <text>" refund 0000999999
refusal 2 'account-refund: "12345" is not a valid account number (6 to 16 digits or capital letters)' refund 12345
refusal 1 "account-refund: no former holder of account $number has anything prepaid; first: account-show $number" \
	refund "$number" --former
run env LANGUAGE=zh_CN account-refund "$number" 50.01 --method cash --payee 王小明 --reason 多缴
is_status 1
err_has "account-refund: 用户 $number 预存 50.00，不能多退；请先：account-show $number" "in Chinese"

# ---- Again, and as if ---------------------------------------------------------------------------------

ahead 50
store_state >"$work/first"
run refund "$number" 20 --dry-run
is_status 0
out_has "would change: $block"
store_state >"$work/second"
ok "--dry-run changes nothing" cmp "$work/first" "$work/second"
count_commits
receipt refund "$number" 20 --op-id back-1
once=$receipt
done_as "$once" refund "$number" 20 --op-id back-1
commits_are 1 "the same --op-id refunds once"
account_is prepaid 30.00
refused 1 refund "$number" 21 --op-id back-1
err_has 'op-id "back-1" was already used by account-refund'

# ---- Where nobody else is there it is taken, and shown ---------------------------------------------------

new_store
accounts_n=0
household
given account-pay "$number" 50 --method cash
receipt refund "$number" 20
equal "by the same person" same-person "$(last separation)"
run git show HEAD
out_has '+separation: "same-person"' "in the day book, too"
run account-show "$number" --history
out_has "same person" "and in the history"

finish

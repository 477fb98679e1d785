#!/bin/sh
# 销户, annex 8: the end of an account.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

# The account's number, typed twice.
cancel() { account-cancel --paper all --reading 120 --final-bill 0 --reason 拆迁 --confirm "$@"; }
bare() { account-cancel --reading 120 --final-bill 0 --confirm "$1" "$@"; }
twice() {
	twice=$1
	shift
	cancel "$twice" "$twice" "$@"
}

program=account-cancel
confirms=yes
service=cancel
roles='clerk or handler or supervisor'
step=twice
ready=household
account_alike
case_alike
rests_alike id-card 用户身份证（original）
owes_alike 'annex 8'
bare=bare
waived_alike annex-8,id-card 用户用水业务审批表（销户，一式三联，用户签字）,\ 用户身份证

# ---- What it does ---------------------------------------------------------------------------------

household
run twice "$number"
is_status 0
ticket=$(cat "$work/out")
account_is state,meter,reading,cancelled_on,prepaid cancelled,out,120,2026-09-18,
last_event cancel "$ticket" 拆迁 state=cancelled,meter=out,reading=120,cancelled_on=2026-09-18

household
given account-suspend "$number" --reading 110 --paper all
run twice "$number"
is_status 0 "one that is suspended"
account_is state,suspended_on,suspended_until cancelled,,

# ---- The number twice -----------------------------------------------------------------------------

household
refusal 1 "account-cancel: cancelling $number cannot be undone and needs its number twice; first: --confirm $number" \
	account-cancel "$number" --reading 120
refusal 1 "account-cancel: cancelling $number cannot be undone and needs its number twice; first: --confirm $number" \
	account-cancel "$number" --reading 120 --confirm 0000999999
refused 2 account-cancel "$number" --reading 120 --confirm yes
refused 2 account-cancel "$number" --reading 120 --confirm ''
refusal 1 "account-cancel: cancelling $number cannot be undone and needs its number twice; first: --confirm $number" \
	account-cancel "$number" --reading 120 --dry-run
refusal 1 "account-cancel: cancelling $number cannot be undone and needs its number twice; first: --confirm $number" \
	account-cancel "$number" --reading 120 --no-input

# ---- Refused ----------------------------------------------------------------------------------

refusal 1 "account-cancel: the reading of the meter is needed (annex 8); first: --reading <m3>" \
	account-cancel "$number" --confirm "$number" --paper all
refusal 1 "account-cancel: the reading 99 is below the last one, 100; first: account-read $number --reading 99 with --rollover or --correct <reason>, or account-meter $number --work replace" \
	account-cancel "$number" --confirm "$number" --reading 99 --paper all

# A meter that was taken out was read then.
household
given account-meter "$number" --work remove --old-reading 115
given account-cancel "$number" --final-bill 0 --confirm "$number" --paper all
account_is state,meter,reading cancelled,out,115

# ---- The last bill, and the money -----------------------------------------------------------------

# closing OPTION...: cancels with a last bill of 10 m3.
closing() { account-cancel "$number" --confirm "$number" --paper all --reading 110 "$@"; }
# receipt COMMAND...: succeeds and prints a receipt, kept in $receipt.
receipt() {
	given "$@"
	receipt=$(cat "$work/out")
}
# ends OPTION...: cancels, and prints the ticket and a receipt.
ends() {
	count_commits
	run closing "$@"
	is_status 0 "closing $*"
	commits_are 1 "one commit of all of it"
	ok "prints ticket and receipt" \
		grep -qE '^20260918-XS-[0-9]{4}	20260918-XS-R[0-9]{4}$' "$work/out"
	ticket=$(cut -f1 "$work/out")
	receipt=$(cut -f2 "$work/out")
	account_is state,bills,prepaid cancelled,,
	run store-check
	is_status 0
}
# money_of N: act, amount and bills of the last event but N.
money_of() {
	account-show "$number" --format json | python3 -c '
import json, sys
event = json.load(sys.stdin)["events"][-1 - int(sys.argv[1])]
print(event["act"], event["amount"] or 0,
      *["%s:%s=%s/%s" % (b["period"], b["volume_m3"], b["paid"] or 0, b["amount"]) for b in event["bills"] or []])' "$1"
}
ask_bill="account-cancel: account NUMBER: what is the last bill, of 10 m3 since the reading of 2026-09-18? (annex 8); first: --final-bill <yuan> (0: nothing is due)"

household
refusal 1 "$(echo "$ask_bill" | sed "s/NUMBER/$number/")" closing
refusal 1 "account-cancel: account $number: with the last bill, 28.80 are due (annex 8); first: --pay <method>" \
	closing --final-bill 28.80
refusal 1 "account-cancel: account $number: with the last bill, 28.80 are due (annex 8); first: --pay <method>" \
	closing --final-bill 28.80 --refund cash --payee 王小明
for bad in 1.234 x ''; do
	refused 2 closing --final-bill="$bad"
done
for bad in -1 -0.01 10000000.01; do
	refusal 1 "account-cancel: a bill is from 0 to 10000000.00 yuan" closing --pay cash --final-bill="$bad"
done
refusal 2 'account-cancel: --pay: "gold" is not one of: cash, wechat, alipay, bank, pos' \
	closing --final-bill 28.80 --pay gold
refusal 2 "account-cancel: --payee goes with --refund; first: --refund <method> --payee <name>" \
	closing --final-bill 28.80 --pay cash --payee 王小明
run closing --final-bill 28.80 --pay cash --dry-run
is_status 0
out_has "bills/2026-09-XS.yaml"
out_has "would change: $block"
ends --final-bill 28.80 --pay wechat
equal "the last bill" "bill 0 2026-09.final:10=0/28.80" "$(money_of 2)"
equal "is paid" "pay 28.80 2026-09.final:10=28.80/28.80" "$(money_of 1)"
git show --format= --name-only HEAD >"$work/out"
out_is "in one commit of account, register, day book and ticket" <<END
$block
bills/2026-09-XS.yaml
payments/2026/09-18/XS-01.yaml
tickets/open/2026-09-18/$ticket.yaml
END
run cat bills/2026-09-XS.yaml
out_is "the register of the desk" <<END
id: "XS-1"
at: "2026-09-18T09:00:00+08:00"
by: "wangmin"
claimed: true
act: "final"
count: 1
volume_m3: 10
total: "28.80"
account: "$number"
key: "2026-09.final"
END

# What is prepaid pays the last bill; the rest is given back, by another than who took it.
household
receipt account-pay "$number" 100 --method cash
ahead=$receipt
refusal 1 "account-cancel: account $number: of what was prepaid 71.20 are left after the last bill (annex 8); first: --refund <method> --payee <name>" \
	closing --final-bill 28.80
refusal 1 "account-cancel: account $number: of what was prepaid 71.20 are left after the last bill (annex 8); first: --refund <method> --payee <name>" \
	closing --final-bill 28.80 --pay cash
refusal 2 "account-cancel: who gets the refund?; first: --payee <name>" \
	closing --final-bill 28.80 --refund cash
refusal 1 "account-cancel: 王敏 may not: this is for another person than the one it is about (article 6); first: ask 李华 (lihua)" \
	closing --final-bill 28.80 --refund cash --payee 王小明
ends --final-bill 28.80 --refund cash --payee 王小明 --as lihua
equal "the last bill" "bill 0 2026-09.final:10=0/28.80" "$(money_of 2)"
equal "the rest is refunded" "refund -71.20" "$(money_of 1)"
tail -n 11 payments/2026/09-18/XS-01.yaml >"$work/out"
out_is "as the day book says, too" <<END
receipt: "$receipt"
at: "2026-09-18T09:00:00+08:00"
by: "lihua"
claimed: true
account: "$number"
method: "cash"
amount: "-71.20"
prepaid: "-71.20"
reason: |-
  销户
payee: "王小明"
END
# State never refuses money: the refund is reversed, and made again.
receipt account-pay --void "$receipt" --reason 未领取
account_is state,prepaid cancelled,71.20
receipt account-refund "$number" --method bank --payee 王小明 --reason 销户 --as lihua
account_is state,prepaid cancelled,
# The payment of before: what it brought was used and refunded.
refused 1 account-pay --void "$ahead" --reason 收错户
err_has "71.20 was refunded since; it cannot be reversed"

# What is prepaid is enough, or not enough, or nothing is due.
household
receipt account-pay "$number" 28.80 --method cash
run closing --final-bill 28.80
is_status 0 "to the fen: no money changes hands"
account_is state,bills,prepaid cancelled,,
household
receipt account-pay "$number" 20 --method cash
ends --final-bill 28.80 --pay pos
equal "what was prepaid lessens it" "pay 8.80 2026-09.final:10=8.80/28.80" "$(money_of 1)"
household
receipt account-pay "$number" 20 --method cash --as lihua
ends --final-bill 0 --refund bank --payee 王小明
equal "no last bill, all refunded" "refund -20.00" "$(money_of 1)"

# A payment that is reversed afterwards leaves the bill to be paid, on the cancelled account.
household
ends --final-bill 28.80 --pay cash
receipt account-pay --void "$receipt" --reason 支票退回
account_is state,bills cancelled,1
refusal 1 "account-pay: account $number is cancelled and owes 28.80; no more can be taken; first: account-pay $number 28.80" \
	account-pay "$number" 28.81 --method cash
receipt account-pay "$number" --method cash
account_is state,bills,prepaid cancelled,,
refusal 1 "account-refund: nothing is prepaid on account $number; first: account-show $number" \
	account-refund "$number" --method cash --payee 王小明 --reason 多缴

# Its bill is changed: what was paid too much is refunded, what was billed too little is paid.
given bill-adjust "$number" 2026-09.final --volume -2 --amount -5.76 --reason 抄表差错
account_is state,prepaid cancelled,5.76
refusal 1 "account-pay: account $number is cancelled, owes nothing and takes no payment; first: account-show $number" \
	account-pay "$number" 1 --method cash
given account-refund "$number" --method cash --payee 王小明 --reason 多收 --as lihua
given bill-adjust "$number" 2026-09.final --volume 1 --amount 2.88 --reason 抄表差错
account_is bills,prepaid ,-2.88
refusal 1 "account-pay: account $number is cancelled and owes 2.88; no more can be taken; first: account-pay $number 2.88" \
	account-pay "$number" 2.89 --method cash
given account-pay "$number" --method cash
account_is bills,prepaid ,
given bill-void "$number" 2026-09.final --reason 抄错户
account_is bills,prepaid ,25.92
given account-refund "$number" --method cash --payee 王小明 --reason 多收 --as lihua
account_is state,bills,prepaid cancelled,,
run store-check
is_status 0

# Money is the window's, whoever reads the meter.
household
given ticket-new cancel --phone 13800138000 --name 王小明 --request 申请 --account "$number"
handed=$(cat "$work/out")
given ticket-assign "$handed" --to meter-reading
given staff-set chaobiao --name 周抄 --roles handler --department meter-reading
refusal 1 "account-cancel: 周抄 takes and refunds no money: it requires role clerk or supervisor (article 5(2)); first: ask the window to run it" \
	closing --final-bill 28.80 --pay cash --ticket "$handed" --as chaobiao
given closing --final-bill 0 --ticket "$handed" --as chaobiao
account_is state cancelled

# A register that began again: the last bill is of what ran through it.
account --meter-no M77 --reading 99950 --digits 5
refused 1 account-cancel "$number" --confirm "$number" --paper all --reading 12 --final-bill 178.56 --pay cash
err_has "the reading 12 is below the last one, 99950; first: "
run account-cancel "$number" --confirm "$number" --paper all --reading 12 --rollover --final-bill 178.56 --pay cash
is_status 0
account_is state,reading cancelled,12
equal "62 m3" "bill 0 2026-09.final:62=0/178.56" "$(money_of 2)"

# The same --op-id prints the same, and does nothing a second time.
household
run closing --final-bill 28.80 --pay cash --op-id end-1
is_status 0
cp "$work/out" "$work/printed"
run closing --final-bill 28.80 --pay cash --op-id end-1
is_status 0
out_is "the ticket and the receipt of before" <"$work/printed"

# No other matter may be open.
household
given ticket-new volume-doubt --phone 13800138000 --name 王小明 --request 水量异常 --account "$number"
doubt=$(cat "$work/out")
refusal 1 "account-cancel: account $number has an open ticket, $doubt (annex 8); first: ticket-show $doubt" \
	closing --final-bill 0

# A matter that rests keeps what was typed of the money.
household
given closing --final-bill 28.80 --pay cash --missing id-card
resting=$(sed -n 1p "$work/out")
account_is state active
run account-cancel "$number" --confirm "$number" --ticket "$resting" --paper all
is_status 0 "it goes on with them"
account_is state,reading,bills,prepaid cancelled,110,,
equal "and is paid" "pay 28.80 2026-09.final:10=28.80/28.80" "$(money_of 1)"

# ---- What a cancelled account still does: be shown ---------------------------------------------------

household
run twice "$number"
is_status 0
while read -r line; do
	# shellcheck disable=SC2086 # words
	refused 1 ${line%%|*}
	err_has "${line#*|}"
done <<END
account-pay $number 1.00 --method cash|account $number is cancelled, owes nothing and takes no payment; first: account-show $number
account-pay $number --method cash|account $number
account-transfer $number --to 李四 --paper all|account $number is cancelled and can no longer be changed
account-transfer $number --missing annex-10|account $number is cancelled and can no longer be changed
account-suspend $number --reading 130|account $number is cancelled and can no longer be changed
account-suspend $number --missing id-card|account $number is cancelled and can no longer be changed
account-resume $number --reading 130|account $number is cancelled and can no longer be changed
account-cancel $number --reading 130 --final-bill 0 --confirm $number|account $number is cancelled and can no longer be changed
account-base $number --population 5 --paper all|account $number is cancelled and can no longer be changed
account-class $number --use special=100|account $number is cancelled and can no longer be changed
account-meter $number --work install --meter-no M9 --new-reading 0 --seal S9|account $number is cancelled and can no longer be changed
account-contact $number --phone 13700137000|account $number is cancelled and can no longer be changed
account-new $number --name 李四|account $number exists already; first: account-show $number
END
printf 'account,period,volume_m3,amount\n%s,2026-09,1,3.00\n' "$number" >"$work/bills"
refused 3 bill-import "$work/bills"
err_has "bill-import: $work/bills:2:1: account \"$number\": account $number is cancelled and takes no bill"
run account-show "$number"
is_status 0
out_has cancelled
run account-list --state cancelled --ids
out_has "$number"

finish

#!/bin/sh
# 更名过户, annex 10: another holder takes the meter.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people
given staff-set lead --name 林队 --roles supervisor --department network

# The whole transfer without a ticket's id behind it, and pieces of it.
read='--reading 100 --final-bill 0'
to="--to 李四 --to-id-type resident --to-id-no 440524188001010014 --to-phone 13900139000 $read"
both='--opinion meter-reading=同意 --opinion service-center=同意'
# shellcheck disable=SC2086 # words
transfer() { account-transfer $to --licence "L-2026-$1" --paper all $both "$@"; }
with_bank() { household --bank 工商银行 --bank-no 6222020000000000 --pay-by 银行代扣 --licence "L-2019-$((accounts_n + 1))" --contact 王小刚 --population 6; }

program=account-transfer
service=transfer
roles='clerk or supervisor'
step=transfer
ready=with_bank
account_alike
case_alike
active_alike
owes_alike 'annex 10'

# ---- What passes on and what does not -----------------------------------------------------------

with_bank
account_is population,base_volume 6,
run transfer "$number"
is_status 0
ticket=$(cat "$work/out")
run account-show "$number" --unmask --format json
for line in '"holder": "李四"' '"id_type": "resident"' '"id_no": "440524188001010014"' \
	'"phone": "13900139000"' "\"licence\": \"L-2026-$number\"" '"state": "active"' '"base_volume": 20' \
	'"base_from": "2026-09-18"' '"base_until": null' '"population": null' '"contact": null' \
	'"pay_by": null' '"bank": null' '"bank_no": null' '"address": "象山大道1号"' "\"meter_no\": \"M001$nth\"" \
	'"reading": 100' "\"seal\": \"S1$nth\""; do
	out_has "  $line" "after it: $line"
done
last_event transfer "$ticket" '' "holder=李四,id_no=440524188001010014,contact=,phone=13900139000,licence=L-2026-$number,population=,base_volume=20,base_from=2026-09-18,pay_by=,bank=,bank_no="
run account-show "$number" --history
out_has "licence=L-2019-$accounts_n" "the old licence stays in the history"
out_has 'holder=王小明'
run account-show "$number" --history --format json
out_lacks 6222020000000000 "its numbers masked"
out_lacks 11010519491231002X

# shellcheck disable=SC2086
transfer_of() { account-transfer "$number" --to 李四 --paper all $both $read "$@"; }
with_bank
run transfer_of --population 5 --from 2026-10-01 --bank 建设银行 --bank-no ６２２７００００００００００００ \
	--pay-by 银行代扣 --to-contact 李五
is_status 0
account_is base_volume,base_next,base_next_from,population 30,25,2026-10-01,5
account_is bank,bank_no,pay_by,contact 建设银行,6227000000000000,银行代扣,李五
account_is licence,state ,active

# ---- Who the new holder is -----------------------------------------------------------------------

with_bank
# shellcheck disable=SC2086
refusal 2 "account-transfer: the new holder is needed; first: --to <name>" \
	account-transfer "$number" --paper all $both
refusal 2 "account-transfer: an identity number needs its kind; first: --id-type" \
	transfer_of --to-id-no 440524188001010014
refusal 1 "account-transfer: the check character of the identity number does not fit its digits; if the document really says so: --id-reason <reason>" \
	transfer_of --to-id-type resident --to-id-no 440524188001010015
refusal 1 "account-transfer: the check character of the credit code does not fit the others; if the document really says so: --id-reason <reason>" \
	transfer_of --to-id-type credit-code --to-id-no 91350211M0000XUF46
refused 2 transfer_of --to-id-type passkey --to-id-no 1
refusal 2 "account-transfer: --to-phone: not a telephone number: a mobile number has 11 digits, a landline its area code" \
	transfer_of --to-phone 12800128000
refusal 1 "account-transfer: -1 people in a household is out of range" transfer_of --population -1
refusal 1 "account-transfer: 1001 people in a household is out of range" transfer_of --population 1001
refusal 2 'account-transfer: --from: date "2026-02-30" does not exist' transfer_of --from 2026-02-30
run transfer_of --to-id-type credit-code --to-id-no 91350211M0000XUF46 --id-reason 执照原件如此
is_status 0 "a registered code that fails its check passes with a reason"
account_is id_no,id_reason 91350211M0000XUF46,执照原件如此
with_bank
run transfer_of --to-id-type resident --to-id-no ４４０５２４１８８００１０１００１４
is_status 0 "an identity number typed full-width"
account_is id_no 440524188001010014

# ---- Papers -----------------------------------------------------------------------------------

with_bank
# shellcheck disable=SC2086
refusal 1 "account-transfer: documents still missing for 更名过户: 水表过户更名申请表（原用户、新用户双方签字或盖章）, 原用户和新用户身份证, 房屋产权证明 (article 5(2)); first: --paper <document>,... (or all), or --missing annex-10,id-copy,property-proof to let the matter rest" \
	account-transfer "$number" $to $both
# shellcheck disable=SC2086
refusal 1 "account-transfer: documents still missing for 更名过户: 房屋产权证明 (article 5(2)); first: --paper <document>,... (or all), or --missing property-proof to let the matter rest" \
	account-transfer "$number" $to $both --paper annex-10,id-copy
# shellcheck disable=SC2086
run account-transfer "$number" $to $both --paper annex-10 --paper id-copy,property-proof
is_status 0 "papers one by one"
account --id-type credit-code --id-no 91350100M000100Y43
# shellcheck disable=SC2086
refusal 1 "account-transfer: documents still missing for 更名过户: 水表过户更名申请表（原用户、新用户双方签字或盖章）, 单位营业执照, 单位公章, 房屋产权证明 (article 5(2)); first: --paper <document>,... (or all), or --missing annex-10,licence,seal,property-proof to let the matter rest" \
	account-transfer "$number" $to $both
rests_alike property-proof 房屋产权证明（copy）

# Papers that were shown before the ticket came to rest need not be shown again; the account of a
# ticket that rests cannot be taken by another transfer.
with_bank
given account-transfer "$number" --missing id-copy,property-proof
resting=$(sed -n 1p "$work/out")
refusal 1 "account-transfer: account $number already has an open ticket of this service: $resting; first: account-transfer $number --ticket $resting" \
	transfer "$number"
refused 1 account-transfer "$number" --ticket "$resting" --missing property-proof
err_has "ticket $resting is \"documents missing\"" "what is missing is not changed on the way"
# shellcheck disable=SC2086
refusal 1 "account-transfer: documents still missing for 更名过户: 房屋产权证明 (article 5(2)); first: --paper <document>,... (or all), or --missing property-proof to let the matter rest" \
	account-transfer "$number" --ticket "$resting" $to $both --paper annex-10,id-copy
done_as "$resting" transfer "$number" --ticket "$resting"
account_is holder 李四

# What was typed with --missing or --rest is there when the customer returns, unless typed anew; the form
# can be printed and signed meanwhile.
with_bank
# shellcheck disable=SC2086
given account-transfer "$number" $to $both --paper id-copy --missing property-proof --rest 户主不在
resting=$(sed -n 1p "$work/out")
ticket_is rest 户主不在 "$resting"
ticket_is papers id-copy "$resting"
account_is holder 王小明
run ticket-show "$resting" --format json
out_has '"to": "***"' "what was typed is nobody's business"
out_lacks 440524188001010014
run ticket-show "$resting" --format json --unmask
out_has 440524188001010014
run form-print transfer "$resting" --text
out_has '（更名为）＿李 |' "the new holder stands on it before the deed"
out_has 13900139000
run form-print notice "$resting" --text
out_has 户主不在
count_commits
given account-transfer "$number" --ticket "$resting" --rest 户主月底回来
ticket_is rest 户主月底回来 "$resting"
given account-transfer "$number" --ticket "$resting" --missing property-proof --to-contact 李五
commits_are 2 "what is typed while it rests is kept, too"
done_as "$resting" account-transfer "$number" --ticket "$resting" --paper all --to-phone 13700137000
account_is holder 李四
account_is id_no 440524188001010014
account_is phone 13700137000
account_is contact 李五
ticket_is rest "" "$resting"

# Arrears keep it from happening, not from resting.
with_bank
bill "$number" 2026-08 50.00
# shellcheck disable=SC2086
given account-transfer "$number" $to $both --paper all --rest 欠费未缴
resting=$(sed -n 1p "$work/out")
state_is incomplete "$resting"
refused 1 account-transfer "$number" --ticket "$resting" --paper all
err_has "owes 50.00" "which are looked at again"
given account-pay "$number" 50 --method cash
done_as "$resting" account-transfer "$number" --ticket "$resting" --paper all
account_is holder 李四

# Annex 10 names who gave an opinion that the window recorded.
with_bank
# shellcheck disable=SC2086
given account-transfer "$number" $to --paper all --opinion meter-reading=无欠费 \
	--opinion service-center=同意 --given-by meter-reading=赵磊
run form-print transfer "$(sed -n 1p "$work/out")" --text
out_has 王敏代录（赵磊）
out_has '签字：＿＿＿＿＿＿　　＿＿＿＿年＿＿月＿＿日' "the signature is left blank"
refused 2 account-transfer "$number" --given-by 赵磊
err_has '--given-by: "赵磊" is not a valid opinion (<department>=<opinion>)'
with_bank
# shellcheck disable=SC2086
refused 1 account-transfer "$number" $to $both --paper all --as lead
err_has 'an opinion of "meter-reading" is given by its own staff, or recorded by the window; 林队 is of "network"'

# ---- Opinions -----------------------------------------------------------------------------------

with_bank
# shellcheck disable=SC2086
refusal 1 "account-transfer: the opinion of 营抄中心 is still missing (service 更名过户, annex 10); first: --opinion meter-reading=<opinion>" \
	account-transfer "$number" $to --paper all
# shellcheck disable=SC2086
refusal 1 "account-transfer: the opinion of 客服中心 is still missing (service 更名过户, annex 10); first: --opinion service-center=<opinion>" \
	account-transfer "$number" $to --paper all --opinion meter-reading=同意
refusal 1 'account-transfer: service 更名过户 asks for no opinion of "network"; first: service-show transfer' \
	transfer "$number" --opinion network=同意
for bad in 同意 =同意 meter-reading=; do
	refusal 2 "account-transfer: --opinion: \"$bad\" is not a valid opinion (<department>=<opinion>)" \
		transfer "$number" --opinion "$bad"
done

# Given beforehand by the departments themselves.
run ticket-new transfer --name 王小明 --request 更名过户 --account "$number"
is_status 0
ticket=$(cat "$work/out")
# shellcheck disable=SC2086
to_ticket() { account-transfer "$number" --ticket "$ticket" $to --paper all; }
refused 1 to_ticket
err_has "the opinion of 营抄中心 is still missing"
err_has "first: ticket-review $ticket --department meter-reading --agree --opinion <opinion>"
run ticket-review "$ticket" --department meter-reading --agree --opinion 无异议
is_status 0
refused 1 to_ticket
err_has "the opinion of 客服中心 is still missing"
run ticket-review "$ticket" --department service-center --agree --opinion 无异议
is_status 0
done_as "$ticket" to_ticket
account_is holder 李四

# ---- No other matter open -------------------------------------------------------------------------

with_bank
given ticket-new volume-doubt --phone 13800138000 --name 王小明 --request 水量异常 --account "$number"
doubt=$(cat "$work/out")
refusal 1 "account-transfer: account $number has an open ticket, $doubt (annex 10); first: ticket-show $doubt" \
	transfer "$number"
given ticket-assign "$doubt" --to meter-reading
refused 1 transfer "$number"
run ticket-result "$doubt" --text 水表正常
is_status 0
run transfer "$number"
is_status 0 "one that is done and only waits for its visit is in nobody's way"

# ---- What is settled with the old holder ------------------------------------------------------------

# leaves OPTION...: transfers at a reading of 110.
# shellcheck disable=SC2086
leaves() { account-transfer "$number" --to 李四 --to-phone 13900139000 --paper all $both "$@"; }
# receipt COMMAND...: succeeds and prints a receipt, kept in $receipt.
receipt() {
	given "$@"
	receipt=$(cat "$work/out")
}
# former_is [NUMBER OWES PREPAID BILLS]...: the former holders with whom something is open, in yuan.
former_is() {
	found=$(account-show "$number" --format json | python3 -c '
import json, sys
fen = lambda text: round(float(text or 0) * 100)
for h in json.load(sys.stdin)["former"] or []:
    owes = sum(fen(b["amount"]) - fen(b["paid"]) for b in h["bills"] or []) + max(0, -fen(h["prepaid"]))
    print(h["number"], "%.2f" % (owes / 100), "%.2f" % max(0, fen(h["prepaid"]) / 100),
          ",".join(b["period"] for b in h["bills"] or []) or "-", end=" ")')
	equal "$number: former holders: $*" "$*" "${found% }"
}
# money_of N MEMBER...: of the last event but N.
money_of() {
	account-show "$number" --format json | python3 -c '
import json, sys
event = json.load(sys.stdin)["events"][-1 - int(sys.argv[1])]
print(*[event[key] if not isinstance(event[key], list) else
        ",".join(x if isinstance(x, str) else "%s:%s" % (x["period"], x["amount"]) for x in event[key])
        for key in sys.argv[2:]])' "$@"
}

with_bank
refusal 1 "account-transfer: account $number: the reading of the day is needed, for the last bill of its holder (annex 10); first: --reading <m3> --final-bill <yuan>, or --no-reading <reason>" \
	leaves
refusal 1 "account-transfer: account $number: the reading of the day is needed, for the last bill of its holder (annex 10); first: --reading <m3> --final-bill <yuan>, or --no-reading <reason>" \
	leaves --final-bill 28.80
refusal 1 "account-transfer: account $number: what is the last bill, of 10 m3 since the reading of 2026-09-18? (annex 10); first: --final-bill <yuan> (0: nothing is due)" \
	leaves --reading 110
refused 1 leaves --reading 99 --final-bill 0
err_has "account-transfer: the reading 99 is below the last one, 100; first: "
refusal 2 "account-transfer: --no-reading and --reading exclude each other; first: --no-reading none" \
	leaves --reading 110 --no-reading 无人在家
refusal 2 "account-transfer: --no-reading and --final-bill exclude each other; first: --no-reading none" \
	leaves --final-bill 28.80 --no-reading 无人在家
refusal 1 "account-transfer: account $number: with the last bill, 28.80 are due (annex 10); first: --pay <method>" \
	leaves --reading 110 --final-bill 28.80
refusal 1 "account-transfer: account $number: with the last bill, 28.80 are due (annex 10); first: --pay <method>" \
	leaves --reading 110 --final-bill 28.80 --prepaid keep
refusal 2 'account-transfer: --prepaid: "lose" is not one of: refund, keep' \
	leaves --reading 110 --final-bill 28.80 --prepaid lose

# The last bill is paid: the event names its key, which stays with the old holder.
count_commits
run leaves --reading 110 --final-bill 28.80 --pay cash
is_status 0
commits_are 1 "one commit of all of it"
ok "prints ticket and receipt" grep -qE '^20260918-XS-[0-9]{4}	20260918-XS-R[0-9]{4}$' "$work/out"
paid=$(cut -f2 "$work/out")
account_is holder,reading,reading_on,bills,prepaid 李四,110,2026-09-18,,
former_is
equal "the last bill" "bill 2026-09.final:28.80" "$(money_of 2 act bills)"
equal "paid" "pay 28.80 2026-09.final:28.80" "$(money_of 1 act amount bills)"
equal "and handed on" "transfer 2026-09-18 2026-09.final None" "$(money_of 0 act on keys amount)"
git show --format= --name-only HEAD | grep -v '^payments/' >"$work/out"
out_is "account, register and ticket, beside the day book" <<END
$block
bills/2026-09-XS.yaml
tickets/closed/2026-09-18/$(git show --format= --name-only HEAD | sed -n 's,.*/\(2026.*-XS-.*\)\.yaml,\1,p' | tail -n 1).yaml
END

# What is his stays his: his receipt is reversed, and he owes, not the new one; nor do his debts keep the
# new one from anything.
receipt account-pay --void "$paid" --reason 支票退回
former_is 1 28.80 0.00 2026-09.final
account_is bills,prepaid ,
run account-show "$number"
out_has "former holder 王小明 (no. 1) owes: 28.80 yuan"
refusal 1 "account-pay: account $number owes nothing; to pay ahead: account-pay $number AMOUNT" \
	account-pay "$number" --method cash
refusal 1 "account-pay: the former holder of account $number owes 28.80, and no more can be taken; first: account-pay $number 28.80 --former" \
	account-pay "$number" 28.81 --method cash --former
given account-pay "$number" 5 --method cash
account_is prepaid 5.00
former_is 1 28.80 0.00 2026-09.final
receipt account-pay "$number" 8.80 --method cash --former
former_is 1 20.00 0.00 2026-09.final
receipt account-pay "$number" --method wechat --former
last=$receipt
former_is
account_is prepaid 5.00
refusal 1 "account-pay: no former holder of account $number owes anything; first: account-show $number" \
	account-pay "$number" --method cash --former
given account-pay --void "$last" --reason 收错户
former_is 1 20.00 0.00 2026-09.final
account_is prepaid 5.00
run store-check
is_status 0

# A register that began again: the last bill is of what ran through it.
account --meter-no M77 --reading 99950 --digits 5
refused 1 leaves --reading 12 --final-bill 178.56 --pay cash
err_has "the reading 12 is below the last one, 99950; first: "
given leaves --reading 12 --rollover --final-bill 178.56 --pay cash
account_is holder,reading 李四,12
run cat bills/2026-09-XS.yaml
out_has 'volume_m3: 62'

# His bills are changed: the month before the day, and the last one; what comes of it is his claim, or his debt.
with_bank
bill "$number" 2026-08 50.00
given account-pay "$number" 50 --method cash --as lihua
given leaves --reading 110 --final-bill 28.80 --pay cash
given bill-adjust "$number" 2026-08 --volume -5 --amount -14.40 --reason 抄表差错
former_is 1 0.00 14.40 -
given bill-adjust "$number" 2026-09.final --volume 10 --amount 28.80 --reason 抄表差错
former_is 1 14.40 0.00 2026-09.final
given account-pay "$number" --method cash --former
former_is
given bill-void "$number" 2026-08 --reason 抄错户
former_is 1 0.00 35.60 -
account_is bills,prepaid ,
given account-refund "$number" --method cash --payee 王小明 --reason 多收 --former --as sunli
former_is
bill "$number" 2026-09 10.00
account_is bills 1
former_is
run store-check
is_status 0

# What was prepaid goes back, to whoever gets it, or passes on.
with_bank
receipt account-pay "$number" 100 --method cash --as lihua
first=$receipt
hint="--refund <method> --payee <name>"
refusal 1 "account-transfer: account $number: of what was prepaid 71.20 are left after the last bill (annex 10); first: $hint, or --prepaid keep, as both want it" \
	leaves --reading 110 --final-bill 28.80
refusal 1 "account-transfer: account $number: of what was prepaid 71.20 are left after the last bill (annex 10); first: $hint" \
	leaves --reading 110 --final-bill 28.80 --prepaid refund
refusal 1 "account-transfer: account $number: of what was prepaid 100.00 are left (annex 10); first: $hint, or --prepaid keep, as both want it" \
	leaves --no-reading 双方自行结清
refusal 2 "account-transfer: who gets the refund?; first: --payee <name>" \
	leaves --reading 110 --final-bill 28.80 --refund cash
refusal 2 "account-transfer: --prepaid keep and --refund exclude each other" \
	leaves --reading 110 --final-bill 28.80 --refund cash --payee 王小明 --prepaid keep
refusal 2 "account-transfer: --payee goes with --refund; first: $hint" \
	leaves --reading 110 --final-bill 28.80 --payee 王小明
refusal 1 "account-transfer: 李华 may not: this is for another person than the one it is about (article 6); first: ask 林队 (lead)" \
	leaves --reading 110 --final-bill 28.80 --refund cash --payee 王小明 --as lihua
given leaves --reading 110 --final-bill 28.80 --prepaid refund --refund cash --payee 王小明
refunded=$(cut -f2 "$work/out")
account_is holder,bills,prepaid 李四,,
equal "refunded" "refund -71.20" "$(money_of 1 act amount)"
former_is
# The payment of before cannot be taken back, as most of it is refunded.
refused 1 account-pay --void "$first" --reason 收错户
err_has "of what $first brought, 71.20 was refunded since; it cannot be reversed"
# A reversal of that refund is the old holder's money; it is refunded to him again.
receipt account-pay --void "$refunded" --reason 未领取
former_is 1 0.00 71.20 -
account_is bills,prepaid ,
run account-show "$number"
out_has "prepaid by former holder 王小明 (no. 1): 71.20 yuan"
refusal 1 "account-refund: nothing is prepaid on account $number; first: account-show $number" \
	account-refund "$number" --method cash --payee 李四 --reason 多缴
given account-refund "$number" 71 --method cash --payee 王小明 --reason 未领取 --former
former_is 1 0.00 0.20 -
given account-refund "$number" --method cash --payee 王小明 --reason 未领取 --former
former_is
refusal 1 "account-refund: no former holder of account $number has anything prepaid; first: account-show $number" \
	account-refund "$number" --method cash --payee 王小明 --reason 多缴 --former

# Kept, said to both: the new holder's.
with_bank
given account-pay "$number" 100 --method cash --as lihua
first=$(cat "$work/out")
given leaves --reading 110 --final-bill 28.80 --prepaid keep
account_is holder,bills,prepaid 李四,,71.20
former_is
equal "the event carries it" "transfer 71.20 2026-09.final" "$(money_of 0 act amount keys)"
run store-check
is_status 0
# The payment of before is reversed: the old holder owes his bill, and what he handed on.
given account-pay --void "$first" --reason 支票退回
account_is prepaid 71.20
former_is 1 100.00 0.00 2026-09.final
run account-show "$number"
out_has "former holder 王小明 (no. 1) owes: 100.00 yuan"
given account-pay "$number" --method cash --former
former_is

# Without a reading nothing is billed; what is prepaid is said.
with_bank
given leaves --no-reading 双方自行结清
equal "no bill" "open" "$(money_of 1 act)"
account_is reading,reading_on 100,2026-09-18
with_bank
given account-pay "$number" 30 --method cash --as lihua
given leaves --no-reading 双方自行结清 --refund bank --payee 王小明
account_is bills,prepaid ,
equal "refunded" "refund -30.00 过户" "$(money_of 1 act amount text)"

# From a day on: what is billed for the month of that day is the new holder's.
with_bank
given leaves --reading 110 --final-bill 28.80 --pay cash --from 2026-09-11
equal "from that day on" "transfer 2026-09-11" "$(money_of 0 act on)"
bill "$number" 2026-08 10.00
bill "$number" 2026-09 20.00
former_is 1 10.00 0.00 2026-08
account_is bills 1

# What he was billed and has paid for a month that ends after he left stays his.
with_bank
bill "$number" 2026-09 20.00
given account-pay "$number" 20 --method cash
given leaves --reading 110 --final-bill 28.80 --pay cash
equal "both" "transfer 2026-09,2026-09.final" "$(money_of 0 act keys)"
given bill-adjust "$number" 2026-09 --amount -5 --reason 单价差错
former_is 1 0.00 5.00 -
account_is bills,prepaid ,
run form-print statement "$number" --text
out_lacks '账单 2026'
out_has 已缴清
run form-print statement "$number" --text --holder 1
out_has '账单 2026-09，30 m³'
out_has 预存5.00元

# Nobody leaves before he came.
with_bank
given leaves --no-reading 新房 --from 2026-10-01
run account-show "$number" --history --format csv --columns act,text
out_has "transfer,新房" "why nothing was read is kept"
run form-print transfer "$(account-show "$number" --format json | python3 -c 'import json, sys
print(json.load(sys.stdin)["events"][-1]["ref"])')" --text
out_has "未抄表：新房" "and stands on annex 10"
refusal 1 "account-transfer: account $number: its holder cannot leave before 2026-10-01; first: --from 2026-10-01" \
	leaves --no-reading 新房
given leaves --no-reading 新房 --from 2026-10-01

# What was folded away is looked at, too: who took a payment, whose it was, and which months are closed.
export ONESTOP_NOW=2026-01-15T09:00:00+08:00
with_bank
for month in 01 02 03 04 05 06 07 08 09 10 11 12; do
	printf '%s,2025-%s,5,10.00\n' "$number" $month
done | sed '1i account,period,volume_m3,amount' >"$work/year.csv"
given bill-import "$work/year.csv"
receipt account-pay "$number" 150 --method cash --as lihua
old=$receipt
export ONESTOP_NOW=2026-09-18T09:00:00+08:00
bill "$number" 2026-08 10.00
run account-show "$number" --format json
out_has '"act": "carry"'
refused 1 account-refund "$number" --method cash --payee 王小明 --reason 多缴 --as lihua
err_has "李华 may not"
refusal 1 "account-transfer: account $number: its holder cannot leave before 2026-01-01; first: --from 2026-01-01" \
	leaves --no-reading 双方自行结清 --prepaid keep --from 2025-12-31
given leaves --no-reading 双方自行结清 --prepaid keep --from 2026-09-01
account_is holder,prepaid 李四,20.00
former_is
given account-pay --void "$old" --reason 支票退回
account_is bills,prepaid ,20.00
former_is 1 150.00 0.00 2026-08

# A third holder: each has his own.
with_bank
given leaves --reading 110 --final-bill 28.80 --pay cash --from 2026-07-01
one=$(cut -f2 "$work/out")
given account-transfer "$number" --to 赵五 --paper all --opinion meter-reading=同意 --opinion service-center=同意 \
	--reading 120 --final-bill 14.40 --pay cash --from 2026-09-01
two=$(cut -f2 "$work/out")
equal "the next key of the month" "transfer 2026-09.final.2" "$(money_of 0 act keys)"
given account-pay --void "$two" --reason 支票退回
given account-pay --void "$one" --reason 支票退回
former_is 1 28.80 0.00 2026-09.final 2 14.40 0.00 2026-09.final.2
given account-pay "$number" --method cash --former
former_is 2 14.40 0.00 2026-09.final.2
given account-pay "$number" --method cash --former
former_is
account_is holder,bills,prepaid 赵五,,

# 更名: the same person by the number of the document keeps all that is not named anew.
with_bank
bill "$number" 2026-08 50.00
given account-pay "$number" 60 --method cash
# shellcheck disable=SC2086
same() { account-transfer "$number" --to 王晓明 --to-id-type resident --to-id-no 11010519491231002X --paper all $both "$@"; }
for option in '--reading 110' '--final-bill 0' '--no-reading 无' '--prepaid keep' '--pay cash' \
	'--refund cash --payee 王小明' '--from 2026-10-01'; do
	# shellcheck disable=SC2086 # words
	refusal 1 "account-transfer: 王晓明 is the present holder under a new name, by the number of the document: nothing is read, billed or refunded; first: leave out what is said of the reading, of money and of the day" \
		same $option
done
run same --licence L-2026-9
is_status 0
ticket=$(cat "$work/out")
account_is holder,id_no,phone,population,base_volume,bank,bank_no,pay_by,licence,prepaid \
	王晓明,11010519491231002X,13800138000,6,,工商银行,6222020000000000,银行代扣,L-2026-9,10.00
equal "no holding begins" "transfer None None" "$(money_of 0 act on amount)"
last_event transfer "$ticket" '' holder=王晓明,licence=L-2026-9
refusal 1 "account-transfer: account $number is that person's already, under that name; first: account-show $number" \
	same

# A matter that rests keeps what was typed of the money, and takes what is typed anew.
with_bank
given leaves --no-reading 无人在家 --pay cash --missing property-proof
resting=$(sed -n 1p "$work/out")
account_is holder 王小明
# shellcheck disable=SC2086
again() { account-transfer "$number" --ticket "$resting" --paper all $both "$@"; }
refused 2 again --reading 110 --final-bill 28.80
err_has "--no-reading and --reading exclude each other; first: --no-reading none"
given again --reading 110 --final-bill 28.80 --no-reading none
account_is holder,reading,bills,prepaid 李四,110,,
equal "paid as it was said then" "pay 28.80" "$(money_of 1 act amount)"

# The same --op-id prints the same, and does nothing a second time.
with_bank
run leaves --reading 110 --final-bill 28.80 --pay cash --op-id leave-1
is_status 0
cp "$work/out" "$work/printed"
run leaves --reading 110 --final-bill 28.80 --pay cash --op-id leave-1
is_status 0
out_is "the ticket and the receipt of before" <"$work/printed"

finish

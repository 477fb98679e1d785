#!/bin/sh
# 更名过户, annex 10: another holder takes the meter.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people
given staff-set lead --name 林队 --roles supervisor --department network

# The whole transfer without a ticket's id behind it, and pieces of it.
to='--to 李四 --to-id-type resident --to-id-no 440524188001010014 --to-phone 13900139000'
both='--opinion meter-reading=同意 --opinion service-center=同意'
# shellcheck disable=SC2086 # words
transfer() { account-transfer $to --licence L-2026-1 --paper all $both "$@"; }
with_bank() { household --bank 工商银行 --bank-no 6222020000000000 --pay-by 银行代扣 --licence L-2019-7 --contact 王小刚 --population 6; }

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
account_is base_volume 30
run transfer "$number"
is_status 0
ticket=$(cat "$work/out")
run account-show "$number" --unmask --format json
for line in '"holder": "李四"' '"id_type": "resident"' '"id_no": "440524188001010014"' \
	'"phone": "13900139000"' '"licence": "L-2026-1"' '"state": "active"' '"base_volume": 20' \
	'"base_from": "2026-09-18"' '"base_until": null' '"population": null' '"contact": null' \
	'"pay_by": null' '"bank": null' '"bank_no": null' '"address": "象山大道1号"' '"meter_no": "M001"' \
	'"reading": 100' '"seal": "S1"'; do
	out_has "  $line" "after it: $line"
done
last_event transfer "$ticket" '' 'holder=李四,id_no=440524188001010014,contact=,phone=13900139000,licence=L-2026-1,population=,base_volume=20,base_from=2026-09-18,pay_by=,bank=,bank_no='
run account-show "$number" --history
out_has 'licence=L-2019-7' "the old licence stays in the history"
out_has 'holder=王小明'
run account-show "$number" --history --format json
out_lacks 6222020000000000 "its numbers masked"
out_lacks 11010519491231002X

# shellcheck disable=SC2086
transfer_of() { account-transfer "$number" --to 李四 --paper all $both "$@"; }
with_bank
run transfer_of --population 5 --from 2026-10-01 --bank 建设银行 --bank-no ６２２７００００００００００００ \
	--pay-by 银行代扣 --to-contact 李五
is_status 0
account_is base_volume,base_from,population 25,2026-10-01,5
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

finish

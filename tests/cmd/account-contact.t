#!/bin/sh
# 预留信息: what an account leaves with us.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

contact() { account-contact --phone 13700137000 "$@"; }

program=account-contact
service=contact
roles='clerk or supervisor'
step=contact
ready=household
account_alike
case_alike

household
run contact "$number" --contact 买买提·吐尔逊 --address 𠮷野路2号 --pay-by 银行代扣 --bank 工商银行 --bank-no ６２２２０２００００００００００
is_status 0
account_is phone,contact,address,pay_by,bank,bank_no \
	13700137000,买买提·吐尔逊,𠮷野路2号,银行代扣,工商银行,6222020000000000
account_is holder,id_no,meter_no "王小明,11010519491231002X,M001$nth"
last_event contact "$(cat "$work/out")" '' address=𠮷野路2号,contact=买买提·吐尔逊,phone=13700137000,pay_by=银行代扣,bank=工商银行,bank_no=6222020000000000
run account-contact "$number" --contact 张𬌗
is_status 0
last_event contact "$(cat "$work/out")" '' contact=张𬌗
for phone in １３９００１３９０００ 0724-2331234 07242331234 010-12345678; do
	run account-contact "$number" --phone "$phone" --dry-run
	is_status 0 "$phone"
done

# One that owes, or is suspended, has a telephone too.
bill "$number" 2026-08 10.00
run contact "$number" --phone 13700137001
is_status 0
given account-pay "$number" --method cash
given account-suspend "$number" --reading 100 --paper all
run contact "$number" --phone 13600136000
is_status 0
account_is phone,state 13600136000,suspended

# What changes nothing opens no ticket: nobody's matter was settled by it.
while IFS='|' read -r title option value; do
	refusal 1 "account-contact: \"$title\" of account $number is that already; first: account-show $number" \
		account-contact "$number" "$option" "$value"
done <<END
telephone|--phone|13600136000
address|--address|𠮷野路2号
contact|--contact|张𬌗
END
run account-contact "$number" --phone 13600136000 --contact 李四 --dry-run
is_status 0 "one that stays beside one that changes"

refusal 2 "account-contact: nothing to change; first: account-contact --help" account-contact "$number"
for phone in 12800128000 1380013800 138001380000 电话 13800138000x; do
	refusal 2 "account-contact: --phone: not a telephone number: a mobile number has 11 digits, a landline its area code" \
		account-contact "$number" --phone "$phone"
done
refused 2 account-contact "$number" --contact "$(printf '李\033四')"
err_has "--contact: U+001B at character 2 is not allowed"
refused 2 account-contact "$number" --address "$(printf '路\302\2331号')"
err_has "--address: U+009B at character 2 is not allowed"

finish

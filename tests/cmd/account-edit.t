#!/bin/sh
# A slip of the pen on an account is corrected; the event keeps what stood there.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

edit() { account-edit "$@" --reason 录入错误; }

given account-new 0000077001 --name 王小明 --id-type resident --id-no 11010519491231002X --address 象山大道1号 \
	--phone 13800138000 --meter-no M001 --calibre 15 --reading 100 --use residential=100
given account-new 0000077002 --name 李四 --meter-no M002
number=0000077001

count_commits
done_as $number edit $number --name 王晓明 --address 象山大道11号 --phone 13900139000 --meter-no M010 --calibre 20 \
	--seal F1 --licence XK1 --contact 王小红 --pay-by 银行代扣 --bank 工商银行 --bank-no 6222020000000000 \
	--opened 2026-09-01 --remark 老用户 --id-no 110105194912310038 --id-reason 证件如此
commits_are 1 "one commit"
account_is holder,address,phone,meter_no,calibre,seal,licence,contact,pay_by,bank,bank_no,opened_on,remark,id_no \
	王晓明,象山大道11号,13900139000,M010,20,F1,XK1,王小红,银行代扣,工商银行,6222020000000000,2026-09-01,老用户,110105194912310038
account_is state,reading,use active,100,residential=100
sed -n '/^  act: "edit"/,$p' accounts/*/*.yaml >"$work/out"
out_has '    holder: "王小明"' "the old"
out_has '    holder: "王晓明"' "and the new"
out_has 录入错误
run account-show $number --format json
out_lacks 13800138000 "masked in what stood there, too"
out_lacks 11010519491231002X
run account-show $number --history
out_has "holder: 王小明 -> 王晓明" "what stood there is told to people"
run account-show $number --history --format csv
out_lacks " -> " "programs read what was set"
run git log -1 --format=%B
out_has "account-edit: $number edit"
out_lacks 13900139000 "no telephone in the commit"

done_as $number edit $number --empty remark,seal
account_is remark,seal ,
done_as $number edit $number --phone 13800138000 --op-id once
commits=$(git rev-list --count HEAD)
done_as $number edit $number --phone 13800138000 --op-id once
commits_are 0 "the same --op-id does nothing a second time"
run edit $number --phone 13700137000 --dry-run
is_status 0
account_is phone 13800138000

# In any state: what was written down wrongly is so of a cancelled one, too.
given account-cancel 0000077002 --reading 5 --final-bill 0 --reason 拆迁 --paper all --confirm 0000077002
done_as 0000077002 edit 0000077002 --name 李肆

# ---- What is refused -------------------------------------------------------------------------------

given account-new 0000077003 --name 赵六 --meter-no M003
while IFS='|' read -r expected says options <&3; do
	# shellcheck disable=SC2086 # several words
	refused "$expected" account-edit $number --reason 录入错误 $options
	err_has "$says" "$options"
done 3<<'END'
2|what is corrected?; first: account-edit --help|
1|"holder" of account 0000077001 is that already; first: account-show 0000077001|--name 王晓明
1|"remark" of account 0000077001 is empty already; first: account-show 0000077001|--empty remark
1|meter "M003" is that of account 0000077003 already; first: account-show 0000077003, or --force <reason>|--meter-no M003
1|2026-09-19 is still to come|--opened 2026-09-19
1|identity number|--id-no 110105194912310039 --empty id_reason
2|--calibre: DN 17 is not a valid calibre|--calibre 17
2|--phone: not a telephone number|--phone 1380013
2|--address and --empty address exclude each other|--address 甲路 --empty address
2|--id-no and --empty id_no exclude each other|--id-no 422801197001011234 --empty id_no
2|--empty: "holder" is not a field that may be empty|--empty holder
2|--empty: "reading" is not a field that may be empty|--empty reading
2|there is no option --reading|--reading 5
END
refusal 1 "account-edit: there is no account 0000099999; first: account-list --find <text>" edit 0000099999 --name 甲
refused 2 edit 12 --name 甲
refusal 2 "account-edit: ACCOUNT is needed; first: account-edit --help" edit --name 甲
refusal 2 "account-edit: --reason TEXT is needed; first: account-edit --help" account-edit $number --name 甲
refused 1 edit $number --name 甲 --as zhaolei
err_has "it requires role clerk or supervisor"
refused 2 edit $number --address "$(printf '路\302\2331号')"
err_has "--address: U+009B at character 2 is not allowed"

finish

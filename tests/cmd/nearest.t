#!/bin/sh
# Whoever mistypes an option, a code, a fixed word or a column is told the nearest there is.
. "$(dirname "$0")/../harness.sh"

new_store --desk XS --test-clock --claimed --staff wangmin --staff-name 王敏
given ticket-new facility --name 李四 --phone 13900139000 --address 长宁大道2号 --request 井盖破损
given account-new 0000012345 --name 王小明 --id-type other --id-no 1 --address 沿河路1号 --phone 13800138000 \
	--meter-no M1 --calibre 15 --reading 1 --use residential=100 --population 4
id=20260918-XS-0001
period='--from 2026-09-01 --to 2026-09-18'

# status|what was meant|a command line with a slip of the finger
while IFS='|' read -r wanted meant line; do
	# shellcheck disable=SC2086 # words
	refused "$wanted" $line
	ok "$line: one line" test "$(wc -l <"$work/err")" -eq 1
	err_has "did you mean $meant" "$line"
done <<EOF
2|--address|ticket-new facility --adress 沿河路1号
2|--department|ticket-list --departmnt network
2|--help|account-pay --halp
2|--columns|onestop --colums name
1|"volume-doubt"|ticket-new volum-doubt --name 王小明 --phone 13800138000 --address 沿河路1号 --request 走得快
1|"volume-doubt"|ticket-list --service volum-doubt
1|"volume-doubt"|service-show volum-doubt
1|"volume-doubt"|form-print notice volum-doubt
1|"network"|ticket-assign $id --to netwrok
1|"network"|ticket-list --department netwrok
1|"network"|report-overdue --department netwrok
1|"network"|staff-set wangmin --department netwrok
1|"wangmin"|ticket-note $id --text x --as wangmni
1|"wangmin"|staff-show wangmni
1|"wangmin"|ticket-list --owner wangmni
2|"received"|ticket-list --state recieved
2|"deliver"|ticket-list --owed delivr
2|"active"|account-list --state activ
2|"clerk"|staff-list --role clrk
2|"clerk"|staff-set wangmin --roles clrk
2|"window"|ticket-new facility --channel windw
2|"phone"|ticket-deliver $id --by phoen
2|"satisfied"|ticket-visit $id --satisfaction satisfed
2|"accept"|service-list --class acept
2|"cash"|payment-list --method cahs
2|"table"|report-daily --format tabel
2|"nyc311"|ticket-import none.csv --map nyc31
2|"wechat"|payment-import none.csv --map wechta
1|"meter-reading"|account-transfer 0000012345 --to 李四 --reading 1 --final-bill 0 --paper all --opinion meter-readng=同意
2|"utf-8"|bill-import none.csv --encoding utf-9
2|"department"|report-figures $period --by departmnt
2|"satisfied"|report-figures $period --show satisfed --key all
2|"method"|report-payment --by methd
2|"register"|form-print regster $id
2|"address"|ticket-edit $id --empty adress
2|"remark"|account-edit 0000012345 --empty remrak --reason 误填
2|"received_at"|ticket-list --columns id,recieved
2|"received_at"|ticket-list --columns received
2|"received_at"|ticket-list --sort -recieved
2|"department"|report-daily --columns departmnt
2|"due"|report-overdue --sort dua
2|"number"|account-list --columns numbr
2|"code"|service-list --columns cod
EOF

# In the language of who typed it.
run env LANGUAGE=zh_CN ticket-list --state recieved
is_status 2
err_is <<'EOF'
ticket-list: --state: “recieved”不在可选值之内；是否想用“received”（已受理）？
EOF
run env LANGUAGE=zh_CN ticket-assign $id --to netwrok
is_status 1
err_is <<'EOF'
ticket-assign: 没有代码为“netwrok”的承办单位；是否想用“network”（管网部）？
EOF

run env LANGUAGE=zh_CN payment-import none.csv --map 微信
is_status 2
err_has '没有名为“微信”的对照表；现有：'

# What is near nothing: the words there are.
refused 2 ticket-list --state xyz
err_has '(received, approved, '
refused 1 ticket-assign $id --to moon
err_has 'there are: service-center ('

finish

#!/bin/sh
# service-show: what to tell a user who asks for a service.
. "$(dirname "$0")/../harness.sh"
new_store

run service-show meter-test
is_status 0
quiet
out_has 'service:              meter-test'
out_has '水表计量不准确投诉'
out_has 'department:           营抄中心'
out_has 'together with:        计量检定'
out_has 'limit (working days): 5'
out_has 'form:                 registration form (annex 9)'
out_has 'basis:                article 5(3)'

run service-show transfer
is_status 0
out_has 'opinions needed:      营抄中心, 客服中心'
out_has 'guards:               the account is active, no arrears, documents shown, no open ticket'
mv "$work/out" "$work/shown"
run sed -n '/^tell the customer/,$p' "$work/shown"
out_is "limit, fee and papers" <<'EOF'
tell the customer: 更名过户
limit: at once
fee: 0 yuan
documents:
  · 水表过户更名申请表（原用户、新用户双方签字或盖章）（original）
  · 原用户和新用户身份证（copy）
  · 单位营业执照（copy）
  · 单位公章（original）
  · 房屋产权证明（copy）
EOF
given service-show connect
mv "$work/out" "$work/shown"
run sed -n '/^tell the customer/,$p' "$work/shown"
out_is "the flow; four working days" <<'EOF'
tell the customer: 新装接入
flow: 受理登记 → 现场查勘与方案 → 施工 → 验收装表通水 → 立户建档 → 送达
limit: 4 working days
fee: 0 yuan (各环节用户自有管道的材料和施工费用由用户承担)
documents:
  · 申请人身份证（copy）
  · 营业执照（copy）
  · 房屋产权证明或场地证明（copy）
  · 经批准的图纸（copy；口径DN80及以上时）
EOF
run service-show connect
out_has 'default, not from the regulation' "what is not from the regulation says so"

# Every service has its page, and a guide in Chinese.
given service-list --ids
mv "$work/out" "$work/ids"
while read -r code; do
	run service-show "$code"
	is_status 0
	out_has 'guide:'
	out_has '您好'
done <"$work/ids"

run service-show transfer --format json
is_status 0
for line in '"code": "transfer"' '"class": "direct"' '"limit": 0' '"fee": "0.00"' '"flow": null' \
	'"form": "annex-10"' '"no-open-ticket"' '"for": "person"' '"article": "五（二）"'; do
	out_has "$line" "json: $line"
done
run service-show transfer --columns code,name,limit --format csv
out_is "csv, columns" <<'EOF'
code,name,limit
transfer,更名过户,0
EOF
run service-show transfer --columns code,name --format tsv --no-header
printf 'transfer\t更名过户\n' >"$work/tsv"
out_is "tsv" <"$work/tsv"

# A program that does what a service is for stands under the article of the service.
for row in base:base-volume cancel:cancel class:use-class contact:contact meter:meter-work resume:resume \
	suspend:suspend transfer:transfer; do
	run service-show "${row#*:}" --format json
	grep '^ *"article":' "$work/out" | tr -d ' ,' >"$work/article"
	run "account-${row%:*}" --spec
	grep '^ *"article":' "$work/out" | tr -d ' ,' >"$work/expected"
	ok "account-${row%:*}: the article of ${row#*:}" cmp "$work/expected" "$work/article"
	ok "... is one" test -s "$work/article"
done

refused 1 service-show nothing
err_is <<'EOF'
service-show: no service is called "nothing"; first: service-list
EOF
refused 1 service-show ../staff
refused 2 service-show "$(printf 'a\033[31mb')"
err_lacks "$(printf '\033')" "what was typed does not reach the terminal raw"
refused 2 service-show
refused 2 service-show pay connect
refused 2 service-show transfer --columns colour

finish

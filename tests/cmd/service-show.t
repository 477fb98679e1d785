#!/bin/sh
# service-show: what to tell a user who asks for a service.
. "$(dirname "$0")/../harness.sh"
new_store

run service-show meter-test
is_status 0
quiet
out_has 'service code:         meter-test'
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
  · 水表过户更名申请表（原用户、新用户双方签字或盖章）（original）  annex-10
  · 原用户和新用户身份证（copy）  id-copy
  · 单位营业执照（copy）  licence
  · 单位公章（original）  seal
  · 房屋产权证明（copy）  property-proof
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
  · 申请人身份证（copy）  id-copy
  · 营业执照（copy）  licence
  · 房屋产权证明或场地证明（copy）  property-proof
  · 经批准的图纸（copy；口径DN80及以上时）  approved-drawings
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

# ---- The regulation's own text -----------------------------------------------------------------

run service-show --regulation 九
is_status 0
quiet
out_is "an article: which rules, of when, since when, who interprets them, and what it says" <<'EOF'
number:         荆水字〔2019〕17号
title:          荆门市供水总公司“一站式服务”管理制度（试行）
issued on:      2019-04-29
in force since: 2019-05-01
interpreted by: 客服中心
note:           条文为摘要，保留原文用语，以印发的文件为准

article 9 (condensed)
自2019年5月1日起执行，客服中心享有最终解释权。
EOF
cp "$work/out" "$work/nine"
for typed in 9 'article 9' 第九条; do
	run service-show --regulation "$typed"
	is_status 0
	out_is "typed as $typed" <"$work/nine"
done
run service-show --regulation 九 --on 2019-05-01
out_is "in force from its first day on" <"$work/nine"
given service-show --regulation 五 --format json
for key in 五（一） 五（二） 五（三）; do
	out_has "\"article\": \"$key\"" "an article has all that is beneath it"
done
out_lacks '"article": "六"'
given service-show --regulation '5(3)' --format json
out_has '"article": "五（三）"'
out_lacks '"article": "五（一）"'
given service-show --regulation all --format json
for key in 一 二 三 四 五（一） 五（二） 五（三） 六 七 八 九 annex-2; do
	out_has "\"article\": \"$key\"" "all: $key"
done
run service-show --regulation 六 --columns number,from,interpreter --format csv
out_is "columns" <<'EOF'
number,from,interpreter
荆水字〔2019〕17号,2019-05-01,service-center
EOF

refused 1 service-show --regulation all --on 2019-04-30
err_is <<'EOF'
service-show: on 2019-04-30 no rules were in force yet; the first are 荆水字〔2019〕17号, from 2019-05-01 on
EOF
refused 1 service-show --regulation 十
err_has '荆水字〔2019〕17号 has no article "十"; there are: 一 二 三'
refused 1 service-show --regulation 附件8
refused 2 service-show --on 2019-05-01 transfer
err_has '--on goes with --regulation'
refused 2 service-show transfer --regulation 九
err_has 'give either a service or --regulation'
refused 2 service-show --regulation 九 --flow

# A later version holds from its day on, wherever it stands in the file.
{
	printf 'number: "荆水字〔2026〕3号"\ntitle: "修订"\nfrom: "2026-10-01"\narticles:\n'
	printf -- '- article: "九"\n  text: |-\n    自2026年10月1日起执行。\n---\n'
	cat "$top/data/catalogue/regulation.yaml"
} >catalogue/regulation.yaml
git -c user.name=王敏 -c user.email=wangmin@example.invalid commit -qam 'regulation: revised'
run service-show --regulation 九
out_is "today the old one" <"$work/nine"
run service-show --regulation 九 --on 2026-09-30
out_is "the day before, too" <"$work/nine"
run service-show --regulation 九 --on 2026-10-01
out_is "then the new one, word for word" <<'EOF'
number:         荆水字〔2026〕3号
title:          修订
in force since: 2026-10-01

article 9
自2026年10月1日起执行。
EOF
# What cannot be is found by store-check, and nothing is shown of it.
while IFS='|' read -r edit says; do
	sed -i "$edit" catalogue/regulation.yaml
	run store-check
	out_has "$says" "store-check: $says"
	git checkout -q catalogue/regulation.yaml
done <<'EOF'
s/2026-10-01/2019-05-01/|two versions are in force from 2019-05-01 on
s/article: "八"/article: "七"/|article "七" of 荆水字〔2019〕17号 appears twice
s/article: "八"/article: "八十"/|article: "八*" is not a part of the regulation that can be cited
s/service-center/laundry/|no department is called "laundry"
EOF
git rm -q catalogue/regulation.yaml
git -c user.name=王敏 -c user.email=wangmin@example.invalid commit -qm 'as stores were before'
refused 1 service-show --regulation 九
err_has 'catalogue/regulation.yaml is missing: the store was made before the text of the regulation'
err_has '/share/onestop/catalogue/regulation.yaml'
run service-show transfer
is_status 0 "all else needs no such file"
run store-check
is_status 0 "and it is no fault"

finish

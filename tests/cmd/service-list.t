#!/bin/sh
# service-list: the matters that the windows take.
. "$(dirname "$0")/../harness.sh"
new_store

run service-list
is_status 0
quiet
out_is "every service of the catalogue with its department and limit" <<'EOF'
service code     name                   class           department limit (working days) fee (yuan)
consult-fee      水费咨询               consultation    客服中心                      0       0.00
consult-volume   水量咨询               consultation    客服中心                      0       0.00
consult-pressure 水压咨询               consultation    客服中心                      0       0.00
consult-quality  水质咨询               consultation    客服中心                      0       0.00
consult-repair   故障报修咨询           consultation    客服中心                      0       0.00
consult-connect  新装接入咨询           consultation    客服中心                      0       0.00
pay              水费缴纳               done at once    客服中心                      0       0.00
base-volume      第一阶梯月基础水量调整 done at once    客服中心                      0       0.00
contact          预留信息               done at once    客服中心                      0       0.00
transfer         更名过户               done at once    客服中心                      0       0.00
connect          新装接入               accepted matter 工程部                        4       0.00
volume-doubt     水量疑问               accepted matter 营抄中心                      5       0.00
meter-test       水表计量不准确投诉     accepted matter 营抄中心                      5       0.00
meter-work       水表拆装               accepted matter 营抄中心                      5       0.00
facility         供水设施管理           accepted matter 管网部                        5       0.00
use-class        用水类别、用水比例调整 accepted matter 营抄中心                      5       0.00
suspend          报停                   accepted matter 营抄中心                      5       0.00
resume           启用                   accepted matter 营抄中心                      5       0.00
cancel           销户                   accepted matter 营抄中心                      5       0.00
complaint        用户投诉               accepted matter                               5       0.00
other            其他                   accepted matter                               5       0.00
EOF
run service-list --class direct --ids
out_is "--class and --ids" <<'EOF'
pay
base-volume
contact
transfer
EOF
run service-list --class direct --format csv
out_is "csv: codes; the forms of the annexes" <<'EOF'
code,name,class,department,limit,fee,form,flow,article
pay,水费缴纳,direct,service-center,0,0.00,receipt,,五（二）
base-volume,第一阶梯月基础水量调整,direct,service-center,0,0.00,annex-9,base-volume,五（二）
contact,预留信息,direct,service-center,0,0.00,,,五（二）
transfer,更名过户,direct,service-center,0,0.00,annex-10,,五（二）
EOF
run service-list --class accept --format tsv --columns code,form --no-header
printf '%s\tannex-9\n' connect volume-doubt meter-test meter-work facility use-class >"$work/forms"
printf '%s\tannex-8\n' suspend resume cancel >>"$work/forms"
printf '%s\tannex-9\n' complaint other >>"$work/forms"
out_is "the forms of accepted matters" <"$work/forms"
run service-list --class accept --columns code,guards --format csv --no-header
out_has 'use-class,"active,no-arrears"'
out_has 'volume-doubt,account'
out_has 'connect,papers'
run service-list --format json --columns code,limit,fee,papers --class accept
is_status 0
out_has '"limit": 4' "json: the limit is a number"
out_has '"fee": "0.00"' "json: money is a text"
out_has '"code": "connect"'
given service-list --sort -code --ids
mv "$work/out" "$work/ids"
run sed -n '1p;$p' "$work/ids"
out_is "--sort" <<'EOF'
volume-doubt
base-volume
EOF

refused 2 service-list --class paid
err_has '"paid" is not one of: consult, direct, accept'
refused 2 service-list pay
refused 2 service-list --columns colour

# A new service is a new entry in a file.
cat >>catalogue/services.yaml <<'EOF'
---
code: "hydrant"
name: "消火栓用水"
name_en: "hydrant use"
class: "accept"
department: "network"
limit: 3
fee: "12.50"
article: "五（三）"
origin: "default"
EOF
git add -A
given git -c user.name=x -c user.email=x@example.com commit -qm 'a service'
run service-list --columns code,department,limit,fee --no-header --format csv
out_has 'hydrant,network,3,12.50' "a service that was added by hand"
ok "it can be received" ticket-new hydrant --name 李四 --phone 13900139000 --request 绿化用水
run ticket-assign 20260918-XS-0001 --to network
out_has 2026-09-22 "with its own limit"

# A catalogue that cannot be read is refused, not skipped.
cp catalogue/services.yaml "$work/services"
echo 'colour: red' >>catalogue/services.yaml
refused 3 service-list
err_has 'catalogue/services.yaml:'
err_has 'no key "colour"'
cp "$work/services" catalogue/services.yaml

finish

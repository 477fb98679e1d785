#!/bin/sh
# 三、规范用语，文明办理；廉洁、文明、高效。
# What a window tells a user is standard wording that stands in the catalogue, polite and in Chinese.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store

given service-list --ids
mv "$work/out" "$work/services"
while read -r service <&3; do
	run service-show "$service" --columns guide --format tsv --no-header
	is_status 0
	out_has 您好 "$service: the user is greeted"
	out_has 费用 "$service: and told what it costs"
	run service-show "$service" --notice
	is_status 0
	out_has 您好 "$service: the notice to take home says the same"
done 3<"$work/services"

# The programs speak Chinese to who works in Chinese.
run env LANGUAGE= LANG=zh_CN.UTF-8 service-show transfer --notice --for unit
out_has 一次性告知
out_has 单位营业执照
out_has '办理费用：0元'
run env LANGUAGE= LANG=zh_CN.UTF-8 ticket-close 20260918-XS-0001
err_is "also when they refuse" <<'END'
ticket-close: 没有工单 20260918-XS-0001；请先：ticket-list
END

# 廉洁: the fee is 0 wherever the user does not pay for water, pipes or a laboratory.
run service-list --format csv --no-header --columns code,fee
ok "every fee is 0" sh -c '! grep -v ",0\.00$" "$1"' - "$work/out"

finish

#!/bin/sh
# 完成情况 of annex 9: every finding of the round, with its step, who gave it and when; evidence lists the same.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
given staff-set shejian --name 舍建 --badge 003 --roles handler --department engineering
given staff-set chaobiao --name 抄表 --badge 004 --roles handler --department meter-reading

# completion: 完成情况 as a terminal shows it.
completion() {
	run form-print register "$id" --text
	is_status 0
	awk -F '|' '/^\+/ { if (here) { printf "%s", text; exit } text = ""; next }
		/完成情况/ { here = 1 } NF != 4 { next } { sub(/ *$/, "", $3); sub(/^ /, "", $3); text = text $3 "\n" }' "$work/out" >"$work/completion"
	cp "$work/completion" "$work/out"
}

given at 08-03 ticket-new connect --name 张三 --phone 13900139000 --address 象山大道1号 --request 新装一户
id=$(cat "$work/out")
given at 08-03 ticket-assign "$id"
completion
out_is "nothing was found yet" <<'EOT'

EOT
given at 2026-08-03T10:00:00 ticket-result "$id" --text 原表读数0 --as chaobiao
given at 2026-08-04T10:00:00 ticket-result "$id" --text 接自象山大道DN200 --as shejian
given at 2026-08-05T11:00:00 ticket-result "$id" --text 管道已通 --given-by 老周
given at 2026-08-06T15:00:00 ticket-result "$id" --text 验收合格，水表已装 --as shejian
completion
out_is "findings stand there before there is a result" <<'EOT'
营抄中心：原表读数0
　2026年8月3日 10:00，抄表（工号 004，未核实身份）
现场查勘与方案：接自象山大道DN200
　2026年8月4日 10:00，舍建（工号 003，未核实身份）
施工：管道已通
　2026年8月5日 11:00，王敏代录（老周）
验收装表通水：验收合格，水表已装
　2026年8月6日 15:00，舍建（工号 003，未核实身份）
EOT
given at 08-07 ticket-result "$id" --text 已立户 --as chaobiao --not-done 户号次日编排
completion
sed 1,8d "$work/completion" >"$work/out"
out_is "the last with the step of its own" <<'EOT'
立户建档：已立户
未办理用户变更：户号次日编排
办结：2026年8月7日 09:00，抄表（工号 004，未核实身份）
EOT

# On paper it is one page, and nothing is cut.
given form-print register "$id" -o "$work/form.pdf"
ok "one page" test "$(pdfinfo "$work/form.pdf" | sed -n 's/^Pages: *//p')" = 1
pdftotext -layout "$work/form.pdf" "$work/out"
for text in 原表读数0 接自象山大道DN200 管道已通 验收合格，水表已装 已立户 王敏代录（老周） '15:00，舍建' 回访情况 备注; do
	out_has "$text" "paper has $text"
done

# Evidence has them all, and what a department said that helps.
run ticket-show "$id" --evidence
for text in 原表读数0 接自象山大道DN200 管道已通 验收合格，水表已装 已立户; do
	ok "evidence lists $text" grep -q "$text" "$work/out"
done
run ticket-show "$id" --evidence --format json
ok "five findings" test "$(jq '.rounds[0].findings | length' "$work/out")" = 5

# Another round begins with none.
given at 08-07 ticket-deliver "$id" --by phone
given at 08-07 ticket-visit "$id" --satisfaction dissatisfied --solved no
given at 08-10 ticket-reopen "$id" --reason 水压不足 --stage 2
given at 08-10 ticket-assign "$id"
given at 08-11 ticket-result "$id" --text 已换管 --as shejian
completion
out_is "the findings of the round" <<'EOT'
施工：已换管
　2026年8月11日 09:00，舍建（工号 003，未核实身份）
EOT

# A service of one step prints its result alone.
ticket_in 'done'
completion
out_is <<'EOT'
已更换井盖
办结：2026年9月18日 09:00，王敏（工号 001，未核实身份）
EOT
finish

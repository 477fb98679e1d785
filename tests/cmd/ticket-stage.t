#!/bin/sh
# The stages of a flow: each has a department, a limit and findings of its own, a department that helps gives
# a finding, and what a ticket owes is owed by the department of its stage.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
for person in "shejian engineering" "chaobiao meter-reading" "guanwang network"; do
	given staff-set "${person% *}" --name "${person% *}" --roles handler --department "${person#* }"
done
given ticket-new connect --name 张三 --phone 13900139000 --address 象山大道1号 --request 新装一户
id=$(cat "$work/out")

# owes WHAT: the row of the ticket in today's list of debts.
owes() {
	run report-daily --columns debtor,stage,until,due --format csv --no-header
	out_is "$1"
}

run ticket-assign "$id"
out_is "without --to it goes to the department of its first stage" <<EOT
$id	engineering	2026-09-23
EOT
owes "three working days of the four" <<'EOT'
engineering,现场查勘与方案,2026-09-22,2026-09-23
EOT
run ticket-show "$id"
out_has "ticket-result $id --text <result>" "how the step is finished, though the matter cannot be yet"
ok "it is called so" grep -q '^finish a step *yes ' "$work/out"
for program in "ticket-list" "ticket-show $id"; do
	# shellcheck disable=SC2086
	run $program --columns owed,debtor,owed_until,due --format csv --no-header
	out_is "$program says the same" <<'EOT'
result,engineering,2026-09-22,2026-09-23
EOT
done
refused 1 ticket-result "$id" --text 管线可接 --as guanwang
err_has 'acts on the tickets of his own' "a department that neither has it nor helps"

run at 09-21 ticket-result "$id" --text 原表读数0 --as chaobiao
out_is "a department that helps gives a finding; the ticket stays" <<EOT
$id	assigned
EOT
run ticket-show "$id" --columns step,department --format csv --no-header
out_is <<'EOT'
1,engineering
EOT
given at 09-21 ticket-result "$id" --text 接自象山大道DN200 --as shejian
run at 09-21 report-daily --columns debtor,stage,until,due --format csv --no-header
out_is "the second stage has no limit of its own" <<'EOT'
engineering,施工,2026-09-23,2026-09-23
EOT
given at 09-22 ticket-result "$id" --text 管道已通 --as shejian
run at 09-22 report-daily --columns debtor,stage,until --format csv --no-header
out_is "the third is for the same day" <<'EOT'
engineering,验收装表通水,2026-09-22
EOT
given at 09-22 ticket-result "$id" --text 验收合格 --as shejian
run at 09-22 report-daily --columns debtor,stage,until --format csv --no-header
out_is "the last is of another department" <<'EOT'
meter-reading,立户建档,2026-09-23
EOT
run at 09-22 ticket-show "$id"
ok "the last step is the result, which the account must show" grep -q '^result *no ' "$work/out"
out_has "account-new <account> --ticket $id" "and what is to be typed for it"
run at 09-22 ticket-list --department meter-reading --ids
out_is "to whose list it has gone" <<EOT
$id
EOT
run at 09-22 ticket-show "$id"
out_has 'meter-reading: 原表读数0' "the finding of the helper stands in the time line"
out_has '施工: 管道已通' "and those of the stages"

# ---- What moves the due date moves the stage -----------------------------------------------------

given ticket-new connect --name 李四 --phone 13900139001 --address 象山大道2号 --request 新装一户
id=$(cat "$work/out")
given ticket-assign "$id"
given ticket-hold "$id" --reason 等待占道许可 --until 2026-09-21
run ticket-show "$id" --columns held_until,due --format csv --no-header
out_is "two working days of hold, one of them a make-up Sunday, and 2026-09-25 is a holiday" <<'EOT'
2026-09-21,2026-09-28
EOT
given at 09-21 ticket-resume "$id"
run at 09-21 report-daily --department engineering --columns id,until --format csv --no-header
out_has "$id,2026-09-24" "three days and two of hold"

# ---- Return keeps the stage, reopening begins with the first or another ------------------------

given at 09-21 ticket-result "$id" --text 可接 --as shejian
given staff-set zhuguan --name 主管 --roles supervisor --department service-center
given at 09-22 ticket-return "$id" --reason 资料不符 --as zhuguan
given at 09-22 ticket-assign "$id" --to engineering
run at 09-22 ticket-show "$id" --columns step --format csv --no-header
out_is "a return keeps the stage" <<'EOT'
2
EOT
given at 09-22 ticket-result "$id" --final --text 已通水 --not-done 用户尚未立户
given at 09-22 ticket-close "$id" --told phone --visit dissatisfied --solved no
refused 1 at 09-23 ticket-reopen "$id" --reason 未通水 --stage 5
err_has 'has no handling step 5'
given at 09-23 ticket-reopen "$id" --reason 未通水 --stage 3
run at 09-23 ticket-assign "$id"
out_is "in the third stage" <<EOT
$id	engineering	2026-09-30
EOT
run at 09-23 ticket-show "$id" --columns step --format csv --no-header
out_is <<'EOT'
3
EOT

# ---- A catalogue whose stages do not fit into the limit ------------------------------------------

sed 's/  days: 3/  days: 5/' catalogue/flows.yaml >"$work/flows"
cp catalogue/flows.yaml "$work/kept"
cp "$work/flows" catalogue/flows.yaml
run store-check
is_status 3
out_has 'take 5 working days' "store-check tells it"
cp "$work/kept" catalogue/flows.yaml
finish

#!/bin/sh
# 七、一律挂牌上岗，严格遵守工作纪律、规章制度和廉政规定。
# Staff have a badge number; every record and every commit names who did it.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

run staff-set lihua --badge 0017
is_status 0
run staff-list --format csv --no-header --columns id,name,badge
out_has 'lihua,李华,0017'

given ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损 --as lihua
id=$(cat "$work/out")
given ticket-assign "$id" --to network --as sunli
given ticket-result "$id" --text 已更换 --as zhaolei
run ticket-deliver "$id" --by phone --as lihua
is_status 0
run ticket-show "$id" --columns owner,result_by --format csv --no-header
out_is <<'END'
lihua,zhaolei
END
run ticket-show "$id"
for line in '李华 receive' '孙丽 assign' '赵磊 result' '李华 deliver'; do
	out_has "$line" "the time line names who: $line"
done
git log -4 --reverse --format='%an %(trailers:key=Staff,valueonly,separator=)' >"$work/out"
out_is "and so does every commit" <<'END'
李华 lihua
孙丽 sunli
赵磊 zhaolei
李华 lihua
END

# 工作纪律: a role does what is its own.
refused 1 ticket-new facility --request 井盖 --as zhaolei
refused 1 ticket-extend "$id" --days 1 --reason 忙 --told phone --said 需三日后答复 --as lihua
refused 1 staff-set lihua --roles admin --as lihua
refused 1 ticket-show "$id" --unmask --as soon
refused 1 ticket-list --unmask --as zhaolei

finish

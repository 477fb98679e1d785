#!/bin/sh
# 九、本制度自2019年5月1日起执行，客服中心享有最终解释权。
# Rules are data with a history: what was in force on the day of the hand-over holds for the ticket, a
# rule that is changed holds from then on, and every program says which regulation it rests on.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store

# From the first day on.
given at 2019-05-05 ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损
id=$(cat "$work/out")
done_as "$id${tab}network${tab}2019-05-10" at 2019-05-05 ticket-assign "$id" --to network

# The utility shortens a limit: an ordinary edit of the catalogue, checked and committed.
ticket_in assigned
old=$id
sed -i '/^code: "facility"$/,/^---$/s/^limit: 5$/limit: 3/' catalogue/services.yaml
git -c user.name=王敏 -c user.email=wangmin@example.invalid commit -qam 'facility: three days'
run store-check
is_status 0
ticket_in received
done_as "$id${tab}network${tab}2026-09-22" ticket-assign "$id" --to network
id=$old
shows limit,due "what was assigned before keeps its limit" <<'END'
5,2026-09-24
END
git log --format=%s -- catalogue/services.yaml >"$work/out"
out_has 'facility: three days' "git knows since when"
run store-check
is_status 0

# The regulation is named wherever a rule is told.
for program in "$BUILD"/bin/*; do
	name=$(basename "$program")
	run "$name" --help
	if grep -q '^Regulation' "$work/out"; then
		out_has 'Regulation 荆水字〔2019〕17号, article '
	fi
done
run ticket-close --help
out_has 'Regulation 荆水字〔2019〕17号, article 5(3).'
run service-show facility --notice
out_has '荆水字〔2019〕17号'

# What does not come from the regulation says so; the department that explains it is there.
run service-show connect --columns origin --format csv --no-header
out_is <<'END'
default
END
run service-show transfer --columns origin,department --format csv --no-header
out_is <<'END'
regulation,service-center
END

# The text itself, since when it is in force, and who interprets it.
run service-show --regulation 九 --on 2019-05-01
is_status 0
out_has 'in force since: 2019-05-01'
out_has 'interpreted by: 客服中心'
out_has '自2019年5月1日起执行，客服中心享有最终解释权。'
refused 1 service-show --regulation 九 --on 2019-04-30
err_has 'no rules were in force yet'

finish

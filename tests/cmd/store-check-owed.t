#!/bin/sh
# store-check notes the tickets that wait for a person who has left, and how they go on.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
badge=100
for person in "shejian handler,clerk" "sunli supervisor" "guanwang handler" "lihua supervisor"; do
	badge=$((badge + 1))
	given staff-set "${person% *}" --name "${person% *}" --badge $badge --roles "${person#* }" --department network
done

# received NAME: a ticket of its own; its id.
received() {
	given ticket-new facility --name "$1" --phone 13900139000 --address 象山大道1号 --request 井盖破损 --as "${2:-wangmin}"
	id=$(cat "$work/out")
}

# waits DAY LABEL: the notes of that day.
waits() {
	run at "$1" store-check --columns kind,path,message --format csv --no-header
	out_is "$2"
}

received 张三
handled=$id
given ticket-assign "$id" --to network --handler shejian
received 李四
held=$id
given ticket-assign "$id" --to network --handler guanwang
given ticket-hold "$id" --reason 等待化验 --until 2026-09-30 --as sunli
received 王五 shejian
called=$id
given ticket-assign "$id" --to network --handler guanwang
given ticket-result "$id" --text 已更换 --as guanwang
given ticket-deliver "$id" --by phone
received 赵六 shejian
waits 09-18 "everybody is there" </dev/null
given staff-set shejian --until 2026-09-18
given staff-set sunli --until 2026-09-18
waits 09-18 "on their last day, too" </dev/null
waits 09-19 "and then it is told what waits for them" <<END
note,tickets/open/2026-09-18/$handled.yaml,"finishing is owed by shejian, who has left; first: ticket-assign $handled --handler <id>"
note,tickets/open/2026-09-18/$held.yaml,"end of the hold is owed by sunli, who has left; first: ticket-resume $held"
note,tickets/open/2026-09-18/$called.yaml,"calling back is owed by shejian, who has left; first: ticket-visit $called --reason <text>"
END
is_status 0 "a note is no fault"
given at 09-19 ticket-assign "$handled" --handler guanwang
given at 09-19 ticket-resume "$held"
given at 09-19 ticket-visit "$called" --reached yes --solved yes --satisfaction satisfied --reason 设计员已调离 --as lihua
waits 09-19 "each way on ends it" </dev/null
finish

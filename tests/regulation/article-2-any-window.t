#!/bin/sh
# 二、各窗口为用户办理供水服务范围内的所有事项，再根据职能要求分办，在规定时间内办结回复用户。
# Any window takes any matter; then it is handed out to who is in charge, and answered in time.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"

for desk in XS DB; do
	new_store --desk $desk --test-clock --claimed --staff wangmin --staff-name 王敏
	n=0
	given service-list --ids
	mv "$work/out" "$work/services"
	while read -r service <&3; do
		n=$((n + 1))
		id=$(printf '20260918-%s-%04d' $desk $n)
		done_as "$id" ticket-new "$service" --name 王小明 --phone 13800138000 --request 办理
	done 3<"$work/services"
	ok "the window $desk takes every matter" test "$n" -ge 21
done

# Handed out by the nature of the matter: the catalogue names the department, who hands over decides.
for way in volume-doubt:meter-reading facility:network connect:engineering complaint:network; do
	service=${way%:*}
	given ticket-new "$service" --name 王小明 --phone 13800138000 --request 办理
	id=$(cat "$work/out")
	run ticket-assign "$id" --to "${way#*:}"
	is_status 0
	shows department <<END
${way#*:}
END
done

# In time: the day is printed on hand-over, and the user gets an answer before the matter is filed.
given ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损
id=$(cat "$work/out")
done_as "$id${tab}network${tab}2026-09-24" ticket-assign "$id" --to network
refused 1 ticket-close "$id"
refused 1 ticket-close "$id" --result 已更换
done_as "$id${tab}closed" ticket-close "$id" --result 已更换 --told phone --visit satisfied

finish

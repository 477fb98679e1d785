#!/bin/sh
# Article 4, 审核: a review agrees, refuses, or asks for papers.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people
given staff-set meiying --name 梅英 --roles handler --department meter-reading

program=ticket-review
from=received
result=approved
roles='clerk or handler or supervisor'
onward() {
	given ticket-assign "$1" --to network
}
onward=onward
alike --agree

# ---- Papers: missing, complete, on -------------------------------------------------------------

given ticket-new connect --name 王小明 --phone 13800138000 --request 新装
id=$(cat "$work/out")
count_commits
done_as "$id${tab}incomplete" ticket-review "$id" --missing property-proof,id-copy --opinion 产权证明过期
commits_are 1 "one commit"
run ticket-show "$id" --format json
out_has '"property-proof"'
out_has '"id-copy"'
out_has '"text": "产权证明过期"' "the opinion is kept"
refusal 1 "ticket-review: ticket $id is \"documents missing\": before \"approve\" it still needs: complete the documents (article 5(3)); first: ticket-review $id --papers-complete" \
	ticket-review "$id" --agree
done_as "$id${tab}received" ticket-review "$id" --papers-complete
run ticket-show "$id" --format json
out_has '"missing": []'
done_as "$id${tab}approved" ticket-review "$id" --agree --opinion 同意
run ticket-show "$id"
out_has 同意 "the opinion is shown"
run ticket-assign "$id" --to meter-reading
is_status 0 "and goes on"
git log -1 --format=%s >"$work/out"
out_is "and is not approved a second time" <<END
ticket-assign: $id assign
END

# ---- Opinions that a service asks for (annex 10) --------------------------------------------------

household
given ticket-new transfer --account "$number" --request 过户
id=$(cat "$work/out")
missing() {
	printf 'ticket-review: the opinion of %s is still missing (service 更名过户, annex 10); first: ticket-review %s --department %s --agree --opinion <opinion>' "$2" "$id" "$1"
}
refusal 1 "$(missing meter-reading 营抄中心)" ticket-review "$id" --agree
done_as "$id${tab}received" ticket-review "$id" --department meter-reading --disagree --opinion 欠费
refusal 1 "$(missing meter-reading 营抄中心)" ticket-review "$id" --agree
done_as "$id${tab}received" ticket-review "$id" --department meter-reading --agree --opinion 无欠费
refusal 1 "$(missing service-center 客服中心)" ticket-review "$id" --agree
done_as "$id${tab}received" ticket-review "$id" --department service-center --agree
done_as "$id${tab}approved" ticket-review "$id" --agree
run ticket-show "$id"
out_has 欠费
out_has 无欠费
given ticket-new facility --name 王小明 --phone 13800138000 --request 井盖
id=$(cat "$work/out")
refusal 1 'ticket-review: service 供水设施管理 asks for no opinion of "network"; first: service-show facility' \
	ticket-review "$id" --department network --agree
refusal 1 "ticket-review: \"approve\" on ticket $id requires role clerk or supervisor (article 4)" \
	ticket-review "$id" --agree --as zhaolei

# ---- Refused ---------------------------------------------------------------------------------

ticket_in received
done_as "$id${tab}refused" ticket-review "$id" --refuse 不在供水范围
ok "a refused ticket leaves the desk" test ! -e "tickets/open/2026-09-18/$id.yaml"
ok "for the tray" test -e "tickets/closed/2026-09-18/$id.yaml"
run ticket-show "$id"
out_has 不在供水范围
ticket_in incomplete
done_as "$id${tab}refused" ticket-review "$id" --refuse 一直未补资料

# ---- Usage -------------------------------------------------------------------------------------

ticket_in received
refusal 2 "ticket-review: --agree and --refuse exclude each other" \
	ticket-review "$id" --agree --refuse 不行
refusal 2 "ticket-review: --missing: \"a b\" is not a valid code (lower-case letters, digits and inner \"-\")" \
	ticket-review "$id" --missing 'a b'
refused 1 ticket-review "$id" --missing 房产证
err_has 'asks for no document "房产证", but for: '
refused 2 ticket-review "$id"
err_has --agree
err_has --refuse
err_has --missing
err_has --papers-complete
refused 2 ticket-review "$id" --agree --opinion "$(printf '同\033意')"
err_has "ticket-review: --opinion: U+001B at character 2 is not allowed"

# An opinion is never dropped: where it has no place, the command says so.
refusal 2 'ticket-review: --opinion goes with --agree, --disagree or --missing' \
	ticket-review "$id" --refuse 不行 --opinion 不同意
refusal 2 'ticket-review: --department goes with --agree or --disagree' \
	ticket-review "$id" --refuse 不行 --department meter-reading
refusal 2 'ticket-review: --department goes with --agree or --disagree' \
	ticket-review "$id" --disagree
refusal 2 'ticket-review: --agree and --disagree exclude each other' \
	ticket-review "$id" --department meter-reading --agree --disagree

# One who agreed may change his mind, and then it is not agreed.
given ticket-new transfer --name 王小明 --phone 13800138000 --request 过户
id=$(cat "$work/out")
given staff-set chaobiao --name 赵敏 --roles handler --department meter-reading
refusal 1 "ticket-review: an opinion of \"meter-reading\" is given by its own staff, or recorded by the window; 赵磊 is of \"network\" (article 4); first: ticket-show $id" \
	ticket-review "$id" --department meter-reading --agree --as zhaolei
run ticket-review "$id" --department meter-reading --agree --as chaobiao
is_status 0
given ticket-review "$id" --department service-center --agree
done_as "$id${tab}received" ticket-review "$id" --department meter-reading --disagree --opinion 有欠费
shows agreed,state <<'END'
service-center,received
END
refusal 1 "$(missing meter-reading 营抄中心)" ticket-review "$id" --agree
refused 1 ticket-assign "$id" --to service-center

# ---- Who gave an opinion ------------------------------------------------------------------------

given ticket-new transfer --name 王小明 --phone 13800138000 --request 过户
id=$(cat "$work/out")
given staff-set lead --name 林队 --roles supervisor --department network
for who in zhaolei lead; do
	refusal 1 "ticket-review: an opinion of \"meter-reading\" is given by its own staff, or recorded by the window; $(staff_name $who) is of \"network\" (article 4); first: ticket-show $id" \
		ticket-review "$id" --department meter-reading --agree --as $who
done
given_by() {
	found=$(ticket-show "$id" --unmask --format json | sed -n 's/.*"given_by": \(.*\),$/\1/p' | tail -n 1)
	ok "given by $1" test "$found" = "$1"
}
done_as "$id${tab}received" ticket-review "$id" --department meter-reading --agree --as meiying
given_by null
done_as "$id${tab}received" ticket-review "$id" --department meter-reading --agree --as sunli
given_by '"-"'
done_as "$id${tab}received" ticket-review "$id" --department meter-reading --agree --given-by 梅英
given_by '"梅英"'
refusal 2 'ticket-review: --given-by goes with --department' ticket-review "$id" --agree --given-by 梅英
refusal 2 'ticket-review: --given-by goes with --department' ticket-review "$id" --rest 欠费 --given-by 梅英

# ---- It rests for another reason than papers -----------------------------------------------------

ticket_in received
done_as "$id${tab}incomplete" ticket-review "$id" --rest 户主不在
shows state,rest,ready_on <<'END'
incomplete,户主不在,
END
done_as "$id${tab}incomplete" ticket-review "$id" --rest 户主外出至十月
at 09-22 ticket-review "$id" --go-on >"$work/out"
shows state,rest,ready_on <<'END'
received,,2026-09-22
END
refusal 2 'ticket-review: --rest and --go-on exclude each other' ticket-review "$id" --rest x --go-on
refusal 2 'ticket-review: --opinion goes with --agree, --disagree or --missing' \
	ticket-review "$id" --rest 欠费 --opinion 不同意
refused_in_states --rest 欠费 <<'END'
assigned|"assigned": "let rest" is not possible in this state; first: ticket-show ID
END
# A form that was complete for more than a working day keeps its day: the clock only stands.
ticket_in received
at 09-22 ticket-review "$id" --rest 欠费 >"$work/out"
at 09-24 ticket-review "$id" --go-on >"$work/out"
shows state,ready_on,moved_days <<'END'
received,2026-09-18,2
END
given ticket-new connect --name 王小明 --phone 13800138000 --request 新装 --paper id-copy \
	--missing property-proof
id=$(cat "$work/out")
given ticket-review "$id" --papers-complete
shows papers,missing "what came is known" <<'END'
"id-copy,property-proof",
END
refusal 1 "ticket-review: service 新装接入 asks for no document \"passport\", but for: id-copy (申请人身份证), licence (营业执照), property-proof (房屋产权证明或场地证明), approved-drawings (经批准的图纸); first: service-show connect" \
	ticket-review "$id" --missing passport

# ---- In other states ---------------------------------------------------------------------------

refused_in_states --agree <<'END'
approved|"approved": "approve" is not possible in this state; first: ticket-show ID
assigned|"assigned": "approve" is not possible in this state; first: ticket-show ID
on-hold|"on hold": "approve" is not possible in this state; first: ticket-show ID
done|"done, to be delivered": "approve" is not possible in this state; first: ticket-show ID
delivered|"delivered": "approve" is not possible in this state; first: ticket-show ID
visited|"visited": "approve" is not possible in this state; first: ticket-show ID
refused|"refused" and takes no more steps, so "approve" is refused; first: ticket-show ID
withdrawn|"withdrawn" and takes no more steps, so "approve" is refused; first: ticket-show ID
END
refused_when_closed --agree
refused_in_states --papers-complete <<'END'
received|"received": "complete the documents" is not possible in this state; first: ticket-show ID
assigned|"assigned": "complete the documents" is not possible in this state; first: ticket-show ID
END
refused_in_states --refuse 不行 <<'END'
assigned|"assigned": "refuse" is not possible in this state; first: ticket-show ID
END

# What was reviewed and not yet assigned may still be refused, or lack a document.
ticket_in approved
done_as "$id${tab}refused" ticket-review "$id" --refuse 不行

# ---- Documents that are asked for late -----------------------------------------------------------

# Received on a Friday.  Within one working day, up to the Sunday that is worked, the form was never
# complete; asked for later, the clock only stands still.  Once it is late nothing moves it.
# ASKED FOR | COMPLETE | READY SINCE | DAYS THE CLOCK STOOD
while IFS='|' read -r asked complete ready moved <&3; do
	given ticket-new use-class --name 王小明 --phone 13800138000 --request 改为商用
	id=$(cat "$work/out")
	run at "$asked" ticket-review "$id" --missing property-proof
	is_status 0
	run at "$complete" ticket-review "$id" --papers-complete
	is_status 0
	shows ready_on,moved_days,held_on "asked for on $asked, complete on $complete" <<END
$ready,$moved,
END
done 3<<'END'
09-18|09-22|2026-09-22|
09-20|09-23|2026-09-23|
09-21|09-23|2026-09-18|2
09-21|09-21|2026-09-18|
09-22|09-28|2026-09-18|3
09-28|09-29|2026-09-18|1
09-29|09-30|2026-09-18|
END

ticket_in received
in_chinese 'ticket-review: 工单 ID 的状态是“已受理”，这一状态不能办理“补齐资料”；请先：ticket-show ID' \
	ticket-review "$id" --papers-complete

# ---- How the customer was told of a refusal ----------------------------------------------------------

ticket_in received
refusal 1 'ticket-review: what the customer was told must be stated (article 6); first: --said <text>' \
	ticket-review "$id" --refuse 不在供水范围 --told phone
refusal 1 'ticket-review: the customer must be told, and what was said is kept (article 6); first: --told <channel> --said <text>' \
	ticket-review "$id" --refuse 不在供水范围 --said 不能受理
for options in '--agree' '--missing photo' '--rest 欠费'; do
	# shellcheck disable=SC2086 # some are two words
	refused 2 ticket-review "$id" $options --told phone --said 不能受理
done
given ticket-review "$id" --refuse 不在供水范围 --told phone --said 不能受理
run ticket-show "$id" --evidence --format json
ok "the channel" test "$(jq -r '.rounds[0].tellings[0].channel' "$work/out")" = phone
ok "and the words" test "$(jq -r '.rounds[0].tellings[0].text' "$work/out")" = 不能受理

finish

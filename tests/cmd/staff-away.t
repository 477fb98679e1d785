#!/bin/sh
# staff-away: a leave, who stands in, and what the deputy may on those days and no others.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people
ok_away() { done_as "$(printf 'lihua\t%s' "$1")" staff-away lihua "$2" "$3" "$4" "$5" "$6" "$7" --as lihua; }

ok_away '2026-09-21..2026-09-22 zhaolei' --from 2026-09-21 --until 2026-09-22 --deputy zhaolei
run sed -n '/^id: "lihua"/,/^events/p' catalogue/staff.yaml
out_has '- "2026-09-21..2026-09-22 zhaolei"'
run git log -1 --format='%s%n%(trailers:key=Staff,valueonly,separator=)'
out_is "one commit, by the person" <<'END'
staff-away: lihua
lihua
END
ok_away '2026-09-21..2026-09-22 zhaolei,2026-10-08..2026-10-09 wangmin' \
	--from 2026-10-08 --until 2026-10-09 --deputy wangmin
run staff-away zhaolei --until 2026-09-19 --deputy lihua --dry-run
is_status 0 "a leave begins today where no other day is given"
out_has 2026-09-18
run staff-list --columns id,away
out_has 'lihua   2026-09-21..2026-09-22 赵磊, 2026-10-08..2026-10-09 王敏' "who stands in has a name"
run staff-list --columns id,away --format csv --no-header
out_has 'lihua,"2026-09-21..2026-09-22 zhaolei,2026-10-08..2026-10-09 wangmin"' "and a code for programs"

# ---- Refused ------------------------------------------------------------------------------------

while IFS='|' read -r expected says arguments; do
	eval "refused $expected staff-away $arguments"
	err_has "$says"
done <<'END'
1|a leave is noted by the person or by an admin, not by 赵磊; first: ask 李华 or an admin|lihua --from 2026-11-02 --until 2026-11-03 --deputy zhaolei --as zhaolei
1|a leave is noted by the person or by an admin, not by 孙丽|lihua --cancel --as sunli
1|no staff member on duty is called "nobody"|lihua --from 2026-11-02 --until 2026-11-03 --deputy nobody
1|no staff member is called "nobody"|nobody --from 2026-11-02 --until 2026-11-03 --deputy lihua
1|李华 cannot stand in for himself|lihua --from 2026-11-02 --until 2026-11-03 --deputy lihua
1|郭离 is not on duty on all of these days|lihua --from 2026-11-02 --until 2026-11-03 --deputy gone
1|宋来 is not on duty on all of these days|lihua --from 2026-09-18 --until 2026-09-21 --deputy soon
1|李华 is away on one of these days|zhaolei --from 2026-09-22 --until 2026-09-23 --deputy lihua
1|two spells have a day in common: 2026-09-21..2026-09-22 zhaolei and 2026-09-22..2026-09-23 wangmin|lihua --from 2026-09-22 --until 2026-09-23 --deputy wangmin
1|2026-09-17 is past|lihua --from 2026-09-16 --until 2026-09-17 --deputy wangmin
1|李华 has no such leave today or later; first: staff-show lihua|lihua --cancel --from 2026-09-22
1|孙丽 has no such leave today or later|sunli --cancel
2|--until and --deputy are needed, or --cancel|lihua
2|--until and --deputy are needed|lihua --deputy zhaolei
2|the last day is before the first|lihua --until 2026-09-17 --deputy wangmin
2|--until and --deputy are needed|lihua --from 2026-11-02 --until 2026-11-03
2|--cancel takes --from only|lihua --cancel --deputy wangmin
2|the last day is before the first|lihua --from 2026-11-03 --until 2026-11-02 --deputy wangmin
2|"A B" is not a valid staff id|lihua --from 2026-11-02 --until 2026-11-03 --deputy 'A B'
2|ID is needed|--cancel
END

# ---- The call-back of whom he stands in for -------------------------------------------------------

ticket_in delivered --as lihua
owed="ticket-visit: the visit of ticket $id is owed by 李华, the first person asked (article 6); a supervisor may visit instead with --reason <reason>"
given staff-set zhaolei --roles handler,clerk
refusal 1 "$owed" at 09-18 ticket-visit "$id" --satisfaction satisfied --as zhaolei
refusal 1 "$owed" at 09-23 ticket-visit "$id" --satisfaction satisfied --as zhaolei
run at 09-21 ticket-visit "$id" --satisfaction satisfied --as zhaolei
is_status 0 "the deputy calls back while the owner is away"
run ticket-show "$id" --columns owner,visited_by --format csv --no-header
out_is "and stands there; the owner stays" <<'END'
lihua,zhaolei
END

# ---- Taken back -----------------------------------------------------------------------------------

run at 09-22 staff-away lihua --cancel --as lihua
is_status 0
out_is "days that are over stay; those to come go" <<'END'
lihua	2026-09-21..2026-09-21 zhaolei
END
given staff-away sunli --from 2026-10-08 --until 2026-10-09 --deputy wangmin
given staff-away sunli --from 2026-10-19 --until 2026-10-20 --deputy wangmin
run staff-away sunli --cancel --from 2026-10-08
out_is "one of several, by its first day" <<'END'
sunli	2026-10-19..2026-10-20 wangmin
END
count_commits() { git rev-list --count HEAD; }
before=$(count_commits)
run staff-away sunli --cancel --dry-run
is_status 0
out_has 'would change: catalogue/staff.yaml'
ok "--dry-run commits nothing" test "$(count_commits)" = "$before"

finish

#!/bin/sh
# staff-note: what a supervisor saw of conduct, and where it is listed.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people

done_as lihua staff-note lihua --text '用语文明，佩戴工号牌' --as sunli
done_as lihua staff-note lihua --text 未佩戴工号牌 --on 2026-09-15
done_as zhaolei staff-note zhaolei --text 态度好 --on 2026-06-30
run staff-show --notes --from 2026-07-01 --to 2026-09-30
is_status 0
quiet
out_is "those of a quarter" <<'END'
on         staff full name department text                 by   by the same
2026-09-18 lihua 李华                 用语文明，佩戴工号牌 孙丽
2026-09-15 lihua 李华                 未佩戴工号牌         王敏
END
run staff-show zhaolei --notes --format csv
out_is "those of one" <<'END'
on,staff,name,department,text,by,separation
2026-06-30,zhaolei,赵磊,network,态度好,wangmin,
END
run git log -1 --format='%s'
out_is "the commit does not say what was seen" <<'END'
staff-note: zhaolei
END

# Of oneself: another does that, as long as there is one.
refused 1 staff-note sunli --text 很好 --as sunli
err_has 'staff-note: 孙丽 may not: this is for another person than the one it is about (article 6); first: ask 王敏 (wangmin)'
given staff-set wangmin --roles clerk,admin
run staff-note sunli --text 很好 --as sunli
is_status 0 "alone she may"
run staff-show sunli --notes --format csv --no-header --columns text,separation
out_is "and it is shown" <<'END'
很好,same-person
END

while IFS='|' read -r expected says arguments; do
	eval "refused $expected staff-note $arguments"
	err_has "$says"
done <<'END'
1|李华 may not run staff-note: it requires role supervisor|zhaolei --text 好 --as lihua
1|no staff member is called "nobody"|nobody --text 好 --as sunli
1|2026-09-19 is yet to come|lihua --text 好 --on 2026-09-19 --as sunli
2|--text TEXT is needed|lihua --as sunli
2|the value is empty|lihua --text '' --as sunli
2|"soon" is not a date|lihua --text 好 --on soon --as sunli
2|ID is needed|--text 好 --as sunli
END

finish

#!/bin/sh
# staff-show: one of the staff, and what happened to the entry.
. "$(dirname "$0")/../harness.sh"
new_store
given staff-set lihua --name 李华 --roles clerk --badge 7 --login lihua --until 2026-09-18
given staff-set lihua --from 2026-09-25 --badge none --login none
run staff-show lihua
is_status 0
quiet
out_is "entry and events" <<'END'
staff:     lihua
full name: 李华
roles:     clerk
on duty:   ..2026-09-18,2026-09-25..

what happened:
at               by   act           on text changed
2026-09-18 09:00 王敏 entered               staff=lihua,full name=李华,badge=7,login=lihua,roles=clerk,on duty=..2026-09-18
2026-09-18 09:00 王敏 entry changed         badge=(empty),login=(empty),on duty=..2026-09-18,2026-09-25..
END
run env LANGUAGE=zh_CN staff-show lihua
out_has '登记入册'
out_has '人员代号=lihua,姓名=李华,工号=7,登录名=lihua,角色=窗口人员,' "people read titles where programs read keys"
run staff-show lihua --columns id,badge,duty --format csv
out_is "columns" <<'END'
id,badge,duty
lihua,,"..2026-09-18,2026-09-25.."
END
run staff-show lihua --format json
out_has '"act": "change"'
out_has '"roles": "clerk"' "and programs read keys"
run staff-show --notes
is_status 0
out_is "nothing was noted" </dev/null

while IFS='|' read -r expected says arguments; do
	eval "refused $expected staff-show $arguments"
	err_has "$says"
done <<'END'
1|no staff member is called "lihau"; did you mean "lihua" (李华)?|lihau
1|no staff member is called "lihau"|lihau --notes
2|ID is needed, or --notes|
2|--from and --to go with --notes|lihua --from 2026-09-01
2|one word too many|lihua wangmin
2|unknown column "colour"|lihua --columns colour
END

finish

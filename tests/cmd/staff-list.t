#!/bin/sh
# staff-list: who works here.
. "$(dirname "$0")/../harness.sh"
new_store
make_store() {
	staff-set wangmin --badge 001 --login wangmin &&
		staff-set zhaolei --name 赵磊 --badge 012 --department meter-reading --roles handler \
			--login zhaolei &&
		staff-set chenjian --name 陈建 --department discipline --roles inspector \
			--from 2026-10-08 &&
		staff-set lina --name 李娜 --desk DB --roles clerk,handler --until 2026-08-31
}
export ONESTOP_STAFF=wangmin # her login is another than that of whoever runs this
run make_store
is_status 0

run staff-list
is_status 0
quiet
out_is "people on duty" <<'EOF'
staff   full name badge login   department desk roles                            on duty away
wangmin 王敏      001   wangmin 客服中心   XS   clerk, supervisor, administrator
zhaolei 赵磊      012   zhaolei 营抄中心        handler
EOF
run staff-list --all
out_is "--all: also those who left or have yet to come" <<'EOF'
staff    full name badge login   department desk roles                            on duty      away
chenjian 陈建                    公司纪委        inspector                        2026-10-08..
lina     李娜                               DB   clerk, handler                   ..2026-08-31
wangmin  王敏      001   wangmin 客服中心   XS   clerk, supervisor, administrator
zhaolei  赵磊      012   zhaolei 营抄中心        handler
EOF
run staff-list --all --format csv
out_is "csv: codes, badge numbers are text" <<'EOF'
id,name,badge,login,department,desk,roles,duty,away
chenjian,陈建,,,discipline,,inspector,2026-10-08..,
lina,李娜,,,,DB,"clerk,handler",..2026-08-31,
wangmin,王敏,001,wangmin,service-center,XS,"clerk,supervisor,admin",,
zhaolei,赵磊,012,zhaolei,meter-reading,,handler,,
EOF
run staff-list --role handler --format json
out_is "json" <<'EOF'
[
  {
    "id": "zhaolei",
    "name": "赵磊",
    "badge": "012",
    "login": "zhaolei",
    "department": "meter-reading",
    "desk": null,
    "roles": [
      "handler"
    ],
    "duty": [],
    "away": []
  }
]
EOF
run staff-list --role inspector,admin --ids
out_is "--role takes several; --ids" <<'EOF'
wangmin
EOF
run staff-list --role inspector,handler --all --ids
out_is "--role and --all" <<'EOF'
chenjian
lina
zhaolei
EOF
run staff-list --role inspector --ids
is_status 0
out_is "nobody" </dev/null
ONESTOP_NOW=2026-10-08T08:00:00+08:00 run staff-list --role inspector --ids
out_is "she comes on her first day" <<'EOF'
chenjian
EOF
run staff-list --all --columns id --sort -id --no-header
out_is "sorted" <<'EOF'
zhaolei
wangmin
lina
chenjian
EOF
run staff-list --all --columns id,name --format csv --excel --no-header
printf '\357\273\277chenjian,陈建\r\nlina,李娜\r\nwangmin,王敏\r\nzhaolei,赵磊\r\n' >"$work/excel"
out_is "--excel: BOM and CR LF" <"$work/excel"
run staff-list --role handler -o "$work/staff.xlsx" --format xlsx
is_status 0
ok "a workbook" test "$(head -c 2 "$work/staff.xlsx")" = PK

refused 2 staff-list --role boss
err_has '"boss" is not a valid role (clerk, handler, supervisor, inspector, admin)'
refused 2 staff-list zhaolei
refused 2 staff-list --columns colour
err_has 'unknown column "colour"; there are: id, name'
refused 1 staff-list --as nobody
refused 1 staff-list --unmask --as zhaolei
err_has '赵磊 may not run --unmask'
refused 5 staff-list -o "$work/no/such/place"

finish

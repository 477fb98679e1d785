#!/bin/sh
# desk-list: which desks have a clone of the store; where one is entered people read its name.
. "$(dirname "$0")/../harness.sh"
new_store

run desk-list
is_status 0 "a store without such desks"
quiet
out_is "nothing" </dev/null
run desk-list --format json
out_is "json: an empty array" <<'END'
[]
END

given account-new 0000012345 --name 李四
given account-pay 0000012345 10.00 --method cash
given desk-set XS --name 一号窗口 --roles clerk
given desk-set DB --name 营抄大厅 --clone XS --active-from 2026-10-01
given desk-set CZ --name 城中大厅 --active-to 2026-09-17
run desk-list
is_status 0
quiet
out_is "those that work today" <<'END'
desk name     in the clone of roles works from works until
XS   一号窗口                 clerk
END
run desk-list --all
out_is "--all: also those that ended or have yet to begin" <<'END'
desk name     in the clone of roles works from works until
CZ   城中大厅                                  2026-09-17
DB   营抄大厅 一号窗口              2026-10-01
XS   一号窗口                 clerk
END
run desk-list --all --format csv
out_is "csv: codes" <<'END'
code,name,clone,roles,active_from,active_to,keys
CZ,城中大厅,,,,2026-09-17,
DB,营抄大厅,XS,,2026-10-01,,
XS,一号窗口,,clerk,,,
END
run desk-list --ids
out_is "--ids: codes alone" <<'END'
XS
END

# Where a code alone stood people read the name; programs read the code.
run report-payment --by desk
out_has 一号窗口
run report-payment --by desk --format csv
out_has XS,
out_lacks 一号窗口
run staff-list
out_has 一号窗口
run payment-list --complete --desk ''
out_has XS
out_has 一号窗口
out_has 营抄大厅

finish

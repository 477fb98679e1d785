#!/bin/sh
# Figures name up to when each desk had reported: what a window wrote after its last sync is not in them.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/../windows.sh"

new_store
run report-figures --from 2026-07-01 --to 2026-09-30
is_status 0
out_lacks 'last commit of each desk'
given desk-set XS --name 一号窗口
given desk-set DB --name 二号窗口
given desk-set NM --name 三号窗口
new_hub
x=$store
window DB
db=$work/DB
when='[0-9]\{4\}-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]'

# tells PATTERN STREAM: the line is there.
tells() {
	ok "$command_line: $1" grep -q "^\(report-quarter: \)\{0,1\}last commit of each desk among these: $1\$" "$work/$2"
}

at "$x" report-figures --from 2026-07-01 --to 2026-09-30
tells "DB -, NM -, XS $when" out
begin=$(git -C "$x" rev-parse HEAD)
at "$db" ticket-new consult-quality --name 张三 --phone 13800138000 --request 水浑
at "$x" report-quarter --quarter 2026Q3
tells "DB -, NM -, XS $when" out
synced "$db" "$x"
at "$x" report-quarter --quarter 2026Q3
tells "DB $when, NM -, XS $when" out
at "$x" report-quarter --quarter 2026Q3 --as-of "$begin"
tells "DB -, NM -, XS $when" out
at "$x" report-quarter --quarter 2026Q3 --format csv
tells "DB $when, NM -, XS $when" err
out_lacks 'last commit'
at "$x" report-quarter --quarter 2026Q3 --format xlsx -o "$work/quarter.xlsx"
tells "DB $when, NM -, XS $when" err

finish

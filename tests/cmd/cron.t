#!/bin/sh
# The examples for cron and systemd do what they say, in the environment that cron gives.
. "$(dirname "$0")/../harness.sh"
examples=$top/doc/examples

# cron MOMENT FIELDS: run the command of the line with these five fields as cron would, to which a bare
# "%" is the end of the line.
cron() {
	command=$(sed -n "s/^$(printf '%s' "$2" | sed 's/\*/\\*/g') //p" "$examples/crontab" |
		sed 's/\([^\\]\)%.*/\1/; s/\\%/%/g')
	run env -i PATH="/usr/bin:/bin:$BUILD/bin" ONESTOP_STORE="$store" ONESTOP_NOW="$1" \
		BACKUPS="$work/backups" \
		/bin/sh -c "$command"
	command_line="crontab \"$2\" at $1"
}
morning='0 8 * * *'
evening='30 16 * * *'
sunday='15 3 * * 0'
seal='0 19 * * *'
backup='5 19 * * *'
first='45 3 1 * *'

new_store
id=$(ticket-new volume-doubt --request 申请 --name 王小明 --phone 13800138000)
ticket-assign "$id" --to meter-reading >/dev/null
cd "$work" || exit 2

cron 2026-09-24T08:00:00+08:00 "$morning"
ok "the crontab has the morning line" test -n "$command"
is_status 0
out_is "nothing is printed on the day it is due" </dev/null
quiet

cron 2026-09-28T08:00:00+08:00 "$morning"
is_status 0
out_has "$id"
ok "its first line says it" test "$(head -n 1 "$work/out")" = '截至9月28日（周一）：超期 1 件，最长 1 个工作日'
out_has 超期工作日 "the mail is in the store's language without any locale"
out_has 营抄中心
out_lacks 13800138000
out_lacks 王小明
quiet

for holiday in 2026-09-25 2026-09-27 2026-10-03; do
	cron "${holiday}T08:00:00+08:00" "$morning"
	out_is "nothing is printed on the holiday $holiday" </dev/null
	quiet
done
cron 2026-10-10T08:00:00+08:00 "$morning"
out_has "$id" "the report comes on a Saturday that is worked"

cron 2026-09-23T16:30:00+08:00 "$evening"
out_has "$id" "the evening line lists what is due on the next working day"
cron 2026-09-22T16:30:00+08:00 "$evening"
out_is "but not earlier" </dev/null

mkdir "$work/backups"
cron 2026-09-26T19:00:00+08:00 "$seal"
is_status 0
quiet
ok "the seal is kept" grep -q '^SEAL 2026-09-26 XS ' "$work/backups/seals.txt"
cron 2026-09-26T19:05:00+08:00 "$backup"
is_status 0
out_is "a backup that was made prints nothing" </dev/null
quiet
ok "it is the day's" test -s "$work/backups/onestop-$(date +%u).tar"
cron 2026-10-01T03:45:00+08:00 "$first"
is_status 0
out_is "a rehearsal that went well prints nothing" </dev/null
quiet
ok "and leaves nothing" test ! -e "$work/backups/trial"
mkdir "$work/safe"
mv "$work/backups"/onestop-*.tar "$work/safe"
echo letter >"$work/backups/onestop-1.tar"
cron 2026-10-01T03:45:00+08:00 "$first"
is_status 3
err_has 'onestop-1.tar' "a rehearsal that fails is mailed"

cron 2026-09-27T03:15:00+08:00 "$sunday"
ok "the crontab has the Sunday line" test -n "$command"
is_status 0
out_is "a store that is well prints nothing" </dev/null
quiet

cron 2027-01-02T08:00:00+08:00 "$morning"
is_status 3
err_has 2027 "a missing calendar is told"
out_has "$id" "and hides nothing that is certainly late, on whatever day"
out_has '≥ '

# What the crontab says to cron itself.
for line in 'CONTENT_TYPE="text/plain; charset=UTF-8"' CONTENT_TRANSFER_ENCODING=8bit LC_ALL=C.UTF-8; do
	ok "crontab: $line" grep -qxF "$line" "$examples/crontab"
done

if command -v systemd-analyze >/dev/null; then
	for unit in "$examples"/*.timer; do
		calendar=$(sed -n 's/^OnCalendar=//p' "$unit")
		ok "$(basename "$unit"): systemd reads its calendar" systemd-analyze calendar "$calendar"
	done
fi

finish

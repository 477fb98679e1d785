#!/bin/sh
# One writer: where windows have clones of their own, what nothing can merge is written at one desk; elsewhere
# the program says where.  In one store for all windows nothing of this holds.
. "$(dirname "$0")/../harness.sh"
new_store

given account-new 0000012345 --name 李四
printf '户号,账期,水量,金额\n0000012345,2026-08,10,28.80\n' >"$work/bills.csv"
printf '户号,户名,地址\n0000012346,王五,长江路2号\n' >"$work/accounts.csv"
given bill-import "$work/bills.csv"

# as_window DESK...: this clone is of these desks, and of a store with a hub.
as_window() {
	git config --unset-all onestop.desk
	for one; do git config --add onestop.desk "$one"; done
	git config remote.hub.url "$work/hub"
}

sed -i 's/^centre: .*/centre: "HQ"/' onestop.yaml
given git -c user.name=admin -c user.email=admin@onestop commit -q -m 'HQ is the centre' onestop.yaml

# ---- At another desk ----------------------------------------------------------------------------

as_window XS
while IFS='|' read -r says line <&3; do
	# shellcheck disable=SC2086 # several words
	refused 1 $line
	err_is "$line: says where" <<-END
	${line%% *}: $says; first: do it there
	END
	# shellcheck disable=SC2086
	refused 1 $line --dry-run
done 3<<END
catalogue/staff.yaml is kept by desk HQ|staff-set lihua --name 李华 --roles clerk
catalogue/staff.yaml is kept by desk HQ|staff-set wangmin --badge 002
catalogue/staff.yaml is kept by desk HQ|staff-away wangmin --from 2026-10-08 --until 2026-10-16 --deputy wangmin
catalogue/staff.yaml is kept by desk HQ|staff-note wangmin --text 早退
calendar/ is kept by desk HQ|calendar-import $top/data/calendar/2026.yaml
bills/ is kept by desk HQ|bill-import $work/bills.csv
bills/ is kept by desk HQ|bill-adjust 0000012345 2026-08 --amount -1.00 --reason 差错
bills/ is kept by desk HQ|bill-void 0000012345 2026-08 --reason 差错
only desk HQ does this, for all|account-import $work/accounts.csv
only desk HQ does this, for all|store-archive
END

# What any desk does, and its own book.
run account-pay 0000012345 10.00 --method cash
is_status 0
run ticket-new facility --name 王小明 --phone 13800138000 --request 井盖
is_status 0
run payment-close
is_status 0
git log -1 --format='%an <%ae>%n%cn <%ce>' >"$work/out"
command_line=commit
out_is "who decided is the author, the desk is the committer" <<'END'
王敏 <wangmin@onestop>
XS <XS@desk.onestop>
END

# ---- Several desks in one clone -----------------------------------------------------------------

as_window XS HQ
run staff-set lihua --name 李华 --badge 007 --roles clerk --desk HQ
is_status 0 "the centre is one of the desks of this clone"
run ticket-new facility --name 王小明 --phone 13800138000 --request 井盖 --as lihua
is_status 0
out_is "who belongs to a desk of the clone acts there" <<'END'
20260918-HQ-0001
END
git log -1 --format='%cn <%ce>' >"$work/out"
out_is "and that desk is the committer" <<'END'
HQ <HQ@desk.onestop>
END
given staff-set wangmin --desk none
run ticket-new facility --name 王小明 --phone 13800138000 --request 井盖
out_is "the first desk of the clone counts where a person has none" <<'END'
20260918-XS-0002
END
refused 1 ticket-new facility --name 王小明 --phone 13800138000 --request 井盖 --desk CZ
err_has 'a clone of a store with a hub is of its own desks, "XS, HQ"; first: leave --desk out'

# ---- One store for all --------------------------------------------------------------------------

as_window XS
git config --unset remote.hub.url
run bill-adjust 0000012345 2026-08 --amount -1.00 --reason 差错
is_status 0 "without a hub every desk writes everything"
run account-import "$work/accounts.csv"
is_status 0

finish

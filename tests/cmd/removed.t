#!/bin/sh
# A record whose file is gone from the work tree, though the last commit has it: no program says that there
# is no such record, and what they name brings it back.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people
given account-new 0000054321 --name 王小明 --address 象山大道1号 --phone 13800138000
ticket_in assigned
account=0000054321
block=accounts/000000/00000543.yaml
[ -e "$block" ] || block=$(find accounts -name '*.yaml')
open=tickets/open/2026-09-18/$id.yaml

while read -r file command; do
	# shellcheck disable=SC2086
	set -- $command
	rm "$file"
	refused 1 "$@"
	err_has "$file: was removed, by hand or by a git that was interrupted; first: git -C $store restore --source=HEAD --staged --worktree -- $file"
	given git -C "$store" restore --source=HEAD --staged --worktree -- "$file"
	given account-show $account
	given ticket-show "$id"
done <<END
$block account-show $account
$block account-pay $account 1.00 --method cash
$block account-contact $account --contact 李
$open ticket-show $id
$open ticket-result $id --text 修好
$open ticket-note $id --text 记
$open form-print register $id --text
END

refused 1 account-show 0000099999
err_has 'there is no account' "one that never was is not there"
refused 1 ticket-show 20260918-XS-0099
err_has 'there is no ticket'
finish

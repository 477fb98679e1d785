#!/bin/sh
# 五（二）直接办理：水费缴纳、月基础水量调整、预留信息、更名过户；不能马上办理的，应说明原因，告知用户所需资料。
# Four matters are done on the spot, each by one command; what cannot be is told once, with its papers.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people

household
bill "$number" 2026-08 86.40
count_commits
transfer() {
	run account-transfer "$number" --to 李四 --to-id-type resident --to-id-no 440524188001010014 \
		--to-phone 13900139000 --licence L-2026-1 --reading 110 --final-bill 0 "$@"
}

# 不能马上办理: the reason is said, and nothing is changed.
refusal 1 "account-transfer: account $number owes 86.40 (annex 10); first: account-pay $number" \
	account-transfer "$number" --to 李四 --paper all --opinion meter-reading=同意 \
	--opinion service-center=同意

done_as 20260918-XS-R0001 account-pay "$number" --method cash
commits_are 1 "水费缴纳: one command"
done_as 20260918-XS-0001 account-contact "$number" --phone 13700137000
commits_are 2 "预留信息: one command"
done_as 20260918-XS-0002 account-base "$number" --population 6 --paper all
commits_are 3 "月基础水量调整: one command"
account_is base_next 30

# 一次性告知: the missing paper is recorded and told; the matter rests until it comes.
transfer --missing property-proof
is_status 0
out_is "what is missing is told" <<'END'
20260918-XS-0003
documents still missing:
  · 房屋产权证明（copy）
END
id=20260918-XS-0003
shows state,due <<'END'
incomplete,
END
account_is holder 王小明
run service-show transfer --notice --for person
out_has '一次性告知书：更名过户（私人用户）'
out_has '房屋产权证明（复印件）'

run form-print notice $id --text
out_has '一次性告知书'
out_has '房屋产权证明'
out_lacks '身份证' "of this matter, and nothing that was not asked for"

# The user comes back with it: the same matter goes on with all that was typed before, and is done.
run account-transfer "$number" --ticket $id --paper all --opinion meter-reading=同意 \
	--opinion service-center=同意
is_status 0
account_is holder 李四
shows state,missing,agreed <<'END'
closed,,"meter-reading,service-center"
END

finish

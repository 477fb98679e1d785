#!/bin/sh
# Records do not depend on the language of who writes them: one day, lived through in English and in
# Chinese, makes the same tree, byte for byte.  What programs say in words they say on their pages.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"

# new SERVICE [OPTION]...: a ticket of somebody, received and assigned where it can be.
new() {
	service=$1
	shift
	id=$(ticket-new "$service" --name 王小明 --phone 13800138000 --address 象山大道1号 --request 井盖破损 "$@") &&
		id=${id%%"$tab"*}
}
# A day at the window: everything in which a program has something to say of its own.
day() {
	staff-set zhaolei --name 赵磊 --roles handler --department network &&
		staff-set sunli --name 孙丽 --roles supervisor --department service-center &&
		staff-set jiwei --name 纪伟 --roles inspector --department discipline &&
		staff-away zhaolei --from 2026-10-08 --until 2026-10-09 --deputy wangmin || return
	# Answered at once, done at once.
	new consult-fee --answer 按阶梯水价计费 || return
	number=0000100001
	account-new "$number" --name 王小明 --id-type resident --id-no 11010519491231002X --address 象山大道1号 \
		--phone 13800138000 --meter-no M001 --calibre 15 --reading 100 --seal S1 --use residential=100 || return
	account-contact "$number" --phone 13900139000 --paper all &&
		account-class "$number" --use residential=60,non-residential=40 --paper all &&
		account-meter "$number" --work replace --old-reading 120 --meter-no M900 --new-reading 0 --seal S77 || return
	printf 'account,period,volume_m3,amount\n%s,2026-08,30,86.40\n' "$number" | bill-import - || return
	account-pay "$number" 100.00 --method cash &&
		account-pay --void 20260918-XS-R0001 --reason 收错户 &&
		account-pay "$number" --method wechat || return
	# A leader agrees to more days than the limit; a department gives it back, late.
	new facility && ticket-assign "$id" --to network &&
		ticket-extend "$id" --days 6 --reason 需开挖路面 --leader 李总 --told phone --said 需三日后答复 --as sunli &&
		ticket-hold "$id" --reason 等配件 --until 2026-09-25 --told phone --said 等配件 --as sunli &&
		ticket-resume "$id" --as sunli && ticket-return "$id" --reason 非本部门 --as zhaolei || return
	# A main ticket ends without a result, another with one.
	new facility && main=$id && ticket-assign "$main" --to network || return
	new facility && ticket-link "$id" --duplicate-of "$main" && ticket-withdraw "$main" --reason 用户要求 --said 不修了 || return
	new facility && main=$id && ticket-assign "$main" --to network || return
	new facility && ticket-link "$id" --duplicate-of "$main" && ticket-result "$main" --text 已更换 --as zhaolei &&
		ticket-reject "$main" --reason 未修好 --as sunli || return
	# Told, not reached, called back; closed; opened again; undone.
	new facility && ticket-assign "$id" --to network && ticket-result "$id" --text 已更换 --as zhaolei &&
		ticket-deliver "$id" --by phone && ticket-visit "$id" --attempt 无人接听 &&
		ticket-visit "$id" --satisfaction dissatisfied --solved no && ticket-close "$id" &&
		ticket-reopen "$id" --reason 再次破损 || return
	new facility && ticket-assign "$id" --to network &&
		ticket-extend "$id" --days 1 --reason 备料 --told phone --said 备料 --as sunli && ticket-undo "$id" --reason 点错 || return
	new volume-doubt && ticket-edit "$id" --phone 13700137000 --reason 打错 && ticket-note "$id" --text 补记 &&
		ticket-review "$id" --refuse 不属供水 || return
	payment-close
}

for language in en zh_CN; do
	new_store
	export LANGUAGE=$language
	run day
	is_status 0 "a day in $language"
	git ls-tree -r HEAD >"$work/tree.$language"
	git log --format='%an %s%n%b' >"$work/log.$language"
	export LANGUAGE=en
	stores_seen="${stores_seen:-} $store"
done
ok "there is something to compare" test "$(wc -l <"$work/tree.en")" -gt 20
run diff "$work/tree.en" "$work/tree.zh_CN"
is_status 0 "the trees are the same"
run diff "$work/log.en" "$work/log.zh_CN"
is_status 0 "and so is what the commits say"

# What is not in the records stands on the pages, in the language of who reads.
says() {
	ok "in $1: $2" sh -c 'LANGUAGE=$1; export LANGUAGE; shift; for id in $(ticket-list --all --ids); do
		ticket-show "$id"; done | grep -qF -e "$1"' says "$1" "$2"
}
says en 'done at once, in the presence of the customer'
says zh_CN '当场办结，用户在场'
says en '需开挖路面 (agreed by 李总)'
says zh_CN '需开挖路面（李总同意）'
says en 'the main ticket ended without a result'
says zh_CN '主办工单没有办理结果就已结束'

finish

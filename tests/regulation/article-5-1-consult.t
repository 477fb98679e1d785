#!/bin/sh
# 五（一）业务咨询：水费、水量、水压、水质、故障报修和新装接入等咨询；提供指引、介绍、解答。
# Six kinds of enquiry: the guide is one command away, the answer is logged in one line and done.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store

n=0
for kind in fee volume pressure quality repair connect; do
	n=$((n + 1))
	id=$(printf '20260918-XS-%04d' $n)
	run service-show consult-$kind
	is_status 0
	out_has 'limit: at once'
	out_has '您好'
	count_commits
	done_as "$id" ticket-new consult-$kind --answer 已解答
	commits_are 1 "logged by one command"
	shows state,result <<'END'
closed,已解答
END
	ok "and filed" test -e "tickets/closed/2026-09-18/$id.yaml"
done
run report-overdue --as-of 2026-10-20 --exit-code
is_status 0 "an enquiry that was answered is never overdue"

# The guide of what is asked for next is one command away as well: papers, steps, limit, fee.
run service-show connect
for word in 'flow: 受理登记 → 现场查勘与方案' 'limit: 4 working days' 'fee: 0 yuan' '申请人身份证'; do
	out_has "$word"
done

# What is no enquiry is not waved through.
refusal 1 'ticket-new: 用户投诉 is not a consultation: only those are answered and closed at once (article 5(1)); first: ticket-new complaint without --answer' \
	ticket-new complaint --request 服务态度 --answer 已道歉

finish

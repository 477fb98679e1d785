#!/bin/sh
# 一、本制度适用于各服务窗口及其工作人员。
# Every window and everybody who works there is known to the store; nobody else may act.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"

# A window has a code of its own, and its tickets carry it.
new_store --desk DB --test-clock --claimed --staff lihua --staff-name 李华
done_as 20260918-DB-0001 ticket-new complaint --name 王小明 --phone 13800138000 --request 服务态度
new_store
done_as 20260918-XS-0001 ticket-new complaint --name 王小明 --phone 13800138000 --request 服务态度

# Another member of the staff is put on file, and may act from then on.
refusal 1 'ticket-new: no staff member is called "zhangwei"; first: staff-list' \
	ticket-new complaint --request 服务态度 --as zhangwei
run staff-set zhangwei --name 张伟 --roles clerk --department service-center --desk XS
is_status 0
done_as 20260918-XS-0002 ticket-new complaint --name 李四 --phone 13900139000 --request 服务态度 \
	--as zhangwei
id=20260918-XS-0002
shows owner <<'END'
zhangwei
END

# Who left may do nothing more, and stays on file with what he did.
run staff-set zhangwei --until 2026-09-17
is_status 0
refused 1 ticket-withdraw $id --reason 撤回 --as zhangwei
err_has '张伟 is not on duty today'
run staff-list --all --format csv --no-header --columns id,name,desk,active_to
out_has 'zhangwei,张伟,XS,2026-09-17'
shows owner <<'END'
zhangwei
END

finish

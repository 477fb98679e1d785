#!/bin/sh
# What the command line leaves out is asked for at a terminal: all of a form with --ask, without it what
# must be there.  Answers are taken or refused by the option's own check, nothing is written before the
# summary, and nothing at all when it is broken off; nobody is asked where there is no terminal.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"

python=/usr/bin/python3
[ -x $python ] || skip_all "python3 is missing: nobody sits at the terminal"
export TERM=xterm

# answers COMMAND... <<EOF: by one who sits at the terminal (terminal.py).
answers() {
	cat >"$work/script"
	run $python "$top/tests/fixtures/terminal.py" "$@" <"$work/script"
}

# nothing_written WHAT
nothing_written() {
	ok "$1" test "$(git -C "$store" rev-list --count HEAD)" = "$commits"
	ok "and the work tree is as it was" test -z "$(git -C "$store" status --porcelain)"
}

new_store
people
household
count_commits

# ---- A form ------------------------------------------------------------------------------------

# The service by the beginning of its title, the channel by its number; a bad telephone is asked for again.
answers ticket-new --ask <<'EOF'
wait volume-doubt  水量疑问
wait code of the service
type 水量疑
wait account number
type 走得快
wait not a valid account number
wait account number
type
wait name of the person or unit:
type 王小明
wait telephone:
type 12
wait not a telephone number
wait telephone:
type １３８００１３８０００
wait address
type 象山大道1号
wait asks for:
type 走得快
wait   2  phone  phone
wait how the customer came (window) [window]:
type 2
wait still missing
type
wait were shown
type
wait remark
type
wait consultations
type
wait what the customer asks for: 走得快
wait write it? y or n [y]:
type
wait 20260918-XS-0001
EOF
is_status 0
out_lacks "why nobody gives a name" "a name was given"
out_lacks "why there is no telephone" "so was a telephone"
id=20260918-XS-0001
commits=$((commits + 1))
nothing_written "one commit"
run ticket-show $id --columns service,name,phone,address,request,channel --format tsv --no-header --unmask --reason 核对
out_has "volume-doubt	王小明	13800138000	象山大道1号	走得快	phone"
run git -C "$store" log -1 --format=%B
out_lacks "ask" "how it was typed is not noted"

# Of a known account the rest is known: it is offered, as pages show it, and taken where nothing else is answered.
answers ticket-new volume-doubt --ask <<'EOF'
wait account number
type 0000100001
wait name of the person or unit [王小明]:
type
wait telephone [138****8000]:
type
wait address where water is used [象山大道1号]:
type 象山大道2号
wait asks for:
type 走得快
wait how the customer came
type
wait still missing
type
wait were shown
type
wait remark
type
wait consultations
type
wait write it
type
wait 20260918-XS-0002
EOF
is_status 0
out_lacks "why nobody gives a name" "the account gives the name"
out_lacks "why there is no telephone" "and the telephone"
out_lacks 13800138000 "which is not shown in full"
run ticket-show 20260918-XS-0002 --columns account,name,phone,address --format tsv --no-header --unmask --reason 核对
out_has "0000100001	王小明	13800138000	象山大道2号"
count_commits

# What is on the command line is not asked for; "n" leaves it undone.
answers ticket-new facility --name 李四 --phone 13900139000 --request 井盖 --ask <<'EOF'
wait account
type
wait address
type
wait how the customer came
type
wait still missing
type
wait were shown
type
wait remark
type
wait consultations
type
wait write it? y or n [y]:
type n
wait broken off: nothing was written
EOF
is_status 1
nothing_written "answered with n, nothing is written"

# ---- Broken off --------------------------------------------------------------------------------

# At every question, by the end of the input and by an interrupt.
for key in d c; do
	for terminal in xterm dumb; do
		TERM=$terminal
		answers ticket-new <<EOF
wait code of the service
key $key
EOF
		case $key in d) is_status 1 ;; c) out_has "ended by signal 2" ;; esac
		nothing_written "broken off by control-$key on $terminal"
	done
done
TERM=xterm
answers account-new --ask <<'EOF'
wait account number
type 0000077001
wait holder
type 王小明
wait 1  resident
key d
EOF
is_status 1
out_has "broken off: nothing was written"
nothing_written "broken off in the middle"
# The terminal is as it was.
answers sh -c 'trap : INT; stty -g >"$1"; ticket-new; stty -g >"$2"; echo again' - "$work/before" "$work/after" <<'EOF'
wait code of the service
key c
wait again
EOF
ok "the terminal is as it was" cmp "$work/before" "$work/after"

# ---- The programs ------------------------------------------------------------------------------

answers account-new --ask <<'EOF'
wait account number
type 77
wait not a valid account number
wait account number
type 0000077009
wait holder
type 王小明
wait kind of identity
type
wait identity number
type
wait address
type 象山大道9号
wait contact
type
wait telephone
type
wait licence
type
wait meter number
type M777
wait calibre
type fifteen
wait calibre
type 15
wait digits
type
wait seal
type
wait how bills are paid
type
wait bank:
type
wait bank account
type
wait remark
type
wait base reading
type 10
wait whole percents
type residential=100
wait people in
type 3
wait opened on
type
wait active or pending
type
wait the ticket
type
wait write it
type y
wait 0000077009
EOF
is_status 0 "account-new --ask"
run account-show 0000077009 --columns meter_no,reading,use,population --format tsv --no-header
out_has "M777	10	residential=100	3"

# Without --ask what is needed as things are is asked for, and one question wants no summary.
bill 0000077009 2026-08 86.40
answers account-pay 0000077009 86.40 <<'EOF'
wait   1  cash  cash
wait how it is paid:
type
wait --method METHOD is needed
wait how it is paid:
type wec
wait 20260918-XS-R0001
EOF
is_status 0 "account-pay without a method"
out_lacks "write it" "no summary for one question"
run payment-list --columns method,amount --format tsv --no-header
out_has "wechat	86.40"
answers account-pay --ask <<'EOF'
wait account number
type 0000077009
wait yuan
type 10
wait how it is paid
type 1
wait write it
type
wait 20260918-XS-R0002
EOF
is_status 0 "account-pay --ask"

ticket_in delivered
answers ticket-visit --ask <<EOF
wait ticket
type $id
wait what the customer says
type 3
wait reached
type
wait solved
type no
wait quality
type
wait supervisor visits
type
wait write it
type
wait $id
EOF
is_status 0 "ticket-visit --ask"
run ticket-show "$id" --columns satisfaction,solved --format tsv --no-header
out_has "dissatisfied	no"
answers report-ledger <<'EOF'
wait month
type 2026-09
EOF
is_status 0 "a report, too, asks for what it needs"

# What is shown above a question has lines of its own, and the editor has the last.
answers payment-close <<'EOF'
wait counted, cash (yuan):
type 9.00
wait counted, WeChat (yuan):
type 86.40
wait type the day once more to cash up desk XS (2026-09-18):
key d
EOF
ok "the sums are lines, the question is one" grep -q '^type the day once more' "$work/out"
out_has "cash: book 10.00, counted 9.00, short 1.00"
for columns in 30 40 80; do
	answers -w $columns env LANGUAGE=zh_CN payment-close <<'EOF'
wait 实点
type 9.00
wait 实点
type 86.40
wait 日期
wait ：
key d
EOF
	ok "a question on $columns columns: no punctuation begins a line" \
		sh -c '! grep -E "^ *(。|，|、|；|：|）)" "$1"' - "$work/out"
done

# ---- Refused by a rule -------------------------------------------------------------------------

# The form is there again with its answers: Enter keeps one, "-" takes it away, and what is written is what was
# corrected, once.  Asked is what was asked; nothing is left of the attempt that was refused.
count_commits
answers ticket-new facility --ask --request 井盖 <<'EOF'
wait account number
type
wait name of the person or unit
type 王小明
wait telephone
type
wait no telephone
type
wait address
type 象山大道3号
wait how the customer came
type 2
wait still missing
type
wait were shown
type
wait remark
type 夜间
wait consultations
type
wait write it
type
wait ticket-new:
wait the form once more
wait account number (用户编号):
type
wait name of the person or unit [王小明]:
type
wait telephone:
type 13800138000
wait address where water is used [象山大道3号]:
type
wait (window) [phone]:
type
wait still missing
type
wait were shown
type
wait remark [夜间]:
type -
wait consultations
type
wait 13800138000
wait write it
type
wait 20260918-XS-
EOF
is_status 0 "refused, corrected, written"
commits=$((commits + 1))
nothing_written "one commit"
id=$(sed -n 's/^\(20260918-XS-[0-9]*\) .*/\1/p' "$work/out")
run ticket-show "$id" --columns name,phone,address,channel,remark,request --format tsv --no-header --unmask --reason 核对
out_has "王小明	13800138000	象山大道3号	phone		井盖"

# A second refusal, and then enough: nothing is written, the terminal is as it was.
count_commits
for end in c d; do
	answers account-pay --ask <<EOF
wait account number
type 0000077009
wait yuan
type 0
wait how it is paid
type 1
wait write it
type
wait account-pay:
wait the form once more
wait with --void [0000077009]:
type
wait yuan
type 0
wait how it is paid [cash]:
type 微信
wait write it
type
wait the form once more
wait [0000077009]:
key $end
EOF
	case $end in d) is_status 1 "broken off in the third" ;; c) out_has "ended by signal 2" ;; esac
	nothing_written "refused twice and broken off by control-$end"
done

# What the summary is answered with n, what is done, and what is asked without --ask, leads nowhere back.
answers account-pay --ask <<'EOF'
wait account number
type 0000077009
wait yuan
type 0
wait how it is paid
type 1
wait write it
type n
wait broken off
EOF
is_status 1
out_lacks "once more" "who breaks off is let go"
answers account-pay 0000077009 0 <<'EOF'
wait how it is paid
type 1
wait account-pay:
EOF
out_lacks "once more" "one question is no form"
nothing_written "nothing of all that"

# ---- Nobody is asked ---------------------------------------------------------------------------

count_commits
answers ticket-new --no-input <<'EOF'
EOF
is_status 2 "--no-input"
out_has "SERVICE is needed"
answers ticket-new --ask --no-input <<'EOF'
EOF
is_status 2 "--no-input against --ask"
refused 2 ticket-new --ask
err_has "--ask: there is no terminal to ask at"
refused 2 ticket-new
err_has "SERVICE is needed"
answers sh -c 'ticket-new 2>"$1" </dev/tty' - "$work/told" <<'EOF'
EOF
is_status 2 "standard error is no terminal"
answers ticket-new --ask --dry-run --name 王小明 --phone 13800138000 --request 井盖 <<'EOF'
wait code of the service
type facility
wait account
type
wait address
type
wait how the customer came
type
wait still missing
type
wait were shown
type
wait remark
type
wait consultations
type
wait would
EOF
nothing_written "--dry-run writes nothing and asks for no leave"

# In Chinese.
export LANGUAGE=zh_CN
answers ticket-new <<'EOF'
wait 水量疑问
wait 服务代码
key d
EOF
is_status 1
out_has "已中止，未作任何记录"
LANGUAGE=en

finish

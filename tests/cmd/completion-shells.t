#!/bin/sh
# What somebody sees who presses TAB: bash, zsh and fish, each on a terminal.
. "$(dirname "$0")/../harness.sh"
new_store

# The order of the shells' lists is the programs': tickets of today come before those of other days.
export ONESTOP_NOW=2026-09-17T09:00:00+08:00
given ticket-new facility --name 李四光 --phone 13900139000 --request 井盖破损
export ONESTOP_NOW=2026-09-18T09:00:00+08:00
given ticket-new volume-doubt --name 王小明 --phone 13800138000 --address 象山大道1号 --request '本月水量异常'
given ticket-new consult-pressure --answer 已解释水压标准
given account-new 0000100001 --name 王小明
given account-new 0000100002 --name 王小明
given account-new 0000200001 --name 李四光
printf "account,period,volume_m3,amount\n0000100001,2026-08,30,86.40\n" >"$work/bill.csv"
given bill-import "$work/bill.csv"
given env ONESTOP_NOW=2026-09-17T09:00:00+08:00 account-pay 0000100001 50.00 --method cash
given account-pay 0000100001 1.00 --method cash
given staff-set zhaolei --name 赵磊 --badge 003 --roles handler --department network
mkdir "$work/desk" && cd "$work/desk" || exit 2
printf '户号,账期,水量,金额\n0000100002,2026-08,10,20.00\n' >'账单 (1).csv'
printf "x\n" >"it's \"x\".csv"
export ONESTOP_STORE="$store" TERM=xterm

cat >"$work/bashrc" <<END
PS1='ready> '
bind 'set enable-bracketed-paste off'
bind 'set show-all-if-ambiguous on'
bind 'set completion-query-items 0'
bind 'set page-completions off'
source '$top/completions/onestop.bash'
END
mkdir "$work/zsh"
cp "$top/completions/onestop.zsh" "$work/zsh/_onestop"
cat >"$work/zsh/.zshrc" <<END
PS1='ready> '
unsetopt zle_bracketed_paste beep
setopt no_prompt_sp no_list_ambiguous
fpath=('$work/zsh' \$fpath)
autoload -U compinit
compinit -u -D
END
cat >"$work/fish.fish" <<END
function fish_prompt; echo -n 'ready> '; end
function fish_greeting; end
source '$top/completions/onestop.fish'
END

echo "exec bash --noprofile --rcfile '$work/bashrc' -i" >"$work/bash.sh"
echo "exec env ZDOTDIR='$work/zsh' zsh -d -i" >"$work/zsh.sh"
echo "exec fish --no-config -i -C 'source $work/fish.fish'" >"$work/fish.sh"

# in_shell SHELL <CASES: types the keys of each case behind an emptied prompt.  A case is a line of
#
#     what|keys|text that comes|further text|!text that does not
#
# and TITLES in a text is for shells that show what a word is: the text counts in those only.
in_shell() {
	shell=$1
	cat >"$work/cases"
	if ! command -v "$shell" >/dev/null; then
		note "SKIPPED: $shell is not installed, and nothing of it was tested"
		pass "$shell # SKIP not installed"
		return
	fi
	set -- '' 'ready> '
	while IFS='|' read -r _ keys text _; do
		set -- "$@" "\\025$keys" "$text"
	done <"$work/cases"
	run "$BUILD/tests/fixtures/typing" 100 sh "$work/$shell.sh" -- "$@"
	is_status 0 "$shell: all that was waited for came"
	number=1
	while IFS='|' read -r what _ texts; do
		number=$((number + 1))
		awk -v n=$number '/^== / { i++ } i == n && !/^== /' "$work/out" >"$work/section"
		echo "$texts" | tr '|' '\n' >"$work/texts"
		while IFS= read -r text; do
			case $text in
			TITLE*) [ "$shell" = bash ] || shows_text "$what" "${text#TITLE }" ;;
			!*) shows_not "$what" "${text#!}" ;;
			*) shows_text "$what" "$text" ;;
			esac
		done <"$work/texts"
	done <"$work/cases"
}

# Lists are broken where the terminal ends, so blanks do not count.
shows_text() {
	if tr -d ' \n' <"$work/section" | grep -qF -e "$(printf %s "$2" | tr -d ' ')"; then
		pass "$shell: $1: $2"
	else
		not_ok "$shell: $1: $2" "$work/section"
	fi
}

shows_not() {
	if grep -qF -e "$2" "$work/section"; then
		not_ok "$shell: $1: no $2" "$work/section"
	else
		pass "$shell: $1: no $2"
	fi
}

cases() {
	cat <<'END'
tickets, today's first|ticket-assign \t|20260917-XS-0001|20260918-XS-0001|TITLE 王*明|TITLE 李*光|!XS-0002|! - |!error
accounts|account-pay 00001\t|0000100002|0000100001|TITLE 王*明|!0000200001
an account alone|account-show 00002\t|0000200001
forms|form-print \t|transfer|register|receipt|notice|statement|TITLE annex 9|! - 
a file with blanks|bill-import 账\t|账单\ \(1\).csv
a file with quotes|bill-import it\t|it\'s\ \"x\".csv
a file behind =|ticket-list --output=账\t|单\ \(1\).csv
a word in quotes|ticket-assign "20260917\t|20260917-XS-0001
services|ticket-new transf\t|transfer
services, with titles|service-show \t|volume-doubt|transfer|TITLE doubt about volume
papers of the service|ticket-new transfer --paper \t|id-copy|property-proof|TITLE 身份证|!household-book
receipts|account-pay --void \t|20260918-XS-R0001|20260917-XS-R0001|TITLE 50.00 yuan
people|ticket-assign 20260917-XS-0001 --handler \t|zhaolei|TITLE 赵磊
departments|ticket-assign 20260917-XS-0001 --to \t|network|meter-reading|TITLE 营抄中心
fixed words behind =|ticket-visit --satisfaction=\t|dissatisfied|satisfied|fair
quarters|report-quarter --quarter \t|2026Q3|2025Q4
years|calendar-show \t|2026|2027
months|report-ledger --month \t|2026-09|2025-12
options|ticket-assign --h\t|--handler|--help|TITLE staff member who handles it
several columns|ticket-list --columns id,na\t|id,name
nothing fits|account-show 9\t|account-show 9|!no|!error
no store|account-pay --store /nowhere \t|account-pay --store /nowhere|!no such|!not a store|!error
END
}
cases >"$work/all"
for shell in bash zsh fish; do
	in_shell $shell <"$work/all"
done

# In Chinese, as a store speaks whose people say nothing else.
unset LANGUAGE
export LANG=C.UTF-8
cat >"$work/all" <<'END'
what it is, in Chinese|form-print \t|transfer|TITLE 附件10
options in Chinese|ticket-assign --h\t|--handler|TITLE 责任人
a title that is begun|ticket-new 水量疑\t|ticket-new 水量疑问|!volume-doubt
titles that are begun|ticket-new 水量\t|水量咨询|水量疑问
a title behind =|ticket-assign 20260917-XS-0001 --to=营\t|--to=营抄中心
a person|ticket-assign 20260917-XS-0001 --handler 赵\t|赵磊
a fixed word|account-pay 0000100001 --method 现\t|现金
END
for shell in bash zsh fish; do
	in_shell $shell <"$work/all"
done

# The end of an id becomes all of it, where the shell lets a word be replaced: zsh leaves it as it is typed.
cat >"$work/all" <<'END'
the end of the id of a ticket|ticket-assign 0917-1\t|20260917-XS-0001
of today's|ticket-assign 1\t|20260918-XS-0001
of an account|account-show 100002\t|0000100002
END
for shell in bash fish; do
	in_shell $shell <"$work/all"
done
echo 'of a receipt, by what is none of its letters|account-pay --void r1\t|20260918-XS-R0001' >"$work/all"
in_shell bash <"$work/all"
cat >"$work/all" <<'END'
the end of an id|ticket-assign 0917-1\t|ticket-assign 0917-1|!error
END
in_shell zsh <"$work/all"

finish

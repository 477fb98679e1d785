#compdef store-init ticket-assign ticket-close ticket-deliver ticket-new ticket-note ticket-result ticket-review ticket-visit ticket-withdraw
# Completion of the onestop programs for zsh.  Made by "make generate".

local -a columns
local context state line
typeset -A opt_args

# The store that the command line names.
_onestop_store() {
	local i=${words[(I)--store]}
	if (( i && i < CURRENT )); then
		reply=(--store ${~words[i+1]})
	else
		reply=(${(M)words:#--store=*})
	fi
}

# Lines of a program, "id<TAB>about it", offered under a heading.
_onestop_lines() {
	local heading=$1 id about
	shift
	local -a rows reply
	_onestop_store
	while IFS=$'\t' read -r id about; do
		[[ -n $id ]] && rows+=("${id//:/\\:}:${about//$'\t'/ }")
	done < <("$@" "${reply[@]}" --format tsv --no-header 2>/dev/null)
	_describe -V "$heading" rows
}

_onestop_ticket() { _onestop_lines ticket ticket-list --columns id,name,due }
_onestop_account() { _onestop_lines account account-list --columns number,name }
_onestop_service() { _onestop_lines service service-list --columns code,name }
_onestop_staff() { _onestop_lines staff staff-list --columns id,name }
_onestop_date() { compadd today yesterday +1wd +5wd -- -1wd }
_onestop_file() { _files }
_onestop_directory() { _files -/ }
_onestop_columns() { _values -s , column all help $columns }
_onestop_department() {
	local -a reply departments
	_onestop_store
	departments=(${(fu)"$(service-list "${reply[@]}" --format tsv --no-header \
		--columns department 2>/dev/null)"})
	compadd -a departments
}

case ${service:t} in
store-init)
	columns=()
	_arguments -s -S \
		'--desk=[code of this window\: two capital letters]:XS:' \
		'--company=[name of the utility, for forms and reports]:NAME:' \
		'--region=[which calendar overlays apply (hubei)]:REGION:' \
		'--language=[language of messages where the environment names none (zh_CN)]:LANGUAGE:' \
		'--staff=[id of the first staff member (your login)]:ID:' \
		'--staff-name=[name of the first staff member]:NAME:' \
		'--test-clock[let ONESTOP_NOW pin the clock\: for trying out, never for real work]' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--quiet[no talk on the terminal]' \
		'-q[no talk on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':DIR:_onestop_directory'
	;;
ticket-assign)
	columns=()
	_arguments -s -S \
		'--to=[department that handles it]:DEPARTMENT:_onestop_department' \
		'--handler=[staff member who handles it]:STAFF:_onestop_staff' \
		'--note=[a note for the handler]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts (else ONESTOP_STAFF, else by login)]:STAFF:_onestop_staff' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--quiet[no talk on the terminal]' \
		'-q[no talk on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-close)
	columns=()
	_arguments -s -S \
		'--result=[the result, where it is still missing]:TEXT:' \
		'--told=[how the user was told, where that is still missing]:HOW:(window phone online mail visit other)' \
		'--visit=[the satisfaction at the visit, where it is still missing]:HOW:(satisfied fair dissatisfied)' \
		'--solved=[with --visit\: is the matter solved]:YES:(yes no)' \
		'--quality=[with --visit\: remark on the quality of service]:TEXT:' \
		'--no-visit=[why there is no visit (three failed calls)]:REASON:' \
		'--reason=[why a supervisor visits in place of the owner]:TEXT:' \
		'--note=[a note, kept with the event]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts (else ONESTOP_STAFF, else by login)]:STAFF:_onestop_staff' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--quiet[no talk on the terminal]' \
		'-q[no talk on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-deliver)
	columns=()
	_arguments -s -S \
		'--by=[how the user was told]:HOW:(window phone online mail visit other)' \
		'--note=[what was said]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts (else ONESTOP_STAFF, else by login)]:STAFF:_onestop_staff' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--quiet[no talk on the terminal]' \
		'-q[no talk on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-new)
	columns=()
	_arguments -s -S \
		'--name=[name of the person or unit]:NAME:' \
		'--phone=[telephone]:NUMBER:' \
		'--address=[address where water is used]:TEXT:' \
		'--account=[account number (用户编号)]:NUMBER:' \
		'--request=[what the user asks for]:TEXT:' \
		'--channel=[how the user came (window)]:HOW:(window phone online mail visit other)' \
		'*--missing=[papers still missing\: the ticket rests until they come]:PAPER,...:' \
		'--remark=[remark]:TEXT:' \
		'--note=[a note on the act itself, kept with the event]:TEXT:' \
		'--duplicate-of=[link to the open ticket that this one repeats]:ID:' \
		'--force=[why a second open ticket of this service on this account is right]:REASON:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts (else ONESTOP_STAFF, else by login)]:STAFF:_onestop_staff' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--quiet[no talk on the terminal]' \
		'-q[no talk on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':SERVICE:_onestop_service'
	;;
ticket-note)
	columns=()
	_arguments -s -S \
		'--text=[the note]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts (else ONESTOP_STAFF, else by login)]:STAFF:_onestop_staff' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--quiet[no talk on the terminal]' \
		'-q[no talk on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-result)
	columns=()
	_arguments -s -S \
		'--text=[the result (完成情况)]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts (else ONESTOP_STAFF, else by login)]:STAFF:_onestop_staff' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--quiet[no talk on the terminal]' \
		'-q[no talk on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-review)
	columns=()
	_arguments -s -S \
		'--agree[the review agrees]' \
		'--refuse=[refuse the matter, for this reason]:REASON:' \
		'*--missing=[papers that are missing\: the ticket rests until they come]:PAPER,...:' \
		'--papers-complete[the missing papers have come]' \
		'--opinion=[the opinion, kept with the event]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts (else ONESTOP_STAFF, else by login)]:STAFF:_onestop_staff' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--quiet[no talk on the terminal]' \
		'-q[no talk on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-visit)
	columns=()
	_arguments -s -S \
		'--satisfaction=[what the user says]:HOW:(satisfied fair dissatisfied)' \
		'--reached=[was the user reached]:YES:(yes no)' \
		'--solved=[is the matter solved (yes, unless the user is dissatisfied)]:YES:(yes no)' \
		'--quality=[remark on the quality of service]:TEXT:' \
		'--none=[why there is no visit (three failed calls)]:REASON:' \
		'--reason=[why a supervisor stands in for the owner]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts (else ONESTOP_STAFF, else by login)]:STAFF:_onestop_staff' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--quiet[no talk on the terminal]' \
		'-q[no talk on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-withdraw)
	columns=()
	_arguments -s -S \
		'--reason=[why it is withdrawn]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts (else ONESTOP_STAFF, else by login)]:STAFF:_onestop_staff' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--quiet[no talk on the terminal]' \
		'-q[no talk on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
esac

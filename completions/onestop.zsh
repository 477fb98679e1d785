#compdef account-base account-cancel account-class account-contact account-edit account-import account-list account-meter account-new account-pay account-read account-refund account-resume account-show account-suspend account-transfer bill-adjust bill-import bill-penalty bill-void calendar-due calendar-import calendar-show form-print onestop payment-close payment-import payment-list payment-match payment-reopen report-arrears report-daily report-discipline report-figures report-ledger report-overdue report-payment report-quarter report-visit service-list service-show staff-away staff-list staff-note staff-set staff-show store-backup store-check store-init store-log store-repair store-restore store-seal store-upgrade ticket-assign ticket-attach ticket-close ticket-deliver ticket-edit ticket-escalate ticket-extend ticket-hold ticket-import ticket-link ticket-list ticket-new ticket-note ticket-redue ticket-reject ticket-remind ticket-reopen ticket-result ticket-resume ticket-return ticket-review ticket-show ticket-undo ticket-visit ticket-withdraw
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
_onestop_account() { _onestop_lines account account-list --columns number,holder }
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
account-base)
	columns=()
	_arguments -s -S \
		'--population=[people in the household (户口簿)]:PEOPLE:' \
		'--volume=[m3 a month, where it does not follow from the people]:M3:' \
		'--from=[first day it holds (the first of next month)]:DATE:_onestop_date' \
		'--years=[how long (2); 0\: no end]:YEARS:' \
		'--ticket=[the ticket it belongs to (else one is opened and finished)]:ID:' \
		'*--paper=[documents that were shown; all\: every one that is asked for]:PAPER,...:' \
		'*--missing=[documents still missing\: the ticket rests, the account stays]:PAPER,...:' \
		'--rest=[why it cannot be done now\: the ticket rests with all that was typed]:REASON:' \
		'*--opinion=[opinion of a department in favour (meter-reading=同意)]:DEPARTMENT=TEXT:' \
		'*--given-by=[who gave it, when the window records it]:DEPARTMENT=NAME:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':ACCOUNT:_onestop_account'
	;;
account-cancel)
	columns=()
	_arguments -s -S \
		'--reading=[final reading of the meter]:M3:' \
		'--rollover[the register passed its highest figure and began again]' \
		'--reason=[why (业务申请原因)]:TEXT:' \
		'--waive=[why a supervisor does without the documents that are missing]:REASON:' \
		'--final-bill=[yuan of the last bill, for the water since the last reading; 0\: nothing is due]:YUAN:' \
		'--pay=[how the rest of it is paid]:METHOD:(cash wechat alipay bank pos)' \
		'--refund=[how is refunded what is left of what was prepaid]:METHOD:(cash wechat alipay bank pos)' \
		'--payee=[who gets the refund]:NAME:' \
		'--confirm=[the account number once more, as this cannot be undone]:ACCOUNT:_onestop_account' \
		'--ticket=[the ticket it belongs to (else one is opened and finished)]:ID:' \
		'*--paper=[documents that were shown; all\: every one that is asked for]:PAPER,...:' \
		'*--missing=[documents still missing\: the ticket rests, the account stays]:PAPER,...:' \
		'--rest=[why it cannot be done now\: the ticket rests with all that was typed]:REASON:' \
		'*--opinion=[opinion of a department in favour (meter-reading=同意)]:DEPARTMENT=TEXT:' \
		'*--given-by=[who gave it, when the window records it]:DEPARTMENT=NAME:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':ACCOUNT:_onestop_account'
	;;
account-class)
	columns=()
	_arguments -s -S \
		'*--use=[whole percents that sum to 100 (residential, non-residential, special)]:CLASS=PERCENT,...:' \
		'--ticket=[the ticket it belongs to (else one is opened and finished)]:ID:' \
		'*--paper=[documents that were shown; all\: every one that is asked for]:PAPER,...:' \
		'*--missing=[documents still missing\: the ticket rests, the account stays]:PAPER,...:' \
		'--rest=[why it cannot be done now\: the ticket rests with all that was typed]:REASON:' \
		'*--opinion=[opinion of a department in favour (meter-reading=同意)]:DEPARTMENT=TEXT:' \
		'*--given-by=[who gave it, when the window records it]:DEPARTMENT=NAME:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':ACCOUNT:_onestop_account'
	;;
account-contact)
	columns=()
	_arguments -s -S \
		'--phone=[telephone]:NUMBER:' \
		'--contact=[contact person]:NAME:' \
		'--address=[address]:TEXT:' \
		'--pay-by=[how bills are paid (交费形式)]:TEXT:' \
		'--bank=[bank]:NAME:' \
		'--bank-no=[bank account]:NUMBER:' \
		'--ticket=[the ticket it belongs to (else one is opened and finished)]:ID:' \
		'*--paper=[documents that were shown; all\: every one that is asked for]:PAPER,...:' \
		'*--missing=[documents still missing\: the ticket rests, the account stays]:PAPER,...:' \
		'--rest=[why it cannot be done now\: the ticket rests with all that was typed]:REASON:' \
		'*--opinion=[opinion of a department in favour (meter-reading=同意)]:DEPARTMENT=TEXT:' \
		'*--given-by=[who gave it, when the window records it]:DEPARTMENT=NAME:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':ACCOUNT:_onestop_account'
	;;
account-edit)
	columns=()
	_arguments -s -S \
		'--name=[holder (户名)\: of the same person or unit]:NAME:' \
		'--id-type=[kind of identity document]:KIND:(resident credit-code passport other)' \
		'--id-no=[identity number]:NUMBER:' \
		'--id-reason=[why a number that fails its check is right]:TEXT:' \
		'--address=[address]:TEXT:' \
		'--contact=[contact person]:NAME:' \
		'--phone=[telephone]:NUMBER:' \
		'--licence=[licence (用水许可证)]:NUMBER:' \
		'--meter-no=[meter number]:NUMBER:' \
		'--calibre=[calibre of the pipe]:DN:' \
		'--digits=[digits of the register of the meter]:DIGITS:' \
		'--seal=[seal of the meter]:NUMBER:' \
		'--pay-by=[how bills are paid (交费形式)]:TEXT:' \
		'--bank=[bank]:NAME:' \
		'--bank-no=[bank account]:NUMBER:' \
		'--remark=[remark]:TEXT:' \
		'--opened=[opened on]:DATE:_onestop_date' \
		'*--empty=[what is to be empty\: id_no, id_reason, address, contact, phone, licence, seal, pay_by, bank, bank_no, remark]:FIELD,...:' \
		'--reason=[why it is corrected]:TEXT:' \
		'--force=[why a meter, seal or licence is right that another account has]:REASON:' \
		'--editor[correct it in the editor ($VISUAL, $EDITOR)]' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':ACCOUNT:_onestop_account'
	;;
account-import)
	columns=()
	_arguments -s -S \
		'--map=[which column is which field (YAML), where the headings do not say so]:MAP.yaml:_onestop_file' \
		'--encoding=[encoding of the file (found out by itself)]:NAME:(utf-8 gb18030 utf-16le utf-16be)' \
		'--skip-lines=[lines above the headings that are no part of the table (found out by itself)]:N:' \
		'--phone-to-remark[keep what stands for a telephone number and is none in the remark]' \
		'--update[change accounts that differ from the file]' \
		'--force=[why a meter, seal or licence is right that another account has]:REASON:' \
		'--skip-bad[import the good rows though others are bad (with --rejects)]' \
		'--rejects=[where the bad rows go\: as they were, with a column "error"]:FILE:_onestop_file' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':FILE:_onestop_file'
	;;
account-list)
	columns=(number state disputed holder id_type id_no id_reason address contact phone licence meter_no calibre meter reading reading_on seal digits use use_next use_from population base_volume base_from base_until base_next base_next_from base_next_until pay_by bank bank_no opened_on suspended_on suspended_until cancelled_on owes prepaid former_owes remark bills former events)
	_arguments -s -S \
		'--find=[only where holder, number, address, phone, meter or licence holds this text; holder and address also by pinyin (lxm)]:TEXT:' \
		'*--state=[only these states (active, suspended, cancelled, pending)]:STATE,...:_sequence compadd - active suspended cancelled pending' \
		'--prefix=[only numbers that begin so]:DIGITS:' \
		'--owing[only accounts with arrears]' \
		'--running-out=[suspensions and base volumes that end within so many months]:MONTHS:' \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--unmask[personal data in full (supervisor, inspector, admin, who owes it); it is noted]' \
		'--reason=[with --unmask\: why, for the log of reveals]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]'
	;;
account-meter)
	columns=()
	_arguments -s -S \
		'--work=[what is done]:WORK:(remove install replace)' \
		'--old-reading=[reading of the meter that comes out]:M3:' \
		'--new-reading=[reading of the meter that goes in]:M3:' \
		'--meter-no=[number of the meter that goes in]:NUMBER:' \
		'--calibre=[its calibre, if another]:DN:' \
		'--digits=[digits of its register]:DIGITS:' \
		'--seal=[number of its seal]:NUMBER:' \
		'--force=[why a meter, seal or licence is right that another account has]:REASON:' \
		'--ticket=[the ticket it belongs to (else one is opened and finished)]:ID:' \
		'*--paper=[documents that were shown; all\: every one that is asked for]:PAPER,...:' \
		'*--missing=[documents still missing\: the ticket rests, the account stays]:PAPER,...:' \
		'--rest=[why it cannot be done now\: the ticket rests with all that was typed]:REASON:' \
		'*--opinion=[opinion of a department in favour (meter-reading=同意)]:DEPARTMENT=TEXT:' \
		'*--given-by=[who gave it, when the window records it]:DEPARTMENT=NAME:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':ACCOUNT:_onestop_account'
	;;
account-new)
	columns=()
	_arguments -s -S \
		'--name=[holder (户名); with --ticket that of the ticket]:NAME:' \
		'--id-type=[kind of identity document]:KIND:(resident credit-code passport other)' \
		'--id-no=[identity number]:NUMBER:' \
		'--id-reason=[why a number that fails its check is right]:TEXT:' \
		'--address=[address]:TEXT:' \
		'--contact=[contact person]:NAME:' \
		'--phone=[telephone]:NUMBER:' \
		'--licence=[licence (用水许可证)]:NUMBER:' \
		'--meter-no=[meter number]:NUMBER:' \
		'--calibre=[calibre of the pipe]:DN:' \
		'--digits=[digits of the register of the meter]:DIGITS:' \
		'--seal=[seal of the meter]:NUMBER:' \
		'--pay-by=[how bills are paid (交费形式)]:TEXT:' \
		'--bank=[bank]:NAME:' \
		'--bank-no=[bank account]:NUMBER:' \
		'--remark=[remark]:TEXT:' \
		'--reading=[base reading]:M3:' \
		'*--use=[whole percents that sum to 100 (residential, non-residential, special)]:CLASS=PERCENT,...:' \
		'--population=[people in the household]:PEOPLE:' \
		'--opened=[opened on (today)]:DATE:_onestop_date' \
		'--state=[active or pending (active)]:STATE:(active suspended cancelled pending)' \
		'--ticket=[the ticket (新装接入) that it is opened for and that ends with it]:ID:' \
		'--force=[why a meter, seal or licence is right that another account has]:REASON:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':ACCOUNT:_onestop_account'
	;;
account-pay)
	columns=()
	_arguments -s -S \
		'--method=[how it is paid]:METHOD:(cash wechat alipay bank pos)' \
		'--void=[reverse the payment of this receipt]:RECEIPT:' \
		'--reason=[with --void\: why]:TEXT:' \
		'--former[what a former holder owes]' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'::ACCOUNT:_onestop_account' \
		'::AMOUNT:'
	;;
account-read)
	columns=()
	_arguments -s -S \
		'--reading=[what the register shows]:M3:' \
		'--rollover[the register passed its highest figure and began again]' \
		'--correct=[the last reading was wrong\: why (a supervisor)]:REASON:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':ACCOUNT:_onestop_account'
	;;
account-refund)
	columns=()
	_arguments -s -S \
		'--method=[how it is refunded]:METHOD:(cash wechat alipay bank pos)' \
		'--payee=[who gets it]:NAME:' \
		'--reason=[why]:TEXT:' \
		'--ticket=[the ticket that asks for it; it gets a note]:ID:' \
		'--former[what a former holder has prepaid]' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':ACCOUNT:_onestop_account' \
		'::AMOUNT:'
	;;
account-resume)
	columns=()
	_arguments -s -S \
		'--reading=[reading of the meter]:M3:' \
		'--rollover[the register passed its highest figure and began again]' \
		'--reason=[why (业务申请原因)]:TEXT:' \
		'--waive=[why a supervisor does without the documents that are missing]:REASON:' \
		'--ticket=[the ticket it belongs to (else one is opened and finished)]:ID:' \
		'*--paper=[documents that were shown; all\: every one that is asked for]:PAPER,...:' \
		'*--missing=[documents still missing\: the ticket rests, the account stays]:PAPER,...:' \
		'--rest=[why it cannot be done now\: the ticket rests with all that was typed]:REASON:' \
		'*--opinion=[opinion of a department in favour (meter-reading=同意)]:DEPARTMENT=TEXT:' \
		'*--given-by=[who gave it, when the window records it]:DEPARTMENT=NAME:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':ACCOUNT:_onestop_account'
	;;
account-show)
	columns=(number state disputed holder id_type id_no id_reason address contact phone licence meter_no calibre meter reading reading_on seal digits use use_next use_from population base_volume base_from base_until base_next base_next_from base_next_until pay_by bank bank_no opened_on suspended_on suspended_until cancelled_on prepaid remark bills former events)
	_arguments -s -S \
		'--history[what happened to it, folded years too, as rows]' \
		'--statement[what was billed and paid, and what was owed after it (对账单)]' \
		'--holder=[with --statement\: of this holder, 1 is the first (who holds now)]:N:' \
		'--from=[with --statement\: from this day on]:DATE:_onestop_date' \
		'--to=[with --statement\: up to this day]:DATE:_onestop_date' \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--unmask[personal data in full (supervisor, inspector, admin, who owes it); it is noted]' \
		'--reason=[with --unmask\: why, for the log of reveals]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':ACCOUNT:_onestop_account'
	;;
account-suspend)
	columns=()
	_arguments -s -S \
		'--reading=[reading of the meter]:M3:' \
		'--rollover[the register passed its highest figure and began again]' \
		'--reason=[why (业务申请原因)]:TEXT:' \
		'--waive=[why a supervisor does without the documents that are missing]:REASON:' \
		'--months=[for how many months (12, the most)]:MONTHS:' \
		'--ticket=[the ticket it belongs to (else one is opened and finished)]:ID:' \
		'*--paper=[documents that were shown; all\: every one that is asked for]:PAPER,...:' \
		'*--missing=[documents still missing\: the ticket rests, the account stays]:PAPER,...:' \
		'--rest=[why it cannot be done now\: the ticket rests with all that was typed]:REASON:' \
		'*--opinion=[opinion of a department in favour (meter-reading=同意)]:DEPARTMENT=TEXT:' \
		'*--given-by=[who gave it, when the window records it]:DEPARTMENT=NAME:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':ACCOUNT:_onestop_account'
	;;
account-transfer)
	columns=()
	_arguments -s -S \
		'--to=[name of the new holder]:NAME:' \
		'--to-id-type=[kind of identity document of the new holder]:KIND:(resident credit-code passport other)' \
		'--to-id-no=[identity number of the new holder]:NUMBER:' \
		'--id-reason=[why a number that fails its check is right]:TEXT:' \
		'--to-phone=[telephone of the new holder]:NUMBER:' \
		'--to-contact=[contact person]:NAME:' \
		'--licence=[number of the new licence (用水许可证)]:NUMBER:' \
		'--pay-by=[how the new holder pays (交费形式)]:TEXT:' \
		'--bank=[bank of the new holder]:NAME:' \
		'--bank-no=[bank account of the new holder]:NUMBER:' \
		'--population=[people in the new household]:PEOPLE:' \
		'--from=[the day the new holder takes the meter (today)]:DATE:_onestop_date' \
		'--reading=[reading of the meter that day]:M3:' \
		'--rollover[the register passed its highest figure and began again]' \
		'--no-reading=[why nothing is read and billed; none\: it is]:REASON:' \
		'--final-bill=[yuan of the last bill, for the water since the last reading; 0\: nothing is due]:YUAN:' \
		'--pay=[how the rest of it is paid]:METHOD:(cash wechat alipay bank pos)' \
		'--refund=[how is refunded what is left of what was prepaid]:METHOD:(cash wechat alipay bank pos)' \
		'--payee=[who gets the refund]:NAME:' \
		'--prepaid=[what becomes of what is left of what was prepaid]:WHAT:(refund keep)' \
		'--force=[why a meter, seal or licence is right that another account has]:REASON:' \
		'--ticket=[the ticket it belongs to (else one is opened and finished)]:ID:' \
		'*--paper=[documents that were shown; all\: every one that is asked for]:PAPER,...:' \
		'*--missing=[documents still missing\: the ticket rests, the account stays]:PAPER,...:' \
		'--rest=[why it cannot be done now\: the ticket rests with all that was typed]:REASON:' \
		'*--opinion=[opinion of a department in favour (meter-reading=同意)]:DEPARTMENT=TEXT:' \
		'*--given-by=[who gave it, when the window records it]:DEPARTMENT=NAME:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':ACCOUNT:_onestop_account'
	;;
bill-adjust)
	columns=()
	_arguments -s -S \
		'--volume=[by so many m3\: -270, +15]:±M3:' \
		'--amount=[by so much\: -777.60, +12.50]:±AMOUNT:' \
		'--reason=[why]:TEXT:' \
		'--ticket=[the ticket that asked for it, of the same account]:ID:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':ACCOUNT:_onestop_account' \
		':PERIOD:'
	;;
bill-import)
	columns=()
	_arguments -s -S \
		'--encoding=[encoding of the file (found out by itself)]:NAME:(utf-8 gb18030 utf-16le utf-16be)' \
		'--skip-lines=[lines above the headings that are no part of the table (found out by itself)]:N:' \
		'--skip-bad[import the good rows though others are bad (with --rejects)]' \
		'--rejects=[where the bad rows go\: as they were, with a column "error"]:FILE:_onestop_file' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':FILE:_onestop_file'
	;;
bill-penalty)
	columns=(account period volume_m3 amount kind billed bill due)
	_arguments -s -S \
		'--as-of=[for the days up to the end of this day (today)]:DATE:_onestop_date' \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--unmask[personal data in full (supervisor, inspector, admin, who owes it); it is noted]' \
		'--reason=[with --unmask\: why, for the log of reveals]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]'
	;;
bill-void)
	columns=()
	_arguments -s -S \
		'--reason=[why]:TEXT:' \
		'--ticket=[the ticket that asked for it, of the same account]:ID:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':ACCOUNT:_onestop_account' \
		':PERIOD:'
	;;
calendar-due)
	columns=(date weekday kind number name notice)
	_arguments -s -S \
		'--explain[a line per day\: what it is, its number, and the notice that says so]' \
		'--is-workday[say by the exit status whether DATE (today) is a working day]' \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--unmask[personal data in full (supervisor, inspector, admin, who owes it); it is noted]' \
		'--reason=[with --unmask\: why, for the log of reveals]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'::DATE:' \
		'::DAYS:'
	;;
calendar-import)
	columns=()
	_arguments -s -S \
		'--region=[an overlay that holds only in this region]:REGION:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':FILE:_onestop_file'
	;;
calendar-show)
	columns=(date weekday kind number name notice)
	_arguments -s -S \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--unmask[personal data in full (supervisor, inspector, admin, who owes it); it is noted]' \
		'--reason=[with --unmask\: why, for the log of reveals]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'::YEAR:'
	;;
form-print)
	columns=()
	_arguments -s -S \
		'--output=[write to a file; "-" is standard output]:FILE:_onestop_file' \
		'-o+[write to a file; "-" is standard output]:FILE:_onestop_file' \
		'--blank[the empty form, to be filled in by hand]' \
		'--text[the form as text for a terminal, once, in place of PDF]' \
		'--for=[for a notice\: for whom]:WHOM:(any person unit)' \
		'--from=[for a statement\: from this day on]:DATE:_onestop_date' \
		'--holder=[for a statement\: of which holder, 1 for the first (who holds it now)]:NUMBER:' \
		'--to=[for a statement\: up to this day (today)]:DATE:_onestop_date' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':FORM:' \
		'::TICKET:_onestop_ticket'
	;;
onestop)
	columns=(name noun title summary installed)
	_arguments -s -S \
		'--nearest[print the program that WORD was meant to be, and nothing else; exit 1 when none is near]' \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:WORD:'
	;;
payment-close)
	columns=()
	_arguments -s -S \
		'--day=[the day to cash up (today)]:DATE:_onestop_date' \
		'*--counted=[what was counted of each method]:METHOD=AMOUNT,...:' \
		'--confirm=[the day once more, where something is over or short]:DATE:_onestop_date' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]'
	;;
payment-import)
	columns=()
	_arguments -s -S \
		'--map=[what its columns and words mean\: bank, wechat, alipay, or a file (YAML)]:MAP:_onestop_file' \
		'--encoding=[encoding of the file (found out by itself)]:NAME:(utf-8 gb18030 utf-16le utf-16be)' \
		'--skip-lines=[lines above the headings that are no part of the table (found out by itself)]:N:' \
		'--skip-bad[import the good rows though others are bad (with --rejects)]' \
		'--rejects=[where the bad rows go\: as they were, with a column "error"]:FILE:_onestop_file' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':FILE:_onestop_file'
	;;
payment-list)
	columns=(receipt at by claimed account method amount prepaid voids reason payee foreign separation op bills)
	_arguments -s -S \
		'--day=[the day (today)]:DATE:_onestop_date' \
		'--from=[first day of the period]:DATE:_onestop_date' \
		'--to=[last day of the period (today)]:DATE:_onestop_date' \
		'--desk=[only this desk]:CODE:' \
		'--account=[only of this account]:ACCOUNT:_onestop_account' \
		'--method=[only paid so]:METHOD:(cash wechat alipay bank pos)' \
		'--unmatched[the lines of statements that are no account'\''s, of the last 400 days]' \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--unmask[personal data in full (supervisor, inspector, admin, who owes it); it is noted]' \
		'--reason=[with --unmask\: why, for the log of reveals]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]'
	;;
payment-match)
	columns=()
	_arguments -s -S \
		'--refund[give it back instead\: it is nobody'\''s here]' \
		'--double[it was booked twice\: take one out]' \
		'--payee=[with --refund\: who gets it (as the statement says)]:NAME:' \
		'--reason=[with --refund and --double\: why]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':LINE:' \
		'::ACCOUNT:_onestop_account'
	;;
payment-reopen)
	columns=()
	_arguments -s -S \
		'--reason=[why]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':DAY:'
	;;
report-arrears)
	columns=(account state holding holder address phone contact pay_by oldest periods days months bills recover total)
	_arguments -s -S \
		'--min=[only who owes so much or more]:AMOUNT:' \
		'--older-than=[only where the oldest unpaid month ended so many months ago]:MONTHS:' \
		'--former[those who held accounts before, in place of those who hold them]' \
		'--call-list[whom to call\: telephone, name and sum (with --unmask in full)]' \
		'--exit-code[exit 1 when something is listed]' \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--unmask[personal data in full (supervisor, inspector, admin, who owes it); it is noted]' \
		'--reason=[with --unmask\: why, for the log of reveals]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]'
	;;
report-daily)
	columns=(owed window id service state debtor debtor_name stage department handler owner since until due days at_least late name phone what)
	_arguments -s -S \
		'--desk=[only this window, with what is every window'\''s]:CODE:' \
		'--department=[only what this department owes or handles]:DEPARTMENT:_onestop_department' \
		'--staff=[only what this person owes, handles or received; me\: oneself]:STAFF:_onestop_staff' \
		'--as-of=[the sheet as it stood at the end of this day (today)]:DATE:_onestop_date' \
		'--exit-code[exit 1 when something is listed]' \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--unmask[personal data in full (supervisor, inspector, admin, who owes it); it is noted]' \
		'--reason=[with --unmask\: why, for the log of reveals]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]'
	;;
report-discipline)
	columns=(finding id round service state department owner owner_name late_due since days at_least person)
	_arguments -s -S \
		'--from=[first day of the period]:DATE:_onestop_date' \
		'--to=[last day of the period (today)]:DATE:_onestop_date' \
		'--quarter=[the quarter, like 2026Q3, in place of --from and --to]:QUARTER:' \
		'--exit-code[exit 1 when something is listed]' \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--unmask[personal data in full (supervisor, inspector, admin, who owes it); it is noted]' \
		'--reason=[with --unmask\: why, for the log of reveals]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]'
	;;
report-figures)
	columns=(by key name carried_in corrected received reopened rejected unlinked results withdrawn refused linked carried_out due finished on_time on_time_first overdue escalated assign_due assign_on_time deliver_due deliver_on_time visit_due visit_on_time answered untold visit_owed visited unreached unwilling reached satisfied fairly_satisfied content dissatisfied first_time returned extended reject_count used handled completion_rate on_time_rate on_time_first_rate overdue_rate assign_rate deliver_rate visit_on_time_rate visit_rate satisfaction_rate first_time_rate return_rate extension_rate commit)
	_arguments -s -S \
		'--from=[first day of the period]:DATE:_onestop_date' \
		'--to=[last day of the period]:DATE:_onestop_date' \
		'--as-of=[from this commit, or as it stood at the end of this day]:COMMIT|DATE:' \
		'*--by=[only these\: class, department, window, owner, service, channel]:DIMENSION,...:' \
		'--show=[list the tickets that a figure counts]:FIGURE:' \
		'--department=[with --show\: only those in the row of this department]:DEPARTMENT:_onestop_department' \
		'--key=[with --show and one --by\: only those in the row of this code]:CODE:' \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--unmask[personal data in full (supervisor, inspector, admin, who owes it); it is noted]' \
		'--reason=[with --unmask\: why, for the log of reveals]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]'
	;;
report-ledger)
	columns=(id received_at owner owner_name name service address account phone request department handler handler_name assigned_at due result visit remark state)
	_arguments -s -S \
		'--month=[the month received, like 2026-09]:MONTH:' \
		'--as-of=[as it stood at the end of this day (the last of the month)]:DATE:_onestop_date' \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--unmask[personal data in full (supervisor, inspector, admin, who owes it); it is noted]' \
		'--reason=[with --unmask\: why, for the log of reveals]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]'
	;;
report-overdue)
	columns=(id service state owed debtor debtor_name stage department handler owner assigned_on due until overdue_days at_least late late_due reminders escalated name phone)
	_arguments -s -S \
		'--as-of=[the list as it stood at the end of this day (today)]:DATE:_onestop_date' \
		'--within=[also what falls due within so many working days]:DAYS:' \
		'--department=[only this department]:DEPARTMENT:_onestop_department' \
		'--exit-code[exit 1 when something is listed]' \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--unmask[personal data in full (supervisor, inspector, admin, who owes it); it is noted]' \
		'--reason=[with --unmask\: why, for the log of reveals]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]'
	;;
report-payment)
	columns=(day desk method by account entries taken back total closed)
	_arguments -s -S \
		'--day=[the day (today)]:DATE:_onestop_date' \
		'--from=[first day of the period]:DATE:_onestop_date' \
		'--to=[last day of the period (today)]:DATE:_onestop_date' \
		'--desk=[only this desk]:CODE:' \
		'*--by=[sum by these\: day, desk, method, staff, account (day,desk,method,staff)]:DIMENSION,...:' \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--unmask[personal data in full (supervisor, inspector, admin, who owes it); it is noted]' \
		'--reason=[with --unmask\: why, for the log of reveals]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]'
	;;
report-quarter)
	columns=(by key name carried_in corrected received reopened rejected unlinked results withdrawn refused linked carried_out due finished on_time on_time_first overdue escalated assign_due assign_on_time deliver_due deliver_on_time visit_due visit_on_time answered untold visit_owed visited unreached unwilling reached satisfied fairly_satisfied content dissatisfied first_time returned extended reject_count used handled completion_rate on_time_rate on_time_first_rate overdue_rate assign_rate deliver_rate visit_on_time_rate visit_rate satisfaction_rate first_time_rate return_rate extension_rate commit)
	_arguments -s -S \
		'--quarter=[the quarter, like 2026Q3]:QUARTER:' \
		'--notes[the notes of conduct (staff-note) about the quarter, in place of the figures]' \
		'--as-of=[from this commit, or as it stood at the end of this day]:COMMIT|DATE:' \
		'*--by=[only these\: class, department, window, owner, service, channel]:DIMENSION,...:' \
		'--show=[list the tickets that a figure counts]:FIGURE:' \
		'--department=[with --show\: only those in the row of this department]:DEPARTMENT:_onestop_department' \
		'--key=[with --show and one --by\: only those in the row of this code]:CODE:' \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--unmask[personal data in full (supervisor, inspector, admin, who owes it); it is noted]' \
		'--reason=[with --unmask\: why, for the log of reveals]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]'
	;;
report-visit)
	columns=(owner owner_name id service department delivered_on days at_least name phone result)
	_arguments -s -S \
		'--as-of=[the list as it stood at the end of this day (today)]:DATE:_onestop_date' \
		'--owner=[only what this person received]:STAFF:_onestop_staff' \
		'--desk=[only tickets of this window]:CODE:' \
		'--summary[how many each owner owes, most first]' \
		'--exit-code[exit 1 when something is listed]' \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--unmask[personal data in full (supervisor, inspector, admin, who owes it); it is noted]' \
		'--reason=[with --unmask\: why, for the log of reveals]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]'
	;;
service-list)
	columns=(code name name_en class department with limit fee fee_note form flow guards approvals deed article origin papers guide)
	_arguments -s -S \
		'--class=[only this class of services]:CLASS:(consult direct accept)' \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--unmask[personal data in full (supervisor, inspector, admin, who owes it); it is noted]' \
		'--reason=[with --unmask\: why, for the log of reveals]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]'
	;;
service-show)
	columns=(code name name_en class department with limit fee fee_note form flow guards approvals deed article origin papers guide)
	_arguments -s -S \
		'--flow[the steps of its flow, drawn as a tree]' \
		'--dot[the flow as a Graphviz graph]' \
		'--notice[the one-time notice\: what to bring, told once (一次性告知)]' \
		'--for=[with --notice\: for whom]:WHOM:(any person unit)' \
		'--regulation=[the regulation'\''s own text in place of a service\: an article, or all]:ARTICLE|all:' \
		'--on=[with --regulation\: as it was in force on this day (today)]:DATE:_onestop_date' \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--unmask[personal data in full (supervisor, inspector, admin, who owes it); it is noted]' \
		'--reason=[with --unmask\: why, for the log of reveals]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'::SERVICE:_onestop_service'
	;;
staff-away)
	columns=()
	_arguments -s -S \
		'--from=[first day away]:DATE:_onestop_date' \
		'--until=[last day away]:DATE:_onestop_date' \
		'--deputy=[who stands in\: calls back, and may act with --as]:STAFF:_onestop_staff' \
		'--cancel[take the leave back\: the one that begins --from, else all of today and later]' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':ID:_onestop_staff'
	;;
staff-list)
	columns=(id name badge login department desk roles active_from active_to duty away disputed events)
	_arguments -s -S \
		'*--role=[only people with one of these roles]:ROLE,...:_sequence compadd - clerk handler supervisor inspector admin' \
		'--all[also people who left]' \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--unmask[personal data in full (supervisor, inspector, admin, who owes it); it is noted]' \
		'--reason=[with --unmask\: why, for the log of reveals]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]'
	;;
staff-note)
	columns=()
	_arguments -s -S \
		'--text=[what was seen]:TEXT:' \
		'--on=[the day it was seen (today)]:DATE:_onestop_date' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':ID:_onestop_staff'
	;;
staff-set)
	columns=()
	_arguments -s -S \
		'--name=[full name]:NAME:' \
		'--badge=[badge number (none\: no longer)]:NUMBER:' \
		'--login=[Unix login; XS\:LOGIN where it counts for one desk only (none\: no longer)]:LOGIN:' \
		'--department=[department (none\: no longer)]:DEPARTMENT:_onestop_department' \
		'--desk=[window\: two capital letters (none\: no longer)]:XS:' \
		'*--roles=[roles\: clerk, handler, supervisor, inspector, admin]:ROLE,...:_sequence compadd - clerk handler supervisor inspector admin' \
		'--from=[first day on duty; after the last day of a spell it begins another (none\: ever since)]:DATE:_onestop_date' \
		'--until=[last day on duty; people who left stay in the file (none\: still here)]:DATE:_onestop_date' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':ID:_onestop_staff'
	;;
staff-show)
	columns=(id name badge login department desk roles active_from active_to duty away disputed events)
	_arguments -s -S \
		'--notes[what supervisors noted, as rows; without ID of everybody]' \
		'--from=[with --notes\: of this day or later]:DATE:_onestop_date' \
		'--to=[with --notes\: of this day or earlier]:DATE:_onestop_date' \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--unmask[personal data in full (supervisor, inspector, admin, who owes it); it is noted]' \
		'--reason=[with --unmask\: why, for the log of reveals]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'::ID:_onestop_staff'
	;;
store-backup)
	columns=()
	_arguments -s -S \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':FILE:_onestop_file'
	;;
store-check)
	columns=(kind path message)
	_arguments -s -S \
		'--strict[exit 1 for warnings too]' \
		'--objects[also let git check every object (git fsck)]' \
		'--history[also hold every commit against the one before\: events only grow]' \
		'--seals=[also look for the commit of every line that store-seal printed]:FILE:_onestop_file' \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--unmask[personal data in full (supervisor, inspector, admin, who owes it); it is noted]' \
		'--reason=[with --unmask\: why, for the log of reveals]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]'
	;;
store-init)
	columns=()
	_arguments -s -S \
		'--desk=[code of this window\: two capital letters]:XS:' \
		'--company=[name of the utility, for forms and reports]:NAME:' \
		'--region=[which calendar overlays apply (hubei)]:REGION:' \
		'--language=[language of messages where the environment names none (zh_CN)]:LANGUAGE:' \
		'--staff=[id of the first staff member (your login)]:ID:' \
		'--staff-name=[name of the first staff member]:NAME:' \
		'--badge=[badge number of the first staff member]:NUMBER:' \
		'--claimed[several people share your login\: each says who he is (--as, ONESTOP_STAFF)]' \
		'--test-clock[let ONESTOP_NOW pin the clock\: for trying out, never for real work]' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':DIR:_onestop_directory'
	;;
store-log)
	columns=(commit at staff staff_name desk program ticket account records acts text what login)
	_arguments -s -S \
		'--day=[the day (today, where no ticket and no account is named)]:DATE:_onestop_date' \
		'--from=[first day of a period]:DATE:_onestop_date' \
		'--to=[last day of the period (today)]:DATE:_onestop_date' \
		'--staff=[only what this person did; me\: oneself]:STAFF:_onestop_staff' \
		'--desk=[only what was done at this window]:CODE:' \
		'--ticket=[only this ticket, wherever it was\: open, closed, bound]:TICKET:_onestop_ticket' \
		'--account=[only this account]:ACCOUNT:_onestop_account' \
		'--since-me[what others did since one'\''s own last act]' \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--unmask[personal data in full (supervisor, inspector, admin, who owes it); it is noted]' \
		'--reason=[with --unmask\: why, for the log of reveals]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]'
	;;
store-repair)
	columns=()
	_arguments -s -S \
		'--dry-run[show what is damaged; change nothing]' \
		'-n[show what is damaged; change nothing]' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'::FROM:'
	;;
store-restore)
	columns=()
	_arguments -s -S \
		'--accept-loss[what was written after the backup is known to be lost\: let writers go on]' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':FILE:_onestop_file' \
		'::DIR:_onestop_directory'
	;;
store-seal)
	columns=()
	_arguments -s -S \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]'
	;;
store-upgrade)
	columns=()
	_arguments -s -S \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]'
	;;
ticket-assign)
	columns=()
	_arguments -s -S \
		'--to=[department that handles it (that of its service)]:DEPARTMENT:_onestop_department' \
		'--handler=[staff member who handles it]:STAFF:_onestop_staff' \
		'--reason=[why it is transferred to another department]:TEXT:' \
		'--note=[a note for the handler]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-attach)
	columns=()
	_arguments -s -S \
		'--paper=[the document of the service that it is a copy of; it counts as shown]:PAPER:' \
		'--note=[a note, kept with the event]:TEXT:' \
		'--erase=[erase an attachment\: its number or SHA-256 (ticket-show)]:SHA:' \
		'--reason=[with --erase\: why; kept for good]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':ID:_onestop_ticket' \
		'::FILE:_onestop_file'
	;;
ticket-close)
	columns=()
	_arguments -s -S \
		'--result=[the result, where it is still missing]:TEXT:' \
		'--not-done=[with --result\: why the account was not changed]:REASON:' \
		'--told=[how the customer was told, where that is still missing]:HOW:(window phone online mail in-person other)' \
		'--visit=[the satisfaction at the visit, where it is still missing]:HOW:(satisfied fair dissatisfied)' \
		'--solved=[with --visit\: is the matter solved]:YES:(yes no)' \
		'--quality=[with --visit\: remark on the quality of service]:TEXT:' \
		'--no-visit=[why there is no visit, after calls in vain on three days]:REASON:' \
		'--unwilling=[the customer wants no visit\: in his own words]:TEXT:' \
		'--reason=[why a supervisor visits in place of the owner]:TEXT:' \
		'--note=[a note, kept with the event]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-deliver)
	columns=()
	_arguments -s -S \
		'--by=[how the customer was told]:HOW:(window phone online mail in-person other)' \
		'--note=[what was said]:TEXT:' \
		'--not-possible=[why the customer cannot be told; no call-back is owed then]:REASON:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-edit)
	columns=()
	_arguments -s -S \
		'--name=[name of the person or unit]:NAME:' \
		'--phone=[telephone]:NUMBER:' \
		'--address=[address where water is used]:TEXT:' \
		'--account=[account number (用户编号)]:NUMBER:' \
		'--request=[what the customer asks for]:TEXT:' \
		'--remark=[remark]:TEXT:' \
		'--result=[the result, by whoever gave it]:TEXT:' \
		'--satisfaction=[what the customer said, by whoever recorded the visit]:HOW:(satisfied fair dissatisfied)' \
		'--quality=[remark on the quality of service, by whoever recorded the visit]:TEXT:' \
		'*--empty=[what is to be empty\: name, phone, address, account, remark, quality]:FIELD,...:' \
		'--reason=[why it is corrected]:TEXT:' \
		'--editor[correct it in the editor ($VISUAL, $EDITOR)]' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-escalate)
	columns=()
	_arguments -s -S \
		'--note=[what is reported]:TEXT:' \
		'--cause=[the cause as the inspector found it]:WHO:(department user third-party)' \
		'--accountability=[with --cause\: the outcome (问责结果)]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-extend)
	columns=()
	_arguments -s -S \
		'--days=[so many working days more]:DAYS:' \
		'--until=[until this working day]:DATE:_onestop_date' \
		'--reason=[why]:TEXT:' \
		'--told=[how the customer was told]:HOW:(window phone online mail in-person other)' \
		'--said=[with --told\: what was said]:TEXT:' \
		'--leader=[who agreed to more days than the limit]:NAME:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-hold)
	columns=()
	_arguments -s -S \
		'--reason=[what it waits for]:TEXT:' \
		'--until=[the day on which the wait is expected to be over (the longest allowed)]:DATE:_onestop_date' \
		'--told=[how the customer was told]:HOW:(window phone online mail in-person other)' \
		'--said=[with --told\: what was said]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-import)
	columns=()
	_arguments -s -S \
		'--map=[what the columns and words of the file mean (YAML)]:MAP.yaml:_onestop_file' \
		'--skip-bad[import the good rows though others are bad (with --rejects)]' \
		'--rejects=[where the bad rows go\: as they were, with a column "error"]:FILE:_onestop_file' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':FILE:_onestop_file'
	;;
ticket-link)
	columns=()
	_arguments -s -S \
		'--duplicate-of=[the older ticket that it repeats, and that answers for it]:ID:' \
		'--follows=[the ticket whose matter it goes on with; this is only noted]:ID:' \
		'--unlink=[why it does not repeat, or follow, another]:REASON:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-list)
	columns=(id ledger_id service state disputed owed debtor owed_until owed_days at_least late late_due round channel name phone no_phone anonymous address account request owner received_at papers missing rest agreed ready_on moved_days duplicate_of linked_on linked_from duplicates follows followed_by department handler assigned_at limit first_due due notices step returns held_on held_until held_by held_days extensions extended_days informed_at escalated_at cause accountability at_once result result_by not_done result_at told told_at not_told visited_by visited_at reached solved satisfaction quality no_visit closed_at reason remark rounds events)
	_arguments -s -S \
		'*--state=[only these states (received, approved, assigned, done, ...)]:STATE,...:_sequence compadd - received approved assigned done delivered visited closed incomplete on-hold refused withdrawn linked' \
		'*--service=[only these services]:SERVICE,...:_sequence _onestop_service' \
		'*--department=[only these departments]:DEPARTMENT,...:_sequence _onestop_department' \
		'--owner=[only what this person received]:STAFF:_onestop_staff' \
		'--handler=[only what this person handles]:STAFF:_onestop_staff' \
		'--account=[only tickets of this account]:NUMBER:' \
		'--from=[received on this day or later]:DATE:_onestop_date' \
		'--to=[received on this day or earlier]:DATE:_onestop_date' \
		'--find=[only where a name, phone, address, request, result or note holds this text; name and address also by pinyin (lxm)]:TEXT:' \
		'*--owed=[only what owes this (assign, result, hold, deliver, visit, close, ...)]:WHAT,...:' \
		'--late[only what is late (超期), whatever it owes now]' \
		'--all[also closed, refused and withdrawn ones]' \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--unmask[personal data in full (supervisor, inspector, admin, who owes it); it is noted]' \
		'--reason=[with --unmask\: why, for the log of reveals]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]'
	;;
ticket-new)
	columns=()
	_arguments -s -S \
		'--name=[name of the person or unit]:NAME:' \
		'--phone=[telephone]:NUMBER:' \
		'--no-phone=[why there is no telephone, and how the customer is reached]:REASON:' \
		'--anonymous=[why nobody gives a name]:REASON:' \
		'--address=[address where water is used]:TEXT:' \
		'--account=[account number (用户编号)]:NUMBER:' \
		'--request=[what the customer asks for]:TEXT:' \
		'--channel=[how the customer came (window)]:HOW:(window phone online mail in-person other)' \
		'*--missing=[documents still missing\: the ticket rests until they come]:PAPER,...:' \
		'*--paper=[documents that were shown]:PAPER,...:' \
		'--rest=[why else it rests (arrears, the holder is absent)]:REASON:' \
		'--remark=[remark]:TEXT:' \
		'--note=[a note on the act itself, kept with the event]:TEXT:' \
		'--answer=[consultations\: the answer; the ticket is closed in the same commit]:TEXT:' \
		'--duplicate-of=[link to the older ticket that this one repeats]:ID:' \
		'--force=[why a second open ticket of this service on this account is right]:REASON:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
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
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-redue)
	columns=()
	_arguments -s -S \
		'--note=[a note, kept with the event]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-reject)
	columns=()
	_arguments -s -S \
		'--reason=[what is wrong with the result]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-remind)
	columns=()
	_arguments -s -S \
		'--to=[who was reminded]:WHOM:' \
		'--answer=[what they answered]:TEXT:' \
		'--told=[how the customer was told how things stand]:HOW:(window phone online mail in-person other)' \
		'--said=[with --told\: what was said]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-reopen)
	columns=()
	_arguments -s -S \
		'--reason=[why the customer is not satisfied]:TEXT:' \
		'--stage=[in this handling step of its flow, counted from 1 (the first)]:NUMBER:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-result)
	columns=()
	_arguments -s -S \
		'--text=[the result (完成情况), of the step or of the matter]:TEXT:' \
		'--given-by=[who told it, when the window records it for a department]:NAME:' \
		'--final[the further steps of the flow are not needed]' \
		'--not-done=[why the account was not changed, which the service is about]:REASON:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-resume)
	columns=()
	_arguments -s -S \
		'--note=[what came of the wait]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-return)
	columns=()
	_arguments -s -S \
		'--reason=[why it is returned]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-review)
	columns=()
	_arguments -s -S \
		'--agree[the review agrees]' \
		'--disagree[with --department\: the opinion is against it]' \
		'--department=[this is the opinion of a department that the service asks for]:DEPARTMENT:_onestop_department' \
		'--refuse=[refuse the matter, for this reason]:REASON:' \
		'*--missing=[documents that are missing\: the ticket rests until they come]:PAPER,...:' \
		'--papers-complete[the missing documents have come]' \
		'--rest=[why else it rests (arrears, the holder is absent)]:REASON:' \
		'--go-on[what it rested for is over]' \
		'--opinion=[the opinion, kept with the event]:TEXT:' \
		'--given-by=[with --department\: who gave it, when the window records it]:NAME:' \
		'--told=[with --refuse\: how the customer was told]:HOW:(window phone online mail in-person other)' \
		'--said=[with --told\: what was said]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-show)
	columns=(id ledger_id service state disputed owed debtor owed_until owed_days at_least late late_due round channel name phone no_phone anonymous address account request owner received_at papers missing rest agreed ready_on moved_days duplicate_of linked_on linked_from duplicates follows followed_by department handler assigned_at limit first_due due notices step returns held_on held_until held_by held_days extensions extended_days informed_at escalated_at cause accountability at_once result result_by not_done result_at told told_at not_told visited_by visited_at reached solved satisfaction quality no_visit closed_at reason remark rounds events)
	_arguments -s -S \
		'--evidence[the evidence of a delay\: time line, reminders, who held it, notices, articles]' \
		'--attachments[the files that belong to it, and which are here]' \
		'--open=[print where an attachment lies\: its number, or digits of its SHA-256]:N|SHA:' \
		'--format=[how rows are printed]:FORMAT:(table csv tsv json xlsx mail)' \
		'--columns=[which columns, in which order; "help" lists them]:A,B:_onestop_columns' \
		'--sort=[sort by these columns; -<column> reverses the order]:A,-B:_onestop_columns' \
		'--output=[write to a file]:FILE:_onestop_file' \
		'-o+[write to a file]:FILE:_onestop_file' \
		'--no-header[no heading line]' \
		'--titles=[headings as titles (zh) or as keys]:KIND:(zh key)' \
		'--wide[tables on a terminal\: every column, whole lines]' \
		'--no-pager[print at once, however long it is]' \
		'--ids[bare ids, one a line]' \
		'--null[with --ids\: NUL in place of line ends]' \
		'-0[with --ids\: NUL in place of line ends]' \
		'--excel[csv that spreadsheets open without changing it]' \
		'--unmask[personal data in full (supervisor, inspector, admin, who owes it); it is noted]' \
		'--reason=[with --unmask\: why, for the log of reveals]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		':ID:_onestop_ticket'
	;;
ticket-undo)
	columns=()
	_arguments -s -S \
		'--reason=[why it was a mistake]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-visit)
	columns=()
	_arguments -s -S \
		'--satisfaction=[what the customer says]:HOW:(satisfied fair dissatisfied)' \
		'--reached=[was the customer reached]:YES:(yes no)' \
		'--solved=[is the matter solved (yes, unless the customer is dissatisfied)]:YES:(yes no)' \
		'--quality=[remark on the quality of service]:TEXT:' \
		'--attempt=[a call that did not reach the customer, and what came of it]:TEXT:' \
		'--none=[why there is no visit, after calls in vain on three days]:REASON:' \
		'--unwilling=[the customer wants no visit\: in his own words]:TEXT:' \
		'--reason=[why a supervisor visits in place of the owner]:TEXT:' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
ticket-withdraw)
	columns=()
	_arguments -s -S \
		'--reason=[why it is withdrawn]:TEXT:' \
		'--told=[how the customer was told that it ends]:HOW:(window phone online mail in-person other)' \
		'--said=[after the assignment\: what the customer said; with --told\: what was said]:TEXT:' \
		'--void[it was entered by mistake, and is in no figure]' \
		'--store=[the store (else ONESTOP_STORE, else this directory or above)]:DIR:_onestop_directory' \
		'--as=[who acts, by an admin, the deputy or under a shared login (else by login)]:STAFF:_onestop_staff' \
		'--desk=[the window, where the staff file names none of who acts]:XS:' \
		'--op-id=[name of this command line\: a repeat returns the first result]:ID:' \
		'--wait=[seconds to wait for another writer (10)]:SECONDS:' \
		'--dry-run[show what would change; change nothing]' \
		'-n[show what would change; change nothing]' \
		'--ask[ask for what is not on the command line, question by question]' \
		'--no-input[never ask a question]' \
		'--quiet[no messages on the terminal]' \
		'-q[no messages on the terminal]' \
		'--help[show this help]' \
		'-h[show this help]' \
		'--version[show the version]' \
		'*:ID:_onestop_ticket'
	;;
esac

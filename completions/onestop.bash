# Completion of the onestop programs for bash.  Made by "make generate".
#
# The program that is being typed says itself what may follow (lib/cli/complete.h): lines of a word, a TAB
# and what it is, which bash does not show.

_onestop()
{
	local -a words=()
	local word program line before value glue= i
	COMPREPLY=()

	# readline parts words at "=" and ":", which the program does not; quotes are as they were typed.
	for ((i = 1; i <= COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]//[\"\'\\]/}
		if [[ ${#words[@]} -gt 0 && ( -n $glue || $word == [=:]* ) ]]; then
			words[${#words[@]}-1]+=$word
		else
			words+=("$word")
		fi
		glue=
		[[ $word == *[=:] ]] && glue=yes
	done
	# What stands before the part that readline replaces.
	word=${COMP_WORDS[COMP_CWORD]//[\"\'\\]/}
	[[ $word == [=:]* ]] && word=
	before=${words[${#words[@]}-1]}
	before=${before%"$word"}

	program=${COMP_WORDS[0]##*/}
	type -P "$program" >/dev/null || program=${COMP_WORDS[0]/#\~/$HOME}
	while IFS= read -r line; do
		value=${line%%$'\t'*}
		case $line in
		$'\tfiles\t'*) _onestop_files -f "${line##*$'\t'}" ;;
		$'\tdirectories\t'*) _onestop_files -d "${line##*$'\t'}" ;;
		$'\tnospace\t'*) compopt -o nospace ;;
		?*) COMPREPLY+=("${value#"$before"}") ;;
		esac
	done < <("$program" --complete "${words[@]}" 2>/dev/null)
	# A word that goes on with "=", of which bash is no judge.
	[[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
	# The order is the program's: today's tickets come first.
	compopt -o nosort
}

# Names of files or directories (-f, -d) behind what stands before them in the word.
_onestop_files()
{
	local name word=${words[${#words[@]}-1]}
	compopt -o filenames
	while IFS= read -r name; do
		COMPREPLY+=("$name")
	done < <(compgen "$1" -- "${word#"$2"}")
}

complete -F _onestop account-base account-cancel account-class account-contact account-edit account-import account-list account-meter account-new account-pay account-read account-refund account-resolve account-resume account-show account-suspend account-transfer bill-adjust bill-import bill-penalty bill-void calendar-due calendar-import calendar-show desk-list desk-set form-print onestop payment-close payment-import payment-list payment-match payment-reopen report-arrears report-daily report-discipline report-figures report-ledger report-overdue report-payment report-quarter report-visit service-list service-show staff-away staff-list staff-note staff-set staff-show store-archive store-backup store-check store-clone store-init store-log store-maintain store-repair store-restore store-seal store-sync store-upgrade ticket-assign ticket-attach ticket-close ticket-deliver ticket-edit ticket-escalate ticket-extend ticket-hold ticket-import ticket-link ticket-list ticket-new ticket-note ticket-redue ticket-reject ticket-remind ticket-reopen ticket-resolve ticket-result ticket-resume ticket-return ticket-review ticket-show ticket-undo ticket-visit ticket-withdraw

#compdef account-base account-cancel account-class account-contact account-edit account-import account-list account-meter account-new account-pay account-read account-refund account-resolve account-resume account-show account-suspend account-transfer bill-adjust bill-import bill-penalty bill-void calendar-due calendar-import calendar-show desk-list desk-set form-print onestop payment-close payment-import payment-list payment-match payment-reopen report-arrears report-daily report-discipline report-figures report-ledger report-overdue report-payment report-quarter report-visit service-list service-show staff-away staff-list staff-note staff-set staff-show store-archive store-backup store-check store-clone store-init store-log store-maintain store-repair store-restore store-seal store-sync store-upgrade ticket-assign ticket-attach ticket-close ticket-deliver ticket-edit ticket-escalate ticket-extend ticket-hold ticket-import ticket-link ticket-list ticket-new ticket-note ticket-redue ticket-reject ticket-remind ticket-reopen ticket-resolve ticket-result ticket-resume ticket-return ticket-review ticket-show ticket-undo ticket-visit ticket-withdraw
# Completion of the onestop programs for zsh.  Made by "make generate".
#
# The program that is being typed says itself what may follow (lib/cli/complete.h): lines of a word, a TAB
# and what it is.

_onestop() {
	local program=${words[1]:t} word=${(Q)PREFIX} line value about names= nospace= cut=
	local -a typed rows
	(( $+commands[$program] )) || program=${~words[1]}
	typed=("${(@Q)words[2,CURRENT-1]}" "$word")
	# Values are listed without the option that stands before them in the same word.
	[[ $word == --*=* ]] && cut=${word%%\=*}=
	while IFS= read -r line; do
		value=${line%%$'\t'*}
		about=${line#*$'\t'}
		case $line in
		($'\tfiles\t'*) names=files ;;
		($'\tdirectories\t'*) names=directories ;;
		($'\tnospace\t'*) nospace=yes ;;
		(?*) rows+=("${${${value#"$cut"}//\\/\\\\}//:/\\:}${about:+:$about}") ;;
		esac
	done < <("$program" --complete "${typed[@]}" 2>/dev/null)
	[[ -n $cut ]] && compset -P '*='
	if (( $#rows )); then
		# The order is the program's: today's tickets come first.
		if [[ -n $nospace ]]; then
			_describe -V -t onestop "$program" rows -S ''
		else
			_describe -V -t onestop "$program" rows
		fi
	fi
	case $names in
	(files) _files ;;
	(directories) _files -/ ;;
	esac
}

_onestop "$@"

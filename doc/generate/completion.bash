# Completion of the onestop programs for bash.  Made by "make generate".
#
# Each program has a line of options ("--to=@department" takes one of what a program of ours lists,
# "--format=table,csv" one of these words, "--name=" any text) and one of operands.

# What stands for @KIND.  The store is the one that the command line names.
_onestop_values()
{
	local kind=$1
	case $kind in
	ticket) ticket-list "${_onestop_store[@]}" --ids ;;
	account) account-list "${_onestop_store[@]}" --ids ;;
	service) service-list "${_onestop_store[@]}" --ids ;;
	staff) staff-list "${_onestop_store[@]}" --ids ;;
	department)
		service-list "${_onestop_store[@]}" --format tsv --no-header --columns department |
			sort -u
		;;
	date) printf '%s\n' today yesterday +1wd +5wd -1wd ;;
	columns) printf '%s\n' all help $columns ;;
	esac 2>/dev/null
}

# Offer the words of OFFER ("a,b" or "@kind") that begin with WORD.  Of a list with commas it is the
# last item that is completed; readline replaces the whole word.
_onestop_offer()
{
	local offer=$1 word=$2 before= words
	case $offer in
	'') return ;;
	@file) compopt -o filenames; COMPREPLY=($(compgen -f -- "$word")); return ;;
	@directory) compopt -o filenames; COMPREPLY=($(compgen -d -- "$word")); return ;;
	@columns) compopt -o nospace ;&
	@*) words=$(_onestop_values "${offer#@}") ;;
	*) words=${offer//,/ } ;;
	esac
	[[ $word == *,* ]] && before=${word%,*},
	COMPREPLY=($(compgen -P "$before" -W "$words" -- "${word##*,}"))
}

_onestop()
{
	local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
	local options operands columns option offer i count=0 only_operands=
	local -a _onestop_store=()
	COMPREPLY=()
	_onestop_table "${COMP_WORDS[0]##*/}"

	# "--name=value" comes as three words.
	if [[ $word == = ]]; then
		word=
	elif [[ $previous == = && $COMP_CWORD -ge 2 ]]; then
		previous=${COMP_WORDS[COMP_CWORD-2]}
	fi

	# Operands before this one, and the store.
	for ((i = 1; i < COMP_CWORD; i++)); do
		option=${COMP_WORDS[i]}
		if [[ $option == -- ]]; then
			only_operands=yes
		elif [[ $option == -?* && -z $only_operands ]]; then
			[[ " $options " == *" $option="* ]] || continue
			[[ ${COMP_WORDS[i+1]} == = ]] && ((i++))
			((i++))
			if [[ $option == --store && $i -lt $COMP_CWORD ]]; then
				_onestop_store=(--store "${COMP_WORDS[i]/#\~/$HOME}")
			fi
		else
			((count++))
		fi
	done

	if [[ -z $only_operands ]]; then
		for option in $options; do
			if [[ $option == "$previous="* ]]; then
				_onestop_offer "${option#*=}" "$word"
				return
			fi
		done
		if [[ $word == -* ]]; then
			for option in $options; do
				[[ $option == "$word"* ]] && COMPREPLY+=("${option%%=*}")
			done
			return
		fi
	fi
	for offer in $operands; do
		if ((count-- == 0)) || [[ $offer == *... ]]; then
			_onestop_offer "${offer%...}" "$word"
			return
		fi
	done
}

# Sets options, operands and columns of a program.
_onestop_table()
{
	case $1 in

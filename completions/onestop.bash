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

# Offer the words of OFFER ("a,b" or "@kind") that begin with WORD.
_onestop_offer()
{
	local offer=$1 word=$2 before=
	case $offer in
	@file) compopt -o filenames; COMPREPLY=($(compgen -f -- "$word")) ;;
	@directory) compopt -o filenames; COMPREPLY=($(compgen -d -- "$word")) ;;
	@columns)
		# The last of a list; readline replaces the whole word.
		[[ $word == *,* ]] && before=${word%,*},
		word=${word##*,}
		COMPREPLY=($(compgen -P "$before" -W "$(_onestop_values columns)" -- "$word"))
		compopt -o nospace
		;;
	@*) COMPREPLY=($(compgen -W "$(_onestop_values "${offer#@}")" -- "$word")) ;;
	?*) COMPREPLY=($(compgen -W "${offer//,/ }" -- "$word")) ;;
	esac
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
			COMPREPLY=($(compgen -W "$(printf '%s ' ${options//=*([^ ])/})" -- "$word"))
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
	store-init)
		options=' --desk= --company= --region= --language= --staff= --staff-name= --test-clock --op-id= --wait= --dry-run -n --quiet -q --help -h --version'
		operands='@directory'
		columns=''
		;;
	ticket-assign)
		options=' --to=@department --handler=@staff --note= --store=@directory --as=@staff --op-id= --wait= --dry-run -n --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-close)
		options=' --result= --told=window,phone,online,mail,visit,other --visit=satisfied,fair,dissatisfied --solved=yes,no --quality= --no-visit= --reason= --note= --store=@directory --as=@staff --op-id= --wait= --dry-run -n --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-deliver)
		options=' --by=window,phone,online,mail,visit,other --note= --store=@directory --as=@staff --op-id= --wait= --dry-run -n --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-new)
		options=' --name= --phone= --address= --account= --request= --channel=window,phone,online,mail,visit,other --missing= --remark= --note= --duplicate-of= --force= --store=@directory --as=@staff --op-id= --wait= --dry-run -n --quiet -q --help -h --version'
		operands='@service'
		columns=''
		;;
	ticket-note)
		options=' --text= --store=@directory --as=@staff --op-id= --wait= --dry-run -n --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-result)
		options=' --text= --store=@directory --as=@staff --op-id= --wait= --dry-run -n --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-review)
		options=' --agree --refuse= --missing= --papers-complete --opinion= --store=@directory --as=@staff --op-id= --wait= --dry-run -n --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-visit)
		options=' --satisfaction=satisfied,fair,dissatisfied --reached=yes,no --solved=yes,no --quality= --none= --reason= --store=@directory --as=@staff --op-id= --wait= --dry-run -n --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-withdraw)
		options=' --reason= --store=@directory --as=@staff --op-id= --wait= --dry-run -n --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	esac
}
complete -F _onestop store-init
complete -F _onestop ticket-assign
complete -F _onestop ticket-close
complete -F _onestop ticket-deliver
complete -F _onestop ticket-new
complete -F _onestop ticket-note
complete -F _onestop ticket-result
complete -F _onestop ticket-review
complete -F _onestop ticket-visit
complete -F _onestop ticket-withdraw

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
	account-base)
		options=' --population= --volume= --from=@date --years= --ticket= --paper= --missing= --rest= --opinion= --given-by= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@account'
		columns=''
		;;
	account-cancel)
		options=' --reading= --rollover --reason= --waive= --final-bill= --pay=cash,wechat,alipay,bank,pos --refund=cash,wechat,alipay,bank,pos --payee= --confirm=@account --ticket= --paper= --missing= --rest= --opinion= --given-by= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@account'
		columns=''
		;;
	account-class)
		options=' --use= --ticket= --paper= --missing= --rest= --opinion= --given-by= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@account'
		columns=''
		;;
	account-contact)
		options=' --phone= --contact= --address= --pay-by= --bank= --bank-no= --ticket= --paper= --missing= --rest= --opinion= --given-by= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@account'
		columns=''
		;;
	account-edit)
		options=' --name= --id-type=resident,credit-code,passport,other --id-no= --id-reason= --address= --contact= --phone= --licence= --meter-no= --calibre= --digits= --seal= --pay-by= --bank= --bank-no= --remark= --opened=@date --empty= --reason= --force= --editor --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@account'
		columns=''
		;;
	account-import)
		options=' --map=@file --encoding=utf-8,gb18030,utf-16le,utf-16be --skip-lines= --phone-to-remark --update --force= --skip-bad --rejects=@file --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@file'
		columns=''
		;;
	account-list)
		options=' --find= --state=active,suspended,cancelled,pending --prefix= --owing --running-out= --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --unmask --reason= --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands=''
		columns='number state disputed holder id_type id_no id_reason address contact phone licence meter_no calibre meter reading reading_on seal digits use use_next use_from population base_volume base_from base_until base_next base_next_from base_next_until pay_by bank bank_no opened_on suspended_on suspended_until cancelled_on owes prepaid former_owes remark bills former events'
		;;
	account-meter)
		options=' --work=remove,install,replace --old-reading= --new-reading= --meter-no= --calibre= --digits= --seal= --force= --ticket= --paper= --missing= --rest= --opinion= --given-by= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@account'
		columns=''
		;;
	account-new)
		options=' --name= --id-type=resident,credit-code,passport,other --id-no= --id-reason= --address= --contact= --phone= --licence= --meter-no= --calibre= --digits= --seal= --pay-by= --bank= --bank-no= --remark= --reading= --use= --population= --opened=@date --state=active,suspended,cancelled,pending --ticket= --force= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@account'
		columns=''
		;;
	account-pay)
		options=' --method=cash,wechat,alipay,bank,pos --void= --reason= --former --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@account -'
		columns=''
		;;
	account-read)
		options=' --reading= --rollover --correct= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@account'
		columns=''
		;;
	account-refund)
		options=' --method=cash,wechat,alipay,bank,pos --payee= --reason= --ticket= --former --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@account -'
		columns=''
		;;
	account-resume)
		options=' --reading= --rollover --reason= --waive= --ticket= --paper= --missing= --rest= --opinion= --given-by= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@account'
		columns=''
		;;
	account-show)
		options=' --history --statement --holder= --from=@date --to=@date --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --unmask --reason= --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands='@account'
		columns='number state disputed holder id_type id_no id_reason address contact phone licence meter_no calibre meter reading reading_on seal digits use use_next use_from population base_volume base_from base_until base_next base_next_from base_next_until pay_by bank bank_no opened_on suspended_on suspended_until cancelled_on prepaid remark bills former events'
		;;
	account-suspend)
		options=' --reading= --rollover --reason= --waive= --months= --ticket= --paper= --missing= --rest= --opinion= --given-by= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@account'
		columns=''
		;;
	account-transfer)
		options=' --to= --to-id-type=resident,credit-code,passport,other --to-id-no= --id-reason= --to-phone= --to-contact= --licence= --pay-by= --bank= --bank-no= --population= --from=@date --reading= --rollover --no-reading= --final-bill= --pay=cash,wechat,alipay,bank,pos --refund=cash,wechat,alipay,bank,pos --payee= --prepaid=refund,keep --force= --ticket= --paper= --missing= --rest= --opinion= --given-by= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@account'
		columns=''
		;;
	bill-adjust)
		options=' --volume= --amount= --reason= --ticket= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@account -'
		columns=''
		;;
	bill-import)
		options=' --encoding=utf-8,gb18030,utf-16le,utf-16be --skip-lines= --skip-bad --rejects=@file --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@file'
		columns=''
		;;
	bill-penalty)
		options=' --as-of=@date --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --unmask --reason= --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands=''
		columns='account period volume_m3 amount kind billed bill due'
		;;
	bill-void)
		options=' --reason= --ticket= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@account -'
		columns=''
		;;
	calendar-due)
		options=' --explain --is-workday --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --unmask --reason= --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands='- -'
		columns='date weekday kind number name notice'
		;;
	calendar-import)
		options=' --region= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@file'
		columns=''
		;;
	calendar-show)
		options=' --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --unmask --reason= --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands='-'
		columns='date weekday kind number name notice'
		;;
	form-print)
		options=' --output=@file -o=@file --blank --text --for=any,person,unit --from=@date --holder= --to=@date --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands='- @ticket'
		columns=''
		;;
	onestop)
		options=' --nearest --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --no-input --quiet -q --help -h --version'
		operands='-...'
		columns='name noun title summary installed'
		;;
	payment-close)
		options=' --day=@date --counted= --confirm=@date --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands=''
		columns=''
		;;
	payment-import)
		options=' --map=@file --encoding=utf-8,gb18030,utf-16le,utf-16be --skip-lines= --skip-bad --rejects=@file --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@file'
		columns=''
		;;
	payment-list)
		options=' --day=@date --from=@date --to=@date --desk= --account=@account --method=cash,wechat,alipay,bank,pos --unmatched --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --unmask --reason= --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands=''
		columns='receipt at by claimed account method amount prepaid voids reason payee foreign separation op bills'
		;;
	payment-match)
		options=' --refund --double --payee= --reason= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='- @account'
		columns=''
		;;
	payment-reopen)
		options=' --reason= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='-'
		columns=''
		;;
	report-arrears)
		options=' --min= --older-than= --former --call-list --exit-code --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --unmask --reason= --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands=''
		columns='account state holding holder address phone contact pay_by oldest periods days months bills recover total'
		;;
	report-daily)
		options=' --desk= --department=@department --staff=@staff --as-of=@date --exit-code --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --unmask --reason= --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands=''
		columns='owed window id service state debtor debtor_name stage department handler owner since until due days at_least late name phone what'
		;;
	report-discipline)
		options=' --from=@date --to=@date --quarter= --exit-code --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --unmask --reason= --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands=''
		columns='finding id round service state department owner owner_name late_due since days at_least person'
		;;
	report-figures)
		options=' --from=@date --to=@date --as-of= --by= --show= --department=@department --key= --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --unmask --reason= --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands=''
		columns='by key name carried_in corrected received reopened rejected unlinked results withdrawn refused linked carried_out due finished on_time on_time_first overdue escalated assign_due assign_on_time deliver_due deliver_on_time visit_due visit_on_time answered untold visit_owed visited unreached unwilling reached satisfied fairly_satisfied content dissatisfied first_time returned extended reject_count used handled completion_rate on_time_rate on_time_first_rate overdue_rate assign_rate deliver_rate visit_on_time_rate visit_rate satisfaction_rate first_time_rate return_rate extension_rate commit'
		;;
	report-ledger)
		options=' --month= --as-of=@date --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --unmask --reason= --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands=''
		columns='id received_at owner owner_name name service address account phone request department handler handler_name assigned_at due result visit remark state'
		;;
	report-overdue)
		options=' --as-of=@date --within= --department=@department --exit-code --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --unmask --reason= --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands=''
		columns='id service state owed debtor debtor_name stage department handler owner assigned_on due until overdue_days at_least late late_due reminders escalated name phone'
		;;
	report-payment)
		options=' --day=@date --from=@date --to=@date --desk= --by= --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --unmask --reason= --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands=''
		columns='day desk method by account entries taken back total closed'
		;;
	report-quarter)
		options=' --quarter= --notes --as-of= --by= --show= --department=@department --key= --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --unmask --reason= --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands=''
		columns='by key name carried_in corrected received reopened rejected unlinked results withdrawn refused linked carried_out due finished on_time on_time_first overdue escalated assign_due assign_on_time deliver_due deliver_on_time visit_due visit_on_time answered untold visit_owed visited unreached unwilling reached satisfied fairly_satisfied content dissatisfied first_time returned extended reject_count used handled completion_rate on_time_rate on_time_first_rate overdue_rate assign_rate deliver_rate visit_on_time_rate visit_rate satisfaction_rate first_time_rate return_rate extension_rate commit'
		;;
	report-visit)
		options=' --as-of=@date --owner=@staff --desk= --summary --exit-code --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --unmask --reason= --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands=''
		columns='owner owner_name id service department delivered_on days at_least name phone result'
		;;
	service-list)
		options=' --class=consult,direct,accept --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --unmask --reason= --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands=''
		columns='code name name_en class department with limit fee fee_note form flow guards approvals deed article origin papers guide'
		;;
	service-show)
		options=' --flow --dot --notice --for=any,person,unit --regulation= --on=@date --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --unmask --reason= --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands='@service'
		columns='code name name_en class department with limit fee fee_note form flow guards approvals deed article origin papers guide'
		;;
	staff-away)
		options=' --from=@date --until=@date --deputy=@staff --cancel --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@staff'
		columns=''
		;;
	staff-list)
		options=' --role=clerk,handler,supervisor,inspector,admin --all --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --unmask --reason= --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands=''
		columns='id name badge login department desk roles active_from active_to duty away disputed events'
		;;
	staff-note)
		options=' --text= --on=@date --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@staff'
		columns=''
		;;
	staff-set)
		options=' --name= --badge= --login= --department=@department --desk= --roles=clerk,handler,supervisor,inspector,admin --from=@date --until=@date --store=@directory --as=@staff --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@staff'
		columns=''
		;;
	staff-show)
		options=' --notes --from=@date --to=@date --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --unmask --reason= --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands='@staff'
		columns='id name badge login department desk roles active_from active_to duty away disputed events'
		;;
	store-backup)
		options=' --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands='@file'
		columns=''
		;;
	store-check)
		options=' --strict --objects --history --seals=@file --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --unmask --reason= --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands=''
		columns='kind path message'
		;;
	store-init)
		options=' --desk= --company= --region= --language= --staff= --staff-name= --badge= --claimed --test-clock --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@directory'
		columns=''
		;;
	store-log)
		options=' --day=@date --from=@date --to=@date --staff=@staff --desk= --ticket=@ticket --account=@account --since-me --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --unmask --reason= --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands=''
		columns='commit at staff staff_name desk program ticket account records acts text what login'
		;;
	store-repair)
		options=' --dry-run -n --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands='-'
		columns=''
		;;
	store-restore)
		options=' --accept-loss --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@file @directory'
		columns=''
		;;
	store-seal)
		options=' --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands=''
		columns=''
		;;
	store-upgrade)
		options=' --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands=''
		columns=''
		;;
	ticket-assign)
		options=' --to=@department --handler=@staff --reason= --note= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-attach)
		options=' --paper= --note= --erase= --reason= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@ticket @file'
		columns=''
		;;
	ticket-close)
		options=' --result= --not-done= --told=window,phone,online,mail,in-person,other --visit=satisfied,fair,dissatisfied --solved=yes,no --quality= --no-visit= --unwilling= --reason= --note= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-deliver)
		options=' --by=window,phone,online,mail,in-person,other --note= --not-possible= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-edit)
		options=' --name= --phone= --address= --account= --request= --remark= --result= --satisfaction=satisfied,fair,dissatisfied --quality= --empty= --reason= --editor --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-escalate)
		options=' --note= --cause=department,user,third-party --accountability= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-extend)
		options=' --days= --until=@date --reason= --told=window,phone,online,mail,in-person,other --said= --leader= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-hold)
		options=' --reason= --until=@date --told=window,phone,online,mail,in-person,other --said= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-import)
		options=' --map=@file --skip-bad --rejects=@file --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@file'
		columns=''
		;;
	ticket-link)
		options=' --duplicate-of= --follows= --unlink= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-list)
		options=' --state=received,approved,assigned,done,delivered,visited,closed,incomplete,on-hold,refused,withdrawn,linked --service=@service --department=@department --owner=@staff --handler=@staff --account= --from=@date --to=@date --find= --owed= --late --all --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --unmask --reason= --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands=''
		columns='id ledger_id service state disputed owed debtor owed_until owed_days at_least late late_due round channel name phone no_phone anonymous address account request owner received_at papers missing rest agreed ready_on moved_days duplicate_of linked_on linked_from duplicates follows followed_by department handler assigned_at limit first_due due notices step returns held_on held_until held_by held_days extensions extended_days informed_at escalated_at cause accountability at_once result result_by not_done result_at told told_at not_told visited_by visited_at reached solved satisfaction quality no_visit closed_at reason remark rounds events'
		;;
	ticket-new)
		options=' --name= --phone= --no-phone= --anonymous= --address= --account= --request= --channel=window,phone,online,mail,in-person,other --missing= --paper= --rest= --remark= --note= --answer= --duplicate-of= --force= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@service'
		columns=''
		;;
	ticket-note)
		options=' --text= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-redue)
		options=' --note= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-reject)
		options=' --reason= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-remind)
		options=' --to= --answer= --told=window,phone,online,mail,in-person,other --said= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-reopen)
		options=' --reason= --stage= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-result)
		options=' --text= --given-by= --final --not-done= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-resume)
		options=' --note= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-return)
		options=' --reason= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-review)
		options=' --agree --disagree --department=@department --refuse= --missing= --papers-complete --rest= --go-on --opinion= --given-by= --told=window,phone,online,mail,in-person,other --said= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-show)
		options=' --evidence --attachments --open= --format=table,csv,tsv,json,xlsx,mail --columns=@columns --sort=@columns --output=@file -o=@file --no-header --titles=zh,key --wide --no-pager --ids --null -0 --excel --unmask --reason= --store=@directory --as=@staff --no-input --quiet -q --help -h --version'
		operands='@ticket'
		columns='id ledger_id service state disputed owed debtor owed_until owed_days at_least late late_due round channel name phone no_phone anonymous address account request owner received_at papers missing rest agreed ready_on moved_days duplicate_of linked_on linked_from duplicates follows followed_by department handler assigned_at limit first_due due notices step returns held_on held_until held_by held_days extensions extended_days informed_at escalated_at cause accountability at_once result result_by not_done result_at told told_at not_told visited_by visited_at reached solved satisfaction quality no_visit closed_at reason remark rounds events'
		;;
	ticket-undo)
		options=' --reason= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-visit)
		options=' --satisfaction=satisfied,fair,dissatisfied --reached=yes,no --solved=yes,no --quality= --attempt= --none= --unwilling= --reason= --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	ticket-withdraw)
		options=' --reason= --told=window,phone,online,mail,in-person,other --said= --void --store=@directory --as=@staff --desk= --op-id= --wait= --dry-run -n --ask --no-input --quiet -q --help -h --version'
		operands='@ticket...'
		columns=''
		;;
	esac
}
complete -F _onestop account-base
complete -F _onestop account-cancel
complete -F _onestop account-class
complete -F _onestop account-contact
complete -F _onestop account-edit
complete -F _onestop account-import
complete -F _onestop account-list
complete -F _onestop account-meter
complete -F _onestop account-new
complete -F _onestop account-pay
complete -F _onestop account-read
complete -F _onestop account-refund
complete -F _onestop account-resume
complete -F _onestop account-show
complete -F _onestop account-suspend
complete -F _onestop account-transfer
complete -F _onestop bill-adjust
complete -F _onestop bill-import
complete -F _onestop bill-penalty
complete -F _onestop bill-void
complete -F _onestop calendar-due
complete -F _onestop calendar-import
complete -F _onestop calendar-show
complete -F _onestop form-print
complete -F _onestop onestop
complete -F _onestop payment-close
complete -F _onestop payment-import
complete -F _onestop payment-list
complete -F _onestop payment-match
complete -F _onestop payment-reopen
complete -F _onestop report-arrears
complete -F _onestop report-daily
complete -F _onestop report-discipline
complete -F _onestop report-figures
complete -F _onestop report-ledger
complete -F _onestop report-overdue
complete -F _onestop report-payment
complete -F _onestop report-quarter
complete -F _onestop report-visit
complete -F _onestop service-list
complete -F _onestop service-show
complete -F _onestop staff-away
complete -F _onestop staff-list
complete -F _onestop staff-note
complete -F _onestop staff-set
complete -F _onestop staff-show
complete -F _onestop store-backup
complete -F _onestop store-check
complete -F _onestop store-init
complete -F _onestop store-log
complete -F _onestop store-repair
complete -F _onestop store-restore
complete -F _onestop store-seal
complete -F _onestop store-upgrade
complete -F _onestop ticket-assign
complete -F _onestop ticket-attach
complete -F _onestop ticket-close
complete -F _onestop ticket-deliver
complete -F _onestop ticket-edit
complete -F _onestop ticket-escalate
complete -F _onestop ticket-extend
complete -F _onestop ticket-hold
complete -F _onestop ticket-import
complete -F _onestop ticket-link
complete -F _onestop ticket-list
complete -F _onestop ticket-new
complete -F _onestop ticket-note
complete -F _onestop ticket-redue
complete -F _onestop ticket-reject
complete -F _onestop ticket-remind
complete -F _onestop ticket-reopen
complete -F _onestop ticket-result
complete -F _onestop ticket-resume
complete -F _onestop ticket-return
complete -F _onestop ticket-review
complete -F _onestop ticket-show
complete -F _onestop ticket-undo
complete -F _onestop ticket-visit
complete -F _onestop ticket-withdraw

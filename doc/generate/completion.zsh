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

# A mistyped program at the prompt of bash is met by the one that was meant:
#
#     $ ticket-asign 7
#     onestop: there is no program ticket-asign; did you mean ticket-assign?
#
# Put a line into ~/.bashrc or /etc/bash.bashrc, behind what the system has there:
#
#     . /usr/local/share/doc/onestop/examples/command-not-found.bash
#
# A command that is not near one of ours goes to whoever answered before.

if declare -F command_not_found_handle >/dev/null && ! declare -F _onestop_not_found_before >/dev/null; then
	eval "_onestop_not_found_before$(declare -f command_not_found_handle | sed '1s/^command_not_found_handle//')"
fi

command_not_found_handle()
{
	if onestop --nearest -- "$1" >/dev/null 2>&1; then
		onestop help -- "$1"
		return 127
	fi
	if declare -F _onestop_not_found_before >/dev/null; then
		_onestop_not_found_before "$@"
		return
	fi
	printf 'bash: %s: command not found\n' "$1" >&2
	return 127
}

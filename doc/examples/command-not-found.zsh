# A mistyped program at the prompt of zsh is met by the one that was meant (see command-not-found.bash).
# Put a line into ~/.zshrc or /etc/zsh/zshrc, behind what the system has there:
#
#     . /usr/local/share/doc/onestop/examples/command-not-found.zsh

if (( $+functions[command_not_found_handler] && ! $+functions[_onestop_not_found_before] )); then
	functions[_onestop_not_found_before]=$functions[command_not_found_handler]
fi

command_not_found_handler()
{
	if onestop --nearest -- "$1" >/dev/null 2>&1; then
		onestop help -- "$1"
		return 127
	fi
	if (( $+functions[_onestop_not_found_before] )); then
		_onestop_not_found_before "$@"
		return
	fi
	print -ru2 -- "zsh: command not found: $1"
	return 127
}

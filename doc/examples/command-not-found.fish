# A mistyped program at the prompt of fish is met by the one that was meant (see command-not-found.bash).
# Put a line into ~/.config/fish/config.fish or /etc/fish/config.fish:
#
#     source /usr/local/share/doc/onestop/examples/command-not-found.fish

if functions --query fish_command_not_found; and not functions --query _onestop_not_found_before
    functions --copy fish_command_not_found _onestop_not_found_before
end

function fish_command_not_found
    if onestop --nearest -- $argv[1] >/dev/null 2>&1
        onestop help -- $argv[1]
    else if functions --query _onestop_not_found_before
        _onestop_not_found_before $argv
    else
        __fish_default_command_not_found_handler $argv
    end
end

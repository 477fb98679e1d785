# Completion of the onestop programs for fish.  Made by "make generate".

# The lines of a program, "id<TAB>about it", from the store that the command line names.
function __onestop_lines
    set -l store
    set -l words (commandline -opc)
    for i in (seq 2 (count $words))
        switch $words[$i]
            case --store
                set -q words[(math $i + 1)]; and set store --store $words[(math $i + 1)]
            case '--store=*'
                set store $words[$i]
        end
    end
    $argv $store --format tsv --no-header 2>/dev/null
end

function __onestop_ticket
    __onestop_lines ticket-list --columns id,name,due
end

function __onestop_account
    __onestop_lines account-list --columns number,holder
end

function __onestop_service
    __onestop_lines service-list --columns code,name
end

function __onestop_staff
    __onestop_lines staff-list --columns id,name
end

function __onestop_department
    __onestop_lines service-list --columns department | sort -u
end

function __onestop_date
    printf '%s\n' today yesterday +1wd +5wd -1wd
end

# Each program that prints rows brings its own function.
function __onestop_columns
    set -l of __onestop_columns_of_(basename (commandline -opc)[1])
    functions -q $of; and __fish_append , all help ($of)
end

function __onestop_directory
    __fish_complete_directories (commandline -ct)
end


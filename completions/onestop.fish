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
    __onestop_lines account-list --columns number,name
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

function __onestop_directory
    __fish_complete_directories (commandline -ct)
end

complete -c store-init -f
complete -c store-init -ka '(__onestop_directory)'
complete -c store-init -l desk -x -d 'code of this window: two capital letters'
complete -c store-init -l company -x -d 'name of the utility, for forms and reports'
complete -c store-init -l region -x -d 'which calendar overlays apply (hubei)'
complete -c store-init -l language -x -d 'language of messages where the environment names none (zh_CN)'
complete -c store-init -l staff -x -d 'id of the first staff member (your login)'
complete -c store-init -l staff-name -x -d 'name of the first staff member'
complete -c store-init -l test-clock -d 'let ONESTOP_NOW pin the clock: for trying out, never for real work'
complete -c store-init -l op-id -x -d 'name of this command line: a repeat returns the first result'
complete -c store-init -l wait -x -d 'seconds to wait for another writer (10)'
complete -c store-init -l dry-run -s n -d 'show what would change; change nothing'
complete -c store-init -l quiet -s q -d 'no talk on the terminal'
complete -c store-init -l help -s h -d 'show this help'
complete -c store-init -l version -d 'show the version'
complete -c ticket-assign -f
complete -c ticket-assign -ka '(__onestop_ticket)'
complete -c ticket-assign -l to -x -ka '(__onestop_department)' -d 'department that handles it'
complete -c ticket-assign -l handler -x -ka '(__onestop_staff)' -d 'staff member who handles it'
complete -c ticket-assign -l note -x -d 'a note for the handler'
complete -c ticket-assign -l store -x -ka '(__onestop_directory)' -d 'the store (else ONESTOP_STORE, else this directory or above)'
complete -c ticket-assign -l as -x -ka '(__onestop_staff)' -d 'who acts (else ONESTOP_STAFF, else by login)'
complete -c ticket-assign -l op-id -x -d 'name of this command line: a repeat returns the first result'
complete -c ticket-assign -l wait -x -d 'seconds to wait for another writer (10)'
complete -c ticket-assign -l dry-run -s n -d 'show what would change; change nothing'
complete -c ticket-assign -l quiet -s q -d 'no talk on the terminal'
complete -c ticket-assign -l help -s h -d 'show this help'
complete -c ticket-assign -l version -d 'show the version'
complete -c ticket-close -f
complete -c ticket-close -ka '(__onestop_ticket)'
complete -c ticket-close -l result -x -d 'the result, where it is still missing'
complete -c ticket-close -l told -x -a 'window phone online mail visit other' -d 'how the user was told, where that is still missing'
complete -c ticket-close -l visit -x -a 'satisfied fair dissatisfied' -d 'the satisfaction at the visit, where it is still missing'
complete -c ticket-close -l solved -x -a 'yes no' -d 'with --visit: is the matter solved'
complete -c ticket-close -l quality -x -d 'with --visit: remark on the quality of service'
complete -c ticket-close -l no-visit -x -d 'why there is no visit (three failed calls)'
complete -c ticket-close -l reason -x -d 'why a supervisor visits in place of the owner'
complete -c ticket-close -l note -x -d 'a note, kept with the event'
complete -c ticket-close -l store -x -ka '(__onestop_directory)' -d 'the store (else ONESTOP_STORE, else this directory or above)'
complete -c ticket-close -l as -x -ka '(__onestop_staff)' -d 'who acts (else ONESTOP_STAFF, else by login)'
complete -c ticket-close -l op-id -x -d 'name of this command line: a repeat returns the first result'
complete -c ticket-close -l wait -x -d 'seconds to wait for another writer (10)'
complete -c ticket-close -l dry-run -s n -d 'show what would change; change nothing'
complete -c ticket-close -l quiet -s q -d 'no talk on the terminal'
complete -c ticket-close -l help -s h -d 'show this help'
complete -c ticket-close -l version -d 'show the version'
complete -c ticket-deliver -f
complete -c ticket-deliver -ka '(__onestop_ticket)'
complete -c ticket-deliver -l by -x -a 'window phone online mail visit other' -d 'how the user was told'
complete -c ticket-deliver -l note -x -d 'what was said'
complete -c ticket-deliver -l store -x -ka '(__onestop_directory)' -d 'the store (else ONESTOP_STORE, else this directory or above)'
complete -c ticket-deliver -l as -x -ka '(__onestop_staff)' -d 'who acts (else ONESTOP_STAFF, else by login)'
complete -c ticket-deliver -l op-id -x -d 'name of this command line: a repeat returns the first result'
complete -c ticket-deliver -l wait -x -d 'seconds to wait for another writer (10)'
complete -c ticket-deliver -l dry-run -s n -d 'show what would change; change nothing'
complete -c ticket-deliver -l quiet -s q -d 'no talk on the terminal'
complete -c ticket-deliver -l help -s h -d 'show this help'
complete -c ticket-deliver -l version -d 'show the version'
complete -c ticket-new -f
complete -c ticket-new -ka '(__onestop_service)'
complete -c ticket-new -l name -x -d 'name of the person or unit'
complete -c ticket-new -l phone -x -d 'telephone'
complete -c ticket-new -l address -x -d 'address where water is used'
complete -c ticket-new -l account -x -d 'account number (用户编号)'
complete -c ticket-new -l request -x -d 'what the user asks for'
complete -c ticket-new -l channel -x -a 'window phone online mail visit other' -d 'how the user came (window)'
complete -c ticket-new -l missing -x -d 'papers still missing: the ticket rests until they come'
complete -c ticket-new -l remark -x -d 'remark'
complete -c ticket-new -l note -x -d 'a note on the act itself, kept with the event'
complete -c ticket-new -l duplicate-of -x -d 'link to the open ticket that this one repeats'
complete -c ticket-new -l force -x -d 'why a second open ticket of this service on this account is right'
complete -c ticket-new -l store -x -ka '(__onestop_directory)' -d 'the store (else ONESTOP_STORE, else this directory or above)'
complete -c ticket-new -l as -x -ka '(__onestop_staff)' -d 'who acts (else ONESTOP_STAFF, else by login)'
complete -c ticket-new -l op-id -x -d 'name of this command line: a repeat returns the first result'
complete -c ticket-new -l wait -x -d 'seconds to wait for another writer (10)'
complete -c ticket-new -l dry-run -s n -d 'show what would change; change nothing'
complete -c ticket-new -l quiet -s q -d 'no talk on the terminal'
complete -c ticket-new -l help -s h -d 'show this help'
complete -c ticket-new -l version -d 'show the version'
complete -c ticket-note -f
complete -c ticket-note -ka '(__onestop_ticket)'
complete -c ticket-note -l text -x -d 'the note'
complete -c ticket-note -l store -x -ka '(__onestop_directory)' -d 'the store (else ONESTOP_STORE, else this directory or above)'
complete -c ticket-note -l as -x -ka '(__onestop_staff)' -d 'who acts (else ONESTOP_STAFF, else by login)'
complete -c ticket-note -l op-id -x -d 'name of this command line: a repeat returns the first result'
complete -c ticket-note -l wait -x -d 'seconds to wait for another writer (10)'
complete -c ticket-note -l dry-run -s n -d 'show what would change; change nothing'
complete -c ticket-note -l quiet -s q -d 'no talk on the terminal'
complete -c ticket-note -l help -s h -d 'show this help'
complete -c ticket-note -l version -d 'show the version'
complete -c ticket-result -f
complete -c ticket-result -ka '(__onestop_ticket)'
complete -c ticket-result -l text -x -d 'the result (完成情况)'
complete -c ticket-result -l store -x -ka '(__onestop_directory)' -d 'the store (else ONESTOP_STORE, else this directory or above)'
complete -c ticket-result -l as -x -ka '(__onestop_staff)' -d 'who acts (else ONESTOP_STAFF, else by login)'
complete -c ticket-result -l op-id -x -d 'name of this command line: a repeat returns the first result'
complete -c ticket-result -l wait -x -d 'seconds to wait for another writer (10)'
complete -c ticket-result -l dry-run -s n -d 'show what would change; change nothing'
complete -c ticket-result -l quiet -s q -d 'no talk on the terminal'
complete -c ticket-result -l help -s h -d 'show this help'
complete -c ticket-result -l version -d 'show the version'
complete -c ticket-review -f
complete -c ticket-review -ka '(__onestop_ticket)'
complete -c ticket-review -l agree -d 'the review agrees'
complete -c ticket-review -l refuse -x -d 'refuse the matter, for this reason'
complete -c ticket-review -l missing -x -d 'papers that are missing: the ticket rests until they come'
complete -c ticket-review -l papers-complete -d 'the missing papers have come'
complete -c ticket-review -l opinion -x -d 'the opinion, kept with the event'
complete -c ticket-review -l store -x -ka '(__onestop_directory)' -d 'the store (else ONESTOP_STORE, else this directory or above)'
complete -c ticket-review -l as -x -ka '(__onestop_staff)' -d 'who acts (else ONESTOP_STAFF, else by login)'
complete -c ticket-review -l op-id -x -d 'name of this command line: a repeat returns the first result'
complete -c ticket-review -l wait -x -d 'seconds to wait for another writer (10)'
complete -c ticket-review -l dry-run -s n -d 'show what would change; change nothing'
complete -c ticket-review -l quiet -s q -d 'no talk on the terminal'
complete -c ticket-review -l help -s h -d 'show this help'
complete -c ticket-review -l version -d 'show the version'
complete -c ticket-visit -f
complete -c ticket-visit -ka '(__onestop_ticket)'
complete -c ticket-visit -l satisfaction -x -a 'satisfied fair dissatisfied' -d 'what the user says'
complete -c ticket-visit -l reached -x -a 'yes no' -d 'was the user reached'
complete -c ticket-visit -l solved -x -a 'yes no' -d 'is the matter solved (yes, unless the user is dissatisfied)'
complete -c ticket-visit -l quality -x -d 'remark on the quality of service'
complete -c ticket-visit -l none -x -d 'why there is no visit (three failed calls)'
complete -c ticket-visit -l reason -x -d 'why a supervisor stands in for the owner'
complete -c ticket-visit -l store -x -ka '(__onestop_directory)' -d 'the store (else ONESTOP_STORE, else this directory or above)'
complete -c ticket-visit -l as -x -ka '(__onestop_staff)' -d 'who acts (else ONESTOP_STAFF, else by login)'
complete -c ticket-visit -l op-id -x -d 'name of this command line: a repeat returns the first result'
complete -c ticket-visit -l wait -x -d 'seconds to wait for another writer (10)'
complete -c ticket-visit -l dry-run -s n -d 'show what would change; change nothing'
complete -c ticket-visit -l quiet -s q -d 'no talk on the terminal'
complete -c ticket-visit -l help -s h -d 'show this help'
complete -c ticket-visit -l version -d 'show the version'
complete -c ticket-withdraw -f
complete -c ticket-withdraw -ka '(__onestop_ticket)'
complete -c ticket-withdraw -l reason -x -d 'why it is withdrawn'
complete -c ticket-withdraw -l store -x -ka '(__onestop_directory)' -d 'the store (else ONESTOP_STORE, else this directory or above)'
complete -c ticket-withdraw -l as -x -ka '(__onestop_staff)' -d 'who acts (else ONESTOP_STAFF, else by login)'
complete -c ticket-withdraw -l op-id -x -d 'name of this command line: a repeat returns the first result'
complete -c ticket-withdraw -l wait -x -d 'seconds to wait for another writer (10)'
complete -c ticket-withdraw -l dry-run -s n -d 'show what would change; change nothing'
complete -c ticket-withdraw -l quiet -s q -d 'no talk on the terminal'
complete -c ticket-withdraw -l help -s h -d 'show this help'
complete -c ticket-withdraw -l version -d 'show the version'

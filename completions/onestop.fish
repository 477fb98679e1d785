# Completion of the onestop programs for fish.  Made by "make generate".
#
# The program that is being typed says itself what may follow (lib/cli/complete.h): lines of a word, a TAB
# and what it is, as fish wants them.

function __onestop_complete
    set -l words (commandline -opc)
    set -l program (basename -- $words[1])
    command -q $program; or set program $words[1]
    command -q $program; or return
    set -l word (commandline -ct)
    # A quote that is not closed yet is part of what is typed.
    set word (string replace -r '^(["\'])(.*)$' '$2' -- $word | string unescape)
    set -l lines (command $program --complete $words[2..] "$word" 2>/dev/null)
    string match -rv '^\t' -- $lines
    for line in (string match -r '^\t(?:files|directories)\t.*' -- $lines)
        set -l parts (string split \t -- $line)
        set -l name (string sub -s (math 1 + (string length -- "$parts[3]")) -- "$word")
        for path in (complete -C "'' "(string escape -- "$name"))
            set path (string replace -r '\t.*' '' -- $path)
            test "$parts[2]" = files; or string match -q '*/' -- $path; or continue
            echo -- $parts[3]$path
        end
    end
end

for program in account-base account-cancel account-class account-contact account-edit account-import account-list account-meter account-new account-pay account-read account-refund account-resolve account-resume account-show account-suspend account-transfer bill-adjust bill-import bill-penalty bill-void calendar-due calendar-import calendar-show desk-list desk-set form-print onestop payment-close payment-import payment-list payment-match payment-reopen report-arrears report-daily report-discipline report-figures report-ledger report-overdue report-payment report-quarter report-visit service-list service-show staff-away staff-list staff-note staff-set staff-show store-archive store-backup store-check store-clone store-init store-log store-maintain store-repair store-restore store-seal store-sync store-upgrade ticket-assign ticket-attach ticket-close ticket-deliver ticket-edit ticket-escalate ticket-extend ticket-hold ticket-import ticket-link ticket-list ticket-new ticket-note ticket-redue ticket-reject ticket-remind ticket-reopen ticket-resolve ticket-result ticket-resume ticket-return ticket-review ticket-show ticket-undo ticket-visit ticket-withdraw
    complete -c $program -f -k -a '(__onestop_complete)'
end

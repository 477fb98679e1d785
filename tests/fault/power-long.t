#!/bin/sh
# At every call, with more states by chance, for more programs.
WHERE=calls CHANCES=6 PROGRAMS="ticket-new ticket-close calendar-import"
. "$(dirname "$0")/power.t"

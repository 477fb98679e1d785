/* Who may do what, of the acts that events tell: by the transition table for tickets, for all else by the roles of
 * the programs that do them. */
#ifndef SYNC_RECEIVE_ACT_H
#define SYNC_RECEIVE_ACT_H

#include <stdbool.h>

enum receive_of { RECEIVE_OF_TICKET, RECEIVE_OF_ACCOUNT, RECEIVE_OF_STAFF, RECEIVE_OF_DESK, RECEIVE_OF_BOOK };

/* Of an act on such a record: bits of enum staff_role, ROLE_ANYONE for anybody; `centre` where the centre alone
 * does it.  False for an act that there is none of. */
bool receive_act_find(enum receive_of of, const char *act, unsigned *roles, bool *centre);

#endif

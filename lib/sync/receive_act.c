#include "sync/receive_act.h"

#include <stddef.h>

#include "base/str.h"
#include "office/staff.h"
#include "ticket/transition.h"

#define WINDOW (ROLE_CLERK | ROLE_SUPERVISOR)
#define WORK (ROLE_CLERK | ROLE_HANDLER | ROLE_SUPERVISOR)

/* The program that does an act requires the same. */
static const struct {
	enum receive_of of;
	const char *act;
	unsigned roles;
	bool centre;
} acts[] = {
	{RECEIVE_OF_ACCOUNT, "open", WORK | ROLE_ADMIN, false}, /* account-new, account-import */
	{RECEIVE_OF_ACCOUNT, "update", ROLE_SUPERVISOR | ROLE_ADMIN, true},
	{RECEIVE_OF_ACCOUNT, "bill", WORK, false},              /* bill-import, account-transfer, account-cancel */
	{RECEIVE_OF_ACCOUNT, "adjust", ROLE_HANDLER | ROLE_SUPERVISOR, true},
	{RECEIVE_OF_ACCOUNT, "bill-void", ROLE_HANDLER | ROLE_SUPERVISOR, true},
	{RECEIVE_OF_ACCOUNT, "pay", WINDOW, false},
	{RECEIVE_OF_ACCOUNT, "void", WINDOW, false},
	{RECEIVE_OF_ACCOUNT, "refund", WINDOW, false},
	{RECEIVE_OF_ACCOUNT, "carry", WORK | ROLE_ADMIN, true}, /* bill-import, store-maintain */
	{RECEIVE_OF_ACCOUNT, "transfer", WINDOW, false},
	{RECEIVE_OF_ACCOUNT, "suspend", WORK, false},
	{RECEIVE_OF_ACCOUNT, "resume", WORK, false},
	{RECEIVE_OF_ACCOUNT, "cancel", WORK, false},
	{RECEIVE_OF_ACCOUNT, "base", WINDOW, false},
	{RECEIVE_OF_ACCOUNT, "class", WORK, false},
	{RECEIVE_OF_ACCOUNT, "meter", WORK, false},
	{RECEIVE_OF_ACCOUNT, "read", WORK, false},
	{RECEIVE_OF_ACCOUNT, "contact", WINDOW, false},
	{RECEIVE_OF_ACCOUNT, "edit", WINDOW, false},
	{RECEIVE_OF_ACCOUNT, "resolve", ROLE_SUPERVISOR, false},
	{RECEIVE_OF_TICKET, "resolve", ROLE_SUPERVISOR, false},
	{RECEIVE_OF_STAFF, "join", ROLE_ADMIN, true},
	{RECEIVE_OF_STAFF, "change", ROLE_ADMIN, true},
	{RECEIVE_OF_STAFF, "note", ROLE_SUPERVISOR, true},
	{RECEIVE_OF_STAFF, "away", ROLE_ANYONE, true},
	{RECEIVE_OF_STAFF, "back", ROLE_ANYONE, true},
	{RECEIVE_OF_DESK, "open", ROLE_ADMIN, true},
	{RECEIVE_OF_DESK, "change", ROLE_ADMIN, true},
	{RECEIVE_OF_BOOK, "close", WINDOW, false},
	{RECEIVE_OF_BOOK, "reopen", WINDOW, false},
};

static bool find_transition(const char *act, unsigned *roles)
{
	bool found = false;
	*roles = 0;
	for (size_t i = 0; i < transitions_n; i++) {
		if (!str_equal(transitions[i].act, act))
			continue;
		found = true;
		if (transitions[i].roles == ROLE_ANYONE) {
			*roles = ROLE_ANYONE;
			return true;
		}
		*roles |= transitions[i].roles;
	}
	return found;
}

bool receive_act_find(enum receive_of of, const char *act, unsigned *roles, bool *centre)
{
	*centre = false;
	if (of == RECEIVE_OF_TICKET && find_transition(act, roles))
		return true;
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
		if (acts[i].of != of || !str_equal(acts[i].act, act))
			continue;
		*roles = acts[i].roles;
		*centre = acts[i].centre;
		return true;
	}
	return false;
}

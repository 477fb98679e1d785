/* Whose ticket it is, so that he may see the customer's data in full: the owner, who stands in for him, the
 * handler; where a department has named no handler, its people. */
#ifndef TICKET_TICKET_REVEAL_H
#define TICKET_TICKET_REVEAL_H

#include <stdbool.h>

struct schema;
struct session;

/* For struct command: is the row, a ticket or a row that begins with one, his who acts? */
bool ticket_reveal_owes(const struct session *session, const struct schema *schema, const void *row);

#endif

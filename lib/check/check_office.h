/* The house: catalogue, regulation, calendar, staff and desks, and the links between them. */
#ifndef CHECK_CHECK_OFFICE_H
#define CHECK_CHECK_OFFICE_H

struct findings;

/* Load them for what is checked after them, and tell what is wrong with them. */
void check_office(struct findings *findings);

#endif

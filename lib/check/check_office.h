/* The house: catalogue, regulation, calendar, staff and desks, and the links between them. */
#ifndef CHECK_CHECK_OFFICE_H
#define CHECK_CHECK_OFFICE_H

struct findings;

/* Load them for what is checked after them, and tell what is wrong with them. */
void check_office(struct findings *findings);

/* The desks that have a clone of the store: is every entry the sum of its events, in its place and there once, and
 * does each key belong to one machine?  Has the centre an entry and, in a clone of a store with a hub, every
 * desk that works in it? */
void check_office_desks(struct findings *findings);

#endif

/* What is to be known of a field beside its type, one bit each.
 *
 * How two values become one that two desks gave it without knowing of each other stands in the table
 * too, so that merging needs none of its own.  Without a flag two different values wait for a person:
 * who decides, and only he, can say which of them is meant. */
#ifndef RECORD_FIELD_FLAG_H
#define RECORD_FIELD_FLAG_H

enum field_flag {
	FIELD_REQUIRED = 1 << 0, /* must stand in the file, and is written when zero */
	FIELD_NAME = 1 << 1,     /* a person's name: masked in lists and exports */
	FIELD_PHONE = 1 << 2,    /* a telephone number: masked */
	FIELD_NUMBER = 1 << 3,   /* an identity number: masked */
	FIELD_RIGHT = 1 << 4,    /* right-aligned in tables */
	FIELD_ADDRESS = 1 << 5,  /* house numbers: masked */
	FIELD_PROSE = 1 << 6,    /* numbers in free text: masked */
	FIELD_QUIET = 1 << 7,    /* merged: it only goes with another field, and the last in order stands */
	FIELD_SET = 1 << 8,      /* merged: words, with what each desk added and without what it took away */
	FIELD_COUNT = 1 << 9,    /* merged: a whole number, by the sum of what each desk added */
	FIELD_DERIVED = 1 << 10, /* computed from what the events say; no event sets it (office/event.h) */
	FIELD_PERSONAL = FIELD_NAME | FIELD_PHONE | FIELD_NUMBER | FIELD_ADDRESS | FIELD_PROSE,
	FIELD_FIGURE = FIELD_REQUIRED | FIELD_RIGHT, /* a figure that says something when zero, too */
	FIELD_MERGED = FIELD_QUIET | FIELD_SET | FIELD_COUNT | FIELD_DERIVED /* at most one of them */
};

#endif

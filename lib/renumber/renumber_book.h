/* What has one writer, the desk, done as another desk: day books, their ends, registers, operations.  Internal to
 * renumber/renumber_commit.c. */
#ifndef RENUMBER_RENUMBER_BOOK_H
#define RENUMBER_RENUMBER_BOOK_H

#include "base/err.h"
#include "renumber/renumber_walk.h"

/* Number what the commit added to a page of a day book, or to a register. */
int renumber_book_name(struct renumber_walk *walk, const char *path, struct err *err);
int renumber_book_name_bills(struct renumber_walk *walk, const char *path, struct err *err);

/* What it added there, at the end of the other desk's. */
int renumber_book_page(struct renumber_walk *walk, const char *path, struct err *err);
int renumber_book_bills(struct renumber_walk *walk, const char *path, struct err *err);
int renumber_book_ops(struct renumber_walk *walk, const char *path, struct err *err);

/* A cash-up is of a whole book: one of a book of which a part is at the hub is left out, and told. */
int renumber_book_close(struct renumber_walk *walk, const char *path, struct err *err);

#endif

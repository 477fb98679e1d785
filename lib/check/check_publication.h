/* Whether acknowledged work is where it belongs: the branch, and what an interrupted program left. */
#ifndef CHECK_CHECK_PUBLICATION_H
#define CHECK_CHECK_PUBLICATION_H

#include "finding/findings.h"

/* -1 only when it could not be looked at. */
int check_publication(struct findings *findings, struct err *err);

#endif

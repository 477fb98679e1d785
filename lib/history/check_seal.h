/* Seals (history/seal.h): are the commits that were sealed still in the history? */
#ifndef HISTORY_CHECK_SEAL_H
#define HISTORY_CHECK_SEAL_H

#include "finding/findings.h"

/* Look for each seal of the file, lines that store-seal printed; "-" is standard input, empty lines and
 * those that begin with "#" are passed over.  ERR_MALFORMED FILE:LINE when one is no seal. */
int check_seals(struct findings *findings, const char *file, struct err *err);

#endif

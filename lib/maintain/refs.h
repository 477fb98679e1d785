/* Refs and their logs, kept small. */
#ifndef MAINTAIN_REFS_H
#define MAINTAIN_REFS_H

#include "base/err.h"

struct session;

/* More than a few loose refs become packed ones, and what the logs of refs say of more than 90 days ago goes, where
 * they have grown large.  Under the store's lock, as a writer moves refs; some tenths of a second. */
int refs_pack(const struct session *session, struct err *err);

#endif

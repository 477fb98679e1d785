/* Binding the volumes that are due (archive/archive.h), some thousand tickets a commit, so that nobody waits
 * long, also where nobody has bound for years. */
#ifndef MAINTAIN_BIND_DUE_H
#define MAINTAIN_BIND_DUE_H

#include "archive/archive.h"
#include "base/err.h"

struct session;

/* The order without its `before`: what store-archive binds without being told.  Of a dry run, what would be. */
int bind_due(const struct session *session, const struct archive_order *order, struct archive_result *result,
	struct err *err);

#endif

/* What must hold within the catalogue: links between its three files, every code once, stages that fit into
 * the limits of the services. */
#ifndef RULES_CATALOGUE_CHECK_H
#define RULES_CATALOGUE_CHECK_H

#include "base/err.h"
#include "rules/catalogue.h"

/* ERR_MALFORMED names the first entry that is wrong. */
int catalogue_check(const struct catalogue *catalogue, struct err *err);

#endif

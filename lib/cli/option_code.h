/* Values of options that are codes of the store, when it is open. */
#ifndef CLI_OPTION_CODE_H
#define CLI_OPTION_CODE_H

#include "base/err.h"
#include "cli/option.h"
#include "cli/run.h"

/* Let what people typed for codes be the codes (cli/coded.h); options_parse put them off. */
int option_code(struct options *options, struct run *run, struct err *err);

#endif

/* The lists of ours that a file may be and that no import takes, for struct import_order. */
#ifndef PROGRAM_IMPORT_OURS_H
#define PROGRAM_IMPORT_OURS_H

#include "import/import_file.h"

void import_ours(struct import_order *order);

#endif

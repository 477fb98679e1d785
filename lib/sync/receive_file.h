/* One file that a commit changes: plain, of a size, whole, its records in order, what only grows grown; and what
 * has no records with events in it: settings, catalogue, registers, operations. */
#ifndef SYNC_RECEIVE_FILE_H
#define SYNC_RECEIVE_FILE_H

#include "base/err.h"
#include "base/str.h"
#include "history/history.h"
#include "sync/receive_look.h"
#include "sync/receive_path.h"

struct receive_file {
	struct receive_look *look;
	const struct history_change *change;
	struct receive_path path;
	struct str old; /* its bytes before; empty when there was none */
	struct str new;
};

/* The strings are used again by the next; receive_file_end lets them go. */
int receive_file_check(struct receive_file *file, const struct history_change *change, struct err *err);
void receive_file_end(struct receive_file *file);

#endif

/* What a disk holds of a directory after a power cut.
 *
 * The model follows every call that changes the directory, by the inodes of files and directories and
 * not by their paths.  Contents that were written and names that were given, taken or moved are
 * pending until a sync of that file, of that directory, or of everything; of what is pending a cut
 * leaves any part: of a file some of its writes (holes read as zeros), of the names some, a rename
 * wholly or not at all.  Modes, owners and times count as kept. */
#ifndef TRACER_DISK_H
#define TRACER_DISK_H

#include <stdint.h>

#include "tracer.h"

struct disk;

/* The directory as it is, all of it synced. */
struct disk *disk_open(const char *root);

/* A call that has run.  Ends the program at one that the model does not know. */
void disk_follow(struct disk *disk, const struct call *call);

/* What survives. */
enum disk_how {
	DISK_NONE,   /* nothing that is pending */
	DISK_NAMES,  /* every name, no contents */
	DISK_BYTES,  /* all contents, no name */
	DISK_ALL,    /* everything */
	DISK_CHANCE, /* by the seed */
};

/* Chooses a state, and returns a number that tells it from others. */
uint64_t disk_cut(struct disk *disk, enum disk_how how, unsigned seed);

/* Writes the chosen state into `into`, a directory that is made for it. */
void disk_write(const struct disk *disk, const char *into);

/* Says on standard error in what the directory is another than the model thinks; the number of
 * differences. */
int disk_compare(struct disk *disk);

#endif

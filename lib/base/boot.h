/* This boot of the machine: what stands on a disk from another one may have met a power cut. */
#ifndef BASE_BOOT_H
#define BASE_BOOT_H

enum { BOOT_ID_SIZE = 37 };

/* The kernel's name of this boot; "" when it has none. */
void boot_id(char id[BOOT_ID_SIZE]);

#endif

/* What a process does before anything else, so that what is personal goes nowhere that nobody meant. */
#ifndef BASE_PROTECT_H
#define BASE_PROTECT_H

/* A descriptor 0 to 2 that is closed would be that of the next file opened, and what is printed would go into it.
 * Each is opened in the direction that nobody uses, so that reading and writing fail as they did. */
void protect_descriptors(void);

/* What is in memory is personal: no core file, here and in the git that is started, and no debugger of the same user.
 * (The leak checker is one.) */
void protect_memory(void);

#endif

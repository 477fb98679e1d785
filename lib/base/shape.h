/* The small grammars: texts of a fixed shape, like "0000-00-00", where 0 stands for any digit. */
#ifndef BASE_SHAPE_H
#define BASE_SHAPE_H

#include <stdbool.h>

/* Do the first characters of `text` have the shape of `shape`, where 0 is any digit and every
 * other character stands for itself? */
bool shape_has(const char *text, const char *shape);

/* The number that the first `count` characters, all digits, spell. */
int shape_number(const char *text, int count);

/* Write `number` in `count` digits, without a NUL. */
void shape_put(char *text, int number, int count);

#endif

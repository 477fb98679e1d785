/* How large the terminal is, for whoever lays out text on it. */
#ifndef BASE_TERMINAL_H
#define BASE_TERMINAL_H

#include <stddef.h>

/* What a page is laid out for where nothing says how wide or high it is. */
enum { TERMINAL_COLUMNS = 80, TERMINAL_ROWS = 24 };

/* The columns of a line: COLUMNS of the environment, as somebody said so, else those of the terminal
 * `fd`; 0 when neither is known. */
size_t terminal_columns(int fd);

/* Its lines, by LINES and the terminal; 0 when unknown. */
size_t terminal_rows(int fd);

#endif

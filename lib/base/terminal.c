#include "base/terminal.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>

#include "base/num.h"

/* What the environment says; 0 when nothing that can be. */
static size_t said(const char *name)
{
	enum { MOST = 10000 };
	const char *text = getenv(name);
	int64_t number = 0;
	struct err ignored = {0};
	return text && num_parse(text, 1, MOST, &number, &ignored) == 0 ? (size_t)number : 0;
}

static struct winsize size_of(int fd)
{
	struct winsize size = {0};
	if (ioctl(fd, TIOCGWINSZ, &size))
		return (struct winsize){0};
	return size;
}

size_t terminal_columns(int fd)
{
	const size_t columns = said("COLUMNS");
	return columns ? columns : size_of(fd).ws_col;
}

size_t terminal_rows(int fd)
{
	const size_t rows = said("LINES");
	return rows ? rows : size_of(fd).ws_row;
}

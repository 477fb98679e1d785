/* Becomes a part of table-xlsx.so, like out_xlsx.c. */
#include "table/out_xlsx_temp.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>
#include <unistd.h>
#include <xlsxwriter/utility.h>

#include "base/banned.h" /* only now, as in out_xlsx.c */

/* libxlsxwriter writes sheets to temporary files and never asks whether that worked: on a full disk
 * it makes half a workbook and reports success.  So its function that opens those files is replaced
 * by the lxw_tmpfile below, which a dynamic linker finds first, and whose streams remember a
 * failure here.  Nothing else could carry it: the library hands that function no context, and
 * closes the streams itself. */
struct out_xlsx_temp out_xlsx_temp;

static int cookie_fd(void *cookie)
{
	return (int)(intptr_t)cookie;
}

static int note_error(void)
{
	if (!out_xlsx_temp.error)
		out_xlsx_temp.error = errno ? errno : EIO;
	return -1;
}

static ssize_t temp_read(void *cookie, char *bytes, size_t length)
{
	ssize_t n = read(cookie_fd(cookie), bytes, length);

	return n < 0 ? note_error() : n;
}

/* The bytes written; fopencookie(3) wants 0, not -1, for a failure. */
static ssize_t temp_write(void *cookie, const char *bytes, size_t length)
{
	ssize_t n = write(cookie_fd(cookie), bytes, length);

	if (n < 0)
		note_error();
	return n < 0 ? 0 : n;
}

static int temp_seek(void *cookie, off64_t *offset, int whence)
{
	off64_t found = lseek(cookie_fd(cookie), *offset, whence);

	if (found < 0)
		return note_error();
	*offset = found;
	return 0;
}

static int temp_close(void *cookie)
{
	return close(cookie_fd(cookie)) ? note_error() : 0;
}

/* The library's name for it; where is settled by tmpfile. */
__attribute__((visibility("default"))) FILE *lxw_tmpfile(char *directory)
{
	const cookie_io_functions_t functions = {temp_read, temp_write, temp_seek, temp_close};
	FILE *file = tmpfile();
	int fd = file ? fcntl(fileno(file), F_DUPFD_CLOEXEC, 0) : -1;

	(void)directory;
	out_xlsx_temp.used = true;
	if (fd < 0)
		note_error();
	if (file)
		fclose(file);
	return fd < 0 ? NULL : fopencookie((void *)(intptr_t)fd, "w+", functions);
}

#include "table/sheet.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/message.h"

static int copy_stream(FILE *from, const struct row_page *page, struct err *err)
{
	char buffer[64 * 1024];
	size_t length;

	rewind(from);
	errno = 0;
	while ((length = fread(buffer, 1, sizeof buffer, from)) > 0)
		if (fwrite(buffer, 1, length, page->stream) != length)
			return row_write_error(page, err);
	return ferror(from) ? row_write_error(page, err) : 0;
}

int sheet_write(struct row_book *book, struct err *err)
{
	const struct row_page *page = &book->pages[0];
	const char *path = arena_printf(page->arena, "%s/../libexec/onestop/table-xlsx.so",
		file_program_dir(page->arena));
	/* After a failure libxlsxwriter leaves streams open, which call into the object when the
	 * program ends: it must stay. */
	void *object = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
	void *found = object ? dlsym(object, "out_xlsx_write") : NULL;
	FILE *file = NULL;
	int rc = -1;

	if (!found) {
		err_set(err, ERR_SYSTEM, _("workbooks are not installed: %s"), dlerror());
		goto done;
	}
	file = tmpfile();
	if (!file) {
		err_set_errno(err, errno, _("cannot make a temporary file"));
		goto done;
	}
	/* ISO C has no cast from an object pointer to a function; POSIX promises the copy. */
	int (*write)(struct row_book *, const char *,
		int (*)(struct row_page *, const struct row_writer *, struct err *), struct err *);
	memcpy(&write, &found, sizeof write);
	const char *name = arena_printf(page->arena, "/proc/self/fd/%d", fileno(file));
	if (write(book, name, row_walk, err) == 0)
		rc = copy_stream(file, page, err);
done:
	if (file)
		fclose(file);
	if (object)
		dlclose(object);
	return rc;
}

#include "table/sheet.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "base/speech.h"
#include "base/str.h"
#include "value/date.h"
#include "value/moment.h"

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

/* "2026-07-01 to 2026-09-30, as of 2026-09-18"; "" when nothing is told of it. */
static const char *period_of(const struct out_head *head, struct arena *arena)
{
	char from[DATE_TEXT_SIZE];
	char to[DATE_TEXT_SIZE];
	char as_of[DATE_TEXT_SIZE];
	const char *period = "";

	if (head->from && head->to)
		period = head->from == head->to
				 ? date_format(head->from, from)
				 : arena_printf(arena, _("%s to %s"), date_format(head->from, from),
					   date_format(head->to, to));
	else if (head->from)
		period = arena_printf(arena, _("from %s on"), date_format(head->from, from));
	else if (head->to)
		period = arena_printf(arena, _("up to %s"), date_format(head->to, to));
	if (!head->as_of || head->as_of == head->to)
		return arena_dup(arena, period);
	date_format(head->as_of, as_of);
	return *period ? arena_printf(arena, _("%s, as of %s"), period, as_of)
		       : arena_printf(arena, _("as of %s"), as_of);
}

/* One line: the list, the period, the company, when it was made. */
static const char *headline(const struct out_head *head, const char *title, const char *part,
	struct arena *arena)
{
	const char *period = period_of(head, arena);
	char made_at[MOMENT_TEXT_SIZE];
	const char *line = arena_dup(arena, title);

	if (part)
		line = arena_printf(arena, "%s · %s", line, part);
	if (*period)
		line = arena_printf(arena, _("%s (%s)"), line, period);
	if (!str_empty(head->company))
		line = arena_printf(arena, "%s  %s", line, head->company);
	if (head->made_at) {
		moment_format(head->made_at, made_at);
		line = arena_printf(arena, _("%s  made at %.10s %.5s"), line, made_at, made_at + 11);
	}
	if (!str_empty(head->commit))
		line = arena_printf(arena, _("%s  commit %.12s"), line, head->commit);
	return line;
}

/* What a sheet may be called: 31 characters, and none of [ ] : * ? / \\. */
static const char *sheet_name(const char *title, struct arena *arena)
{
	enum { NAME_CHARACTERS = 31 };
	char *name = arena_dup(arena, title);
	size_t characters = 0;

	char *c = name;
	for (; *c; c++) {
		if (((unsigned char)*c & 0xC0) != 0x80 && ++characters > NAME_CHARACTERS)
			break;
		if (strchr("[]:*?/\\", *c))
			*c = '-';
	}
	*c = '\0';
	return name;
}

/* Titles of the sheets, and of the lines above their headings. */
static void name_pages(struct row_book *book)
{
	const struct out *out = book->pages[0].out;
	const struct schema *schema = book->pages[0].schema;
	struct arena *arena = book->pages[0].arena;
	const char *before = speech_in(SPEECH_PAPERS, arena);
	const size_t tidy_n = book->charts ? book->charts->tidy_n : 0;
	const bool keys = out->titles == OUT_TITLES_KEY;
	const char *title = row_title(out->head.title ? out->head.title : schema->title, schema->name);

	if (keys && out->head.program)
		title = out->head.program;
	book->headline = headline(&out->head, title, NULL, arena);
	for (size_t i = 0; i < book->pages_n + tidy_n; i++) {
		struct row_page *page = i < book->pages_n ? &book->pages[i]
							  : &book->tidy[i - book->pages_n];
		page->headline = i && page->title ? headline(&out->head, title, page->title, arena)
						  : book->headline;
		page->title = sheet_name(page->title ? page->title : title, arena);
		page->label = row_label;
	}
	speech_in(before, arena);
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
	int (*write)(struct row_book *, const char *, out_xlsx_walk, struct err *);
	memcpy(&write, &found, sizeof write);
	name_pages(book);
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

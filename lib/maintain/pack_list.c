#include "maintain/pack_list.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/coprocess.h"
#include "base/process.h"
#include "store/git.h"

enum { SPOOL_BYTES = 1024 * 1024, LINE_BYTES = 16 * 1024, ID = GIT_ID_SIZE - 1, NAME = 13 };

static int pass_on(struct pack_list *list, size_t least, struct err *err)
{
	int64_t at;
	if (list->text.length <= least)
		return 0;
	if (spool_add(&list->spool, list->store, list->text.text, list->text.length, &at, err))
		return -1;
	str_clear(&list->text);
	return 0;
}

/* git sorts by a number that it makes of a name: each character at the top, those before it two bits lower for
 * every one that follows.  So two bits of a number of ours in each are all there again. */
static void add_name(struct str *text, const char *path, size_t length)
{
	uint32_t number = UINT32_C(2166136261);
	for (size_t i = 0; i < length; i++)
		number = (number ^ (unsigned char)path[i]) * UINT32_C(16777619);
	str_add_char(text, ' ');
	for (int i = 0; i < NAME; i++, number >>= 2)
		str_add_char(text, (char)('@' + (number & 3)));
}

static int add(struct pack_list *list, const char *id, const char *path, size_t length, struct err *err)
{
	if (strspn(id, "0") >= ID)
		return 0;
	str_add_n(&list->text, id, ID);
	if (path)
		add_name(&list->text, path, length);
	str_add_char(&list->text, '\n');
	return pass_on(list, SPOOL_BYTES, err);
}

int pack_list_add(struct pack_list *list, const char *id, struct err *err)
{
	return add(list, id, NULL, 0, err);
}

int pack_list_end(struct pack_list *list, struct err *err)
{
	return pass_on(list, 0, err);
}

/* ":MODE MODE OLD NEW X<TAB>PATH" of a file or directory, or "COMMIT TREE". */
static int take_line(struct pack_list *list, const char *line, size_t length, struct err *err)
{
	enum { OLD = 15, NEW = OLD + ID + 1, LEAST = NEW + ID };
	const char *tab = memchr(line, '\t', length);
	if (length == 2 * ID + 1 && *line != ':')
		return add(list, line, NULL, 0, err) || add(list, line + ID + 1, "", 0, err) ? -1 : 0;
	if (*line != ':' || length < LEAST || !tab)
		return 0;
	/* The id of a module is of another repository. */
	if (strncmp(line + 1, "160000", 6) == 0 || strncmp(line + 8, "160000", 6) == 0)
		return 0;
	const size_t path = (size_t)(line + length - (tab + 1));
	return add(list, line + NEW, tab + 1, path, err) || add(list, line + OLD, tab + 1, path, err) ? -1 : 0;
}

static int take_lines(struct pack_list *list, struct coprocess *git, struct err *err)
{
	struct str line = {0};
	bool found = true;
	int rc = 0;
	while (rc == 0 && found) {
		rc = coprocess_read_until(git, '\n', LINE_BYTES, &line, &found, err);
		if (rc == 0 && line.length)
			rc = take_line(list, line.text, line.length, err);
	}
	str_close(&line);
	return rc;
}

int pack_list_history(struct pack_list *list, const char *since, const char *head, struct err *err)
{
	/* The newest first: what is alike in size is then kept whole as it is now, and what it was as a change. */
	const char *const arguments[] = {"-c", "log.showRoot=true", "log", "--no-show-signature", "--no-color",
		"--no-notes", "--raw", "-t", "-r", "-m", "--no-abbrev", "--no-renames", "--no-ext-diff",
		"--no-textconv", "--no-relative", "--format=%H %T", since ? "--full-history" : "--unpacked", head,
		"--not", since ? since : "--", since ? "--" : NULL, NULL};
	struct coprocess git = {0};
	struct str errors = {0};
	int status = 0;
	if (git_start(list->store, arguments, &git, err))
		return -1;
	int rc = take_lines(list, &git, err);
	coprocess_end(&git, &status, &errors);
	if (rc == 0 && status != 0)
		rc = process_failed("git log", status, &errors, err);
	str_close(&errors);
	return rc;
}

void pack_list_close(struct pack_list *list)
{
	spool_close(&list->spool);
	str_close(&list->text);
}

#include "history/check_seal.h"

#include <stdlib.h>
#include <string.h>

#include "base/coprocess.h"
#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "history/check_reveal.h"
#include "history/seal.h"
#include "office/session.h"
#include "record/read.h"
#include "store/git.h"
#include "store/store.h"
#include "value/date.h"

/* A line of the file. */
struct sealed {
	struct seal seal;
	size_t line;
	bool found;
};

struct sealed_list {
	struct sealed *items;
	size_t n;
};

static int read_seals(const char *file, struct arena *mem, struct sealed_list *list, struct err *err)
{
	const char *bytes;
	size_t length;
	size_t room = 0;
	size_t number = 0;
	if (file_read(file, RECORD_VOLUME_BYTES, mem, &bytes, &length, err))
		return -1;
	for (const char *at = bytes; *at;) {
		size_t n = strcspn(at, "\n");
		struct sealed sealed = {.line = ++number};
		const char *line = arena_dup_n(mem, at, n);
		at += n + (at[n] == '\n');
		if (line[strspn(line, " \t\r")] == '\0' || *line == '#')
			continue;
		if (seal_parse(line, &sealed.seal, err))
			return err_prefix(err, "%s:%zu", file, number);
		VEC_PUSH(mem, list->items, list->n, room) = sealed;
	}
	return 0;
}

static int by_code(const void *a, const void *b)
{
	return strcmp(((const struct sealed *)a)->seal.code, ((const struct sealed *)b)->seal.code);
}

static int by_line(const void *a, const void *b)
{
	const struct sealed *one = a;
	const struct sealed *other = b;
	return (one->line > other->line) - (one->line < other->line);
}

/* Mark those that this commit is meant by.  A code is at least SEAL_CODE_DIGITS long, and seals with the
 * same beginning stand together. */
static void mark(struct sealed_list *list, const char *id)
{
	size_t low = 0;
	size_t high = list->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strncmp(list->items[middle].seal.code, id, SEAL_CODE_DIGITS) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < list->n && strncmp(list->items[low].seal.code, id, SEAL_CODE_DIGITS) == 0; low++)
		list->items[low].found |= str_starts(id, list->items[low].seal.code);
}

/* All ids of the history go by; none is kept. */
static int look_through(struct store *store, struct sealed_list *list, struct err *err)
{
	static const char *const arguments[] = {"rev-list", "HEAD", NULL};
	struct coprocess git;
	struct str id = {0};
	struct str errors = {0};
	bool found = true;
	int status = 0;
	if (git_start(store, arguments, &git, err))
		return -1;
	int rc = 0;
	while (rc == 0 && found) {
		rc = coprocess_read_until(&git, '\n', GIT_ID_SIZE, &id, &found, err);
		if (rc == 0 && found)
			mark(list, str_text(&id));
	}
	coprocess_end(&git, &status, &errors);
	if (rc == 0 && status != 0)
		rc = err_hint(err,
			process_failed("git rev-list", status, &errors, err),
			"git fsck");
	str_close(&id);
	str_close(&errors);
	return rc;
}

/* The log of reveals is that of the clone: what another desk sealed is in another. */
static void check_reveals_of(struct findings *findings, const char *file, const struct sealed *sealed)
{
	const struct seal *seal = &sealed->seal;
	char date[DATE_TEXT_SIZE];
	if (!*seal->reveals || !str_equal(seal->desk, findings->session->store->desk) ||
		check_reveals_have(findings, seal->reveals))
		return;
	findings_add(findings, FINDING_ERROR, ERR_REFUSED,
		arena_printf(findings->mem, "%s:%zu", file, sealed->line),
		arena_printf(findings->mem,
			_("the reveal sealed on %s at %s, %s, is no longer in the log"),
			date_format(seal->date, date), seal->desk, seal->reveals));
}

int check_seals(struct findings *findings, const char *file, struct err *err)
{
	struct sealed_list list = {0};
	if (read_seals(file, findings->mem, &list, err))
		return -1;
	if (list.n == 0)
		return err_set(err, ERR_REFUSED, _("%s: no seal is in it"), file);
	qsort(list.items, list.n, sizeof *list.items, by_code);
	if (look_through(findings->session->store, &list, err))
		return -1;
	qsort(list.items, list.n, sizeof *list.items, by_line);
	for (size_t i = 0; i < list.n; i++) {
		const struct seal *seal = &list.items[i].seal;
		char date[DATE_TEXT_SIZE];
		if (!list.items[i].found)
			findings_add(findings, FINDING_ERROR, ERR_REFUSED,
				arena_printf(findings->mem, "%s:%zu", file, list.items[i].line),
				arena_printf(findings->mem,
					_("the commit sealed on %s at %s, %s, is no longer in the history"),
					date_format(seal->date, date), seal->desk, seal->code));
		check_reveals_of(findings, file, &list.items[i]);
	}
	return 0;
}

#include "store/settled.h"

#include <stdint.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "store/clock.h"
#include "store/git.h"
#include "store/store.h"
#include "value/moment.h"

/* A commit that is half written is whole long before all these looks are over. */
enum { LOOKS = 20, PAUSE_MILLISECONDS = 50 };

/* An object as `git cat-file --batch` prints it: "ID TYPE BYTES", its bytes, a line end. */
struct object {
	const char *bytes; /* NULL: there is none */
	size_t length;
};

static int next_object(const char **at, const char *end, struct arena *arena, struct object *object,
	struct err *err)
{
	const char *line_end = memchr(*at, '\n', (size_t)(end - *at));
	const char *line = line_end ? arena_dup_n(arena, *at, (size_t)(line_end - *at)) : "";
	int64_t length;
	*object = (struct object){0};
	if (line_end && str_ends(line, " missing")) {
		*at = line_end + 1;
		return 0;
	}
	const char *blank = strrchr(line, ' ');
	if (!blank || num_parse(blank + 1, 0, GIT_FILE_BYTES, &length, err) ||
		end - line_end <= length + 1)
		return err_set(err, ERR_SYSTEM, "git cat-file: %s", *line ? line : _("no answer"));
	*object = (struct object){line_end + 1, (size_t)length};
	*at = line_end + 1 + length + 1;
	return 0;
}

/* HEAD's commit, and what it has at `path`. */
static int read_head(struct store *store, const char *path, struct str *output, struct arena *arena,
	struct object *commit, struct object *file, struct err *err)
{
	static const char *const arguments[] = {"cat-file", "--batch", NULL};
	int status = 0;
	str_clear(output);
	if (git_query(store, arguments, arena_printf(arena, "HEAD\nHEAD:%s\n", path), output, &status,
		    err))
		return -1;
	const char *at = str_text(output);
	const char *end = at + output->length;
	if (status != 0)
		return err_set(err, ERR_SYSTEM, "git cat-file: %s", at);
	return next_object(&at, end, arena, commit, err) || next_object(&at, end, arena, file, err)
		       ? -1
		       : 0;
}

static int look(struct store *store, const char *path, bool locked, bool *settled, struct err *err)
{
	struct arena scratch = {0};
	struct str output = {0};
	struct object commit;
	struct object file;
	const char *bytes;
	size_t length;
	int rc = read_head(store, path, &output, &scratch, &commit, &file, err);
	if (rc == 0 && locked && commit.bytes)
		rc = clock_check(moment_now(), clock_of_commit(commit.bytes, commit.length), err);
	if (rc == 0)
		rc = store_read(store, path, GIT_FILE_BYTES, &scratch, &bytes, &length, err);
	if (rc == 0)
		*settled = !commit.bytes || (bytes && file.bytes && length == file.length &&
						    memcmp(bytes, file.bytes, length) == 0);
	str_close(&output);
	arena_clear(&scratch);
	return rc;
}

int settled_check(struct store *store, const char *path, bool locked, struct err *err)
{
	const struct timespec pause = {0, PAUSE_MILLISECONDS * 1000000L};
	bool settled = str_empty(path);
	if (locked && clock_check(moment_now(), 0, err))
		return -1;
	for (int looks = locked ? 1 : LOOKS; looks > 0 && !settled; looks--) {
		if (look(store, path, locked, &settled, err))
			return -1;
		if (!settled && looks > 1)
			nanosleep(&pause, NULL);
	}
	if (settled)
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_("%s, which says who may act, was changed by hand and not committed"), path),
		_("git diff, then git commit or git restore %s"), path);
}

#include "sync/receive_commit.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/utf8.h"
#include "history/check_record.h"
#include "value/moment.h"

/* A message has a line for each of a few records at most. */
enum { MOST_BYTES = 64 * 1024, AHEAD_SECONDS = 15 * 60 };

/* No encoding but UTF-8, and no tag in it; who changes something by hand may sign that. */
static int check_headers(const struct history_commit *is, struct err *err)
{
	static const char *const known[] = {"tree", "parent", "author", "committer", "gpgsig"};
	for (const char *line = is->text; *line && *line != '\n'; line += strcspn(line, "\n"), line += *line == '\n') {
		const size_t n = strcspn(line, " \n");
		bool found = n == 0; /* goes on with the line before */
		for (size_t i = 0; i < sizeof known / sizeof *known; i++)
			found = found || (strlen(known[i]) == n && memcmp(known[i], line, n) == 0);
		if (!found)
			return err_set(err, ERR_REFUSED, _("has a header \"%.*s\", which no commit of a store has"),
				(int)(n < 40 ? n : 40), line);
	}
	return 0;
}

/* A merge is nobody's act: it is the desk's. */
static int check_merge(const struct history_commit *is, struct err *err)
{
	struct arena scratch = {0};
	const bool of_a_person = is->parents_n > 1 && (!str_equal(is->author, is->committer) ||
							      *check_record_staff(is->message, &scratch));
	arena_clear(&scratch);
	if (is->parents_n == 2 && str_equal(is->parents[0], is->parents[1]))
		return err_set(err, ERR_REFUSED, _("joins a commit with itself"));
	return of_a_person ? err_set(err, ERR_REFUSED, _("joins two others, and says that a person did it")) : 0;
}

static int check_committed(const struct history_commit *is, int64_t now, struct err *err)
{
	char text[MOMENT_TEXT_SIZE], here[MOMENT_TEXT_SIZE];
	if (!now || is->committed <= now + AHEAD_SECONDS)
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("is dated %s, and here it is %s"), moment_format(is->committed, text),
			moment_format(now, here)),
		_("set the clock (timedatectl)"));
}

int receive_commit_check(const struct history_commit *is, int64_t now, struct err *err)
{
	if (is->length > MOST_BYTES)
		return err_set(err, ERR_REFUSED, _("its message is larger than the %d KiB it may have"), MOST_BYTES / 1024);
	if (utf8_check(is->text, is->length, true, err))
		return err->code = ERR_REFUSED, err_prefix(err, _("its message"));
	return check_headers(is, err) || check_merge(is, err) || check_committed(is, now, err) ? -1 : 0;
}

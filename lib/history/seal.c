#include "history/seal.h"

#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "office/reveal_log.h"
#include "store/scan_commit.h"
#include "store/store.h"
#include "value/date.h"
#include "value/id.h"

static int count_commits(struct store *store, const char *id, int64_t *commits, struct err *err)
{
	const char *const arguments[] = {"rev-list", "--count", id, NULL};
	struct str output = {0};
	int status = 0;
	int rc = git_query(store, arguments, NULL, &output, &status, err);
	const char *text = str_text(&output);
	size_t n = strcspn(text, "\n");
	if (rc == 0 && (status != 0 || num_parse(arena_dup_n(store->mem, text, n), 1, INT64_MAX, commits,
				 err)))
		rc = err_set(err, ERR_SYSTEM, "git rev-list: %.*s", (int)n, text);
	str_close(&output);
	return rc;
}

int seal_make(struct store *store, const char *desk, int date, struct seal *seal, struct err *err)
{
	char id[GIT_ID_SIZE];
	struct reveal_log_line_list reveals;
	*seal = (struct seal){.date = date};
	if (id_check_desk(desk, err) || scan_commit_resolve(store, "HEAD", id, err) ||
		count_commits(store, id, &seal->commits, err) ||
		reveal_log_load(store, store->mem, &reveals, err))
		return -1;
	memcpy(seal->desk, desk, sizeof seal->desk);
	memcpy(seal->code, id, SEAL_CODE_DIGITS);
	if (reveals.n)
		memcpy(seal->reveals, reveals.items[reveals.n - 1].hash, SEAL_CODE_DIGITS);
	return 0;
}

const char *seal_format(const struct seal *seal, struct arena *arena)
{
	char date[DATE_TEXT_SIZE];
	return arena_printf(arena, "SEAL %s %s %s %lld%s%s", date_format(seal->date, date), seal->desk,
		seal->code, (long long)seal->commits, *seal->reveals ? " " : "", seal->reveals);
}

int seal_parse(const char *line, struct seal *seal, struct err *err)
{
	char date[11];
	char commits[16];
	int end = 0;
	*seal = (struct seal){0};
	int words = sscanf(line, " SEAL %10[0-9-] %2[A-Z] %40[0-9a-f] %15[0-9] %n%40[0-9a-f] %n", date,
		seal->desk, seal->code, commits, &end, seal->reveals, &end);
	if (words < 4 || line[end] != '\0' || strlen(seal->code) < SEAL_CODE_DIGITS ||
		(words == 5 && strlen(seal->reveals) < SEAL_CODE_DIGITS))
		return err_hint(err,
			err_set(err, ERR_MALFORMED, _("not a line that store-seal prints: \"%s\""), line),
			"store-seal");
	return date_parse(date, &seal->date, err) || num_parse(commits, 1, INT64_MAX, &seal->commits, err)
		       ? -1
		       : id_check_desk(seal->desk, err);
}

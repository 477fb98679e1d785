#include "history/old_file.h"

#include <string.h>

#include "base/message.h"
#include "base/num.h"
#include "store/git.h"

enum { LINE_BYTES = 64 * 1024 };

int old_file_begin(struct store *store, const char *commit, struct old_file *old, struct err *err)
{
	static const char *const arguments[] = {"cat-file", "--batch", NULL};
	*old = (struct old_file){.commit = commit};
	return git_start(store, arguments, &old->git, err);
}

void old_file_end(struct old_file *old)
{
	int status;
	coprocess_end(&old->git, &status, NULL);
	str_close(&old->line);
}

int old_file_read(struct old_file *old, const char *path, struct str *into, bool *found, struct err *err)
{
	struct str question = {0};
	int64_t size;
	bool answers = true;
	*found = false;
	/* git takes a line for a name. */
	if (strchr(path, '\n'))
		return 0;
	str_add_format(&question, "%s:%s\n", old->commit, path);
	int rc = coprocess_send(&old->git, question.text, question.length, err) ||
				 coprocess_read_until(&old->git, '\n', LINE_BYTES, &old->line, &answers, err)
			 ? -1
			 : 0;
	str_close(&question);
	if (rc)
		return -1;
	if (!answers)
		return err_set(err, ERR_SYSTEM, _("git cat-file did not give %s"), path);
	/* "ID TYPE SIZE", or "NAME missing". */
	const char *line = str_text(&old->line);
	*found = !str_ends(line, " missing");
	if (!*found)
		return 0;
	const char *digits = strrchr(line, ' ');
	if (!digits || num_parse(digits + 1, 0, GIT_FILE_BYTES, &size, err) ||
		coprocess_read(&old->git, (size_t)size, into, err) || coprocess_read(&old->git, 1, &old->line, err))
		return err_set(err, ERR_SYSTEM, _("git cat-file did not give %s"), path);
	return 0;
}

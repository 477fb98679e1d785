#include "program/edit_program.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/process.h"
#include "cli/ask.h"
#include "office/reveal_log.h"
#include "record/read.h"
#include "record/write.h"

extern char **environ;

/* A schema of the fields that may be changed: none of them is required, and an empty one is "". */
struct editing {
	struct run *run;
	const struct edit_program *edit;
	struct schema schema;
	struct field *fields;
	const char *path;
};

static void choose_fields(struct editing *of)
{
	const struct edit_program *edit = of->edit;
	size_t n = 0;
	while (edit->keys[n])
		n++;
	of->fields = arena_array(of->run->session.mem, n, sizeof *of->fields);
	for (size_t i = 0; i < n; i++) {
		of->fields[i] = *field_find(edit->schema, edit->keys[i]);
		of->fields[i].flags &= ~(unsigned)FIELD_REQUIRED;
	}
	of->schema = (struct schema){.name = edit->schema->name, .size = edit->schema->size, .fields = of->fields,
		.fields_n = n, .summary = edit->schema->summary};
}

/* ---- The file ---------------------------------------------------------------------------------- */

static int add_field(struct editing *of, const struct field *field, struct str *text, struct err *err)
{
	struct schema one = of->schema;
	str_add_format(text, "# %s\n", _(field->title));
	if (field_is_empty(field, of->edit->before)) {
		str_add_format(text, "%s: \"\"\n", field->key);
		return 0;
	}
	one.fields = field;
	one.fields_n = 1;
	return record_write(&one, of->edit->before, true, text, err);
}

static int write_text(struct editing *of, const char *bytes, size_t length, int flags, struct err *err)
{
	int fd = open(of->path, flags | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
	return file_write_close(fd, of->path, bytes, length, false, err);
}

/* Ready to be edited, for nobody else to read. */
static int make_file(struct editing *of, struct err *err)
{
	struct str text = {0};
	const char *place = getenv("TMPDIR");
	char *path = (char *)arena_printf(of->run->session.mem, "%s/onestop-XXXXXX.yaml",
		str_empty(place) ? "/tmp" : place);
	int fd = mkostemps(path, (int)strlen(".yaml"), O_CLOEXEC);
	if (fd < 0)
		return err_set_errno(err, errno, "%s", path);
	close(fd);
	of->path = path;
	str_add_format(&text, _("# %s: change what is wrong; left as it is nothing is written\n"), of->edit->name);
	int rc = 0;
	for (size_t i = 0; i < of->schema.fields_n && rc == 0; i++)
		rc = add_field(of, &of->fields[i], &text, err);
	if (rc == 0)
		rc = write_text(of, text.text, text.length, O_TRUNC, err);
	str_close(&text);
	return rc;
}

static int read_file(struct editing *of, const char **bytes, size_t *length, struct err *err)
{
	return file_read(of->path, RECORD_FILE_BYTES, of->run->session.mem, bytes, length, err);
}

/* The reason on top, in place of that of before. */
#define REASON "#! "
static int tell_reason(struct editing *of, const char *bytes, const struct err *why, struct err *err)
{
	char reason[ERR_TEXT_SIZE];
	struct str text = {0};
	err_text(why, reason);
	str_add_format(&text, REASON "%s\n", reason);
	while (str_starts(bytes, REASON))
		bytes += strcspn(bytes, "\n") + 1;
	str_add(&text, bytes);
	int rc = write_text(of, text.text, text.length, O_TRUNC, err);
	str_close(&text);
	return rc;
}

/* ---- The editor -------------------------------------------------------------------------------- */

/* The first that names one; blanks name none. */
static const char *editor_of(void)
{
	const char *const said[] = {getenv("VISUAL"), getenv("EDITOR")};
	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		if (said[i] && said[i][strspn(said[i], " \t")])
			return said[i];
	return "vi";
}

static int run_editor(const struct editing *of, struct err *err)
{
	const char *editor = editor_of();
	const struct process process = {
		.argv = process_words(editor, of->path, of->run->session.mem),
		.env = (const char *const *)environ,
	};
	pid_t pid;
	int status;
	int failed = process_spawn(&process, STDIN_FILENO, STDERR_FILENO, STDERR_FILENO, &pid);
	if (failed)
		return err_set_errno(err, failed, "%s", editor);
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return err_set_errno(err, errno, "%s", editor);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return 0;
	return err_set(err, ERR_REFUSED, _("the editor (%s) failed: nothing was written"), editor);
}

/* ---- What was changed -------------------------------------------------------------------------- */

/* Does a line of the file begin with the key? */
static bool has_line(const char *bytes, const char *key)
{
	const size_t n = strlen(key);
	for (const char *line = bytes; *line; line += strcspn(line, "\n"), line += *line == '\n')
		if (strncmp(line, key, n) == 0 && line[n] == ':')
			return true;
	return false;
}

/* Into the order; *any: was there something?  A field whose line was taken out stays as it is: one is emptied
 * by "". */
static void take_changes(struct editing *of, const char *bytes, const void *read, bool *any)
{
	const struct edit_program *edit = of->edit;
	struct arena *mem = of->run->session.mem;
	const char **keys = arena_array(mem, of->schema.fields_n, sizeof *keys);
	*any = false;
	*edit->empty = (struct words){keys, 0};
	for (size_t i = 0; i < of->schema.fields_n; i++) {
		const struct field *field = &of->fields[i];
		char *into = (char *)edit->to + field->offset;
		memset(into, 0, field_size(field));
		if (!has_line(bytes, field->key) || field_equal(field, edit->before, read))
			continue;
		*any = true;
		if (field_is_empty(field, read))
			keys[edit->empty->n++] = field->key;
		else
			memcpy(into, (const char *)read + field->offset, field_size(field));
	}
}

/* Is it what the person has to mend, and no fault of the system or another writer? */
static bool can_be_mended(const struct err *why)
{
	return why->code == ERR_REFUSED || why->code == ERR_USAGE || why->code == ERR_MALFORMED;
}

/* What the file says is done.  -1 with `why` when it does not fit; *any: something was changed. */
static int apply(struct editing *of, const char *bytes, size_t length, bool *any, struct err *why)
{
	void *read = arena_alloc(of->run->session.mem, of->schema.size);
	*any = true;
	if (record_read(&of->schema, read, of->path, bytes, length, of->run->session.mem, why))
		return -1;
	take_changes(of, bytes, read, any);
	return *any ? of->edit->apply(of->run, of->edit->typed, why) : 0;
}

/* Again and again, until it fits or is left as it was refused. */
static int edit_until_it_fits(struct editing *of, bool *given_up, struct err *err)
{
	const char *bytes, *shown;
	size_t length, shown_n;
	for (;;) {
		bool any;
		struct err why = {0};
		if (read_file(of, &shown, &shown_n, err) || run_editor(of, err) || read_file(of, &bytes, &length, err))
			return -1;
		const bool untouched = length == shown_n && memcmp(bytes, shown, length) == 0;
		if (apply(of, bytes, length, &any, &why) == 0) {
			if (!any)
				run_say(of->run, _("nothing was changed, nothing was written"));
			return 0;
		}
		*given_up = untouched;
		if (untouched || !can_be_mended(&why)) {
			*given_up = true;
			*err = why;
			return -1;
		}
		if (tell_reason(of, bytes, &why, err))
			return -1;
	}
}

int edit_program_reveal(struct run *run, const char *id, const char *reason, struct err *err)
{
	const char *const ids[] = {id};
	const struct reveal reveal = {.program = run->command->name, .reason = reason, .ids = ids, .n = 1};
	return reveal_log_add(&run->session, &reveal, err);
}

int edit_program(struct run *run, const struct edit_program *edit, struct err *err)
{
	struct editing of = {.run = run, .edit = edit};
	bool given_up = false;
	if (!ask_can(run))
		return err_set(err, ERR_USAGE, _("--editor: there is no terminal"));
	choose_fields(&of);
	int rc = make_file(&of, err);
	if (rc == 0)
		rc = edit_until_it_fits(&of, &given_up, err);
	if (given_up)
		run_complain(run, _("what was typed is in %s"), of.path);
	else if (of.path)
		unlink(of.path);
	return rc;
}

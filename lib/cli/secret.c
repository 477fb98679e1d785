#include "cli/secret.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/ask.h"

enum { SECRET_BYTES = 4096 };

bool secret_is_elsewhere(const char *text)
{
	return text[0] == '@' || str_equal(text, "?");
}

/* Byte by byte: the lines behind it belong to the next option, or are ids. */
static int read_line(char line[SECRET_BYTES], struct err *err)
{
	size_t n = 0;
	for (;;) {
		ssize_t got = read(STDIN_FILENO, line + n, 1);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return err_set_errno(err, errno, _("standard input"));
		if (got == 0 || line[n] == '\n')
			break;
		if (line[n] == '\0' || ++n == SECRET_BYTES)
			return err_set(err, ERR_USAGE, _("standard input holds no line of text"));
	}
	if (n > 0 && line[n - 1] == '\r')
		n--;
	line[n] = '\0';
	return 0;
}

static int read_file(const char *path, struct arena *arena, const char **value, struct err *err)
{
	const char *bytes;
	size_t length;
	if (file_read(path, SECRET_BYTES, arena, &bytes, &length, err))
		return -1;
	size_t n = strcspn(bytes, "\r\n");
	if (n + strspn(bytes + n, "\r\n") != length)
		return err_set(err, ERR_USAGE, _("%s holds more than one line"), path);
	*value = arena_dup_n(arena, bytes, n);
	return 0;
}

static int ask(struct run *run, const struct command_option *option, const char **value,
	struct err *err)
{
	if (run->no_input || !isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
		return err_hint(err, err_set(err, ERR_USAGE, _("there is no terminal to ask at")),
			"--%s @FILE", option->field.key);
	return ask_line(run, arena_printf(run->session.mem, "%s: ", _(option->field.title)), value, err);
}

int secret_read(struct run *run, const struct command_option *option, const char *text,
	const char **value, struct err *err)
{
	char line[SECRET_BYTES];
	if (text[0] == '?')
		return ask(run, option, value, err);
	if (!text[1])
		return err_set(err, ERR_USAGE, _("\"@\" names no file"));
	if (!str_equal(text, "@-"))
		return read_file(text + 1, run->session.mem, value, err);
	if (read_line(line, err))
		return -1;
	*value = arena_dup(run->session.mem, line);
	return 0;
}

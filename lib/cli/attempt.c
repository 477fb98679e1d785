#include "cli/attempt.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/err.h"
#include "base/num.h"
#include "base/str.h"

/* What a process tells: a kind, an index and a text, each ended by a NUL. */
static const char of_option[] = "option", of_word[] = "word", is_complete[] = "complete";

static void tell(const struct attempt *attempt, const char *kind, size_t index, const char *text)
{
	struct str line = {0};
	if (!attempt || attempt->answers < 0)
		return;
	str_add_n(&line, kind, strlen(kind) + 1);
	str_add_format(&line, "%zu", index);
	str_add_char(&line, '\0');
	str_add_n(&line, text, strlen(text) + 1);
	/* Who cannot be told starts no further attempt. */
	for (size_t at = 0; at < line.length;) {
		const ssize_t n = write(attempt->answers, line.text + at, line.length - at);
		if (n < 0 && errno != EINTR)
			break;
		at += n > 0 ? (size_t)n : 0;
	}
	str_close(&line);
}

/* What is told until the process ends. */
static void read_all(int fd, struct str *told)
{
	char part[4096];
	for (;;) {
		const ssize_t n = read(fd, part, sizeof part);
		if (n == 0 || (n < 0 && errno != EINTR))
			return;
		str_add_n(told, part, n > 0 ? (size_t)n : 0);
	}
}

/* Is there to be a further attempt, with these answers? */
static bool take(struct attempt *attempt, const struct str *told)
{
	const char **options = arena_array(attempt->arena, attempt->options_n, sizeof *options);
	const char *words[sizeof attempt->words / sizeof *attempt->words] = {0};
	const char *end = told->text + told->length;
	bool complete = false;
	for (const char *kind = told->text; kind && kind < end;) {
		const char *number = kind + strlen(kind) + 1;
		const char *text = number + strlen(number) + 1;
		int64_t index = 0;
		struct err ours = {0};
		if (num_parse(number, 0, INT16_MAX, &index, &ours))
			return false;
		complete = complete || str_equal(kind, is_complete);
		if (str_equal(kind, of_option) && (size_t)index < attempt->options_n)
			options[index] = arena_dup(attempt->arena, text);
		if (str_equal(kind, of_word) && (size_t)index < sizeof words / sizeof *words)
			words[index] = arena_dup(attempt->arena, text);
		kind = text + strlen(text) + 1;
	}
	attempt->options = options;
	memcpy(attempt->words, words, sizeof words);
	attempt->again = true;
	return complete;
}

static int status_of(pid_t child)
{
	int status;
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return ERR_SYSTEM;
	if (!WIFSIGNALED(status))
		return WEXITSTATUS(status);
	signal(WTERMSIG(status), SIG_DFL);
	raise(WTERMSIG(status));
	return ERR_SYSTEM;
}

bool attempt_begin(const struct attempt **begun, size_t options_n, struct arena *arena, int *status)
{
	struct attempt *attempt = arena_alloc(arena, sizeof *attempt);
	*attempt = (struct attempt){.options_n = options_n, .arena = arena, .answers = -1};
	*begun = attempt;
	for (;;) {
		struct str told = {0};
		int ends[2];
		if (pipe2(ends, O_CLOEXEC))
			return true;
		fflush(NULL);
		const pid_t child = fork();
		if (child <= 0) {
			close(ends[0]);
			attempt->answers = child == 0 ? ends[1] : -1;
			if (child < 0)
				close(ends[1]);
			return true;
		}
		close(ends[1]);
		read_all(ends[0], &told);
		close(ends[0]);
		*status = status_of(child);
		const bool more = take(attempt, &told) && (*status == ERR_REFUSED || *status == ERR_USAGE);
		str_close(&told);
		if (!more)
			return false;
	}
}

const char *attempt_option(const struct attempt *attempt, size_t index)
{
	return attempt && attempt->options && index < attempt->options_n ? attempt->options[index] : NULL;
}

const char *attempt_word(const struct attempt *attempt, size_t index)
{
	return attempt && index < sizeof attempt->words / sizeof *attempt->words ? attempt->words[index] : NULL;
}

void attempt_note_option(const struct attempt *attempt, size_t index, const char *answer)
{
	tell(attempt, of_option, index, answer);
}

void attempt_note_word(const struct attempt *attempt, size_t index, const char *answer)
{
	tell(attempt, of_word, index, answer);
}

void attempt_complete(const struct attempt *attempt)
{
	tell(attempt, is_complete, 0, "");
}

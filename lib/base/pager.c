#include "base/pager.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/process.h"
#include "base/str.h"
#include "base/terminal.h"
#include "base/utf8.h"

extern char **environ;

/* Standard output is a file in memory while `terminal` has the descriptor that it had. */
static struct {
	bool holds;
	int terminal;
} pager;

static bool is_of_use(void)
{
	const char *said = getenv("PAGER");
	const char *term = getenv("TERM");
	return !(said && said[strspn(said, " ")] == '\0') && !str_empty(term) && !str_equal(term, "dumb");
}

void pager_begin(void)
{
	if (pager.holds || !isatty(STDOUT_FILENO) || !is_of_use())
		return;
	fflush(stdout);
	const int memory = memfd_create("page", MFD_CLOEXEC);
	pager.terminal = memory < 0 ? -1 : dup(STDOUT_FILENO);
	pager.holds = pager.terminal >= 0 && dup2(memory, STDOUT_FILENO) >= 0;
	if (pager.terminal >= 0 && !pager.holds)
		close(pager.terminal);
	if (memory >= 0)
		close(memory);
}

int pager_terminal(void)
{
	if (pager.holds)
		return pager.terminal;
	return isatty(STDOUT_FILENO) ? STDOUT_FILENO : -1;
}

struct page {
	size_t lines;
	size_t widest;
};

/* All that is in the file; NULL when it cannot be read. */
static char *read_page(int fd, struct arena *arena)
{
	const off_t size = lseek(fd, 0, SEEK_END);
	char *text = size < 0 ? NULL : arena_alloc(arena, (size_t)size + 1);
	for (off_t at = 0; text && at < size;) {
		const ssize_t n = pread(fd, text + at, (size_t)(size - at), at);
		if (n <= 0 && errno != EINTR)
			return NULL;
		at += n > 0 ? n : 0;
	}
	return text;
}

static struct page measure(const char *text, struct arena *arena)
{
	struct page page = {0};
	while (*text) {
		const size_t length = strcspn(text, "\n");
		struct arena_mark mark = arena_mark(arena);
		const size_t width = utf8_width(arena_dup_n(arena, text, length));
		arena_reset(arena, mark);
		page.widest = width > page.widest ? width : page.widest;
		page.lines++;
		text += length + (text[length] == '\n');
	}
	return page;
}

/* PAGER; less where it says nothing.  -F would end it before somebody could look to the right. */
static const char *const *words_of(bool wide, struct arena *arena)
{
	const char *said = getenv("PAGER");
	return process_words(said ? said : wide ? "less -RSX" : "less -FRSX", NULL, arena);
}

/* Chinese as it is, names that were searched for in no file. */
static void prepare_environment(void)
{
	setenv("LESS", "FRSX", 0);
	setenv("LESSCHARSET", "utf-8", 0);
	setenv("LESSHISTFILE", "-", 0);
}

static bool show(int page, int terminal, bool wide, struct arena *arena)
{
	pid_t pid;
	int status;
	prepare_environment();
	const struct process process = {.argv = words_of(wide, arena), .env = (const char *const *)environ};
	if (lseek(page, 0, SEEK_SET) < 0 || process_spawn(&process, page, terminal, STDERR_FILENO, &pid))
		return false;
	/* A key that ends what the pager does is not meant for us. */
	signal(SIGINT, SIG_IGN);
	signal(SIGQUIT, SIG_IGN);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	signal(SIGINT, SIG_DFL);
	signal(SIGQUIT, SIG_DFL);
	return true;
}

void pager_end(struct arena *arena)
{
	if (!pager.holds)
		return;
	fflush(stdout);
	const int held = dup(STDOUT_FILENO);
	const char *text = held < 0 ? NULL : read_page(held, arena);
	const size_t rows = terminal_rows(pager.terminal), columns = terminal_columns(pager.terminal);
	dup2(pager.terminal, STDOUT_FILENO);
	close(pager.terminal);
	pager.holds = false;
	const struct page page = measure(text ? text : "", arena);
	/* The prompt takes a line. */
	const bool wide = page.widest > (columns ? columns : TERMINAL_COLUMNS);
	const bool large = wide || page.lines >= (rows ? rows : TERMINAL_ROWS);
	if (text && !(large && show(held, STDOUT_FILENO, wide, arena)))
		fputs(text, stdout);
	if (held >= 0)
		close(held);
}

#include "cli/progress.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/stopwatch.h"
#include "base/str.h"
#include "base/utf8.h"
#include "cli/run.h"

enum { FIRST_MS = 500, REDRAW_MS = 100, COLUMNS_DEFAULT = 80, BAR_LEAST = 10, BAR_MOST = 50 };

static size_t columns(void)
{
	struct winsize size = {0};
	if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return COLUMNS_DEFAULT;
}

static void add_many(struct str *line, char c, size_t count)
{
	while (count-- > 0)
		str_add_char(line, c);
}

/* "TITLE [#####.....]  45 % 11250/25000"; the bar is left out where there is no room for it. */
static void draw(struct progress *progress, size_t done)
{
	struct str line = {0};
	struct str figures = {0};
	size_t percent = progress->total ? done * 100 / progress->total : 100;
	/* The last column stays free: a terminal may go to the next line after it. */
	size_t room = columns() - 1;
	str_add_format(&figures, " %3zu %% %zu/%zu", percent, done, progress->total);
	size_t taken = utf8_width(progress->title) + figures.length + strlen(" []");
	str_add(&line, progress->title);
	if (taken + BAR_LEAST <= room) {
		size_t bar = room - taken < BAR_MOST ? room - taken : BAR_MOST;
		size_t filled = percent * bar / 100;
		str_add(&line, " [");
		add_many(&line, '#', filled);
		add_many(&line, '.', bar - filled);
		str_add_char(&line, ']');
	}
	str_add_n(&line, figures.text, figures.length);
	if (utf8_width(str_text(&line)) > room) {
		str_clear(&line);
		str_add_format(&line, "%zu %%", percent);
	}
	progress->width = utf8_width(str_text(&line));
	fprintf(stderr, "\r%s", str_text(&line));
	fflush(stderr);
	str_close(&figures);
	str_close(&line);
}

static void begin(struct progress *progress, const struct run *run, const char *title, size_t total, bool later)
{
	*progress = (struct progress){
		.title = title,
		.total = total,
		.shown = !run->quiet && isatty(STDERR_FILENO),
		.drawn_at = stopwatch_ms() + (later ? FIRST_MS - REDRAW_MS : 0),
		.run = run,
		.begun = true,
	};
	if (progress->shown && !later)
		draw(progress, 0);
}

void progress_begin(struct progress *progress, const struct run *run, const char *title,
	size_t total)
{
	begin(progress, run, title, total, false);
}

void progress_at(struct progress *progress, size_t done)
{
	if (!progress->shown)
		return;
	int64_t now = stopwatch_ms();
	if (now - progress->drawn_at < REDRAW_MS)
		return;
	progress->drawn_at = now;
	draw(progress, done);
}

void progress_step(void *context, size_t done, size_t total)
{
	struct progress *progress = context;
	if (!progress->begun)
		begin(progress, progress->run, progress->title, total, !progress->at_once);
	progress_at(progress, done);
}

void progress_end(struct progress *progress)
{
	if (!progress->shown || !progress->width)
		return;
	/* No escape sequences: blanks do on every terminal. */
	fprintf(stderr, "\r%*s\r", (int)progress->width, "");
	fflush(stderr);
	progress->shown = false;
}

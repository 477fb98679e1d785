#include "generate.h"

#include <string.h>

#include "base/arena.h"
#include "base/message.h"
#include "base/utf8.h"

/* Of what is not filled, on a terminal of 80. */
enum { LINE_WIDTH = 73 };

/* What of Markdown the handbook uses: headings, paragraphs, ** and `, fences, tables. */
struct handbook {
	struct str paragraph; /* its lines so far, joined */
	bool fenced;
	bool commands;        /* the fence holds nothing else */
	bool command;         /* the one of the line before goes on */
	bool in_table;        /* its heading was read */
	bool fresh;           /* a heading is the last that was written: no paragraph to begin */
};

/* ** and ` within a line. */
static void write_spans(const char *text)
{
	struct str span = {0};
	bool bold = false;
	bool code = false;

	for (const char *c = text;; c++) {
		const bool turns_bold = !code && strncmp(c, "**", 2) == 0;
		if (*c && *c != '`' && !turns_bold) {
			str_add_char(&span, *c);
			continue;
		}
		if (span.length && (bold || code))
			roff_font('B', str_text(&span));
		else
			roff(str_text(&span));
		str_clear(&span);
		if (!*c)
			break;
		if (turns_bold) {
			bold = !bold;
			c++;
		} else {
			code = !code;
		}
	}
	str_close(&span);
}

static void end_paragraph(struct handbook *book)
{
	if (book->paragraph.length) {
		if (!book->fresh)
			puts(".PP");
		write_spans(str_text(&book->paragraph));
		putchar('\n');
		book->fresh = false;
	}
	str_clear(&book->paragraph);
}

/* Between Chinese characters the end of a line is no blank. */
static void add_line(struct handbook *book, const char *line)
{
	const struct str *text = &book->paragraph;

	if (text->length && !(text->text[text->length - 1] & 0x80) && !(line[0] & 0x80))
		str_add_char(&book->paragraph, ' ');
	str_add(&book->paragraph, line);
}

/* "```sh" has commands, "```console" commands behind a $ and what they print. */
static void fence(struct handbook *book, const char *line)
{
	if (book->fenced)
		puts(".fi");
	else
		puts(book->fresh ? ".nf" : ".PP\n.nf");
	book->fenced = !book->fenced;
	book->commands = str_equal(line, "```sh");
	book->command = false;
	book->fresh = false;
}

static void fenced_line(struct handbook *book, const char *line)
{
	struct arena arena = {0};

	if (book->commands || book->command || str_starts(line, "$ ")) {
		roff_command(line, LINE_WIDTH - strlen(" \\"));
		book->command = str_ends(line, "\\");
	} else {
		roff(utf8_wrap(line, LINE_WIDTH, &arena));
		putchar('\n');
	}
	arena_clear(&arena);
}

/* "| a | b | c |": the first cell has the others under it.  The row of dashes says that the one before
 * was the heading, which goes without saying. */
static void table_row(struct handbook *book, char *line)
{
	bool first = true;
	bool heading = !book->in_table;

	book->in_table = true;
	if (heading || strspn(line, "|-: ") == strlen(line))
		return;
	puts(".TP");
	book->fresh = false;
	for (char *rest = line + 1, *cell; (cell = strsep(&rest, "|")) && rest;) {
		cell += strspn(cell, " ");
		size_t n = strlen(cell);
		while (n && cell[n - 1] == ' ')
			cell[--n] = '\0';
		write_spans(cell);
		putchar('\n');
		if (!first && strchr(rest, '|'))
			puts(".br");
		first = false;
	}
}

static void heading(const char *line)
{
	size_t level = strspn(line, "#");

	if (level == 1) {
		printf(".SH %s\nonestop\\-handbook \\- ", _("NAME"));
		roff(line + level + 1);
		printf("\n.SH %s\n", _("DESCRIPTION"));
		return;
	}
	fputs(level == 2 ? ".SH " : ".SS ", stdout);
	write_spans(line + level + 1);
	putchar('\n');
}

static void read_line(struct handbook *book, char *line)
{
	if (strncmp(line, "```", 3) == 0) {
		end_paragraph(book);
		fence(book, line);
		return;
	}
	if (book->fenced) {
		fenced_line(book, line);
		return;
	}
	if (*line != '|')
		book->in_table = false;
	if (*line && *line != '#' && *line != '|') {
		add_line(book, line);
		return;
	}
	end_paragraph(book);
	if (*line == '#') {
		heading(line);
		book->fresh = true;
	} else if (*line == '|') {
		table_row(book, line);
	}
}

void handbook_write(FILE *from)
{
	struct handbook book = {0};
	char *line = NULL;
	size_t room = 0;

	puts(".\\\" Made by \"make generate\" from doc/手册.md.");
	roff_title("onestop-handbook", 7);
	while (getline(&line, &room, from) > 0) {
		line[strcspn(line, "\n")] = '\0';
		read_line(&book, line);
	}
	end_paragraph(&book);
	printf(".SH %s\n.BR onestop (1),\n.BR onestop (7)\n", _("SEE ALSO"));
	free(line);
	str_close(&book.paragraph);
}

#include "generate.h"

#include <string.h>

#include "base/utf8.h"

/* The bytes of the next word, with the blanks before it.  What stands in quotes is one word, and so are an
 * option and its value. */
static size_t next_word(const char *at)
{
	size_t n = strspn(at, " ");
	bool option = at[n] == '-' && at[n + 1] == '-';
	char quote = 0;

	for (; at[n] && (quote || at[n] != ' '); n++)
		if (quote ? at[n] == quote : at[n] == '\'' || at[n] == '"')
			quote = quote ? 0 : at[n];
	if (option && at[n] == ' ' && at[n + 1] && !strchr("-|\\", at[n + 1]))
		n += next_word(at + n);
	return n;
}

static void end_row(struct str *row, const char *how)
{
	str_add(row, how);
	roff_font('B', str_text(row));
	putchar('\n');
	str_clear(row);
}

void roff_command(const char *words, size_t width)
{
	struct str row = {0};
	struct str word = {0};

	for (const char *at = words; *at;) {
		size_t n = next_word(at);

		str_clear(&word);
		str_add_n(&word, at, n);
		if (row.length && utf8_width(str_text(&row)) + utf8_width(str_text(&word)) > width) {
			end_row(&row, " \\");
			str_add(&row, "   ");
		}
		str_add(&row, str_text(&word));
		at += n;
	}
	end_row(&row, "");
	str_close(&row);
	str_close(&word);
}

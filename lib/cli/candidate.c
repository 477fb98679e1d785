#include "cli/candidate.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

/* Is it one of "a,b," behind the name of the option? */
static bool stands_before(const char *before, const char *word)
{
	const char *equals = strchr(before, '=');
	const size_t n = strlen(word);
	for (const char *at = equals ? equals + 1 : before; *at; at += strcspn(at, ",") + 1)
		if (strcspn(at, ",") == n && strncmp(at, word, n) == 0)
			return true;
	return false;
}

static void add(const struct candidates *list, const char *word, const char *about)
{
	printf("%s%s\t", list->before, word);
	/* A line is one candidate, and a terminal shows it as it comes. */
	for (const char *c = str_empty(about) ? "" : utf8_printable(about, true, list->arena); *c; c++)
		putchar(*c == '\n' || *c == '\t' ? ' ' : *c);
	putchar('\n');
}

void candidate_print(const struct candidates *list, const char *word, const char *about)
{
	if (!str_empty(word) && str_starts(word, list->typed) && !stands_before(list->before, word))
		add(list, word, about);
}

/* A shell takes it as one word, whatever it makes of other characters. */
static bool is_word(const char *text)
{
	const char *c = text;
	while (*c && ((unsigned char)*c >= 0x80 || isalnum((unsigned char)*c)))
		c++;
	return !*c;
}

void candidate_print_called(const struct candidates *list, const char *code, const char *title, const char *about)
{
	const bool begun = *list->typed && !str_empty(title) && str_starts(title, list->typed) && is_word(title);
	if (begun && !str_starts(code, list->typed) && !stands_before(list->before, title))
		add(list, title, code);
	else
		candidate_print(list, code, about);
}

void candidate_print_whole(const struct candidates *list, const char *word)
{
	add(list, word, NULL);
}

void candidate_ask(const struct candidates *list, const char *what)
{
	printf("\t%s\t%s\n", what, list->before);
}

#include "cli/candidate.h"

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

void candidate_print(const struct candidates *list, const char *word, const char *about)
{
	if (str_empty(word) || !str_starts(word, list->typed) || stands_before(list->before, word))
		return;
	printf("%s%s\t", list->before, word);
	/* A line is one candidate, and a terminal shows it as it comes. */
	for (const char *c = str_empty(about) ? "" : utf8_printable(about, true, list->arena); *c; c++)
		putchar(*c == '\n' || *c == '\t' ? ' ' : *c);
	putchar('\n');
}

void candidate_ask(const struct candidates *list, const char *what)
{
	printf("\t%s\t%s\n", what, list->before);
}

#include "cli/coded.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "cli/language.h"
#include "cli/run.h"
#include "cli/tail.h"
#include "value/called.h"
#include "value/id.h"

#define CHINESE "zh_CN"

/* Records are written by the Chinese titles of this office, so those are typed, also where messages are not. */
static struct called_list called_of(const struct choice *choices, struct arena *arena)
{
	size_t n = 0;
	while (choices[n].name)
		n++;
	struct called *items = arena_array(arena, n + 1, sizeof *items);
	struct called_list list = {items, 0};
	const char *language = getenv("LANGUAGE");
	language = language ? arena_dup(arena, language) : NULL;
	language_choose(CHINESE, NULL);
	for (size_t i = 0; i < n; i++)
		if (*choices[i].name)
			items[list.n++] = (struct called){choices[i].name,
				*choices[i].title ? _(choices[i].title) : NULL, choices[i].title};
	language_choose(language, NULL);
	return list;
}

int coded_choice(const struct choice *choices, const char *typed, struct arena *arena, const char **name,
	struct err *err)
{
	*name = typed;
	if (choice_find(choices, typed) >= 0)
		return 0;
	const struct called_list all = called_of(choices, arena);
	const struct called_list found = called_find(&all, typed, arena);
	if (found.n > 1)
		return err_set(err, ERR_USAGE, _("\"%s\" may be %s; type more of it, or the code"), typed,
			called_names(&found, arena));
	if (found.n)
		*name = found.items[0].code;
	return 0;
}

/* The '=' in a word, also of full width; its length.  NULL: there is none. */
static const char *equals_in(const char *word, size_t *length)
{
	static const char *const signs[] = {"=", "＝"};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		const char *at = strstr(word, signs[i]);
		*length = strlen(signs[i]);
		if (at)
			return at;
	}
	return NULL;
}

/* "NAME=rest" in two; `rest` begins with '=', or is "". */
static const char *part(const char *typed, struct arena *arena, const char **rest)
{
	size_t length;
	const char *equals = equals_in(typed, &length);
	*rest = equals ? arena_printf(arena, "=%s", equals + length) : "";
	return equals ? arena_dup_n(arena, typed, (size_t)(equals - typed)) : typed;
}

int coded_choice_word(const struct choice *choices, const char *typed, struct arena *arena, const char **word,
	struct err *err)
{
	const char *rest;
	const char *name = part(typed, arena, &rest);
	if (coded_choice(choices, name, arena, &name, err))
		return -1;
	*word = *rest ? arena_printf(arena, "%s%s", name, rest) : name;
	return 0;
}

int coded_choice_refuse(const struct choice *choices, const char *typed, struct arena *arena, struct err *err)
{
	const char *rest;
	const struct called_list all = called_of(choices, arena);
	const char *name = part(typed, arena, &rest);
	const struct called *near = called_nearest(&all, name);
	/* It may be what follows that is wrong. */
	if (!near || str_equal(near->code, name))
		return -1;
	return str_empty(near->title) || str_equal(near->title, near->code)
		       ? err_set(err, err->code, _("\"%s\" is not a choice; did you mean \"%s\"?"), name, near->code)
		       : err_set(err, err->code, _("\"%s\" is not a choice; did you mean \"%s\" (%s)?"), name,
				 near->code, near->title);
}

enum known_kind coded_kind(const char *value)
{
	static const struct {
		const char *name;
		enum known_kind kind;
	} kinds[] = {{"SERVICE", KNOWN_SERVICE}, {"DEPARTMENT", KNOWN_DEPARTMENT}, {"STAFF", KNOWN_STAFF},
		{"PAPER", KNOWN_PAPER}, {"ACCOUNT", KNOWN_ACCOUNT}, {"RECEIPT", KNOWN_RECEIPT}};
	const size_t n = value ? strcspn(value, ",=") : 0;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (n == strlen(kinds[i].name) && strncmp(value, kinds[i].name, n) == 0)
			return kinds[i].kind;
	return KNOWN_NONE;
}

enum known_kind coded_option(const struct command_option *row)
{
	if (row->whole)
		return KNOWN_NONE;
	return row->field.check == id_check_account   ? KNOWN_ACCOUNT
	       : row->field.check == id_check_receipt ? KNOWN_RECEIPT
						      : coded_kind(row->value);
}

/* A title is none, a code is. */
static bool is_ascii(const char *text)
{
	while (*text && (unsigned char)*text < 0x80)
		text++;
	return !*text;
}

int coded_word(struct run *run, enum known_kind kind, int (*check)(const char *, struct err *),
	const char *typed, const char **word, struct err *err)
{
	struct arena *arena = run->session.mem;
	struct err grammar = {0};
	const char *rest;
	const char *name = part(typed, arena, &rest);
	const char *code = name;
	*word = typed;
	if (kind == KNOWN_ACCOUNT || kind == KNOWN_RECEIPT)
		return kind == KNOWN_ACCOUNT ? tail_account(&run->session, typed, word, err)
					     : tail_receipt(&run->session, typed, word, err);
	/* "me" is oneself. */
	if (kind == KNOWN_STAFF && str_equal(name, "me"))
		return 0;
	if (kind != KNOWN_PAPER && known_code(run->session.store, kind, name, arena, &code, err))
		return -1;
	const char *all = *rest ? arena_printf(arena, "%s%s", code, rest) : code;
	if (check && check(all, &grammar)) {
		if (is_ascii(code)) {
			*err = grammar;
			err->code = ERR_USAGE;
			return -1;
		}
		if (kind != KNOWN_PAPER)
			return known_refuse(run->session.store, kind, name, err);
	}
	*word = all;
	return 0;
}

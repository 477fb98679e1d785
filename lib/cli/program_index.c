#include "cli/program_index.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/nearest.h"
#include "base/speech.h"
#include "base/utf8.h"

enum { INDEX_BYTES = 4 * 1024 * 1024, NAME_WIDTH = 20, PAGE_WIDTH = 80 };

/* The nouns as a day at the window meets them.  A program of another noun comes behind them. */
static const struct choice nouns[] = {
	{"ticket", N_("tickets: the matters of customers")},
	{"account", N_("accounts and meters")},
	{"bill", N_("bills")},
	{"payment", N_("day books and statements")},
	{"form", N_("printed forms")},
	{"report", N_("reports")},
	{"service", N_("services and the regulation")},
	{"calendar", N_("calendar and limits")},
	{"staff", N_("staff members")},
	{"desk", N_("windows with a clone of their own")},
	{"store", N_("the store")},
	{"onestop", N_("these programs")},
	{NULL, NULL},
};
enum { NOUNS = sizeof nouns / sizeof *nouns - 1 };

#define RECORD struct program_entry
static const struct field entry_fields[] = {
	FIELD(name, LINE, N_("program")),
	FIELD(noun, LINE, N_("what it is about")),
	FIELD(title, LINE, N_("group")),
	FIELD(summary, LINE, N_("what it does")),
	FIELD(installed, FLAG, N_("installed")),
};
#undef RECORD

const struct schema program_index_schema = {
	.name = "program",
	.title = N_("programs"),
	.size = sizeof(struct program_entry),
	SCHEMA_FIELDS(entry_fields),
	.summary = N_("the programs of the suite"),
};

/* For comparing: no width, no case of ASCII. */
static const char *folded(const char *text, struct arena *arena)
{
	char *copy = arena_dup(arena, utf8_fold(text, arena));
	for (char *c = copy; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	return copy;
}

static int place_of(const struct program_entry *entry)
{
	int place = choice_find(nouns, entry->noun);
	return place < 0 ? NOUNS : place;
}

static int by_noun(const void *a, const void *b)
{
	const struct program_entry *x = a;
	const struct program_entry *y = b;
	int order = place_of(x) - place_of(y);
	if (order == 0)
		order = strcmp(x->noun, y->noun);
	return order ? order : strcmp(x->name, y->name);
}

/* What is said of it under `key` in every language. */
static const char *all_languages(const json_t *languages, const char *key, const char *first,
	struct arena *arena)
{
	struct str all = {0};
	const char *language;
	json_t *words;
	str_add(&all, first);
	json_object_foreach((json_t *)languages, language, words)
		str_add_format(&all, "\n%s", json_string_value(json_object_get(words, key)));
	const char *text = folded(str_text(&all), arena);
	str_close(&all);
	return text;
}

/* False when it is none. */
static bool read_entry(struct run *run, const json_t *object, const char *programs,
	struct program_entry *entry)
{
	struct arena *mem = run->session.mem;
	const json_t *languages = json_object_get(object, "languages");
	const char *name = json_string_value(json_object_get(object, "name"));
	const char *summary =
		json_string_value(json_object_get(json_object_get(languages, "en"), "summary"));
	if (!name || str_empty(summary))
		return false;
	entry->name = arena_dup(mem, name);
	entry->noun = arena_dup_n(mem, name, strcspn(name, "-"));
	int noun = choice_find(nouns, entry->noun);
	const char *before = speech_row_begin(mem);
	entry->title = noun < 0 ? entry->noun : _(nouns[noun].title);
	entry->summary = arena_dup(mem, _(summary));
	speech_row_end(before, mem);
	entry->installed = access(arena_printf(mem, "%s/%s", programs, name), X_OK) == 0;
	entry->said = all_languages(languages, "summary", name, mem);
	entry->words = all_languages(languages, "text", "", mem);
	return true;
}

int program_index_load(struct run *run, struct program_index *index, struct err *err)
{
	struct arena *mem = run->session.mem;
	const char *path = arena_printf(mem, "%s/programs.json", run->data_dir);
	const char *programs = file_program_dir(mem);
	const char *bytes;
	size_t length;
	size_t i;
	json_t *object;
	if (file_read(path, INDEX_BYTES, mem, &bytes, &length, err))
		return -1;
	json_t *all = json_loadb(bytes, length, 0, NULL);
	*index = (struct program_index){arena_array(mem, json_array_size(all) + 1, sizeof *index->items), 0};
	json_array_foreach(all, i, object)
		if (read_entry(run, object, programs, &index->items[index->n]))
			index->n++;
	json_decref(all);
	if (index->n == 0)
		return err_set(err, ERR_MALFORMED, _("%s: is not the list of the programs"), path);
	qsort(index->items, index->n, sizeof *index->items, by_noun);
	return 0;
}

const struct program_entry *program_index_named(const struct program_index *index, const char *name)
{
	for (size_t i = 0; i < index->n; i++)
		if (str_equal(index->items[i].name, name))
			return &index->items[i];
	return NULL;
}

/* Is the word in the text?  A word of Chinese characters also is when each of them is: 收费 fits 收缴水费. */
static bool has(const char *text, const char *word, bool apart)
{
	if (strstr(text, word))
		return true;
	for (const char *c = word; *c; c += utf8_next(c)) {
		char one[8] = "";
		if (!apart || utf8_next(c) < 3)
			return false;
		memcpy(one, c, utf8_next(c));
		if (!strstr(text, one))
			return false;
	}
	return *word != '\0';
}

static bool fits(const char *text, const char *const *words, size_t n, bool apart)
{
	for (size_t i = 0; i < n; i++)
		if (!has(text, words[i], apart))
			return false;
	return true;
}

struct program_index program_index_find(struct run *run, const struct program_index *index,
	const char *const *words, size_t n)
{
	struct arena *mem = run->session.mem;
	const char **wanted = arena_array(mem, n + 1, sizeof *wanted);
	struct program_index found = {arena_array(mem, index->n + 1, sizeof *found.items), 0};
	for (size_t i = 0; i < n; i++)
		wanted[i] = folded(words[i], mem);
	for (size_t i = 0; i < index->n && n == 1; i++)
		if (str_equal(index->items[i].name, wanted[0]) || str_equal(index->items[i].noun, wanted[0]))
			found.items[found.n++] = index->items[i];
	if (found.n)
		return found;
	for (size_t i = 0; i < index->n; i++)
		if (fits(index->items[i].said, wanted, n, true))
			found.items[found.n++] = index->items[i];
	if (found.n)
		return found;
	for (size_t i = 0; i < index->n; i++)
		if (fits(arena_printf(mem, "%s\n%s", index->items[i].said, index->items[i].words), wanted,
			    n, false))
			found.items[found.n++] = index->items[i];
	return found;
}

const char *program_index_nearest(const struct program_index *index, const char *name)
{
	struct nearest nearest = {.word = name};
	for (size_t i = 0; i < index->n; i++)
		nearest_offer(&nearest, index->items[i].name);
	return nearest.found;
}

/* The program whose verb alone is nearest ("asign"); NULL: none is near. */
static const char *nearest_verb(const struct program_index *index, const char *name)
{
	struct nearest nearest = {.word = name};
	const char *found = NULL;
	for (size_t i = 0; i < index->n; i++) {
		const char *before = nearest.found;
		const char *dash = strchr(index->items[i].name, '-');
		nearest_offer(&nearest, dash ? dash + 1 : NULL);
		if (nearest.found != before)
			found = index->items[i].name;
	}
	return found;
}

int program_index_refuse(const struct program_index *index, const char *name, struct err *err)
{
	const char *meant = program_index_nearest(index, name);
	if (!meant)
		meant = nearest_verb(index, name);
	return meant ? err_set(err, ERR_REFUSED, _("there is no program %s; did you mean %s?"), name, meant)
		     : err_hint(err, err_set(err, ERR_REFUSED, _("no program is called or does \"%s\""), name),
			       "onestop");
}

static void print_entry(struct run *run, const struct program_entry *entry)
{
	struct arena *mem = run->session.mem;
	const char *summary = entry->installed
				      ? entry->summary
				      : arena_printf(mem, _("%s (not installed here)"), entry->summary);
	const char *left = entry->name;
	for (const char *line = utf8_wrap(summary, PAGE_WIDTH - NAME_WIDTH - 2, mem); line;) {
		size_t n = strcspn(line, "\n");
		run_print(run, "  %-*s%.*s", NAME_WIDTH, left, (int)n, line);
		left = "";
		line = line[n] ? line + n + 1 : NULL;
	}
}

void program_index_print(struct run *run, const struct program_index *index)
{
	for (size_t i = 0; i < index->n; i++) {
		const struct program_entry *entry = &index->items[i];
		if (i == 0 || !str_equal(entry->noun, index->items[i - 1].noun))
			run_print(run, "%s%s", i ? "\n" : "", entry->title);
		print_entry(run, entry);
	}
}

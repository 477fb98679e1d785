/* The programs of the suite by what they are for: share/onestop/programs.json, which `make generate`
 * writes from what each program says of itself (--spec), in every language that there is. */
#ifndef CLI_PROGRAM_INDEX_H
#define CLI_PROGRAM_INDEX_H

#include "cli/run.h"

struct program_entry {
	const char *name;
	const char *noun;    /* what it is about: "ticket" */
	const char *title;   /* of the noun, in the language of the messages */
	const char *summary; /* in the language of the messages */
	bool installed;      /* beside the program that asks */
	const char *said;    /* name and summaries, in every language, folded */
	const char *words;   /* what else its page says */
};
extern const struct schema program_index_schema;

struct program_index {
	struct program_entry *items;
	size_t n;
};

/* All programs: by noun, as a day at the window goes, and by name. */
int program_index_load(struct run *run, struct program_index *index, struct err *err);

/* Of that name; NULL: there is none. */
const struct program_entry *program_index_named(const struct program_index *index, const char *name);

/* Those that all the words fit: the one of that name or those of that noun, else those whose name or summary has them, else those whose
 * page has them.  Case and width do not matter, nor does the language.  In the arena of the run; empty when
 * nothing fits. */
struct program_index program_index_find(struct run *run, const struct program_index *index,
	const char *const *words, size_t n);

/* The program that somebody had in mind who typed the name of none; NULL: no name is near. */
const char *program_index_nearest(const struct program_index *index, const char *name);

/* There is no such program: ERR_REFUSED, naming the nearest, if only by its verb. */
int program_index_refuse(const struct program_index *index, const char *name, struct err *err);

/* The programs as a page for people: under a heading for each noun. */
void program_index_print(struct run *run, const struct program_index *index);

#endif

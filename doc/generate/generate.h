/* Manual pages and completions, written from what the programs say of themselves (NAME --spec).
 *
 *     generate man LANGUAGE NAME... <SPEC   the page of one program; the names are those it may refer to
 *     generate bash|zsh|fish SPEC...  one completion file for all programs
 *     generate programs SPEC...       data/programs.json: what each is for, in every language
 *     generate handbook <MARKDOWN     the page of the handbook, in Chinese
 *     generate fill <PAGE             a page written by hand, with its generated sections made anew:
 *                                     `.\" begin fields ticket` or `.\" begin transitions` to `.\" end`
 *     generate fields RECORD          one such section, from a field table
 *     generate transitions            and from the transition table
 *     generate record NAME            the JSON Schema of a record of a store (schema.h)
 *     generate output <SPEC           and of what a program prints with --format json
 *     generate records                the names of those records
 *     generate catalogue              which files of a store hold them, for editors
 *     generate grammars               do the patterns in schemas take what the programs take?
 *
 * `make generate` runs it; a test compares the result with the files in the tree.  Everything goes
 * to standard output. */
#ifndef GENERATE_H
#define GENERATE_H

#include <stdbool.h>
#include <stdio.h>

#include <jansson.h>

#include "base/str.h"

/* Members of a spec: "", false and NULL when they are not there. */
const char *spec_text(const json_t *object, const char *key);
bool spec_flag(const json_t *object, const char *key);
json_t *spec_list(const json_t *object, const char *key);

/* Does the option take a value? */
bool spec_takes_value(const json_t *option);

/* The strings of a list, but empty ones, with `between` between them. */
void spec_join(struct str *into, const json_t *words, const char *between);

/* The language of the pages from now on: "en", "zh_CN".  Messages are in it as well. */
void roff_language(const char *language);
bool roff_is_chinese(void);

/* Text for roff: nothing in it is taken for a request or an escape, and a hyphen stays one.  */
void roff(const char *from);

/* The same in font B or I. */
void roff_font(char font, const char *from);

/* A command line to copy: what does not fit goes on in the next line, behind a backslash. */
void roff_command(const char *words, size_t width);

/* How a page begins. */
void roff_title(const char *name, int section);

/* A page written by hand, its generated sections made anew. */
void fill_page(FILE *page);

/* One section: "fields ticket", "transitions". */
void fill_section(const char *what);

/* The manual page of one program, in man(7). */
void page_write(const json_t *program, char **names, int names_n);

/* Is there a shell of this name?  Its completion file is written if so. */
bool completion_write(const char *shell, json_t **programs, int programs_n);

/* The page of the handbook. */
void handbook_write(FILE *from);

/* The list of the programs for `onestop`: what each says of itself, in every language. */
void programs_write(json_t **programs, int programs_n);

/* One line to standard error, and the end. */
_Noreturn void die(const char *what, const char *why);

#endif

/* A program is one table: name, summary, options, operands, examples, what it needs and who may
 * run it.  `cli_main` (cli/main.h) does everything that all programs do alike (doc/onestop.7), and
 * --help, the manual page and the completions are printed from the same table (`--spec`). */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/message.h"
#include "cli/output.h"
#include "office/staff.h"
#include "record/field.h"

enum command_need {
	NEED_NOTHING, /* no store */
	NEED_NEW,     /* makes a store: writes, but there is none yet */
	NEED_READ,    /* a store; no lock, no git; who runs it need not be known */
	NEED_WRITE    /* a store, and a staff member with one of `roles` */
};

/* An option is a field of the program's `arg` struct with a letter and a name for its value; the field's
 * type decides what may be typed, its title is the help text (msgid).  FIELD_WORDS collects repeated options
 * and comma-separated values; FIELD_DATE takes YYYY-MM-DD, today, yesterday, +Nwd and -Nwd (working days). */
struct command_option {
	struct field field;
	char letter;        /* 0: none */
	const char *value;  /* "TEXT"; NULL for flags */
	const struct choice *names; /* FIELD_WORDS: what each word is, or is before its "=" (cli/coded.h) */
	unsigned group;     /* options of one non-zero group exclude one another */
	bool hidden;        /* left out of --help: for generators */
	bool bytes;         /* the name of a file: taken as typed, whatever bytes it has */
	bool empties;       /* "none" empties it: its key is then in run->emptied */
	bool kept;          /* required, but may be kept from an earlier run: the program asks for it */
	bool whole;         /* of an account or receipt all is typed, no tail of it */
	bool needed;        /* as things mostly are, unless one that excludes it is given: asked for at a terminal */
	const char *unless; /* key of the option that makes it needless: then no part of that form */
	bool rare;          /* an exception: no part of the form that --ask goes through */
	bool secret;        /* personal data: may come from a file or be asked for (cli/secret.h) */
};

/* A row of a table of options, for the member of the struct that RECORD names (record/field.h):
 *     #define RECORD __typeof__(arg)
 *     static const struct command_option options[] = {
 *             OPTION("reason", reason, TEXT, N_("what it waits for"), "TEXT", REQUIRED),
 *             OPTION("by", channel, ENUM, N_("how"), "CHANNEL", CHOICES(ticket_channels)),
 *             FLAG("reopened", reopened, N_("only what was reopened")),
 *     };
 *     #undef RECORD
 * What follows the name of the value, or the help of a flag, are further members of struct
 * command_option.  A member of another C type than its kind of field does not compile. */
#define OPTION(name, member, kind, help, ...)                                                      \
	{                                                                                          \
		.field.key = (name), .field.title = (help), .field.type = FIELD_##kind,            \
		.field.offset = FIELD_OFFSET(RECORD, member, kind), .value = __VA_ARGS__           \
	}
#define FLAG(name, member, ...)                                                                    \
	{                                                                                          \
		.field.key = (name), .field.type = FIELD_FLAG,                                     \
		.field.offset = FIELD_OFFSET(RECORD, member, FLAG), .field.title = __VA_ARGS__     \
	}
#define REQUIRED .field.flags = FIELD_REQUIRED
#define KEPT .kept = true
#define CHECK(grammar) .field.check = (grammar)
#define CHOICES(table) .field.choices = (table)
#define NAMES(table) .names = (table)
#define WHOLE .whole = true
#define SECRET .secret = true
#define NEEDED .needed = true
#define RARE .rare = true
#define UNLESS(key) .unless = (key)
#define EMPTIES .empties = true
#define AS_TYPED .bytes = true
#define RENAMED(table) .field.renamed = (table)

/* The words behind the options. */
struct command_operand {
	const char *name;  /* "ID", "SERVICE", "FILE"; what completion offers follows from it, and whether it is a code */
	const struct choice *names; /* NULL: it is none of fixed ones */
	const char *kind;  /* as the name of a value of which kind it is, where its own is another ("STAFF") */
	bool fresh;        /* it may be a new code: only what is none by its grammar is looked up */
	const char *help;  /* msgid */
	size_t offset;     /* const char * in `arg`; ignored for a `many` operand */
	bool bytes;        /* the name of a file: taken as typed */
	bool optional;
	bool many;         /* the rest; in run->operands; "-" reads them from standard input */
};

/* A row of the table, for a member as above; what follows the help are further members of the struct. */
#define OPERAND(word, member, ...)                                                                 \
	{                                                                                          \
		.name = (word), .offset = FIELD_OFFSET(RECORD, member, LINE), .help = __VA_ARGS__  \
	}

struct command_example {
	const char *line; /* runs as a test in the demo store */
	const char *says; /* msgid */
};

struct run;
struct session;

struct command {
	const char *name;
	const char *summary;     /* msgid: one line */
	const char *description; /* msgid: further paragraphs, may be NULL */
	unsigned reveals;        /* bits of enum staff_role that may --unmask; 0: all but clerk and handler */
	/* Is the row his who acts?  Then he may --unmask it without such a role; NULL: never. */
	bool (*owes)(const struct session *session, const struct schema *schema, const void *row);
	const char *article;     /* of the regulation: "五（三）"; NULL when none */
	enum command_need need;
	unsigned roles;          /* bits of enum staff_role; 0: any staff member */
	bool waits_aloud;        /* long work, often where nobody watches: says there, too, that it waits */
	bool gives_badges;       /* may be run without a badge where the settings require one */
	const char *kept;        /* a path that one desk keeps (store/path.h), "": what only the centre does; asked first */
	const char *storeless;   /* key of an option with which no store is opened; NULL: none */
	bool no_commit;          /* writes, but no commit that is its result: no --op-id to find it by */
	bool lists;              /* prints rows: has --format, --columns, --sort, -o, ... */
	bool counts;             /* lists: says itself how many there are, also when there are none */
	const char *columns;     /* lists: default column keys of csv, tsv and json */
	const char *columns_table; /* lists: of tables and workbooks; NULL: the same */
	const struct schema *schema; /* lists: what the rows are, for --columns and the manual */
	const char *record;      /* how that schema is called in C, for what is generated */
	const struct command_output *outputs; /* lists: what it prints besides; NULL: nothing */
	const struct command_option *options;
	size_t options_n;
	const struct command_operand *operands;
	size_t operands_n;
	const struct command_example *examples; /* at least two */
	size_t examples_n;
	void *arg;               /* the struct that options and operands fill */
	/* What the program takes for an option left open, after what was answered before it, as pages show it; or NULL. */
	const char *(*usual)(struct run *run, const void *arg, const char *key);
	/* One of the two.  `each` runs for every word of a `many` operand, also after a refusal; the status is the highest. */
	int (*run)(struct run *run, struct err *err);
	int (*each)(struct run *run, const char *operand, struct err *err);
};

#define COMMAND_OPTIONS(table) .options = (table), .options_n = sizeof(table) / sizeof *(table)
#define COMMAND_OPERANDS(table) .operands = (table), .operands_n = sizeof(table) / sizeof *(table)
#define COMMAND_EXAMPLES(table) .examples = (table), .examples_n = sizeof(table) / sizeof *(table)
/* What a program needs that reads the store and prints rows of the schema. */
#define COMMAND_ROWS(rows) .need = NEED_READ, .lists = true, .schema = &(rows), .record = #rows

#define COMMAND_TABLES                                                                             \
	COMMAND_OPTIONS(options), COMMAND_EXAMPLES(examples), .arg = &arg, .run = run

#endif

/* A program that takes a table over (ticket-import, account-import, bill-import): all rows of the file in
 * one commit or none, or the good ones with the bad ones handed back; up to 20 faults told, then how
 * many more; how far it has come.
 *
 * The file of such a program holds its `arg` with the member `import`, `options`, `examples` and the
 * rule that takes the rows and what tells of them, and ends with
 *
 *     IMPORT_PROGRAM(N_("the bills as a CSV file; ..."), .name = "bill-import", .rule = take,
 *             .tell = tell, ...) */
#ifndef PROGRAM_IMPORT_PROGRAM_H
#define PROGRAM_IMPORT_PROGRAM_H

#include "cli/main.h"
#include "import/import_file.h"
#include "txn/txn.h"

/* What all of them are given on the command line. */
struct import_given {
	const char *file;
	const char *map;
	int encoding; /* enum import_encoding */
	int64_t skip_lines;
	bool skip_bad;
	const char *rejects;
};

/* Rows for their tables of options, each for those that have it. */
#define IMPORT_PROGRAM_MAP(what, ...) OPTION("map", import.map, LINE, what, __VA_ARGS__, AS_TYPED)
#define IMPORT_PROGRAM_ENCODING                                                                    \
	OPTION("encoding", import.encoding, ENUM, N_("encoding of the file (found out by itself)"), \
		"NAME", CHOICES(import_encoding_names)),                                              \
		OPTION("skip-lines", import.skip_lines, INT,                                       \
			N_("lines above the headings that are no part of the table (found out by itself)"), "N")
#define IMPORT_PROGRAM_REJECTS                                                                     \
	FLAG("skip-bad", import.skip_bad,                                                          \
		N_("import the good rows though others are bad (with --rejects)")),                \
		OPTION("rejects", import.rejects, LINE,                                            \
			N_("where the bad rows go: as they were, with a column \"error\""), "FILE", AS_TYPED)

/* At most, and where the program does not say how many it has. */
enum { IMPORT_PROGRAM_COUNTS = 6, IMPORT_PROGRAM_USUAL = 3 };

/* What a rule leaves. */
struct import_program_end {
	struct import_result result;
	size_t counts[IMPORT_PROGRAM_COUNTS]; /* what the program counts; the rest 0 */
};

/* How the counts are told; in the arena. */
struct import_program_words {
	const char *subject; /* of the commit */
	const char *line;    /* of the output */
	const char *says;    /* to who watches */
};

struct import_program {
	const char *name;
	const char *summary;     /* msgid: one line */
	const char *description; /* msgid: further paragraphs */
	const char *article;     /* of the regulation, also in the commit */
	unsigned roles;          /* bits of enum staff_role */
	const char *kept;        /* as in cli/command.h */
	/* Put what the order says into the transaction. */
	int (*rule)(struct session *session, const struct import_order *order, struct txn *txn,
		struct import_program_end *end, struct err *err);
	size_t counts; /* how many it has; 0: IMPORT_PROGRAM_USUAL */
	/* Tell the counts: those of the rule, or of the first run when the command line is repeated. */
	struct import_program_words (*tell)(const size_t *counts, struct arena *arena);
	const struct import_given *given;
	const struct command_option *options;
	size_t options_n;
	struct command_operand file;
	const struct command_example *examples;
	size_t examples_n;
	void *arg;
};

/* The main function of such a program. */
int import_program_main(const struct import_program *program, int argc, char **argv);

#define IMPORT_PROGRAM(file_help, ...)                                                             \
	int main(int argc, char **argv)                                                            \
	{                                                                                          \
		static const struct import_program program = {.given = &arg.import, .arg = &arg,   \
			.file = {.name = "FILE", .help = file_help, .bytes = true,                 \
				.offset = offsetof(__typeof__(arg), import.file)},                 \
			COMMAND_OPTIONS(options), COMMAND_EXAMPLES(examples), __VA_ARGS__};        \
		return import_program_main(&program, argc, argv);                                  \
	}

#endif

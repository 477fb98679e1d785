/* Errors as values.
 *
 * A function that can fail returns 0 or -1 and takes `struct err *` last; on failure it has
 * filled it with one line for a person and the class that becomes the exit status.  Outputs
 * stay untouched on failure.  The lowest layer that knows the facts writes the text, upper
 * layers pass it on; nothing in lib/ prints.  Text is lower case and has no full stop.  Where a
 * next command would help, it stands apart as the hint, so that no operand, however long, can
 * push it out: err_text puts both together. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

/* The values are the exit statuses of every program (doc/onestop.7, EXIT STATUS). */
enum err_code {
	ERR_NONE = 0,
	ERR_REFUSED = 1,   /* a rule or guard said no, or nothing was found */
	ERR_USAGE = 2,     /* the command line is wrong */
	ERR_MALFORMED = 3, /* a record, an input file or the calendar is not what it must be */
	ERR_BUSY = 4,      /* somebody else holds the store, or moved it meanwhile: try again */
	ERR_SYSTEM = 5     /* disk, permission, git */
};

enum {
	ERR_MSG_SIZE = 512,
	ERR_HINT_SIZE = 256,
	ERR_TEXT_SIZE = ERR_MSG_SIZE + ERR_HINT_SIZE + 32, /* both, and the words between them */
	ERR_OPERAND_COLUMNS = 60
};

struct err {
	enum err_code code;
	char msg[ERR_MSG_SIZE];   /* UTF-8, cut at a character boundary when it must be cut */
	char hint[ERR_HINT_SIZE]; /* what to type first; "" when nothing would help */
};

/* Fill `err` from a printf format and return -1, so that `return err_set(...)` reads well.
 * A later error replaces an earlier one and its hint.  What stands between quotation marks is an
 * operand, and is shown up to ERR_OPERAND_COLUMNS. */
int err_set(struct err *err, enum err_code code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The same, with ": " and the text of the errno value `number` appended; code ERR_SYSTEM. */
int err_set_errno(struct err *err, int number, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Say what to type first: `return err_hint(err, err_set(err, ...), "account-pay %s", number)`.
 * `failed` is what err_set returned, and is returned. */
int err_hint(struct err *err, int failed, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* "MESSAGE; first: HINT", or the message alone, into `text`, in the language of the messages.
 * Returns `text`. */
const char *err_text(const struct err *err, char text[ERR_TEXT_SIZE]);

/* Put "PREFIX: " before the message already in `err`, whose hint stays; returns -1. */
int err_prefix(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A state that only a mistake of ours can cause: prints it with its place and aborts. */
#define bug(text) err_bug(__FILE__, __LINE__, text)
_Noreturn void err_bug(const char *file, int line, const char *text);

#endif

/* The events of a YAML parser, with all that YAML allows and a record does not refused.
 *
 * Internal to record/: read.c asks for one event at a time and leaves as soon as one is not what
 * the schema expects, so hostile nesting costs nothing; libyaml is never asked to build a
 * document.  Every failure is ERR_MALFORMED with `path:line:column`. */
#ifndef RECORD_READER_H
#define RECORD_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <yaml.h>

#include "base/arena.h"
#include "base/err.h"

struct reader {
	const char *path;
	yaml_parser_t parser;
	yaml_event_t event;   /* the current one; ours until the next is asked for */
	struct arena *arena;  /* what the record keeps */
	struct arena scratch; /* what it does not: lists while they grow, lines of keys */
	struct err *err;
};

/* Begin on `bytes` (kept) of at most `limit`; path, arena and err were set by the caller.  The
 * current event is then the beginning of the first document; a file without one is refused.
 * Close with reader_close, also on failure. */
int reader_open(struct reader *reader, const char *bytes, size_t length, size_t limit);
void reader_close(struct reader *reader);

/* Go to the next event.  Anchors, aliases, tags and directives are refused. */
int reader_next(struct reader *reader);

/* Is the current event of this type? */
bool reader_has(const struct reader *reader, yaml_event_type_t type);

/* Is it nothing at all, as after "key:"? */
bool reader_has_nothing(const struct reader *reader);

/* The text of the current scalar; borrowed until the next event. */
const char *reader_text(const struct reader *reader);

/* The current event must be a scalar, the value of `key`, of a size we take and without NUL. */
int reader_check_scalar(struct reader *reader, const char *key);

/* The current event must be a key: a scalar on one line, not empty, no merge key, of characters
 * that may stand in a record. */
int reader_check_key(struct reader *reader);

/* Put the place of the current event, or of `mark`, before the message that is in the err.
 * `failed` is returned: `return reader_fail(reader, err_set(reader->err, ...))`. */
int reader_fail(struct reader *reader, int failed);
int reader_fail_at(struct reader *reader, yaml_mark_t mark, int failed);

#endif

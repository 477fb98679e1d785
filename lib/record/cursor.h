/* The events of a YAML parser, with all that YAML allows and a record does not refused.
 *
 * Internal to record/: read_yaml.c asks for one event at a time and leaves as soon as one is not what
 * the schema expects, so hostile nesting costs nothing; libyaml is never asked to build a
 * document.  Every failure is ERR_MALFORMED with `path:line:column`. */
#ifndef RECORD_CURSOR_H
#define RECORD_CURSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <yaml.h>

#include "base/arena.h"
#include "base/err.h"

struct cursor {
	const char *path;
	yaml_parser_t parser;
	yaml_event_t event;   /* the current one; ours until the next is asked for */
	struct arena *arena;  /* what the record keeps */
	struct arena scratch; /* what it does not: lists while they grow, lines of keys */
	struct err *err;
};

/* Begin on `bytes` (kept), which are `line` and what follows of their file and passed bytes_check; path,
 * arena and err were set by the caller.  The current event is then the beginning of the first document;
 * bytes without one are refused.  Close with cursor_close, also on failure. */
int cursor_open(struct cursor *cursor, const char *bytes, size_t length, size_t line);
void cursor_close(struct cursor *cursor);

/* Go to the next event.  Anchors, aliases, tags and directives are refused. */
int cursor_next(struct cursor *cursor);

/* Is the current event of this type? */
bool cursor_has(const struct cursor *cursor, yaml_event_type_t type);

/* Is it nothing at all, as after "key:"? */
bool cursor_has_nothing(const struct cursor *cursor);

/* The text of the current scalar; borrowed until the next event. */
const char *cursor_text(const struct cursor *cursor);

/* The current event must be a scalar, the value of `key`, of a size we take and without NUL. */
int cursor_check_scalar(struct cursor *cursor, const char *key);

/* The current event must be a key: a scalar on one line, not empty, no merge key, of characters
 * that may stand in a record. */
int cursor_check_key(struct cursor *cursor);

/* Put the place of the current event, or of `mark`, before the message that is in the err.
 * `failed` is returned: `return cursor_fail(cursor, err_set(cursor->err, ...))`. */
int cursor_fail(struct cursor *cursor, int failed);
int cursor_fail_at(struct cursor *cursor, yaml_mark_t mark, int failed);

#endif

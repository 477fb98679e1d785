#include "record/cursor.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "record/bytes.h"

int cursor_fail_at(struct cursor *cursor, yaml_mark_t mark, int failed)
{
	cursor->err->code = ERR_MALFORMED;
	err_prefix(cursor->err, "%s:%zu:%zu", cursor->path, mark.line + 1, mark.column + 1);
	return failed;
}

int cursor_fail(struct cursor *cursor, int failed)
{
	return cursor_fail_at(cursor, cursor->event.start_mark, failed);
}

static int syntax_error(struct cursor *cursor)
{
	const yaml_parser_t *parser = &cursor->parser;
	if (parser->error == YAML_MEMORY_ERROR)
		return err_set(cursor->err, ERR_SYSTEM, _("out of memory"));
	/* A reader error has no mark of its own. */
	yaml_mark_t mark =
		parser->error == YAML_READER_ERROR ? parser->mark : parser->problem_mark;
	return cursor_fail_at(cursor, mark,
		err_set(cursor->err, ERR_MALFORMED, _("not valid YAML: %s"),
			parser->problem ? parser->problem : "?"));
}

/* What YAML allows and a record does not, wherever it stands. */
static int refuse_extras(struct cursor *cursor)
{
	const yaml_event_t *event = &cursor->event;
	const yaml_char_t *anchor = NULL;
	const yaml_char_t *tag = NULL;
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		if (event->data.document_start.version_directive ||
			event->data.document_start.tag_directives.start !=
				event->data.document_start.tag_directives.end)
			return cursor_fail(cursor, err_set(cursor->err, ERR_MALFORMED,
				_("directives (%%YAML, %%TAG) are not allowed")));
		return 0;
	case YAML_ALIAS_EVENT:
		return cursor_fail(cursor,
			err_set(cursor->err, ERR_MALFORMED, _("aliases (*) are not allowed")));
	case YAML_SCALAR_EVENT:
		anchor = event->data.scalar.anchor;
		tag = event->data.scalar.tag;
		break;
	case YAML_SEQUENCE_START_EVENT:
		anchor = event->data.sequence_start.anchor;
		tag = event->data.sequence_start.tag;
		break;
	case YAML_MAPPING_START_EVENT:
		anchor = event->data.mapping_start.anchor;
		tag = event->data.mapping_start.tag;
		break;
	default:
		return 0;
	}
	if (anchor)
		return cursor_fail(cursor,
			err_set(cursor->err, ERR_MALFORMED, _("anchors (&) are not allowed")));
	if (tag)
		return cursor_fail(cursor,
			err_set(cursor->err, ERR_MALFORMED, _("tags (!) are not allowed")));
	return 0;
}

int cursor_next(struct cursor *cursor)
{
	yaml_event_delete(&cursor->event);
	if (!yaml_parser_parse(&cursor->parser, &cursor->event))
		return syntax_error(cursor);
	return refuse_extras(cursor);
}

bool cursor_has(const struct cursor *cursor, yaml_event_type_t type)
{
	return cursor->event.type == type;
}

const char *cursor_text(const struct cursor *cursor)
{
	return (const char *)cursor->event.data.scalar.value;
}

bool cursor_has_nothing(const struct cursor *cursor)
{
	return cursor_has(cursor, YAML_SCALAR_EVENT) && cursor->event.data.scalar.length == 0 &&
		cursor->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
}

int cursor_check_scalar(struct cursor *cursor, const char *key)
{
	if (!cursor_has(cursor, YAML_SCALAR_EVENT))
		return cursor_fail(cursor,
			err_set(cursor->err, ERR_MALFORMED, _("%s: must be a text"), key));
	size_t length = cursor->event.data.scalar.length;
	if (length > RECORD_SCALAR_BYTES)
		return cursor_fail(cursor,
			err_set(cursor->err, ERR_MALFORMED,
				_("%s: %zu bytes, more than the %d that are allowed"), key, length,
				RECORD_SCALAR_BYTES));
	if (strlen(cursor_text(cursor)) != length)
		return cursor_fail(cursor,
			err_set(cursor->err, ERR_MALFORMED, _("%s: NUL in a text"), key));
	return 0;
}

int cursor_check_key(struct cursor *cursor)
{
	if (!cursor_has(cursor, YAML_SCALAR_EVENT) ||
		cursor->event.data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
		cursor->event.data.scalar.style == YAML_FOLDED_SCALAR_STYLE)
		return cursor_fail(cursor,
			err_set(cursor->err, ERR_MALFORMED, _("a key must be a plain word")));
	const char *key = cursor_text(cursor);
	size_t length = cursor->event.data.scalar.length;
	if (length == 0)
		return cursor_fail(cursor, err_set(cursor->err, ERR_MALFORMED, _("an empty key")));
	if (length > RECORD_KEY_BYTES)
		return cursor_fail(cursor,
			err_set(cursor->err, ERR_MALFORMED,
				_("a key of %zu bytes, more than the %d that are allowed"), length,
				RECORD_KEY_BYTES));
	if (memchr(key, '\n', length))
		return cursor_fail(cursor,
			err_set(cursor->err, ERR_MALFORMED, _("a key must be one line")));
	if (bytes_check_text(key, length, cursor->err))
		return cursor_fail(cursor, err_prefix(cursor->err, _("a key")));
	if (str_equal(key, "<<") && cursor->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
		return cursor_fail(cursor,
			err_set(cursor->err, ERR_MALFORMED, _("merge keys (<<) are not allowed")));
	return 0;
}

int cursor_open(struct cursor *cursor, const char *bytes, size_t length, size_t line)
{
	if (!yaml_parser_initialize(&cursor->parser))
		return err_set(cursor->err, ERR_SYSTEM, _("out of memory"));
	yaml_parser_set_encoding(&cursor->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&cursor->parser, (const unsigned char *)bytes, length);
	/* Every mark is counted on from this one. */
	cursor->parser.mark.line = line - 1;
	if (cursor_next(cursor) || cursor_next(cursor))
		return -1;
	if (cursor_has(cursor, YAML_STREAM_END_EVENT))
		return cursor_fail(cursor, err_set(cursor->err, ERR_MALFORMED,
			_("the file holds no record")));
	return 0;
}

void cursor_close(struct cursor *cursor)
{
	yaml_event_delete(&cursor->event);
	yaml_parser_delete(&cursor->parser);
	arena_clear(&cursor->scratch);
}

#include "record/reader.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "record/bytes.h"
#include "record/read.h"

int reader_fail_at(struct reader *reader, yaml_mark_t mark, int failed)
{
	reader->err->code = ERR_MALFORMED;
	err_prefix(reader->err, "%s:%zu:%zu", reader->path, mark.line + 1, mark.column + 1);
	return failed;
}

int reader_fail(struct reader *reader, int failed)
{
	return reader_fail_at(reader, reader->event.start_mark, failed);
}

static int syntax_error(struct reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	if (parser->error == YAML_MEMORY_ERROR)
		return err_set(reader->err, ERR_SYSTEM, _("out of memory"));
	/* A reader error has no mark of its own. */
	yaml_mark_t mark =
		parser->error == YAML_READER_ERROR ? parser->mark : parser->problem_mark;
	return reader_fail_at(reader, mark,
		err_set(reader->err, ERR_MALFORMED, _("not valid YAML: %s"),
			parser->problem ? parser->problem : "?"));
}

/* What YAML allows and a record does not, wherever it stands. */
static int refuse_extras(struct reader *reader)
{
	const yaml_event_t *event = &reader->event;
	const yaml_char_t *anchor = NULL;
	const yaml_char_t *tag = NULL;
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		if (event->data.document_start.version_directive ||
			event->data.document_start.tag_directives.start !=
				event->data.document_start.tag_directives.end)
			return reader_fail(reader, err_set(reader->err, ERR_MALFORMED,
				_("directives (%%YAML, %%TAG) are not allowed")));
		return 0;
	case YAML_ALIAS_EVENT:
		return reader_fail(reader,
			err_set(reader->err, ERR_MALFORMED, _("aliases (*) are not allowed")));
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
		return reader_fail(reader,
			err_set(reader->err, ERR_MALFORMED, _("anchors (&) are not allowed")));
	if (tag)
		return reader_fail(reader,
			err_set(reader->err, ERR_MALFORMED, _("tags (!) are not allowed")));
	return 0;
}

int reader_next(struct reader *reader)
{
	yaml_event_delete(&reader->event);
	if (!yaml_parser_parse(&reader->parser, &reader->event))
		return syntax_error(reader);
	return refuse_extras(reader);
}

bool reader_has(const struct reader *reader, yaml_event_type_t type)
{
	return reader->event.type == type;
}

const char *reader_text(const struct reader *reader)
{
	return (const char *)reader->event.data.scalar.value;
}

bool reader_has_nothing(const struct reader *reader)
{
	return reader_has(reader, YAML_SCALAR_EVENT) && reader->event.data.scalar.length == 0 &&
		reader->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
}

int reader_check_scalar(struct reader *reader, const char *key)
{
	if (!reader_has(reader, YAML_SCALAR_EVENT))
		return reader_fail(reader,
			err_set(reader->err, ERR_MALFORMED, _("%s: must be a text"), key));
	size_t length = reader->event.data.scalar.length;
	if (length > RECORD_SCALAR_BYTES)
		return reader_fail(reader,
			err_set(reader->err, ERR_MALFORMED,
				_("%s: %zu bytes, more than the %d that are allowed"), key, length,
				RECORD_SCALAR_BYTES));
	if (strlen(reader_text(reader)) != length)
		return reader_fail(reader,
			err_set(reader->err, ERR_MALFORMED, _("%s: NUL in a text"), key));
	return 0;
}

int reader_check_key(struct reader *reader)
{
	if (!reader_has(reader, YAML_SCALAR_EVENT) ||
		reader->event.data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
		reader->event.data.scalar.style == YAML_FOLDED_SCALAR_STYLE)
		return reader_fail(reader,
			err_set(reader->err, ERR_MALFORMED, _("a key must be a plain word")));
	const char *key = reader_text(reader);
	size_t length = reader->event.data.scalar.length;
	if (length == 0)
		return reader_fail(reader, err_set(reader->err, ERR_MALFORMED, _("an empty key")));
	if (length > RECORD_KEY_BYTES)
		return reader_fail(reader,
			err_set(reader->err, ERR_MALFORMED,
				_("a key of %zu bytes, more than the %d that are allowed"), length,
				RECORD_KEY_BYTES));
	if (memchr(key, '\n', length))
		return reader_fail(reader,
			err_set(reader->err, ERR_MALFORMED, _("a key must be one line")));
	if (bytes_check_text(key, length, reader->err))
		return reader_fail(reader, err_prefix(reader->err, _("a key")));
	if (str_equal(key, "<<") && reader->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
		return reader_fail(reader,
			err_set(reader->err, ERR_MALFORMED, _("merge keys (<<) are not allowed")));
	return 0;
}

int reader_open(struct reader *reader, const char *bytes, size_t length, size_t limit)
{
	if (bytes_check(reader->path, bytes, length, limit, reader->err))
		return -1;
	if (!yaml_parser_initialize(&reader->parser))
		return err_set(reader->err, ERR_SYSTEM, _("out of memory"));
	yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader->parser, (const unsigned char *)bytes, length);
	if (reader_next(reader) || reader_next(reader))
		return -1;
	if (reader_has(reader, YAML_STREAM_END_EVENT))
		return reader_fail(reader, err_set(reader->err, ERR_MALFORMED,
			_("the file holds no record")));
	return 0;
}

void reader_close(struct reader *reader)
{
	yaml_event_delete(&reader->event);
	yaml_parser_delete(&reader->parser);
	arena_clear(&reader->scratch);
}

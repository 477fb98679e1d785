#include "record/gzip.h"

#include <stdbool.h>
#define ZLIB_CONST
#include <zlib.h>

#include "base/message.h"
#include "base/str.h"

enum { GZIP = 16, WINDOW_BITS = 15 + GZIP, MEMORY_LEVEL = 8, READ_BYTES = 64 * 1024 };

int gzip_pack(const char *bytes, size_t length, struct arena *arena, const char **packed, size_t *packed_length,
	struct err *err)
{
	z_stream z = {.next_in = (const Bytef *)bytes, .avail_in = (uInt)length};
	if (deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, WINDOW_BITS, MEMORY_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
		return err_set(err, ERR_SYSTEM, _("out of memory"));
	const size_t room = deflateBound(&z, (uLong)length);
	char *out = arena_alloc(arena, room + 1);
	z.next_out = (Bytef *)out;
	z.avail_out = (uInt)room;
	const int status = deflate(&z, Z_FINISH);
	*packed = out;
	*packed_length = z.total_out;
	deflateEnd(&z);
	return status == Z_STREAM_END ? 0 : err_set(err, ERR_SYSTEM, _("out of memory"));
}

/* All of it into `text`; false where it is not whole. */
static bool inflate_all(z_stream *z, size_t limit, struct str *text)
{
	char buffer[READ_BYTES];
	int status = Z_OK;
	while (status == Z_OK) {
		z->next_out = (Bytef *)buffer;
		z->avail_out = sizeof buffer;
		status = inflate(z, Z_NO_FLUSH);
		str_add_n(text, buffer, sizeof buffer - z->avail_out);
		if (text->length > limit)
			return false;
	}
	return status == Z_STREAM_END && z->avail_in == 0;
}

int gzip_unpack(const char *name, const char *packed, size_t packed_length, size_t limit, struct arena *arena,
	const char **bytes, size_t *length, struct err *err)
{
	z_stream z = {.next_in = (const Bytef *)packed, .avail_in = (uInt)packed_length};
	struct str text = {0};
	if (inflateInit2(&z, WINDOW_BITS) != Z_OK)
		return err_set(err, ERR_SYSTEM, _("out of memory"));
	const bool whole = inflate_all(&z, limit, &text);
	inflateEnd(&z);
	if (whole) {
		*length = text.length;
		*bytes = arena_dup_n(arena, str_text(&text), text.length);
	}
	str_close(&text);
	return whole ? 0 : err_set(err, ERR_MALFORMED, _("%s: not a whole gzip file"), name);
}

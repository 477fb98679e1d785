#include "git/git_deflate.h"

#define ZLIB_CONST
#include <zlib.h>

#include "base/message.h"

enum {
	WINDOW_LEAST = 9,
	WINDOW_MOST = 15,
	AHEAD = 262, /* of the window zlib looks back over all but that */
	MEMORY_LEAST = 4,
	MEMORY_MOST = 8,
	SYMBOLS_BITS = 6 /* with a memory level of n, a block has 2 ^ (n + 6) symbols */
};

/* The smallest of these powers of two that holds it all. */
static int bits_for(size_t length, int least, int most)
{
	int bits = least;
	while (bits < most && (size_t)1 << bits < length)
		bits++;
	return bits;
}

static int add(z_stream *z, const void *bytes, size_t length, int flush)
{
	z->next_in = bytes;
	z->avail_in = (uInt)length;
	return deflate(z, flush);
}

int git_deflate(const char *head, size_t head_length, const void *bytes, size_t length, struct str *into,
	struct err *err)
{
	const size_t all = head_length + length;
	z_stream z = {0};
	if (deflateInit2(&z, GIT_DEFLATE_LEVEL, Z_DEFLATED, bits_for(all + AHEAD, WINDOW_LEAST, WINDOW_MOST),
		    bits_for(all, MEMORY_LEAST + SYMBOLS_BITS, MEMORY_MOST + SYMBOLS_BITS) - SYMBOLS_BITS,
		    Z_DEFAULT_STRATEGY) != Z_OK)
		return err_set(err, ERR_SYSTEM, _("out of memory"));
	const size_t room = deflateBound(&z, (uLong)all);
	str_reserve(into, room);
	z.next_out = (Bytef *)into->text + into->length;
	z.avail_out = (uInt)room;
	int status = length ? add(&z, head, head_length, Z_NO_FLUSH) : Z_OK;
	if (status == Z_OK)
		status = length ? add(&z, bytes, length, Z_FINISH) : add(&z, head, head_length, Z_FINISH);
	into->length += z.total_out;
	into->text[into->length] = '\0';
	deflateEnd(&z);
	return status == Z_STREAM_END ? 0 : err_set(err, ERR_SYSTEM, _("out of memory"));
}

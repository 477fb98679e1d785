#include "git/git_pack_object.h"

#include <string.h>
#include <unistd.h>
#define ZLIB_CONST
#include <zlib.h>

#include "base/vec.h"
#include "git/git_pack.h"

enum {
	OBJECT_BYTES = 16 * 1024 * 1024,
	DEPTH = 4096, /* of changes upon changes: the most that git makes */
	CHANGES_BYTES = 2 * OBJECT_BYTES, /* of all that lead to one object: a pack of ours has much less */
	READ_BYTES = 4096
};

/* How the packs say what an object is. */
enum pack_type { PACK_COMMIT = 1, PACK_TREE, PACK_BLOB, PACK_TAG, PACK_BY_PLACE = 6, PACK_BY_NAME = 7 };

static const char *const type_names[] = {[PACK_COMMIT] = "commit", [PACK_TREE] = "tree", [PACK_BLOB] = "blob",
	[PACK_TAG] = "tag"};

/* The bytes of a pack from some place on. */
struct pack_source {
	int fd;
	uint64_t at; /* of what comes after `held` */
	size_t held;
	size_t used;
	unsigned char bytes[READ_BYTES];
};

static bool fill(struct pack_source *source)
{
	ssize_t n = pread(source->fd, source->bytes, sizeof source->bytes, (off_t)source->at);
	if (n <= 0)
		return false;
	source->at += (uint64_t)n;
	source->held = (size_t)n;
	source->used = 0;
	return true;
}

static bool next_byte(struct pack_source *source, unsigned char *byte)
{
	if (source->used == source->held && !fill(source))
		return false;
	*byte = source->bytes[source->used++];
	return true;
}

/* What stands before the bytes of an object: its kind, and how many there are. */
static bool read_head(struct pack_source *source, unsigned *type, size_t *length)
{
	unsigned char byte;
	if (!next_byte(source, &byte))
		return false;
	*type = byte >> 4 & 7;
	*length = byte & 15;
	for (unsigned shift = 4; byte & 0x80; shift += 7) {
		if (shift > 25 || !next_byte(source, &byte))
			return false;
		*length |= (size_t)(byte & 0x7f) << shift;
	}
	return *length <= OBJECT_BYTES;
}

/* How far before this object the one stands of which it is a change. */
static bool read_distance(struct pack_source *source, uint64_t *distance)
{
	unsigned char byte;
	if (!next_byte(source, &byte))
		return false;
	*distance = byte & 0x7f;
	while (byte & 0x80) {
		if (*distance >= UINT64_C(1) << 54 || !next_byte(source, &byte))
			return false;
		*distance = (*distance + 1) << 7 | (byte & 0x7f);
	}
	return true;
}

/* Exactly so many bytes, and then the end. */
static bool inflate_all(struct pack_source *source, unsigned char *bytes, size_t length)
{
	unsigned char beyond;
	z_stream z = {.next_out = bytes, .avail_out = (uInt)length};
	int status = Z_OK;
	if (inflateInit(&z) != Z_OK)
		return false;
	while (status == Z_OK) {
		if (source->used == source->held && !fill(source))
			break;
		if (z.avail_out == 0 && z.total_out == length) {
			z.next_out = &beyond;
			z.avail_out = 1;
		}
		z.next_in = source->bytes + source->used;
		z.avail_in = (uInt)(source->held - source->used);
		status = inflate(&z, Z_NO_FLUSH);
		source->used = source->held - z.avail_in;
		if (status == Z_BUF_ERROR && z.avail_out)
			status = Z_OK;
	}
	const bool whole = status == Z_STREAM_END && z.total_out == length;
	inflateEnd(&z);
	return whole;
}

/* A change of another object: copies of its parts, and new bytes. */
struct change {
	const unsigned char *bytes;
	size_t length;
};

static bool change_length(struct change *change, size_t *length)
{
	*length = 0;
	for (unsigned shift = 0; shift <= 28; shift += 7) {
		if (!change->length)
			return false;
		const unsigned char byte = *change->bytes++;
		change->length--;
		*length |= (size_t)(byte & 0x7f) << shift;
		if (!(byte & 0x80))
			return *length <= OBJECT_BYTES;
	}
	return false;
}

/* The bytes of a number that are not 0 stand there, as the bits of `which` say. */
static bool change_number(struct change *change, unsigned which, unsigned bytes_n, size_t *number)
{
	*number = 0;
	for (unsigned i = 0; i < bytes_n; i++) {
		if (!(which & 1u << i))
			continue;
		if (!change->length)
			return false;
		*number |= (size_t)*change->bytes++ << 8 * i;
		change->length--;
	}
	return true;
}

/* One step of it: what is copied, from where.  False where there is no such part. */
static bool change_step(struct change *change, const unsigned char *base, size_t base_length,
	const unsigned char **from, size_t *length)
{
	const unsigned char code = *change->bytes++;
	size_t at;
	change->length--;
	if (!(code & 0x80)) {
		*from = change->bytes;
		*length = code;
		if (!code || code > change->length)
			return false;
		change->bytes += code;
		change->length -= code;
		return true;
	}
	if (!change_number(change, code, 4, &at) || !change_number(change, code >> 4, 3, length))
		return false;
	if (!*length)
		*length = 0x10000;
	*from = base + at;
	return at <= base_length && *length <= base_length - at;
}

static bool apply(struct change change, const unsigned char **bytes, size_t *length, struct arena *arena)
{
	size_t before, after;
	if (!change_length(&change, &before) || !change_length(&change, &after) || before != *length)
		return false;
	unsigned char *made = arena_alloc(arena, after + 1);
	size_t done = 0;
	while (change.length) {
		const unsigned char *from;
		size_t n;
		if (!change_step(&change, *bytes, *length, &from, &n) || n > after - done)
			return false;
		memcpy(made + done, from, n);
		done += n;
	}
	*bytes = made;
	*length = after;
	return done == after;
}

struct pack_object {
	const struct git_pack *pack;
	int fd;
	struct arena *arena;    /* of what is asked for */
	struct arena scratch;   /* of what leads to it */
	struct change *changes; /* the last one first */
	size_t changes_n;
	size_t changes_room;
	size_t changes_bytes;
	const unsigned char *bytes;
	size_t length;
	unsigned type;
};

/* Where the object stands of which this one is a change. */
static bool read_base(const struct pack_object *object, struct pack_source *source, unsigned type, uint64_t *place)
{
	unsigned char name[SHA1_BYTES];
	uint64_t distance;
	uint32_t number;
	if (type == PACK_BY_PLACE) {
		if (!read_distance(source, &distance) || distance == 0 || distance > *place)
			return false;
		*place -= distance;
		return true;
	}
	for (size_t i = 0; i < sizeof name; i++)
		if (!next_byte(source, &name[i]))
			return false;
	return git_pack_find(object->pack, name, &number) &&
	       git_pack_place(object->pack, number, place);
}

/* From change to change to the object that is whole. */
static bool collect(struct pack_object *object, uint64_t place)
{
	while (object->changes_n < DEPTH) {
		struct pack_source source = {.fd = object->fd, .at = place};
		unsigned type;
		size_t length;
		if (!read_head(&source, &type, &length))
			return false;
		const bool changes = type == PACK_BY_PLACE || type == PACK_BY_NAME;
		if (!changes && (type < PACK_COMMIT || type > PACK_TAG))
			return false;
		if (changes && !read_base(object, &source, type, &place))
			return false;
		object->changes_bytes += changes ? length : 0;
		if (object->changes_bytes > CHANGES_BYTES)
			return false;
		unsigned char *bytes =
			arena_alloc(changes || object->changes_n ? &object->scratch : object->arena, length + 1);
		if (!inflate_all(&source, bytes, length))
			return false;
		if (!changes) {
			object->type = type;
			object->bytes = bytes;
			object->length = length;
			return true;
		}
		VEC_PUSH(&object->scratch, object->changes, object->changes_n, object->changes_room) =
			(struct change){bytes, length};
	}
	return false;
}

/* The first as it is, then changed and changed again: of those between only the last one is kept. */
static bool apply_all(struct pack_object *object)
{
	struct arena between[2] = {{0}, {0}};
	bool applied = true;
	while (applied && object->changes_n > 0) {
		const size_t i = --object->changes_n;
		applied = apply(object->changes[i], &object->bytes, &object->length, i ? &between[i % 2] : object->arena);
		arena_clear(&between[(i + 1) % 2]);
	}
	arena_clear(&between[0]);
	arena_clear(&between[1]);
	return applied;
}

static bool read_object(const struct git_pack *pack, int fd, uint32_t number, const char *type,
	struct arena *arena, const char **bytes, size_t *length)
{
	struct pack_object object = {.pack = pack, .fd = fd, .arena = arena};
	uint64_t place;
	const bool read = git_pack_place(pack, number, &place) && collect(&object, place) &&
			  strcmp(type_names[object.type], type) == 0 && apply_all(&object);
	arena_clear(&object.scratch);
	if (read) {
		*bytes = (const char *)object.bytes;
		*length = object.length;
	}
	return read;
}

static bool read_from(int store_fd, const char *name, const char *type, const unsigned char id[SHA1_BYTES],
	struct arena *arena, const char **bytes, size_t *length)
{
	struct git_pack pack;
	uint32_t number;
	if (!git_pack_open(store_fd, name, &pack))
		return false;
	bool read = false;
	if (git_pack_find(&pack, id, &number)) {
		int fd = git_pack_file(store_fd, name, ".pack");
		read = fd >= 0 && read_object(&pack, fd, number, type, arena, bytes, length);
		if (fd >= 0)
			close(fd);
	}
	git_pack_close(&pack);
	return read;
}

bool git_pack_object_read(int store_fd, const char *type, const char *id, struct arena *arena, const char **bytes,
	size_t *length)
{
	unsigned char name[SHA1_BYTES];
	const char **names;
	size_t n;
	struct err unsaid;
	if (git_pack_names(store_fd, arena, &names, &n, &unsaid))
		return false;
	sha1_parse(id, name);
	for (size_t i = 0; i < n; i++)
		if (read_from(store_fd, names[i], type, name, arena, bytes, length))
			return true;
	return false;
}

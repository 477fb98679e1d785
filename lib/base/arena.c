#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

struct arena_block {
	struct arena_block *older;
	size_t size;
	size_t used;
	alignas(max_align_t) unsigned char bytes[];
};

#define BLOCK_BYTES ((size_t)64 * 1024)

/* Most texts are shorter, and need not be printed twice to learn how long they are. */
enum { PRINT_BYTES = 256 };

static _Noreturn void out_of_memory(void)
{
	fputs("onestop: out of memory\n", stderr);
	exit(ERR_SYSTEM);
}

static inline void *take(struct arena *arena, size_t size)
{
	const size_t align = alignof(max_align_t);
	if (size > SIZE_MAX - BLOCK_BYTES)
		out_of_memory();
	size_t rounded = (size + align - 1) / align * align;
	struct arena_block *block = arena->blocks;
	if (!block || block->size - block->used < rounded) {
		size_t room = rounded > BLOCK_BYTES / 4 ? rounded : BLOCK_BYTES;
		block = malloc(sizeof *block + room);
		if (!block)
			out_of_memory();
		block->size = room;
		block->used = 0;
		block->older = arena->blocks;
		arena->blocks = block;
	}
	void *memory = block->bytes + block->used;
	block->used += rounded;
	return memory;
}

void *arena_room(struct arena *arena, size_t count, size_t item)
{
	size_t size;
	if (__builtin_mul_overflow(count, item, &size))
		out_of_memory();
	return take(arena, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	return memset(arena_room(arena, count, size), 0, count * size);
}

void *arena_alloc(struct arena *arena, size_t size)
{
	return arena_array(arena, 1, size);
}

char *arena_dup_n(struct arena *arena, const char *text, size_t length)
{
	if (length == SIZE_MAX)
		out_of_memory();
	char *copy = take(arena, length + 1);
	if (length)
		memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

char *arena_dup(struct arena *arena, const char *text)
{
	return arena_dup_n(arena, text, strlen(text));
}

char *arena_vprintf(struct arena *arena, const char *format, va_list args)
{
	char first[PRINT_BYTES];
	va_list again;
	va_copy(again, args);
	int length = vsnprintf(first, sizeof first, format, args);
	if (length < 0)
		bug("a format that cannot be printed");
	char *text = arena_room(arena, (size_t)length + 1, 1);
	if ((size_t)length < sizeof first)
		memcpy(text, first, (size_t)length + 1);
	else
		vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	return text;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	char *text = arena_vprintf(arena, format, args);
	va_end(args);
	return text;
}

struct arena_mark arena_mark(struct arena *arena)
{
	struct arena_mark mark = {arena->blocks, arena->blocks ? arena->blocks->used : 0};
	return mark;
}

void arena_reset(struct arena *arena, struct arena_mark mark)
{
	while (arena->blocks != mark.block) {
		struct arena_block *block = arena->blocks;
		arena->blocks = block->older;
		free(block);
	}
	if (arena->blocks)
		arena->blocks->used = mark.used;
}

void arena_clear(struct arena *arena)
{
	arena_reset(arena, (struct arena_mark){NULL, 0});
}

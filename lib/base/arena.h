/* One arena holds all records and strings of a run and is freed once.
 *
 * Allocation never returns NULL: out of memory ends the program (exit 5) with one line, as
 * there is nothing a caller could do better.  Memory is zeroed, and zero is the empty value of
 * every struct.  Loops over a whole store take a mark and reset to it. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *blocks; /* newest first */
};

struct arena_mark {
	struct arena_block *block;
	size_t used;
};

/* Zeroed memory, aligned for any type; valid until arena_clear or a reset to an older mark. */
void *arena_alloc(struct arena *arena, size_t size);

/* Room for `count` items of `size` bytes; a product that overflows is out of memory. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* The same with whatever it held before: for what is written at once, from its first byte to its last. */
void *arena_room(struct arena *arena, size_t count, size_t size);

/* A copy of the NUL-terminated `text`, or of its first `length` bytes with a NUL appended. */
char *arena_dup(struct arena *arena, const char *text);
char *arena_dup_n(struct arena *arena, const char *text, size_t length);

/* Formatted text. */
char *arena_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

/* Everything allocated after the mark was taken is given back by the reset. */
struct arena_mark arena_mark(struct arena *arena);
void arena_reset(struct arena *arena, struct arena_mark mark);

/* Give everything back; the arena is empty and usable again. */
void arena_clear(struct arena *arena);

#endif

/* Eight bytes looked at at once.
 *
 * What asks of bytes answers with a mask: the highest bit of every byte of which it is so.  Only the first of
 * them is certain, as a byte may borrow from those behind it: word_first tells where it is. */
#ifndef BASE_WORD_H
#define BASE_WORD_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define WORD_EACH UINT64_C(0x0101010101010101)
#define WORD_HIGH UINT64_C(0x8080808080808080)

enum { WORD_BYTES = 8 };

/* The bytes from here on, the first of them lowest; all eight must be there. */
static inline uint64_t word_of(const char *bytes)
{
	uint64_t word;
	memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	word = __builtin_bswap64(word);
#endif
	return word;
}

/* Less than the limit, which is ASCII. */
static inline uint64_t word_below(uint64_t word, unsigned char limit)
{
	return (word - WORD_EACH * limit) & ~word & WORD_HIGH;
}

static inline uint64_t word_equals(uint64_t word, unsigned char byte)
{
	return word_below(word ^ WORD_EACH * byte, 1);
}

/* How many bytes stand before the first of the mask: eight when there is none. */
static inline size_t word_first(uint64_t mask)
{
	return mask ? (size_t)__builtin_ctzll(mask) / 8 : WORD_BYTES;
}

#endif

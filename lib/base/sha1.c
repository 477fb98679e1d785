#include "base/sha1.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#ifdef __x86_64__
#include <cpuid.h>
#include <immintrin.h>
#endif

/* libmd computes a block in some 800 instructions; processors that have some for this very purpose take a quarter of
 * the time, and what a program hashes (the index at every commit, all files of an import) is what it waits for. */

#ifdef __x86_64__

/* Four of the eighty rounds, with the words `a`, which become those of sixteen rounds later. */
#define FOUR_ROUNDS(kind, a, b, c, d)                                                              \
	do {                                                                                       \
		next = _mm_sha1nexte_epu32(e, a);                                                  \
		e = abcd;                                                                          \
		abcd = _mm_sha1rnds4_epu32(abcd, next, kind);                                      \
		a = _mm_sha1msg2_epu32(_mm_xor_si128(_mm_sha1msg1_epu32(a, b), c), d);             \
	} while (0)

#define SIXTEEN_ROUNDS(first, second, third, fourth)                                               \
	do {                                                                                       \
		FOUR_ROUNDS(first, w0, w1, w2, w3);                                                \
		FOUR_ROUNDS(second, w1, w2, w3, w0);                                               \
		FOUR_ROUNDS(third, w2, w3, w0, w1);                                                \
		FOUR_ROUNDS(fourth, w3, w0, w1, w2);                                               \
	} while (0)

__attribute__((target("sha,sse4.1"))) static void add_blocks(uint32_t state[5], const unsigned char *bytes,
	size_t blocks)
{
	const __m128i big_endian = _mm_set_epi64x(0x0001020304050607, 0x08090a0b0c0d0e0f);
	__m128i abcd = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(const void *)state), 0x1B);
	__m128i e = _mm_set_epi32((int)state[4], 0, 0, 0);
	for (; blocks; blocks--, bytes += 64) {
		const __m128i *words = (const __m128i *)(const void *)bytes;
		const __m128i abcd_before = abcd, e_before = e;
		__m128i w0 = _mm_shuffle_epi8(_mm_loadu_si128(words), big_endian);
		__m128i w1 = _mm_shuffle_epi8(_mm_loadu_si128(words + 1), big_endian);
		__m128i w2 = _mm_shuffle_epi8(_mm_loadu_si128(words + 2), big_endian);
		__m128i w3 = _mm_shuffle_epi8(_mm_loadu_si128(words + 3), big_endian);
		__m128i next = _mm_add_epi32(e, w0);
		e = abcd;
		abcd = _mm_sha1rnds4_epu32(abcd, next, 0);
		w0 = _mm_sha1msg2_epu32(_mm_xor_si128(_mm_sha1msg1_epu32(w0, w1), w2), w3);
		FOUR_ROUNDS(0, w1, w2, w3, w0);
		FOUR_ROUNDS(0, w2, w3, w0, w1);
		FOUR_ROUNDS(0, w3, w0, w1, w2);
		SIXTEEN_ROUNDS(0, 1, 1, 1);
		SIXTEEN_ROUNDS(1, 1, 2, 2);
		SIXTEEN_ROUNDS(2, 2, 2, 3);
		SIXTEEN_ROUNDS(3, 3, 3, 3);
		e = _mm_sha1nexte_epu32(e, e_before);
		abcd = _mm_add_epi32(abcd, abcd_before);
	}
	_mm_storeu_si128((__m128i *)(void *)state, _mm_shuffle_epi32(abcd, 0x1B));
	state[4] = (uint32_t)_mm_extract_epi32(e, 3);
}

static bool has_instructions(void)
{
	static int has; /* 0: not asked yet, 1: no, 2: yes; whoever asks gets the same answer */
	unsigned a, b = 0, c = 0, d;
	if (has == 0)
		has = __get_cpuid(1, &a, &b, &c, &d) && c & bit_SSSE3 && c & bit_SSE4_1 &&
				      __get_cpuid_count(7, 0, &a, &b, &c, &d) && b & bit_SHA
			      ? 2
			      : 1;
	return has == 2;
}

/* The whole blocks that come next, as libmd's context counts them; it has no part of one.  Returns their bytes. */
static size_t add_whole_blocks(SHA1_CTX *context, const void *bytes, size_t length)
{
	const size_t blocks = length / SHA1_BLOCK_LENGTH;
	if (!blocks || !has_instructions())
		return 0;
	add_blocks(context->state, bytes, blocks);
	context->count += (uint64_t)blocks * SHA1_BLOCK_LENGTH * 8;
	return blocks * SHA1_BLOCK_LENGTH;
}

/* What libmd has of a block, a bit, as many as there were in all; false where that is for libmd. */
static bool end_blocks(SHA1_CTX *context, unsigned char digest[SHA1_BYTES])
{
	enum { COUNT_BYTES = 8 };
	const uint64_t bits = context->count;
	const size_t begun = bits / 8 % SHA1_BLOCK_LENGTH;
	const size_t blocks = begun + 1 + COUNT_BYTES > SHA1_BLOCK_LENGTH ? 2 : 1;
	unsigned char last[2 * SHA1_BLOCK_LENGTH] = {0};
	if (!has_instructions())
		return false;
	memcpy(last, context->buffer, begun);
	last[begun] = 0x80;
	for (size_t i = 0; i < COUNT_BYTES; i++)
		last[blocks * SHA1_BLOCK_LENGTH - 1 - i] = (unsigned char)(bits >> 8 * i);
	add_blocks(context->state, last, blocks);
	for (size_t i = 0; i < SHA1_BYTES; i++)
		digest[i] = (unsigned char)(context->state[i / 4] >> 8 * (3 - i % 4));
	return true;
}

#else

static bool end_blocks(SHA1_CTX *context, unsigned char digest[SHA1_BYTES])
{
	(void)context;
	(void)digest;
	return false;
}

static size_t add_whole_blocks(SHA1_CTX *context, const void *bytes, size_t length)
{
	(void)context;
	(void)bytes;
	(void)length;
	return 0;
}

#endif

void sha1_begin(struct sha1 *sha1)
{
	SHA1Init(&sha1->libmd);
}

void sha1_add(struct sha1 *sha1, const void *bytes, size_t length)
{
	const uint8_t *at = bytes;
	const size_t begun = sha1->libmd.count / 8 % SHA1_BLOCK_LENGTH;
	const size_t left = begun ? SHA1_BLOCK_LENGTH - begun : 0;
	const size_t first = left < length ? left : length;
	if (first)
		SHA1Update(&sha1->libmd, at, first);
	const size_t whole = add_whole_blocks(&sha1->libmd, at + first, length - first);
	if (first + whole < length)
		SHA1Update(&sha1->libmd, at + first + whole, length - first - whole);
}

void sha1_end(struct sha1 *sha1, unsigned char digest[SHA1_BYTES])
{
	if (!end_blocks(&sha1->libmd, digest))
		SHA1Final(digest, &sha1->libmd);
}

void sha1_format(const unsigned char digest[SHA1_BYTES], char text[SHA1_TEXT_SIZE])
{
	static const char digits[] = "0123456789abcdef";
	for (int i = 0; i < SHA1_BYTES; i++) {
		text[2 * i] = digits[digest[i] >> 4];
		text[2 * i + 1] = digits[digest[i] & 15];
	}
	text[2 * SHA1_BYTES] = '\0';
}

static unsigned char digit_of(char c)
{
	return (unsigned char)(c <= '9' ? c - '0' : c - 'a' + 10);
}

void sha1_parse(const char *text, unsigned char digest[SHA1_BYTES])
{
	for (int i = 0; i < SHA1_BYTES; i++)
		digest[i] = (unsigned char)(digit_of(text[2 * i]) << 4 | digit_of(text[2 * i + 1]));
}

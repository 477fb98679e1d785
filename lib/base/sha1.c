#include "base/sha1.h"

#include <string.h>

void sha1_begin(struct sha1 *sha1)
{
	*sha1 = (struct sha1){
		.state = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0}};
}

static uint32_t rotate(uint32_t word, int bits)
{
	return word << bits | word >> (32 - bits);
}

/* One of four functions for each quarter of the eighty rounds (FIPS 180-4, 4.1.1). */
static uint32_t choose(int round, uint32_t b, uint32_t c, uint32_t d)
{
	static const uint32_t constants[] = {0x5A827999, 0x6ED9EBA1, 0x8F1BBCDC, 0xCA62C1D6};
	uint32_t mixed = round < 20   ? (b & c) | (~b & d)
			 : round < 40 ? b ^ c ^ d
			 : round < 60 ? (b & c) | (b & d) | (c & d)
				      : b ^ c ^ d;
	return mixed + constants[round / 20];
}

static void take_block(struct sha1 *sha1, const unsigned char *block)
{
	uint32_t w[80];
	for (int i = 0; i < 16; i++)
		w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
		       (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
	for (int i = 16; i < 80; i++)
		w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
	uint32_t a = sha1->state[0];
	uint32_t b = sha1->state[1];
	uint32_t c = sha1->state[2];
	uint32_t d = sha1->state[3];
	uint32_t e = sha1->state[4];
	for (int i = 0; i < 80; i++) {
		uint32_t next = rotate(a, 5) + choose(i, b, c, d) + e + w[i];
		e = d;
		d = c;
		c = rotate(b, 30);
		b = a;
		a = next;
	}
	sha1->state[0] += a;
	sha1->state[1] += b;
	sha1->state[2] += c;
	sha1->state[3] += d;
	sha1->state[4] += e;
}

void sha1_add(struct sha1 *sha1, const void *bytes, size_t length)
{
	const unsigned char *from = bytes;
	size_t used = sha1->length % sizeof sha1->block;
	sha1->length += length;
	while (length > 0) {
		if (used == 0 && length >= sizeof sha1->block) {
			take_block(sha1, from);
			from += sizeof sha1->block;
			length -= sizeof sha1->block;
			continue;
		}
		size_t n = sizeof sha1->block - used;
		n = n < length ? n : length;
		memcpy(sha1->block + used, from, n);
		from += n;
		length -= n;
		used += n;
		if (used == sizeof sha1->block) {
			take_block(sha1, sha1->block);
			used = 0;
		}
	}
}

void sha1_end(struct sha1 *sha1, unsigned char digest[SHA1_BYTES])
{
	static const unsigned char padding[64] = {0x80};
	unsigned char bits[8];
	uint64_t n = sha1->length * 8;
	for (int i = 0; i < 8; i++)
		bits[i] = (unsigned char)(n >> (56 - 8 * i));
	sha1_add(sha1, padding, 1 + (119 - sha1->length % 64) % 64);
	sha1_add(sha1, bits, sizeof bits);
	for (int i = 0; i < SHA1_BYTES; i++)
		digest[i] = (unsigned char)(sha1->state[i / 4] >> (24 - 8 * (i % 4)));
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

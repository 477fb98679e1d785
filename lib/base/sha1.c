#include "base/sha1.h"

void sha1_begin(struct sha1 *sha1)
{
	SHA1Init(&sha1->libmd);
}

void sha1_add(struct sha1 *sha1, const void *bytes, size_t length)
{
	SHA1Update(&sha1->libmd, bytes, length);
}

void sha1_end(struct sha1 *sha1, unsigned char digest[SHA1_BYTES])
{
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

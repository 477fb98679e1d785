#include "base/digest.h"

#include <stddef.h>
#include <string.h>

/* FNV-1a. */
static uint64_t add_bytes(uint64_t hash, const void *bytes, size_t n)
{
	const unsigned char *byte = bytes;
	for (size_t i = 0; i < n; i++)
		hash = (hash ^ byte[i]) * 1099511628211U;
	return hash;
}

uint64_t digest_begin(void)
{
	return 14695981039346656037U;
}

uint64_t digest_text(uint64_t hash, const char *text)
{
	text = text ? text : "";
	return add_bytes(hash, text, strlen(text) + 1);
}

uint64_t digest_number(uint64_t hash, int64_t number)
{
	return add_bytes(hash, &number, sizeof number);
}

/* Every bit of the hash into every bit of what is summed up (the end of splitmix64). */
uint64_t digest_end(uint64_t hash)
{
	hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9U;
	hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebU;
	return hash ^ (hash >> 31);
}

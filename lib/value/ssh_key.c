#include "value/ssh_key.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"

/* What a key of a type consists of, after the name of the type: a letter a part.  p: a point, s: the name of
 * a curve, a: an application, e and n: of RSA. */
static const struct {
	const char *type;
	const char *parts;
	const char *curve;
	size_t point; /* bytes */
} kinds[] = {
	{"ssh-ed25519", "p", NULL, 32},
	{"sk-ssh-ed25519@openssh.com", "pa", NULL, 32},
	{"ecdsa-sha2-nistp256", "sp", "nistp256", 65},
	{"ecdsa-sha2-nistp384", "sp", "nistp384", 97},
	{"ecdsa-sha2-nistp521", "sp", "nistp521", 133},
	{"sk-ecdsa-sha2-nistp256@openssh.com", "spa", "nistp256", 65},
	{"ssh-rsa", "en", NULL, 0},
};

enum { RSA_BYTES = 256, BLOB_BYTES = 4096 };

struct blob {
	unsigned char bytes[BLOB_BYTES];
	size_t n;
	size_t at;
};

static int value_of(char c)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *found = c ? strchr(letters, c) : NULL;
	return found ? (int)(found - letters) : -1;
}

/* The bytes of a text in base64, with its padding and nothing behind it. */
static bool decode(const char *text, struct blob *blob)
{
	const size_t length = strlen(text);
	const size_t padding = length && text[length - 1] == '=' ? 1 + (length > 1 && text[length - 2] == '=') : 0;
	if (length == 0 || length % 4 || length / 4 * 3 > BLOB_BYTES)
		return false;
	uint32_t bits = 0;
	for (size_t i = 0; i < length; i++) {
		int value = i < length - padding ? value_of(text[i]) : 0;
		if (value < 0)
			return false;
		bits = bits << 6 | (uint32_t)value;
		for (size_t k = 0; i % 4 == 3 && k < 3; k++)
			blob->bytes[blob->n++] = (unsigned char)(bits >> (16 - 8 * k));
	}
	for (size_t i = 0; i < padding; i++)
		if (blob->bytes[--blob->n] != 0)
			return false;
	return true;
}

/* The next part: four bytes that say how long it is, and it. */
static bool next(struct blob *blob, const unsigned char **part, size_t *length)
{
	size_t n = 0;
	if (blob->n - blob->at < 4)
		return false;
	for (size_t i = 0; i < 4; i++)
		n = n << 8 | blob->bytes[blob->at++];
	if (n > blob->n - blob->at)
		return false;
	*part = blob->bytes + blob->at;
	*length = n;
	blob->at += n;
	return true;
}

static bool next_is(struct blob *blob, const char *text)
{
	const unsigned char *part;
	size_t n;
	return next(blob, &part, &n) && n == strlen(text) && memcmp(part, text, n) == 0;
}

/* Numbers of RSA begin with a zero byte where their first bit is set. */
static bool is_long(const unsigned char *number, size_t n)
{
	while (n && *number == 0) {
		number++;
		n--;
	}
	return n > RSA_BYTES || (n == RSA_BYTES && (*number & 0x80));
}

static bool has_part(struct blob *blob, size_t kind, char letter)
{
	const unsigned char *part;
	size_t n;
	if (letter == 's')
		return next_is(blob, kinds[kind].curve);
	if (!next(blob, &part, &n) || n == 0)
		return false;
	return letter == 'p' ? n == kinds[kind].point : letter != 'n' || is_long(part, n);
}

static int check_blob(size_t kind, const char *text, struct err *err)
{
	struct blob blob = {.n = 0};
	bool whole = decode(text, &blob) && next_is(&blob, kinds[kind].type);
	for (const char *letter = kinds[kind].parts; whole && *letter; letter++)
		whole = has_part(&blob, kind, *letter);
	if (whole && blob.at == blob.n)
		return 0;
	return err_set(err, ERR_MALFORMED,
		kinds[kind].point ? _("not a whole key of the type %s")
				  : _("not a whole key of the type %s with 2048 bits or more"),
		kinds[kind].type);
}

int ssh_key_check(const char *text, struct err *err)
{
	const size_t n = strcspn(text, " ");
	if (str_starts(text, "-----BEGIN ") && !strstr(text, "PUBLIC"))
		return err_set(err, ERR_MALFORMED, _("this is a private key, which nobody else may see: the public one ends in .pub"));
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (text[n] && strlen(kinds[i].type) == n && strncmp(kinds[i].type, text, n) == 0)
			return check_blob(i, text + n + 1, err);
	return err_set(err, ERR_MALFORMED, _("\"%.40s\" is not a public key of ssh (ssh-ed25519 AAAA...)"), text);
}

const char *ssh_key_clean(const char *line, struct arena *arena)
{
	line += strspn(line, " \t\r\n");
	const size_t type = strcspn(line, " \t\r\n");
	const char *key = line + type + strspn(line + type, " \t\r\n");
	const size_t n = strcspn(key, " \t\r\n");
	return n ? arena_printf(arena, "%.*s %.*s", (int)type, line, (int)n, key) : arena_dup_n(arena, line, type);
}

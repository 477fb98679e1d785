#include "value/file_type.h"

#include <string.h>

#include "base/str.h"

/* `length` bytes at a place. */
struct mark {
	size_t at;
	const char *bytes;
	size_t length;
};
#define MARK(at, text) {at, text, sizeof(text) - 1}

/* All marks of a row must be there (a mark of length 0 always is). */
static const struct {
	const char *type;
	struct mark marks[2];
} signatures[] = {
	{"pdf", {MARK(0, "%PDF-")}},
	{"jpg", {MARK(0, "\xff\xd8\xff")}},
	{"png", {MARK(0, "\x89PNG\r\n\x1a\n")}},
	{"gif", {MARK(0, "GIF87a")}},
	{"gif", {MARK(0, "GIF89a")}},
	{"tiff", {MARK(0, "II*\0")}},
	{"tiff", {MARK(0, "MM\0*")}},
	{"bmp", {MARK(0, "BM"), MARK(6, "\0\0\0\0")}},
	{"webp", {MARK(0, "RIFF"), MARK(8, "WEBP")}},
	{"wav", {MARK(0, "RIFF"), MARK(8, "WAVE")}},
	{"heic", {MARK(4, "ftyphei")}},
	{"heic", {MARK(4, "ftyphev")}},
	{"heic", {MARK(4, "ftypmif1")}},
	{"heic", {MARK(4, "ftypmsf1")}},
	{"avif", {MARK(4, "ftypavif")}},
	{"m4a", {MARK(4, "ftypM4A")}},
	{"mp4", {MARK(4, "ftyp")}},
	{"mp3", {MARK(0, "ID3")}},
	{"amr", {MARK(0, "#!AMR")}},
	{"doc", {MARK(0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")}},
	{"rtf", {MARK(0, "{\\rtf")}},
};

/* What the names of the files within say of an archive. */
static const struct {
	const char *type;
	struct mark name;
} archives[] = {
	{"docx", MARK(0, "word/")},
	{"xlsx", MARK(0, "xl/")},
	{"pptx", MARK(0, "ppt/")},
	{"ofd", MARK(0, "OFD.xml")},
	{"odt", MARK(0, "mimetypeapplication/vnd.oasis.opendocument.text")},
	{"ods", MARK(0, "mimetypeapplication/vnd.oasis.opendocument.spreadsheet")},
};

/* The words that stand in no row. */
static const char *const others[] = {"zip", "txt", "bin"};

enum { SIGNATURES_N = sizeof signatures / sizeof *signatures, ARCHIVES_N = sizeof archives / sizeof *archives };

static bool has_mark(const char *bytes, size_t length, const struct mark *mark)
{
	return mark->length == 0 || (length >= mark->at + mark->length &&
					    memcmp(bytes + mark->at, mark->bytes, mark->length) == 0);
}

static const char *archive_type(const char *bytes, size_t length)
{
	for (size_t i = 0; i < ARCHIVES_N; i++)
		if (memmem(bytes, length, archives[i].name.bytes, archives[i].name.length))
			return archives[i].type;
	return "zip";
}

/* Text of whatever encoding has no control characters but line ends and tabs. */
static bool is_text(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)bytes[i];
		if (c < ' ' && c != '\t' && c != '\n' && c != '\r')
			return false;
	}
	return length > 0;
}

const char *file_type_of(const char *bytes, size_t length)
{
	for (size_t i = 0; i < SIGNATURES_N; i++)
		if (has_mark(bytes, length, &signatures[i].marks[0]) &&
			has_mark(bytes, length, &signatures[i].marks[1]))
			return signatures[i].type;
	if (length >= 4 && memcmp(bytes, "PK\3\4", 4) == 0)
		return archive_type(bytes, length);
	return is_text(bytes, length) ? "txt" : "bin";
}

bool file_type_is(const char *word)
{
	for (size_t i = 0; i < SIGNATURES_N; i++)
		if (str_equal(signatures[i].type, word))
			return true;
	for (size_t i = 0; i < ARCHIVES_N; i++)
		if (str_equal(archives[i].type, word))
			return true;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (str_equal(others[i], word))
			return true;
	return false;
}

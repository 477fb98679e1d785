/* record/read.h: what is refused, with which words and where, and what is taken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/str.h"
#include "record/read.h"
#include "record/write.h"
#include "sample.h"

#define HEAD "id: \"S-1\"\nlimit: 5\n"
#define BYTES(literal) (literal), sizeof(literal) - 1
/* The canonical place of name is between the two lines of HEAD. */
#define NAMED(line) "id: \"S-1\"\n" line "limit: 5\n"
#define K32 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"

struct bad_row {
	const char *label;
	const char *bytes;
	size_t length;
	const char *message;
};

static const struct bad_row bad_rows[] = {
	{"empty file", BYTES(""), "f:1:1: the file is empty"},
	{"only a newline", BYTES("\n"), "f:2:1: the file holds no record"},
	{"only a comment", BYTES("# nothing\n"), "f:2:1: the file holds no record"},
	{"only spaces", BYTES("   \n"), "f:2:1: the file holds no record"},
	{"byte order mark", BYTES("\xEF\xBB\xBF" HEAD),
		"f:1:1: the file begins with a byte order mark (BOM)"},
	{"UTF-16 little endian", BYTES("\xFF\xFEi\x00" "d\x00"),
		"f:1:1: the file is UTF-16, it must be UTF-8"},
	{"UTF-16 big endian", BYTES("\xFE\xFF\x00i\x00" "d"),
		"f:1:1: the file is UTF-16, it must be UTF-8"},
	{"CR LF", BYTES("id: \"S-1\"\x0D\nlimit: 5\x0D\n"),
		"f:1:10: carriage return (CR): lines end in LF only"},
	{"lone CR in a text", BYTES(HEAD "name: \"a\x0D" "b\"\n"),
		"f:3:9: carriage return (CR): lines end in LF only"},
	{"NUL", BYTES(HEAD "name: \"a\x00" "b\"\n"), "f:3:9: NUL byte"},
	{"NUL as a short escape", BYTES(HEAD "name: \"a\\0b\"\n"), "f:3:7: name: NUL in a text"},
	{"NUL as \\x", BYTES(HEAD "name: \"\\x00\"\n"), "f:3:7: name: NUL in a text"},
	{"NUL as \\u, text lost behind it", BYTES(HEAD "remark: \"a\\u0000b\"\n"),
		"f:3:9: remark: NUL in a text"},
	{"NUL in an enum", BYTES(HEAD "state: \"open\\0\"\n"), "f:3:8: state: NUL in a text"},
	{"escape character", BYTES(HEAD "name: \"\x1B[31m\"\n"), "f:3:8: control character U+001B"},
	{"escape character as \\e", BYTES(HEAD "name: \"\\e[31m\"\n"),
		"f:3:7: name: U+001B at character 1 is not allowed"},
	{"escape character as \\x", BYTES(HEAD "remark: \"ab\\x1b\"\n"),
		"f:3:9: remark: U+001B at character 3 is not allowed"},
	{"CR as an escape", BYTES(HEAD "remark: \"a\\rb\"\n"),
		"f:3:9: remark: U+000D at character 2 is not allowed"},
	{"BEL in a comment", BYTES("# a\x07\n" HEAD), "f:1:4: control character U+0007"},
	{"DEL", BYTES(HEAD "name: \"a\x7F\"\n"), "f:3:9: control character U+007F"},
	{"DEL as an escape", BYTES(HEAD "name: \"a\\x7f\"\n"),
		"f:3:7: name: U+007F at character 2 is not allowed"},
	{"C1 control", BYTES(HEAD "name: \"a\xC2\x85\"\n"),
		"f:3:9: control, bidi or invisible character U+0085"},
	{"C1 control as \\N", BYTES(HEAD "name: \"a\\N\"\n"),
		"f:3:7: name: U+0085 at character 2 is not allowed"},
	{"line separator", BYTES(HEAD "name: \"a\xE2\x80\xA8\"\n"),
		"f:3:9: control, bidi or invisible character U+2028"},
	{"line separator as \\L", BYTES(HEAD "name: \"a\\L\"\n"),
		"f:3:7: name: U+2028 at character 2 is not allowed"},
	{"bidi override behind Chinese, in a comment", BYTES(HEAD "# 王小明\xE2\x80\xAE\n"),
		"f:3:6: control, bidi or invisible character U+202E"},
	{"bidi override", BYTES(HEAD "name: \"王\xE2\x80\xAE明\"\n"),
		"f:3:9: control, bidi or invisible character U+202E"},
	{"bidi override as an escape", BYTES(HEAD "name: \"王\\u202e明\"\n"),
		"f:3:7: name: U+202E at character 2 is not allowed"},
	{"bidi isolate", BYTES(HEAD "name: \"\xE2\x81\xA6x\"\n"),
		"f:3:8: control, bidi or invisible character U+2066"},
	{"zero width space", BYTES(HEAD "name: \"王\xE2\x80\x8B明\"\n"),
		"f:3:9: control, bidi or invisible character U+200B"},
	{"zero width space as an escape", BYTES(HEAD "papers: [\"a\\u200Bb\"]\n"),
		"f:3:10: papers: U+200B at character 2 is not allowed"},
	{"byte order mark inside", BYTES(HEAD "name: \"王\xEF\xBB\xBF明\"\n"),
		"f:3:9: control, bidi or invisible character U+FEFF"},
	{"left-to-right mark in a key", BYTES("i\xE2\x80\x8E" "d: \"S-1\"\n"),
		"f:1:2: control, bidi or invisible character U+200E"},
	{"noncharacter", BYTES(HEAD "name: \"\xEF\xBF\xBF\"\n"),
		"f:3:8: control, bidi or invisible character U+FFFF"},
	{"surrogate as an escape", BYTES(HEAD "name: \"\\ud800\"\n"),
		"f:3:10: not valid YAML: found invalid Unicode character escape code"},
	{"beyond Unicode as an escape", BYTES(HEAD "name: \"\\U00110000\"\n"),
		"f:3:10: not valid YAML: found invalid Unicode character escape code"},
	{"GB18030 bytes", BYTES(HEAD "name: \"\xCD\xF5\"\n"), "f:3:8: byte 0xCD is not UTF-8"},
	{"overlong slash", BYTES(HEAD "name: \"\xC0\xAF\"\n"), "f:3:8: byte 0xC0 is not UTF-8"},
	{"surrogate in bytes", BYTES(HEAD "name: \"\xED\xA0\x80\"\n"),
		"f:3:8: byte 0xED is not UTF-8"},
	{"cut inside a character", BYTES(HEAD "name: \"\xE7\x8E"), "f:3:8: byte 0xE7 is not UTF-8"},
	{"cut inside a line", BYTES("id: \"S-1\"\nlimit: 5"),
		"f:2:9: no newline at the end: the file was cut"},
	{"cut inside a quoted text", BYTES(HEAD "name: \"a\n"),
		"f:4:1: not valid YAML: found unexpected end of stream"},
	{"conflict begins", BYTES("<<<<<<< HEAD\n" HEAD),
		"f:1:1: conflict marker of a merge: \"<<<<<<<\""},
	{"conflict of three sides", BYTES(HEAD "||||||| 1a2b3c4\n"),
		"f:3:1: conflict marker of a merge: \"|||||||\""},
	{"conflict in the middle", BYTES(HEAD "=======\n"),
		"f:3:1: conflict marker of a merge: \"=======\""},
	{"conflict ends", BYTES(HEAD ">>>>>>> theirs\n"),
		"f:3:1: conflict marker of a merge: \">>>>>>>\""},
	{"conflict marker inside a quoted text", BYTES(HEAD "name: \"a\n======= b\"\n"),
		"f:4:1: conflict marker of a merge: \"=======\""},
	{"unknown key", BYTES(HEAD "colour: \"red\"\n"), "f:3:1: sample has no key \"colour\""},
	{"unknown key, right in another case", BYTES("Id: \"S-1\"\n"),
		"f:1:1: sample has no key \"Id\""},
	{"unknown key in a step", BYTES(HEAD "steps:\n- department: \"a\"\n  dept: \"b\"\n"),
		"f:5:3: step has no key \"dept\""},
	{"duplicate key", BYTES(HEAD "# twice\nid: \"S-2\"\n"),
		"f:4:1: key \"id\" appears twice, first in line 1"},
	{"duplicate key of a list", BYTES(HEAD "papers: []\npapers: []\n"),
		"f:4:1: key \"papers\" appears twice, first in line 3"},
	{"duplicate key in a step",
		BYTES(HEAD "steps:\n- department: \"a\"\n  days: 1\n  days: 1\n"),
		"f:6:3: key \"days\" appears twice, first in line 5"},
	{"duplicate key of pairs",
		BYTES(HEAD "contact:\n  b: \"1\"\n  a: \"1\"\n  c: \"1\"\n  a: \"2\"\n"),
		"f:7:3: key \"a\" appears twice, first in line 5"},
	{"duplicate key of pairs, written otherwise",
		BYTES(HEAD "contact: {a: \"1\", \"a\": \"2\"}\n"),
		"f:3:19: key \"a\" appears twice, first in line 3"},
	{"required key missing", BYTES("\n# x\nid: \"S-1\"\n"),
		"f:3:1: sample without the required key \"limit\""},
	{"all required keys missing", BYTES("{}\n"),
		"f:1:1: sample without the required key \"id\""},
	{"required key missing in a step", BYTES(HEAD "steps:\n- department: \"a\"\n- days: 3\n"),
		"f:5:3: step without the required key \"department\""},
	{"required text empty", BYTES("id: \"\"\nlimit: 5\n"),
		"f:1:5: id: is required and must not be empty"},
	{"required number left out", BYTES("id: \"S-1\"\nlimit:\n"),
		"f:2:7: limit: is required and must not be empty"},
	{"anchor on a text", BYTES(HEAD "name: &a \"x\"\n"), "f:3:7: anchors (&) are not allowed"},
	{"anchor on a mapping", BYTES("&a\n" HEAD), "f:1:1: anchors (&) are not allowed"},
	{"anchor on a list", BYTES(HEAD "papers: &p [\"a\"]\n"),
		"f:3:9: anchors (&) are not allowed"},
	{"anchor on a key", BYTES("&k " HEAD), "f:1:1: anchors (&) are not allowed"},
	{"alias", BYTES(HEAD "name: *a\n"), "f:3:7: aliases (*) are not allowed"},
	{"alias as a key", BYTES(HEAD "*a : \"x\"\n"), "f:3:1: aliases (*) are not allowed"},
	{"tag on a text", BYTES(HEAD "name: !!str 5\n"), "f:3:7: tags (!) are not allowed"},
	{"tag of our own", BYTES(HEAD "contact: !x {a: \"b\"}\n"),
		"f:3:10: tags (!) are not allowed"},
	{"tag !", BYTES(HEAD "papers: ! []\n"), "f:3:9: tags (!) are not allowed"},
	{"tag that runs code elsewhere",
		BYTES(HEAD "name: !!python/object/apply:os.system [\"x\"]\n"),
		"f:3:7: tags (!) are not allowed"},
	{"merge key", BYTES(HEAD "<<: {name: \"x\"}\n"), "f:3:1: merge keys (<<) are not allowed"},
	{"sequence as a key", BYTES(HEAD "? [a, b]\n: \"x\"\n"),
		"f:3:3: a key must be a plain word"},
	{"mapping as a key", BYTES(HEAD "{a: b}: \"x\"\n"), "f:3:1: a key must be a plain word"},
	{"block text as a key", BYTES(HEAD "? |-\n  name\n: \"x\"\n"),
		"f:3:3: a key must be a plain word"},
	{"empty key", BYTES(HEAD "\"\": \"x\"\n"), "f:3:1: an empty key"},
	{"key too long", BYTES(HEAD "contact:\n  " K32 K32 K32 K32 "k: \"x\"\n"),
		"f:4:3: a key of 129 bytes, more than the 128 that are allowed"},
	{"key with a line break", BYTES(HEAD "contact:\n  \"a\\nb\": \"x\"\n"),
		"f:4:3: a key must be one line"},
	{"YAML directive", BYTES("%YAML 1.1\n---\n" HEAD),
		"f:1:1: directives (%YAML, %TAG) are not allowed"},
	{"TAG directive", BYTES("%TAG ! tag:example.org,2000:\n---\n" HEAD),
		"f:1:1: directives (%YAML, %TAG) are not allowed"},
	{"unknown directive", BYTES("%FOO\n---\n" HEAD),
		"f:1:5: not valid YAML: found unknown directive name"},
	{"a second document", BYTES(HEAD "---\nid: \"S-1\"\nlimit: 5\n"),
		"f:3:1: a second record where one sample is expected"},
	{"an empty document", BYTES("---\n"),
		"f:2:1: sample must be a mapping (lines of \"key: value\")"},
	{"root is a text", BYTES("hello\n"),
		"f:1:1: sample must be a mapping (lines of \"key: value\")"},
	{"root is a list", BYTES("- id: \"S-1\"\n"),
		"f:1:1: sample must be a mapping (lines of \"key: value\")"},
	{"text where a list must be", BYTES(HEAD "papers: \"a\"\n"),
		"f:3:9: papers: must be a list (lines that begin with \"- \")"},
	{"empty quoted text where a list must be", BYTES(HEAD "papers: \"\"\n"),
		"f:3:9: papers: must be a list (lines that begin with \"- \")"},
	{"mapping where words must be", BYTES(HEAD "papers: {a: \"b\"}\n"),
		"f:3:9: papers: must be a list (lines that begin with \"- \")"},
	{"list where a text must be", BYTES(HEAD "name: [\"a\"]\n"), "f:3:7: name: must be a text"},
	{"mapping where a text must be", BYTES(HEAD "name:\n  first: \"a\"\n"),
		"f:4:3: name: must be a text"},
	{"list inside words", BYTES(HEAD "papers: [[\"a\"]]\n"), "f:3:10: papers: must be a text"},
	{"text inside a list of steps", BYTES(HEAD "steps: [\"a\"]\n"),
		"f:3:9: steps: an item must be a mapping (\"key: value\")"},
	{"list where pairs must be", BYTES(HEAD "contact: [\"a\"]\n"),
		"f:3:10: contact: must be a mapping (lines of \"key: value\")"},
	{"mapping inside pairs", BYTES(HEAD "contact:\n  a:\n    b: \"c\"\n"),
		"f:5:5: a: must be a text"},
	{"step where a word must be", BYTES(HEAD "papers: [{a: b}]\n"),
		"f:3:10: papers: must be a text"},
	{"escaped bell in pairs", BYTES(HEAD "contact: {a: \"\\a\"}\n"),
		"f:3:14: a: U+0007 at character 1 is not allowed"},
	{"escaped bell in a key", BYTES(HEAD "contact: {\"b\\a\": \"x\"}\n"),
		"f:3:11: a key: U+0007 at character 2 is not allowed"},
	{"word with a comma", BYTES(HEAD "papers: [\"a,b\"]\n"),
		"f:3:10: papers: \"a,b\" has a comma"},
	{"empty word", BYTES(HEAD "papers:\n- \"a\"\n- \"\"\n"),
		"f:5:3: papers: an empty word in the list"},
	{"word of two lines", BYTES(HEAD "papers: [\"a\\nb\"]\n"),
		"f:3:10: papers: must be one line"},
	{"line of two lines", BYTES(HEAD "name: \"a\\nb\"\n"), "f:3:7: name: must be one line"},
	{"literal block in a line", BYTES(HEAD "name: |\n  a\n"), "f:3:7: name: must be one line"},
	{"grammar of the id", BYTES("id: \"s 1\"\nlimit: 5\n"),
		"f:1:5: id: \"s 1\" is no sample id"},
	{"choice that does not exist", BYTES(HEAD "state: \"shut\"\n"),
		"f:3:8: state: \"shut\" is not one of: open, closed"},
	{"choice that is near one", BYTES(HEAD "state: \"opened\"\n"),
		"f:3:8: state: \"opened\" is not a choice; did you mean \"open\"?"},
	{"choice in another case", BYTES(HEAD "state: Open\n"),
		"f:3:8: state: \"Open\" is not a choice; did you mean \"open\"?"},
	{"date that does not exist", BYTES(HEAD "due: \"2026-02-30\"\n"),
		"f:3:6: due: date \"2026-02-30\" does not exist"},
	{"date in another form", BYTES(HEAD "due: 2026/2/3\n"),
		"f:3:6: due: \"2026/2/3\" is not a date (YYYY-MM-DD)"},
	{"date that means none", BYTES(HEAD "due: \"1970-01-01\"\n"),
		"f:3:6: due: \"1970-01-01\" cannot be used as a date"},
	{"moment without a zone", BYTES(HEAD "received: \"2026-09-18T09:00:00\"\n"),
		"f:3:11: received: \"2026-09-18T09:00:00\" is not a moment "
		"(YYYY-MM-DDThh:mm:ss+08:00)"},
	{"moment with a space", BYTES(HEAD "received: 2026-09-18 09:00:00+08:00\n"),
		"f:3:11: received: \"2026-09-18 09:00:00+08:00\" is not a moment "
		"(YYYY-MM-DDThh:mm:ss+08:00)"},
	{"moment that means none", BYTES(HEAD "received: \"1970-01-01T00:00:00Z\"\n"),
		"f:3:11: received: \"1970-01-01T00:00:00Z\" cannot be used as a moment"},
	{"number with a letter", BYTES(HEAD "count: 12x\n"),
		"f:3:8: count: \"12x\" is not a whole number"},
	{"number with a point", BYTES(HEAD "count: 1.5\n"),
		"f:3:8: count: \"1.5\" is not a whole number"},
	{"number in hexadecimal", BYTES(HEAD "count: 0x1F\n"),
		"f:3:8: count: \"0x1F\" is not a whole number"},
	{"number with separators", BYTES(HEAD "count: 1_000\n"),
		"f:3:8: count: \"1_000\" is not a whole number"},
	{"number beyond 64 bits", BYTES(HEAD "count: 9223372036854775808\n"),
		"f:3:8: count: \"9223372036854775808\" is not between "
		"-9223372036854775808 and 9223372036854775807"},
	{"number that is null", BYTES(HEAD "count: null\n"),
		"f:3:8: count: \"null\" is not a whole number"},
	{"money with three decimals", BYTES(HEAD "fee: \"1.234\"\n"),
		"f:3:6: fee: \"1.234\" is not an amount of money (yuan like 86.40, no separators)"},
	{"money in words", BYTES(HEAD "fee: \"五元\"\n"),
		"f:3:6: fee: \"五元\" is not an amount of money "
		"(yuan like 86.40, no separators)"},
	{"flag yes", BYTES(HEAD "urgent: yes\n"),
		"f:3:9: urgent: \"yes\" is neither true nor false"},
	{"flag in capitals", BYTES(HEAD "urgent: True\n"),
		"f:3:9: urgent: \"True\" is neither true nor false"},
	{"tab as indentation", BYTES(HEAD "contact:\n\x09" "a: \"b\"\n"),
		"f:4:1: not valid YAML: found character that cannot start any token"},
	{"wrong indentation", BYTES(HEAD "contact:\n  a: \"b\"\n c: \"d\"\n"),
		"f:5:2: not valid YAML: did not find expected key"},
	{"unclosed bracket", BYTES(HEAD "papers: [a\n"),
		"f:4:1: not valid YAML: did not find expected ',' or ']'"},
	{"unknown escape", BYTES(HEAD "name: \"\\q\"\n"),
		"f:3:8: not valid YAML: found unknown escape character"},
	{"colon in a plain text", BYTES(HEAD "name: a: b\n"),
		"f:3:8: not valid YAML: mapping values are not allowed in this context"},
	{"key without a colon", BYTES(HEAD "name\n"),
		"f:4:1: not valid YAML: could not find expected ':'"},
	{"reserved character", BYTES(HEAD "name: @x\n"),
		"f:3:7: not valid YAML: found character that cannot start any token"},
	{"two values", BYTES(HEAD "name: \"a\" \"b\"\n"),
		"f:3:11: not valid YAML: did not find expected key"},
};

static void record_read__refuses_with_the_place_and_the_rule(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof bad_rows / sizeof *bad_rows; i++) {
		const struct bad_row *row = &bad_rows[i];
		struct arena arena = {0};
		struct err err = {0};
		struct sample sample = {.count = 77};
		if (!record_read(&sample_schema, &sample, "f", row->bytes, row->length, &arena,
			    &err))
			fail_msg("%s: was accepted", row->label);
		if (!str_equal(err.msg, row->message))
			fail_msg("%s:\n  got  %s\n  want %s", row->label, err.msg, row->message);
		assert_int_equal(err.code, ERR_MALFORMED);
		/* Nothing half read. */
		struct sample untouched = {.count = 77};
		assert_memory_equal(&sample, &untouched, sizeof sample);
		arena_clear(&arena);
	}
}

/* Accepted, and what the canonical form of it is. */
static const struct {
	const char *label;
	const char *bytes;
	const char *canonical;
} good_rows[] = {
	{"canonical", HEAD, HEAD},
	{"document start", "---\n" HEAD, HEAD},
	{"document start with a comment", "# a\n--- # b\n" HEAD, HEAD},
	{"document end", HEAD "...\n", HEAD},
	{"comments", "# a\nid: \"S-1\" # 王小明\n\n  # c\nlimit: 5\n# d\n", HEAD},
	{"keys in another order", "limit: 5\nid: S-1\n", HEAD},
	{"flow mapping", "{id: S-1, \"limit\": '5'}\n", HEAD},
	{"flow over lines", "{\n  id: S-1,\n  limit: 5,\n}\n", HEAD},
	{"explicit keys", "? id\n: S-1\n? limit\n: 5\n", HEAD},
	{"single quotes", HEAD "name: 'it''s \\n'\n", NAMED("name: \"it's \\\\n\"\n")},
	{"escapes", HEAD "name: \"\\u738b\\t\\/\\U00020bb7\"\n", NAMED("name: \"王\\t/𠮷\"\n")},
	{"NO is text", HEAD "name: NO\n", NAMED("name: \"NO\"\n")},
	{"0123 is text", HEAD "name: 0123\n", NAMED("name: \"0123\"\n")},
	{"12:30 is text", HEAD "name: 12:30\n", NAMED("name: \"12:30\"\n")},
	{"~ is text", HEAD "name: ~\n", NAMED("name: \"~\"\n")},
	{"null is text", HEAD "name: null\n", NAMED("name: \"null\"\n")},
	{"1e3 is text", HEAD "name: 1e3\n", NAMED("name: \"1e3\"\n")},
	{"= is text", HEAD "name: =\n", NAMED("name: \"=\"\n")},
	{"quoted << is a key of pairs", HEAD "contact: {\"<<\": x}\n",
		HEAD "contact:\n  \"<<\": \"x\"\n"},
	{"nothing after a key", HEAD "name:\nremark:\npapers:\ncontact:\nsteps:\nfee:\n", HEAD},
	{"empty collections", HEAD "papers: []\ncontact: {}\nsteps: []\n", HEAD},
	{"empty quoted texts", HEAD "name: \"\"\nremark: ''\nurgent: \"\"\n", HEAD},
	{"zero values", HEAD "kind: person\ncount: -0\nfee: 0\nurgent: false\n", HEAD},
	{"required zero", "id: \"S-1\"\nlimit: 0\n", "id: \"S-1\"\nlimit: 0\n"},
	{"quoted number and flag", HEAD "count: \"12\"\nurgent: 'true'\n",
		"id: \"S-1\"\ncount: 12\nlimit: 5\nurgent: true\n"},
	{"least number", HEAD "count: -9223372036854775808\n",
		"id: \"S-1\"\ncount: -9223372036854775808\nlimit: 5\n"},
	{"money short", HEAD "fee: 86.4\n", HEAD "fee: \"86.40\"\n"},
	{"moment in Greenwich", HEAD "received: 2026-09-18T01:00:00Z\n",
		"id: \"S-1\"\nreceived: \"2026-09-18T09:00:00+08:00\"\nlimit: 5\n"},
	{"indented list", HEAD "papers:\n    - a\n    - b\n",
		HEAD "papers:\n- \"a\"\n- \"b\"\n"},
	{"folded text", HEAD "remark: >-\n  a\n  b\n\n  c\n",
		"id: \"S-1\"\nremark: |-\n  a b\n  c\nlimit: 5\n"},
	{"plain text of two lines", HEAD "name: a\n  b\n", NAMED("name: \"a b\"\n")},
	{"literal text, four spaces", HEAD "remark: |\n    a\n      b\n",
		"id: \"S-1\"\nremark: |\n  a\n    b\nlimit: 5\n"},
	{"marker words inside text", HEAD "remark: |\n  =======\n  <<<<<<< HEAD\n",
		"id: \"S-1\"\nremark: |\n  =======\n  <<<<<<< HEAD\nlimit: 5\n"},
	{"comment like a marker", HEAD "#=======\n# <<<<<<< HEAD\n", HEAD},
	{"duplicate key in different steps", HEAD "steps: [{department: a}, {department: a}]\n",
		HEAD "steps:\n- department: \"a\"\n- department: \"a\"\n"},
	{"non-breaking and ideographic space", HEAD "name: \"a\u00A0b\u3000c\"\n",
		NAMED("name: \"a\u00A0b\u3000c\"\n")},
};

static void record_read__takes_odd_but_good_forms(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof good_rows / sizeof *good_rows; i++) {
		struct arena arena = {0};
		struct err err = {0};
		struct sample sample = {0};
		struct str out = {0};
		const char *bytes = good_rows[i].bytes;
		if (record_read(&sample_schema, &sample, "f", bytes, strlen(bytes), &arena, &err) ||
			record_write(&sample_schema, &sample, true, &out, &err))
			fail_msg("%s: %s", good_rows[i].label, err.msg);
		const char *canonical = good_rows[i].canonical;
		if (!str_equal(str_text(&out), canonical))
			fail_msg("%s:\n--- got\n%s--- want\n%s", good_rows[i].label, str_text(&out),
				canonical);
		str_close(&out);
		arena_clear(&arena);
	}
}

static void record_read__fills_every_type(void **state)
{
	static const char bytes[] = HEAD
		"state: closed\nkind: unit\nname: 张𬌗\nphone: 13800138000\nremark: |\n  a\n  b\n"
		"due: 2026-09-18\nreceived: 2026-09-18T09:00:00+08:00\ncount: -3\nfee: 86.40\n"
		"urgent: true\npapers: [身份证, b]\ncontact: {wechat: x, fax: }\n"
		"steps:\n- department: engineering\n  days: 4\n  changed: {state: \"a\\nb\"}\n"
		"  seen: [XS]\n- department: network\n";
	struct arena arena = {0};
	struct err err = {0};
	struct sample sample = {0};
	(void)state;

	assert_int_equal(record_read(&sample_schema, &sample, "f", bytes, sizeof bytes - 1, &arena,
				 &err), 0);
	assert_string_equal(sample.id, "S-1");
	assert_int_equal(sample.state, 2);
	assert_int_equal(sample.kind, 1);
	assert_string_equal(sample.name, "张𬌗");
	assert_string_equal(sample.phone, "13800138000");
	assert_string_equal(sample.remark, "a\nb\n");
	assert_int_equal(sample.due, 20714);
	assert_int_equal(sample.received, INT64_C(20714) * 86400 + 3600);
	assert_int_equal(sample.count, -3);
	assert_int_equal(sample.limit, 5);
	assert_int_equal(sample.fee, 8640);
	assert_true(sample.urgent);
	assert_int_equal(sample.papers.n, 2);
	assert_string_equal(sample.papers.items[0], "身份证");
	assert_string_equal(sample.papers.items[1], "b");
	assert_int_equal(sample.contact.n, 2);
	assert_string_equal(sample.contact.items[0].key, "wechat");
	assert_string_equal(sample.contact.items[1].value, "");
	assert_int_equal(sample.steps.n, 2);
	const struct sample_step *steps = sample.steps.items;
	assert_string_equal(steps[0].department, "engineering");
	assert_int_equal(steps[0].days, 4);
	assert_string_equal(steps[0].changed.items[0].value, "a\nb");
	assert_string_equal(steps[0].seen.items[0], "XS");
	assert_string_equal(steps[1].department, "network");
	assert_int_equal(steps[1].seen.n, 0);
	arena_clear(&arena);
}

static char *repeat(struct arena *arena, const char *head, const char *unit, size_t times,
	const char *tail)
{
	struct str text = {0};
	str_add(&text, head);
	for (size_t i = 0; i < times; i++)
		str_add(&text, unit);
	str_add(&text, tail);
	char *copy = arena_dup(arena, str_text(&text));
	str_close(&text);
	return copy;
}

static void record_read__limits_the_size_of_a_text(void **state)
{
	static const struct {
		const char *head;
		const char *unit;
		size_t units;
		const char *message; /* NULL: accepted */
	} rows[] = {
		{HEAD "remark: \"", "x", RECORD_SCALAR_BYTES, NULL},
		{HEAD "remark: \"", "x", RECORD_SCALAR_BYTES + 1,
			"f:3:9: remark: 65537 bytes, more than the 65536 that are allowed"},
		{HEAD "remark: \"", "\\x41", RECORD_SCALAR_BYTES + 1,
			"f:1:1: 262178 bytes, more than the 262144 that are allowed"},
		{HEAD "steps: [{department: a, remark: \"", "王", 21846,
			"f:3:33: remark: 65538 bytes, more than the 65536 that are allowed"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct err err = {0};
		struct sample sample = {0};
		const char *tail = strchr(rows[i].head, '[') ? "\"}]\n" : "\"\n";
		const char *bytes = repeat(&arena, rows[i].head, rows[i].unit, rows[i].units, tail);
		int status = record_read(&sample_schema, &sample, "f", bytes, strlen(bytes), &arena,
			&err);
		assert_int_equal(status, rows[i].message ? -1 : 0);
		if (rows[i].message)
			assert_string_equal(err.msg, rows[i].message);
		else
			assert_int_equal(strlen(sample.remark), rows[i].units);
		arena_clear(&arena);
	}
}

struct tree {
	const char *name;
	struct list children;
};

static const struct schema tree_schema;
static const struct field tree_fields[] = {
	{"name", "name", FIELD_LINE, .offset = offsetof(struct tree, name)},
	{"children", "children", FIELD_LIST, .offset = offsetof(struct tree, children),
		.of = &tree_schema},
};
static const struct schema tree_schema = {
	.name = "tree", .size = sizeof(struct tree), SCHEMA_FIELDS(tree_fields)};

static void record_read__ends_nesting_at_eight(void **state)
{
	static const char fits[] = "children: [{children: [{children: [{children: []}]}]}]\n";
	static const char deep[] = "children: [{children: [{children: [{children: [{}]}]}]}]\n";
	struct arena arena = {0};
	struct err err = {0};
	struct tree tree = {0};
	(void)state;
	assert_int_equal(record_read(&tree_schema, &tree, "f", fits, sizeof fits - 1, &arena, &err),
		0);
	assert_int_equal(tree.children.n, 1);
	assert_int_equal(
		record_read(&tree_schema, &tree, "f", deep, sizeof deep - 1, &arena, &err), -1);
	assert_string_equal(err.msg, "f:1:48: nested deeper than 8");
	arena_clear(&arena);
}

/* Left to itself the parser takes seconds, up to 17, for some of these. */
static void record_read__refuses_hostile_nesting_at_once(void **state)
{
	static const struct {
		const char *head;
		const char *unit;
	} rows[] = {
		{"", "["}, {"", "{"}, {"", "- "}, {"", "? "}, {"", "{a: "}, {"", "[{"},
		{HEAD "papers: ", "["}, {HEAD "name: ", "["}, {HEAD "contact: {a: ", "{"},
		{HEAD "steps: ", "[{steps: "}, {HEAD "name: ", "!a "}, {HEAD "name: ", "&a "},
		{HEAD "name: ", "*"}, {HEAD, "a: "}, {"", "--- "}, {"", "---\n"}, {"", "%A\n"},
		{HEAD "contact:\n", "  x: y\n"}, {HEAD "contact: {", "\"a\": b, "},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct err err = {0};
		struct sample sample = {0};
		const char *bytes = repeat(&arena, rows[i].head, rows[i].unit,
			100000 / strlen(rows[i].unit), "\n");
		clock_t before = clock();
		int status = record_read(&sample_schema, &sample, "f", bytes, strlen(bytes), &arena,
			&err);
		double ms = (double)(clock() - before) * 1000 / CLOCKS_PER_SEC;
		if (!status)
			fail_msg("%s%s...: was accepted", rows[i].head, rows[i].unit);
		if (ms > 500)
			fail_msg("%s%s...: took %.0f ms", rows[i].head, rows[i].unit, ms);
		arena_clear(&arena);
	}
}

struct seen {
	struct str log;
	size_t end_after;
	size_t n;
};

static int see(void *context, void *record, size_t line, struct err *err)
{
	struct seen *seen = context;
	const struct tree *tree = record;
	str_add_format(&seen->log, "%zu=%s ", line, tree->name);
	if (++seen->n == seen->end_after) {
		err_set(err, ERR_REFUSED, "enough");
		return 7;
	}
	return 0;
}

static void record_read_stream__gives_every_record_with_its_line(void **state)
{
	static const struct {
		const char *label;
		const char *bytes;
		size_t end_after;
		int status;
		const char *log;
		const char *message;
	} rows[] = {
		{"one", "name: a\n", 0, 0, "1=a ", ""},
		{"three", "name: a\n---\nname: b\n--- # c\n\n# d\nname: c\n", 0, 0,
			"1=a 2=b 4=c ", ""},
		{"comment first", "# x\n\nname: a\n---\n{name: b}\n", 0, 0, "3=a 4=b ", ""},
		{"document ends", "---\nname: a\n...\n# x\n---\nname: b\n...\n", 0, 0,
			"1=a 5=b ", ""},
		{"ended by the caller", "name: a\n---\nname: b\n---\nname: [\n", 2, 7, "1=a 2=b ",
			"enough"},
		{"bad second", "name: a\n---\nnome: b\n", 0, -1, "1=a ",
			"f:3:1: tree has no key \"nome\""},
		{"empty second", "name: a\n---\n", 0, -1, "1=a ",
			"f:3:1: tree must be a mapping (lines of \"key: value\")"},
		{"directive on the second", "name: a\n...\n%YAML 1.1\n---\nname: b\n", 0, -1,
			"1=a ", "f:3:1: directives (%YAML, %TAG) are not allowed"},
		{"broken end", "name: a\n---\nname: \"b\n", 0, -1, "1=a ",
			"f:4:1: not valid YAML: found unexpected end of stream"},
		{"bad byte in the second", "name: a\n---\nname: \"\x01\"\n", 0, -1, "",
			"f:3:8: control character U+0001"},
		{"no record", "# nothing\n", 0, -1, "", "f:2:1: the file holds no record"},
		{"empty", "", 0, -1, "", "f:1:1: the file is empty"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct err err = {0};
		struct seen seen = {.end_after = rows[i].end_after};
		int status = record_read_stream(&tree_schema, "f", rows[i].bytes,
			strlen(rows[i].bytes), &arena, see, &seen, &err);
		if (status != rows[i].status || !str_equal(str_text(&seen.log), rows[i].log) ||
			!str_equal(err.msg, rows[i].message))
			fail_msg("%s: %d, %s, %s", rows[i].label, status, str_text(&seen.log),
				err.msg);
		str_close(&seen.log);
		arena_clear(&arena);
	}
}

struct frugal {
	struct arena *arena;
	struct arena_mark mark;
	size_t n;
};

static int see_and_forget(void *context, void *record, size_t line, struct err *err)
{
	struct frugal *frugal = context;
	const struct tree *tree = record;
	(void)err;
	assert_int_equal(line, 2 * frugal->n + 1);
	assert_string_equal(tree->name, frugal->n % 2 ? "王" : "a");
	arena_reset(frugal->arena, frugal->mark);
	frugal->n++;
	return 0;
}

static void record_read_stream__lets_the_caller_reset_the_arena(void **state)
{
	struct arena arena = {0};
	struct arena input = {0};
	struct err err = {0};
	(void)state;
	const char *bytes = repeat(&input, "", "--- {name: a}\n\n--- {name: 王}\n\n", 50000, "");
	arena_alloc(&arena, 1);
	struct frugal frugal = {&arena, arena_mark(&arena), 0};
	assert_int_equal(record_read_stream(&tree_schema, "f", bytes, strlen(bytes), &arena,
				 see_and_forget, &frugal, &err), 0);
	assert_int_equal(frugal.n, 100000);
	arena_clear(&arena);
	arena_clear(&input);
}

static void record_read_stream__refuses_more_than_a_volume(void **state)
{
	struct arena arena = {0};
	struct err err = {0};
	struct seen seen = {0};
	(void)state;
	char *bytes = arena_alloc(&arena, RECORD_VOLUME_BYTES + 1);
	memset(bytes, '\n', RECORD_VOLUME_BYTES + 1);
	assert_int_equal(record_read_stream(&tree_schema, "f", bytes, RECORD_VOLUME_BYTES + 1,
				 &arena, see, &seen, &err), -1);
	assert_string_equal(err.msg,
		"f:1:1: 16777217 bytes, more than the 16777216 that are allowed");
	arena_clear(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(record_read__refuses_with_the_place_and_the_rule),
		cmocka_unit_test(record_read__takes_odd_but_good_forms),
		cmocka_unit_test(record_read__fills_every_type),
		cmocka_unit_test(record_read__limits_the_size_of_a_text),
		cmocka_unit_test(record_read__ends_nesting_at_eight),
		cmocka_unit_test(record_read__refuses_hostile_nesting_at_once),
		cmocka_unit_test(record_read_stream__gives_every_record_with_its_line),
		cmocka_unit_test(record_read_stream__lets_the_caller_reset_the_arena),
		cmocka_unit_test(record_read_stream__refuses_more_than_a_volume),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

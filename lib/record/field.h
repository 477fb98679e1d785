/* Field tables: one table per kind of record drives reading, canonical writing, comparison,
 * options, columns, and the pages of doc/.
 *
 * A record is a C struct; a `struct schema` lists its fields in the order of the file.  Zero is
 * the empty value of every field, and an empty field is not written unless FIELD_REQUIRED.
 * Knows no business noun. */
#ifndef RECORD_FIELD_H
#define RECORD_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/choice.h"
#include "record/field_flag.h"
#include "record/list.h"
#include "record/words.h"

/* The type of a field, and of the struct member it describes. */
enum field_type {
	FIELD_LINE,   /* const char *: one line of text, quoted */
	FIELD_TEXT,   /* const char *: text of any number of lines, a literal block */
	FIELD_ID,     /* const char *: identifier with a grammar (`check`), quoted */
	FIELD_ENUM,   /* int: a value of `choices`, its name in the file, quoted */
	FIELD_DATE,   /* int: day number (value/date.h), quoted */
	FIELD_MOMENT, /* int64_t: seconds (value/date.h), quoted, +08:00 */
	FIELD_INT,    /* int64_t: whole number, plain */
	FIELD_MONEY,  /* int64_t: fen, quoted "86.40" */
	FIELD_FLAG,   /* bool: true or false, plain */
	FIELD_WORDS,  /* struct words: a sequence of one-line texts without commas */
	FIELD_PAIRS,  /* struct pairs: a mapping of keys to texts */
	FIELD_LIST    /* a list: a sequence of records of schema `of` */
};

struct schema;
struct field {
	const char *key;   /* in YAML; in JSON, CSV headers, --columns too unless there is `shown` */
	const char *title; /* msgid of the column heading */
	enum field_type type;
	unsigned flags; /* enum field_flag */
	size_t offset;  /* of the member in the struct */
	const struct choice *choices; /* FIELD_ENUM; FIELD_WORDS: what words begin with ("special=40"), for titles */
	const struct renamed *renamed;                        /* FIELD_ENUM: names of before, or NULL */
	const struct schema *of;                              /* FIELD_LIST */
	const char *names; /* FIELD_ID, _LINE, _TEXT, _WORDS: the kind of code it is ("service"), whose name people read */
	const char *at_least; /* FIELD_INT: key of the FLAG that says "so many at least" ("≥ 3"); NULL: exact */
	const char *unit; /* FIELD_INT: msgid of what is counted, for figures that stand alone ("working days"); or NULL */
	unsigned rank; /* of a column, on a terminal that is too narrow: the highest goes first, 0 last */
	size_t known_by; /* FIELD_INT: KNOWN_BY(day): where that FIELD_DATE is set 0 is shown as a value; 0: never */
	/* FIELD_INT: what holds without a value, read by people ("20 (default)") and not by programs; 0, NULL: nothing */
	int64_t (*assumed)(const void *record);
	int (*check)(const char *text, struct err *err);      /* grammar of ID, LINE, WORDS items */
	const char *shown; /* what programs print instead of the key; --columns takes both.  NULL: the key */
};

struct schema {
	const char *name; /* "ticket": in messages and in doc/ */
	size_t size;      /* of the struct */
	const struct field *fields;
	size_t fields_n;
	const char *title;   /* msgid of a list of them: "accounts"; NULL where none is printed */
	const char *summary; /* one line for doc/, English */
	const struct schema *base; /* of the first member (record/field_from.h); NULL: none */
};

/* A row of a table, for the member of the struct that RECORD names while the table is written:
 *
 *     #define RECORD struct bill
 *     static const struct field bill_fields[] = {
 *             FIELD(period, ID, N_("period"), .flags = FIELD_REQUIRED),
 *             FIELD_AS("volume", volume_m3, INT, N_("volume (m3)")),
 *             FIELD(events, LIST_OF(event), N_("events")),
 *     };
 *     #undef RECORD
 *
 * FIELD takes the key from the member.  What follows the kind is the title, and further members of struct
 * field.  A member of another C type than its kind of field does not compile. */
#define FIELD(member, kind, ...) FIELD_AS(#member, member, kind, __VA_ARGS__)
#define FIELD_AS(name, member, kind, ...)                                                          \
	{                                                                                          \
		.key = (name), .type = FIELD_##kind, .offset = FIELD_OFFSET(RECORD, member, kind), \
		.title = __VA_ARGS__                                                               \
	}

/* For .known_by: the day on which the number became known. */
#define KNOWN_BY(member) (FIELD_OFFSET(RECORD, member, DATE) + 1)

/* The offset of the member, which must be of the C type that the kind of field has. */
#define FIELD_OFFSET(record, member, kind)                                                         \
	(offsetof(record, member) + _Generic(&((record *)NULL)->member, FIELD_TYPE_##kind *: 0))
#define FIELD_TYPE_LINE const char *
#define FIELD_TYPE_TEXT const char *
#define FIELD_TYPE_ID const char *
#define FIELD_TYPE_ENUM int
#define FIELD_TYPE_DATE int
#define FIELD_TYPE_MOMENT int64_t
#define FIELD_TYPE_INT int64_t
#define FIELD_TYPE_MONEY int64_t
#define FIELD_TYPE_FLAG bool
#define FIELD_TYPE_WORDS struct words
#define FIELD_TYPE_PAIRS struct pairs
#define FIELD_TYPE_LIST struct list
#define FIELD_TYPE_LIST_OF(noun) LIST_TYPE(noun)
#define FIELD_LIST_OF(noun) FIELD_LIST + LIST_CHECK(noun), .of = &noun##_schema
#define SCHEMA_FIELDS(table) .fields = (table), .fields_n = sizeof(table) / sizeof *(table)

/* The word for every enum field_type in documents and in what programs say of themselves: "line". */
extern const char *const field_type_words[];

/* The field at an index below schema->fields_n; what is taken over, as the base schema has it. */
const struct field *field_at(const struct schema *schema, size_t index);

/* The field called `key`; NULL when the schema has none. */
const struct field *field_find(const struct schema *schema, const char *key);
/* As programs print it; by either. */
const char *field_shown(const struct field *field);
const struct field *field_find_shown(const struct schema *schema, const char *key);

/* The bytes of the member that such a field is of; is it empty (zero) in the record? */
size_t field_size(const struct field *field);
bool field_is_empty(const struct field *field, const void *record);

/* The value as one text: the text itself, "2026-09-18", "86.40", an enum's name, words joined by
 * ",", pairs as "key=value" joined by ",", a list's count.  "" when empty (but "0" for a
 * FIELD_INT that is required or known, and the name of an enum's first choice when it has one).  In the arena or constant. */
const char *field_format(const struct field *field, const void *record, struct arena *arena);

/* Set the value from such a text (not for FIELD_PAIRS and FIELD_LIST); "" empties the field.  On
 * failure the record is untouched and the error says what the text must be, without a place.
 * Text is checked to be UTF-8 without control, bidi or invisible characters (base/utf8.h).
 * Strings are copied into the arena. */
int field_parse(const struct field *field, void *record, const char *text, struct arena *arena,
	struct err *err);

/* May this text (not "") stand in a LINE, TEXT or ID field, or be one item of a WORDS field?
 * ERR_MALFORMED without a place otherwise. */
int field_check(const struct field *field, const char *text, struct err *err);

/* Are two values of the field equal?  Deep for lists. */
bool field_equal(const struct field *field, const void *a, const void *b);

/* Are two records equal in every field? */
bool record_equal(const struct schema *schema, const void *a, const void *b);

/* The name that an enumeration has today for `name`: `name` itself unless the field renamed it. */
const char *field_name_today(const struct field *field, const char *name);

#endif

/* A map of payment-import: which column of a statement gives what of a payment, and which of its words
 * mean that money came, went back, or did not come.
 *
 * A YAML file; data/import has wechat.yaml, alipay.yaml and bank.yaml.  Fields that a map does not name are
 * found by the usual headings of such statements, so a map of one's own need only say what differs. */
#ifndef IMPORT_PAYMENT_MAP_H
#define IMPORT_PAYMENT_MAP_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "import/import_column.h"
#include "import/import_file.h"
#include "record/field.h"

/* What a column gives a payment. */
enum payment_map_field {
	PAYMENT_MAP_NUMBER,        /* of the line, by who sent the statement */
	PAYMENT_MAP_DATE,
	PAYMENT_MAP_STATUS,        /* paid, gone back, failed ... */
	PAYMENT_MAP_DIRECTION,     /* in or out */
	PAYMENT_MAP_AMOUNT,
	PAYMENT_MAP_REFUND,        /* number of a refund, whose line has that of its payment */
	PAYMENT_MAP_REFUND_AMOUNT,
	PAYMENT_MAP_REFUND_STATUS,
	PAYMENT_MAP_ACCOUNT,       /* several columns: the first that has an account's number */
	PAYMENT_MAP_REASON,        /* why money did not come */
	PAYMENT_MAP_PAYER,
	PAYMENT_MAP_NOTE,          /* several columns: what else helps to find the account */
	PAYMENT_MAP_FIELDS_N
};
extern const struct choice payment_map_fields[];

/* The same as an import table, in the same order, with the usual headings. */
extern const struct import_table payment_map_columns;

/* What a word means.  Of several in a line the last in this order counts. */
enum payment_meaning { PAYMENT_PAID, PAYMENT_REFUNDED, PAYMENT_PASSED };
extern const struct choice payment_map_meanings[]; /* paid refund passed */

struct payment_map_column {
	int field;          /* enum payment_map_field */
	const char *column; /* the heading */
	const char *after;  /* of the account: its number follows this text in the cell; NULL: it is the cell */
};

struct payment_map_word {
	int field;
	const char *text; /* one that ends in "*" stands for every text that begins so */
	int means;        /* enum payment_meaning */
};

struct payment_map_column_list {
	struct payment_map_column *items;
	size_t n;
};

struct payment_map_word_list {
	struct payment_map_word *items;
	size_t n;
};

struct payment_map {
	const char *path;   /* of its file, for messages */
	const char *name;
	int encoding;       /* enum import_encoding */
	int method;         /* enum payment_method */
	const char *prefix; /* before every number, where two senders might use the same ones */
	bool per_day;       /* numbers begin anew every day: the day is part of them */
	bool masked;        /* who wrote it masks those who pay: they are left out, and no fault */
	struct payment_map_column_list columns;
	struct payment_map_word_list words;
};

extern const struct schema payment_map_schema;

/* For field tables: what stands before account numbers. */
int payment_map_check_prefix(const char *text, struct err *err);

/* Read and check the map in the file `path`. */
int payment_map_read(const char *path, struct arena *arena, struct payment_map *map, struct err *err);

/* For struct import_file, whose `map` it is: the headings of the file, and whether a line is theirs.  A map's
 * columns of one field are tried in their order; account and note take all that the file has. */
int payment_map_headings(struct import_file *file, struct err *err);
bool payment_map_begins(const struct import_file *file, const struct csv_table_row *row);

/* What the text means in the column of the field; -1 when the map does not say. */
int payment_map_meaning(const struct payment_map *map, int field, const char *text);

/* Has the map words for the field? */
bool payment_map_has_words(const struct payment_map *map, int field);

/* The words of the field, for messages. */
const char *payment_map_words(const struct payment_map *map, int field, struct arena *arena);

/* Where the number of an account may stand: a column, and the text it follows there; NULL: it is the cell. */
struct payment_map_place {
	size_t at;
	const char *after;
};

enum { PAYMENT_MAP_ACCOUNTS = 8 };

/* The columns of the account in the order in which they are tried; how many there are. */
size_t payment_map_accounts(const struct import_file *file, struct payment_map_place places[PAYMENT_MAP_ACCOUNTS]);

#endif

#include "import/payment_map.h"

#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "import/import_value.h"
#include "payment/payment.h"
#include "record/read.h"

const struct choice payment_map_fields[] = {
	{"number", N_("number of the line")},
	{"date", N_("date")},
	{"status", N_("state")},
	{"direction", N_("in or out")},
	{"amount", N_("amount (yuan)")},
	{"refund", N_("number of the refund")},
	{"refund_amount", N_("refunded (yuan)")},
	{"refund_status", N_("state of the refund")},
	{"account", N_("account")},
	{"reason", N_("reason")},
	{"payer", N_("payer")},
	{"note", N_("remark")},
	{NULL, NULL},
};

const struct choice payment_map_meanings[] = {
	{"paid", N_("paid")},
	{"refund", N_("refund")},
	{"passed", N_("passed over")},
	{NULL, NULL},
};

/* Headings of the merchants' and the personal bills of WeChat and Alipay, and of banks' return files. */
// clang-format off
static const struct import_column columns[] = {
	[PAYMENT_MAP_NUMBER] = {"number", "微信订单号|微信支付订单号|支付宝交易号|交易单号|交易订单号|交易号|银行流水号|交易流水号|流水号|transaction_id|transaction id|trade_no|number",
		NULL, IMPORT_NEEDED | IMPORT_NUMBER},
	[PAYMENT_MAP_DATE] = {"date", "交易时间|完成时间|付款时间|扣款日期|扣款时间|交易日期|入账日期|date|time", NULL, 0},
	[PAYMENT_MAP_STATUS] = {"status", "交易状态|当前状态|业务类型|扣款状态|扣款结果|处理状态|处理结果|trade_state|status", NULL, 0},
	[PAYMENT_MAP_DIRECTION] = {"direction", "收/支|借贷标志|direction", NULL, 0},
	[PAYMENT_MAP_AMOUNT] = {"amount", "应结订单金额|总金额|商家实收（元）|实扣金额|扣款金额|交易金额|金额|金额(元)|金额（元）|amount",
		NULL, IMPORT_NEEDED},
	[PAYMENT_MAP_REFUND] = {"refund", "微信退款单号|微信支付退款单号|退款批次号/请求号|退款批次号|refund_id|refund", NULL, IMPORT_NUMBER},
	[PAYMENT_MAP_REFUND_AMOUNT] = {"refund_amount", "退款金额|refund_fee|refund_amount", NULL, 0},
	[PAYMENT_MAP_REFUND_STATUS] = {"refund_status", "退款状态|refund_status", NULL, 0},
	[PAYMENT_MAP_ACCOUNT] = {"account", "户号|用户编号|用户号|客户编号|缴费编号|缴费户号|account", NULL,
		IMPORT_NUMBER | IMPORT_JOINED},
	[PAYMENT_MAP_REASON] = {"reason", "失败原因|返回信息|错误信息|原因|reason|message", NULL, 0},
	[PAYMENT_MAP_PAYER] = {"payer", "户名|付款人|付款户名|交易对方|对方账户|对方账号|payer", NULL, IMPORT_PERSONAL},
	[PAYMENT_MAP_NOTE] = {"note", "商品名称|商品说明|商品|商户数据包|商户订单号|商家订单号|商户单号|摘要|附言|备注|note|remark", NULL,
		IMPORT_PERSONAL | IMPORT_JOINED},
};
// clang-format on

const struct import_table payment_map_columns = {
	IMPORT_COLUMNS(columns), .titled = true, .ours = &payment_schema};

#define RECORD struct payment_map_column
static const struct field column_fields[] = {
	FIELD(field, ENUM, N_("field"), .flags = FIELD_REQUIRED, .choices = payment_map_fields),
	FIELD(column, LINE, N_("heading"), .flags = FIELD_REQUIRED),
	FIELD(after, LINE, N_("after the text")),
};
#undef RECORD

#define RECORD struct payment_map_word
static const struct field word_fields[] = {
	FIELD(field, ENUM, N_("field"), .flags = FIELD_REQUIRED, .choices = payment_map_fields),
	FIELD(text, LINE, N_("text"), .flags = FIELD_REQUIRED),
	FIELD(means, ENUM, N_("means"), .flags = FIELD_REQUIRED, .choices = payment_map_meanings),
};
#undef RECORD

static const struct schema payment_map_column_schema = {
	.name = "column",
	.size = sizeof(struct payment_map_column),
	SCHEMA_FIELDS(column_fields),
	.summary = N_("a column of the statement and what it gives a payment"),
};

static const struct schema payment_map_word_schema = {
	.name = "word",
	.size = sizeof(struct payment_map_word),
	SCHEMA_FIELDS(word_fields),
	.summary = N_("a text in a column and whether it means that money came"),
};

int payment_map_check_prefix(const char *text, struct err *err)
{
	size_t length = strspn(text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
	if (length && length <= 16 && !text[length])
		return 0;
	return err_set(err, ERR_MALFORMED, _("\"%s\" is not a valid prefix (up to 16 letters and digits)"), text);
}

#define RECORD struct payment_map
static const struct field map_fields[] = {
	FIELD(name, LINE, N_("name"), .flags = FIELD_REQUIRED),
	FIELD(encoding, ENUM, N_("encoding"), .choices = import_encoding_names),
	FIELD(method, ENUM, N_("method"), .flags = FIELD_REQUIRED, .choices = payment_methods),
	FIELD(prefix, ID, N_("before numbers"), .check = payment_map_check_prefix),
	FIELD(per_day, FLAG, N_("numbers begin anew every day")),
	FIELD(masked, FLAG, N_("those who pay are masked")),
	FIELD(columns, LIST_OF(payment_map_column), N_("columns")),
	FIELD(words, LIST_OF(payment_map_word), N_("words")),
};
#undef RECORD

const struct schema payment_map_schema = {
	.name = "map",
	.size = sizeof(struct payment_map),
	SCHEMA_FIELDS(map_fields),
	.summary = N_("a map of payment-import: what the columns and words of a statement mean"),
};

static bool has_meaning(int field)
{
	return field == PAYMENT_MAP_STATUS || field == PAYMENT_MAP_DIRECTION ||
	       field == PAYMENT_MAP_REFUND_STATUS;
}

static int check_words(const struct payment_map *map, struct err *err)
{
	const struct payment_map_word *word = map->words.items;
	for (size_t i = 0; i < map->words.n; i++) {
		if (!has_meaning(word[i].field))
			return err_set(err, ERR_MALFORMED, _("%s: words of the field %s mean nothing"), map->path,
				payment_map_fields[word[i].field].name);
		for (size_t j = 0; j < i; j++)
			if (word[i].field == word[j].field && str_equal(word[i].text, word[j].text))
				return err_set(err, ERR_MALFORMED, _("%s: %s: \"%s\" appears twice"), map->path,
					"words", word[i].text);
	}
	return 0;
}

static int check_columns(const struct payment_map *map, struct err *err)
{
	const struct payment_map_column *column = map->columns.items;
	for (size_t i = 0; i < map->columns.n; i++) {
		if (column[i].after && column[i].field != PAYMENT_MAP_ACCOUNT)
			return err_set(err, ERR_MALFORMED, _("%s: \"after\" is for the field account, not for %s"),
				map->path, payment_map_fields[column[i].field].name);
		for (size_t j = 0; j < i; j++)
			if (str_equal(column[i].column, column[j].column))
				return err_set(err, ERR_MALFORMED, _("%s: %s: \"%s\" appears twice"), map->path,
					"columns", column[i].column);
	}
	return 0;
}

int payment_map_read(const char *path, struct arena *arena, struct payment_map *map, struct err *err)
{
	struct payment_map read = {0};
	const char *bytes;
	size_t length;
	if (file_read(path, RECORD_FILE_BYTES, arena, &bytes, &length, err) ||
		record_read(&payment_map_schema, &read, path, bytes, length, arena, err))
		return -1;
	read.path = path;
	if (check_columns(&read, err) || check_words(&read, err))
		return -1;
	*map = read;
	return 0;
}

static bool names(const struct payment_map *map, int field)
{
	for (size_t i = 0; i < map->columns.n; i++)
		if (map->columns.items[i].field == field)
			return true;
	return false;
}

/* The index of the first heading of the row that is this text; the number of cells when none is. */
static size_t find_heading(const struct csv_table_row *row, const char *heading)
{
	struct arena scratch = {0};
	const char *text = import_value_heading(heading, &scratch);
	size_t i = 0;
	while (i < row->cells_n && !str_equal(import_value_heading(row->cells[i].text, &scratch), text))
		i++;
	arena_clear(&scratch);
	return i;
}

/* The cell that the map's i-th column is; the number of cells when it is not of that field, or not there. */
static size_t find_column(const struct payment_map *map, size_t i, int field, const struct csv_table_row *row)
{
	const struct payment_map_column *column = &map->columns.items[i];
	return column->field == field ? find_heading(row, column->column) : row->cells_n;
}

/* Does the line have a heading of the field? */
static bool has_heading(const struct payment_map *map, int field, const struct csv_table_row *row)
{
	for (size_t i = 0; i < map->columns.n; i++)
		if (find_column(map, i, field, row) < row->cells_n)
			return true;
	for (size_t i = 0; !names(map, field) && i < row->cells_n; i++)
		if (import_column_find(&payment_map_columns, row->cells[i].text) == &columns[field])
			return true;
	return false;
}

/* Give the field the columns that the map names: the first that there is, or all of them. */
static int give_named(struct import_file *file, int field, struct err *err)
{
	const struct payment_map *map = file->map;
	for (size_t i = 0; i < map->columns.n; i++) {
		size_t at = find_column(map, i, field, &file->header);
		if (at == file->header.cells_n)
			continue;
		if (import_file_give(file, at, &columns[field], err))
			return -1;
		if (!(columns[field].flags & IMPORT_JOINED))
			break;
	}
	return 0;
}

/* Give what the map does not name the columns with its usual headings, unless the map uses them otherwise. */
static int give_usual(struct import_file *file, int field, struct err *err)
{
	for (size_t i = 0; i < file->header.cells_n; i++)
		if (!file->places[i].column &&
			import_column_find(&payment_map_columns, file->header.cells[i].text) == &columns[field] &&
			import_file_give(file, i, &columns[field], err))
			return -1;
	return 0;
}

/* What a map names, or has words for, is not left out by chance. */
static int refuse_missing(const struct import_file *file, int field, struct err *err)
{
	const struct csv_table_cell *first = &file->header.cells[0];
	const struct payment_map *map = file->map;
	return err_set(err, ERR_MALFORMED, _("%s:%zu:%zu: no column gives the field %s, which %s asks for"),
		file->text.name, first->line, first->column, columns[field].key, map->path);
}

int payment_map_headings(struct import_file *file, struct err *err)
{
	const struct payment_map *map = file->map;
	for (int field = 0; field < PAYMENT_MAP_FIELDS_N; field++)
		if (give_named(file, field, err))
			return -1;
	for (int field = 0; field < PAYMENT_MAP_FIELDS_N; field++) {
		bool wanted = field == PAYMENT_MAP_STATUS && payment_map_has_words(map, field);
		wanted = wanted || (field == PAYMENT_MAP_DATE && map->per_day);
		if (!names(map, field) && give_usual(file, field, err))
			return -1;
		if (wanted && !has_heading(map, field, &file->header))
			return refuse_missing(file, field, err);
	}
	return 0;
}

bool payment_map_begins(const struct import_file *file, const struct csv_table_row *row)
{
	for (int field = 0; field < PAYMENT_MAP_FIELDS_N; field++)
		if ((columns[field].flags & IMPORT_NEEDED) && !has_heading(file->map, field, row))
			return false;
	return true;
}

size_t payment_map_accounts(const struct import_file *file, struct payment_map_place places[PAYMENT_MAP_ACCOUNTS])
{
	const struct payment_map *map = file->map;
	const struct import_column *account = &columns[PAYMENT_MAP_ACCOUNT];
	size_t n = 0;
	for (size_t i = 0; i < map->columns.n; i++) {
		size_t at = find_column(map, i, PAYMENT_MAP_ACCOUNT, &file->header);
		if (at < file->header.cells_n && n < PAYMENT_MAP_ACCOUNTS)
			places[n++] = (struct payment_map_place){at, map->columns.items[i].after};
	}
	for (size_t i = 0; !names(map, PAYMENT_MAP_ACCOUNT) && i < file->header.cells_n; i++)
		if (file->places[i].column == account && n < PAYMENT_MAP_ACCOUNTS)
			places[n++] = (struct payment_map_place){i, NULL};
	return n;
}

int payment_map_meaning(const struct payment_map *map, int field, const char *text)
{
	const struct payment_map_word *word = map->words.items;
	size_t best_length = 0;
	int best = -1;
	for (size_t i = 0; i < map->words.n; i++) {
		size_t length = strlen(word[i].text);
		if (word[i].field != field)
			continue;
		if (str_equal(word[i].text, text))
			return word[i].means;
		if (word[i].text[length - 1] != '*' || strncmp(word[i].text, text, length - 1) != 0)
			continue;
		if (length > best_length) {
			best = word[i].means;
			best_length = length;
		}
	}
	return best;
}

bool payment_map_has_words(const struct payment_map *map, int field)
{
	for (size_t i = 0; i < map->words.n; i++)
		if (map->words.items[i].field == field)
			return true;
	return false;
}

const char *payment_map_words(const struct payment_map *map, int field, struct arena *arena)
{
	struct str list = {0};
	for (size_t i = 0; i < map->words.n; i++)
		if (map->words.items[i].field == field)
			str_add_format(&list, "%s%s", list.length ? ", " : "", map->words.items[i].text);
	return str_keep(&list, arena);
}

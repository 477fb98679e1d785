#include "import/account_column.h"

#include <ctype.h>
#include <string.h>

#include "account/account.h"
#include "account/account_reading.h"
#include "account/account_view.h"
#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "import/import_shown.h"
#include "import/import_value.h"
#include "value/ident.h"

static const struct import_word states[] = {
	{"正常", ACCOUNT_ACTIVE, NULL},
	{"在用", ACCOUNT_ACTIVE, NULL},
	{"active", ACCOUNT_ACTIVE, NULL},
	{"报停", ACCOUNT_SUSPENDED, NULL},
	{"停用", ACCOUNT_SUSPENDED, NULL},
	{"suspended", ACCOUNT_SUSPENDED, NULL},
	{"销户", ACCOUNT_CANCELLED, NULL},
	{"已销户", ACCOUNT_CANCELLED, NULL},
	{"cancelled", ACCOUNT_CANCELLED, NULL},
	{"未启用", ACCOUNT_PENDING, NULL},
	{"pending", ACCOUNT_PENDING, NULL},
};

static const struct import_word id_types[] = {
	{"身份证", ID_RESIDENT, NULL},
	{"居民身份证", ID_RESIDENT, NULL},
	{"resident", ID_RESIDENT, NULL},
	{"营业执照", ID_CREDIT_CODE, NULL},
	{"统一社会信用代码", ID_CREDIT_CODE, NULL},
	{"credit-code", ID_CREDIT_CODE, NULL},
	{"护照", ID_PASSPORT, NULL},
	{"passport", ID_PASSPORT, NULL},
	{"其他", ID_OTHER, NULL},
	{"other", ID_OTHER, NULL},
};

static const struct import_word uses[] = {
	{"居民", 0, "residential"},
	{"居民用水", 0, "residential"},
	{"居民生活用水", 0, "residential"},
	{"residential", 0, "residential"},
	{"非居民", 0, "non-residential"},
	{"非居民用水", 0, "non-residential"},
	{"non-residential", 0, "non-residential"},
	{"特种", 0, "special"},
	{"特种用水", 0, "special"},
	{"特种行业用水", 0, "special"},
	{"special", 0, "special"},
};

#define WORDS(table) (table), sizeof(table) / sizeof *(table)

/* "15", "DN15", "dn 15", "15mm", "15毫米" */
static int read_calibre(const char *text, void *value, struct arena *arena, struct err *err)
{
	int64_t *calibre = value;
	struct err ignored = {0};
	if (str_starts(text, "dn"))
		text += 2;
	text += strspn(text, " ");
	size_t digits = strspn(text, "0123456789");
	const char *unit = text + digits;
	/* A whole number may carry zeros behind its point, as elsewhere. */
	if (*unit == '.' && unit[1] == '0')
		unit += 1 + strspn(unit + 1, "0");
	unit += strspn(unit, " ");
	if ((*unit && !str_equal(unit, "mm") && !str_equal(unit, "毫米")) ||
		num_parse(arena_dup_n(arena, text, digits), 1, 100000, calibre, &ignored))
		return err_set(err, ERR_MALFORMED, _("is not a valid calibre (15, DN15, 15mm)"));
	return account_check_calibre(*calibre, err);
}

/* One share: "居民", "residential=60", "居民60%". */
static int read_share(const char *text, const char **share, struct arena *arena, struct err *err)
{
	size_t length = strcspn(text, "=0123456789");
	const char *percent = text + length + (text[length] == '=');
	percent += strspn(percent, " ");
	size_t digits = strspn(percent, "0123456789");
	const char *rest = percent + digits + strspn(percent + digits, " ");
	const char *class;
	struct err ignored = {0};
	if (utf8_clean(arena_dup_n(arena, text, length), false, arena, &class, &ignored))
		class = "";
	const struct import_word *word = import_value_word(WORDS(uses), class);
	bool ends = !*rest || str_equal(rest, "%");
	if (!word || !ends || (text[length] && !digits))
		return err_set(err, ERR_MALFORMED,
			_("is not a valid use (居民, 非居民, 特种, or shares: residential=60;non-residential=40)"));
	*share = arena_printf(arena, "%s=%s", word->name,
		digits ? arena_dup_n(arena, percent, digits) : "100");
	return account_check_share(*share, err);
}

static bool take_separator(const char **at)
{
	static const char *const separators[] = {";", ",", "；", "，", "、"};
	for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
		if (str_starts(*at, separators[i])) {
			*at += strlen(separators[i]);
			return true;
		}
	return false;
}

static int read_use(const char *text, void *value, struct arena *arena, struct err *err)
{
	const char **items = NULL;
	size_t n = 0;
	size_t room = 0;
	const char *begin = text;
	for (const char *at = text;;) {
		const char *end = at;
		const char *share;
		bool more = *at && take_separator(&at);
		if (!more && *at) {
			at++;
			continue;
		}
		if (read_share(arena_dup_n(arena, begin, (size_t)(end - begin)), &share, arena, err))
			return -1;
		VEC_PUSH(arena, items, n, room) = share;
		begin = at;
		if (!more)
			break;
	}
	const struct words read = {items, n};
	if (account_check_use(&read, err))
		return -1;
	*(struct words *)value = read;
	return 0;
}

/* A word of other systems, as nearly all cells have, or what our own lists have there. */
static int read_choice(const char *key, const struct import_word *words, size_t n, const char *text, int *value,
	struct arena *arena, struct err *err)
{
	const struct import_word *word = import_value_word(words, n, text);
	const int choice = word ? word->value : import_shown_choice(field_find(&account_schema, key), text, arena);
	if (choice < 0)
		return import_value_choice(words, n, text, value, err);
	*value = choice;
	return 0;
}

static int read_state(const char *text, void *value, struct arena *arena, struct err *err)
{
	return read_choice("state", WORDS(states), text, value, arena, err);
}

static int read_id_type(const char *text, void *value, struct arena *arena, struct err *err)
{
	return read_choice("id_type", WORDS(id_types), text, value, arena, err);
}

static int read_date(const char *text, void *value, struct arena *arena, struct err *err)
{
	return import_value_date(text, value, arena, err);
}

static int read_figure(const char *text, void *value, struct arena *arena, struct err *err)
{
	return import_value_whole(text, 1000000000, value, arena, err);
}

static int read_digits(const char *text, void *value, struct arena *arena, struct err *err)
{
	return import_value_whole(text, 1000, value, arena, err) ||
			       account_reading_check_digits(*(const int64_t *)value, err)
		       ? -1
		       : 0;
}

static int read_population(const char *text, void *value, struct arena *arena, struct err *err)
{
	return import_value_whole(text, 1000, value, arena, err);
}

static int read_phone(const char *text, void *value, struct arena *arena, struct err *err)
{
	const char *plain = ident_phone_plain(text, arena);
	if (ident_phone_check(plain, err))
		return -1;
	*(const char **)value = plain;
	return 0;
}

/* Letters of documents are capitals. */
static int read_id_no(const char *text, void *value, struct arena *arena, struct err *err)
{
	char *number = arena_dup(arena, text);
	(void)err;
	for (char *c = number; *c; c++)
		*c = (char)toupper((unsigned char)*c);
	*(const char **)value = number;
	return 0;
}

/* Names, numbers, addresses and remarks are about somebody. */
// clang-format off
static const struct import_column columns[] = {
	{"number", "户号|用户编号|用户号|account|number", NULL, IMPORT_NEEDED | IMPORT_NUMBER},
	{"holder", "户名|用户名称|holder|name", NULL, IMPORT_PERSONAL},
	{"id_type", "证件类型|id_type", read_id_type, 0},
	{"id_no", "证件号|证件号码|身份证号|id_no", read_id_no, IMPORT_NUMBER | IMPORT_PERSONAL},
	{"id_reason", "证件号说明|id_reason", NULL, IMPORT_PERSONAL},
	{"address", "地址|用水地址|address", NULL, IMPORT_PERSONAL},
	{"contact", "联系人|contact", NULL, IMPORT_PERSONAL},
	{"phone", "电话|联系电话|phone", read_phone, IMPORT_NUMBER | IMPORT_PERSONAL},
	{"licence", "用水许可证|licence", NULL, IMPORT_NUMBER | IMPORT_PERSONAL},
	{"meter_no", "水表号|表号|meter_no", NULL, IMPORT_NUMBER | IMPORT_PERSONAL},
	{"calibre", "口径|水表口径|calibre", read_calibre, 0},
	{"reading", "表底|reading", read_figure, 0},
	{"reading_on", "抄表日期|表底日期|reading_on", read_date, 0},
	{"digits", "表位数|水表位数|digits", read_digits, 0},
	{"seal", "铅封号|seal", NULL, IMPORT_NUMBER | IMPORT_PERSONAL},
	{"use", "用水类别|用水性质|use", read_use, 0},
	{"population", "人口数|population", read_population, 0},
	{"pay_by", "交费形式|pay_by", NULL, IMPORT_PERSONAL},
	{"bank", "开户行|bank", NULL, IMPORT_PERSONAL},
	{"bank_no", "账号|银行账号|bank_no", NULL, IMPORT_NUMBER | IMPORT_PERSONAL},
	{"opened_on", "立户日期|开户日期|opened_on", read_date, 0},
	{"state", "状态|state", read_state, 0},
	{"suspended_on", "报停日期|suspended_on", read_date, 0},
	{"suspended_until", "报停截止|报停截止日期|报停至|suspended_until", read_date, 0},
	{"cancelled_on", "销户日期|cancelled_on", read_date, 0},
	{"remark", "备注|remark", NULL, IMPORT_PERSONAL},
};
// clang-format on

const struct import_table account_columns = {
	.schema = &account_schema,
	.shown = &account_view_schema,
	IMPORT_COLUMNS(columns),
	.number = "number",
	.strict = true,
};

int account_column_id_type(const char *id_no, int *id_type, struct err *err)
{
	struct err ignored = {0};
	if (ident_resident_check(id_no, &ignored) == 0)
		*id_type = ID_RESIDENT;
	else if (ident_credit_check(id_no, &ignored) == 0)
		*id_type = ID_CREDIT_CODE;
	else
		return err_hint(err,
			err_set(err, ERR_MALFORMED, _("passes neither the check of an identity card nor that of a credit code, and its "
			  "kind is not given")),
			_("a column id_type (证件类型)"));
	return 0;
}

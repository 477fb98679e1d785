#include "import/account_column.h"

#include <ctype.h>
#include <string.h>

#include "account/account_rule.h"
#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "store/path.h"
#include "value/date.h"
#include "value/ident.h"
#include "value/moment.h"
#include "value/stamp.h"

/* A heading, in lower case, and the field it means. */
static const struct {
	const char *heading;
	const char *key;
} headings[] = {
	{"户号", "number"},
	{"用户编号", "number"},
	{"用户号", "number"},
	{"account", "number"},
	{"number", "number"},
	{"户名", "holder"},
	{"用户名称", "holder"},
	{"holder", "holder"},
	{"name", "holder"},
	{"证件类型", "id_type"},
	{"id_type", "id_type"},
	{"证件号", "id_no"},
	{"证件号码", "id_no"},
	{"身份证号", "id_no"},
	{"id_no", "id_no"},
	{"证件号说明", "id_reason"},
	{"id_reason", "id_reason"},
	{"地址", "address"},
	{"用水地址", "address"},
	{"address", "address"},
	{"联系人", "contact"},
	{"contact", "contact"},
	{"电话", "phone"},
	{"联系电话", "phone"},
	{"phone", "phone"},
	{"用水许可证", "licence"},
	{"licence", "licence"},
	{"水表号", "meter_no"},
	{"表号", "meter_no"},
	{"meter_no", "meter_no"},
	{"口径", "calibre"},
	{"水表口径", "calibre"},
	{"calibre", "calibre"},
	{"表底", "reading"},
	{"reading", "reading"},
	{"铅封号", "seal"},
	{"seal", "seal"},
	{"用水类别", "use"},
	{"用水性质", "use"},
	{"use", "use"},
	{"人口数", "population"},
	{"population", "population"},
	{"交费形式", "pay_by"},
	{"pay_by", "pay_by"},
	{"开户行", "bank"},
	{"bank", "bank"},
	{"账号", "bank_no"},
	{"银行账号", "bank_no"},
	{"bank_no", "bank_no"},
	{"立户日期", "opened_on"},
	{"开户日期", "opened_on"},
	{"opened_on", "opened_on"},
	{"状态", "state"},
	{"state", "state"},
	{"备注", "remark"},
	{"remark", "remark"},
};

/* A word in a cell, in lower case, and what it means: an index or a name. */
struct word {
	const char *text;
	int value;
	const char *name;
};

static const struct word states[] = {
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

static const struct word id_types[] = {
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

static const struct word uses[] = {
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

/* ASCII, lower case, without blanks at the ends. */
static const char *normalized(const char *text, struct arena *arena)
{
	struct err ignored = {0};
	const char *clean;
	if (utf8_clean(text, false, arena, &clean, &ignored))
		return "";
	char *folded = arena_dup(arena, utf8_fold(clean, arena));
	for (char *c = folded; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	return folded;
}

const struct field *account_column_field(const char *key)
{
	for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
		if (str_equal(headings[i].key, key))
			return field_find(&account_schema, key);
	return NULL;
}

const struct field *account_column_find(const char *heading)
{
	struct arena scratch = {0};
	const struct field *field = NULL;
	const char *text = normalized(heading, &scratch);
	for (size_t i = 0; !field && i < sizeof headings / sizeof *headings; i++)
		if (str_equal(headings[i].heading, text))
			field = field_find(&account_schema, headings[i].key);
	arena_clear(&scratch);
	return field;
}

/* Names, numbers, addresses and remarks are about somebody. */
bool account_column_is_public(const struct field *field)
{
	return field->type == FIELD_ENUM || field->type == FIELD_INT || field->type == FIELD_DATE ||
	       field->type == FIELD_WORDS || str_equal(field->key, "number");
}

static const struct word *find_word(const struct word *words, size_t n, const char *text)
{
	for (size_t i = 0; i < n; i++)
		if (str_equal(words[i].text, text))
			return &words[i];
	return NULL;
}

static int read_word(const struct word *words, size_t n, const char *text, int *value,
	struct err *err)
{
	const struct word *word = find_word(words, n, text);
	struct str list = {0};
	if (word) {
		*value = word->value;
		return 0;
	}
	for (size_t i = 0; i < n; i++)
		str_add_format(&list, "%s%s", i ? ", " : "", words[i].text);
	err_set(err, ERR_MALFORMED, _("is none of %s"), str_text(&list));
	str_close(&list);
	return -1;
}

/* "4.20802E+17": a spreadsheet took an identifier for a figure and its last digits are gone. */
static bool is_destroyed(const char *text)
{
	const char *at = text + strspn(text, "0123456789");
	if (at == text)
		return false;
	if (*at == '.')
		at += 1 + strspn(at + 1, "0123456789");
	if ((*at != 'E' && *at != 'e') || at[1] != '+')
		return false;
	at += 2;
	return *at && !at[strspn(at, "0123456789")];
}

/* "15", "DN15", "dn 15", "15mm", "15毫米" */
static int read_calibre(const char *text, int64_t *calibre, struct arena *arena, struct err *err)
{
	struct err ignored = {0};
	if (str_starts(text, "dn"))
		text += 2;
	text += strspn(text, " ");
	size_t digits = strspn(text, "0123456789");
	const char *unit = text + digits;
	unit += strspn(unit, " ");
	if ((*unit && !str_equal(unit, "mm") && !str_equal(unit, "毫米")) ||
		num_parse(arena_dup_n(arena, text, digits), 1, 100000, calibre, &ignored))
		return err_set(err, ERR_MALFORMED, _("is no calibre (15, DN15, 15mm)"));
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
	const struct word *word = find_word(WORDS(uses), class);
	bool ends = !*rest || str_equal(rest, "%");
	if (!word || !ends || (text[length] && !digits))
		return err_set(err, ERR_MALFORMED,
			_("is no use (居民, 非居民, 特种, or shares: residential=60;non-residential=40)"));
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

static int read_use(const char *text, struct words *use, struct arena *arena, struct err *err)
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
	*use = read;
	return 0;
}

static int read_date(const char *text, int *date, struct err *err)
{
	static const char *const styles[] = {"chinese", "slash", "iso"};
	struct stamp stamp;
	if (stamp_parse(text, styles, sizeof styles / sizeof *styles, &stamp, err))
		return -1;
	*date = moment_date(stamp.moment);
	return 0;
}

/* "120", and "120.00" as a spreadsheet shows it. */
static int read_int(const char *text, int64_t most, int64_t *value, struct arena *arena,
	struct err *err)
{
	size_t whole = strcspn(text, ".");
	const char *rest = text + whole;
	if (*rest && rest[1] && !rest[1 + strspn(rest + 1, "0")])
		text = arena_dup_n(arena, text, whole);
	return num_parse(text, 0, most, value, err);
}

/* Is it an identifier, in which full-width characters mean their ASCII ones? */
static bool is_ident(const struct field *field)
{
	static const char *const keys[] = {"number", "id_no", "phone", "meter_no", "licence", "seal",
		"bank_no"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (str_equal(field->key, keys[i]))
			return true;
	return false;
}

static int read_text(const struct field *field, const char *text, struct account *account,
	struct arena *arena, struct err *err)
{
	const char *clean;
	if (is_ident(field)) {
		text = utf8_fold(text, arena);
		if (is_destroyed(text))
			return err_set(err, ERR_MALFORMED,
				_("a spreadsheet has destroyed this number; first: export it again as text"));
	}
	if (utf8_clean(text, field->type == FIELD_TEXT, arena, &clean, err))
		return -1;
	return field_parse(field, account, clean, arena, err);
}

int account_column_read(const struct field *field, const char *text, struct account *account,
	struct arena *arena, struct err *err)
{
	void *at = (char *)account + field->offset;
	switch (field->type) {
	case FIELD_LINE:
	case FIELD_TEXT:
	case FIELD_ID:
		return read_text(field, text, account, arena, err);
	default:
		break;
	}
	const char *word = normalized(text, arena);
	if (field->type == FIELD_DATE)
		return read_date(word, at, err);
	if (str_equal(field->key, "state"))
		return read_word(WORDS(states), word, at, err);
	if (str_equal(field->key, "id_type"))
		return read_word(WORDS(id_types), word, at, err);
	if (str_equal(field->key, "use"))
		return read_use(word, at, arena, err);
	if (str_equal(field->key, "calibre"))
		return read_calibre(word, at, arena, err);
	return read_int(word, str_equal(field->key, "population") ? 1000 : 1000000000, at, arena,
		err);
}

int account_column_id_type(const char *id_no, int *id_type, struct err *err)
{
	struct err ignored = {0};
	if (ident_resident_check(id_no, &ignored) == 0)
		*id_type = ID_RESIDENT;
	else if (ident_credit_check(id_no, &ignored) == 0)
		*id_type = ID_CREDIT_CODE;
	else
		return err_set(err, ERR_MALFORMED,
			_("passes neither the check of an identity card nor that of a credit code, and its "
			  "kind is not given; first: a column id_type (证件类型)"));
	return 0;
}

#include "value/mask.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "value/ident.h"

/* The text with a star for every character from the `first` to before the `end`, counted from 0. */
static const char *with_stars(struct arena *arena, const char *text, size_t first, size_t end)
{
	struct str masked = {0};
	size_t position = 0;
	for (const char *c = text; *c; c += utf8_next(c), position++) {
		bool hidden = position >= first && position < end;
		str_add_n(&masked, hidden ? "*" : c, hidden ? 1 : utf8_next(c));
	}
	return str_keep(&masked, arena);
}

const char *mask_number(struct arena *arena, const char *text)
{
	if (str_empty(text))
		return "";
	size_t count = utf8_count(text);
	/* Less than four hidden characters would hide nothing. */
	return count < 12 ? with_stars(arena, text, 0, count)
			  : with_stars(arena, text, 4, count - 4);
}

const char *mask_phone(struct arena *arena, const char *text)
{
	if (str_empty(text))
		return "";
	size_t length = strlen(text);
	size_t area = ident_area_size(text);
	if (ident_is_mobile(text))
		return with_stars(arena, text, 3, 7);
	if (!area)
		return with_stars(arena, text, 0, length);
	char *masked = arena_dup(arena, text);
	for (char *c = masked + area; c < masked + length - 2; c++)
		if (*c != '-')
			*c = '*';
	return masked;
}

static bool begins_with_one_of(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (**words == *text && str_starts(text, *words))
			return true;
	return false;
}

static bool ends_with_one_of(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (str_ends(text, *words))
			return true;
	return false;
}

static bool has_one_of(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (strstr(text, *words))
			return true;
	return false;
}

static bool has_double_surname(const char *name)
{
	static const char *const surnames[] = {"欧阳", "太史", "端木", "上官", "司马", "东方", "独孤",
		"南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政",
		"濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒",
		"鲜于", "司空", "闾丘", "令狐", "百里", "呼延", "东郭", "南门", "羊舌", "微生", "公户",
		"梁丘", "左丘", "东门", "西门", "第五", NULL};
	return begins_with_one_of(name, surnames);
}

bool mask_is_company(const char *name)
{
	/* Within a name; at its end.  People of four characters and more are few, and are called neither. */
	static const char *const within[] = {"公司", "集团", "有限", "股份", "合作社", "事务所", "经营部",
		"管理处", "委员会", "银行", "工程部", NULL};
	static const char *const ends[] = {"学校", "中学", "小学", "大学", "学院", "幼儿园", "医院", "卫生院",
		"酒店", "餐厅", "超市", "商行", "政府", "工作室", "物业", "小区", "协会", "中心", "基地", "农场",
		"林场", "市场", "商场", "大厦", "部队", "支队", "大队", "中队", "机关", "工会", "药房", "网吧",
		"门市部", "厂", "店", "局", "院", "所", "社", "馆", "站", "处", NULL};
	size_t count = utf8_count(name);
	if (count < 4 || count < (has_double_surname(name) ? 5 : 4) || strstr(name, "·"))
		return false;
	bool branch = str_ends(name, "）") || str_ends(name, ")");
	return has_one_of(name, within) || (branch ? has_one_of(name, ends) : ends_with_one_of(name, ends));
}

const char *mask_name(struct arena *arena, const char *text)
{
	if (str_empty(text))
		return "";
	if (mask_is_company(text))
		return text;
	size_t count = utf8_count(text);
	size_t kept = count > 2 && has_double_surname(text) ? 2 : 1;
	return with_stars(arena, text, kept, count > kept + 1 ? count - 1 : count);
}

int mask_digit(const char *text)
{
	if (*text >= '0' && *text <= '9')
		return *text - '0';
	/* U+FF10 to U+FF19 */
	if (strncmp(text, "\xEF\xBC", 2) == 0 && (unsigned char)text[2] >= 0x90 &&
		(unsigned char)text[2] <= 0x99)
		return (unsigned char)text[2] - 0x90;
	return -1;
}

static bool is_numeral(const char *text)
{
	/* Asked for every character of every address that is shown; each of these has three bytes. */
	static const char numerals[] = "〇零一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾";
	if ((unsigned char)*text < 0x80)
		return false;
	for (const char *numeral = numerals; *numeral; numeral += 3)
		if (*numeral == *text && strncmp(text, numeral, 3) == 0)
			return true;
	return false;
}

/* The end of the characters from `text` on that are digits, or Chinese numerals. */
static const char *run_end(const char *text, bool digits)
{
	while (*text && (digits ? mask_digit(text) >= 0 : is_numeral(text)))
		text += utf8_next(text);
	return text;
}

static void add_stars(struct str *masked, const char *from, const char *end)
{
	for (; from < end; from += utf8_next(from))
		str_add_n(masked, "*", 1);
}

const char *mask_address(struct arena *arena, const char *text)
{
	/* What a number in front of it is the name of. */
	static const char *const ways[] = {"路", "街", "大道", "道", "国道", "省道", "县道", "环", "高速",
		"公里", "村", "组", "社区", "小区", "期", "区", "镇", "乡", "中", "小学", "厂", "站", "桥", "年",
		NULL};
	static const char *const places[] = {"号", "幢", "栋", "单元", "室", "楼", "层", "座", "户", "弄",
		"门", "房", "排", "＃", "#", "之", "-", "—", "－", NULL};
	struct str masked = {0};
	if (str_empty(text))
		return "";
	for (const char *c = text; *c;) {
		bool digits = mask_digit(c) >= 0;
		const char *end = run_end(c, digits);
		if (end == c)
			end = c + utf8_next(c);
		else if (digits ? !begins_with_one_of(end, ways) : begins_with_one_of(end, places)) {
			add_stars(&masked, c, end);
			c = end;
			continue;
		}
		str_add_n(&masked, c, (size_t)(end - c));
		c = end;
	}
	return str_keep(&masked, arena);
}

/* The bytes of the star that a text begins with, of either width; 0: none. */
static size_t star_size(const char *text)
{
	static const char full[] = "＊";
	return *text == '*' ? 1 : str_starts(text, full) ? sizeof full - 1 : 0;
}

static bool is_behind_number(const char *text, const char *at)
{
	return at > text && (at[-1] == '-' || at[-1] == ')' || mask_digit(at - 1) >= 0 ||
				    (at - text >= 3 && mask_digit(at - 3) >= 0));
}

bool mask_is_masked(const char *text, bool prose)
{
	/* In free text a star may be meant: four behind a digit are not. */
	const size_t least = prose ? 4 : 1;
	for (const char *c = text; *c; c += utf8_next(c)) {
		size_t stars = 0;
		for (const char *star = c; stars < least && star_size(star); star += star_size(star))
			stars++;
		if (stars == least && (!prose || is_behind_number(text, c)))
			return true;
	}
	return false;
}

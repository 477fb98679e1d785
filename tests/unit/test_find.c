/* value/find.h, with value/fold.h, value/pinyin.h and value/han.h below it */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/str.h"
#include "value/find.h"

enum where { TEXT, ID, NAME };

struct row {
	const char *typed;
	enum where where;
	const char *text;
	bool found;
};

/* The same in the bytes of a record: there nothing may be missed. */
static bool is_in_record(const struct find *find, const char *text, enum where where)
{
	struct str bytes = {0};
	/* Far into them, behind what looks alike. */
	for (int i = 0; i < 9; i++)
		str_add(&bytes, "number: \"0000\"\nstate: \"，。李１３８-\"\n");
	str_add_format(&bytes, "\nname: \"%s\"\nend: \"-\"\n", text);
	bool found = find_in_bytes(find, bytes.text, bytes.length) ||
		     (where == NAME && find_in_lines(find, "\nname: ", bytes.text, bytes.length));
	str_close(&bytes);
	return found;
}

static void check(const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct arena mem = {0};
		struct find find;
		const struct row *row = &rows[i];
		find_begin(&find, row->typed, &mem);
		bool found = row->where == TEXT ? find_in_text(&find, row->text)
			     : row->where == ID ? find_in_id(&find, row->text)
						: find_in_name(&find, row->text);
		if (found != row->found)
			fail_msg("\"%s\" in \"%s\": %s", row->typed, row->text, found ? "found" : "not found");
		if (found && !is_in_record(&find, row->text, row->where))
			fail_msg("\"%s\" in a record with \"%s\": missed", row->typed, row->text);
		arena_clear(&mem);
	}
}
#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

static void find__compares_folded(void **state)
{
	static const struct row rows[] = {
		{"王小明", TEXT, "王小明", true},
		{"小明", TEXT, "王小明", true},
		{"王大明", TEXT, "王小明", false},
		{"", TEXT, "王小明", true},
		{"王", TEXT, "", false},
		/* Width and case. */
		{"ＳＣ００１", TEXT, "SC001", true},
		{"SC001", TEXT, "ＳＣ００１", true},
		{"sc001", TEXT, "SC001", true},
		{"SC001", TEXT, "sc001", true},
		{"m7", TEXT, "水表M７７", true},
		{"象山大道１２号", TEXT, "象山大道12号", true},
		{"１２号", TEXT, "象山大道12号", true},
		{"ünal", TEXT, "ÜNAL", true},
		{"unal", TEXT, "ÜNAL", true},
		{"jose", TEXT, "José", true},
		{"ДОМ", TEXT, "дом", true},
		/* Dots. */
		{"买买提·吐尔逊", TEXT, "买买提•吐尔逊", true},
		{"买买提．吐尔逊", TEXT, "买买提·吐尔逊", true},
		{"买买提.吐尔逊", TEXT, "买买提・吐尔逊", true},
		{"买买提吐尔逊", TEXT, "买买提·吐尔逊", true},
		{"买买提·吐尔逊", TEXT, "买买提吐尔逊", true},
		{"·吐尔逊", TEXT, "买买提·吐尔逊", true},
		{"1.5", TEXT, "15吨", false},
		{"1.5", TEXT, "1．5吨", true},
		{"15", TEXT, "1.5吨", false},
		/* Brackets. */
		{"（二期）", TEXT, "泉口花园(二期)", true},
		{"(二期)", TEXT, "泉口花园（二期）", true},
		{"[东]", TEXT, "井盖【东】", true},
		{"〔2026〕", TEXT, "国办发［2026］", true},
		{"(二期)", TEXT, "泉口花园二期", false},
		/* Blanks and dashes. */
		{"王 敏", TEXT, "王敏", true},
		{"王敏", TEXT, "王　敏", true},
		{"M-777", TEXT, "M777", true},
		{"m777", TEXT, "M－777", true},
		{"3-2-101", TEXT, "3栋2单元101", false},
		{"L-2026-7", TEXT, "l—2026—7", true},
		{"-", TEXT, "a-b", true},
		{"-", TEXT, "ab", false},
		{"·", TEXT, "买买提·吐尔逊", true},
		/* Radicals, and characters that have two numbers. */
		{"⽅明", TEXT, "方明", true},
		{"方明", TEXT, "⽅明", true},
		{"东方", TEXT, "东⽅路", true},
		{"⻢力", TEXT, "马力", true},
		{"马力", TEXT, "⻢力", true},
		/* Composed and not, and what nobody sees. */
		{"Jose\u0301", TEXT, "José", true},
		{"葛城", TEXT, "葛\U000E0100城", true},
		{"𠮷野", TEXT, "𠮷野家", true},
		{"𠮷 野", TEXT, "𠮷野家", true},
		{"\"", TEXT, "a\"b", true},
		{"#", TEXT, "3#楼", true},
		{"３＃", TEXT, "3#楼", true},
	};
	(void)state;
	CHECK(rows);
}

static void find__takes_numbers_as_people_write_them(void **state)
{
	static const struct row rows[] = {
		{"13800138000", TEXT, "138 0013 8000", true},
		{"138-0013-8000", TEXT, "13800138000", true},
		{"138 0013 8000", TEXT, "138-0013-8000", true},
		{"１３８００１３８０００", TEXT, "13800138000", true},
		{"13800138000", TEXT, "１３８００１３８０００", true},
		{"+8613800138000", TEXT, "13800138000", true},
		{"+86 138 0013 8000", TEXT, "13800138000", true},
		{"＋８６１３８００１３８０００", TEXT, "13800138000", true},
		{"0086 13800138000", TEXT, "13800138000", true},
		{"8613800138000", TEXT, "13800138000", true},
		{"13800138000", TEXT, "+86-138-0013-8000", true},
		{"13800138000", TEXT, "13800138001", false},
		{"0724-2331234", TEXT, "07242331234", true},
		{"07242331234", TEXT, "0724-2331234", true},
		{"(0724)2331234", TEXT, "0724-2331234", true},
		{"（0724）2331234", TEXT, "0724-2331234", true},
		{"0724-2331234", TEXT, "（0724）233 1234", true},
		{"0724 233 1234", TEXT, "0724-2331234", true},
		{"2331234", TEXT, "0724-2331234", true},
		{"233-1234", TEXT, "0724-2331234", true},
		{"+867242331234", TEXT, "0724-2331234", true},
		{"+86 724 2331234", TEXT, "0724-2331234", true},
		{"0724-2331234", TEXT, "+86 724 2331234", true},
		{"138.0013.8000", TEXT, "13800138000", true},
		{"0000 012345", TEXT, "0000012345", true},
		{"0086012345", TEXT, "0086012345", true},
		{"0086012345", TEXT, "0000012345", false},
		{"11010519491231002x", TEXT, "11010519491231002X", true},
		{"110105 19491231 002X", TEXT, "11010519491231002X", true},
		{"2331", TEXT, "0724-2331234", true},
		{"86", TEXT, "1862", true},
		/* In an id dashes count. */
		{"2026-09", ID, "20260918-XS-0001", false},
		{"20260918-xs", ID, "20260918-XS-0001", true},
		{"２０２６０９１８－ＸＳ－０００１", ID, "20260918-XS-0001", true},
		{"xs-0001", ID, "20260918-XS-0001", true},
		{"Volume-Doubt", ID, "volume-doubt", true},
		{"ld", ID, "volume-doubt", false},
	};
	(void)state;
	CHECK(rows);
}

static void find__reads_names(void **state)
{
	static const struct row rows[] = {
		{"lxm", NAME, "李小明", true},
		{"LXM", NAME, "李小明", true},
		{"ｌｘｍ", NAME, "李小明", true},
		{"xm", NAME, "李小明", true},
		{"lm", NAME, "李小明", false},
		{"lxm", TEXT, "李小明", false},
		{"l", NAME, "李小明", false},
		{"lixiaoming", NAME, "李小明", true},
		{"li xiao ming", NAME, "李小明", true},
		{"Li Xiaoming", NAME, "李小明", true},
		{"lixiaom", NAME, "李小明", true},
		{"lixm", NAME, "李小明", true},
		{"lxming", NAME, "李小明", true},
		{"lixiaomong", NAME, "李小明", false},
		{"李xm", NAME, "李小明", true},
		{"李x", NAME, "李小明", true},
		{"王xm", NAME, "李小明", false},
		{"zhangw", NAME, "张伟", true},
		{"zw", NAME, "张伟", true},
		{"zhw", NAME, "张伟", true},
		{"zhongh", NAME, "张伟", false},
		{"xian", NAME, "西安", true},
		{"xi'an", NAME, "西安", true},
		{"mmttex", NAME, "买买提·吐尔逊", true},
		{"lxm", NAME, "李　小明", true},
		{"lxm", NAME, "LXM公司", true},
		/* Several readings, and surnames. */
		{"shan", NAME, "单雄信", true},
		{"sxx", NAME, "单雄信", true},
		{"dxx", NAME, "单雄信", true},
		{"zgf", NAME, "曾国藩", true},
		{"cgf", NAME, "曾国藩", true},
		{"xz", NAME, "解缙", false},
		{"xj", NAME, "解缙", true},
		{"jj", NAME, "解缙", true},
		{"qy", NAME, "仇英", true},
		{"ouyang", NAME, "区阳", true},
		{"gj", NAME, "盖聚", true},
		{"yuchi", NAME, "尉迟", true},
		{"moqi", NAME, "万俟", true},
		{"chongqing", NAME, "重庆路", true},
		{"zql", NAME, "重庆路", true},
		/* ü */
		{"lvb", NAME, "吕布", true},
		{"lübu", NAME, "吕布", true},
		{"lubu", NAME, "吕布", true},
		{"nv", NAME, "女儿桥", true},
		/* Rare characters, traditional ones and radicals. */
		{"jiye", NAME, "𠮷野", true},
		{"zh", NAME, "张𬌗", true},
		{"cgf", NAME, "曾國藩", true},
		{"fm", NAME, "⽅明", true},
		/* Roads. */
		{"xsdd", NAME, "象山大道12号", true},
		{"xsdd12", NAME, "象山大道12号", true},
		{"xsdd12h", NAME, "象山大道12号", true},
		{"xsdd13", NAME, "象山大道12号", false},
		{"xiangshandadao", NAME, "掇刀区象山大道12号", true},
		{"xiangshan", NAME, "象山大道12号", true},
		{"xiangxi", NAME, "象山大道12号", false},
		/* What is none. */
		{"m7", NAME, "门7", false},
		{"x-y", NAME, "西院", true},
		{"x@y", NAME, "西院", false},
		{"7", NAME, "象山大道7号", true},
	};
	(void)state;
	CHECK(rows);
}

/* Numbers, ids and words at every place of a record of any length. */
static void find_in_bytes__misses_nothing(void **state)
{
	static const struct {
		const char *typed, *text;
	} rows[] = {
		{"13800138000", "138-0013-8000"},
		{"13800138000", "１３８００１３８０００"},
		{"(0724)2331234", "0724 233 1234"},
		{"sc001", "ＳＣ００１"},
		{"sc001", "S C-001"},
		{"ab", "ＡB"},
		{"a1", "A—1"},
		{"jo", "JÓ"},
		{"王敏", "王　敏"},
		{"方明", "⽅明"},
		{"𠮷野", "𠮷野"},
		{"7", "７"},
		{"#1", "＃1"},
		{"дом", "ДОМ"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena mem = {0};
		struct find find;
		find_begin(&find, rows[i].typed, &mem);
		for (size_t before = 0; before < 100; before++) {
			struct str bytes = {0};
			for (size_t k = 0; k < before; k++)
				str_add_char(&bytes, "x \""[k % 3]);
			str_add(&bytes, rows[i].text);
			for (size_t after = 0; after < 3; after++) {
				if (!find_in_bytes(&find, bytes.text, bytes.length))
					fail_msg("\"%s\" behind %zu bytes, %zu behind it", rows[i].typed, before, after);
				str_add(&bytes, "\n---------------------------------------\n");
			}
			str_close(&bytes);
		}
		arena_clear(&mem);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(find__compares_folded),
		cmocka_unit_test(find__takes_numbers_as_people_write_them),
		cmocka_unit_test(find__reads_names),
		cmocka_unit_test(find_in_bytes__misses_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

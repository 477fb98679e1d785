/* value/mask.h and mask_prose.h: what is hidden of personal data, and what is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "value/mask.h"
#include "value/mask_prose.h"

struct row {
	const char *text;
	const char *masked; /* NULL: stays */
};

static void check(const char *(*mask)(struct arena *, const char *), const struct row *rows, size_t n)
{
	struct arena arena = {0};
	for (size_t i = 0; i < n; i++) {
		const char *wanted = rows[i].masked ? rows[i].masked : rows[i].text;
		const char *got = mask(&arena, rows[i].text);
		if (strcmp(got, wanted) != 0)
			fail_msg("\"%s\" became \"%s\", not \"%s\"", rows[i].text, got, wanted);
		/* What was masked once has nothing more to mask. */
		if (strcmp(mask(&arena, got), got) != 0)
			fail_msg("\"%s\" masked twice is \"%s\"", got, mask(&arena, got));
	}
	arena_clear(&arena);
}
#define CHECK(mask, rows) check(mask, rows, sizeof rows / sizeof *rows)

static void mask_number__keeps_four_at_either_end(void **state)
{
	static const struct row rows[] = {
		{"420802199001010012", "4208**********0012"},
		{"11010519491231002X", "1101**********002X"},
		{"420802900101001", "4208*******1001"},
		{"123456789012", "1234****9012"},
		{"12345678901", "***********"},
		{"E12345678", "*********"},
		{"护照", "**"},
		{"91350100M000100Y43", "9135**********0Y43"},
		{"", NULL},
	};
	struct arena arena = {0};
	(void)state;
	CHECK(mask_number, rows);
	assert_string_equal(mask_number(&arena, NULL), "");
	arena_clear(&arena);
}

static void mask_phone__keeps_what_tells_apart(void **state)
{
	static const struct row rows[] = {
		{"13800138000", "138****8000"},
		{"0724-2345678", "0724-*****78"},
		{"07242345678", "0724*****78"},
		{"010-12345678", "010-******78"},
		{"01012345678", "010******78"},
		{"02712345678", "027******78"},
		{"0724-2345678-801", "0724-*******-*01"},
		{"12345", "*****"},
		{"138 0013 8000", "*************"},
		{"电话", "**"},
		{"", NULL},
	};
	struct arena arena = {0};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(mask_phone(&arena, rows[i].text), rows[i].masked ? rows[i].masked : "");
	assert_string_equal(mask_phone(&arena, NULL), "");
	arena_clear(&arena);
}

static void mask_name__of_people_only(void **state)
{
	static const struct row people[] = {
		{"王小明", "王*明"}, {"李明", "李*"}, {"王", NULL}, {"诸葛", "诸*"}, {"欧阳明", "欧阳*"},
		{"欧阳小明", "欧阳*明"}, {"欧阳建厂", "欧阳*厂"}, {"司马相如", "司马*如"}, {"张建国庆", "张**庆"},
		{"王建厂", "王*厂"}, {"李局", "李*"}, {"陈学校", "陈*校"}, {"买买提·吐尔逊", "买*****逊"},
		{"买买提·艾力院", "买*****院"}, {"𠮷野", "𠮷*"}, {"𠮷", NULL}, {"张𬌗", "张*"}, {"张一𬌗", "张*𬌗"},
		{"Zoë", "Z*ë"}, {"", NULL},
	};
	static const struct row companies[] = {
		{"荆门市供水总公司", NULL}, {"荆门石化有限责任公司", NULL}, {"湖北荆门钢铁厂", NULL}, {"东宝小吃店", NULL},
		{"象山实验学校", NULL}, {"荆门市第一小学", NULL}, {"荆门市第一人民医院", NULL}, {"龙泉街道居民委员会", NULL},
		{"荆门市水务局", NULL}, {"中国银行（荆门分行）", NULL}, {"某某公司（东宝分店）", NULL}, {"金虾路小区物业", NULL},
		{"象山大酒店", NULL}, {"东宝派出所", NULL}, {"荆门市农机站", NULL}, {"欧阳修理厂", NULL},
	};
	struct arena arena = {0};
	(void)state;
	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		const char *wanted = people[i].masked ? people[i].masked : people[i].text;
		if (strcmp(mask_name(&arena, people[i].text), wanted) != 0)
			fail_msg("\"%s\" became \"%s\"", people[i].text, mask_name(&arena, people[i].text));
		assert_false(mask_is_company(people[i].text));
	}
	CHECK(mask_name, companies);
	assert_string_equal(mask_name(&arena, NULL), "");
	arena_clear(&arena);
}

static void mask_address__hides_the_house(void **state)
{
	static const struct row rows[] = {
		{"象山大道118号3栋2单元501室", "象山大道***号*栋*单元***室"},
		{"象山大道１１８号", "象山大道***号"},
		{"长宁大道8号", "长宁大道*号"},
		{"五一路十二号", "五一路**号"},
		{"金虾路三幢二单元四楼", "金虾路*幢*单元*楼"},
		{"象山一路A3栋12-3", "象山一路A*栋**-*"},
		{"月亮湖路3-2-501", "月亮湖路*-*-***"},
		{"107国道5号", "107国道*号"},
		{"白庙街道5组", NULL},
		{"二环路与三中路口", NULL},
		{"荆门市第一小学", NULL},
		{"七里村八组", NULL},
		{"百货大楼", NULL},
		{"象山大道", NULL},
		{"", NULL},
	};
	struct arena arena = {0};
	(void)state;
	CHECK(mask_address, rows);
	assert_string_equal(mask_address(&arena, NULL), "");
	arena_clear(&arena);
}

static void mask_prose__hides_telephones_and_identity_numbers(void **state)
{
	static const struct row rows[] = {
		{"请回电13800138000", "请回电138****8000"},
		{"电话13800138000。", "电话138****8000。"},
		{"１３８００１３８０００找王先生", "１３８****８０００找王先生"},
		{"138 0013 8000 / 138-0013-8000", "138 **** 8000 / 138-****-8000"},
		{"+86 13800138000，0086-13800138000，8613800138000",
			"+86 138****8000，0086-138****8000，86138****8000"},
		{"座机0724-2345678，07242345678", "座机0724-*****78，0724*****78"},
		{"(0724)2345678和（0724）2345678", "(0724)*****78和（0724）*****78"},
		{"010-12345678、01082345678", "010-******78、010******78"},
		{"０７２４－２３４５６７８", "０７２４－*****７８"},
		{"办公电话：2345678", "办公电话：*****78"},
		{"身份证420802199001010012号", "身份证4208**********0012号"},
		{"身份证11010519491231002X", "身份证1101**********002X"},
		{"身份证11010519491231002x，旧证420802900101001", "身份证1101**********002x，旧证4208*******1001"},
		{"420802 19900101 0012", "4208** ******** 0012"},
		{"４２０８０２１９９００１０１００１２", "４２０８**********００１２"},
		{"王13800138000李13900139000证420802199001010012完",
			"王138****8000李139****9000证4208**********0012完"},
		{"2026-09-18 13800138000 来电", "2026-09-18 138****8000 来电"},
		{"tel:13800138000", "tel:138****8000"},
		{"两行\n13800138000\n", "两行\n138****8000\n"},
	};
	struct arena arena = {0};
	(void)state;
	CHECK(mask_prose, rows);
	assert_string_equal(mask_prose(&arena, NULL), "");
	arena_clear(&arena);
}

static void mask_prose__leaves_other_numbers(void **state)
{
	static const struct row rows[] = {
		{"水表13812345678走得快", NULL},
		{"表号：13812345678", NULL},
		{"LXS13812345678", NULL},
		{"户号0000012345", NULL},
		{"工单20260918-XS-0002", NULL},
		{"收据20260918-XS-R0001", NULL},
		{"2026-09-18 09:00 到 2026年9月24日", NULL},
		{"20260918", NULL},
		{"金额13800138000.50元", NULL},
		{"86.40元，用水20立方", NULL},
		{"读数12345678", NULL},
		{"12345678901234567890123", NULL},
		{"138001380001", NULL},
		{"420802199013010012", NULL}, /* no such day */
		{"91350100M000100Y43", NULL},
		{"12345热线，400-123-4567", NULL},
		{"第3阶梯", NULL},
		{"", NULL},
	};
	(void)state;
	CHECK(mask_prose, rows);
}

static void mask_is_masked__knows_what_was_masked(void **state)
{
	static const struct {
		const char *text;
		bool value;
		bool prose;
	} rows[] = {
		{"138****8000", true, true}, {"4208**********0012", true, true}, {"0724-*****78", true, true},
		{"(0724)*****78", true, true}, {"１３８****８０００", true, true}, {"王*明", true, false},
		{"*****", true, false}, {"象山大道*号", true, false}, {"**重要**，见附件", true, false},
		{"3*4=12", true, false}, {"王小明", false, false}, {"", false, false},
		{"王＊明", true, false}, {"138＊＊＊＊8000", true, true}, {"１３８＊＊＊＊８０００", true, true},
		{"电话：138**＊＊8000", true, true}, {"**", true, false}, {"1***", true, false}, {"****", true, false},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (mask_is_masked(rows[i].text, false) != rows[i].value ||
			mask_is_masked(rows[i].text, true) != rows[i].prose)
			fail_msg("\"%s\"", rows[i].text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mask_number__keeps_four_at_either_end),
		cmocka_unit_test(mask_phone__keeps_what_tells_apart),
		cmocka_unit_test(mask_name__of_people_only),
		cmocka_unit_test(mask_address__hides_the_house),
		cmocka_unit_test(mask_prose__hides_telephones_and_identity_numbers),
		cmocka_unit_test(mask_prose__leaves_other_numbers),
		cmocka_unit_test(mask_is_masked__knows_what_was_masked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

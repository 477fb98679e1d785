/* value/capital.h */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "value/capital.h"

static void capital_format__writes_what_stands_on_a_receipt(void **state)
{
	static const struct {
		int64_t fen;
		const char *text;
	} rows[] = {
		{0, "人民币零元整"},
		{1, "人民币壹分"},
		{10, "人民币壹角"},
		{15, "人民币壹角伍分"},
		{100, "人民币壹元整"},
		{105, "人民币壹元零伍分"},
		{1000, "人民币壹拾元整"},
		{8640, "人民币捌拾陆元肆角"},
		{10325, "人民币壹佰零叁元贰角伍分"},
		{20000, "人民币贰佰元整"},
		{101000, "人民币壹仟零壹拾元整"},
		{140950, "人民币壹仟肆佰零玖元伍角"},
		{600714, "人民币陆仟零柒元壹角肆分"},
		{1000000, "人民币壹万元整"},
		{1000100, "人民币壹万零壹元整"},
		{1680032, "人民币壹万陆仟捌佰元叁角贰分"},
		{10010000, "人民币壹拾万零壹佰元整"},
		{10700053, "人民币壹拾万柒仟元伍角叁分"},
		{100000000000, "人民币壹拾亿元整"},
		{100000001000, "人民币壹拾亿零壹拾元整"},
		{100000500000, "人民币壹拾亿零伍仟元整"},
		{99999999999999,
			"人民币玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"},
		{-8640, "人民币负捌拾陆元肆角"},
	};
	struct arena arena = {0};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(capital_format(rows[i].fen, &arena), rows[i].text);
	arena_clear(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(capital_format__writes_what_stands_on_a_receipt),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

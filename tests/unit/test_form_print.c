/* form/form_print.h */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "account/account_settle.h"
#include "base/str.h"
#include "form/annex10_transfer.h"
#include "form/annex8_approval.h"
#include "form/annex9_register.h"
#include "form/checklist.h"
#include "form/form_money.h"
#include "form/receipt.h"
#include "form/statement.h"
#include "form/voucher.h"
#include "office/event.h"
#include "office/staff.h"
#include "value/date.h"
#include "value/moment.h"

static struct arena arena;
static struct form_words names;

static int setup(void **state)
{
	static struct staff staff[] = {
		{.id = "wangmin", .name = "王敏", .badge = "0017"}, {.id = "zhaolei", .name = "赵磊"}};
	static struct service services[] = {{.code = "facility", .name = "供水设施管理"}};
	static struct department departments[] = {{.code = "network", .name = "管网部"}};
	(void)state;
	names = (struct form_words){
		.company = "某市供水公司",
		.catalogue = {.services = {services, 1}, .departments = {departments, 1}},
		.staff = {staff, 2},
	};
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

/* What stands in the cells and at their feet, in the order of reading, without line breaks. */
static const char *words_of(const struct form_grid *form)
{
	struct str text = {0};
	for (size_t i = 0; i < form->cells_n; i++) {
		const char *cell = form_grid_cell_text(&form->cells[i], "＿", &arena);
		for (const char *c = cell; *c; c++)
			if (*c != '\n')
				str_add_char(&text, *c);
		str_add_format(&text, "|%s|", form->cells[i].foot ? form->cells[i].foot : "");
	}
	const char *words = arena_dup(&arena, str_text(&text));
	str_close(&text);
	return words;
}

/* Do the texts, ended by NULL, stand on the form one after the other? */
static void has_in_order(const struct form_grid *form, const char *const *texts)
{
	const char *at = words_of(form);
	assert_true(form_grid_is_whole(form));
	for (; *texts; texts++) {
		const char *found = strstr(at, *texts);
		if (!found)
			fail_msg("%s: no \"%s\" in \"%s\"", form->title, *texts, at);
		at = found + strlen(*texts);
	}
}

#define has(form, ...) has_in_order((form), (const char *const[]){__VA_ARGS__, NULL})

static void lacks(const struct form_grid *form, const char *text)
{
	if (strstr(words_of(form), text))
		fail_msg("%s: \"%s\" stands there", form->title, text);
}

static int day(const char *text)
{
	struct err err = {0};
	int date = 0;
	if (date_parse(text, &date, &err))
		fail_msg("%s", err.msg);
	return date;
}

/* The words of regulation annexes 8 to 10, in their order. */
static void annexes__blank_have_all_labels_in_order(void **state)
{
	struct form_grid form;
	const struct ticket nothing = {0};
	const struct form_account nobody = {0};
	(void)state;

	annex9_register(&form, &names, &nothing, &arena);
	assert_string_equal(form.title, "“一站式服务”业务受理登记表");
	assert_string_equal(form.number, "附件9");
	assert_null(form.reference);
	has(&form, "受理人", "受理时间", "用户基本情况", "姓名或单位", "办理类别", "用水地址",
		"用户编号", "联系电话", "用户诉求", "承办单位和责任人", "转办时间", "计划完成时限",
		"完成情况", "回访情况", "备注");

	annex8_approval(&form, &names, NULL, &nothing, &nobody, &arena);
	assert_string_equal(form.title, "用户用水业务审批表");
	assert_string_equal(form.number, "附件8");
	assert_int_equal(form.copies_n, 3);
	assert_string_equal(form.copies[0], "①用户留存联");
	assert_string_equal(form.copies[1], "②营抄中心留存联");
	assert_string_equal(form.copies[2], "③客服中心留存联");
	has(&form, "时间", "业务类型", "☐报停", "☐启用", "☐销户", "业务申请原因", "用户签字",
		"用户信息", "用户证件号", "用户编号", "水表口径", "水表号", "报停、销户水费缴纳情况",
		"水表启用信息", "用户联系方式", "用户签字", "年", "月", "日", "备注", "经办人签字",
		"年", "月", "日");

	annex10_transfer(&form, &names, NULL, &nothing, &nobody, &arena);
	assert_string_equal(form.title, "水表过户更名申请表");
	assert_string_equal(form.number, "附件10");
	has(&form, "＿＿愿意将（地址）＿＿", "＿＿的水表用水使用权转让给（更名为）＿＿",
		"＿＿继续用水，并将原用水许可证（证号为＿＿", "＿＿），用水编号（＿＿",
		"＿＿）送请换发。愿意从＿＿月＿＿日起接受此水表，并严格按供水管理办法执行。",
		"＿＿＿＿年＿＿月＿＿日", "原用户", "户名", "用户签字(盖章)", "地址", "立户时间",
		"水表口径", "DN", "水费缴纳情况", "新用户", "户名", "地址", "交费形式", "账号",
		"联系人", "电话", "营抄中心意见", "客服意见", "备注",
		"单位用户盖章，私人用户本人签字，并留存相关证件复印件（单位：营业执照复印件；私人：身份"
		"证复印件）");
}

static void form_words_register__says_what_the_ticket_says(void **state)
{
	struct form_grid form;
	(void)state;
	const int64_t at = moment_make(day("2026-09-18"), 9, 5, 0);
	struct ticket ticket = {.id = "20260918-XS-0001", .service = "facility", .owner = "wangmin",
		.received_at = at, .name = "张𬌗", .phone = "13800138000", .address = "象山大道1号",
		.account = "0000012345", .request = "井盖破损\n请修", .department = "network",
		.handler = "zhaolei", .assigned_at = at, .limit = 5, .first_due = day("2026-09-24"),
		.due = day("2026-09-24"), .remark = "老人独居"};
	annex9_register(&form, &names, &ticket, &arena);
	assert_int_equal(form.at, at);
	assert_string_equal(form.reference, "工单编号：20260918-XS-0001");
	has(&form, "受理人||王敏（工号 0017）", "受理时间||2026年9月18日 09:05", "姓名或单位||张𬌗",
		"办理类别||供水设施管理", "用水地址||象山大道1号", "用户编号||0000012345",
		"联系电话||13800138000", "井盖破损请修", "管网部　赵磊", "2026年9月24日（5个工作日）",
		"完成情况||||", "回访情况||||", "老人独居");

	ticket.due = day("2026-09-28");
	ticket.result = "已更换";
	ticket.result_by = "zhaolei";
	ticket.result_at = ticket.told_at = ticket.visited_at = at;
	ticket.told = CHANNEL_PHONE;
	ticket.visited_by = "gone";
	ticket.reached = ANSWER_YES;
	ticket.solved = ANSWER_NO;
	ticket.satisfaction = DISSATISFIED;
	ticket.quality = "上门及时";
	annex9_register(&form, &names, &ticket, &arena);
	has(&form, "2026年9月28日（原定2026年9月24日）", "已更换", "办结：2026年9月18日 09:05，赵磊",
		"告知用户（电话）", "回访：2026年9月18日 09:05，gone", "已联系到用户", "问题未解决",
		"满意度：不满意", "服务质量：上门及时");

	/* Who only said who he is, is not named like one whose login was seen. */
	struct pair received[] = {{"owner", "wangmin"}}, done[] = {{"result_by", "zhaolei"}},
		visited[] = {{"visited_by", "gone"}};
	struct event events[] = {
		{.id = "XS-1", .by = "wangmin", .claimed = true, .set = {received, 1}},
		{.id = "XS-2", .by = "zhaolei", .set = {done, 1}},
		{.id = "XS-3", .by = "gone", .claimed = true, .set = {visited, 1}}};
	ticket.events = (struct event_list){events, 3};
	annex9_register(&form, &names, &ticket, &arena);
	has(&form, "受理人||王敏（工号 0017，未核实身份）", "管网部　赵磊", "办结：2026年9月18日 09:05，赵磊",
		"回访：2026年9月18日 09:05，gone（未核实身份）");
	lacks(&form, "赵磊（");

	/* A code that the catalogue or the staff file has no longer stands as itself. */
	const struct ticket old = {.service = "gone-service", .department = "gone-department",
		.no_visit = "三次未接通", .reason = "不属供水范围", .state = TICKET_REFUSED,
		.ledger_id = "甲-7", .duplicate_of = "20260917-XS-0001"};
	annex9_register(&form, &names, &old, &arena);
	has(&form, "gone-service", "gone-department", "未回访原因：三次未接通",
		"不予受理：不属供水范围", "与此件重复：20260917-XS-0001", "原台账编号：甲-7");
	const struct ticket back = {.reason = "自行解决", .state = TICKET_WITHDRAWN};
	annex9_register(&form, &names, &back, &arena);
	has(&form, "用户撤回：自行解决");
}

/* An account opened by 张𬌗, with something that belongs to ticket T, then something else. */
static struct account history(const char *act, const char *text, struct pair *set, size_t set_n)
{
	static struct pair opened[] = {{"number", "0000054321"}, {"state", "active"},
		{"holder", "张𬌗"}, {"id_no", "11010519491231002X"}, {"address", "象山大道1号"},
		{"phone", "13800138000"}, {"licence", "L-1"}, {"meter_no", "M7"}, {"calibre", "15"},
		{"opened_on", "2019-05-06"}};
	static struct pair later[] = {{"phone", "13700137000"}, {"meter_no", "M8"}};
	struct event *events = arena_array(&arena, 4, sizeof *events);
	events[0] = (struct event){.id = "XS-1", .act = "open", .set = {opened, 10}};
	events[1] = (struct event){.id = "HQ-1", .act = "pay", .ref = "R", .amount = 500};
	events[2] = (struct event){
		.id = "XS-2", .act = act, .ref = "T", .text = text, .set = {set, set_n}};
	events[3] = (struct event){.id = "XS-3", .act = "contact", .ref = "U", .set = {later, 2}};
	const struct account whole = {.events = {events, 4}};
	struct account account = {0};
	struct err err = {0};
	if (account_replay(&whole, 4, &account, &arena, &err))
		fail_msg("%s", err.msg);
	return account;
}

static struct form_account at(const struct account *account, const char *ref)
{
	struct form_account result;
	struct err err = {0};
	if (form_account_at(account, ref, &arena, &result, &err))
		fail_msg("%s", err.msg);
	return result;
}

static void form_words_account_at__is_the_account_around_its_event(void **state)
{
	struct pair set[] = {{"holder", "李四"}, {"phone", ""}};
	(void)state;
	const struct account account = history("transfer", NULL, set, 2);
	const struct form_account around = at(&account, "T");
	assert_string_equal(around.before.holder, "张𬌗");
	assert_string_equal(around.after.holder, "李四");
	assert_string_equal(around.after.meter_no, "M7");
	assert_true(str_empty(around.after.phone));
	assert_string_equal(around.event->id, "XS-2");

	const struct form_account none = at(&account, "V");
	assert_null(none.event);
	assert_string_equal(none.before.meter_no, "M8");
	assert_string_equal(none.after.meter_no, "M8");
	assert_null(at(&account, NULL).event);

	struct pair wrong[] = {{"colour", "blue"}};
	struct account bad = history("open", NULL, NULL, 0);
	((struct event *)bad.events.items)[0].set = (struct pairs){wrong, 1};
	struct form_account untouched;
	struct err err = {0};
	assert_int_equal(form_account_at(&bad, "T", &arena, &untouched, &err), -1);
	assert_int_equal(err.code, ERR_MALFORMED);
	assert_non_null(strstr(err.msg, "account 0000054321: event XS-1 sets \"colour\""));
}

static const char *guards[] = {"no-arrears"};
static const struct service strict = {.guards = {guards, 1}};
static const struct service lenient = {0};

static void form_words_approval__ticks_its_kind(void **state)
{
	struct form_grid form;
	struct pair set[] = {{"state", "suspended"}, {"reading", "1234"}, {"reading_on", "2026-09-18"},
		{"suspended_until", "2027-09-18"}};
	(void)state;
	const struct account account = history("suspend", "长期外出", set, 4);
	struct ticket ticket = {.id = "T", .service = "suspend", .request = "报停",
		.received_at = moment_make(day("2026-09-18"), 9, 0, 0)};
	struct form_account around = at(&account, "T");
	annex8_approval(&form, &names, &strict, &ticket, &around, &arena);
	has(&form, "2026年9月18日", "☑报停　☐启用　☐销户", "长期外出", "11010519491231002X",
		"0000054321", "DN15", "M7", "已缴清，预存5.00元", "用户联系方式||||",
		"抄见读数：1234 m³（2026年9月18日）", "报停至：2027年9月18日");

	/* Where the service lets debtors through, nobody knows what was owed then. */
	annex8_approval(&form, &names, &lenient, &ticket, &around, &arena);
	has(&form, "报停、销户水费缴纳情况||||");

	/* Not done yet: the account as it stands, and what it owes today. */
	struct bill bill = {.period = "2026-08", .amount = 8640};
	struct account owing = account;
	owing.bills = (struct bill_list){&bill, 1};
	around = at(&owing, "V");
	ticket.service = "cancel";
	annex8_approval(&form, &names, &strict, &ticket, &around, &arena);
	has(&form, "☐报停　☐启用　☑销户", "业务申请原因||报停", "M8", "欠费86.40元");
	has(&form, "抄见读数：＿＿＿＿＿＿ m³（＿");
	lacks(&form, "1234");

	ticket.service = "resume";
	annex8_approval(&form, &names, &strict, &ticket, &around, &arena);
	has(&form, "☐报停　☑启用　☐销户", "报停、销户水费缴纳情况||||", "用户联系方式||13700137000");

	/* The store keeps no such account. */
	ticket.account = "0000099999";
	ticket.phone = "13600136000";
	annex8_approval(&form, &names, &strict, &ticket, &(struct form_account){0}, &arena);
	has(&form, "用户编号||0000099999", "用户联系方式||13600136000");
}

static void form_words_transfer__tells_the_old_holder_from_the_new(void **state)
{
	struct form_grid form;
	struct pair set[] = {{"holder", "买买提·吐尔逊"}, {"id_no", "440524188001010014"},
		{"phone", "13900139000"}, {"licence", "L-2"}, {"pay_by", "银行代扣"}, {"bank", "某银行"},
		{"bank_no", "6216612345678901234"}, {"contact", "阿依"}, {"base_from", "2026-10-01"}};
	struct event said[] = {
		{.act = "disagree", .by = "zhaolei", .text = "meter-reading: 表号不符",
			.at = moment_make(day("2026-09-18"), 9, 0, 0)},
		{.act = "agree", .by = "zhaolei", .text = "meter-reading: 已核实",
			.at = moment_make(day("2026-09-19"), 9, 0, 0)},
		{.act = "agree", .by = "wangmin", .text = "service-center: -",
			.at = moment_make(day("2026-09-20"), 9, 0, 0)},
		{.act = "note", .by = "wangmin", .text = "service-center: 备忘"},
	};
	(void)state;
	const struct account account = history("transfer", NULL, set, 9);
	const struct ticket ticket = {.id = "T", .received_at = moment_make(day("2026-09-18"), 9, 0, 0),
		.events = {said, 4}, .remark = "双方到场"};
	struct form_account around = at(&account, "T");
	annex10_transfer(&form, &names, &strict, &ticket, &around, &arena);
	has(&form,
		"＿张𬌗＿愿意将（地址）＿象山大道1号＿的水表用水使用权转让给（更名为）＿买买提·吐尔逊＿"
		"继续用水，并将原用水许可证（证号为＿L-1＿），用水编号（＿0000054321＿）送请换发。愿意从"
		"＿10＿月＿1＿日起",
		"2026年9月18日", "原用户", "户名||张𬌗", "2019年5月6日", "DN15", "已缴清，预存5.00元",
		"户名||买买提·吐尔逊", "象山大道1号", "银行代扣", "某银行6216612345678901234", "阿依",
		"13900139000", "营抄中心意见||同意：已核实|赵磊　　2026年9月19日",
		"客服意见||同意|王敏（工号 0017）　　2026年9月20日", "双方到场");
	lacks(&form, "表号不符");
	lacks(&form, "未核实");
	said[2].claimed = true;
	annex10_transfer(&form, &names, &strict, &ticket, &around, &arena);
	has(&form, "营抄中心意见", "|赵磊　　2026年9月19日",
		"客服意见||同意|王敏（工号 0017，未核实身份）　　2026年9月20日");

	/* Not transferred yet: the account's holder is the old one, and the new one writes. */
	around = at(&account, "V");
	annex10_transfer(&form, &names, &strict, &ticket, &around, &arena);
	has(&form, "＿买买提·吐尔逊＿愿意将", "（更名为）＿＿＿＿＿＿＿＿继续用水",
		"原用户", "户名||买买提·吐尔逊", "新用户", "户名||||", "地址||||");
}

/* What was typed for a matter that rests stands on its form, so that it can be signed before the deed. */
static void form_asked__is_on_the_form_before_the_deed(void **state)
{
	struct form_grid form;
	struct pair to[] = {{"to", "某某公司"}, {"to-id-type", "credit-code"}, {"to-id-no", "91350100M000100Y43"},
		{"to-phone", "13900139000"}, {"to-contact", "阿依"}, {"licence", "L-2"}, {"pay-by", "银行代扣"},
		{"bank", "某银行"}, {"bank-no", "6216612345678901234"}, {"population", "3"},
		{"from", "2026-10-01"}, {"reading", "1250"}, {"opinion", "meter-reading=已核实"}};
	struct event waits[] = {{.act = "note", .typed = {to, 13}}};
	(void)state;
	const struct account account = history("contact", NULL, NULL, 0);
	struct form_account around = at(&account, "V");
	around.before.id_type = around.after.id_type = ID_RESIDENT;
	around.before.contact = "张小妹";
	around.before.population = 4;
	struct ticket ticket = {.id = "T", .service = "transfer", .events = {waits, 1}};
	annex10_transfer(&form, &names, &strict, &ticket, &around, &arena);
	has(&form, "＿张𬌗＿愿意将", "（更名为）＿某某公司＿继续用水", "＿10＿月＿1＿日起",
		"原用户", "户名||张𬌗", "证件||居民身份证11010519491231002X", "联系人和电话||张小妹13700137000",
		"用水人口||4人", "交接读数||1250 m³|", "新用户", "户名||某某公司", "地址||象山大道1号",
		"交费形式||银行代扣", "账号||某银行6216612345678901234", "联系人||阿依", "电话||13900139000",
		"证件||统一社会信用代码91350100M000100Y43", "用水人口||3人", "新用水许可证||L-2",
		"过户日期||2026年10月1日", "营抄中心意见||同意：已核实|签字：＿", "客服意见|||签字：＿");

	to[11] = (struct pair){"no-reading", "表井被压"};
	annex10_transfer(&form, &names, &strict, &ticket, &around, &arena);
	has(&form, "交接读数||未抄表：表井被压");

	struct pair leave[] = {{"reading", "1234"}, {"months", "6"}, {"reason", "长期外出"}};
	waits[0].typed = (struct pairs){leave, 3};
	ticket.service = "suspend";
	ticket.request = "报停";
	annex8_approval(&form, &names, &strict, &ticket, &around, &arena);
	has(&form, "☑报停", "长期外出", "备注||户名：张𬌗用水地址：象山大道1号抄见读数：1234 m³报停期限：6个月");

	/* What was not typed is written by hand. */
	waits[0].typed = (struct pairs){0};
	annex8_approval(&form, &names, &strict, &ticket, &around, &arena);
	has(&form, "业务申请原因||报停", "抄见读数：＿＿＿＿＿＿ m³（＿＿＿＿年＿＿月＿＿日）",
		"报停至：＿＿＿＿年＿＿月＿＿日");
	annex10_transfer(&form, &names, &strict, &ticket, &around, &arena);
	has(&form, "（更名为）＿＿＿", "新用户", "户名||||", "地址||||", "证件||||", "过户日期||||");
}

/* After the deed the form says the same from the events of the account. */
static void form_words_transfer__has_the_reading_of_the_deed(void **state)
{
	struct form_grid form;
	struct pair set[] = {{"holder", "李四"}, {"reading", "1250"}, {"reading_on", "2026-09-18"}};
	(void)state;
	struct account account = history("transfer", NULL, set, 3);
	account.events.items[2].on = day("2026-10-05");
	struct form_account around = at(&account, "T");
	const struct ticket ticket = {.id = "T", .service = "transfer"};
	annex10_transfer(&form, &names, &strict, &ticket, &around, &arena);
	has(&form, "＿10＿月＿5＿日起", "原用户", "户名||张𬌗", "交接读数||1250 m³（2026年9月18日）",
		"户名||李四", "过户日期||2026年10月5日");

	/* With the last bill of who leaves, of the same commit, and what he leaves to the new one. */
	struct bill last = {.period = "2026-09.final", .volume_m3 = 10, .amount = 2880};
	account.events.items[1] = (struct event){.id = "XS-4", .act = "bill", .bills = {&last, 1}};
	account.events.items[2].amount = 7120;
	around = at(&account, "T");
	annex10_transfer(&form, &names, &lenient, &ticket, &around, &arena);
	has(&form, "水费缴纳情况||预存71.20元，转给新用户", "1250 m³（2026年9月18日）末次账单28.80元");
	account.events.items[1].at = 1;
	around = at(&account, "T");
	annex10_transfer(&form, &names, &strict, &ticket, &around, &arena);
	lacks(&form, "末次账单");

	struct pair unread[] = {{"holder", "李四"}};
	account = history("transfer", "表井被压", unread, 1);
	around = at(&account, "T");
	annex10_transfer(&form, &names, &strict, &ticket, &around, &arena);
	has(&form, "交接读数||未抄表：表井被压");
}

static void form_words_receipt__sums_up(void **state)
{
	struct form_grid form;
	struct bill bills[] = {{"2026-07", 30, 8640, 8640}, {"2026-08.final", 20, 4605, 4605}};
	(void)state;
	struct payment payment = {.receipt = "T", .account = "0000054321", .by = "wangmin",
		.method = METHOD_WECHAT, .amount = 20000, .prepaid = 6755, .bills = {bills, 2},
		.at = moment_make(day("2026-09-18"), 9, 0, 0)};
	struct receipt receipt = {.payment = &payment, .holder = "张𬌗", .desk = "XS", .day = day("2026-09-18"),
		.account = {.number = "0000054321", .address = "象山大道1号"}};
	receipt_form(&form, &names, &receipt, &arena);
	assert_string_equal(form.title, "水费收据");
	assert_string_equal(form.reference, "收据编号：T");
	assert_true(form.one_sheet);
	assert_int_equal(form.copies_n, 2);
	assert_string_equal(form.copies[0], "①收据联（交用户）");
	assert_string_equal(form.copies[1], "②存根联（单位留存）");
	has(&form, "户名||张𬌗||", "0000054321", "象山大道1号", "微信", "2026年9月18日 09:00", "窗口||XS||",
		"日记账日期||2026年9月18日", "2026-07||30||86.40||86.40",
		"2026-08（末次）||20||46.05||46.05", "转入预存（元）||67.55", "人民币贰佰元整||¥200.00", "备注||||",
		"收款人||王敏（工号 0017）");
	payment.claimed = true;
	receipt_form(&form, &names, &receipt, &arena);
	has(&form, "收款人||王敏（工号 0017，未核实身份）");

	/* A day that was closed: the money stands in the next book, and the paper says so. */
	receipt.day = day("2026-09-21");
	receipt.former = true;
	receipt_form(&form, &names, &receipt, &arena);
	has(&form, "户名||张𬌗（原用户）", "日记账日期||2026年9月21日", "当日已日结，记入2026年9月21日的日记账");
	receipt.day = day("2026-09-18");
	receipt.former = false;

	receipt.countered_by = "20260919-XS-R0001";
	receipt_form(&form, &names, &receipt, &arena);
	assert_string_equal(form.title, "水费收据（已作废）");
	has(&form, "此收据已作废，冲正收据：20260919-XS-R0001");
	receipt.countered_by = NULL;

	bills[0].paid = -8640;
	payment.amount = -8640;
	payment.prepaid = 0;
	payment.bills.n = 1;
	payment.voids = "20260917-XS-R0003";
	payment.reason = "收错户";
	payment.separation = SEPARATION_PERSON;
	receipt_form(&form, &names, &receipt, &arena);
	assert_string_equal(form.title, "水费收据（冲正）");
	assert_false(receipt_is_refund(&payment));
	has(&form, "-86.40", "人民币负捌拾陆元肆角", "冲正收据：20260917-XS-R0003", "原因：收错户",
		"本人收款，本人冲正");

	/* A line of a bank that fits no account. */
	const struct payment line = {.receipt = "T", .by = "wangmin", .method = METHOD_BANK, .amount = 500,
		.prepaid = 500, .foreign = "BK-7", .payee = "周某", .at = payment.at};
	const struct receipt unmatched = {.payment = &line, .desk = "XS", .day = receipt.day};
	receipt_form(&form, &names, &unmatched, &arena);
	assert_string_equal(form.title, "挂账凭证");
	has(&form, "户名||||", "用户编号||（挂账，待查）", "转入预存（元）||5.00", "付款人：周某", "对方流水号：BK-7");
	lacks(&form, "账期");

	/* What takes it out of there for an account. */
	const struct payment out = {.receipt = "U", .by = "wangmin", .method = METHOD_BANK, .amount = -500,
		.prepaid = -500, .voids = "T", .foreign = "BK-7", .at = payment.at};
	const struct receipt matched = {.payment = &out, .desk = "XS", .day = receipt.day};
	assert_false(receipt_is_refund(&out));
	receipt_form(&form, &names, &matched, &arena);
	assert_string_equal(form.title, "挂账凭证（转出）");
	has(&form, "原凭证：T", "对方流水号：BK-7");
}

static void voucher_form__is_signed_by_a_second(void **state)
{
	struct form_grid form;
	(void)state;
	struct payment payment = {.receipt = "T", .account = "0000054321", .by = "wangmin",
		.method = METHOD_CASH, .amount = -6755, .prepaid = -6755, .payee = "张小妹", .reason = "销户退费",
		.at = moment_make(day("2026-09-18"), 9, 0, 0)};
	struct receipt receipt = {.payment = &payment, .holder = "张𬌗", .desk = "XS", .day = day("2026-09-18"),
		.account = {.address = "象山大道1号"}};
	assert_true(receipt_is_refund(&payment));
	voucher_form(&form, &names, &receipt, &arena);
	assert_string_equal(form.title, "退费凭证");
	assert_string_equal(form.reference, "凭证编号：T");
	assert_true(form.one_sheet);
	assert_string_equal(form.copies[0], "①存根联（单位留存）");
	assert_string_equal(form.copies[1], "②领款人联（交领款人）");
	has(&form, "户名||张𬌗", "0000054321", "象山大道1号", "领款人||张小妹", "退费方式||现金",
		"退费时间||2026年9月18日 09:00", "窗口||XS", "日记账日期||2026年9月18日",
		"人民币陆拾柒元伍角伍分||¥67.55", "退费原因||销户退费", "备注||||", "经办人签字||王敏（工号 0017）|＿",
		"领款人签字|||＿", "复核人签字|||＿", "退款单位(盖章)");

	payment.separation = SEPARATION_PERSON;
	receipt.countered_by = "20260919-XS-R0001";
	voucher_form(&form, &names, &receipt, &arena);
	assert_string_equal(form.title, "退费凭证（已作废）");
	has(&form, "此凭证已作废，冲正凭证：20260919-XS-R0001", "经办人即原收款人，须由复核人核实");

	/* Its reversal brings the money back in. */
	const struct payment back = {.receipt = "U", .account = "0000054321", .by = "wangmin", .amount = 6755,
		.prepaid = 6755, .voids = "T", .reason = "未领", .at = payment.at};
	receipt.payment = &back;
	receipt.countered_by = NULL;
	assert_false(receipt_is_refund(&back));
	receipt_form(&form, &names, &receipt, &arena);
	assert_string_equal(form.title, "退费凭证（冲正）");
	has(&form, "¥67.55", "冲正退费凭证：T", "原因：未领");

	/* A line of a bank that was given back to who paid it. */
	const struct payment line = {.receipt = "U", .by = "wangmin", .method = METHOD_BANK, .amount = -500,
		.voids = "T", .payee = "周某", .reason = "转错", .foreign = "BK-7", .at = payment.at};
	const struct receipt returned = {.payment = &line, .desk = "XS", .day = receipt.day};
	assert_true(receipt_is_refund(&line));
	voucher_form(&form, &names, &returned, &arena);
	has(&form, "用户编号||（挂账，待查）", "领款人||周某", "¥5.00", "转错", "原凭证：T", "对方流水号：BK-7");
}

static void form_money_bill__says_what_a_key_is(void **state)
{
	static const char *const keys[][2] = {
		{"2026-08", "2026-08"}, {"2026-08.2", "2026-08（重开第2笔）"}, {"2026-08.final", "2026-08（末次）"},
		{"2026-08.final.2", "2026-08（末次第2笔）"}, {"2026-08.penalty", "2026-08（违约金）"},
		{"2026-08.penalty.12", "2026-08（违约金第12笔）"}, {"x", "x"}};
	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		assert_string_equal(form_money_bill(keys[i][0], &arena), keys[i][1]);
}

static void statement_form__ends_with_what_is_owed(void **state)
{
	struct form_grid form;
	struct account_statement_row rows[] = {
		{.date = day("2026-08-01"), .act = "bill", .key = "2026-07", .ref = "2026-07/HQ-1", .volume_m3 = 30,
			.charged = 8640, .balance = 8640},
		{.date = day("2026-08-02"), .act = "adjust", .key = "2026-07", .volume_m3 = -10, .charged = -2880,
			.balance = 5760, .reason = "抄表差错"},
		{.date = day("2026-08-03"), .act = "pay", .ref = "20260803-XS-R0001", .paid = 10000,
			.balance = -4240},
		{.date = day("2026-08-04"), .act = "refund", .ref = "20260804-XS-R0001", .paid = -4240,
			.reason = "多缴"},
		{.date = day("2026-08-05"), .act = "carried-over"},
	};
	(void)state;
	struct statement statement = {
		.account = {.number = "0000054321", .holder = "李四", .address = "象山大道1号"},
		.money = {.holder = "张𬌗", .to = day("2026-09-18"), .rows = {rows, 5}}};
	statement_form(&form, &names, &statement, &arena);
	assert_string_equal(form.title, "水费对账单");
	assert_string_equal(form.reference, "用户编号：0000054321");
	has(&form, "户名||张𬌗", "用户编号||0000054321", "象山大道1号", "对账期间||立户至2026年9月18日",
		"日期||事项||应收（元）||实收（元）||余额（元）|",
		"2026-08-01||账单 2026-07，30 m³||86.40||||86.40|",
		"2026-08-02||退补 2026-07，-10 m³抄表差错||-28.80||||57.60|",
		"2026-08-03||缴费 20260803-XS-R0001||||100.00||-42.40|",
		"2026-08-04||退费 20260804-XS-R0001多缴||||-42.40||0.00|", "carried-over",
		"合计和期末余额||57.60||57.60||0.00", "截至2026年9月18日：已缴清。", "用户核对签字|||＿",
		"供水单位(盖章)");
	lacks(&form, "期初余额");
	assert_int_equal(form.table_head, 3);
	assert_int_equal(form.table_end, 3 + 1 + 5);

	statement.money.former = true;
	statement.money.since = day("2026-07-05");
	statement_form(&form, &names, &statement, &arena);
	has(&form, "户名||张𬌗（原用户）|", "对账期间||2026年7月5日至2026年9月18日");

	statement.money = (struct account_statement){.from = day("2026-08-04"), .to = day("2026-09-18"),
		.opening = -4240, .closing = -4240};
	statement_form(&form, &names, &statement, &arena);
	has(&form, "对账期间||2026年8月4日至2026年9月18日", "期初余额||||||-42.40|",
		"合计和期末余额||0.00||0.00||-42.40", "预存42.40元");
	statement.money.closing = 8640;
	statement_form(&form, &names, &statement, &arena);
	has(&form, "欠费86.40元");
}

static void form_words_notice__lists_papers_for_whom_it_is(void **state)
{
	struct form_grid form;
	struct paper papers[] = {
		{.code = "form", .name = "申请表", .for_whom = PAPER_ANY, .form = PAPER_ORIGINAL},
		{.code = "id", .name = "身份证", .for_whom = PAPER_PERSON, .form = PAPER_COPY, .note = "双方"},
		{.code = "licence", .name = "营业执照", .for_whom = PAPER_UNIT, .form = PAPER_COPY}};
	struct service service = {.code = "x", .name = "更名过户", .article = "五（二）", .limit = 4,
		.fee = 500, .fee_note = "换证工本费", .papers = {papers, 3}, .guide = "您好！"};
	(void)state;
	checklist_form(&form, &names, &service, PAPER_UNIT, &arena);
	assert_string_equal(form.title, "一次性告知书");
	has(&form, "更名过户", "单位", "荆水字〔2019〕17号 第五条第（二）项", "1||申请表||原件",
		"2||营业执照||复印件", "4个工作日", "5.00元（换证工本费）", "您好！", "告知人签字",
		"用户签字");
	lacks(&form, "身份证");
	lacks(&form, "办理流程");

	checklist_form(&form, &names, &service, PAPER_ANY, &arena);
	has(&form, "个人、单位", "1||申请表||原件||||", "2||身份证||复印件||个人；双方",
		"3||营业执照||复印件||单位");

	service.papers.n = 0;
	service.limit = service.fee = 0;
	service.fee_note = NULL;
	checklist_form(&form, &names, &service, PAPER_PERSON, &arena);
	has(&form, "不需要携带资料", "当场办结", "0元");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(annexes__blank_have_all_labels_in_order, setup, teardown),
		cmocka_unit_test_setup_teardown(form_words_register__says_what_the_ticket_says, setup, teardown),
		cmocka_unit_test_setup_teardown(form_words_account_at__is_the_account_around_its_event, setup,
			teardown),
		cmocka_unit_test_setup_teardown(form_words_approval__ticks_its_kind, setup, teardown),
		cmocka_unit_test_setup_teardown(form_words_transfer__tells_the_old_holder_from_the_new, setup,
			teardown),
		cmocka_unit_test_setup_teardown(form_asked__is_on_the_form_before_the_deed, setup, teardown),
		cmocka_unit_test_setup_teardown(form_words_transfer__has_the_reading_of_the_deed, setup, teardown),
		cmocka_unit_test_setup_teardown(form_words_receipt__sums_up, setup, teardown),
		cmocka_unit_test_setup_teardown(voucher_form__is_signed_by_a_second, setup, teardown),
		cmocka_unit_test_setup_teardown(statement_form__ends_with_what_is_owed, setup, teardown),
		cmocka_unit_test_setup_teardown(form_money_bill__says_what_a_key_is, setup, teardown),
		cmocka_unit_test_setup_teardown(form_words_notice__lists_papers_for_whom_it_is, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

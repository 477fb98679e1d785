#include "form/annex10_transfer.h"

#include <string.h>

#include "base/str.h"
#include "form/form_asked.h"
#include "form/form_money.h"
#include "office/event.h"
#include "value/date.h"
#include "value/moment.h"

static const char printed_note[] = "单位用户盖章，私人用户本人签字，并留存相关证件复印件（单位：营业执照复印件；"
				   "私人：身份证复印件）。";

/* The two holders: after the deed what the account's events say of them, before it the account as it
 * stands and what was typed. */
struct holders {
	const struct account *old;
	const struct account *new;
	int from;              /* date: the first day of the new one; 0: to be written */
	const char *reading;   /* of the day, "" to be written */
	const char *arrears;
	bool known;            /* the form is of a matter, and says all that is known of them */
};

/* Is the reading that the account has the one of this event? */
static bool takes_reading(const struct event *event)
{
	return event_pair(&event->set, "reading") || event_pair(&event->set, "reading_on");
}

static const char *reading_of(const struct form_account *account, const struct form_asked *asked,
	struct arena *arena)
{
	const struct event *event = account->event;
	const struct account *after = &account->after;
	if (event && takes_reading(event))
		return form_words_reading(after->reading, after->reading_on, arena);
	if (!event && asked->reading >= 0)
		return form_words_reading(asked->reading, 0, arena);
	return form_words_said("未抄表：", event && !str_empty(event->text) ? event->text : asked->no_reading, arena);
}

/* What is still to be paid, and what becomes of what was paid ahead. */
static const char *arrears_of(const struct service *service, const struct form_account *account,
	struct arena *arena)
{
	const char *stands = form_words_arrears(service, account, arena);
	const int64_t kept = account->event ? account->event->amount : 0;
	if (kept <= 0)
		return stands;
	return *stands ? arena_printf(arena, "%s，转给新用户", stands)
		       : arena_printf(arena, "预存%s元，转给新用户", form_money_yuan(kept, arena));
}

/* The first day of the new holder.  In old events only his base volume tells it; a new name of the same
 * person holds from the day it is written down. */
static int first_day(const struct form_account *account, const struct form_asked *asked)
{
	const struct event *event = account->event;
	if (!event)
		return asked->from;
	if (event->on)
		return event->on;
	if (event_pair(&event->set, "base_from") || event_pair(&event->set, "base_next_from"))
		return account->after.base_next ? account->after.base_next_from : account->after.base_from;
	return moment_date(event->at);
}

/* The sentence of the annex, its blanks filled in. */
static void add_sentence(struct form_grid *form, const struct holders *holders, int received_on,
	struct arena *arena)
{
	const struct account *old = holders->old;
	int year = 0, month = 0, day = 0;
	if (holders->from)
		date_split(holders->from, &year, &month, &day);
	const struct form_grid_piece pieces[] = {
		{old->holder, 8},
		{"愿意将（地址）", 0},
		{old->address, 14},
		{"的水表用水使用权转让给（更名为）", 0},
		{holders->new->holder, 8},
		{"继续用水，并将原用水许可证（证号为", 0},
		{old->licence, 8},
		{"），用水编号（", 0},
		{old->number, 8},
		{"）送请换发。愿意从", 0},
		{month ? arena_printf(arena, "%d", month) : "", 2},
		{"月", 0},
		{day ? arena_printf(arena, "%d", day) : "", 2},
		{"日起接受此水表，并严格按供水管理办法执行。", 0},
	};
	struct form_grid_piece *kept = arena_array(arena, sizeof pieces / sizeof *pieces, sizeof *kept);
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
		kept[i] = pieces[i];
	form_grid_row(form, arena, holders->known ? 36 : 50);
	form_grid_add(form, arena,
		&(struct form_grid_cell){
			.kind = FORM_AREA,
			.columns = FORM_COLUMNS,
			.name = "申请内容",
			.pieces = kept,
			.pieces_n = sizeof pieces / sizeof *pieces,
			.foot = received_on ? form_words_date(received_on, arena) : FORM_WORDS_DATE_LINE,
		});
}

/* Two labels beside one another, each with what is filled in.  `name` says of whom they are where the
 * label alone does not. */
struct double_row {
	const char *label, *name, *text;
	const char *label2, *name2, *text2;
};

static void add_rows(struct form_grid *form, const struct holders *holders, const char *side,
	const struct double_row *rows, size_t n, struct arena *arena)
{
	for (size_t i = 0; i < n; i++) {
		form_grid_row(form, arena, holders->known ? 10 : 15);
		if (i == 0)
			form_grid_side(form, arena, 2, n, side);
		form_grid_label(form, arena, 4, rows[i].label);
		form_grid_value(form, arena, 7, rows[i].name, rows[i].text);
		form_grid_label(form, arena, 4, rows[i].label2);
		form_grid_value(form, arena, 7, rows[i].name2, rows[i].text2);
	}
}

/* The annex has three rows of each holder; what else is known of him stands below them. */
enum { ANNEX_ROWS = 3 };

static const char *people(const struct account *account, struct arena *arena)
{
	return account->population ? arena_printf(arena, "%lld人", (long long)account->population) : "";
}

static const char *bank(const struct account *account, struct arena *arena)
{
	return form_words_lines(arena, account->bank ? account->bank : "",
		account->bank_no ? account->bank_no : "", NULL);
}

static void old_rows(struct form_grid *form, const struct holders *holders, struct arena *arena)
{
	const struct account *old = holders->old;
	const struct double_row rows[] = {
		{"户名", "原用户户名", old->holder, "用户签字\n(盖章)", "用户签字(盖章)", ""},
		{"地址", "原用户地址", old->address, "立户时间", "立户时间",
			form_words_date(old->opened_on, arena)},
		{"水表口径", "水表口径", old->calibre ? form_words_calibre(old->calibre, arena) : "DN",
			"水费缴纳\n情况", "水费缴纳情况", holders->arrears},
		{"证件", "原用户证件", form_words_document(old, arena), "联系人\n和电话", "原用户联系人和电话",
			form_words_lines(arena, old->contact ? old->contact : "",
				old->phone ? old->phone : "", NULL)},
		{"交费形式", "原用户交费形式", old->pay_by, "账号", "原用户账号", bank(old, arena)},
		{"用水人口", "原用户用水人口", people(old, arena), "交接读数", "交接读数", holders->reading},
	};
	add_rows(form, holders, "原用户", rows,
		holders->known ? sizeof rows / sizeof *rows : ANNEX_ROWS, arena);
}

static void new_rows(struct form_grid *form, const struct holders *holders, struct arena *arena)
{
	const struct account *new = holders->new;
	const struct double_row rows[] = {
		{"户名", "新用户户名", new->holder, "地址", "新用户地址", new->address},
		{"交费形式", "交费形式", new->pay_by, "账号", "账号", bank(new, arena)},
		{"联系人", "联系人", new->contact, "电话", "电话", new->phone},
		{"证件", "新用户证件", form_words_document(new, arena), "用水人口", "新用户用水人口",
			people(new, arena)},
		{"新用水\n许可证", "新用水许可证", new->licence, "过户日期", "过户日期",
			form_words_date(holders->from, arena)},
	};
	add_rows(form, holders, "新用户", rows,
		holders->known ? sizeof rows / sizeof *rows : ANNEX_ROWS, arena);
}

static const char *said(bool agrees, const char *text, struct arena *arena)
{
	const char *plain = agrees ? "同意" : "不同意";
	if (str_empty(text) || str_equal(text, "-"))
		return plain;
	return str_starts(text, plain) ? text : arena_printf(arena, "%s：%s", plain, text);
}

/* The last opinion of a department in the ticket's events, whose text is "DEPARTMENT: OPINION". */
static const struct event *find_opinion(const struct ticket *ticket, const char *department,
	struct arena *arena)
{
	const struct event *event = ticket->events.items;
	const char *prefix = arena_printf(arena, "%s: ", department);
	for (size_t i = ticket->events.n; i > 0; i--)
		if ((str_equal(event[i - 1].act, "agree") || str_equal(event[i - 1].act, "disagree")) &&
			str_starts(event[i - 1].text, prefix))
			return &event[i - 1];
	return NULL;
}

/* One that the window recorded, or only typed, is still to be signed by who gave it. */
static void add_opinion(struct form_grid *form, const struct form_words *names, const char *label,
	const char *department, const struct ticket *ticket, const struct form_asked *asked,
	struct arena *arena)
{
	static const char blank[] = "签字：＿＿＿＿＿＿　　" FORM_WORDS_DATE_LINE;
	const struct event *given = find_opinion(ticket, department, arena);
	const char *typed = form_asked_opinion(asked, department, arena);
	const char *opinion = "", *by = blank;
	if (given) {
		opinion = said(str_equal(given->act, "agree"), given->text + strlen(department) + 2, arena);
		if (str_empty(given->given_by))
			by = arena_printf(arena, "%s　　%s", form_words_actor(names, given->by, given->claimed, arena),
				form_words_date(moment_date(given->at), arena));
		else
			opinion = form_words_lines(arena, opinion, form_words_recorded(names, given, arena), NULL);
	} else if (typed) {
		opinion = said(true, typed, arena);
	}
	form_grid_row(form, arena, str_empty(ticket->id) ? 30 : 19);
	form_grid_label(form, arena, 6, label);
	form_grid_area(form, arena, 18, label, opinion, by);
}

void annex10_transfer(struct form_grid *form, const struct form_words *names,
	const struct service *service, const struct ticket *ticket,
	const struct form_account *account, struct arena *arena)
{
	struct form_asked asked;
	form_asked(ticket, &asked);
	/* The meter stays where it is, so his address is known with him. */
	if (!str_empty(asked.to.holder))
		asked.to.address = account->before.address;
	const struct holders holders = {
		.old = &account->before,
		.new = account->event ? &account->after : &asked.to,
		.from = first_day(account, &asked),
		.reading = form_words_lines(arena, reading_of(account, &asked, arena),
			form_words_final(account, asked.final_bill, arena), NULL),
		.arrears = arrears_of(service, account, arena),
		.known = !str_empty(ticket->id),
	};
	*form = (struct form_grid){
		.number = "附件10",
		.company = names->company,
		.title = "水表过户更名申请表",
		.reference = form_words_reference(ticket, arena),
		.at = ticket->received_at,
	};
	add_sentence(form, &holders, ticket->received_at ? moment_date(ticket->received_at) : 0, arena);
	old_rows(form, &holders, arena);
	new_rows(form, &holders, arena);
	add_opinion(form, names, "营抄中心意见", "meter-reading", ticket, &asked, arena);
	add_opinion(form, names, "客服意见", "service-center", ticket, &asked, arena);
	form_grid_row(form, arena, 18);
	form_grid_label(form, arena, 6, "备注");
	form_grid_area(form, arena, 18, "备注",
		form_words_lines(arena, printed_note,
			form_words_said("未办理用户变更：", ticket->not_done, arena), ticket->remark ? ticket->remark : "", NULL), NULL);
}

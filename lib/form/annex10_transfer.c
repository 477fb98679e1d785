#include "form/annex10_transfer.h"

#include "base/str.h"
#include "office/event.h"
#include "ticket/ticket_said.h"
#include "value/date.h"
#include "value/moment.h"

static const char printed_note[] = "单位用户盖章，私人用户本人签字，并留存相关证件复印件（单位：营业执照复印件；"
				   "私人：身份证复印件）。";

/* The sentence of the annex, its blanks filled in. */
static void add_sentence(struct form_grid *form, const struct form_account *account,
	const struct account *to, int received_on, struct arena *arena)
{
	const struct account *from = &account->before;
	int year = 0, month = 0, day = 0;
	if (account->event && to->base_from)
		date_split(to->base_from, &year, &month, &day);
	const struct form_grid_piece pieces[] = {
		{from->holder, 8},
		{"愿意将（地址）", 0},
		{from->address, 14},
		{"的水表用水使用权转让给（更名为）", 0},
		{to->holder, 8},
		{"继续用水，并将原用水许可证（证号为", 0},
		{from->licence, 8},
		{"），用水编号（", 0},
		{from->number, 8},
		{"）送请换发。愿意从", 0},
		{month ? arena_printf(arena, "%d", month) : "", 2},
		{"月", 0},
		{day ? arena_printf(arena, "%d", day) : "", 2},
		{"日起接受此水表，并严格按供水管理办法执行。", 0},
	};
	struct form_grid_piece *kept = arena_array(arena, sizeof pieces / sizeof *pieces, sizeof *kept);
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
		kept[i] = pieces[i];
	form_grid_row(form, arena, 50);
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

static void old_rows(struct form_grid *form, const struct service *service,
	const struct form_account *account, struct arena *arena)
{
	const struct account *old = &account->before;
	form_grid_row(form, arena, 15);
	form_grid_side(form, arena, 2, 3, "原用户");
	form_grid_label(form, arena, 4, "户名");
	form_grid_value(form, arena, 7, "原用户户名", old->holder);
	form_grid_label(form, arena, 4, "用户签字\n(盖章)");
	form_grid_value(form, arena, 7, "用户签字(盖章)", "");
	form_grid_row(form, arena, 15);
	form_grid_label(form, arena, 4, "地址");
	form_grid_value(form, arena, 7, "原用户地址", old->address);
	form_grid_label(form, arena, 4, "立户时间");
	form_grid_value(form, arena, 7, "立户时间", form_words_date(old->opened_on, arena));
	form_grid_row(form, arena, 15);
	form_grid_label(form, arena, 4, "水表口径");
	form_grid_value(form, arena, 7, "水表口径",
		old->calibre ? form_words_calibre(old->calibre, arena) : "DN");
	form_grid_label(form, arena, 4, "水费缴纳\n情况");
	form_grid_value(form, arena, 7, "水费缴纳情况", form_words_arrears(service, account, arena));
}

static void new_rows(struct form_grid *form, const struct account *new, struct arena *arena)
{
	form_grid_row(form, arena, 15);
	form_grid_side(form, arena, 2, 3, "新用户");
	form_grid_label(form, arena, 4, "户名");
	form_grid_value(form, arena, 7, "新用户户名", new->holder);
	form_grid_label(form, arena, 4, "地址");
	form_grid_value(form, arena, 7, "新用户地址", new->address);
	form_grid_row(form, arena, 15);
	form_grid_label(form, arena, 4, "交费形式");
	form_grid_value(form, arena, 7, "交费形式", new->pay_by);
	form_grid_label(form, arena, 4, "账号");
	form_grid_value(form, arena, 7, "账号",
		form_words_lines(arena, new->bank ? new->bank : "", new->bank_no ? new->bank_no : "", NULL));
	form_grid_row(form, arena, 15);
	form_grid_label(form, arena, 4, "联系人");
	form_grid_value(form, arena, 7, "联系人", new->contact);
	form_grid_label(form, arena, 4, "电话");
	form_grid_value(form, arena, 7, "电话", new->phone);
}

/* The last opinion of a department in the ticket's events, whose text is "DEPARTMENT: OPINION".  One that
 * the window recorded is still to be signed by who gave it. */
static void add_opinion(struct form_grid *form, const struct form_words *names, const char *label,
	const char *department, const struct ticket *ticket, struct arena *arena)
{
	const struct event *event = ticket->events.items;
	const char *prefix = arena_printf(arena, "%s: ", department);
	static const char blank[] = "签字：＿＿＿＿＿＿　　" FORM_WORDS_DATE_LINE;
	const char *opinion = "", *by = blank;
	for (size_t i = 0; i < ticket->events.n; i++) {
		bool agrees = str_equal(event[i].act, "agree");
		if ((!agrees && !str_equal(event[i].act, "disagree")) ||
			!str_starts(event[i].text, prefix))
			continue;
		const char *said = event[i].text + strlen(prefix);
		const char *plain = agrees ? "同意" : "不同意";
		if (str_equal(said, "-"))
			opinion = plain;
		else
			opinion = str_starts(said, plain) ? said : arena_printf(arena, "%s：%s", plain, said);
		bool recorded = !str_empty(event[i].given_by);
		if (recorded)
			opinion = form_words_lines(arena, opinion, form_words_recorded(names, &event[i], arena), NULL);
		by = recorded ? blank
			      : arena_printf(arena, "%s　　%s", form_words_actor(names, event[i].by, event[i].claimed, arena),
					form_words_date(moment_date(event[i].at), arena));
	}
	form_grid_row(form, arena, 30);
	form_grid_label(form, arena, 6, label);
	form_grid_area(form, arena, 18, label, opinion, by);
}

/* Before the transfer nobody is the new holder yet, but what was typed of him is known. */
static struct account typed_holder(const struct ticket *ticket)
{
	const struct pairs typed = ticket_said_typed(ticket);
	return (struct account){
		.holder = event_pair(&typed, "to"),
		.phone = event_pair(&typed, "to-phone"),
		.contact = event_pair(&typed, "to-contact"),
		.pay_by = event_pair(&typed, "pay-by"),
		.bank = event_pair(&typed, "bank"),
		.bank_no = event_pair(&typed, "bank-no"),
	};
}

void annex10_transfer(struct form_grid *form, const struct form_words *names,
	const struct service *service, const struct ticket *ticket,
	const struct form_account *account, struct arena *arena)
{
	const struct account typed = typed_holder(ticket);
	const struct account *to = account->event ? &account->after : &typed;
	*form = (struct form_grid){
		.number = "附件10",
		.company = names->company,
		.title = "水表过户更名申请表",
		.reference = form_words_reference(ticket, arena),
		.at = ticket->received_at,
	};
	add_sentence(form, account, to, ticket->received_at ? moment_date(ticket->received_at) : 0,
		arena);
	old_rows(form, service, account, arena);
	new_rows(form, to, arena);
	add_opinion(form, names, "营抄中心意见", "meter-reading", ticket, arena);
	add_opinion(form, names, "客服意见", "service-center", ticket, arena);
	form_grid_row(form, arena, 18);
	form_grid_label(form, arena, 6, "备注");
	form_grid_area(form, arena, 18, "备注",
		form_words_lines(arena, printed_note,
			form_words_said("未办理用户变更：", ticket->not_done, arena), ticket->remark ? ticket->remark : "", NULL), NULL);
}

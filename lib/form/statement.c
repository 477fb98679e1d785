#include "form/statement.h"

#include "base/str.h"
#include "form/form_money.h"
#include "value/date.h"
#include "value/moment.h"

static const char *act(const char *code)
{
	static const char *const acts[][2] = {{"bill", "账单"}, {"adjust", "退补"}, {"bill-void", "账单作废"},
		{"pay", "缴费"}, {"void", "冲正"}, {"refund", "退费"}, {"transfer", "过户"}};
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
		if (str_equal(acts[i][0], code))
			return acts[i][1];
	return code;
}

/* What was done with which bill or by which receipt; and why, where that was said. */
static const char *subject(const struct account_statement_row *row, struct arena *arena)
{
	const char *of = !str_empty(row->key)   ? form_money_bill(row->key, arena)
			 : !str_empty(row->ref) ? row->ref
						: "";
	const char *volume = row->volume_m3 ? arena_printf(arena, "，%lld m³", (long long)row->volume_m3) : "";
	return form_words_lines(arena, arena_printf(arena, "%s %s%s", act(row->act), of, volume),
		str_empty(row->reason) ? "" : row->reason, NULL);
}

static const char *unless_nothing(int64_t fen, struct arena *arena)
{
	return fen ? form_money_yuan(fen, arena) : "";
}

static void add_head(struct form_grid *form, const struct statement *statement, struct arena *arena)
{
	const struct account *account = &statement->account;
	int since = statement->money.from ? statement->money.from : statement->money.since;
	/* What was kept for him came before his first day. */
	if (since > statement->money.to)
		since = statement->money.to;
	const char *from = since ? form_words_date(since, arena) : "立户";
	const char *holder = statement->money.holder;
	form_grid_row(form, arena, 10);
	form_grid_label(form, arena, 4, "户名");
	form_grid_value(form, arena, 10, "户名",
		statement->money.former ? arena_printf(arena, "%s（原用户）", holder) : holder);
	form_grid_label(form, arena, 4, "用户编号");
	form_grid_value(form, arena, 6, "用户编号", account->number);
	form_grid_row(form, arena, 10);
	form_grid_label(form, arena, 4, "用水地址");
	form_grid_value(form, arena, 20, "用水地址", account->address);
	form_grid_row(form, arena, 10);
	form_grid_label(form, arena, 4, "对账期间");
	form_grid_value(form, arena, 20, "对账期间",
		arena_printf(arena, "%s至%s", from, form_words_date(statement->money.to, arena)));
}

static void add_labels(struct form_grid *form, struct arena *arena)
{
	form_grid_row(form, arena, 9);
	form->table_head = form->rows - 1;
	form_grid_label(form, arena, 4, "日期");
	form_grid_label(form, arena, 8, "事项");
	form_grid_label(form, arena, 4, "应收（元）");
	form_grid_label(form, arena, 4, "实收（元）");
	form_grid_label(form, arena, 4, "余额（元）");
}

static void add_row(struct form_grid *form, const struct account_statement_row *row, struct arena *arena)
{
	char day[DATE_TEXT_SIZE];
	form_grid_row(form, arena, 8);
	form_grid_value(form, arena, 4, "日期", arena_dup(arena, date_format(row->date, day)));
	form_grid_value(form, arena, 8, "事项", subject(row, arena));
	form_money_figure(form, 4, "应收", unless_nothing(row->charged, arena), arena);
	form_money_figure(form, 4, "实收", unless_nothing(row->paid, arena), arena);
	form_money_figure(form, 4, "余额", form_money_yuan(row->balance, arena), arena);
}

/* One line over the columns of text, with the figures below theirs. */
static void add_sum(struct form_grid *form, const char *label, const char *charged, const char *paid,
	const char *balance, struct arena *arena)
{
	form_grid_row(form, arena, 8);
	form_grid_label(form, arena, 12, label);
	form_money_figure(form, 4, "应收", charged, arena);
	form_money_figure(form, 4, "实收", paid, arena);
	form_money_figure(form, 4, "余额", balance, arena);
}

static void add_rows(struct form_grid *form, const struct account_statement *statement, struct arena *arena)
{
	int64_t charged = 0, paid = 0;
	add_labels(form, arena);
	if (statement->from)
		add_sum(form, "期初余额", "", "", form_money_yuan(statement->opening, arena), arena);
	for (size_t i = 0; i < statement->rows.n; i++) {
		const struct account_statement_row *row = &statement->rows.items[i];
		add_row(form, row, arena);
		charged += row->charged;
		paid += row->paid;
	}
	form->table_end = form->rows;
	add_sum(form, "合计和期末余额", form_money_yuan(charged, arena), form_money_yuan(paid, arena),
		form_money_yuan(statement->closing, arena), arena);
}

/* What the last figure means, in words. */
static const char *outcome(const struct account_statement *statement, struct arena *arena)
{
	const int64_t fen = statement->closing;
	return fen > 0   ? arena_printf(arena, "欠费%s元", form_money_yuan(fen, arena))
	       : fen < 0 ? arena_printf(arena, "预存%s元", form_money_yuan(-fen, arena))
			 : "已缴清";
}

void statement_form(struct form_grid *form, const struct form_words *names,
	const struct statement *statement, struct arena *arena)
{
	const struct account_statement *money = &statement->money;
	*form = (struct form_grid){
		.company = names->company,
		.title = "水费对账单",
		.reference = arena_printf(arena, "用户编号：%s", statement->account.number),
		.at = moment_make(money->to, 0, 0, 0),
	};
	add_head(form, statement, arena);
	add_rows(form, money, arena);
	form_grid_row(form, arena, 12);
	form_grid_label(form, arena, 4, "备注");
	form_grid_area(form, arena, 20, "备注",
		arena_printf(arena, "截至%s：%s。余额为正数是欠费，为负数是预存。",
			form_words_date(money->to, arena), outcome(money, arena)),
		NULL);
	form_grid_row(form, arena, 18);
	form_grid_label(form, arena, 4, "用户核对\n签字");
	form_grid_area(form, arena, 8, "用户核对签字", "", FORM_WORDS_DATE_LINE);
	form_grid_label(form, arena, 4, "供水单位\n(盖章)");
	form_grid_value(form, arena, 8, "供水单位(盖章)", "");
}

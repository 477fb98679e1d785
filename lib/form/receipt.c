#include "form/receipt.h"

#include "base/str.h"
#include "value/capital.h"
#include "value/money.h"

static const char *yuan(int64_t fen, struct arena *arena)
{
	char text[MONEY_TEXT_SIZE];
	return arena_dup(arena, money_format(fen, text));
}

static void add_figure(struct form_grid *form, size_t columns, const char *name, const char *text,
	struct arena *arena)
{
	struct form_grid_piece *piece = arena_alloc(arena, sizeof *piece);
	piece->text = text;
	form_grid_add(form, arena,
		&(struct form_grid_cell){.kind = FORM_FIGURE, .columns = columns, .name = name, .pieces = piece,
			.pieces_n = 1});
}

static void add_bills(struct form_grid *form, const struct payment *payment, struct arena *arena)
{
	const struct bill *bill = payment->bills.items;
	form_grid_row(form, arena, 9);
	form_grid_label(form, arena, 6, "账期");
	form_grid_label(form, arena, 6, "水量（m³）");
	form_grid_label(form, arena, 6, "账单金额（元）");
	form_grid_label(form, arena, 6, "本次缴纳（元）");
	for (size_t i = 0; i < payment->bills.n; i++) {
		form_grid_row(form, arena, 8);
		form_grid_value(form, arena, 6, "账期", bill[i].period);
		add_figure(form, 6, "水量", arena_printf(arena, "%lld", (long long)bill[i].volume_m3), arena);
		add_figure(form, 6, "账单金额", yuan(bill[i].amount, arena), arena);
		add_figure(form, 6, "本次缴纳", yuan(bill[i].paid, arena), arena);
	}
	form_grid_row(form, arena, 8);
	form_grid_label(form, arena, 18, "转入预存（元）");
	add_figure(form, 6, "转入预存", yuan(payment->prepaid, arena), arena);
	form_grid_row(form, arena, 11);
	form_grid_label(form, arena, 4, "合计（大写）");
	form_grid_value(form, arena, 14, "合计（大写）", capital_format(payment->amount, arena));
	add_figure(form, 6, "合计", arena_printf(arena, "¥%s", yuan(payment->amount, arena)), arena);
}

void receipt_form(struct form_grid *form, const struct form_words *names,
	const struct payment *payment, const struct form_account *account, const char *countered_by,
	struct arena *arena)
{
	static const char *const methods[] = {"", "现金", "微信", "支付宝", "银行转账", "刷卡"};
	const struct account *holder = &account->after;
	*form = (struct form_grid){
		.company = names->company,
		.title = payment->amount < 0 ? "水费收据（冲正）" : "水费收据",
		.reference = arena_printf(arena, "收据编号：%s", payment->receipt),
		.at = payment->at,
	};
	form_grid_row(form, arena, 11);
	form_grid_label(form, arena, 4, "户名");
	form_grid_value(form, arena, 8, "户名", holder->holder);
	form_grid_label(form, arena, 4, "用户编号");
	form_grid_value(form, arena, 8, "用户编号", payment->account);
	form_grid_row(form, arena, 11);
	form_grid_label(form, arena, 4, "用水地址");
	form_grid_value(form, arena, 20, "用水地址", holder->address);
	form_grid_row(form, arena, 11);
	form_grid_label(form, arena, 4, "缴费方式");
	form_grid_value(form, arena, 8, "缴费方式", form_words_name(methods, payment->method));
	form_grid_label(form, arena, 4, "缴费时间");
	form_grid_value(form, arena, 8, "缴费时间", form_words_moment(payment->at, arena));
	add_bills(form, payment, arena);
	form_grid_row(form, arena, 14);
	form_grid_label(form, arena, 4, "备注");
	form_grid_area(form, arena, 20, "备注",
		form_words_lines(arena, form_words_said("冲正收据：", payment->voids, arena),
			form_words_said("原因：", payment->reason, arena),
			form_words_said("此收据已作废，冲正收据：", countered_by, arena), NULL),
		NULL);
	form_grid_row(form, arena, 16);
	form_grid_label(form, arena, 4, "收款人");
	form_grid_value(form, arena, 8, "收款人",
		form_words_actor(names, payment->by, payment->claimed, arena));
	form_grid_label(form, arena, 4, "收款单位\n(盖章)");
	form_grid_value(form, arena, 8, "收款单位(盖章)", "");
}

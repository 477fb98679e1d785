#include "form/form_money.h"

#include "office/bill.h"
#include "value/capital.h"
#include "value/money.h"

const char *form_money_yuan(int64_t fen, struct arena *arena)
{
	char text[MONEY_TEXT_SIZE];
	return arena_dup(arena, money_format(fen, text));
}

void form_money_figure(struct form_grid *form, size_t columns, const char *name, const char *text,
	struct arena *arena)
{
	struct form_grid_piece *piece = arena_alloc(arena, sizeof *piece);
	piece->text = text;
	form_grid_add(form, arena,
		&(struct form_grid_cell){.kind = FORM_FIGURE, .columns = columns, .name = name, .pieces = piece,
			.pieces_n = 1});
}

void form_money_sum(struct form_grid *form, const char *label, int64_t fen, struct arena *arena)
{
	const char *name = "金额（大写）";
	form_grid_row(form, arena, 10);
	form_grid_label(form, arena, 4, label);
	form_grid_value(form, arena, 14, name, capital_format(fen, arena));
	form_money_figure(form, 6, name, arena_printf(arena, "¥%s", form_money_yuan(fen, arena)), arena);
}

const char *form_money_bill(const char *key, struct arena *arena)
{
	static const char *const kinds[] = {
		[BILL_PERIOD] = "重开", [BILL_FINAL] = "末次", [BILL_PENALTY] = "违约金"};
	struct err ignored = {0};
	struct bill_key parts;
	char period[BILL_PERIOD_SIZE];
	if (bill_key_parse(key, &parts, &ignored))
		return key;
	bill_key_period(key, period);
	if (parts.number > 1)
		return arena_printf(arena, "%s（%s第%lld笔）", period, kinds[parts.kind],
			(long long)parts.number);
	return parts.kind == BILL_PERIOD ? arena_dup(arena, period)
					 : arena_printf(arena, "%s（%s）", period, kinds[parts.kind]);
}

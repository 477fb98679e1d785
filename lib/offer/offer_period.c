#include "offer/offer_period.h"

#include "offer/offer_order.h"
#include "value/date.h"

enum { YEARS = 5, QUARTERS = 8, MONTHS = 24 };

void offer_period_years(struct offer *offer)
{
	const int year = date_year(offer->run->session.today);
	for (int i = -1; i < YEARS; i++)
		candidate_print(&offer->list, arena_printf(offer->list.arena, "%d", i < 0 ? year + 1 : year - i), NULL);
}

void offer_period_quarters(struct offer *offer)
{
	int year, month, day;
	date_split(offer->run->session.today, &year, &month, &day);
	for (int i = 0, quarter = year * 4 + (month - 1) / 3; i < QUARTERS; i++, quarter--)
		candidate_print(&offer->list,
			arena_printf(offer->list.arena, "%dQ%d", quarter / 4, quarter % 4 + 1),
			arena_printf(offer->list.arena, "%d-%02d – %d-%02d", quarter / 4, quarter % 4 * 3 + 1,
				quarter / 4, quarter % 4 * 3 + 3));
}

void offer_period_months(struct offer *offer)
{
	int year, month, day;
	date_split(offer->run->session.today, &year, &month, &day);
	for (int i = 0, at = year * 12 + month - 1; i < MONTHS; i++, at--)
		candidate_print(&offer->list, arena_printf(offer->list.arena, "%d-%02d", at / 12, at % 12 + 1), NULL);
}

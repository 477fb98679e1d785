/* Years, quarters and months that somebody may be about to type: this one first. */
#ifndef OFFER_OFFER_PERIOD_H
#define OFFER_OFFER_PERIOD_H

struct offer;

void offer_period_years(struct offer *offer);    /* 2026: the next one too, as calendars are drawn up before */
void offer_period_quarters(struct offer *offer); /* 2026Q3 */
void offer_period_months(struct offer *offer);   /* 2026-09 */

#endif

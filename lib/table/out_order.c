#include "table/out_order.h"

#include "base/speech.h"

bool out_order_is_paper(const struct out *out)
{
	return !out->ids && (out->format == OUT_XLSX || (out->format == OUT_CSV && out->excel));
}

bool out_order_is_for_people(const struct out *out)
{
	return out->format == OUT_TABLE || out->format == OUT_XLSX || out->format == OUT_MAIL;
}

void out_order_chosen(const struct out *out)
{
	speech_rows_are_paper(out_order_is_paper(out));
}

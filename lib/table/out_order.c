#include "table/out_order.h"

bool out_order_is_for_people(const struct out *out)
{
	return out->format == OUT_TABLE || out->format == OUT_XLSX || out->format == OUT_MAIL;
}

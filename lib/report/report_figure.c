#include "report/report_figure.h"

#include <stddef.h>

#include "base/message.h"

const struct choice report_figure_dimensions[] = {
	{"", ""},
	{"all", N_("all")},
	{"class", N_("class")},
	{"department", N_("department")},
	{"window", N_("window")},
	{"owner", N_("owner")},
	{"service", N_("service")},
	{"channel", N_("channel")},
	{NULL, NULL},
};

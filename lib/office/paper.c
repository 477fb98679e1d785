#include "office/paper.h"

#include "base/message.h"
#include "base/nearest.h"
#include "base/str.h"
#include "office/catalogue.h"

static int refuse_list(const struct service *service, const char *code, struct err *err)
{
	struct str codes = {0};
	for (size_t i = 0; i < service->papers.n; i++)
		if (i == 0 || !str_equal(service->papers.items[i].code, service->papers.items[i - 1].code))
			str_add_format(&codes, "%s%s", codes.length ? _(", ") : "",
				service->papers.items[i].code);
	err_set(err, ERR_REFUSED, _("service %s asks for no document \"%s\", but for: %s"),
		service->name, code, codes.length ? str_text(&codes) : _("none"));
	str_close(&codes);
	return err_hint(err, -1, "service-show %s", service->code);
}

static int refuse(const struct service *service, const char *code, struct err *err)
{
	struct nearest nearest = {.word = code};
	for (size_t i = 0; i < service->papers.n; i++)
		nearest_offer(&nearest, service->papers.items[i].code);
	if (!nearest.found)
		return refuse_list(service, code, err);
	return err_set(err, ERR_REFUSED,
		_("service %s asks for no document \"%s\"; did you mean \"%s\"?"), service->name, code,
		nearest.found);
}

int paper_check(const struct service *service, const struct words *codes, bool all, struct err *err)
{
	for (size_t i = 0; i < codes->n; i++) {
		bool known = all && str_equal(codes->items[i], "all");
		for (size_t p = 0; p < service->papers.n; p++)
			known = known || str_equal(service->papers.items[p].code, codes->items[i]);
		if (!known)
			return refuse(service, codes->items[i], err);
	}
	return 0;
}

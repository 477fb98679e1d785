#include "page/dispute_page.h"

#include <string.h>

#include "base/str.h"
#include "dispute/dispute_row.h"
#include "office/event_cause.h"
#include "office/event_order.h"

int dispute_page(struct run *run, const struct schema *schema, const struct dispute_list *disputes,
	const char *program, const char *id, struct err *err)
{
	struct arena *mem = run->session.mem;
	struct out out = run->out;
	const struct dispute_row_how how = {run->out.name_of, run->out.names, run->out.unmask};
	if (disputes->n == 0)
		return 0;
	const struct dispute_row_list rows = dispute_rows(schema, disputes, &how, mem);
	out.columns = NULL;
	out.sort = NULL;
	run_print(run, _("\ndisputed: two desks decided without knowing of each other"));
	if (out_rows(&out, &dispute_row_schema, "field,event,value,by,at", rows.items, rows.n, mem, err))
		return -1;
	for (size_t i = 0; i < rows.n; i++) {
		bool told = false;
		for (size_t k = 0; k < i; k++)
			told = told || str_equal(rows.items[k].event, rows.items[i].event);
		if (!told)
			run_print(run, _("  %s %s --take %s --reason <reason>"), program, id, rows.items[i].event);
	}
	return 0;
}

/* The last of each desk that is before it in order, and that neither had seen. */
static const char *unknown_to(const struct event_causes *causes, const struct event_list *events, size_t event,
	struct arena *arena)
{
	struct str ids = {0};
	for (size_t i = event; i > 0; i--) {
		const size_t other = i - 1;
		bool later = false;
		if (event_cause_saw(causes, event, other))
			continue;
		for (size_t k = other + 1; k < event; k++)
			later = later || (causes->desk[k] == causes->desk[other] && !event_cause_saw(causes, event, k));
		if (!later)
			str_add_format(&ids, "%s%s", ids.length ? ", " : "", events->items[other].id);
	}
	return str_keep(&ids, arena);
}

void dispute_page_tell(const struct event_list *events, struct event_list *told, struct arena *arena)
{
	struct event_causes causes;
	if (event_order_is_linear(events, events->n))
		return;
	struct event *copies = arena_array(arena, told->n, sizeof *copies);
	memcpy(copies, told->items, told->n * sizeof *copies);
	event_cause_of(events, events->n, arena, &causes);
	for (size_t i = 0; i < told->n && i < events->n; i++) {
		const char *ids = unknown_to(&causes, events, i, arena);
		const char *text = copies[i].text;
		if (*ids)
			copies[i].text = arena_printf(arena, _("%s%s(written without knowing of %s)"), text ? text : "",
				str_empty(text) ? "" : " ", ids);
	}
	told->items = copies;
}

#include "report/report_reported.h"

#include <string.h>

#include "base/num.h"
#include "base/str.h"
#include "office/desk.h"
#include "store/git.h"
#include "store/store.h"
#include "value/moment.h"

/* The moment of its last commit; 0: there is none. */
static int last_of(struct store *store, const char *desk, const char *commit, int64_t *at, struct err *err)
{
	const char *const arguments[] = {"log", "-1", "--no-show-signature", "--no-mailmap", "--fixed-strings",
		arena_printf(store->mem, "--committer=<%s@desk.onestop>", desk), "--format=%ct", commit, "--", NULL};
	struct str said = {0};
	struct err none = {0};
	int status = 0;
	int rc = git_query(store, arguments, NULL, &said, &status, err);
	*at = 0;
	if (rc == 0 && status == 0 && said.length &&
		num_parse(arena_dup_n(store->mem, said.text, strcspn(said.text, "\n")), 0, INT64_MAX, at, &none))
		*at = 0;
	str_close(&said);
	return rc;
}

int report_reported(struct store *store, const char *commit, const char **told, struct err *err)
{
	struct desk_list desks;
	struct str text = {0};
	*told = "";
	if (!store->has_hub)
		return 0;
	if (desk_load_all(store, &desks, err))
		return -1;
	for (size_t i = 0; i < desks.n; i++) {
		char moment[MOMENT_TEXT_SIZE];
		int64_t at;
		if (last_of(store, desks.items[i].code, commit ? commit : "HEAD", &at, err)) {
			str_close(&text);
			return -1;
		}
		/* Without seconds and zone: "2026-09-30T17:55". */
		str_add_format(&text, "%s%s ", i ? ", " : "", desks.items[i].code);
		str_add_format(&text, at ? "%.10s %.5s" : "-", moment_format(at, moment), moment + 11);
	}
	*told = str_keep(&text, store->mem);
	return 0;
}

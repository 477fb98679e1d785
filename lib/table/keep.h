/* Rows that come one by one, kept until all are there: where they are sorted, counted first or noted before
 * any is shown.  Internal to lib/table/.
 *
 * In memory are what they are sorted by and where each is; the rows themselves are packed and put aside, so that a list of a million does not need as much memory as it has text. */
#ifndef TABLE_KEEP_H
#define TABLE_KEEP_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "table/aside.h"
#include "table/pick.h"

struct out_order;
struct out_source;
struct row_page;

struct keep {
	const struct schema *schema;
	struct pick_keys keys; /* of out->sort, then of the order */
	size_t sorted_n;       /* how many of them are of out->sort */
	const struct out_order *order;
	struct arena *arena;
	struct str places; /* of n struct keep_place, in their order */
	size_t n;
	struct aside packed;
};

/* Keep the rows of the source, sorted (order NULL: only as out->sort says); lists that the page neither shows nor sorts by are left out of them.  The
 * columns are picked already.  Closed with keep_close, also after a failure. */
int keep_rows(struct keep *keep, struct row_page *page, const struct out_order *order,
	const struct out_source *source, struct err *err);

/* They come again, as a source gives them; `context` is the struct keep. */
int keep_each(void *context, int (*give)(void *page, const void *row, struct err *err), void *page,
	struct err *err);

void keep_close(struct keep *keep);

#endif

#include "table/keep.h"

#include <string.h>

#include "base/str.h"
#include "base/vec.h"
#include "record/copy.h"
#include "table/row.h"

struct keep_build {
	struct row_page *page;
	const char *sort;
	void *shown; /* the row without what nobody sees */
	size_t room;
};

/* A key that only holds the name of another one costs memory, no more. */
static bool is_wanted(const struct keep_build *build, const struct field *field)
{
	const struct row_page *page = build->page;
	for (size_t i = 0; i < page->columns_n; i++)
		if (page->columns[i].field == field)
			return true;
	return build->sort && str_contains(build->sort, field_shown(field));
}

static int keep_row(void *context, const void *row, struct err *err)
{
	struct keep_build *build = context;
	struct row_page *page = build->page;
	const struct schema *schema = page->schema;
	(void)err;
	memcpy(build->shown, row, schema->size);
	for (size_t i = 0; i < schema->fields_n; i++) {
		const struct field *field = field_at(schema, i);
		if (field->type == FIELD_LIST && !is_wanted(build, field))
			memset((char *)build->shown + field->offset, 0, sizeof(struct list));
	}
	void *kept = arena_alloc(page->arena, schema->size);
	record_copy(schema, kept, build->shown, page->arena);
	VEC_PUSH(page->arena, page->rows, page->rows_n, build->room) = kept;
	return 0;
}

int keep_rows(struct row_page *page, const char *sort, const struct out_source *source, struct err *err)
{
	struct keep_build build = {.page = page, .sort = sort};
	build.shown = arena_alloc(page->arena, page->schema->size);
	return source->each(source->context, keep_row, &build, err);
}

#include "import/payment_account.h"

#include <stdlib.h>
#include <string.h>

#include "account/account_block.h"
#include "base/str.h"
#include "store/path.h"

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char **collect(const struct payment_row *rows, size_t rows_n, size_t *n, struct arena *mem)
{
	const char **all = arena_array(mem, rows_n * PAYMENT_MAP_ACCOUNTS, sizeof *all);
	*n = 0;
	for (size_t i = 0; i < rows_n; i++)
		for (size_t j = 0; j < rows[i].accounts_n; j++)
			all[(*n)++] = rows[i].accounts[j];
	if (*n)
		qsort(all, *n, sizeof *all, by_text);
	return all;
}

int payment_account_load(struct payment_account *accounts, struct store *store, const struct payment_row *rows,
	size_t rows_n, struct err *err)
{
	struct arena scratch = {0};
	struct account_block block = {0};
	size_t n;
	int rc = 0;
	const char **all = collect(rows, rows_n, &n, accounts->mem);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		const char *path = path_account_block(all[i], accounts->mem);
		if (!str_equal(path, block.path)) {
			arena_clear(&scratch);
			block = (struct account_block){0};
			rc = account_block_read(store, path, &scratch, &block, err);
		}
		if (rc == 0 && account_block_find(&block, all[i]))
			map_set(&accounts->there, accounts->mem, all[i], 1);
	}
	arena_clear(&scratch);
	return rc;
}

const char *payment_account_of(const struct payment_account *accounts, const struct payment_row *row)
{
	const char *found = NULL;
	for (size_t i = 0; i < row->accounts_n; i++) {
		if (!map_get(&accounts->there, row->accounts[i]))
			continue;
		if (found && !str_equal(found, row->accounts[i]))
			return NULL;
		found = row->accounts[i];
	}
	return found;
}

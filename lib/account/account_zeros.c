#include "account/account_zeros.h"

#include <string.h>

#include "base/str.h"
#include "store/path.h"

int account_zeros_find(struct account_zeros *zeros, struct store *store, const char *number, struct arena *arena,
	const char **whole, struct err *err)
{
	const size_t length = strlen(number);
	*whole = NULL;
	if (strspn(number, "0123456789") < length)
		return 0;
	for (size_t width = length + 1; width <= ACCOUNT_ZEROS_LONGEST; width++) {
		const char *padded = arena_printf(arena, "%0*d%s", (int)(width - length), 0, number);
		const char *path = path_account_block(padded, arena);
		if (!str_equal(path, zeros->paths[width])) {
			zeros->blocks[width] = (struct account_block){0};
			zeros->paths[width] = path;
			if (account_block_read(store, path, arena, &zeros->blocks[width], err))
				return -1;
		}
		if (account_block_find(&zeros->blocks[width], padded)) {
			*whole = padded;
			return 0;
		}
	}
	return 0;
}

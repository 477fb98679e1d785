/* libFuzzer target: arbitrary bytes as a map of ticket-import and as one of account-import.
 *
 * A map that is accepted names columns, each field once, and finds its own words again. */
#include "import/account_map.h"
#include "import/ticket_map.h"
#include "input.h"

static void check_words(const struct list *words)
{
	const struct ticket_map_word *word = words->items;
	for (size_t i = 0; i < words->n; i++)
		if (ticket_map_find(words, word[i].text) != &word[i])
			bug("a word that is found as another");
}

static void check_ticket_map(const char *path, struct arena *arena)
{
	static const struct catalogue none;
	struct ticket_map map = {0};
	struct err err = {0};
	if (ticket_map_read(path, &none, arena, &map, &err)) {
		input_refused(&err, ERR_MALFORMED);
		return;
	}
	const struct ticket_map_column *column = map.columns.items;
	for (size_t i = 0; i < map.columns.n; i++)
		for (size_t j = 0; j < i; j++)
			if (column[i].field == column[j].field && column[i].field != TICKET_MAP_REQUEST &&
				column[i].field != TICKET_MAP_REMARK && column[i].field != TICKET_MAP_ADDRESS)
				bug("two columns of one field");
	check_words(&map.statuses);
	check_words(&map.channels);
	if (map.services.n || map.departments.n)
		bug("a code that is in no catalogue");
}

static void check_account_map(const char *path, struct arena *arena)
{
	struct account_map map = {0};
	struct err err = {0};
	if (account_map_read(path, arena, &map, &err))
		input_refused(&err, ERR_MALFORMED);
	else if (!map.columns.n)
		bug("a map without columns");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	const char *path = arena_printf(&arena, "%s/map.yaml", input_directory());
	input_file(path, data, size);
	check_ticket_map(path, &arena);
	check_account_map(path, &arena);
	arena_clear(&arena);
	return 0;
}
